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

// isFormer reports whether word makes the title after it one of the past.
func isFormer(word string) bool {
	word = strings.ToLower(word)
	return slices.ContainsFunc(wordSets()["former"], func(stem string) bool { return strings.HasPrefix(word, stem) })
}

// isWithout reports whether word lacks a thing and denies no event.
func isWithout(word string) bool {
	return slices.Contains(wordSets()["without"], strings.ToLower(word))
}

// sounds are the sets of consonants that stand for one sound.
var sounds = sync.OnceValue(func() []string { return wordSets()["sound"] })

// oneSound reports whether two consonants stand for one foreign sound in
// names.
func oneSound(x, y rune) bool {
	return slices.ContainsFunc(sounds(), func(set string) bool {
		return strings.ContainsRune(set, x) && strings.ContainsRune(set, y)
	})
}
