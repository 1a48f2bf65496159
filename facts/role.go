package facts

import (
	"slices"
	"strings"

	"github.com/zvirka/zvirka/corpus"
)

// titles is the embedded list of titles. It panics on a broken file.
var titles = embedded("roles.tsv")

// titled is a title that a person has in a text.
type titled struct {
	corpus.Span
	groups []string // of the titles that stand together, in order
	former bool
	person string // the id of the person named after the title, or ""
}

// titlesOf returns the titles in s, those that follow each other as one.
func titlesOf(s *side) []titled {
	if !s.in.titles {
		s.in.titled, s.in.titles = findTitles(s), true
	}
	return s.in.titled
}

func findTitles(s *side) []titled {
	var out []titled
	for _, f := range titles().find(s) {
		i, k := s.wordsIn(f.Span)
		former := i > 0 && isFormer(s.words[i-1].In(s.account.Doc.Text))
		if n := len(out); n > 0 {
			last := &out[n-1]
			_, end := s.wordsIn(last.Span)
			if i-end <= 1 && i < len(s.words) && s.words[i].sentence == s.words[end-1].sentence {
				last.End = f.End
				last.groups = append(last.groups, f.term.concept)
				last.person = s.personAfter(k)
				continue
			}
		}
		t := titled{Span: f.Span, groups: []string{f.term.concept}, former: former, person: s.personAfter(k)}
		if former {
			t.Start = s.words[i-1].Start
		}
		out = append(out, t)
	}
	return out
}

// reach is how many words may stand between a title and its holder.
const reach = 5

// personAfter returns the id of the person named after word i, in the same
// sentence and near.
func (s *side) personAfter(i int) string {
	if i >= len(s.words) || i == 0 {
		return ""
	}
	for _, m := range s.mentions {
		if m.Type != "PER" {
			continue
		}
		if k, _ := s.wordsIn(m.Span); k >= i && k <= i+reach && k < len(s.words) && s.words[k].sentence == s.words[i-1].sentence {
			return m.ID
		}
	}
	return ""
}

// roles returns the candidates for titles that one person cannot have at once.
func roles(b *bead) []candidate {
	as, bs := titlesOf(b.a), titlesOf(b.b)
	var out []candidate
	for _, x := range as {
		for _, y := range bs {
			one := x.person != "" && x.person == y.person
			if x.person != "" && y.person != "" && !one || compatible(x, y) {
				continue
			}
			if !one && (b.hasTitle(bs, x) || b.hasTitle(as, y)) {
				continue
			}
			c := b.newCandidate(Role, "title", spansOf(x.Span), spansOf(y.Span))
			c.x[featContext] = context(b.a, x.Span, b.b, y.Span)
			if one {
				c.x[featExtra] = 1
			}
			if len(as) == 1 && len(bs) == 1 {
				c.x[featSole] = 1
			}
			c.Values = Values{strings.Join(x.groups, " of "), strings.Join(y.groups, " of ")}
			c.Evidence = "other title: " + c.Values.A + ", " + c.Values.B
			out = append(out, c)
		}
	}
	return out
}

// hasTitle reports whether the list has a title that goes with t.
func (b *bead) hasTitle(list []titled, t titled) bool {
	return slices.ContainsFunc(list, func(o titled) bool { return compatible(o, t) })
}

// compatible reports whether two titles may be of one person at once.
func compatible(x, y titled) bool {
	if x.former != y.former {
		return false
	}
	for _, g := range x.groups {
		if slices.Contains(y.groups, g) && len(x.groups) == len(y.groups) {
			return true
		}
	}
	return x.groups[0] == y.groups[0]
}
