package segment

import (
	"os"
	"path/filepath"
	"regexp"
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

// TestCases runs the tables in testdata: cases named by what they are about.
// A name that ends in "-split" wants boundaries where no blank stands: before
// each capital.
func TestCases(t *testing.T) {
	for _, lang := range []string{"uk", "ru"} {
		raw, err := os.ReadFile(filepath.Join("testdata", lang+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		for n, line := range strings.Split(string(raw), "\n") {
			if line == "" || line[0] == '#' {
				continue
			}
			name, want, ok := strings.Cut(line, "\t")
			if !ok {
				t.Fatalf("%s.txt:%d: want name and text", lang, n+1)
			}
			want = strings.ReplaceAll(want, `\n`, "\n")
			text := strings.ReplaceAll(want, "\n | ", "\n")
			text = strings.ReplaceAll(text, " | ", " ")
			want = strings.ReplaceAll(want, "\n", "")
			if strings.HasSuffix(name, "-split") {
				want = missing.ReplaceAllString(want, "$1 | $2")
			}
			if got := mark(text, corpus.Lang(lang)); got != want {
				t.Errorf("%s.txt:%d (%s)\n got %s\nwant %s", lang, n+1, name, got, want)
			}
		}
	}
}

var missing = regexp.MustCompile(`([.?!])(\p{Lu})`)
