package timex

import (
	"testing"
	"unicode/utf8"

	"github.com/zvirka/zvirka/corpus"
	values "github.com/zvirka/zvirka/value"
)

// FuzzFind holds what callers rely on: spans in order, disjoint, in bounds and
// on rune edges; text as in the document; types of the known kinds; values that package value
// understands;
// the same answer twice.
func FuzzFind(f *testing.F) {
	for _, lang := range []corpus.Lang{corpus.Ukrainian, corpus.Russian} {
		for _, r := range rulesOf(f, lang) {
			for _, e := range r.examples {
				f.Add(e.text, "2023-09-14", lang == corpus.Russian)
			}
		}
	}
	for _, s := range []string{"", "\x00", "\xff\xd0", "5 \xd0 травня", "99999999999999999999 грн", "-", "1 000 000 000 000 000 000 000", "31 лютого", "0 січня 0000", "через 99999999 років", "IIIIIIII ст.", "пʼяте  травня"} {
		f.Add(s, "2024-02-29T23:59:59", false)
		f.Add(s, "", true)
		f.Add(s, "9999-12-31", true)
	}
	f.Fuzz(func(t *testing.T, text, ref string, russian bool) {
		lang := corpus.Ukrainian
		if russian {
			lang = corpus.Russian
		}
		times, numbers := Find(text, nil, lang, ref)
		again, more := Find(text, nil, lang, ref)
		if show(times, numbers) != show(again, more) {
			t.Fatal("two answers to one question")
		}
		taken := make([]bool, len(text))
		take := func(s corpus.Span, is string) {
			if !s.Valid(text) || s.Len() == 0 || s.In(text) != is || utf8.ValidString(text) && !utf8.ValidString(is) {
				t.Fatalf("span %v of %q", s, text)
			}
			for i := s.Start; i < s.End; i++ {
				if taken[i] {
					t.Fatalf("two expressions at byte %d of %q", i, text)
				}
				taken[i] = true
			}
		}
		last := -1
		for _, x := range times {
			take(x.Span, x.Text)
			if x.Start < last {
				t.Fatal("times out of order")
			}
			last = x.Start
			if x.Value != "" {
				if _, err := values.ParseTime(x.Value, x.ValueEnd, x.Mod); err != nil {
					t.Fatalf("%q: %v", x.Text, err)
				}
			}
			switch x.Type {
			case "date", "time", "datetime", "range", "duration":
			default:
				t.Fatalf("type %q", x.Type)
			}
		}
		last = -1
		for _, x := range numbers {
			take(x.Span, x.Text)
			if x.Start < last {
				t.Fatal("numbers out of order")
			}
			last = x.Start
			if _, err := values.ParseQuantity(x.Value, x.ValueEnd, x.Unit, x.Bound); err != nil {
				t.Fatalf("%q: %v", x.Text, err)
			}
		}
	})
}
