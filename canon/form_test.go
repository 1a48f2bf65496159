package canon

import (
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
