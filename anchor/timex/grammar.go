package timex

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
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

// lowest and highest are the bounds of an edge that takes any value.
const lowest, highest = -1e18, 1e18

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
	card, magnitude, half, withHalf, ordWord, ordSuffix, minus, dash, dot, comma                                                                                                class
	past, future, pastWord, skipNoun, nounless, adjective, month, plus, currency, hourMark, measure, verbLike, nounEnd, cardSuffix, verbPast, counts, manyOf, quote, wish, from class
}

// named is a class with the name that the data files give it.
type named struct {
	name  string
	class *class
}

// all lists the classes that the mechanism uses.
func (k *known) all() []named {
	return []named{
		{"card", &k.card}, {"magnitude", &k.magnitude}, {"half", &k.half}, {"withhalf", &k.withHalf}, {"ordinal", &k.ordWord},
		{"ordsuffix", &k.ordSuffix}, {"minus", &k.minus}, {"dash", &k.dash}, {"dot", &k.dot}, {"comma", &k.comma}, {"past", &k.past},
		{"future", &k.future}, {"pastword", &k.pastWord}, {"skipnoun", &k.skipNoun}, {"nounless", &k.nounless}, {"adjective", &k.adjective},
		{"month", &k.month}, {"plural", &k.plus}, {"wish", &k.wish}, {"p_from", &k.from}, {"cursym", &k.currency}, {"hourabbr", &k.hourMark},
		{"unit", &k.measure}, {"verblike", &k.verbLike}, {"nounend", &k.nounEnd}, {"cardsuffix", &k.cardSuffix}, {"quote", &k.quote},
		{"verbpast", &k.verbPast}, {"counted", &k.counts}, {"gpl", &k.manyOf},
	}
}

func (g *grammar) findKnown() {
	for _, k := range g.known.all() {
		*k.class = g.lex.class(k.name)
	}
}

var (
	ukrainian = sync.OnceValue(func() *grammar { return mustLoad(corpus.Ukrainian, ukrainianImage) })
	russian   = sync.OnceValue(func() *grammar { return mustLoad(corpus.Russian, russianImage) })
	neither   = sync.OnceValue(func() *grammar { return mustLoad("", "") })
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

// mustLoad reads the image, or compiles the data where it is not of these. It
// panics on broken embedded data, which the tests load in full.
func mustLoad(lang corpus.Lang, image string) *grammar {
	files, err := sources(dataFS, lang)
	if err != nil {
		panic(err)
	}
	if g, err := decodeGrammar(image, lang, sumOf(files)); err == nil {
		return g
	}
	g, err := compileGrammar(files, lang)
	if err != nil {
		panic(err)
	}
	return g
}

// source is a data file.
type source struct {
	name string
	data []byte
}

// sources returns the data files of a language, word lists before rules.
func sources(fsys fs.FS, lang corpus.Lang) ([]source, error) {
	dirs := []string{"data/common"}
	if lang != "" {
		dirs = []string{"data/" + string(lang), "data/common"}
	}
	var out []source
	for _, ext := range []string{wordLists, ".rules"} {
		for _, dir := range dirs {
			names, err := fs.Glob(fsys, dir+"/*"+ext)
			if err != nil {
				return nil, err
			}
			for _, name := range names {
				data, err := fs.ReadFile(fsys, name)
				if err != nil {
					return nil, err
				}
				out = append(out, source{name, data})
			}
		}
	}
	return out, nil
}

const wordLists = ".tsv"

// loadGrammar compiles the data of a language.
func loadGrammar(fsys fs.FS, lang corpus.Lang) (*grammar, error) {
	files, err := sources(fsys, lang)
	if err != nil {
		return nil, err
	}
	return compileGrammar(files, lang)
}

func compileGrammar(files []source, lang corpus.Lang) (*grammar, error) {
	g := &grammar{lang: lang, lex: newLexicon(), parts: map[string]string{}, expanded: map[string][][]item{}}
	for _, f := range files {
		read := g.readRules
		if strings.HasSuffix(f.name, wordLists) {
			read = g.lex.load
		}
		if err := read(f.name, string(f.data)); err != nil {
			return nil, err
		}
	}
	g.findKnown()
	if err := g.compile(); err != nil {
		return nil, err
	}
	g.expanded = nil
	g.lex.listed = g.lex.count
	g.finish()
	return g, nil
}

// finish makes the tables that follow from the rest.
func (g *grammar) finish() {
	g.lex.finish()
	g.dispatch()
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

// dispatch notes for every form which edges of a root a match may begin with.
func (g *grammar) dispatch() {
	for i := range g.nodes {
		for _, e := range g.nodes[i].edges {
			if e.class >= unknownWord && e.class < firstListed || g.lex.ends[e.class] != nil {
				g.nodes[i].loose = true
			}
		}
	}
	for lv := 1; lv < levels; lv++ {
		d := &g.first[lv]
		byClass := make([][]uint16, g.lex.count)
		for i, e := range g.nodes[g.root[lv]].edges {
			no := uint16(i)
			switch e.class {
			case anyDigit, digit1or2, digit2, digit3, digit4:
				d.digit = append(d.digit, no)
			case romanNumeral:
				d.roman = append(d.roman, no)
			case foundDate, foundTime, foundPart, foundHours, foundDay, foundPlainDate, foundWeekday, foundAmount, foundDuration, foundNumber, foundMoney, foundQuantity:
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
