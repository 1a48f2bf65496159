package canon

import "fmt"

// costs are the prices of letters in an edit distance between skeletons:
// substitution of one by another, or its loss, in 1/100. They are learnt from
// aligned cognates.
type costs struct {
	sub  [codes][codes]uint8
	drop [codes]uint8
}

// loadCosts reads lines: letter, letter ("-" for none), price.
func loadCosts(name string) (*costs, error) {
	t := &costs{}
	for a := range t.sub {
		for b := range t.sub[a] {
			if a != b {
				t.sub[a][b] = 100
			}
		}
		t.drop[a] = 100
		if vowels[a] {
			t.drop[a] = 60
		}
	}
	for a := range t.sub {
		for b := range t.sub[a] {
			if a != b && vowels[a] && vowels[b] {
				t.sub[a][b] = 50
			}
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
	if c.lexicon.pairs[apartKey(a.Key, b.Key)] {
		return 0
	}
	like := c.costs.similarity(a.Skel, b.Skel)
	if like < kinLikeness && (meetKin(a.kin, b.kin) || c.derivation.akin(a.Skel, b.Skel)) {
		return kinLikeness
	}
	return like
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

// distance is the cheapest way to turn s into u.
func (t *costs) distance(s, u []byte) int {
	var line [2*maxCompared + 1]int
	for j, c := range u {
		line[j+1] = line[j] + int(t.drop[c])
	}
	for _, a := range s {
		diagonal := line[0]
		line[0] += int(t.drop[a])
		for j, b := range u {
			best := min(diagonal+int(t.sub[a][b]), line[j+1]+int(t.drop[a]), line[j]+int(t.drop[b]))
			diagonal, line[j+1] = line[j+1], best
		}
	}
	return line[len(u)]
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
