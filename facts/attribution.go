package facts

import (
	"slices"
	"strings"

	"github.com/zvirka/zvirka/canon"
	"github.com/zvirka/zvirka/corpus"
)

// source is a stretch of a side that says who a claim comes from.
type source struct {
	from, to int // words
	span     corpus.Span
	sentence int
	ids      []string // of those named in it, and of whom its pronouns stand for
	named    bool     // it names somebody
	tells    bool     // it tells, and does not order, thank or promise
}

// sources returns the stretches of s that say who a claim comes from: a verb
// of saying with who says it, or a phrase like «за даними» with what follows.
func sources(s *side) []source {
	if !s.in.sources {
		s.in.sourceSpans, s.in.sources = findSources(s), true
	}
	return s.in.sourceSpans
}

func findSources(s *side) []source {
	all := clauses(s)
	var out []source
	for _, cue := range s.sayings() {
		i, end := s.wordsIn(cue.Span)
		k := slices.IndexFunc(all, func(c run) bool { return c.from <= i && i < c.to })
		if k < 0 {
			continue
		}
		x, ok := s.sourceAt(all[k], i, end, cue.Kind == "source")
		if !ok {
			continue
		}
		if n := len(out); n > 0 && out[n-1].to > x.from {
			continue // a part of the one before
		}
		x.tells = cue.Class == "" || slices.Contains(wordSets()["telling"], cue.Class)
		out = append(out, x)
	}
	return out
}

// sourceAt returns the source around the cue at words [i,end) of a clause.
// after says that who says it can only follow.
func (s *side) sourceAt(clause run, i, end int, after bool) (source, bool) {
	from, to, found := s.speakerAfter(clause, i, end, after)
	if !found && !after {
		from, to, found = s.speakerBefore(clause, i, end)
	}
	if !found {
		return source{}, false
	}
	x := source{from: from, to: to, span: s.withMarks(from, to), sentence: s.words[i].sentence}
	for _, m := range s.mentions {
		if x.span.Overlaps(m.Span) {
			x.ids = append(x.ids, m.ID)
		}
	}
	x.named = len(x.ids) > 0
	x.ids = append(x.ids, s.speakersAt(x)...)
	return x, true
}

// claimCover returns how much of the content of a sentence of s, without its
// source, a sentence of o has, by rarity.
func claimCover(s *side, x source, o *side, sentence int) float64 {
	all, covered := 0.0, 0.0
	for k := range s.words {
		w := &s.words[k]
		if w.sentence != x.sentence || k >= x.from && k < x.to || !w.content() {
			continue
		}
		all += w.idf
		if w.partner >= 0 && o.words[w.partner].sentence == sentence {
			covered += w.idf
		}
	}
	if all == 0 {
		return 0
	}
	return covered / all
}

// attributions returns the candidates for claims that have a source on one
// side only, or another on the other side.
func attributions(b *bead) []candidate {
	as, bs := sources(b.a), sources(b.b)
	var all []couple
	shared := map[[2]int]bool{}
	for i, x := range as {
		for j, y := range bs {
			one := (claimCover(b.a, x, b.b, y.sentence) + claimCover(b.b, y, b.a, x.sentence)) / 2
			if shareSource(b.a, x, b.b, y) {
				shared[[2]int{i, j}] = true
				one += 1
			}
			if one > 0.1 || len(as) == 1 && len(bs) == 1 {
				all = append(all, couple{i, j, one})
			}
		}
	}
	usedA, usedB := make([]bool, len(as)), make([]bool, len(bs))
	var out []candidate
	for _, p := range couples(all) {
		usedA[p.i], usedB[p.j] = true, true
		if shared[[2]int{p.i, p.j}] {
			continue
		}
		x, y := as[p.i], bs[p.j]
		c := b.newCandidate(Attribution, "source-clash", spansOf(x.span), spansOf(y.span))
		c.setPair(b.a.words[x.from:x.to], b.b.words[y.from:y.to])
		c.x[featContext] = p.score
		c.x[featExtra] = float64(min(3, len(as)+len(bs)-2)) / 3
		c.x[featSort] = (bit(x.tells) + bit(y.tells)) / 2
		c.x[featKnown] = (bit(x.named) + bit(y.named)) / 2
		c.Values = Values{x.text(b.a), y.text(b.b)}
		c.Evidence = "other source"
		out = append(out, c)
	}
	if b.near() {
		return out
	}
	out = append(out, sourcesAlone(b, b.a, as, usedA, len(bs), false)...)
	return append(out, sourcesAlone(b, b.b, bs, usedB, len(as), true)...)
}

// sourcesAlone returns the candidates for the sources of s that are not used;
// others counts those of the other side.
func sourcesAlone(b *bead, s *side, list []source, used []bool, others int, swapped bool) []candidate {
	var out []candidate
	for i, x := range list {
		if used[i] {
			continue
		}
		c := b.oneSided(Attribution, "source-alone", x.span, swapped)
		c.setWords(s.words[x.from:x.to])
		b.setPlace(&c, x.from, x.to, swapped)
		c.x[featExtra] = float64(min(2, others)) / 2
		c.x[featKnown] = bit(x.named)
		c.x[featSort] = (bit(x.tells) + bit(len(x.ids) > 0)) / 2
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
			if canon.Same(*w.form, *b.words[j].form) && !isCue(a, w.Span) {
				return true
			}
		}
	}
	return false
}

// isCue reports whether a word of saying or the like lies at the span.
func isCue(s *side, span corpus.Span) bool {
	for _, c := range s.cues {
		if c.Overlaps(span) && (c.Kind == "speech" || c.Kind == "claim" || c.Kind == "source") {
			return true
		}
	}
	return false
}
