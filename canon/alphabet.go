package canon

import (
	"unicode"
	"unicode/utf8"

	"github.com/zvirka/zvirka/corpus"
)

// A letter of either language has a code of one byte, so that stemming and
// folding work on bytes. Codes begin at 1; 0 is no letter. The letters of
// letterOf are in the order of their codes.
const letterOf = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяёъыэ'-^$abcdefghijklmnopqrstuvwxyz0123456789"

// letterBytes is how many bytes a letter takes in a table.
const letterBytes = 2

const (
	codeApos   = 38
	codeHyphen = 39
	codeStart  = 40 // ^, the beginning of a word in a rule
	codeEnd    = 41 // $, its end
	codeLatin  = 42 // a; rules have codes under this one only
	codeDigit  = 68 // 0
	codes      = 80 // one more than the highest code
)

var (
	codeYe, codeYo byte

	letters  [codes]string // letters[c] is the letter of code c
	cyrillic [256]byte     // code of U+0400…U+04FF in either case
	vowels   [codes]bool
)

func init() {
	c := byte(1)
	for _, r := range letterOf {
		letters[c] = string(r)
		if r >= 0x400 {
			cyrillic[r-0x400] = c
			cyrillic[unicode.ToUpper(r)-0x400] = c
		}
		c++
	}
	codeYe, codeYo = codeOf('е'), codeOf('ё')
	roman[codeOf('і')], roman[codeOf('х')] = codeOf('i'), codeOf('x')
	for i, r := range "aceiopxyhkmtb" {
		lookalike[codeOf(r)] = codeOf([]rune("асеіорхункмтв")[i])
	}
	for _, r := range "аеєиіїоуюяёыэaeiouy" {
		vowels[codeOf(r)] = true
	}
}

// codeOf returns the code of r in either case, or 0.
func codeOf(r rune) byte {
	switch {
	case 0x400 <= r && r < 0x500:
		return cyrillic[r-0x400]
	case 'a' <= r|0x20 && r|0x20 <= 'z':
		return codeLatin + byte(r|0x20-'a')
	case '0' <= r && r <= '9':
		return codeDigit + byte(r-'0')
	}
	switch r {
	case '\'', '`', '’', 'ʼ', '‘', '′', '´':
		return codeApos
	case '-', '‐', '‑':
		return codeHyphen
	}
	return 0
}

// encode appends the codes of the letters of word to dst, without accents and
// soft hyphens. ok is false where word has a letter of neither alphabet; what
// was appended is then of no use.
func encode(dst []byte, word string) (codes []byte, ok bool) {
	base, mixed := len(dst), 0
	for i := 0; i < len(word); {
		c := word[i]
		if (c == 0xd0 || c == 0xd1) && i+1 < len(word) && word[i+1]&0xc0 == 0x80 {
			code := cyrillic[c&1<<6|word[i+1]&0x3f]
			if code == 0 {
				return dst, false
			}
			dst = append(dst, code)
			mixed |= 1
			i += 2
			continue
		}
		r, size := utf8.DecodeRuneInString(word[i:])
		i += size
		code := codeOf(r)
		switch {
		case code != 0:
			dst = append(dst, code)
			if codeLatin <= code && code < codeDigit {
				mixed |= 2
			}
		case r == 0x301 || r == 0x300 || r == 0xAD:
		default:
			return dst, false
		}
	}
	switch {
	case mixed == 3:
		unmix(dst[base:])
	case mixed == 1 && isRoman(dst[base:]):
		for i, c := range dst[base:] {
			dst[base+i] = roman[c]
		}
	}
	return dst, true
}

// isRoman reports whether word is a Roman number of two and more in Cyrillic
// letters, as "ІІ" and "ХХІ" often are.
func isRoman(word []byte) bool {
	for _, c := range word {
		if roman[c] == 0 {
			return false
		}
	}
	return len(word) > 1
}

// roman maps codes of Cyrillic letters to those of Latin ones that stand in
// Roman numbers.
var roman [codes]byte

// unmix puts Cyrillic letters in place of Latin ones that look like them, in a
// word that has both.
func unmix(word []byte) {
	for i, c := range word {
		if to := lookalike[c]; to != 0 {
			word[i] = to
		}
	}
}

// lookalike maps codes of Latin letters to those of Cyrillic ones.
var lookalike [codes]byte

// decode appends the letters of word, as codes, to dst.
func decode(dst, word []byte) []byte {
	for _, c := range word {
		dst = append(dst, letters[c]...)
	}
	return dst
}

// hashCodes is the 32-bit FNV-1a hash of word after seed.
func hashCodes(seed uint32, word []byte) uint32 {
	h := seed
	for _, c := range word {
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

const hashSeed uint32 = 2166136261

func span(s string) corpus.Span { return corpus.Span{Start: 0, End: len(s)} }
