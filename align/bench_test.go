package align

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/zvirka/zvirka/corpus"
)

// Word pairs from which texts of any length are made; the two of a pair mean the same.
var vocabulary = strings.Fields(`уряд правительство міністр министр місто город область область лікарня больница поїзд поезд
	потяг поезд рішення решение зустріч встреча переговори переговоры війна война зброя оружие ціна цена ринок рынок школа школа
	учень ученик учитель учитель дорога дорога міст мост річка река повінь наводнение дощ дождь сніг снег літо лето зима зима
	суд суд закон закон депутат депутат вибори выборы голос голос партія партия лідер лидер країна страна кордон граница
	армія армия солдат солдат ракета ракета літак самолет аеропорт аэропорт корабель корабль море море порт порт завод завод
	робітник рабочий зарплата зарплата податок налог банк банк кредит кредит гроші деньги бюджет бюджет газ газ нафта нефть
	електрика электричество вода вода повітря воздух земля земля ліс лес поле поле врожай урожай хліб хлеб молоко молоко
	дитина ребенок родина семья жінка женщина чоловік мужчина лікар врач хвороба болезнь вакцина вакцина аптека аптека
	фільм фильм театр театр музей музей книга книга письменник писатель художник художник музика музыка концерт концерт
	футбол футбол команда команда гравець игрок тренер тренер матч матч перемога победа поразка поражение чемпіонат чемпионат
	купує покупает продає продает будує строит відкриває открывает закриває закрывает оголошує объявляет заявляє заявляет
	новий новый старий старый великий большой малий малый перший первый останній последний важливий важный швидкий быстрый`)

// texts makes n sentences of ten or so words and their translation, with
// names and numbers that recur as they do in prose.
func texts(n int, seed uint64) (uk, ru []string) {
	r := rand.New(rand.NewPCG(seed, 1))
	pick := func() int { return 2 * min(r.IntN(len(vocabulary)/2), r.IntN(len(vocabulary)/2)) }
	for range n {
		var a, b []string
		for range 6 + r.IntN(10) {
			switch r.IntN(12) {
			case 0:
				s := fmt.Sprint(1 + r.IntN(3000))
				a, b = append(a, s), append(b, s)
			case 1, 2:
				name := syllables(r)
				a, b = append(a, name+"ський"), append(b, name+"ский")
			default:
				k := pick()
				a, b = append(a, vocabulary[k]), append(b, vocabulary[k+1])
			}
		}
		uk, ru = append(uk, strings.Join(a, " ")+"."), append(ru, strings.Join(b, " ")+".")
	}
	return uk, ru
}

func syllables(r *rand.Rand) string {
	const cons, vowels = "бвгдзклмнпрст", "аоуе"
	c, v := []rune(cons), []rune(vowels)
	out := []rune{}
	for range 2 + r.IntN(2) {
		out = append(out, c[r.IntN(len(c))], v[r.IntN(len(v))])
	}
	return strings.ToUpper(string(out[:1])) + string(out[1:])
}

func benchSides(n int) (a, b []Sentence) {
	uk, ru := texts(n, uint64(n))
	return Prepare(uk, corpus.Ukrainian), Prepare(ru, corpus.Russian)
}

// bench reports sentences of both sides a second.
func bench(b *testing.B, mode Mode, sizes ...int) {
	DefaultModel()
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			x, y := benchSides(n)
			b.ReportAllocs()
			for b.Loop() {
				Align(x, y, Options{Mode: mode})
			}
			b.ReportMetric(float64(2*n*b.N)/b.Elapsed().Seconds(), "sentences/s")
		})
	}
}

func BenchmarkParallel(b *testing.B)   { bench(b, Parallel, 40, 400, 1250, 2500, 5000) }
func BenchmarkComparable(b *testing.B) { bench(b, Comparable, 40, 400, 1250, 2500, 5000) }

// bitext returns the first n pairs of lines of real text, from
// $ZVIRKA_DATA/bitext: encyclopaedic and everyday sentences.
func bitext(b *testing.B, n int) (uk, ru []string) {
	dir := os.Getenv("ZVIRKA_DATA")
	if dir == "" {
		b.Skip("ZVIRKA_DATA is not set")
	}
	for _, name := range []string{"flores.tsv", "tatoeba.tsv"} {
		data, err := os.ReadFile(filepath.Join(dir, "bitext", name))
		if err != nil {
			b.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			if x, y, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok && len(uk) < n {
				uk, ru = append(uk, x), append(ru, y)
			}
		}
	}
	return uk, ru
}

func BenchmarkRealText(b *testing.B) {
	DefaultModel()
	for _, mode := range []Mode{Parallel, Comparable, Independent} {
		for _, n := range []int{40, 1250, 2500, 5000} {
			b.Run(fmt.Sprintf("%s/%d", mode, n), func(b *testing.B) {
				uk, ru := bitext(b, n)
				x, y := Prepare(uk, corpus.Ukrainian), Prepare(ru, corpus.Russian)
				b.ReportAllocs()
				for b.Loop() {
					Align(x, y, Options{Mode: mode})
				}
				b.ReportMetric(float64(2*n*b.N)/b.Elapsed().Seconds(), "sentences/s")
			})
		}
	}
}
