package frame

import (
	"slices"
	"strings"

	"github.com/zvirka/zvirka/canon"
	"github.com/zvirka/zvirka/corpus"
)

// scene is one sentence while its frames are made.
type scene struct {
	*document
	n       int
	toks    []token
	clauses []clause
	args    []arg
}

// read makes the frames of every clause.
func (s *scene) read() {
	s.speech = s.speech[:0]
	s.agents = slices.Grow(s.agents[:0], len(s.clauses))[:len(s.clauses)]
	clear(s.agents)
	for ci := range s.clauses {
		s.clause(ci)
	}
}

func (s *scene) clause(ci int) {
	c := &s.clauses[ci]
	span := clauseSpan(s.toks, *c)
	verbs := 0
	for i := c.from; i < c.to; i++ {
		t := &s.toks[i]
		if t.trigger >= 0 && s.lex.entries[t.trigger].sort == sTrigger && !t.f.has(fNoun|fVNoun) {
			verbs++
		}
	}
	for i := c.from; i < c.to; i++ {
		t := &s.toks[i]
		if t.alt >= 0 && c.to-c.from <= 10 && s.bare(*c, i) {
			t.trigger = t.alt // «…, передає Укрінформ»
		}
		if t.trigger < 0 || t.mention >= 0 {
			continue
		}
		e := &s.lex.entries[t.trigger]
		if e.pos == 'c' || t.person >= 0 && t.f.has(fNoun) && e.pos == 'n' && !t.f.has(fShort) {
			continue
		}
		if e.sort == sLight {
			if i == c.pred && s.agents[ci] == "" {
				s.agents[ci] = s.subject(ci, i)
			}
			continue
		}
		if t.f.has(fNoun|fVNoun) && e.pos != 'v' && !s.eventNoun(e, verbs) {
			continue
		}
		if s.substantive(*c, i, e) {
			continue
		}
		if e.pos == 'a' && verbs > 1 && !e.speech {
			continue
		}
		s.frame(ci, i, span, e)
		i = max(i, int(t.last))
	}
}

// substantive reports whether the participle or adjectival noun at token i
// stands for people in passing: «двох підозрюваних», «допомога постраждалим».
func (s *scene) substantive(c clause, i int, e *entry) bool {
	t := &s.toks[i]
	if e.pos == 'n' {
		return t.f.has(fDat|fIns) && !t.f.has(fNom|fGen|fAcc|fLoc) && s.onto.classes[e.class].Group == "harm"
	}
	if e.pos != 'v' || !t.f.has(fPass|fAct) || !t.f.has(fAdj) || t.f.has(fShort) || c.open == opPart {
		return false
	}
	if t.f.has(fNom) && i > c.from {
		return false
	}
	if i+1 >= c.to {
		return true
	}
	next := &s.toks[i+1]
	return next.mark != 0 || next.word == wPrep || next.f.has(fVerbal) && !next.f.has(fNoun)
}

// bare reports whether clause c is a verb, token i, and one name and nothing
// that would be passed on.
func (s *scene) bare(c clause, i int) bool {
	n := 0
	for k := range s.args {
		if a := &s.args[k]; a.from >= c.from && a.to <= c.to && !a.modifier && a.prep == wNone {
			n++
		}
	}
	for k := c.from; k < c.to && s.toks[k].source < 0; k++ {
		if t := &s.toks[k]; k != i && t.mention < 0 && t.person < 0 && t.class == canon.Word && t.word == wNone {
			return false
		}
	}
	return n == 1
}

// state makes a frame of a sentence that names no event: «До міста 900 км».
func (s *scene) state() {
	w := s.document.sents[len(s.sents)-1].words
	if w[1]-w[0] < 2 || len(s.clauses) == 0 {
		return
	}
	at := int(s.words[w[0]].tok)
	ci := 0
	for ci+1 < len(s.clauses) && at >= s.clauses[ci].to {
		ci++
	}
	c := &s.clauses[ci]
	if c.pred >= 0 {
		at = c.pred
	}
	t := &s.toks[at]
	e := entry{class: s.onto.mustIndex("be"), pos: 'x'}
	if t.trigger >= 0 { // a light verb
		e.pos = s.lex.entries[t.trigger].pos
	}
	s.frame(ci, at, clauseSpan(s.toks, *c), &e)
}

// eventNoun reports whether a noun makes a frame of its own: one of a class
// that is an event by itself, or any in a clause without verb of an event.
func (s *scene) eventNoun(e *entry, verbs int) bool {
	if verbs == 0 {
		return true
	}
	c := &s.onto.classes[e.class]
	switch c.Group {
	case "general", "mind", "speech", "economy":
		return c.ID == "supply" || c.ID == "aid"
	}
	return true
}

func (s *scene) frame(ci, i int, span corpus.Span, e *entry) {
	t := &s.toks[i]
	end := min(max(int(t.last), i), len(s.toks)-1)
	f := Frame{
		Span: span, Sentence: s.n, Class: s.onto.classes[e.class].ID,
		Trigger: corpus.Span{Start: t.Start, End: t.End}, Quoted: t.quoted,
	}
	if end > i && end < i+6 {
		f.Trigger.End = s.toks[end].End
	}
	if e.speech {
		s.speech = append(s.speech, len(s.frames))
	}
	dr := draft{sent: len(s.sents) - 1, from: s.clauses[ci].from, to: s.clauses[ci].to, trigger: i, class: e.class, cast: s.roles(ci, i, e)}
	f.Roles = dr.cast.roles()
	s.when(&f, &dr)
	s.where(&f, &dr)
	s.count(&f, &dr)
	s.modality(&f, ci, i, e, dr.timeOwn)
	s.frames = append(s.frames, f)
	s.drafts = append(s.drafts, dr)
}

// near returns the part of clause ci within reach of token i.
func (s *scene) near(ci, i int) (int, int) {
	c := &s.clauses[ci]
	return max(c.from, i-window), min(c.to, i+window)
}

// roles fills the slots of the trigger at token i.
func (s *scene) roles(ci, i int, e *entry) (who cast) {
	t := &s.toks[i]
	switch {
	case t.f.has(fNoun|fVNoun) && !t.f.has(fVerbal&^fShort):
		s.nounRoles(ci, i, e, &who)
	case t.f.has(fShort) || t.f.has(fPass) || t.f.has(fRefl) && !t.f.has(fReflBase):
		who.put(agentSlot, s.by(ci, i))
		if t.f.has(fAdj) && !t.f.has(fShort) {
			who.put(patientSlot, s.head(ci, i))
		} else {
			who.put(patientSlot, s.subject(ci, i))
		}
		who.put(patientSlot, s.object(ci, i, ""))
	case t.f.has(fAct):
		who.put(agentSlot, s.head(ci, i))
		who.put(patientSlot, s.object(ci, i, ""))
	default:
		agent := s.agents[ci]
		if agent == "" {
			agent = s.subject(ci, i)
		}
		if agent == "" && e.speech {
			agent = s.host(ci, i)
		}
		who.put(agentSlot, agent)
		if s.agents[ci] == "" {
			s.agents[ci] = agent
		}
		if c := &s.clauses[ci]; c.subWord >= 0 && s.toks[c.subWord].word == wRelObj {
			who.put(patientSlot, s.before(c.from))
		}
		who.put(patientSlot, s.object(ci, i, agent))
		if agent == "" {
			who.put(patientSlot, s.fronted(ci, i))
		}
	}
	who.put(partnerSlot, s.partner(ci, i, &who))
	return who
}

// subject finds who acts: the nominative before the verb, else after it, else
// what the clause takes over from the one before.
func (s *scene) subject(ci, i int) string {
	lo, hi := s.near(ci, i)
	best := ""
	for k := len(s.args) - 1; k >= 0; k-- {
		a := &s.args[k]
		if a.from >= i || a.from < lo {
			continue
		}
		if s.nominative(a) && s.agrees(a, i) {
			best = a.id
			break
		}
	}
	if best == "" {
		for k := range s.args {
			a := &s.args[k]
			if a.from > i && a.from < hi && a.from <= i+6 && s.nominative(a) && s.agrees(a, i) && !s.afterNoun(a, i) {
				best = a.id
				break
			}
		}
	}
	if best == "" {
		best = s.takenOver(ci, i)
	}
	if best != "" && s.toks[i].f.has(fFinite) {
		s.lastAgent = best
	}
	return best
}

// host returns the body whose people speak: «у Кремлі заявили».
func (s *scene) host(ci, i int) string {
	lo, hi := s.near(ci, i)
	for k := range s.args {
		a := &s.args[k]
		if a.from >= lo && a.from < hi && a.prep == wPrep && !a.modifier && (a.typ == "LOC" || a.typ == "ORG" || a.source == cOfficial) {
			return a.id
		}
	}
	return ""
}

// fronted returns what is acted on where it stands before a verb without
// subject: «водія оштрафували».
func (s *scene) fronted(ci, i int) string {
	lo, _ := s.near(ci, i)
	for k := range s.args {
		a := &s.args[k]
		if a.from >= lo && a.to <= i && a.prep == wNone && !a.modifier && a.cases.has(fGen|fAcc) {
			return a.id
		}
	}
	return ""
}

// nominative reports whether a may be a subject.
func (s *scene) nominative(a *arg) bool {
	return a.prep == wNone && !a.modifier && (a.cases == 0 || a.cases.has(fNom)) && a.id != ""
}

// agrees reports whether a can be the subject of the verb at token i: one
// person alone is not that of a plural.
func (s *scene) agrees(a *arg, i int) bool {
	f := s.toks[i].f
	if !f.has(fPl) || f.has(fSg) || a.typ != "PER" || a.pronoun || !f.has(fFinite) {
		return true
	}
	for _, k := range []int{a.from - 1, a.to} {
		if k >= 0 && k < len(s.toks) && (s.toks[k].word == wAnd || s.toks[k].mark == ',') {
			return true
		}
	}
	return false
}

// afterNoun reports whether a noun stands right before a, after token i, so
// that a rather is its genitive.
func (s *scene) afterNoun(a *arg, i int) bool {
	if a.from-1 <= i {
		return false
	}
	p := &s.toks[a.from-1]
	return p.class == canon.Word && p.mention < 0 && p.word == wNone && !p.f.has(fAdj) && p.cue == cNone && a.cases.has(fGen)
}

// takenOver returns the subject that clause ci has from earlier ones.
func (s *scene) takenOver(ci, i int) string {
	c := &s.clauses[ci]
	if c.open == opRel && c.subWord >= 0 && s.toks[c.subWord].word == wRelObj {
		return ""
	}
	if c.open == opRel || c.open == opPart {
		return s.before(c.from)
	}
	if t := &s.toks[i]; t.f.has(fPl) && t.f.has(fPast|fPres) && c.open == opStart {
		return ""
	}
	k := ci - 1
	if c.open != opAnd {
		for k >= 0 && (s.clauses[k].open == opRel || s.clauses[k].open == opPart || s.clauses[k].open == opBracket) {
			k--
		}
	}
	switch {
	case k < 0 || c.open != opAnd && c.open != opComma:
		return ""
	case s.agents[k] == "" && s.clauses[k].pred < 0:
		return s.before(s.clauses[k].to)
	}
	return s.agents[k]
}

// before returns the last argument before token at.
func (s *scene) before(at int) string {
	for k := len(s.args) - 1; k >= 0; k-- {
		if a := &s.args[k]; a.to <= at && !a.modifier && at-a.to < window {
			return a.id
		}
	}
	return ""
}

// head returns what the participle at token i describes: what follows it at
// once, or what stands before its phrase.
func (s *scene) head(ci, i int) string {
	for k := range s.args {
		if a := &s.args[k]; a.from > i && a.from <= i+2 && s.clauses[ci].open != opPart {
			return a.id
		}
	}
	if s.clauses[ci].open == opPart {
		return s.before(s.clauses[ci].from)
	}
	return s.subject(ci, i)
}

// by returns the agent of a passive, in the instrumental.
func (s *scene) by(ci, i int) string {
	lo, hi := s.near(ci, i)
	for k := range s.args {
		a := &s.args[k]
		if a.from >= lo && a.from < hi && a.prep == wNone && !a.modifier && a.cases.has(fIns) && !a.cases.has(fNom) {
			return a.id
		}
	}
	return ""
}

// object finds what is acted on: the first argument after the verb without
// preposition, else a plain noun there.
func (s *scene) object(ci, i int, agent string) string {
	i = max(i, int(s.toks[i].last))
	_, hi := s.near(ci, i)
	hi = min(hi, i+12)
	for k := range s.args {
		a := &s.args[k]
		if a.from <= i || a.from >= hi || a.prep != wNone || a.modifier || a.id == agent || a.id == "" {
			continue
		}
		if s.afterNoun(a, i) {
			break
		}
		if s.addressee(a, i) {
			continue
		}
		if a.cases == 0 || a.cases.has(fAcc|fGen|fDat) {
			return a.id
		}
	}
	for k := i + 1; k < hi && k < i+7; k++ {
		t := &s.toks[k]
		if t.mark != 0 && t.mark != '"' || t.word == wPrep || t.word == wPrepIns || t.word == wPrepBy || t.f.has(fVerbal&^fShort) && !t.f.has(fNoun) {
			break
		}
		if t.class == canon.Word && t.word == wNone && t.mention < 0 && t.person < 0 && !(t.f.has(fAdj) && t.f.has(fGuess|fPass|fAct)) && t.cue == cNone && len(t.lower) > 6 && !adverb(t.lower) {
			return "w:" + s.canon.Form(t.In(s.in.Text), s.lex.lang).Skel
		}
	}
	return ""
}

// adverb guesses that w is one: nouns that end in "о" are few.
func adverb(w string) bool { return strings.HasSuffix(w, "о") }

// nounRoles fills the slots of an event noun: what follows in the genitive
// acts, or is acted on where the class has somebody to act on; a verb that
// carries the noun brings its subject.
func (s *scene) nounRoles(ci, i int, e *entry, who *cast) {
	own := ""
	for k := range s.args {
		if a := &s.args[k]; a.from > i && a.from <= i+2 && a.prep == wNone && (a.cases == 0 || a.cases.has(fGen)) {
			own = a.id
			break
		}
	}
	roles := s.onto.classes[e.class].Roles
	_, acts := roles[Agent]
	_, acted := roles[Patient]
	switch {
	case own == "":
	case !acts, acted && s.toks[i].f.has(fVNoun), acted && s.takesVictim(e):
		who.put(patientSlot, own)
	default:
		who.put(agentSlot, own)
	}
	if p := s.clauses[ci].pred; p >= 0 && p != i && s.toks[p].trigger >= 0 && s.lex.entries[s.toks[p].trigger].sort == sLight {
		who.put(agentSlot, s.subject(ci, p))
	}
}

// takesVictim reports whether a plain noun of the class of e names what was
// done to the one in the genitive: «арешт Чепурнова», «убивство …».
func (s *scene) takesVictim(e *entry) bool {
	switch s.onto.classes[e.class].Group {
	case "law", "harm", "health":
		return true
	}
	return false
}

// partner finds to whom or with whom.
func (s *scene) partner(ci, i int, have *cast) string {
	lo, hi := s.near(ci, i)
	for k := range s.args {
		a := &s.args[k]
		if a.from < lo || a.from >= hi || a.modifier || have.has(a.id) {
			continue
		}
		switch {
		case a.prep == wPrepIns && a.cases.has(fIns) && a.from > i-8:
			return a.id
		case a.prep == wPrepBy && a.from > i && a.from < i+6:
			return a.id
		case a.from == i+1 && s.addressee(a, i):
			return a.id
		case a.prep == wNone && a.from > i && a.from < i+5 && a.cases.has(fDat) && !a.cases.has(fNom|fGen|fAcc):
			return a.id
		}
	}
	if cl := s.clauses[ci]; have[agentSlot] != "" {
		for k := 1; k < len(s.args); k++ { // «Путін і Кім зустрілися»
			a, b := &s.args[k-1], &s.args[k]
			if b.from >= cl.from && b.to <= i && b.id == have[agentSlot] && a.from >= max(0, cl.from-3) && b.from-a.to == 1 && s.toks[a.to].word == wAnd {
				return a.id
			}
		}
	}
	return ""
}

// addressee reports whether the name right after the verb at token i is to
// whom something is given or said: «передала Україні».
func (s *scene) addressee(a *arg, i int) bool {
	if a.from != i+1 || a.typ == "" || !a.cases.has(fDat) || a.cases.has(fAcc) {
		return false
	}
	if s.toks[i].trigger < 0 {
		return false
	}
	_, ok := s.onto.classes[s.lex.entries[s.toks[i].trigger].class].Roles[Partner]
	return ok
}

// when sets the time: of the clause, else of the sentence, else of the
// sentence before, else of the document.
func (s *scene) when(f *Frame, dr *draft) {
	own := s.timeIn(dr.from, dr.to, dr.trigger)
	switch {
	case own != "":
		f.Time, dr.timeOwn = own, true
	default:
		f.Time = s.timeIn(0, len(s.toks), dr.trigger)
		if f.Time == "" {
			f.Time = s.lastTime
		}
		if f.Time == "" && len(s.in.Date) >= 10 {
			f.Time = s.in.Date[:10]
		}
	}
	if own != "" {
		s.lastTime = own
	}
}

// timeIn returns the value of the time expression nearest to token at.
func (s *scene) timeIn(from, to, at int) string {
	best, dist := int32(-1), window
	for k := max(from, at-window); k < min(to, at+window); k++ {
		if s.toks[k].time < 0 {
			continue
		}
		t := &s.in.Times[s.toks[k].time]
		if t.Value == "" || t.Type == "duration" {
			continue
		}
		if g := gap(k, at); g < dist {
			best, dist = s.toks[k].time, g
		}
	}
	if best < 0 {
		return ""
	}
	t := &s.in.Times[best]
	if t.ValueEnd != "" {
		return t.Value + "/" + t.ValueEnd
	}
	return t.Value
}

func gap(a, b int) int {
	if a < b {
		return b - a
	}
	return a - b
}

// where sets the place: the nearest name of a place after a preposition, in
// the clause, else in the sentence, else the last one.
func (s *scene) where(f *Frame, dr *draft) {
	best, dist, own := "", 1000, false
	for k := range s.args {
		a := &s.args[k]
		if a.typ != "LOC" || a.prep != wPrep || gap(a.from, dr.trigger) > window {
			continue
		}
		g := gap(a.from, dr.trigger)
		in := a.from >= dr.from && a.from < dr.to
		if !in {
			g += 100
		}
		if g < dist {
			best, dist, own = a.id, g, in
		}
	}
	if best != "" {
		s.lastPlace = best
	}
	f.Place, dr.placeOwn = best, own
	if best == "" {
		f.Place = s.lastPlace
	}
}

// count lists the numbers of the clause.
func (s *scene) count(f *Frame, dr *draft) {
	last := int32(-1)
	for k := max(dr.from, dr.trigger-window); k < min(dr.to, dr.trigger+window); k++ {
		if n := s.toks[k].number; n >= 0 && n != last {
			f.Numbers = append(f.Numbers, int(n))
			last = n
		}
	}
}
