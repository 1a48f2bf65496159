package detect

import (
	"os"
	"reflect"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// FuzzAnalyze holds what must be true of any bytes: spans in order, in bounds,
// on rune edges, every letter in one, neighbours in different languages, and
// the same again the second time.
func FuzzAnalyze(f *testing.F) {
	raw, err := os.ReadFile("testdata/spans.txt")
	if err != nil {
		f.Fatal(err)
	}
	for line := range strings.SplitSeq(string(raw), "\n") {
		text, _ := parseCase(line)
		f.Add(text)
	}
	for _, s := range []string{"", "\xd0", "\xd0\xd0i", "i\xd0", "а\x00b", "«»«а»", "ъъъъъ", "Ω\nж"} {
		f.Add(s)
	}
	id := New()
	f.Fuzz(func(t *testing.T, text string) {
		r, spans := id.Analyze(text)
		if r.Confidence < 0 || r.Confidence > 1 {
			t.Fatalf("%q: confidence %v", text, r.Confidence)
		}
		last := 0
		for i, s := range spans {
			if s.Start < last || s.End > len(text) || s.Len() <= 0 {
				t.Fatalf("%q: bad span %v after %d", text, s, last)
			}
			if utf8.ValidString(text) {
				if !s.Valid(text) {
					t.Fatalf("%q: span %v not on rune edges", text, s)
				}
				if strings.ContainsFunc(text[last:s.Start], unicode.IsLetter) {
					t.Fatalf("%q: letters before %v in no span", text, s)
				}
			}
			if i > 0 && spans[i-1].Lang == s.Lang {
				t.Fatalf("%q: neighbours %v and %v in one language", text, spans[i-1], s)
			}
			last = s.End
		}
		if again, more := id.Analyze(text); again != r || !reflect.DeepEqual(spans, more) {
			t.Fatalf("%q: second time %v %v, first %v %v", text, again, more, r, spans)
		}
	})
}
