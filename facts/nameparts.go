package facts

import (
	"slices"

	"github.com/zvirka/zvirka/anchor/gazetteer"
	"github.com/zvirka/zvirka/canon"
	"github.com/zvirka/zvirka/corpus"
)

// nameParts returns the candidates for capitalised words that the other side
// has not: a first name that is dropped, a name that no list knows, or, where
// both sides have one at the same place, two names.
func nameParts(b *bead) []candidate {
	as := strangers(b.a, b.b)
	if b.near() && len(as) == 0 {
		return nil
	}
	bs := strangers(b.b, b.a)
	var all []couple
	for _, i := range as {
		for _, j := range bs {
			s, t := b.a.words[i].Span, b.b.words[j].Span
			if agree := context(b.a, s, b.b, t); agree >= 0.4 && b.atOnePlace(s, t) && !(b.apart && sameButOne(b.a.mentionAt(s), b.b.mentionAt(t))) {
				all = append(all, couple{i, j, agree})
			}
		}
	}
	usedA, usedB := map[int]bool{}, map[int]bool{}
	var out []candidate
	for _, p := range couples(all) {
		usedA[p.i], usedB[p.j] = true, true
		w, v := &b.a.words[p.i], &b.b.words[p.j]
		c := b.newCandidate(Name, "word-clash", spansOf(b.nameAround(b.a, p.i)), spansOf(b.nameAround(b.b, p.j)))
		c.x[featContext] = p.score
		c.x[featHunk] = 1
		c.x[featExtra] = canon.Similarity(*w.form, *v.form)
		c.Values = Values{w.In(b.a.account.Doc.Text), v.In(b.b.account.Doc.Text)}
		c.Evidence = c.Values.A + " ≠ " + c.Values.B
		out = append(out, c)
	}
	if b.near() {
		return out
	}
	out = append(out, nameAlone(b, b.a, b.b, as, usedA, false)...)
	return append(out, nameAlone(b, b.b, b.a, bs, usedB, true)...)
}

// nameAround returns the span of the name that word i of s stands in, or, in
// versions of one text, where the rest is the same, of the word alone.
func (b *bead) nameAround(s *side, i int) corpus.Span {
	if !b.apart {
		return s.words[i].Span
	}
	joined := func(k int) bool {
		return s.words[k].sentence == s.words[k+1].sentence && !parted(s, s.words[k].Span, s.words[k+1].Span)
	}
	from, to := i, i
	for from > 0 && s.words[from-1].capital && joined(from-1) {
		from--
	}
	for to+1 < len(s.words) && s.words[to+1].capital && joined(to) {
		to++
	}
	return corpus.Span{Start: s.words[from].Start, End: s.words[to].End}
}

// sameButOne reports whether two names of three words and more have all but one
// in common: the other is one syllable in two spellings, as «Пак Чжі Хун» and
// «Пак Чи Хун» have it.
func sameButOne(m, n *mention) bool {
	if m == nil || n == nil || len(m.keys) != len(n.keys) || len(m.keys) < 3 {
		return false
	}
	other := 0
	for i, k := range m.keys {
		if likeness(k, n.keys[i]) < sameName {
			other++
		}
	}
	return other <= 1
}

// mentionAt returns the name that lies over the span, nil for none.
func (s *side) mentionAt(span corpus.Span) *mention {
	for i := range s.mentions {
		if s.mentions[i].Overlaps(span) {
			return &s.mentions[i]
		}
	}
	return nil
}

// nameAlone returns the candidates for the strangers of s that have no
// counterpart.
func nameAlone(b *bead, s, o *side, list []int, used map[int]bool, swapped bool) []candidate {
	var out []candidate
	for _, i := range list {
		if used[i] {
			continue
		}
		w := &s.words[i]
		rule := "word-alone"
		if partOfName(s, o, i) {
			rule = "name-part"
		}
		c := b.oneSided(MissingDetail, rule, w.Span, swapped)
		c.setWords(s.words[i : i+1])
		b.setPlace(&c, i, i+1, swapped)
		c.Evidence = "no counterpart: " + w.In(s.account.Doc.Text)
		out = append(out, c)
	}
	return out
}

// partOfName reports whether word i stands in a name of which o has the next
// or the last word only: a first name that is dropped.
func partOfName(s, o *side, i int) bool {
	for _, k := range []int{i + 1, i - 1} {
		if k < 0 || k >= len(s.words) || s.words[k].sentence != s.words[i].sentence {
			continue
		}
		w := &s.words[k]
		partner := partnerName(w, s, o)
		if partner < 0 || !capitalised(w.In(s.account.Doc.Text)) || parted(s, s.words[min(i, k)].Span, s.words[max(i, k)].Span) {
			continue
		}
		beside := partner + i - k
		if beside < 0 || beside >= len(o.words) || !o.words[beside].capital || o.words[beside].covered {
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
		if !w.capital || w.covered || w.part == inTime || len(w.form.Skel) < 2 || s.wellKnown(w.Span) && !partOfName(s, o, i) {
			continue
		}
		if !likeAny(w, s, o) {
			out = append(out, i)
		}
	}
	return out
}

// wellKnown reports whether the gazetteer knows what the name at the span
// means: then its identity decides, not its spelling.
func (s *side) wellKnown(span corpus.Span) bool {
	for _, m := range s.mentions {
		if m.Overlaps(span) {
			_, ok := gazetteer.Default().Lookup(m.ID)
			return ok
		}
	}
	return false
}

func likeAny(w *word, s, o *side) bool { return firstLike(w, s, o) >= 0 }

// partnerName returns the word of o that stands for the name w of s, or -1:
// short names have no partner among words, only among names.
func partnerName(w *word, s, o *side) int {
	if w.partner >= 0 || !w.capital {
		return w.partner
	}
	return firstLike(w, s, o)
}

// firstLike returns the first capitalised word of o that spells the name w of s,
// or -1.
func firstLike(w *word, s, o *side) int {
	return slices.IndexFunc(o.words, func(v word) bool {
		return v.name != "" && likeness(w.name, v.name) >= sameName
	})
}

// spansOf wraps one span.
func spansOf(s corpus.Span) []corpus.Span { return []corpus.Span{s} }
