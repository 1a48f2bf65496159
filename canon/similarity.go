package canon

import (
	"fmt"
	"math/bits"
)

// costs are the prices of letters in an edit distance between skeletons:
// substitution of one by another, or its loss, in 1/100. They are learnt from
// aligned cognates.
type costs struct {
	sub    [codes][codes]uint8
	drop   [1 << 8]uint8        // for any byte, so that no bounds are checked
	change [codes][1 << 8]int16 // sub less the drop of the second letter
	least  [codes]uint8         // the cheapest way to get rid of a letter
}

// loadCosts reads lines: letter, letter ("-" for none), price.
func loadCosts(name string) (*costs, error) {
	t := &costs{}
	for a := range codes {
		for b := range codes {
			switch {
			case a == b:
			case vowels[a] && vowels[b]:
				t.sub[a][b] = 50
			default:
				t.sub[a][b] = 100
			}
		}
		t.drop[a] = 100
		if vowels[a] {
			t.drop[a] = 60
		}
	}
	for _, row := range rows(file(name)) {
		a, errA := codesOf(row.cell(0))
		b, errB := codesTo(row.cell(1))
		var price uint8
		_, err := fmt.Sscan(row.cell(2), &price)
		if errA != nil || errB != nil || err != nil || len(a) != 1 || len(b) > 1 {
			return nil, fmt.Errorf("canon: %s:%d: want letter, letter, price", name, row.line)
		}
		if len(b) == 0 {
			t.drop[a[0]] = price
			continue
		}
		t.sub[a[0]][b[0]], t.sub[b[0]][a[0]] = price, price
	}
	for a := range t.sub {
		for b, price := range t.sub[a] {
			t.change[a][b] = int16(price) - int16(t.drop[b])
		}
	}
	for a := range t.least {
		t.least[a] = t.drop[a]
		for b, price := range t.sub[a] {
			if a != b {
				t.least[a] = min(t.least[a], price)
			}
		}
	}
	return t, nil
}

// Similarity returns how alike a and b are, from 0 to 1: 1 for equal
// skeletons, 0.95 for a shared concept, at least 0.7 for words that are akin
// (of one root, or of one row of data/kin.tsv), else less the more it costs to edit
// one skeleton into the other, at prices learnt from cognates of the two
// languages. More than 0.7 is most often a cognate; under 0.5 the value says
// little. False friends are as unlike as the zero Form is to anything. It allocates nothing; cost is the product of the
// lengths, of which 32 letters count.
func Similarity(a, b Form) float64 {
	switch {
	case a.Key == 0 || b.Key == 0:
		return 0
	case a.Key == b.Key:
		return 1
	case ShareConcept(a, b):
		return 0.95
	}
	c := Default()
	if c.lexicon.pairs.has(a.Key, b.Key) {
		return 0
	}
	like := c.costs.similarity(a.Skel, b.Skel)
	if like < kinLikeness && (meetKin(a.kin, b.kin) || a.root != 0 && a.root == b.root && c.derivation.akin(a.Skel, b.Skel)) {
		return kinLikeness
	}
	return like
}

// SimilarityFrom is [Similarity] for those who ask only whether it is least or
// more: below that it may return 0. Where least is more than that of words akin
// it is faster by far, since it looks first at the letters that one word has
// alone.
func SimilarityFrom(a, b *Form, least float64) float64 {
	if least > kinLikeness && a.Key != b.Key && Default().costs.unlike(a, b, least) && !ShareConcept(*a, *b) {
		return 0
	}
	return Similarity(*a, *b)
}

// unlike reports whether two words must be less alike than least: each letter
// that one has alone costs at least what the cheapest change of it does.
func (t *costs) unlike(a, b *Form, least float64) bool {
	if a.size == 0 || b.size == 0 {
		return false
	}
	price := max(t.leastFor(a.letters&^b.letters), t.leastFor(b.letters&^a.letters))
	return float64(price) > (1-least)*100*float64(max(a.size, b.size))+1e-6
}

// leastFor returns the least that it costs to get rid of the letters.
func (t *costs) leastFor(letters uint64) int {
	price := 0
	for ; letters != 0; letters &= letters - 1 {
		price += int(t.least[bits.TrailingZeros64(letters)])
	}
	return price
}

// lettersOf returns the codes of the letters of a skeleton, a bit for each, and
// their number, 0 if not all have codes.
func lettersOf(skel string) (letters uint64, size uint8) {
	var room [2 * maxCompared]byte
	if len(skel) > len(room) {
		return 0, 0
	}
	codes, ok := encode(room[:0], skel)
	if !ok {
		return 0, 0
	}
	for _, c := range codes {
		letters |= 1 << c // nothing for codes from 64 on
	}
	return letters, uint8(len(codes))
}

const maxCompared = 32

func (t *costs) similarity(a, b string) float64 {
	if len(a) > 2*maxCompared || len(b) > 2*maxCompared {
		return 0
	}
	var x, y [2 * maxCompared]byte
	s, okA := encode(x[:0], a)
	u, okB := encode(y[:0], b)
	if !okA || !okB || len(s) < 2 || len(u) < 2 {
		return 0
	}
	longest := max(len(s), len(u))
	if diff := longest - min(len(s), len(u)); 2*diff > longest {
		return 0
	}
	like := 1 - float64(t.distance(s, u))/float64(100*longest)
	if s[0] != u[0] {
		like -= 0.1
	}
	return max(0, min(0.94, like))
}

// distance is the cheapest way to turn s into u. The table of it is kept less
// what it costs to write the letters of u so far: then a cell follows from the
// one before it by a comparison alone.
func (t *costs) distance(s, u []byte) int {
	written := 0
	for _, b := range u {
		written += int(t.drop[b])
	}
	var room [2 * maxCompared]int
	line, edge := room[:len(u)], 0
	for _, a := range s {
		change, drop := &t.change[a], int(t.drop[a])
		diagonal := edge
		edge += drop
		left := edge
		for j, b := range u[:len(line)] {
			up := line[j]
			left = min(left, min(diagonal+int(change[b]), up+drop))
			diagonal, line[j] = up, left
		}
	}
	if len(u) == 0 {
		return edge
	}
	return line[len(u)-1] + written
}

// meetKin reports whether two ascending lists have an element in common that
// makes words akin.
func meetKin(x, y []uint32) bool {
	for len(x) > 0 && len(y) > 0 && x[0] < fieldIDs && y[0] < fieldIDs {
		switch {
		case x[0] == y[0]:
			return true
		case x[0] < y[0]:
			x = x[1:]
		default:
			y = y[1:]
		}
	}
	return false
}
