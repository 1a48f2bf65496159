package tag

import (
	"embed"
	"strings"
	"sync"
)

//go:embed data/words.tsv data/given.tsv
var lists embed.FS

// Bits of the word classes in data/*.tsv.
const (
	Title uint32 = 1 << iota
	Org
	Loc
	Product
	Event
	Form
	Abbreviation
	Say
	Geo
	Direction
	Rank
	Day
	Place
	Given
	Patronymic // by its ending
	Family     // by its ending
	Site       // a noun that the name of a place follows
)

var classNames = map[string]uint32{
	"title": Title, "org": Org, "loc": Loc, "pro": Product, "evt": Event, "form": Form, "abbr": Abbreviation,
	"say": Say, "geo": Geo, "dir": Direction, "num": Rank, "day": Day, "place": Place, "given": Given, "site": Site,
}

// wordTable is an open-addressing table from the hash of a folded stem to
// class bits.
type wordTable struct {
	keys []uint32
	bits []uint32
}

func (t *wordTable) find(h uint32) int {
	m := uint32(len(t.keys) - 1)
	for i := h & m; ; i = (i + 1) & m {
		if t.keys[i] == h || t.keys[i] == 0 {
			return int(i)
		}
	}
}

func (t *wordTable) classes(h uint32) uint32 {
	i := t.find(h)
	if t.keys[i] != h {
		return 0
	}
	return t.bits[i]
}

var words = sync.OnceValue(func() *wordTable {
	t := &wordTable{keys: make([]uint32, 1<<13), bits: make([]uint32, 1<<13)}
	var buf [64]byte
	for _, name := range []string{"data/words.tsv", "data/given.tsv"} {
		data, err := lists.ReadFile(name)
		if err != nil {
			panic(err)
		}
		for line := range strings.Lines(string(data)) {
			class, rest, ok := strings.Cut(strings.TrimSpace(line), "\t")
			if !ok || strings.HasPrefix(line, "#") {
				continue
			}
			bit := classNames[class]
			if bit == 0 {
				panic("names/tag: " + name + ": unknown class " + class)
			}
			for w := range strings.FieldsSeq(rest) {
				f := Fold(buf[:0], w)
				h := hashBytes(f[:StemLen(f)])
				i := t.find(h)
				t.keys[i] = h
				t.bits[i] |= bit
			}
		}
	}
	return t
})

// WordClass returns the class bits of a word, 0 for most.
func WordClass(word string) uint32 {
	var buf [64]byte
	f := Fold(buf[:0], word)
	return words().classes(hashBytes(f[:StemLen(f)]))
}

// nameEnding returns the class bits that the end of a folded, capitalised word
// gives: patronymics and Slavic family names, in any case.
func nameEnding(f []byte) uint32 {
	n := len(f)
	for k := 7; k > 1; k-- {
		if n-k < 2 {
			continue
		}
		switch string(f[n-k:]) {
		case "oviq", "oviqa", "oviqu", "oviqem", "oviqi", "eviq", "eviqa", "eviqu", "eviqem", "eviqi", "iviq", "iviqa", "iviqu", "iviqem",
			"ovna", "ovni", "ovnu", "ovne", "ovno", "ovnoi", "evna", "evni", "evnu", "evne", "evnoi", "ivna", "ivni", "ivnu", "ivno{",
			"iqna", "iqni", "iqnu", "iqnoi":
			if n-k >= 2 {
				return Patronymic
			}
		case "enko", "enka", "enku", "enkom", "enkovi", "qenko", "quk", "quka", "quku", "qukom", "wuk", "iuk", "nuk", "ruk", "luk",
			"skii", "ski", "skogo", "skomu", "skim", "skom", "ska{", "ska", "skoi", "sku", "sku{", "ckii", "cki", "ckogo", "ckomu", "ckim", "cka", "cka{", "ckoi",
			"ova", "ovu", "ovoi", "ovim", "ovi", "eva", "evu", "evoi", "evim", "evi", "ina", "inoi", "inim", "inu",
			"ov", "ev", "in", "ian", "{n", "wvili", "dze", "ov{", "enk", "ovskii", "evskii", "ovski", "evski", "son", "sona", "sonu", "sonom", "wteiin", "man", "mana":
			return Family
		}
	}
	return 0
}
