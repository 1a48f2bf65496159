package tag

import "unicode"

// Folding maps the letters of both alphabets to one byte each: cognate letters
// meet (г ґ; е є э ё; и і ї й ы), soft and hard signs and apostrophes vanish,
// doubled letters become one. Latin letters keep bytes of their own (capitals),
// diacritics dropped.

// cyrillic holds the folded byte of U+0430..U+0491, lower case; 0 is dropped.
var cyrillic [0x62]byte

// latin holds the base letters of U+00C0..U+017F.
const latin = "AAAAAAACEEEEIIIIDNOOOOO*OUUUUYTSAAAAAAACEEEEIIIIDNOOOOO*OUUUUYTY" +
	"AAAAAACCCCCCCCDDDDEEEEEEEEEEGGGGGGGGHHHHIIIIIIIIIIIIJJKKKLLLLLLLLLLNNNNNNNNNOOOOOOOORRRRRRSSSSSSSSTTTTTTUUUUUUUUUUUUWWYYYZZZZZZS"

func init() {
	const from = "абвгдежзийклмнопрстуфхцчшщъыьэюяёєіїґ"
	const to = "abvgdejziiklmnoprstufhcqwx.i.ey{eeiig"
	i := 0
	for _, r := range from {
		if to[i] != '.' {
			cyrillic[r-0x430] = to[i]
		}
		i++
	}
}

// foldMax is the number of folded bytes kept of a word.
const foldMax = 48

// Fold appends the folded letters and digits of word to dst, at most 48 of
// them. Hyphens stay.
func Fold(dst []byte, word string) []byte {
	base := len(dst)
	for i, n := 0, 0; i < len(word); i += n {
		var r rune
		r, n = decode(word, i, len(word))
		b := foldRune(r)
		if b == 0 || len(dst) > base && dst[len(dst)-1] == b && (b < '0' || b > '9') {
			continue
		}
		if len(dst)-base == foldMax {
			break
		}
		dst = append(dst, b)
	}
	return dst
}

func foldRune(r rune) byte {
	switch {
	case r >= 0x410 && r <= 0x42F:
		return cyrillic[r-0x410]
	case r >= 0x430 && r < 0x492:
		if r == 0x490 {
			return 'g'
		}
		return cyrillic[r-0x430]
	case r >= 0x400 && r < 0x410:
		return cyrillic[r+0x50-0x430]
	case r >= 'a' && r <= 'z':
		return byte(r) - 32
	case r >= 'A' && r <= 'Z', r >= '0' && r <= '9':
		return byte(r)
	case isHyphen(r):
		return '-'
	case r >= 0xC0 && r <= 0x17F:
		return latin[r-0xC0]
	}
	if r > 0x17F && unicode.IsLetter(r) {
		return '?'
	}
	return 0
}

// StemLen returns the length of the stem of a folded word: without one case
// ending of a noun or an adjective, both languages together, where at least
// three letters stay.
func StemLen(folded []byte) int {
	n := len(folded)
	for k := min(3, n-3); k > 0; k-- {
		if isEnding(folded[n-k:]) {
			return n - k
		}
	}
	return n
}

func isEnding(tail []byte) bool {
	switch string(tail) {
	case "{mi", "ami", "imi", "ogo", "ego", "omu", "emu", "ovi", "evi",
		"{h", "ah", "ih", "eh", "{m", "am", "im", "om", "em", "oi", "ei", "oe", "ee", "a{", "uy", "yy",
		"iy", "oy", "ey", "ie", "i{", "ov", "ev", "iv", "ou",
		"a", "{", "o", "e", "i", "u", "y":
		return true
	}
	return false
}
