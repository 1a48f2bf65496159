package align

import "math/bits"

// tally counts how often ids occur, and gives them back in order. Ids are
// kept as bits, the words of bits that are not empty as bits of their own, so
// that neither sorting nor clearing is needed.
type tally struct {
	count []int32  // by id
	set   []uint64 // ids that were counted
	upper []uint64 // words of set that are not zero
	n     int      // distinct ids
}

// reserve makes room for ids below n.
func (t *tally) reserve(n int) {
	if n <= len(t.count) {
		return
	}
	const block = 64 * 64
	n = (2*n/block + 1) * block
	t.count = append(t.count, make([]int32, n-len(t.count))...)
	t.set = append(t.set, make([]uint64, n/64-len(t.set))...)
	t.upper = append(t.upper, make([]uint64, n/block-len(t.upper))...)
}

// add counts one id, for which there must be room.
func (t *tally) add(id int32) {
	if t.count[id]++; t.count[id] == 1 {
		t.note(uint32(id))
	}
}

// note sets the bits of an id.
func (t *tally) note(id uint32) {
	t.set[id/64] |= 1 << (id % 64)
	t.upper[id/4096] |= 1 << (id / 64 % 64)
	t.n++
}

// end returns the ids with their counts, by id, and leaves t empty.
func (t *tally) end(room *arena[entry]) []entry {
	out := room.take(t.n)
	k := 0
	for u, words := range t.upper {
		for ; words != 0; words &= words - 1 {
			w := u*64 + bits.TrailingZeros64(words)
			for ids := t.set[w]; ids != 0; ids &= ids - 1 {
				id := w*64 + bits.TrailingZeros64(ids)
				out[k] = entry{int32(id), float32(t.count[id])}
				t.count[id] = 0
				k++
			}
			t.set[w] = 0
		}
		t.upper[u] = 0
	}
	t.n = 0
	return out
}

// arena hands out slices cut from larger pieces.
type arena[T any] struct{ free []T }

const arenaPiece = 1 << 12

// take returns n zero elements.
func (a *arena[T]) take(n int) []T {
	if n > len(a.free) {
		if n > arenaPiece/4 {
			return make([]T, n)
		}
		a.free = make([]T, arenaPiece)
	}
	out := a.free[:n:n]
	a.free = a.free[n:]
	return out
}
