package tag

// Lists marks tokens that are in lists of names. Mark sets out[i] for the i-th
// of words (a sequence of a text, "" for what is not a word) to small numbers:
// 0 for none, else a class of the list and a position.
type Lists interface {
	Mark(out []uint8, words []string)
}

func (t *Text) mark(lists Lists) {
	var words []string
	var out []uint8
	for _, s := range t.Seqs {
		words, out = words[:0], out[:0]
		for i := s.From; i < s.To; i++ {
			w := ""
			if t.Toks[i].Class == Word {
				w = t.word(i)
			}
			words, out = append(words, w), append(out, 0)
		}
		lists.Mark(out, words)
		for i := s.From; i < s.To; i++ {
			t.atoms[i].gaz = uint32(out[i-s.From])
		}
	}
}
