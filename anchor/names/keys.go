package names

import (
	_ "embed"
	"encoding/binary"
	"iter"
	"slices"
	"sort"
)

// The keys of all names of the gazetteer take some 10 ms to be worked out, so
// their index is kept in keys.bin, which a command writes anew:
//
//go:generate go test -run TestKeys -update .

//go:embed data/keys.bin
var keysFile string

// keysHead is the size of the head of keys.bin: the sum of the gazetteer and
// the number of pairs of the first index, 4 bytes each, the lowest first.
const keysHead = 8

// keyPair is the hash of a key and the number of the entry that has it.
type keyPair struct{ hash, entry uint32 }

// pairSize is the size of a pair in bytes: hash and number, the lowest first.
const pairSize = 8

// keyIndex holds pairs in order. Entries whose keys have one hash follow each
// other in their own order.
type keyIndex string

func newKeyIndex(pairs []keyPair) keyIndex {
	slices.SortFunc(pairs, func(a, b keyPair) int {
		if a.hash != b.hash {
			return int(int64(a.hash) - int64(b.hash))
		}
		return int(int64(a.entry) - int64(b.entry))
	})
	b := make([]byte, 0, pairSize*len(pairs))
	for _, p := range slices.Compact(pairs) {
		b = binary.LittleEndian.AppendUint32(b, p.hash)
		b = binary.LittleEndian.AppendUint32(b, p.entry)
	}
	return keyIndex(b)
}

// find gives the numbers of the entries that may have a key with this hash.
func (x keyIndex) find(hash uint32) iter.Seq[uint32] {
	n := len(x) / pairSize
	return func(yield func(uint32) bool) {
		for i := sort.Search(n, func(i int) bool { return x.word(2*i) >= hash }); i < n && x.word(2*i) == hash; i++ {
			if !yield(x.word(2*i + 1)) {
				return
			}
		}
	}
}

func (x keyIndex) word(i int) uint32 {
	b := x[4*i : 4*i+4]
	return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24
}

// hashKey is FNV-1a.
func hashKey(key string) uint32 {
	h := uint32(2166136261)
	for i := range len(key) {
		h = (h ^ uint32(key[i])) * 16777619
	}
	return h
}

// writeKeys returns keys.bin.
func writeKeys(spellings, families keyIndex, sum uint32) []byte {
	b := binary.LittleEndian.AppendUint32(nil, sum)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(spellings)/pairSize))
	return append(append(b, spellings...), families...)
}

// readKeys reads keys.bin, and reports whether it is of the gazetteer with that
// sum.
func readKeys(file string, sum uint32) (spellings, families keyIndex, ok bool) {
	if len(file) < keysHead || len(file)%pairSize != 0 || keyIndex(file).word(0) != sum {
		return "", "", false
	}
	n := keysHead + pairSize*int(keyIndex(file).word(1))
	if n > len(file) {
		return "", "", false
	}
	return keyIndex(file[keysHead:n]), keyIndex(file[n:]), true
}
