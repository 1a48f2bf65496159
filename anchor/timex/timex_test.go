package timex

import (
	"strings"
	"testing"

	"github.com/zvirka/zvirka/corpus"
)

func TestReferenceDates(t *testing.T) {
	for _, c := range []struct{ ref, text, want string }{
		{"", "Учора впав дощ.", "date "},
		{"", "Це сталося 5 травня.", "date XXXX-05-05"},
		{"", "Це сталося 5 травня 2020 року, а 7 травня він зник.", "date 2020-05-05; date 2020-05-07"},
		{"yesterday", "Учора впав дощ.", "date "},
		{"2023-09-14", "Він пішов дві години тому.", "datetime "},
		{"2023-09-14T10:00:00+03:00", "Він пішов дві години тому.", "datetime 2023-09-14T08:00"},
		{"2024-01-01", "Учора впав дощ.", "date 2023-12-31"},
		{"2024-01-01", "Торік упав дощ.", "date 2023"},
		{"2024-02-29", "Рік тому впав дощ.", "date 2023"},
		{"9999-12-31", "Через рік упаде дощ.", "nothing"},
	} {
		times, numbers := Find(c.text, nil, corpus.Ukrainian, c.ref)
		got := show(times, numbers)
		if got == "" {
			got = "nothing"
		}
		if got != c.want {
			t.Errorf("%s | %s: got %s, want %s", c.ref, c.text, got, c.want)
		}
	}
}

// A text on years long gone keeps the year that it named last; news does not.
func TestYearOfTheStory(t *testing.T) {
	old := "10 липня 1943 року союзники висадилися. 17 серпня острів упав. У вересні капітулювала Італія."
	times, _ := Find(old, nil, corpus.Ukrainian, "2018-05-19")
	if got, want := show(times, nil), "date 1943-07-10; date 1943-08-17; date 1943-09"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	news := "Договір підписали 5 березня 2024 року. 7 травня його скасували."
	times, _ = Find(news, nil, corpus.Ukrainian, "2024-05-13")
	if got, want := show(times, nil), "date 2024-03-05; date 2024-05-07"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestTense(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"31 грудня транзит ще тривав, а 1 січня припинився.", "date 2024-12-31; date 2025-01-01"},
		{"Міст відкриють 1 вересня.", "date 2025-09-01"},
		{"Міст відкрили 1 вересня.", "date 2024-09-01"},
		{"У середу відбудеться засідання.", "date 2025-01-08"},
		{"У середу відбулося засідання.", "date 2025-01-01"},
	} {
		times, _ := Find(c.text, nil, corpus.Ukrainian, "2025-01-02")
		if got := show(times, nil); got != c.want {
			t.Errorf("%s: got %s, want %s", c.text, got, c.want)
		}
	}
}

func TestCounted(t *testing.T) {
	for _, c := range []struct {
		lang             corpus.Lang
		text, of, ofText string
	}{
		{corpus.Ukrainian, "Загинули 12 військових.", "військов", "військових"},
		{corpus.Ukrainian, "Випустили дві балістичні ракети.", "ракет", "ракети"},
		{corpus.Ukrainian, "Затримали 20.", "", ""},
		{corpus.Ukrainian, "З них 20 і досі там.", "", ""},
		{corpus.Russian, "Скопилось более 1000 контейнеров.", "контейнер", "контейнеров"},
		{corpus.Russian, "Двое числятся пропавшими.", "", ""},
	} {
		numbers := FindNumbers(c.text, nil, c.lang)
		if len(numbers) != 1 {
			t.Errorf("%s: %d numbers", c.text, len(numbers))
			continue
		}
		n := numbers[0]
		if n.Of != c.of || n.OfSpan.In(c.text) != c.ofText {
			t.Errorf("%s: counted %q at %q, want %q at %q", c.text, n.Of, n.OfSpan.In(c.text), c.of, c.ofText)
		}
	}
}

func TestSentences(t *testing.T) {
	text := "Було 5\nтравня 2020 року"
	times, numbers := Find(text, nil, corpus.Ukrainian, "2024-01-01")
	if got := show(times, numbers); strings.Contains(got, "2020-05-05") {
		t.Errorf("a date crosses a sentence: %s", got)
	}
	bad := []corpus.Span{{Start: -1, End: 3}, {Start: 2, End: 1 << 30}, {Start: 5, End: 2}, {Start: 0, End: 1}}
	if times, numbers := Find(text, bad, corpus.Ukrainian, ""); len(times)+len(numbers) > 0 {
		t.Errorf("found %s in no sentence", show(times, numbers))
	}
}

// Of a language that is neither, digits and symbols are read, words are not.
func TestOtherLanguages(t *testing.T) {
	times, numbers := Find("On 2023-09-13 at 15:30 he paid $1500 and 5 pounds.", nil, "en", "2023-09-14")
	if got, want := show(times, numbers), "date 2023-09-13; time T15:30; money 1500 USD; number 5"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// Ukrainian words are no Russian ones, and the other way round.
func TestLanguagesDoNotLeak(t *testing.T) {
	for _, c := range []struct {
		lang corpus.Lang
		text string
	}{
		{corpus.Russian, "Це було торік, у червні, дві доби тому."},
		{corpus.Ukrainian, "Это было в прошлом году, две недели назад, семнадцать человек."},
	} {
		times, numbers := Find(c.text, nil, c.lang, "2024-01-01")
		if len(times)+len(numbers) > 0 {
			t.Errorf("%s: %s", c.text, show(times, numbers))
		}
	}
}

func TestPiecesOfLongLines(t *testing.T) {
	text := strings.Repeat("слово ", 3*piece) + "13 вересня 2023 року"
	times, _ := Find(text, nil, corpus.Ukrainian, "")
	if got, want := show(times, nil), "date 2023-09-13"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestBrokenDataIsReported(t *testing.T) {
	for _, c := range []struct{ line, want string }{
		{"= a b", "before any rule"},
		{"rule x", "without >"},
		{"rule x > nothing-such", "nothing is called"},
		{"rule x > date y", "no slot=value"},
		{"rule x > date zz=1", "no slot"},
		{"rule x > date level=9", "level"},
		{"part x", "part without ="},
		{"what is this", "line begins with"},
		{"rule x > date\n+uk text", "an example has =>"},
	} {
		g := &grammar{lex: newLexicon(), parts: map[string]string{}}
		err := g.readRules("x.rules", c.line)
		if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "x.rules:") {
			t.Errorf("%q: got error %v, want %q", c.line, err, c.want)
		}
	}
	for _, p := range []string{"[ a", "a ) b", "<none>", "zz:month", "m:month(1)", "[ a ]", "[ a ~ ] b"} {
		g := &grammar{lex: newLexicon(), parts: map[string]string{}, expanded: map[string][][]item{}}
		g.rules = []rule{{name: "x", level: 1, patterns: []string{p}}}
		if err := g.compile(); err == nil {
			t.Errorf("pattern %q compiles", p)
		}
	}
	for _, line := range []string{"a\tb", "month\t1\tx+none", "compound\tx\ty"} {
		if err := newLexicon().load("x.tsv", line); err == nil || !strings.Contains(err.Error(), "x.tsv:1") {
			t.Errorf("%q: got error %v", line, err)
		}
	}
}

func TestRomanValue(t *testing.T) {
	for s, want := range map[string]int{
		"I": 1, "ІІ": 2, "III": 3, "IV": 4, "V": 5, "VІ": 6, "VIII": 8, "IX": 9, "ІХ": 9, "X": 10, "XIV": 14, "ХІХ": 19, "XXI": 21, "XXXIX": 39,
		"IIII": 0, "XVIIIVIII": 0, "VX": 0, "IXI": 0, "XXXX": 0, "МІ": 0, "": 0,
	} {
		if got := romanValue(s); got != want {
			t.Errorf("%s: got %d, want %d", s, got, want)
		}
	}
}
