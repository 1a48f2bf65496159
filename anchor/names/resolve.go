package names

import (
	"strings"

	"github.com/zvirka/zvirka/anchor/gazetteer"
	"github.com/zvirka/zvirka/anchor/names/internal/tag"
)

// Resolve brings the mentions of all docs to common ids, and sets their
// lemmas: a short name takes the id of the full one, in its own document or in
// another where only one person has that name; an acronym that of the long
// name which a document explains it by. It rewrites Mentions[].ID and .Lemma
// and nothing else; the result depends on texts and spans only, not on ids
// that were there before. Cost is linear in the number of mentions.
func Resolve(docs []*Doc) { (*Aliases)(nil).Resolve(docs) }

// Resolve is [Resolve] with the names of a, which may be nil.
func (a *Aliases) Resolve(docs []*Doc) {
	p := &parser{g: gazetteer.Default(), a: a, memo: map[memoKey]*ref{}}
	var refs []ref
	for i, d := range docs {
		for k := range d.Mentions {
			refs = append(refs, p.parse(&d.Mentions[k], i, d.Lang))
		}
	}
	people := newPeople(refs)
	bodies := newBodies(docs, refs)
	for i := range refs {
		r := &refs[i]
		r.m.ID = r.id(people, bodies)
		r.m.Lemma = lemma(r, docs[r.doc].Lang)
	}
}

// id returns the identity of a mention.
func (r *ref) id(people *people, bodies *bodies) string {
	switch {
	case r.fixed != "":
		return r.fixed
	case r.person != nil:
		return r.person.id
	case r.entry != nil:
		return r.entry.ID
	case r.m.Type == Person && (r.family != "" || r.given != ""):
		return people.id(r)
	}
	return bodies.id(r)
}

// person is someone named in full.
type person struct {
	id            string
	family, given string
	initial       byte
}

// people are those named in the documents.
type people struct {
	byFamily map[string][]*person
	byGiven  map[docKey]*person
	inDoc    map[docKey][]*person
}

type docKey struct {
	doc int
	key string
}

// newPeople collects the people named in full, then gives each short mention
// its person.
func newPeople(refs []ref) *people {
	p := &people{byFamily: map[string][]*person{}, byGiven: map[docKey]*person{}, inDoc: map[docKey][]*person{}}
	for i := range refs {
		r := &refs[i]
		if r.m.Type != Person || r.fixed != "" || r.family == "" || r.given == "" && r.initial == 0 && r.entry == nil {
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
	}
	return p
}

// add returns the person that a full name names.
func (p *people) add(r *ref) *person {
	var who *person
	for _, q := range p.byFamily[r.family] {
		if r.entry != nil && q.id == r.entry.ID || r.entry == nil && alike(q.given, r.given) {
			who = q
			break
		}
	}
	if who == nil {
		who = &person{family: r.family, given: r.given}
		switch {
		case r.entry != nil:
			who.id = r.entry.ID
		default:
			who.id = personID(r.family, r.given)
		}
		p.byFamily[r.family] = append(p.byFamily[r.family], who)
	}
	k := docKey{r.doc, r.family}
	known := false
	for _, q := range p.inDoc[k] {
		known = known || q == who
	}
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
	return string(b)
}

// alike reports whether two given names may be of one person.
func alike(a, b string) bool {
	if a == "" || b == "" || a == b {
		return true
	}
	if len(a) > 2 && len(b) > 2 && (strings.HasPrefix(a, b) || strings.HasPrefix(b, a)) {
		return true
	}
	return near(a, b)
}

// find returns the person that a short name means, nil for none or several.
func (p *people) find(r *ref) *person {
	for _, list := range [2][]*person{p.inDoc[docKey{r.doc, r.family}], p.byFamily[r.family]} {
		var one *person
		n := 0
		for _, q := range list {
			if r.initial != 0 && q.given != "" && initialOf(q.given) != r.initial {
				continue
			}
			one = q
			n++
		}
		if n == 1 {
			return one
		}
		if n > 1 {
			return nil
		}
	}
	if r.initial == 0 {
		if q := p.byGiven[docKey{r.doc, r.family}]; q != nil {
			return q
		}
		return p.byGiven[docKey{r.doc, r.given}]
	}
	return nil
}

func initialOf(given string) byte {
	if rest, ok := strings.CutPrefix(given, "given-"); ok {
		given = rest
	}
	return given[0]
}

// id returns the id of someone named in short only.
func (p *people) id(r *ref) string {
	if r.family == "" {
		return string(readable([]byte("PER-"), r.given))
	}
	return personID(r.family, r.given)
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
