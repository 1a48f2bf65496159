package facts

import (
	"slices"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// hunk is a place where the two sides of a bead differ: words [a0,a1) of one
// stand where words [b0,b1) of the other do. Either range may be empty.
type hunk struct{ a0, a1, b0, b1 int }

// hunks returns where the two sides differ, in order.
func (b *bead) hunks() []hunk {
	if !b.differs {
		b.differ, b.differs = hunks(b.a, b.b), true
	}
	return b.differ
}

// hunks diffs the words of the two sides as canonical tokens: a word and its
// partner are one token, whatever their language. The result is in order, and
// mirrored where the sides are swapped: go-diff itself prefers one side.
func hunks(a, b *side) []hunk {
	if a.account.Doc.Text <= b.account.Doc.Text {
		return diff(a, b)
	}
	out := diff(b, a)
	for i, h := range out {
		out[i] = hunk{h.b0, h.b1, h.a0, h.a1}
	}
	return out
}

// diff is hunks for a given order of the sides.
func diff(a, b *side) []hunk {
	if !slices.ContainsFunc(a.words, func(w word) bool { return w.partner >= 0 }) && len(a.words)+len(b.words) > 0 {
		return []hunk{{0, len(a.words), 0, len(b.words)}} // nothing in common
	}
	x, y := make([]rune, len(a.words)), make([]rune, len(b.words))
	next := rune(0)
	fresh := func() rune {
		next++
		if next == 0xD800 { // surrogates are no runes
			next = 0xE000
		}
		return next
	}
	for i := range a.words {
		x[i] = fresh()
	}
	for j := range b.words {
		if p := b.words[j].partner; p >= 0 {
			y[j] = x[p]
		} else {
			y[j] = fresh()
		}
	}
	differ := diffmatchpatch.New()
	differ.DiffTimeout = 0
	var out []hunk
	i, j := 0, 0
	open := false
	for _, d := range differ.DiffMainRunes(x, y, false) {
		n := len([]rune(d.Text))
		if d.Type == diffmatchpatch.DiffEqual {
			i, j, open = i+n, j+n, false
			continue
		}
		if !open {
			out = append(out, hunk{i, i, j, j})
			open = true
		}
		h := &out[len(out)-1]
		if d.Type == diffmatchpatch.DiffDelete {
			i += n
			h.a1 = i
		} else {
			j += n
			h.b1 = j
		}
	}
	return out
}

// uncovered counts the content words of words that the other side has not,
// and sums their rarity.
func uncovered(words []word) (n int, rarity float64) {
	for i := range words {
		if w := &words[i]; w.content() && !w.covered {
			n++
			rarity += w.idf
		}
	}
	return n, rarity
}
