package frame

import (
	"strings"
	"testing"

	"github.com/zvirka/zvirka/corpus"
)

// TestData loads every shipped file and holds the sizes that were aimed at.
func TestData(t *testing.T) {
	for lang := range lexicons() {
		l := lexiconOf(lang)
		var triggers, speech int
		cues := map[cue]int{}
		for i, e := range l.entries {
			switch {
			case e.sort == sTrigger && e.speech:
				speech++
			case e.sort == sTrigger:
				triggers++
			case e.sort == sCue:
				cues[e.cue]++
			}
			if l.packed.base(int32(i)) == "" {
				t.Errorf("%s: entry %d has no base form", lang, i)
			}
		}
		certainty := cues[cProbable] + cues[cPossible] + cues[cUnknown] + cues[cAsserted]
		t.Logf("%s: %d triggers, %d of saying, %d cues of certainty, %d stems", lang, triggers, speech, certainty, l.packed.size)
		if triggers < 2000 || speech < 250 || certainty < 250 {
			t.Errorf("%s: too few", lang)
		}
	}
}

func TestOntology(t *testing.T) {
	o := ontology()
	for i, c := range o.classes {
		if c.Definition == "" || len(c.Roles) == 0 {
			t.Errorf("%s has no definition or no roles", c.ID)
		}
		for j := range o.classes {
			if o.rel[i][j] != o.rel[j][i] {
				t.Errorf("%s and %s: not symmetric", c.ID, o.classes[j].ID)
			}
		}
		for _, lang := range []corpus.Lang{corpus.Ukrainian, corpus.Russian} {
			n := 0
			for _, e := range lexiconOf(lang).entries {
				if e.sort == sTrigger && int(e.class) == i {
					n++
				}
			}
			if n < 5 {
				t.Errorf("%s: class %s has %d triggers", lang, c.ID, n)
			}
		}
	}
}

// TestInflection reads forms of one event in both languages.
func TestInflection(t *testing.T) {
	for _, c := range []struct {
		lang         corpus.Lang
		class, forms string
	}{
		{corpus.Ukrainian, "arrest", "затримала затримують затримано затриманого затримання затриманням затримувати арештує"},
		{corpus.Russian, "arrest", "задержала задерживают задержан задержаны задержанного задержание задержанием арестует"},
		{corpus.Ukrainian, "supply", "поставить постачають доставлять надав передано постачання поставками перевозили надіслали"},
		{corpus.Russian, "supply", "поставит поставляют доставят передано поставками перевозили отправленный предоставят"},
		{corpus.Ukrainian, "meet", "зустрілися зустрінуться зустрічається зустрічі зустріччю засіданні"},
		{corpus.Russian, "meet", "встретились встретятся встречается встречей заседании"},
		{corpus.Ukrainian, "decrease", "знизився знизяться впаде впали зменшено подешевшала"},
		{corpus.Russian, "decrease", "снизился снизятся упадет упали уменьшено подешевела"},
	} {
		l := lexiconOf(c.lang)
		o := ontology()
		for _, w := range strings.Fields(c.forms) {
			ok := false
			for _, k := range l.lookup(nil, w) {
				e := &l.entries[k.entry]
				ok = ok || e.sort == sTrigger && len(e.next) == 0 && o.classes[e.class].ID == c.class
			}
			if !ok {
				t.Errorf("%s: %s is not %s", c.lang, w, c.class)
			}
		}
	}
}

func TestClauses(t *testing.T) {
	for _, c := range []struct {
		lang corpus.Lang
		want string
	}{
		{corpus.Ukrainian, "Міністр заявив|що завод закрили|а людей звільнили"},
		{corpus.Ukrainian, "Водій|який утік|повернувся"},
		{corpus.Russian, "Министр заявил|что завод закрыли|а людей уволили"},
		{corpus.Russian, "Дом|построенный в прошлом веке|сгорел"},
		{corpus.Russian, "Приехав в столицу|делегация подписала договор|и вылетела домой"},
		{corpus.Ukrainian, "На ринку продали яблука, груші та сливи"},
	} {
		text := strings.ReplaceAll(c.want, "|", ", ")
		text = strings.ReplaceAll(text, ", и ", " и ")
		var got []string
		for _, s := range Clauses(Input{Text: text, Lang: c.lang}) {
			got = append(got, s.In(text))
		}
		if g := strings.Join(got, "|"); g != c.want {
			t.Errorf("got %s, want %s", g, c.want)
		}
	}
}

func TestDay(t *testing.T) {
	for _, c := range []struct {
		value string
		days  int32
	}{
		{"2024", 366}, {"2023-02", 31}, {"2023-09-13", 1}, {"2023-09-13T10:00", 1}, {"2023-09-13/2023-09-15", 3}, {"", 0}, {"P3D", 0}, {"2023-W3", 0},
	} {
		d := dayOf(c.value)
		n := d.to - d.from + 1
		if !d.ok() {
			n = 0
		}
		if n != c.days {
			t.Errorf("%q covers %d days, want %d", c.value, n, c.days)
		}
	}
}

func TestMatchRulesOut(t *testing.T) {
	text := "Землетрус зруйнував міст."
	in := func(value string) Input {
		return Input{Text: text, Lang: corpus.Ukrainian, Times: []Time{{Span: corpus.Span{Start: 0, End: 18}, Type: "date", Value: value}}}
	}
	a := Extract(in("2023-09-13"))
	b := Extract(in("2023-09-14"))
	c := Extract(in("2023-11-01"))
	if len(a) == 0 {
		t.Fatal("no frames")
	}
	if s, why := Match(a[0], b[0]); s == 0 {
		t.Error("a day apart:", why)
	}
	if s, _ := Match(a[0], c[0]); s != 0 {
		t.Error("weeks apart match with", s)
	}
	if s, _ := Match(Frame{}, a[0]); s != 0 {
		t.Error("the zero frame matches")
	}
}

// TestPairs holds that the index finds what Match finds.
func TestPairs(t *testing.T) {
	a := Extract(goldDoc(t, corpus.Ukrainian))
	b := Extract(goldDoc(t, corpus.Russian))
	const least = 0.3
	want := map[[2]int]float64{}
	for i := range a {
		for j := range b {
			if s, _ := Match(a[i], b[j]); s >= least {
				want[[2]int{i, j}] = s
			}
		}
	}
	got := 0
	for p := range Pairs(a, b, least) {
		if want[[2]int{p.A, p.B}] != p.Score {
			t.Errorf("pair %d %d: %v, want %v", p.A, p.B, p.Score, want[[2]int{p.A, p.B}])
		}
		got++
	}
	if len(want) == 0 || got != len(want) {
		t.Errorf("%d pairs, want %d", got, len(want))
	}
}

func TestWeights(t *testing.T) {
	w := weights()
	if w[vBias] >= 0 || w[vRoot]+w[vWords] <= 0 || w[vExact] <= 0 {
		t.Errorf("weights %v do not speak for what is in common", w)
	}
}
