package facts

import "github.com/zvirka/zvirka/corpus"

// hash stands for words of a language (FNV-1a, 64 bits). That two lists of words
// have one is so unlikely that only what is found is looked at again.
type hash uint64

const (
	hashBasis hash = 0xcbf29ce484222325
	hashPrime hash = 0x100000001b3
)

// hashOf returns the hash of a word.
func hashOf(lang corpus.Lang, word string) hash { return hashBasis.and(string(lang)).and(word) }

// and returns the hash of one word more.
func (h hash) and(word string) hash {
	for i := range len(word) {
		h = (h ^ hash(word[i])) * hashPrime
	}
	return (h ^ ' ') * hashPrime
}

// hashed maps hashes, none of which is 0, to values. It has room for as many as it was made for.
type hashed[V any] struct{ slots []hashedSlot[V] }

type hashedSlot[V any] struct {
	hash  hash // 0 where it is free
	value V
}

// newHashed returns a map with room for n values.
func newHashed[V any](n int) hashed[V] {
	size := 8
	for size < 2*n {
		size *= 2
	}
	return hashed[V]{make([]hashedSlot[V], size)}
}

// slot returns the slot of h, or the free one where it belongs.
func (m hashed[V]) slot(h hash) *hashedSlot[V] {
	for at := int(h ^ h>>32); ; at++ {
		s := &m.slots[at&(len(m.slots)-1)]
		if s.hash == 0 || s.hash == h {
			return s
		}
	}
}

// at returns the value of h, the zero value where it is new.
func (m hashed[V]) at(h hash) *V {
	s := m.slot(h)
	s.hash = h
	return &s.value
}

// find returns the value of h, nil where there is none.
func (m hashed[V]) find(h hash) *V {
	if s := m.slot(h); s.hash != 0 {
		return &s.value
	}
	return nil
}
