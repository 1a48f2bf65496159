package facts

// orders returns the candidate for a fact that leads in one account and
// trails in the other.
func orders(b *bead) []candidate {
	if b.near() || len(b.a.sentences) == 0 || len(b.b.sentences) == 0 {
		return nil
	}
	x, n := b.a.place()
	y, m := b.b.place()
	if n < 5 || m < 5 {
		return nil
	}
	move := x - y
	if move < 0 {
		move = -move
	}
	if move < 0.34 {
		return nil
	}
	i, j := b.a.sentences[0], b.b.sentences[0]
	c := b.newCandidate(Order, "moved", spansOf(b.a.account.Sentences[i].Span), spansOf(b.b.account.Sentences[j].Span))
	c.x[featContext] = move
	c.x[featExtra] = min(x, y) // one leads
	c.x[featSole] = max(x, y)
	c.Evidence = "leads in one account and comes late in the other"
	return []candidate{c}
}

// place returns where in the account the first sentence of s stands, from 0
// to 1, not counting the title, and how many sentences the account has.
func (s *side) place() (float64, int) {
	first, n := 0, len(s.account.Sentences)
	for first < n && isHeading(s.account, s.account.Sentences[first].Span) {
		first++
	}
	if n-first < 2 {
		return 0, n - first
	}
	return max(0, float64(s.sentences[0]-first)/float64(n-first-1)), n - first
}

// isTitle reports whether all sentences of s stand in titles or headings.
func (s *side) isTitle() bool { return areTitles(s.account, s.sentences) }

// areTitles reports whether there are sentences, all in titles or headings.
func areTitles(account *Account, sentences []int) bool {
	for _, i := range sentences {
		if !isHeading(account, account.Sentences[i].Span) {
			return false
		}
	}
	return len(sentences) > 0
}
