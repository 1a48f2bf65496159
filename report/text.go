package report

import (
	"io"
	"net/url"
	"path/filepath"
	"slices"
	"sort"
	"strings"

	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/facts"
)

// Text prints c for a terminal, or for a file that is to be compared line by
// line. Without colour no escape sequences are written; colour is never the
// only sign.
func Text(w io.Writer, c *Comparison, o Options) error {
	p := &terminal{view: newView(c, o.UI), o: o, width: o.Width}
	if p.width <= 0 {
		p.width = defaultWidth
	}
	p.width = max(p.width, 24)
	p.kind = p.kindWidth()
	p.header()
	for i := range p.pairs {
		p.pair(&p.pairs[i])
	}
	if len(p.docs) > 2 {
		p.matrix()
	}
	p.corrections()
	p.manifest()
	_, err := io.WriteString(w, p.b.String())
	return err
}

// terminal prints a view as text.
type terminal struct {
	*view
	o     Options
	width int
	kind  int // width of the column of kinds
	b     strings.Builder
}

// put writes a run, with its escapes where they are wanted.
func (p *terminal) put(r run) {
	link := p.o.Links && r.link != ""
	if link {
		p.b.WriteString("\x1b]8;;" + r.link + "\x1b\\")
	}
	if p.o.Color && r.style != plainStyle {
		p.b.WriteString(escapes[r.style] + r.text + "\x1b[0m")
	} else {
		p.b.WriteString(r.text)
	}
	if link {
		p.b.WriteString("\x1b]8;;\x1b\\")
	}
}

// hang writes a first part, and runs wrapped to the right of it: lead must be
// indent columns wide.
func (p *terminal) hang(lead []run, indent int, runs []run) {
	for i, l := range wrap(runs, p.width-indent) {
		if i == 0 {
			for _, r := range lead {
				p.put(r)
			}
		} else if len(l.runs) > 0 {
			p.b.WriteString(strings.Repeat(" ", indent))
		}
		for _, r := range l.runs {
			p.put(r)
		}
		p.b.WriteByte('\n')
	}
}

// text writes wrapped text at an indent.
func (p *terminal) text(indent int, s string, st style) {
	p.hang([]run{{text: strings.Repeat(" ", indent)}}, indent, []run{{text: s, style: st}})
}

func (p *terminal) header() {
	wide := 0
	for i := range p.docs {
		wide = max(wide, columns(p.docs[i].date))
	}
	for i := range p.docs {
		d := &p.docs[i]
		lead := "  " + cell(d.letter, 2) + " " + cell(d.lang, 3) + " " + cell(d.date, wide) + "  "
		counts := p.w.n("sentences", len(d.sentences)) + " · " + p.w.n("facts", d.facts)
		title := "«" + d.name(p.w) + "»"
		if d.Outlet != "" {
			title += " · " + oneLine(d.Outlet)
		}
		indent := columns(lead)
		if indent > p.width/2 {
			p.text(2, d.letter+" "+d.lang+" "+d.date, bold)
			lead, indent = "     ", 5
		}
		lines := [][]run{{{text: title + " · "}, {text: counts, style: dim}}}
		if columns(title)+3+columns(counts) > p.width-indent {
			lines = [][]run{{{text: title}}, {{text: counts, style: dim}}}
		}
		for _, l := range lines {
			p.hang([]run{{text: lead, style: bold}}, indent, l)
			lead = strings.Repeat(" ", indent)
		}
	}
}

// pair prints the comparison of two accounts.
func (p *terminal) pair(pair *pairView) {
	if len(p.docs) > 2 {
		p.b.WriteByte('\n')
		p.text(2, p.w.t("report.pair", "a", pair.a.letter, "b", pair.b.letter), bold)
	}
	if pair.later != "" {
		p.text(5, p.w.t("later.update", "later", pair.later), plainStyle)
	}
	if shared := p.shared(pair); shared != nil {
		p.text(5, strings.Join(shared, " · "), plainStyle)
	}
	if pair.both == 0 && len(p.c.Facts) > 0 {
		p.text(5, p.w.t("report.unlinked"), plainStyle)
	}
	p.text(5, strings.Join(p.counts(pair), " · "), plainStyle)
	for _, s := range pair.duplicates {
		p.text(5, s, plainStyle)
	}
	if pair.Pair.A > 0 && !p.o.All { // in full against the first account
		return
	}
	if p.o.SideBySide {
		p.beside(pair)
	}
	folded := 0
	for g := range pair.groups {
		folded += p.group(pair, &pair.groups[g], g == conflicts)
	}
	p.hints(folded)
}

// group prints a group of differences and returns how many it left out.
func (p *terminal) group(pair *pairView, g *group, conflict bool) (folded int) {
	all, low := g.shown()
	if p.o.All {
		low = 0
	}
	if all == low {
		return low
	}
	p.b.WriteByte('\n')
	st := bold
	if conflict {
		st = alarm
	}
	heading := []run{{text: strings.ToUpper(g.title), style: st}}
	if g.note != "" {
		heading = append(heading, run{text: " · " + g.note, style: dim})
	}
	p.hang([]run{{text: "  "}}, 2, heading)
	for i := range g.items {
		if it := &g.items[i]; p.o.All || !it.fine {
			p.item(it, st)
		}
	}
	return low
}

// item prints a difference: number, kind and confidence, both quotations with
// their sentence numbers, why it is reported.
func (p *terminal) item(it *item, st style) {
	lead := pad(itoa(it.number), 4) + " " + cell(it.label, p.kind) + " " + cell(p.w.decimal(it.Confidence), 4) + "  "
	indent := columns(lead)
	if p.width < indent+40 {
		p.hang([]run{{text: strings.TrimRight(lead, " "), style: st}}, 0, nil)
		lead, indent = "    ", 4
	}
	first := []run{{text: lead, style: st}}
	both := len(it.sides[0].pieces) > 0 && len(it.sides[1].pieces) > 0
	if both && p.width >= wideWidth {
		p.abreast(first, indent, it)
		first = []run{{text: strings.Repeat(" ", indent)}}
	}
	for side := range it.sides {
		e := &it.sides[side]
		if len(e.pieces) == 0 || both && p.width >= wideWidth {
			continue
		}
		name := e.account.letter + " " + cell(e.numbers(), p.numberWidth(it))
		first = append(first, run{text: name, style: bold, link: p.place(e, it, side)}, run{text: "  "})
		p.hang(first, indent+columns(name)+2, p.quotation(e))
		first = []run{{text: strings.Repeat(" ", indent)}}
	}
	why := it.why
	if it.later != "" {
		why += "; " + it.later
	}
	if it.comment != "" {
		why += " (" + it.comment + ")"
	}
	p.hang(first, indent, []run{{text: why, style: dim}})
}

// wideWidth is from how many columns on two quotations stand side by side.
const wideWidth = 140

// abreast prints the quotations of both sides beside each other, to the right
// of lead, which is indent columns wide.
func (p *terminal) abreast(lead []run, indent int, it *item) {
	half := (p.width - indent - 3) / 2
	var sides [2][]line
	for side := range it.sides {
		e := &it.sides[side]
		name := run{text: e.account.letter + " " + cell(e.numbers(), p.numberWidth(it)), style: bold, link: p.place(e, it, side)}
		inner := columns(name.text) + 2
		sides[side] = wrap(p.quotation(e), half-inner)
		for i := range sides[side] {
			l := &sides[side][i]
			before := []run{{text: strings.Repeat(" ", inner)}}
			if i == 0 {
				before = []run{name, {text: "  "}}
			}
			l.runs, l.width = append(before, l.runs...), l.width+inner
		}
	}
	for i := range max(len(sides[0]), len(sides[1])) {
		var row line
		if i < len(sides[0]) {
			row = sides[0][i]
		}
		for _, r := range append(lead, row.runs...) {
			p.put(r)
		}
		p.put(run{text: strings.Repeat(" ", max(0, half-row.width)) + " │", style: dim})
		if i < len(sides[1]) {
			p.put(run{text: " "})
			for _, r := range sides[1][i].runs {
				p.put(r)
			}
		}
		p.b.WriteByte('\n')
		lead = []run{{text: strings.Repeat(" ", indent)}}
	}
}

// numberWidth is the width of the column of sentence numbers in it.
func (p *terminal) numberWidth(it *item) int {
	return max(2, columns(it.sides[0].numbers()), columns(it.sides[1].numbers()))
}

// kindWidth is the width of the column of kinds.
func (p *terminal) kindWidth() int {
	n := 0
	for i := range p.pairs {
		for g := range p.pairs[i].groups {
			for k := range p.pairs[i].groups[g].items {
				n = max(n, columns(p.pairs[i].groups[g].items[k].label))
			}
		}
	}
	return n
}

func pad(s string, width int) string { return strings.Repeat(" ", max(0, width-columns(s))) + s }

// quotation returns the pieces of e near its marks.
func (p *terminal) quotation(e *excerpt) []run {
	pieces := e.cut(max(60, p.width/2))
	runs := make([]run, 0, len(pieces)+2)
	for _, x := range pieces {
		switch {
		case x.gap:
			runs = append(runs, run{text: " … "})
		case x.mark:
			runs = append(runs, run{text: "["}, run{text: x.text, style: marking}, run{text: "]"})
		case e.context:
			runs = append(runs, run{text: x.text, style: dim})
		default:
			runs = append(runs, run{text: x.text})
		}
	}
	return runs
}

// place returns a link to where the words of a side stand, or "".
func (p *terminal) place(e *excerpt, it *item, side int) string {
	if !p.o.Links || e.account.Source == "" {
		return ""
	}
	path, err := filepath.Abs(e.account.Source)
	if err != nil {
		return ""
	}
	spans := it.A
	if side == 1 {
		spans = it.B
	}
	if len(spans) == 0 && len(e.sentences) > 0 {
		spans = []corpus.Span{e.account.sentences[e.sentences[0]]}
	}
	if len(spans) == 0 {
		return ""
	}
	u := url.URL{Scheme: "file", Path: filepath.ToSlash(path), Fragment: "L" + itoa(1+strings.Count(e.account.Text[:spans[0].Start], "\n"))}
	return u.String()
}

// hints says how to see more.
func (p *terminal) hints(folded int) {
	if folded == 0 {
		return
	}
	p.b.WriteByte('\n')
	p.text(5, strings.Join([]string{p.w.n("folded", folded) + " – " + p.w.t("hint.all"), p.w.t("hint.side"), p.w.t("hint.html")}, " · "), dim)
}

// matrix prints who tells which fact.
func (p *terminal) matrix() {
	rows := p.facts()
	if len(rows) == 0 {
		return
	}
	p.b.WriteByte('\n')
	p.text(2, strings.ToUpper(p.w.t("matrix.title")), bold)
	head := "     "
	for i := range p.docs {
		head += cell(p.docs[i].letter, 3)
	}
	p.b.WriteString(strings.TrimRight(head, " ") + "\n")
	for i := range rows {
		lead := pad(itoa(i+1), 4) + " "
		for _, t := range rows[i].tellings {
			lead += cell(t.glyph(), 3)
		}
		p.hang([]run{{text: lead}, {text: " "}}, columns(lead)+1, []run{{text: rows[i].letter + itoa(rows[i].sentence+1) + " "}, {text: shorten(rows[i].text, 110)}})
	}
	var legend []string
	for _, t := range tellings {
		legend = append(legend, t.glyph()+" "+p.w.t("matrix."+t.key()))
	}
	p.text(5, strings.Join(legend, " · "), dim)
}

// corrections prints what corrections did, and those that no longer fit.
func (p *terminal) corrections() {
	lines := p.pinLines()
	if len(lines) == 0 {
		return
	}
	p.b.WriteByte('\n')
	for _, l := range lines {
		p.text(2, l, plainStyle)
	}
}

// manifest prints what made the report.
func (p *terminal) manifest() {
	p.b.WriteByte('\n')
	for _, l := range p.made() {
		p.text(2, l, dim)
	}
}

// beside prints both texts beside each other, with a sign for each link.
func (p *terminal) beside(pair *pairView) {
	p.b.WriteByte('\n')
	wide := (p.width - 7) / 2
	nums := len(itoa(max(len(pair.a.sentences), len(pair.b.sentences))))
	column := func(a *account, k int, also string) []line {
		if k < 0 {
			return nil
		}
		text := []run{{text: pad(itoa(k+1), nums) + " ", style: dim}}
		body := []run{{text: oneLine(a.sentences[k].In(a.Text))}}
		if also != "" {
			body = []run{{text: also, style: dim}}
		}
		lines := wrap(body, wide-nums-1)
		for i := range lines {
			lead := text
			if i > 0 {
				lead = []run{{text: strings.Repeat(" ", nums+1)}}
			}
			lines[i].runs = append(append([]run(nil), lead...), lines[i].runs...)
			lines[i].width += nums + 1
		}
		return lines
	}
	p.b.WriteString("  " + cell(pair.a.letter, wide) + "   " + pair.b.letter + "\n")
	for _, r := range ladder(pair) {
		left, right := column(pair.a, r.a, ""), column(pair.b, r.b, "")
		if r.seenA {
			left = column(pair.a, r.a, "↑")
		}
		if r.seenB {
			right = column(pair.b, r.b, "↑")
		}
		for i := range max(len(left), len(right)) {
			sign := " "
			if i == 0 {
				sign = r.sign
			}
			p.b.WriteString("  ")
			n := 0
			if i < len(left) {
				n = left[i].width
				for _, x := range left[i].runs {
					p.put(x)
				}
			}
			if i >= len(right) && sign == " " {
				p.b.WriteByte('\n')
				continue
			}
			p.b.WriteString(strings.Repeat(" ", max(0, wide-n)) + " ")
			p.put(run{text: sign, style: bold})
			if i < len(right) {
				p.b.WriteByte(' ')
				for _, x := range right[i].runs {
					p.put(x)
				}
			}
			p.b.WriteByte('\n')
		}
	}
}

// rung is a row of both texts side by side. A number below zero is no
// sentence; seen holds for a sentence that stands in a row above.
type rung struct {
	a, b         int
	seenA, seenB bool
	sign         string
}

var signs = map[string]string{
	"equivalent": "=", "a_more": ">", "b_more": "<", "overlap": "≈", "conflict": "≠", "related": "~",
}

// ladder returns the rows of both texts: in the order of a, with the
// sentences of b that have no counterpart after those they follow in b.
func ladder(p *pairView) []rung {
	after := make([][]int, len(p.b.sentences)+1) // rows of b alone, by the sentence they follow
	linked := make([]bool, len(p.b.sentences))
	links := make([][]rung, len(p.a.sentences))
	for _, bead := range p.Beads {
		for i := range max(len(bead.A), len(bead.B)) {
			if len(bead.A) == 0 || len(bead.B) == 0 {
				break
			}
			r := rung{a: bead.A[min(i, len(bead.A)-1)], b: bead.B[min(i, len(bead.B)-1)], sign: signs[bead.Relation]}
			if r.sign == "" {
				r.sign = "="
			}
			links[r.a] = append(links[r.a], r)
			linked[r.b] = true
		}
	}
	last := 0
	for k := range linked {
		if linked[k] {
			last = k + 1
		} else {
			after[last] = append(after[last], k)
		}
	}
	var rows []rung
	seen := make([]bool, len(linked))
	alone := func(at int) {
		for _, k := range after[at] {
			rows = append(rows, rung{a: -1, b: k, sign: "+"})
		}
	}
	alone(0)
	for k := range links {
		if len(links[k]) == 0 {
			rows = append(rows, rung{a: k, b: -1, sign: "-"})
		}
		for i, r := range links[k] {
			r.seenA, r.seenB = i > 0, seen[r.b]
			rows = append(rows, r)
			if !seen[r.b] {
				seen[r.b] = true
				alone(r.b + 1)
			}
		}
	}
	return rows
}

// telling is how an account tells a fact, against the others.
type telling uint8

const (
	isMissing telling = iota
	isTold
	isMore
	isLess
	isMixed // more than one account, or in one thing, and less than another
	isConflict
)

// tellings are those of a legend, in its order.
var tellings = []telling{isTold, isMore, isLess, isMixed, isConflict, isMissing}

func (t telling) glyph() string { return [...]string{"·", "●", "+", "-", "±", "≠"}[t] }
func (t telling) key() string {
	return [...]string{"missing", "told", "more", "less", "mixed", "conflict"}[t]
}

// factRow is a fact and how each account tells it.
type factRow struct {
	id       string
	letter   string // of the account it is quoted from
	account  *account
	sentence int
	text     string
	tellings []telling
	at       []int // sentence in each account, -1 where it has none
}

// facts returns the facts of the comparison in their order, each quoted from
// the first account that tells it.
func (v *view) facts() []factRow {
	rows := make([]factRow, 0, len(v.c.Facts))
	byID := map[string]int{}
	for _, f := range v.c.Facts {
		r := factRow{id: f.ID, sentence: -1, tellings: make([]telling, len(v.docs)), at: slices.Repeat([]int{-1}, len(v.docs))}
		for _, t := range f.Tellings {
			if t.Doc < 0 || t.Doc >= len(v.docs) {
				continue
			}
			r.tellings[t.Doc] = isTold
			if len(t.Sentences) == 0 || t.Sentences[0] < 0 || t.Sentences[0] >= len(v.docs[t.Doc].sentences) {
				continue
			}
			if r.at[t.Doc] < 0 {
				r.at[t.Doc] = t.Sentences[0]
			}
			if r.account == nil {
				r.account, r.sentence = &v.docs[t.Doc], t.Sentences[0]
				r.letter = r.account.letter
				r.text = oneLine(r.account.sentences[r.sentence].In(r.account.Text))
			}
		}
		if r.account == nil {
			continue
		}
		byID[f.ID] = len(rows)
		rows = append(rows, r)
	}
	for i := range v.c.Pairs {
		p := &v.c.Pairs[i]
		for k := range p.Differences {
			d := &p.Differences[k]
			at, ok := byID[d.Fact]
			if !ok || d.Fact == "" {
				continue
			}
			rows[at].tell(p, d)
		}
	}
	return rows
}

// tell notes what a difference says of how the accounts of p tell the fact.
func (r *factRow) tell(p *facts.Pair, d *facts.Difference) {
	set := func(doc int, t telling) {
		switch was := r.tellings[doc]; {
		case was == isMissing:
		case was == isMore && t == isLess, was == isLess && t == isMore:
			r.tellings[doc] = isMixed
		case t > was:
			r.tellings[doc] = t
		}
	}
	switch {
	case conflicting[d.Kind]:
		set(p.A, isConflict)
		set(p.B, isConflict)
	case d.Kind == facts.MissingDetail && len(d.A) > 0:
		set(p.A, isMore)
		set(p.B, isLess)
	case d.Kind == facts.MissingDetail:
		set(p.B, isMore)
		set(p.A, isLess)
	}
}

// made says what made the report: the manifest in lines.
func (v *view) made() []string {
	m := &v.c.Manifest
	lines := []string{v.w.t("report.made", "tool", m.Tool, "version", m.Version)}
	for i, in := range m.Inputs {
		lines = append(lines, v.w.t("manifest.input", "x", letter(i))+": "+oneLine(in.Source)+" sha256:"+in.SHA256)
	}
	for _, k := range sortedKeys(m.Options) {
		if _, named := m.Lists[k]; named {
			continue // told below, with its file
		}
		lines = append(lines, v.w.t("manifest.option")+": "+k+"="+m.Options[k])
	}
	for _, k := range sortedKeys(m.Lists) {
		lines = append(lines, v.w.t("manifest.list")+": "+k+" "+m.Lists[k].Source+" sha256:"+m.Lists[k].SHA256)
	}
	for _, k := range sortedKeys(m.Models) {
		lines = append(lines, v.w.t("manifest.model")+": "+k+" sha256:"+m.Models[k])
	}
	lines = append(lines, v.w.t("report.neutral"))
	for i := range lines {
		lines[i] = oneLine(lines[i])
	}
	return lines
}

func sortedKeys[T any](m map[string]T) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}
