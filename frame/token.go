package frame

import (
	"unicode/utf8"

	"github.com/zvirka/zvirka/canon"
	"github.com/zvirka/zvirka/corpus"
)

// token is a word, number or mark with its reading.
type token struct {
	corpus.Span
	class   canon.Class
	lower   string
	plain   string // lower with straight apostrophes, as the data has them
	f       feat
	trigger int32 // entry that names an event or is light, -1 if none
	alt     int32 // reading as a word of saying, where trigger is another, -1
	last    int32 // last token of a multiword trigger
	cue     cue
	cueEnd  int32
	source  int32 // last token of a cue that a source follows, -1 if none
	word    wordClass
	person  int32 // entry of a role or group noun, -1 if none
	mention int32 // index of the mention that covers it, -1 if none
	number  int32 // index of the number that covers it, -1
	time    int32
	quoted  bool
	mark    byte // for punctuation: , . ; : - ( ) " or 0
}

// lower lower-cases without changing the length in bytes: ASCII and Cyrillic
// only, and "ё" becomes "е", so that offsets stay true.
func lower(buf []byte, s string) []byte {
	buf = append(buf[:0], s...)
	for i := 0; i < len(buf); i++ {
		c := buf[i]
		switch {
		case 'A' <= c && c <= 'Z':
			buf[i] = c + 32
		case (c == 0xD0 || c == 0xD1 || c == 0xD2) && i+1 < len(buf):
			lowerCyrillic(buf[i : i+2])
			i++
		}
	}
	return buf
}

func lowerCyrillic(b []byte) {
	switch c := b[1]; {
	case b[0] == 0xD0 && c == 0x81: // Ё
		b[0], b[1] = 0xD0, 0xB5
	case b[0] == 0xD1 && c == 0x91: // ё
		b[0], b[1] = 0xD0, 0xB5
	case b[0] == 0xD0 && 0x80 <= c && c <= 0x8F:
		b[0], b[1] = 0xD1, c+0x10
	case b[0] == 0xD0 && 0x90 <= c && c <= 0x9F:
		b[1] = c + 0x20
	case b[0] == 0xD0 && 0xA0 <= c && c <= 0xAF:
		b[0], b[1] = 0xD1, c-0x20
	case b[0] == 0xD2 && c == 0x90: // Ґ
		b[1] = 0x91
	}
}

// markOf returns the kind of a mark of punctuation.
func markOf(s string) byte {
	r, _ := utf8.DecodeRuneInString(s)
	switch r {
	case ',', ';', ':', '(', ')':
		return byte(r)
	case '[':
		return '('
	case ']':
		return ')'
	case '—', '–', '-', '―', '−':
		return '-'
	case '«', '»', '"', '“', '”', '„':
		return '"'
	case '.', '!', '?', '…':
		return '.'
	}
	return 0
}

// reader holds what the sentences of one document share.
type reader struct {
	*scratch
	in    Input
	lex   *lexicon
	canon *canon.Canon
	lower string        // the text in lower case, same offsets
	ctoks []canon.Token // of the sentence that was read last
	forms []canon.Form  // of ctoks, nil where they are yet to be made
	cands []candidate
	// cursors into the lists of the input
	mention, time, number, quote int
}

// tokens reads the tokens of span, sentence n or a part of it, into r.toks.
func (r *reader) tokens(n int, span corpus.Span) []token {
	if n < len(r.in.Tokens) && n < len(r.in.Forms) && span == r.in.Sentences[n] {
		r.ctoks, r.forms = r.in.Tokens[n], r.in.Forms[n]
	} else {
		r.own = canon.AppendTokens(r.own[:0], r.in.Text, span)
		r.ctoks, r.forms = r.own, nil
	}
	r.toks = r.toks[:0]
	for _, c := range r.ctoks {
		t := token{Span: c.Span, class: c.Class, lower: c.In(r.lower), trigger: -1, alt: -1, source: -1, person: -1, mention: -1, number: -1, time: -1}
		t.plain = straight(t.lower)
		if c.Class == canon.Punct || c.Class == canon.Symbol {
			t.mark = markOf(t.lower)
		}
		r.toks = append(r.toks, t)
	}
	r.cover(span)
	for i := range r.toks {
		if r.toks[i].class == canon.Word {
			r.readWord(i)
		}
	}
	return r.toks
}

// cover marks the tokens that lie in mentions, times, numbers and quotations.
func (r *reader) cover(span corpus.Span) {
	mark(r.toks, span, r.in.Mentions, &r.mention, func(m Mention) corpus.Span { return m.Span }, func(t *token, i int) { t.mention = int32(i) })
	mark(r.toks, span, r.in.Times, &r.time, func(m Time) corpus.Span { return m.Span }, func(t *token, i int) { t.time = int32(i) })
	mark(r.toks, span, r.in.Numbers, &r.number, func(m Number) corpus.Span { return m.Span }, func(t *token, i int) { t.number = int32(i) })
	mark(r.toks, span, r.in.Quotes, &r.quote, func(s corpus.Span) corpus.Span { return s }, func(t *token, i int) { t.quoted = true })
}

// mark calls set for every token of a sentence that lies in an item of list,
// whose spans are in order. next is the first item that may still matter.
func mark[T any](toks []token, in corpus.Span, list []T, next *int, span func(T) corpus.Span, set func(*token, int)) {
	for *next < len(list) && span(list[*next]).End <= in.Start {
		*next++
	}
	k := 0
	for i := *next; i < len(list); i++ {
		s := span(list[i])
		if s.Start >= in.End {
			return
		}
		for k < len(toks) && toks[k].End <= s.Start {
			k++
		}
		for j := k; j < len(toks) && toks[j].Start < s.End; j++ {
			if s.Start < toks[j].End {
				set(&toks[j], i)
			}
		}
	}
}

// readWord chooses the reading of the word at toks[i].
func (r *reader) readWord(i int) {
	t := &r.toks[i]
	word := t.plain
	known := r.lex.known.Get(word, r.lex.reading)
	r.cands = known.cands
	best := -1
	for k := range r.cands {
		c := &r.cands[k]
		e := &r.lex.entries[c.entry]
		end, ok := r.follow(i, e)
		if !ok {
			continue
		}
		switch {
		case e.sort == sCue && e.cue == cSource:
			t.source = max(t.source, int32(end))
		case e.sort == sCue:
			if t.cue == cNone || end > int(t.cueEnd) {
				t.cue, t.cueEnd = e.cue, int32(end)
			}
		case e.sort == sWord && e.group:
			if t.person < 0 {
				t.person = c.entry
				t.f |= c.f
			}
		case e.sort == sWord:
			if t.word == wNone {
				t.word = e.word
			}
		case len(word) < 6: // no event has so short a name
		case e.speech && e.pos == 'v' && len(e.next) == 0 && t.alt < 0 && best >= 0 && r.cands[best].stem == c.stem:
			t.alt = c.entry
		case best < 0 || r.better(k, best):
			best = k
			t.last = int32(end)
		}
	}
	inName := t.mention >= 0
	if best >= 0 && t.word == wNone && !inName {
		t.trigger, t.f = r.cands[best].entry, r.cands[best].f
		return
	}
	t.last = 0
	if t.word == wNone && t.cue == cNone && t.person < 0 && !inName {
		t.f |= known.guess
	}
}

// better reports whether candidate k is a better trigger than best: more
// words, then the longer stem, then verbs before nouns for equal stems.
func (r *reader) better(k, best int) bool {
	a, b := r.cands[k], r.cands[best]
	x, y := &r.lex.entries[a.entry], &r.lex.entries[b.entry]
	if len(x.next) != len(y.next) {
		return len(x.next) > len(y.next)
	}
	if a.f.has(fReflBase) != b.f.has(fReflBase) {
		return a.f.has(fReflBase)
	}
	if a.stem == b.stem && x.pos != y.pos {
		return y.pos == 'v' && x.speech && (x.pos == 'a' || x.pos == 'x')
	}
	return a.stem > b.stem
}

// follow reports whether the further words of e stand near toks[i], and the
// last token that belongs to it.
func (r *reader) follow(i int, e *entry) (int, bool) {
	at := i
	for _, b := range e.next {
		limit := 4
		if e.near {
			limit = 1
		}
		found := -1
		for j, words := at+1, 0; j < len(r.toks) && words < limit; j++ {
			if r.toks[j].class == canon.Punct && !e.near {
				if r.toks[j].mark != '"' {
					break
				}
				continue
			}
			words++
			if begins(r.toks[j].plain, b) {
				found = j
				break
			}
		}
		if found < 0 {
			if !e.near && r.precedes(i, b) {
				continue
			}
			return 0, false
		}
		at = found
	}
	return at, true
}

// precedes reports whether a word that meets b stands within three tokens
// before toks[i].
func (r *reader) precedes(i int, b string) bool {
	for j := i - 1; j >= 0 && j >= i-3 && r.toks[j].mark == 0; j-- {
		if begins(r.toks[j].plain, b) {
			return true
		}
	}
	return false
}

// reading is what the lexicon knows of a word by itself.
type reading struct {
	cands []candidate
	guess feat
}

func (l *lexicon) reading(word string) reading {
	return reading{l.lookup(nil, word), l.guessed(word)}
}

// straight returns a word with the straight apostrophe that the data uses.
func straight(w string) string {
	for i := 0; i+1 < len(w); i++ {
		if w[i] == 0xE2 || w[i] == 0xCA {
			return straighten(w)
		}
	}
	return w
}

func straighten(w string) string {
	out := make([]rune, 0, len(w))
	for _, c := range w {
		switch c {
		case '’', 'ʼ', '‘', '′', '´':
			c = '\''
		}
		out = append(out, c)
	}
	return string(out)
}

// guessed returns the features that the ending of an unknown word suggests.
func (l *lexicon) guessed(word string) feat {
	w := word
	var refl feat
	for _, r := range reflexive {
		if len(w) > len(r)+6 && w[len(w)-len(r):] == r {
			w, refl = w[:len(w)-len(r)], fRefl
		}
	}
	for cut := max(4, len(w)-maxEnding); cut < len(w); cut++ {
		if f, ok := l.guess[w[cut:]]; ok {
			return f | refl | fGuess
		}
	}
	return 0
}
