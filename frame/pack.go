package frame

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"maps"
	"slices"
)

// The lexicon of a language is kept packed, as tables that are read where they
// lie: the stems of all its words are made once, by TestLexiconsArePacked
// -update, not at every start. After a header of lines that begin with #, in
// little endian:
//
//	entries, words, refs, slots, letters   uint32 each: counts
//	entries × (class, sort, pos, cue, word, flags, n, 0, base)   8 bytes and a uint32
//	words × uint32      further words of the entries, n of each
//	refs × uint32       what has a stem: entry<<8 | kind, and bits for refl and more
//	slots × (check, ref)   uint32 each; a hash table of stems
//	letters             the text of base forms and further words
//
// A base and a further word are place<<8 | length in the letters. A stem is known
// by 64 bits of hash: the low ones say in which slot it is looked for, the high
// ones are its check. Its references begin at ref-1; an empty slot has ref 0.
//
//go:generate go test -run TestLexiconsArePacked -update .

// packedFile is the packed lexicon, beside the tables that it is made of.
const packedFile = "lexicon.bin"

// packed is a packed lexicon.
type packed struct {
	records, next, refs, slots []byte
	size                       int // number of slots
	letters                    string
}

const (
	recordSize = 12
	slotSize   = 8
)

// The flags of a record.
const (
	isSpeech = 1 << iota
	isRole
	isGroup
	isNear
	isPerf
	isNot
)

// The bits of a reference beside the kind of stem.
const (
	refRefl = 1 << (iota + 4)
	refMore // the next reference has the same stem
	refKind = 1<<4 - 1
)

var le = binary.LittleEndian

// unpack reads a packed lexicon. It panics where that is missing or cut off.
func unpack(name string) packed {
	b, err := dataFS.ReadFile("data/" + name)
	if err != nil {
		panic("frame: " + err.Error())
	}
	for bytes.HasPrefix(b, []byte("#")) {
		_, b, _ = bytes.Cut(b, []byte("\n"))
	}
	take := func(n int) []byte {
		if n > len(b) {
			panic("frame: data/" + name + " is too short")
		}
		head := b[:n:n]
		b = b[n:]
		return head
	}
	var counts [5]int
	for i := range counts {
		counts[i] = int(le.Uint32(take(4)))
	}
	return packed{
		records: take(recordSize * counts[0]), next: take(4 * counts[1]), refs: take(4 * counts[2]),
		slots: take(slotSize * counts[3]), size: counts[3], letters: string(take(counts[4])),
	}
}

// entries returns the entries of p.
func (p *packed) entries() []entry {
	next := make([]string, len(p.next)/4) // of all entries
	for i := range next {
		next[i] = p.text(p.next[4*i:])
	}
	out := make([]entry, len(p.records)/recordSize)
	for i := range out {
		r := p.records[recordSize*i : recordSize*(i+1)]
		flags := r[5]
		out[i] = entry{
			class: r[0], sort: sort(r[1]), pos: r[2], cue: cue(r[3]), word: wordClass(r[4]),
			speech: flags&isSpeech != 0, role: flags&isRole != 0, group: flags&isGroup != 0,
			near: flags&isNear != 0, perf: flags&isPerf != 0, not: flags&isNot != 0,
		}
		if n := int(r[6]); n > 0 {
			out[i].next, next = next[:n:n], next[n:]
		}
	}
	return out
}

// base returns the base form of an entry.
func (p *packed) base(entry int32) string { return p.text(p.records[recordSize*entry+8:]) }

// text returns the word that b begins with the place of.
func (p *packed) text(b []byte) string {
	at := le.Uint32(b)
	return p.letters[at>>8 : at>>8+at&0xff]
}

// find returns the first reference of the stem with a hash, if there is one.
func (p *packed) find(hash uint64) (first int, ok bool) {
	for i := slotOf(hash, p.size); ; {
		slot := p.slots[slotSize*i : slotSize*i+slotSize]
		ref := le.Uint32(slot[4:])
		if ref == 0 || le.Uint32(slot) == uint32(hash>>32) {
			return int(ref) - 1, ref != 0
		}
		if i++; i == p.size {
			i = 0
		}
	}
}

// slotOf returns the slot in which a hash is looked for first.
func slotOf(hash uint64, size int) int { return int(uint64(uint32(hash)) * uint64(size) >> 32) }

// ref returns a reference, and whether the next one has the same stem.
func (p *packed) ref(i int) (r stemRef, more bool) {
	v := le.Uint32(p.refs[4*i:])
	return stemRef{int32(v >> 8), stemKind(v & refKind), v&refRefl != 0}, v&refMore != 0
}

// FNV-1a with 64 bits.
const (
	hashSeed  = 14695981039346656037
	hashPrime = 1099511628211
)

// hashBeginnings sets hashes[n] to the hash of word without its last n bytes.
func hashBeginnings(hashes *[maxEnding + 1]uint64, word string) {
	h := uint64(hashSeed)
	for i := 0; i < len(word); i++ {
		if n := len(word) - i; n <= maxEnding {
			hashes[n] = h
		}
		h = (h ^ uint64(word[i])) * hashPrime
	}
	hashes[0] = h
}

// pack returns t as a file with a header line. It panics where two stems cannot
// be told apart.
func (t *tables) pack(header string) []byte {
	var letters, next, records []byte
	text := func(word string) uint32 {
		at := bytes.Index(letters, []byte(word))
		if at < 0 {
			at = len(letters)
			letters = append(letters, word...)
		}
		return uint32(at)<<8 | uint32(len(word))
	}
	for i := range t.entries {
		e := &t.entries[i]
		records = append(records, e.class, byte(e.sort), e.pos, byte(e.cue), byte(e.word), e.flags(), byte(len(e.next)), 0)
		records = le.AppendUint32(records, text(t.bases[i]))
		for _, w := range e.next {
			next = le.AppendUint32(next, text(w))
		}
	}
	refs, slots := t.packStems()
	out := []byte(header)
	for _, n := range []int{len(t.entries), len(next) / 4, len(refs) / 4, len(slots) / slotSize, len(letters)} {
		out = le.AppendUint32(out, uint32(n))
	}
	return slices.Concat(out, records, next, refs, slots, letters)
}

// flags returns what is true of e in bits.
func (e *entry) flags() (out byte) {
	for i, on := range [...]bool{e.speech, e.role, e.group, e.near, e.perf, e.not} {
		if on {
			out |= 1 << i
		}
	}
	return out
}

// packStems returns the references and the slots of the stems.
func (t *tables) packStems() (refs, slots []byte) {
	size := len(t.stems)*4/3 + 1
	slots = make([]byte, slotSize*size)
	for _, stem := range slices.Sorted(maps.Keys(t.stems)) {
		var hashes [maxEnding + 1]uint64
		hashBeginnings(&hashes, stem)
		i := slotOf(hashes[0], size)
		for ; le.Uint32(slots[slotSize*i+4:]) != 0; i = (i + 1) % size {
			if le.Uint32(slots[slotSize*i:]) == uint32(hashes[0]>>32) {
				panic(fmt.Sprintf("frame: the stem %q has the hash of another", stem))
			}
		}
		le.PutUint32(slots[slotSize*i:], uint32(hashes[0]>>32))
		le.PutUint32(slots[slotSize*i+4:], uint32(len(refs)/4+1))
		for k := t.stems[stem]; k != 0; k = t.refs[k-1].next {
			r := t.refs[k-1]
			v := uint32(r.entry)<<8 | uint32(r.kind)
			if r.refl {
				v |= refRefl
			}
			if r.next != 0 {
				v |= refMore
			}
			refs = le.AppendUint32(refs, v)
		}
	}
	return refs, slots
}
