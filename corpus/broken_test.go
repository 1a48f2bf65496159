package corpus

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func zipOf(t testing.TB, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range sortedKeys(files) {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(files[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func gzipOf(t testing.TB, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestBroken(t *testing.T) {
	text := strings.Repeat("Речення за реченням, і кожне інше. ", 200)
	packed := gzipOf(t, []byte(text))
	picture, err := os.ReadFile("testdata/formats/picture.pdf")
	if err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile("testdata/formats/article.docx")
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name string
		data []byte
		is   error
		says string
	}{
		{"empty.txt", nil, ErrEmpty, ""},
		{"blank.txt", []byte(" \n\t\n"), ErrEmpty, ""},
		{"cut.txt.gz", packed[:len(packed)/2], nil, "breaks off"},
		{"bad.gz", []byte("\x1f\x8bnothing"), nil, "get it again"},
		{"bomb.gz", gzipOf(t, make([]byte, 3<<20)), ErrTooLarge, "split it"},
		{"thrice.gz", gzipOf(t, gzipOf(t, gzipOf(t, packed))), ErrBinary, "unpack it"},
		{"bomb.docx", zipOf(t, map[string]string{"word/document.xml": strings.Repeat(" ", 2000<<10)}), ErrTooLarge, "zip bomb"},
		{"cut.docx", whole[:len(whole)/2], nil, "get it again"},
		{"empty.docx", zipOf(t, map[string]string{"word/document.xml": "<w:document/>"}), ErrNoText, ""},
		{"any.zip", zipOf(t, map[string]string{"a.txt": "x"}), ErrBinary, "unpack it"},
		{"table.xlsx", zipOf(t, map[string]string{"xl/workbook.xml": "x"}), ErrBinary, "save it as CSV"},
		{"picture.pdf", picture, ErrNoText, "OCR"},
		{"broken.pdf", []byte("%PDF-1.4\nnothing follows"), ErrBinary, "broken PDF"},
		{"old.doc", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), ErrBinary, ".docx"},
		{"x.rtf", []byte(`{\rtf1 x}`), ErrBinary, ".docx"},
		{"x.png", []byte("\x89PNG\r\n\x1a\n"), ErrBinary, "OCR"},
		{"x.bin", []byte("a\x00\x01\x02\x03b\x00"), ErrBinary, "export it"},
		{"script.html", []byte("<html><body><script>x</script></body></html>"), ErrNoText, "save it complete"},
		{"bad.json", []byte(`{"text": "x"`), nil, "export it again"},
		{"numbers.json", []byte(`3`), ErrNoText, ""},
		{"strange.json", []byte(`{"a":1,"b":2}`), nil, "there are a, b"},
		{"feed.xml", []byte("<rss><channel></channel></rss>"), ErrNoText, ""},
		{"mail.eml", []byte("From: a@b\nSubject: x\nDate: x\nContent-Type: image/png\n\nx"), ErrNoText, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			docs, err := Read(test.name, bytes.NewReader(test.data), Options{MaxBytes: 1 << 20})
			if err == nil || len(docs) > 0 {
				t.Fatalf("got %d documents, %v", len(docs), err)
			}
			if !strings.HasPrefix(err.Error(), test.name+": ") || !strings.Contains(err.Error(), test.says) || strings.Contains(err.Error(), "\n") {
				t.Errorf("error %q, want one that names the file and says %q", err, test.says)
			}
			if test.is != nil && !errors.Is(err, test.is) {
				t.Errorf("error %q does not wrap %q", err, test.is)
			}
		})
	}
}

func TestNestedHTML(t *testing.T) {
	const depth = 100000
	page := strings.Repeat("<div>", depth) + "<p>Перше речення стоїть дуже глибоко.</p>" + strings.Repeat("</div>", depth) + "<p>Друге речення стоїть ззовні від усього.</p>"
	docs, err := Read("deep.html", strings.NewReader(page), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if d := docs[0]; !strings.Contains(d.Text, "Перше речення") || !strings.Contains(d.Text, "Друге речення") {
		t.Errorf("got %q", d.Text)
	}
}

func TestDirectory(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("b/two.txt", "Друге речення стоїть тут.")
	write("a.txt", "Перше речення стоїть тут.")
	write("c.txt", "")
	write("page_files/x.txt", "Не документ.")
	write("logo.png", "\x89PNG")
	write("raw", "\x00\x01\x02\x03\x04")
	write(".hidden.txt", "Приховане.")
	var ids []string
	var errs, warnings []string
	for docs, err := range Files([]string{dir}, nil, Options{}) {
		for _, d := range docs {
			ids = append(ids, d.ID)
		}
		var warning *Warning
		switch {
		case errors.As(err, &warning):
			warnings = append(warnings, err.Error())
		case err != nil:
			errs = append(errs, err.Error())
		}
	}
	if got := strings.Join(ids, " "); got != "a b/two" {
		t.Errorf("documents %s", got)
	}
	if len(errs) != 1 || !strings.Contains(errs[0], "c.txt") {
		t.Errorf("errors %q", errs)
	}
	if len(warnings) != 1 || !strings.Contains(warnings[0], "1 .png, 1 without extension") {
		t.Errorf("warnings %q", warnings)
	}
	docs, err := ReadFile(filepath.Join(dir, "*.txt"), Options{})
	if len(docs) != 1 || !errors.Is(err, ErrEmpty) {
		t.Errorf("pattern: %d documents, %v", len(docs), err)
	}
	if _, err := ReadFile(filepath.Join(dir, "*.docx"), Options{}); err == nil || !strings.Contains(err.Error(), "no file matches") {
		t.Errorf("error %v", err)
	}
	if _, err := ReadFile(t.TempDir(), Options{}); err == nil || !strings.Contains(err.Error(), "no document") {
		t.Errorf("error %v", err)
	}
}

// A directory is read file by file: what was given out can be freed.
func TestLargeDirectory(t *testing.T) {
	if testing.Short() {
		t.Skip("writes 5,000 files")
	}
	dir := t.TempDir()
	text := []byte("Заголовок новини\n\n" + strings.Repeat("Сторони підписали угоду, заявив міністр. ", 250))
	for i := range 5000 {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%04d.txt", i)), text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	n := 0
	for docs, err := range Files([]string{dir}, nil, Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		n += len(docs)
	}
	if n != 5000 {
		t.Errorf("%d documents, want 5000", n)
	}
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	if m.HeapAlloc > 32<<20 {
		t.Errorf("%d MB are held after a directory of %d MB", m.HeapAlloc>>20, 5000*len(text)>>20)
	}
}
