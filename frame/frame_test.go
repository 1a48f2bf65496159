package frame

import (
	"testing"

	"github.com/zvirka/zvirka/corpus"
)

func TestExtractClasses(t *testing.T) {
	for _, c := range []struct {
		lang corpus.Lang
		text string
		want string
	}{
		{corpus.Ukrainian, "Міністр заявив, що сторони зустрілися у Відні.", "say meet"},
		{corpus.Russian, "Министр сообщил, что стороны встретятся в Вене.", "say meet"},
	} {
		got := ""
		for _, f := range Extract(Input{Text: c.text, Lang: c.lang}) {
			got += f.Class + " "
		}
		if got != c.want+" " {
			t.Errorf("%s: got %q, want %q", c.text, got, c.want)
		}
	}
}
