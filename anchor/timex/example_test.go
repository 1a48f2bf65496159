package timex_test

import (
	"fmt"

	"github.com/zvirka/zvirka/anchor/timex"
	"github.com/zvirka/zvirka/corpus"
)

func ExampleFind() {
	text := "Учора ввечері понад 20 рятувальників гасили пожежу; збитки — майже 1,2 млн грн."
	times, numbers := timex.Find(text, nil, corpus.Ukrainian, "2024-03-19")
	for _, t := range times {
		fmt.Printf("%s: %s %s\n", t.Text, t.Type, t.Value)
	}
	for _, n := range numbers {
		fmt.Printf("%s: %s %s %s %s %s\n", n.Text, n.Type, n.Bound, n.Value, n.Unit, n.Of)
	}
	// Output:
	// Учора ввечері: datetime 2024-03-18TEV
	// 20: number > 20  рятувальник
	// 1,2 млн грн: money ~ 1200000 UAH
}

func ExampleFindTimes() {
	text := "Договор подписали 5 марта 2024 года, а в конце того же месяца он вступил в силу."
	for _, t := range timex.FindTimes(text, nil, corpus.Russian, "2024-05-13") {
		fmt.Printf("%s [%s]\n", t.Value, t.Mod)
	}
	// Output:
	// 2024-03-05 []
	// 2024-03 [end]
}
