package canon

import (
	"strings"
	"testing"

	"github.com/zvirka/zvirka/corpus"
)

// news is a composed paragraph in each language.
var news = map[corpus.Lang]string{
	corpus.Ukrainian: strings.Repeat("Рятувальники повідомили у вівторок, що внаслідок нічного обстрілу пошкоджено двадцять сім житлових будинків, "+
		"а пожежу на складі вдалося загасити лише під ранок; за словами очільника області, загинула одна людина, ще п'ятеро дістали поранення. ", 40),
	corpus.Russian: strings.Repeat("Спасатели сообщили во вторник, что в результате ночного обстрела повреждены двадцать семь жилых домов, "+
		"а пожар на складе удалось потушить только под утро; по словам главы области, погиб один человек, ещё пятеро получили ранения. ", 40),
}

func BenchmarkForms(b *testing.B) {
	c := Default()
	for _, lang := range []corpus.Lang{corpus.Ukrainian, corpus.Russian} {
		b.Run(string(lang), func(b *testing.B) {
			text := news[lang]
			var toks []Token
			words := 0
			for b.Loop() {
				toks = AppendTokens(toks[:0], text, span(text))
				words += len(c.Forms(text, toks, lang))
			}
			b.ReportMetric(float64(words)/b.Elapsed().Seconds(), "words/s")
		})
	}
}

func BenchmarkTokenize(b *testing.B) {
	text := news[corpus.Ukrainian]
	b.SetBytes(int64(len(text)))
	var toks []Token
	for b.Loop() {
		toks = AppendTokens(toks[:0], text, span(text))
	}
}

func BenchmarkSimilarity(b *testing.B) {
	c := Default()
	x, y := c.Form("захоплення", corpus.Ukrainian), c.Form("захватывают", corpus.Russian)
	for b.Loop() {
		Similarity(x, y)
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := newCanon(); err != nil {
			b.Fatal(err)
		}
	}
}
