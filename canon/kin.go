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
	root = slices.Clone(root)
	root[len(root)-1] = softened[root[len(root)-1]]
	return hashCodes(t.seed, root), true
}

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
				l.relate(c.stemHash(word, t), uint32(row.line))
				t.forms().forms(word, row.cell(2), func(form string) {
					if hash, n := c.stemOf(form, t); n > 3 {
						l.relate(hash, uint32(row.line))
					}
				})
			}
		}
	}
	return nil
}
