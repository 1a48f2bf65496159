package align

import (
	"math"
	"slices"
)

// Words that are not the same may still have to do with each other: those of
// one root, and those of one field of meaning ([canon.Form.Near]).

// nearWorth is what a word counts that has only a near one on the other side.
const nearWorth = 0.6

// closer fills in the features that the independent regime alone asks for,
// unless they are there.
func (g *grid) closer(f *field) {
	if g.close {
		return
	}
	g.close = true
	if f.near == nil {
		f.count()
		f.relate()
	}
	f.findNear(g.pairs)
	more := f.newApart()
	for k := range g.pairs {
		p := &g.pairs[k]
		a, b, x := &f.a[p.a], &f.b[p.b], p.x
		both := f.overlap(a.words, b.words)
		x[fNear] = math.Log1p(p.near)
		x[fNearCover] = (both.mass + nearWorth*p.near) / (min(a.mass, b.mass) + 1)
		x[fBest] = both.best
		x[fOnce] = math.Log1p(both.once)
		x[fLocal] = math.Log1p(both.local)
		x[fUnits] = math.Log1p(f.sharedAnchors(a.units, b.units))
		more.judge(p)
	}
}

// use is that words of a class have to do with something: in one number, which
// is soon sorted, with what, the class, and bits of the sides whose words these
// are.
type use uint64

func newUse(id uint32, class int32, sides uint8) use {
	return use(id)<<32 | use(class)<<2 | use(sides)
}

func (u use) id() uint32   { return uint32(u >> 32) }
func (u use) class() int32 { return int32(uint32(u) >> 2) }
func (u use) sides() uint8 { return uint8(u & 3) }

// relate notes, by dense numbers, what the words of each class have to do with:
// only what joins words of both sides that are not of one class.
func (f *field) relate() {
	f.near = make([][]int32, f.words)
	uses := f.uses()
	for i := 0; i < len(uses); {
		k, sides, several := i, uint8(0), false
		for ; k < len(uses) && uses[k].id() == uses[i].id(); k++ {
			sides |= uses[k].sides()
			several = several || uses[k].class() != uses[i].class()
		}
		if sides == 3 && several {
			f.unite(uses[i:k])
		}
		i = k
	}
}

// unite gives the classes of uses, which are in order, the next number.
func (f *field) unite(uses []use) {
	for i, u := range uses {
		if i == 0 || u.class() != uses[i-1].class() {
			f.near[u.class()] = append(f.near[u.class()], int32(f.nearIDs))
		}
	}
	f.nearIDs++
}

// uses lists what the content words of both sides have to do with, in order of
// that and of the classes.
func (f *field) uses() []use {
	var uses []use
	seen := make([]uint8, f.words) // sides that a word is known from, by its number
	n := 0
	side := uint8(1)
	add := func(p *profile, t *Sentence) {
		for k, class := range p.order {
			form, word := &t.Forms[p.forms[k]], f.wordOf[n]
			n++
			if form.Stop || seen[word]&side != 0 {
				continue
			}
			seen[word] |= side
			ids, root := form.Near()
			for _, id := range ids {
				uses = append(uses, newUse(id, class, side))
			}
			if root != 0 {
				uses = append(uses, newUse(root, class, side))
			}
		}
	}
	for i := range f.a {
		add(&f.a[i], &f.sa[i])
	}
	side = 2
	for i := range f.b {
		add(&f.b[i], &f.sb[i])
	}
	slices.Sort(uses)
	return uses
}

// met finds, for one sentence after another, how much of what it tells has to
// do with another sentence.
type met struct {
	near   [][]int32
	rarity []float32
	words  []bool    // those of the other sentence, by class
	ids    []float32 // what they have to do with, and their weight
}

// mark notes the words of p.
func (m *met) mark(p *profile) {
	for _, e := range p.words {
		m.words[e.id] = true
		for _, id := range m.near[e.id] {
			m.ids[id] = max(m.ids[id], e.w*m.rarity[id])
		}
	}
}

// clear forgets the words of p.
func (m *met) clear(p *profile) {
	for _, e := range p.words {
		m.words[e.id] = false
		for _, id := range m.near[e.id] {
			m.ids[id] = 0
		}
	}
}

// weigh returns the weight of the words of p that are not those of the sentence
// that is marked, but have to do with one of them.
func (m *met) weigh(p *profile) float64 {
	sum := float32(0)
	for _, e := range p.words {
		if m.words[e.id] {
			continue
		}
		best := float32(0)
		for _, id := range m.near[e.id] {
			best = max(best, min(m.ids[id], e.w*m.rarity[id]))
		}
		sum += best
	}
	return float64(sum)
}

// findNear fills in, for pairs that are in order, the weight of the words that
// have a near word, but not the same, on the other side: as either side has it,
// the lesser.
func (f *field) findNear(pairs []pair) {
	if f.nearIDs == 0 {
		return
	}
	m := met{near: f.near, rarity: f.nearRarity(), words: make([]bool, f.words), ids: make([]float32, f.nearIDs)}
	for k := 0; k < len(pairs); {
		a := pairs[k].a
		m.mark(&f.a[a])
		for ; k < len(pairs) && pairs[k].a == a; k++ {
			pairs[k].near = m.weigh(&f.b[pairs[k].b])
		}
		m.clear(&f.a[a])
	}
	columns := make([][]int32, len(f.b))
	for k := range pairs {
		if p := &pairs[k]; p.near > 0 {
			columns[p.b] = append(columns[p.b], int32(k))
		}
	}
	for b, column := range columns {
		if len(column) == 0 {
			continue
		}
		m.mark(&f.b[b])
		for _, k := range column {
			p := &pairs[k]
			p.near = min(p.near, m.weigh(&f.a[p.a]))
		}
		m.clear(&f.b[b])
	}
}

// nearRarity returns, for each number of what words have to do with, how much
// it says: the less the more sentences have such words.
func (f *field) nearRarity() []float32 {
	n, last := make([]int32, f.nearIDs), fill(make([]int32, f.nearIDs), -1)
	at := int32(0)
	f.each(func(p *profile, _ *Sentence) {
		for _, e := range p.words {
			for _, id := range f.near[e.id] {
				if last[id] != at {
					last[id] = at
					n[id]++
				}
			}
		}
		at++
	})
	out := make([]float32, f.nearIDs)
	for id := range out {
		out[id] = float32(math.Log(float64(at+2)/float64(n[id])) / math.Log(float64(at+2)))
	}
	return out
}

// count counts how many sentences of either side have each class of words.
func (f *field) count() {
	for side, ps := range [2][]profile{f.a, f.b} {
		n := make([]int32, f.words)
		for i := range ps {
			for _, e := range ps[i].words {
				n[e.id]++
			}
		}
		f.counts[side] = n
	}
}

// overlap is what two sentences have in common in words.
type overlap struct {
	mass  float64 // weight of all common words, see shared
	best  float64 // of the one that weighs most
	once  float64 // of those that each side has once
	local float64 // of all, the less the more sentences of the sides have them
}

func (f *field) overlap(x, y []entry) overlap {
	var o overlap
	for i, j := 0, 0; i < len(x) && j < len(y); {
		p, q := x[i], y[j]
		if p.id == q.id {
			w := float64(min(p.w, q.w))
			o.mass += w
			o.best = max(o.best, w)
			n := f.counts[0][p.id] * f.counts[1][p.id]
			if n == 1 {
				o.once += w
			}
			o.local += w / math.Sqrt(float64(n))
		}
		i += upTo(p.id, q.id)
		j += upTo(q.id, p.id)
	}
	return o
}
