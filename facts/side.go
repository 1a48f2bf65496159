package facts

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/zvirka/zvirka/align"
	"github.com/zvirka/zvirka/anchor"
	"github.com/zvirka/zvirka/canon"
	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/frame"
	"github.com/zvirka/zvirka/value"
)

// part says what a word is part of.
type part uint8

const (
	plain part = iota
	inName
	inTime
	inNumber
)

// word is one token of a side of a bead.
type word struct {
	corpus.Span
	form     canon.Form
	class    canon.Class
	sentence int
	part     part
	idf      float64
	capital  bool // a capital where no sentence begins

	// partner is the word of the other side that stands for this one, or -1.
	// covered says that the other side has the word, with this partner or
	// another.
	partner int
	covered bool

	// elsewhere says that the other text has the word outside the bead.
	elsewhere bool
}

// content reports whether w carries meaning of its own.
func (w *word) content() bool {
	if w.class == canon.Number || w.part != plain {
		return true
	}
	return w.class == canon.Word && !w.form.Stop && !w.form.IsZero()
}

// side is what one account says in a bead.
type side struct {
	account   *Account
	sentences []int
	words     []word
	times     []anchor.Time
	numbers   []anchor.Number
	mentions  []anchor.Mention
	cues      []frame.Cue
	quotes    []corpus.Span
	in        *insides
}

// insides are what a side holds whatever stands on the other side, each once it is
// asked for.
type insides struct {
	clauses, sources, poles, framing, titles, counts bool // which are known

	clauseRuns  []run
	sourceSpans []source
	poleTerms   []found
	framed      []found
	titled      []titled

	countedNumbers []anchor.Number
}

// side returns what the account says in the given sentences, its words not
// yet matched.
func (b *bag) side(sentences []int) *side {
	if len(sentences) != 1 {
		return newSide(b.account, sentences, b.other)
	}
	s := *b.alone(sentences[0])
	s.words = slices.Clone(s.words)
	return &s
}

// alone returns what the account says in one sentence. Its words must not be
// matched: it is made but once.
func (b *bag) alone(sentence int) *side {
	s := &b.sides[sentence]
	if s.account == nil {
		*s = *newSide(b.account, []int{sentence}, b.other)
	}
	return s
}

// newSide returns what account says in the given sentences.
func newSide(account *Account, sentences []int, rest *bag) *side {
	s := &side{account: account, sentences: sentences, in: &insides{}}
	n := 0
	for _, i := range sentences {
		n += len(account.Tokens[i])
	}
	s.words = make([]word, 0, n)
	c := canon.Default()
	for _, i := range sentences {
		in := account.Sentences[i].Span
		times := within(account.Anchors.Times, in, func(t anchor.Time) corpus.Span { return t.Span })
		numbers := within(account.Anchors.Numbers, in, func(n anchor.Number) corpus.Span { return n.Span })
		mentions := within(account.Anchors.Mentions, in, func(m anchor.Mention) corpus.Span { return m.Span })
		for k, t := range account.Tokens[i] {
			if t.Class == canon.Punct {
				continue
			}
			w := word{Span: t.Span, form: account.Forms[i][k], class: t.Class, sentence: i, partner: -1}
			w.part = partOf(t.Span, times, numbers, mentions)
			w.idf = c.IDF(w.form)
			w.elsewhere = rest.has(w.form)
			w.capital = k > 0 && t.Class == canon.Word && capitalised(t.In(account.Doc.Text)) && !opens(account.Tokens[i][k-1], account.Doc.Text)
			s.words = append(s.words, w)
		}
		s.times = append(s.times, times...)
		s.numbers = append(s.numbers, numbers...)
		s.mentions = append(s.mentions, mentions...)
		s.cues = append(s.cues, within(account.Cues, in, func(c frame.Cue) corpus.Span { return c.Span })...)
		s.quotes = append(s.quotes, within(account.Anchors.Quotes, in, func(q corpus.Span) corpus.Span { return q })...)
	}
	return s
}

// opens reports whether a sentence may begin after token t.
func opens(t canon.Token, text string) bool {
	if t.Class == canon.Word || t.Class == canon.Number {
		return false
	}
	return !strings.Contains(", ( % ) » ” ’", t.In(text))
}

// capitalised reports whether word begins with a capital letter.
func capitalised(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

// within returns the part of sorted that begins in the span.
func within[T any](sorted []T, in corpus.Span, span func(T) corpus.Span) []T {
	from := sort.Search(len(sorted), func(i int) bool { return span(sorted[i]).Start >= in.Start })
	to := from
	for to < len(sorted) && span(sorted[to]).Start < in.End {
		to++
	}
	return sorted[from:to]
}

func partOf(s corpus.Span, times []anchor.Time, numbers []anchor.Number, mentions []anchor.Mention) part {
	for _, t := range times {
		if t.Overlaps(s) {
			return inTime
		}
	}
	for _, n := range numbers {
		if n.Overlaps(s) {
			return inNumber
		}
	}
	for _, m := range mentions {
		if m.Overlaps(s) {
			return inName
		}
	}
	return plain
}

// bag is the canonical words of a text, with the sentences that have them.
type bag struct {
	account *Account
	other   *bag   // of the account that this one is set against
	sides   []side // what each sentence says, once it is asked for

	keys     map[uint32][]int32
	concepts map[uint32][]int32

	// sums, touched and met are for bestCover: what each sentence has got so
	// far, by which word it was touched last, of all words ever asked for, and
	// which sentences have got something.
	sums    []float64
	touched []int
	met     []int32
	asked   int

	// marks are what is known of the sentences and frames of the text beside
	// the other one.
	marks *marks

	// What the account says anywhere, each value once.
	quantities []value.Quantity
	instants   []value.Time
	names      map[string][]anchor.Mention // by type
	nameKeys   map[string][][]string       // of the words of names, once they are asked for
	named      map[string]bool             // ids
	likened    map[[3]string]bool          // whether a name asked for (id, type, text) is like one of these
}

// newBags returns the words of two accounts that are set against each other.
func newBags(a, b *Account) (*bag, *bag) {
	bagA, bagB := newBag(a), newBag(b)
	bagA.other, bagB.other = bagB, bagA
	return bagA, bagB
}

// newBag returns the words of account.
func newBag(account *Account) *bag {
	b := &bag{account: account, sides: make([]side, len(account.Sentences)), keys: map[uint32][]int32{}, concepts: map[uint32][]int32{}}
	for i, forms := range account.Forms {
		for _, f := range forms {
			if f.IsZero() || f.Stop {
				continue
			}
			b.keys[f.Key] = appendNew(b.keys[f.Key], int32(i))
			for _, c := range f.Concepts {
				b.concepts[c] = appendNew(b.concepts[c], int32(i))
			}
		}
	}
	b.sums, b.touched = make([]float64, len(account.Forms)), make([]int, len(account.Forms))
	b.addValues(account)
	return b
}

// addValues notes the values that account has, each once.
func (b *bag) addValues(account *Account) {
	seen := map[string]bool{}
	fresh := func(key string) bool {
		old := seen[key]
		seen[key] = true
		return !old
	}
	for _, n := range account.Anchors.Numbers {
		if q, ok := quantity(n); ok && fresh("n "+n.Value+" "+n.ValueEnd+" "+n.Unit+" "+n.Bound) {
			b.quantities = append(b.quantities, q)
		}
	}
	for _, t := range account.Anchors.Times {
		if v, ok := instant(t); ok && fresh("t "+t.Value+" "+t.ValueEnd+" "+t.Mod) {
			b.instants = append(b.instants, v)
		}
	}
	b.named, b.names, b.nameKeys = map[string]bool{}, map[string][]anchor.Mention{}, map[string][][]string{}
	b.likened = map[[3]string]bool{}
	for _, m := range account.Anchors.Mentions {
		if fresh("m " + m.ID) {
			b.names[m.Type] = append(b.names[m.Type], m)
			b.named[m.ID] = true
		}
	}
}

// mentions reports whether the account names the entity of m anywhere.
func (b *bag) mentions(m anchor.Mention) bool {
	switch {
	case b.named[m.ID]:
		return true
	case m.ID == "":
		return false
	}
	asked := [3]string{m.ID, m.Type, m.Text} // one entity may be called in ways of which one only is like another's name
	found, ok := b.likened[asked]
	if !ok {
		found = b.namesLike(m)
		b.likened[asked] = found
	}
	return found
}

// namesLike reports whether a name of the account means the same as m.
func (b *bag) namesLike(m anchor.Mention) bool {
	names := b.names[m.Type]
	keys, ok := b.nameKeys[m.Type]
	if !ok {
		keys = make([][]string, len(names))
		for i, o := range names {
			keys[i] = nameKeys(o)
		}
		b.nameKeys[m.Type] = keys
	}
	own := nameKeys(m)
	for i, o := range names {
		if o.ID != "" && sameEntity(m, o, own, keys[i]) {
			return true
		}
	}
	return false
}

// appendNew appends a sentence that is not the last already.
func appendNew(list []int32, i int32) []int32 {
	if n := len(list); n > 0 && list[n-1] == i {
		return list
	}
	return append(list, i)
}

// bestCover returns the largest share of the content of words, weighted by
// rarity, that one sentence of the text has. A bag is not safe for concurrent
// use.
func (b *bag) bestCover(words []word) float64 {
	all := 0.0
	for k := range words {
		w := &words[k]
		if !w.content() {
			continue
		}
		all += w.idf
		b.asked++
		b.add(b.keys[w.form.Key], w.idf)
		for _, c := range w.form.Concepts {
			b.add(b.concepts[c], w.idf)
		}
	}
	most := 0.0
	for _, i := range b.met {
		most = max(most, b.sums[i])
		b.sums[i] = 0
	}
	b.met = b.met[:0]
	if all == 0 {
		return 0
	}
	return most / all
}

// add counts the word asked for last for sentences, once for each.
func (b *bag) add(sentences []int32, idf float64) {
	for _, i := range sentences {
		if b.touched[i] == b.asked {
			continue
		}
		b.touched[i] = b.asked
		if b.sums[i] == 0 {
			b.met = append(b.met, i)
		}
		b.sums[i] += idf
	}
}

// has reports whether the text has the word, in any form.
func (b *bag) has(f canon.Form) bool {
	if f.IsZero() {
		return false
	}
	if len(b.keys[f.Key]) > 0 {
		return true
	}
	for _, c := range f.Concepts {
		if len(b.concepts[c]) > 0 {
			return true
		}
	}
	return false
}

// bead is a link between two sides, with their words matched.
type bead struct {
	index int
	align align.Bead
	a, b  *side

	bagA, bagB *bag // the words of the whole accounts

	// coverA and coverB are the shares of the content of a side, weighted by
	// rarity, that the other side has too.
	coverA, coverB float64

	// apart says that the accounts were written independently.
	apart bool

	// differ are where the two differ, once they are asked for: see hunks.
	differ  []hunk
	differs bool

	// kin are the frames of the two sides that match.
	kin []frame.Pair
}

// near reports whether the bead is a pair that the aligner did not link.
func (b *bead) near() bool { return b.index < 0 }

// number returns the number of the bead as differences list it.
func (b *bead) number() []int {
	if b.near() {
		return []int{}
	}
	return []int{b.index}
}

// kinship returns the score of the best match between the frames whose clauses
// the spans touch; no span on a side stands for the whole side.
func (b *bead) kinship(sa, sb []corpus.Span) float64 {
	best := 0.0
	for _, p := range b.kin {
		if p.Score > best && touch(sa, spansOf(b.a.account.Frames[p.A].Span)) && touch(sb, spansOf(b.b.account.Frames[p.B].Span)) {
			best = p.Score
		}
	}
	return best
}

// closeness says how near the two sides are to telling the same with the same
// words: the lesser of the two covers.
func (b *bead) closeness() float64 { return min(b.coverA, b.coverB) }
