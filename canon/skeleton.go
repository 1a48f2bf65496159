package canon

import "fmt"

// folder rewrites words letter by letter: at each place the longest rule that
// matches there is applied, and reading goes on after what it matched. ^ and $
// match the edges of the word. A letter without a rule stays; a letter equal
// to the last one written is left out.
type folder struct{ t *trie }

// parseFolder reads tables of lines: from (alternatives cut by |), to ("-" for
// nothing), examples.
func parseFolder(name string, data ...string) (*folder, error) {
	letters := 0
	for _, d := range data {
		letters += len(d) / letterBytes
	}
	f := &folder{newTrie(letters)}
	for _, d := range data {
		for _, row := range rows(d) {
			to, err := codesTo(row.cell(1))
			if err != nil {
				return nil, fmt.Errorf("canon: %s:%d: %w", name, row.line, err)
			}
			for alt := range splitSeq(row.cell(0)) {
				from, err := codesOf(alt)
				if err != nil {
					return nil, fmt.Errorf("canon: %s:%d: %w", name, row.line, err)
				}
				if len(from) == 0 || !f.t.add(from, rule{to: to}) {
					return nil, fmt.Errorf("canon: %s:%d: %q is there twice or not Cyrillic", name, row.line, alt)
				}
			}
		}
	}
	return f, nil
}

// fold appends the skeleton of word, as codes, to dst.
func (f *folder) fold(dst, word []byte) []byte {
	base := len(dst)
	for i := -1; i < len(word); {
		to, n := f.match(word, i)
		if n == 0 {
			if i >= 0 {
				dst = appendOnce(dst, base, word[i])
			}
			i++
			continue
		}
		for _, c := range to {
			dst = appendOnce(dst, base, c)
		}
		i += n
	}
	return dst
}

func appendOnce(dst []byte, base int, c byte) []byte {
	if len(dst) > base && dst[len(dst)-1] == c {
		return dst
	}
	return append(dst, c)
}

// match returns the longest rule at word[i:] and how many letters it reads;
// place -1 is the beginning of the word and len(word) its end.
func (f *folder) match(word []byte, i int) (to []byte, n int) {
	node := uint16(0)
	for j := i; j <= len(word); j++ {
		c := byte(codeEnd)
		switch {
		case j < 0:
			c = codeStart
		case j < len(word):
			c = word[j]
		}
		if node = f.t.step(node, c); node == 0 {
			break
		}
		if r := &f.t.rules[node]; r.ok {
			to, n = r.to, j-i+1
		}
	}
	return to, n
}

// Skeleton returns s folded to spelling common to both languages, without
// stemming and without regard to which language it is in: for names. Letters
// are lower-cased; apostrophes, hyphens, soft and hard signs and doubled letters go; и, і, ї,
// й and ы meet, and so do е, є, э and ё, г and ґ. Skeletons of names and
// the Skel of a [Form] are not to be compared with each other. A string with
// letters outside both alphabets and Latin comes back in lower case.
func Skeleton(s string) string { return Default().skeleton(s) }
