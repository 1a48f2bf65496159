package facts

import (
	"strings"

	"github.com/zvirka/zvirka/canon"
	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/frame"
)

// source is a stretch of a side that says who a claim comes from.
type source struct {
	from, to int // words
	span     corpus.Span
	ids      []string // of those named in it
	named    bool     // names or describes somebody, not only a verb
}

// longestSource is how many words a source may have to be shown whole.
const longestSource = 12

// sources returns the stretches of s that say who a claim comes from: the
// clause that holds a word of saying or a phrase like «за даними».
func sources(s *side) []source {
	all := clauses(s)
	var out []source
	for _, cue := range s.cues {
		if cue.Kind != "source" && cue.Kind != "speech" {
			continue
		}
		i, _ := s.wordsIn(cue.Span)
		for _, c := range all {
			if i < c.from || i >= c.to {
				continue
			}
			if n := len(out); n > 0 && out[n-1].from <= i && i < out[n-1].to {
				break
			}
			out = append(out, newSource(s, c.from, c.to, i, cue))
			break
		}
	}
	return out
}

// newSource returns the source in words [from,to) around word i.
func newSource(s *side, from, to, i int, cue frame.Cue) source {
	if to-from > longestSource {
		from, to = max(from, i-4), min(to, i+6)
	}
	src := source{from: from, to: to, span: corpus.Span{Start: s.words[from].Start, End: s.words[to-1].End}}
	for _, m := range s.mentions {
		if src.span.Overlaps(m.Span) {
			src.ids = append(src.ids, m.ID)
			src.named = true
		}
	}
	for k := from; k < to; k++ {
		if w := &s.words[k]; w.content() && !cue.Overlaps(w.Span) {
			src.named = true
		}
	}
	return src
}

// attributions returns the candidates for claims that have a source on one
// side only, or another on the other side.
func attributions(b *bead) []candidate {
	as, bs := sources(b.a), sources(b.b)
	var out []candidate
	for _, x := range as {
		for _, y := range bs {
			if !x.named || !y.named || shareSource(b.a, x, b.b, y) {
				continue
			}
			c := b.newCandidate(Attribution, "source-clash", spansOf(x.span), spansOf(y.span))
			c.setPair(b.a.words[x.from:x.to], b.b.words[y.from:y.to])
			c.x[featContext] = context(b.a, x.span, b.b, y.span)
			c.x[featExtra] = float64(min(3, len(as)+len(bs)-2)) / 3
			c.Values = Values{x.text(b.a), y.text(b.b)}
			c.Evidence = "other source"
			out = append(out, c)
		}
	}
	out = append(out, sourcesAlone(b, b.a, as, bs, false)...)
	return append(out, sourcesAlone(b, b.b, bs, as, true)...)
}

// sourcesAlone returns the candidates for the sources of s; others are those
// of the other side.
func sourcesAlone(b *bead, s *side, list, others []source, swapped bool) []candidate {
	var out []candidate
	for _, x := range list {
		if !x.named {
			continue
		}
		c := b.oneSided(Attribution, "source-alone", x.span, swapped)
		c.setWords(s.words[x.from:x.to])
		b.setPlace(&c, x.from, x.to, swapped)
		c.x[featExtra] = float64(min(2, len(others))) / 2
		c.Evidence = "a source on one side"
		if swapped {
			c.Values.B = x.text(s)
		} else {
			c.Values.A = x.text(s)
		}
		out = append(out, c)
	}
	return out
}

func (x *source) text(s *side) string {
	return strings.Join(strings.Fields(x.span.In(s.account.Doc.Text)), " ")
}

// shareSource reports whether two sources name one entity or share a content
// word.
func shareSource(a *side, x source, b *side, y source) bool {
	for _, id := range x.ids {
		for _, other := range y.ids {
			if id != "" && id == other {
				return true
			}
		}
	}
	for i := x.from; i < x.to; i++ {
		w := &a.words[i]
		if !w.content() || w.class != canon.Word {
			continue
		}
		for j := y.from; j < y.to; j++ {
			if canon.Same(w.form, b.words[j].form) && !isCue(a, w.Span) {
				return true
			}
		}
	}
	return false
}

// isCue reports whether a word of saying or the like lies at the span.
func isCue(s *side, span corpus.Span) bool {
	for _, c := range s.cues {
		if c.Overlaps(span) && (c.Kind == "speech" || c.Kind == "source") {
			return true
		}
	}
	return false
}
