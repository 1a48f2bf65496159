package gazetteer

import (
	"slices"
	"strings"
	"testing"

	"github.com/zvirka/zvirka/corpus"
)

// TestTwins checks words that were typed with letters of two alphabets, and
// that a Latin name is not taken for Cyrillic.
func TestTwins(t *testing.T) {
	g := Default()
	for _, tt := range []struct {
		text string
		lang corpus.Lang
		id   string // "" for none
	}{
		{"Mосква", corpus.Russian, "GPE-Moscow"},    // Latin M
		{"Mocквы", corpus.Russian, "GPE-Moscow"},    // Latin Moc
		{"Киeва", corpus.Russian, "GPE-Kyiv"},       // Latin e
		{"Хapків", corpus.Ukrainian, "GPE-Kharkiv"}, // Latin ap
		{"Xарків", corpus.Ukrainian, "GPE-Kharkiv"}, // Latin X
		{"HATO", corpus.Ukrainian, ""},              // all Latin
		{"HАТО", corpus.Ukrainian, "ORG-NATO"},      // Latin H
		{"CNN", corpus.Ukrainian, "ORG-CNN"},
		{"Луганской областей", corpus.Russian, "GPE-Luhansk-Oblast"},
		{"Луганської областей", corpus.Ukrainian, "GPE-Luhansk-Oblast"},
		{"Луганской областями", corpus.Russian, "GPE-Luhansk-Oblast"},
	} {
		words := strings.Fields(tt.text)
		n, hits := g.Match(words, tt.lang, nil)
		if tt.id == "" {
			if len(hits) > 0 {
				t.Errorf("%q: found %s", tt.text, ids(hits))
			}
			continue
		}
		if n != len(words) || !slices.ContainsFunc(hits, func(h Hit) bool { return h.Entry.ID == tt.id }) {
			t.Errorf("%q: %d words, %s; want %s", tt.text, n, ids(hits), tt.id)
		}
	}
}

// TestTwin checks the table of letters that look alike.
func TestTwin(t *testing.T) {
	for latin, cyrillic := range map[rune]rune{'A': 'А', 'B': 'В', 'H': 'Н', 'X': 'Х', 'a': 'а', 'y': 'у', 'i': 'і', 'k': 'k', 'S': 'S', '1': '1'} {
		if got := twin(latin); got != cyrillic {
			t.Errorf("twin(%c) = %c (%U), want %c", latin, got, got, cyrillic)
		}
	}
}
