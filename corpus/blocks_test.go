package corpus

import (
	"fmt"
	"strings"
	"testing"
)

// marked writes blocks one a line: "kind" or "-rule" for boilerplate, then
// the text.
func marked(text string, blocks []Block) string {
	var b strings.Builder
	for _, x := range blocks {
		name := string(x.Kind)
		if x.Kind == Boilerplate {
			name = "-" + x.Rule
		}
		fmt.Fprintf(&b, "%s: %s\n", name, strings.Join(strings.Fields(x.In(text)), " "))
	}
	return b.String()
}

// The lines of each case are written as [marked] writes them; the text is
// what stands behind the marks.
func TestBlocks(t *testing.T) {
	tests := []struct{ name, want string }{
		{"a page in Ukrainian", `
-currency: $41.20 €44.90
-menu: menu closed
-weather: weather +7 Львів
-menu: Новини
title: У Ходорові відкрили міст після ремонту
-repeated-title: У Ходорові відкрили міст після ремонту
-date-line: 17 вересня 2024 року, 21:40
-photo: Фото: облрада
paragraph: Міст через Луг відкрили для руху після двох років ремонту.
-related: Читайте також: Хто платить за дороги
paragraph: Роботи коштували 48 млн гривень, розповів голова громади.
heading: Що далі
paragraph: Наступним відремонтують міст у Бориничах, обіцяють посадовці.
-subscribe: Підписуйтесь на наш канал у Telegram!
-comments: Коментарі (2)
-comments: Давно пора було це зробити, дякую всім.
-comments: А чому так дорого?
`},
		{"a page in Russian", `
title: Река вышла из берегов
subtitle: Власти Озерного района объявили эвакуацию трех сел
-byline: Вера Ольхина и агентства
-date-line: Чт, 19 октября 2023 г., 06.56 по московскому времени
paragraph: Вода поднялась на два метра за сутки, сообщили спасатели.
-related: Мужчина стоит у дома по пояс в воде и смотрит на реку
-related: Почему разлились реки
-related: Подробнее
paragraph: Жителей вывозят на автобусах в районный центр.
-notice: Нашли ошибку? Выделите ее и нажмите Ctrl+Enter
`},
		{"speech and questions are no boilerplate", `
title: Розмова з директором
paragraph: – Читайте також наші звіти, – сказав директор журналістам.
paragraph: «Підписуйтесь на петицію, якщо згодні», – додав він наприкінці.
paragraph: Відео з місця події оприлюднила поліція, а фото – рятувальники.
paragraph: Реклама азартних ігор заборонена, нагадали в Мінцифри.
paragraph: Коментарі посадовців з'явилися лише ввечері, коли все скінчилося.
paragraph: Якщо ви помітите дрон, не наближайтеся до нього, радять сапери.
paragraph: Раніше повідомлялося, що рух потягів відновили.
`},
		{"a short text keeps its money and dates", `
paragraph: $40
`},
		{"chronicle", `
title: Як це було
paragraph: Події розвивалися швидко, згадують очевидці тих днів.
heading: 13 вересня
paragraph: Вранці до міста зайшли рятувальники, почалася евакуація.
heading: 14 вересня
paragraph: Вода почала спадати, і люди повернулися додому.
`},
		{"author and credit at the end", `
title: Ціна на пшеницю зросла
paragraph: Тонна пшениці подорожчала на 300 гривень за тиждень.
paragraph: Трейдери пояснюють це погодою в Аргентині та Австралії.
-author: Автор: Степан Нива
-credit: Пресслужба Міністерства аграрної політики
`},
		{"about the author", `
title: Что едят медведи
paragraph: Медведи едят почти всё, выяснили зоологи заповедника.
paragraph: Весной это трава, осенью рыба и орехи кедра.
-bio: Об авторе
-bio: Зоолог, фотограф и большой любитель чая. Живет в лесу.
`},
		{"a list", `
title: Вимоги страйкарів
paragraph: Страйкарі висунули три вимоги до власника заводу:
list: • підвищити зарплату;
list: • виплатити борги;
list: • полагодити душові.
paragraph: Власник пообіцяв відповісти до п'ятниці, 5 квітня.
`},
		{"read also, then headlines", `
title: Завод зупинили
paragraph: Завод зупинили через брак сировини, повідомив директор.
-related: Читайте також:
-related: Хто купує металобрухт
-related: Чому дорожчає вугілля?
paragraph: Робітників відправили у відпустки до кінця місяця.
`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			want := strings.TrimLeft(test.want, "\n")
			var text strings.Builder
			for line := range strings.Lines(want) {
				_, line, _ = strings.Cut(line, ": ")
				text.WriteString(line)
			}
			d := FromText("x", text.String())
			checkBlocks(t, d)
			if got := marked(d.Text, d.Blocks); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestSetBlocks(t *testing.T) {
	d := FromText("x", "Заголовок новини тут\n\n17 вересня 2024, 21:40\nАвтор: Ганна Липа\n\nПерше речення цієї короткої новини.\nДруге речення цієї короткої новини.\n")
	if d.Title != "Заголовок новини тут" || d.Date != "2024-09-17T21:40:00" || d.DateFrom != "text" || d.Author != "Ганна Липа" {
		t.Errorf("got %+v", d)
	}
	d = &Doc{Text: "Наш вісник\nПодія дня у місті\nПерше речення цієї короткої новини.", Outlet: "Наш вісник", Title: "Подія дня у місті"}
	d.SetBlocks()
	if got := marked(d.Text, d.Blocks); got != "-outlet: Наш вісник\ntitle: Подія дня у місті\nparagraph: Перше речення цієї короткої новини.\n" {
		t.Errorf("got\n%s", got)
	}
}

func TestFromSentences(t *testing.T) {
	d := FromSentences("x", []string{"Перше.", "", "Друге."})
	if d.Text != "Перше.\n\nДруге." || len(d.Sentences) != 3 || d.Sentences[2].In(d.Text) != "Друге." {
		t.Errorf("got %+v", d)
	}
}

// Each phrase cuts the line that it is, on a page where its place is right.
func TestEveryPhrase(t *testing.T) {
	story := strings.Repeat("Сторони підписали нову угоду, заявив міністр торгівлі.\n", 3)
	rows("boilerplate.", 5, func(cells []string) {
		phrase, rule := cells[4], cells[0]
		if cells[1] == "all" || cells[1] == "contains" {
			phrase = "Слово " + strings.ReplaceAll(phrase, " & ", " щось ")
			phrase = strings.NewReplacer(" .", ".", " ,", ",").Replace(phrase)
		}
		if cells[1] != "is" && strings.Contains(cells[2], "open") {
			phrase += " Слово" // what an open line goes on with
		}
		text := "Сторони підписали угоду\n" + phrase + "\n" + story
		if strings.Contains(cells[2], "tail") {
			text = "Сторони підписали угоду\n" + story + phrase + "\n"
		}
		for _, b := range SplitBlocks(text, "") {
			if b.In(text) == strings.TrimSpace(phrase) && b.Kind != Boilerplate {
				t.Errorf("%s %q is %s", rule, phrase, b.Kind)
			}
		}
	})
}

func TestWrapped(t *testing.T) {
	const text = `Заголовок листа

Комісія працювала три дні й дійшла висновку, що
причиною аварії став знос обладнання, про який
підприємство знало ще торік. Звіт передали до
прокуратури.

    Другий абзац починається з відступу та йде
на кілька рядків, як заведено у звичайному
текстовому файлі, який хтось надіслав поштою.
    Третій абзац теж має відступ, хоча порожнього
рядка перед ним немає.
`
	blocks := SplitBlocks(text, "")
	if len(blocks) != 4 {
		t.Errorf("got %d blocks:\n%s", len(blocks), marked(text, blocks))
	}
	const verse = "Садок вишневий коло хати\nХрущі над вишнями гудуть\nПлугатарі з плугами йдуть\nСпівають ідучи дівчата\n"
	if blocks := SplitBlocks(verse, ""); len(blocks) != 4 {
		t.Errorf("verse: got %d blocks", len(blocks))
	}
}

func TestDateLine(t *testing.T) {
	tests := []struct {
		line, date string
		ok         bool
	}{
		{"17 вересня 2024 року, 21:40", "2024-09-17T21:40:00", true},
		{"Чт, 19 октября 2023 г., 06.56 по британскому летнему времени", "2023-10-19T06:56:00+01:00", true},
		{"4 декабря 2024 | 15:40 | Происшествия", "2024-12-04T15:40:00", true},
		{"Опубліковано: 05.01.2025 09:07", "2025-01-05T09:07:00", true},
		{"Вівторок, 12 січня 2021, 22:46", "2021-01-12T22:46:00", true},
		{"1 липня 2024, 10:00 за київським часом", "2024-07-01T10:00:00+03:00", true},
		{"1 грудня 2024, 10:00 за Києвом", "2024-12-01T10:00:00+02:00", true},
		{"Київ, 17 вересня 2024 року", "2024-09-17", true},
		{"September 17, 2024", "2024-09-17", true},
		{"2024-09-17 21:40", "2024-09-17T21:40:00", true},
		{"16/01/2021 15:36", "2021-01-16T15:36:00", true},
		{"12 марта, 09:14", "", true},
		{"21:40", "", true},
		{"17 вересня 2024 року, 21:40. Оновлено: 18 вересня 2024, 08:00", "2024-09-17T21:40:00", true},
		{"17 вересня 2024 року Рада ухвалила закон", "", false},
		{"Матч завершився 2:1", "", false},
		{"У 2024 році", "", false},
		{"12 травня", "", true},
		{"Курс 41,20", "", false},
		{"99 травня 2024", "", false},
		{"", "", false},
	}
	for _, test := range tests {
		if date, ok := dateLine(test.line); date != test.date || ok != test.ok {
			t.Errorf("%q: got %q, %v, want %q, %v", test.line, date, ok, test.date, test.ok)
		}
	}
}

func TestParseDate(t *testing.T) {
	tests := map[string]string{
		"2024-09-17T21:40:00+03:00":              "2024-09-17T21:40:00+03:00",
		"2024-09-17T21:40:00+0300":               "2024-09-17T21:40:00+03:00",
		"2024-09-17T21:40:00Z":                   "2024-09-17T21:40:00+00:00",
		"2024-09-17T21:40:00.123Z":               "2024-09-17T21:40:00+00:00",
		"2024-09-17T00:00:00+03:00":              "2024-09-17",
		"2024-09-17 21:40":                       "2024-09-17T21:40:00",
		"2024-09-17":                             "2024-09-17",
		"20240917":                               "2024-09-17",
		"Tue, 17 Sep 2024 21:40:00 +0300":        "2024-09-17T21:40:00+03:00",
		"Tue, 17 Sep 2024 21:40:00 GMT":          "2024-09-17T21:40:00+00:00",
		"17.09.2024 21:40":                       "2024-09-17T21:40:00",
		"17 вересня 2024 о 21:40":                "2024-09-17T21:40:00",
		"31.02.2024":                             "",
		"вчора":                                  "",
		"":                                       "",
		"12 марта, 09:14":                        "",
		strings.Repeat("2024-09-17 ", 20):        "",
		"Tue, 17 Sep 2024 21:40:00 +0300 (EEST)": "2024-09-17T21:40:00+03:00",
	}
	for s, want := range tests {
		if got, ok := ParseDate(s); got != want || ok != (want != "") {
			t.Errorf("%q: got %q, %v, want %q", s, got, ok, want)
		}
	}
}

func TestDateInName(t *testing.T) {
	tests := map[string]string{
		"2024-09-17-ferry.txt": "2024-09-17", "news_20240917.html": "2024-09-17", "17.09.2024.docx": "2024-09-17",
		"2024_09_17.txt": "2024-09-17", "2024-13-45.txt": "", "report-20249.txt": "", "a/2024-01-02/b.txt": "",
	}
	for name, want := range tests {
		if got := dateInName(name); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}

// Short samples are told apart too.
func TestGuessShort(t *testing.T) {
	samples := []string{
		"Президент підписав закон про бюджет на наступний рік, повідомила пресслужба.",
		"Президент подписал закон о бюджете на следующий год, сообщила пресс-служба.",
		"ПРЕЗИДЕНТ ПІДПИСАВ ЗАКОН ПРО ЄВРОПЕЙСЬКІ ЇЖУ Й ЗЕМЛЮ",
		"У Львові відкрили нову школу.",
		"Взрыв прогремел утром.",
	}
	for _, p := range codePages()[:cyrillicPages] {
		for _, s := range samples {
			raw, ok := p.encode(s)
			if !ok {
				continue
			}
			got, err := decode(raw, "", "")
			if err != nil || got.text != s {
				t.Errorf("%s: %q came out as %q (%s), %v", p.name, s, got.text, got.encoding, err)
			}
		}
	}
}

// encode writes s in p, if p has all its letters.
func (p *codePage) encode(s string) ([]byte, bool) {
	var raw []byte
	for _, r := range s {
		found := r < 0x80
		c := byte(r)
		for i := 0x80; i < 256 && !found; i++ {
			if p.runes[i] == r {
				c, found = byte(i), true
			}
		}
		if !found {
			return nil, false
		}
		raw = append(raw, c)
	}
	return raw, true
}
