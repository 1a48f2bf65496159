package facts

import (
	"strings"
	"sync"
)

// plainLabels are the concepts and labels of plain.tsv. It panics on a broken
// file: it is embedded.
var plainLabels = sync.OnceValue(func() map[[2]string]bool {
	raw, err := data.ReadFile("data/plain.tsv")
	if err != nil {
		panic(err)
	}
	plain := map[[2]string]bool{}
	for line := range strings.Lines(string(raw)) {
		if line[0] == '#' {
			continue
		}
		concept, labels, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok {
			panic("facts: plain.tsv: a row without two columns: " + line)
		}
		for label := range strings.SplitSeq(labels, "|") {
			plain[[2]string{concept, label}] = true
		}
	}
	return plain
})

// isPlain reports whether t tells its concept in no particular light.
func (t *term) isPlain() bool { return plainLabels()[[2]string{t.concept, t.label}] }
