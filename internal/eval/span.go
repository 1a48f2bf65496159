package eval

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// text is the text of one side with the means to measure it in characters.
type text struct {
	s     string
	marks []int // characters before byte i*stride
	title int   // length of the first line in characters
}

const stride = 64

func newText(s string) *text {
	t := &text{s: s}
	n := 0
	for i := 0; i < len(s); i++ {
		if i%stride == 0 {
			t.marks = append(t.marks, n)
		}
		if utf8.RuneStart(s[i]) {
			n++
		}
	}
	line, _, _ := strings.Cut(s, "\n")
	t.title = utf8.RuneCountInString(line)
	return t
}

// at returns the number of characters before byte i.
func (t *text) at(i int) int {
	k := min(i/stride, len(t.marks)-1)
	if k < 0 {
		return 0
	}
	n := t.marks[k]
	for j := k * stride; j < i; j++ {
		if utf8.RuneStart(t.s[j]) {
			n++
		}
	}
	return n
}

// edge reports whether a span may begin or end at byte i.
func (t *text) edge(i int) bool { return i == len(t.s) || utf8.RuneStart(t.s[i]) }

// spans returns byte spans as spans of characters, or what is wrong with them.
func (t *text) spans(list []Span) (spans, error) {
	out := make(spans, len(list))
	for i, s := range list {
		switch {
		case s.Start < 0 || s.Start >= s.End || s.End > len(t.s):
			return nil, fmt.Errorf("span [%d,%d] is empty or outside the text of %d bytes", s.Start, s.End, len(t.s))
		case !t.edge(s.Start) || !t.edge(s.End):
			return nil, fmt.Errorf("span [%d,%d] cuts a character", s.Start, s.End)
		}
		out[i] = Span{t.at(s.Start), t.at(s.End)}
	}
	return out, nil
}

// words counts words: runs of letters, digits and underscores, joined by inner
// hyphens and apostrophes.
func (t *text) words() int {
	n := 0
	inside, joint := false, false // within a word; after a hyphen that follows one
	for _, r := range t.s {
		switch {
		case r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r):
			if !inside && !joint {
				n++
			}
			inside, joint = true, false
		default:
			joint = inside && (r == '-' || r == '\'' || r == '’')
			inside = false
		}
	}
	return n
}

// spans are spans of characters.
type spans []Span

// union returns the spans in order, overlapping ones joined.
func (s spans) union() spans {
	if len(s) < 2 {
		return s
	}
	sorted := slices.Clone(s)
	slices.SortFunc(sorted, func(a, b Span) int { return a.Start - b.Start })
	out := sorted[:1]
	for _, x := range sorted[1:] {
		if last := &out[len(out)-1]; x.Start <= last.End {
			last.End = max(last.End, x.End)
		} else {
			out = append(out, x)
		}
	}
	return out
}

// size counts the characters of s, each once.
func (s spans) size() int {
	n := 0
	for _, x := range s.union() {
		n += x.End - x.Start
	}
	return n
}

// common counts the characters of both.
func (s spans) common(t spans) int {
	a, b := s.union(), t.union()
	n := 0
	for len(a) > 0 && len(b) > 0 {
		n += max(0, min(a[0].End, b[0].End)-max(a[0].Start, b[0].Start))
		if a[0].End < b[0].End {
			a = a[1:]
		} else {
			b = b[1:]
		}
	}
	return n
}

// overlaps reports whether s and t share a character.
func (s spans) overlaps(t spans) bool {
	for _, a := range s {
		for _, b := range t {
			if a.Start < b.End && b.Start < a.End {
				return true
			}
		}
	}
	return false
}

// likeness returns the characters of both over those of either.
func (s spans) likeness(t spans) float64 {
	n := s.common(t)
	return float64(n) / float64(s.size()+t.size()-n)
}
