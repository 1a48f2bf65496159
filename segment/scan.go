package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// asideLimit is how many bytes ahead the closing bracket of an aside is looked
// for. A bracket that is not closed within it is a stray mark. It bounds the
// work that a run of opening brackets can cause.
const asideLimit = 600

// maxDepth is how many brackets within brackets are told apart.
const maxDepth = 8

// scanner walks through one block and finds the places where a sentence may
// end. What it notes of the current sentence is reset at each boundary.
type scanner struct {
	text  string
	lang  *language
	pos   int // where the scan goes on
	end   int // end of the block
	lines bool

	open   [maxDepth]int // where the brackets that are open now began
	depth  int
	close  int // where the next closing bracket is, as far as looked for
	quotes int // typewriter quotes seen in the sentence

	joined func(at int, rule string) // told of marks that end nothing; may be nil
}

// next returns where the sentence that begins at start ends, and the rule
// that says so. The end is past closing quotes and brackets, before any
// blanks.
func (s *scanner) next(start int) (int, string) {
	s.depth, s.quotes = 0, 0
	start = skipBlank(s.text, start, s.end, false)
	s.pos = max(s.pos, start)
	for s.pos < s.end {
		i := s.pos
		switch c := s.text[i]; c {
		case '.', '!', '?':
			if stop, rule := s.judge(start, i, 1); rule != "" {
				return stop, rule
			}
		case '\n', '\r':
			if rule := s.lineBreak(i); rule != "" {
				s.pos = i + 1
				return i, rule
			}
			s.pos++
		case '(', '[':
			s.push(i)
			s.pos++
		case ')', ']':
			s.depth = max(s.depth-1, 0)
			s.pos++
		case '"':
			s.quotes++
			s.pos++
		case 0xE2, 0xEF, 0xF0:
			n := markLen(s.text[i:s.end])
			if n == 0 {
				s.pos++
				continue
			}
			if stop, rule := s.judge(start, i, n); rule != "" {
				return stop, rule
			}
		default:
			s.pos++
		}
	}
	s.pos = s.end
	return s.end, "block-end"
}

// lineBreak returns the rule by which the line break at i ends a sentence, or
// "" where it does not.
func (s *scanner) lineBreak(i int) string {
	if s.lines {
		return "line-break"
	}
	for j := i + 1; j < s.end; j++ {
		switch c := s.text[j]; {
		case c == '\n' && (s.text[i] == '\n' || j > i+1):
			return "blank-line"
		case c == '\r' && s.text[i] == '\r':
			return "blank-line"
		case c == ' ' || c == '\t' || c == '\r' || c == '\n':
		default:
			return ""
		}
	}
	return ""
}

// push notes an opening bracket, if it is closed before long.
func (s *scanner) push(i int) {
	if s.depth == maxDepth || !s.closes(i) {
		return
	}
	s.open[s.depth] = i
	s.depth++
}

// closes reports whether the bracket at i is closed near by, in its line.
func (s *scanner) closes(i int) bool {
	if s.close <= i {
		s.close = s.end
		if k := strings.IndexAny(s.text[i:s.end], ")]"); k >= 0 {
			s.close = i + k
		}
	}
	if s.close > i+asideLimit {
		return false
	}
	level := 0
	for j := i; j < min(s.end, i+asideLimit); j++ {
		switch s.text[j] {
		case '(', '[':
			level++
		case ')', ']':
			if level--; level == 0 {
				return true
			}
		case '\n':
			if s.lines {
				return false
			}
		}
	}
	return false
}

// judge asks the rules about the mark of n bytes at i. It returns the end of
// the sentence and the rule, or "" where the sentence goes on; then s.pos is
// past the mark.
func (s *scanner) judge(start, i, n int) (int, string) {
	st := s.stopAt(start, i, n)
	rule, verdict := decide(&st)
	if verdict == split {
		s.pos = st.end
		return st.end, rule
	}
	s.pos = st.markEnd
	if s.joined != nil {
		s.joined(st.end, rule)
	}
	return 0, ""
}

// stopAt gathers what the rules need to know of the mark at i.
func (s *scanner) stopAt(start, i, n int) stop {
	st := stop{text: s.text, lang: s.lang, lo: start, hi: s.end, mark: i, kind: kindOf(s.text[i:], n)}
	j := i + n
	for j < s.end {
		c := s.text[j]
		if c == '.' || c == '!' || c == '?' {
			if c != '.' && st.kind == '.' || c == '!' && st.kind == 'e' || c == '?' && st.kind == 'e' {
				st.kind = rune(c)
			} else if c == '.' && st.kind == '.' {
				st.kind = '…'
			}
			j++
			continue
		}
		m := markLen(s.text[j:s.end])
		if m == 0 {
			break
		}
		if k := kindOf(s.text[j:], m); st.kind == '.' || k == '!' {
			st.kind = k
		}
		j += m
	}
	st.markEnd = j
	st.end = s.closers(j, &st)
	if k := skipBlank(s.text, st.end, s.end, s.lines); k > st.end && s.strayQuote(k, st.quoted) {
		st.end, st.quoted = k+1, true
	}
	st.end = s.emoji(st.end)
	st.next = skipBlank(s.text, st.end, s.end, s.lines)
	st.gap = st.next > st.end || st.next >= s.end
	st.depth = s.depth - st.closed
	if st.closed > 0 && s.depth > 0 {
		st.aside = s.open[max(st.depth, 0)] > start
	}
	if st.depth > 0 {
		st.inside = s.open[st.depth-1] > start
	}
	return st
}

// emoji returns where the pictographs end that stand at i behind a blank, if
// no word follows at once; they belong to the sentence before.
func (s *scanner) emoji(i int) int {
	j := skipBlank(s.text, i, s.end, s.lines)
	k := j
	for k < s.end {
		r, n := utf8.DecodeRuneInString(s.text[k:s.end])
		if !isEmoji(r) && r != 0xFE0F && r != 0x200D {
			break
		}
		k += n
	}
	if k == j || !endsWord(s.text, k, s.end) {
		return i
	}
	return k
}

// strayQuote reports whether a typewriter quote at i, behind a blank, closes
// what stands before it: one was open, and no word follows at once.
func (s *scanner) strayQuote(i int, closed bool) bool {
	return i < s.end && s.text[i] == '"' && s.quotes%2 == 1 && !closed && endsWord(s.text, i+1, s.end)
}

// closers returns where the closing quotes and brackets, footnote numbers and
// emoji that belong to the mark end, and notes in st what they closed.
func (s *scanner) closers(j int, st *stop) int {
	quotes := s.quotes
	for j < s.end {
		r, n := utf8.DecodeRuneInString(s.text[j:s.end])
		switch r {
		case '»', '”', '’', '“', '‘', '\'', '›', '}':
			st.quoted = true
		case '"':
			if quotes%2 == 0 && !endsWord(s.text, j+n, s.end) {
				return j
			}
			quotes++
			st.quoted = true
		case ')', ']':
			st.closed++
		case '[':
			m := footnote(s.text[j:s.end])
			if m == 0 {
				return j
			}
			n = m
		case 0x2764, 0xFE0F:
		default:
			if !isEmoji(r) {
				return j
			}
		}
		j += n
	}
	return j
}

// endsWord reports whether what stands at i is a blank, a mark or the end.
func endsWord(text string, i, end int) bool {
	if i >= end {
		return true
	}
	r, _ := utf8.DecodeRuneInString(text[i:end])
	return !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// footnote returns the length of a footnote number in square brackets that s
// begins with, "[12]", or 0.
func footnote(s string) int {
	i := 1
	for i < len(s) && i < 5 && '0' <= s[i] && s[i] <= '9' {
		i++
	}
	if i == 1 || i >= len(s) || s[i] != ']' {
		return 0
	}
	return i + 1
}

// markLen returns the length of the mark beyond ASCII that s begins with: an
// ellipsis, a doubled mark, an ideographic stop or an emoji; 0 for none.
func markLen(s string) int {
	r, n := utf8.DecodeRuneInString(s)
	switch r {
	case '…', '‼', '⁇', '⁈', '⁉', '。', '！', '？':
		return n
	}
	if isEmoji(r) {
		return n
	}
	return 0
}

// kindOf returns the kind of mark that s begins with, n bytes long: '.', '!',
// '?', '…', or 'e' for an emoji.
func kindOf(s string, n int) rune {
	if n == 1 {
		return rune(s[0])
	}
	r, _ := utf8.DecodeRuneInString(s)
	switch r {
	case '…', '?', '!':
		return r
	case '‼', '！':
		return '!'
	case '⁇', '⁈', '⁉', '？':
		return '?'
	case '。':
		return '!'
	}
	return 'e'
}

// isEmoji reports whether r is a pictograph.
func isEmoji(r rune) bool {
	return r >= 0x1F300 && r <= 0x1FAFF || r >= 0x2600 && r <= 0x26FF && r != 0x2605 && r != 0x2606
}

// skipBlank returns where the white space that begins at i ends; a line break
// ends it where lines is set.
func skipBlank(text string, i, end int, lines bool) int {
	for i < end {
		r, n := utf8.DecodeRuneInString(text[i:end])
		if (r == '\n' || r == '\r') && lines || !isBlank(r) {
			return i
		}
		i += n
	}
	return i
}

func isBlank(r rune) bool {
	return r == ' ' || r == '\n' || r == '\t' || r == '\r' || r > 0x7F && (unicode.IsSpace(r) || r == 0x200B || r == 0xFEFF)
}

func runeEdge(text string, i int) bool { return i >= len(text) || utf8.RuneStart(text[i]) }
