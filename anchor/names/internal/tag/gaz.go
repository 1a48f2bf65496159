package tag

// Lists marks tokens that are in lists of names. Mark sets out[i] for the i-th
// of words (the tokens of a sequence) to a small number: 0 for none, else what
// the list says and the position within the name.
type Lists interface {
	Mark(out []uint16, words []string)
}

func (t *Text) mark(lists Lists) {
	var words []string
	var out []uint16
	for _, s := range t.Seqs {
		words, out = words[:0], out[:0]
		for i := s.From; i < s.To; i++ {
			words, out = append(words, t.word(i)), append(out, 0)
		}
		lists.Mark(out, words)
		for i := s.From; i < s.To; i++ {
			t.atoms[i].gaz = uint32(out[i-s.From])
		}
	}
}

// ListFeatures appends the features of token i that come from lists of names.
func (t *Text) ListFeatures(dst []uint32, s Seq, i int) []uint32 {
	a, p, n := &t.atoms[i], &outside, &outside
	if i > s.From {
		p = &t.atoms[i-1]
	}
	if i+1 < s.To {
		n = &t.atoms[i+1]
	}
	if a.gaz|p.gaz|n.gaz == 0 {
		return dst
	}
	if a.gaz != 0 {
		dst = append(dst, mix(mix(46, a.gaz), a.shape), mix(mix(47, a.gaz), p.gaz<<1), mix(mix(48, a.gaz), n.gaz),
			mix(mix(55, a.gaz), p.shape<<6|n.shape), mix(mix(56, a.gaz), p.class), mix(mix(57, a.gaz), a.doc))
	}
	if p.gaz != 0 {
		dst = append(dst, mix(mix(49, p.gaz), a.shape))
	}
	if n.gaz != 0 {
		dst = append(dst, mix(mix(50, n.gaz), a.shape))
	}
	return dst
}
