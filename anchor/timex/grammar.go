package timex

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/zvirka/zvirka/corpus"
)

//go:embed data
var dataFS embed.FS

// Rules of a higher level read what the levels below have found.
const levels = 4

// edge is a step from one node of the trie to another: over a token (or a
// phrase) of a class, whose value goes into a slot.
type edge struct {
	class  class
	slot   slot
	glued  bool // no white space before it
	cut    bool // the expression ends before it
	low    float64
	high   float64
	target int32
}

func (e edge) same(f edge) bool {
	return e.class == f.class && e.slot == f.slot && e.glued == f.glued && e.cut == f.cut && e.low == f.low && e.high == f.high
}

// cond is asked of the token before a match, or after it.
type cond struct {
	class class
	not   bool
	edge  bool // the sentence begins, or ends, there
	small bool // the match begins without a capital, unless the sentence does there
	glued bool // and no white space between; a negated one holds where there is space
}

// accept says that a rule ends at a node.
type accept struct {
	rule   int32
	before []cond
	after  []cond
}

type node struct {
	edges   []edge
	accepts []accept
	loose   bool // an edge may take a word that is in no list
}

// rule is one rule of a rules file.
type rule struct {
	name     string
	op       op
	level    int
	order    int
	consts   []constant
	patterns []string
	examples []example
	at       string // file and line
}

type constant struct {
	slot  slot
	value float64
}

type example struct {
	text  string
	want  string // type, value and the like; empty for a counter-example
	lang  corpus.Lang
	given string // "" or a reference date of its own
	at    string
}

// grammar is what one language's data compile to. It is immutable.
type grammar struct {
	lang     corpus.Lang
	lex      *lexicon
	parts    map[string]string
	expanded map[string][][]item // parts, while the grammar is being built
	rules    []rule
	nodes    []node
	root     [levels]int32
	first    [levels]first

	known // classes that Go code asks for by name
}

// known are the classes and symbols which the mechanism itself uses.
type known struct {
	card, hundreds, magnitude, half, withHalf, ordWord, ordSuffix, minus, dash, dot, comma                                                                          class
	past, future, pastWord, skipNoun, nounless, adjective, month, plus, currency, hourMark, measure, verbLike, nounEnd, cardSuffix, verbPast, counts, manyOf, quote class
}

func (g *grammar) findKnown() {
	c := g.lex.class
	g.known = known{
		card: c("card"), magnitude: c("magnitude"), half: c("half"), withHalf: c("withhalf"), ordWord: c("ordinal"), ordSuffix: c("ordsuffix"),
		minus: c("minus"), dash: c("dash"), dot: c("dot"), comma: c("comma"), past: c("past"), future: c("future"), pastWord: c("pastword"),
		skipNoun: c("skipnoun"), nounless: c("nounless"), adjective: c("adjective"), month: c("month"), plus: c("plural"), currency: c("cursym"), hourMark: c("hourabbr"), measure: c("unit"), verbLike: c("verblike"), nounEnd: c("nounend"), cardSuffix: c("cardsuffix"), quote: c("quote"), verbPast: c("verbpast"), counts: c("counted"), manyOf: c("gpl"),
	}
}

var (
	ukrainian = sync.OnceValue(func() *grammar { return mustLoad(corpus.Ukrainian) })
	russian   = sync.OnceValue(func() *grammar { return mustLoad(corpus.Russian) })
	neither   = sync.OnceValue(func() *grammar { return mustLoad("") })
)

// grammarOf gives the grammar of a language: a language other than Ukrainian
// and Russian has the rules common to both, over digits and symbols only.
func grammarOf(lang corpus.Lang) *grammar {
	switch lang {
	case corpus.Ukrainian:
		return ukrainian()
	case corpus.Russian:
		return russian()
	}
	return neither()
}

// mustLoad panics on broken embedded data, which the tests load in full.
func mustLoad(lang corpus.Lang) *grammar {
	g, err := loadGrammar(dataFS, lang)
	if err != nil {
		panic(err)
	}
	return g
}

func loadGrammar(fsys fs.FS, lang corpus.Lang) (*grammar, error) {
	g := &grammar{lang: lang, lex: newLexicon(), parts: map[string]string{}, expanded: map[string][][]item{}}
	dirs := []string{"data/common"}
	if lang != "" {
		dirs = []string{"data/" + string(lang), "data/common"}
	}
	for _, ext := range []string{".tsv", ".rules"} {
		for _, dir := range dirs {
			files, err := fs.Glob(fsys, dir+"/*"+ext)
			if err != nil {
				return nil, err
			}
			for _, name := range files {
				data, err := fs.ReadFile(fsys, name)
				if err != nil {
					return nil, err
				}
				if ext == ".tsv" {
					err = g.lex.load(name, string(data))
				} else {
					err = g.readRules(name, string(data))
				}
				if err != nil {
					return nil, err
				}
			}
		}
	}
	g.findKnown()
	if err := g.compile(); err != nil {
		return nil, err
	}
	g.expanded = nil
	g.lex.finish()
	g.dispatch()
	return g, nil
}

// readRules reads a rules file; its format is told at the head of
// data/common/calendar.rules.
func (g *grammar) readRules(name, data string) error {
	var cur *rule
	for i, line := range strings.Split(data, "\n") {
		at := name + ":" + strconv.Itoa(i+1)
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		key, rest, _ := strings.Cut(line, " ")
		rest = strings.TrimSpace(rest)
		lang := ""
		if len(key) == 3 && (key[0] == '+' || key[0] == '-') { // +uk, -ru
			key, lang = key[:1], key[1:]
		}
		switch key {
		case "part":
			part, body, ok := strings.Cut(rest, "=")
			if !ok {
				return fmt.Errorf("timex: %s: part without =", at)
			}
			g.parts[strings.TrimSpace(part)] = strings.TrimSpace(body)
		case "rule":
			r, err := g.ruleHead(rest, at)
			if err != nil {
				return err
			}
			g.rules = append(g.rules, r)
			cur = &g.rules[len(g.rules)-1]
		case "=", "+", "-":
			if cur == nil {
				return fmt.Errorf("timex: %s: %q before any rule", at, key)
			}
			if key == "=" {
				cur.patterns = append(cur.patterns, rest)
				break
			}
			text, want, ok := strings.Cut(rest, " => ")
			if ok != (key == "+") {
				return fmt.Errorf("timex: %s: an example has =>, a counter-example has not", at)
			}
			e := example{text: text, want: strings.TrimSpace(want), lang: corpus.Lang(lang), at: at}
			if ref, t, ok := strings.Cut(text, "| "); ok && len(ref) >= 10 && ref[0] >= '0' && ref[0] <= '9' {
				e.given, e.text = strings.TrimSpace(ref), t
			}
			cur.examples = append(cur.examples, e)
		default:
			return fmt.Errorf("timex: %s: line begins with %q", at, key)
		}
	}
	return nil
}

// ruleHead reads «name > op slot=value … level=2».
func (g *grammar) ruleHead(s, at string) (rule, error) {
	name, does, ok := strings.Cut(s, ">")
	f := strings.Fields(does)
	if !ok || len(f) == 0 {
		return rule{}, fmt.Errorf("timex: %s: rule without > and what it builds", at)
	}
	r := rule{name: strings.TrimSpace(name), at: at, order: len(g.rules), level: 1}
	if r.op, ok = ops[f[0]]; !ok {
		return rule{}, fmt.Errorf("timex: %s: nothing is called %q", at, f[0])
	}
	for _, c := range f[1:] {
		k, v, ok := strings.Cut(c, "=")
		if !ok {
			return rule{}, fmt.Errorf("timex: %s: %q is no slot=value", at, c)
		}
		if k == "level" {
			n, err := strconv.Atoi(v)
			if err != nil || n < 1 || n >= levels {
				return rule{}, fmt.Errorf("timex: %s: level %q", at, v)
			}
			r.level = n
			continue
		}
		sl, ok := slotNames[k]
		if !ok {
			return rule{}, fmt.Errorf("timex: %s: no slot %q", at, k)
		}
		r.consts = append(r.consts, constant{sl, g.lex.value(v)})
	}
	return r, nil
}

// compile turns the patterns into one trie a level.
func (g *grammar) compile() error {
	g.nodes = make([]node, levels, 8192)
	for i := range g.root {
		g.root[i] = int32(i)
	}
	for i := range g.rules {
		r := &g.rules[i]
		for _, p := range r.patterns {
			seqs, err := g.expand(p, 0)
			if err != nil {
				return fmt.Errorf("timex: %s: rule %s: %w", r.at, r.name, err)
			}
			for _, s := range seqs {
				if err := g.insert(r.level, int32(i), s); err != nil {
					return fmt.Errorf("timex: %s: rule %s: %w", r.at, r.name, err)
				}
			}
		}
	}
	return nil
}

// item is one element of an expanded pattern.
type item struct {
	edge
	cond  bool
	ahead bool
	c     cond
}

func (g *grammar) insert(level int, ruleNo int32, seq []item) error {
	at := g.root[level]
	a := accept{rule: ruleNo}
	steps := 0
	for i, it := range seq {
		if it.cond {
			if it.ahead {
				a.after = append(a.after, it.c)
			} else {
				a.before = append(a.before, it.c)
			}
			continue
		}
		if len(a.after) > 0 {
			return fmt.Errorf("something follows what is asked of the next token")
		}
		steps++
		at = g.step(at, seq[i].edge)
	}
	if steps == 0 {
		return fmt.Errorf("pattern can be empty")
	}
	g.nodes[at].accepts = append(g.nodes[at].accepts, a)
	return nil
}

func (g *grammar) step(at int32, e edge) int32 {
	es := g.nodes[at].edges
	for i := len(es) - 1; i >= 0; i-- { // the last one is the likeliest
		if es[i].same(e) {
			return es[i].target
		}
	}
	e.target = int32(len(g.nodes))
	g.nodes = append(g.nodes, node{})
	g.nodes[at].edges = append(g.nodes[at].edges, e)
	return e.target
}

// Patterns may not expand to more than this many sequences.
const mostSequences = 20000

// expand multiplies out the options and alternatives of a pattern.
func (g *grammar) expand(p string, depth int) ([][]item, error) {
	if depth > 12 {
		return nil, fmt.Errorf("parts nest too deeply")
	}
	x := &expander{g: g, f: patternFields(p), depth: depth}
	out, err := x.alternatives("")
	if err != nil {
		return nil, err
	}
	return out, nil
}

// part expands a part once; the sequences are shared and never written to.
func (g *grammar) part(name, body string, depth int) ([][]item, error) {
	if seqs, ok := g.expanded[name]; ok {
		return slices.Clone(seqs), nil
	}
	seqs, err := g.expand(body, depth)
	if err == nil {
		g.expanded[name] = seqs
	}
	return slices.Clone(seqs), err
}

type expander struct {
	g     *grammar
	f     []string
	pos   int
	depth int
	glue  bool
	cut   bool
}

// patternFields splits at blanks and keeps brackets apart.
func patternFields(p string) []string {
	var out []string
	for _, f := range strings.Fields(p) {
		for len(f) > 1 && (f[0] == '[' || f[0] == '(' && !strings.Contains(f, "..") && f != "()") && !strings.HasPrefix(f, "(..") {
			out = append(out, f[:1])
			f = f[1:]
		}
		var tail []string
		for len(f) > 1 && (f[len(f)-1] == ']' || f[len(f)-1] == ')' && !strings.Contains(f, "(")) {
			tail = append([]string{f[len(f)-1:]}, tail...)
			f = f[:len(f)-1]
		}
		out = append(append(out, f), tail...)
	}
	return out
}

func (x *expander) alternatives(end string) ([][]item, error) {
	var out [][]item
	for {
		seq, err := x.sequence()
		if err != nil {
			return nil, err
		}
		out = append(out, seq...)
		if len(out) > mostSequences {
			return nil, fmt.Errorf("too many ways to read the pattern")
		}
		if x.pos >= len(x.f) {
			if end != "" {
				return nil, fmt.Errorf("%s is missing", end)
			}
			return out, nil
		}
		tok := x.f[x.pos]
		x.pos++
		if tok == end {
			return out, nil
		}
		if tok != "|" {
			return nil, fmt.Errorf("%q is out of place", tok)
		}
	}
}

func (x *expander) sequence() ([][]item, error) {
	out := [][]item{nil}
	for x.pos < len(x.f) {
		tok := x.f[x.pos]
		if tok == "|" || tok == ")" || tok == "]" {
			return out, nil
		}
		x.pos++
		var alts [][]item
		var err error
		cut := x.cut && tok != "~" // what is nested does not see it
		x.cut = x.cut && !cut
		switch {
		case tok == "~":
			x.glue = true
			continue
		case tok == ">>":
			x.cut = true
			continue
		case tok == "(":
			glue := x.glue
			x.glue = false
			alts, err = x.alternatives(")")
			alts = glueFirst(alts, glue)
		case tok == "[":
			glue := x.glue
			x.glue = false
			alts, err = x.alternatives("]")
			alts = append(glueFirst(alts, glue), nil)
		case strings.HasPrefix(tok, "<") && strings.HasSuffix(tok, ">") && len(tok) > 2:
			body, ok := x.g.parts[tok[1:len(tok)-1]]
			if !ok {
				return nil, fmt.Errorf("no part %s", tok)
			}
			alts, err = x.g.part(tok, body, x.depth+1)
			alts = glueFirst(alts, x.glue)
			x.glue = false
		default:
			var it item
			it, err = x.g.element(tok)
			if !it.cond {
				it.glued = x.glue
				x.glue = false
			}
			alts = [][]item{{it}}
		}
		if err == nil && (x.glue || x.cut) && (tok == "(" || tok == "[") {
			err = fmt.Errorf("~ or >> before a closing bracket")
		}
		if err != nil {
			return nil, err
		}
		if cut {
			alts = cutFirst(alts)
		}
		next := make([][]item, 0, len(out)*len(alts))
		for _, o := range out {
			for _, a := range alts {
				next = append(next, append(o[:len(o):len(o)], a...))
			}
		}
		if out = next; len(out) > mostSequences {
			return nil, fmt.Errorf("too many ways to read the pattern")
		}
	}
	return out, nil
}

func glueFirst(alts [][]item, glue bool) [][]item {
	if !glue {
		return alts
	}
	for i, a := range alts {
		if len(a) > 0 {
			b := append([]item(nil), a...)
			b[0].glued = true
			alts[i] = b
		}
	}
	return alts
}

func cutFirst(alts [][]item) [][]item {
	for i, a := range alts {
		if len(a) > 0 {
			b := append([]item(nil), a...)
			b[0].cut = true
			alts[i] = b
		}
	}
	return alts
}

// element reads one element: a literal, @class, slot:class, with (lo..hi); or
// a condition: ^ $ &class !class before or after, with ~ for «glued».
func (g *grammar) element(tok string) (item, error) {
	if tok == "!cap" {
		return item{cond: true, c: cond{small: true}}, nil
	}
	switch tok[0] {
	case '^', '$':
		return item{cond: true, ahead: tok == "$", c: cond{edge: true}}, nil
	case '<', '>':
		if len(tok) > 2 {
			return g.condition(tok)
		}
	}
	it := item{edge: edge{low: -1e18, high: 1e18}}
	if open := strings.IndexByte(tok, '('); open > 0 && strings.HasSuffix(tok, ")") {
		lo, hi, ok := strings.Cut(tok[open+1:len(tok)-1], "..")
		var err1, err2 error
		it.low, err1 = strconv.ParseFloat(lo, 64)
		it.high, err2 = strconv.ParseFloat(hi, 64)
		if !ok || err1 != nil || err2 != nil {
			return item{}, fmt.Errorf("range in %q", tok)
		}
		tok = tok[:open]
	}
	if name, cl, ok := strings.Cut(tok, ":"); ok && name != "" && cl != "" {
		s, ok := slotNames[name]
		if !ok {
			return item{}, fmt.Errorf("no slot %q", name)
		}
		c, err := g.needClass(cl)
		it.slot, it.class = s, c
		return it, err
	}
	if tok[0] == '@' && len(tok) > 1 {
		c, err := g.needClass(tok[1:])
		it.class = c
		return it, err
	}
	forms := []string{tok}
	if len(tok) > 1 {
		forms = strings.Split(tok, "/")
	}
	it.class = g.lex.literal(forms...)
	return it, nil
}

// condition reads <!class, <&class of the token before, >!class, >&class of
// the token after; a ~ at the end means that no white space parts them.
func (g *grammar) condition(tok string) (item, error) {
	it := item{cond: true, ahead: tok[0] == '>'}
	body := tok[2:]
	it.c.not = tok[1] == '!'
	if tok[1] != '!' && tok[1] != '&' {
		return item{}, fmt.Errorf("%q is no condition", tok)
	}
	if strings.HasSuffix(body, "~") && len(body) > 1 {
		it.c.glued, body = true, body[:len(body)-1]
	}
	if body[0] == '@' {
		c, err := g.needClass(body[1:])
		it.c.class = c
		return it, err
	}
	it.c.class = g.lex.literal(body)
	return it, nil
}

// needClass finds a class that data or Go define; rules make none. A class
// that the other language's lists alone hold is empty here, which is meant.
func (g *grammar) needClass(name string) (class, error) {
	if strings.ContainsAny(name, "[]()<>|/") || name == "" {
		return 0, fmt.Errorf("no class %q", name)
	}
	return g.lex.class(name), nil
}

// dispatch notes for every form which edges of a root a match may begin with.
func (g *grammar) dispatch() {
	for i := range g.nodes {
		for _, e := range g.nodes[i].edges {
			if e.class >= unknownWord && e.class < firstListed || g.lex.suffix[e.class] != nil {
				g.nodes[i].loose = true
			}
		}
	}
	for lv := range levels {
		d := &g.first[lv]
		byClass := make([][]uint16, g.lex.count)
		for i, e := range g.nodes[g.root[lv]].edges {
			no := uint16(i)
			switch e.class {
			case anyDigit, digit1or2, digit2, digit3, digit4:
				d.digit = append(d.digit, no)
			case romanNumeral:
				d.roman = append(d.roman, no)
			case foundDate, foundTime, foundPart, foundDay, foundPlainDate, foundWeekday, foundAmount, foundDuration, foundNumber, foundMoney, foundQuantity:
				d.found = append(d.found, no)
			case numberPhrase, wholePhrase, ordinalPhrase:
				d.digit = append(d.digit, no)
				for _, c := range []class{g.card, g.magnitude, g.half, g.ordWord, g.minus, g.dot} {
					byClass[c] = append(byClass[c], no)
				}
			default:
				byClass[e.class] = append(byClass[e.class], no)
				for _, p := range g.lex.phrases[e.class] {
					byClass[p.steps[0]] = append(byClass[p.steps[0]], no)
				}
			}
		}
		d.fill(g.lex, byClass)
	}
}

// first holds the edges of a root by what a token is.
type first struct {
	form                [][]uint16
	digit, roman, found []uint16
}

// fill lists the edges of each form, in order and once.
func (d *first) fill(l *lexicon, byClass [][]uint16) {
	d.form = make([][]uint16, len(l.forms))
	var buf, arena []uint16
	for f, es := range l.entries {
		buf = buf[:0]
		for _, e := range es {
			buf = append(buf, byClass[e.class]...)
		}
		if len(buf) == 0 {
			continue
		}
		slices.Sort(buf)
		buf = slices.Compact(buf)
		if cap(arena)-len(arena) < len(buf) {
			arena = make([]uint16, 0, 4096+len(buf))
		}
		at := len(arena)
		arena = append(arena, buf...)
		d.form[f] = arena[at:len(arena):len(arena)]
	}
}
