package segment

import (
	"strings"
	"testing"

	"github.com/zvirka/zvirka/corpus"
)

const article = `Верховна Рада у четвер, 5 жовт. 2023 р., підтримала зміни до бюджету. За документ проголосували 264 депутати, повідомила пресслужба. «Гроші підуть на ремонт доріг і шкіл», — сказав голова комітету А. В. Коваленко. Він додав, що перші кошти громади отримають у травні: по 3,5 млн грн. на кожну. Опозиція (її лідер — Т. Мельник) рішення критикує… На думку її представників, уряд не пояснив, звідки візьме ще 2,1 млрд. Остаточний текст опублікують на rada.gov.ua до кінця тижня.
`

func BenchmarkSplit(b *testing.B) {
	text := strings.Repeat(article, 20)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Split(text, corpus.Ukrainian, nil)
	}
}

// BenchmarkSplitMarks is the worst case: nothing but marks and brackets.
func BenchmarkSplitMarks(b *testing.B) {
	text := strings.Repeat("(а. [б! ", 5000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Split(text, corpus.Russian, nil)
	}
}
