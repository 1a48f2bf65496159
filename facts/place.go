package facts

import "math"

// setPlace fills in the features that tell whether words [from,to) of a side
// are more than the other side has, or only told otherwise there. swapped
// says that the side is b.
func (b *bead) setPlace(c *candidate, from, to int, swapped bool) {
	s, o, coverOther := b.a, b.b, b.coverB
	if swapped {
		s, o, coverOther = b.b, b.a, b.coverA
	}
	c.x[featCoverOther] = coverOther
	c.x[featRest] = coverWithout(s, from, to)
	c.x[featOther] = b.pressure(from, to, swapped)
	n := between(s, o, from, to)
	c.x[featGap] = math.Exp(-float64(n))
	_, mine := uncovered(s.words)
	_, others := uncovered(o.words)
	_, here := uncovered(s.words[from:to])
	if here > 0 {
		c.x[featSurplus] = max(-1, min(1.5, (mine-others)/here))
	}
	if delimited(s, from, to) {
		c.x[featDelimited] = 1
	}
	if bracketed(s, from, to) {
		c.x[featBracket] = 1
	}
}

// coverWithout returns the cover of s without words [from,to).
func coverWithout(s *side, from, to int) float64 { return coverIn(s, 0, len(s.words), from, to) }

// pressure says how much the other side has in the place of words [from,to)
// that it has alone: much means that the words are told otherwise there, none
// that they are left out. It is the ratio of the uncovered content words, at
// most 1.
func (b *bead) pressure(from, to int, swapped bool) float64 {
	s, o := b.a, b.b
	if swapped {
		s, o = o, s
	}
	n, _ := uncovered(s.words[from:to])
	if n == 0 {
		return 0
	}
	others := 0
	for _, h := range b.hunks() {
		h0, h1, o0, o1 := h.a0, h.a1, h.b0, h.b1
		if swapped {
			h0, h1, o0, o1 = h.b0, h.b1, h.a0, h.a1
		}
		if h0 < to && from < h1 {
			m, _ := uncovered(o.words[o0:o1])
			others += m
		}
	}
	return min(1, float64(others)/float64(n))
}

// between counts the content words that o has alone between the partners of
// the words before and after [from,to) in s.
func between(s, o *side, from, to int) int {
	left, right := -1, len(o.words)
	for i := from - 1; i >= 0; i-- {
		if w := &s.words[i]; w.partner >= 0 && w.content() {
			left = w.partner
			break
		}
	}
	for i := to; i < len(s.words); i++ {
		if w := &s.words[i]; w.partner >= 0 && w.content() {
			right = w.partner
			break
		}
	}
	if left > right {
		left, right = right, left
	}
	n, _ := uncovered(o.words[left+1 : right])
	return n
}

// delimited reports whether marks of punctuation part words [from,to) from
// those beside them.
func delimited(s *side, from, to int) bool {
	left := from == 0 || s.words[from-1].sentence != s.words[from].sentence || parted(s, s.words[from-1].Span, s.words[from].Span)
	right := to == len(s.words) || s.words[to-1].sentence != s.words[to].sentence || parted(s, s.words[to-1].Span, s.words[to].Span)
	return left && right && (from > 0 || to < len(s.words))
}

// bracketed reports whether words [from,to) stand in brackets.
func bracketed(s *side, from, to int) bool {
	text := s.account.Doc.Text
	start, end := s.words[from].Start, s.words[to-1].End
	return start > 0 && end < len(text) && text[start-1] == '(' && text[end] == ')'
}
