package canon

import (
	"fmt"
	"slices"
	"strings"
)

// Words that are akin do not mean the same, but often answer each other in a
// translation: those of one root ("зброя", "вооружённый": the roots are those
// of the rows of the lexicon, so that either language may show them), and
// those of a row of data/kin.tsv ("значний", "крупный").

// inherit makes the words of rows akin whose first words have a root in common.
func (c *Canon) inherit(l *lexicon) {
	sides := []*tables{&c.uk, &c.ru}
	for _, heads := range l.heads {
		for k, t := range sides {
			id, ok := c.rootHash(heads[k][0], t)
			if !ok {
				continue
			}
			for j, words := range heads {
				for _, w := range words {
					l.relate(c.stemHash(w, sides[j]), id)
				}
			}
		}
	}
}

// rootHash returns a hash of the root of word and its language; of phrases and
// short words ok is false.
func (c *Canon) rootHash(word string, t *tables) (hash uint32, ok bool) {
	var buf, out [64]byte
	codes, ok := encode(buf[:0], word)
	if !ok || len(codes) > maxWord || isLatin(codes) || strings.Contains(word, " ") {
		return 0, false
	}
	skel := t.folder.fold(out[:0], t.stemmer.stem(codes))
	root, ok := c.derivation.root(skel)
	if !ok {
		return 0, false
	}
	return hashRoot(t.seed, root) &^ fieldIDs, true
}

// hashRoot returns the hash of a root, however its last consonant sounds.
func hashRoot(seed uint32, root []byte) uint32 {
	root = slices.Clone(root)
	root[len(root)-1] = softened[root[len(root)-1]]
	return hashCodes(seed, root)
}

// fieldIDs is where the numbers begin of what makes words near, but not akin.
const fieldIDs = 1 << 31

func (l *lexicon) relate(hash, id uint32) {
	e := l.akin[hash]
	if e == nil {
		e = &entry{}
		l.akin[hash] = e
	}
	e.add(id)
}

// readKin reads lines: Ukrainian words, Russian words, part of speech.
func (c *Canon) readKin(l *lexicon, name, data string) error {
	for _, row := range rows(data) {
		if row.cell(0) == "" || row.cell(1) == "" {
			return fmt.Errorf("canon: %s:%d: want words in both languages", name, row.line)
		}
		for k, t := range []*tables{&c.uk, &c.ru} {
			for word := range splitSeq(row.cell(k)) {
				c.relateForms(l, word, row.cell(2), t, uint32(row.line))
			}
		}
	}
	return nil
}

// relateForms gives word and its forms an id.
func (c *Canon) relateForms(l *lexicon, word, pos string, t *tables, id uint32) {
	l.relate(c.stemHash(word, t), id)
	t.forms().forms(word, pos, func(form string) {
		if hash, n := c.stemOf(form, t); n > 3 {
			l.relate(hash, id)
		}
	})
}

// readFields reads lines: field, Ukrainian nouns and adjectives, Ukrainian
// verbs, Russian nouns and adjectives, Russian verbs. The words of a field get
// one number, which stands above those of words that are akin.
func (c *Canon) readFields(l *lexicon, name, data string) error {
	numbers := map[string]uint32{}
	for _, row := range rows(data) {
		if row.cell(0) == "" || row.cell(1)+row.cell(2) == "" || row.cell(3)+row.cell(4) == "" {
			return fmt.Errorf("canon: %s:%d: want a field and words in both languages", name, row.line)
		}
		id, known := numbers[row.cell(0)]
		if !known {
			id = fieldIDs + uint32(len(numbers))
			numbers[row.cell(0)] = id
		}
		for k, t := range []*tables{&c.uk, &c.ru} {
			for word := range strings.FieldsSeq(row.cell(1 + 2*k)) {
				c.relateForms(l, word, nominal(word), t, id)
			}
			for word := range strings.FieldsSeq(row.cell(2 + 2*k)) {
				c.relateForms(l, word, "v", t, id)
			}
		}
	}
	return nil
}

// nominal tells adjectives from nouns by their endings, well enough to inflect.
func nominal(word string) string {
	for _, end := range []string{"ий", "ій", "ый", "ой"} {
		if strings.HasSuffix(word, end) {
			return "a"
		}
	}
	return "n"
}
