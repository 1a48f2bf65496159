package detect

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/detect/internal/ngram"
)

// piece is a stretch of text that is in one language, as far as punctuation
// shows: a sentence, a line, or a quotation in « ». It holds counts of what
// tells languages apart.
type piece struct {
	corpus.Span
	line   int  // which line of the text it is in
	quoted bool // it is in « »

	cyrillic, latin, other int // letters by script
	marks                  [markCount]int32

	// fit is how well the likeliest language fits, in nats a letter: 0 where
	// the letters alone decided. belief sets it.
	fit float64
	// madeUp is by how many letters' worth perLetter was added. belief sets it.
	madeUp float64
	// words is how many words were judged, and common how many of them are
	// common in Polish or English.
	words, common int
}

// marks are letters, or groups of them, that tell languages apart.
type mark uint8

const (
	noMark      mark = iota
	markI            // і: uk, be
	markYi           // ї є ґ: uk
	markY            // ы э ё: ru, be
	markHard         // ъ: ru, bg
	markU            // ў: be
	markSr           // ј љ њ џ: sr, mk
	markSrOnly       // ђ ћ: sr
	markMk           // ѓ ќ ѕ: mk
	markI2           // и: not be
	markShch         // щ: uk, ru, bg
	markSoft         // ь ю я й: not sr, mk
	markPl           // ą ć ę ł ń ó ś ź ż
	markStrange      // Cyrillic letters of other languages
	markCount
)

// marked maps lower- and upper-case Cyrillic letters to their marks, from
// U+0400 on.
var marked = func() (table [0x130]mark) {
	for m, letters := range map[mark]string{
		markI: "іІ", markYi: "їєґЇЄҐ", markY: "ыэёЫЭЁ", markHard: "ъЪ", markU: "ўЎ", markSr: "јљњџЈЉЊЏ",
		markSrOnly: "ђћЂЋ", markMk: "ѓќѕЃЌЅ", markI2: "иИ", markShch: "щЩ", markSoft: "ьюяйЬЮЯЙ",
	} {
		for _, r := range letters {
			table[r-0x400] = m
		}
	}
	for r := rune(0x400); r < 0x530; r++ {
		if table[r-0x400] == noMark && ngram.Symbol(unicode.ToLower(r)) == ngram.Other && unicode.IsLetter(r) {
			table[r-0x400] = markStrange
		}
	}
	return table
}()

func (p *piece) letters() int { return p.cyrillic + p.latin + p.other }

// isCyrillic reports whether the piece is Cyrillic text, with Latin names in
// it perhaps.
func (p *piece) isCyrillic() bool { return 3*p.cyrillic >= p.latin }

// The length, in letters, up to which a piece in another script than its line
// is taken for a name in it: alone, and in quotation marks.
const (
	foreignName = 24
	quotedName  = 40
)

// isName reports whether the piece is a mere name, or a line with an address in
// it, in a text in lang.
func (p *piece) isName(lang int) bool {
	n := p.letters()
	return n <= foreignName || p.quoted && n <= quotedName || n <= nameLength && p.cyrillic >= 4 && !isLatin(lang) && !p.foreign()
}

// inherits reports whether the piece belongs to a line in lang, where it is
// not plainly in another language: it is in the same script, or a mere name.
func (p *piece) inherits(lang int) bool {
	return p.isCyrillic() != isLatin(lang) || p.isName(lang)
}

// foreign reports whether much of the piece is in letters of no language
// known.
func (p *piece) foreign() bool {
	return p.other*2 > p.letters() || int(p.marks[markStrange])*20 > p.cyrillic && p.marks[markStrange] > 1
}

// pieceLetters is the least number of letters of a sentence: initials and
// abbreviations end none.
const pieceLetters = 8

// cut divides text into pieces that have letters.
func cut(text string) []piece {
	pieces := make([]piece, 0, len(text)/160+1)
	cur := piece{}
	line, depth := 0, 0
	flush := func(end, next int) {
		cur.End = end
		if cur.letters() > 0 {
			cur.line = line
			cur.Span = cur.Trim(text)
			pieces = append(pieces, cur)
		}
		cur = piece{Span: corpus.Span{Start: next}, quoted: depth > 0}
	}
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf {
			switch {
			case c|0x20 >= 'a' && c|0x20 <= 'z':
				if lookAlike(rune(c)) != rune(c) && amidCyrillic(text, i) {
					cur.cyrillic++
					cur.marks[marked[lookAlike(rune(c))-0x400]]++
				} else {
					cur.latin++
				}
			case c == '\n' || c == '\r':
				depth = 0
				flush(i, i+1)
				line++
			case c == '.' || c == '!' || c == '?':
				if i+1 < len(text) && text[i+1] == ' ' && cur.letters() >= pieceLetters {
					flush(i+1, i+1)
				}
			}
			i++
			continue
		}
		if c >= 0xD0 && c <= 0xD3 && i+1 < len(text) && text[i+1]&0xC0 == 0x80 {
			r := rune(c&0x1F)<<6 | rune(text[i+1]&0x3F)
			if r < 0x482 || r > 0x489 {
				cur.cyrillic++
				cur.marks[marked[min(r-0x400, 0x12F)]]++
			}
			i += 2
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == '«':
			depth = 1
			flush(i, i)
		case r == '»':
			depth = 0
			flush(i+n, i+n)
		case r == '…':
			if i+n < len(text) && text[i+n] == ' ' && cur.letters() >= pieceLetters {
				flush(i+n, i+n)
			}
		case r >= 0xC0 && r < 0x250:
			cur.latin++
			if ngram.Symbol(unicode.ToLower(r)) != ngram.Other {
				cur.marks[markPl]++
			} else {
				cur.marks[markStrange]++
			}
		case unicode.IsLetter(r):
			cur.other++
		}
		i += n
	}
	flush(len(text), len(text))
	return pieces
}

// amidCyrillic reports whether a Cyrillic letter stands right before or after
// the byte at i.
func amidCyrillic(text string, i int) bool {
	return i > 1 && text[i-2] >= 0xD0 && text[i-2] <= 0xD3 && text[i-1]&0xC0 == 0x80 ||
		i+1 < len(text) && text[i+1] >= 0xD0 && text[i+1] <= 0xD3
}

// belief returns what the letters and the profiles say of the piece.
func (p *piece) belief(text string) belief {
	b := prior
	if p.letters() == p.other {
		return b
	}
	if l := p.plain(); l >= 0 {
		b[l] += 40
		return b
	}
	var s ngram.Scores
	p.score(&s, text)
	p.fit = float64(slices.Max(s[:])) / ngram.Unit / float64(max(p.cyrillic, p.latin))
	if !p.isCyrillic() {
		p.fit = (float64(max(s[pl], s[en]))/ngram.Unit + polishMark*float64(p.marks[markPl])) / float64(p.latin)
	}
	p.madeUp = makeUp(max(p.cyrillic, p.latin))
	for l := range b {
		b[l] += float64(s[l])/ngram.Unit + p.madeUp*perLetter[l]
	}
	b.letters(p)
	b.exclude(p.isCyrillic())
	return b
}

// plain returns the language that the letters alone show, -1 where they leave
// it open.
func (p *piece) plain() int {
	m := &p.marks
	if p.cyrillic < 12 || p.latin*2 > p.cyrillic || m[markStrange] > 0 || m[markSr]+m[markSrOnly]+m[markMk] > 0 {
		return -1
	}
	ukrainian, russian := m[markI]+3*m[markYi], m[markY]
	switch {
	case ukrainian >= 3 && russian+m[markHard]+m[markU] == 0 && (m[markYi] > 0 || m[markI2] > 1 && m[markI] > 1):
		return uk
	case russian >= 2 && ukrainian+m[markU] == 0 && m[markI2] > 0:
		return ru
	case m[markU]+min(m[markI], m[markY]) >= 2 && m[markYi]+m[markI2]+m[markHard] == 0:
		return be
	}
	return -1
}

// score adds the likelihoods of the words of the piece, those in its main
// script alone.
func (p *piece) score(s *ngram.Scores, text string) {
	table := profiles()
	cyrillic := p.isCyrillic()
	common := functionWords()
	var lower [32]byte // the word in lower case
	m := 0
	var word [66]byte
	word[0] = ngram.Boundary
	n := 1
	hasCyrillic, hasLatin := false, false
	end := func() {
		if n > 1 && (cyrillic && hasCyrillic || !cyrillic && hasLatin && !hasCyrillic) {
			word[n] = ngram.Boundary
			table.AddWord(s, word[:n+1])
			p.words++
			if set := common[string(lower[:m])]; set != 0 && m < len(lower)-4 {
				if set&(1<<pl|1<<en) != 0 {
					p.common++
				}
				for l := range s {
					if set&(1<<l) != 0 {
						s[l] += wordWeight * ngram.Unit
					}
				}
			}
		}
		n, m, hasCyrillic, hasLatin = 1, 0, false, false
	}
	part := p.In(text)
	for i, r := range part {
		switch {
		case r >= 0x400 && r < 0x460:
			r = lowerCyrillic(r)
		case r|0x20 >= 'a' && r|0x20 <= 'z':
			if cyrillic && (hasCyrillic || foldable(part[i:])) {
				r = lookAlike(r)
			}
			if r < utf8.RuneSelf {
				r |= 0x20
			}
		case r == '\'' || r == '’' || r == 'ʼ':
			if n == 1 {
				continue
			}
			r = '\''
		case r < 0xC0 || !unicode.IsLetter(r):
			end()
			continue
		default:
			r = unicode.ToLower(r)
		}
		if isCyrillic(r) {
			hasCyrillic = true
		} else if r != '\'' {
			hasLatin = true
		}
		if n < len(word)-1 {
			word[n] = ngram.Symbol(r)
			n++
			if m < len(lower)-4 {
				m += utf8.EncodeRune(lower[m:], r)
			}
		}
	}
	end()
}

// lowerCyrillic returns the lower case of a letter in U+0400 to U+045F.
func lowerCyrillic(r rune) rune {
	switch {
	case r < 0x410:
		return r + 0x50
	case r < 0x430:
		return r + 0x20
	}
	return r
}

func isCyrillic(r rune) bool { return r >= 0x400 && r < 0x530 }

// foldable reports whether the Latin letter that s begins with is followed by
// a Cyrillic one, or is an i alone: «вода i хліб».
func foldable(s string) bool {
	return len(s) > 2 && (s[1] >= 0xD0 && s[1] <= 0xD3 || s[0]|0x20 == 'i' && s[1] == ' ' && s[2] >= 0xD0 && s[2] <= 0xD3)
}

// lookAlike returns the Cyrillic letter that looks like the Latin r, in lower
// case, or r.
func lookAlike(r rune) rune {
	switch r {
	case 'a', 'A':
		return 'а'
	case 'B':
		return 'в'
	case 'c', 'C':
		return 'с'
	case 'e', 'E':
		return 'е'
	case 'H':
		return 'н'
	case 'i', 'I':
		return 'і'
	case 'j', 'J':
		return 'ј'
	case 'K', 'k':
		return 'к'
	case 'M':
		return 'м'
	case 'o', 'O':
		return 'о'
	case 'p', 'P':
		return 'р'
	case 'T':
		return 'т'
	case 'x', 'X':
		return 'х'
	case 'y', 'Y':
		return 'у'
	}
	return r
}

// The least fit, in nats a letter, with which a longer piece is in a language
// known, by script, and how many letters make a piece longer. Polish and
// English sentences have -2.0 to -3.2, transliterated Ukrainian and Russian,
// Czech, German or Turkish ones -3.4 to -5; in Cyrillic the languages known
// have -1.2 to -3.3, Kazakh and Mongolian -3.7 to -5.5.
const (
	latinFit    = -3.8
	wordlessFit = -2.7 // of a piece with next to no common words
	polishMark  = 4.0  // what a Polish letter adds, whatever the word
	cyrillicFit = -3.7
	fitLetters  = 20
)

// unknown reports whether the piece is in none of the languages.
func (p *piece) unknown() bool {
	if p.foreign() || p.letters() == p.other {
		return true
	}
	if p.letters() < fitLetters {
		return false
	}
	if p.isCyrillic() {
		return p.fit < cyrillicFit
	}
	fewCommon := p.common*8 < p.words && p.marks[markPl] == 0
	return p.fit < latinFit || fewCommon && p.fit < wordlessFit
}

// result turns a belief into an answer.
func (p *piece) result(b belief, best int, bonus *bonuses) Result {
	r := Result{Lang: corpus.Lang(ngram.Languages[best]), Confidence: b.share(best, bonus)}
	if p.unknown() {
		r.Lang = corpus.Undetermined
	}
	return r
}
