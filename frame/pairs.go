package frame

import (
	"iter"
	"math/bits"
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
		index := newKeyIndex(b)
		near := make([]uint64, (len(b)+63)/64) // a bit for each frame of b
		var keys []uint32
		for i := range a {
			if a[i].m == nil {
				continue
			}
			keys = a[i].m.keys(keys[:0])
			for _, k := range keys {
				list := index.frames(k)
				if len(list) > common {
					continue
				}
				for _, j := range list {
					near[j>>6] |= 1 << (j & 63)
				}
			}
			for at := range near {
				for ; near[at] != 0; near[at] &= near[at] - 1 {
					j := at<<6 + bits.TrailingZeros64(near[at])
					s, why := match(a[i].m, b[j].m)
					if s >= least && s > 0 && !yield(Pair{i, j, s, why}) {
						return
					}
				}
			}
		}
	}
}

// keys appends everything by which a frame can be found.
func (m *features) keys(dst []uint32) []uint32 {
	for i := range m.words {
		if k := m.words[i].key; i == 0 || k != m.words[i-1].key {
			dst = append(dst, k)
		}
	}
	for i := range m.actors {
		dst = append(dst, m.actors[i].key)
	}
	for i := range m.nums {
		dst = append(dst, m.nums[i].key)
	}
	return dst
}

// keyIndex finds the frames that have a key: an open-addressing table of keys,
// each with a range of list.
type keyIndex struct {
	slots []keySlot
	list  []int32
}

type keySlot struct {
	key     uint32
	from, n int32 // n is 0 in an empty slot
}

// newKeyIndex indexes frames by their keys. A frame stands as often under a key
// as it has it.
func newKeyIndex(frames []Frame) *keyIndex {
	var keys []uint32
	ends := make([]int, len(frames))
	for j := range frames {
		if frames[j].m != nil {
			keys = frames[j].m.keys(keys)
		}
		ends[j] = len(keys)
	}
	size := 16
	for size < 2*len(keys) {
		size *= 2
	}
	x := &keyIndex{slots: make([]keySlot, size), list: make([]int32, len(keys))}
	for i, k := range keys {
		s := x.slot(k)
		x.slots[s].key = k
		x.slots[s].n++
		keys[i] = uint32(s)
	}
	from := int32(0)
	for i := range x.slots {
		from += x.slots[i].n
		x.slots[i].from = from // its end, until the list is filled from there
	}
	for j := len(frames) - 1; j >= 0; j-- {
		first := 0
		if j > 0 {
			first = ends[j-1]
		}
		for _, s := range keys[first:ends[j]] {
			x.slots[s].from--
			x.list[x.slots[s].from] = int32(j)
		}
	}
	return x
}

// slot returns the slot of key, or the empty one where it belongs.
func (x *keyIndex) slot(key uint32) int {
	mask := len(x.slots) - 1
	i := int(key*2654435769>>7) & mask
	for x.slots[i].n != 0 && x.slots[i].key != key {
		i = (i + 1) & mask
	}
	return i
}

// frames returns the numbers of the frames that have key, in ascending order.
func (x *keyIndex) frames(key uint32) []int32 {
	s := &x.slots[x.slot(key)]
	return x.list[s.from : s.from+s.n]
}
