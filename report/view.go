package report

import (
	"sort"
	"strconv"
	"strings"
	"time"

	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/facts"
)

// view is a comparison as a reader sees it: what every printer prints.
type view struct {
	c     *Comparison
	w     *words
	docs  []account
	pairs []pairView
}

// account is a document with what the header says of it.
type account struct {
	*Document
	number    int
	letter    string
	lang      string // for a reader of plain text
	date      string // for a reader
	facts     int
	sentences []corpus.Span
}

// pairView is the comparison of two accounts.
type pairView struct {
	*facts.Pair
	a, b       *account
	id         string // "AB"
	later      string // "B is a day later"; empty where dates do not tell
	laterSide  int    // 0 none, 1 a, 2 b
	both       int    // facts told in both
	onlyA      int
	onlyB      int
	groups     [4]group
	duplicates []string // what the shares of copied text say
}

// The groups of differences, in the order of a report.
const (
	conflicts = iota
	onlyInA
	onlyInB
	otherTellings
)

// group is a group of differences under one heading.
type group struct {
	key   string // "conflict", "only_a", "only_b", "other"
	title string
	note  string // that the account is the later one
	items []item
}

// item is a difference as a line of a report.
type item struct {
	*facts.Difference
	number  int    // within the pair, from 1, in the order of the report
	index   int    // in Pair.Differences
	id      string // "AB3"
	group   string
	label   string // of the kind
	why     string
	later   string
	sides   [2]excerpt
	pinned  string // the action of a correction
	comment string // what a correction changed
	fine    bool   // the fine print, which reports fold
}

var conflicting = map[facts.Kind]bool{
	facts.Number: true, facts.Date: true, facts.Place: true, facts.Name: true, facts.Role: true, facts.Negation: true,
}

// groupOf returns the group that d is shown in.
func groupOf(d *facts.Difference) int {
	switch {
	case conflicting[d.Kind]:
		return conflicts
	case d.Kind != facts.MissingFact && d.Kind != facts.MissingDetail:
		return otherTellings
	case len(d.A) > 0:
		return onlyInA
	}
	return onlyInB
}

var groupKeys = [4]string{"conflict", "only_a", "only_b", "other"}

// letter returns the name of account i: A, B … Z, AA …
func letter(i int) string {
	if i < 26 {
		return string(rune('A' + i))
	}
	return letter(i/26-1) + letter(i%26)
}

// newView returns what there is to print of c. Cost is linear in its size.
func newView(c *Comparison, ui corpus.Lang) *view {
	v := &view{c: c, w: wordsOf(ui)}
	for i := range c.Documents {
		v.docs = append(v.docs, v.account(i))
	}
	for _, f := range c.Facts {
		for k, t := range f.Tellings {
			if t.Doc >= 0 && t.Doc < len(v.docs) && !told(f.Tellings[:k], t.Doc) {
				v.docs[t.Doc].facts++
			}
		}
	}
	pinned := c.pinned()
	for k := range c.Pairs {
		v.pairs = append(v.pairs, v.pair(k, pinned))
	}
	return v
}

func told(tellings []facts.Telling, doc int) bool {
	for _, t := range tellings {
		if t.Doc == doc {
			return true
		}
	}
	return false
}

func (v *view) account(i int) account {
	d := &v.c.Documents[i]
	a := account{Document: d, number: i, letter: letter(i), lang: oneLine(string(d.Lang)), date: v.w.t("report.undated")}
	if d.Date != "" {
		day, _, _ := strings.Cut(d.Date, "T")
		if day, ok := v.w.date(day); ok {
			a.date = day
		} else {
			a.date = oneLine(d.Date)
		}
	}
	a.sentences = make([]corpus.Span, len(d.Sentences))
	for k, s := range d.Sentences {
		a.sentences[k] = s.Span
	}
	return a
}

// name returns the title of an account, or what else it is known by.
func (a *account) name(w *words) string {
	for _, s := range []string{a.Title, a.Source, a.ID} {
		if s = oneLine(s); s != "" {
			return s
		}
	}
	return w.t("report.untitled")
}

// at returns the number of the sentence that offset lies in, the nearest one
// before it where it lies in none, and -1 where there is no sentence.
func (a *account) at(offset int) int {
	return max(sort.Search(len(a.sentences), func(i int) bool { return a.sentences[i].Start > offset })-1, min(0, len(a.sentences)-1))
}

func (v *view) pair(k int, pinned map[[2]int]*Applied) pairView {
	p := &v.c.Pairs[k]
	a, b := &v.docs[p.A], &v.docs[p.B]
	out := pairView{Pair: p, a: a, b: b, id: a.letter + b.letter}
	out.later, out.laterSide = v.later(a, b)
	for i := range v.c.Facts {
		inA, inB := told(v.c.Facts[i].Tellings, p.A), told(v.c.Facts[i].Tellings, p.B)
		switch {
		case inA && inB:
			out.both++
		case inA:
			out.onlyA++
		case inB:
			out.onlyB++
		}
	}
	titles := [4]string{v.w.t("group.conflict"), v.w.t("group.only", "x", a.letter), v.w.t("group.only", "x", b.letter), v.w.t("group.other")}
	for g := range out.groups {
		out.groups[g] = group{key: groupKeys[g], title: titles[g]}
	}
	if out.laterSide != 0 {
		out.groups[onlyInA+out.laterSide-1].note = out.later
	}
	for i := range p.Differences {
		d := &p.Differences[i]
		g := &out.groups[groupOf(d)]
		g.items = append(g.items, item{Difference: d, index: i, group: g.key})
	}
	number := 0
	for g := range out.groups {
		items := out.groups[g].items
		for i := range items {
			items[i].fine = pinned[[2]int{k, items[i].index}] == nil && v.isFine(items[i].Difference)
		}
		sort.SliceStable(items, func(i, j int) bool { return !items[i].fine && items[j].fine })
		for i := range items {
			number++
			it := &items[i]
			it.number, it.id = number, out.id+strconv.Itoa(number)
			it.label = v.w.or("kind."+string(it.Kind), oneLine(string(it.Kind)))
			it.why, it.later = v.why(&out, it.Difference), v.laterNote(&out, it.Difference)
			it.sides = [2]excerpt{v.excerpt(&out, it.Difference, 0), v.excerpt(&out, it.Difference, 1)}
			if pin := pinned[[2]int{k, it.index}]; pin != nil {
				it.pinned, it.comment = pin.Pin.Action, v.w.or("pin."+pin.Pin.Action, oneLine(pin.Pin.Action))
			}
		}
	}
	for _, s := range [2]struct {
		share float64
		x, y  *account
	}{{p.Copy.A, a, b}, {p.Copy.B, b, a}} {
		if s.share >= 0.01 {
			out.duplicates = append(out.duplicates, v.w.t("copied", "percent", v.w.percent(s.share), "x", s.x.letter, "y", s.y.letter))
		}
	}
	return out
}

// shown counts the items of g, and those of the fine print among them.
func (g *group) shown() (all, low int) {
	for i := range g.items {
		if g.items[i].fine {
			low++
		}
	}
	return len(g.items), low
}

// isFine reports whether d is fine print: of low salience, or rather wrong
// than right, unless the user has said how sure a difference must be. What an
// editor has judged never is.
func (v *view) isFine(d *facts.Difference) bool {
	_, asked := v.c.Manifest.Options["min_confidence"]
	return d.Salience < 2 || !asked && d.Confidence < facts.Surely
}

// counts says how many differences of each group there are, in words.
func (v *view) counts(p *pairView) []string {
	var out []string
	keys := [4]string{"count.conflict", "count.only", "count.only", "count.other"}
	letters := [4]string{"", p.a.letter, p.b.letter, ""}
	for g := range p.groups {
		if n := len(p.groups[g].items); n > 0 {
			out = append(out, v.w.n(keys[g], n, "x", letters[g]))
		}
	}
	if out == nil {
		out = []string{v.w.t("report.same")}
	}
	return out
}

// shared says how many facts are told in both accounts and in one, in words.
func (v *view) shared(p *pairView) []string {
	if p.both+p.onlyA+p.onlyB == 0 {
		return nil
	}
	out := []string{v.w.n("facts.both", p.both)}
	for side, n := range [2]int{p.onlyA, p.onlyB} {
		if n > 0 {
			out = append(out, v.w.n("facts.only", n, "x", [2]*account{p.a, p.b}[side].letter))
		}
	}
	return out
}

// later says which of two accounts was written later, where their dates tell.
func (v *view) later(a, b *account) (note string, side int) {
	at, aTimed, okA := when(a.Date)
	bt, bTimed, okB := when(b.Date)
	if !okA || !okB {
		return "", 0
	}
	x, side := b, 2
	if bt.Before(at) {
		x, side, at, bt = a, 1, bt, at
	}
	days := int(bt.Truncate(24*time.Hour).Sub(at.Truncate(24*time.Hour)).Hours() / 24)
	switch {
	case days > 0:
		return v.w.n("later", days, "x", x.letter), side
	case aTimed && bTimed && bt.Sub(at) >= time.Hour:
		return v.w.t("later.hours", "x", x.letter), side
	}
	return "", 0
}

// when reads the date of a document; the zone is left aside.
func when(date string) (t time.Time, timed, ok bool) {
	if len(date) >= 16 {
		if t, err := time.Parse("2006-01-02T15:04", date[:16]); err == nil {
			return t, true, true
		}
	}
	if len(date) >= 10 {
		if t, err := time.Parse("2006-01-02", date[:10]); err == nil {
			return t, false, true
		}
	}
	return t, false, false
}

// laterNote says which account is later where that may explain d: numbers
// and denials change in time. What only the later account tells has the note
// at its group.
func (v *view) laterNote(p *pairView, d *facts.Difference) string {
	switch d.Kind {
	case facts.Number, facts.Negation:
	case facts.Granularity:
		if !strings.HasPrefix(d.Rule, "number") {
			return ""
		}
	default:
		return ""
	}
	return p.later
}

// why says in one sentence why d is reported.
func (v *view) why(p *pairView, d *facts.Difference) string {
	a, b, _ := v.values(p, d)
	return oneLine(v.reason(p, d, a, b))
}

// reason is why with the values, and white space, as they are given.
func (v *view) reason(p *pairView, d *facts.Difference, a, b string) string {
	w := v.w
	x, y := p.a.letter, p.b.letter
	alone := len(d.A) == 0 || len(d.B) == 0
	if len(d.A) == 0 {
		x, y = y, x
	}
	args := []string{"x", x, "y", y, "a", a, "b", b}
	key := "why." + string(d.Kind)
	switch d.Kind {
	case facts.Granularity:
		switch {
		case strings.Contains(d.Evidence, " ∋ "):
			key += ".a"
		case strings.Contains(d.Evidence, " ∈ "):
			key += ".b"
		}
	case facts.Certainty:
		if what := w.or("doubt."+strings.TrimPrefix(d.Rule, "doubt-"), ""); what != "" && alone {
			return w.t("why.doubt", "x", x, "what", what)
		}
	case facts.Negation:
		if d.Rule == "opposite" {
			key = "why.opposite"
		}
	case facts.Attribution, facts.Quote:
		if alone {
			key += ".alone"
		}
	case facts.Framing:
		if d.Values.A != "" && d.Values.B != "" {
			key += ".terms"
		}
	}
	if _, ok := w.text[key]; !ok {
		return oneLine(d.Evidence)
	}
	return w.t(key, args...)
}

// values returns the values of d for a reader: the words of the text where
// d compares words, which are quoted, else the canonical values.
func (v *view) values(p *pairView, d *facts.Difference) (a, b string, words bool) {
	switch {
	case d.Kind == facts.Place, d.Kind == facts.Name, d.Kind == facts.Role, d.Kind == facts.Framing,
		d.Kind == facts.Granularity && strings.HasPrefix(d.Rule, "place"),
		d.Values.A == "" || d.Values.B == "":
		return quoted(p.a, d.A, d.Values.A), quoted(p.b, d.B, d.Values.B), true
	}
	return v.w.value(d.Values.A), v.w.value(d.Values.B), false
}

// quoted returns the words of a span in quotation marks.
func quoted(a *account, spans []corpus.Span, value string) string {
	if len(spans) > 0 {
		value = oneLine(spans[0].In(a.Text))
	}
	return "«" + shorten(value, 60) + "»"
}

// shorten cuts s to n runes.
func shorten(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i] + "…"
		}
		n--
	}
	return s
}
