package canon

import (
	"strings"
	"testing"

	"github.com/zvirka/zvirka/corpus"
)

// TestLongTexts runs on texts that tempt to quadratic work; it is quick as long
// as cost is linear.
func TestLongTexts(t *testing.T) {
	for _, unit := range []string{"слово ", "а", "a.", "www.", "@", "1 000 ", "1.", "п'", "\xff", "http://", "мати ", "-", "їa", "\u0301"} {
		s := strings.Repeat(unit, 1<<18/len(unit))
		toks := Tokenize(s, span(s))
		checkTokens(t, s, toks)
		if n := len(Default().Forms(s, toks, corpus.Ukrainian)); n != len(toks) {
			t.Errorf("%q: %d forms for %d tokens", unit, n, len(toks))
		}
	}
}
