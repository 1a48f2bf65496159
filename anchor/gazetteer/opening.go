package gazetteer

import "iter"

// opening is a word that a name may begin with.
type opening struct {
	first folded
	rest  string // after the hyphen

	// alone says that the names which begin with the word have no other word,
	// so that what follows need not be looked at; hits are what they name.
	alone bool
	hits  []Hit
}

// openingBits is the logarithm of how many words of a language are remembered.
const openingBits = 15

// opening reads a word; it returns nil for one that no name begins with, which
// is most words.
func (g *Gazetteer) opening(word string, lang alphabet) *opening {
	var o opening
	o.rest = o.first.fold(word, lang, g.endings)
	o.first.word, o.first.last = 1, o.rest == ""
	known := false
	o.alone = true
	for it := range g.beginning(&o.first) {
		known = true
		o.alone = o.alone && (it.role || it.n == 1 && !g.ofCountry(it))
	}
	if !known {
		return nil
	}
	if o.alone {
		r := reader{words: []string{word}, lang: lang, g: g}
		_, _, o.hits = g.longest(&r, 0, nil)
	}
	return &o
}

// ofCountry reports whether a form is the adjective of a country, which other
// words may follow: see afterAdjective.
func (g *Gazetteer) ofCountry(it *item) bool {
	return it.kind == Adjective && g.entries[it.entry].Sub == country
}

// beginning gives the items whose first part may be f.
func (g *Gazetteer) beginning(f *folded) iter.Seq[*item] {
	return func(yield func(*item) bool) {
		for i := range f.splits[:f.n] {
			s := &f.splits[i]
			h := g.heads[g.find(s.stem)]
			if h.stem != s.stem {
				continue
			}
			for k := h.item; k >= 0; k = g.items[k].next {
				it := &g.items[k]
				t := &g.tokens[it.first]
				if s.fits(t) && f.upper&t.upper == t.upper && !yield(it) {
					return
				}
			}
		}
	}
}
