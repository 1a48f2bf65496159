package gazetteer

import (
	"embed"
	"fmt"
	"hash/crc32"
	"io/fs"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/internal/memo"
)

//go:embed data/*.tsv data/index.bin
var data embed.FS

// Gazetteer is a list of entries with an index of their forms. It is immutable
// and safe for concurrent use.
type Gazetteer struct {
	entries []Entry
	byID    map[string]int32
	endings *endingTable

	items  []item
	tokens []token
	heads  []head // a hash table over the first tokens of the items
	mask   uint64
	made   *made // entries made by rules
	sum    uint32

	openings [alphabets]*memo.Table[*opening]
}

// item is a form of an entry.
type item struct {
	entry int32
	next  int32 // the next item with the same first stem, -1 for none
	first int32 // in tokens
	n     uint8
	kind  Kind
	slot  bool // the form has a slot for a country
	role  bool // for MatchRole only
}

// token is a word, or a part of a word up to a hyphen, of a form.
type token struct {
	stem  uint64
	class uint8
	more  bool    // matches the further endings too
	upper letters // needed in the text
	slot  slot
	gap   bool // punctuation may follow
}

// slot says that a token stands for a country.
type slot uint8

const (
	noSlot slot = iota
	countryName
	countryAdjective
)

type head struct {
	stem uint64
	item int32
}

// adjectiveSlot begins the stems of the tokens that follow a leading {A}.
const adjectiveSlot = 0xA5A5_5A5A_0F0F_F0F0

var shipped = sync.OnceValue(func() *Gazetteer {
	g, err := Load(data)
	if err != nil {
		panic(err) // embedded data are broken
	}
	return g
})

// Default returns the gazetteer that the package ships. It is loaded by the
// first call, in some milliseconds.
func Default() *Gazetteer { return shipped() }

// Load reads a gazetteer from the files data/*.tsv of fsys, in the order of
// their names. See the package documentation for their format.
func Load(fsys fs.FS) (*Gazetteer, error) {
	names, err := fs.Glob(fsys, "data/*.tsv")
	if err != nil {
		return nil, fmt.Errorf("gazetteer: %w", err)
	}
	g := &Gazetteer{made: &made{}}
	var files []string
	sum := uint32(indexVersion)
	size := 0
	for _, name := range names {
		b, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, fmt.Errorf("gazetteer: %w", err)
		}
		sum = crc32.Update(sum, castagnoli, b)
		if strings.HasSuffix(name, "/endings.tsv") {
			if g.endings, err = parseEndings(string(b)); err != nil {
				return nil, err
			}
			files = append(files, "")
			continue
		}
		files = append(files, string(b))
		size += len(b)
	}
	if g.endings == nil {
		return nil, fmt.Errorf("gazetteer: data/endings.tsv is missing")
	}
	g.entries = make([]Entry, 0, size/90+16)
	for i, text := range files {
		if err := g.parse(names[i], text); err != nil {
			return nil, err
		}
	}
	g.sum = sum
	if !g.loadIndex(fsys, sum) {
		g.readForms()
	}
	g.index()
	for lang := range g.openings {
		g.openings[lang] = memo.New[*opening](openingBits)
	}
	return g, nil
}

// parse reads one file of entries.
func (g *Gazetteer) parse(name, text string) error {
	for number := 1; text != ""; number++ {
		line, rest, _ := strings.Cut(text, "\n")
		text = rest
		if line == "" || line[0] == '#' {
			continue
		}
		if err := g.add(line); err != nil {
			return fmt.Errorf("gazetteer: %s:%d: %w", name, number, err)
		}
	}
	return nil
}

// add reads one entry.
func (g *Gazetteer) add(line string) error {
	var fields [8]string
	n := 0
	for rest, ok := line, true; ok && n < len(fields); n++ {
		fields[n], rest, ok = strings.Cut(rest, "\t")
	}
	if n < 6 {
		return fmt.Errorf("%d columns, want 6 to 8", n)
	}
	g.entries = append(g.entries, Entry{
		ID: fields[0], Type: fields[1], Sub: fields[2], Parent: fields[6],
		forms: [3]string(fields[3:6]),
	})
	e := &g.entries[len(g.entries)-1]
	for i, forms := range e.forms {
		lemma, _, _ := strings.Cut(forms, "|")
		if lemma != "" && strings.IndexByte(marks, lemma[0]) >= 0 {
			lemma = strings.TrimLeft(lemma, marks)
		}
		e.Lemma[i] = lemma
	}
	e.parseExtra(fields[7])
	return nil
}

// marks are the characters that may begin a form.
const marks = "~@^!"

const given = "given"

func (e *Entry) parseExtra(extra string) {
	for extra != "" {
		var word string
		word, extra, _ = strings.Cut(extra, ";")
		switch word {
		case "m", "f":
			e.Gender = word[0]
		case "ff":
			e.FamilyFirst = true
		case "ctx":
			e.Context = true
		case "top":
			e.Known = true
		default:
			if id, ok := strings.CutPrefix(word, "met="); ok {
				e.MetonymOf = id
			}
			if id, ok := strings.CutPrefix(word, "a="); ok {
				e.Affiliation = id
			}
		}
	}
}

// addForms indexes the forms of an entry.
func (g *Gazetteer) addForms(entry int32, forms string, lang alphabet) {
	e := &g.entries[entry]
	var lastShort string
	for forms != "" {
		var form string
		form, forms, _ = strings.Cut(forms, "|")
		form, kind, exact := unmark(form)
		if form == "" {
			continue
		}
		g.addForm(entry, form, kind, exact, lang)
		if e.Type != Person || e.Sub == given || kind != Name || exact || lang == latin {
			continue
		}
		short := familyName(form, e.FamilyFirst)
		if e.FamilyFirst && !e.Known && utf8.RuneCountInString(short) < 4 {
			continue // half a nation bears it
		}
		if short != "" && short != lastShort {
			g.addForm(entry, short, Short, false, lang)
			lastShort = short
		}
	}
}

// familyName returns the family name in the full name of a person, "" where
// the name has one word only, follows a title or numbers a monarch.
func familyName(form string, first bool) string {
	if r, _ := utf8.DecodeRuneInString(form); !isUpper(r) {
		return ""
	}
	i := strings.LastIndexByte(form, ' ')
	if first {
		i = strings.IndexByte(form, ' ')
	}
	if i < 0 {
		return ""
	}
	name := form[i+1:]
	if first {
		name = form[:i]
	}
	// Two letters are more often a pronoun or particle: То Лам.
	if utf8.RuneCountInString(name) < 3 || strings.Trim(name, "IVXІ") == "" {
		return ""
	}
	return name
}

// addForm indexes one form.
func (g *Gazetteer) addForm(entry int32, form string, kind Kind, exact bool, lang alphabet) {
	e := &g.entries[entry]
	more := kind == Adjective || kind == Demonym || kind == Role || e.Type == Product
	it := item{entry: entry, next: -1, first: int32(len(g.tokens)), kind: kind, role: e.Type == RoleType}
	for rest := form; rest != ""; {
		var word string
		word, rest, _ = strings.Cut(rest, " ")
		for word != "" {
			var t token
			t, word = g.token(word, lang, more, exact)
			if t.stem == 0 && t.slot == noSlot {
				if it.n > 0 { // a dash between words
					g.tokens[len(g.tokens)-1].gap = true
				}
				continue
			}
			it.slot = it.slot || t.slot != noSlot
			g.tokens = append(g.tokens, t)
			it.n++
		}
	}
	if it.n > 0 {
		g.items = append(g.items, it)
	}
}

// indeclinable reports whether part is an acronym that ends in a vowel.
func indeclinable(part string) bool {
	r, _ := utf8.DecodeLastRuneInString(part)
	return isAcronym(part) && strings.ContainsRune("АЕЄИІЇОУЮЯЫЭ", r)
}

// punctuated reports whether word ends in punctuation that the text may give
// as a token of its own.
func punctuated(word string) bool {
	switch word[len(word)-1] {
	case '.', ',', ')', '(':
		return true
	}
	return false
}

// token reads word up to a hyphen and returns what follows the hyphen.
func (g *Gazetteer) token(word string, lang alphabet, more, exact bool) (token, string) {
	switch word {
	case "{C}":
		return token{slot: countryName}, ""
	case "{A}":
		return token{slot: countryAdjective}, ""
	}
	var f folded
	part := word
	rest := f.fold(word, lang, g.endings)
	if f.n == 0 {
		return token{}, rest
	}
	if !f.last {
		part = word[:len(word)-len(rest)-1]
	}
	t := token{stem: f.splits[0].stem, upper: f.upper, more: more, gap: !f.last || punctuated(word)}
	if f.upper&allUpper != 0 && !isAcronym(part) {
		t.upper = firstUpper
	}
	if exact || lang == latin || f.upper&allUpper != 0 && indeclinable(part) {
		return t, rest
	}
	// The longest ending of a base form that the word has; what is left is
	// the stem.
	for _, s := range f.splits[1:f.n] {
		if s.base != 0 {
			t.stem, t.class = s.stem, s.base
		}
	}
	return t, rest
}

// index builds the hash table over the first tokens. Items with the same first
// stem are chained in the order of the data.
func (g *Gazetteer) index() {
	size := uint64(1024)
	for size < 2*uint64(len(g.items)) {
		size *= 2
	}
	g.mask = size - 1
	g.heads = make([]head, size)
	for i := len(g.items) - 1; i >= 0; i-- {
		it := &g.items[i]
		stem := g.tokens[it.first].stem
		if g.tokens[it.first].slot == countryAdjective && it.n > 1 {
			stem = g.tokens[it.first+1].stem ^ adjectiveSlot
		}
		at := g.find(stem)
		if g.heads[at].stem == stem {
			it.next = g.heads[at].item
		}
		g.heads[at] = head{stem, int32(i)}
	}
	g.byID = make(map[string]int32, len(g.entries))
	for i := range g.entries {
		if _, ok := g.byID[g.entries[i].ID]; !ok {
			g.byID[g.entries[i].ID] = int32(i)
		}
	}
}

// find returns the slot of heads that holds stem or would hold it.
func (g *Gazetteer) find(stem uint64) uint64 {
	i := (stem ^ stem>>32) & g.mask
	for g.heads[i].stem != stem && g.heads[i].stem != 0 {
		i = (i + 1) & g.mask
	}
	return i
}

// Lookup returns the entry with an id. Ids made by rules are known from the
// first match on.
func (g *Gazetteer) Lookup(id string) (*Entry, bool) {
	if i, ok := g.byID[id]; ok {
		return &g.entries[i], true
	}
	return g.made.lookup(id)
}

// Entries returns all entries in the order of the data, without those that
// rules made. The slice must not be changed.
func (g *Gazetteer) Entries() []Entry { return g.entries }

// Sum tells one state of the data from another: what is worked out beforehand
// from all entries is good for the sum that it was worked out with.
func (g *Gazetteer) Sum() uint32 { return g.sum }

// Contains reports whether the entry child lies in or belongs to the entry
// parent, by the chain of parents. An entry contains itself; ids that are not
// known contain nothing else.
func (g *Gazetteer) Contains(parent, child string) bool {
	for depth := 0; depth < 16; depth++ {
		if parent == child {
			return true
		}
		e, ok := g.Lookup(child)
		if !ok || e.Parent == "" {
			return false
		}
		child = e.Parent
	}
	return false
}

// Country returns the id of the country that the entry id lies in, belongs to
// or, for people, is affiliated with: the nearest on the chain of parents; ""
// for none.
func (g *Gazetteer) Country(id string) string {
	for depth := 0; depth < 16 && id != ""; depth++ {
		e, ok := g.Lookup(id)
		if !ok {
			return ""
		}
		if e.Sub == "country" {
			return e.ID
		}
		if id = e.Parent; id == "" {
			id = e.Affiliation
		}
	}
	return ""
}

func alphabetOf(lang corpus.Lang) alphabet {
	switch lang {
	case corpus.Ukrainian:
		return ukrainian
	case corpus.Russian:
		return russian
	}
	return latin
}
