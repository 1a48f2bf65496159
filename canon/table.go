package canon

import (
	"bytes"
	"fmt"
	"strings"
)

// A rule rewrites one string of letters, as codes, into another.
type rule struct {
	to    []byte
	min   int8 // least number of letters that must be left
	vowel int8 // so many letters left, or fewer, must have a vowel
	ok    bool // a rule ends at this node
}

// trie finds the longest rule that matches at a place. Node 0 is the root.
type trie struct {
	next  [][codeLatin]uint16
	rules []rule
}

// newTrie returns a trie with room for the nodes of so many letters. Room that
// is not used costs next to nothing, growing does.
func newTrie(letters int) *trie {
	return &trie{next: make([][codeLatin]uint16, 1, letters+1), rules: make([]rule, 1, letters+1)}
}

// step returns the node that follows node on c, or 0.
func (t *trie) step(node uint16, c byte) uint16 {
	if c >= codeLatin {
		return 0
	}
	return t.next[node][c]
}

// add puts a rule in, reporting false where there is another for from, or
// from is not Cyrillic; of equal ones the first stays.
func (t *trie) add(from []byte, r rule) bool {
	node := uint16(0)
	for _, c := range from {
		if c >= codeLatin {
			return false
		}
		next := t.next[node][c]
		if next == 0 {
			next = uint16(len(t.next))
			t.next = append(t.next, [codeLatin]uint16{})
			t.rules = append(t.rules, rule{})
			t.next[node][c] = next
		}
		node = next
	}
	if old := &t.rules[node]; old.ok {
		return bytes.Equal(old.to, r.to)
	}
	r.ok = true
	t.rules[node] = r
	return true
}

// row is a line of a data file, cut at tabs.
type row struct {
	line  int
	cells []string
}

// rows cuts data into rows; lines that are empty or begin with # are left out.
func rows(data string) []row {
	var out []row
	for n := 1; data != ""; n++ {
		line, rest, _ := strings.Cut(data, "\n")
		data = rest
		line = strings.TrimSuffix(line, "\r")
		if line == "" || line[0] == '#' {
			continue
		}
		out = append(out, row{n, strings.Split(line, "\t")})
	}
	return out
}

// cell returns cell i of r, or "".
func (r row) cell(i int) string {
	if i < len(r.cells) {
		return strings.Trim(r.cells[i], " ")
	}
	return ""
}

// codesTo is [codesOf] for the side that is written, where "-" is nothing.
func codesTo(s string) ([]byte, error) {
	if s == "-" {
		return nil, nil
	}
	return codesOf(s)
}

// codesOf returns the codes of s, where ^ and $ are the edges of a word.
func codesOf(s string) ([]byte, error) {
	out := make([]byte, 0, len(s))
	for _, r := range s {
		c := codeOf(r)
		switch r {
		case '^':
			c = codeStart
		case '$':
			c = codeEnd
		}
		if c == 0 {
			return nil, fmt.Errorf("%q: letter %q is not in the alphabet", s, r)
		}
		out = append(out, c)
	}
	return out, nil
}
