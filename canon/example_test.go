package canon_test

import (
	"fmt"
	"strings"

	"github.com/zvirka/zvirka/canon"
	"github.com/zvirka/zvirka/corpus"
)

func Example() {
	c := canon.Default()
	text := "Зброєю нападника виявився ніж."
	toks := canon.Tokenize(text, corpus.Span{End: len(text)})
	weapon := c.Form("оружие", corpus.Russian)
	for i, form := range c.Forms(text, toks, corpus.Ukrainian) {
		if canon.Same(form, weapon) {
			fmt.Println(toks[i].In(text))
		}
	}
	// Output: Зброєю
}

func ExampleSame() {
	c := canon.Default()
	uk := func(w string) canon.Form { return c.Form(w, corpus.Ukrainian) }
	ru := func(w string) canon.Form { return c.Form(w, corpus.Russian) }
	fmt.Println("cognates:", canon.Same(uk("операцією"), ru("операции")))
	fmt.Println("lexicon:", canon.Same(uk("потяги"), ru("поездов")))
	fmt.Println("false friends:", canon.Same(uk("неділя"), ru("неделя")))
	// Output:
	// cognates: true
	// lexicon: true
	// false friends: false
}

func ExampleTokenize() {
	text := "П'ять осіб, 1 000 грн."
	for _, tok := range canon.Tokenize(text, corpus.Span{End: len(text)}) {
		fmt.Printf("%s(%v) ", tok.In(text), tok.Class)
	}
	// Output: П'ять(word) осіб(word) ,(punct) 1 000(number) грн(word) .(punct)
}

func ExampleNameKey() {
	fmt.Println(canon.NameKey("Кім Чен Ин") == canon.NameKey("Ким Чен Ын"))
	fmt.Println(canon.NameKey("Гілларі Клінтон") == canon.NameKey("Хиллари Клинтон"))
	// Output:
	// true
	// true
}

func ExampleCanon_WithGlossary() {
	glossary := "гармата\tпушка\tn\nсамохідна установка\tсамоходка\tn\n"
	c, err := canon.Default().WithGlossary(strings.NewReader(glossary), "mine.tsv")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(canon.Same(c.Form("гарматами", corpus.Ukrainian), c.Form("пушка", corpus.Russian)))
	_, err = canon.Default().WithGlossary(strings.NewReader("гармата\tпушка\nпушка"), "bad.tsv")
	fmt.Println(err)
	// Output:
	// true
	// canon: bad.tsv:2: want two words cut by a tab, have "пушка"
}
