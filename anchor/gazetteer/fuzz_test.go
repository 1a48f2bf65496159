package gazetteer

import (
	"strings"
	"testing"

	"github.com/zvirka/zvirka/corpus"
)

func FuzzMatch(f *testing.F) {
	for _, s := range []string{
		sample, "", "Кот-д’Івуар", "Ростове-на-Дону", "«", "» «", "-", "--", "\xff\xfe Росії\x00", "США.", "Кім Чен-Ин",
		strings.Repeat("Міністерство ", 40), strings.Repeat("я", 5000), strings.Repeat("а-", 300), "президент президент Росії", "и\u0306", "Украї\u0308на",
	} {
		f.Add(s)
	}
	g := Default()
	f.Fuzz(func(t *testing.T, s string) {
		words := strings.Fields(s)
		for i := range words {
			for _, lang := range []corpus.Lang{corpus.Ukrainian, corpus.Russian, corpus.Undetermined} {
				for _, match := range []func([]string, corpus.Lang, []Hit) (int, []Hit){g.Match, g.MatchRole} {
					n, hits := match(words[i:], lang, nil)
					if n < 0 || n > len(words)-i || (n == 0) != (len(hits) == 0) {
						t.Fatalf("%q: %d words, %d hits", words[i:], n, len(hits))
					}
					again, _ := match(words[i:], lang, nil)
					if again != n {
						t.Fatalf("%q: %d words, then %d", words[i:], n, again)
					}
					for _, h := range hits {
						if e, ok := g.Lookup(h.Entry.ID); !ok || e != h.Entry {
							t.Fatalf("%s is not found by its id", h.Entry.ID)
						}
					}
				}
			}
		}
	})
}
