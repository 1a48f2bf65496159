package report

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/facts"
)

// laid returns two texts laid over each other, as [-deleted-] and {+inserted+}.
func laid(a, b string, langA, langB corpus.Lang) string {
	p := &pairView{a: &account{Document: &Document{Text: a, Lang: langA}}, b: &account{Document: &Document{Text: b, Lang: langB}}}
	d := &facts.Difference{A: []corpus.Span{{Start: 0, End: len(a)}}, B: []corpus.Span{{Start: 0, End: len(b)}}}
	var out strings.Builder
	for _, e := range rewording(p, d) {
		switch {
		case e.deleted:
			out.WriteString("[-" + e.text + "-]")
		case e.inserted:
			out.WriteString("{+" + e.text + "+}")
		default:
			out.WriteString(e.text)
		}
	}
	return out.String()
}

func TestRewording(t *testing.T) {
	const quote = "Ми бачили, що судно втрачає остійність, і наказали людям вийти на палубу"
	for _, x := range []struct{ name, a, b, want string }{
		{"a word", quote, strings.Replace(quote, "людям", "пасажирам", 1), "Ми бачили, що судно втрачає остійність, і наказали [-людям-]{+пасажирам+} вийти на палубу"},
		{"a word more", quote, strings.Replace(quote, "що судно", "що старе судно", 1), "Ми бачили, що{+ старе+} судно втрачає остійність, і наказали людям вийти на палубу"},
		{"cut short", quote, quote[:strings.Index(quote, " людям")], "Ми бачили, що судно втрачає остійність, і наказали[- людям вийти на палубу-]"},
		{"a form of a word", quote, strings.Replace(quote, "бачили", "бачимо", 1), "Ми бачи[-ли-]{+мо+}, що судно втрачає остійність, і наказали людям вийти на палубу"},
		{"the same", quote, quote, ""},
		{"short", "Ми бачили судно", "Ми бачили човен", ""},
		{"another quotation", quote, "Жодних вказівок від компанії ми тоді не отримували, зв'язку не було", ""},
	} {
		if got := laid(x.a, x.b, "uk", "uk"); got != x.want {
			t.Errorf("%s: %s", x.name, got)
		}
	}
	if got := laid(quote, strings.Replace(quote, "людям", "людям усім", 1), "uk", "ru"); got != "" {
		t.Errorf("two languages are laid over each other: %s", got)
	}
}

func FuzzRewording(f *testing.F) {
	f.Add("Ми бачили, що судно втрачає остійність, і наказали", "Мы видели, что судно теряет остойчивость, и приказали")
	f.Add(strings.Repeat("аб ", 30), strings.Repeat("ба ", 30))
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a)+len(b) > 4000 {
			return
		}
		p := &pairView{a: &account{Document: &Document{Text: a, Lang: "uk"}}, b: &account{Document: &Document{Text: b, Lang: "uk"}}}
		edits := rewording(p, &facts.Difference{A: []corpus.Span{{Start: 0, End: len(a)}}, B: []corpus.Span{{Start: 0, End: len(b)}}})
		if edits == nil {
			return
		}
		var before, after strings.Builder
		for _, e := range edits {
			if !utf8.ValidString(e.text) {
				t.Errorf("%q cuts a letter", e.text)
			}
			if !e.inserted {
				before.WriteString(e.text)
			}
			if !e.deleted {
				after.WriteString(e.text)
			}
		}
		want := func(s string) string { return string([]rune(oneLine(s))) }
		if before.String() != want(a) || after.String() != want(b) {
			t.Errorf("%q and %q became %q and %q", want(a), want(b), before.String(), after.String())
		}
	})
}
