package tag

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/zvirka/zvirka/corpus"
)

func TestTokens(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"п'ять північнокорейських", "п'ять|північнокорейських"},
		{"Б.Джонсон", "Б|.|Джонсон"},
		{"«Північний потік-2», Nord Stream 2 AG", "«|Північний|потік-2|»|,|Nord|Stream|2|AG"},
		{"Pfizer/BioNTech", "Pfizer|/|BioNTech"},
		{"24tv.ua та Kazpravda.kz.", "24tv.ua|та|Kazpravda.kz|."},
		{"2,5 млн 13.09.2023", "2,5|млн|13.09.2023"},
		{"Boeing-737-800", "Boeing-737-800"},
		{"30-й", "30-й"},
		{"", ""},
	} {
		var got []string
		for _, tok := range AppendTokens(nil, c.text, 0, len(c.text)) {
			got = append(got, c.text[tok.Start:tok.End])
		}
		if g := strings.Join(got, "|"); g != c.want {
			t.Errorf("%q: got %s, want %s", c.text, g, c.want)
		}
	}
}

func TestFold(t *testing.T) {
	for _, c := range []struct{ uk, ru string }{
		{"Ким", "Кім"}, {"єврей", "еврей"}, {"ґанок", "ганок"}, {"Київ", "Киів"}, {"об'єктив", "объектив"},
		{"Касса", "Каса"}, {"Ёлка", "єлка"},
	} {
		if a, b := string(Fold(nil, c.uk)), string(Fold(nil, c.ru)); a != b {
			t.Errorf("%s is %s, %s is %s", c.uk, a, c.ru, b)
		}
	}
	if got := string(Fold(nil, "Möbel Łódź")); got != "MOBELODZ" {
		t.Errorf("Latin letters: %s", got)
	}
	if n := len(Fold(nil, strings.Repeat("аб", 100))); n != foldMax {
		t.Errorf("long word: %d bytes", n)
	}
}

func TestLabels(t *testing.T) {
	want := []Name{{0, 3, 0}, {3, 4, 2}, {5, 7, 1}}
	labels := make([]uint8, 8)
	for _, n := range want {
		for i := n.From; i < n.To; i++ {
			labels[i] = Label(n.Type, i-n.From, n.To-n.From)
		}
	}
	if got := Names(labels); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	for i := 1; i < len(labels); i++ {
		if !Follows(labels[i-1], labels[i]) {
			t.Errorf("%d may not follow %d", labels[i], labels[i-1])
		}
	}
	if Follows(Label(0, 0, 2), 0) || Follows(0, Label(1, 1, 3)) || Follows(Label(0, 0, 3), Label(1, 1, 3)) {
		t.Error("broken names pass")
	}
}

func TestWriteRead(t *testing.T) {
	var trans [Labels][Labels]float64
	trans[0][1] = -1
	data := Write([]Weight{{7, 3, 1}, {1 << 31, 20, -0.5}, {7, 4, 0.25}, {9, 1, 0.0001}}, trans, 3)
	m, err := Read(string(data))
	if err != nil {
		t.Fatal(err)
	}
	var s row
	scoreAll(m, &s, []uint32{7, 1 << 31, 8})
	if s[3] < 100 || abs(4*s[4]-s[3]) > 4 || abs(2*s[20]+s[3]) > 2 || s[1] != 0 {
		t.Errorf("scores %v", s)
	}
	if m.trans.first[1] >= 0 {
		t.Errorf("transition %d", m.trans.first[1])
	}
	for _, bad := range []string{"", "zvtag", string(data[:len(data)-1]), string(data) + "xxxx"} {
		if _, err := Read(bad); err == nil {
			t.Errorf("%d bytes pass for a model", len(bad))
		}
	}
}

func TestWordLists(t *testing.T) {
	for word, want := range map[string]uint32{
		"президентом": Title, "Міністерства": Org, "річкою": Loc, "ТОВ": Form, "Олександру": Given, "заявила": Say, "Україні": Place,
	} {
		if WordClass(word)&want == 0 {
			t.Errorf("%s is not known", word)
		}
	}
	if c := WordClass("стілець"); c != 0 {
		t.Errorf("стілець has classes %b", c)
	}
}

func TestSentences(t *testing.T) {
	text := "Пан Б. Джонсон прибув. У м. Києві дощ! «Так», — сказав він.\nНовий рядок"
	var got []string
	for _, s := range Sentences(text) {
		got = append(got, s.In(text))
	}
	want := []string{"Пан Б. Джонсон прибув.", "У м. Києві дощ!", "«Так», — сказав він.", "Новий рядок"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func FuzzTokens(f *testing.F) {
	for _, s := range []string{"Кім Чен Ин — «лідер» КНДР.", "a\x80б\xffв", "О'Лірі 2,5-й", "\u0301\u00ad", "1.2.3.а.b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		at := 0
		for _, tok := range AppendTokens(nil, text, 0, len(text)) {
			if tok.Start < at || tok.End <= tok.Start || tok.End > len(text) {
				t.Fatalf("token %v after %d", tok, at)
			}
			if tok.End < len(text) && !utf8.RuneStart(text[tok.End]) {
				t.Fatalf("token %v ends within a rune", tok)
			}
			at = tok.End
		}
		prepared := Prepare(text, nil, corpus.Ukrainian, nil)
		for _, s := range prepared.Seqs {
			if s.To-s.From > maxSeq {
				t.Fatalf("sequence %v", s)
			}
		}
	})
}

func abs(v int32) int32 { return max(v, -v) }
