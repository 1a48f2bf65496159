package corpus_test

import (
	"fmt"
	"strings"

	"github.com/zvirka/zvirka/corpus"
)

// A page saved as text: what frames the story is cut, each line with the rule
// that cut it.
func ExampleFromText() {
	d := corpus.FromText("example", `$41.20 €44.90
У Ходорові відкрили міст після ремонту
17 вересня 2024 року, 21:40
Фото: облрада
Міст відкрили для руху після двох років ремонту.
Читайте також: Хто платить за дороги
Роботи коштували 48 млн гривень, розповів голова громади.
`)
	fmt.Println(d.Date, d.DateFrom)
	for _, b := range d.Blocks {
		fmt.Println(strings.TrimSpace(string(b.Kind)+" "+b.Rule)+":", b.In(d.Text))
	}
	// Output:
	// 2024-09-17T21:40:00 text
	// boilerplate currency: $41.20 €44.90
	// title: У Ходорові відкрили міст після ремонту
	// boilerplate date-line: 17 вересня 2024 року, 21:40
	// boilerplate photo: Фото: облрада
	// paragraph: Міст відкрили для руху після двох років ремонту.
	// boilerplate related: Читайте також: Хто платить за дороги
	// paragraph: Роботи коштували 48 млн гривень, розповів голова громади.
}

// A saved web page: the story, and what the page says of itself.
func ExampleRead() {
	page := `<html><head><meta property="article:published_time" content="2024-10-08T19:45:00+03:00">
<meta property="og:site_name" content="Портові новини"></head><body><nav><a href="/">Головна</a></nav>
<h1>Загорівся елеватор</h1><p>Пожежа на елеваторі почалася близько 16:20 у вівторок.</p></body></html>`
	docs, err := corpus.Read("page.html", strings.NewReader(page), corpus.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	d := docs[0]
	fmt.Printf("%s, %s (%s)\n", d.Outlet, d.Date, d.DateFrom)
	for _, b := range d.Blocks {
		fmt.Println(b.Kind, b.In(d.Text))
	}
	// Output:
	// Портові новини, 2024-10-08T19:45:00+03:00 (meta)
	// boilerplate Головна
	// title Загорівся елеватор
	// paragraph Пожежа на елеваторі почалася близько 16:20 у вівторок.
}
