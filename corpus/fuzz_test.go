package corpus

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"
)

// seed adds the test files with the given extensions to f.
func seed(f *testing.F, patterns ...string) {
	f.Helper()
	for _, pattern := range patterns {
		files, err := filepath.Glob(filepath.Join("testdata", pattern))
		if err != nil || len(files) == 0 {
			f.Fatalf("%s: %v", pattern, err)
		}
		for _, file := range files {
			raw, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(raw)
		}
	}
}

// holds reads raw as a file called name, and holds that every document is
// valid UTF-8 with sound blocks, and that there is a document or an error.
func holds(t *testing.T, name string, raw []byte) {
	t.Helper()
	docs, err := Read(name, bytes.NewReader(raw), Options{MaxBytes: 1 << 20})
	if len(docs) == 0 && err == nil {
		t.Fatal("neither a document nor an error")
	}
	for _, d := range docs {
		if !utf8.ValidString(d.Text) || !utf8.ValidString(d.Title) || !utf8.ValidString(d.Author) {
			t.Fatalf("not UTF-8: %q", d.Text)
		}
		if d.Date != "" {
			if _, ok := ParseDate(d.Date); !ok {
				t.Fatalf("date %q", d.Date)
			}
		}
		checkBlocks(t, d)
	}
}

func FuzzText(f *testing.F) {
	seed(f, "formats/*.txt")
	f.Add([]byte("a\r\n\r\nb\rc\u2028d\f\v"))
	f.Fuzz(func(t *testing.T, raw []byte) { holds(t, "x.txt", raw) })
}

func FuzzHTML(f *testing.F) {
	seed(f, "html/*.html", "formats/*.html")
	f.Fuzz(func(t *testing.T, raw []byte) { holds(t, "x.html", raw) })
}

func FuzzZip(f *testing.F) {
	seed(f, "formats/*.docx", "formats/*.odt", "formats/*.epub")
	f.Fuzz(func(t *testing.T, raw []byte) { holds(t, "x.docx", raw) })
}

func FuzzDOCX(f *testing.F) {
	f.Add([]byte(`<w:document xmlns:w="w"><w:body><w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Назва</w:t></w:r></w:p><w:p><w:r><w:t>Перше</w:t><w:br/><w:t>речення.</w:t></w:r></w:p></w:body></w:document>`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		holds(t, "x.docx", zipOf(t, map[string]string{"word/document.xml": string(raw)}))
	})
}

func FuzzODT(f *testing.F) {
	f.Add([]byte(`<d xmlns:text="t"><text:h>Назва</text:h><text:list><text:p>Перше<text:s/>речення.</text:p></text:list></d>`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		holds(t, "x.odt", zipOf(t, map[string]string{"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": string(raw)}))
	})
}

func FuzzEPUB(f *testing.F) {
	f.Add([]byte(`<package><metadata><title>x</title></metadata><manifest><item id="a" href="c.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>`), []byte("<html><body><h1>Назва</h1><p>Текст.</p></body></html>"))
	f.Fuzz(func(t *testing.T, opf, chapter []byte) {
		holds(t, "x.epub", zipOf(t, map[string]string{
			"META-INF/container.xml": `<container><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>`, "b.opf": string(opf), "c.xhtml": string(chapter)}))
	})
}

func FuzzMail(f *testing.F) {
	seed(f, "formats/*.eml", "formats/*.mhtml")
	f.Fuzz(func(t *testing.T, raw []byte) { holds(t, "x.eml", raw) })
}

func FuzzFeed(f *testing.F) {
	seed(f, "formats/*.xml")
	f.Fuzz(func(t *testing.T, raw []byte) { holds(t, "x.rss", raw) })
}

func FuzzJSON(f *testing.F) {
	seed(f, "formats/*.json", "formats/*.jsonl")
	f.Fuzz(func(t *testing.T, raw []byte) {
		holds(t, "x.json", raw)
		holds(t, "x.jsonl", raw)
	})
}

func FuzzCSV(f *testing.F) {
	seed(f, "formats/*.csv")
	f.Fuzz(func(t *testing.T, raw []byte) { holds(t, "x.csv", raw) })
}

func FuzzMarkdown(f *testing.F) {
	seed(f, "formats/*.md")
	f.Fuzz(func(t *testing.T, raw []byte) { holds(t, "x.md", raw) })
}

func FuzzPDF(f *testing.F) {
	seed(f, "formats/*.pdf")
	f.Fuzz(func(t *testing.T, raw []byte) { holds(t, "x.pdf", raw) })
}

func FuzzGzip(f *testing.F) {
	seed(f, "formats/*.gz")
	f.Fuzz(func(t *testing.T, raw []byte) { holds(t, "x.gz", raw) })
}

func FuzzDecode(f *testing.F) {
	seed(f, "formats/*.txt")
	f.Fuzz(func(t *testing.T, raw []byte) {
		for _, label := range []string{"", "koi8-u", "utf-8", "martian"} {
			if d, err := decode(raw, label, ""); err == nil && !utf8.ValidString(d.text) {
				t.Fatalf("%s: not UTF-8", label)
			}
		}
	})
}
