package align

import (
	"cmp"
	"math"
	"slices"
)

// mergeOdds is how much more likely, in log-odds, a neighbour must be to
// belong to a bead than to stand alone. It stands above zero because sentences
// without counterpart are commoner here than in the ladders that the weights
// of beads come from.
const mergeOdds = 2.0

// merge widens beads of one against one by neighbours that are not linked,
// where one sentence tells what two tell. The weights are those of the
// parallel regime.
func (j *job) merge(g *grid, beads []Bead, doneA, doneB []bool) {
	if !adjacentRest(beads, doneA, doneB) {
		return
	}
	l := unbanded(j.field)
	l.support = j.support
	l.bestA, l.bestB = make([]float32, len(j.a)), make([]float32, len(j.b))
	for k := range g.pairs {
		p := &g.pairs[k]
		c := float32(p.x[fGrams])
		l.bestA[p.a], l.bestB[p.b] = max(l.bestA[p.a], c), max(l.bestB[p.b], c)
	}
	order := series(0, len(beads))
	slices.SortStableFunc(order, func(x, y int) int { return cmp.Compare(beads[y].Score, beads[x].Score) })
	x := make([]float64, nBead)
	for _, k := range order {
		j.widen(l, x, &beads[k], doneA, doneB)
	}
}

// adjacentRest reports whether some bead has a neighbour that is not linked.
func adjacentRest(beads []Bead, doneA, doneB []bool) bool {
	free := func(done []bool, i int) bool { return i >= 0 && i < len(done) && !done[i] }
	for _, b := range beads {
		i, j := b.A[0], b.B[0]
		if free(doneA, i-1) || free(doneA, i+1) || free(doneB, j-1) || free(doneB, j+1) {
			return true
		}
	}
	return false
}

// widen adds neighbours to b one by one, the likeliest first, up to three on a side.
func (j *job) widen(l *ladderField, x []float64, b *Bead, doneA, doneB []bool) {
	w := j.opts.Model.bead[:]
	for {
		i, k, s := b.A[0], b.B[0], shape{len(b.A), len(b.B)}
		now := l.weight(w, x, i, k, s)
		best, side, add := mergeOdds, -1, 0
		try := func(gain float64, sd, n int) {
			if gain > best {
				best, side, add = gain, sd, n
			}
		}
		for _, n := range [...]int{i - 1, i + s.m} {
			if n >= 0 && n < len(doneA) && !doneA[n] && s.m < 3 && s.n == 1 {
				try(l.weight(w, x, min(i, n), k, shape{s.m + 1, s.n})-now-l.weight(w, x, n, 0, shape{1, 0}), 0, n)
			}
		}
		for _, n := range [...]int{k - 1, k + s.n} {
			if n >= 0 && n < len(doneB) && !doneB[n] && s.n < 3 && s.m == 1 {
				try(l.weight(w, x, i, min(k, n), shape{s.m, s.n + 1})-now-l.weight(w, x, 0, n, shape{0, 1}), 1, n)
			}
		}
		switch side {
		case 0:
			b.A, doneA[add] = distinctInts(append(b.A, add)), true
		case 1:
			b.B, doneB[add] = distinctInts(append(b.B, add)), true
		default:
			return
		}
		b.Score *= sigmoid(best - mergeOdds/2)
		if math.IsNaN(b.Score) {
			b.Score = 0
		}
	}
}

func distinctInts(s []int) []int {
	slices.Sort(s)
	return slices.Compact(s)
}
