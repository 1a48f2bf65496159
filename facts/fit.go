package facts

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/zvirka/zvirka/align"
	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/frame"
	"github.com/zvirka/zvirka/internal/boost"
)

// Example is a comparison whose true differences are known.
type Example struct {
	ID     string
	A, B   *Account
	Ladder *align.Ladder
	Gold   []GoldDifference
	Weight float64 // how much its candidates count

	// Group is what examples that have text in common share, a story: they are
	// left out together. Empty is a group of its own.
	Group string

	candidates []candidate // once they are known
	verdicts   []verdicts  // whether each touches what a reader found
	claims     []verdicts  // the same where each thing found has one candidate only
}

// GoldDifference is a difference that a reader found. Doubtful ones are
// neither right nor wrong.
type GoldDifference struct {
	Kind     Kind
	A, B     []corpus.Span
	Doubtful bool

	// OneValue says that a name, number or time is all that differs: a run of
	// words that happens to hold it does not tell so.
	OneValue bool
}

// Fitted is a model with the labelled candidates that it was fitted to.
type Fitted struct{ m model }

// verdictsOf returns what a step learns: the first, what touches; the others,
// who of those that touch one thing is the one to tell of it.
func (e *Example) verdictsOf(step string) []verdicts {
	if step == firstStep {
		return e.verdicts
	}
	return e.claims
}

// claimed gives each thing that a reader found to the likeliest candidate that
// touches it; the others are wrong, since a reader counts it once.
func (e *Example) claimed(p first) []verdicts {
	out := slices.Clone(e.verdicts)
	order := make([]int, len(e.candidates))
	for k := range order {
		order[k] = k
	}
	rank := slices.Clone(p)
	for k := range rank {
		if e.exact(&e.candidates[k]) {
			rank[k] += exactLead
		}
	}
	slices.SortStableFunc(order, func(x, y int) int { return cmp.Compare(rank[y], rank[x]) })
	usedKind, usedWords := make([]bool, len(e.Gold)), make([]bool, len(e.Gold))
	var kept []candidate
	for _, k := range order {
		c := &e.candidates[k]
		if out[k].kind == isRight && !e.claim(c, usedKind, true) {
			out[k].kind = isWrong
		}
		if repeats(c, kept) {
			continue // it would stand in the place of the other, not beside it
		}
		kept = append(kept, *c)
		if out[k].words == isRight && !e.claim(c, usedWords, false) {
			out[k].words = isWrong
		}
	}
	return out
}

// exactLead is by how much, in ten-thousandths, a candidate of the very kind and
// words that a reader chose goes before one that only touches them.
const exactLead = 800

// exact reports whether c has the kind and, about, the words of something that
// a reader found.
func (e *Example) exact(c *candidate) bool {
	return slices.ContainsFunc(e.Gold, func(g GoldDifference) bool {
		return g.Kind == c.Kind && exactSide(c.A, g.A) && exactSide(c.B, g.B)
	})
}

// exactSide reports whether p is about as long as g and in its place; if g is
// empty, p is free.
func exactSide(p, g []corpus.Span) bool {
	if len(g) == 0 {
		return true
	}
	both, x, y := shared(p, g), total(p), total(g)
	return 2*both >= x+y-both && both > 0 || both == min(x, y) && 2*max(x, y) <= 5*both && both > 0
}

// claim marks the best unused thing that c tells of as used, if there is one.
func (e *Example) claim(c *candidate, used []bool, kind bool) bool {
	best, most := -1, -1
	for i := range e.Gold {
		g := &e.Gold[i]
		switch {
		case used[i] || g.Doubtful || !goldMatch(&c.Difference, g):
			continue
		case kind && (c.Kind == MissingFact) != (g.Kind == MissingFact), !kind && !goldValues(&c.Difference, g):
			continue
		}
		both := shared(c.A, g.A) + shared(c.B, g.B)
		if c.Kind == g.Kind {
			both += 1 << 20
		}
		if both > most {
			best, most = i, both
		}
	}
	if best >= 0 {
		used[best] = true
	}
	return best >= 0
}

// shared returns how many bytes are in both x and y.
func shared(x, y []corpus.Span) int {
	n := 0
	for _, s := range x {
		for _, t := range y {
			n += max(0, min(s.End, t.End)-max(s.Start, t.Start))
		}
	}
	return n
}

// verdict is what is known of a candidate.
type verdict uint8

const (
	isWrong verdict = iota
	isRight
	isOpen // it tells of something doubtful, and of nothing sure
)

// verdicts are what is known of a candidate: whether it is right, its kind
// included, and whether the words are.
type verdicts struct{ kind, words verdict }

// at returns the verdict that a step learns.
func (v verdicts) at(step string) verdict {
	if step == lastStep {
		return v.words
	}
	return v.kind
}

// shape is the shape of the forests.
var shape = boost.Options{Trees: 150, Depth: 3, Rate: 0.05, Ridge: 3, LeastInLeaf: 8, Share: 60, Features: 30}

// innerFolds is in how many parts the examples are cut, for the first step to
// judge examples that it has not seen.
const innerFolds = 5

// Fit returns the model that tells the right candidates of the examples from
// the wrong ones, two forests for each family of rules: the second learns from
// what the first says of examples left out. It is deterministic.
func Fit(examples []Example) *Fitted {
	for i := range examples {
		examples[i].Label()
	}
	m := model{}
	m.fit(examples, firstStep, func(int) bool { return true })
	folds := Folds(examples, innerFolds)
	for k := range innerFolds {
		part := model{}
		part.fit(examples, firstStep, func(i int) bool { return folds[i] != k })
		for i := range examples {
			if folds[i] != k {
				continue
			}
			e := &examples[i]
			p := part.first(e.candidates)
			p.setRivals(e.candidates)
			e.claims = e.claimed(p)
		}
	}
	m.fit(examples, secondStep, func(int) bool { return true })
	m.fit(examples, lastStep, func(int) bool { return true })
	return &Fitted{m}
}

// Folds returns which of n parts each example is in. The examples of a group
// are in one part.
func Folds(examples []Example, n int) []int {
	out := make([]int, len(examples))
	groups := map[string]int{}
	fresh := 0
	for i := range examples {
		group, known := groups[examples[i].Group]
		if !known || examples[i].Group == "" {
			group = fresh
			groups[examples[i].Group] = group
			fresh++
		}
		out[i] = group % n
	}
	return out
}

// fit adds the forests of a step, fitted on the wanted examples.
func (m model) fit(examples []Example, step string, wanted func(i int) bool) {
	byFamily := map[string][]boost.Example{}
	for i := range examples {
		if !wanted(i) {
			continue
		}
		e := &examples[i]
		for k := range e.candidates {
			c := &e.candidates[k]
			known := e.verdictsOf(step)[k].at(step)
			if known == isOpen {
				continue
			}
			x := c.x
			if step == firstStep {
				clear(x[featFirst:])
			}
			byFamily[c.family()] = append(byFamily[c.family()], boost.Example{X: x[:], Yes: known == isRight, Weight: e.Weight})
		}
	}
	for family, list := range byFamily {
		f := boost.Fit(list, shape)
		m[family+step] = func() *boost.Forest { return f }
	}
}

// Label finds the candidates of an example and what is known of them, once: copies made afterwards share them. [Fit] calls it where nobody did.
func (e *Example) Label() {
	if e.candidates != nil {
		return
	}
	e.candidates = candidatesOf(e.A, e.B, e.Ladder, slices.Collect(frame.Pairs(e.A.Frames, e.B.Frames, 0)))
	e.verdicts = make([]verdicts, len(e.candidates))
	for k := range e.candidates {
		e.verdicts[k] = e.verdictOf(&e.candidates[k])
	}
}

func (e *Example) verdictOf(c *candidate) verdicts {
	var out verdicts
	for i := range e.Gold {
		g := &e.Gold[i]
		if !goldMatch(&c.Difference, g) || g.OneValue && families[c.Rule] == "more" {
			continue
		}
		if goldValues(&c.Difference, g) {
			out.words = out.words.with(g.Doubtful)
		}
		if (c.Kind == MissingFact) == (g.Kind == MissingFact) {
			out.kind = out.kind.with(g.Doubtful)
		}
	}
	return out
}

// with returns the verdict on a candidate that tells of one more thing.
func (v verdict) with(doubtful bool) verdict {
	if v == isRight || !doubtful {
		return isRight
	}
	return isOpen
}

// goldMatch reports whether d tells of the same as g: a kind of the same
// group, and an overlap on a side of g by a span that is not much longer.
func goldMatch(d *Difference, g *GoldDifference) bool {
	if group(d.Kind) != group(g.Kind) {
		return false
	}
	return goldSide(d.A, g.A) || goldSide(d.B, g.B)
}

// goldValues reports whether the values of d are those of g, where both have
// two: one right value beside a wrong one is worth a look, and wrong.
func goldValues(d *Difference, g *GoldDifference) bool {
	if !isValue(d.Kind) || len(d.A) == 0 || len(d.B) == 0 || len(g.A) == 0 || len(g.B) == 0 {
		return true
	}
	return goldSide(d.A, g.A) && goldSide(d.B, g.B)
}

// isValue reports whether a difference of kind k is between two values.
func isValue(k Kind) bool { return k == Granularity || group(k) == group(Number) }

func goldSide(p, g []corpus.Span) bool {
	if len(p) == 0 || len(g) == 0 {
		return false
	}
	const limit = 320 // bytes, about 160 letters
	return touch(p, g) && total(p) <= max(limit, 3*total(g))
}

func total(spans []corpus.Span) int {
	n := 0
	for _, s := range spans {
		n += s.Len()
	}
	return n
}

// Write writes the model as the file that the package embeds.
func (f *Fitted) Write(w io.Writer, note string) error {
	b := fmt.Appendf(nil, "# The confidence of differences: for each family of rules a constant and trees, whose sum is the log-odds.\n# %s\n", note)
	b = append(b, "# family\tconstant\tvalue, or family\ttree\tnodes: feature<=cut:index of the node for yes (that for no follows it), or a value\n"...)
	for _, family := range slices.Sorted(maps.Keys(f.m)) {
		b = f.m[family]().Append(b, family, featureNames[:])
	}
	_, err := w.Write(b)
	return err
}

// Compare is [Compare] with the model f.
func (f *Fitted) Compare(e *Example, opts Options) Pair {
	return compare(e.A, e.B, e.Ladder, opts, f.m)
}

// Tally calls add for each candidate of e, of which something is known, with
// the confidence that f gives it.
func (f *Fitted) Tally(e *Example, add func(rule string, p float64, right bool)) {
	e.Label()
	judged := slices.Clone(e.candidates)
	f.m.weigh(judged)
	for k := range judged {
		f.m.confide(&judged[k])
		if known := e.verdicts[k].words; known != isOpen {
			add(judged[k].Rule, judged[k].Confidence, known == isRight)
		}
	}
}
