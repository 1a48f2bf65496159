package anchor

import (
	"fmt"
	"strings"
)

// Set says which anchors are wanted.
type Set uint8

// The kinds of anchors, and all of them.
const (
	Names Set = 1 << iota
	Times
	Numbers
	Quotes
	All = Names | Times | Numbers | Quotes
)

// Has reports whether all of t are in s.
func (s Set) Has(t Set) bool { return s&t == t }

// setNames are the words for the members of a Set, in the order of its bits.
var setNames = [...]string{"names", "times", "numbers", "quotes"}

// ParseSet reads a list such as "times,numbers"; the empty list is [All].
func ParseSet(list string) (Set, error) {
	if list == "" {
		return All, nil
	}
	var s Set
next:
	for word := range strings.SplitSeq(list, ",") {
		for i, name := range setNames {
			if strings.TrimSpace(word) == name {
				s |= 1 << i
				continue next
			}
		}
		return 0, fmt.Errorf("anchor: %q is none of %s", word, strings.Join(setNames[:], ", "))
	}
	return s, nil
}
