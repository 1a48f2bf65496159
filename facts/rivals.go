package facts

import "slices"

// The confidence of a candidate comes in three steps. The first looks at it
// alone; the second knows what the first thinks of those beside it, since the
// same words are told best as one difference, and a bead or a pair full of
// sure differences is another thing than one with none (stacked
// generalisation, Wolpert 1992).

// first is what the first step says of each candidate, in ten-thousandths, so
// that sums do not depend on the order.
type first []int

func (m model) first(candidates []candidate) first {
	out := make(first, len(candidates))
	for i := range candidates {
		out[i] = tenThousandths(m.probability(&candidates[i], firstStep))
	}
	return out
}

// setRivals fills in the features that the candidates beside each give it.
func (p first) setRivals(candidates []candidate) {
	all := 0
	sorted := slices.Clone(p)
	slices.Sort(sorted)
	top := 0
	for k := 0; k < min(5, len(sorted)); k++ {
		top += sorted[len(sorted)-1-k]
	}
	beads := map[int]*neighbours{}
	for i := range candidates {
		all += p[i]
		if n := candidates[i].bead(); n >= 0 {
			if beads[n] == nil {
				beads[n] = &neighbours{}
			}
			beads[n].add(p[i])
		}
	}
	overlaps := overlapping(candidates)
	for i := range candidates {
		c := &candidates[i]
		same, other, sum := 0, 0, 0
		for _, j := range overlaps[i] {
			if families[candidates[j].Rule] == families[c.Rule] {
				same = max(same, p[j])
			} else {
				other = max(other, p[j])
			}
			sum += p[j]
		}
		c.x[featFirst], c.x[featRivalSame], c.x[featRivalOther] = unit(p[i]), unit(same), unit(other)
		c.x[featRivals] = unit(sum)
		if n := c.bead(); n >= 0 {
			c.x[featBeadBest], c.x[featBeadSum] = unit(beads[n].without(p[i])), unit(beads[n].sum-p[i])
		}
		c.x[featPairSum], c.x[featPairTop] = unit(all)/20, unit(top)/5
		c.x[featPairSize] = float64(len(candidates)) / 100
	}
}

// bead returns the number of the bead of c, or -1.
func (c *candidate) bead() int {
	if len(c.Beads) == 0 {
		return -1
	}
	return c.Beads[0]
}

// unit turns ten-thousandths back.
func unit(n int) float64 { return float64(n) / 1e4 }

// neighbours are the candidates of one bead: the best two and the sum.
type neighbours struct{ best, next, sum int }

func (n *neighbours) add(p int) {
	n.sum += p
	switch {
	case p > n.best:
		n.best, n.next = p, n.best
	case p > n.next:
		n.next = p
	}
}

// without returns the best of the others.
func (n *neighbours) without(p int) int {
	if p == n.best {
		return n.next
	}
	return n.best
}

// overlapping returns for each candidate the others that have words of it on
// some side.
func overlapping(candidates []candidate) [][]int32 {
	out := make([][]int32, len(candidates))
	for i := range candidates {
		for j := range candidates[:i] {
			c, d := &candidates[i], &candidates[j]
			if meet(c.A, d.A) || meet(c.B, d.B) {
				out[i], out[j] = append(out[i], int32(j)), append(out[j], int32(i))
			}
		}
	}
	return out
}
