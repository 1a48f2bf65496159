package align

import "slices"

// pair is a sentence of a against one of b, with what the model knows of it.
type pair struct {
	a, b       int32
	gram, word float64    // products of the vectors
	near       float64    // weight of words that are near, and not the same
	x          []float64  // features, see baseNames
	z          [3]float64 // log-odds after each stage
	bare       bool       // it shares nothing that could ground a link
}

// perSentence is how many candidates each sentence may name.
const perSentence = 10

// index holds, for every coordinate, the sentences of one side that have it.
type index struct {
	start []int32
	item  []entry // sentence and weight
}

func newIndex(n int, vectors func(yield func(i int, v []entry))) *index {
	ix := &index{start: make([]int32, n+1)}
	vectors(func(_ int, v []entry) {
		for _, e := range v {
			ix.start[e.id+1]++
		}
	})
	for i := range n {
		ix.start[i+1] += ix.start[i]
	}
	ix.item = make([]entry, ix.start[n])
	next := slices.Clone(ix.start[:n])
	vectors(func(i int, v []entry) {
		for _, e := range v {
			ix.item[next[e.id]] = entry{int32(i), e.w}
			next[e.id]++
		}
	})
	return ix
}

func (ix *index) of(id int32) []entry { return ix.item[ix.start[id]:ix.start[id+1]] }

// maxPostings bounds the list of sentences behind one coordinate: those longer
// say little and cost most in long texts.
const maxPostings = 400

// candidates returns the pairs worth judging, in order, with the products of
// their vectors: for each sentence of either side the most alike of the other,
// by trigrams and words together, and whatever the evidence names.
func (f *field) candidates(extra map[[2]int32][]support) []pair {
	if na, nb := len(f.a), len(f.b); na <= maxPostings && nb <= maxPostings && na*nb <= denseCells {
		return f.candidatesOfFew(extra)
	}
	return f.candidatesOfMany(extra)
}

// candidatesOfMany is candidates for texts of any length.
func (f *field) candidatesOfMany(extra map[[2]int32][]support) []pair {
	var keys []uint64
	key := func(i, j int32) uint64 { return uint64(i)<<32 | uint64(j) }
	for k := range extra {
		keys = append(keys, key(k[0], k[1]))
	}
	f.nearest(f.a, f.b, func(i, j int32) { keys = append(keys, key(i, j)) })
	f.nearest(f.b, f.a, func(j, i int32) { keys = append(keys, key(i, j)) })
	slices.Sort(keys)
	keys = slices.Compact(keys)
	out := make([]pair, len(keys))
	for k, key := range keys {
		out[k].a, out[k].b = int32(key>>32), int32(uint32(key))
	}
	f.multiply(out)
	return out
}

// multiply fills in the products of pairs that are in order.
func (f *field) multiply(pairs []pair) {
	grams, words := make([]float32, f.grams), make([]float32, f.words)
	for k := 0; k < len(pairs); {
		a := &f.a[pairs[k].a]
		spread(grams, a.grams, 1)
		spread(words, a.words, 1)
		for i := pairs[k].a; k < len(pairs) && pairs[k].a == i; k++ {
			b := &f.b[pairs[k].b]
			pairs[k].gram, pairs[k].word = product(grams, b.grams), product(words, b.words)
		}
		spread(grams, a.grams, 0)
		spread(words, a.words, 0)
	}
}

// product returns the inner product of a vector that was spread with another.
func product(from []float32, v []entry) float64 {
	sum := 0.0
	for _, e := range v {
		sum += float64(from[e.id]) * float64(e.w)
	}
	return sum
}

// cell is one place in the table of all pairs of two short texts.
type cell struct {
	gram, word float64 // products of the vectors
	met        bool    // they have a coordinate in common
	kept       bool
}

// candidatesOfFew is candidates for short texts, in which one pass gives the
// products of all pairs.
func (f *field) candidatesOfFew(extra map[[2]int32][]support) []pair {
	s := scratches.Get().(*scratch)
	defer scratches.Put(s)
	wide := len(f.b)
	s.cells = zeroed(s.cells, len(f.a)*wide)
	f.fillCells(s)
	s.ranked = zeroed(s.ranked, (wide+1)*perSentence)
	column := func(j int) []ranked { return s.ranked[j*perSentence : j*perSentence : (j+1)*perSentence] }
	columns := make([][]ranked, wide)
	for j := range columns {
		columns[j] = column(j)
	}
	n := 0
	keep := func(c *cell) {
		if !c.kept {
			c.kept = true
			n++
		}
	}
	for i := range f.a {
		cells := s.cells[i*wide : (i+1)*wide]
		row, x := column(wide), &f.a[i]
		for j := range cells {
			c, y := &cells[j], &f.b[j]
			if !c.met {
				continue
			}
			like := cosine(c.gram, x.gnorm, y.gnorm) + cosine(c.word, x.wnorm, y.wnorm)
			row = insert(row, ranked{int32(j), like})
			columns[j] = insert(columns[j], ranked{int32(i), like})
		}
		for _, r := range row {
			keep(&cells[r.j])
		}
	}
	for j := range columns {
		for _, r := range columns[j] {
			keep(&s.cells[int(r.j)*wide+j])
		}
	}
	for k := range extra {
		keep(&s.cells[int(k[0])*wide+int(k[1])])
	}
	out := make([]pair, 0, n)
	for k := range s.cells {
		if c := &s.cells[k]; c.kept {
			out = append(out, pair{a: int32(k / wide), b: int32(k % wide), gram: c.gram, word: c.word})
		}
	}
	return out
}

// fillCells works out the products of all pairs.
func (f *field) fillCells(s *scratch) {
	wide := len(f.b)
	grams, words := f.indexes(f.b)
	for i := range f.a {
		cells := s.cells[i*wide : (i+1)*wide]
		for _, e := range f.a[i].grams {
			for _, o := range grams.of(e.id) {
				c := &cells[o.id]
				c.gram += float64(o.w) * float64(e.w)
				c.met = true
			}
		}
		for _, e := range f.a[i].words {
			for _, o := range words.of(e.id) {
				c := &cells[o.id]
				c.word += float64(o.w) * float64(e.w)
				c.met = true
			}
		}
	}
}

// zeroed returns n zero elements, in the room of s if there is enough.
func zeroed[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	s = s[:n]
	clear(s)
	return s
}

// indexes returns which sentences have each gram and each word.
func (f *field) indexes(ps []profile) (grams, words *index) {
	grams = newIndex(f.grams, func(yield func(int, []entry)) {
		for i := range ps {
			yield(i, ps[i].grams)
		}
	})
	words = newIndex(f.words, func(yield func(int, []entry)) {
		for i := range ps {
			yield(i, ps[i].words)
		}
	})
	return grams, words
}

// nearest calls found for every sentence of x with the sentences of y most like it.
func (f *field) nearest(x, y []profile, found func(i, j int32)) {
	grams, words := f.indexes(y)
	limit := maxPostings
	gsum, wsum := make([]float64, len(y)), make([]float64, len(y))
	hit := make([]bool, len(y))
	var touched []int32
	best := make([]ranked, 0, perSentence+1)
	for i := range x {
		touched = touched[:0]
		add := func(sum []float64, posts []entry, w float32) {
			if len(posts) > limit {
				return
			}
			for _, e := range posts {
				if !hit[e.id] {
					hit[e.id] = true
					touched = append(touched, e.id)
				}
				sum[e.id] += float64(e.w) * float64(w)
			}
		}
		for _, e := range x[i].grams {
			add(gsum, grams.of(e.id), e.w)
		}
		for _, e := range x[i].words {
			add(wsum, words.of(e.id), e.w)
		}
		best = best[:0]
		for _, j := range touched {
			s := cosine(gsum[j], x[i].gnorm, y[j].gnorm) + cosine(wsum[j], x[i].wnorm, y[j].wnorm)
			best = insert(best, ranked{j, s})
			gsum[j], wsum[j], hit[j] = 0, 0, false
		}
		for _, r := range best {
			found(int32(i), r.j)
		}
	}
}

// ranked is a sentence with how much it is like another.
type ranked struct {
	j int32
	s float64
}

// insert puts r into best, which holds at most perSentence, the most alike first.
func insert(best []ranked, r ranked) []ranked {
	worse := func(q ranked) bool { return q.s < r.s || q.s == r.s && q.j > r.j }
	if len(best) == perSentence {
		if !worse(best[len(best)-1]) {
			return best
		}
		best = best[:len(best)-1]
	}
	best = append(best, r)
	for k := len(best) - 1; k > 0 && worse(best[k-1]); k-- {
		best[k-1], best[k] = best[k], best[k-1]
	}
	return best
}
