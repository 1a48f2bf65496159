package frame

import (
	"iter"
	"math/bits"
	"slices"
	"sync"
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
		m := newMatcher(b)
		defer m.free()
		m.pairs(a, least, yield)
	}
}

// Matches returns what [Pairs] yields.
func Matches(a, b []Frame, least float64) []Pair {
	m := newMatcher(b)
	defer m.free()
	m.found = m.found[:0]
	m.pairs(a, least, func(p Pair) bool {
		m.found = append(m.found, p)
		return true
	})
	return exactly(m.found)
}

// matcher finds the frames of a document that have something in common with
// another frame, and counts the common words on the way.
type matcher struct {
	frames   []Frame
	index    keyIndex
	near     []uint64 // a bit for each of frames that has something in common
	evidence []found  // for each of frames; what it holds counts where the bit is set
	found    []Pair   // room for Matches
}

// found is what a frame has in common with another as far as it is known.
type found struct {
	evidence
	seen counted
}

// matchers are those that are free: their tables are used again.
var matchers = sync.Pool{New: func() any { return new(matcher) }}

func newMatcher(frames []Frame) *matcher {
	m := matchers.Get().(*matcher)
	m.frames = frames
	m.index.fill(frames)
	m.near = sized(m.near, (len(frames)+63)/64)
	clear(m.near)
	m.evidence = sized(m.evidence, len(frames))
	return m
}

func (m *matcher) free() {
	m.frames = nil
	matchers.Put(m)
}

// sized returns list with n elements, which hold anything.
func sized[T any](list []T, n int) []T { return slices.Grow(list[:0], n)[:n] }

// pairs yields the pairs of frames of a with those of m.
func (m *matcher) pairs(a []Frame, least float64, yield func(Pair) bool) {
	for i := range a {
		x := a[i].m
		if x == nil {
			continue
		}
		whole := m.gather(x)
		for at := range m.near {
			for ; m.near[at] != 0; m.near[at] &= m.near[at] - 1 {
				j := at<<6 + bits.TrailingZeros64(m.near[at])
				ev, y := &m.evidence[j].evidence, m.frames[j].m
				if !whole {
					*ev = evidence{}
					ev.commonWords(x, y)
				}
				s, why := ev.match(x, y)
				if s >= least && s > 0 && !yield(Pair{i, j, s, why}) {
					return
				}
			}
		}
	}
}

// gather sets the bits of the frames that share a key with x. It reports
// whether it has counted the words that they have in common; it has not where a
// word is everywhere.
func (m *matcher) gather(x *features) (whole bool) {
	whole = true
	for i := range x.words {
		key := x.words[i].key
		if i > 0 && key == x.words[i-1].key {
			continue
		}
		list := m.index.places(key)
		if len(list) > common {
			whole = false
			continue
		}
		several := i+1 < len(x.words) && x.words[i+1].key == key
		for k := range list {
			p := &list[k]
			ev := m.meet(p)
			switch {
			case p.at < 0:
			case several && p.several:
				ev.run(x.words[i:], m.frames[p.frame].m.words[p.at:], &ev.seen)
			default:
				ev.common(&x.words[i], &p.word, &ev.seen)
			}
		}
	}
	for i := range x.actors {
		m.meetAll(x.actors[i].key)
	}
	for i := range x.nums {
		m.meetAll(x.nums[i].key)
	}
	return whole
}

func (m *matcher) meetAll(key uint32) {
	if list := m.index.places(key); len(list) <= common {
		for k := range list {
			m.meet(&list[k])
		}
	}
}

// meet sets the bit of the frame of p.
func (m *matcher) meet(p *place) *found {
	ev, bit := &m.evidence[p.frame], uint64(1)<<(p.frame&63)
	if at := &m.near[p.frame>>6]; *at&bit == 0 {
		*at |= bit
		*ev = found{}
	}
	return ev
}

// keyIndex finds the frames that have a key: an open-addressing table of keys,
// each with a range of list.
type keyIndex struct {
	slots []keySlot
	list  []place
	all   []keyAt // while the index is made
}

type keySlot struct {
	key     uint32
	from, n int32 // n is 0 in an empty slot
}

// place is where a frame has a key.
type place struct {
	frame   int32
	at      int32   // the first of its words that has the key, -1 for actors and numbers
	word    wordKey // that word
	several bool    // the next one has the key, too
}

// keyAt is a place with the slot of its key.
type keyAt struct {
	slot int32
	place
}

// fill indexes frames, and nothing else, by everything by which a frame can be
// found. A frame stands as often under a key as it has it; the same key of one
// word counts once.
func (x *keyIndex) fill(frames []Frame) {
	n := 0
	for j := range frames {
		if m := frames[j].m; m != nil {
			n += len(m.words) + len(m.actors) + len(m.nums)
		}
	}
	size := 16
	for size < 2*n {
		size *= 2
	}
	x.slots = sized(x.slots, size)
	clear(x.slots)
	x.all = slices.Grow(x.all[:0], n)
	for j := range frames {
		if m := frames[j].m; m != nil {
			x.count(m, int32(j))
		}
	}
	end := int32(0)
	for i := range x.slots {
		end += x.slots[i].n
		x.slots[i].from = end // goes down to the beginning while the list is filled
	}
	x.list = sized(x.list, len(x.all))
	for _, k := range slices.Backward(x.all) {
		s := &x.slots[k.slot]
		s.from--
		x.list[s.from] = k.place
	}
}

// count appends the keys of frame j to all, and counts them in their slots.
func (x *keyIndex) count(m *features, j int32) {
	add := func(key uint32, p place) {
		i := x.slot(key)
		s := &x.slots[i]
		s.key = key
		s.n++
		x.all = append(x.all, keyAt{int32(i), p})
	}
	for i, w := range m.words {
		if i == 0 || w.key != m.words[i-1].key {
			several := i+1 < len(m.words) && m.words[i+1].key == w.key
			add(w.key, place{frame: j, at: int32(i), word: w, several: several})
		}
	}
	for i := range m.actors {
		add(m.actors[i].key, place{frame: j, at: -1})
	}
	for i := range m.nums {
		add(m.nums[i].key, place{frame: j, at: -1})
	}
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

// places returns where frames have key, in the order of the frames.
func (x *keyIndex) places(key uint32) []place {
	s := &x.slots[x.slot(key)]
	return x.list[s.from : s.from+s.n]
}
