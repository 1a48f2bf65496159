package gazetteer

import (
	"strings"
	"testing"

	"github.com/zvirka/zvirka/corpus"
)

const sample = `Лідер Північної Кореї Кім Чен Ин прибув на космодром « Восточний » , де його зустрів президент Росії Володимир Путін .
Раніше агентство Yonhap з посиланням на розвідку повідомляло , що бронепотяг перетнув кордон уночі .
У Міноборони США заявили , що будь-яка угода про постачання зброї порушить резолюції Ради Безпеки ООН .
Мешканці Харкова та Херсонської області знову залишилися без світла після обстрілу , уточнили в Укренерго .`

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkMatch(b *testing.B) {
	g := Default()
	words := strings.Fields(sample)
	var hits []Hit
	b.SetBytes(int64(len(sample)))
	b.ReportAllocs()
	for b.Loop() {
		for i := range words {
			_, hits = g.Match(words[i:], corpus.Ukrainian, hits[:0])
		}
	}
	b.ReportMetric(float64(len(words))*float64(b.N)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkMatchMiss(b *testing.B) {
	g := Default()
	words := strings.Fields("повідомляло посиланням бронепотяг перетнув уночі постачання порушить залишилися обстрілу уточнили")
	var hits []Hit
	b.ReportAllocs()
	for b.Loop() {
		for i := range words {
			_, hits = g.Match(words[i:], corpus.Ukrainian, hits[:0])
		}
	}
}
