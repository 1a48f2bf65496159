package facts

import (
	"slices"
	"strings"
	"sync"
)

// wordSets are the sets of words.tsv, by name. It panics on a broken file: it
// is embedded.
var wordSets = sync.OnceValue(func() map[string][]string {
	raw, err := data.ReadFile("data/words.tsv")
	if err != nil {
		panic(err)
	}
	sets := map[string][]string{}
	for line := range strings.Lines(string(raw)) {
		if line[0] == '#' {
			continue
		}
		name, members, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok {
			panic("facts: words.tsv: a row without two columns: " + line)
		}
		sets[name] = append(sets[name], strings.Fields(members)...)
	}
	return sets
})

// setOf returns a set of words of the language of s.
func (s *side) setOf(name string) []string { return wordSets()[name+"-"+string(s.account.Doc.Lang)] }

// isIn reports whether word is in a set of the language of s, in any case.
func (s *side) isIn(set, word string) bool {
	return slices.Contains(s.setOf(set), strings.ToLower(word))
}

// beginsIn reports whether word begins as one of a set of the language of s.
func (s *side) beginsIn(set, word string) bool {
	word = strings.ToLower(word)
	return slices.ContainsFunc(s.setOf(set), func(stem string) bool { return strings.HasPrefix(word, stem) })
}

// isFormer reports whether word makes the title after it one of the past.
func isFormer(word string) bool {
	word = strings.ToLower(word)
	return slices.ContainsFunc(wordSets()["former"], func(stem string) bool { return strings.HasPrefix(word, stem) })
}

// isWithout reports whether word lacks a thing and denies no event.
func isWithout(word string) bool {
	return slices.Contains(wordSets()["without"], strings.ToLower(word))
}

// sounds are the foreign sounds that a consonant stands for in names, a bit
// each. It panics on more of them than there are bits.
var sounds = sync.OnceValue(func() map[rune]uint64 {
	sets := wordSets()["sound"]
	if len(sets) > 64 {
		panic("facts: words.tsv: more than 64 sounds")
	}
	of := map[rune]uint64{}
	for i, set := range sets {
		for _, r := range set {
			of[r] |= 1 << i
		}
	}
	return of
})
