package align

import (
	"math"
	"slices"
	"strings"
	"sync"
)

// entry is one coordinate of a sparse vector.
type entry struct {
	id int32
	w  float32
}

// profile is what one sentence looks like to the model. Ids are dense within
// the field that the profile belongs to.
type profile struct {
	grams   []entry         // n-grams, weight tf·idf, by id
	words   []entry         // word classes, weight idf (summed where repeated), by id
	content []int32         // classes of words that are no function words, sorted
	order   []int32         // word classes in the order of the sentence, for reasons
	forms   []int32         // number of the form behind each of order
	anchors [nKinds][]int32 // anchor ids, sorted, once each
	marks   uint16
	numbers []int32 // numbers written in digits, sorted
	units   []int32 // anchor ids of the units of values, sorted, once each
	gnorm   float64 // length of grams
	gsquare float64 // and its square
	wnorm   float64 // length of words
	wsquare float64
	mass    float64 // sum of the weights of words
	length  float64 // folded length: letters, digits and single gaps
	short   float64 // near 1 for the shortest, falling to 0
}

// field is a pair of texts prepared for comparison.
type field struct {
	sa, sb     []Sentence
	a, b       []profile
	grams      int       // number of distinct grams
	words      int       // number of word classes
	wordOf     []int32   // numbers of the words of both texts, before they are joined, in order
	anchorW    []float64 // rarity of each anchor
	anchorName []string
	room       arena[entry]
	ids        arena[int32]

	counts  [2][]int32 // by word class, the sentences of a side that have it
	near    [][]int32  // by word class, what it has to do with
	nearIDs int
}

// newField analyses both texts. Cost is linear in their length, but for sorting.
func newField(a, b []Sentence) *field {
	f := &field{sa: a, sb: b}
	f.a, f.b = make([]profile, len(a)), make([]profile, len(b))
	s := scratches.Get().(*scratch)
	f.addGrams(s)
	f.addWords(s)
	f.addAnchors()
	scratches.Put(s)
	return f
}

func (f *field) sentence(side, i int) *Sentence {
	if side == 0 {
		return &f.sa[i]
	}
	return &f.sb[i]
}

// each calls do for every sentence of both sides, a first.
func (f *field) each(do func(p *profile, s *Sentence)) {
	for i := range f.a {
		do(&f.a[i], &f.sa[i])
	}
	for i := range f.b {
		do(&f.b[i], &f.sb[i])
	}
}

// gramSpace is the number of possible trigrams: three codes of six bits.
const gramSpace = 1 << 18

// scratch holds tables that are costly to clear, between calls.
type scratch struct {
	local [gramSpace]int32 // gram → dense id + 1
	used  []int32          // grams with an entry in local
	df    []int32          // by dense id
	tally tally
	codes []uint8
	slots []slot
	words []int32 // words of both texts, by number, in order
	told  []uint64

	cells  []cell
	ranked []ranked
	table  []float32 // a vector spread out, all zero between uses
}

var scratches = sync.Pool{New: func() any { return new(scratch) }}

// addGrams fills in the n-gram vectors of the profiles.
func (f *field) addGrams(s *scratch) {
	for _, g := range s.used {
		s.local[g] = 0
	}
	s.used, s.df = s.used[:0], s.df[:0]
	n := 0
	f.each(func(p *profile, t *Sentence) {
		n++
		s.codes = fold(s.codes[:0], t.Text)
		p.length = float64(len(s.codes) - 1)
		p.short = math.Exp(-p.length / 40)
		p.grams = s.count(&f.room)
		for _, e := range p.grams {
			s.df[e.id]++
		}
	})
	f.grams = len(s.df)
	idf := make([]float32, len(s.df))
	for i, df := range s.df {
		idf[i] = gramIDF(int(df), n)
	}
	f.each(func(p *profile, _ *Sentence) {
		sum := 0.0
		for i := range p.grams {
			e := &p.grams[i]
			e.w *= idf[e.id]
			sum += float64(e.w) * float64(e.w)
		}
		p.gsquare, p.gnorm = sum, math.Sqrt(sum)
	})
}

// count returns the term frequencies of the trigrams of s.codes.
func (s *scratch) count(room *arena[entry]) []entry {
	s.tally.reserve(len(s.df) + len(s.codes))
	codes := s.codes
	for i := 2; i < len(codes); i++ {
		if codes[i-1] == gap {
			continue // the ends of two words say little
		}
		g := (int32(codes[i-2])<<12 | int32(codes[i-1])<<6 | int32(codes[i])) & (gramSpace - 1)
		id := s.local[g] - 1
		if id < 0 {
			id = int32(len(s.df))
			s.local[g] = id + 1
			s.used, s.df = append(s.used, g), append(s.df, 0)
		}
		s.tally.add(id)
	}
	return s.tally.end(room)
}

// Kinds of anchors, by what stands before the colon.
const (
	kindID = iota
	kindTime
	kindValue
	kindOther
	nKinds
)

func kindOf(anchor string) int {
	switch name, _, _ := strings.Cut(anchor, ":"); name {
	case "id":
		return kindID
	case "t":
		return kindTime
	case "n":
		return kindValue
	}
	return kindOther
}

func (f *field) addAnchors() {
	ids := map[string]int32{}
	df := []int{}
	id := func(name string) int32 {
		k, ok := ids[name]
		if !ok {
			k = int32(len(df))
			ids[name] = k
			df = append(df, 0)
			f.anchorName = append(f.anchorName, name)
		}
		return k
	}
	f.each(func(p *profile, s *Sentence) {
		for _, name := range s.Anchors {
			k := kindOf(name)
			p.anchors[k] = append(p.anchors[k], id(name))
			if k == kindValue {
				if _, unit, ok := strings.Cut(name, " "); ok {
					p.units = append(p.units, id("u:"+unit))
				}
			}
		}
		for k := range p.anchors {
			p.anchors[k] = distinct(p.anchors[k])
			for _, a := range p.anchors[k] {
				df[a]++
			}
		}
		p.units = distinct(p.units)
		for _, a := range p.units {
			df[a]++
		}
		p.numbers = numerals(s.Text)
		p.marks = marksOf(s.Text)
	})
	n := float64(len(f.a) + len(f.b))
	f.anchorW = make([]float64, len(df))
	for i, d := range df {
		f.anchorW[i] = math.Log((n+2)/float64(d)) / math.Log(n+2)
	}
}

func distinct(ids []int32) []int32 {
	slices.Sort(ids)
	return slices.Compact(ids)
}

// numerals returns hashes of the numbers that text writes in digits, sorted and
// once each: "1 500", "1500" and "1.500" are not told apart, nor are "2,5" and
// "2.5".
func numerals(text string) []int32 {
	var out []int32
	eachNumeral(text, func(_, _ int, hash int32) { out = append(out, hash) })
	return distinct(out)
}

// eachNumeral calls do for every number in digits, with its offsets and hash.
func eachNumeral(text string, do func(from, to int, hash int32)) {
	for i := 0; i < len(text); {
		if text[i] < '0' || text[i] > '9' {
			i++
			continue
		}
		h, j := uint32(2166136261), i
		for j < len(text) {
			c := text[j]
			if c >= '0' && c <= '9' {
				h = (h ^ uint32(c)) * 16777619
				j++
				continue
			}
			w := separator(text[j:])
			if w == 0 || j+w >= len(text) || text[j+w] < '0' || text[j+w] > '9' {
				break
			}
			j += w
		}
		do(i, j, int32(h&0x7fffffff))
		i = j
	}
}

// separator returns the length of a mark at the start of s that may stand within a number.
func separator(s string) int {
	switch {
	case s[0] == '.' || s[0] == ',' || s[0] == ' ':
		return 1
	case strings.HasPrefix(s, "\u00a0"):
		return 2
	case strings.HasPrefix(s, "\u202f"):
		return 3
	}
	return 0
}

// dot returns the inner product of two sparse vectors.
func dot(x, y []entry) float64 {
	sum := 0.0
	for i, j := 0, 0; i < len(x) && j < len(y); {
		p, q := x[i], y[j]
		if p.id == q.id {
			sum += float64(p.w) * float64(q.w)
		}
		i += upTo(p.id, q.id)
		j += upTo(q.id, p.id)
	}
	return sum
}

// upTo is 1 where x is y at most, else 0, without a branch.
func upTo(x, y int32) int {
	if x <= y {
		return 1
	}
	return 0
}

// shared returns the summed weights of the coordinates that both have, each the lesser.
func shared(x, y []entry) float64 {
	sum := 0.0
	for i, j := 0, 0; i < len(x) && j < len(y); {
		p, q := x[i], y[j]
		if p.id == q.id {
			sum += float64(min(p.w, q.w))
		}
		i += upTo(p.id, q.id)
		j += upTo(q.id, p.id)
	}
	return sum
}

func cosine(dot, x, y float64) float64 {
	if x == 0 || y == 0 {
		return 0
	}
	return min(1, dot/(x*y))
}

// common returns how many ids two sorted lists share.
func common(x, y []int32) int {
	n := 0
	for i, j := 0, 0; i < len(x) && j < len(y); {
		p, q := x[i], y[j]
		if p == q {
			n++
		}
		i += upTo(p, q)
		j += upTo(q, p)
	}
	return n
}

// gramIDF returns the weight of a trigram that stands in df of n sentences.
func gramIDF(df, n int) float32 {
	return float32(math.Log(float64(n+1) / (float64(df) + 0.5)))
}
