package facts

import (
	"github.com/zvirka/zvirka/canon"
	"github.com/zvirka/zvirka/corpus"
)

// nameParts returns the candidates for capitalised words that the other side
// has not: a first name that is dropped, a name that no list knows, or, where
// both sides have one at the same place, two names.
func nameParts(b *bead) []candidate {
	as, bs := strangers(b.a, b.b), strangers(b.b, b.a)
	usedA, usedB := map[int]bool{}, map[int]bool{}
	var out []candidate
	for _, i := range as {
		for _, j := range bs {
			s, t := b.a.words[i].Span, b.b.words[j].Span
			if usedA[i] || usedB[j] || !b.atOnePlace(s, t) {
				continue
			}
			agree := context(b.a, s, b.b, t)
			if agree < 0.4 {
				continue
			}
			usedA[i], usedB[j] = true, true
			c := b.newCandidate(Name, "word-clash", spansOf(s), spansOf(t))
			c.x[featContext] = agree
			c.x[featHunk] = 1
			c.x[featExtra] = canon.Similarity(b.a.words[i].form, b.b.words[j].form)
			c.Values = Values{s.In(b.a.account.Doc.Text), t.In(b.b.account.Doc.Text)}
			c.Evidence = c.Values.A + " ≠ " + c.Values.B
			out = append(out, c)
		}
	}
	out = append(out, nameAlone(b, b.a, as, usedA, false)...)
	return append(out, nameAlone(b, b.b, bs, usedB, true)...)
}

// nameAlone returns the candidates for the strangers of s that have no
// counterpart.
func nameAlone(b *bead, s *side, list []int, used map[int]bool, swapped bool) []candidate {
	var out []candidate
	for _, i := range list {
		if used[i] {
			continue
		}
		w := &s.words[i]
		c := b.oneSided(MissingDetail, "word-alone", w.Span, swapped)
		c.setWords(s.words[i : i+1])
		b.setPlace(&c, i, i+1, swapped)
		if nextToKnown(s, i) {
			c.x[featExtra] = 1
		}
		c.Evidence = "no counterpart: " + w.In(s.account.Doc.Text)
		out = append(out, c)
	}
	return out
}

// nextToKnown reports whether a capitalised word beside word i has a
// counterpart: then i is a part of a name of which the other side has a part.
func nextToKnown(s *side, i int) bool {
	for _, k := range []int{i - 1, i + 1} {
		if k >= 0 && k < len(s.words) && s.words[k].covered && s.words[k].content() && capitalised(s.words[k].In(s.account.Doc.Text)) {
			return true
		}
	}
	return false
}

// strangers returns the capitalised words of s, where no sentence begins,
// that are like no word of o.
func strangers(s, o *side) []int {
	var out []int
	for i := range s.words {
		w := &s.words[i]
		if !w.capital || w.covered || w.part == inTime || len(w.form.Skel) < 2 {
			continue
		}
		if !likeAny(w, s, o) {
			out = append(out, i)
		}
	}
	return out
}

func likeAny(w *word, s, o *side) bool {
	key := nameKey(w.In(s.account.Doc.Text))
	for j := range o.words {
		v := &o.words[j]
		if v.class != canon.Word {
			continue
		}
		if text := v.In(o.account.Doc.Text); capitalised(text) && likeness(key, nameKey(text)) >= sameName {
			return true
		}
	}
	return false
}

// spansOf wraps one span.
func spansOf(s corpus.Span) []corpus.Span { return []corpus.Span{s} }
