package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Versions of one text whose difference is known are rare, but easy to make: a
// sentence and its translation tell the same, and one word changed on a side
// is what they differ in. What is changed are numbers, dates and names that
// stand on both sides; what is left out or put in, brackets and clauses.

// madeWeight is how much an example that was made counts beside one that was
// found: there are many, and they know less of how people write.
const madeWeight = 0.25

// controlWeight is how much more a control counts than a change: there are
// several changes of each sentence, and most that a program reads is unchanged.
const controlWeight = 2

// weight is how much an example that was made counts.
func (d *detail) weight() float64 {
	if d.Gold.Kind == "none" {
		return controlWeight * madeWeight
	}
	return madeWeight
}

// madePrefix begins the ids of examples that were made.
const madePrefix = "made-"

func isMade(id string) bool { return strings.HasPrefix(id, madePrefix) }

// story is a line of align/parallel.*.jsonl: a text in two languages, and which
// sentences stand for which.
type story struct {
	Doc  string   `json:"doc"`
	Uk   []string `json:"uk"`
	Ru   []string `json:"ru"`
	Gold struct {
		Beads [][2][]int `json:"beads"`
	} `json:"gold"`
}

// translated is a sentence of a story in both languages.
type translated struct {
	id, doc string
	text    [2]string // Ukrainian, Russian
	words   [2][]token
}

// langs are the languages of the two sides.
var langs = [2]string{"uk", "ru"}

// makeDetails returns examples made of the sentences of stories that say the
// same in both languages: each as it stands, and with one change of each sort
// that it has room for. The result depends on the stories alone.
func makeDetails(stories []story) []detail {
	m := newMaker(stories)
	var out []detail
	for i := range m.sentences {
		t := &m.sentences[i]
		clean := t.detail("none")
		out = append(out, clean)
		for _, c := range changers {
			if d, ok := c.change(m, t, newDice(t.id, c.name)); ok {
				out = append(out, d)
			}
		}
	}
	return out
}

// changers make a change, if there is room for it.
var changers = []struct {
	name   string
	change func(*maker, *translated, *dice) (detail, bool)
}{
	{"number", (*maker).number},
	{"date", (*maker).date},
	{"name", (*maker).name},
	{"first-name", (*maker).firstName},
	{"bracket", (*maker).bracket},
	{"clause", (*maker).clause},
	{"added", (*maker).added},
}

// maker holds what changes choose from.
type maker struct {
	sentences []translated
	lower     [2]map[string]bool // words that stand in lower case somewhere
	names     [2][]named
	clauses   [2][]named
}

// named is a text of a story.
type named struct{ doc, text string }

func newMaker(stories []story) *maker {
	m := &maker{}
	for side := range 2 {
		m.lower[side] = map[string]bool{}
		for _, s := range stories {
			for _, text := range [2][]string{s.Uk, s.Ru}[side] {
				for _, w := range tokens(text) {
					if w.kind == lowerWord {
						m.lower[side][w.text] = true
					}
				}
			}
		}
	}
	for i := range stories {
		s := &stories[i]
		for k, b := range s.Gold.Beads {
			if len(b[0]) != 1 || len(b[1]) != 1 {
				continue
			}
			t := translated{id: fmt.Sprintf("%s%s-%d", madePrefix, s.Doc, k), doc: s.Doc, text: [2]string{s.Uk[b[0][0]], s.Ru[b[1][0]]}}
			t.words = [2][]token{tokens(t.text[0]), tokens(t.text[1])}
			if m.agree(&t) {
				m.sentences = append(m.sentences, t)
			}
		}
	}
	m.collect()
	return m
}

// collect gathers the names and clauses of all sentences.
func (m *maker) collect() {
	for i := range m.sentences {
		t := &m.sentences[i]
		for side := range 2 {
			for k := range t.words[side] {
				if m.isName(t, side, k) {
					m.names[side] = append(m.names[side], named{t.doc, t.words[side][k].text})
				}
			}
			for _, c := range segments(t.text[side]) {
				m.clauses[side] = append(m.clauses[side], named{t.doc, t.text[side][c[0]:c[1]]})
			}
		}
	}
}

// detail returns t as an example of the kind, yet unchanged.
func (t *translated) detail(kind string) detail {
	d := detail{ID: t.id + "-" + kind, Doc: t.doc, Uk: []string{t.text[0]}, Ru: []string{t.text[1]}}
	d.Gold.Kind = kind
	return d
}

// replace returns an example in which text stands in the place of bytes
// [from,to) of a side, and what stood there is told by other on the other
// side: nothing, if that is nil.
func (t *translated) replace(kind string, side, from, to int, text string, other []int) detail {
	d := t.detail(kind)
	changed := t.text[side][:from] + text + t.text[side][to:]
	d.Gold.Side = "a"
	d.Uk[0] = changed
	if side == 1 {
		d.Gold.Side = "b"
		d.Uk[0], d.Ru[0] = t.text[0], changed
	}
	d.Gold.Span, d.Gold.Other = []int{from, from + len(text)}, other
	return d
}

// choice is a token of one side with its counterpart on the other.
type choice struct{ side, word, other int }

// both returns the tokens that have a counterpart, from each side.
func (t *translated) both(counterpart func(side, i, j int) bool) []choice {
	var out []choice
	for side := range 2 {
		for i := range t.words[side] {
			for j := range t.words[1-side] {
				if counterpart(side, i, j) {
					out = append(out, choice{side, i, j})
					break
				}
			}
		}
	}
	return out
}

// swap returns t with the word of c replaced.
func (t *translated) swap(kind string, c choice, text string) detail {
	w, v := t.words[c.side][c.word], t.words[1-c.side][c.other]
	return t.replace(kind, c.side, w.from, w.to, text, []int{v.from, v.to})
}

// number changes a number of digits, or a word for one.
func (m *maker) number(t *translated, d *dice) (detail, bool) {
	digits := t.both(func(side, i, j int) bool {
		return t.words[side][i].kind == digitWord && t.words[side][i].text == t.words[1-side][j].text && !t.isDate(side, i)
	})
	all := append(digits, t.alike("number")...)
	if len(all) == 0 {
		return detail{}, false
	}
	c := all[d.roll(len(all))]
	for range 20 {
		text := t.otherValue(c, d)
		if text != "" && !t.has(text) {
			return t.swap("number", c, text), true
		}
	}
	return detail{}, false
}

// date changes a day, a month or a year.
func (m *maker) date(t *translated, d *dice) (detail, bool) {
	all := t.both(func(side, i, j int) bool {
		return t.words[side][i].kind == digitWord && t.words[side][i].text == t.words[1-side][j].text && t.isDate(side, i)
	})
	for _, set := range []string{"weekday", "month", "day"} {
		all = append(all, t.alike(set)...)
	}
	if len(all) == 0 {
		return detail{}, false
	}
	c := all[d.roll(len(all))]
	for range 20 {
		text := t.otherValue(c, d)
		if text != "" && !t.has(text) {
			return t.swap("date", c, text), true
		}
	}
	return detail{}, false
}

// alike returns the words of a set of forms.tsv that both sides have.
func (t *translated) alike(set string) []choice {
	return t.both(func(side, i, j int) bool {
		x, y := formOf(side, t.words[side][i].text), formOf(1-side, t.words[1-side][j].text)
		return x != nil && y != nil && x.set == set && y.set == set && x.row == y.row
	})
}

// otherValue returns another value for the word of c, in its form.
func (t *translated) otherValue(c choice, d *dice) string {
	w := t.words[c.side][c.word]
	if w.kind == digitWord {
		return otherDigits(w.text, t.isYear(c.side, c.word), t.isDayOfMonth(c.side, c.word), d)
	}
	f := formOf(c.side, w.text)
	rows := forms().rows[langs[c.side]+" "+f.set]
	text := rows[d.roll(len(rows))][f.column]
	if w.kind == capitalWord {
		r, n := utf8.DecodeRuneInString(text)
		text = strings.ToUpper(string(r)) + text[n:]
	}
	return text
}

// otherDigits returns another number much like text.
func otherDigits(text string, year, day bool, d *dice) string {
	at := strings.IndexAny(text, ".,:")
	whole, rest := text, ""
	if at >= 0 {
		whole, rest = text[:at], text[at:]
	}
	n, err := strconv.Atoi(whole)
	if err != nil {
		return ""
	}
	switch {
	case day:
		n = 1 + d.roll(28)
	case year:
		n += d.roll(19) - 9
	case n < 10:
		n = 1 + d.roll(9)
	default:
		n += 1 + d.roll(n) - n/2
	}
	return strconv.Itoa(n) + rest
}

// has reports whether a word stands on either side.
func (t *translated) has(text string) bool {
	for side := range 2 {
		if slices.ContainsFunc(t.words[side], func(w token) bool { return w.text == text }) {
			return true
		}
	}
	return false
}

// isDate reports whether a token of digits is a year or the day of a month.
func (t *translated) isDate(side, i int) bool { return t.isYear(side, i) || t.isDayOfMonth(side, i) }

func (t *translated) isYear(side, i int) bool {
	w := t.words[side][i].text
	return len(w) == 4 && w >= "1900" && w <= "2035"
}

func (t *translated) isDayOfMonth(side, i int) bool {
	if len(t.words[side][i].text) > 2 || i+1 == len(t.words[side]) {
		return false
	}
	f := formOf(side, t.words[side][i+1].text)
	return f != nil && f.set == "month"
}

// name changes a name for one of another story that ends alike.
func (m *maker) name(t *translated, d *dice) (detail, bool) {
	all := t.both(func(side, i, j int) bool {
		return m.isName(t, side, i) && m.isName(t, 1-side, j) && t.sameName(side, i, j)
	})
	if len(all) == 0 {
		return detail{}, false
	}
	for range 10 {
		c := all[d.roll(len(all))]
		w := t.words[c.side][c.word].text
		var fit []string
		for _, n := range m.names[c.side] {
			if n.doc != t.doc && tail(n.text) == tail(w) && beginning(n.text) != beginning(w) && !t.has(n.text) && isShort(n.text) == isShort(w) {
				fit = append(fit, n.text)
			}
		}
		if len(fit) > 0 {
			return t.swap("name", c, fit[d.roll(len(fit))]), true
		}
	}
	return detail{}, false
}

// firstName leaves out the first of two names that stand side by side on both
// sides.
func (m *maker) firstName(t *translated, d *dice) (detail, bool) {
	all := t.both(func(side, i, j int) bool {
		return m.isPair(t, side, i) && m.isPair(t, 1-side, j) && t.sameName(side, i, j) && t.sameName(side, i+1, j+1)
	})
	if len(all) == 0 {
		return detail{}, false
	}
	c := all[d.roll(len(all))]
	w, v := t.words[c.side], t.words[1-c.side][c.other]
	made := t.replace("name", c.side, w[c.word].from, w[c.word+1].from, "", []int{v.from, v.to})
	made.ID += "-first"
	return made, true
}

// isPair reports whether names stand at i and i+1 with a blank between them.
func (m *maker) isPair(t *translated, side, i int) bool {
	w := t.words[side]
	return i+1 < len(w) && w[i].to+1 == w[i+1].from && m.isName(t, side, i) && m.isName(t, side, i+1)
}

// isName reports whether word i has a capital that does not begin a sentence,
// and stands nowhere in lower case.
func (m *maker) isName(t *translated, side, i int) bool {
	w := t.words[side][i]
	return w.kind == capitalWord && !w.opens && utf8.RuneCountInString(w.text) > 2 && !m.lower[side][strings.ToLower(w.text)]
}

// bracket leaves out a bracket that both sides have.
func (m *maker) bracket(t *translated, d *dice) (detail, bool) {
	var at [2][]int
	for side := range 2 {
		text := t.text[side]
		from := strings.IndexByte(text, '(')
		to := strings.IndexByte(text, ')')
		if from <= 0 || to < from || text[from-1] != ' ' || strings.Count(text, "(") > 1 {
			return detail{}, false
		}
		at[side] = []int{from, to + 1}
	}
	side := d.roll(2)
	made := t.replace("clause", side, at[side][0]-1, at[side][1], "", at[1-side])
	made.ID += "-bracket"
	return made, true
}

// clause leaves out what stands between two commas, or between a comma and the
// end, where both sides have as many.
func (m *maker) clause(t *translated, d *dice) (detail, bool) {
	as, bs := segments(t.text[0]), segments(t.text[1])
	if len(as) == 0 || len(as) != len(bs) {
		return detail{}, false
	}
	all := [2][][2]int{as, bs}
	side, k := d.roll(2), d.roll(len(as))
	c, o := all[side][k], all[1-side][k]
	if x, y := c[1]-c[0], o[1]-o[0]; 3*x > 5*y || 3*y > 5*x {
		return detail{}, false
	}
	return t.replace("clause", side, c[0]-len(", "), c[1], "", []int{o[0], o[1]}), true
}

// added puts in a clause of another story.
func (m *maker) added(t *translated, d *dice) (detail, bool) {
	side := d.roll(2)
	ends := segments(t.text[side])
	if len(ends) == 0 {
		return detail{}, false
	}
	at := ends[d.roll(len(ends))][1]
	c := m.clauses[side][d.roll(len(m.clauses[side]))]
	if c.doc == t.doc {
		return detail{}, false
	}
	made := t.replace("clause", side, at, at, ", "+c.text, nil)
	made.ID += "-added"
	made.Gold.Span[0] += len(", ")
	return made, true
}
