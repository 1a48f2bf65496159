package bitext

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"github.com/zvirka/zvirka/align"
)

var (
	a = []string{"Мер відкрив міст & дорогу.", "=2+2", "\"Так\", – сказав він.", "Погода\tбула гарна."}
	b = []string{"Мэр открыл <мост> и дорогу.", "Дважды два.", "Движение начнется."}
)

func ladder() *align.Ladder {
	return &align.Ladder{Mode: align.Parallel, Beads: []align.Bead{
		{A: []int{0}, B: []int{0}, Score: 0.9876, Relation: align.Equivalent},
		{A: []int{1, 2}, B: []int{1}, Score: 0.5, Relation: align.AMore},
		{A: []int{3}, B: []int{}, Score: 0.75},
		{A: []int{}, B: []int{2}, Score: 0.25},
	}}
}

func write(t *testing.T, format string, units []Unit) string {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, format, units, Options{ALang: "uk", BLang: "ru"}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestRoundTrip(t *testing.T) {
	units := Units(ladder(), a, b)
	for _, format := range []string{"tsv", "jsonl"} {
		got, err := Read(strings.NewReader(write(t, format, units)), format, "x")
		if err != nil {
			t.Fatal(err)
		}
		for i := range got {
			if len(got[i].A) == 0 {
				got[i].A = []int{}
			}
			if len(got[i].B) == 0 {
				got[i].B = []int{}
			}
		}
		if !reflect.DeepEqual(got, units) {
			t.Errorf("%s: got %+v, want %+v", format, got, units)
		}
	}
}

func TestLadderRoundTrip(t *testing.T) {
	units := Units(ladder(), a, b)
	text := write(t, "ladder", units)
	if want := "0\t0\t0.9876\n1\t1\t0.5000\n3\t2\t0.7500\n4\t2\t0.2500\n4\t3\t1.0000\n"; text != want {
		t.Errorf("got %q, want %q", text, want)
	}
	got, err := ReadLadder(strings.NewReader(text), "x")
	if err != nil {
		t.Fatal(err)
	}
	FillTexts(got, a, b)
	for i := range units {
		if got[i].AText != units[i].AText || got[i].BText != units[i].BText || got[i].Score != units[i].Score {
			t.Errorf("unit %d: got %+v, want %+v", i, got[i], units[i])
		}
	}
}

func TestLadderRefusesCrossing(t *testing.T) {
	units := []Unit{{A: []int{0}, B: []int{1}}, {A: []int{1}, B: []int{0}}}
	if err := WriteLadder(io.Discard, units); !errors.Is(err, ErrOrder) {
		t.Errorf("got %v", err)
	}
}

func TestReadLadderErrors(t *testing.T) {
	for _, text := range []string{"x\ty\n", "0\n", "3\t3\n1\t1\n", "0\t0\n99999999\t1\n"} {
		if _, err := ReadLadder(strings.NewReader(text), "f"); err == nil || !strings.Contains(err.Error(), "f:") {
			t.Errorf("%q: error %v", text, err)
		}
	}
}

func TestTMX(t *testing.T) {
	text := write(t, "tmx", Units(ladder(), a, b))
	units, opts, err := ReadTMX(strings.NewReader(text), "x")
	if err != nil {
		t.Fatal(err)
	}
	if opts.ALang != "uk" || opts.BLang != "ru" || len(units) != 2 {
		t.Fatalf("languages %s, %s; %d units", opts.ALang, opts.BLang, len(units))
	}
	if u := units[0]; u.AText != a[0] || u.BText != b[0] || u.Score != 0.9876 || u.Relation != align.Equivalent {
		t.Errorf("got %+v", u)
	}
	if strings.Contains(text, "creationdate") {
		t.Error("a date that nobody asked for")
	}
}

// The order and the required attributes are those of the DTD of TMX 1.4b.
func TestTMXIsValid(t *testing.T) {
	in := xml.NewDecoder(strings.NewReader(write(t, "tmx", Units(ladder(), a, b))))
	need := map[string][]string{
		"tmx":    {"version"},
		"header": {"creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype"},
		"body":   nil, "tu": nil, "tuv": {"lang"}, "seg": nil, "prop": {"type"},
	}
	var path, seen []string
	for {
		tok, err := in.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := tok.(type) {
		case xml.StartElement:
			attrs, known := need[e.Name.Local]
			if !known {
				t.Errorf("element %s is not in the DTD", e.Name.Local)
			}
			for _, n := range attrs {
				found := false
				for _, have := range e.Attr {
					found = found || have.Name.Local == n
				}
				if !found {
					t.Errorf("%s without %s", e.Name.Local, n)
				}
			}
			path = append(path, e.Name.Local)
			seen = append(seen, strings.Join(path, "/"))
		case xml.EndElement:
			path = path[:len(path)-1]
		}
	}
	want := []string{"tmx", "tmx/header", "tmx/body"}
	for range 2 {
		want = append(want, "tmx/body/tu", "tmx/body/tu/prop", "tmx/body/tu/prop", "tmx/body/tu/tuv", "tmx/body/tu/tuv/seg", "tmx/body/tu/tuv", "tmx/body/tu/tuv/seg")
	}
	if !reflect.DeepEqual(seen, want) {
		t.Errorf("got %v, want %v", seen, want)
	}
}

// memory is a translation memory of another program: codes within the text,
// languages written in different ways, a third language, properties of its own.
const memory = `<?xml version="1.0" encoding="%s"?>
<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="uk-UA" datatype="xml"/><body>
<tu><prop type="x-score">NaN</prop><tuv xml:lang="uk-UA"><seg>Це <bpt i="1">&lt;b></bpt>дуже<ept i="1">&lt;/b></ept> <hi type="x">добрий <hi>старий</hi></hi> міст.<ph x="1">{1}<sub>не тут</sub></ph></seg></tuv>
<tuv xml:lang="ru-RU"><seg>Это мост.</seg></tuv></tu>
<tu><tuv lang="RU-ru"><seg>Да.</seg></tuv><tuv lang="en"><seg>Yes.</seg></tuv><tuv lang="UK-UA"><seg>Так.</seg></tuv></tu>
</body></tmx>`

func TestReadForeignTMX(t *testing.T) {
	want := []Unit{{Score: 1, AText: "Це дуже добрий старий міст.", BText: "Это мост."}, {Score: 1, AText: "Так.", BText: "Да."}}
	encode := func(label string, e encoding.Encoding) []byte {
		out, err := e.NewEncoder().Bytes([]byte(strings.Replace(memory, "%s", label, 1)))
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	for name, data := range map[string][]byte{
		"utf-8":        encode("UTF-8", encoding.Nop),
		"utf-8 marked": append([]byte("\ufeff"), encode("utf-8", encoding.Nop)...),
		"utf-16le":     encode("UTF-16", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)),
		"utf-16be":     encode("utf-16", unicode.UTF16(unicode.BigEndian, unicode.UseBOM)),
		"windows-1251": encode("windows-1251", charmap.Windows1251),
		"koi8-u":       encode("KOI8-U", charmap.KOI8U),
	} {
		got, opts, err := ReadTMX(bytes.NewReader(data), "x")
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if !reflect.DeepEqual(got, want) || opts.ALang != "uk-UA" || opts.BLang != "ru-RU" {
			t.Errorf("%s: %s, %s: got %+v", name, opts.ALang, opts.BLang, got)
		}
	}
	if _, _, err := ReadTMX(bytes.NewReader(encode("klingon", encoding.Nop)), "x"); err == nil || !strings.Contains(err.Error(), "klingon") {
		t.Errorf("an encoding that is not known: %v", err)
	}
}

// Spreadsheets save tables in UTF-16, with lines that end as on Windows.
func TestReadSpreadsheet(t *testing.T) {
	table := "b_text\ta_text\tnote\r\n\"Он сказал \"\"да\"\"\"\tВін сказав\t\r\n'=2\tДва\t\r\n"
	data, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes([]byte(table))
	if err != nil {
		t.Fatal(err)
	}
	got, err := Read(bytes.NewReader(data), "tsv", "x")
	want := []Unit{{Score: 1, AText: "Він сказав", BText: `Он сказал "да"`}, {Score: 1, AText: "Два", BText: "=2"}}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, %v", got, err)
	}
}

// readBack has translate-toolkit read a TMX file and print what it found.
const readBack = `
import json, sys
from translate.storage import tmx
print(json.dumps([[u.source, u.target] for u in tmx.tmxfile.parsefile(sys.argv[1]).units]))
`

// TestTMXByTranslateToolkit has another program read the file: as many units,
// and each with the texts that were written.
func TestTMXByTranslateToolkit(t *testing.T) {
	const python = "/usr/bin/python3" // that of the package of the system
	if exec.Command(python, "-c", "import translate.storage.tmx").Run() != nil {
		t.Skip("translate-toolkit is not installed")
	}
	name := filepath.Join(t.TempDir(), "x.tmx")
	if err := os.WriteFile(name, []byte(write(t, "tmx", Units(ladder(), a, b))), 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(python, "-c", readBack, name).Output()
	if err != nil {
		t.Fatal(err)
	}
	var got [][2]string
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatal(err)
	}
	want := [][2]string{{a[0], b[0]}, {a[1] + " " + a[2], b[1]}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestXLIFF(t *testing.T) {
	type doc struct {
		Version string `xml:"version,attr"`
		Src     string `xml:"srcLang,attr"`
		Units   []struct {
			ID     string `xml:"id,attr"`
			Source string `xml:"segment>source"`
			Target string `xml:"segment>target"`
		} `xml:"file>unit"`
	}
	var got doc
	if err := xml.Unmarshal([]byte(write(t, "xliff", Units(ladder(), a, b))), &got); err != nil {
		t.Fatal(err)
	}
	if got.Version != "2.1" || got.Src != "uk" || len(got.Units) != 4 || got.Units[1].Target != b[1] || got.Units[0].Source != a[0] {
		t.Errorf("got %+v", got)
	}
	if err := xml.Unmarshal([]byte(write(t, "xliff", nil)), &got); err != nil {
		t.Errorf("of nothing: %v", err)
	}
}

func TestMoses(t *testing.T) {
	var x, y bytes.Buffer
	if err := WriteMoses(&x, &y, Units(ladder(), a, b)); err != nil {
		t.Fatal(err)
	}
	if x.String() != a[0]+"\n"+a[1]+" "+a[2]+"\n" || y.String() != b[0]+"\n"+b[1]+"\n" {
		t.Errorf("got %q beside %q", x.String(), y.String())
	}
}

func TestUnknownFormat(t *testing.T) {
	if err := Write(io.Discard, "pdf", nil, Options{}); !errors.Is(err, ErrFormat) {
		t.Errorf("write: %v", err)
	}
	if _, err := Read(strings.NewReader(""), "xliff", ""); !errors.Is(err, ErrFormat) {
		t.Errorf("read: %v", err)
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

func TestWriteErrors(t *testing.T) {
	for _, format := range Formats {
		if err := Write(broken{}, format, Units(ladder(), a, b), Options{}); !errors.Is(err, io.ErrClosedPipe) {
			t.Errorf("%s: %v", format, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	var out bytes.Buffer
	for _, format := range []string{"tsv", "ladder", "tmx", "jsonl"} {
		out.Reset()
		Write(&out, format, Units(ladder(), a, b), Options{})
		f.Add(format, out.Bytes())
	}
	f.Fuzz(func(t *testing.T, format string, data []byte) {
		units, err := Read(bytes.NewReader(data), format, "x")
		if err != nil {
			return
		}
		for _, to := range []string{"tsv", "tmx", "xliff", "jsonl"} {
			if err := Write(io.Discard, to, units, Options{}); err != nil {
				t.Errorf("%s to %s: %v", format, to, err)
			}
		}
	})
}

// FuzzRoundTrip writes texts and reads them back: tsv gives what it was given,
// tmx the same but for white space and what XML cannot hold.
func FuzzRoundTrip(f *testing.F) {
	f.Add("Так.", "Да.", 0.5)
	f.Add("'=1", "@\t\"", 1.0)
	f.Add("<hi>&amp;\u2028", "\"\"", 0.0)
	f.Add(" а ", "-", 0.25)
	f.Fuzz(func(t *testing.T, x, y string, p float64) {
		if !utf8.ValidString(x+y) || strings.Contains(x+y, "\r") || x == "" || y == "" || !(p >= 0 && p <= 1) {
			return
		}
		in := Unit{A: []int{0, 1}, B: []int{2}, Score: math.Round(p*1e4) / 1e4, Relation: align.Overlap, AText: x, BText: y}
		got, err := Read(strings.NewReader(write(t, "tsv", []Unit{in})), "tsv", "x")
		if err != nil || !reflect.DeepEqual(got, []Unit{in}) {
			t.Errorf("tsv: %+v came back as %+v, %v", in, got, err)
		}
		got, err = Read(strings.NewReader(write(t, "tmx", []Unit{in})), "tmx", "x")
		if err != nil || len(got) != 1 || got[0].AText != plain(x) || got[0].BText != plain(y) || got[0].Score != in.Score {
			t.Errorf("tmx: %+v came back as %+v, %v", in, got, err)
		}
	})
}

// plain is text as XML holds it.
func plain(text string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0xFFFE || r == 0xFFFF {
			return 0xFFFD
		}
		return r
	}, line(text))
}
