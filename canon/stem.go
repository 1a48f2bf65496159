package canon

import (
	"fmt"
	"slices"
	"strings"
)

// stemmer takes the inflection of one language away. Its table is a list of
// endings with what stands in their place; a list of final clusters that are
// levelled once the ending is gone (fleeting vowels, softened consonants); and
// a list of irregular stems.
type stemmer struct {
	endings   *trie // reversed
	reflexive *trie // reversed
	levels    *trie // reversed
	irregular *trie // whole words
	stems     *trie // stems that are put to another
	fold      bool  // ё counts as е
}

// parseStemmer reads tables of lines: kind, from, to, least number of letters
// left (default 2), examples. Kinds: n, a, v, o ending (of nouns, adjectives,
// verbs, others), e ending with context, r reflexive, l level, i irregular, s
// stem put to another. In Russian ё counts as е.
func parseStemmer(name string, data ...string) (*stemmer, error) {
	var all []row
	letters := map[byte]int{} // by kind
	for _, d := range data {
		for _, row := range rows(d) {
			all = append(all, row)
			letters[kindOfRow(row)] += len(row.cell(1)) / letterBytes
		}
	}
	s := &stemmer{
		endings: newTrie(letters['e']), reflexive: newTrie(letters['r']), levels: newTrie(letters['l']),
		irregular: newTrie(letters['i']), stems: newTrie(letters['s']), fold: strings.Contains(name, "ru."),
	}
	for _, row := range all {
		if err := s.addRow(row); err != nil {
			return nil, fmt.Errorf("canon: %s:%d: %w", name, row.line, err)
		}
	}
	return s, nil
}

// kindOfRow returns the kind of a row: e for all kinds of endings, 0 where there
// is no such kind.
func kindOfRow(r row) byte {
	switch kind := r.cell(0); kind {
	case "n", "a", "v", "o", "e":
		return 'e'
	case "r", "l", "i", "s":
		return kind[0]
	}
	return 0
}

func (s *stemmer) addRow(row row) error {
	to, err := codesTo(row.cell(2))
	if err != nil {
		return err
	}
	s.level(to)
	least := int8(2)
	if n := row.cell(3); n != "" {
		least = int8(n[0] - '0')
	}
	kind := row.cell(0)
	for alt := range splitSeq(row.cell(1)) {
		from, err := codesOf(alt)
		if err != nil {
			return err
		}
		s.level(from)
		t := s.endings
		switch kindOfRow(row) {
		case 'e':
			slices.Reverse(from)
		case 'r':
			t = s.reflexive
			slices.Reverse(from)
		case 'l':
			t = s.levels
			slices.Reverse(from)
		case 'i':
			t = s.irregular
		case 's':
			t = s.stems
		default:
			return fmt.Errorf("unknown kind %q", kind)
		}
		if !t.add(from, rule{to: to, min: least, vowel: vowelLeft(kind, len(from))}) && t != s.irregular && t != s.stems {
			return fmt.Errorf("%q is there twice or not Cyrillic", alt)
		}
	}
	return nil
}

// vowelLeft returns up to how many letters must have a vowel when an ending of
// this kind and length is gone: what is left of a noun always, two letters of
// any word ("спал" is not "сп").
func vowelLeft(kind string, length int) int8 {
	switch {
	case length < 2:
		return 0
	case kind == "n":
		return maxWord
	case kind == "a" || kind == "v" || kind == "o":
		return 2
	}
	return 0
}

// stem rewrites word, as codes, to its stem and returns it. It may write to
// word.
func (s *stemmer) stem(word []byte) []byte {
	s.level(word)
	if to, ok := whole(s.irregular, word); ok {
		return to
	}
	if n := len(word); n > 4 {
		if word = strip(s.reflexive, word); len(word) < n {
			if to, ok := whole(s.irregular, word); ok {
				return to
			}
		}
	}
	word = strip(s.endings, word)
	word = strip(s.levels, word)
	if to, ok := whole(s.stems, word); ok {
		return to
	}
	return word
}

// isIrregular reports whether word is in the list of irregular words.
func (s *stemmer) isIrregular(word string) bool {
	codes, err := codesOf(word)
	if err != nil {
		return false
	}
	s.level(codes)
	_, ok := whole(s.irregular, codes)
	return ok
}

// level makes ё an е where they count as one.
func (s *stemmer) level(word []byte) {
	if !s.fold {
		return
	}
	for i, c := range word {
		if c == codeYo {
			word[i] = codeYe
		}
	}
}

// whole returns what t has for all of word.
func whole(t *trie, word []byte) ([]byte, bool) {
	node := uint16(0)
	for _, c := range word {
		if node = t.step(node, c); node == 0 {
			return nil, false
		}
	}
	r := &t.rules[node]
	return r.to, r.ok
}

// strip replaces the longest ending that t knows, and that leaves enough of
// word: the least number of letters that its rule states, and of a noun a vowel.
func strip(t *trie, word []byte) []byte {
	node, best, cut := uint16(0), -1, 0
	for i := len(word) - 1; i >= 0; i-- {
		if node = t.step(node, word[i]); node == 0 {
			break
		}
		if r := &t.rules[node]; r.ok && i >= int(r.min) && (i > int(r.vowel) || slices.ContainsFunc(word[:i], isVowel)) {
			best, cut = int(node), i
		}
	}
	if best < 0 {
		return word
	}
	return append(word[:cut], t.rules[best].to...)
}

func isVowel(c byte) bool { return vowels[c] }
