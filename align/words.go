package align

import (
	"cmp"
	"math"
	"slices"
)

// maxClass is how many canonical words may be taken for one another through
// shared concepts, so that chains of ambiguous words do not flow together.
const maxClass = 8

// classes joins the canonical words of a field that share a concept.
type classes struct {
	slots  []slot // an open-addressing table of the words by their keys
	parent []int32
	size   []int32
	df     []int32
}

// slot is a place for a word.
type slot struct {
	key  uint32 // 0 in an empty slot: no word has it
	word int32  // its number
}

// newClasses returns classes with room for n words, in slots if they suffice.
func newClasses(n int, slots []slot) *classes {
	size := 16
	for size < 2*n {
		size *= 2
	}
	room := make([]int32, 3*n)
	return &classes{slots: zeroed(slots, size), parent: room[:0:n], size: room[n : n : 2*n], df: room[2*n : 2*n]}
}

func (c *classes) word(key uint32) int32 {
	mask := len(c.slots) - 1
	i := int(key*2654435769>>7) & mask
	for c.slots[i].key != 0 && c.slots[i].key != key {
		i = (i + 1) & mask
	}
	if c.slots[i].key == 0 {
		w := int32(len(c.parent))
		c.slots[i] = slot{key, w}
		c.parent, c.size, c.df = append(c.parent, w), append(c.size, 1), append(c.df, 0)
	}
	return c.slots[i].word
}

func (c *classes) find(w int32) int32 {
	for c.parent[w] != w {
		c.parent[w] = c.parent[c.parent[w]]
		w = c.parent[w]
	}
	return w
}

func (c *classes) union(v, w int32) {
	v, w = c.find(v), c.find(w)
	if v == w || c.size[v]+c.size[w] > maxClass {
		return
	}
	if v > w {
		v, w = w, v
	}
	c.parent[w] = v
	c.size[v] += c.size[w]
}

// addWords fills in the word vectors of the profiles.
func (f *field) addWords(s *scratch) {
	c := f.classify(s)
	s.tally.reserve(len(c.parent))
	n := 0
	f.each(func(p *profile, t *Sentence) {
		size := 0
		for i := range t.Forms {
			if content(&t.Forms[i]) {
				size++
			}
		}
		p.order, p.forms = f.ids.take(size), f.ids.take(size)
		rare := f.ids.take(size)[:0]
		k := 0
		for i := range t.Forms {
			if !content(&t.Forms[i]) {
				continue
			}
			id := c.find(s.words[n+k])
			s.tally.add(id)
			p.order[k], p.forms[k] = id, int32(i)
			if !t.Forms[i].Stop {
				rare = append(rare, id)
			}
			k++
		}
		p.content = distinct(rare)
		p.words = s.tally.end(&f.room)
		for _, e := range p.words {
			c.df[e.id]++
		}
		n += size
	})
	f.words, f.wordOf = len(c.parent), f.ids.take(n)
	copy(f.wordOf, s.words)
	rarity := f.rarities(c, s.words)
	f.each(func(p *profile, _ *Sentence) {
		sum := 0.0
		for i := range p.words {
			e := &p.words[i]
			e.w = float32(rarity[e.id] * math.Sqrt(float64(e.w)))
			sum += float64(e.w) * float64(e.w)
			p.mass += float64(e.w)
		}
		p.wsquare, p.wnorm = sum, math.Sqrt(sum)
	})
}

// classify numbers the words of both texts, in s.words, and joins them into classes.
func (f *field) classify(s *scratch) *classes {
	n := 0
	f.each(func(_ *profile, t *Sentence) { n += len(t.Forms) })
	c := newClasses(n, s.slots)
	s.slots, s.words, s.told = c.slots, s.words[:0], s.told[:0]
	f.each(func(_ *profile, t *Sentence) {
		for i := range t.Forms {
			form := &t.Forms[i]
			if !content(form) {
				continue
			}
			n := len(c.parent)
			w := c.word(form.Key)
			s.words = append(s.words, w)
			if int(w) < n {
				continue // seen: its concepts are known
			}
			for _, id := range form.Concepts {
				s.told = append(s.told, uint64(id)<<32|uint64(w))
			}
		}
	})
	c.join(s.told)
	return c
}

// rarities returns how rare the words of each class are.
func (f *field) rarities(c *classes, words []int32) []float64 {
	rarity := make([]float64, f.words)
	known := make([][2]float64, f.words) // by word, as a content or a function word
	n := 0
	f.each(func(p *profile, t *Sentence) {
		for k, id := range p.order {
			form := &t.Forms[p.forms[k]]
			r := &known[words[n]][0]
			if form.Stop {
				r = &known[words[n]][1]
			}
			if *r == 0 {
				*r = wordIDF(form)
			}
			if rarity[id] == 0 || *r < rarity[id] {
				rarity[id] = *r
			}
			n++
		}
	})
	total := float64(len(f.a) + len(f.b))
	for id := range rarity {
		rarity[id] = localRarity(rarity[id], float64(c.df[id]), total)
	}
	return rarity
}

// join unites the words of every concept, the concepts with fewest words
// first. Each of told is a concept with the number of a word below it.
func (c *classes) join(told []uint64) {
	slices.Sort(told)
	type run struct{ from, to int }
	var runs []run
	for i := 0; i < len(told); {
		k := i + 1
		for k < len(told) && told[k]>>32 == told[i]>>32 {
			k++
		}
		if k-i > 1 {
			runs = append(runs, run{i, k})
		}
		i = k
	}
	slices.SortFunc(runs, func(x, y run) int { return cmp.Or(cmp.Compare(x.to-x.from, y.to-y.from), cmp.Compare(x.from, y.from)) })
	for _, r := range runs {
		for _, t := range told[r.from+1 : r.to] {
			c.union(int32(uint32(told[r.from])), int32(uint32(t)))
		}
	}
}

// localRarity lowers the rarity of a word that is frequent in the texts at hand.
func localRarity(idf, df, total float64) float64 {
	return idf * (0.75 + 0.25*math.Log((total+2)/df)/math.Log(total+2))
}
