package tag

import (
	"slices"

	"github.com/zvirka/zvirka/corpus"
)

// Tagger finds the names of texts with a model, one text after the other. It
// keeps the room that it works in and remembers what it made of words, but what
// it finds does not depend on the texts before. It is not safe for concurrent
// use.
type Tagger struct {
	m     *Model
	text  Text
	words dictionary
	sums  sums

	scores         []row
	labels, second []uint8
	viterbi        viterbi
}

// NewTagger returns a tagger with the model m, of some 2.3 MiB.
func NewTagger(m *Model) *Tagger {
	return &Tagger{m: m, words: newDictionary(), sums: newSums()}
}

// Tag is [Prepare] and gives the labels of all tokens: stage one, then stage
// two, where the stems of a sentence were also seen elsewhere. Both the text
// and the labels are good until the next call.
func (g *Tagger) Tag(text string, sentences []corpus.Span, lang corpus.Lang, lists Lists) (*Text, []uint8) {
	t := &g.text
	t.reset(text, lang)
	t.prepare(sentences, lists, &g.words)
	n := len(t.Toks)
	g.scores, g.labels, g.second = sized(g.scores, n), sized(g.labels, n), sized(g.second, n)
	g.first()
	t.Remember(g.labels)
	g.again()
	return t, g.second
}

// sized returns a list of n, in the room of list if there is enough.
func sized[T any](list []T, n int) []T { return slices.Grow(list[:0], n)[:n] }

// first labels the tokens by what stands in their sentences.
func (g *Tagger) first() {
	t := &g.text
	var feats [mostFeatures]uint32
	for _, s := range t.Seqs {
		for i := s.From; i < s.To; i++ {
			w := t.around(s, i)
			var sum fullRow
			g.sums.add(&sum, g.m, &w)
			g.m.score(&sum, t.ListFeatures(w.lone(w.joined(feats[:0])), s, i))
			g.scores[i] = row{}
			sum.addTo(&g.scores[i])
		}
		g.viterbi.decode(g.m, g.scores[s.From:s.To], g.labels[s.From:s.To])
	}
}

// again labels the tokens once more, by what the first labels say of the same
// stems in other places too.
func (g *Tagger) again() {
	t := &g.text
	var feats [mostFeatures]uint32
	for _, s := range t.Seqs {
		changed := false
		for i := s.From; i < s.To; i++ {
			fs := t.DocFeatures(feats[:0], s, i, g.labels)
			if len(fs) == 0 {
				continue
			}
			var sum fullRow
			g.m.score(&sum, fs)
			sum.addTo(&g.scores[i])
			changed = true
		}
		if !changed {
			copy(g.second[s.From:s.To], g.labels[s.From:s.To])
			continue
		}
		g.viterbi.decode(g.m, g.scores[s.From:s.To], g.second[s.From:s.To])
	}
}

// sums remembers the weights of groups of features: rows with the keys of
// groups. A group takes the place of another that falls on it.
type sums []fullRow

// sumBits is the logarithm of how many groups are remembered.
const sumBits = 14

func newSums() sums { return make(sums, 1<<sumBits) }

// add adds the weights of all groups of the token to sum.
func (s sums) add(sum *fullRow, m *Model, w *around) {
	keys := w.keys()
	for g, key := range &keys {
		r := &s[key*prime>>(64-sumBits)]
		if r[keyWord] != key {
			s.learn(r, m, w, group(g))
			r[keyWord] = key
		}
		sum.addRow(r)
	}
}

const prime = 0x9E3779B97F4A7C15

// learn works out the weights of a group.
func (s sums) learn(r *fullRow, m *Model, w *around, g group) {
	var feats [mostFeatures]uint32
	*r = fullRow{}
	m.score(r, w.features(g, feats[:0]))
}
