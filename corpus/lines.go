package corpus

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// line is a line of plain text that is not blank, without white space at
// either end.
type line struct {
	Span
	blank  bool // a blank line, or the start of the text, lies before it
	indent int  // blanks before its text
}

// splitLines returns the lines of text that are not blank. Lines end at line
// feeds, carriage returns, form feeds, vertical tabs and the separators
// U+2028 and U+2029.
func splitLines(text string) []line {
	lines := make([]line, 0, strings.Count(text, "\n")+1)
	blank := true
	for start := 0; start < len(text); {
		end, next := lineEnd(text, start)
		span := Span{start, end}.Trim(text)
		if span.Len() == 0 {
			// "\r\n" is one line break: the empty line within it is none.
			blank = blank || end > start || !(start > 0 && text[start-1] == '\r' && text[start] == '\n')
		} else {
			lines = append(lines, line{span, blank, utf8.RuneCountInString(text[start:span.Start])})
			blank = false
		}
		start = next
	}
	return lines
}

// lineEnd returns where the line that starts at start ends, and where the
// next one starts.
func lineEnd(text string, start int) (end, next int) {
	for i := start; i < len(text); i++ {
		switch c := text[i]; {
		case c >= '\n' && c <= '\r':
			return i, i + 1
		case c == 0xE2 && i+2 < len(text) && text[i+1] == 0x80 && (text[i+2] == 0xA8 || text[i+2] == 0xA9):
			return i, i + 3
		}
	}
	return len(text), len(text)
}

// Limits of [joinWrapped]: a text is wrapped when its lines are no longer
// than wrapWidth runes and at least one in wrapShare line breaks has a
// sentence go on behind it.
const (
	wrapWidth = 130
	wrapShare = 4
	wrapLeast = 3
)

// joinWrapped joins the lines of a text that was broken to a width, as mail
// and text files are, into paragraphs; lines of any other text come back as
// they are. A text is taken as wrapped where many of its lines break off in
// the middle of a sentence. There a line goes on in the next one if that
// starts in lower case, or would not have fitted behind it.
func joinWrapped(text string, lines []line) []line {
	width := wrappedWidth(text, lines)
	if width == 0 {
		return lines
	}
	out := lines[:1:1]
	last := lines[0]
	for _, l := range lines[1:] {
		if goesOn(text, last, l, width) {
			out[len(out)-1].End = l.End
		} else {
			out = append(out, l)
		}
		last = l
	}
	return out
}

// wrappedWidth returns the width that text was wrapped to in runes, 0 where
// it was not.
func wrappedWidth(text string, lines []line) int {
	pairs, broken, width := 0, 0, 0
	for i, l := range lines {
		n := utf8.RuneCountInString(l.In(text))
		if n > wrapWidth {
			return 0
		}
		width = max(width, n)
		if i == 0 || l.blank {
			continue
		}
		pairs++
		if startsLower(l.In(text)) && breaksOff(lines[i-1].In(text)) {
			broken++
		}
	}
	if broken < wrapLeast || broken*wrapShare < pairs || width < 30 {
		return 0
	}
	return width
}

// goesOn reports whether the paragraph that has line a goes on in line b.
func goesOn(text string, a, b line, width int) bool {
	if b.blank || isListItem(b.In(text)) {
		return false
	}
	prev, next := a.In(text), b.In(text)
	if startsLower(next) && breaksOff(prev) {
		return true
	}
	if b.indent > a.indent+1 {
		return false // the first line of a paragraph
	}
	first, _, _ := strings.Cut(next, " ")
	room := width - utf8.RuneCountInString(prev) - 1
	slack := width / 12
	if !breaksOff(prev) {
		slack = 0
	}
	return utf8.RuneCountInString(first) > room-slack
}

// startsLower reports whether the first letter of s, behind quotation marks
// and brackets, is in lower case.
func startsLower(s string) bool {
	for _, r := range s {
		switch {
		case unicode.IsLetter(r):
			return unicode.IsLower(r)
		case strings.ContainsRune(`«"„“”'’(—–-`, r) || isSpace(r):
		default:
			return false
		}
	}
	return false
}

// breaksOff reports whether s ends without a mark that closes a sentence.
func breaksOff(s string) bool { return !closed(s) }

// closed reports whether s ends as a sentence does: with a full stop, a
// question or exclamation mark, an ellipsis or a colon, perhaps within
// quotation marks or brackets.
func closed(s string) bool {
	switch lastMark(s) {
	case '.', '!', '?', '…', ':', ';':
		return true
	}
	return false
}

// lastMark returns the last rune of s that is no white space, quotation mark
// or closing bracket; 0 where there is none.
func lastMark(s string) rune {
	for len(s) > 0 {
		r, n := utf8.DecodeLastRuneInString(s)
		if !isSpace(r) && !strings.ContainsRune(`»"“”'’)]*`, r) {
			return r
		}
		s = s[:len(s)-n]
	}
	return 0
}

// isListItem reports whether s starts with a bullet, or a number and a
// bracket. A dash is no bullet: speech starts with it.
func isListItem(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	if strings.ContainsRune("•*▪●◦‣■□–-", r) {
		return r == '•' || r != '–' && strings.HasPrefix(s[n:], " ")
	}
	digits := 0
	for digits < len(s) && s[digits] >= '0' && s[digits] <= '9' {
		digits++
	}
	return digits > 0 && digits < 3 && strings.HasPrefix(s[digits:], ") ")
}

// words returns the number of words in s: runs of anything but white space
// that hold a letter or digit. It stops counting at limit.
func words(s string, limit int) int {
	n, in := 0, false
	for _, r := range s {
		switch {
		case isSpace(r):
			in = false
		case !in && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			in = true
			if n++; n >= limit {
				return n
			}
		}
	}
	return n
}
