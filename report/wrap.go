package report

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

func itoa(n int) string { return strconv.Itoa(n) }

// style is how a run looks on a terminal.
type style uint8

const (
	plainStyle style = iota
	bold
	dim
	marking
	alarm // a heading or number of a conflict
)

var escapes = [...]string{plainStyle: "", bold: "\x1b[1m", dim: "\x1b[2m", marking: "\x1b[1;4m", alarm: "\x1b[1;31m"}

// run is a stretch of text in one style; link, where it is set, is what it
// leads to.
type run struct {
	text  string
	style style
	link  string
}

// line is what stands on one line, and its width in columns.
type line struct {
	runs  []run
	width int
}

// columns returns how many columns s takes on a terminal.
func columns(s string) int {
	n := 0
	for _, r := range s {
		if !single(r) {
			return uniseg.StringWidth(s)
		}
		n++
	}
	return n
}

// single reports whether r takes one column, whatever stands beside it.
func single(r rune) bool {
	switch {
	case r < 0x300:
		return r >= ' '
	case 0x400 <= r && r <= 0x482, 0x48a <= r && r <= 0x52f, 0x2010 <= r && r <= 0x2027, r == '≥', r == '≤', r == '≠', r == '№', r == '…':
		return true
	}
	return false
}

// wrap breaks runs into lines of at most width columns, at spaces; words that
// are wider are broken between characters. There is always one line.
func wrap(runs []run, width int) []line {
	width = max(width, 8)
	var lines []line
	var cur line
	flush := func() {
		for len(cur.runs) > 0 {
			last := &cur.runs[len(cur.runs)-1]
			trimmed := strings.TrimRight(last.text, " ")
			cur.width -= len(last.text) - len(trimmed)
			if last.text = trimmed; trimmed != "" {
				break
			}
			cur.runs = cur.runs[:len(cur.runs)-1]
		}
		cur.runs = joined(cur.runs)
		lines = append(lines, cur)
		cur = line{}
	}
	for _, w := range glue(runs) {
		if cur.width > 0 && cur.width+w.width > width {
			flush()
		}
		for w.width > width {
			var first line
			first, w = w.split(width)
			cur = first
			flush()
		}
		if cur.width == 0 && w.blank() {
			continue
		}
		cur.runs = append(cur.runs, w.runs...)
		cur.width += w.width
		if w.space && cur.width < width {
			cur.runs = append(cur.runs, run{text: " ", style: w.runs[len(w.runs)-1].style})
			cur.width++
		} else if w.space {
			flush()
		}
	}
	if len(cur.runs) > 0 || lines == nil {
		flush()
	}
	return lines
}

// joined makes one run of neighbours that look the same.
func joined(runs []run) []run {
	out := runs[:0]
	for _, r := range runs {
		if n := len(out); n > 0 && out[n-1].style == r.style && out[n-1].link == r.link {
			out[n-1].text += r.text
			continue
		}
		out = append(out, r)
	}
	return out
}

// word is text without spaces, of one run or several.
type word struct {
	line
	space bool // a space follows
}

func (w *word) blank() bool { return w.width == 0 }

// glue cuts runs into words.
func glue(runs []run) []word {
	var words []word
	var cur word
	for _, r := range runs {
		for rest := r.text; rest != ""; {
			part, after, found := strings.Cut(rest, " ")
			if part != "" {
				cur.runs = append(cur.runs, run{part, r.style, r.link})
				cur.width += columns(part)
			}
			if found && len(cur.runs) > 0 {
				cur.space = true
				words = append(words, cur)
				cur = word{}
			}
			rest = after
		}
	}
	if len(cur.runs) > 0 {
		words = append(words, cur)
	}
	return words
}

// split cuts a word that is wider than width.
func (w word) split(width int) (line, word) {
	var first line
	for i, r := range w.runs {
		n := columns(r.text)
		if first.width+n <= width {
			first.runs = append(first.runs, r)
			first.width += n
			continue
		}
		at, taken := fit(r.text, width-first.width)
		if at > 0 {
			first.runs = append(first.runs, run{r.text[:at], r.style, r.link})
			first.width += taken
		}
		rest := word{space: w.space}
		rest.runs = append(append(rest.runs, run{r.text[at:], r.style, r.link}), w.runs[i+1:]...)
		rest.width = w.width - first.width
		if len(first.runs) == 0 { // one character wider than the line
			_, size := utf8.DecodeRuneInString(r.text)
			first.runs, first.width = []run{{r.text[:size], r.style, r.link}}, width
			rest.runs[0].text = r.text[size:]
			rest.width--
		}
		return first, rest
	}
	return first, word{space: w.space}
}

// fit returns how many bytes of s take at most width columns, and how many
// columns those take.
func fit(s string, width int) (at, taken int) {
	state := -1
	rest := s
	for rest != "" {
		cluster, after, n, next := uniseg.FirstGraphemeClusterInString(rest, state)
		if taken+n > width {
			break
		}
		at, taken = at+len(cluster), taken+n
		rest, state = after, next
	}
	return at, taken
}

// cell returns s cut or filled to width columns.
func cell(s string, width int) string {
	n := columns(s)
	if n > width {
		at, taken := fit(s, max(width-1, 0))
		s, n = s[:at]+"…", taken+1
	}
	return s + strings.Repeat(" ", max(width-n, 0))
}
