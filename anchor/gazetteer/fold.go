package gazetteer

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// alphabet says whose endings a token may have.
type alphabet uint8

const (
	latin alphabet = iota
	ukrainian
	russian
	alphabets
)

const (
	maxRunes  = 64 // longer tokens are no names
	maxEnding = 6  // letters in an ending
	prime     = 0x9E3779B97F4A7C15
)

// letters is what the case of a token says.
type letters uint8

const (
	firstUpper letters = 1 << iota
	allUpper           // the first two letters at least; a token of one letter too
)

// split is one way to cut a token into stem and ending: the hash of the stem
// and the classes that have the
// ending.
type split struct {
	stem    uint64
	classes classes
	base    uint8 // the class of base forms with the ending, 0 for none
}

// folded is a part of a token up to a hyphen, ready to be compared.
type folded struct {
	splits [maxEnding + 1]split // the first is the whole word
	n      uint8
	upper  letters
	quote  bool
	gap    bool // punctuation, nothing to compare
	last   bool // ends its word
	word   int32
}

// lower folds a letter: case, ґ and ё.
func lower(r rune) rune {
	switch {
	case 'а' <= r && r <= 'я', 'a' <= r && r <= 'z', '0' <= r && r <= '9':
		return r
	case 'А' <= r && r <= 'Я':
		return r + 32
	case r == 'ё' || r == 'Ё':
		return 'е'
	case r == 'ґ' || r == 'Ґ':
		return 'г'
	case 0x400 <= r && r <= 0x40F:
		return r + 80
	case r < utf8.RuneSelf:
		if 'A' <= r && r <= 'Z' {
			return r + 32
		}
		return r
	}
	return unicode.ToLower(r)
}

// twin returns the Cyrillic letter that looks like the Latin letter r, or r.
func twin(r rune) rune {
	const from, to = "ABCEHIKMOPTXYaceiopxy", "АВСЕНІКМОРТХУасеіорху"
	if i := strings.IndexByte(from, byte(r)); i >= 0 {
		return rune(to[2*i])<<6&0x7C0 | rune(to[2*i+1])&0x3F
	}
	return r
}

// twins reports whether word up to a hyphen has Cyrillic letters, and no Latin
// letters but those that look like Cyrillic ones: such a word was mistyped.
func twins(word string) bool {
	cyrillic := false
	for _, r := range word {
		switch {
		case isHyphen(r):
			return cyrillic
		case 0x400 <= r && r <= 0x4FF:
			cyrillic = true
		case ('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z') && twin(r) == r:
			return false
		}
	}
	return cyrillic
}

// silent reports whether r is left out of comparison: apostrophes, stress,
// soft hyphens, quotation marks and the punctuation within titles.
func silent(r rune) bool {
	switch r {
	case '\'', '’', 'ʼ', '‘', '`', '´', '′', 0x301, 0xAD, '.', ',', '"', '«', '»', '“', '”', '„', '(', ')', '#', ':', '!', '?':
		return true
	}
	return false
}

// isHyphen reports whether r parts a word.
func isHyphen(r rune) bool {
	return r == '-' || r == '/' || r == '&' || r == '+' || 0x2010 <= r && r <= 0x2015
}

func isQuote(word string) bool {
	switch word {
	case "«", "»", "“", "”", "„", "\"", "‟", "''", "``":
		return true
	}
	return false
}

func isUpper(r rune) bool {
	switch {
	case 'А' <= r && r <= 'Я', 'A' <= r && r <= 'Z', 0x400 <= r && r <= 0x40F, r == 'Ґ':
		return true
	case r < 0x500:
		return false
	}
	return unicode.IsUpper(r)
}

// compose returns the letter that base and a combining mark after it make:
// й and ї are often written in two.
func compose(base, mark rune) (rune, bool) {
	switch {
	case mark == 0x306 && base == 'и':
		return 'й', true
	case mark == 0x306 && base == 'у':
		return 'ў', true
	case mark == 0x308 && base == 'і':
		return 'ї', true
	case mark == 0x308 && base == 'е':
		return 'е', true
	}
	return 0, false
}

// fold reads word up to a hyphen into f and returns what follows the hyphen.
// The endings are those of lang, or none for a word in Latin letters.
func (f *folded) fold(word string, lang alphabet, endings *endingTable) (rest string) {
	var (
		hash     [maxEnding + 2]uint64 // of the prefixes, by length modulo its size
		runes    [maxEnding + 2]rune
		n        int
		capitals int // upper-case letters at the beginning
		h        uint64
	)
	const ring = maxEnding + 2
	f.n, f.upper, f.quote, f.gap, f.last = 0, 0, false, false, true
	for i := 0; i < len(word); {
		r, size := rune(word[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(word[i:])
		}
		i += size
		if isHyphen(r) && n > 0 && i < len(word) {
			rest = word[i:]
			f.last = false
			break
		}
		if silent(r) || isHyphen(r) {
			continue
		}
		if n >= maxRunes {
			return ""
		}
		if capitals == n && isUpper(r) {
			capitals++
		}
		if r < utf8.RuneSelf && lang != latin && (n > 0 || twins(word)) {
			r = twin(r)
		}
		r = lower(r)
		if n == 0 && (r < 0x250 || lang == latin) {
			lang = latin
			if r < 'a' && (r < '0' || r > '9') {
				return rest // punctuation begins no name
			}
		}
		if i+1 < len(word) && word[i] == 0xCC {
			mark, size := utf8.DecodeRuneInString(word[i:])
			if c, ok := compose(r, mark); ok {
				r = c
				i += size
			}
		}
		if n == 0 {
			h = uint64(lang+1) * prime
		}
		runes[n%ring] = r
		n++
		h = (h ^ uint64(r)) * prime
		h ^= h >> 29
		hash[n%ring] = h
	}
	if n == 0 {
		return rest
	}
	if capitals > 0 {
		f.upper |= firstUpper
	}
	if capitals >= 2 || capitals == n {
		f.upper |= allUpper
	}
	f.splits[0] = split{h, endings.none[lang], 0}
	f.n = 1
	if lang == latin {
		return rest
	}
	var packed uint64
	for k := 1; k <= maxEnding && k < n; k++ {
		r := runes[(n-k)%ring]
		if r < 0x400 || r > 0x4FF {
			break
		}
		packed = packed<<8 | uint64(r&0xFF)
		if slot := endings.get(lang, packed); slot != nil {
			f.splits[f.n] = split{hash[(n-k)%ring], slot.classes, slot.base}
			f.n++
		}
	}
	return rest
}

// isAcronym reports whether all letters of form are capitals, at least two.
func isAcronym(form string) bool {
	n := 0
	for _, r := range form {
		if unicode.IsLower(r) {
			return false
		}
		if isUpper(r) {
			n++
		}
	}
	return n > 1
}
