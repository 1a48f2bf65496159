package names

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"github.com/zvirka/zvirka/corpus"
)

//go:embed data/nominative.tsv
var nominativeFile string

// ending is a row of data/nominative.tsv.
type ending struct {
	cas  byte
	from string
	to   []string
}

// endingTable holds the rows of each language and kind, the longest endings
// first.
type endingTable map[[2]string][]ending

var nominatives = sync.OnceValue(func() endingTable {
	out := endingTable{}
	n := 0
	for line := range strings.Lines(nominativeFile) {
		n++
		line = strings.TrimRight(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 5 {
			panic(fmt.Sprintf("names: data/nominative.tsv:%d: %d columns", n, len(f)))
		}
		k := [2]string{f[0], f[1]}
		out[k] = append(out[k], ending{f[2][0], f[3], strings.Split(f[4], "|")})
	}
	for k, rows := range out {
		out[k] = longestFirst(rows)
	}
	return out
})

func longestFirst(rows []ending) []ending {
	var out []ending
	for size := 16; size > 0; size-- {
		for _, r := range rows {
			if len(r.from) == size {
				out = append(out, r)
			}
		}
	}
	return out
}

// nominative returns the nominative of a word of a kind (m, f, n, a), and the
// case that the word was in; the word itself and 0 where it seems to be in the
// nominative. cas, where not 0, is the only case to be undone. attested says
// whether a form is known.
func nominative(word, kind string, lang corpus.Lang, cas byte, attested func(string) bool) (string, byte) {
	s, c, _ := undo(word, kind, lang, cas, attested)
	return s, c
}

// undo is nominative that also returns the length of the ending undone.
func undo(word, kind string, lang corpus.Lang, cas byte, attested func(string) bool) (string, byte, int) {
	if !inflected(word) {
		return word, 0, 0
	}
	for _, e := range nominatives()[[2]string{string(lang), kind}] {
		stem, ok := strings.CutSuffix(word, e.from)
		if !ok || len(stem) < 4 || cas != 0 && !sameCase(cas, e.cas) {
			continue
		}
		if to, ok := choose(stem, e.to, attested); ok {
			return stem + to, e.cas, len(e.from)
		}
	}
	return word, 0, 0
}

// sameCase reports whether two words in cases a and b may stand together: the
// genitive and the accusative of men share their endings, as do dative and
// locative.
func sameCase(a, b byte) bool {
	pair := string([]byte{a, b})
	switch pair {
	case "ga", "ag", "dl", "ld":
		return true
	}
	return a == b || a == 'x' || b == 'x'
}

// choose picks the ending of the nominative: an attested one, else the first
// that needs no witness.
func choose(stem string, to []string, attested func(string) bool) (string, bool) {
	first, found := "", false
	for _, t := range to {
		t, need := strings.CutPrefix(t, "?")
		t = strings.TrimPrefix(t, ".")
		if attested != nil && attested(stem+t) {
			return t, true
		}
		if !need && !found {
			first, found = t, true
		}
	}
	return first, found
}

// inflected reports whether word may carry a case ending: Cyrillic, not in
// capitals throughout.
func inflected(word string) bool {
	if len(word) < 6 || word[len(word)-2] < 0xD0 {
		return false
	}
	return strings.ToUpper(word) != word
}
