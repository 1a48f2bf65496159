package facts

import (
	"testing"

	"github.com/zvirka/zvirka/align"
	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/segment"
)

// plainAccount returns an account of n sentences, of which nothing else is known.
func plainAccount(n int) *Account {
	a := &Account{Doc: &corpus.Doc{}}
	for i := range n {
		a.Sentences = append(a.Sentences, segment.Sentence{Span: corpus.Span{Start: 10 * i, End: 10*i + 9}})
	}
	return a
}

func TestWeakLinksDoNotChainFacts(t *testing.T) {
	link := func(score float64) []align.Bead { return []align.Bead{{A: []int{0}, B: []int{0}, Score: score}} }
	accounts := []*Account{plainAccount(2), plainAccount(2), plainAccount(2)}
	for _, c := range []struct {
		name     string
		accounts []*Account
		pairs    []Pair
		want     int
	}{
		{"two accounts, a weak link", accounts[:2], []Pair{{A: 0, B: 1, Beads: link(0.4)}}, 3},
		{"three accounts, sure links", accounts, []Pair{{A: 0, B: 1, Beads: link(0.9)}, {A: 1, B: 2, Beads: link(0.9)}}, 4},
		{"three accounts, one weak link", accounts, []Pair{{A: 0, B: 1, Beads: link(0.9)}, {A: 1, B: 2, Beads: link(0.4)}}, 5},
	} {
		if got := len(Group(c.accounts, c.pairs)); got != c.want {
			t.Errorf("%s: %d facts, want %d", c.name, got, c.want)
		}
	}
}
