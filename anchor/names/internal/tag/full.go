package tag

// fullRow holds a weight for each label, three to a word: the sum of the words
// of rows has the sums of the weights. A lane of 21 bits has room for the sum
// of mostFeatures weights. The last word is the hash of the feature; with it a
// row is a line of the cache.
type fullRow [Labels/lanes + 1]uint64

const (
	laneBits = 21
	lanes    = 3
	keyWord  = Labels / lanes
)

// add adds the weight v of a label.
func (r *fullRow) add(label uint32, v int32) {
	r[label/lanes] += uint64(int64(v) << (laneBits * (label % lanes)))
}

// addRow adds the weights of another row.
func (r *fullRow) addRow(o *fullRow) {
	r[0] += o[0]
	r[1] += o[1]
	r[2] += o[2]
	r[3] += o[3]
	r[4] += o[4]
	r[5] += o[5]
	r[6] += o[6]
}

// addTo adds the weights to the scores of labels.
func (r *fullRow) addTo(scores *row) {
	for i, sum := range r[:keyWord] {
		x := int64(sum)
		for l := range lanes {
			v := x << (64 - laneBits) >> (64 - laneBits)
			scores[lanes*i+l] += int32(v)
			x = (x - v) >> laneBits
		}
	}
}

// fullRows is an open-addressing table of the features that have weights for
// many labels. They are few, and most features of a token are among them. A
// slot is the number of a row above 0 and the high bits of its hash, so that
// what is not there is hardly ever looked for in the rows.
type fullRows struct {
	slots []uint32
	rows  []fullRow
}

const rowBits = 16

// newFullRows returns a table with room for about n features.
func newFullRows(n int) fullRows {
	size := 64
	for size < 2*n {
		size *= 2
	}
	return fullRows{slots: make([]uint32, size), rows: make([]fullRow, 1, n+1)}
}

// add puts in a feature that is not there, with its entries. Of more than a
// table can number the rest is left out.
func (f *fullRows) add(hash uint32, entries []uint32) {
	if len(f.rows) >= 1<<rowBits {
		return
	}
	if 2*len(f.rows) >= len(f.slots) {
		f.grow()
	}
	r := fullRow{keyWord: uint64(hash)}
	for _, e := range entries {
		r.addEntry(e)
	}
	f.put(hash, uint32(len(f.rows)))
	f.rows = append(f.rows, r)
}

func (f *fullRows) grow() {
	f.slots = make([]uint32, 2*len(f.slots))
	for i := range f.rows[1:] {
		f.put(uint32(f.rows[i+1][keyWord]), uint32(i+1))
	}
}

func (f *fullRows) put(hash, row uint32) {
	mask := uint32(len(f.slots) - 1)
	i := hash & mask
	for f.slots[i] != 0 {
		i = (i + 1) & mask
	}
	f.slots[i] = hash>>rowBits<<rowBits | row
}

// find returns the number of the row of hash from slot i on, 0 for none.
func (f *fullRows) find(hash, i uint32) uint32 {
	mask := uint32(len(f.slots) - 1)
	for ; f.slots[i&mask] != 0; i++ {
		s := f.slots[i&mask]
		if row := s & (1<<rowBits - 1); (s^hash)>>rowBits == 0 && uint32(f.rows[row][keyWord]) == hash {
			return row
		}
	}
	return 0
}

// score adds the weights of those of features, atOnce at most, that are in the
// table to sum. It writes the others to left and returns their number. All slots
// are asked for before the first is looked at, and all rows before the first is
// added, so that the memory can answer several questions at once.
func (f *fullRows) score(sum *fullRow, features []uint32, left *[atOnce]uint32) int {
	var first, found [atOnce]uint32
	slots, mask := f.slots, uint32(len(f.slots)-1)
	for k, hash := range features {
		first[k] = slots[hash&mask]
	}
	n, rest := 0, 0
	for k, hash := range features {
		row := first[k] & (1<<rowBits - 1)
		if first[k] != 0 && (first[k]^hash)>>rowBits != 0 {
			row = f.find(hash, hash&mask)
		}
		if row != 0 {
			found[n], first[n] = row, hash // n is at most k
			n++
			continue
		}
		left[rest] = hash
		rest++
	}
	for k, hash := range first[:n] {
		r := &f.rows[found[k]]
		if uint32(r[keyWord]) != hash { // the high bits of another
			row := f.find(hash, hash&mask)
			if row == 0 {
				left[rest] = hash
				rest++
				continue
			}
			r = &f.rows[row]
		}
		sum.addRow(r)
	}
	return rest
}
