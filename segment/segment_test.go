package segment

import (
	"strings"
	"testing"

	"github.com/zvirka/zvirka/corpus"
)

// mark returns text with " | " at each boundary that Split finds.
func mark(text string, lang corpus.Lang) string {
	var parts []string
	for _, s := range Split(text, lang, nil) {
		parts = append(parts, s.In(text))
	}
	return strings.Join(parts, " | ")
}

// TestAbbreviationExamples runs the examples of all abbreviation tables.
func TestAbbreviationExamples(t *testing.T) {
	seen := 0
	for code := range languages() {
		for _, row := range abbrevRows(code) {
			if row.example == "" {
				continue
			}
			seen++
			got := mark(strings.ReplaceAll(row.example, " | ", " "), corpus.Lang(code))
			if got != row.example {
				t.Errorf("%s/abbrev.tsv:%d (%s)\n got %s\nwant %s", code, row.line, row.form, got, row.example)
			}
		}
	}
	if seen < 50 {
		t.Errorf("%d examples, want 50 and more", seen)
	}
}
