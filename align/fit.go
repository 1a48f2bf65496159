package align

import (
	"math"

	"github.com/zvirka/zvirka/internal/boost"
)

// Example is a pair of texts with the links that are right, to fit weights on.
type Example struct {
	Group    string // examples of one group are never on both sides of a split
	A, B     []Sentence
	Links    [][2]int
	Beads    [][2][]int // for the parallel regime
	Evidence []Evidence

	// Doubtful are pairs that are neither right nor wrong: nothing is learnt
	// from them.
	Doubtful [][2]int

	Translation bool // of an independent pair: it is none, but a faithful version
}

// Examples are what the weights of each regime are fitted on.
type Examples struct {
	Comparable, Parallel, Independent []Example
}

// outsideWeight is what evidence from outside weighs, in log-odds, where the
// examples have none to learn from.
const outsideWeight = 2.5

// apartWeight makes up for there being few examples of accounts written apart.
const apartWeight = 4

// paragraphWeight is what it weighs that a bead crosses the border of a
// paragraph, where the examples have no paragraphs to learn from.
const paragraphWeight = -1

// Fit fits all weights by penalised maximum likelihood. The result depends on
// the examples alone.
func Fit(e Examples) *Model {
	m := &Model{}
	m.same.fit(e.Comparable, 1, false)
	m.apart.fit(e.Independent, 4, true)
	copy(m.bead[:], fitBeads(e.Parallel))
	if m.bead[bParagraph] == 0 {
		m.bead[bParagraph] = paragraphWeight
	}
	for _, i := range [...]int{bEvidence, nBlock + bEvidence} {
		if m.bead[i] == 0 {
			m.bead[i] = outsideWeight
		}
	}
	var auto, loose cases
	for k, set := range [][]Example{e.Comparable, e.Parallel, e.Independent} {
		for _, x := range set {
			f := newField(x.A, x.B)
			g := f.score(&m.same, collect(x.Evidence, len(x.A), len(x.B), false))
			if k < 2 {
				auto.add(f.survey(g, m.same.keep), k == 1)
			}
			apart := k == 2 && !x.Translation
			for range map[bool]int{false: 1, true: apartWeight}[apart] {
				loose.add(f.closeness(g, m.same.keep), apart)
			}
		}
	}
	copy(m.auto[:], logistic(auto.xs, auto.ys, 0.1))
	copy(m.loose[:], logistic(loose.xs, loose.ys, 0.1))
	return m
}

// answer is what is known of a candidate pair.
type answer uint8

const (
	wrong answer = iota
	right
	open // nobody can tell
)

// answers returns what is known of the pairs of an example.
func (e *Example) answers() map[[2]int]answer {
	out := map[[2]int]answer{}
	for _, l := range e.Doubtful {
		out[l] = open
	}
	for _, l := range e.Links {
		out[l] = right
	}
	return out
}

// cases are what a logistic regression is fitted on.
type cases struct {
	xs [][]float64
	ys []bool
}

func (c *cases) add(x []float64, y bool) { c.xs, c.ys = append(c.xs, x), append(c.ys, y) }

// fit fits the models of a regime one after the other, each on what the one
// before says. With second a sentence may have a second link.
func (m *regime) fit(examples []Example, penalty float64, second bool) {
	if len(examples) == 0 {
		return
	}
	var fields []*field
	var grids []*grid
	var gold []answer
	var first cases
	outside := false
	for _, e := range examples {
		known := e.answers()
		f := newField(e.A, e.B)
		g := f.score(&regime{}, collect(e.Evidence, len(e.A), len(e.B), false))
		if second {
			g.closer(f)
		}
		fields, grids = append(fields, f), append(grids, g)
		for k := range g.pairs {
			p := &g.pairs[k]
			got := known[[2]int{int(p.a), int(p.b)}]
			gold = append(gold, got)
			if got != open {
				first.add(p.x, got == right)
			}
			outside = outside || p.x[fEvidence] > 0
		}
	}
	copy(m.first[:], logistic(first.xs, first.ys, penalty))
	if !outside {
		m.first[fEvidence] = outsideWeight
	}
	for _, g := range grids {
		for k := range g.pairs {
			g.pairs[k].z[0] = m.firstScore(&g.pairs[k])
		}
	}
	for s := range m.second {
		var next cases
		at := 0
		for i, g := range grids {
			g.settle(fields[i], s)
			for k := range g.pairs {
				x := make([]float64, nContext)
				g.context(x, k, s)
				if gold[at] != open {
					next.add(x, gold[at] == right)
				}
				at++
			}
		}
		copy(m.second[s][:], logistic(next.xs, next.ys, penalty))
		for i, g := range grids {
			g.secondScore(fields[i], m, s)
		}
	}
	m.again = neverAgain
	if second {
		m.keep, m.again = keepApart, againApart
		m.grow(fields, grids, gold)
	}
}

// From which log-odds accounts written apart are linked, and a sentence once
// more. The F1 of links is greatest from half of what it can be (Lipton, Elkan
// and Naryanaswamy 2014), and hardly less a little above, where fewer of them
// are wrong. They are not fitted: what the trees say of the examples that they
// have seen is too good to choose by.
const (
	keepApart  = -0.65
	againApart = -0.2
)

// treeShape is the shape of the trees of the independent regime.
var treeShape = boost.Options{Trees: 100, Depth: 4, Rate: 0.08, Ridge: 6, LeastInLeaf: 15, Share: 60, Features: 30}

// grow fits the trees that have the last word.
func (m *regime) grow(fields []*field, grids []*grid, gold []answer) {
	var list []boost.Example
	at := 0
	for i, g := range grids {
		last := len(pair{}.z) - 1
		g.settle(fields[i], last)
		for k := range g.pairs {
			x := make([]float64, nBase+nContext)
			g.together(x, k, last)
			if gold[at] != open {
				list = append(list, boost.Example{X: x, Yes: gold[at] == right, Weight: 1})
			}
			at++
		}
	}
	m.trees = boost.Fit(list, treeShape)
}

// logistic fits weights of a logistic regression with a quadratic penalty on
// all weights but the first (the bias), by Newton's method.
func logistic(xs [][]float64, ys []bool, penalty float64) []float64 {
	if len(xs) == 0 {
		return nil
	}
	n := len(xs[0])
	w := make([]float64, n)
	for range 50 {
		grad := make([]float64, n)
		hess := make([][]float64, n)
		for i := range hess {
			hess[i] = make([]float64, n)
		}
		for k, x := range xs {
			p := sigmoid(weigh(w, x))
			r := p
			if ys[k] {
				r--
			}
			v := p*(1-p) + 1e-9
			for i := range n {
				grad[i] += r * x[i]
				for j := 0; j <= i; j++ {
					hess[i][j] += v * x[i] * x[j]
				}
			}
		}
		for i := 1; i < n; i++ {
			grad[i] += penalty * w[i]
			hess[i][i] += penalty
		}
		hess[0][0] += 1e-6
		step := solve(hess, grad)
		now := loss(xs, ys, w, penalty)
		next := make([]float64, n)
		moved := false
		for scale := 1.0; scale > 1e-6; scale /= 2 {
			for i := range w {
				next[i] = w[i] - scale*step[i]
			}
			if loss(xs, ys, next, penalty) < now-1e-9 {
				copy(w, next)
				moved = true
				break
			}
		}
		if !moved {
			break
		}
	}
	return w
}

// loss returns the penalised negative log-likelihood of weights.
func loss(xs [][]float64, ys []bool, w []float64, penalty float64) float64 {
	sum := 0.0
	for k, x := range xs {
		z := weigh(w, x)
		if ys[k] {
			z = -z
		}
		sum += max(z, 0) + math.Log1p(math.Exp(-math.Abs(z)))
	}
	for _, v := range w[1:] {
		sum += penalty / 2 * v * v
	}
	return sum
}

// solve returns x with m·x = y for a positive definite m given by its lower triangle, which is overwritten.
func solve(m [][]float64, y []float64) []float64 {
	n := len(y)
	for i := range n {
		for j := 0; j <= i; j++ {
			s := m[i][j]
			for k := range j {
				s -= m[i][k] * m[j][k]
			}
			if i == j {
				m[i][i] = math.Sqrt(max(s, 1e-12))
			} else {
				m[i][j] = s / m[j][j]
			}
		}
	}
	x := make([]float64, n)
	for i := range n {
		s := y[i]
		for k := range i {
			s -= m[i][k] * x[k]
		}
		x[i] = s / m[i][i]
	}
	for i := n - 1; i >= 0; i-- {
		s := x[i]
		for k := i + 1; k < n; k++ {
			s -= m[k][i] * x[k]
		}
		x[i] = s / m[i][i]
	}
	return x
}

// fitBeads fits the weights of beads by penalised maximum likelihood of the
// right ladders among all ladders.
func fitBeads(examples []Example) []float64 {
	type arc struct {
		at, to int
		x      []term
		gold   bool
	}
	type story struct {
		nodes int
		arcs  []arc
	}
	var all []story
	x := make([]float64, nBead)
	for _, e := range examples {
		l := newLadderField(newField(e.A, e.B), collect(e.Evidence, len(e.A), len(e.B), false))
		t := newLattice(l, make([]float64, nBead))
		gold := map[[4]int]bool{}
		i, j := 0, 0
		for _, b := range e.Beads {
			gold[[4]int{i, j, len(b[0]), len(b[1])}] = true
			i, j = i+len(b[0]), j+len(b[1])
		}
		st := story{nodes: len(t.score) / len(shapes)}
		for i := range l.lo {
			for j := l.lo[i]; j <= l.hi[i]; j++ {
				for _, s := range shapes {
					if to := t.end(i, j, s); to >= 0 {
						l.bead(x, i, j, s)
						st.arcs = append(st.arcs, arc{t.at(i, j), to, terms(x), gold[[4]int{i, j, s.m, s.n}]})
					}
				}
			}
		}
		all = append(all, st)
	}
	w := make([]float64, nBead)
	m1, m2 := make([]float64, nBead), make([]float64, nBead)
	grad := make([]float64, nBead)
	const rounds = 250
	for round := range rounds {
		clear(grad)
		for _, st := range all {
			fwd, bwd := make([]float64, st.nodes), make([]float64, st.nodes)
			for k := range fwd {
				fwd[k], bwd[k] = math.Inf(-1), math.Inf(-1)
			}
			fwd[0], bwd[st.nodes-1] = 0, 0
			score := make([]float64, len(st.arcs))
			for k := range st.arcs {
				a := &st.arcs[k]
				for _, t := range a.x {
					score[k] += w[t.i] * t.v
				}
				fwd[a.to] = logAdd(fwd[a.to], fwd[a.at]+score[k])
			}
			for k := len(st.arcs) - 1; k >= 0; k-- {
				a := &st.arcs[k]
				bwd[a.at] = logAdd(bwd[a.at], bwd[a.to]+score[k])
			}
			for k := range st.arcs {
				a := &st.arcs[k]
				p := math.Exp(fwd[a.at] + score[k] + bwd[a.to] - fwd[st.nodes-1])
				if a.gold {
					p--
				}
				if math.Abs(p) < 1e-7 {
					continue
				}
				for _, t := range a.x {
					grad[t.i] += p * t.v
				}
			}
		}
		rate := 0.3 * (1 - float64(round)/rounds)
		for i := range w {
			g := grad[i] + 0.3*w[i]
			m1[i] = 0.9*m1[i] + 0.1*g
			m2[i] = 0.99*m2[i] + 0.01*g*g
			h1 := m1[i] / (1 - math.Pow(0.9, float64(round+1)))
			h2 := m2[i] / (1 - math.Pow(0.99, float64(round+1)))
			w[i] -= rate * h1 / (math.Sqrt(h2) + 1e-8)
		}
	}
	return w
}

// term is one feature that is not zero.
type term struct {
	i int
	v float64
}

func terms(x []float64) []term {
	var out []term
	for i, v := range x {
		if v != 0 {
			out = append(out, term{i, v})
		}
	}
	return out
}
