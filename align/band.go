package align

import (
	"cmp"
	"slices"
)

const (
	fullBand   = 900  // pairs up to which every cell is looked at
	fullGap    = 2500 // and between two fixed points
	nearPoint  = 3    // sentences to either side of a fixed point
	halfWidth  = 30   // of the band where a wide gap is crossed
	rareInSide = 4    // words in more sentences of a side fix no points
)

// point is a place that the ladder very likely passes: sentence i against sentence j.
type point struct {
	i, j int32
	w    float64
}

// lay chooses the band: everything in short texts; in long ones a strip along
// a chain of pairs that share rare words. The strip is wide where the chain
// has gaps, so that a passage that one side dropped is still crossed.
func (l *ladderField) lay() {
	na, nb := len(l.a), len(l.b)
	l.lo, l.hi = make([]int, na+1), make([]int, na+1)
	if na*nb <= fullBand {
		for i := range l.hi {
			l.hi[i] = nb
		}
		return
	}
	for i := range l.lo {
		l.lo[i] = nb
	}
	i0, j0 := 0, 0
	for _, p := range chain(l.votes(), nb) {
		l.cross(i0, j0, int(p.i), int(p.j))
		i0, j0 = int(p.i)+1, int(p.j)+1
		l.cross(int(p.i), int(p.j), i0, j0)
	}
	l.cross(i0, j0, na, nb)
	l.lo[0], l.hi[na] = 0, nb
	for i := na - 1; i >= 0; i-- {
		l.lo[i] = min(l.lo[i], l.lo[i+1])
	}
	for i := 1; i <= na; i++ {
		l.hi[i] = max(l.hi[i], l.hi[i-1])
	}
}

// cross widens the band so that it leads from one position to another.
func (l *ladderField) cross(i0, j0, i1, j1 int) {
	di, dj := i1-i0, j1-j0
	if (di+1)*(dj+1) <= fullGap {
		for i := max(0, i0-nearPoint); i <= min(i1+nearPoint, len(l.lo)-1); i++ {
			l.widen(i, j0-nearPoint, j1+nearPoint)
		}
		return
	}
	for i := i0; i <= i1; i++ {
		from, to := j0, j1
		if di > 0 {
			from, to = j0+(i-i0)*dj/di, j0+min(di, i-i0+1)*dj/di
		}
		l.widen(i, from-halfWidth, to+halfWidth)
	}
}

func (l *ladderField) widen(i, lo, hi int) {
	l.lo[i] = min(l.lo[i], max(0, lo))
	l.hi[i] = max(l.hi[i], min(len(l.b), hi))
}

// votes returns the pairs that share words which are rare on both sides, each
// the best of its row and its column, in order.
func (l *ladderField) votes() []point {
	where := func(ps []profile) *index {
		return newIndex(l.words, func(yield func(int, []entry)) {
			for i := range ps {
				yield(i, ps[i].words)
			}
		})
	}
	inA, inB := where(l.a), where(l.b)
	sum := map[[2]int32]float64{}
	for id := range int32(l.words) {
		a, b := inA.of(id), inB.of(id)
		if len(a) == 0 || len(b) == 0 || len(a) > rareInSide || len(b) > rareInSide {
			continue
		}
		for _, x := range a {
			for _, y := range b {
				sum[[2]int32{x.id, y.id}] += float64(x.w) / float64(len(a)*len(b))
			}
		}
	}
	bestA, bestB := make([]float64, len(l.a)), make([]float64, len(l.b))
	for k, w := range sum {
		bestA[k[0]], bestB[k[1]] = max(bestA[k[0]], w), max(bestB[k[1]], w)
	}
	var out []point
	for k, w := range sum {
		if w >= bestA[k[0]] && w >= bestB[k[1]] {
			out = append(out, point{k[0], k[1], w})
		}
	}
	slices.SortFunc(out, func(p, q point) int { return cmp.Or(cmp.Compare(p.i, q.i), cmp.Compare(q.j, p.j)) })
	return out
}

// chain returns the heaviest rising chain of points, which are sorted by i and
// within it by falling j. Heavier prefixes are found in a Fenwick tree of
// maxima, in n log n.
func chain(points []point, nb int) []point {
	tree := fill(make([]int32, nb+2), -1) // best point that ends at or below j
	total := make([]float64, len(points))
	before := make([]int32, len(points))
	last := int32(-1)
	for k, p := range points {
		best := int32(-1)
		for t := p.j; t > 0; t -= t & -t {
			if tree[t] >= 0 && (best < 0 || total[tree[t]] > total[best]) {
				best = tree[t]
			}
		}
		before[k] = best
		total[k] = p.w
		if best >= 0 {
			total[k] += total[best]
		}
		for t := p.j + 1; int(t) < len(tree); t += t & -t {
			if tree[t] < 0 || total[tree[t]] < total[k] {
				tree[t] = int32(k)
			}
		}
		if last < 0 || total[k] > total[last] {
			last = int32(k)
		}
	}
	var out []point
	for k := last; k >= 0; k = before[k] {
		out = append(out, points[k])
	}
	slices.Reverse(out)
	return out
}
