package tag

import (
	"unicode"
	"unicode/utf8"
)

// atom is what the features are made of: hashes and small classes of a token.
type atom struct {
	id    uint64 // the number of the word in a dictionary, 0 for none
	word  uint32 // folded word
	stem  uint32 // folded stem
	pre2  uint32
	pre3  uint32
	pre4  uint32
	suf2  uint32
	suf3  uint32
	suf4  uint32
	raw3  uint32 // last three letters, not folded: tells the languages apart
	shape uint32
	class uint32 // word classes
	gaz   uint32 // lists of names, see Lists
	doc   uint32 // what the document says of the stem
	n     uint8  // folded length
	caps  bool   // begins with a capital
	first bool   // begins a sentence, or a quotation
}

// The shapes of tokens.
const (
	shapePunct = iota + 1
	shapeQuoteOpen
	shapeQuoteClose
	shapeBracket
	shapeDash
	shapeStop
	shapeComma
	shapeNumber
	shapeYear
	shapeLower
	shapeCap
	shapeAcronym
	shapeInitial
	shapeMixed
	shapeLatinLower
	shapeLatinCap
	shapeLatinAcronym
	shapeLatinMixed
	shapeBoth
	shapeCapHyphenLower
	shapeCapHyphenCap
	shapeCapHyphenDigit
	shapeLowerHyphenCap
	shapeOutside
)

// hashStart and hashFactor are those of FNV-1a.
const (
	hashStart  = uint32(2166136261)
	hashFactor = 16777619
)

func hashBytes(b []byte) uint32 {
	h := hashStart
	for _, c := range b {
		h = (h ^ uint32(c)) * hashFactor
	}
	return finish(h)
}

func finish(h uint32) uint32 {
	h ^= h >> 15
	h *= 0x85ebca6b
	h ^= h >> 13
	if h == 0 {
		h = 1
	}
	return h
}

func mix(a, b uint32) uint32 {
	h := a*0x9E3779B1 ^ (b+0x7F4A7C15)*0x85EBCA77
	h ^= h >> 15
	h *= 0xC2B2AE3D
	return h ^ h>>14
}

// newAtom makes the atom of a token, without what its place in the text says.
func newAtom(s string, class Class) (a atom) {
	if class == Word {
		a.ofWord(s, words())
		return a
	}
	a.shape = otherShape(s, class)
	a.word = hashString(s)
	a.stem = a.word
	if a.shape == shapeNumber || a.shape == shapeYear {
		a.stem = a.shape
	}
	return a
}

func (a *atom) ofWord(s string, t *wordTable) {
	var buf [foldMax]byte
	var heads [foldMax + 1]uint32 // unfinished hashes of the beginnings
	f := Fold(buf[:0], s)
	n := len(f)
	heads[0] = hashStart
	for i, c := range f {
		heads[i+1] = (heads[i] ^ uint32(c)) * hashFactor
	}
	a.n = uint8(n)
	a.word = finish(heads[n])
	a.stem = finish(heads[StemLen(f)])
	a.pre2 = finish(heads[min(2, n)])
	a.pre3 = finish(heads[min(3, n)])
	a.pre4 = finish(heads[min(4, n)])
	a.suf2 = hashBytes(f[n-min(2, n):])
	a.suf3 = hashBytes(f[n-min(3, n):])
	a.suf4 = hashBytes(f[n-min(4, n):])
	a.raw3 = hashString(s[tail(s, 3):])
	a.class = t.classes(a.stem) &^ Site // not a feature
	a.shape = wordShape(s)
	a.caps = capital(a.shape)
	if a.caps && n > 4 {
		a.class |= nameEnding(f)
	}
}

func hashString(s string) uint32 {
	h := hashStart
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * hashFactor
	}
	return h ^ h>>15
}

// tail returns where the last n runes of s begin.
func tail(s string, n int) int {
	i := len(s)
	for ; n > 0 && i > 0; n-- {
		_, k := utf8.DecodeLastRuneInString(s[:i])
		i -= k
	}
	return i
}

func capital(shape uint32) bool {
	switch shape {
	case shapeCap, shapeAcronym, shapeInitial, shapeMixed, shapeLatinCap, shapeLatinAcronym, shapeLatinMixed,
		shapeBoth, shapeCapHyphenLower, shapeCapHyphenCap, shapeCapHyphenDigit, shapeLowerHyphenCap:
		return true
	}
	return false
}

func isUpper(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return r >= 'A' && r <= 'Z'
	case r >= 0x410 && r <= 0x42F, r >= 0x400 && r < 0x410, r == 0x490:
		return true
	case r >= 0x430 && r < 0x460, r == 0x491:
		return false
	}
	return unicode.IsUpper(r)
}

func wordShape(s string) uint32 {
	var upper, lower, latin, cyr, parts, capParts, digits int
	firstUp, start := false, true
	for i, n := 0, 0; i < len(s); i += n {
		var r rune
		r, n = decode(s, i, len(s))
		switch {
		case isHyphen(r):
			start = true
			continue
		case isDigit(r):
			digits++
			start = false
			continue
		case !isLetter(r):
			continue
		}
		up := isUpper(r)
		if up {
			upper++
		} else {
			lower++
		}
		if r < 0x250 {
			latin++
		} else {
			cyr++
		}
		if i == 0 {
			firstUp = up
		}
		if start {
			parts++
			if up {
				capParts++
			}
		}
		start = false
	}
	switch {
	case latin > 0 && cyr > 0:
		return shapeBoth
	case latin > 0 && upper == 0:
		return shapeLatinLower
	case latin > 0 && lower == 0 && upper > 1:
		return shapeLatinAcronym
	case latin > 0 && firstUp && upper == parts:
		return shapeLatinCap
	case latin > 0:
		return shapeLatinMixed
	case upper == 0:
		return shapeLower
	case !firstUp && capParts > 0:
		return shapeLowerHyphenCap
	case lower == 0 && upper == 1 && digits == 0:
		return shapeInitial
	case digits > 0 && firstUp:
		return shapeCapHyphenDigit
	case lower == 0:
		return shapeAcronym
	case parts > 1 && capParts == parts:
		return shapeCapHyphenCap
	case parts > 1 && firstUp && upper == 1:
		return shapeCapHyphenLower
	case firstUp && upper == 1:
		return shapeCap
	}
	return shapeMixed
}

// otherShape is the shape of a token that is no word.
func otherShape(s string, class Class) uint32 {
	if class == Number {
		if len(s) == 4 && (s[0] == '1' || s[0] == '2') {
			return shapeYear
		}
		return shapeNumber
	}
	r, _ := utf8.DecodeRuneInString(s)
	switch r {
	case '«', '“', '„', '"', '‘', '‹':
		return shapeQuoteOpen
	case '»', '”', '’', '›':
		return shapeQuoteClose
	case '(', ')', '[', ']':
		return shapeBracket
	case '—', '–', '-', '−':
		return shapeDash
	case '.', '!', '?', '…':
		return shapeStop
	case ',', ';', ':':
		return shapeComma
	}
	return shapePunct
}
