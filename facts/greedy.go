package facts

import (
	"cmp"
	"slices"
)

// couple is item i of one side with item j of the other, and how well they go
// together.
type couple struct {
	i, j  int
	score float64
}

// couples returns a matching of the items of two sides: the best couples
// first, each item in one at most. Couples of one score stand in the order of
// i+j; those of one sum share no item, so that the result is mirrored where
// the sides are swapped.
func couples(all []couple) []couple {
	slices.SortStableFunc(all, func(x, y couple) int {
		return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.i+x.j, y.i+y.j))
	})
	usedI, usedJ := map[int]bool{}, map[int]bool{}
	var out []couple
	for _, c := range all {
		if usedI[c.i] || usedJ[c.j] {
			continue
		}
		usedI[c.i], usedJ[c.j] = true, true
		out = append(out, c)
	}
	return out
}
