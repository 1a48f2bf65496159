package canon

import (
	"slices"
	"strings"
	"testing"

	"github.com/zvirka/zvirka/corpus"
)

// meets reports whether two words have to do with each other.
func meets(a, b Form) bool {
	x, rootX := a.Near()
	y, rootY := b.Near()
	return meet(x, y) || rootX != 0 && rootX == rootY
}

// TestNear holds words of one field, or of one root, to be near, and what is no
// more than near to be neither the same nor alike.
func TestNear(t *testing.T) {
	c := Default()
	for _, tt := range []struct {
		uk, ru      string
		near, alike bool
	}{
		{"лікарні", "клинику", true, false},
		{"полоні", "военнопленных", true, false},
		{"рятувальники", "эвакуировали", true, false},
		{"застрахована", "страхового", true, true},
		{"науковий", "наука", true, true},
		{"шахті", "горняков", true, false},
		{"шахті", "спектакль", false, false},
		{"вода", "суд", false, false},
	} {
		a, b := c.Form(tt.uk, corpus.Ukrainian), c.Form(tt.ru, corpus.Russian)
		if got := meets(a, b); got != tt.near || got != meets(b, a) {
			t.Errorf("%s and %s are near: %v, want %v", tt.uk, tt.ru, got, tt.near)
		}
		if got := Similarity(a, b) >= kinLikeness; got != tt.alike {
			t.Errorf("Similarity(%s, %s) = %.2f", tt.uk, tt.ru, Similarity(a, b))
		}
	}
}

// TestFields checks data/field.tsv: in order, no field twice, no letter of the
// other language, no word twice in a cell, and every word is found again.
func TestFields(t *testing.T) {
	c := Default()
	last := ""
	for i, row := range rows(file("data/field.tsv")) {
		if row.cell(0) <= last {
			t.Errorf("line %d: %q does not follow %q", row.line, row.cell(0), last)
		}
		last = row.cell(0)
		for k, lang := range []corpus.Lang{corpus.Ukrainian, corpus.Russian} {
			cells := strings.Fields(row.cell(1+2*k) + " " + row.cell(2+2*k))
			for n, word := range cells {
				if slices.Contains(cells[:n], word) {
					t.Errorf("line %d: %q stands twice", row.line, word)
				}
				if strings.ContainsAny(word, [2]string{"ыэъё", "іїєґ'ё"}[k]) {
					t.Errorf("line %d: %q is of the other language", row.line, word)
				}
				f := c.Form(word, lang)
				if ids, _ := f.Near(); !slices.Contains(ids, fieldIDs+uint32(i)) {
					t.Errorf("line %d: %q is not found", row.line, word)
				}
			}
		}
	}
}
