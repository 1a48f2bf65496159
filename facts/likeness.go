package facts

import (
	"strings"
	"sync"

	"github.com/zvirka/zvirka/canon"
)

// sameName is how alike two words of names must be to be spellings, forms or
// transliterations of one.
const sameName = 0.6

// latin holds the rows of latin.tsv, the longer first.
var latin = sync.OnceValue(func() *strings.Replacer {
	raw, err := data.ReadFile("data/latin.tsv")
	if err != nil {
		panic(err)
	}
	var rows []string
	for line := range strings.Lines(string(raw)) {
		if line[0] == '#' {
			continue
		}
		from, to, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok {
			panic("facts: latin.tsv: a row without two columns: " + line)
		}
		rows = append(rows, from, to)
	}
	return strings.NewReplacer(rows...)
})

// nameKey returns a word of a name in the letters that both presses share;
// Latin letters are read as the press writes them.
func nameKey(word string) string {
	word = strings.ToLower(word)
	for i := range len(word) {
		if word[i] >= 'a' && word[i] <= 'z' {
			word = latin().Replace(word)
			break
		}
	}
	return canon.NameKey(word)
}

// likeness returns how alike two keys of names are, from 0 to 1. Vowels are
// cheap to exchange, and so are the letters at the end, where inflection is.
func likeness(x, y string) float64 {
	a, b := []rune(x), []rune(y)
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	const most = 40
	a, b = a[:min(len(a), most)], b[:min(len(b), most)]
	var row [most + 1]float64
	for j := 1; j <= len(b); j++ {
		row[j] = row[j-1] + loss(b, j-1, len(a))
	}
	for i := 1; i <= len(a); i++ {
		diagonal := row[0]
		row[0] += loss(a, i-1, len(b))
		for j := 1; j <= len(b); j++ {
			best := min(row[j]+loss(a, i-1, len(b)), row[j-1]+loss(b, j-1, len(a)), diagonal+exchange(a[i-1], b[j-1]))
			diagonal, row[j] = row[j], best
		}
	}
	return 1 - row[len(b)]/float64(min(len(a), len(b)))
}

// loss is the price of letter i of a word that stands against one of other
// letters.
func loss(word []rune, i, other int) float64 {
	switch {
	case i >= len(word)-3 && i >= 2 && i >= other-2:
		return 0.25
	case isVowel(word[i]):
		return 0.5
	}
	return 1
}

func exchange(x, y rune) float64 {
	switch {
	case x == y:
		return 0
	case isVowel(x) && isVowel(y):
		return 0.3
	case oneSound(x, y):
		return 0.4
	}
	return 1.2
}

func isVowel(r rune) bool { return strings.ContainsRune("аеиоуяюєіїыэёaeiouy", r) }
