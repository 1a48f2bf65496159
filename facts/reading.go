package facts

import (
	"github.com/zvirka/zvirka/anchor"
	"github.com/zvirka/zvirka/canon"
	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/frame"
	"github.com/zvirka/zvirka/value"
)

// reading is what an account says, whatever it is set against. It is only
// read once it is made.
type reading struct {
	sides []side // what each sentence says, its words not matched

	keys, concepts postings // of the content words

	// What the account says anywhere, each value once.
	quantities []value.Quantity
	instants   []value.Time
	names      map[string][]mention // by type
	named      map[string]bool      // ids
}

// mention is a name in the text with the keys of its words.
type mention struct {
	anchor.Mention
	keys []string
}

// Prepare works out what all comparisons of the account have in common, so
// that it is done once. It must not run beside one of them; afterwards what a
// points to must not be changed.
func (a *Account) Prepare() { a.reading = newReading(a) }

// read returns the reading of a: that which [Account.Prepare] made, or a fresh
// one.
func (a *Account) read() *reading {
	if a.reading != nil {
		return a.reading
	}
	return newReading(a)
}

func newReading(a *Account) *reading {
	r := &reading{sides: make([]side, len(a.Sentences))}
	tokens := r.addKeys(a)
	mentions := make([]mention, len(a.Anchors.Mentions))
	for i, m := range a.Anchors.Mentions {
		mentions[i] = newMention(m)
	}
	r.addSides(a, tokens, mentions)
	r.addValues(a, mentions)
	return r
}

// addKeys notes which sentences have which content words. It returns how many
// tokens there are.
func (r *reading) addKeys(a *Account) (tokens int) {
	words, concepts := 0, 0
	for _, forms := range a.Forms {
		tokens += len(forms)
		for i := range forms {
			if f := &forms[i]; isContent(f) {
				words++
				concepts += len(f.Concepts)
			}
		}
	}
	r.keys, r.concepts = newPostings(words), newPostings(concepts)
	for i, forms := range a.Forms {
		for k := range forms {
			f := &forms[k]
			if !isContent(f) {
				continue
			}
			r.keys.add(f.Key, int32(i))
			for _, c := range f.Concepts {
				r.concepts.add(c, int32(i))
			}
		}
	}
	return tokens
}

// isContent reports whether a form is that of a word with a meaning of its own.
func isContent(f *canon.Form) bool { return f.Key != 0 && !f.Stop }

// addSides fills in what each sentence of a says, of so many tokens in all.
func (r *reading) addSides(a *Account, tokens int, mentions []mention) {
	all := make([]word, 0, tokens)
	sentences := make([]int, len(a.Sentences))
	for i := range a.Sentences {
		in := a.Sentences[i].Span
		sentences[i] = i
		r.sides[i] = side{
			account: a, sentences: sentences[i : i+1 : i+1],
			times:    within(a.Anchors.Times, in, func(t *anchor.Time) corpus.Span { return t.Span }),
			numbers:  within(a.Anchors.Numbers, in, func(n *anchor.Number) corpus.Span { return n.Span }),
			mentions: within(mentions, in, func(m *mention) corpus.Span { return m.Span }),
			cues:     within(a.Cues, in, func(c *frame.Cue) corpus.Span { return c.Span }),
			quotes:   within(a.Anchors.Quotes, in, func(q *corpus.Span) corpus.Span { return *q }),
		}
		from := len(all)
		all = appendWords(all, &r.sides[i], i)
		r.sides[i].words = all[from:len(all):len(all)]
	}
}

// appendWords appends the words of sentence i of an account, what it says
// otherwise being known.
func appendWords(words []word, s *side, i int) []word {
	a := s.account
	c := canon.Default()
	for k, t := range a.Tokens[i] {
		if t.Class == canon.Punct {
			continue
		}
		w := word{Span: t.Span, form: &a.Forms[i][k], class: t.Class, sentence: i, partner: -1}
		w.part = s.partOf(t.Span)
		w.idf = c.IDF(*w.form)
		if text := t.In(a.Doc.Text); t.Class == canon.Word && capitalised(text) {
			w.name = nameKey(text)
			w.capital = k > 0 && !opens(a.Tokens[i][k-1], a.Doc.Text)
		}
		words = append(words, w)
	}
	return words
}

// addValues notes the values that account has, each once.
func (r *reading) addValues(account *Account, mentions []mention) {
	type key struct{ kind, a, b, c, d string }
	seen := map[key]bool{}
	fresh := func(k key) bool {
		old := seen[k]
		seen[k] = true
		return !old
	}
	for _, n := range account.Anchors.Numbers {
		if q, ok := quantity(n); ok && fresh(key{"number", n.Value, n.ValueEnd, n.Unit, n.Bound}) {
			r.quantities = append(r.quantities, q)
		}
	}
	for _, t := range account.Anchors.Times {
		if v, ok := instant(t); ok && fresh(key{"time", t.Value, t.ValueEnd, t.Mod, ""}) {
			r.instants = append(r.instants, v)
		}
	}
	r.named, r.names = map[string]bool{}, map[string][]mention{}
	for _, m := range mentions {
		if !r.named[m.ID] {
			r.names[m.Type] = append(r.names[m.Type], m)
			r.named[m.ID] = true
		}
	}
}

// newMention returns m with the keys of its words.
func newMention(m anchor.Mention) mention {
	out := mention{Mention: m}
	for _, t := range canon.Tokenize(m.Text, corpus.Span{Start: 0, End: len(m.Text)}) {
		if t.Class == canon.Word && capitalised(t.In(m.Text)) {
			out.keys = append(out.keys, nameKey(t.In(m.Text)))
		}
	}
	return out
}
