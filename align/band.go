package align

// smallLadder is the number of cells up to which a pair needs no narrower band.
const smallLadder = 4096

// lay chooses the band.
func (l *ladderField) lay() {
	na, nb := len(l.a), len(l.b)
	l.lo, l.hi = make([]int, na+1), make([]int, na+1)
	for i := range l.hi {
		l.hi[i] = nb
	}
}
