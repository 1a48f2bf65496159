package detect

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"github.com/zvirka/zvirka/detect/internal/ngram"
)

//go:embed data/words.tsv
var wordData string

// langSet is a set of languages, a bit for each of [ngram.Languages].
type langSet uint8

// functionWords returns the languages that a common word belongs to. It
// panics on broken embedded data.
var functionWords = sync.OnceValue(func() map[string]langSet {
	index := map[string]int{}
	for l, code := range ngram.Languages {
		index[code] = l
	}
	words := map[string]langSet{}
	n := 0
	for line := range strings.SplitSeq(wordData, "\n") {
		n++
		if line == "" || line[0] == '#' {
			continue
		}
		code, list, ok := strings.Cut(line, "\t")
		l, known := index[code]
		if !ok || !known {
			panic(fmt.Sprintf("detect: data/words.tsv:%d: want language and words", n))
		}
		for w := range strings.FieldsSeq(list) {
			words[w] |= 1 << l
		}
	}
	return words
})
