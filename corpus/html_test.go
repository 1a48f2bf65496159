package corpus

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
)

// gold is what a composed page holds.
type gold struct {
	date, title string
	text        []string
}

func readGold(t *testing.T, path string) gold {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var g gold
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "date: "):
			g.date = line[len("date: "):]
		case strings.HasPrefix(line, "title: "):
			g.title = line[len("title: "):]
		default:
			g.text = append(g.text, line)
		}
	}
	return g
}

// f1 compares two texts as bags of words.
func f1(got, want string) float64 {
	bag := func(s string) map[string]int {
		m := map[string]int{}
		for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			m[w]++
		}
		return m
	}
	a, b := bag(got), bag(want)
	same, na, nb := 0, 0, 0
	for w, n := range a {
		na += n
		same += min(n, b[w])
	}
	for _, n := range b {
		nb += n
	}
	return 2 * float64(same) / float64(na+nb)
}

// story returns the text of d without title and boilerplate.
func story(d *Doc) string {
	var parts []string
	for _, b := range d.Blocks {
		if b.Kind != Title && b.Kind != Boilerplate {
			parts = append(parts, b.In(d.Text))
		}
	}
	return strings.Join(parts, "\n")
}

func TestPages(t *testing.T) {
	pages, err := filepath.Glob("testdata/html/*.html")
	if err != nil || len(pages) < 8 {
		t.Fatalf("%d pages: %v", len(pages), err)
	}
	for _, page := range pages {
		t.Run(filepath.Base(page), func(t *testing.T) {
			g := readGold(t, strings.TrimSuffix(page, ".html")+".gold")
			docs, err := ReadFile(page, Options{})
			if err != nil {
				t.Fatal(err)
			}
			d := docs[0]
			checkBlocks(t, d)
			if d.Date != g.date {
				t.Errorf("date %q (%s), want %q", d.Date, d.DateFrom, g.date)
			}
			if d.Title != g.title {
				t.Errorf("title %q, want %q", d.Title, g.title)
			}
			if got := f1(story(d), strings.Join(g.text, "\n")); got < 0.97 {
				t.Errorf("F1 of the story %.3f; got\n%s", got, story(d))
			}
		})
	}
}

// checkBlocks holds that blocks are in order, in bounds, on rune edges, and
// cover all text but white space.
func checkBlocks(t testing.TB, d *Doc) {
	t.Helper()
	at := 0
	for _, b := range d.Blocks {
		if !b.Valid(d.Text) || b.Start < at || b.Len() == 0 || b.Kind == "" {
			t.Fatalf("bad block %+v after %d in %d bytes", b, at, len(d.Text))
		}
		if strings.TrimFunc(d.Text[at:b.Start], isSpace) != "" {
			t.Fatalf("text between blocks: %q", d.Text[at:b.Start])
		}
		if b.Kind == Boilerplate && b.Rule == "" {
			t.Fatalf("boilerplate without a rule: %q", b.In(d.Text))
		}
		at = b.End
	}
	if strings.TrimFunc(d.Text[at:], isSpace) != "" {
		t.Fatalf("text after the last block: %q", d.Text[at:])
	}
}
