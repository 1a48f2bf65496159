package timex

// tense is what the verbs near an expression say.
type tense uint8

const (
	noTense tense = iota
	pastTense
	futureTense
)

// tenses are the verbs of a sentence, read once when they are asked for.
type tenses struct {
	done  bool
	verbs []verb
}

type verb struct {
	token int
	tense tense
}

// tenseAt gives the tense of the verb nearest to atom a; a verb in the same
// clause, with no comma between, is nearer than any other.
func (s *scanner) tenseAt(a *found) tense {
	if !s.tense.done {
		s.readVerbs()
	}
	best, near := noTense, 1<<30
	for _, v := range s.tense.verbs {
		d := v.token - a.last
		if v.token < a.first {
			d = a.first - v.token
		}
		if d > 40 || d >= near {
			continue
		}
		if s.commaBetween(v.token, a) {
			if d += 30; d >= near {
				continue
			}
		}
		best, near = v.tense, d
	}
	return best
}

func (s *scanner) commaBetween(v int, a *found) bool {
	from, to := a.last, v
	if v < a.first {
		from, to = v, a.first
	}
	for i := from; i < to; i++ {
		if s.toks[i].kind == mark && s.lex.has(s.toks[i].form, s.g.comma) {
			return true
		}
	}
	return false
}

func (s *scanner) readVerbs() {
	s.tense.done = true
	s.tense.verbs = s.tense.verbs[:0]
	past, future := s.lex.suffix[s.g.past], s.lex.suffix[s.g.future]
	inPast := pastTense
	for i := range s.toks {
		t := &s.toks[i]
		if t.kind != word {
			if s.lex.has(t.form, s.g.comma) {
				inPast = pastTense
			}
			continue
		}
		switch w := s.text[t.start:t.end]; {
		case t.form != 0 && s.lex.has(t.form, s.g.future):
			s.tense.verbs = append(s.tense.verbs, verb{i, futureTense})
		case t.form != 0 && s.lex.has(t.form, s.g.wish):
			inPast = futureTense // щоб подала
		case t.form != 0 && s.lex.has(t.form, s.g.pastWord):
			s.tense.verbs = append(s.tense.verbs, verb{i, inPast})
		case t.form != 0 || t.is(capital) && i > 0 || len(w) < 8:
		case future.match(w):
			s.tense.verbs = append(s.tense.verbs, verb{i, futureTense})
		case past.match(w):
			s.tense.verbs = append(s.tense.verbs, verb{i, inPast})
		}
	}
}
