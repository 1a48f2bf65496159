package align

import "math"

// aloneWorth is what a bead with one side counts beside one with two when the
// expected number of right beads is maximised.
const aloneWorth = 0.5

// rung is a bead of the parallel regime: of a from I and of b from J on.
type rung struct {
	i, j  int
	shape shape
	p     float64
}

// lattice holds the log-weights of all beads within a band and what follows from them.
type lattice struct {
	l     *ladderField
	node  []int     // offset of position row i in the tables of nodes
	score []float32 // by node and shape; -Inf where the bead does not fit
	fwd   []float64
	bwd   []float64
}

func (t *lattice) at(i, j int) int {
	if i >= len(t.l.lo) || j < t.l.lo[i] || j > t.l.hi[i] {
		return -1
	}
	return t.node[i] + j - t.l.lo[i]
}

var never = float32(math.Inf(-1))

// newLattice weighs all beads of the band.
func newLattice(l *ladderField, weights []float64) *lattice {
	t := &lattice{l: l, node: make([]int, len(l.lo))}
	n := 0
	for i := range l.lo {
		t.node[i] = n
		n += l.hi[i] - l.lo[i] + 1
	}
	t.score = make([]float32, n*len(shapes))
	x := make([]float64, nBead)
	for i := range l.lo {
		for j := l.lo[i]; j <= l.hi[i]; j++ {
			at := t.at(i, j)
			for k, s := range shapes {
				t.score[at*len(shapes)+k] = never
				if t.end(i, j, s) < 0 {
					continue
				}
				t.score[at*len(shapes)+k] = float32(l.weight(weights, x, i, j, s))
			}
		}
	}
	return t
}

// end returns the node that the bead leads to, or -1 where it does not fit the band.
func (t *lattice) end(i, j int, s shape) int {
	if i+s.m > len(t.l.a) || j+s.n > len(t.l.b) {
		return -1
	}
	return t.at(i+s.m, j+s.n)
}

// sum runs forward and backward over the lattice and returns the log of the total weight.
func (t *lattice) sum() float64 {
	n := len(t.score) / len(shapes)
	t.fwd, t.bwd = make([]float64, n), make([]float64, n)
	for k := range n {
		t.fwd[k], t.bwd[k] = math.Inf(-1), math.Inf(-1)
	}
	t.fwd[0] = 0
	t.bwd[n-1] = 0
	l := t.l
	for i := range l.lo {
		for j := l.lo[i]; j <= l.hi[i]; j++ {
			at := t.at(i, j)
			if math.IsInf(t.fwd[at], -1) {
				continue
			}
			for k, s := range shapes {
				if w := t.score[at*len(shapes)+k]; w != never {
					to := t.end(i, j, s)
					t.fwd[to] = logAdd(t.fwd[to], t.fwd[at]+float64(w))
				}
			}
		}
	}
	for i := len(l.lo) - 1; i >= 0; i-- {
		for j := l.hi[i]; j >= l.lo[i]; j-- {
			at := t.at(i, j)
			for k, s := range shapes {
				if w := t.score[at*len(shapes)+k]; w != never {
					t.bwd[at] = logAdd(t.bwd[at], t.bwd[t.end(i, j, s)]+float64(w))
				}
			}
		}
	}
	return t.fwd[n-1]
}

func logAdd(x, y float64) float64 {
	if x < y {
		x, y = y, x
	}
	if d := y - x; d > -30 {
		return x + math.Log1p(math.Exp(d))
	}
	return x
}

// prob returns the probability of bead k at (i, j) given the total weight.
func (t *lattice) prob(i, j, k int, total float64) float64 {
	at := t.at(i, j)
	w := t.score[at*len(shapes)+k]
	if w == never {
		return 0
	}
	return math.Exp(t.fwd[at] + float64(w) + t.bwd[t.end(i, j, shapes[k])] - total)
}

// best returns the ladder in which the beads are right with the greatest
// expected number, those with one side counted less.
func (t *lattice) best(alone float64) []rung {
	total := t.sum()
	l := t.l
	n := len(t.score) / len(shapes)
	value := make([]float64, n)
	choice := make([]int8, n)
	prob := make([]float32, n)
	for i := len(l.lo) - 1; i >= 0; i-- {
		for j := l.hi[i]; j >= l.lo[i]; j-- {
			at := t.at(i, j)
			choice[at] = -1
			value[at] = math.Inf(-1)
			if at == n-1 {
				value[at] = 0
				continue
			}
			for k, s := range shapes {
				if t.score[at*len(shapes)+k] == never {
					continue
				}
				p := t.prob(i, j, k, total)
				v := p
				if s.m == 0 || s.n == 0 {
					v *= alone
				}
				if v += value[t.end(i, j, s)]; v > value[at] {
					value[at], choice[at], prob[at] = v, int8(k), float32(p)
				}
			}
		}
	}
	var out []rung
	for i, j := 0, 0; ; {
		at := t.at(i, j)
		k := choice[at]
		if k < 0 {
			return out
		}
		s := shapes[k]
		out = append(out, rung{i, j, s, min(1, float64(prob[at]))})
		i, j = i+s.m, j+s.n
	}
}
