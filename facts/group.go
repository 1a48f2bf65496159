package facts

import (
	"fmt"
	"sort"

	"github.com/zvirka/zvirka/corpus"
)

// sureLink is the least probability of the links that make one fact of what
// more than two accounts tell: one weak link would make one of two facts for
// all of them.
const sureLink = 0.8

// Group returns the facts that accounts tell: sentences that beads link, in
// one account or several, tell one fact (of more than two accounts, sure links
// alone count); a sentence without a link tells a fact of its own. Facts are in the order of their first telling. The fact of
// each difference in pairs is filled in.
func Group(accounts []*Account, pairs []Pair) []Fact {
	u := newUnion(accounts)
	least := 0.0
	if len(accounts) > 2 {
		least = sureLink
	}
	for _, p := range pairs {
		for _, b := range p.Beads {
			if len(b.A) == 0 || len(b.B) == 0 || b.Relation == "related" || b.Score < least {
				continue
			}
			first := u.at(p.A, b.A[0])
			for _, i := range b.A {
				u.join(first, u.at(p.A, i))
			}
			for _, j := range b.B {
				u.join(first, u.at(p.B, j))
			}
		}
	}
	facts, ids := u.facts(accounts)
	for k := range pairs {
		p := &pairs[k]
		for i := range p.Differences {
			d := &p.Differences[i]
			d.Fact = factOf(d, p, accounts, u, ids)
		}
	}
	return facts
}

// factOf returns the id of the fact that the first span of d tells.
func factOf(d *Difference, p *Pair, accounts []*Account, u *union, ids map[int]string) string {
	doc, spans := p.A, d.A
	if len(spans) == 0 {
		doc, spans = p.B, d.B
	}
	if len(spans) == 0 {
		return ""
	}
	i := sentenceAt(accounts[doc], spans[0].Start)
	if i < 0 {
		return ""
	}
	return ids[u.find(u.at(doc, i))]
}

// sentenceAt returns the number of the sentence that holds the offset, or -1.
func sentenceAt(a *Account, offset int) int {
	i := sort.Search(len(a.Sentences), func(i int) bool { return a.Sentences[i].End > offset })
	if i < len(a.Sentences) && a.Sentences[i].Start <= offset {
		return i
	}
	return -1
}

// union joins sentences of several accounts into groups.
type union struct {
	parent []int
	offset []int // of the first sentence of each account
}

func newUnion(accounts []*Account) *union {
	u := &union{}
	for _, a := range accounts {
		u.offset = append(u.offset, len(u.parent))
		for range a.Sentences {
			u.parent = append(u.parent, len(u.parent))
		}
	}
	return u
}

func (u *union) at(doc, sentence int) int { return u.offset[doc] + sentence }

func (u *union) find(x int) int {
	for u.parent[x] != x {
		u.parent[x] = u.parent[u.parent[x]]
		x = u.parent[x]
	}
	return x
}

// join makes one group of two; the first sentence stands for it.
func (u *union) join(x, y int) {
	x, y = u.find(x), u.find(y)
	if x > y {
		x, y = y, x
	}
	u.parent[y] = x
}

// facts returns the groups as facts, and the id of the fact of each
// representative.
func (u *union) facts(accounts []*Account) ([]Fact, map[int]string) {
	out := []Fact{}
	index := map[int]int{}
	ids := map[int]string{}
	for doc, a := range accounts {
		for i, s := range a.Sentences {
			root := u.find(u.at(doc, i))
			k, seen := index[root]
			if !seen {
				k = len(out)
				index[root] = k
				ids[root] = fmt.Sprintf("f%d", k+1)
				out = append(out, Fact{ID: ids[root], Tellings: []Telling{}})
			}
			out[k].tell(doc, i, s.Span)
			if out[k].Class == "" {
				out[k].Class = classOf(a, i)
			}
		}
	}
	for k := range out {
		out[k].Salience = min(3, len(out[k].Tellings))
	}
	return out, ids
}

// tell adds a sentence to the telling of a fact by one account.
func (f *Fact) tell(doc, sentence int, s corpus.Span) {
	if n := len(f.Tellings); n > 0 && f.Tellings[n-1].Doc == doc {
		t := &f.Tellings[n-1]
		t.Sentences = append(t.Sentences, sentence)
		t.Spans = append(t.Spans, s)
		return
	}
	f.Tellings = append(f.Tellings, Telling{Doc: doc, Sentences: []int{sentence}, Spans: []corpus.Span{s}})
}

// classOf returns the class of the first frame of a sentence, or "".
func classOf(a *Account, sentence int) string {
	i := sort.Search(len(a.Frames), func(i int) bool { return a.Frames[i].Sentence >= sentence })
	if i < len(a.Frames) && a.Frames[i].Sentence == sentence {
		return a.Frames[i].Class
	}
	return ""
}
