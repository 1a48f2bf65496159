package timex

import (
	"fmt"
	"strings"
	"testing"

	"github.com/zvirka/zvirka/corpus"
)

// Composed in the manner of news reports; each language has its own.
const (
	newsUK = `Уряд 14 березня 2024 року виділив 1,2 млрд грн на відбудову лікарень, повідомив у середу прем'єр-міністр. Торік на ці потреби витратили майже 870 млн, тоді роботи велися у двадцяти трьох громадах.
За словами міністра, минулого тижня на об'єктах працювали понад 400 будівельників, а наприкінці лютого їх було вдвічі менше. Підрядники просять подовжити строки до кінця року, бо техніка з Польщі надійде не раніше травня.
Депутат опозиції нагадав, що подібну обіцянку давали ще восени, але жодної лікарні не відкрили. «Люди чекають, а взимку палати опалюють дровами», — сказав він журналістам біля входу до парламенту о 15:30.
Експерти вважають, що найбільшу частину коштів отримають області поблизу лінії фронту. Громади самі визначатимуть, які будівлі ремонтувати першими, а звіти публікуватимуть на сайті міністерства щокварталу.
`
	newsRU = `Правительство 14 марта 2024 года выделило 1,2 млрд гривен на восстановление больниц, сообщил в среду премьер-министр. В прошлом году на эти нужды потратили почти 870 млн, тогда работы велись в двадцати трёх общинах.
По словам министра, на прошлой неделе на объектах работали более 400 строителей, а в конце февраля их было вдвое меньше. Подрядчики просят продлить сроки до конца года, поскольку техника из Польши поступит не раньше мая.
Депутат от оппозиции напомнил, что подобное обещание давали ещё осенью, но ни одной больницы не открыли. «Люди ждут, а зимой палаты отапливают дровами», — сказал он журналистам у входа в парламент в 15:30.
Эксперты считают, что наибольшую часть средств получат области вблизи линии фронта. Общины сами определят, какие здания ремонтировать первыми, а отчёты опубликуют на сайте министерства.
`
)

func BenchmarkFind(b *testing.B) {
	for _, c := range []struct {
		lang corpus.Lang
		text string
	}{{corpus.Ukrainian, newsUK}, {corpus.Russian, newsRU}} {
		b.Run(string(c.lang), func(b *testing.B) {
			text := strings.Repeat(c.text, 40)
			sentences := lines(text)
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				Find(text, sentences, c.lang, "2024-03-20T12:00:00")
			}
		})
	}
}

// BenchmarkHostile shows that the cost of a byte does not grow with the text.
func BenchmarkHostile(b *testing.B) {
	for _, unit := range []string{"1", "1 ", ".", "до ", "1.", "12:", "один ", "5-", "перше ", "у 5 травня по ", "II ", "\xd0", "1 000 "} {
		for _, size := range []int{1 << 12, 1 << 16, 1 << 20} {
			b.Run(fmt.Sprintf("%q/%d", unit, size), func(b *testing.B) {
				text := strings.Repeat(unit, size/len(unit))
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					Find(text, nil, corpus.Ukrainian, "2024-03-20")
				}
			})
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		mustLoad(corpus.Ukrainian, ukrainianImage)
	}
}

func BenchmarkCompile(b *testing.B) {
	for b.Loop() {
		if _, err := loadGrammar(dataFS, corpus.Ukrainian); err != nil {
			b.Fatal(err)
		}
	}
}
