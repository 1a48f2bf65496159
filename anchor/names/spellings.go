package names

import (
	"strings"
	"sync"

	"github.com/zvirka/zvirka/anchor/gazetteer"
)

// spelling finds entries of the gazetteer by the folded letters of their
// names, for spellings that the gazetteer does not list: Лагор for
// Лахор. A key that two entries share finds neither.
type spelling map[string]*gazetteer.Entry

var spellings = sync.OnceValue(func() spelling {
	entries := gazetteer.Default().Entries()
	out := make(spelling, 2*len(entries))
	var buf []byte
	for i := range entries {
		e := &entries[i]
		if e.Type == gazetteer.Person || e.Context || strings.Contains(e.ID, "{") {
			continue
		}
		for _, form := range e.Lemma[:gazetteer.EN] {
			buf = buf[:0]
			for w := range strings.FieldsSeq(form) {
				buf = append(nameKey(buf, w), ' ')
			}
			if len(buf) < 5 {
				continue
			}
			if old, ok := out[string(buf)]; ok && old != e {
				out[string(buf)] = nil
				continue
			}
			out[string(buf)] = e
		}
	}
	return out
})

func (s spelling) find(r *ref) *gazetteer.Entry {
	var buf [128]byte
	key := buf[:0]
	for _, w := range r.words {
		key = append(append(key, w.key...), ' ')
	}
	e := s[string(key)]
	if e == nil || e.Type != r.m.Type {
		return nil
	}
	return e
}

// famous is a person of the gazetteer, with the keys of the given name in both
// languages.
type famous struct {
	entry *gazetteer.Entry
	given [2]string
}

// families finds people of the gazetteer by the keys of their family names.
var families = sync.OnceValue(func() map[string][]famous {
	entries := gazetteer.Default().Entries()
	out := make(map[string][]famous, len(entries)/2)
	for i := range entries {
		e := &entries[i]
		if e.Type != gazetteer.Person || e.Sub == "given" {
			continue
		}
		who := famous{entry: e}
		var keys [2]string
		for lang, form := range e.Lemma[:gazetteer.EN] {
			words := strings.Fields(form)
			if len(words) < 2 {
				continue
			}
			family, given := words[len(words)-1], words[0]
			if e.FamilyFirst {
				family, given = words[0], strings.Join(words[1:], "")
			}
			keys[lang] = string(nameKey(nil, family))
			who.given[lang] = string(nameKey(nil, given))
		}
		for lang, k := range keys {
			if k != "" && (lang == 0 || k != keys[0]) {
				out[k] = append(out[k], who)
			}
		}
	}
	return out
})

// knownPerson returns the entry of a person named in full in a spelling that
// the gazetteer does not list, nil for none.
func knownPerson(r *ref) *gazetteer.Entry {
	if r.plain == "" {
		return nil
	}
	for _, who := range families()[r.family] {
		for _, g := range who.given {
			if g == r.plain || min(len(g), len(r.plain)) > 2 && near(g, r.plain) {
				return who.entry
			}
		}
	}
	return nil
}
