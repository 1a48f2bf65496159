package tag

import "math"

// mostFew is for how many labels a feature has weights at most that is kept in
// the packed table.
const mostFew = 4

// fewTable holds the features that have weights for a few labels: most of the
// model, and few of the features of a token. They lie as in the file, by
// buckets, so that little memory is touched. What is not there is mostly told by
// a bit, which is nearer than the buckets.
type fewTable struct {
	present []uint64 // by the first presentBits bits of a hash
	fine    []uint16 // where a bucket begins, from the place of its span on
	coarse  []uint32 // the place of a span of buckets
	entries []uint32
	bucket  uint32 // the next one to begin
	crowded bool   // a span has more entries than can be told
}

const (
	presentBits = 20
	spanBits    = 7 // of the number of buckets in a span
)

// newFewTable returns a table with room for n entries.
func newFewTable(n int) fewTable {
	return fewTable{
		present: make([]uint64, 1<<(presentBits-6)),
		fine:    make([]uint16, buckets+1),
		coarse:  make([]uint32, buckets>>spanBits+1),
		entries: make([]uint32, 0, n),
	}
}

// add puts in a feature with its entries. Features come in the order of their
// hashes.
func (t *fewTable) add(hash uint32, entries []uint32) {
	t.begin(hash >> restBits)
	t.entries = append(t.entries, entries...)
	t.present[hash>>(38-presentBits)] |= 1 << (hash >> (32 - presentBits) & 63)
}

// begin begins all buckets up to b.
func (t *fewTable) begin(b uint32) {
	n := uint32(len(t.entries))
	for ; t.bucket <= b; t.bucket++ {
		if t.bucket&(1<<spanBits-1) == 0 {
			t.coarse[t.bucket>>spanBits] = n
		}
		d := n - t.coarse[t.bucket>>spanBits]
		t.crowded = t.crowded || d > math.MaxUint16
		t.fine[t.bucket] = uint16(d)
	}
}

// end ends the last bucket. It reports whether all that was added can be found.
func (t *fewTable) end() bool {
	t.begin(buckets)
	return !t.crowded
}

// start returns where a bucket begins.
func (t *fewTable) start(b uint32) uint32 { return t.coarse[b>>spanBits] + uint32(t.fine[b]) }

// score adds the weights of those of features, atOnce at most, that are in the
// table to sum. All buckets are asked for before the first is looked at, so that
// the memory can answer several questions at once.
func (t *fewTable) score(sum *fullRow, features []uint32) {
	var known [atOnce]uint32
	var from, to [atOnce]uint32
	n := 0
	for _, hash := range features {
		known[n] = hash
		n += int(t.present[hash>>(38-presentBits)] >> (hash >> (32 - presentBits) & 63) & 1)
	}
	for k, hash := range known[:n] {
		b := hash >> restBits
		from[k], to[k] = t.start(b), t.start(b+1)
	}
	for k, hash := range known[:n] {
		for _, e := range t.entries[from[k]:to[k]] {
			if (e>>bucketBits^hash)&(1<<restBits-1) == 0 {
				sum.addEntry(e)
			}
		}
	}
}

// addEntry adds the weight of an entry.
func (r *fullRow) addEntry(e uint32) {
	if l := e >> 12 & 31; l < Labels {
		r.add(l, int32(e<<20)>>20)
	}
}
