package names

import (
	"slices"
	"strings"
	"sync"

	"github.com/zvirka/zvirka/anchor/gazetteer"
)

// knownNames finds entries of the gazetteer by the folded letters of their
// names, for spellings that the gazetteer does not list.
type knownNames struct {
	entries   []gazetteer.Entry
	spellings keyIndex // of what is no person, by all words; of those that share a key, none
	families  keyIndex // of people, by their family names in both languages
}

var known = sync.OnceValue(func() *knownNames {
	g := gazetteer.Default()
	k := &knownNames{entries: g.Entries()}
	var ok bool
	if k.spellings, k.families, ok = readKeys(keysFile, g.Sum()); !ok {
		k.spellings, k.families = spellingsOf(k.entries), familiesOf(k.entries)
	}
	return k
})

// spellingsOf indexes the entries that are no people.
func spellingsOf(entries []gazetteer.Entry) keyIndex {
	byKey := map[string]int{}
	for i := range entries {
		for _, k := range spellingKeys(&entries[i]) {
			if old, ok := byKey[k]; ok && old != i {
				byKey[k] = -1
				continue
			}
			byKey[k] = i
		}
	}
	var pairs []keyPair
	for k, i := range byKey {
		if i >= 0 {
			pairs = append(pairs, keyPair{hashKey(k), uint32(i)})
		}
	}
	return newKeyIndex(pairs)
}

// spellingKeys returns the keys that e, which is no person, may be found by.
func spellingKeys(e *gazetteer.Entry) []string {
	if e.Type == gazetteer.Person || e.Context || strings.Contains(e.ID, "{") {
		return nil
	}
	var keys []string
	var buf []byte
	for _, form := range e.Lemma[:gazetteer.EN] {
		buf = buf[:0]
		for w := range strings.FieldsSeq(form) {
			buf = append(nameKey(buf, w), ' ')
		}
		if len(buf) >= 5 {
			keys = append(keys, string(buf))
		}
	}
	return keys
}

// spelt returns the entry of a name in a spelling that the gazetteer does not
// list, nil for none: Лагор for Лахор.
func (k *knownNames) spelt(r *ref) *gazetteer.Entry {
	key := wordsKey(r.words)
	for i := range k.spellings.find(hashKey(key)) {
		if e := &k.entries[i]; e.Type == r.m.Type && slices.Contains(spellingKeys(e), key) {
			return e
		}
	}
	return nil
}

// famous holds the keys of family and given name of a person of the gazetteer,
// in both languages.
type famous struct{ family, given [2]string }

// famousOf returns the keys of e, which are empty where it is no person.
func famousOf(e *gazetteer.Entry) (who famous) {
	if e.Type != gazetteer.Person || e.Sub == "given" {
		return who
	}
	for lang, form := range e.Lemma[:gazetteer.EN] {
		words := strings.Fields(form)
		if len(words) < 2 {
			continue
		}
		family, given := words[len(words)-1], words[0]
		if e.FamilyFirst {
			family, given = words[0], strings.Join(words[1:], "")
		}
		who.family[lang] = string(nameKey(nil, family))
		who.given[lang] = string(nameKey(nil, given))
	}
	return who
}

// familiesOf indexes people.
func familiesOf(entries []gazetteer.Entry) keyIndex {
	var pairs []keyPair
	for i := range entries {
		who := famousOf(&entries[i])
		for lang, k := range who.family {
			if k != "" && (lang == 0 || k != who.family[0]) {
				pairs = append(pairs, keyPair{hashKey(k), uint32(i)})
			}
		}
	}
	return newKeyIndex(pairs)
}

// person returns the entry of a person named in full in a spelling that the
// gazetteer does not list, nil for none.
func (k *knownNames) person(r *ref) *gazetteer.Entry {
	if r.plain == "" || r.family == "" {
		return nil
	}
	for i := range k.families.find(hashKey(r.family)) {
		who := famousOf(&k.entries[i])
		if who.family[0] != r.family && who.family[1] != r.family {
			continue
		}
		for _, g := range who.given {
			if g == r.plain || min(len(g), len(r.plain)) > 2 && near(g, r.plain) {
				return &k.entries[i]
			}
		}
	}
	return nil
}
