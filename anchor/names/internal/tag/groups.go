package tag

// group is a number of features that depend on the same few things: on a word,
// on classes, on shapes. Words, and shapes even more, come again and again, so
// the sum of the weights of a group is remembered under a key that says what it
// depends on.
type group uint8

const (
	own     group = iota // the word itself
	ahead                // the shapes up to the second word after it
	behind               // shapes and classes back to the second word before it
	classes              // classes of it and of its neighbours
	said                 // what the document says of the word
	groups
)

// The widths of what keys are made of, in bits. What the document says of a
// word takes 9, its number as many as are left: 54.
const (
	groupBits = 3
	shapeBits = 6 // with the bit for the first of a sentence
	classBits = 16
)

// place is the shape of a token, with a bit for the first of a sentence.
func (a *atom) place() uint32 {
	if a.first {
		return a.shape | 32
	}
	return a.shape
}

// keys are the keys of all groups: numbers above 0, different where anything
// that the features of the group are made of differs.
func (w *around) keys() [groups]uint64 {
	shape, class := uint64(w.shape), uint64(w.p.class)
	shapes := uint64(w.pshape)<<shapeBits | shape
	keys := [groups]uint64{
		own:     (w.a.id<<1|uint64(w.lang))<<shapeBits | shape,
		ahead:   uint64(w.n.shape<<shapeBits|w.nn.shape)<<(2*shapeBits) | shapes,
		behind:  (uint64(w.pp.shape)<<(2*classBits)|uint64(w.pp.class)<<classBits|class)<<(2*shapeBits) | shapes,
		classes: (class<<(2*classBits)|uint64(w.a.class)<<classBits|uint64(w.n.class))<<shapeBits | shape,
		said:    uint64(w.a.doc)<<(2*shapeBits) | shapes,
	}
	for g := range groups {
		keys[g] = keys[g]<<groupBits | uint64(g+1)
	}
	return keys
}

// features appends the hashes of the features of group g.
func (w *around) features(g group, dst []uint32) []uint32 {
	a, p, n, shape := w.a, w.p, w.n, w.shape
	switch g {
	case own:
		return w.own(dst)
	case ahead:
		dst = append(dst,
			mix(11, shape),
			mix(12, w.pshape<<6|shape),
			mix(13, n.shape<<6|shape),
			mix(15, n.shape<<12|w.nn.shape<<6|shape),
			mix(16, n.shape<<12|w.pshape<<6|shape),
		)
	case behind:
		dst = append(dst,
			mix(14, w.pp.shape<<12|w.pshape<<6|shape),
			mix(mix(22, w.pp.class), p.class<<6|shape),
		)
	case classes:
		dst = append(dst,
			mix(17, a.class<<6|shape),
			mix(mix(18, p.class), shape),
			mix(mix(19, n.class), shape),
			mix(mix(20, p.class), a.class<<1|b2u(a.caps)),
			mix(mix(21, n.class), a.class<<1|b2u(a.caps)),
		)
	case said:
		if w.word {
			dst = append(dst,
				mix(mix(40, a.doc), shape),
				mix(mix(41, a.doc&0xF0), shape),
				mix(mix(42, a.doc&15), shape<<6|w.pshape),
			)
		}
	}
	return dst
}

// own appends the features of the word itself.
func (w *around) own(dst []uint32) []uint32 {
	a, shape := w.a, w.shape
	dst = append(dst, mix(1, a.word), mix(2, a.stem))
	if !w.word {
		return dst
	}
	return append(dst,
		mix(30, a.pre2),
		mix(31, a.pre3),
		mix(32, a.pre4),
		mix(33, a.suf2<<6^shape),
		mix(34, a.suf3<<6^shape),
		mix(35, a.suf4<<6^shape),
		mix(mix(36, a.raw3), w.lang<<6|shape),
		mix(39, min(uint32(a.n), 12)<<6|shape),
	)
}
