package segment

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/zvirka/zvirka/corpus"
)

// FuzzSplit holds what must be true of any bytes: sentences in order, in
// bounds, on rune edges, without white space at their ends, nothing but white
// space between them, and the same again the second time.
func FuzzSplit(f *testing.F) {
	for _, name := range []string{"uk.txt", "ru.txt"} {
		raw, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			f.Fatal(err)
		}
		for line := range strings.SplitSeq(string(raw), "\n") {
			f.Add(line, true)
		}
	}
	for _, s := range []string{"", ".", "...", "\xff.\xfe", "А.\x00Б.", "((((.))))", "\".\".\"", "…\u2028Я.", "a.\r\n\r\nБ", "🙏🙏. 🙏"} {
		f.Add(s, false)
	}
	f.Fuzz(func(t *testing.T, text string, ukrainian bool) {
		lang := corpus.Russian
		if ukrainian {
			lang = corpus.Ukrainian
		}
		for _, blocks := range [][]corpus.Block{nil, {{Span: corpus.Span{End: len(text)}, Kind: corpus.Paragraph}}} {
			got := Split(text, lang, blocks)
			check(t, text, got)
			if again := Split(text, lang, blocks); !reflect.DeepEqual(got, again) {
				t.Fatalf("%q: second time %v, first %v", text, again, got)
			}
		}
	})
}

func check(t *testing.T, text string, got []Sentence) {
	t.Helper()
	last := 0
	for _, s := range got {
		if s.Start < last || s.End > len(text) || s.Len() <= 0 || utf8.ValidString(text) && !s.Valid(text) {
			t.Fatalf("%q: bad span %v after %d", text, s, last)
		}
		if s.Trim(text) != s.Span {
			t.Fatalf("%q: white space at the ends of %v", text, s)
		}
		if !blankOnly(text[last:s.Start]) {
			t.Fatalf("%q: lost %q", text, text[last:s.Start])
		}
		last = s.End
	}
	if !blankOnly(text[last:]) {
		t.Fatalf("%q: lost %q", text, text[last:])
	}
}

func blankOnly(s string) bool {
	return strings.TrimFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r >= 0x2000 && r <= 0x200B || r == 0xFEFF }) == ""
}
