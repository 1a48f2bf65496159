package tag

import "math"

// A label that opens a name or stands alone can follow each that closes one:
// these are numbered from 0, outside first, so that the scores of what may
// follow what lie side by side. The labels within a name follow those of its
// own type only.
const ends = 1 + 2*Types

// opening and closing are the labels by their number among the ends.
var opening, closing [ends]uint8

func init() {
	c, o := 0, 0
	for l := range uint8(Labels) {
		if closes(l) {
			closing[c] = l
			c++
		}
		if opens(l) {
			opening[o] = l
			o++
		}
	}
}

// transitions are the weights of labels that follow each other.
type transitions struct {
	first  [Labels]int32      // after outside
	ends   [ends][ends]int32  // by opening, then closing
	inside [Types][2][2]int32 // to inside and last, from begin and inside

	// gain is how much more than outside a closing label can bring what follows.
	gain [ends]int32
}

func newTransitions(all *[Labels][Labels]int32) transitions {
	t := transitions{first: all[0]}
	for o, l := range opening {
		for c, k := range closing {
			t.ends[o][c] = all[k][l]
			t.gain[c] = max(t.gain[c], all[k][l]-all[0][l])
		}
	}
	for typ := range uint8(Types) {
		b, in, la := 4*typ+begin, 4*typ+inside, 4*typ+last
		t.inside[typ] = [2][2]int32{{all[b][in], all[in][in]}, {all[b][la], all[in][la]}}
	}
	return t
}

// viterbi holds the space of decoding.
type viterbi struct{ back [][Labels]uint8 }

const worst = math.MinInt32 / 2

// decode writes the best sequence of labels that is well formed.
func (v *viterbi) decode(m *Model, scores []row, labels []uint8) {
	if len(scores) == 0 {
		return
	}
	if cap(v.back) < len(scores) {
		v.back = make([][Labels]uint8, len(scores))
	}
	back := v.back[:len(scores)]
	var cur, next row
	for l := range uint8(Labels) {
		cur[l] = worst
		if opens(l) {
			cur[l] = scores[0][l] + m.trans.first[l]
		}
	}
	for i := 1; i < len(scores); i++ {
		m.trans.step(&cur, &next, &scores[i], &back[i])
		cur, next = next, cur
	}
	best := uint8(0)
	for _, l := range closing {
		if cur[l] > cur[best] {
			best = l
		}
	}
	for i := len(scores) - 1; i >= 0; i-- {
		labels[i] = best
		best = back[i][best]
	}
}

// step works out the best scores of the next token from those of the current
// one, and the labels that they come from. Of equal ones the first label wins.
func (t *transitions) step(cur, next, e *row, back *[Labels]uint8) {
	var closed, from [ends]int32
	n := 0 // of labels that may be better than outside, in their order
	closed[0] = cur[0]
	for c := 1; c < ends; c++ {
		if x := cur[closing[c]&31]; x+t.gain[c] > cur[0] {
			closed[n+1], from[n+1] = x, int32(c)
			n++
		}
	}
	for o, l := range &opening {
		w := &t.ends[o]
		best, c := closed[0]+w[0], int32(0)
		for k := 1; k <= n; k++ {
			if x := closed[k] + w[from[k]]; x > best {
				best, c = x, from[k]
			}
		}
		next[l&31], back[l] = best+e[l&31], closing[c]
	}
	for typ := range uint8(Types) {
		b, in, la := 4*typ+begin, 4*typ+inside, 4*typ+last
		for k, l := range [2]uint8{in, la} {
			w := &t.inside[typ][k]
			best, from := cur[b]+w[0], b
			if x := cur[in] + w[1]; x > best {
				best, from = x, in
			}
			next[l], back[l] = max(best+e[l], worst), from
		}
	}
}
