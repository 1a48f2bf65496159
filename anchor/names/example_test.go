package names_test

import (
	"fmt"

	"github.com/zvirka/zvirka/anchor/names"
	"github.com/zvirka/zvirka/corpus"
)

func ExampleFind() {
	text := "Президент України Володимир Зеленський прибув до Варшави. Зеленського зустрів посол."
	for _, m := range names.Find(text, nil, corpus.Ukrainian) {
		fmt.Println(m.Type, m.Text)
	}
	// Output:
	// LOC України
	// PER Володимир Зеленський
	// LOC Варшави
	// PER Зеленського
}

func ExampleQuotes() {
	text := "«Ми готові до перемовин», — сказав міністр. Компанія «Газпром» мовчить."
	for _, q := range names.Quotes(text, nil, corpus.Ukrainian) {
		fmt.Println(q.In(text))
	}
	// Output:
	// «Ми готові до перемовин»
}
