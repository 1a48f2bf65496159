// Package lists tells the tagger of names what the gazetteer knows.
package lists

import (
	"github.com/zvirka/zvirka/anchor/gazetteer"
	"github.com/zvirka/zvirka/anchor/names/internal/tag"
	"github.com/zvirka/zvirka/corpus"
)

// For returns the gazetteer as lists for texts in lang.
func For(lang corpus.Lang) tag.Lists { return marker{gazetteer.Default(), lang} }

type marker struct {
	g    *gazetteer.Gazetteer
	lang corpus.Lang
}

const (
	kinds     = 6
	positions = 4
)

// Mark marks the longest names from left to right, without overlap.
func (m marker) Mark(out []uint16, words []string) {
	var buf [16]gazetteer.Hit
	for i := 0; i < len(words); {
		n, hits := m.g.Match(words[i:], m.lang, buf[:0])
		if n == 0 {
			i++
			continue
		}
		code := m.code(hits) * positions
		for k := range n {
			pos := 1
			switch {
			case n == 1:
				pos = 3
			case k == 0:
				pos = 0
			case k == n-1:
				pos = 2
			}
			out[i+k] = uint16(code + pos)
		}
		i += n
	}
}

// code is a number above 0 for what the hits say: type and kind of the first,
// whether it needs its context, and whether the hits disagree on the type.
func (m marker) code(hits []gazetteer.Hit) int {
	h := hits[0]
	c := typeCode(h.Entry)*kinds + int(h.Kind)
	flags := 0
	if h.Entry.Context {
		flags |= 1
	}
	for _, other := range hits[1:] {
		if other.Entry.Type != h.Entry.Type || (other.Entry.Sub == "given") != (h.Entry.Sub == "given") {
			flags |= 2
		}
	}
	return 1 + c*4 + flags
}

func typeCode(e *gazetteer.Entry) int {
	switch e.Type {
	case gazetteer.Person:
		if e.Sub == "given" {
			return 1
		}
		return 0
	case gazetteer.Place:
		if e.Sub == "country" {
			return 2
		}
		return 3
	case gazetteer.Organisation:
		return 4
	case gazetteer.Product:
		return 5
	}
	return 6
}
