package gazetteer_test

import (
	"fmt"

	"github.com/zvirka/zvirka/anchor/gazetteer"
	"github.com/zvirka/zvirka/corpus"
)

func Example() {
	g := gazetteer.Default()
	words := []string{"Лидера", "КНДР", "Ким", "Чен", "Ына", "ждали", "на", "космодроме", "«", "Восточный", "»", "."}
	var hits []gazetteer.Hit
	for i := 0; i < len(words); {
		var n int
		n, hits = g.Match(words[i:], corpus.Russian, hits[:0])
		if n == 0 {
			i++
			continue
		}
		for _, h := range hits {
			fmt.Println(words[i:i+n], h.Entry.ID, h.Kind)
		}
		i += n
	}
	fmt.Println(g.Contains("GPE-Russia", "LOC-Vostochny-Cosmodrome"))
	// Output:
	// [КНДР] GPE-North-Korea acronym
	// [Ким Чен Ына] PER-Kim-Jong-un name
	// [космодроме « Восточный »] LOC-Vostochny-Cosmodrome name
	// true
}

func ExampleGazetteer_MatchRole() {
	g := gazetteer.Default()
	for _, words := range [][]string{
		{"президентом", "Росії", "Володимиром"},
		{"північнокорейського", "лідера"},
	} {
		n, hits := g.MatchRole(words, corpus.Ukrainian, nil)
		fmt.Println(n, hits[0].Entry.ID, hits[0].Entry.Parent)
	}
	// Output:
	// 2 ROLE-Russia-President GPE-Russia
	// 2 ROLE-North-Korea-Leader GPE-North-Korea
}
