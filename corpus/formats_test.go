package corpus

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The titles and the first words of the articles in testdata/make.py.
const (
	ukTitle = "У Кам'янському порту загорівся елеватор"
	ruTitle = "В Каменском порту загорелся элеватор"
)

// articleText is the text of an article without its title.
func articleText(t *testing.T, name string) string {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", "formats", "utf8.txt"))
	if name == "ru" {
		raw, err = os.ReadFile(filepath.Join("testdata", "formats", "ru-windows-1251.txt"))
		raw = []byte(page("windows-1251").decode(raw))
	}
	if err != nil {
		t.Fatal(err)
	}
	_, body, _ := strings.Cut(string(raw), "\n")
	return body
}

// plainSigns writes s as the encodings without typographic signs have it.
func plainSigns(s string) string {
	return strings.Join(strings.Fields(strings.NewReplacer("«", `"`, "»", `"`, "–", "-").Replace(s)), " ")
}

func TestFormats(t *testing.T) {
	const date = "2024-10-08T19:45:00+03:00"
	tests := []struct {
		file, format, encoding string
		date, from             string
		author                 string
		langs                  string // the articles in it
		note                   string
	}{
		{file: "utf8.txt", format: "txt", encoding: "utf-8", langs: "uk"},
		{file: "utf8-bom.txt", format: "txt", encoding: "utf-8", langs: "uk"},
		{file: "utf16le.txt", format: "txt", encoding: "utf-16le", langs: "uk"},
		{file: "utf16be.txt", format: "txt", encoding: "utf-16be", langs: "uk"},
		{file: "utf16le-unmarked.txt", format: "txt", encoding: "utf-16le", langs: "uk", note: "guessed"},
		{file: "windows-1251.txt", format: "txt", encoding: "windows-1251", langs: "uk", note: "guessed"},
		{file: "koi8-u.txt", format: "txt", encoding: "koi8-u", langs: "uk", note: "guessed"},
		{file: "iso-8859-5.txt", format: "txt", encoding: "iso-8859-5", langs: "uk", note: "guessed"},
		{file: "cp1125.txt", format: "txt", encoding: "cp1125", langs: "uk", note: "guessed"},
		{file: "ru-windows-1251.txt", format: "txt", encoding: "windows-1251", langs: "ru", note: "guessed"},
		{file: "ru-koi8-r.txt", format: "txt", encoding: "koi8-u", langs: "ru", note: "guessed"},
		{file: "ru-cp866.txt", format: "txt", encoding: "cp866", langs: "ru", note: "guessed"},
		{file: "ru-iso-8859-5.txt", format: "txt", encoding: "iso-8859-5", langs: "ru", note: "guessed"},
		{file: "ru-mac.txt", format: "txt", encoding: "x-mac-cyrillic", langs: "ru", note: "guessed"},
		{file: "wrapped.txt", format: "txt", encoding: "utf-8", langs: "uk"},
		{file: "packed.txt.gz", format: "txt", encoding: "utf-8", langs: "uk"},
		{file: "wrong-label.html", format: "html", encoding: "utf-8", langs: "uk"},
		{file: "wrong-label-2.html", format: "html", encoding: "koi8-u", langs: "ru", note: "it says windows-1251"},
		{file: "article.md", format: "md", encoding: "utf-8", date: date, from: "front matter", author: "Соломія Дзвін", langs: "uk"},
		{file: "article.csv", format: "csv", encoding: "utf-8", date: date, from: "record", langs: "uk ru"},
		{file: "article.json", format: "json", encoding: "utf-8", date: date, from: "record", author: "Соломія Дзвін", langs: "uk ru"},
		{file: "article.jsonl", format: "jsonl", encoding: "utf-8", date: date, from: "record", author: "Соломія Дзвін", langs: "uk ru"},
		{file: "rss.xml", format: "feed", encoding: "windows-1251", date: date, from: "feed", langs: "uk ru"},
		{file: "atom.xml", format: "feed", encoding: "utf-8", date: date, from: "feed", author: "Соломія Дзвін", langs: "uk"},
		{file: "result.json", format: "telegram", encoding: "utf-8", date: date, from: "message", langs: "uk ru", note: "passed over: 2"},
		{file: "article.eml", format: "eml", encoding: "koi8-u", date: date, from: "mail header", author: "Соломія Дзвін", langs: "uk"},
		{file: "article.mhtml", format: "mhtml", encoding: "utf-8", date: date, from: "meta", langs: "uk"},
		{file: "article.docx", format: "docx", date: "2024-10-08T16:45:00+00:00", from: "document properties", author: "Соломія Дзвін", langs: "uk"},
		{file: "article.odt", format: "odt", langs: "uk"},
		{file: "article.epub", format: "epub", date: "2024-10-08", from: "book", author: "Соломія Дзвін", langs: "uk"},
		{file: "article.pdf", format: "pdf", langs: "uk"},
	}
	for _, test := range tests {
		t.Run(test.file, func(t *testing.T) {
			docs, err := ReadFile(filepath.Join("testdata", "formats", test.file), Options{})
			if err != nil {
				t.Fatal(err)
			}
			langs := strings.Fields(test.langs)
			if len(docs) != len(langs) {
				t.Fatalf("%d documents, want %d", len(docs), len(langs))
			}
			for i, d := range docs {
				checkBlocks(t, d)
				title := map[string]string{"uk": ukTitle, "ru": ruTitle}[langs[i]]
				if d.Title != title {
					t.Errorf("title %q, want %q", d.Title, title)
				}
				if got, want := plainSigns(story(d)), plainSigns(articleText(t, langs[i])); got != want {
					t.Errorf("got  %s\nwant %s", got, want)
				}
				if n := strings.Count(story(d), "\n") + 1; n != 4 && test.file != "wrapped.txt" {
					t.Errorf("%d paragraphs, want 4", n)
				}
			}
			d := docs[0]
			if d.Format != test.format || d.Encoding != test.encoding || d.Date != test.date || d.DateFrom != test.from || d.Author != test.author {
				t.Errorf("got format %q encoding %q date %q (%s) author %q", d.Format, d.Encoding, d.Date, d.DateFrom, d.Author)
			}
			if notes := strings.Join(d.Notes, "; "); !strings.Contains(notes, test.note) || test.note == "" && notes != "" {
				t.Errorf("notes %q, want %q", notes, test.note)
			}
		})
	}
}

func TestWrappedParagraphs(t *testing.T) {
	docs, err := ReadFile("testdata/formats/wrapped.txt", Options{})
	if err != nil {
		t.Fatal(err)
	}
	if n := len(docs[0].Blocks); n != 5 {
		t.Errorf("%d blocks of wrapped text, want 5: %v", n, docs[0].Blocks)
	}
}

func TestFields(t *testing.T) {
	const table = "n,who,what,when\n1,А,Перше речення тут стоїть окремо.,2024-01-02\n2,Б,,2024-01-03\n3,В,Третє речення теж стоїть окремо.,05.01.2024 10:30\n"
	opts := Options{Fields: Fields{Text: "what", Author: "who", Date: "when", ID: "n"}}
	docs, err := Read("t.csv", strings.NewReader(table), opts)
	if len(docs) != 2 || docs[1].Author != "В" || docs[1].Date != "2024-01-05T10:30:00" || docs[1].ID != "3" {
		t.Errorf("got %d documents: %+v", len(docs), docs)
	}
	if err == nil || !strings.Contains(err.Error(), "row 2") {
		t.Errorf("error %v, want one that names row 2", err)
	}
	if _, err = Read("t.csv", strings.NewReader(table), Options{}); err == nil || !strings.Contains(err.Error(), "n, who, what, when") {
		t.Errorf("error %v, want one that lists the columns", err)
	}
	var f Fields
	if err := f.Set("colour", "x"); err == nil {
		t.Error("an unknown part is no error")
	}
}

func TestJSONLines(t *testing.T) {
	const lines = `{"text":"Перший запис.","date":1728405900,"url":"https://www.pravda.com.ua/1"}
{"text":
{"title":"без тексту"}
{"body":"<p>Абзац один тут.</p><p>Абзац два тут.</p>","title":"Назва"}
`
	docs, err := Read("x.jsonl", strings.NewReader(lines), Options{})
	if len(docs) != 2 {
		t.Fatalf("%d documents, want 2", len(docs))
	}
	if d := docs[0]; d.Date != "2024-10-08T16:45:00+00:00" || d.Outlet != "Українська правда" {
		t.Errorf("got %+v", d)
	}
	if d := docs[1]; d.Text != "Назва\n\nАбзац один тут.\n\nАбзац два тут." {
		t.Errorf("got %q", d.Text)
	}
	if err == nil || !strings.Contains(err.Error(), "line 2") || !strings.Contains(err.Error(), "line 3") || !strings.Contains(err.Error(), "--field text=NAME") {
		t.Errorf("error %v", err)
	}
}

func TestOptions(t *testing.T) {
	docs, err := Read("2024-05-06-x.txt", strings.NewReader("Заголовок\n\nДва слова й іще чотири в реченні.\n"), Options{Outlet: "О", Lang: Russian})
	if err != nil {
		t.Fatal(err)
	}
	if d := docs[0]; d.Date != "2024-05-06" || d.DateFrom != "file name" || d.Outlet != "О" || d.Lang != Russian {
		t.Errorf("got %+v", d)
	}
	docs, err = Read("x.txt", strings.NewReader("\xcf\xf0\xe8"), Options{Encoding: "iso-8859-5", Date: "2024-01-02"})
	if err != nil || docs[0].Text != "Я№ш" || docs[0].DateFrom != "flag" {
		t.Errorf("got %+v, %v", docs, err)
	}
	if _, err = Read("x.txt", strings.NewReader("x"), Options{Encoding: "klingon"}); err == nil || !strings.Contains(err.Error(), "known are utf-8") {
		t.Errorf("error %v", err)
	}
}
