package frame

import (
	"cmp"
	"slices"
)

// word is a content word of a sentence.
type word struct {
	key      uint32
	concepts []uint32
	tok      int32
	idf      float32
}

// features are what Match compares, worked out once for each frame.
type features struct {
	class  uint8
	words  []wordKey
	actors []actorKey
	nums   []numKey
	total  float32 // weight of all words
	time   day
	place  string
	placed bool
	roles  []uint32 // hashes of the actors in the slots
	deny   bool
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

type numKey struct {
	key   uint32
	plain bool // small and without unit
	own   bool
}

const (
	outside  = 0.45 // weight of what the sentence has beside the clause
	maxWords = 96
	concept  = 0x9E3779B9 // told apart from skeletons
)

// features makes the features of f.
func (d *document) features(f *Frame, dr *draft) *features {
	m := &features{class: dr.class, placed: dr.placeOwn, deny: f.Polarity != Positive}
	if dr.timeOwn {
		m.time = dayOf(f.Time)
	}
	if dr.placeOwn {
		m.place = f.Place
	}
	s := &d.sents[dr.sent]
	list := d.words[s.words[0]:s.words[1]]
	lo, hi := int32(dr.from-window), int32(dr.to+window)
	n := int16(0)
	for i := range list {
		w := &list[i]
		if w.tok < lo || w.tok >= hi || n >= maxWords {
			continue
		}
		own := int(w.tok) >= dr.from && int(w.tok) < dr.to
		weight := d.weigh(w)
		if !own {
			weight *= outside
		}
		m.words = append(m.words, wordKey{w.key, n, own, weight})
		for _, c := range w.concepts {
			m.words = append(m.words, wordKey{c*concept | 1, n, own, weight})
		}
		m.total += weight
		n++
	}
	slices.SortFunc(m.words, func(a, b wordKey) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(b.weight, a.weight))
	})
	d.actorFeatures(m, s, dr)
	d.numberFeatures(m, f)
	return m
}

// weigh returns the weight of a word: its rarity in the language, less where
// the document keeps using it.
func (d *document) weigh(w *word) float32 {
	x := (w.idf - 3) / 7
	x = min(max(x, 0.1), 1.1)
	return x * d.rarity(w.key)
}

// rarity returns from 1, for what the document says once, downwards.
func (d *document) rarity(key uint32) float32 {
	n := float32(d.counts[key])
	return 1 / (1 + 0.25*max(n-1, 0))
}

func (d *document) actorFeatures(m *features, s *sentence, dr *draft) {
	add := func(id string, own bool, weight float32) {
		h := hash(id)
		for i := range m.actors {
			if m.actors[i].key == h {
				m.actors[i].own = m.actors[i].own || own
				m.actors[i].weight = max(m.actors[i].weight, weight)
				return
			}
		}
		if len(m.actors) < 32 {
			m.actors = append(m.actors, actorKey{h, own, weight})
		}
	}
	for _, a := range s.actors {
		if a.tok < dr.from-window || a.tok >= dr.to+window {
			continue
		}
		own := a.tok >= dr.from && a.tok < dr.to
		weight := d.rarity(hash(a.id))
		if !own {
			weight *= outside
		}
		if len(a.id) > 2 && a.id[:2] == "w:" {
			weight *= 0.3
		}
		add(a.id, own, weight)
		if other := d.metonym(a.id); other != a.id {
			add(other, own, weight*0.7)
		}
	}
	for _, id := range dr.extra {
		if id == "" || len(id) > 2 && id[:2] == "w:" {
			continue
		}
		add(id, true, d.rarity(hash(id))*0.7)
		m.roles = append(m.roles, hash(id))
	}
	slices.SortFunc(m.actors, func(a, b actorKey) int { return cmp.Compare(a.key, b.key) })
}

func (d *document) numberFeatures(m *features, f *Frame) {
	for _, i := range f.Numbers {
		n := &d.in.Numbers[i]
		if n.Value == "" || n.Type == "ordinal" {
			continue
		}
		m.nums = append(m.nums, numKey{hash(n.Value + " " + n.Unit), n.Unit == "" && len(n.Value) < 2, true})
	}
	slices.SortFunc(m.nums, func(a, b numKey) int { return cmp.Compare(a.key, b.key) })
}

// Match says whether a and b tell the same fact: a score in [0,1] and the
// reason in a line; 0 where they cannot. It is symmetric in its score and
// cheap: sorted lists are merged, nothing is allocated but the reason. Frames
// that were not made by [Extract] match nothing.
func Match(a, b Frame) (score float64, why string) {
	if a.m == nil || b.m == nil {
		return 0, "not extracted"
	}
	return match(a.m, b.m)
}

func match(x, y *features) (float64, string) {
	rel := ontology().rel[x.class][y.class]
	ev := compare(x, y)
	if x.time.ok() && y.time.ok() {
		switch {
		case x.time.to+3 < y.time.from || y.time.to+3 < x.time.from:
			return 0, "another time"
		case x.time.from == y.time.from && x.time.to == y.time.to:
			ev.time = 1
		}
	}
	s := ev.score(rel)
	if s <= 0 {
		return 0, "nothing rare in common"
	}
	return s, ev.reason(rel)
}

// evidence is what two frames have in common.
type evidence struct {
	words  float32 // weight of common words
	share  float32 // of the smaller frame
	actors float32
	role   bool // an actor in a slot of both
	nums   float32
	time   float32
	n      int
}

func compare(x, y *features) (ev evidence) {
	ev.words, ev.n = commonWords(x, y)
	if t := min(x.total, y.total); t > 0 {
		ev.share = ev.words / t
	}
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
	for i, j := 0, 0; i < len(x.nums) && j < len(y.nums); {
		p, q := x.nums[i], y.nums[j]
		switch {
		case p.key < q.key:
			i++
		case p.key > q.key:
			j++
		default:
			if p.plain {
				ev.nums += 0.3
			} else {
				ev.nums++
			}
			i++
			j++
		}
	}
	return ev
}

// commonWords merges the keys of both sides; each word counts once.
func commonWords(x, y *features) (sum float32, n int) {
	var seen, seenY [2]uint64
	for i, j := 0, 0; i < len(x.words) && j < len(y.words); {
		p, q := &x.words[i], &y.words[j]
		switch {
		case p.key < q.key:
			i++
		case p.key > q.key:
			j++
		default:
			if !bit(&seen, p.word) && !bit(&seenY, q.word) {
				setBit(&seen, p.word)
				setBit(&seenY, q.word)
				sum += min(p.weight, q.weight)
				n++
			}
			i++
			j++
		}
	}
	return sum, n
}

func bit(s *[2]uint64, i int16) bool { return s[i>>6]>>(uint(i)&63)&1 == 1 }
func setBit(s *[2]uint64, i int16)   { s[i>>6] |= 1 << (uint(i) & 63) }

// score joins the evidence. The weights were fitted on composed accounts; see
// coverage.
func (ev *evidence) score(rel relation) float64 {
	e := float64(ev.words) + 0.8*float64(ev.actors) + 0.7*float64(ev.nums) + 0.3*float64(ev.time)
	if ev.role {
		e += 0.2
	}
	switch rel {
	case equalClass:
		e += 0.5
	case nearClass, oppositeClass:
		e += 0.25
	default:
		e -= 0.3
	}
	if ev.words+ev.actors+ev.nums == 0 {
		return 0
	}
	return min(max(e/3, 0), 1)
}

func (ev *evidence) reason(rel relation) string {
	why := [...]string{"other class", "same class", "near class", "opposite class"}[rel]
	if ev.actors > 0 {
		why += ", common actor or place"
	}
	if ev.n > 0 {
		why += ", common words"
	}
	if ev.nums > 0 {
		why += ", same number"
	}
	if ev.time > 0 {
		why += ", same day"
	}
	return why
}

// MatchThreshold is the score from which two frames are worth a link.
const MatchThreshold = 0.5
