package facts

import (
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/zvirka/zvirka/align"
	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/frame"
	"github.com/zvirka/zvirka/internal/boost"
)

// Example is a comparison whose true differences are known.
type Example struct {
	ID     string
	A, B   *Account
	Ladder *align.Ladder
	Gold   []GoldDifference
	Weight float64 // how much its candidates count

	labelled []labelled // once they are known
}

// GoldDifference is a difference that a reader found. Doubtful ones are
// neither right nor wrong.
type GoldDifference struct {
	Kind     Kind
	A, B     []corpus.Span
	Doubtful bool

	// OneValue says that a name, number or time is all that differs: a run of
	// words that happens to hold it does not tell so.
	OneValue bool
}

// Fitted is a model with the labelled candidates that it was fitted to.
type Fitted struct{ m model }

// labelled is a candidate of which it is known whether it is right.
type labelled struct {
	candidate
	right  bool
	weight float64
}

// shape is the shape of the forests.
var shape = boost.Options{Trees: 80, Depth: 3, Rate: 0.08, Ridge: 3, LeastInLeaf: 6, Share: 70}

// Fit returns the model that tells the right candidates of the examples from
// the wrong ones, a forest for each family of rules. It is deterministic.
func Fit(examples []Example) *Fitted {
	byFamily := map[string][]boost.Example{}
	for i := range examples {
		for _, c := range label(&examples[i]) {
			byFamily[c.family()] = append(byFamily[c.family()], boost.Example{X: c.x[:], Yes: c.right, Weight: c.weight})
		}
	}
	m := model{}
	for family, list := range byFamily {
		m[family] = boost.Fit(list, shape)
	}
	return &Fitted{m}
}

// label returns the candidates of an example that are right or wrong for sure.
func label(e *Example) []labelled {
	if e.labelled != nil {
		return e.labelled
	}
	out := []labelled{}
	for _, c := range candidatesOf(e.A, e.B, e.Ladder, slices.Collect(frame.Pairs(e.A.Frames, e.B.Frames, 0))) {
		right, doubtful := false, false
		for _, g := range e.Gold {
			if goldMatch(&c.Difference, &g) && !(g.OneValue && families[c.Rule] == "more") {
				right = right || !g.Doubtful
				doubtful = doubtful || g.Doubtful
			}
		}
		if right || !doubtful {
			out = append(out, labelled{c, right, e.Weight})
		}
	}
	e.labelled = out
	return out
}

// goldMatch reports whether d tells of the same as g: a kind of the same
// group, and an overlap on a side of g by a span that is not much longer.
func goldMatch(d *Difference, g *GoldDifference) bool {
	if group(d.Kind) != group(g.Kind) || (d.Kind == MissingFact) != (g.Kind == MissingFact) {
		return false
	}
	return goldSide(d.A, g.A) || goldSide(d.B, g.B)
}

func goldSide(p, g []corpus.Span) bool {
	if len(p) == 0 || len(g) == 0 {
		return false
	}
	const limit = 320 // bytes, about 160 letters
	return touch(p, g) && total(p) <= max(limit, 3*total(g))
}

func total(spans []corpus.Span) int {
	n := 0
	for _, s := range spans {
		n += s.Len()
	}
	return n
}

// Write writes the model as the file that the package embeds.
func (f *Fitted) Write(w io.Writer, note string) error {
	b := fmt.Appendf(nil, "# The confidence of differences: for each family of rules a constant and trees, whose sum is the log-odds.\n# %s\n", note)
	b = append(b, "# family\tconstant\tvalue, or family\ttree\tnodes: feature<=cut:index of the node for yes (that for no follows it), or a value\n"...)
	for _, family := range slices.Sorted(maps.Keys(f.m)) {
		b = f.m[family].Append(b, family, featureNames[:])
	}
	_, err := w.Write(b)
	return err
}

// Compare is [Compare] with the model f.
func (f *Fitted) Compare(e *Example, opts Options) Pair {
	return compare(e.A, e.B, e.Ladder, opts, f.m)
}

// Tally calls add for each candidate of e with the confidence that f gives it.
func (f *Fitted) Tally(e *Example, add func(rule string, p float64, right bool)) {
	for _, c := range label(e) {
		if m := f.m[c.family()]; m != nil {
			add(c.Rule, boost.Sigmoid(m.Odds(c.x[:])), c.right)
		}
	}
}
