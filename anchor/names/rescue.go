package names

import (
	"github.com/zvirka/zvirka/anchor/gazetteer"
	"github.com/zvirka/zvirka/anchor/names/internal/tag"
	"github.com/zvirka/zvirka/corpus"
)

// rescuer labels names that the tagger passed over and that are plain all the
// same: names of the gazetteer that are no common words, and a capitalised
// word after the noun of its kind (космодром Восточний).
type rescuer struct {
	text  string
	lang  corpus.Lang
	words []string
	hits  []gazetteer.Hit
}

func (f *rescuer) rescue(toks []tag.Token, labels []uint8) {
	f.words = f.words[:0]
	for _, t := range toks {
		f.words = append(f.words, f.text[t.Start:t.End])
	}
	for i := 0; i < len(toks); i++ {
		if labels[i] != 0 || toks[i].Class != tag.Word || !hasUpper(f.words[i]) {
			continue
		}
		n, typ := f.listed(i)
		if n == 0 {
			n, typ = f.afterNoun(i)
		}
		if n == 0 || !free(labels[i:i+n]) {
			continue
		}
		for k := range n {
			labels[i+k] = tag.Label(typ, k, n)
		}
		i += n - 1
	}
}

func free(labels []uint8) bool {
	for _, l := range labels {
		if l != 0 {
			return false
		}
	}
	return true
}

// listed returns the number of tokens and the type of a name of the gazetteer.
func (f *rescuer) listed(i int) (int, int) {
	n, hits := gazetteer.Default().Match(f.words[i:], f.lang, f.hits[:0])
	f.hits = hits
	if n == 0 {
		return 0, 0
	}
	for _, h := range hits {
		e := h.Entry
		if e.Sub == "given" || e.Context || h.Kind != gazetteer.Name && h.Kind != gazetteer.Acronym {
			continue
		}
		for typ, name := range tag.TypeNames[:3] {
			if e.Type == name {
				return n, typ
			}
		}
	}
	return 0, 0
}

// afterNoun returns the length of a name that follows a noun in lower case
// which names of its kind follow: a place after космодром.
func (f *rescuer) afterNoun(i int) (int, int) {
	if i == 0 || hasUpper(f.words[i-1]) || len(f.words[i-1]) < 6 || tag.WordClass(f.words[i-1])&tag.Site == 0 {
		return 0, 0
	}
	n := 1
	for i+n < len(f.words) && hasUpper(f.words[i+n]) && n < 4 {
		n++
	}
	return n, 1
}
