package facts

import "iter"

// postings finds the sentences that have a key. It is built once, and then
// only read.
type postings struct {
	slots []slot // a power of two of them, at least half of them free
	nodes []posting
}

// slot holds the postings of a key: head is a place in the nodes, from 1 on; 0
// is a free slot.
type slot struct {
	key  uint32
	head int32
}

// posting is a sentence that has the key, and the place of the next, 0 for
// none.
type posting struct{ sentence, next int32 }

// newPostings returns postings with room for n keys.
func newPostings(n int) postings {
	size := 16
	for size < 2*n {
		size *= 2
	}
	return postings{slots: make([]slot, size), nodes: make([]posting, 1, n+1)}
}

// add notes that a sentence has the key. Sentences must come in order.
func (p *postings) add(key uint32, sentence int32) {
	s := p.find(key)
	if p.nodes[s.head].sentence == sentence && s.head != 0 {
		return
	}
	p.nodes = append(p.nodes, posting{sentence, s.head})
	s.key, s.head = key, int32(len(p.nodes)-1)
}

// find returns the slot of the key, or the free one where it belongs.
func (p *postings) find(key uint32) *slot {
	for at := int(key * 0x9E3779B1); ; at++ {
		s := &p.slots[at&(len(p.slots)-1)]
		if s.head == 0 || s.key == key {
			return s
		}
	}
}

// has reports whether a sentence has the key.
func (p *postings) has(key uint32) bool { return p.find(key).head != 0 }

// of yields the sentences that have the key, the last first.
func (p *postings) of(key uint32) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		for at := p.find(key).head; at != 0; at = p.nodes[at].next {
			if !yield(p.nodes[at].sentence) {
				return
			}
		}
	}
}
