package names

import (
	"cmp"
	"slices"
	"strings"

	"github.com/zvirka/zvirka/anchor/gazetteer"
	"github.com/zvirka/zvirka/anchor/names/internal/tag"
)

// Resolve brings the mentions of all docs to common ids, and sets their
// lemmas: a short name takes the id of the full one, in its own document or in
// another where only one person has that name; an acronym that of the long
// name which a document explains it by. It rewrites Mentions[].ID and .Lemma,
// the Type of names that the user gave an id of another type, and nothing else; the result depends on texts and spans only, not on ids
// that were there before. Cost is linear in the number of mentions.
func Resolve(docs []*Doc) { (*Aliases)(nil).Resolve(docs) }

// Resolve is [Resolve] with the names of a, which may be nil.
func (a *Aliases) Resolve(docs []*Doc) {
	p := &parser{g: gazetteer.Default(), a: a}
	n := 0
	for _, d := range docs {
		n += len(d.Mentions)
	}
	refs := make([]ref, 0, n)
	for i, d := range docs {
		for k := range d.Mentions {
			refs = append(refs, p.parse(&d.Mentions[k], i, d.Lang))
		}
	}
	people, lemmas := newPeople(refs), newLemmas(p, refs)
	bodies := newBodies(docs, refs)
	for i := range refs {
		r := &refs[i]
		r.m.ID = r.id(people, bodies)
		r.m.Lemma = lemmas.of(r, docs[r.doc].Lang)
	}
}

// id returns the identity of a mention.
func (r *ref) id(people *people, bodies *bodies) string {
	switch {
	case r.fixed != "":
		return r.fixed
	case r.person != nil && r.person.sameAs != nil:
		return r.person.sameAs.id
	case r.person != nil:
		return r.person.id
	case r.entry != nil:
		return r.entry.ID
	case r.m.Type == Person && (r.family != "" || r.given != ""):
		return people.id(r)
	}
	return bodies.id(r)
}

// givenPrefix begins the keys of given names that the gazetteer knows.
const givenPrefix = "gn-"

// person is someone named in full.
type person struct {
	id            string
	family, given string
	plain         string  // the given name as it was first met
	initials      [2]byte // of the given name, as the languages write it
	known         bool    // to the gazetteer
	docs          uint64  // a bit for each document, by number modulo 64
	sameAs        *person // another spelling of the name
	mentions      int
}

// people are those named in the documents.
type people struct {
	byFamily map[string][]*person
	byGiven  map[docKey]*person
	inDoc    map[docKey][]*person
	last     map[docKey]*person // the one mentioned last
}

type docKey struct {
	doc int
	key string
}

// newPeople collects the people named in full, then gives each short mention
// its person.
func newPeople(refs []ref) *people {
	p := &people{byFamily: map[string][]*person{}, byGiven: map[docKey]*person{}, inDoc: map[docKey][]*person{}, last: map[docKey]*person{}}
	for i := range refs {
		r := &refs[i]
		if r.m.Type != Person || r.fixed != "" || r.family == "" {
			continue
		}
		if r.given != "" || r.entry != nil {
			r.person = p.add(r)
		}
	}
	for i := range refs {
		r := &refs[i]
		if r.m.Type == Person && r.fixed == "" && r.person == nil {
			r.person = p.find(r)
		}
		if r.person != nil {
			r.person.mentions++
			r.person.docs |= 1 << (r.doc % 64)
			p.last[docKey{r.doc, r.family}] = r.person
		}
	}
	p.join()
	p.part()
	return p
}

// join brings together people whom different documents spell a letter apart
// (Різві, Резви): both names given in full, the given names agreeing, long
// family names, and no third person within reach.
func (p *people) join() {
	all := p.unknown()
	for i, a := range all {
		var one *person
		for k, b := range all {
			if k == i || b.family == a.family || a.docs&b.docs != 0 || min(len(a.family), len(b.family)) < 4 {
				continue
			}
			if near(a.family, b.family) && a.plain != "" && b.plain != "" && (a.given == b.given || near(a.plain, b.plain)) {
				if one != nil {
					one = nil
					break
				}
				one = b
			}
		}
		if one != nil && one.mentions >= a.mentions && one.sameAs == nil {
			a.sameAs = one
		}
	}
}

// unknown returns the people whom the gazetteer does not know, in the order of
// their ids; nil where they are too many to compare, or all in one document.
func (p *people) unknown() []*person {
	var out []*person
	var docs uint64
	for _, list := range p.byFamily {
		for _, q := range list {
			docs |= q.docs
			if !q.known {
				out = append(out, q)
			}
		}
	}
	if docs&(docs-1) == 0 || len(out) > 400 {
		return nil
	}
	slices.SortFunc(out, func(a, b *person) int {
		return cmp.Or(strings.Compare(a.family, b.family), strings.Compare(a.given, b.given), strings.Compare(a.plain, b.plain))
	})
	return out
}

// lastFew bounds the namesakes that are compared, so that cost stays linear.
func lastFew(list []*person) []*person { return list[max(0, len(list)-32):] }

// part gives people of one family name ids of their own: the one mentioned
// most keeps the bare family name, which is what another document that names
// only one of them will use; the others get their given names with it.
func (p *people) part() {
	for _, list := range p.byFamily {
		var main *person
		for _, q := range list {
			if !q.known && (main == nil || q.mentions > main.mentions) {
				main = q
			}
		}
		for _, q := range list {
			if q != main && !q.known {
				q.id = personID(q.family, q.given)
			}
		}
	}
}

// add returns the person that a full name names.
func (p *people) add(r *ref) *person {
	var who *person
	for _, q := range lastFew(p.byFamily[r.family]) {
		if r.entry != nil && q.id == r.entry.ID || r.entry == nil && q.alike(r) {
			who = q
			break
		}
	}
	if who == nil {
		who = &person{family: r.family, given: r.given, plain: r.plain}
		switch {
		case r.entry != nil:
			who.id, who.known = r.entry.ID, true
		default:
			who.id = personID(r.family, "")
		}
		p.byFamily[r.family] = append(p.byFamily[r.family], who)
	}
	if r.initial != 0 && who.initials[0] != r.initial {
		who.initials[1] = who.initials[0]
		who.initials[0] = r.initial
	}
	k := docKey{r.doc, r.family}
	known := slices.Contains(lastFew(p.inDoc[k]), who)
	if !known {
		p.inDoc[k] = append(p.inDoc[k], who)
	}
	if r.given != "" {
		k := docKey{r.doc, r.given}
		if p.byGiven[k] == nil {
			p.byGiven[k] = who
		}
	}
	return who
}

// personID makes the id of a person whom the gazetteer does not know.
func personID(family, given string) string {
	b := readable([]byte("PER-"), family)
	if given != "" {
		b = readable(append(b, '-'), strings.TrimPrefix(given, givenPrefix))
	}
	return string(b)
}

// alike reports whether the given name of r may be that of q: the same to the
// gazetteer, a short form of it, or, where the gazetteer does not know both,
// nearly the same in letters.
func (q *person) alike(r *ref) bool {
	if q.given == "" || r.given == "" || q.given == r.given {
		return true
	}
	a, b := q.plain, r.plain
	if a == "" || b == "" {
		return false
	}
	if min(len(a), len(b)) > 2 && (strings.HasPrefix(a, b) || strings.HasPrefix(b, a)) {
		return true
	}
	both := strings.HasPrefix(q.given, givenPrefix) && strings.HasPrefix(r.given, givenPrefix)
	return !both && near(a, b)
}

// find returns the person that a short name means: the only one of that name in
// the document, or the one mentioned last, or the only one in all documents;
// nil for none.
func (p *people) find(r *ref) *person {
	for _, list := range [2][]*person{lastFew(p.inDoc[docKey{r.doc, r.family}]), lastFew(p.byFamily[r.family])} {
		var one *person
		n := 0
		for _, q := range list {
			if r.initials && q.initials[0] != 0 && q.initials[0] != r.initial && q.initials[1] != r.initial {
				continue
			}
			one = q
			n++
		}
		if n == 1 {
			return one
		}
		if n > 1 {
			if q := p.last[docKey{r.doc, r.family}]; q != nil && !r.initials {
				return q
			}
			return nil
		}
	}
	if !r.initials {
		for _, k := range [3]string{r.family, r.alone, r.given} {
			if q := p.byGiven[docKey{r.doc, k}]; q != nil && k != "" {
				return q
			}
		}
	}
	return nil
}

// id returns the id of someone named in short only.
func (p *people) id(r *ref) string {
	if r.family == "" {
		return string(readable([]byte("PER-"), r.given))
	}
	return personID(r.family, "")
}

// near reports whether two keys differ by one letter at most, or by two where
// they are long.
func near(a, b string) bool {
	limit := 1
	if len(a) > 7 && len(b) > 7 {
		limit = 2
	}
	return distance(a, b, limit) <= limit
}

// distance is the edit distance of a and b, or limit+1 where it is more.
func distance(a, b string, limit int) int {
	if len(a) > 40 || len(b) > 40 || len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	var row [41]int
	for j := range b {
		row[j+1] = j + 1
	}
	for i := range len(a) {
		prev, least := row[0], i+1
		row[0] = i + 1
		for j := range len(b) {
			cost := prev
			if a[i] != b[j] {
				cost++
			}
			prev = row[j+1]
			row[j+1] = min(cost, prev+1, row[j]+1)
			least = min(least, row[j+1])
		}
		if least > limit {
			return limit + 1
		}
	}
	return row[len(b)]
}

// bodies are the things other than people that documents explain by acronyms.
type bodies struct {
	long map[docKey]string // acronym → id of the long name
	pool map[string]string
}

// newBodies collects "Long Name (ABBR)" and "ABBR (Long Name)".
func newBodies(docs []*Doc, refs []ref) *bodies {
	b := &bodies{long: map[docKey]string{}, pool: map[string]string{}}
	for i := 1; i < len(refs); i++ {
		x, y := &refs[i-1], &refs[i]
		if x.doc != y.doc || x.m.End > y.m.Start || y.m.Start-x.m.End > 4 {
			continue
		}
		if strings.TrimSpace(docs[x.doc].Text[x.m.End:y.m.Start]) != "(" {
			continue
		}
		long, short := x, y
		if isAcronym(x) && !isAcronym(y) {
			long, short = y, x
		}
		if !isAcronym(short) || isAcronym(long) || long.m.Type == Person || short.entry != nil {
			continue
		}
		id := bareID(long)
		b.long[docKey{x.doc, short.key}] = id
		if old, ok := b.pool[short.key]; ok && old != id {
			b.pool[short.key] = ""
		} else {
			b.pool[short.key] = id
		}
	}
	return b
}

func isAcronym(r *ref) bool {
	if len(r.words) != 1 {
		return false
	}
	w := r.words[0].text
	return len(w) > 1 && strings.ToUpper(w) == w && w != strings.ToLower(w) && r.words[0].class&tag.Abbreviation == 0
}

func (b *bodies) id(r *ref) string {
	if isAcronym(r) {
		if id := b.long[docKey{r.doc, r.key}]; id != "" {
			return id
		}
		if id := b.pool[r.key]; id != "" {
			return id
		}
	}
	return bareID(r)
}

// bareID is the id that the mention has by itself.
func bareID(r *ref) string {
	switch {
	case r.fixed != "":
		return r.fixed
	case r.entry != nil:
		return r.entry.ID
	case r.key == "":
		return r.m.Type + "-x"
	}
	return r.m.Type + "-" + r.key
}
