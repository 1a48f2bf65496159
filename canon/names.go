package canon

import (
	"slices"
	"strings"
	"sync"
)

// NameKey returns s folded so that the ways in which the Ukrainian and the
// Russian press write one name meet: "Кім Чен Ин" and "Ким Чен Ын", "Гельсінкі"
// and "Хельсинки", "Вільям" and "Уильям", "Микола Соловйов" and "Николай
// Соловьёв". It is coarser than [Skeleton]; words keep their order and are
// parted by blanks, marks between them go. The name is taken as it stands:
// bring it to the nominative first. Equal keys are evidence, not proof, since short names
// collide. The correspondences are in data/names.keys.tsv and
// data/names.pairs.tsv. Keys are remembered: texts name the same people again
// and again.
func NameKey(s string) string {
	c := Default()
	return *c.named.Get(s, c.nameKey)
}

// NameKeys returns the keys under which a name may be looked up, without
// repeats: that of [NameKey] first, then those of its words in order of the
// alphabet ("Кім Чен Ин", "Чен Ин Кім") and of its words run together ("Чен
// Ин", "Ченин").
func NameKeys(s string) []string {
	key := NameKey(s)
	words := strings.Fields(key)
	if len(words) < 2 {
		return []string{key}
	}
	keys := []string{key}
	joined := strings.Join(words, "")
	slices.Sort(words)
	for _, k := range []string{strings.Join(words, " "), joined} {
		if !slices.Contains(keys, k) {
			keys = append(keys, k)
		}
	}
	return keys
}

func (c *Canon) nameKey(s string) string {
	out := make([]byte, 0, len(s))
	var room [8]Token
	for _, tok := range AppendTokens(room[:0], s, span(s)) {
		if tok.Class != Word && tok.Class != Number {
			continue
		}
		if len(out) > 0 {
			out = append(out, ' ')
		}
		key := c.wordKey(tok.In(s))
		if own := namePairs()[key]; own != "" {
			key = own
		}
		out = append(out, key...)
	}
	return string(out)
}

// wordKey is the key of one word of a name, by spelling alone.
func (c *Canon) wordKey(word string) string { return foldString(c.keys, foldString(c.names, word)) }

// namePairs maps the key of a Ukrainian name that Russian has in a form of its
// own to the key of that form.
var namePairs = sync.OnceValue(func() map[string]string {
	c := Default()
	m := map[string]string{}
	for _, row := range rows(file("data/names.pairs.tsv")) {
		first := ""
		for name := range splitSeq(row.cell(1) + "|" + row.cell(0)) {
			key := c.wordKey(name)
			if first == "" {
				first = key
			}
			if key != first && m[key] == "" {
				m[key] = first
			}
		}
	}
	return m
})
