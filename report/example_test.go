package report_test

import (
	"os"
	"strings"

	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/facts"
	"github.com/zvirka/zvirka/report"
	"github.com/zvirka/zvirka/segment"
)

// A comparison, saved or just made, can be printed in any format.
func ExampleWrite() {
	account := func(lang corpus.Lang, date, text string) report.Document {
		whole := segment.Sentence{Span: corpus.Span{Start: 0, End: len(text)}}
		return report.Document{Lang: lang, Date: date, Title: "Пором", Text: text, Sentences: []segment.Sentence{whole}}
	}
	a := account("uk", "2024-09-17", "Загинули шестеро людей.")
	b := account("ru", "2024-09-18", "Погибли восемь человек.")
	at := func(d report.Document, word string) []corpus.Span {
		i := strings.Index(d.Text, word)
		return []corpus.Span{{Start: i, End: i + len(word)}}
	}
	c := &report.Comparison{
		Schema: report.Schema, Manifest: report.Manifest{Tool: "zvirka", Version: "0"}, Documents: []report.Document{a, b},
		Pairs: []facts.Pair{{A: 0, B: 1, Differences: []facts.Difference{{
			Kind: facts.Number, A: at(a, "шестеро"), B: at(b, "восемь"), Values: facts.Values{A: "6", B: "8"},
			Rule: "number-clash", Confidence: 0.9, Salience: 3,
		}}}},
	}
	if err := report.Write(os.Stdout, c, "text", report.Options{UI: "en", Width: 80}); err != nil {
		panic(err)
	}
	// Output:
	//   A  uk  17 September 2024  «Пором» · 1 sentence · 0 facts
	//   B  ru  18 September 2024  «Пором» · 1 sentence · 0 facts
	//      B is a day later: what differs may be an update
	//      1 conflict
	//
	//   CONFLICTS
	//    1 number 0.90  A 1   Загинули [шестеро] людей.
	//                   B 1   Погибли [восемь] человек.
	//                   different numbers: 6 and 8; B is a day later
	//
	//   Made by zvirka 0
	//   The report shows where accounts differ. It does not say who is right.
}
