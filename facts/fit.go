package facts

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"

	"github.com/zvirka/zvirka/align"
	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/frame"
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

// Fit returns the model that tells the right candidates of the examples from
// the wrong ones: for each family of rules a forest of small trees, each
// fitted to what those before it leave (Friedman 2001, gradient boosting, with
// the logistic loss). It is deterministic.
func Fit(examples []Example) *Fitted {
	byFamily := map[string][]labelled{}
	for i := range examples {
		for _, c := range label(&examples[i]) {
			byFamily[c.family()] = append(byFamily[c.family()], c)
		}
	}
	m := model{}
	for family, list := range byFamily {
		m[family] = fitForest(list)
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

// The shape of a forest: many small steps by shallow trees, each answer drawn
// to nothing unless many candidates support it.
const (
	treesInForest = 80
	treeDepth     = 2
	sampleShare   = 70 // of a hundred
	treeRate      = 0.08
	leastInLeaf   = 6.0 // candidates, by weight
	leafRidge     = 8.0

	// Of few candidates only what each feature says by itself can be learnt.
	fewCandidates = 100
)

// fitForest fits the model of one family.
func fitForest(list []labelled) *forest {
	right, all := 0.5, 1.0
	for i := range list {
		all += list[i].weight
		if list[i].right {
			right += list[i].weight
		}
	}
	f := &forest{constant: math.Log(right / (all - right))}
	depth := treeDepth + 1
	if len(list) < fewCandidates {
		depth = 1
	}
	g := &grower{depth: depth, list: list, odds: make([]float64, len(list))}
	for i := range g.odds {
		g.odds[i] = f.constant
	}
	for round := range treesInForest {
		tree := g.grow(round)
		for i := range list {
			g.odds[i] += answer(tree, &list[i].x)
		}
		f.trees = append(f.trees, tree)
	}
	return f
}

// grower grows trees on what is left to explain.
type grower struct {
	depth int
	list  []labelled
	odds  []float64
	slope []float64 // of the loss, for each candidate
	curve []float64
	tree  []node
}

// grow returns the next tree.
func (g *grower) grow(round int) []node {
	g.slope, g.curve = make([]float64, len(g.list)), make([]float64, len(g.list))
	var members []int
	for i := range g.list {
		c := &g.list[i]
		p := sigmoid(g.odds[i])
		y := 0.0
		if c.right {
			y = 1
		}
		g.slope[i], g.curve[i] = c.weight*(y-p), c.weight*p*(1-p)
		if sampled(round, i) {
			members = append(members, i)
		}
	}
	g.tree = []node{{feature: -1}}
	g.split(0, members, g.depth)
	return g.tree
}

// split makes node at a question, if one helps, else an answer.
func (g *grower) split(at int, members []int, depth int) {
	slope, curve := g.sums(members)
	g.tree[at].value = treeRate * slope / (curve + leafRidge)
	if depth == 0 {
		return
	}
	feature, cut, gain := g.best(members, slope, curve)
	if gain <= 1e-6 {
		return
	}
	var left, right []int
	for _, i := range members {
		if g.list[i].x[feature] <= cut {
			left = append(left, i)
		} else {
			right = append(right, i)
		}
	}
	child := len(g.tree)
	g.tree[at] = node{feature: feature, cut: cut, left: child}
	g.tree = append(g.tree, node{feature: -1}, node{feature: -1})
	g.split(child, left, depth-1)
	g.split(child+1, right, depth-1)
}

// sampled reports whether a tree sees candidate i: each sees a share of all,
// other ones each time, but the same on every run.
func sampled(round, i int) bool {
	h := uint64(round)*0x9E3779B97F4A7C15 + uint64(i)*0xD1B54A32D192ED03
	h ^= h >> 29
	h *= 0xBF58476D1CE4E5B9
	h ^= h >> 32
	return h%100 < sampleShare
}

func (g *grower) sums(members []int) (slope, curve float64) {
	for _, i := range members {
		slope += g.slope[i]
		curve += g.curve[i]
	}
	return slope, curve
}

// best returns the question that explains most.
func (g *grower) best(members []int, slope, curve float64) (feature int, cut, gain float64) {
	base := slope * slope / (curve + leafRidge)
	sorted := slices.Clone(members)
	for f := range features {
		slices.SortStableFunc(sorted, func(i, j int) int { return cmp.Compare(g.list[i].x[f], g.list[j].x[f]) })
		var s, c, n float64
		total := 0.0
		for _, i := range sorted {
			total += g.list[i].weight
		}
		for k, i := range sorted[:max(0, len(sorted)-1)] {
			s, c, n = s+g.slope[i], c+g.curve[i], n+g.list[i].weight
			here, next := g.list[i].x[f], g.list[sorted[k+1]].x[f]
			if here == next || n < leastInLeaf || total-n < leastInLeaf {
				continue
			}
			rest, restCurve := slope-s, curve-c
			if v := s*s/(c+leafRidge) + rest*rest/(restCurve+leafRidge) - base; v > gain+1e-9 {
				feature, cut, gain = f, math.Round(1e4*(here+next)/2)/1e4, v
			}
		}
	}
	return feature, cut, gain
}

// Write writes the model as the file that the package embeds.
func (f *Fitted) Write(w io.Writer, note string) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "# The confidence of differences: for each family of rules a constant and trees, whose sum is the log-odds.\n# %s\n", note)
	fmt.Fprintf(b, "# family\tconstant\tvalue, or family\ttree\tnodes: feature<=cut:index of the node for yes (that for no follows it), or a value\n")
	for _, family := range slices.Sorted(maps.Keys(f.m)) {
		forest := f.m[family]
		fmt.Fprintf(b, "%s\tconstant\t%.4f\n", family, forest.constant)
		for _, tree := range forest.trees {
			fmt.Fprintf(b, "%s\ttree", family)
			for _, n := range tree {
				if n.feature < 0 {
					fmt.Fprintf(b, "\t%.4f", n.value)
				} else {
					fmt.Fprintf(b, "\t%s<=%v:%d", featureNames[n.feature], n.cut, n.left)
				}
			}
			fmt.Fprintln(b)
		}
	}
	return b.Flush()
}

// Compare is [Compare] with the model f.
func (f *Fitted) Compare(e *Example, opts Options) Pair {
	return compare(e.A, e.B, e.Ladder, opts, f.m)
}

// Tally calls add for each candidate of e with the confidence that f gives it.
func (f *Fitted) Tally(e *Example, add func(rule string, p float64, right bool)) {
	for _, c := range label(e) {
		if m := f.m[c.family()]; m != nil {
			add(c.Rule, sigmoid(m.odds(&c.x)), c.right)
		}
	}
}
