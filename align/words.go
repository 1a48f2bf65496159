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
	of     map[uint32]int32 // key → number of the word
	parent []int32
	size   []int32
	df     []int32
}

func (c *classes) word(key uint32) int32 {
	w, ok := c.of[key]
	if !ok {
		w = int32(len(c.parent))
		c.of[key] = w
		c.parent, c.size, c.df = append(c.parent, w), append(c.size, 1), append(c.df, 0)
	}
	return w
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
func (f *field) addWords() {
	c := &classes{of: map[uint32]int32{}}
	concepts := map[uint32][]int32{}
	words := make([]int32, 0, 1024)
	f.each(func(_ *profile, s *Sentence) {
		for i := range s.Forms {
			form := &s.Forms[i]
			if !content(form) {
				continue
			}
			n := len(c.parent)
			w := c.word(form.Key)
			words = append(words, w)
			if int(w) < n {
				continue // seen: its concepts are known
			}
			for _, id := range form.Concepts {
				concepts[id] = append(concepts[id], w)
			}
		}
	})
	c.join(concepts)

	n := 0
	f.each(func(p *profile, s *Sentence) {
		ids := make([]int32, 0, len(s.Forms))
		for i := range s.Forms {
			if content(&s.Forms[i]) {
				ids = append(ids, c.find(words[n]))
				p.forms = append(p.forms, int32(i))
				if !s.Forms[i].Stop {
					p.content = append(p.content, ids[len(ids)-1])
				}
				n++
			}
		}
		p.content = distinct(p.content)
		p.order = slices.Clone(ids)
		p.words = tally(ids)
		for _, e := range p.words {
			c.df[e.id]++
		}
	})
	f.words = len(c.parent)
	rarity := make([]float64, f.words)
	f.each(func(p *profile, s *Sentence) {
		for k, id := range p.order {
			if r := wordIDF(&s.Forms[p.forms[k]]); rarity[id] == 0 || r < rarity[id] {
				rarity[id] = r
			}
		}
	})
	total := float64(len(f.a) + len(f.b))
	for id := range rarity {
		rarity[id] = localRarity(rarity[id], float64(c.df[id]), total)
	}
	f.each(func(p *profile, _ *Sentence) {
		sum := 0.0
		for i := range p.words {
			e := &p.words[i]
			e.w = float32(rarity[e.id] * math.Sqrt(float64(e.w)))
			sum += float64(e.w) * float64(e.w)
			p.mass += float64(e.w)
		}
		p.wnorm = math.Sqrt(sum)
	})
}

// join unites the words of every concept, the concepts with fewest words first.
func (c *classes) join(concepts map[uint32][]int32) {
	ids := make([]uint32, 0, len(concepts))
	for id, ws := range concepts {
		if len(ws) > 1 {
			ids = append(ids, id)
		}
	}
	slices.SortFunc(ids, func(x, y uint32) int {
		return cmp.Or(cmp.Compare(len(concepts[x]), len(concepts[y])), cmp.Compare(x, y))
	})
	for _, id := range ids {
		for _, w := range concepts[id][1:] {
			c.union(concepts[id][0], w)
		}
	}
}

// localRarity lowers the rarity of a word that is frequent in the texts at hand.
func localRarity(idf, df, total float64) float64 {
	return idf * (0.75 + 0.25*math.Log((total+2)/df)/math.Log(total+2))
}
