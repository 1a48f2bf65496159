package tag

// mostFew is for how many labels a feature has weights at most that is kept in
// a cell.
const mostFew = 4

// fewCell is a feature with weights for a few labels: its hash and four times 5
// bits of label with 12 bits of weight, the first above the hash. Weights of 0
// fill it up.
type fewCell struct{ first, rest uint64 }

const weightBits = 5 + 12

// fewTable is an open-addressing table of the features that have weights for a
// few labels: most of the model, and few of the features of a token. What is
// not there is mostly told by a bit, which is nearer than the cells.
type fewTable struct {
	present []uint64 // by the first presentBits bits of a hash
	cells   []fewCell
	n       int
}

const presentBits = 20

// newFewTable returns a table with room for about n features.
func newFewTable(n int) fewTable {
	return fewTable{present: make([]uint64, 1<<(presentBits-6)), cells: make([]fewCell, max(64, n+n/2))}
}

// add puts in a feature that is not there, with its entries.
func (t *fewTable) add(hash uint32, entries []uint32) {
	if 4*t.n >= 3*len(t.cells) {
		t.grow()
	}
	c := fewCell{first: uint64(hash)}
	for i, e := range entries {
		w := uint64(e & (1<<weightBits - 1))
		if i == 0 {
			c.first |= w << 32
			continue
		}
		c.rest |= w << (weightBits * (i - 1))
	}
	t.put(c)
	t.n++
	t.present[hash>>(38-presentBits)] |= 1 << (hash >> (32 - presentBits) & 63)
}

func (t *fewTable) grow() {
	old := t.cells
	t.cells = make([]fewCell, 2*len(old))
	for _, c := range old {
		if c.first != 0 {
			t.put(c)
		}
	}
}

func (t *fewTable) put(c fewCell) {
	i := t.home(uint32(c.first))
	for t.cells[i].first != 0 {
		if i++; i == len(t.cells) {
			i = 0
		}
	}
	t.cells[i] = c
}

// home returns the cell where hash is looked for first.
func (t *fewTable) home(hash uint32) int { return int(uint64(hash) * uint64(len(t.cells)) >> 32) }

// score adds the weights of those of features that are in the table to sum. All
// cells are asked for before the first is looked at, so that the memory can
// answer several questions at once.
func (t *fewTable) score(sum *fullRow, features []uint32) {
	var known, first [atOnce]uint32
	n := 0
	for _, hash := range features {
		known[n] = hash
		n += int(t.present[hash>>(38-presentBits)] >> (hash >> (32 - presentBits) & 63) & 1)
	}
	for k, hash := range known[:n] {
		first[k] = uint32(t.cells[t.home(hash)].first)
	}
	for k, hash := range known[:n] {
		i := t.home(hash)
		if first[k] != hash {
			if i = t.find(hash, i); i < 0 {
				continue
			}
		}
		c := &t.cells[i]
		sum.addCell(c.first >> 32)
		sum.addCell(c.rest)
		sum.addCell(c.rest >> weightBits)
		sum.addCell(c.rest >> (2 * weightBits))
	}
}

// find returns the cell of hash from i on, -1 for none.
func (t *fewTable) find(hash uint32, i int) int {
	for uint32(t.cells[i].first) != hash {
		if t.cells[i].first == 0 {
			return -1
		}
		if i++; i == len(t.cells) {
			i = 0
		}
	}
	return i
}

// addCell adds the weight in the lowest bits of e.
func (r *fullRow) addCell(e uint64) {
	if l := uint32(e >> 12 & 31); l < Labels {
		r.add(l, int32(uint32(e)<<20)>>20)
	}
}
