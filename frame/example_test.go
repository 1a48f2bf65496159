package frame_test

import (
	"fmt"

	"github.com/zvirka/zvirka/anchor/names"
	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/frame"
)

func read(text string, lang corpus.Lang) []frame.Frame {
	return frame.Extract(frame.Input{Text: text, Lang: lang, Mentions: names.Find(text, nil, lang)})
}

func ExampleExtract() {
	text := "Поліція заявила, що водій не зупинився і врізався в паркан."
	for _, f := range read(text, corpus.Ukrainian) {
		fmt.Println(f.Class, f.Trigger.In(text), f.Roles[frame.Agent], f.Polarity, f.Source)
	}
	// Output:
	// say заявила [w:полиц] positive w:полиц
	// stop зупинився [w:вод] negative w:полиц
	// accident врізався [w:вод] positive w:полиц
}

func ExampleMatch() {
	a := read("Рятувальники загасили пожежу на складі лише вранці.", corpus.Ukrainian)
	b := read("К утру спасатели потушили возгорание на складе.", corpus.Russian)
	score, why := frame.Match(a[0], b[0])
	fmt.Println(score >= frame.MatchThreshold, why)
	// Output: true same class of event, common words
}

func ExampleNear() {
	fmt.Println(frame.Near("attack", "explode"), frame.Near("attack", "vote"))
	// Output: true false
}
