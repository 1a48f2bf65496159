package facts

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/zvirka/zvirka/corpus"
)

var update = flag.Bool("update", false, "find the stems of the lists anew")

// TestListsAreStemmed compares the lists that the package reads with those that
// people write.
func TestListsAreStemmed(t *testing.T) {
	for _, name := range []string{"framing.tsv", "opposites.tsv", "roles.tsv"} {
		raw, err := os.ReadFile(filepath.Join("data", name))
		if err != nil {
			t.Fatal(err)
		}
		want := stemmed(string(raw), name)
		at := filepath.Join("data", "stems", name)
		if *update {
			if err := os.WriteFile(at, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if got, err := os.ReadFile(at); err != nil || string(got) != want {
			t.Errorf("%s is not made of data/%s: go generate ./facts (%v)", at, name, err)
		}
	}
}

// stemmed returns the rows of a list with the stems of its terms.
func stemmed(list, name string) string {
	var b strings.Builder
	b.WriteString("# The rows of data/" + name + " with the stems of their words, made by go generate.\n")
	uk, ru := newStems(corpus.Ukrainian), newStems(corpus.Russian)
	for line := range strings.Lines(list) {
		line = strings.TrimSpace(line)
		cells := strings.Split(line, "\t")
		if line == "" || line[0] == '#' || len(cells) != 4 {
			continue
		}
		cells[2], cells[3] = uk.ofAll(cells[2]), ru.ofAll(cells[3])
		b.WriteString(strings.Join(cells, "\t") + "\n")
	}
	return b.String()
}

// ofAll returns the terms of a cell with their words as stems.
func (s *stems) ofAll(cell string) string {
	var terms []string
	for term := range strings.SplitSeq(cell, "|") {
		if stems, n := s.of(term); n > 0 {
			terms = append(terms, stems)
		}
	}
	return strings.Join(terms, "|")
}
