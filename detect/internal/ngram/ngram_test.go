package ngram

import (
	"errors"
	"testing"
)

func TestSymbols(t *testing.T) {
	seen := map[byte]rune{}
	for _, r := range alphabet {
		s := Symbol(r)
		if s <= Boundary || s == Other || seen[s] != 0 {
			t.Errorf("%q has symbol %d, taken by %q", r, s, seen[s])
		}
		seen[s] = r
	}
	for _, r := range "ЖΩé世" {
		if Symbol(r) != Other {
			t.Errorf("%q has symbol %d", r, Symbol(r))
		}
	}
	if Symbol('’') != Symbol('\'') {
		t.Error("the two apostrophes differ")
	}
}

func TestTable(t *testing.T) {
	a, b := Symbol('а'), Symbol('б')
	entries := []Entry{
		{Key([]byte{a}), [Count]uint8{10}},
		{Key([]byte{b}), [Count]uint8{20}},
		{Key([]byte{Boundary}), [Count]uint8{1}},
		{Key([]byte{a, b}), [Count]uint8{3, 7}},
	}
	table, err := Unmarshal(Marshal(entries))
	if err != nil {
		t.Fatal(err)
	}
	var s Scores
	table.AddWord(&s, []byte{Boundary, a, b, Boundary})
	if s[0] != -(10+3+1) || s[1] != -7 {
		t.Errorf("got %v", s)
	}
}

func TestUnmarshalBroken(t *testing.T) {
	whole := Marshal([]Entry{{Key: 5}, {Key: 700}})
	for n := range whole {
		if _, err := Unmarshal(whole[:n]); !errors.Is(err, ErrFormat) {
			t.Errorf("cut to %d bytes: %v", n, err)
		}
	}
	if _, err := Unmarshal([]byte("zvngram1\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01")); !errors.Is(err, ErrFormat) {
		t.Errorf("huge number: %v", err)
	}
}
