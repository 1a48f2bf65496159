package frame

import (
	"reflect"
	"testing"
	"unicode/utf8"

	"github.com/zvirka/zvirka/corpus"
)

// fits reports whether s is in bounds and, in clean text, on rune edges.
func fits(s corpus.Span, text string) bool {
	return s.Valid(text) || !utf8.ValidString(text) && 0 <= s.Start && s.Start <= s.End && s.End <= len(text)
}

// FuzzExtract holds that spans are in bounds, ordered and on rune edges, that
// triggers lie in their clauses' sentences, that the same text gives the same
// frames, and that Match is symmetric and within [0, 1].
func FuzzExtract(f *testing.F) {
	for _, s := range []string{
		"", "Він сказав: «Ні».", "По данным МВД, которое (якобы) не подтвердило, погибли 3 человека",
		"що що що і і і , , — ( ( «", "п’ять\x00\xff\xfe ся сь -ся", "Не. Не був. Нет! «Якби б»; ні, та й",
	} {
		f.Add(s, true, 2, 5)
	}
	for _, lang := range []string{"uk", "ru"} {
		for i, line := range goldLines(f, lang) {
			if i%25 == 0 {
				text, _, _ := parseGold(line)
				f.Add(text, lang == "uk", 0, 9)
			}
		}
	}
	f.Fuzz(func(t *testing.T, text string, uk bool, from, to int) {
		lang := corpus.Russian
		if uk {
			lang = corpus.Ukrainian
		}
		in := Input{Text: text, Lang: lang, Date: "2024-01-02"}
		if s := (corpus.Span{Start: from, End: to}); s.Valid(text) && s.Len() > 0 {
			in.Mentions = []Mention{{Span: s, Type: "PER", ID: "PER-x"}}
			in.Quotes = []corpus.Span{s}
		}
		frames := Extract(in)
		last := 0
		for _, c := range Clauses(in) {
			if !fits(c, text) || c.Start < last {
				t.Fatalf("clause %v after %d", c, last)
			}
			last = c.Start
		}
		for _, fr := range frames {
			if !fits(fr.Span, text) || !fits(fr.Trigger, text) || fr.Class == "" || fr.Trigger.Len() == 0 {
				t.Fatalf("frame %+v", fr)
			}
			for role, ids := range fr.Roles {
				if role == "" || len(ids) == 0 || ids[0] == "" {
					t.Fatalf("empty role in %+v", fr)
				}
			}
		}
		if again := Extract(in); !reflect.DeepEqual(frames, again) {
			t.Fatal("not the same twice")
		}
		for i := 0; i < len(frames) && i < 6; i++ {
			for j := 0; j < len(frames) && j < 6; j++ {
				x, _ := Match(frames[i], frames[j])
				y, _ := Match(frames[j], frames[i])
				if x != y || x < 0 || x > 1 {
					t.Fatalf("Match is %v and %v", x, y)
				}
			}
		}
	})
}
