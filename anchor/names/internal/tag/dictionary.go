package tag

import (
	"hash/maphash"
	"strings"
)

// dictionary remembers the atoms of words. A word takes the place of another
// that falls on it, and gets a number that no other word had before.
type dictionary struct {
	places []entry
	last   uint64 // number given
}

type entry struct {
	word string
	atom atom
}

// wordBits is the logarithm of how many words are remembered, longest the
// length in bytes of the longest of them.
const (
	wordBits = 14
	longest  = 64
)

// seed is that of the places of words: what comes out does not depend on it.
var seed = maphash.MakeSeed()

func newDictionary() dictionary { return dictionary{places: make([]entry, 1<<wordBits)} }

// atom returns the atom of a token, good until the next call. The class is a
// function of the word.
func (d *dictionary) atom(word string, class Class) *atom {
	e := &d.places[maphash.String(seed, word)>>(64-wordBits)]
	if e.word == word {
		return &e.atom
	}
	d.last++
	a := newAtom(word, class)
	a.id = d.last
	if len(word) > longest {
		return &a
	}
	*e = entry{strings.Clone(word), a}
	return &e.atom
}
