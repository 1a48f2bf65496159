package main

import (
	"embed"
	"fmt"
	"math/rand"
	"regexp"
	"slices"
	"strings"

	"github.com/zvirka/zvirka/corpus"
)

// Composed sentences teach what news corpora are short of: names in official
// and everyday texts, family name first, patronymics, initials, villages and
// streets, companies with their form, speech in fiction.

//go:embed data/*
var data embed.FS

type composer struct {
	lang      corpus.Lang
	words     map[string][]string
	paradigms map[string][][]string
	lines     []string
	rnd       *rand.Rand

	people []human // of the document
	towns  []string
	brands []string
}

type human struct {
	female                    bool
	given, family, patronymic string
	father                    string
}

// compose returns composed documents in lang: each template is used about
// times times.
func compose(lang corpus.Lang, times int, seed int64) ([]*doc, error) {
	c := &composer{lang: lang, words: map[string][]string{}, paradigms: map[string][][]string{}, rnd: rand.New(rand.NewSource(seed))}
	if err := c.read(); err != nil {
		return nil, err
	}
	var out []*doc
	var order []string
	for range times {
		lines := slices.Clone(c.lines)
		c.rnd.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
		order = append(order, lines...)
	}
	for len(order) > 0 {
		n := min(len(order), 6+c.rnd.Intn(8))
		d, err := c.doc(order[:n])
		if err != nil {
			return nil, err
		}
		d.Doc = fmt.Sprintf("composed-%s-%d", lang, len(out))
		out = append(out, d)
		order = order[n:]
	}
	return out, nil
}

func (c *composer) read() error {
	for _, name := range []string{"lexicon.tsv", "paradigms.tsv"} {
		b, err := data.ReadFile("data/" + name)
		if err != nil {
			return err
		}
		for line := range strings.Lines(string(b)) {
			f := strings.Split(strings.TrimRight(line, "\n"), "\t")
			if line[0] == '#' || f[0] != string(c.lang) {
				continue
			}
			if name == "lexicon.tsv" {
				c.words[f[1]] = append(c.words[f[1]], strings.Fields(f[2])...)
			} else {
				c.paradigms[f[1]] = append(c.paradigms[f[1]], f[2:])
			}
		}
	}
	b, err := data.ReadFile("data/composed." + string(c.lang) + ".txt")
	if err != nil {
		return err
	}
	for line := range strings.Lines(string(b)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			c.lines = append(c.lines, line)
		}
	}
	return nil
}

func (c *composer) pick(kind string) string {
	w := c.words[kind]
	return strings.ReplaceAll(w[c.rnd.Intn(len(w))], "|", " ")
}

// decline puts each word of a name into a case: n g d a i l.
func (c *composer) decline(name, kind, cas string) string {
	i := strings.Index("ngdail", cas)
	if i <= 0 {
		return name
	}
	words := strings.Fields(name)
	for k, w := range words {
		words[k] = c.declineWord(w, kind, i)
	}
	return strings.Join(words, " ")
}

func (c *composer) declineWord(w, kind string, i int) string {
	for _, row := range c.paradigms[kind] {
		end := strings.TrimPrefix(row[0], ".")
		stem, ok := strings.CutSuffix(w, end)
		if !ok {
			continue
		}
		switch row[i] {
		case "=":
			return w
		case ".":
			return stem
		}
		return stem + row[i]
	}
	return w
}

func (c *composer) human() human {
	h := human{female: c.rnd.Intn(3) == 0, father: c.pick("male")}
	h.given = c.pick("male")
	if h.female {
		h.given = c.pick("female")
	}
	h.family = c.family(h.female)
	h.patronymic = c.patronymic(h.father, h.female)
	return h
}

func (c *composer) family(female bool) string {
	if c.rnd.Intn(3) == 0 {
		w := c.pick("bare")
		if female && c.lang == corpus.Russian && (strings.HasSuffix(w, "ин") || strings.HasSuffix(w, "ов")) {
			w += "а"
		}
		return w
	}
	pairs := [][2]string{{"енко", "енко"}, {"ук", "ук"}, {"ський", "ська"}, {"ов", "ова"}, {"ін", "іна"}, {"ишин", "ишин"}, {"як", "як"}, {"івський", "івська"}, {"ець", "ець"}, {"чак", "чак"}, {"енко", "енко"}, {"ієв", "ієва"}}
	if c.lang == corpus.Russian {
		pairs = [][2]string{{"ов", "ова"}, {"ин", "ина"}, {"ский", "ская"}, {"ов", "ова"}, {"ев", "ева"}, {"енко", "енко"}, {"ук", "ук"}, {"овский", "овская"}, {"евич", "евич"}, {"ян", "ян"}, {"ин", "ина"}}
	}
	p := pairs[c.rnd.Intn(len(pairs))]
	if female {
		return c.pick("stem") + p[1]
	}
	return c.pick("stem") + p[0]
}

func (c *composer) patronymic(father string, female bool) string {
	uk := c.lang == corpus.Ukrainian
	cut := func(s string) (string, bool) { return strings.CutSuffix(father, s) }
	choose := func(stem, m, f string) string {
		if female {
			return stem + f
		}
		return stem + m
	}
	switch {
	case uk:
		if s, ok := cut("й"); ok {
			return choose(s, "йович", "ївна")
		}
		s := strings.TrimRight(father, "оаяь")
		if strings.HasSuffix(father, "а") && s == "Микол" {
			return choose("Микола", "йович", "ївна")
		}
		return choose(s, "ович", "івна")
	default:
		if s, ok := cut("ий"); ok {
			return choose(s, "ьевич", "ьевна")
		}
		if s, ok := cut("й"); ok {
			return choose(s, "евич", "евна")
		}
		return choose(strings.TrimRight(father, "аяь"), "ович", "овна")
	}
}

func (c *composer) someone() human {
	if len(c.people) > 0 && c.rnd.Intn(10) < 6 {
		return c.people[c.rnd.Intn(len(c.people))]
	}
	return c.human()
}

func (c *composer) person(kind, cas string) string {
	h := c.someone()
	k, g := "m", "m"
	if h.female {
		k, g = "f", "w"
	}
	family := c.decline(h.family, k, cas)
	given := c.decline(h.given, g, cas)
	father := c.decline(h.patronymic, g, cas)
	initial := string([]rune(h.given)[:1]) + "."
	second := string([]rune(h.patronymic)[:1]) + "."
	switch kind {
	case "p":
		return given + " " + family
	case "pp":
		return given + " " + father + " " + family
	case "fp":
		return family + " " + given + " " + father
	case "s":
		return family
	case "f":
		return given
	case "gp":
		return given + " " + father
	case "i":
		return initial + c.choose("", " ", " "+second+" ", second+" ") + family
	}
	return family + " " + initial + c.choose("", " "+second, second)
}

func (c *composer) choose(options ...string) string { return options[c.rnd.Intn(len(options))] }

func (c *composer) brand() string {
	b := c.pick("brand")
	switch c.rnd.Intn(6) {
	case 0:
		return b
	case 1:
		return b + "-" + c.pick("brand")
	case 2:
		return c.pick("adj") + c.choose("хліб", "газ", "буд", "авто", "агро", "м'ясо")
	case 3:
		return b + strings.ToLower(c.pick("brand"))
	case 4:
		return b + " " + c.pick("brand") + c.choose("", "", " 2000", "-1", " ЛТД")
	}
	return b + " " + c.pick("brand")
}

// adjective agrees an adjective of a place with the noun phrase that follows.
func (c *composer) adjective(stem, cas, noun string) string {
	feminine := regexp.MustCompile(`рад|дум|адміністрація|адміністрації|администрац|прокур|залізниц|лікар|больн|област|комісі|комисси|ОТГ|ОДА|РДА`).MatchString(noun)
	neuter := strings.Contains(noun, "управл") || strings.Contains(noun, "відділення")
	ends := map[string][3]string{"n": {"ий", "а", "е"}, "g": {"ого", "ої", "ого"}, "l": {"ому", "ій", "ому"}}
	if c.lang == corpus.Russian {
		ends = map[string][3]string{"n": {"ий", "ая", "ое"}, "g": {"ого", "ой", "ого"}, "l": {"ом", "ой", "ом"}}
	}
	e := ends[cas]
	switch {
	case neuter:
		return stem + e[2] + " " + noun
	case feminine:
		return stem + e[1] + " " + noun
	}
	return stem + e[0] + " " + noun
}

func (c *composer) region(kind, cas string) string {
	stem := c.pick("adj")
	uk := c.lang == corpus.Ukrainian
	if kind == "ar" {
		noun := map[string]string{"n": "район", "g": "району", "l": "районі"}[cas]
		if !uk {
			noun = map[string]string{"n": "район", "g": "района", "l": "районе"}[cas]
		}
		return c.adjective(stem, cas, noun)
	}
	noun := map[string]string{"n": "область", "g": "області", "l": "області"}[cas]
	if !uk {
		noun = map[string]string{"n": "область", "g": "области", "l": "области"}[cas]
	}
	return c.adjective(stem, cas, noun)
}

func (c *composer) street() string {
	name := c.decline(c.human().family, "m", "g")
	if c.rnd.Intn(4) == 0 {
		name = c.pick("adj") + c.choose("а", "ій")
	}
	heads := []string{"вул. ", "вул. ", "вулиці ", "проспекті ", "просп. ", "бул. ", "площі ", "пров. "}
	if c.lang == corpus.Russian {
		heads = []string{"ул. ", "ул. ", "улице ", "проспекте ", "пр. ", "бул. ", "площади ", "пер. "}
	}
	s := heads[c.rnd.Intn(len(heads))] + name
	if c.rnd.Intn(2) == 0 {
		s += fmt.Sprintf(", %d", 1+c.rnd.Intn(140)) + c.choose("", "", "", "-А", "-б")
	}
	return s
}

func (c *composer) company() string {
	forms := []string{"ТОВ", "ТОВ", "ПП", "ПАТ", "ПрАТ", "ДП", "КП", "АТ", "ТДВ", "ТзОВ"}
	if c.lang == corpus.Russian {
		forms = []string{"ООО", "ООО", "ЗАО", "ОАО", "ПАО", "АО", "ГУП", "МУП"}
	}
	inner := ""
	if c.rnd.Intn(6) == 0 {
		inner = c.choose("Будівельна компанія", "Торговий дім", "Група компаній", "Компанія", "Фірма") + " «"
		if c.lang == corpus.Russian {
			inner = c.choose("Строительная компания", "Торговый дом", "Группа компаний", "Компания", "Фирма") + " «"
		}
	}
	return forms[c.rnd.Intn(len(forms))] + " «" + inner + c.aBrand() + "»"
}

func (c *composer) aBrand() string {
	if c.rnd.Intn(10) < 6 {
		return c.brands[c.rnd.Intn(len(c.brands))]
	}
	return c.brand()
}

var slotPattern = regexp.MustCompile(`\{[^}]*\}`)

// fill returns what stands for a slot, and the type that it names; "" for
// slots within a marked name.
func (c *composer) fill(slot string) (string, string, error) {
	head, noun, _ := strings.Cut(slot[1:len(slot)-1], "+")
	kind, cas, _ := strings.Cut(head, ".")
	switch kind {
	case "p", "pp", "fp", "s", "i", "j", "f", "gp":
		return c.person(kind, cas), "PER", nil
	case "t":
		t := c.towns[c.rnd.Intn(len(c.towns))]
		return c.decline(t, "p", cas), "LOC", nil
	case "v":
		return c.decline(c.pick("village"), "p", cas), "LOC", nil
	case "ar", "ao":
		return c.region(kind, cas), "LOC", nil
	case "st":
		return c.street(), "LOC", nil
	case "c":
		return c.company(), "ORG", nil
	case "q", "b", "b1", "brand":
		return c.aBrand(), "ORG", nil
	case "w":
		return c.pick("title"), "PRO", nil
	case "a":
		return c.adjective(c.pick("adj"), cas, noun), "ORG", nil
	}
	return "", "", fmt.Errorf("compose: unknown slot %s", slot)
}

type piece struct{ text, typ string }

var markPattern = regexp.MustCompile(`\[([A-Z]{3}) ([^\]]*)\]|\{[^}]*\}`)

func (c *composer) sentence(line string) ([]piece, error) {
	var out []piece
	at := 0
	for _, m := range markPattern.FindAllStringSubmatchIndex(line, -1) {
		out = append(out, piece{line[at:m[0]], ""})
		at = m[1]
		if m[2] < 0 {
			text, typ, err := c.fill(line[m[0]:m[1]])
			if err != nil {
				return nil, err
			}
			out = append(out, piece{text, typ})
			continue
		}
		var bad error
		inner := slotPattern.ReplaceAllStringFunc(line[m[4]:m[5]], func(s string) string {
			text, _, err := c.fill(s)
			if err != nil {
				bad = err
			}
			return text
		})
		if bad != nil {
			return nil, bad
		}
		out = append(out, piece{inner, line[m[2]:m[3]]})
	}
	return append(out, piece{line[at:], ""}), nil
}

// doc composes one document.
func (c *composer) doc(lines []string) (*doc, error) {
	c.people, c.towns, c.brands = nil, nil, nil
	for range 4 {
		c.people = append(c.people, c.human())
		c.towns = append(c.towns, c.pick("town"))
		c.brands = append(c.brands, c.brand())
	}
	spaced := c.lang == corpus.Ukrainian && c.rnd.Intn(3) == 0
	straight := c.rnd.Intn(3) == 0
	d := &doc{Topic: "composed", Lang: c.lang}
	var b strings.Builder
	for _, line := range lines {
		ps, err := c.sentence(line)
		if err != nil {
			return nil, err
		}
		for _, p := range ps {
			text := p.text
			if straight {
				text = strings.NewReplacer("«", `"`, "»", `"`).Replace(text)
			}
			if spaced {
				text = space(text)
			}
			if p.typ != "" {
				text = strings.TrimSpace(text)
				if s := b.String(); spaced && s != "" && !strings.HasSuffix(s, " ") && !strings.HasSuffix(s, "\n") {
					b.WriteByte(' ')
				}
				start := b.Len()
				b.WriteString(text)
				d.Mentions = append(d.Mentions, mention{Start: start, End: b.Len(), Type: p.typ})
				continue
			}
			b.WriteString(text)
		}
		b.WriteString(c.choose("\n", " ", " "))
	}
	d.Text = b.String()
	return d, nil
}

var punctuation = regexp.MustCompile(`([«»,.:;!?()])`)

// space writes text as tokenised corpora do, with blanks around marks.
func space(text string) string {
	return strings.ReplaceAll(punctuation.ReplaceAllString(text, " $1 "), "  ", " ")
}
