package timex

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// kind is what a token is made of.
type kind uint8

const (
	word  kind = iota + 1 // letters, with inner apostrophes
	digit                 // a run of ASCII digits
	mark                  // any other single rune
)

// flag holds what the surroundings of a token say about it.
type flag uint8

const (
	spaced  flag = 1 << iota // white space stands before it
	capital                  // begins with a capital letter
	roman                    // a Roman numeral; val is its value
	silent                   // digits of a model, a case or a telephone number: no number
	zero                     // digits that begin with a 0 and go on
)

// token is a word, a run of digits or a single mark. Hyphens are marks: the
// grammar says where they join («45-річний») and where they part («5–7 травня»).
type token struct {
	start, end int
	val        float64 // of digits and Roman numerals
	form       uint32  // number of the word form in the lexicon, 0 if it has none
	kind       kind
	flags      flag
	width      uint8 // number of digits, at most 255
}

func (t *token) is(f flag) bool { return t.flags&f != 0 }

// A word longer than this many bytes is in no lexicon.
const longestForm = 64

// Sentences are read in pieces of at most this many tokens, so that memory
// stays bounded on a line of a hundred megabytes.
const piece = 4096

// tokenize appends to dst the tokens of text[from:to] and returns them with
// the offset it stopped at: to, or earlier when dst holds a full piece.
func (g *grammar) tokenize(dst []token, text string, from, to int) ([]token, int) {
	var gap flag
	i := from
	for i < to && len(dst) < piece {
		c := text[i]
		switch {
		case c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\v' || c == '\f':
			gap = spaced
			i++
		case c >= '0' && c <= '9':
			t := readDigits(text, i, to)
			t.flags |= gap
			if t.width == 1 {
				t.form = g.lex.find(text[t.start:t.end])
			}
			dst, gap, i = append(dst, t), 0, t.end
		case c < 0x80 && !latin(c):
			dst = append(dst, token{start: i, end: i + 1, kind: mark, flags: gap, form: g.lex.ascii[c]})
			gap = 0
			i++
		default:
			var t token
			t, i = g.readWide(text, i, to)
			if t.kind == 0 {
				gap = spaced
				continue
			}
			t.flags |= gap
			dst, gap = append(dst, t), 0
		}
	}
	return dst, i
}

func latin(c byte) bool { c |= 0x20; return c >= 'a' && c <= 'z' }

func readDigits(text string, i, to int) token {
	t := token{start: i, kind: digit}
	n := 0
	for i < to && text[i] >= '0' && text[i] <= '9' {
		if n < 18 {
			t.val = t.val*10 + float64(text[i]-'0')
		}
		n++
		i++
	}
	t.end, t.width = i, uint8(min(n, 255))
	if n > 1 && text[t.start] == '0' {
		t.flags |= zero
	}
	if n > 15 {
		t.flags |= silent
	}
	return t
}

// readWide reads a word, or a mark of more than one byte, at i. White space
// gives a token of no kind.
func (g *grammar) readWide(text string, i, to int) (token, int) {
	t := token{start: i}
	var buf [longestForm]byte
	n, h := 0, uint32(hashBasis)
	for i < to {
		r, w := decode(text, i)
		if r < 0x430 || r > 0x44F { // all but the common small letters
			if !letter(r) || r == stress && t.kind == 0 {
				if !joins(r) || t.kind != word || i+w >= to {
					break
				}
				if next, _ := decode(text, i+w); !letter(next) {
					break
				}
			}
			if t.kind == 0 && upper(r) {
				t.flags |= capital
			}
			r = fold(r)
		}
		t.kind = word
		i += w
		switch {
		case r == stress || n > longestForm:
		case r < 0x80 && n < longestForm:
			buf[n] = byte(r)
			h = (h ^ uint32(r)) * hashPrime
			n++
		case r < 0x800 && n+2 <= longestForm:
			b1, b2 := 0xC0|byte(r>>6), 0x80|byte(r&0x3F)
			buf[n], buf[n+1] = b1, b2
			h = ((h^uint32(b1))*hashPrime ^ uint32(b2)) * hashPrime
			n += 2
		default: // no word form is so long, or of such letters
			n = longestForm + 1
		}
	}
	if t.kind == word {
		t.end = i
		if n <= longestForm {
			t.form = g.lex.findHashed(buf[:n], h)
		}
		if t.is(capital) {
			if v := romanValue(text[t.start:t.end]); v > 0 {
				t.flags |= roman
				t.val = float64(v)
			}
		}
		return t, i
	}
	r, w := decode(text, i)
	i += w
	if blank(r) {
		return token{}, i
	}
	t.kind, t.end = mark, i
	t.form = g.lex.find(text[t.start:i])
	return t, i
}

func decode(text string, i int) (rune, int) {
	c := text[i]
	if c < 0x80 {
		return rune(c), 1
	}
	if c&^3 == 0xD0 && i+1 < len(text) && text[i+1]&0xC0 == 0x80 {
		return rune(c&0x1F)<<6 | rune(text[i+1]&0x3F), 2
	}
	return utf8.DecodeRuneInString(text[i:])
}

const stress = 0x301 // combining acute over a stressed vowel

func letter(r rune) bool {
	switch {
	case r < 0x80:
		return latin(byte(r))
	case r >= 0x400 && r < 0x530:
		return true
	case r == stress:
		return true
	}
	return r != utf8.RuneError && unicode.IsLetter(r)
}

func upper(r rune) bool {
	switch {
	case r < 0x80:
		return r >= 'A' && r <= 'Z'
	case r >= 0x400 && r < 0x430:
		return true
	case r >= 0x430 && r < 0x460:
		return false
	}
	return unicode.IsUpper(r)
}

func joins(r rune) bool {
	switch r {
	case '\'', '’', 'ʼ', '‘', '`', 'ʹ':
		return true
	}
	return false
}

func blank(r rune) bool {
	return r == 0xA0 || r >= 0x2000 && r <= 0x200B || r == 0x202F || r == 0xFEFF || unicode.IsSpace(r)
}

// fold gives the form under which a letter is compared: lower case, ё as е.
func fold(r rune) rune {
	switch {
	case r < 0x80:
		if r >= 'A' && r <= 'Z' {
			r += 0x20
		}
	case r == 'ё' || r == 'Ё':
		r = 'е'
	case r >= 0x410 && r < 0x430:
		r += 0x20
	case r >= 0x400 && r < 0x410:
		r += 0x50
	case r < 0x460 && r >= 0x430:
	case joins(r):
		r = '\''
	default:
		r = unicode.ToLower(r)
	}
	return r
}

// foldString gives the folded form of a word of the data files.
func foldString(s string) string {
	if isFolded(s) {
		return s
	}
	out := make([]rune, 0, len(s))
	for _, r := range s {
		if r != stress {
			out = append(out, fold(r))
		}
	}
	return string(out)
}

func isFolded(s string) bool {
	for _, r := range s {
		if r == stress || fold(r) != r {
			return false
		}
	}
	return true
}

// romanValue reads a Roman numeral up to XXXIX in Latin letters or the
// Cyrillic ones that look like them; 0 for anything else.
func romanValue(s string) int {
	tens, rest := 0, s
	for tens < 3 {
		more, ok := cutEither(rest, "X", "Х")
		if !ok {
			break
		}
		tens, rest = tens+1, more
	}
	ones := 0
	switch {
	case rest == "":
	case rest[0] == 'V':
		ones, rest = 5, rest[1:]
		fallthrough
	default:
		for i := 0; i < 3; i++ {
			more, ok := cutEither(rest, "I", "І")
			if !ok {
				break
			}
			ones, rest = ones+1, more
		}
		if ones != 1 || rest == "" {
			break
		}
		for _, nine := range []struct {
			letter string
			value  int
		}{{"V", 4}, {"X", 9}, {"Х", 9}} {
			if rest == nine.letter {
				ones, rest = nine.value, ""
			}
		}
	}
	if rest != "" {
		return 0
	}
	return 10*tens + ones
}

func cutEither(s, a, b string) (string, bool) {
	if rest, ok := strings.CutPrefix(s, a); ok {
		return rest, true
	}
	return strings.CutPrefix(s, b)
}
