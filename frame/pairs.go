package frame

import (
	"iter"
	"slices"
)

// Pair is two frames that match: indexes into the lists that [Pairs] took.
type Pair struct {
	A, B  int
	Score float64
	Why   string
}

// common is from how many frames of one side a key tells nothing any more.
const common = 200

// Pairs yields the pairs of frames of a and b that [Match] gives a score of at
// least least, in the order of a, then of b. It compares only frames that
// share a key which is not everywhere, so that its cost grows with what the
// two have in common, not with the product of their lengths.
func Pairs(a, b []Frame, least float64) iter.Seq[Pair] {
	return func(yield func(Pair) bool) {
		index := map[uint32][]int32{}
		for j := range b {
			if b[j].m != nil {
				b[j].m.keys(func(k uint32) { index[k] = append(index[k], int32(j)) })
			}
		}
		seen := make([]int32, len(b))
		var near []int32
		for i := range a {
			if a[i].m == nil {
				continue
			}
			near = near[:0]
			a[i].m.keys(func(k uint32) {
				list := index[k]
				if len(list) > common {
					return
				}
				for _, j := range list {
					if seen[j] != int32(i)+1 {
						seen[j] = int32(i) + 1
						near = append(near, j)
					}
				}
			})
			slices.Sort(near)
			for _, j := range near {
				s, why := match(a[i].m, b[j].m)
				if s >= least && s > 0 && !yield(Pair{i, int(j), s, why}) {
					return
				}
			}
		}
	}
}

// keys calls f with everything by which a frame can be found.
func (m *features) keys(f func(uint32)) {
	for i, w := range m.words {
		if i == 0 || w.key != m.words[i-1].key {
			f(w.key)
		}
	}
	for _, a := range m.actors {
		f(a.key)
	}
	for _, n := range m.nums {
		f(n.key)
	}
}
