package names

import (
	"strings"
	"testing"

	"github.com/zvirka/zvirka/anchor/names/internal/lists"
	"github.com/zvirka/zvirka/anchor/names/internal/tag"
	"github.com/zvirka/zvirka/corpus"
)

const newsUK = `Президент Литви Гітанас Науседа прибув у середу до Києва, де зустрівся з очільником МЗС Дмитром Кулебою. Сторони обговорили допомогу Україні та підготовку саміту НАТО у Вільнюсі.
«Ми стоїмо поруч із вами», — сказав Науседа журналістам біля Софійського собору. За словами Кулеби, Литва передасть Збройним силам України чергову партію безпілотників. Про це повідомляє «Укрінформ» із посиланням на пресслужбу Офісу президента.
Раніше міністр оборони Литви Арвідас Анушаускас заявив, що країни Балтії разом із Польщею та Великою Британією навчатимуть українських військових. У Європейському Союзі ініціативу підтримали, а ООН закликала сторони до перемовин.
`

const newsRU = `Президент Литвы Гитанас Науседа прибыл в среду в Киев, где встретился с главой МИД Дмитрием Кулебой. Стороны обсудили помощь Украине и подготовку саммита НАТО в Вильнюсе.
«Мы стоим рядом с вами», — сказал Науседа журналистам у Софийского собора. По словам Кулебы, Литва передаст Вооружённым силам Украины очередную партию беспилотников. Об этом сообщает «Укринформ» со ссылкой на пресс-службу Офиса президента.
Ранее министр обороны Литвы Арвидас Анушаускас заявил, что страны Балтии вместе с Польшей и Великобританией будут обучать украинских военных. В Европейском Союзе инициативу поддержали, а ООН призвала стороны к переговорам.
`

func BenchmarkFind(b *testing.B) {
	for _, c := range []struct {
		lang corpus.Lang
		text string
	}{{corpus.Ukrainian, newsUK}, {corpus.Russian, newsRU}} {
		b.Run(string(c.lang), func(b *testing.B) {
			text := strings.Repeat(c.text, 4)
			Find(text, nil, c.lang)
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				Find(text, nil, c.lang)
			}
		})
	}
}

// BenchmarkTag measures the tagger alone: features, both stages, decoding.
func BenchmarkTag(b *testing.B) {
	text := strings.Repeat(newsUK, 4)
	sentences := tag.Sentences(text)
	g := tag.NewTagger(model())
	tokens := 0
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		t, _ := g.Tag(text, sentences, corpus.Ukrainian, lists.For(corpus.Ukrainian))
		tokens += len(t.Toks)
	}
	b.ReportMetric(float64(tokens)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkLists(b *testing.B) {
	text := strings.Repeat(newsUK, 4)
	sentences := tag.Sentences(text)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		tag.Prepare(text, sentences, corpus.Ukrainian, lists.For(corpus.Ukrainian))
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := tag.Read(modelFile); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkQuotes(b *testing.B) {
	text := strings.Repeat(newsUK, 4)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Quotes(text, nil, corpus.Ukrainian)
	}
}
