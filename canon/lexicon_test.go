package canon

import (
	"os"
	"strings"
	"testing"

	"github.com/zvirka/zvirka/corpus"
)

func forms(c *Canon, text string, lang corpus.Lang) []Form {
	return c.Forms(text, Tokenize(text, span(text)), lang)
}

func TestLexiconJoins(t *testing.T) {
	c := Default()
	for _, tt := range []struct {
		uk, ru string
		want   bool
	}{
		{"зброєю", "оружием", true},
		{"потягів", "поезда", true},
		{"угоду", "соглашения", true},
		{"зустрічі", "встреч", true},
		{"вибухом", "взрывы", true},
		{"лікарень", "больницах", true},
		{"шкіл", "школе", true},
		{"дати", "данные", false},
		{"діти", "данные", false},
		{"неділя", "неделя", false},
		{"тиждень", "недели", true},
		{"час", "час", false},
		{"часу", "времени", true},
		{"квиток", "цветок", false},
		{"море", "мир", false},
	} {
		if got := Same(c.Form(tt.uk, corpus.Ukrainian), c.Form(tt.ru, corpus.Russian)); got != tt.want {
			t.Errorf("Same(%s, %s) = %v", tt.uk, tt.ru, got)
		}
	}
}

// TestFalseFriends holds every pair of false friends apart, unless a row names
// that very pair.
func TestFalseFriends(t *testing.T) {
	c := Default()
	l := newLexicon(0)
	b, err := os.ReadFile("data/lexicon/falsefriends.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows(string(b)) {
		if err := c.addRow(l, row); err != nil {
			t.Fatal(err)
		}
	}
	if len(l.friends) < 250 {
		t.Fatalf("%d pairs, want 250", len(l.friends))
	}
	var met []string
	for _, f := range l.friends {
		a, b := c.Form(f[0], corpus.Ukrainian), c.Form(f[1], corpus.Russian)
		if Same(a, b) || Similarity(a, b) >= 0.7 {
			met = append(met, f[0]+" "+f[1])
		}
	}
	if len(met) > 0 {
		t.Errorf("%d of %d pairs of false friends meet: %v", len(met), len(l.friends), met)
	}
	for _, f := range [][2]string{
		{"питанням", "питанием"}, {"листа", "листа"}, {"листи", "листы"}, {"світу", "света"}, {"мешкає", "мешкает"}, {"лісу", "лиса"},
		{"угоди", "угоды"}, {"має", "мая"}, {"міри", "мира"}, {"годину", "годину"}, {"тижня", "тишина"}, {"родини", "родины"},
	} {
		if Same(c.Form(f[0], corpus.Ukrainian), c.Form(f[1], corpus.Russian)) {
			t.Errorf("%s and %s meet", f[0], f[1])
		}
	}
}

// TestSkeletonMeasured holds the folding rules to pairs that they should join
// and strangers that they should keep apart.
func TestSkeletonMeasured(t *testing.T) {
	b, err := os.ReadFile("testdata/cognates.tsv")
	if err != nil {
		t.Fatal(err)
	}
	c := Default()
	var met, cognates, wrong, strangers int
	for _, row := range rows(string(b)) {
		a, b := c.Form(row.cell(0), corpus.Ukrainian), c.Form(row.cell(1), corpus.Russian)
		same := a.Key == b.Key
		if row.cell(2) == "1" {
			cognates++
			if same {
				met++
			} else {
				t.Logf("cognates apart: %s %s, %s %s", row.cell(0), row.cell(1), a.Skel, b.Skel)
			}
			continue
		}
		strangers++
		if same {
			wrong++
			t.Logf("strangers joined: %s %s, %s", row.cell(0), row.cell(1), a.Skel)
		}
	}
	t.Logf("%d of %d cognates meet, %d of %d strangers do", met, cognates, wrong, strangers)
	if 100*met < 85*cognates || 100*wrong > 10*strangers {
		t.Error("too few cognates meet, or too many strangers")
	}
}

func TestGlossary(t *testing.T) {
	tmx := `<?xml version="1.0"?><tmx version="1.4"><body>
<tu><tuv xml:lang="uk-UA"><seg>крилата ракета</seg></tuv><tuv xml:lang="ru"><seg>калибр</seg></tuv></tu>
<tu><tuv xml:lang="uk"><seg>слово</seg></tuv></tu>
</body></tmx>`
	c, err := Default().WithGlossary(strings.NewReader(tmx), "mine.tmx")
	if err != nil {
		t.Fatal(err)
	}
	a := forms(c, "Збито дві крилаті ракети.", corpus.Ukrainian)
	b := c.Form("калибров", corpus.Russian)
	if !Same(a[2], b) || !Same(a[3], b) || Same(a[1], b) {
		t.Errorf("multiword entry: %+v, %+v", a, b)
	}
	if Same(forms(Default(), "крилаті ракети", corpus.Ukrainian)[0], b) {
		t.Error("the glossary changed the Canon that it was added to")
	}
	// what was known before still is
	if !Same(c.Form("зброя", corpus.Ukrainian), c.Form("оружие", corpus.Russian)) {
		t.Error("the glossary hides the lexicon")
	}
}

func TestGlossaryErrors(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"g.tsv", "слово\tслово\nодно", `g.tsv:2: want two words cut by a tab, have "одно"`},
		{"g.tsv", "# шапка\n\nслово\t\t\t", "g.tsv:3: want words in both languages"},
		{"g.tsv", "слово\tслово\tz\t", `g.tsv:1: unknown part of speech "z"`},
		{"g.tsv", "слово\tслово\tn\tfoo", `g.tsv:1: unknown flag "foo"`},
		{"g.tmx", "<tmx>\n<tu><tuv>\n</tu>", "g.tmx:"},
	} {
		_, err := Default().WithGlossary(strings.NewReader(tt.text), tt.name)
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%q: error %v, want %s", tt.text, err, tt.want)
		}
	}
	if _, err := Default().WithGlossary(strings.NewReader("\uFEFFгармата\tпушка\r\n"), "bom.tsv"); err != nil {
		t.Error(err)
	}
}

func TestSimilarity(t *testing.T) {
	c := Default()
	for _, tt := range []struct {
		uk, ru   string
		min, max float64
	}{
		{"зброя", "оружие", 0.95, 0.95},
		{"операція", "операция", 1, 1},
		{"турецький", "турция", 0.5, 0.94},
		{"інфрачервоний", "инфракрасный", 0.5, 0.94},
		{"неділя", "неделя", 0, 0.6},
		{"вода", "трактор", 0, 0.3},
		{"", "вода", 0, 0},
	} {
		got := Similarity(c.Form(tt.uk, corpus.Ukrainian), c.Form(tt.ru, corpus.Russian))
		if got < tt.min || got > tt.max {
			t.Errorf("Similarity(%s, %s) = %.2f, want %.2f to %.2f", tt.uk, tt.ru, got, tt.min, tt.max)
		}
	}
}

func TestIDF(t *testing.T) {
	c := Default()
	uk := func(w string) float64 { return c.IDF(c.Form(w, corpus.Ukrainian)) }
	if !(uk("і") < uk("рік") && uk("рік") < uk("пожежа") && uk("пожежа") < uk("мкртичев")) {
		t.Errorf("і %.2f, рік %.2f, пожежа %.2f, Мкртичев %.2f", uk("і"), uk("рік"), uk("пожежа"), uk("мкртичев"))
	}
	if c.IDF(Form{}) != 0 {
		t.Error("the zero Form has a weight")
	}
}

func TestUnpackRejects(t *testing.T) {
	for _, s := range []string{"# a\n", "abc", lexiconData[:len(lexiconData)-1], lexiconData + "x"} {
		if _, err := unpack("x.bin", s); err == nil {
			t.Errorf("%d bytes were taken for a lexicon", len(s))
		}
	}
}

// TestKin holds words of one root, or of one row of kin.tsv, to be like and not
// the same.
func TestKin(t *testing.T) {
	c := Default()
	for _, tt := range []struct {
		uk, ru string
		want   bool
	}{
		{"науковий", "наука", true},
		{"збройного", "оружие", true},
		{"значну", "крупная", true},
		{"користується", "применяют", true},
		{"безпеки", "безопасный", true},
		{"дощу", "ливень", true},
		{"дощу", "магазин", false},
		{"зброя", "магазин", false},
		{"зброя", "наука", false},
		{"мешкати", "мешкать", false},
	} {
		a, b := c.Form(tt.uk, corpus.Ukrainian), c.Form(tt.ru, corpus.Russian)
		if got := Similarity(a, b); (got >= kinLikeness) != tt.want || got != Similarity(b, a) {
			t.Errorf("Similarity(%s, %s) = %.2f, %.2f", tt.uk, tt.ru, got, Similarity(b, a))
		}
		if Same(a, b) {
			t.Errorf("%s and %s are the same", tt.uk, tt.ru)
		}
	}
}
