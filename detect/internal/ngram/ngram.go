// Package ngram scores words by small profiles of letter sequences, one
// profile for each of eight languages in one table. Package detect asks it;
// the program detect/mkprofiles builds the table.
package ngram

import (
	"encoding/binary"
	"errors"
	"math"
	"slices"
)

// Languages are the languages of the table, in the order of [Scores].
var Languages = [Count]string{"uk", "ru", "be", "bg", "sr", "mk", "pl", "en"}

const (
	// Count is how many languages there are.
	Count = 8
	// Order is the length of the longest sequence, in letters.
	Order = 5
	// Unit is how many steps of a score make one nat.
	Unit = 16
	// Boundary is the symbol before and after a word.
	Boundary = 1
)

// alphabet holds the letters that have a symbol of their own; the symbol of
// a letter is its place here plus two. Its order is part of the file format.
const alphabet = "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґўјљњћђџѓќѕ'" +
	"abcdefghijklmnopqrstuvwxyząćęłńóśźż"

var symbols = func() (table [0x500]byte) {
	n := byte(Boundary + 1)
	for _, r := range alphabet {
		table[r] = n
		n++
	}
	return table
}()

// Other is the symbol of a letter that no profile knows.
const Other = 255

// Symbol returns the symbol of a lower-case letter, [Other] for one that no
// profile knows. The apostrophe counts as a letter.
func Symbol(r rune) byte {
	switch r {
	case '’', 'ʼ':
		r = '\''
	}
	if int(r) < len(symbols) && symbols[r] != 0 {
		return symbols[r]
	}
	return Other
}

// Symbols returns how many symbols there are, [Boundary] included, [Other]
// not.
func Symbols() int {
	n := Boundary
	for range alphabet {
		n++
	}
	return n
}

// Scores are logarithms of likelihoods, in units of 1/[Unit] nat, one for each
// of [Languages].
type Scores [Count]int32

// Add adds t to s.
func (s *Scores) Add(t *Scores) {
	for i := range s {
		s[i] += t[i]
	}
}

// Key packs a sequence of at most [Order] symbols.
func Key(seq []byte) uint64 {
	var k uint64
	for _, c := range seq {
		k = k<<8 | uint64(c)
	}
	return k
}

// Table is a set of sequences with the likelihood of their last letter after
// the others in each language. It is immutable and safe for concurrent use.
type Table struct {
	keys  []uint64
	vals  [][Count]uint8
	shift uint
}

// Entry is a row of a table: the packed sequence, and -log p in units of
// 1/[Unit] nat, at most 255.
type Entry struct {
	Key uint64
	Val [Count]uint8
}

// New makes a table of entries. Two entries of one key are an error of the
// caller; the later one wins.
func New(entries []Entry) *Table {
	bits := uint(4)
	for 1<<bits < 2*len(entries) {
		bits++
	}
	t := &Table{make([]uint64, 1<<bits), make([][Count]uint8, 1<<bits), 64 - bits}
	for _, e := range entries {
		i := t.slot(e.Key)
		t.keys[i], t.vals[i] = e.Key, e.Val
	}
	return t
}

// slot returns where key is, or the free place where it would go.
func (t *Table) slot(key uint64) int {
	mask := len(t.keys) - 1
	i := int(key * 0x9E3779B97F4A7C15 >> t.shift)
	for t.keys[i] != 0 && t.keys[i] != key {
		i = (i + 1) & mask
	}
	return i
}

// AddWord adds the likelihood of a word to s. The word is given as symbols,
// with [Boundary] at either end. Each letter is judged after the longest
// stretch of letters before it that the table has.
func (t *Table) AddWord(s *Scores, word []byte) {
	var key uint64
	for i, c := range word {
		key = (key<<8 | uint64(c)) & (1<<(8*Order) - 1)
		if i == 0 {
			continue
		}
		n := min(i+1, Order)
		for k := key & (1<<(8*uint(n)) - 1); ; {
			if j := t.slot(k); t.keys[j] != 0 {
				v := &t.vals[j]
				for l := range s {
					s[l] -= int32(v[l])
				}
				break
			}
			if n--; n == 0 {
				break
			}
			k &= 1<<(8*uint(n)) - 1
		}
	}
}

const magic = "zvngram1"

// Marshal writes entries in order of their keys: the magic, their number, and
// for each the growth of the key and the values.
func Marshal(entries []Entry) []byte {
	slices.SortFunc(entries, func(a, b Entry) int {
		switch {
		case a.Key < b.Key:
			return -1
		case a.Key > b.Key:
			return 1
		}
		return 0
	})
	out := []byte(magic)
	out = binary.AppendUvarint(out, uint64(len(entries)))
	last := uint64(0)
	for _, e := range entries {
		out = binary.AppendUvarint(out, e.Key-last)
		out = append(out, e.Val[:]...)
		last = e.Key
	}
	return out
}

// ErrFormat is returned for data that Marshal did not write.
var ErrFormat = errors.New("ngram: broken table")

// Unmarshal reads what [Marshal] wrote.
func Unmarshal(data []byte) (*Table, error) {
	if len(data) < len(magic) || string(data[:len(magic)]) != magic {
		return nil, ErrFormat
	}
	data = data[len(magic):]
	n, k := binary.Uvarint(data)
	if k <= 0 || n > uint64(len(data)) {
		return nil, ErrFormat
	}
	data = data[k:]
	entries := make([]Entry, n)
	last := uint64(0)
	for i := range entries {
		grow, k := binary.Uvarint(data)
		if k <= 0 || len(data) < k+Count || grow == 0 {
			return nil, ErrFormat
		}
		last += grow
		entries[i].Key = last
		copy(entries[i].Val[:], data[k:])
		data = data[k+Count:]
	}
	return New(entries), nil
}

// Quantize returns -log p in units of 1/[Unit] nat, at most 255.
func Quantize(p float64) uint8 {
	return uint8(min(255, math.Round(-math.Log(p)*Unit)))
}
