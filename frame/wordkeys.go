package frame

import (
	"cmp"
	"math"
	"slices"
)

// sortKey is a [wordKey] while those of a clause are sorted.
type sortKey struct {
	order uint64 // by key, then the heaviest first
	word  int16
	own   bool
}

func newSortKey(key uint32, word int16, own bool, weight float32) sortKey {
	return sortKey{uint64(key)<<32 | uint64(^math.Float32bits(weight)), word, own} // no weight is negative
}

func (k *sortKey) wordKey() wordKey {
	return wordKey{uint32(k.order >> 32), k.word, k.own, math.Float32frombits(^uint32(k.order))}
}

// wordFeatures adds the content words of the clause, and for less those of its
// sentence within reach.
func (d *document) wordFeatures(m *features, dr *draft) {
	if l := d.last; l != nil && d.lastOf.sent == dr.sent && d.lastOf.from == dr.from && d.lastOf.to == dr.to {
		m.words, m.total, m.size = l.words, l.total, l.size // another frame of the same clause
		return
	}
	at := d.sents[dr.sent].words
	list := d.words[at[0]:at[1]]
	d.sortroom = d.sortroom[:0]
	lo, hi := int32(dr.from-window), int32(dr.to+window)
	n := int16(0)
	for i := range list {
		w := &list[i]
		if w.tok < lo || w.tok >= hi || n >= maxWords {
			continue
		}
		m.total += d.wordKeys(w, n, int(w.tok) >= dr.from && int(w.tok) < dr.to)
		n++
	}
	m.size = float32(math.Log1p(float64(m.total)))
	slices.SortFunc(d.sortroom, func(a, b sortKey) int { return cmp.Compare(a.order, b.order) })
	d.keyroom = d.keyroom[:0]
	for i := range d.sortroom {
		d.keyroom = append(d.keyroom, d.sortroom[i].wordKey())
	}
	m.words = d.kept.words.keep(d.keyroom)
	d.last, d.lastOf = m, *dr
}

// wordKeys adds the keys of word n of a clause. It returns what the word weighs.
func (d *document) wordKeys(w *word, n int16, own bool) float32 {
	weight, classWeight := w.weight, w.classWeight
	if !own {
		weight *= outside
		classWeight *= outside
	}
	d.sortroom = append(d.sortroom, newSortKey(w.key&^classKeys, n, own, weight))
	for _, c := range w.concepts {
		d.sortroom = append(d.sortroom, newSortKey((c*concept|1)&^classKeys, n, own, weight))
	}
	if w.class < 0 {
		return weight
	}
	d.addClass(uint8(w.class), n, own, classWeight)
	return max(weight, classWeight)
}

// addClass adds the keys of the class that a word names, and of its near
// classes, so that «прорвало» meets «размыта».
func (d *document) addClass(c uint8, n int16, own bool, weight float32) {
	d.sortroom = append(d.sortroom, newSortKey(classKeys|uint32(c), n, own, weight))
	for _, o := range d.onto.near[c] {
		d.sortroom = append(d.sortroom, newSortKey(nearKeys|uint32(min(c, o))<<8|uint32(max(c, o)), n, own, weight*nearShare))
	}
}
