package canon

import (
	"embed"
	"fmt"
	"iter"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/internal/memo"
)

//go:embed data/*.tsv
var data embed.FS

//go:embed data/lexicon.bin
var lexiconData string

//go:embed data/idf.bin
var rarityData string

// Canon holds the tables of both languages and the lexicon. It is immutable
// and safe for concurrent use.
type Canon struct {
	uk, ru, other tables
	names         *folder             // Skeleton
	keys          *folder             // NameKey
	named         *memo.Table[string] // NameKey
	lexicon       *lexicon
	costs         *costs
	derivation    *derivation
	rarity        *rarity
}

// tables are what one language needs.
type tables struct {
	lang    corpus.Lang
	seed    uint32 // of its keys in the lexicon
	known   *memo.Table[known]
	stemmer *stemmer
	folder  *folder
	stops   map[uint32]bool // hash of the codes of function words
	forms   func() *paradigms
}

var load = sync.OnceValue(func() *Canon {
	c, err := newCanon()
	if err != nil {
		panic(err) // the embedded data is broken: a test would have told
	}
	return c
})

// Default returns the Canon of the embedded data, which is read on first use,
// within some milliseconds.
func Default() *Canon { return load() }

func newCanon() (*Canon, error) {
	c := &Canon{named: memo.New[string](namesBits)}
	c.forget()
	for _, t := range []*tables{&c.uk, &c.ru, &c.other} {
		t.seed = hashSeed + 1
	}
	var err error
	if err = c.uk.load(corpus.Ukrainian); err != nil {
		return nil, err
	}
	if err = c.ru.load(corpus.Russian); err != nil {
		return nil, err
	}
	if c.names, err = loadFolder("data/names.fold.tsv"); err != nil {
		return nil, err
	}
	if c.keys, err = loadFolder("data/names.keys.tsv"); err != nil {
		return nil, err
	}
	c.other.folder = c.names
	if c.costs, err = loadCosts("data/letters.tsv"); err != nil {
		return nil, err
	}
	if c.derivation, err = parseDerivation("data/derive.tsv", file("data/derive.tsv")); err != nil {
		return nil, err
	}
	if c.rarity, err = loadRarity("data/idf.bin", rarityData); err != nil {
		return nil, err
	}
	c.lexicon, err = unpack("data/lexicon.bin", lexiconData)
	return c, err
}

// knownBits is the logarithm of how many words of a language have their forms
// remembered.
const knownBits = 15

// namesBits is the logarithm of how many names have their keys remembered.
const namesBits = 12

// forget forgets the forms of words, which the lexicon is a part of.
func (c *Canon) forget() {
	for _, t := range []*tables{&c.uk, &c.ru, &c.other} {
		t.known = memo.New[known](knownBits)
	}
}

func (t *tables) load(lang corpus.Lang) (err error) {
	t.lang = lang
	t.seed = hashCodes(hashSeed, []byte(lang))
	base := "data/" + string(lang)
	if t.stemmer, err = parseStemmer(base+".stem.tsv", file(base+".stem.tsv"), file(base+".stem.words.tsv"), file(base+".stem.learnt.tsv"), file(base+".stem.alternations.tsv")); err != nil {
		return err
	}
	if t.folder, err = loadFolder(base+".fold.tsv", base+".fold.learnt.tsv"); err != nil {
		return err
	}
	t.forms = sync.OnceValue(func() *paradigms {
		p, err := parseParadigms(base+".forms.tsv", file(base+".forms.tsv"))
		if err != nil {
			panic(err) // the embedded data is broken: a test would have told
		}
		return p
	})
	t.stops = make(map[uint32]bool, 512)
	for _, row := range rows(file(base + ".stop.tsv")) {
		for _, word := range strings.Fields(row.cell(0)) {
			codes, err := codesOf(word)
			if err != nil {
				return fmt.Errorf("canon: %s.stop.tsv:%d: %w", base, row.line, err)
			}
			t.stops[hashCodes(hashSeed, codes)] = true
		}
	}
	return nil
}

func loadFolder(names ...string) (*folder, error) {
	var all []string
	for _, name := range names {
		all = append(all, file(name))
	}
	return parseFolder(names[0], all...)
}

// file returns an embedded file, or "" where there is none.
func file(name string) string {
	b, err := data.ReadFile(name)
	if err != nil {
		return ""
	}
	return string(b)
}

// splitSeq yields the alternatives of a cell, which | cuts, without blanks
// round them.
func splitSeq(cell string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for part := range strings.SplitSeq(cell, "|") {
			if part = strings.Trim(part, " "); part != "" && !yield(part) {
				return
			}
		}
	}
}

// tables returns the tables of lang.
func (c *Canon) tables(lang corpus.Lang) *tables {
	switch lang {
	case corpus.Ukrainian:
		return &c.uk
	case corpus.Russian:
		return &c.ru
	}
	return &c.other
}

// worker computes forms. The letters of their strings gather in text.
type worker struct {
	text []byte
	buf  [64]byte
	out  [64]byte
}

// draft is a form whose strings are offsets into a worker's text.
type draft struct {
	stem, skel, end int
	key, lex        uint32 // lex: the hash the lexicon knows it by
	concepts, kin   []uint32
	root            uint32
	stop            bool
}

// maxWord is the number of letters that are looked at in a word; the rest of a
// longer one counts for nothing but its hash.
const maxWord = 56

// wordCodes returns the letters of word, which may lie in buf, and whether the
// tables know them and they are not too many.
func wordCodes(buf []byte, word string) ([]byte, bool) {
	if len(word) > 2*maxWord {
		return nil, false
	}
	codes, ok := encode(buf, word)
	return codes, ok && len(codes) > 0 && len(codes) <= maxWord
}

func (w *worker) form(c *Canon, word string, t *tables) draft {
	codes, ok := wordCodes(w.buf[:0], word)
	if !ok {
		return w.plain(word)
	}
	d := draft{stop: t.stops[hashCodes(hashSeed, codes)]}
	if t.stemmer != nil && !isLatin(codes) {
		codes = t.stemmer.stem(codes)
	}
	d.stem = len(w.text)
	w.text = decode(w.text, codes)
	skel := t.folder.fold(w.out[:0], codes)
	if len(skel) == 0 {
		skel = append(skel, codes...)
	}
	d.lex = hashCodes(t.seed, codes)
	d.concepts = c.lexicon.find(d.lex)
	d.kin = c.lexicon.kin.find(d.lex)
	if root, ok := c.derivation.root(skel); ok {
		d.root = hashRoot(hashSeed, root) | fieldIDs
	}
	d.skel = len(w.text)
	w.text = decode(w.text, skel)
	d.key = hashCodes(hashSeed, skel)
	if t == &c.uk && c.lexicon.apart[d.lex] {
		w.text = append(w.text, apartMark...)
		d.key = hashCodes(d.key, []byte(apartMark))
	}
	d.end = len(w.text)
	d.key |= 1
	return d
}

func isLatin(codes []byte) bool {
	return slices.ContainsFunc(codes, func(c byte) bool { return codeLatin <= c && c < codeDigit })
}

// lowered returns a word that the tables do not know in lower case.
func lowered(word string) string {
	if !utf8.ValidString(word) {
		word = strings.ToValidUTF8(word, "\uFFFD")
	}
	return strings.ToLower(word)
}

// plain is the form of a word in letters that the tables do not know: itself
// in lower case.
func (w *worker) plain(word string) draft {
	if word == "" {
		return draft{}
	}
	d := draft{stem: len(w.text)}
	w.text = append(w.text, lowered(word)...)
	d.skel, d.end = len(w.text), len(w.text)
	w.text = append(w.text, w.text[d.stem:]...)
	d.end = len(w.text)
	d.key = hashCodes(hashSeed, w.text[d.skel:]) | 1
	return d
}

// known is what there is to know of a word.
type known struct {
	form    Form
	lex     uint32   // the hash the lexicon knows it by
	phrases []phrase // that begin with it
}

// known returns what there is to know of word.
func (c *Canon) known(word string, t *tables) *known {
	return t.known.Get(word, func(word string) known {
		var buf [160]byte
		w := worker{text: buf[:0]}
		d := w.form(c, word, t)
		k := known{form: d.in(string(w.text)), lex: d.lex}
		if d.key != 0 {
			k.phrases = c.lexicon.phrase[d.lex]
			k.form.idf = float32(c.rarity.of(k.form))
			k.form.letters, k.form.size = lettersOf(k.form.Skel)
		}
		return k
	})
}

// in makes a form of d, whose offsets are into text.
func (d draft) in(text string) Form {
	if d.key == 0 {
		return Form{}
	}
	return Form{Stem: text[d.stem:d.skel], Skel: text[d.skel:d.end], Key: d.key, Concepts: d.concepts, Stop: d.stop, kin: d.kin, root: d.root}
}

// Forms returns a form for each of toks, which are tokens of text in language
// lang. Tokens that are not words get the zero Form. Words that stand in the
// text as a multiword entry of the lexicon get its concept besides their own.
// Cost is linear; what is known of a word is remembered for the next text.
func (c *Canon) Forms(text string, toks []Token, lang corpus.Lang) []Form {
	if len(toks) == 0 {
		return nil
	}
	return c.AppendForms(make([]Form, 0, len(toks)), text, toks, lang)
}

// AppendForms appends to dst what [Canon.Forms] returns, and returns the longer
// slice. Entries of several words are looked for in toks only.
func (c *Canon) AppendForms(dst []Form, text string, toks []Token, lang corpus.Lang) []Form {
	t := c.tables(lang)
	var buf [64]*known
	words := buf[:0]
	from := len(dst)
	for _, tok := range toks {
		k := &noWord
		if tok.Class == Word {
			k = c.known(tok.In(text), t)
		}
		words = append(words, k)
		dst = append(dst, k.form)
	}
	join(dst[from:], words)
	return dst
}

// noWord is what is known of a token that is not a word.
var noWord known

func (c *Canon) skeleton(s string) string {
	return foldString(c.names, s)
}

func foldString(f *folder, s string) string {
	var buf, out [96]byte
	if len(s) > 2*96 {
		return strings.ToLower(strings.ToValidUTF8(s, "\uFFFD"))
	}
	codes, ok := encode(buf[:0], s)
	if !ok {
		return strings.ToLower(strings.ToValidUTF8(s, "\uFFFD"))
	}
	skel := f.fold(out[:0], codes)
	return string(decode(make([]byte, 0, 2*len(skel)), skel))
}
