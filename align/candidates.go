package align

import (
	"cmp"
	"slices"
)

// pair is a sentence of a against one of b, with what the model knows of it.
type pair struct {
	a, b int32
	x    []float64  // features, see featureNames
	z    [3]float64 // log-odds after each stage
	bare bool       // it shares nothing that could ground a link
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

// candidates returns the pairs worth judging, in order: for each sentence of
// either side the most alike of the other, by trigrams and words together, and
// whatever the evidence names.
func (f *field) candidates(extra map[[2]int32][]support) []pair {
	keep := map[[2]int32]bool{}
	for k := range extra {
		keep[k] = true
	}
	f.nearest(f.a, f.b, func(i, j int32) { keep[[2]int32{i, j}] = true })
	f.nearest(f.b, f.a, func(j, i int32) { keep[[2]int32{i, j}] = true })
	out := make([]pair, 0, len(keep))
	for k := range keep {
		out = append(out, pair{a: k[0], b: k[1]})
	}
	slices.SortFunc(out, func(x, y pair) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) })
	return out
}

// nearest calls found for every sentence of x with the sentences of y most like it.
func (f *field) nearest(x, y []profile, found func(i, j int32)) {
	grams := newIndex(f.grams, func(yield func(int, []entry)) {
		for i := range y {
			yield(i, y[i].grams)
		}
	})
	words := newIndex(f.words, func(yield func(int, []entry)) {
		for i := range y {
			yield(i, y[i].words)
		}
	})
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
