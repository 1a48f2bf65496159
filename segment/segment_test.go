package segment

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
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

// TestRules runs the examples of all rules.
func TestRules(t *testing.T) {
	raw, err := os.ReadFile(filepath.Join("testdata", "rules.txt"))
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{"blank-line": true, "block-end": true} // see TestBlocks
	for n, line := range strings.Split(string(raw), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) != 4 {
			t.Fatalf("rules.txt:%d: want 4 columns", n+1)
		}
		before, after, ok := strings.Cut(strings.ReplaceAll(cells[3], `\n`, "\n"), "¦")
		if !ok {
			t.Fatalf("rules.txt:%d: no ¦", n+1)
		}
		seen[cells[0]] = true
		found := false
		for _, d := range Explain(before+after, corpus.Lang(cells[2]), nil) {
			if d.At == len(before) {
				found = true
				if d.Rule != cells[0] || d.Split != (cells[1] == "split") {
					t.Errorf("rules.txt:%d: %q: got %s %v, want %s %s", n+1, cells[3], d.Rule, d.Split, cells[0], cells[1])
				}
			}
		}
		if !found {
			t.Errorf("rules.txt:%d: %q: nothing was decided at ¦", n+1, cells[3])
		}
	}
	for _, name := range Rules() {
		if !seen[name] {
			t.Errorf("rule %s has no example", name)
		}
	}
}

func TestBlocks(t *testing.T) {
	text := "Заголовок без крапки\nПерше речення тягнеться\nна два рядки. Друге\n\nтретє\nМеню Пошук. Реклама"
	at := func(part string) corpus.Span {
		i := strings.Index(text, part)
		return corpus.Span{Start: i, End: i + len(part)}
	}
	blocks := []corpus.Block{
		{Span: at("Заголовок без крапки"), Kind: corpus.Title},
		{Span: at("Перше речення тягнеться\nна два рядки. Друге\n\nтретє"), Kind: corpus.Paragraph},
		{Span: at("Меню Пошук. Реклама"), Kind: corpus.Boilerplate},
	}
	want := []string{
		"Заголовок без крапки (block-end)", "Перше речення тягнеться\nна два рядки. (full-stop)",
		"Друге (blank-line)", "третє (block-end)",
	}
	list := func(sentences []Sentence) (out []string) {
		for _, s := range sentences {
			out = append(out, s.In(text)+" ("+s.Rule+")")
		}
		return out
	}
	if got := list(Split(text, corpus.Ukrainian, blocks)); !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	want = append(want, "Меню Пошук. (full-stop)", "Реклама (block-end)")
	if got := list(Options{KeepBoilerplate: true}.Split(text, corpus.Ukrainian, blocks)); !slices.Equal(got, want) {
		t.Errorf("with boilerplate: got %q\nwant %q", got, want)
	}
	if got := Split(text, corpus.Ukrainian, []corpus.Block{{Span: corpus.Span{Start: -5, End: 999}}}); len(got) == 0 {
		t.Error("a block that does not fit the text has no sentences")
	}
}

func TestOtherLanguages(t *testing.T) {
	for _, c := range []struct{ lang, want string }{
		{"en", "Mr. Smith went to St. Louis. | He liked it."},
		{"be", "Гэта праўда? | Так, гэта праўда."},
		{"", "Так. | Ні."},
	} {
		if got := mark(strings.ReplaceAll(c.want, " | ", " "), corpus.Lang(c.lang)); got != c.want {
			t.Errorf("%q: got %s, want %s", c.lang, got, c.want)
		}
	}
}
