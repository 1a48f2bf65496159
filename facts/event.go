package facts

import (
	"slices"
	"strings"

	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/frame"
)

// events returns the candidates for frames that match and do not agree on
// whether it happened, how sure that is, or who did it. Each frame is set
// against the best of the other side alone.
func events(b *bead) []candidate {
	var out []candidate
	for _, p := range b.couples() {
		x, y := &b.a.account.Frames[p.A], &b.b.account.Frames[p.B]
		for _, r := range eventRules {
			if !r.differ(x, y) {
				continue
			}
			sx, sy := b.a.cued(x, r.cues), b.b.cued(y, r.cues)
			c := b.newCandidate(r.kind, r.name, spansOf(b.a.phraseFor(r, sx)), spansOf(b.b.phraseFor(r, sy)))
			c.x[featLocal] = p.Score
			c.x[featContext] = context(b.a, sx, b.b, sy)
			c.x[featExtra] = r.degree(x, y)
			if x.Class == y.Class {
				c.x[featKnown] = 1
			}
			if canonSame(b, x, y) {
				c.x[featHunk] = 1
			}
			i0, i1 := b.a.wordsIn(sx)
			j0, j1 := b.b.wordsIn(sy)
			c.setPair(b.a.words[i0:i1], b.b.words[j0:j1])
			c.Values = Values{r.value(x), r.value(y)}
			c.Evidence = r.words + ": " + c.Values.A + ", " + c.Values.B
			out = append(out, c)
		}
	}
	return out
}

// eventRule is a way in which two frames of one event may differ.
type eventRule struct {
	kind   Kind
	name   string
	words  string   // for a reader
	cues   []string // kinds of cues that show it, beside the trigger
	differ func(x, y *frame.Frame) bool
	degree func(x, y *frame.Frame) float64 // how far they differ, 0 to 1; the same both ways
	value  func(x *frame.Frame) string
}

var eventRules = []eventRule{
	{
		kind: Negation, name: "polarity", words: "one event, other polarity", cues: []string{"negative"},
		differ: func(x, y *frame.Frame) bool {
			return (x.Polarity == frame.Positive) != (y.Polarity == frame.Positive)
		},
		degree: func(x, y *frame.Frame) float64 {
			if x.Polarity == frame.Denied || y.Polarity == frame.Denied {
				return 1
			}
			return 0
		},
		value: func(x *frame.Frame) string { return x.Polarity },
	},
	{
		kind: Certainty, name: "reality", words: "one event, told as sure to other degrees", cues: []string{"probable", "possible", "unknown", "planned", "future", "conditional"},
		differ: func(x, y *frame.Frame) bool { return reality(x) != reality(y) },
		degree: func(x, y *frame.Frame) float64 { return float64(abs(reality(x)-reality(y))) / 3 },
		value: func(x *frame.Frame) string {
			return strings.TrimSpace(strings.Join([]string{orAsserted(x.Certainty), x.Context}, " "))
		},
	},
	{
		kind: Agent, name: "actor", words: "one event, other actors",
		differ: func(x, y *frame.Frame) bool {
			p, q := x.Roles[frame.Agent], y.Roles[frame.Agent]
			return x.Class == y.Class && named(x)+named(y) == 2 && !slices.ContainsFunc(p, func(id string) bool { return slices.Contains(q, id) })
		},
		degree: func(x, y *frame.Frame) float64 { return float64(named(x)+named(y)) / 2 },
		value:  func(x *frame.Frame) string { return strings.Join(x.Roles[frame.Agent], ", ") },
	},
}

// phraseFor returns the span as a rule shows it.
func (s *side) phraseFor(r eventRule, span corpus.Span) corpus.Span {
	if r.kind == Negation {
		return s.phrase(span)
	}
	return span
}

// reality is how far an event is from one that happened for sure.
func reality(x *frame.Frame) int {
	degree := 0
	switch x.Certainty {
	case frame.Probable:
		degree = 1
	case frame.Possible:
		degree = 2
	case frame.Unknown:
		degree = 3
	}
	switch x.Context {
	case frame.Planned, frame.Future:
		degree = max(degree, 1)
	case frame.Conditional:
		degree = max(degree, 2)
	}
	return degree
}

func orAsserted(certainty string) string {
	if certainty == "" {
		return frame.Asserted
	}
	return certainty
}

// named is 1 if the agent of x is a known actor, 0 if it is but a word.
func named(x *frame.Frame) int {
	if slices.ContainsFunc(x.Roles[frame.Agent], func(id string) bool { return !strings.HasPrefix(id, "w:") }) {
		return 1
	}
	return 0
}

func abs(n int) int { return max(n, -n) }

// canonSame reports whether the triggers of two frames are words that stand
// for each other.
func canonSame(b *bead, x, y *frame.Frame) bool {
	i0, i1 := b.a.wordsIn(x.Trigger)
	j0, j1 := b.b.wordsIn(y.Trigger)
	for i := i0; i < i1; i++ {
		if p := b.a.words[i].partner; p >= j0 && p < j1 {
			return true
		}
	}
	return false
}

// couples returns the matches of frames that are the best of both their sides.
func (b *bead) couples() []frame.Pair {
	bestA, bestB := map[int]float64{}, map[int]float64{}
	for _, p := range b.kin {
		bestA[p.A], bestB[p.B] = max(bestA[p.A], p.Score), max(bestB[p.B], p.Score)
	}
	var out []frame.Pair
	for _, p := range b.kin {
		if p.Score == bestA[p.A] && p.Score == bestB[p.B] {
			out = append(out, p)
		}
	}
	return out
}

// cued returns the trigger of a frame with the nearest cue of the kinds before
// it in its clause.
func (s *side) cued(x *frame.Frame, kinds []string) corpus.Span {
	span := x.Trigger
	const near = 48 // bytes, four words or so
	for _, c := range s.cues {
		if slices.Contains(kinds, c.Kind) && x.Span.Contains(c.Span) && c.Start < span.Start && span.Start-c.End < near {
			return corpus.Span{Start: c.Start, End: span.End}
		}
	}
	return span
}
