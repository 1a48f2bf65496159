package tag

// A name has one of five types; a label is outside (0) or a type with a
// position: 1+4t begins a name of several tokens, 2+4t is inside, 3+4t is the
// last, 4+4t is a name of one token.
const (
	Types  = 5
	Labels = 1 + 4*Types
)

// TypeNames are the types in the order of the labels.
var TypeNames = [Types]string{"PER", "LOC", "ORG", "PRO", "EVT"}

const (
	begin = iota + 1
	inside
	last
	unit
)

// Label returns the label of a token at position i of a name of n tokens.
func Label(typ, i, n int) uint8 {
	pos := inside
	switch {
	case n == 1:
		pos = unit
	case i == 0:
		pos = begin
	case i == n-1:
		pos = last
	}
	return uint8(4*typ + pos)
}

func opens(l uint8) bool { return l == 0 || (l-1)&3 == begin-1 || (l-1)&3 == unit-1 }
func closes(l uint8) bool {
	return l == 0 || (l-1)&3 == last-1 || (l-1)&3 == unit-1
}

// Follows reports whether label b may stand after label a.
func Follows(a, b uint8) bool {
	if closes(a) {
		return opens(b)
	}
	return !opens(b) && (a-1)>>2 == (b-1)>>2
}

// Name is a name found: tokens [From, To) of a sequence.
type Name struct{ From, To, Type int }

// Names reads the names off labels, which may be in any order: a broken name
// is closed where it breaks.
func Names(labels []uint8) []Name {
	var out []Name
	for i := 0; i < len(labels); i++ {
		if labels[i] == 0 {
			continue
		}
		j := i
		for j+1 < len(labels) && !closes(labels[j]) && Follows(labels[j], labels[j+1]) {
			j++
		}
		out = append(out, Name{i, j + 1, int(labels[i]-1) >> 2})
		i = j
	}
	return out
}
