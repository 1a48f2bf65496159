package canon

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/zvirka/zvirka/corpus"
)

// paradigms make the forms of lexicon words.
type paradigms struct {
	byPos  map[string]map[string][]string // part of speech, ending: endings of forms
	vowels bool                           // о and е become і in closed syllables: Ukrainian
}

// parseParadigms reads a table of lines: part of speech, ending of the entry,
// endings of its forms.
func parseParadigms(name, data string) (*paradigms, error) {
	p := &paradigms{map[string]map[string][]string{}, strings.Contains(name, "uk.")}
	for _, row := range rows(data) {
		if len(row.cells) < 3 {
			return nil, fmt.Errorf("canon: %s:%d: want part of speech, ending, endings", name, row.line)
		}
		pos := row.cell(0)
		if p.byPos[pos] == nil {
			p.byPos[pos] = map[string][]string{}
		}
		for end := range splitSeq(row.cell(1)) {
			p.byPos[pos][strings.TrimPrefix(end, "-")] = strings.Fields(row.cell(2))
		}
	}
	return p, nil
}

// forms yields word and forms of it. Too many, and some that do not exist, do
// no harm: they are only used to find stems.
func (p *paradigms) forms(word, pos string, yield func(string)) {
	yield(word)
	table := p.byPos[pos]
	if table == nil || len(word) < 4 || strings.ContainsAny(word, "-") {
		return
	}
	base, tail := word, ""
	for _, refl := range []string{"ся", "сь"} {
		if pos == "v" && strings.HasSuffix(word, refl) {
			base, tail = strings.TrimSuffix(word, refl), "ся"
		}
	}
	for cut := 0; cut < len(base); cut++ {
		ends, ok := table[base[cut:]]
		if !ok || utf8.RuneCountInString(base[:cut]) < 2 {
			continue // "дать" is not "д" with the endings of "читать"
		}
		r, _ := utf8.DecodeLastRuneInString(base)
		p.inflect(base[:cut], ends, vowels[codeOf(r)], tail, yield)
		return
	}
	if ends, ok := table[""]; ok {
		p.inflect(base, ends, false, tail, yield)
	}
}

func (p *paradigms) inflect(stem string, ends []string, open bool, tail string, yield func(string)) {
	for _, end := range ends {
		for _, s := range p.variants(stem, end, open) {
			yield(s + tail)
		}
	}
}

// variants returns stem with one ending, in all ways in which the vowel of the
// last syllable and the last consonants may change. open says that the entry
// itself has an ending that begins with a vowel, so that its last syllable is
// open: "гора", but not "кінь".
func (p *paradigms) variants(stem, end string, open bool) []string {
	switch {
	case end == "-":
		out := append([]string{stem}, insert(stem)...)
		if open && p.vowels {
			out = append(out, alternate(stem, closing)...)
		}
		return out
	case end[0] == '1':
		return soften(stem, end[1:], firstPerson)
	case end[0] == '2':
		return soften(stem, end[1:], dative)
	case end[0] == '3':
		return soften(stem, end[1:], present)
	}
	out := []string{stem + end}
	if !open && p.vowels {
		for _, s := range alternate(stem, opening) {
			out = append(out, s+end)
		}
	}
	return out
}

// The vowels of a last syllable that opens or closes.
var (
	opening = [][2]string{{"і", "о"}, {"і", "е"}, {"ї", "є"}, {"ї", "о"}}
	closing = [][2]string{{"о", "і"}, {"е", "і"}, {"є", "ї"}}
)

// alternate returns stem with another vowel in its last syllable, for each
// change that applies.
func alternate(stem string, changes [][2]string) []string {
	i := strings.LastIndexAny(stem, "аеєиіїоуюяыэё")
	if i < 0 {
		return nil
	}
	var out []string
	for _, change := range changes {
		if rest, ok := strings.CutPrefix(stem[i:], change[0]); ok {
			out = append(out, stem[:i]+change[1]+rest)
		}
	}
	return out
}

// insert returns stem with a vowel between its last two consonants, for
// genitives such as "вікон" and "земель".
func insert(stem string) []string {
	r := []rune(stem)
	if len(r) < 3 || vowels[codeOf(r[len(r)-1])] || vowels[codeOf(r[len(r)-2])] {
		return nil
	}
	head, last := string(r[:len(r)-1]), string(r[len(r)-1])
	head = strings.TrimSuffix(head, "ь")
	return []string{head + "о" + last, head + "е" + last, head + "е" + last + "ь"}
}

// The changes of last consonants, longest first.
var (
	firstPerson = [][2]string{
		{"зд", "ждж"}, {"ст", "щ"}, {"д", "дж"}, {"д", "ж"}, {"т", "ч"}, {"т", "щ"}, {"з", "ж"}, {"с", "ш"},
		{"б", "бл"}, {"п", "пл"}, {"в", "вл"}, {"м", "мл"}, {"ф", "фл"},
	}
	dative  = [][2]string{{"г", "з"}, {"к", "ц"}, {"х", "с"}}
	present = [][2]string{
		{"ст", "щ"}, {"ск", "щ"}, {"с", "ш"}, {"з", "ж"}, {"к", "ч"}, {"т", "ч"}, {"т", "щ"}, {"х", "ш"}, {"г", "ж"},
		{"п", "пл"}, {"м", "мл"}, {"б", "бл"},
	}
)

func soften(stem, end string, table [][2]string) []string {
	out := []string{stem + end}
	for _, change := range table {
		if head, ok := strings.CutSuffix(stem, change[0]); ok {
			out = append(out, head+change[1]+end)
		}
	}
	return out
}

// Inflect returns word, an entry of the lexicon in lower case with its part of
// speech (n, v or a; any other is not inflected), and its forms: every real
// one that the tables foresee, and some that do not exist. It is meant for
// making tables, not for text: it is slow. Languages other than Ukrainian and
// Russian have no forms but the word.
func Inflect(word, pos string, lang corpus.Lang) []string {
	t := Default().tables(lang)
	if t.forms == nil {
		return []string{word}
	}
	var out []string
	t.forms().forms(word, pos, func(form string) { out = append(out, form) })
	return out
}
