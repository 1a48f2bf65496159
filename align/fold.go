package align

import "unicode"

// gap is the code of everything that is neither letter nor digit.
const gap = 1

// foldTable maps runes below its length to codes of the alphabet that n-grams
// are made of, in which Ukrainian, Russian and Latin spellings of a word come
// close. Zero is a rune that is left out.
var foldTable = makeFold()

func makeFold() (t [0x530]uint8) {
	for i := range t {
		t[i] = gap
	}
	classes := []string{
		"аaя", "бb", "вvw", "гґgхh", "дd", "еєэёe", "жj", "зz", "иіїйыiy", "кkcq",
		"лl", "мm", "нn", "оo", "пp", "рr", "сsx", "тt", "уuюў", "фf", "ц", "ч", "шщ",
		"0", "1", "2", "3", "4", "5", "6", "7", "8", "9",
	}
	for i, class := range classes {
		for _, r := range class {
			t[r] = uint8(i + 2)
			t[unicode.ToUpper(r)] = uint8(i + 2)
		}
	}
	for _, r := range "ьъЬЪ'`’ʼ\u0301\u00ad" {
		if int(r) < len(t) {
			t[r] = 0
		}
	}
	return t
}

// fold appends the codes of text to dst, with one gap between words and at
// both ends. Letters of other scripts become codes of their own kind.
func fold(dst []uint8, text string) []uint8 {
	dst = append(dst, gap)
	for _, r := range text {
		c := foldRune(r)
		if c == 0 || c == gap && dst[len(dst)-1] == gap {
			continue
		}
		dst = append(dst, c)
	}
	if dst[len(dst)-1] != gap {
		dst = append(dst, gap)
	}
	return dst
}

func foldRune(r rune) uint8 {
	if int(r) < len(foldTable) {
		return foldTable[r]
	}
	switch {
	case r == '’' || r == 0xFFFD:
		return 0
	case unicode.IsLetter(r):
		return uint8(40 + r%23)
	}
	return gap
}
