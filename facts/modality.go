package facts

import (
	"slices"

	"github.com/zvirka/zvirka/canon"
	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/frame"
)

// degrees orders the cues of certainty: how far they are from an assertion.
var degrees = map[string]int{"probable": 1, "planned": 1, "future": 1, "conditional": 2, "possible": 2, "unknown": 3}

// certainties returns the candidates for cues of doubt or of plans that stand
// on one side only, or that are stronger there.
func certainties(b *bead) []candidate {
	out := doubts(b, b.a, b.b, false)
	return append(out, doubts(b, b.b, b.a, true)...)
}

func doubts(b *bead, s, o *side, swapped bool) []candidate {
	most := 0
	for _, c := range o.cues {
		most = max(most, degrees[c.Kind])
	}
	var out []candidate
	for _, cue := range s.cues {
		degree := degrees[cue.Kind]
		if degree == 0 || degree <= most && degree < 3 {
			continue
		}
		from, to := s.wordsIn(cue.Span)
		if from == to {
			continue
		}
		if n, _ := uncovered(s.words[from:to]); n == 0 && hasContent(s.words[from:to]) {
			continue // the other side says it too
		}
		// The word that the cue is about shows the reader what is doubted.
		to = min(len(s.words), to+1)
		t, ok := counterpart(s, o, from, to)
		if !ok && b.near() {
			continue
		}
		span := corpus.Span{Start: cue.Start, End: s.words[to-1].End}
		c := b.oneSided(Certainty, "doubt-"+cue.Kind, span, swapped)
		c.setWords(s.words[from:to])
		b.setPlace(&c, from, to, swapped)
		c.x[featContext] = coverNear(s, from, to)
		c.x[featExtra] = float64(degree-most) / 3
		c.x[featKnown] = float64(degree) / 3
		if ok {
			if swapped {
				c.A = spansOf(t)
			} else {
				c.B = spansOf(t)
			}
			c.x[featHunk] = 1
		}
		c.Evidence = cue.Kind + ": " + cue.In(s.account.Doc.Text)
		out = append(out, c)
	}
	return out
}

// coverNear returns the share of the content words beside words [from,to) that
// the other side has.
func coverNear(s *side, from, to int) float64 {
	all, covered := 0.0, 0.0
	for i := max(0, from-window); i < min(len(s.words), to+window); i++ {
		if w := &s.words[i]; w.content() {
			all++
			if w.covered {
				covered++
			}
		}
	}
	if all == 0 {
		return 0
	}
	return covered / all
}

// counterpart returns the word of the other side that stands for the last of
// words [from,to) of s, or for one right after.
func counterpart(s, o *side, from, to int) (corpus.Span, bool) {
	for i := to - 1; i < min(len(s.words), to+2); i++ {
		if w := &s.words[i]; w.partner >= 0 && w.content() {
			return o.verbBy(w.partner), true
		}
	}
	return corpus.Span{}, false
}

// verbBy returns the span of the finite verb nearest to word k in its clause,
// or that of the word if there is none.
func (s *side) verbBy(k int) corpus.Span {
	best, far := s.words[k].Span, len(s.words)
	for _, c := range clauses(s) {
		if k < c.from || k >= c.to {
			continue
		}
		for i := c.from; i < c.to; i++ {
			if d := abs(i - k); d < far && s.isVerb(s.words[i].Span) {
				best, far = s.words[i].Span, d
			}
		}
	}
	return best
}

// isVerb reports whether a finite verb or a short participle stands at the span.
func (s *side) isVerb(span corpus.Span) bool {
	return slices.ContainsFunc(s.cues, func(c frame.Cue) bool {
		return (c.Kind == "finite" || c.Kind == "speech" || c.Kind == "passive") && c.Span == span
	})
}

// negations returns the candidates for a matched word that one side negates,
// and for classes of event that contradict each other.
func negations(b *bead) []candidate {
	out := negated(b, b.a, b.b, false)
	out = append(out, negated(b, b.b, b.a, true)...)
	out = append(out, opposites(b)...)
	return append(out, antonyms(b)...)
}

func negated(b *bead, s, o *side, swapped bool) []candidate {
	others := 0
	for _, c := range o.cues {
		if c.Kind == "negative" {
			others++
		}
	}
	var out []candidate
	for _, cue := range s.cues {
		if cue.Kind != "negative" || isWithout(cue.In(s.account.Doc.Text)) {
			continue
		}
		from, to := s.wordsIn(cue.Span)
		if from == to {
			continue
		}
		to = min(len(s.words), to+1)
		t, ok := counterpart(s, o, from, to)
		if !ok && b.near() || ok && negatedAt(o, t) {
			continue
		}
		span := s.phrase(corpus.Span{Start: cue.Start, End: s.words[to-1].End})
		c := b.oneSided(Negation, "negated", span, swapped)
		c.setWords(s.words[from:to])
		b.setPlace(&c, from, to, swapped)
		c.x[featContext] = coverNear(s, from, to)
		c.x[featExtra] = float64(min(2, others)) / 2
		if ok {
			if t = o.phrase(t); swapped {
				c.A = spansOf(t)
			} else {
				c.B = spansOf(t)
			}
			c.x[featHunk] = 1
		}
		c.Evidence = "negated on one side: " + span.In(s.account.Doc.Text)
		out = append(out, c)
	}
	return out
}

// phrase returns the span with the content word after it in its clause, or
// else the one before: what is negated is told by a verb and its object.
func (s *side) phrase(span corpus.Span) corpus.Span {
	from, to := s.wordsIn(span)
	for _, c := range clauses(s) {
		if from < c.from || to > c.to || from >= to {
			continue
		}
		for k := to; k < min(c.to, to+3); k++ {
			if s.words[k].content() {
				span.End = s.words[k].End
				return span
			}
		}
		for k := from - 1; k >= max(c.from, from-3); k-- {
			if s.words[k].content() {
				span.Start = s.words[k].Start
				return span
			}
		}
	}
	return span
}

// hasContent reports whether a content word is among words.
func hasContent(words []word) bool {
	return slices.ContainsFunc(words, func(w word) bool { return w.content() })
}

// negatedAt reports whether a negative cue stands right before the span.
func negatedAt(s *side, span corpus.Span) bool {
	i, _ := s.wordsIn(span)
	for _, c := range s.cues {
		if c.Kind != "negative" {
			continue
		}
		if k, _ := s.wordsIn(c.Span); k <= i && i-k <= 3 {
			return true
		}
	}
	return false
}

// opposites returns the candidates for events of opposite classes.
func opposites(b *bead) []candidate {
	var out []candidate
	for _, x := range b.a.cues {
		for _, y := range b.b.cues {
			if x.Class == "" || y.Class == "" || !frame.Opposite(x.Class, y.Class) {
				continue
			}
			c := b.newCandidate(Negation, "opposite", spansOf(b.a.phrase(x.Span)), spansOf(b.b.phrase(y.Span)))
			i0, i1 := b.a.wordsIn(x.Span)
			j0, j1 := b.b.wordsIn(y.Span)
			c.setPair(b.a.words[i0:i1], b.b.words[j0:j1])
			c.x[featContext] = context(b.a, x.Span, b.b, y.Span)
			c.Values = Values{x.Class, y.Class}
			c.Evidence = "opposite events: " + x.Class + ", " + y.Class
			out = append(out, c)
		}
	}
	return out
}

// agents returns the candidates for an event that one side tells with a
// passive and the other with its agent.
func agents(b *bead) []candidate {
	out := hidden(b, b.a, b.b, false)
	return append(out, hidden(b, b.b, b.a, true)...)
}

// hidden returns the events that o tells with a passive and s with an agent.
func hidden(b *bead, s, o *side, swapped bool) []candidate {
	var out []candidate
	for _, passive := range o.cues {
		if passive.Kind != "passive" {
			continue
		}
		j, _ := o.wordsIn(passive.Span)
		if j >= len(o.words) {
			continue
		}
		for _, active := range s.cues {
			if active.Kind != "finite" && active.Kind != "speech" {
				continue
			}
			i, _ := s.wordsIn(active.Span)
			if i >= len(s.words) || !sameEvent(&s.words[i], &o.words[j], active, passive) {
				continue
			}
			span, named := s.agentBefore(i)
			if !named {
				continue
			}
			c := b.newCandidate(Agent, "passive", spansOf(span), spansOf(passive.Span))
			if swapped {
				c.A, c.B = c.B, c.A
			}
			c.x[featContext] = context(s, active.Span, o, passive.Span)
			c.Evidence = "an agent on one side, a passive on the other"
			out = append(out, c)
		}
	}
	return out
}

func sameEvent(w, v *word, x, y frame.Cue) bool {
	return canon.Same(*w.form, *v.form) || x.Class != "" && x.Class == y.Class && x.Class != "say"
}

// agentBefore returns the span of the name or noun before verb i, with the
// verb, if there is one.
func (s *side) agentBefore(i int) (corpus.Span, bool) {
	for k := i - 1; k >= max(0, i-4) && s.words[k].sentence == s.words[i].sentence; k-- {
		if w := &s.words[k]; w.content() && w.part != inTime && w.part != inNumber {
			return corpus.Span{Start: w.Start, End: s.words[i].End}, true
		}
	}
	return corpus.Span{}, false
}
