package canon

import (
	"fmt"
	"slices"
)

// derivation takes the suffixes off that make one word of another: what is left
// is a root that "наука" and "научный" share.
type derivation struct{ suffixes *trie } // reversed

// minRoot is the least number of letters of a root.
const minRoot = 4

// parseDerivation reads lines: suffixes, examples.
func parseDerivation(name, data string) (*derivation, error) {
	d := &derivation{newTrie(len(data) / letterBytes)}
	for _, row := range rows(data) {
		for alt := range splitSeq(row.cell(0)) {
			suffix, err := codesOf(alt)
			if err != nil {
				return nil, fmt.Errorf("canon: %s:%d: %w", name, row.line, err)
			}
			slices.Reverse(suffix)
			if !d.suffixes.add(suffix, rule{min: minRoot}) {
				return nil, fmt.Errorf("canon: %s:%d: %q is not Cyrillic", name, row.line, alt)
			}
		}
	}
	return d, nil
}

// root returns the root of a skeleton, which is a part of skel: one suffix after
// another is taken off while enough is left, at most three. ok is false where
// too little is left to tell roots apart.
func (d *derivation) root(skel []byte) (root []byte, ok bool) {
	for range 3 {
		n := len(skel)
		if skel = strip(d.suffixes, skel); len(skel) == n {
			break
		}
	}
	return skel, len(skel) >= minRoot
}

// akin is kin of two skeletons in letters.
func (d *derivation) akin(a, b string) bool {
	if len(a) < 2*minRoot || len(b) < 2*minRoot || a[:2*minRoot-2] != b[:2*minRoot-2] {
		return false
	}
	var x, y [2 * maxWord]byte
	if len(a) > len(x) || len(b) > len(y) {
		return false
	}
	s, okA := encode(x[:0], a)
	u, okB := encode(y[:0], b)
	return okA && okB && d.kin(s, u)
}

// kin reports whether two skeletons have one root. The last consonants of a
// root change before suffixes: к ч ц, г ж з, х ш, д ж.
func (d *derivation) kin(s, u []byte) bool {
	if len(s) < minRoot || len(u) < minRoot || s[0] != u[0] || s[1] != u[1] || s[2] != u[2] {
		return false
	}
	a, okA := d.root(s)
	b, okB := d.root(u)
	if !okA || !okB || len(a) != len(b) {
		return false
	}
	last := len(a) - 1
	return string(a[:last]) == string(b[:last]) && softened[a[last]] == softened[b[last]]
}

// softened maps the codes of consonants that stand for each other at the end of
// a root to one of them.
var softened [codes]byte

func init() {
	for c := range softened {
		softened[c] = byte(c)
	}
	for from, to := range map[rune]rune{'ч': 'к', 'ц': 'к', 'ж': 'г', 'з': 'г', 'ш': 'х'} {
		softened[codeOf(from)] = codeOf(to)
	}
}

// kinLikeness is the least similarity of words that are akin: just enough to be
// like, less than what a cognate has.
const kinLikeness = 0.7
