package canon

import (
	"encoding/binary"
	"fmt"
	"strings"
)

// rarity is a table of inverse document frequencies: pairs of a key (4 bytes,
// little endian, ascending) and an idf in 1/16 (1 byte), after a header of
// lines that begin with #.
type rarity struct {
	table  string
	unseen float64
}

const rarityRow = 5

func loadRarity(name, s string) (*rarity, error) {
	for strings.HasPrefix(s, "#") {
		_, s, _ = strings.Cut(s, "\n")
	}
	if len(s)%rarityRow != 0 {
		return nil, fmt.Errorf("canon: %s: %d bytes are not rows of %d", name, len(s), rarityRow)
	}
	r := &rarity{table: s, unseen: 10}
	return r, nil
}

// IDF returns how rare the canonical word f is: the natural logarithm of one
// over the share of sentences that have it, in texts of both languages. It is
// 0 for the zero Form, about 3 for the commonest words and 11 for those that
// were seen once; a word that was never seen backs off to what words of its length have on
// average.
func (c *Canon) IDF(f Form) float64 {
	switch {
	case f.Key == 0:
		return 0
	case f.idf != 0:
		return float64(f.idf)
	}
	return c.rarity.of(f)
}

// of returns the idf of f, which is a multiple of 1/16.
func (r *rarity) of(f Form) float64 {
	if v, ok := r.find(f.Key); ok {
		return v
	}
	return r.backOff(f)
}

func (r *rarity) find(key uint32) (float64, bool) {
	lo, hi := 0, len(r.table)/rarityRow
	for lo < hi {
		mid := (lo + hi) / 2
		row := r.table[mid*rarityRow:]
		switch k := binary.LittleEndian.Uint32([]byte(row[:4])); {
		case k == key:
			return float64(row[4]) / 16, true
		case k < key:
			lo = mid + 1
		default:
			hi = mid
		}
	}
	return 0, false
}

// backOff is the idf of a word that was never seen: shorter ones are likelier
// to be forms of something common.
func (r *rarity) backOff(f Form) float64 {
	if f.Stop {
		return 2
	}
	n := min(len(f.Skel)/2, 8)
	return r.unseen - 0.25*float64(8-n)
}
