package facts

import (
	"fmt"
	"io"
	"math"
	"sort"
	"strconv"

	"github.com/zvirka/zvirka/align"
	"github.com/zvirka/zvirka/corpus"
)

// Example is a comparison whose true differences are known.
type Example struct {
	A, B   *Account
	Ladder *align.Ladder
	Gold   []GoldDifference

	// Single says that only the surest candidate counts.
	Weight float64
}

// GoldDifference is a difference that a reader found. Doubtful ones are
// neither right nor wrong.
type GoldDifference struct {
	Kind     Kind
	A, B     []corpus.Span
	Doubtful bool
}

// Fitted is a model with the labelled candidates that it was fitted to.
type Fitted struct{ m model }

// labelled is a candidate of which it is known whether it is right.
type labelled struct {
	candidate
	right  bool
	weight float64
}

// Fit returns the logistic model, one for each kind, that tells the right
// candidates of the examples from the wrong ones, by Newton's method with a
// ridge. It is deterministic.
func Fit(examples []Example) *Fitted {
	byKind := map[Kind][]labelled{}
	for i := range examples {
		for _, c := range label(&examples[i]) {
			byKind[c.Kind] = append(byKind[c.Kind], c)
		}
	}
	m := model{}
	for kind, list := range byKind {
		m[kind] = fitKind(list)
	}
	return &Fitted{m}
}

// label returns the candidates of an example that are right or wrong for sure.
func label(e *Example) []labelled {
	var out []labelled
	for _, c := range candidatesOf(e.A, e.B, e.Ladder) {
		right, doubtful := false, false
		for _, g := range e.Gold {
			if goldMatch(&c.Difference, &g) {
				right = right || !g.Doubtful
				doubtful = doubtful || g.Doubtful
			}
		}
		if right || !doubtful {
			out = append(out, labelled{c, right, e.Weight})
		}
	}
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

// fitKind fits the weights of one kind.
func fitKind(list []labelled) *[features + 1]float64 {
	const (
		ridge  = 2.0
		rounds = 30
		n      = features + 1
	)
	var w [n]float64
	for range rounds {
		var gradient [n]float64
		var hessian [n][n]float64
		for i := range hessian {
			hessian[i][i] = ridge
			gradient[i] = -ridge * w[i]
		}
		hessian[0][0] = 0.01
		gradient[0] = -0.01 * w[0]
		for k := range list {
			c := &list[k]
			p := sigmoid(dot(&w, &c.x))
			y := 0.0
			if c.right {
				y = 1
			}
			var x [n]float64
			x[0] = 1
			copy(x[1:], c.x[:])
			for i := range n {
				gradient[i] += c.weight * (y - p) * x[i]
				for j := range n {
					hessian[i][j] += c.weight * p * (1 - p) * x[i] * x[j]
				}
			}
		}
		step := solve(hessian[:], gradient[:])
		change := 0.0
		for i := range w {
			w[i] += step[i]
			change = max(change, math.Abs(step[i]))
		}
		if change < 1e-6 {
			break
		}
	}
	return &w
}

// solve returns x with m x = v, by elimination with pivots.
func solve[R ~[features + 1]float64](m []R, v []float64) []float64 {
	n := len(v)
	a := make([][]float64, n)
	for i := range a {
		a[i] = append(append([]float64(nil), m[i][:]...), v[i])
	}
	for c := range n {
		best := c
		for r := c + 1; r < n; r++ {
			if math.Abs(a[r][c]) > math.Abs(a[best][c]) {
				best = r
			}
		}
		a[c], a[best] = a[best], a[c]
		for r := c + 1; r < n; r++ {
			f := a[r][c] / a[c][c]
			for k := c; k <= n; k++ {
				a[r][k] -= f * a[c][k]
			}
		}
	}
	x := make([]float64, n)
	for r := n - 1; r >= 0; r-- {
		x[r] = a[r][n]
		for k := r + 1; k < n; k++ {
			x[r] -= a[r][k] * x[k]
		}
		x[r] /= a[r][r]
	}
	return x
}

// featureNames are the columns of the file of weights.
var featureNames = [features]string{
	"closeness", "coverOther", "score", "context", "hunk", "sole", "length", "rarity",
	"uncovered", "elsewhere", "other", "anchors", "delimited", "sameLang", "many", "extra",
}

// Write writes the model as the file that the package embeds.
func (f *Fitted) Write(w io.Writer, note string) error {
	if _, err := fmt.Fprintf(w, "# Weights of the confidence of differences, a logistic model for each kind.\n# %s\n# kind\tconstant", note); err != nil {
		return err
	}
	for _, name := range featureNames {
		fmt.Fprintf(w, "\t%s", name)
	}
	fmt.Fprintln(w)
	kinds := make([]string, 0, len(f.m))
	for k := range f.m {
		kinds = append(kinds, string(k))
	}
	sort.Strings(kinds)
	for _, k := range kinds {
		fmt.Fprint(w, k)
		for _, v := range f.m[Kind(k)] {
			fmt.Fprintf(w, "\t%s", strconv.FormatFloat(v, 'f', 3, 64))
		}
		if _, err := fmt.Fprintln(w); err != nil {
			return err
		}
	}
	return nil
}

// Tally counts, for each kind and each tenth of confidence, the candidates of
// e that are right and all of them.
func (f *Fitted) Tally(e *Example, add func(kind Kind, p float64, right bool)) {
	for _, c := range label(e) {
		if w := f.m[c.Kind]; w != nil {
			add(c.Kind, sigmoid(dot(w, &c.x)), c.right)
		}
	}
}
