package align

import (
	"cmp"
	"slices"

	"github.com/zvirka/zvirka/corpus"
)

// Mode is the regime that two texts are aligned in.
type Mode string

// The regimes. Auto, the zero value too, chooses one of the others.
const (
	Auto        Mode = "auto"
	Parallel    Mode = "parallel"
	Comparable  Mode = "comparable"
	Independent Mode = "independent"
)

// Relation says how much of what the one side of a bead tells the other tells as well.
type Relation = string

// The relations of a bead with two sides. Related is near in topic and not the
// same fact.
const (
	Equivalent Relation = "equivalent"
	AMore      Relation = "a_more"
	BMore      Relation = "b_more"
	Overlap    Relation = "overlap"
	Conflict   Relation = "conflict"
	Related    Relation = "related"
)

// Evidence is what speaks for pairs of sentences and comes from outside this
// package. Pairs yields sentence numbers of a and b, a strength in [0, 1], and
// words for a reader; pairs that it does not name have no such evidence. It
// must yield the same pairs each time.
type Evidence interface {
	Name() string
	Pairs(yield func(i, j int, strength float64, why string))
}

// Options are the knobs of [Align]. The zero value works.
type Options struct {
	Mode     Mode       // empty is Auto
	Evidence []Evidence // more voices beside those of the package
	Explain  bool       // give the reasons of each bead
	Model    *Model     // nil is DefaultModel
	MinScore float64    // beads with two sides less probable than this are taken apart
	Near     float64    // pairs at least so probable that were not linked are listed; zero is none
}

// Reason is one voice for a bead or, where Weight is below zero, against it.
// Weight is in log-odds; Text says what was seen.
type Reason struct {
	Name   string  `json:"name"`
	Weight float64 `json:"weight"`
	Text   string  `json:"text,omitempty"`
}

// Bead joins sentences of a with sentences of b, by number, in order. One side
// may be empty: then the sentences of the other have no counterpart. Score is
// the probability that the bead is right. ASpans and BSpans are for callers
// that know the clauses which the bead joins; Align leaves them empty.
type Bead struct {
	A        []int         `json:"a"`
	B        []int         `json:"b"`
	Score    float64       `json:"score"`
	Relation Relation      `json:"relation,omitempty"`
	ASpans   []corpus.Span `json:"a_spans,omitempty"`
	BSpans   []corpus.Span `json:"b_spans,omitempty"`
	Why      []Reason      `json:"evidence,omitempty"`
}

// Linked reports whether b has both sides.
func (b *Bead) Linked() bool { return len(b.A) > 0 && len(b.B) > 0 }

// Ladder is the result of aligning two texts. In Parallel mode the beads are
// in order and hold every sentence of both sides exactly once. In the other
// modes those with a sentence of a come first, in its order, and then those
// that hold sentences of b alone; Independent may put a sentence into several.
type Ladder struct {
	Mode  Mode   `json:"mode"` // Parallel, Comparable or Independent
	Why   string `json:"why"`  // how the mode was chosen
	Beads []Bead `json:"beads"`

	// Near are the pairs that were not linked, though they might be: see
	// [Options]. Parallel mode has none. They are in the order of a, then b.
	Near []Bead `json:"-"`
}

// Align finds which sentences of a and b belong together. Any input is valid.
// The result is the same on every run, and mirrored where the sides are
// swapped. Cost grows with the number of sentences times a constant, but for
// texts that share most of their words; 5,000 sentences against 5,000 take
// seconds.
func Align(a, b []Sentence, opts Options) *Ladder {
	if opts.Model == nil {
		opts.Model = DefaultModel()
	}
	if opts.Mode == "" {
		opts.Mode = Auto
	}
	a, b = analysed(a), analysed(b)
	order := compareSides(a, b)
	swap := order > 0
	if swap {
		a, b = b, a
	}
	j := job{field: newField(a, b), opts: opts, support: collect(opts.Evidence, len(a), len(b), swap), swapped: swap, equal: order == 0 && len(a) > 0}
	l := j.run()
	if swap {
		l.mirror()
	}
	l.order()
	return l
}

// analysed returns s with forms where they are missing. s is not changed.
func analysed(s []Sentence) []Sentence {
	copied := false
	for i := range s {
		if s[i].Forms != nil || s[i].Text == "" {
			continue
		}
		if !copied {
			s, copied = slices.Clone(s), true
		}
		s[i].Forms = forms(s[i].Text, s[i].Lang)
	}
	return s
}

// compareSides orders two texts by what they say, so that the work is done the
// same way round whichever of them is given first.
func compareSides(a, b []Sentence) int {
	if c := cmp.Compare(len(a), len(b)); c != 0 {
		return c
	}
	for i := range a {
		if c := cmp.Or(cmp.Compare(a[i].Text, b[i].Text), cmp.Compare(a[i].Lang, b[i].Lang)); c != 0 {
			return c
		}
	}
	return 0
}

// job is one call of Align.
type job struct {
	*field
	opts    Options
	support map[[2]int32][]support
	swapped bool // a is what the caller calls b: reasons name its side second
	equal   bool // the texts are the same
}

// collect asks the evidence, and drops what is out of range.
func collect(evidence []Evidence, na, nb int, swap bool) map[[2]int32][]support {
	if len(evidence) == 0 {
		return nil
	}
	if swap {
		na, nb = nb, na
	}
	out := map[[2]int32][]support{}
	for _, e := range evidence {
		name := e.Name()
		e.Pairs(func(i, j int, strength float64, why string) {
			if i < 0 || j < 0 || i >= na || j >= nb || !(strength > 0) {
				return
			}
			k := [2]int32{int32(i), int32(j)}
			if swap {
				k[0], k[1] = k[1], k[0]
			}
			out[k] = append(out[k], support{name, min(1, strength), why})
		})
	}
	return out
}

func (j *job) run() *Ladder {
	same, apart := &j.opts.Model.same, &j.opts.Model.apart
	mode, why := j.opts.Mode, "asked for"
	var g *grid
	if mode == Auto && j.equal {
		return j.parallel("the two texts are the same")
	}
	if mode == Auto {
		g = j.score(same, j.support)
		mode, why = j.choose(g)
	}
	switch {
	case mode == Parallel:
		return j.parallel(why)
	case mode == Independent && g == nil:
		return j.comparable(j.score(apart, j.support), apart, mode, why)
	case mode == Independent:
		g.score(j.field, apart)
		return j.comparable(g, apart, mode, why)
	case g == nil:
		g = j.score(same, j.support)
	}
	return j.comparable(g, same, mode, why)
}

func (j *job) parallel(why string) *Ladder {
	l := &Ladder{Mode: Parallel, Why: why}
	lf := newLadderField(j.field, j.support)
	t := newLattice(lf, j.opts.Model.bead[:])
	for _, r := range t.best(aloneWorth) {
		if r.shape.m > 0 && r.shape.n > 0 && r.p < j.opts.MinScore {
			l.Beads = append(l.Beads, one(series(r.i, r.shape.m), nil, 1-r.p), one(nil, series(r.j, r.shape.n), 1-r.p))
			continue
		}
		b := one(series(r.i, r.shape.m), series(r.j, r.shape.n), r.p)
		if j.opts.Explain {
			b.Why = j.explainBead(lf, r)
		}
		l.Beads = append(l.Beads, b)
	}
	j.finish(l)
	return l
}

func one(a, b []int, score float64) Bead {
	if a == nil {
		a = []int{}
	}
	if b == nil {
		b = []int{}
	}
	return Bead{A: a, B: b, Score: score}
}

// series returns n numbers from i on.
func series(i, n int) []int {
	out := make([]int, n)
	for k := range out {
		out[k] = i + k
	}
	return out
}

// comparable makes the one-to-one links, and beads with one side of the rest.
func (j *job) comparable(g *grid, m *regime, mode Mode, why string) *Ladder {
	l := &Ladder{Mode: mode, Why: why}
	doneA, doneB := make([]bool, len(j.a)), make([]bool, len(j.b))
	picked := g.match(j.field, m.keep)
	if mode == Independent {
		picked = append(picked, g.more(picked, m.again)...)
	}
	for _, k := range picked {
		p := &g.pairs[k]
		if p.prob() < j.opts.MinScore {
			continue
		}
		doneA[p.a], doneB[p.b] = true, true
		b := one([]int{int(p.a)}, []int{int(p.b)}, p.prob())
		if j.opts.Explain {
			b.Why = j.explainPair(m, p)
		}
		l.Beads = append(l.Beads, b)
	}
	j.merge(g, l.Beads, doneA, doneB)
	j.near(g, l)
	for i, done := range doneA {
		if !done {
			l.Beads = append(l.Beads, one([]int{i}, nil, g.aloneA(int32(i))))
		}
	}
	for i, done := range doneB {
		if !done {
			l.Beads = append(l.Beads, one(nil, []int{i}, g.aloneB(int32(i))))
		}
	}
	j.finish(l)
	return l
}

// near lists the pairs that are not linked and not much less likely.
func (j *job) near(g *grid, l *Ladder) {
	if j.opts.Near <= 0 {
		return
	}
	linked := map[[2]int]bool{}
	for _, b := range l.Beads {
		for _, x := range b.A {
			for _, y := range b.B {
				linked[[2]int{x, y}] = true
			}
		}
	}
	for k := range g.pairs {
		p := &g.pairs[k]
		x, y := int(p.a), int(p.b)
		if prob := p.prob(); prob >= j.opts.Near && !linked[[2]int{x, y}] {
			l.Near = append(l.Near, one([]int{x}, []int{y}, prob))
		}
	}
}

// prob returns the probability that the pair is a link.
func (p *pair) prob() float64 { return sigmoid(p.z[len(p.z)-1]) }

// aloneA returns the probability that none of the pairs of sentence i of a is a link.
func (g *grid) aloneA(i int32) float64 {
	best := 0.0
	for k := g.row[i]; k < g.row[i+1]; k++ {
		best = max(best, g.pairs[k].prob())
	}
	return 1 - best
}

func (g *grid) aloneB(i int32) float64 {
	best := 0.0
	for _, k := range g.column(i) {
		best = max(best, g.pairs[k].prob())
	}
	return 1 - best
}

// mirror exchanges the sides.
func (l *Ladder) mirror() {
	for i := range l.Near {
		b := &l.Near[i]
		b.A, b.B = b.B, b.A
	}
	for i := range l.Beads {
		b := &l.Beads[i]
		b.A, b.B = b.B, b.A
		switch b.Relation {
		case AMore:
			b.Relation = BMore
		case BMore:
			b.Relation = AMore
		}
	}
}

// order puts the beads into the order that Ladder promises.
func (l *Ladder) order() {
	slices.SortStableFunc(l.Near, func(x, y Bead) int { return cmp.Or(slices.Compare(x.A, y.A), slices.Compare(x.B, y.B)) })
	if l.Mode == Parallel {
		l.orderParallel()
		return
	}
	slices.SortStableFunc(l.Beads, func(x, y Bead) int {
		if len(x.A) == 0 || len(y.A) == 0 {
			return cmp.Or(cmp.Compare(len(y.A), 0)-cmp.Compare(len(x.A), 0), slices.Compare(x.B, y.B))
		}
		return cmp.Or(slices.Compare(x.A, y.A), slices.Compare(x.B, y.B))
	})
}

// orderParallel puts, where beads of one side follow each other, those of a first.
func (l *Ladder) orderParallel() {
	for i := 0; i < len(l.Beads); {
		k := i
		for k < len(l.Beads) && !l.Beads[k].Linked() {
			k++
		}
		slices.SortStableFunc(l.Beads[i:k], func(x, y Bead) int { return cmp.Compare(len(y.A), 0) - cmp.Compare(len(x.A), 0) })
		i = k + 1
	}
}
