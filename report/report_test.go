package report

import (
	"archive/zip"
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/zvirka/zvirka/align"
	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/facts"
	"github.com/zvirka/zvirka/segment"
)

var update = flag.Bool("update", false, "rewrite the expected reports in testdata")

// saved returns the comparison in an archive of testdata.
func saved(t testing.TB, name string) *Comparison {
	t.Helper()
	a, err := txtar.ParseFile(filepath.Join("testdata", name+".txtar"))
	if err != nil {
		t.Fatal(err)
	}
	c, err := ReadJSON(bytes.NewReader(a.Files[0].Data))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// goldens are the reports that an archive holds beside its comparison.
var goldens = []struct {
	name, format string
	o            Options
}{
	{"text", "text", Options{}},
	{"text.uk.narrow", "text", Options{UI: "uk", Width: 48}},
	{"text.ru.all", "text", Options{UI: "ru", All: true}},
	{"text.wide", "text", Options{Width: 150}},
	{"text.beside", "text", Options{SideBySide: true, Width: 120}},
	{"text.color", "text", Options{Color: true, Links: true}},
	{"markdown", "md", Options{}},
	{"csv", "csv", Options{}},
	{"docx", "docx", Options{}},
	{"html", "html", Options{}},
}

func TestPrinters(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no archives: %v", err)
	}
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		c, err := ReadJSON(bytes.NewReader(a.Files[0].Data))
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		if *update {
			a.Files = a.Files[:1]
		}
		for _, g := range goldens {
			var b bytes.Buffer
			if err := Write(&b, c, g.format, g.o); err != nil {
				t.Errorf("%s %s: %v", file, g.name, err)
				continue
			}
			got := readable(t, g.format, b.String())
			if *update {
				a.Files = append(a.Files, txtar.File{Name: g.name, Data: []byte(got)})
				continue
			}
			t.Run(filepath.Base(file)+"/"+g.name, func(t *testing.T) { compareLines(t, got, member(a, g.name)) })
		}
		if *update {
			if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func member(a *txtar.Archive, name string) string {
	for _, f := range a.Files {
		if f.Name == name {
			return string(f.Data)
		}
	}
	return ""
}

func compareLines(t *testing.T, got, want string) {
	t.Helper()
	if got == want {
		return
	}
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range g {
		if i >= len(w) || g[i] != w[i] {
			t.Fatalf("line %d\ngot:  %q\nwant: %q\nwhere the change is meant, run go test ./report -update", i+1, g[i], strings.Join(w[min(i, len(w)):min(i+1, len(w))], ""))
		}
	}
	t.Fatalf("%d lines, want %d", len(g), len(w))
}

// constants are the parts of a page that are the same in every page.
var constants = regexp.MustCompile(`(?s)<style>.*?</style>|<script>.*?</script>|sha256-[A-Za-z0-9+/=]+`)

// readable returns a report as it stands in an archive: escapes as words, the
// text of a packed document, a page without its constants.
func readable(t *testing.T, format, s string) string {
	t.Helper()
	switch format {
	case "docx":
		z, err := zip.NewReader(strings.NewReader(s), int64(len(s)))
		if err != nil {
			t.Fatal(err)
		}
		f, err := z.Open("word/document.xml")
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(f)
		if err != nil {
			t.Fatal(err)
		}
		s = strings.ReplaceAll(string(data), "</w:p>", "</w:p>\n") + "\n"
	case "html":
		s = constants.ReplaceAllString(s, "…")
	}
	s = strings.ReplaceAll(s, "\x1b", "␛")
	wd, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(s, "file://"+filepath.ToSlash(wd), "file:///…")
}

func TestRoundTrip(t *testing.T) {
	for _, name := range []string{"two", "three"} {
		c := saved(t, name)
		var first bytes.Buffer
		if err := WriteJSON(&first, c); err != nil {
			t.Fatal(err)
		}
		again, err := ReadJSON(bytes.NewReader(first.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		for _, format := range Formats() {
			var a, b bytes.Buffer
			if err := Write(&a, c, format, Options{All: true}); err != nil {
				t.Fatal(err)
			}
			if err := Write(&b, again, format, Options{All: true}); err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(a.Bytes(), b.Bytes()) {
				t.Errorf("%s: %s of what was read is not that of what was written", name, format)
			}
		}
	}
}

// A page knows how it was made, and which differences are in it.
func TestReadPage(t *testing.T) {
	for _, name := range []string{"two", "three"} {
		c := saved(t, name)
		c.Documents[0].Title = `</script><script>"&` // must not end the data
		var b bytes.Buffer
		if err := HTML(&b, c, Options{UI: "ru"}); err != nil {
			t.Fatal(err)
		}
		p, err := ReadPage(b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(p.Made.Manifest, c.Manifest) || p.Made.Documents[0].Title != c.Documents[0].Title || len(p.Made.Documents) != len(c.Documents) {
			t.Errorf("%s: read %+v", name, p.Made)
		}
		if same, err := p.Same(c); err != nil || !same || p.Changes(c) != nil {
			t.Errorf("%s: the page is not its own: %v, %v", name, err, p.Changes(c))
		}
		first := c.Pairs[0].Differences[0]
		c.Pairs[0].Differences[0].Kind = facts.Order
		got := p.Changes(c)
		if len(got) != 2 || !strings.HasPrefix(got[0], "gone: AB | "+string(first.Kind)) || !strings.HasPrefix(got[1], "new: AB | order") {
			t.Errorf("%s: changes %q", name, got)
		}
		if same, err := p.Same(c); err != nil || same {
			t.Errorf("%s: another comparison gives the page: %v", name, err)
		}
	}
	for _, s := range []string{"", "<!DOCTYPE html>\n", "<!DOCTYPE html>\n<html lang=\"en\">" + dataStart, "<!DOCTYPE html>\n<html lang=\"en\">" + dataStart + "{}" + dataEnd, "<!DOCTYPE html>\n<html lang=\"en\">" + dataStart + "[" + dataEnd} {
		if _, err := ReadPage([]byte(s)); err == nil {
			t.Errorf("%q is read", s)
		}
	}
}

func TestReadJSONRefuses(t *testing.T) {
	for name, s := range map[string]string{
		"no JSON":           `hello`,
		"another schema":    `{"schema":99}`,
		"a pair of nothing": `{"schema":1,"pairs":[{"a":0,"b":1}]}`,
		"a span outside":    `{"schema":1,"documents":[{"text":"a"},{"text":"b"}],"pairs":[{"a":0,"b":1,"differences":[{"kind":"number","a":[{"start":0,"end":9}]}]}]}`,
		"half a letter":     `{"schema":1,"documents":[{"text":"є"},{"text":"b"}],"pairs":[{"a":0,"b":1,"differences":[{"kind":"number","a":[{"start":0,"end":1}]}]}]}`,
		"a wrong bead":      `{"schema":1,"documents":[{"text":"a"},{"text":"b"}],"pairs":[{"a":0,"b":1,"beads":[{"a":[0],"b":[]}]}]}`,
	} {
		if _, err := ReadJSON(strings.NewReader(s)); err == nil {
			t.Errorf("%s is read", name)
		}
	}
}

// Every format says what made the report, also where there is no difference.
func TestManifestInEveryFormat(t *testing.T) {
	for _, same := range []bool{false, true} {
		c := saved(t, "two")
		c.Manifest.Lists = map[string]Input{"glossary": {Source: "trade.tsv", SHA256: strings.Repeat("9", 64)}}
		if same {
			c.Pairs[0].Differences = nil
		}
		want := []string{c.Manifest.Version, c.Manifest.Inputs[0].SHA256, c.Manifest.Inputs[1].Source, "min_confidence", "trade.tsv", strings.Repeat("9", 64)}
		for _, hash := range c.Manifest.Models {
			want = append(want, hash)
		}
		for _, format := range Formats() {
			var b bytes.Buffer
			if err := Write(&b, c, format, Options{Width: 200}); err != nil {
				t.Fatal(err)
			}
			got := strings.ReplaceAll(readable(t, format, b.String()), `\_`, "_") // escaped in Markdown
			for _, w := range want {
				if !strings.Contains(got, w) {
					t.Errorf("%s (no difference: %v) does not hold %s", format, same, w)
				}
			}
		}
	}
}

// The words that a reason quotes are in their languages.
func TestQuotedWordsHaveTheirLanguage(t *testing.T) {
	c := saved(t, "two")
	d := &c.Pairs[0].Differences[0]
	d.Kind, d.Rule = facts.Place, "place-clash"
	var b bytes.Buffer
	if err := HTML(&b, c, Options{}); err != nil {
		t.Fatal(err)
	}
	const want = `<p class="why">different places: <span lang="uk">«23»</span> and <span lang="ru">«31»</span></p>`
	if !strings.Contains(b.String(), want) {
		t.Errorf("the page does not hold %s", want)
	}
	if strings.Contains(b.String(), "\uFFFD") {
		t.Error("a character is shown as unknown")
	}
}

// Every printer shows the same differences in the same order.
func TestSameDifferencesEverywhere(t *testing.T) {
	for _, name := range []string{"two", "three"} {
		c := saved(t, name)
		v := newView(c, "en")
		n := 0
		var want []string
		for i := range v.pairs {
			n += len(v.pairs[i].Differences)
			for g := range v.pairs[i].groups {
				for k := range v.pairs[i].groups[g].items {
					want = append(want, v.pairs[i].groups[g].items[k].why)
				}
			}
		}
		if n == 0 || len(want) != n {
			t.Fatalf("%s: %d differences shown of %d", name, len(want), n)
		}
		for _, format := range []string{"text", "md", "csv", "docx", "html"} {
			var b bytes.Buffer
			if err := Write(&b, c, format, Options{All: true, Width: 10000}); err != nil {
				t.Fatal(err)
			}
			text := readable(t, format, b.String())
			if format == "html" || format == "docx" {
				text = tags.ReplaceAllString(text, "")
			}
			text = plainText(text)
			at := 0
			for _, why := range want {
				i := strings.Index(text[at:], plainText(why))
				if i < 0 {
					t.Errorf("%s %s: %q is not there, or not in its place", name, format, why)
					break
				}
				at += i + 1
			}
		}
	}
}

var tags = regexp.MustCompile(`<[^>]*>`)

func plainText(s string) string {
	s = strings.NewReplacer("&gt;", ">", "&lt;", "<", "&amp;", "&", "&#39;", "'", `\`, "").Replace(s)
	return strings.Join(strings.Fields(s), " ")
}

func TestGroups(t *testing.T) {
	for _, kind := range kindOrder {
		d := &facts.Difference{Kind: kind, A: []corpus.Span{{}}}
		got := groupOf(d)
		want := otherTellings
		switch {
		case conflicting[kind]:
			want = conflicts
		case kind == facts.MissingFact || kind == facts.MissingDetail:
			want = onlyInA
		}
		if got != want {
			t.Errorf("%s is in group %d, want %d", kind, got, want)
		}
	}
}

func TestLetter(t *testing.T) {
	for i, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 27: "AB", 51: "AZ", 52: "BA"} {
		if got := letter(i); got != want {
			t.Errorf("letter(%d) = %s, want %s", i, got, want)
		}
	}
}

func TestLater(t *testing.T) {
	for _, x := range []struct{ a, b, want string }{
		{"2024-09-17", "2024-09-18", "B is a day later"},
		{"2024-09-20T10:00", "2024-09-18", "A is 2 days later"},
		{"2024-09-17", "2024-09-17", ""},
		{"2024-09-17T08:00:00", "2024-09-17T18:00:00+03:00", "B is some hours later"},
		{"2024-09-17", "", ""},
		{"", "", ""},
		{"yesterday", "2024-09-17", ""},
	} {
		c := two("Один.", "Два.")
		c.Documents[0].Date, c.Documents[1].Date = x.a, x.b
		if got := newView(c, "en").pairs[0].later; got != x.want {
			t.Errorf("%q and %q: %q, want %q", x.a, x.b, got, x.want)
		}
	}
}

// two returns a comparison of two texts of one sentence each, that differ.
func two(a, b string) *Comparison {
	doc := func(text string) Document {
		d := Document{Lang: corpus.Ukrainian, Text: text, Sentences: []segment.Sentence{}}
		if text != "" {
			d.Sentences = append(d.Sentences, segment.Sentence{Span: corpus.Span{Start: 0, End: len(text)}})
		}
		return d
	}
	c := &Comparison{Schema: Schema, Documents: []Document{doc(a), doc(b)}}
	p := facts.Pair{A: 0, B: 1, Beads: []align.Bead{{A: []int{0}, B: []int{0}, Score: 1, Relation: align.Conflict}}}
	if a == "" || b == "" {
		p.Beads = nil
	}
	p.Differences = []facts.Difference{{
		Kind: facts.Name, A: []corpus.Span{{Start: 0, End: len(a)}}, B: []corpus.Span{{Start: 0, End: len(b)}}, Beads: []int{},
		Values: facts.Values{A: a, B: b}, Rule: "r", Evidence: a + " ≠ " + b, Salience: 3, Confidence: 0.8,
	}}
	c.Pairs = []facts.Pair{p}
	return c
}

func TestHostileText(t *testing.T) {
	hostile := []string{
		"<script>alert(1)</script><img src=x onerror=alert(2)>\"'&",
		"</script><style>*{display:none}</style>{{.}}",
		"a\u202eb\u2066c\u200fd\x1b[31me\x00f\x07",
		strings.Repeat("довжина", 1500),
		"=HYPERLINK(\"http://example.org\")",
		"| a | b |\n# c [d](http://example.org) `e` *f*",
		"\xff\xfe\xd0",
		"",
		"   ",
	}
	for i, text := range hostile {
		c := two(text, "Просто слова.")
		c.Documents[0].Title, c.Documents[0].Source, c.Documents[0].Outlet, c.Documents[0].Lang = text, text, text, corpus.Lang(text)
		c.Manifest = Manifest{Tool: text, Inputs: []Input{{Source: text}, {}}}
		for _, format := range Formats() {
			var b bytes.Buffer
			if err := Write(&b, c, format, Options{SideBySide: true, All: true}); err != nil {
				t.Errorf("%d %s: %v", i, format, err)
			}
			got := b.String()
			switch format {
			case "html":
				body, _, _ := strings.Cut(constants.ReplaceAllString(got, ""), `<script type="application/json"`)
				for _, bad := range []string{"<script>alert", "<img", "<style>*", "\u202e", "\u2066", "\x1b"} {
					if strings.Contains(body, bad) {
						t.Errorf("%d: the page has %q", i, bad)
					}
				}
			case "text", "csv", "md":
				if strings.ContainsAny(got, "\x1b\x00\x07\u202e\u2066\u200f") {
					t.Errorf("%d %s: controls of the text are printed", i, format)
				}
				if format == "csv" && strings.Contains(got, ",\"=HYP") {
					t.Errorf("%d: a formula in a cell", i)
				}
				if format == "md" && strings.Contains(got, "[d](") {
					t.Errorf("%d: a link in the Markdown", i)
				}
			}
		}
	}
}

func TestTextFitsItsWidth(t *testing.T) {
	c := saved(t, "three")
	for _, width := range []int{24, 40, 63, 80, 132} {
		for _, side := range []bool{false, true} {
			var b strings.Builder
			if err := Text(&b, c, Options{Width: width, All: true, SideBySide: side, UI: "uk"}); err != nil {
				t.Fatal(err)
			}
			for _, l := range strings.Split(b.String(), "\n") {
				if n := columns(l); n > max(width, 40) && n > width+2 {
					t.Errorf("%d columns of %d: %q", n, width, l)
				}
			}
		}
	}
}

func TestPlainTextHasNoEscapes(t *testing.T) {
	var b strings.Builder
	if err := Text(&b, saved(t, "two"), Options{}); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(b.String(), "\x1b") {
		t.Error("escapes without colour")
	}
	for _, l := range strings.Split(b.String(), "\n") {
		if strings.TrimRight(l, " ") != l {
			t.Errorf("space at the end of %q", l)
		}
	}
}

func TestPageAsksForNothing(t *testing.T) {
	var b bytes.Buffer
	if err := HTML(&b, saved(t, "two"), Options{}); err != nil {
		t.Fatal(err)
	}
	s := b.String()
	if !strings.Contains(s, `http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-`) {
		t.Error("no policy")
	}
	if strings.Contains(s, "'unsafe") {
		t.Error("an unsafe policy")
	}
	if m := regexp.MustCompile(`(?i)(src|href|action|data)="?(https?:)?//`).FindString(s); m != "" {
		t.Errorf("the page names %q", m)
	}
	if m := regexp.MustCompile(`(?i)\son\w+=|\sstyle=`).FindString(constants.ReplaceAllString(s, "")); m != "" {
		t.Errorf("the page has %q, which its policy forbids", m)
	}
}

func TestUnknownFormat(t *testing.T) {
	if err := Write(io.Discard, two("а", "б"), "pdf", Options{}); err == nil || !strings.Contains(err.Error(), "pdf") {
		t.Errorf("error %v", err)
	}
}

// large returns a comparison of two texts of n sentences each, every second
// one with a difference.
func large(n int) *Comparison {
	c := &Comparison{Schema: Schema, Manifest: Manifest{Tool: "zvirka", Inputs: []Input{{}, {}}}}
	p := facts.Pair{A: 0, B: 1, Mode: align.Comparable}
	for side := range 2 {
		d := Document{Lang: corpus.Ukrainian, Title: "Пором", Date: fmt.Sprintf("2024-09-%02d", 17+side)}
		var b strings.Builder
		for i := range n {
			start := b.Len()
			fmt.Fprintf(&b, "Рятувальники повідомили про %d врятованих пасажирів порома, який затонув у вівторок уранці біля острова Чеджу.", 100+i+side)
			d.Sentences = append(d.Sentences, segment.Sentence{Span: corpus.Span{Start: start, End: b.Len()}})
			if i%5 == 4 {
				d.Blocks = append(d.Blocks, corpus.Block{Span: corpus.Span{Start: d.Sentences[i-4].Start, End: b.Len()}, Kind: corpus.Paragraph})
				b.WriteString("\n\n")
			} else {
				b.WriteByte(' ')
			}
		}
		d.Text = b.String()
		c.Documents = append(c.Documents, d)
	}
	for i := range n {
		p.Beads = append(p.Beads, align.Bead{A: []int{i}, B: []int{i}, Score: 0.9, Relation: align.Conflict})
		f := facts.Fact{ID: fmt.Sprint("f", i), Class: "rescue", Salience: 2}
		d := facts.Difference{Kind: facts.Number, Fact: f.ID, Beads: []int{i}, Rule: "number-clash", Confidence: 0.8, Salience: 2, Evidence: "100 ≠ 101", Values: facts.Values{A: "100", B: "101"}}
		for side := range 2 {
			s := c.Documents[side].Sentences[i].Span
			f.Tellings = append(f.Tellings, facts.Telling{Doc: side, Sentences: []int{i}, Spans: []corpus.Span{s}})
			at := s.Start + strings.Index(s.In(c.Documents[side].Text), "1")
			span := []corpus.Span{{Start: at, End: at + 3}}
			if side == 0 {
				d.A = span
			} else {
				d.B = span
			}
		}
		c.Facts = append(c.Facts, f)
		if i%2 == 0 {
			p.Differences = append(p.Differences, d)
		}
	}
	c.Pairs = []facts.Pair{p}
	return c
}

func TestLargePageIsSmall(t *testing.T) {
	var b bytes.Buffer
	if err := HTML(&b, large(300), Options{UI: "uk"}); err != nil {
		t.Fatal(err)
	}
	if b.Len() > 2_000_000 {
		t.Errorf("%d bytes for 300 sentences a side", b.Len())
	}
}

func BenchmarkWrite(b *testing.B) {
	c := saved(b, "two")
	for _, format := range Formats() {
		b.Run(format, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := Write(io.Discard, c, format, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkWriteLarge(b *testing.B) {
	c := large(300)
	for _, format := range Formats() {
		b.Run(format, func(b *testing.B) {
			for b.Loop() {
				if err := Write(io.Discard, c, format, Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func FuzzReports(f *testing.F) {
	f.Add("У Києві холодно.", "В Киеве тепло.", 60)
	f.Add("", "a", 1)
	f.Add("<b>\x00\xff", "\u202e漢字 🇺🇦 e\u0301", 30)
	f.Add(strings.Repeat("x", 300), "y", 24)
	f.Fuzz(func(t *testing.T, a, b string, width int) {
		a, b = corpus.Repair(a), corpus.Repair(b)
		c := two(a, b)
		for _, format := range Formats() {
			var first, second bytes.Buffer
			o := Options{Width: width % 200, All: true, SideBySide: true, Color: true}
			if err := Write(&first, c, format, o); err != nil {
				t.Fatalf("%s: %v", format, err)
			}
			if err := Write(&second, c, format, o); err != nil || !bytes.Equal(first.Bytes(), second.Bytes()) {
				t.Fatalf("%s: other bytes the second time", format)
			}
		}
	})
}
