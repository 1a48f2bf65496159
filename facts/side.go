package facts

import (
	"iter"
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
	form     *canon.Form
	name     string // the key of a word with a capital
	idf      float64
	sentence int
	class    canon.Class
	part     part
	capital  bool // a capital where no sentence begins

	// partner is the word of the other side that stands for this one, or -1.
	// covered says that the other side has the word, with this partner or
	// another.
	covered bool
	partner int

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
	mentions  []mention
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
	s := *b.alone(sentences[0])
	s.words = slices.Clone(s.words)
	if len(sentences) == 1 {
		return &s
	}
	s.sentences, s.in = sentences, &insides{}
	for _, i := range sentences[1:] {
		x := b.alone(i)
		s.words = append(s.words, x.words...)
		s.times = slices.Concat(s.times, x.times)
		s.numbers = slices.Concat(s.numbers, x.numbers)
		s.mentions = slices.Concat(s.mentions, x.mentions)
		s.cues = slices.Concat(s.cues, x.cues)
		s.quotes = slices.Concat(s.quotes, x.quotes)
	}
	return &s
}

// alone returns what the account says in one sentence. Its words must not be
// matched: it is made but once.
func (b *bag) alone(sentence int) *side {
	s := &b.sides[sentence]
	if s.account == nil {
		*s = b.reading.sides[sentence]
		s.in = &b.insides[sentence] // each comparison has its own: they are filled as they are asked for
		s.words = slices.Clone(s.words)
		for i := range s.words {
			s.words[i].elsewhere = b.other.has(s.words[i].form)
		}
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
func within[T any](sorted []T, in corpus.Span, span func(*T) corpus.Span) []T {
	from := sort.Search(len(sorted), func(i int) bool { return span(&sorted[i]).Start >= in.Start })
	to := from
	for to < len(sorted) && span(&sorted[to]).Start < in.End {
		to++
	}
	return sorted[from:to:to]
}

// partOf says what the word at the span is part of.
func (s *side) partOf(word corpus.Span) part {
	for i := range s.times {
		if s.times[i].Overlaps(word) {
			return inTime
		}
	}
	for i := range s.numbers {
		if s.numbers[i].Overlaps(word) {
			return inNumber
		}
	}
	for i := range s.mentions {
		if s.mentions[i].Overlaps(word) {
			return inName
		}
	}
	return plain
}

// bag is the canonical words of a text that is set against another, with the
// sentences that have them. It is not safe for concurrent use.
type bag struct {
	*reading
	account *Account
	other   *bag   // of the account that this one is set against
	sides   []side // what each sentence says, once it is asked for
	insides []insides

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

	likened map[[3]string]bool // whether a name asked for (id, type, text) is like one of these
}

// newBags returns the words of two accounts that are set against each other.
func newBags(a, b *Account) (*bag, *bag) {
	bagA, bagB := newBag(a), newBag(b)
	bagA.other, bagB.other = bagB, bagA
	return bagA, bagB
}

// newBag returns the words of account.
func newBag(account *Account) *bag {
	n := len(account.Forms)
	return &bag{
		reading: account.read(), account: account, sides: make([]side, n), insides: make([]insides, n),
		sums: make([]float64, n), touched: make([]int, n), likened: map[[3]string]bool{},
	}
}

// mentions reports whether the account names the entity of m anywhere.
func (b *bag) mentions(m *mention) bool {
	switch {
	case b.named[m.ID]:
		return true
	case m.ID == "":
		return false
	}
	asked := [3]string{m.ID, m.Type, m.Text} // one entity may be called in ways of which one only is like another's name
	found, ok := b.likened[asked]
	if !ok {
		found = slices.ContainsFunc(b.names[m.Type], func(o mention) bool { return o.ID != "" && sameEntity(m, &o) })
		b.likened[asked] = found
	}
	return found
}

// bestCover returns the largest share of the content of words, weighted by
// rarity, that one sentence of the text has.
func (b *bag) bestCover(words []word) float64 {
	all := 0.0
	for k := range words {
		w := &words[k]
		if !w.content() {
			continue
		}
		all += w.idf
		b.asked++
		b.add(b.keys.of(w.form.Key), w.idf)
		for _, c := range w.form.Concepts {
			b.add(b.concepts.of(c), w.idf)
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
func (b *bag) add(sentences iter.Seq[int32], idf float64) {
	for i := range sentences {
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
func (r *reading) has(f *canon.Form) bool {
	if f.IsZero() {
		return false
	}
	return r.keys.has(f.Key) || slices.ContainsFunc(f.Concepts, r.concepts.has)
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
