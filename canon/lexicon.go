package canon

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// lexicon joins words that mean the same. A row is a concept; its words are
// found by the hash of their stem, seeded with their language.
type lexicon struct {
	base   packed              // of the embedded data
	words  map[uint32]*entry   // besides base
	kin    packed              // what words are akin to
	phrase map[uint32][]phrase // by language and key of the first word
	apart  map[uint32]bool     // Ukrainian stems that look like a Russian word of other meaning
	pairs  pairSet             // keys of false friends
	next   uint32              // next free concept

	akin    map[uint32]*entry      // of the rows read: what kin is packed from
	friends [][2]string            // false friends of the rows read, until parted
	heads   map[uint32][2][]string // words of the rows read, by concept
}

// entry is what the lexicon knows of one word.
type entry struct {
	concepts []uint32 // ascending
}

// phrase is a multiword entry: the keys of its words after the first.
type phrase struct {
	rest    []uint32
	concept uint32
}

// find returns the concepts of the word with this hash.
func (l *lexicon) find(hash uint32) []uint32 {
	if len(l.words) > 0 {
		if e := l.words[hash]; e != nil {
			return e.concepts
		}
	}
	return l.base.find(hash)
}

func newLexicon(size int) *lexicon {
	return &lexicon{
		words:  make(map[uint32]*entry, size),
		phrase: make(map[uint32][]phrase),
		apart:  map[uint32]bool{},
		pairs:  pairSet{keys: map[uint64]bool{}},
		next:   1,
		akin:   map[uint32]*entry{},
		heads:  map[uint32][2][]string{},
	}
}

// readLexicon reads the tables of fsys in the order of their names.
func (c *Canon) readLexicon(fsys fs.FS) (*lexicon, error) {
	l := newLexicon(1 << 16)
	names, err := fs.Glob(fsys, "*.tsv")
	if err != nil {
		return nil, err
	}
	slices.Sort(names)
	for _, name := range names {
		b, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, err
		}
		for _, row := range rows(string(b)) {
			if err := c.addRow(l, row); err != nil {
				return nil, fmt.Errorf("canon: %s:%d: %w", name, row.line, err)
			}
		}
	}
	c.inherit(l)
	if err := c.readKin(l, "data/kin.tsv", file("data/kin.tsv")); err != nil {
		return nil, err
	}
	if err := c.readFields(l, "data/field.tsv", file("data/field.tsv")); err != nil {
		return nil, err
	}
	c.part(l)
	return l, nil
}

// addRow puts a row in: uk, ru, part of speech, flags.
func (c *Canon) addRow(l *lexicon, row row) error {
	uk, ru, flags := row.cell(0), row.cell(1), row.cell(3)
	if uk == "" || ru == "" {
		return fmt.Errorf("want words in both languages, have %q and %q", uk, ru)
	}
	if pos := row.cell(2); len(pos) > 1 || !strings.Contains("nvadpx", pos) {
		return fmt.Errorf("unknown part of speech %q", pos)
	}
	if flags != "" && flags != "ff" {
		return fmt.Errorf("unknown flag %q", flags)
	}
	if flags == "ff" {
		for a := range splitSeq(uk) {
			for b := range splitSeq(ru) {
				l.friends = append(l.friends, [2]string{a, b})
			}
		}
		return nil
	}
	concept := l.next
	l.next++
	l.heads[concept] = [2][]string{slices.Collect(splitSeq(uk)), slices.Collect(splitSeq(ru))}
	c.addCell(l, uk, row.cell(2), &c.uk, concept)
	c.addCell(l, ru, row.cell(2), &c.ru, concept)
	return nil
}

func (c *Canon) addCell(l *lexicon, cell, pos string, t *tables, concept uint32) {
	for alt := range splitSeq(cell) {
		if strings.Contains(alt, " ") {
			l.addPhrase(c, strings.Fields(alt), t, concept)
			continue
		}
		own := c.stemHash(alt, t)
		l.at(own).add(concept)
		if pos == "v" && t.stemmer.isIrregular(alt) {
			continue // its forms have this stem
		}
		t.forms().forms(alt, pos, func(form string) {
			if hash, n := c.stemOf(form, t); n >= 3 {
				l.at(hash).add(concept)
			}
		})
	}
}

// part keeps the false friends of the rows read apart, now that all rows are
// known, and forgets what it needed for that.
func (c *Canon) part(l *lexicon) {
	for _, f := range l.friends {
		c.keepApart(l, f[0], f[1])
		c.unshare(l, f[0], f[1])
	}
	l.friends, l.heads = nil, map[uint32][2][]string{}
}

// unshare takes the concepts that uk and ru have in common from one of them,
// unless a row has just these two words: the one that the row does not have,
// nor another word with its stem.
func (c *Canon) unshare(l *lexicon, uk, ru string) {
	a, b := c.stemHash(uk, &c.uk), c.stemHash(ru, &c.ru)
	for _, concept := range slices.Clone(l.find(a)) {
		if !slices.Contains(l.find(b), concept) {
			continue
		}
		heads := l.heads[concept]
		hasUK, hasRU := slices.Contains(heads[0], uk), slices.Contains(heads[1], ru)
		switch {
		case hasUK && hasRU:
		case !c.stemmed(heads[0], a, &c.uk):
			l.at(a).remove(concept)
		case !c.stemmed(heads[1], b, &c.ru):
			l.at(b).remove(concept)
		case hasUK:
			l.at(b).remove(concept)
		default:
			l.at(a).remove(concept)
		}
	}
}

// stemmed reports whether the stem of one of words has this hash.
func (c *Canon) stemmed(words []string, hash uint32, t *tables) bool {
	return slices.ContainsFunc(words, func(w string) bool { return c.stemHash(w, t) == hash })
}

// keepApart notes that uk and ru, which look alike, mean different things.
// Where their skeletons are equal, the Ukrainian stem gets a skeleton of its
// own: one side is enough, and other Ukrainian stems that fold alike ("поліція"
// beside "полиця") still meet the Russian word.
func (c *Canon) keepApart(l *lexicon, uk, ru string) {
	a, b := c.skelHash(uk, &c.uk), c.skelHash(ru, &c.ru)
	if a|1 == b|1 {
		l.apart[c.stemHash(uk, &c.uk)] = true
		a = hashCodes(a, []byte(apartMark))
	}
	l.pairs.add(apartKey(a|1, b|1))
}

// apartMark ends the skeleton of a Ukrainian word that is kept apart.
const apartMark = "·uk"

// apartKey is one key for two, in either order.
func apartKey(a, b uint32) uint64 { return uint64(min(a, b))<<32 | uint64(max(a, b)) }

// pairSet is a set of pairs of keys. Few of the pairs that are asked for are among them,
// so a sieve is looked at first.
type pairSet struct {
	keys  map[uint64]bool // see apartKey
	sieve [1 << 7]uint64  // a bit for what the keys of a pair differ by
}

func (s *pairSet) add(pair uint64) {
	s.keys[pair] = true
	bit := sieveBit(uint32(pair), uint32(pair>>32))
	s.sieve[bit>>6] |= 1 << (bit & 63)
}

// has reports whether a and b are a pair, in either order.
func (s *pairSet) has(a, b uint32) bool {
	bit := sieveBit(a, b)
	return s.sieve[bit>>6]>>(bit&63)&1 == 1 && s.keys[apartKey(a, b)]
}

// sieveBit is the bit of two keys, which are both odd.
func sieveBit(a, b uint32) uint32 { return (a ^ b) >> 1 & (1<<13 - 1) }

// stemHash returns the hash of the stem of word.
func (c *Canon) stemHash(word string, t *tables) uint32 {
	hash, _ := c.stemOf(word, t)
	return hash
}

// stemOf returns the hash of the stem of word and its number of letters.
func (c *Canon) stemOf(word string, t *tables) (hash uint32, letters int) {
	var buf [64]byte
	codes, ok := encode(buf[:0], word)
	if !ok || len(codes) > maxWord {
		return hashCodes(t.seed, []byte(word)), len(word)
	}
	if !isLatin(codes) {
		codes = t.stemmer.stem(codes)
	}
	return hashCodes(t.seed, codes), len(codes)
}

func (l *lexicon) addPhrase(c *Canon, words []string, t *tables, concept uint32) {
	first := c.stemHash(words[0], t)
	p := phrase{concept: concept}
	for _, w := range words[1:] {
		p.rest = append(p.rest, c.stemHash(w, t))
	}
	list := append(l.phrase[first], p)
	slices.SortStableFunc(list, func(a, b phrase) int { return len(b.rest) - len(a.rest) })
	l.phrase[first] = list
}

func (l *lexicon) at(hash uint32) *entry {
	e := l.words[hash]
	if e == nil {
		e = &entry{slices.Clone(l.base.find(hash))}
		l.words[hash] = e
	}
	return e
}

func (e *entry) add(concept uint32) {
	if i, found := slices.BinarySearch(e.concepts, concept); !found {
		e.concepts = slices.Insert(e.concepts, i, concept)
	}
}

func (e *entry) remove(concept uint32) {
	if i, found := slices.BinarySearch(e.concepts, concept); found {
		e.concepts = slices.Delete(slices.Clone(e.concepts), i, i+1)
	}
}

// skelHash returns the hash of the skeleton of word.
func (c *Canon) skelHash(word string, t *tables) uint32 {
	var buf, out [64]byte
	codes, ok := encode(buf[:0], word)
	if !ok || len(codes) > maxWord {
		return hashCodes(hashSeed, []byte(word))
	}
	if t.stemmer != nil && !isLatin(codes) {
		codes = t.stemmer.stem(codes)
	}
	skel := t.folder.fold(out[:0], codes)
	if len(skel) == 0 {
		skel = codes
	}
	return hashCodes(hashSeed, skel)
}

// join adds the concepts of multiword entries to the forms of their words: the
// longest entry at each place. The words of an entry are neighbours in the text.
func join(forms []Form, words []*known) {
	for i, w := range words {
		for k := range w.phrases {
			p := &w.phrases[k]
			if !p.matches(words[i+1:]) {
				continue
			}
			for j := i; j <= i+len(p.rest); j++ {
				forms[j].addConcept(p.concept)
			}
		}
	}
}

func (p *phrase) matches(words []*known) bool {
	if len(words) < len(p.rest) {
		return false
	}
	for i, key := range p.rest {
		if words[i].lex != key || words[i].form.Key == 0 {
			return false
		}
	}
	return true
}

// addConcept adds a concept in order, to a copy of the list.
func (f *Form) addConcept(concept uint32) {
	i, found := slices.BinarySearch(f.Concepts, concept)
	if !found {
		f.Concepts = slices.Insert(slices.Clone(f.Concepts), i, concept)
	}
}
