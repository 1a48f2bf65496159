package gazetteer

import (
	"strings"
	"sync"

	"github.com/zvirka/zvirka/corpus"
)

// Hit is an entry that a sequence of words names, and how.
type Hit struct {
	Entry *Entry
	Kind  Kind
}

// maxParts is the number of parts of words that a name may have.
const maxParts = 16

// reader folds the words of a sentence part by part, as far as they are
// looked at.
type reader struct {
	words []string
	lang  alphabet
	g     *Gazetteer
	roles bool // looks for roles, not for names
	parts [maxParts]folded
	n     int    // parts read
	word  int    // words read, but for rest
	rest  string // of the word that is being read
}

// part returns part i, or nil after the last.
func (r *reader) part(i int) *folded {
	for r.n <= i {
		if i >= maxParts {
			return nil
		}
		word := r.rest
		if word == "" {
			if r.word >= len(r.words) {
				return nil
			}
			word = r.words[r.word]
			r.word++
		}
		f := &r.parts[r.n]
		r.rest = f.fold(word, r.lang, r.g.endings)
		f.word = int32(r.word)
		f.last = r.rest == ""
		f.quote = f.n == 0 && isQuote(word)
		f.gap = f.n == 0 && !f.quote
		r.n++
	}
	return &r.parts[i]
}

// Match returns the number of words at the beginning of words that the longest
// known name takes, and appends to dst what they may name: several entries
// where a name is shared. It returns 0 and dst where no name begins.
//
// words are the tokens of a sentence from some place on, punctuation among
// them; they are looked at as far as a name may reach. Names match in all
// their cases in the language lang; names in Latin letters match as they are,
// and for any other language only they do. A form in capitals matches capitals
// only, a form with a capital letter needs one in the text, a form in lower
// case matches any. Quotation marks after the first word of a name are skipped,
// and counted where they close.
//
// Match allocates nothing but room in dst, and what it remembers: words that it
// meets, and an entry that a rule makes for the first time.
func (g *Gazetteer) Match(words []string, lang corpus.Lang, dst []Hit) (int, []Hit) {
	if len(words) == 0 {
		return 0, dst
	}
	return g.match(words, lang, dst, false)
}

// MatchRole is [Gazetteer.Match] for the names of offices that a country
// completes: "президент Росії", "російський президент", "лідер КНДР". The
// entries that it gives have the type ROLE and the country as parent; who held
// the office is for the text to say.
func (g *Gazetteer) MatchRole(words []string, lang corpus.Lang, dst []Hit) (int, []Hit) {
	if len(words) == 0 {
		return 0, dst
	}
	return g.match(words, lang, dst, true)
}

func (g *Gazetteer) match(words []string, lang corpus.Lang, dst []Hit, roles bool) (int, []Hit) {
	alphabet := alphabetOf(lang)
	o := *g.openings[alphabet].Get(words[0], func(word string) *opening { return g.opening(word, alphabet) })
	switch {
	case o == nil:
		return 0, dst
	case o.alone && !roles:
		return min(len(o.hits), 1), append(dst, o.hits...)
	}
	r := readers.Get().(*reader)
	r.words, r.lang, r.g, r.roles = words, alphabet, g, roles
	r.parts[0], r.n, r.word, r.rest = o.first, 1, 1, o.rest
	_, n, hits := g.longest(r, 0, dst)
	r.words, r.rest = nil, ""
	readers.Put(r)
	return n, hits
}

// readers are those that nobody reads with: they are too large to be made for
// each word.
var readers = sync.Pool{New: func() any { return new(reader) }}

// longest appends to dst the entries that the longest name from part at on may
// name, and returns the parts and words that it takes.
func (g *Gazetteer) longest(r *reader, at int, dst []Hit) (parts, words int, hits []Hit) {
	f := r.part(at)
	if f == nil {
		return 0, 0, dst
	}
	base := len(dst)
	for i := range f.splits[:f.n] {
		s := &f.splits[i]
		h := g.heads[g.find(s.stem)]
		if h.stem != s.stem {
			continue
		}
		for k := h.item; k >= 0; k = g.items[k].next {
			it := &g.items[k]
			t := &g.tokens[it.first]
			if !s.fits(t) || f.upper&t.upper != t.upper || it.role != r.roles {
				continue
			}
			end, country := g.follow(r, it, at+1, 1)
			if end <= at {
				continue
			}
			parts, words, dst = g.keep(r, it, country, at, end, parts, words, base, dst)
		}
	}
	parts, words, dst = g.afterAdjective(r, at, parts, words, base, dst)
	order(dst[base:])
	return parts, words, dst
}

func (s *split) fits(t *token) bool { return s.stem == t.stem && s.classes.has(t.class, t.more) }

// keep adds the item to the hits if it is as long as they are or longer.
func (g *Gazetteer) keep(r *reader, it *item, country *Entry, at, end, parts, words, base int, dst []Hit) (int, int, []Hit) {
	n := end - at
	if n < parts {
		return parts, words, dst
	}
	if n > parts {
		dst = dst[:base]
		parts = n
		words = int(r.parts[end-1].word)
	}
	e := &g.entries[it.entry]
	if it.slot {
		if e = g.makeEntry(e, country); e == nil {
			return parts, words, dst
		}
	}
	for i := range dst[base:] {
		if h := &dst[base+i]; h.Entry == e {
			h.Kind = min(h.Kind, it.kind)
			return parts, words, dst
		}
	}
	return parts, words, append(dst, Hit{e, it.kind})
}

// follow compares the tokens of it from token j on with the parts from i on. It
// returns the part after the last, or -1, and the country in the slot.
func (g *Gazetteer) follow(r *reader, it *item, i, j int) (int, *Entry) {
	var country *Entry
	open := 0
	tokens := g.tokens[it.first : it.first+int32(it.n)]
	for ; j < len(tokens); j++ {
		t := &tokens[j]
		f := r.part(i)
		for f != nil && (f.quote || f.gap && tokens[j-1].gap) {
			if f.quote {
				open++
			}
			i++
			f = r.part(i)
		}
		if f == nil {
			return -1, nil
		}
		if t.slot != noSlot {
			n, e := g.countryAt(r, i, t.slot)
			if n == 0 {
				return -1, nil
			}
			country = e
			i += n
			continue
		}
		if f.upper&t.upper != t.upper || !f.is(t) {
			return -1, nil
		}
		i++
	}
	if open > 0 {
		if f := r.part(i); f != nil && f.quote && r.parts[i-1].last {
			i++
		}
	}
	if last := &r.parts[i-1]; !last.last && !last.quote {
		return -1, nil
	}
	return i, country
}

func (f *folded) is(t *token) bool {
	for i := range f.splits[:f.n] {
		if f.splits[i].fits(t) {
			return true
		}
	}
	return false
}

// countryAt returns the parts that the longest name or adjective of a country
// from part i on takes, and the country; 0 for none.
func (g *Gazetteer) countryAt(r *reader, i int, want slot) (int, *Entry) {
	f := r.part(i)
	if f == nil {
		return 0, nil
	}
	best, found := 0, (*Entry)(nil)
	for k := range f.splits[:f.n] {
		s := &f.splits[k]
		h := g.heads[g.find(s.stem)]
		if h.stem != s.stem {
			continue
		}
		for k := h.item; k >= 0; k = g.items[k].next {
			it := &g.items[k]
			t := &g.tokens[it.first]
			e := &g.entries[it.entry]
			if e.Sub != country || it.slot || !it.kind.fills(want) || !s.fits(t) || f.upper&t.upper != t.upper {
				continue
			}
			if end, _ := g.follow(r, it, i+1, 1); end-i > best {
				best, found = end-i, e
			}
		}
	}
	return best, found
}

// fills reports whether a form of kind k may stand in the slot.
func (k Kind) fills(want slot) bool {
	if want == countryAdjective {
		return k == Adjective
	}
	return k == Name || k == Acronym
}

const country = "country"

// afterAdjective tries the rules that begin with the adjective of a country.
func (g *Gazetteer) afterAdjective(r *reader, at, parts, words, base int, dst []Hit) (int, int, []Hit) {
	n, adjective := g.countryAt(r, at, countryAdjective)
	if n == 0 {
		return parts, words, dst
	}
	i := at + n
	f := r.part(i)
	if f == nil || !r.parts[i-1].last {
		return parts, words, dst
	}
	for k := range f.splits[:f.n] {
		s := &f.splits[k]
		stem := s.stem ^ adjectiveSlot
		h := g.heads[g.find(stem)]
		if h.stem != stem {
			continue
		}
		for k := h.item; k >= 0; k = g.items[k].next {
			it := &g.items[k]
			t := &g.tokens[it.first+1]
			if !s.fits(t) || f.upper&t.upper != t.upper || it.role != r.roles {
				continue
			}
			end, _ := g.follow(r, it, i+1, 2)
			if end < 0 {
				continue
			}
			parts, words, dst = g.keep(r, it, adjective, at, end, parts, words, base, dst)
		}
	}
	return parts, words, dst
}

// order sorts hits by kind, and leaves those of one kind in the order of the
// data. There are few.
func order(hits []Hit) {
	for i := 1; i < len(hits); i++ {
		for j := i; j > 0 && hits[j].Kind < hits[j-1].Kind; j-- {
			hits[j], hits[j-1] = hits[j-1], hits[j]
		}
	}
}

// made holds the entries that rules made, so that each is one pointer.
type made struct {
	byID sync.Map // string → *Entry
	ids  sync.Map // [2]*Entry → *Entry
}

func (m *made) lookup(id string) (*Entry, bool) {
	e, ok := m.byID.Load(id)
	if !ok {
		return nil, false
	}
	return e.(*Entry), true
}

// makeEntry returns the entry that rule makes for a country, the same each time:
// that of the data where they have its id.
func (g *Gazetteer) makeEntry(rule, country *Entry) *Entry {
	if country == nil {
		return nil
	}
	key := [2]*Entry{rule, country}
	if e, ok := g.made.ids.Load(key); ok {
		return e.(*Entry)
	}
	name := strings.TrimPrefix(country.ID, "GPE-")
	id := strings.Replace(rule.ID, "{C}", name, 1)
	e, ok := g.Lookup(id)
	if !ok {
		got, _ := g.made.byID.LoadOrStore(id, rule.of(country, id))
		e = got.(*Entry)
	}
	g.made.ids.Store(key, e)
	return e
}

// of returns the entry that the rule e makes for a country.
func (e *Entry) of(country *Entry, id string) *Entry {
	m := *e
	m.ID, m.Parent = id, country.ID
	m.forms = [3]string{}
	for i := range m.Lemma {
		m.Lemma[i] = strings.Replace(m.Lemma[i], "{C}", "("+country.Lemma[i]+")", 1)
	}
	return &m
}
