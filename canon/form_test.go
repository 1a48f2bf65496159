package canon

import (
	"strings"
	"testing"

	"github.com/zvirka/zvirka/corpus"
)

func TestFormsMeet(t *testing.T) {
	c := Default()
	for _, tt := range []struct{ uk, ru string }{
		{"книгами", "книга"},
		{"важливого", "важливый"},
		{"радості", "радость"},
		{"ІІ", "II"},   // Cyrillic against Latin
		{"рiк", "год"}, // a Latin i
		{"ще", "ещё"},
		{"п’яти", "пять"},
	} {
		if a, b := c.Form(tt.uk, corpus.Ukrainian), c.Form(tt.ru, corpus.Russian); !Same(a, b) {
			t.Errorf("%s and %s do not meet: %+v, %+v", tt.uk, tt.ru, a, b)
		}
	}
}

func TestAppendStemIsTheStemOfTheForm(t *testing.T) {
	c := Default()
	for _, word := range []string{"загинули", "Погибший", "NATO", "без'ядерний", "", "日本", "a\xff", strings.Repeat("довго", 20)} {
		for _, lang := range []corpus.Lang{corpus.Ukrainian, corpus.Russian, "en"} {
			if got, want := string(c.AppendStem([]byte("."), word, lang)), "."+c.Form(word, lang).Stem; got != want {
				t.Errorf("%q in %s: got %q, want %q", word, lang, got, want)
			}
		}
	}
}
