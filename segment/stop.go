package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// wordLimit is the longest word, in bytes, that the rules look at.
const wordLimit = 64

// stop is a place where a sentence may end: a mark and what stands around it.
type stop struct {
	text string
	lang *language

	lo, hi  int  // the sentence so far begins at lo; the block ends at hi
	mark    int  // where the run of marks begins
	markEnd int  // where it ends
	end     int  // past closing quotes and brackets: the boundary, if it is one
	next    int  // where the next word or mark begins; hi for none
	gap     bool // white space, or the end, lies between end and next
	kind    rune // '.', '!', '?', '…', or 'e' for an emoji

	quoted bool // closing quotes stand between markEnd and end
	closed int  // so many brackets are closed there
	depth  int  // so many are still open
	aside  bool // the bracket closed last opened after the sentence began
	inside bool // the innermost open bracket opened after the sentence began
}

// left returns the word that ends where the mark begins, "" where there is
// none. Words keep inner hyphens and apostrophes.
func (s *stop) left() string { return wordBefore(s.text, s.lo, s.mark) }

// right returns the word that begins at next, behind opening quotes and
// brackets.
func (s *stop) right() string { return wordAfter(s.text, s.rightStart(), s.hi) }

// rightStart returns next, past opening quotes and brackets.
func (s *stop) rightStart() int {
	i := s.next
	for i < s.hi {
		r, n := utf8.DecodeRuneInString(s.text[i:s.hi])
		switch r {
		case '«', '„', '“', '"', '\'', '‘', '(', '[', '‹', '”':
			i += n
			continue
		}
		break
	}
	return i
}

// rune returns the rune at next, 0 at the end.
func (s *stop) rune() rune { return runeAt(s.text, s.next, s.hi) }

// first returns the first rune of the next word, behind opening quotes.
func (s *stop) first() rune { return runeAt(s.text, s.rightStart(), s.hi) }

func runeAt(text string, i, hi int) rune {
	if i >= hi {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(text[i:hi])
	return r
}

// runeBefore returns the rune that ends at i, 0 at lo.
func runeBefore(text string, lo, i int) rune {
	if i <= lo {
		return 0
	}
	r, _ := utf8.DecodeLastRuneInString(text[lo:i])
	return r
}

// wordBefore returns the word of letters and digits that ends at i.
func wordBefore(text string, lo, i int) string {
	lo = max(lo, i-wordLimit)
	j := i
	for j > lo {
		r, n := utf8.DecodeLastRuneInString(text[lo:j])
		if !inWord(r) {
			break
		}
		j -= n
	}
	return strings.TrimLeft(text[j:i], "-'’ʼ")
}

// wordAfter returns the word of letters and digits that begins at i.
func wordAfter(text string, i, hi int) string {
	hi = min(hi, i+wordLimit)
	j := i
	for j < hi {
		r, n := utf8.DecodeRuneInString(text[j:hi])
		if !inWord(r) {
			break
		}
		j += n
	}
	return strings.TrimRight(text[i:j], "-'’ʼ")
}

func inWord(r rune) bool {
	return r == '-' || r == '\'' || r == '’' || r == 'ʼ' || r == 0x301 || r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// before returns the word before the one that begins at i and whether a full
// stop stands between them, and where that word begins. Only blanks and a
// full stop may lie between.
func (s *stop) before(i int) (word string, dotted bool, at int) {
	j := i
	for j > s.lo {
		r, n := utf8.DecodeLastRuneInString(s.text[s.lo:j])
		if r == '.' && !dotted {
			dotted = true
		} else if !isBlank(r) {
			break
		}
		j -= n
	}
	word = wordBefore(s.text, s.lo, j)
	return word, dotted, j - len(word)
}

// atStart reports whether nothing but openers and blanks lies between the
// beginning of the sentence and i.
func (s *stop) atStart(i int) bool {
	return i-s.lo <= wordLimit && strings.TrimLeft(s.text[s.lo:i], " \t\n\r\u00a0«„“\"'([—–-•*·") == ""
}

func isUpperWord(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

func isLowerWord(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsLower(r)
}

// isLetter reports whether w is one upper-case letter.
func isInitial(w string) bool {
	r, n := utf8.DecodeRuneInString(w)
	return n == len(w) && n > 0 && unicode.IsUpper(r)
}

// isNumber reports whether w is made of digits, with an ending after a hyphen
// or not.
func isNumber(w string) bool {
	return w != "" && '0' <= w[0] && w[0] <= '9'
}

// isRoman reports whether w is a Roman numeral, in Latin letters or the
// Cyrillic ones that look like them. Cyrillic С and М alone are initials.
func isRoman(w string) bool {
	if w == "" || w == "С" || w == "М" {
		return false
	}
	for _, r := range w {
		if !strings.ContainsRune("IVXLCDMІХСМ", r) {
			return false
		}
	}
	return true
}

// isAcronym reports whether w is two capitals or more.
func isAcronym(w string) bool {
	return utf8.RuneCountInString(w) > 1 && strings.IndexFunc(w, func(r rune) bool { return !unicode.IsUpper(r) }) < 0
}

// lower writes w in lower case into buf and returns it as bytes, so that a map
// can be asked without allocating. Words longer than buf are cut.
func lower(buf *[wordLimit]byte, w string) []byte {
	out := buf[:0]
	for _, r := range w {
		if len(out)+utf8.UTFMax > len(buf) {
			break
		}
		if r == '’' || r == 'ʼ' {
			r = '\''
		}
		out = utf8.AppendRune(out, unicode.ToLower(r))
	}
	return out
}
