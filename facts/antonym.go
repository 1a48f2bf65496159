package facts

import (
	"fmt"

	"github.com/zvirka/zvirka/corpus"
)

// poles is the embedded list of states and deeds that cannot both hold of one
// event. It panics on a broken file.
var poles = embedded("opposites.tsv")

// polesOf returns the poles that a side tells.
func polesOf(s *side) []found {
	if !s.in.poles {
		s.in.poleTerms, s.in.poles = poles().find(s), true
	}
	return s.in.poleTerms
}

// antonyms returns the candidates for one axis of which the two sides tell
// different poles. An axis of which a side tells both poles says nothing.
func antonyms(b *bead) []candidate {
	as, bs := polesOf(b.a), polesOf(b.b)
	var out []candidate
	for _, f := range as {
		for _, g := range bs {
			if f.term.concept != g.term.concept || f.term.label == g.term.label || told(bs, f.term) || told(as, g.term) {
				continue
			}
			c := b.newCandidate(Negation, "antonym", spansOf(b.a.phrase(f.Span)), spansOf(b.b.phrase(g.Span)))
			c.Values = Values{f.term.label, g.term.label}
			c.Evidence = fmt.Sprintf("opposites (%s): %s, %s", f.term.concept, f.term.label, g.term.label)
			c.x[featContext] = context(b.a, f.Span, b.b, g.Span)
			c.x[featExtra] = float64(min(3, f.term.words+g.term.words-1)) / 3
			c.x[featKnown] = share(b, f.Span, g.Span)
			if b.atOnePlace(f.Span, g.Span) {
				c.x[featHunk] = 1
			}
			out = append(out, c)
		}
	}
	return out
}

// told reports whether a term of the same concept and label is in the list.
func told(list []found, t *term) bool {
	for _, f := range list {
		if f.term.concept == t.concept && f.term.label == t.label {
			return true
		}
	}
	return false
}

// share returns how much of the clauses around two spans the other side has:
// what the opposites are said of.
func share(b *bead, s, t corpus.Span) float64 {
	return (clauseCover(b.a, s) + clauseCover(b.b, t)) / 2
}

// clauseCover returns the share, by rarity, of the content words of the clause
// around the span, but not in it, that the other side has.
func clauseCover(s *side, span corpus.Span) float64 {
	from, to := s.wordsIn(span)
	for _, c := range clauses(s) {
		if from >= c.from && from < c.to {
			return coverIn(s, c.from, c.to, from, to)
		}
	}
	return 0
}
