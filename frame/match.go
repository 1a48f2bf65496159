package frame

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/zvirka/zvirka/anchor/gazetteer"
)

// word is a content word of a sentence.
type word struct {
	key      uint32
	concepts []uint32
	tok      int32
	idf      float32
	class    int16 // index of the class that the word names, -1 if none

	weight, classWeight float32 // in the whole document, once it is read
}

// features are what Match compares, worked out once for each frame.
type features struct {
	class  uint8
	words  []wordKey
	actors []actorKey
	nums   []numKey
	sizes  []size
	total  float32 // weight of all words
	size   float32 // logarithm of 1 + total
	time   day
	place  string
	roles  []uint32 // hashes of the actors in the slots
	rare   float32  // weight of the class in the document
	who    uint32   // hash of the speaker or source, 0 if unknown
	at     float32  // where in the document, 0 first to 1 last
	title  bool
	quoted bool
}

// wordKey is one of the keys of a word: its skeleton or a concept. Words are
// sorted by key; several keys may stand for one word.
type wordKey struct {
	key    uint32
	word   int16
	own    bool // in the clause itself
	weight float32
}

type actorKey struct {
	key    uint32
	own    bool
	weight float32
}

// numKey is a number as it is, or a range of sizes that holds it and whatever
// differs from it by a tenth. Frames are found by them.
type numKey struct {
	key    uint32
	weight float32
}

// size is a number with what it counts.
type size struct {
	log  float32   // natural logarithm
	unit uint32    // hash of the unit, 0 if none
	of   uint32    // canonical key of the counted noun, 0 if none
	also [2]uint32 // concepts of it
	tiny bool      // «двоє» is in every text
}

// maxSizes bounds the numbers of a frame that are compared.
const maxSizes = 8

const (
	outside  = 0.7 // weight of what the sentence has beside the clause
	maxWords = 64
	tenth    = 0.1        // width of a range of sizes, in natural logarithms
	concept  = 0x9E3779B9 // told apart from skeletons

	classKeys = 1 << 31           // keys from here are classes, so that words are met first
	nearKeys  = classKeys | 1<<30 // and from here pairs of near classes
	nearShare = 0.5               // what a near class is worth of an equal one
)

// features fills in m, the features of f.
func (d *document) features(m *features, f *Frame, dr *draft) {
	m.class, m.rare = dr.class, d.onto.weight[dr.class]*d.rarity(classKeys|uint32(dr.class))
	if dr.timeOwn {
		m.time = dayOf(f.Time)
	}
	if dr.placeOwn {
		m.place = f.Place
	}
	d.wordFeatures(m, dr)
	d.actorFeatures(m, f, dr)
	d.numberFeatures(m, f)
	m.quoted = f.Quoted
	m.title = d.in.Title && f.Sentence == 0
	if n := len(d.in.Sentences); n > 1 {
		m.at = float32(f.Sentence) / float32(n-1)
	}
	switch {
	case f.Speaker != "":
		m.who = hash(f.Speaker)
	case f.Source != "":
		m.who = hash(f.Source)
	}
}

// weigh sets the weights of a word: its rarity in the language, less where the
// document keeps using it, and the weight of its class.
func (d *document) weigh(w *word) {
	x := (w.idf - 1) / 7
	x = min(max(x, 0.1), 1.1)
	w.weight = x * d.rarity(w.key&^classKeys)
	if w.class >= 0 {
		w.classWeight = d.onto.weight[w.class] * d.rarity(classKeys|uint32(w.class))
	}
}

// rarity returns from 1, for what the document says once, downwards.
func (d *document) rarity(key uint32) float32 {
	n := float32(d.counts[key])
	return 1 / (1 + 0.7*max(n-1, 0))
}

func (d *document) actorFeatures(m *features, f *Frame, dr *draft) {
	d.actorroom, d.hashes = d.actorroom[:0], d.hashes[:0]
	near := d.sents[dr.sent].actors
	for _, a := range d.actors[near[0]:near[1]] {
		if a.tok < dr.from-window || a.tok >= dr.to+window {
			continue
		}
		own := a.tok >= dr.from && a.tok < dr.to
		who := d.who(a.id)
		weight := who.rarity
		if !own {
			weight *= outside
		}
		if plainNoun(a.id) {
			weight *= 0.3
		}
		d.addActor(who.key, own, weight)
		if who.metonym {
			d.addActor(who.other, own, weight*0.7)
		}
		for _, up := range who.above[:who.ups] {
			weight *= 0.3
			d.addActor(up.key, own, weight*up.rarity)
		}
	}
	for _, id := range dr.cast {
		if id == "" || plainNoun(id) {
			continue
		}
		who := d.who(id)
		d.addActor(who.key, true, who.rarity*0.7)
		d.hashes = append(d.hashes, who.key)
	}
	for _, id := range [...]string{f.Speaker, f.Source} { // who says it, also where the sentence does not name them
		if id != "" && !strings.HasPrefix(id, "w:") {
			who := d.who(id)
			d.addActor(who.key, false, who.rarity*0.5)
		}
	}
	slices.SortFunc(d.actorroom, func(a, b actorKey) int { return cmp.Compare(a.key, b.key) })
	m.actors, m.roles = d.kept.actors.keep(d.actorroom), d.kept.hashes.keep(d.hashes)
}

// plainNoun reports whether id is that of a word that names no known actor.
func plainNoun(id string) bool { return len(id) > 2 && id[:2] == "w:" }

// maxActors bounds the actors of a frame.
const maxActors = 32

// addActor adds an actor, of whom there is one for each key.
func (s *scratch) addActor(key uint32, own bool, weight float32) {
	for i := range s.actorroom {
		if a := &s.actorroom[i]; a.key == key {
			a.own = a.own || own
			a.weight = max(a.weight, weight)
			return
		}
	}
	if len(s.actorroom) < maxActors {
		s.actorroom = append(s.actorroom, actorKey{key, own, weight})
	}
}

// who is an actor as frames compare them.
type who struct {
	key     uint32
	rarity  float32
	other   uint32 // what the actor also stands for
	metonym bool
	ups     int
	above   [maxAbove]above // of these ups are there
}

// above is a place or body that an actor lies in or belongs to.
type above struct {
	key    uint32
	rarity float32
}

// maxAbove bounds how far up the parents of an actor are followed.
const maxAbove = 3

// who returns the actor with an id; each is looked up once. The result holds
// until the next one is asked for.
func (d *document) who(id string) *who {
	if i, ok := d.whos[id]; ok {
		return &d.people[i]
	}
	w := who{key: hash(id)}
	w.rarity = d.rarity(w.key)
	if other := d.metonym(id); other != id {
		w.other, w.metonym = hash(other), true
	}
	for up := d.parent(id); up != "" && w.ups < maxAbove; up = d.parent(up) {
		key := hash(up)
		w.above[w.ups] = above{key, d.rarity(key)}
		w.ups++
	}
	d.whos[id] = int32(len(d.people))
	d.people = append(d.people, w)
	return &d.people[len(d.people)-1]
}

// parent returns the place or body that id lies in or belongs to, or "".
func (d *document) parent(id string) string {
	if e, ok := gazetteer.Default().Lookup(id); ok {
		return e.Parent
	}
	return ""
}

func (d *document) numberFeatures(m *features, f *Frame) {
	d.numroom, d.sizeroom = d.numroom[:0], d.sizeroom[:0]
	for _, i := range f.Numbers {
		n := &d.in.Numbers[i]
		if n.Value == "" || n.Type == "ordinal" {
			continue
		}
		tiny := n.Unit == "" && len(n.Value) < 2
		d.numroom = append(d.numroom, numKey{hash(n.Value + " " + n.Unit), 0.6})
		v, err := strconv.ParseFloat(n.Value, 64)
		if err != nil || v <= 0 {
			continue
		}
		if len(d.sizeroom) < maxSizes {
			d.sizeroom = append(d.sizeroom, d.size(n, math.Log(v), tiny))
		}
		if v < 10 {
			continue
		}
		unit := hash(n.Unit)
		bucket := uint32(math.Log(v) / tenth)
		d.numroom = append(d.numroom, numKey{unit ^ bucket*concept, 0.2}, numKey{unit ^ (bucket+1)*concept, 0.2})
	}
	slices.SortFunc(d.numroom, func(a, b numKey) int { return cmp.Compare(a.key, b.key) })
	m.nums, m.sizes = d.kept.nums.keep(d.numroom), d.kept.sizes.keep(d.sizeroom)
}

// size makes the size of n.
func (d *document) size(n *Number, log float64, tiny bool) size {
	s := size{log: float32(log), tiny: tiny}
	if n.Unit != "" {
		s.unit = hash(n.Unit)
	}
	if n.OfSpan.Len() > 0 && n.OfSpan.Valid(d.in.Text) {
		f := d.canon.Form(n.OfSpan.In(d.in.Text), d.lex.lang)
		s.of = f.Key
		copy(s.also[:], f.Concepts)
	}
	return s
}

// Match says whether a and b tell the same fact: the probability that
// sentences of two accounts of one event that hold them are linked, and the
// reason in a line. It is 0 where they cannot be the same, or have next to
// nothing in common. It is symmetric and cheap: sorted lists are merged and
// nothing is allocated. Frames that [Extract] has not made match nothing.
func Match(a, b Frame) (score float64, why string) {
	if a.m == nil || b.m == nil {
		return 0, "not extracted"
	}
	return match(a.m, b.m)
}

func match(x, y *features) (float64, string) {
	var ev evidence
	ev.commonWords(x, y)
	return ev.match(x, y)
}

// match is [match] where the common words have been counted.
func (ev *evidence) match(x, y *features) (float64, string) {
	if why := ev.compare(x, y); why != "" {
		return 0, why
	}
	z := ev.sum(x, y)
	if z < hopeless {
		return 0, "nothing rare in common"
	}
	if s := 1 / (1 + math.Exp(-z)); s >= minScore {
		return s, ev.reason()
	}
	return 0, "nothing rare in common"
}

// evidence is what two frames have in common.
type evidence struct {
	rel     relation
	words   float32 // weight of common words
	inner   float32 // of these, what stands in both clauses
	best    float32 // the rarest of them
	classes float32 // weight of words that name the same class of event
	nears   float32 // and of those that name near ones
	actors  float32
	role    bool // an actor in a slot of both
	exact   float32
	close   float32 // numbers of one unit or thing that differ by a third at most
	counted float32 // numbers of one thing, however many
	time    float32
	apart   float32 // times that are not the same, but not far apart
	place   float32
	class   float32 // weight of the class, where it is equal
	n       int
}

// counted marks the words of two frames that were counted.
type counted struct{ x, y [2]uint64 }

// compare gathers the evidence beside the common words. It returns why nothing can be made of it, or "".
func (ev *evidence) compare(x, y *features) string {
	ev.rel = ontology().rel[x.class][y.class]
	ev.commonActors(x, y)
	ev.commonNumbers(x, y)
	if ev.n == 0 && ev.actors+ev.exact+ev.close == 0 {
		return "nothing rare in common"
	}
	if ev.rel == equalClass {
		ev.class = min(x.rare, y.rare)
	}
	if x.place != "" && x.place == y.place {
		ev.place = 1
	}
	if x.time.ok() && y.time.ok() {
		switch gap := max(y.time.from-x.time.to, x.time.from-y.time.to); {
		case gap > farApart:
			return "another time"
		case gap > nearBy:
			ev.apart = 1
		case x.time.from == y.time.from && x.time.to == y.time.to:
			ev.time = 1
		}
	}
	return ""
}

func (ev *evidence) commonActors(x, y *features) {
	for i, j := 0, 0; i < len(x.actors) && j < len(y.actors); {
		p, q := x.actors[i], y.actors[j]
		switch {
		case p.key < q.key:
			i++
		case p.key > q.key:
			j++
		default:
			ev.actors += min(p.weight, q.weight)
			i++
			j++
		}
	}
	for _, p := range x.roles {
		for _, q := range y.roles {
			ev.role = ev.role || p == q
		}
	}
}

// commonNumbers compares every two numbers.
func (ev *evidence) commonNumbers(x, y *features) {
	for i := range x.sizes {
		p := &x.sizes[i]
		exact, near, counted := float32(0), float32(0), float32(0)
		for j := range y.sizes {
			q := &y.sizes[j]
			if p.unit != q.unit {
				continue
			}
			gap := p.log - q.log
			same := sameThing(p, q)
			weight := float32(1)
			if p.tiny && q.tiny && !same {
				weight = 0.3
			}
			switch {
			case gap == 0:
				exact = max(exact, weight)
			case -third < gap && gap < third && (p.unit != 0 || same):
				near = max(near, 1)
			}
			if same {
				counted = 1
			}
		}
		ev.exact += exact
		if exact == 0 {
			ev.close += near
		}
		ev.counted += counted
	}
}

const third = 0.29 // difference of logarithms

// sameThing reports whether p and q count the same.
func sameThing(p, q *size) bool {
	if p.of == 0 || q.of == 0 {
		return false
	}
	if p.of == q.of {
		return true
	}
	for _, c := range p.also {
		if c != 0 && (c == q.also[0] || c == q.also[1]) {
			return true
		}
	}
	return false
}

// commonWords merges the keys of both sides; each word counts once.
func (ev *evidence) commonWords(x, y *features) {
	var seen counted
	for i, j := 0, 0; i < len(x.words) && j < len(y.words); {
		p, q := &x.words[i], &y.words[j]
		switch {
		case p.key < q.key:
			i++
		case p.key > q.key:
			j++
		default:
			ev.common(p, q, &seen)
			i++
			j++
		}
	}
}

// run counts the common words with the key that x and y begin with.
func (ev *evidence) run(x, y []wordKey, seen *counted) {
	key := x[0].key
	for i := 0; i < len(x) && i < len(y) && x[i].key == key && y[i].key == key; i++ {
		ev.common(&x[i], &y[i], seen)
	}
}

// common counts a common key, unless one of the words was counted.
func (ev *evidence) common(p, q *wordKey, seen *counted) {
	if !bit(&seen.x, p.word) && !bit(&seen.y, q.word) {
		setBit(&seen.x, p.word)
		setBit(&seen.y, q.word)
		ev.word(p, q)
	}
}

// word counts a common word.
func (ev *evidence) word(p, q *wordKey) {
	w := min(p.weight, q.weight)
	ev.n++
	switch {
	case p.key >= nearKeys:
		ev.nears += w
	case p.key >= classKeys:
		ev.classes += w
	default:
		ev.words += w
		ev.best = max(ev.best, w)
	}
	if p.own && q.own {
		ev.inner += w
	}
}

func bit(s *[2]uint64, i int16) bool { return s[i>>6]>>(uint(i)&63)&1 == 1 }
func setBit(s *[2]uint64, i int16)   { s[i>>6] |= 1 << (uint(i) & 63) }

const (
	minScore = 0.02
	hopeless = -4.0 // log-odds from which downwards the score is less than minScore

	nearBy   = 3  // days that accounts of one event may differ by
	farApart = 45 // days from which two events are not the same
)

// reason names the evidence. The lines are made once.
func (ev *evidence) reason() string {
	i := int(ev.rel) << 4
	for bit, on := range [...]bool{ev.actors > 0, ev.n > 0, ev.exact+ev.close > 0, ev.time > 0} {
		if on {
			i |= 1 << bit
		}
	}
	return reasons[i]
}

var reasons = func() (out [4 << 4]string) {
	rels := [...]string{"", "same class of event", "near class of event", "opposite class of event"}
	parts := [...]string{"common actor or place", "common words", "same number", "same day"}
	for i := range out {
		var why []string
		if r := rels[i>>4]; r != "" {
			why = append(why, r)
		}
		for bit, p := range parts {
			if i>>bit&1 == 1 {
				why = append(why, p)
			}
		}
		out[i] = strings.Join(why, ", ")
	}
	return out
}()
