package corpus

import (
	"bytes"
	"os"
	"strings"
	"testing"
)

func BenchmarkSplitBlocks(b *testing.B) {
	text := "$41.20 €44.90\nУ Ходорові відкрили міст після ремонту\n17 вересня 2024 року, 21:40\n" +
		strings.Repeat("Міст відкрили для руху після двох років ремонту. Роботи коштували 48 млн гривень, розповів голова громади Олег Вовк.\nЧитайте також: Хто платить за дороги\n", 20)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		SplitBlocks(text, "")
	}
}

func benchmarkFile(b *testing.B, name string) {
	raw, err := os.ReadFile("testdata/" + name)
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(raw)))
	for b.Loop() {
		if _, err := Read(name, bytes.NewReader(raw), Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkHTML(b *testing.B)   { benchmarkFile(b, "html/uk-modern.html") }
func BenchmarkDOCX(b *testing.B)   { benchmarkFile(b, "formats/article.docx") }
func BenchmarkPDF(b *testing.B)    { benchmarkFile(b, "formats/article.pdf") }
func BenchmarkDecode(b *testing.B) { benchmarkFile(b, "formats/koi8-u.txt") }
