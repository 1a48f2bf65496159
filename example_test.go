package zvirka_test

import (
	"context"
	"fmt"
	"log"

	"github.com/zvirka/zvirka"
	"github.com/zvirka/zvirka/corpus"
)

func Example() {
	ctx := context.Background()
	uk := &corpus.Doc{Lang: corpus.Ukrainian, Date: "2024-09-17",
		Text: "Пором затонув біля Чеджу\n\nПором «Хеян» затонув 17 вересня біля острова Чеджу. Загинули шестеро людей."}
	ru := &corpus.Doc{Lang: corpus.Russian, Date: "2024-09-17",
		Text: "Паром затонул у Чеджу\n\nПаром «Хеян» затонул во вторник у острова Чеджу. Погибли восемь человек."}
	a, err := zvirka.Analyze(ctx, uk, zvirka.Options{})
	if err != nil {
		log.Fatal(err)
	}
	b, err := zvirka.Analyze(ctx, ru, zvirka.Options{})
	if err != nil {
		log.Fatal(err)
	}
	c, err := zvirka.Compare(ctx, []*zvirka.Analysis{a, b}, zvirka.Options{})
	if err != nil {
		log.Fatal(err)
	}
	for _, d := range c.Pairs[0].Differences {
		if d.Kind == "number" {
			fmt.Println(d.Kind, d.A[0].In(uk.Text), "/", d.B[0].In(ru.Text))
		}
	}
	// Output: number шестеро людей / восемь человек
}

func ExampleCompareTexts() {
	c, err := zvirka.CompareTexts(context.Background(),
		"Угоду підписали 14 країн.",
		"Соглашение подписали 15 стран.")
	if err != nil {
		log.Fatal(err)
	}
	for _, d := range c.Documents {
		fmt.Println(d.Lang, len(d.Sentences))
	}
	// Output:
	// uk 1
	// ru 1
}
