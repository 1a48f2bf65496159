package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/zvirka/zvirka/align"
)

// tally counts what was right for precision and for recall.
type tally struct{ rightP, said, rightR, gold int }

func (t tally) String() string {
	p, r := share(t.rightP, t.said), share(t.rightR, t.gold)
	f := 0.0
	if p+r > 0 {
		f = 2 * p * r / (p + r)
	}
	return fmt.Sprintf("P %.4f R %.4f F1 %.4f", p, r, f)
}

func share(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}

// calibration counts, for ten ranges of probability, what was said and what was right.
type calibration struct {
	said, right [10]int
	sum         [10]float64
}

func (c *calibration) add(p float64, right bool) {
	if c == nil {
		return
	}
	k := min(9, int(p*10))
	c.said[k]++
	c.sum[k] += p
	if right {
		c.right[k]++
	}
}

func (c *calibration) String() string {
	var b strings.Builder
	b.WriteString("range      said  mean p  right\n")
	for k, n := range c.said {
		if n > 0 {
			fmt.Fprintf(&b, "%.1f to %.1f %5d    %.3f  %.3f\n", float64(k)/10, float64(k+1)/10, n, c.sum[k]/float64(n), share(c.right[k], n))
		}
	}
	return b.String()
}

func scoreLinks(it item, l *align.Ladder, link, alone *tally, table *calibration) {
	said := map[[2]int]bool{}
	goldA, goldB := map[int]bool{}, map[int]bool{}
	gotA, gotB := map[int]bool{}, map[int]bool{}
	for _, g := range it.Links {
		goldA[g[0]], goldB[g[1]] = true, true
	}
	for _, b := range l.Beads {
		for _, i := range b.A {
			for _, j := range b.B {
				if slices.Contains(it.Doubtful, [2]int{i, j}) {
					continue // neither right nor wrong
				}
				right := slices.Contains(it.Links, [2]int{i, j})
				if !said[[2]int{i, j}] {
					table.add(b.Score, right)
				}
				said[[2]int{i, j}] = true
				gotA[i], gotB[j] = true, true
			}
		}
	}
	for p := range said {
		link.said++
		if slices.Contains(it.Links, p) {
			link.rightP++
			link.rightR++
		}
	}
	link.gold += len(it.Links)
	count := func(n int, gold, got map[int]bool) {
		for i := range n {
			if !gold[i] {
				alone.gold++
			}
			if !got[i] {
				alone.said++
			}
			if !gold[i] && !got[i] {
				alone.rightP++
				alone.rightR++
			}
		}
	}
	count(len(it.A), goldA, gotA)
	count(len(it.B), goldB, gotB)
}

// scoreBeads counts beads that are exactly right, and those that share a link with a right one.
func scoreBeads(it item, l *align.Ladder, strict, lax *tally, table *calibration) {
	touches := func(a, b []int, in func(a, b []int) bool) bool {
		for _, i := range a {
			for _, j := range b {
				if in([]int{i}, []int{j}) {
					return true
				}
			}
		}
		return false
	}
	holds := func(a, b []int) func([]int, []int) bool {
		return func(i, j []int) bool { return slices.Contains(a, i[0]) && slices.Contains(b, j[0]) }
	}
	for _, b := range l.Beads {
		if !b.Linked() {
			continue
		}
		exact, near := false, false
		for _, g := range it.Beads {
			exact = exact || slices.Equal(b.A, g[0]) && slices.Equal(b.B, g[1])
			near = near || touches(b.A, b.B, holds(g[0], g[1]))
		}
		strict.said++
		lax.said++
		if exact {
			strict.rightP++
			strict.rightR++
		}
		if near {
			lax.rightP++
		}
		table.add(b.Score, exact)
	}
	for _, g := range it.Beads {
		if len(g[0]) == 0 || len(g[1]) == 0 {
			continue
		}
		strict.gold++
		lax.gold++
		for _, b := range l.Beads {
			if touches(g[0], g[1], holds(b.A, b.B)) {
				lax.rightR++
				break
			}
		}
	}
}
