package canon

import (
	"fmt"
	"strings"

	"github.com/zvirka/zvirka/corpus"
)

// paradigms make the forms of lexicon words.
type paradigms struct {
	byPos map[string]map[string][]string // part of speech, ending: endings of forms
}

// parseParadigms reads a table of lines: part of speech, ending of the entry,
// endings of its forms.
func parseParadigms(name, data string) (*paradigms, error) {
	p := &paradigms{map[string]map[string][]string{}}
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
		if !ok {
			continue
		}
		p.inflect(base[:cut], ends, tail, yield)
		return
	}
	if ends, ok := table[""]; ok {
		p.inflect(base, ends, tail, yield)
	}
}

func (p *paradigms) inflect(stem string, ends []string, tail string, yield func(string)) {
	for _, end := range ends {
		for _, s := range variants(stem, end) {
			yield(s + tail)
		}
	}
}

// variants returns stem with one ending, in all ways in which the vowel of the
// last syllable and the last consonants may change.
func variants(stem, end string) []string {
	switch {
	case end == "-":
		return append(alternate(stem), insert(stem)...)
	case end[0] == '1':
		return soften(stem, end[1:], firstPerson)
	case end[0] == '2':
		return soften(stem, end[1:], dative)
	case end[0] == '3':
		return soften(stem, end[1:], present)
	}
	var out []string
	for _, s := range alternate(stem) {
		out = append(out, s+end)
	}
	return out
}

// alternate returns stem and, where its last vowel is і, о or е, the stem with
// the vowel that may stand for it when the syllable opens or closes.
func alternate(stem string) []string {
	out := []string{stem}
	i := strings.LastIndexAny(stem, "аеєиіїоуюяыэё")
	if i < 0 {
		return out
	}
	for _, pair := range [][2]string{{"і", "о"}, {"і", "е"}, {"о", "і"}, {"е", "і"}, {"ї", "є"}, {"ї", "о"}} {
		if rest, ok := strings.CutPrefix(stem[i:], pair[0]); ok {
			out = append(out, stem[:i]+pair[1]+rest)
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
