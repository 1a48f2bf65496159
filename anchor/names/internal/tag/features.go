package tag

import "github.com/zvirka/zvirka/corpus"

// Text is a document made ready for tagging: its tokens in sequences, one for
// a sentence, and what the features are made of. It is not safe for concurrent
// use.
type Text struct {
	text  string
	Toks  []Token
	Seqs  []Seq
	atoms []atom
	lang  uint32
	stats stemTable
}

// Seq is a sequence of tokens [From, To) that names do not cross.
type Seq struct{ From, To int }

// maxSeq bounds a sequence, so that memory stays linear in odd input.
const maxSeq = 400

// Prepare tokenises the sentences of text; nil sentences mean all of it, with
// line breaks and full stops between sequences. Lists may be nil.
func Prepare(text string, sentences []corpus.Span, lang corpus.Lang, lists Lists) *Text {
	t := &Text{}
	t.reset(text, lang)
	t.prepare(sentences, lists, nil)
	return t
}

// reset empties t for another text. It keeps its room.
func (t *Text) reset(text string, lang corpus.Lang) {
	t.text, t.lang = text, 0
	if lang == corpus.Russian {
		t.lang = 1
	}
	t.Toks, t.Seqs = t.Toks[:0], t.Seqs[:0]
}

// prepare is [Prepare] with a dictionary, which may be nil.
func (t *Text) prepare(sentences []corpus.Span, lists Lists, known *dictionary) {
	if sentences == nil {
		sentences = Sentences(t.text)
	}
	for _, s := range sentences {
		from := len(t.Toks)
		t.Toks = AppendTokens(t.Toks, t.text, s.Start, s.End)
		t.cut(from, len(t.Toks))
	}
	t.makeAtoms(known)
	if lists != nil {
		t.mark(lists)
	}
	t.count()
}

// cut adds the sequences of tokens [from, to): broken at line breaks and where
// they grow too long.
func (t *Text) cut(from, to int) {
	for i := from; i < to; i++ {
		if i > from && t.Toks[i].Break || i-from >= maxSeq {
			t.Seqs = append(t.Seqs, Seq{from, i})
			from = i
		}
	}
	if from < to {
		t.Seqs = append(t.Seqs, Seq{from, to})
	}
}

func (t *Text) word(i int) string { return t.text[t.Toks[i].Start:t.Toks[i].End] }

// makeAtoms makes the atoms of all tokens, of words that the dictionary knows
// by copying what it has.
func (t *Text) makeAtoms(known *dictionary) {
	t.atoms = sized(t.atoms, len(t.Toks))
	for _, s := range t.Seqs {
		first := true
		for i := s.From; i < s.To; i++ {
			a := &t.atoms[i]
			if known != nil {
				*a = *known.atom(t.word(i), t.Toks[i].Class)
			} else {
				*a = newAtom(t.word(i), t.Toks[i].Class)
			}
			a.first = first
			first = first && a.shape < shapeNumber
		}
	}
}

// stemStat is what a document says of a stem.
type stemStat struct {
	key                       uint32
	lower, caps, mid          uint16
	person, place, body, acro uint16
	tags                      [Types + 1]uint16 // by stage one; the last is outside
}

// stemTable is an open-addressing table of stems.
type stemTable []stemStat

// emptied returns a table with room for so many words, in the room of s if
// there is enough.
func (s stemTable) emptied(words int) stemTable {
	n := 64
	for n < 2*words {
		n *= 2
	}
	s = sized(s, n)
	clear(s)
	return s
}

func (s stemTable) at(h uint32) *stemStat {
	m := uint32(len(s) - 1)
	for i := h & m; ; i = (i + 1) & m {
		if s[i].key == h || s[i].key == 0 {
			s[i].key = h
			return &s[i]
		}
	}
}

func add(c *uint16) {
	if *c < 60000 {
		*c++
	}
}

// count fills the statistics of stems and the doc bits of the atoms.
func (t *Text) count() {
	n := 0
	for i := range t.Toks {
		if t.Toks[i].Class == Word {
			n++
		}
	}
	t.stats = t.stats.emptied(n)
	for _, s := range t.Seqs {
		for i := s.From; i < s.To; i++ {
			if t.Toks[i].Class == Word {
				t.see(i, s)
			}
		}
	}
	for i := range t.atoms {
		if t.Toks[i].Class == Word {
			t.atoms[i].doc = t.stats.at(t.atoms[i].stem).bits()
		}
	}
}

func (t *Text) see(i int, s Seq) {
	a := &t.atoms[i]
	st := t.stats.at(a.stem)
	if !a.caps {
		if a.shape == shapeLower {
			add(&st.lower)
		}
		return
	}
	add(&st.caps)
	if a.first {
		return
	}
	add(&st.mid)
	if i == s.From {
		return
	}
	p := &t.atoms[i-1]
	switch {
	case p.class&Given != 0 && p.caps, p.class&Title != 0, p.shape == shapeStop && i-2 >= s.From && t.atoms[i-2].shape == shapeInitial:
		add(&st.person)
	case p.class&Loc != 0 && !p.caps, p.class&Abbreviation != 0:
		add(&st.place)
	case p.class&(Org|Form) != 0:
		add(&st.body)
	}
	if p.shape == shapeBracket && i+1 < s.To && t.atoms[i+1].shape == shapeBracket {
		add(&st.acro)
	}
}

func bucket(n uint16) uint32 {
	switch {
	case n < 2:
		return uint32(n)
	case n < 4:
		return 2
	}
	return 3
}

func (s *stemStat) bits() uint32 {
	b := bucket(s.lower) | bucket(s.mid)<<2
	for i, c := range [...]uint16{s.person, s.place, s.body, s.acro} {
		if c > 0 {
			b |= 1 << (4 + i)
		}
	}
	if s.caps > s.mid {
		b |= 1 << 8
	}
	return b
}

var outside = atom{shape: shapeOutside, stem: 3, word: 3, suf2: 3, suf3: 3}

// around is a token with its neighbours: what its features are made of.
type around struct {
	a, p, pp, n, nn *atom
	shape, pshape   uint32 // of a and p, with a bit for the first of a sentence
	lang            uint32
	word            bool
}

func (t *Text) around(s Seq, i int) around {
	at := func(k int) *atom {
		if k < s.From || k >= s.To {
			return &outside
		}
		return &t.atoms[k]
	}
	w := around{a: at(i), p: at(i - 1), pp: at(i - 2), n: at(i + 1), nn: at(i + 2), lang: t.lang, word: t.Toks[i].Class == Word}
	w.shape, w.pshape = w.a.place(), w.p.place()
	return w
}

// Features appends the hashes of the features of token i of sequence s.
func (t *Text) Features(dst []uint32, s Seq, i int) []uint32 {
	w := t.around(s, i)
	dst = w.joined(dst)
	for g := range groups {
		dst = w.features(g, dst)
	}
	return w.lone(dst)
}

// Lexical tells which features of [Text.Features], by index, name the word
// itself: training drops them now and then, so that the others learn to do
// without.
var Lexical = [...]int{0, 1, 2, 3}

// joined appends the features of the word with those beside it.
func (w *around) joined(dst []uint32) []uint32 {
	return append(dst, mix(mix(7, w.p.stem), w.a.stem), mix(mix(8, w.n.stem), w.a.stem))
}

// lone appends the features that are no part of a group: of pairs of words,
// which hardly ever come again, and of the words beside it, which are too few
// to be one.
func (w *around) lone(dst []uint32) []uint32 {
	a, p, n := w.a, w.p, w.n
	dst = append(dst,
		mix(3, p.stem),
		mix(4, n.stem),
		mix(5, w.pp.stem),
		mix(6, w.nn.stem),
		mix(mix(9, p.stem), w.shape),
		mix(mix(10, n.stem), w.shape),
		mix(mix(23, w.pp.stem), p.stem),
		mix(mix(24, n.stem), w.nn.stem),
		mix(mix(25, p.stem), n.stem),
	)
	if w.word {
		dst = append(dst,
			mix(mix(37, a.suf3), p.suf2),
			mix(mix(38, a.suf3), n.suf2),
			mix(mix(43, p.suf3), w.shape),
			mix(mix(44, n.suf3), w.shape),
			mix(mix(45, p.shape), p.suf2^a.suf2<<7),
		)
	}
	if p.doc&0xF0 != 0 || n.doc&0xF0 != 0 {
		dst = append(dst, mix(mix(51, p.doc&0xF0), w.shape), mix(mix(52, n.doc&0xF0), w.shape))
	}
	return dst
}

func b2u(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}

// DocFeatures appends the features that stage two adds: how stage one tagged
// the same stems elsewhere in the document. labels are those of stage one for
// all tokens.
func (t *Text) DocFeatures(dst []uint32, s Seq, i int, labels []uint8) []uint32 {
	own := t.elsewhere(s, i, labels)
	prev := t.elsewhere(s, i-1, labels)
	next := t.elsewhere(s, i+1, labels)
	if own|prev|next == 0 {
		return dst
	}
	shape := t.atoms[i].shape
	if own != 0 {
		dst = append(dst, mix(60, own), mix(mix(61, own), shape), mix(mix(62, own), prev), mix(mix(63, own), next))
	}
	if prev != 0 {
		dst = append(dst, mix(mix(64, prev), shape))
	}
	if next != 0 {
		dst = append(dst, mix(mix(65, next), shape))
	}
	return dst
}

// elsewhere returns how the stem of token i was tagged in its other places:
// 0 where it has none or the token is no capitalised word.
func (t *Text) elsewhere(s Seq, i int, labels []uint8) uint32 {
	if i < s.From || i >= s.To || t.Toks[i].Class != Word || !t.atoms[i].caps {
		return 0
	}
	st := t.stats.at(t.atoms[i].stem)
	own := typeOf(labels[i])
	best, most, total := 0, uint16(0), uint16(0)
	for k, c := range st.tags {
		if k == own && c > 0 {
			c--
		}
		total += c
		if c > most {
			best, most = k, c
		}
	}
	if total == 0 {
		return 0
	}
	v := uint32(best+1) << 2
	if most > 1 {
		v |= 1
	}
	if 4*most < 3*total {
		v |= 2
	}
	return v
}

func typeOf(label uint8) int {
	if label == 0 {
		return Types
	}
	return int(label-1) >> 2
}

// Remember counts the labels of stage one for DocFeatures.
func (t *Text) Remember(labels []uint8) {
	for i := range t.stats {
		t.stats[i].tags = [Types + 1]uint16{}
	}
	for i, l := range labels {
		if t.Toks[i].Class == Word && t.atoms[i].caps {
			add(&t.stats.at(t.atoms[i].stem).tags[typeOf(l)])
		}
	}
}
