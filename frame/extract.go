package frame

import (
	"slices"
	"strings"

	"github.com/zvirka/zvirka/canon"
	"github.com/zvirka/zvirka/corpus"
)

// Extract returns the frames of a document in the order of their triggers. A
// text in a language without data has none. It is pure and safe for
// concurrent use; cost is linear in the length of the text.
func Extract(in Input) []Frame {
	frames, _ := extract(in, false)
	return frames
}

// Analyze returns what [Extract] and [Cues] do. It reads the text once.
func Analyze(in Input) ([]Frame, []Cue) { return extract(in, true) }

func extract(in Input, cues bool) ([]Frame, []Cue) {
	room := newScratch()
	defer room.free()
	r := newReader(in, room)
	if r.lex == nil {
		return nil, nil
	}
	d := &document{reader: r, holders: map[holder]string{}, onto: ontology(), refDay: dayOf(in.Date)}
	c := cueReader{wanted: cues, in: in, out: room.cues}
	for i, s := range r.in.Sentences {
		whole := s.Valid(in.Text) && s.Len() <= maxSentence
		if !whole {
			c.sentence(i, s)
		}
		if !s.Valid(in.Text) {
			continue
		}
		for s.Len() > maxSentence {
			cut := cutSentence(in.Text, s)
			d.sentence(i, d.tokens(i, corpus.Span{Start: s.Start, End: s.Start + cut}))
			s.Start += cut
		}
		toks := d.tokens(i, s)
		if whole {
			c.add(r.lex, toks, i)
		}
		d.sentence(i, toks)
	}
	d.finish()
	room.cues = c.out
	return exactly(d.frames), exactly(c.out)
}

// exactly returns a copy of list that has no room to grow, nil of an empty one.
func exactly[T any](list []T) []T { return append([]T(nil), list...) }

// cutSentence returns the length of the part of a long sentence that is read
// first.
func cutSentence(text string, s corpus.Span) int {
	cut := strings.LastIndexByte(text[s.Start:s.Start+maxSentence], ' ')
	if cut > 0 {
		return cut
	}
	for cut = maxSentence; cut > 0; cut-- {
		if (corpus.Span{Start: s.Start, End: s.Start + cut}).Valid(text) {
			return cut
		}
	}
	return maxSentence
}

// maxSentence is the length in bytes from which a sentence is read in parts.
const maxSentence = 1 << 11

func newReader(in Input, room *scratch) *reader {
	if in.Sentences == nil && in.Text != "" {
		in.Sentences = []corpus.Span{{Start: 0, End: len(in.Text)}}
	}
	r := &reader{scratch: room, in: in, lex: lexiconOf(in.Lang)}
	if r.lex != nil {
		if r.canon = in.Canon; r.canon == nil {
			r.canon = canon.Default()
		}
		r.lower = string(lower(make([]byte, 0, len(in.Text)), in.Text))
	}
	return r
}

// document gathers the frames of a document and what later sentences need of
// earlier ones.
type document struct {
	*reader
	onto   *ontologyData
	refDay day

	holders   map[holder]string // who holds a role
	known     antecedents
	lastGroup string
	two       [2]string
	lastTime  string
	lastPlace string
	lastAgent string
	quoteBy   string // speaker of the quotation that may go on

	prev int // first frame of the sentence before
	kept kept

	last   *features // of the frame before, for what frames of one clause share
	lastOf draft
}

// sentence is what matching needs of one: its words and its actors.
type sentence struct {
	words  [2]int // range in scratch.words
	actors [2]int // range in scratch.actors
}

type actor struct {
	id  string
	tok int
}

// draft is what a frame is made of besides its exported part.
type draft struct {
	sent     int
	from, to int // tokens of the clause
	trigger  int
	class    uint8
	timeOwn  bool
	placeOwn bool
	cast     cast
}

func (d *document) sentence(n int, toks []token) {
	if len(toks) == 0 {
		return
	}
	d.clauses = split(d.clauses[:0], toks)
	args := d.args(toks)
	d.gather(toks, args)
	first := len(d.frames)
	s := &scene{document: d, n: n, toks: toks, clauses: d.clauses, args: args}
	s.read()
	if len(s.frames) == first {
		s.state()
	}
	s.attribute(first)
	d.prev = first
}

// gather keeps the content words and the actors of a sentence for matching.
func (d *document) gather(toks []token, args []arg) {
	from := len(d.words)
	times := int32(1)
	if d.in.Title && len(d.sents) == 0 {
		times = 2 // what the title has, the whole text is about
	}
	forms := d.forms
	if forms == nil {
		forms = d.canon.Forms(d.in.Text, d.ctoks, d.lex.lang)
	}
	for i := range toks {
		t := &toks[i]
		if t.class != canon.Word || forms[i].Key == 0 || t.time >= 0 || t.mention >= 0 {
			continue
		}
		class := int16(-1)
		if t.trigger >= 0 && d.lex.entries[t.trigger].sort == sTrigger {
			class = int16(d.lex.entries[t.trigger].class)
		}
		if class < 0 && (forms[i].Stop || t.word != wNone) {
			continue
		}
		idf := d.canon.IDF(forms[i])
		if class < 0 && idf < 4 {
			continue
		}
		d.words = append(d.words, word{key: forms[i].Key, concepts: forms[i].Concepts, tok: int32(i), idf: float32(idf), class: class})
		d.counts[forms[i].Key&^classKeys] += times
		if class >= 0 {
			d.counts[classKeys|uint32(class)] += times
		}
	}
	first := len(d.actors)
	for i := range args {
		if args[i].id != "" {
			d.actors = append(d.actors, actor{args[i].id, args[i].from})
		}
	}
	d.sents = append(d.sents, sentence{words: [2]int{from, len(d.words)}, actors: [2]int{first, len(d.actors)}})
	d.seen = d.seen[:0]
	for _, a := range d.actors[first:] {
		if h := hash(a.id); !slices.Contains(d.seen, h) { // a sentence has few
			d.seen = append(d.seen, h)
			d.counts[h] += times
		}
	}
}

// finish precomputes for every frame what Match compares.
func (d *document) finish() {
	for i := range d.words {
		d.weigh(&d.words[i])
	}
	all := make([]features, len(d.frames))
	for i := range d.frames {
		d.features(&all[i], &d.frames[i], &d.drafts[i])
		d.frames[i].m = &all[i]
		d.frames[i].Topics = d.topics(&all[i])
	}
}

// topics returns the keys of the words of the clause itself.
func (d *document) topics(m *features) []uint32 {
	d.hashes = d.hashes[:0]
	for _, w := range m.words {
		if w.own && (len(d.hashes) == 0 || d.hashes[len(d.hashes)-1] != w.key) {
			d.hashes = append(d.hashes, w.key)
		}
	}
	return d.kept.hashes.keep(d.hashes)
}

// hash is FNV-1a.
func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}
