package names

import (
	"slices"
	"strings"
	"testing"

	"github.com/zvirka/zvirka/corpus"
)

// Quotations stand between | marks.
func TestQuotes(t *testing.T) {
	for _, c := range []struct{ name, text string }{
		{"guillemets", "|«Ми готові»|, — сказав міністр."},
		{"colon", "Він сказав: |«Так буде»|."},
		{"curly", "|“Нам потрібен мир”|, – додав він."},
		{"low-high", "За його словами, |„усе вирішить зустріч, яку готують давно“|."},
		{"straight", `|"Это не так"|, - ответил посол.`},
		{"nested", "|«Компанія «Газпром» нам не партнер»|, — каже він."},
		{"inner words of the author", "|«Так, — сказав він, — ми прийдемо»|."},
		{"full stop inside", "|«Зустріч відбудеться.»|"},
		{"long words", "Президент назвав це |«великим кроком на шляху до справжнього миру»|."},
		{"company", "Компанія «Газпром» мовчить."},
		{"title", "Фільм «Тіні забутих предків» показали знову."},
		{"title of a law", "Закон «Про освіту» ухвалено, а законопроєкт «Про внесення змін до деяких законів України» — ні."},
		{"one word", "Це так званий «лідер»."},
		{"crossing paragraphs", "|«Перший абзац промови, довгий.\n«Другий абзац промови»|, — сказав він."},
		{"never closed", "«Початок без кінця й краю\nІнший абзац."},
		{"dash speech", "— |Ми прийдемо завтра|, — сказав він."},
		{"dash speech, whole line", "— |Коли ви прийдете?|"},
		{"dash in a sentence", "Київ — столиця України."},
		{"list", "— перший"},
		{"two", "|«Перше речення тут»|, — сказав один. |«Друге речення тут»|, — сказав другий."},
		{"empty", "«»"},
	} {
		var want []corpus.Span
		text := ""
		for i, part := range strings.Split(c.text, "|") {
			if i%2 == 1 {
				want = append(want, corpus.Span{Start: len(text), End: len(text) + len(part)})
			}
			text += part
		}
		got := Quotes(text, nil, corpus.Ukrainian)
		for i, g := range got {
			if strings.HasSuffix(g.In(text), ",") { // the comma before the author's words
				got[i].End--
			}
		}
		if !slices.Equal(got, want) {
			var parts []string
			for _, g := range got {
				parts = append(parts, g.In(text))
			}
			t.Errorf("%s: got %q", c.name, parts)
		}
	}
}

func FuzzQuotes(f *testing.F) {
	for _, s := range []string{"«а «б» в»", "“x” „y“ \"z\"", "— Так, — сказав", "«\n«\n»", "\"\xff\" «\x80"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		at := 0
		for _, q := range Quotes(text, nil, corpus.Russian) {
			if q.Start < at || q.End <= q.Start || q.End > len(text) {
				t.Fatalf("quotation %v after %d", q, at)
			}
			at = q.End
		}
	})
}
