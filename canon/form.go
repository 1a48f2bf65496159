package canon

import (
	"github.com/zvirka/zvirka/corpus"
)

// Form is what a word looks like without inflection and language. The zero
// Form belongs to tokens that are not words; it is the same as no other.
type Form struct {
	// Stem is the light stem in the word's own script, in lower case.
	Stem string

	// Skel is the stem in spelling common to both languages. That of a
	// Ukrainian word that has a false friend ends in "·uk", so that it
	// meets its own forms only.
	Skel string

	// Key is a hash of Skel. It is 0 for the zero Form only.
	Key uint32

	idf float32 // what IDF gives, 0 where that is yet to be looked up

	// Concepts are the lexicon's entries for the word, in ascending order:
	// forms that share one mean the same. Nil where there are none. The
	// slice is shared and must not be written to.
	Concepts []uint32

	// Stop says that the word is a function word of its language.
	Stop bool

	kin  []uint32 // what it is akin to, ascending; from fieldIDs on, only near
	root uint32   // hash of what suffixes leave of Skel, 0 where that is too short

	letters uint64 // a bit for each code of a letter of Skel, as far as they are below 64
	size    uint8  // letters of Skel, 0 where they have no codes
}

// Near returns numbers of what the word has to do with: two words that share
// one have a root in common, or a row of data/kin.tsv or of data/field.tsv. The
// slice is shared and must not be written to. Root is one such number more.
func (f *Form) Near() (ids []uint32, root uint32) { return f.kin, f.root }

// IsZero reports whether f is the zero Form.
func (f Form) IsZero() bool { return f.Key == 0 }

// Same reports whether a and b are one canonical word: their skeletons are
// equal or they share a concept. It is symmetric, not transitive; the zero
// Form is the same as nothing.
func Same(a, b Form) bool {
	if a.Key == 0 || b.Key == 0 {
		return false
	}
	return a.Key == b.Key || ShareConcept(a, b)
}

// ShareConcept reports whether the lexicon gives a and b a common concept.
func ShareConcept(a, b Form) bool { return meet(a.Concepts, b.Concepts) }

// meet reports whether two ascending lists have an element in common.
func meet(x, y []uint32) bool {
	for len(x) > 0 && len(y) > 0 {
		switch {
		case x[0] == y[0]:
			return true
		case x[0] < y[0]:
			x = x[1:]
		default:
			y = y[1:]
		}
	}
	return false
}

// Form returns the form of word, which is one token of class [Word], in
// language lang. Languages other than Ukrainian and Russian are not stemmed. A
// word without letters has the zero Form.
func (c *Canon) Form(word string, lang corpus.Lang) Form {
	return c.known(word, c.tables(lang)).form
}

// AppendStem appends the [Form.Stem] of word to dst. It remembers nothing, and
// takes less time than the form of a word not met before.
func (c *Canon) AppendStem(dst []byte, word string, lang corpus.Lang) []byte {
	t := c.tables(lang)
	var buf [64]byte
	codes, ok := wordCodes(buf[:0], word)
	switch {
	case !ok && word == "":
		return dst
	case !ok:
		return append(dst, lowered(word)...)
	case t.stemmer != nil && !isLatin(codes):
		codes = t.stemmer.stem(codes)
	}
	return decode(dst, codes)
}
