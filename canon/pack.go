package canon

import (
	"encoding/binary"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// The lexicon is kept packed, as a hash table that is read where it lies: the
// forms of all its words are made once, by TestLexiconIsPacked -update, not at
// every start. After a header of lines that begin with #, in little endian:
//
//	slots, concepts, phrases, apart, pairs, next   uint32 each: counts, and the next free concept
//	slots × (hash, place<<8 | count)               uint32 each; a hash of 0 is an empty slot
//	concepts × uint32
//	phrases × (first, concept, n, n × rest)        uint32 each
//	apart × uint32
//	pairs × uint64
//	slots, concepts of what words are akin to, and the two tables, as above
//
//go:generate go test -run TestLexiconIsPacked -update .

// packed is the table of slots.
type packed struct {
	slots    string
	size     uint32
	concepts []uint32
}

const slotSize = 8

// find returns the concepts of hash.
func (p *packed) find(hash uint32) []uint32 {
	if p.size == 0 {
		return nil
	}
	for i := hash % p.size; ; {
		slot := p.slots[slotSize*i : slotSize*i+slotSize]
		switch h := word32(slot); h {
		case hash:
			ref := word32(slot[4:])
			return p.concepts[ref>>8 : ref>>8+ref&0xff : ref>>8+ref&0xff]
		case 0:
			return nil
		}
		if i++; i == p.size {
			i = 0
		}
	}
}

func word32(s string) uint32 {
	_ = s[3]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

// pack returns l as a file with a header line.
func (l *lexicon) pack(header string) []byte {
	slots, concepts := table(l.words)
	out := []byte(header)
	put := func(values ...uint32) {
		for _, v := range values {
			out = binary.LittleEndian.AppendUint32(out, v)
		}
	}
	phrases := 0
	for _, list := range l.phrase {
		phrases += len(list)
	}
	put(uint32(len(slots)), uint32(len(concepts)), uint32(phrases), uint32(len(l.apart)), uint32(len(l.pairs.keys)), l.next)
	for _, s := range slots {
		put(s[:]...)
	}
	put(concepts...)
	for _, first := range slices.Sorted(maps.Keys(l.phrase)) {
		for _, p := range l.phrase[first] {
			put(first, p.concept, uint32(len(p.rest)))
			put(p.rest...)
		}
	}
	put(slices.Sorted(maps.Keys(l.apart))...)
	for _, pair := range slices.Sorted(maps.Keys(l.pairs.keys)) {
		out = binary.LittleEndian.AppendUint64(out, pair)
	}
	slots, concepts = table(l.akin)
	put(uint32(len(slots)), uint32(len(concepts)))
	for _, s := range slots {
		put(s[:]...)
	}
	put(concepts...)
	return out
}

// table lays words out as slots and the lists that they refer to.
func table(words map[uint32]*entry) (slots [][2]uint32, concepts []uint32) {
	size := uint32(len(words)*4/3 + 1)
	slots = make([][2]uint32, size)
	for _, hash := range slices.Sorted(maps.Keys(words)) {
		list := words[hash].concepts
		list = list[:min(len(list), 255)]
		i := hash % size
		for slots[i][0] != 0 {
			i = (i + 1) % size
		}
		slots[i] = [2]uint32{hash, uint32(len(concepts))<<8 | uint32(len(list))}
		concepts = append(concepts, list...)
	}
	return slots, concepts
}

var errShort = errors.New("file is too short")

// unpack reads a packed lexicon.
func unpack(name, s string) (*lexicon, error) {
	for strings.HasPrefix(s, "#") {
		_, s, _ = strings.Cut(s, "\n")
	}
	r := reader{s: s}
	size, concepts, phrases, apart, pairs, next := r.next(), r.next(), r.next(), r.next(), r.next(), r.next()
	l := newLexicon(0)
	l.next = next
	l.base = packed{slots: r.take(slotSize * int(size)), size: size, concepts: r.list(concepts)}
	for range phrases {
		if r.err != nil {
			break
		}
		first := r.next()
		p := phrase{concept: r.next()}
		p.rest = r.list(r.next())
		l.phrase[first] = append(l.phrase[first], p)
	}
	for _, hash := range r.list(apart) {
		l.apart[hash] = true
	}
	for list := r.list(2 * pairs); len(list) > 0; list = list[2:] {
		l.pairs.add(uint64(list[0]) | uint64(list[1])<<32)
	}
	size, concepts = r.next(), r.next()
	l.kin = packed{slots: r.take(slotSize * int(size)), size: size, concepts: r.list(concepts)}
	if r.err == nil && r.s != "" {
		r.err = fmt.Errorf("%d bytes too many", len(r.s))
	}
	if r.err != nil {
		return nil, fmt.Errorf("canon: %s: %w", name, r.err)
	}
	return l, nil
}

// reader reads numbers from a string; after an error it gives zeros.
type reader struct {
	s   string
	err error
}

func (r *reader) take(n int) string {
	if n < 0 || n > len(r.s) {
		r.s, r.err = "", errShort
		return ""
	}
	head := r.s[:n]
	r.s = r.s[n:]
	return head
}

func (r *reader) next() uint32 {
	s := r.take(4)
	if s == "" {
		return 0
	}
	return word32(s)
}

func (r *reader) list(n uint32) []uint32 {
	s := r.take(4 * int(n))
	out := make([]uint32, len(s)/4)
	for i := range out {
		out[i] = word32(s[4*i:])
	}
	return out
}
