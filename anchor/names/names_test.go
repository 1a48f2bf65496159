package names

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/zvirka/zvirka/corpus"
)

// docOf makes a document whose names are marked: [PER Кім Чен Ин].
func docOf(t *testing.T, lang corpus.Lang, marked string) *Doc {
	t.Helper()
	d := &Doc{Lang: lang}
	for marked != "" {
		before, rest, ok := strings.Cut(marked, "[")
		d.Text += before
		if !ok {
			break
		}
		inner, after, ok := strings.Cut(rest, "]")
		if !ok {
			t.Fatal("mark not closed")
		}
		typ, name, _ := strings.Cut(inner, " ")
		d.Mentions = append(d.Mentions, Mention{Span: corpus.Span{Start: len(d.Text), End: len(d.Text) + len(name)}, Text: name, Type: typ})
		d.Text += name
		marked = after
	}
	return d
}

// TestResolve: mentions with one letter after their text (=A) have one id, and
// other letters other ids.
func TestResolve(t *testing.T) {
	for _, c := range []struct {
		name   string
		uk, ru string
		same   string // a letter for each mention, Ukrainian first
	}{
		{"spelling", "[PER Гантер Гаммонд] і [PER Гаррі Вілсон]", "[PER Хантера Хаммонда], [PER Гарри Уилсоном]", "ABAB"},
		{"short name", "[PER Ашот Мкртичев], а потім [PER Мкртичева]", "[PER Мкртычев] сказал", "AAA"},
		{"two of one surname", "[PER Олена Горобець] та [PER Іван Горобець]", "[PER Елена Горобец]", "ABA"},
		{"the last one", "[PER Олена Горобець] та [PER Іван Горобець]. [PER Горобець] пішов", "", "ABB"},
		{"a letter apart", "[PER Хадім Резаві] і [PER Хадім Карімов]", "[PER Хадим Ризави], [PER Ризави]", "ABAA"},
		{"initials", "[PER Олена Горобець], [PER Іван Горобець], [PER О. Горобець], [PER І. Горобець]", "[PER И. Горобец]", "ABABB"},
		{"given name alone", "[PER Ашот Мкртичев] прийшов. [PER Ашот] мовчав", "", "AA"},
		{"two Koreas", "[LOC Північна Корея] і [LOC Південна Корея]", "[LOC Северной Кореей], [LOC Южную Корею], [LOC КНДР]", "ABABA"},
		{"acronym", "[ORG Спілка любителів шахів] ([ORG СЛШ]) просить; [ORG СЛШ] чекає", "", "AAA"},
		{"order of words", "[ORG Фонд прямих інвестицій РФ]", "[ORG Российский фонд прямых инвестиций]", "AA"},
		{"form", "[ORG ТОВ «Барвінок-Сервіс»]", "[ORG Барвинок-Сервис]", "AA"},
		{"patronymic first", "[PER Гнатюк Семен Петрович] і [PER Семен Гнатюк]", "[PER Семёна Гнатюка]", "AAA"},
	} {
		docs := []*Doc{docOf(t, corpus.Ukrainian, c.uk), docOf(t, corpus.Russian, c.ru)}
		Resolve(docs)
		byLetter, byID := map[byte]string{}, map[string]byte{}
		i := 0
		for _, d := range docs {
			for _, m := range d.Mentions {
				letter := c.same[i]
				i++
				if id, ok := byLetter[letter]; ok && id != m.ID {
					t.Errorf("%s: %s is %s, others are %s", c.name, m.Text, m.ID, id)
				}
				if l, ok := byID[m.ID]; ok && l != letter {
					t.Errorf("%s: %s has the id %s of another", c.name, m.Text, m.ID)
				}
				byLetter[letter], byID[m.ID] = m.ID, letter
			}
		}
		if i != len(c.same) {
			t.Errorf("%s: %d mentions, %d letters", c.name, i, len(c.same))
		}
	}
}

func TestResolveIgnoresOldIDs(t *testing.T) {
	d := docOf(t, corpus.Ukrainian, "[PER Ашот Мкртичев] і [LOC Київ]")
	Resolve([]*Doc{d})
	want := []string{d.Mentions[0].ID, d.Mentions[1].ID}
	d.Mentions[0].ID, d.Mentions[1].ID = "x", "y"
	Resolve([]*Doc{d})
	if d.Mentions[0].ID != want[0] || d.Mentions[1].ID != want[1] {
		t.Errorf("got %v, want %v", d.Mentions, want)
	}
}

func TestLemma(t *testing.T) {
	for _, c := range []struct {
		lang                corpus.Lang
		typ, text, wantForm string
	}{
		{"uk", "PER", "Володимира Зеленського", "Володимир Зеленський"},
		{"uk", "PER", "Марією Захаровою", "Марія Захарова"},
		{"uk", "PER", "Анною Ткаченко", "Анна Ткаченко"},
		{"ru", "PER", "Владимиру Зеленскому", "Владимир Зеленский"},
		{"ru", "PER", "Захаровой", "Захарова"},
		{"ru", "PER", "Ким Чен Ына", "Ким Чен Ын"},
		{"uk", "ORG", "Верховного суду", "Верховний суд"},
		{"ru", "ORG", "Верховному суду Пакистана", "Верховный суд Пакистана"},
		{"uk", "ORG", "КНДР", "КНДР"},
		{"uk", "LOC", "Варшаві", "Варшава"},
		{"uk", "PER", "Кім Чен Ин", "Кім Чен Ин"},
		{"ru", "ORG", "«Вектор»", "«Вектор»"},
	} {
		d := docOf(t, c.lang, "["+c.typ+" "+c.text+"]")
		Resolve([]*Doc{d})
		if got := d.Mentions[0].Lemma; got != c.wantForm {
			t.Errorf("%s: lemma of %s is %s, want %s", c.lang, c.text, got, c.wantForm)
		}
	}
}

func TestAliases(t *testing.T) {
	a, err := LoadAliases(strings.NewReader("\ufeff# id\tforms\n\nORG-Verus\tВерус\tВерус-2\nPER-Boss\tСемен Сидоренко\n"), "my.tsv")
	if err != nil {
		t.Fatal(err)
	}
	d := docOf(t, corpus.Ukrainian, "[ORG «Верусом»] і [ORG Верусом-2] керує [PER Семена Сидоренка], а [PER Іван Гук] ні; у [LOC Верусі]")
	a.Resolve([]*Doc{d})
	if m := d.Mentions[4]; m.ID != "ORG-Verus" || m.Type != Organisation {
		t.Errorf("the type of the id is not that of the mention: %v", m)
	}
	if d.Mentions[0].ID != "ORG-Verus" || d.Mentions[1].ID != "ORG-Verus" || d.Mentions[2].ID != "PER-Boss" || d.Mentions[3].ID == "PER-Boss" {
		t.Errorf("got %v", d.Mentions)
	}
	for text, want := range map[string]string{
		"ORG-X":                    "names: f:1: want an id and forms, separated by tabs",
		"A-1\tБарвій\nB-2\tБарвию": "names: f:2: \"Барвию\" already names A-1",
	} {
		if _, err := LoadAliases(strings.NewReader(text), "f"); err == nil || err.Error() != want {
			t.Errorf("%q: error %v, want %s", text, err, want)
		}
	}
}

func TestFindWithinSentences(t *testing.T) {
	text := "Київ.\nМосква і Варшава."
	sentences := []corpus.Span{{Start: 0, End: len("Київ.")}}
	for _, m := range Find(text, sentences, corpus.Ukrainian) {
		if m.End > sentences[0].End {
			t.Errorf("%s lies in no sentence", m.Text)
		}
	}
	if got := Find("", nil, corpus.Ukrainian); len(got) != 0 {
		t.Errorf("empty text: %v", got)
	}
}

func TestRescue(t *testing.T) {
	for _, c := range []struct {
		lang       corpus.Lang
		text, want string
	}{
		{"uk", "Вони розмовляли дві години на космодромі Восточний, де готували старт.", "Восточний"},
		{"ru", "Ракету привезли на космодром Заречный ещё весной.", "Заречный"},
	} {
		found := false
		for _, m := range Find(c.text, nil, c.lang) {
			found = found || m.Text == c.want && m.Type == Place
		}
		if !found {
			t.Errorf("%s is not found in %q", c.want, c.text)
		}
	}
}

func TestBalance(t *testing.T) {
	text := "Угоду отримало ТОВ «Барвінок Плюс» з Умані."
	found := false
	for _, m := range Find(text, nil, corpus.Ukrainian) {
		if strings.Count(m.Text, "«") != strings.Count(m.Text, "»") {
			t.Errorf("marks of %s are not in pairs", m.Text)
		}
		found = found || m.Type == Organisation
	}
	if !found {
		t.Error("no organisation found")
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{
		newsUK, newsRU, "ТОВ «Вектор", "Б.\x80Джонсон", "«»\"\"", "Кім\u0301 Чен Ин\n\nКІМ", "іі Іі ІІ", "А. А. А. А", "а-б-В-г'д", "Ї", "Іван Іванович Іваненко",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, lang := range []corpus.Lang{corpus.Ukrainian, corpus.Russian, corpus.Undetermined} {
			at := 0
			for _, m := range Find(text, nil, lang) {
				switch {
				case m.Start < at || m.End <= m.Start || m.End > len(text):
					t.Fatalf("mention %v after %d", m, at)
				case m.Text != m.Span.In(text), m.ID == "", m.Type == "":
					t.Fatalf("mention %+v", m)
				case utf8.ValidString(text) && !m.Span.Valid(text):
					t.Fatalf("edges of %v", m)
				}
				at = m.End
			}
		}
	})
}
