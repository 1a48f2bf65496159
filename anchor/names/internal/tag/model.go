package tag

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"slices"
)

// Model is a tagger: integer weights of hashed features, and of transitions
// between labels. It is immutable and safe for concurrent use.
//
// Its file is a header, the transitions (Labels × Labels, int16), the starts
// of 2^bucketBits+1 buckets (uint32), and the entries of the buckets, 4 bytes
// each: 15 bits of the hash, 5 bits of label, 12 bits of weight. The high bits
// of a hash are the bucket, so that hashes are kept whole.
type Model struct {
	trans transitions
	full  fullRows
	few   fewTable
}

const (
	magic      = "zvtag1\n\x00"
	bucketBits = 17
	restBits   = 32 - bucketBits
	buckets    = 1 << bucketBits
	weightMax  = 1<<11 - 1
)

const (
	transAt  = len(magic) + 8
	startsAt = transAt + 2*Labels*Labels + (2*Labels*Labels)%4
	entryAt  = startsAt + 4*(buckets+1)
)

// Read makes a model of the bytes of its file, which must not change after.
func Read(data string) (*Model, error) {
	if len(data) < entryAt || data[:len(magic)] != magic {
		return nil, errors.New("names/tag: not a model")
	}
	n := int(le32(data[len(magic):]))
	if len(data) != entryAt+4*n {
		return nil, fmt.Errorf("names/tag: model has %d bytes, not %d", len(data), entryAt+4*n)
	}
	starts := words32(data[startsAt:entryAt])
	for i := range buckets {
		if starts[i] > starts[i+1] {
			return nil, errors.New("names/tag: buckets of the model out of order")
		}
	}
	if int(starts[buckets]) != n {
		return nil, errors.New("names/tag: entries of the model missing")
	}
	m := &Model{}
	var trans [Labels][Labels]int32
	for a := range Labels {
		for b := range Labels {
			trans[a][b] = int32(int16(uint16(data[transAt+2*(a*Labels+b)]) | uint16(data[transAt+2*(a*Labels+b)+1])<<8))
		}
	}
	m.trans = newTransitions(&trans)
	if !m.part(starts, data[entryAt:]) {
		return nil, errors.New("names/tag: too many features of the model in one place")
	}
	return m, nil
}

// part divides the features of a file: those with weights for many labels get
// a full row, the others stay packed. It reports whether there is room for all.
func (m *Model) part(starts []uint32, entries string) bool {
	m.full, m.few = newFullRows(len(entries)/64), newFewTable(len(entries)/4)
	var list [Labels]uint32
	for b := range uint32(buckets) {
		at, end := 4*int(starts[b]), 4*int(starts[b+1])
		for at < end {
			e := le32(entries[at:])
			rest, n := e>>bucketBits, 0
			for ; e>>bucketBits == rest && n < Labels; e = le32(entries[at:]) {
				list[n] = e
				n++
				if at += 4; at >= end {
					break
				}
			}
			if hash := b<<restBits | rest; n > mostFew {
				m.full.add(hash, list[:n])
			} else {
				m.few.add(hash, list[:n])
			}
		}
	}
	return m.few.end()
}

// words32 reads little-endian words.
func words32(data string) []uint32 {
	out := make([]uint32, len(data)/4)
	for i := range out {
		out[i] = le32(data[4*i:])
	}
	return out
}

func le32(s string) uint32 {
	_ = s[3]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

// Weight is the weight of a feature for a label.
type Weight struct {
	Hash  uint32
	Label uint8
	W     float64
}

// Write returns the file of a model with the given weights: the limit largest
// are kept, scaled to integers.
func Write(weights []Weight, trans [Labels][Labels]float64, limit int) []byte {
	slices.SortFunc(weights, func(a, b Weight) int {
		if x, y := math.Abs(a.W), math.Abs(b.W); x != y {
			if x > y {
				return -1
			}
			return 1
		}
		if a.Hash != b.Hash {
			return int(int64(a.Hash) - int64(b.Hash))
		}
		return int(a.Label) - int(b.Label)
	})
	weights = weights[:min(limit, len(weights))]
	top := 1e-9
	if len(weights) > 0 {
		top = math.Abs(weights[len(weights)/2000].W) * 1.5
	}
	scale := weightMax / top
	slices.SortFunc(weights, func(a, b Weight) int {
		if a.Hash != b.Hash {
			return int(int64(a.Hash) - int64(b.Hash))
		}
		return int(a.Label) - int(b.Label)
	})
	data := make([]byte, entryAt, entryAt+4*len(weights))
	copy(data, magic)
	for a := range Labels {
		for b := range Labels {
			binary.LittleEndian.PutUint16(data[transAt+2*(a*Labels+b):], uint16(int16(clip(trans[a][b]*scale, math.MaxInt16))))
		}
	}
	n, bucket := uint32(0), uint32(0)
	for _, w := range weights {
		v := int32(clip(w.W*scale, weightMax))
		if v == 0 {
			continue
		}
		for ; bucket <= w.Hash>>restBits; bucket++ {
			binary.LittleEndian.PutUint32(data[startsAt+4*int(bucket):], n)
		}
		e := w.Hash<<bucketBits | uint32(w.Label)<<12 | uint32(v)&0xFFF
		data = binary.LittleEndian.AppendUint32(data, e)
		n++
	}
	for ; bucket <= buckets; bucket++ {
		binary.LittleEndian.PutUint32(data[startsAt+4*int(bucket):], n)
	}
	binary.LittleEndian.PutUint32(data[len(magic):], n)
	return data
}

func clip(v, top float64) float64 { return math.Round(max(-top, min(top, v))) }

// mostFeatures bounds the features of a token.
const mostFeatures = 96

// atOnce is how many features the memory is asked for at a time.
const atOnce = 32

// score adds the weights of features, of which there are at most mostFeatures,
// to sum.
func (m *Model) score(sum *fullRow, features []uint32) {
	var left [atOnce]uint32
	for len(features) > 0 {
		some := features[:min(atOnce, len(features))]
		features = features[len(some):]
		n := m.full.score(sum, some, &left)
		m.few.score(sum, left[:n])
	}
}

// row holds the scores of a token by label; 32 of them, so that five bits
// cannot run out of it.
type row [32]int32
