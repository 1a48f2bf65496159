package segment_test

import (
	"fmt"

	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/segment"
)

func ExampleSplit() {
	text := "Завод збудували у 1987 р. за кошти області. Про це заявив О. В. Данілов."
	for _, s := range segment.Split(text, corpus.Ukrainian, nil) {
		fmt.Printf("%s (%s)\n", s.In(text), s.Rule)
	}
	// Output:
	// Завод збудували у 1987 р. за кошти області. (full-stop)
	// Про це заявив О. В. Данілов. (full-stop)
}

func ExampleExplain() {
	text := "Він живе у м. Львів. Там гарно."
	for _, d := range segment.Explain(text, corpus.Ukrainian, nil) {
		fmt.Println(text[:d.At], d.Split, d.Rule)
	}
	// Output:
	// Він живе у м. false abbreviation
	// Він живе у м. Львів. true full-stop
	// Він живе у м. Львів. Там гарно. true full-stop
}
