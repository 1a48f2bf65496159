package facts

import "iter"

// postings finds the sentences that have a key. It is built once, and then
// only read.
type postings struct {
	heads hashed[int32] // the place of the last posting of a key in nodes, from 1 on
	nodes []posting
}

// posting is a sentence that has a key, and the place of the one before, 0 for
// none.
type posting struct{ sentence, next int32 }

// newPostings returns postings with room for n keys.
func newPostings(n int) postings {
	return postings{newHashed[int32](n), make([]posting, 1, n+1)}
}

// mixed is the hash of a key. It is 0 for none: the factor is odd.
func mixed(key uint32) hash { return (hash(key) + 1) * 0x9E3779B97F4A7C15 }

// add notes that a sentence has the key. Sentences must come in order.
func (p *postings) add(key uint32, sentence int32) {
	head := p.heads.at(mixed(key))
	if *head != 0 && p.nodes[*head].sentence == sentence {
		return
	}
	p.nodes = append(p.nodes, posting{sentence, *head})
	*head = int32(len(p.nodes) - 1)
}

// has reports whether a sentence has the key.
func (p *postings) has(key uint32) bool { return p.heads.find(mixed(key)) != nil }

// of yields the sentences that have the key, the last first.
func (p *postings) of(key uint32) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		head := p.heads.find(mixed(key))
		if head == nil {
			return
		}
		for at := *head; at != 0; at = p.nodes[at].next {
			if !yield(p.nodes[at].sentence) {
				return
			}
		}
	}
}
