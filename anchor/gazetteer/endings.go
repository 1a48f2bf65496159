package gazetteer

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// classes is a set of classes of base forms: in one by their own endings, in
// more by those and the further ones. Class 0 stands for a word as it is.
type classes struct{ one, more uint64 }

func (c classes) has(class uint8, more bool) bool {
	if more {
		return c.more>>class&1 != 0
	}
	return c.one>>class&1 != 0
}

// endingTable says which classes of base forms have an ending.
type endingTable struct {
	// slots is a hash table with linear probing; its keys are the last letters
	// of a word, one byte each, the last letter of the word lowest first read.
	slots [alphabets][1024]endingSlot
	// none holds the classes that may have no ending at all.
	none [alphabets]classes
	// class counts the classes given out.
	class [alphabets]uint8
}

type endingSlot struct {
	key     uint64
	classes classes
	base    uint8 // the class of the base forms that end so, 0 for none
}

func endingIndex(key uint64) uint64 { return key * prime >> 54 }

// get returns what is known of the ending packed in key, nil for nothing.
func (t *endingTable) get(lang alphabet, key uint64) *endingSlot {
	for i := endingIndex(key); ; i = (i + 1) & 1023 {
		slot := &t.slots[lang][i]
		if slot.key == key {
			return slot
		}
		if slot.key == 0 {
			return nil
		}
	}
}

func (t *endingTable) put(lang alphabet, ending string, set classes) {
	if ending == "-" {
		t.none[lang].one |= set.one
		t.none[lang].more |= set.more
		return
	}
	slot := t.slot(lang, ending)
	slot.classes.one |= set.one
	slot.classes.more |= set.more
}

// slot returns the slot of an ending, a new one if need be.
func (t *endingTable) slot(lang alphabet, ending string) *endingSlot {
	var key uint64
	for i := len(ending); i > 0; {
		r, size := utf8.DecodeLastRuneInString(ending[:i])
		key = key<<8 | uint64(r&0xFF)
		i -= size
	}
	for i := endingIndex(key); ; i = (i + 1) & 1023 {
		slot := &t.slots[lang][i]
		if slot.key == key || slot.key == 0 {
			slot.key = key
			return slot
		}
	}
}

// parseEndings reads data/endings.tsv.
func parseEndings(text string) (*endingTable, error) {
	t := &endingTable{}
	for lang := range t.class {
		t.class[lang] = 1
		t.none[lang] = classes{1, 1}
	}
	for number, line := range strings.Split(text, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		fields := strings.Split(line, "\t")
		if len(fields) < 3 {
			return nil, fmt.Errorf("gazetteer: endings.tsv:%d: too few columns", number+1)
		}
		lang := ukrainian
		if fields[0] == "ru" {
			lang = russian
		}
		class := t.class[lang]
		if class > 63 {
			return nil, fmt.Errorf("gazetteer: endings.tsv:%d: more than 63 classes", number+1)
		}
		t.class[lang]++
		t.slot(lang, fields[1]).base = class
		for _, e := range strings.Fields(fields[2]) {
			t.put(lang, e, classes{1 << class, 1 << class})
		}
		if len(fields) > 3 {
			for _, e := range strings.Fields(fields[3]) {
				t.put(lang, e, classes{more: 1 << class})
			}
		}
	}
	return t, nil
}
