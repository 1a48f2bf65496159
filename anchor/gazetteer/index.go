package gazetteer

import (
	"encoding/binary"
	"hash/crc32"
	"io/fs"
)

// Reading the forms of all entries takes some 20 ms, so the result is kept
// beside the data in index.bin, which a command writes anew:
//
//go:generate go test -run TestIndex -update .

const indexName = "data/index.bin"

// indexVersion changes when the meaning of the bytes or of the stems does.
const indexVersion = 1

// The sizes of an item, a token and the head of the file in bytes.
const (
	itemSize  = 5
	tokenSize = 10
	indexHead = 16
)

// Bits of the flags of a token, and of the kind of an item.
const (
	flagMore  = 1 << 2 // above those of letters
	flagGap   = 1 << 3
	slotShift = 4
	flagSlot  = 1 << 6
	flagRole  = 1 << 7
)

// castagnoli sums the data up, to tell one state of them from another.
var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// encodeIndex returns the items and tokens of g as the bytes of index.bin.
func (g *Gazetteer) encodeIndex(sum uint32) []byte {
	b := make([]byte, 0, indexHead+len(g.items)*itemSize+len(g.tokens)*tokenSize)
	b = binary.LittleEndian.AppendUint32(b, sum)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(g.entries)))
	b = binary.LittleEndian.AppendUint32(b, uint32(len(g.items)))
	b = binary.LittleEndian.AppendUint32(b, uint32(len(g.tokens)))
	for _, it := range g.items {
		kind := byte(it.kind)
		if it.slot {
			kind |= flagSlot
		}
		if it.role {
			kind |= flagRole
		}
		b = append(b, byte(it.entry), byte(it.entry>>8), byte(it.entry>>16), it.n, kind)
	}
	for _, t := range g.tokens {
		flags := byte(t.upper) | byte(t.slot)<<slotShift
		if t.more {
			flags |= flagMore
		}
		if t.gap {
			flags |= flagGap
		}
		b = binary.LittleEndian.AppendUint64(b, t.stem)
		b = append(b, t.class, flags)
	}
	return b
}

// loadIndex takes the items and tokens from index.bin where it is there and was
// made from these data, and reports whether it did.
func (g *Gazetteer) loadIndex(fsys fs.FS, sum uint32) bool {
	b, err := fs.ReadFile(fsys, indexName)
	if err != nil || len(b) < indexHead {
		return false
	}
	word := func(i int) int { return int(binary.LittleEndian.Uint32(b[4*i:])) }
	items, tokens := word(2), word(3)
	if uint32(word(0)) != sum || word(1) != len(g.entries) ||
		len(b) != indexHead+items*itemSize+tokens*tokenSize {
		return false
	}
	b = b[indexHead:]
	g.items = make([]item, items)
	first := int32(0)
	for i := range g.items {
		p := b[i*itemSize : i*itemSize+itemSize]
		g.items[i] = item{
			entry: int32(p[0]) | int32(p[1])<<8 | int32(p[2])<<16,
			next:  -1, first: first, n: p[3],
			kind: Kind(p[4] &^ (flagSlot | flagRole)),
			slot: p[4]&flagSlot != 0, role: p[4]&flagRole != 0,
		}
		first += int32(p[3])
		if int(g.items[i].entry) >= len(g.entries) || p[3] == 0 {
			return false
		}
	}
	if int(first) != tokens {
		return false
	}
	b = b[items*itemSize:]
	g.tokens = make([]token, tokens)
	for i := range g.tokens {
		p := b[i*tokenSize : i*tokenSize+tokenSize]
		flags := p[9]
		g.tokens[i] = token{
			stem: binary.LittleEndian.Uint64(p), class: p[8],
			more: flags&flagMore != 0, gap: flags&flagGap != 0,
			upper: letters(flags & 3), slot: slot(flags >> slotShift),
		}
	}
	return true
}

// readForms makes the items and tokens from the forms of the entries.
func (g *Gazetteer) readForms() {
	g.items, g.tokens = nil, nil
	for i := range g.entries {
		e := &g.entries[i]
		g.addForms(int32(i), e.forms[UK], ukrainian)
		g.addForms(int32(i), e.forms[RU], russian)
		if e.Sub != given && e.Type != RoleType {
			g.addForms(int32(i), e.forms[EN], latin)
		}
	}
}
