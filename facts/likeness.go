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

// likeness returns how alike two keys of names are, from 0 to 1; where they are
// less alike than [sameName], any such number. Vowels are cheap to exchange,
// and so are the letters at the end, where inflection is.
func likeness(x, y string) float64 {
	const most = 40
	var roomA, roomB [most]letter
	a, b := letters(roomA[:0], x), letters(roomB[:0], y)
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	shorter := float64(min(len(a), len(b)))
	tooMuch := (1-sameName)*shorter + 1e-9
	var lossB, row [most + 1]float64
	for j := 1; j <= len(b); j++ {
		lossB[j] = loss(b, j-1, len(a))
		row[j] = row[j-1] + lossB[j]
	}
	for i := 1; i <= len(a); i++ {
		lossA := loss(a, i-1, len(b))
		diagonal := row[0]
		row[0] += lossA
		least := row[0]
		for j := 1; j <= len(b); j++ {
			best := min(row[j]+lossA, row[j-1]+lossB[j], diagonal+exchange(a[i-1], b[j-1]))
			diagonal, row[j] = row[j], best
			least = min(least, best)
		}
		if least > tooMuch {
			return 0 // it can only grow
		}
	}
	return 1 - row[len(b)]/shorter
}

// letter is a letter of the key of a name with what it may stand for.
type letter struct {
	rune
	sounds uint64 // the foreign sounds that it stands for
	vowel  bool
}

// letters appends the letters of a key to list, as far as there is room.
func letters(list []letter, key string) []letter {
	known := alphabet()
	for _, r := range key {
		switch {
		case len(list) == cap(list):
			return list
		case int(r) < len(known):
			list = append(list, known[r])
		default:
			list = append(list, letter{rune: r})
		}
	}
	return list
}

// afterCyrillic is the first code point after the Cyrillic letters.
const afterCyrillic = 0x530

// alphabet holds the letters of the scripts that keys are written in.
var alphabet = sync.OnceValue(func() []letter {
	list := make([]letter, afterCyrillic)
	for r := range list {
		list[r] = letter{rune(r), sounds()[rune(r)], strings.ContainsRune("аеиоуяюєіїыэёaeiouy", rune(r))}
	}
	return list
})

// loss is the price of letter i of a word that stands against one of other
// letters.
func loss(word []letter, i, other int) float64 {
	switch {
	case i >= len(word)-3 && i >= 2 && i >= other-2:
		return 0.25
	case word[i].vowel:
		return 0.5
	}
	return 1
}

func exchange(x, y letter) float64 {
	switch {
	case x.rune == y.rune:
		return 0
	case x.vowel && y.vowel:
		return 0.3
	case x.sounds&y.sounds != 0:
		return 0.4
	}
	return 1.2
}
