package facts

import (
	"cmp"
	"slices"
	"sort"

	"github.com/zvirka/zvirka/align"
	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/frame"
)

// LeastNear is the least probability of the pairs that [Compare] wants to know
// beside the links, as near pairs of the ladder: conflicts stand there too.
const LeastNear = 0.12

// Options change what is reported. The zero value is what most want.
type Options struct {
	// MinConfidence is the least confidence of a difference that is listed.
	// Zero means what most want: 0.58 for versions of one text, 0.05 for
	// accounts written apart, of which reports fold what is below [Surely]. A
	// negative value lists all.
	MinConfidence float64

	// Matches are the frames of the two accounts that tell the same fact, as
	// [frame.Pairs] gives them with no least score, in its order; nil means not
	// known yet.
	Matches []frame.Pair

	// Framing are the terms by which one concept is told in different lights;
	// nil is [DefaultFraming].
	Framing *Lexicon
}

// Compare returns the differences between two accounts that ladder links. The
// ids of their mentions must be common. The cost is linear in the text, but
// for long beads, where it is the product of their words.
func Compare(a, b *Account, ladder *align.Ladder, opts Options) Pair {
	return compare(a, b, ladder, opts, weights())
}

// compare is Compare with the given model.
func compare(a, b *Account, ladder *align.Ladder, opts Options, m model) Pair {
	matches := opts.Matches
	if matches == nil {
		matches = slices.Collect(frame.Pairs(a.Frames, b.Frames, 0))
	}
	framing := opts.Framing
	if framing == nil {
		framing = DefaultFraming()
	}
	bagA, bagB := newBags(a, b)
	candidates := candidatesWith(framing, bagA, bagB, ladder, matches)
	m.weigh(candidates)
	kept := m.choose(candidates, floorOf(opts, ladder.Mode))
	for i := range kept {
		kept[i].Salience = salience(&kept[i], a, b)
	}
	rank(kept)
	p := Pair{Mode: ladder.Mode, Why: ladder.Why, Beads: ladder.Beads, Differences: []Difference{}}
	for _, c := range kept {
		p.Differences = append(p.Differences, c.tidy())
	}
	p.Copy = copied(bagA, bagB)
	return p
}

// tidy returns the difference of c with lists that are not nil.
func (c *candidate) tidy() Difference {
	d := c.Difference
	if d.A == nil {
		d.A = []corpus.Span{}
	}
	if d.B == nil {
		d.B = []corpus.Span{}
	}
	return d
}

// candidatesOf returns all candidates, in the order of the beads.
func candidatesOf(a, b *Account, ladder *align.Ladder, matches []frame.Pair) []candidate {
	bagA, bagB := newBags(a, b)
	return candidatesWith(DefaultFraming(), bagA, bagB, ladder, matches)
}

// candidatesWith is candidatesOf with the given framing, for the words of two
// accounts.
func candidatesWith(framing *Lexicon, bagA, bagB *bag, ladder *align.Ladder, matches []frame.Pair) []candidate {
	a, b := bagA.account, bagB.account
	marksA, marksB := newMarks(a), newMarks(b)
	for _, p := range matches {
		i, j := a.Frames[p.A].Sentence, b.Frames[p.B].Sentence
		marksA.kin[i] = max(marksA.kin[i], p.Score)
		marksB.kin[j] = max(marksB.kin[j], p.Score)
		marksA.frames[p.A] = max(marksA.frames[p.A], p.Score)
		marksB.frames[p.B] = max(marksB.frames[p.B], p.Score)
	}
	bagA.marks, bagB.marks = marksA, marksB
	kin := kinship{a, b, matches}
	newOne := func(k int, l align.Bead) *bead {
		x := newBead(k, l, bagA, bagB, ladder.Mode == align.Independent)
		x.kin = kin.of(l)
		return x
	}
	var out []candidate
	for k, l := range ladder.Beads {
		marksA.note(l.A, l)
		marksB.note(l.B, l)
		if l.Linked() && l.Relation != align.Related {
			out = beadCandidates(out, newOne(k, l), framing)
		}
	}
	for _, l := range ladder.Near {
		if !areTitles(a, l.A) && !areTitles(b, l.B) {
			out = nearCandidates(out, newOne(-1, l), framing)
		}
	}
	out = append(out, missingFacts(bagA, ladder.Mode == align.Independent, false)...)
	return append(out, missingFacts(bagB, ladder.Mode == align.Independent, true)...)
}

// kinship finds the frames that match, by the two sentences that hold them.
type kinship struct {
	a, b    *Account
	matches []frame.Pair // in the order of the frames of a
}

// of returns the matches between the sides of a bead.
func (k kinship) of(l align.Bead) []frame.Pair {
	var out []frame.Pair
	for _, i := range l.A {
		from := sort.Search(len(k.matches), func(m int) bool { return k.a.Frames[k.matches[m].A].Sentence >= i })
		for _, j := range l.B {
			for _, p := range k.matches[from:] {
				if k.a.Frames[p.A].Sentence != i {
					break
				}
				if k.b.Frames[p.B].Sentence == j {
					out = append(out, p)
				}
			}
		}
	}
	return out
}

// note records what a bead says of the sentences of one side.
func (m *marks) note(sentences []int, l align.Bead) {
	for _, i := range sentences {
		if l.Linked() {
			m.linked[i] = true
			m.alone[i] = min(m.alone[i], 1-l.Score)
		} else {
			m.alone[i] = l.Score
		}
	}
}

// newBead returns a link with the words of its sides matched.
func newBead(index int, l align.Bead, bagA, bagB *bag, apart bool) *bead {
	d := &bead{index: index, align: l, apart: apart, bagA: bagA, bagB: bagB, a: bagA.side(l.A), b: bagB.side(l.B)}
	match(d.a, d.b)
	d.coverA, d.coverB = cover(d.a), cover(d.b)
	return d
}

// nameTypes are the types of names that are compared.
var nameTypes = []string{"PER", "LOC", "ORG", "PRO"}

// beadCandidates appends to out what the rules find at one bead.
func beadCandidates(out []candidate, b *bead, framing *Lexicon) []candidate {
	out = append(out, numbers(b).find(b)...)
	out = append(out, digits(b).find(b)...)
	out = append(out, times(b).find(b)...)
	for _, t := range nameTypes {
		out = append(out, names(b, t).find(b)...)
	}
	out = append(out, nameParts(b)...)
	out = append(out, attributions(b)...)
	out = append(out, certainties(b)...)
	out = append(out, negations(b)...)
	out = append(out, quotes(b)...)
	out = append(out, agents(b)...)
	out = append(out, events(b)...)
	out = append(out, orders(b)...)
	out = append(out, roles(b)...)
	out = append(out, framings(b, framing)...)
	if b.near() || b.a.isTitle() || b.b.isTitle() {
		return out // titles leave out what they can
	}
	return append(out, details(b)...)
}

// nearCandidates appends to out what the rules find at a pair that is near to a link:
// only what both sides tell, in conflict. That a side tells more would mean
// nothing where they tell of two things.
func nearCandidates(out []candidate, b *bead, framing *Lexicon) []candidate {
	n := len(out)
	out = beadCandidates(out, b, framing)
	strange := b.onOtherDays()
	found := slices.DeleteFunc(out[n:], func(c candidate) bool {
		return strange && c.Kind == Negation || len(c.A) == 0 || len(c.B) == 0 || c.Kind == Order || c.Kind == Quote
	})
	return out[:n+len(found)]
}

// choose keeps the candidates, which have been weighed, that are likely and sure
// enough, the likeliest first, and drops those whose words a likelier one has
// reported.
func (m model) choose(candidates []candidate, least floor) []candidate {
	var sorted []*candidate
	for i := range candidates {
		c := &candidates[i]
		if !least.isLikely(c) {
			continue
		}
		if m.confide(c); c.Confidence >= least.confidence {
			sorted = append(sorted, c)
		}
	}
	slices.SortStableFunc(sorted, func(c, d *candidate) int { return cmp.Compare(d.pick, c.pick) })
	var kept []candidate
	for _, c := range sorted {
		if !repeats(c, kept) {
			kept = append(kept, *c)
		}
	}
	return kept
}

// repeats reports whether what c says is said by one of kept: the same words
// on every side that c has, or, of one kind, some words of a side, or the same
// two values, as a title and the text below it have them.
func repeats(c *candidate, kept []candidate) bool {
	for i := range kept {
		k := &kept[i]
		if !sameGroup(c.Kind, k.Kind) {
			continue
		}
		if touch(c.A, k.A) && touch(c.B, k.B) && (len(c.A) > 0 || len(c.B) > 0) {
			return true
		}
		if c.Kind != k.Kind {
			continue
		}
		if meet(c.A, k.A) || meet(c.B, k.B) || c.Values == k.Values && c.Values.A != "" && c.Values.B != "" {
			return true
		}
	}
	return false
}

// meet reports whether some span of x overlaps one of y.
func meet(x, y []corpus.Span) bool { return len(x) > 0 && touch(x, y) }

// touch reports whether x is empty or some span of x overlaps one of y.
func touch(x, y []corpus.Span) bool {
	if len(x) == 0 {
		return true
	}
	for _, s := range x {
		for _, t := range y {
			if s.Overlaps(t) {
				return true
			}
		}
	}
	return false
}

// sameGroup reports whether two kinds say much the same of the same words.
func sameGroup(k, l Kind) bool { return group(k) == group(l) || group(k)+group(l) == 1 }

func group(k Kind) int {
	switch k {
	case MissingFact, MissingDetail, Granularity:
		return 0
	case Number, Date, Place, Name, Role:
		return 1
	case Negation, Certainty, Attribution, Quote:
		return 2
	case Framing:
		return 3
	case Agent:
		return 4
	}
	return 5
}

// rank puts what matters most first: salience, then confidence, then the
// order of the text.
func rank(list []candidate) {
	slices.SortStableFunc(list, func(x, y candidate) int {
		return cmp.Or(cmp.Compare(y.Salience, x.Salience), cmp.Compare(y.Confidence, x.Confidence), cmp.Compare(x.at(), y.at()))
	})
}

// at is where c stands, for the order of equals.
func (c *candidate) at() int {
	if len(c.A) > 0 {
		return c.A[0].Start
	}
	if len(c.B) > 0 {
		return c.B[0].Start
	}
	return 0
}
