// Package memo remembers what a function of a word gave. Texts use the same
// words again and again; what a stemmer, a lexicon or a gazetteer makes of them
// need be worked out once.
package memo

import (
	"hash/maphash"
	"strings"
	"sync/atomic"
)

// longest is the length in bytes of the longest word that is remembered.
const longest = 64

// Table maps words to values of a function that depends on nothing else. It
// has a fixed number of places; a word takes the place of another that falls on
// it, so that memory is bounded and what comes out does not depend on what is
// remembered. It is safe for concurrent use. Values are shared and must not be
// changed.
type Table[V any] struct {
	places []atomic.Pointer[entry[V]]
	seed   maphash.Seed
}

type entry[V any] struct {
	word  string
	value V
}

// New returns a table with 1<<bits places.
func New[V any](bits int) *Table[V] {
	return &Table[V]{places: make([]atomic.Pointer[entry[V]], 1<<bits), seed: maphash.MakeSeed()}
}

// Get returns the value of word: the one remembered, or that of make, which it
// then remembers. The word given to make is the one to keep: it shares no
// memory with word unless word is too long to be remembered.
func (t *Table[V]) Get(word string, make func(word string) V) *V {
	if len(word) > longest {
		v := make(word)
		return &v
	}
	place := &t.places[maphash.String(t.seed, word)&uint64(len(t.places)-1)]
	if e := place.Load(); e != nil && e.word == word {
		return &e.value
	}
	e := &entry[V]{word: strings.Clone(word)}
	e.value = make(e.word)
	place.Store(e)
	return &e.value
}
