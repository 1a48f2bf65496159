package names

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/zvirka/zvirka/anchor/names/internal/tag"
)

// nameKey appends the key of one word of a name to dst: letters folded so that
// both alphabets and both habits of writing foreign names meet (Уилсон and
// Вілсон, Хаммонд and Гаммонд, Лёвен and Льовен), and case endings taken off.
func nameKey(dst []byte, word string) []byte {
	base := len(dst)
	dst = coarse(dst, word)
	return dst[:base+stripCases(dst[base:])]
}

// coarse appends the letters of word, folded but not stripped.
func coarse(dst []byte, word string) []byte {
	var buf [64]byte
	f := tag.Fold(buf[:0], softO(word))
	base := len(dst)
	for i := 0; i < len(f); i++ {
		c := f[i]
		next := byte(0)
		if i+1 < len(f) {
			next = f[i+1]
		}
		switch {
		case c == '-':
			continue
		case c == 'h':
			c = 'g'
		case c == 'u' && isVowel(next):
			c = 'v'
		case c == '{':
			c = 'a'
			if n := len(dst); n > base && dst[n-1] == 'i' {
				dst = dst[:n-1]
			}
		case c == 'y':
			c = 'u'
		case c == 'x':
			c = 'w'
		case c == 'd' && next == 'j':
			continue
		case c == 't' && (next == 'c' || next == 'q'):
			continue
		case c == 'i' && (next == 'e' || next == 'a' || next == 'o' || next == '{'):
			continue
		}
		if n := len(dst); n > base && dst[n-1] == c && (c < '0' || c > '9') {
			continue
		}
		dst = append(dst, c)
	}
	return dst
}

func isVowel(c byte) bool {
	switch c {
	case 'a', 'e', 'i', 'o', 'u', 'y', '{':
		return true
	}
	return false
}

// softO writes ьо and йо as е, as Russian writes ё.
func softO(word string) string {
	if !strings.Contains(word, "ьо") && !strings.Contains(word, "йо") {
		return word
	}
	return strings.NewReplacer("ьо", "е", "йо", "е").Replace(word)
}

// stripCases returns the length of a folded word without its case endings: as
// many as there are, so that a form and its own oblique case end alike.
func stripCases(f []byte) int {
	n := len(f)
	if n == 0 || f[0] >= 'A' && f[0] <= 'Z' {
		return n // Latin letters are not inflected
	}
	for {
		k := caseEnding(f[:n])
		if k == 0 {
			break
		}
		n -= k
	}
	if n > 4 && f[n-1] == 'c' && f[n-2] == 'e' {
		f[n-2] = 'c'
		n--
	}
	if n > 3 { // Прага, Празі
		switch f[n-1] {
		case 'z':
			f[n-1] = 'g'
		case 'c':
			f[n-1] = 'k'
		}
	}
	return n
}

func caseEnding(f []byte) int {
	n := len(f)
	for k := 3; k > 0; k-- {
		if n-k < 3 {
			continue
		}
		switch string(f[n-k:]) {
		case "ogo", "omu", "emu", "ego", "ovi", "evi", "ami":
			return k
		case "im", "om", "em", "oi", "ei", "ov" /* genitive plural, and surnames alike */, "ev", "iv", "ig", "ag", "am":
			if n-k >= 3 {
				return k
			}
		case "a", "e", "i", "o", "u":
			return k
		}
	}
	return 0
}

// readable writes a key in plain Latin letters for ids.
func readable(dst []byte, key string) []byte {
	for i := 0; i < len(key); i++ {
		switch c := key[i]; c {
		case 'j':
			dst = append(dst, "zh"...)
		case 'q':
			dst = append(dst, "ch"...)
		case 'w':
			dst = append(dst, "sh"...)
		case 'c':
			dst = append(dst, "ts"...)
		case '?', '*':
			dst = append(dst, 'x')
		default:
			if c >= 'A' && c <= 'Z' {
				c += 32
			}
			dst = append(dst, c)
		}
	}
	return dst
}

// hasUpper reports whether s begins with a capital letter.
func hasUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	if r >= 0x400 && r < 0x460 {
		return r < 0x430
	}
	return unicode.ToLower(r) != r
}
