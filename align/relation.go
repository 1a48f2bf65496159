package align

// finish gives every bead its relation and its reasons.
func (j *job) finish(l *Ladder) {
	for i := range l.Beads {
		b := &l.Beads[i]
		if b.Linked() {
			b.Relation = j.relate(b)
		}
	}
}

// relate compares what is left over on either side once shared words are taken away.
func (j *job) relate(b *Bead) Relation {
	wa, wb := bag(j.a, b.A), bag(j.b, b.B)
	ma, mb := massOf(wa), massOf(wb)
	both := shared(wa, wb)
	restA, restB := (ma-both)/(ma+1), (mb-both)/(mb+1)
	const little = 0.34
	switch {
	case restA <= little && restB <= little:
		return Equivalent
	case restB <= little:
		return AMore
	case restA <= little:
		return BMore
	case ma > 0 && mb > 0 && restA > 0.85 && restB > 0.85 && b.Score < 0.5:
		return Related
	}
	return Overlap
}

// bag returns the summed word vectors of some sentences.
func bag(ps []profile, of []int) []entry {
	if len(of) == 1 {
		return ps[of[0]].words
	}
	var out []entry
	for _, i := range of {
		out = add(out, ps[i].words)
	}
	return out
}

func add(x, y []entry) []entry {
	out := make([]entry, 0, len(x)+len(y))
	for len(x) > 0 && len(y) > 0 {
		switch {
		case x[0].id < y[0].id:
			out, x = append(out, x[0]), x[1:]
		case x[0].id > y[0].id:
			out, y = append(out, y[0]), y[1:]
		default:
			out = append(out, entry{x[0].id, max(x[0].w, y[0].w)})
			x, y = x[1:], y[1:]
		}
	}
	return append(append(out, x...), y...)
}

func massOf(x []entry) float64 {
	sum := 0.0
	for _, e := range x {
		sum += float64(e.w)
	}
	return sum
}
