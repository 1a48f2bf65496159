package frame

import "github.com/zvirka/zvirka/canon"

// modality sets certainty, polarity and context of the frame of token i from
// the cues of its clause; own says that its time is that of the clause.
func (s *scene) modality(f *Frame, ci, i int, e *entry, own bool) {
	f.Certainty, f.Polarity = Asserted, Positive
	lo, hi := s.near(ci, i)
	t := &s.toks[i]
	if t.f.has(fFut) || e.perf && t.f.has(fPres) {
		f.Context = Future
	}
	for k := lo; k < hi; k++ {
		s.cue(f, k, i, int(t.last))
	}
	if !e.not && s.negated(ci, i) {
		f.Polarity = Negative
	}
	if c := &s.clauses[ci]; c.subWord >= 0 && s.toks[c.subWord].cue == cConditional {
		f.Context = Conditional
	}
	if f.Context == "" && own && s.longAgo(f.Time) {
		f.Context = Background
	}
}

// cue applies the cue of token k to the frame of tokens [i, last].
func (s *scene) cue(f *Frame, k, i, last int) {
	if k >= i && k <= last {
		return
	}
	switch s.toks[k].cue {
	case cProbable:
		if f.Certainty == Asserted {
			f.Certainty = Probable
		}
	case cPossible:
		if f.Certainty == Asserted || f.Certainty == Probable {
			f.Certainty = Possible
		}
	case cUnknown:
		if k < i {
			f.Certainty = Unknown
		}
	case cBackground:
		if f.Context == "" && !s.toks[i].f.has(fPres) {
			f.Context = Background
		}
	case cPlanned:
		if k < i && !s.toks[i].f.has(fPast|fShort) {
			f.Context = Planned
		}
	case cConditional:
		if f.Context == "" && gap(k, i) < 6 {
			f.Context = Conditional
		}
	case cFuture:
		if f.Context == "" && !s.toks[i].f.has(fPast|fShort) && k < i {
			f.Context = Future
		}
	}
}

// negated reports whether the trigger at token i is denied by a particle
// before it or before the verb that carries it.
func (s *scene) negated(ci, i int) bool {
	if s.notBefore(i, s.clauses[ci].from) {
		return true
	}
	if s.toks[i].f.has(fNoun | fVNoun) {
		c := &s.clauses[ci]
		for k := max(c.from, i-4); k < min(c.to, i+6); k++ {
			if s.toks[k].word == wNone0 {
				return true
			}
		}
		return c.pred >= 0 && c.pred != i && s.carries(c.pred) && s.notBefore(c.pred, c.from)
	}
	return false
}

func (s *scene) carries(i int) bool {
	t := &s.toks[i]
	return t.word == wBe || t.trigger >= 0 && s.lex.entries[t.trigger].sort == sLight
}

// notBefore reports whether a negation stands before token i with nothing but
// modals, infinitives and small words between.
func (s *scene) notBefore(i, from int) bool {
	for k := i - 1; k >= from && k >= i-4; k-- {
		t := &s.toks[k]
		switch {
		case t.word == wNot:
			return k == i-1 || t.lower == "не" || s.toks[i].f.has(fNoun|fVNoun)
		case t.word == wModal || t.word == wBe || t.word == wOther || t.f.has(fInf) || t.word == wPred:
			continue
		case t.trigger >= 0 && s.lex.entries[t.trigger].sort == sLight:
			continue
		}
		return false
	}
	return false
}

// longAgo reports whether a time lies more than two months before the
// document.
func (s *scene) longAgo(value string) bool {
	d := dayOf(value)
	return d.ok() && s.refDay.ok() && d.to+60 < s.refDay.from
}

// attribute finds who says what the frames from first on tell: the speaker of
// a clause of saying for the other clauses of its sentence, and sources named
// in passing («за даними …»).
func (s *scene) attribute(first int) {
	source, class := s.passing()
	speaker, verb := s.speaker(first)
	for k := first; k < len(s.frames); k++ {
		f := &s.frames[k]
		if source != "" {
			f.Source, f.SourceClass = source, class
		}
		if verb < 0 || k == verb || s.drafts[k].from == s.drafts[verb].from && s.drafts[k].trigger < s.drafts[verb].trigger && !s.nominal(k) {
			continue
		}
		s.said(f, k, verb, speaker)
		if f.Source == "" {
			f.Source, f.SourceClass = speaker, s.classOf(speaker, s.drafts[verb].from, s.drafts[verb].to)
		}
	}
	if verb >= 0 && speaker != "" {
		f := &s.frames[verb]
		if f.Source == "" {
			f.Source, f.SourceClass = speaker, s.classOf(speaker, s.drafts[verb].from, s.drafts[verb].to)
		}
		f.Speaker = speaker
		s.quoteBy = speaker
	}
	if s.pointsBack() && (speaker != "" || source != "") {
		who := speaker
		if who == "" {
			who = source
		}
		for k := s.prev; k < first; k++ {
			if f := &s.frames[k]; f.Source == "" {
				f.Source, f.SourceClass = who, s.classOf(who, 0, len(s.toks))
			}
		}
	}
	for k := first; k < len(s.frames); k++ {
		if f := &s.frames[k]; f.Quoted && f.Speaker == "" && s.quoteBy != "" && verb < 0 {
			f.Speaker = s.quoteBy
		}
	}
}

func (s *scene) nominal(k int) bool {
	t := &s.toks[s.drafts[k].trigger]
	return t.f.has(fNoun | fVNoun)
}

// said applies the force of the saying to what is said.
func (s *scene) said(f *Frame, k, verb int, speaker string) {
	f.Speaker = speaker
	v := &s.frames[verb]
	if v.Certainty != Asserted && f.Certainty == Asserted && s.drafts[k].trigger > s.drafts[verb].trigger {
		f.Certainty = v.Certainty
	}
	switch v.Class {
	case "deny":
		if v.Polarity == Positive && s.drafts[k].trigger > s.drafts[verb].trigger && f.Polarity == Positive {
			f.Polarity = Denied
		}
	case "expect", "opine":
		if f.Certainty == Asserted {
			f.Certainty = Probable
		}
	case "promise", "plan", "propose", "demand", "order", "ask":
		if f.Context == "" && s.drafts[k].trigger > s.drafts[verb].trigger && s.toks[s.drafts[k].trigger].f.has(fInf|fVNoun|fNoun|fPres) {
			f.Context = Planned
		}
	}
}

// speaker returns who says and the frame of saying, -1 where nobody does.
func (s *scene) speaker(first int) (string, int) {
	for _, k := range s.speech {
		dr := &s.drafts[k]
		t := &s.toks[dr.trigger]
		pred := t.f.has(fFinite|fShort|fGer) || s.lex.entries[t.trigger].pos == 'a' || s.lex.entries[t.trigger].pos == 'x'
		if !pred || len(s.clauses) < 2 && !s.hasQuote() && s.nominalCount(first) == 0 {
			continue
		}
		if id := dr.cast[agentSlot]; id != "" {
			return id, k
		}
		if t.f.has(fPast|fPres) || t.f.has(fShort) {
			return "", k
		}
	}
	return "", -1
}

func (s *scene) nominalCount(first int) int { return len(s.frames) - first - 1 }

func (s *scene) hasQuote() bool {
	for i := range s.toks {
		if s.toks[i].quoted {
			return true
		}
	}
	return false
}

// passing returns the source that the sentence names in passing.
func (s *scene) passing() (id, class string) {
	for i := range s.toks {
		if s.toks[i].source < 0 {
			continue
		}
		end := int(s.toks[i].source)
		for k := range s.args {
			if a := &s.args[k]; a.from > i && a.from <= end+5 && !a.modifier {
				return a.id, s.argClass(a)
			}
		}
		for k := end + 1; k < min(end+6, len(s.toks)); k++ {
			t := &s.toks[k]
			if t.class == canon.Word && t.word == wNone && !t.f.has(fAdj) && len(t.lower) > 4 && !t.f.has(fVerbal) {
				return "w:" + s.canon.Form(t.In(s.in.Text), s.lex.lang).Skel, cueClass(s.sourceCue(i, k+2))
			}
		}
	}
	return "", ""
}

func (s *scene) argClass(a *arg) string {
	c := a.source
	if c < cOfficial {
		c = s.sourceCue(a.from-2, a.to+2)
	}
	if c < cOfficial {
		switch a.typ {
		case "LOC":
			return Official
		}
	}
	return cueClass(c)
}

// classOf returns the class of the source id that tokens [from, to) name.
func (s *scene) classOf(id string, from, to int) string {
	for k := range s.args {
		if a := &s.args[k]; a.id == id && a.from >= from && a.from < to {
			if c := s.argClass(a); c != "" {
				return c
			}
		}
	}
	return cueClass(s.sourceCue(from, min(to, from+24)))
}

// sourceCue returns the first cue of a class of source in toks[from:to].
func (s *scene) sourceCue(from, to int) cue {
	found := cNone
	for k := max(0, from); k < min(to, len(s.toks)); k++ {
		c := s.toks[k].cue
		if c == cAnonymous {
			return c
		}
		if c >= cOfficial && found == cNone {
			found = c
		}
	}
	return found
}

func cueClass(c cue) string {
	switch c {
	case cOfficial:
		return Official
	case cAgency:
		return Agency
	case cMedia:
		return Media
	case cExpert:
		return Expert
	case cAnonymous:
		return Anonymous
	}
	return ""
}

// pointsBack reports whether the sentence begins with «Про це …».
func (s *scene) pointsBack() bool {
	for k := 0; k < min(3, len(s.toks)); k++ {
		if s.toks[k].word == wThis {
			return true
		}
	}
	return false
}
