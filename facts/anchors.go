package facts

import (
	"slices"
	"strings"

	"github.com/zvirka/zvirka/anchor"
	"github.com/zvirka/zvirka/anchor/gazetteer"
	"github.com/zvirka/zvirka/anchor/timex"
	"github.com/zvirka/zvirka/canon"
	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/frame"
	"github.com/zvirka/zvirka/value"
)

// quantity returns the value of a number as package value has it.
func quantity(n anchor.Number) (value.Quantity, bool) {
	q, err := value.ParseQuantity(n.Value, n.ValueEnd, n.Unit, n.Bound)
	return q, err == nil && n.Value != ""
}

// instant returns the value of a time as package value has it.
func instant(t anchor.Time) (value.Time, bool) {
	v, err := value.ParseTime(t.Value, t.ValueEnd, t.Mod)
	return v, err == nil && t.Value != ""
}

// numbers returns the rule for the numbers of a bead.
func numbers(b *bead) *valueRule {
	r := &valueRule{kind: Number, name: "number"}
	as, bs := b.a.counted(b.apart), b.b.counted(b.apart)
	if b.nothingOf(len(as), len(bs)) {
		return r
	}
	r.as, r.bs = b.a.numberItems(b.apart), b.b.numberItems(b.apart)
	qa, qb := quantities(as), quantities(bs)
	r.relate = func(i, j int) value.Relation {
		n, m := as[i], bs[j]
		switch {
		case n.Rule == oneRule && m.Rule == oneRule, isSum(n, m, as, bs), isSum(m, n, bs, as):
			return value.Same
		case b.apart && measureAgainstCount(n, m, r.as[i].of, r.bs[j].of):
			return value.Incomparable
		case boundsClash(n, m), b.reachesAnother(n, m):
			return value.Disjoint
		}
		relation := qa[i].Relate(qb[j])
		if relation == value.Incomparable && loose(n.Unit, m.Unit) {
			return bare(n).Relate(bare(m))
		}
		return relation
	}
	r.alike = func(i, j int) bool {
		return b.countsAlike(as[i], bs[j], r.as[i].of, r.bs[j].of) || b.apart && boundsNearly(as[i], bs[j], r.relate(i, j))
	}
	r.inOther = func(which, i int) bool {
		if which == 0 {
			return sameQuantity(qa[i], b.bagB.quantities)
		}
		return sameQuantity(qb[i], b.bagA.quantities)
	}
	return r
}

// boundsClash reports whether two bounds of one direction have two values:
// both can be true, but who says «at least six» does not say «at least nine».
func boundsClash(n, m anchor.Number) bool {
	if n.Bound == "" || n.Bound[0] != '<' && n.Bound[0] != '>' || m.Bound == "" || m.Bound[0] != n.Bound[0] || n.Unit != m.Unit {
		return false
	}
	return n.Value != m.Value && n.ValueEnd == "" && m.ValueEnd == ""
}

// countsAlike reports whether two numbers may count the same thing: their
// nouns mean the same or both are nouns for people, and a measure is not set
// against a count.
func (b *bead) countsAlike(n, m anchor.Number, x, y canon.Form) bool {
	switch {
	case measureAgainstCount(n, m, x, y):
		return false
	case b.apart && (n.Type == ordinal) != (m.Type == ordinal):
		return false // «на першому поверсі» and «двоє»
	case x.IsZero() || y.IsZero():
		return true
	case canon.Similarity(x, y) >= weakLikeness:
		return true
	}
	return b.a.countsPeople(n, x) && b.b.countsPeople(m, y)
}

// measureAgainstCount reports whether one of two numbers has a unit, and the
// other counts what a noun names.
func measureAgainstCount(n, m anchor.Number, x, y canon.Form) bool {
	return n.Unit != "" && m.Unit == "" && !y.IsZero() || m.Unit != "" && n.Unit == "" && !x.IsZero()
}

// isPerson reports whether a noun for people stands at the span.
func (s *side) isPerson(span corpus.Span) bool {
	return slices.ContainsFunc(s.cues, func(c frame.Cue) bool { return c.Kind == "person" && c.Overlaps(span) })
}

// loose reports whether one of two units is not told, or the two have one
// name: pounds of money and of weight.
func loose(u, v string) bool {
	return u == "" || v == "" || u == "GBP" && v == "lb" || u == "lb" && v == "GBP"
}

// bare returns a number without its unit.
func bare(n anchor.Number) value.Quantity {
	n.Unit = ""
	q, _ := quantity(n)
	return q
}

func sameQuantity(q value.Quantity, all []value.Quantity) bool {
	for _, o := range all {
		if q.Relate(o) == value.Same {
			return true
		}
	}
	return false
}

func quantities(numbers []anchor.Number) []value.Quantity {
	out := make([]value.Quantity, len(numbers))
	for i, n := range numbers {
		out[i], _ = quantity(n)
	}
	return out
}

func (s *side) numberItems(apart bool) []item {
	numbers := s.counted(apart)
	items := make([]item, len(numbers))
	for i, n := range numbers {
		shown := strings.TrimSpace(n.Value + " " + n.Unit)
		if n.ValueEnd != "" {
			shown = strings.TrimSpace(n.Value + "…" + n.ValueEnd + " " + n.Unit)
		}
		if n.Bound != "" && n.Bound != "=" {
			shown = n.Bound + " " + shown
		}
		items[i] = item{Span: n.Span, value: shown, sort: "number", known: n.Value != "", paired: n.Rule == oneRule}
		if n.Of != "" {
			items[i].of = canon.Default().Form(n.Of, s.account.Doc.Lang)
			items[i].shown = s.withCounted(n)
		}
	}
	return items
}

// farCounted is how many bytes may stand between a number and what it counts,
// for both to be shown as one.
const farCounted = 32

// withCounted returns the span of a number and of what it counts, where that
// stands near after it in one clause.
func (s *side) withCounted(n anchor.Number) corpus.Span {
	if n.OfSpan.Start < n.End || n.OfSpan.Start-n.End > farCounted {
		return n.Span
	}
	if strings.ContainsAny(s.account.Doc.Text[n.End:n.OfSpan.Start], ",;:()«»\n") {
		return n.Span
	}
	return corpus.Span{Start: n.Start, End: n.OfSpan.End}
}

// digits returns the rule for tokens of digits that no anchor holds, scores
// of games among them: they are equal or they are not.
func digits(b *bead) *valueRule {
	r := &valueRule{kind: Number, name: "digits", as: digitItems(b.a), bs: digitItems(b.b)}
	r.relate = func(i, j int) value.Relation {
		if x, y := r.as[i].value, r.bs[j].value; x == y || b.apart && isTurned(x, y) {
			return value.Same
		}
		return value.Disjoint
	}
	r.inOther = func(which, i int) bool {
		if which == 0 {
			return strings.Contains(b.b.account.Doc.Text, r.as[i].value)
		}
		return strings.Contains(b.a.account.Doc.Text, r.bs[i].value)
	}
	return r
}

func digitItems(s *side) []item {
	var items []item
	for i := range s.words {
		w := &s.words[i]
		if w.class != canon.Number || w.part == inTime || w.part == inName || s.hasQuantity(w.Span) {
			continue
		}
		items = append(items, item{Span: w.Span, value: w.In(s.account.Doc.Text), sort: "digits"})
	}
	return items
}

// hasQuantity reports whether a number with a value lies over the span.
func (s *side) hasQuantity(span corpus.Span) bool {
	for _, n := range s.numbers {
		if n.Overlaps(span) {
			_, ok := quantity(n)
			return ok
		}
	}
	return false
}

// times returns the rule for the times of a bead. Where neither account has a
// date, words like «вчора» are compared as if both were written on one day.
func times(b *bead) *valueRule {
	r := &valueRule{kind: Date, name: "date"}
	if b.nothingOf(len(b.a.times), len(b.b.times)) {
		return r
	}
	r.as, r.bs = timeItems(b.a), timeItems(b.b)
	ta, tb := instants(b.a.times), instants(b.b.times)
	if b.a.account.Doc.Date == "" && b.b.account.Doc.Date == "" {
		assume(b.a, ta)
		assume(b.b, tb)
	}
	sayingA, sayingB := sources(b.a), sources(b.b)
	r.relate = func(i, j int) value.Relation {
		x, y := b.a.times[i], b.b.times[j]
		if b.apart && whenSaid(b.a, sayingA, x.Span) != whenSaid(b.b, sayingB, y.Span) {
			return value.Incomparable // when it was said, and when it was
		}
		relation := ta[i].Relate(tb[j])
		switch {
		case relation != value.Same && b.sameWords(x.Span, y.Span):
			return value.Same
		case dayBoundsClash(x, y):
			return value.Disjoint
		case boundsOfOneSort(x, y) && relation != value.Same && relation.Agree():
			return value.Disjoint
		}
		return relation
	}
	r.alike = func(i, j int) bool { return alikeTimes(b.a.times[i], b.b.times[j]) }
	r.inOther = func(which, i int) bool {
		if which == 0 {
			return sameTime(ta[i], b.bagB.instants)
		}
		return sameTime(tb[i], b.bagA.instants)
	}
	return r
}

// ordinal is the type of numbers that say which one.
const ordinal = "ordinal"

// scales are the units of durations, the least first.
const scales = "SmHDWMY"

// farScales is how many scales may lie between two durations of one thing: days
// and months, but not hours and years.
const farScales = 2

// alikeTimes reports whether two times may be of one thing: an age is set
// against an age, a duration against one of about its size.
func alikeTimes(x, y anchor.Time) bool {
	if (x.Rule == ageRule) != (y.Rule == ageRule) {
		return false
	}
	if x.Type != durations || y.Type != durations {
		return true
	}
	i, j := scaleOf(x.Value), scaleOf(y.Value)
	return i < 0 || j < 0 || abs(i-j) <= farScales
}

// ageRule is the rule of times that say how old somebody is.
const ageRule = "age"

// scaleOf returns the place among the scales of the unit of a duration, or -1.
func scaleOf(value string) int {
	if len(value) < 2 || value[0] != 'P' {
		return -1
	}
	unit := value[len(value)-1:]
	if unit == "M" && strings.Contains(value, "T") {
		unit = "m"
	}
	return strings.Index(scales, unit)
}

// dayBoundsClash reports whether two bounds of one direction name two times of
// one size: who says «not later than Friday» does not say «than Saturday».
func dayBoundsClash(x, y anchor.Time) bool {
	return x.Type == y.Type && x.Mod == y.Mod && x.Mod != "" && x.Value != "" && len(x.Value) == len(y.Value) && x.Value != y.Value
}

// boundsOfOneSort reports whether two times are bounds of one direction: of
// durations, or of days that no date of a document resolves.
func boundsOfOneSort(x, y anchor.Time) bool {
	return x.Type == y.Type && x.Mod == y.Mod && x.Mod != "" && (x.Type == durations || x.Value == "" && y.Value == "")
}

// whenSaid reports whether the time at the span is that of a saying, not of
// what is said: it stands in or right beside who says it.
func whenSaid(s *side, sayings []source, span corpus.Span) bool {
	from, to := s.wordsIn(span)
	for _, x := range sayings {
		if from < x.to+2 && x.from < to+2 {
			return true
		}
	}
	return false
}

// assumedDate is a day on which two accounts without a date are taken to be
// written, to compare their relative times: a Wednesday, like any other.
const assumedDate = "2003-10-15T12:00:00"

// assume fills in the values of the times of s that have none.
func assume(s *side, values []value.Time) {
	if !slices.ContainsFunc(values, value.Time.IsZero) {
		return
	}
	for _, i := range s.sentences {
		in := s.account.Sentences[i].Span
		resolved := timex.FindTimes(s.account.Doc.Text, spansOf(in), s.account.Doc.Lang, assumedDate)
		for k, t := range s.times {
			if !values[k].IsZero() {
				continue
			}
			for _, r := range resolved {
				if r.Start == t.Start {
					values[k], _ = instant(r)
				}
			}
		}
	}
}

// sameWords reports whether the words of two spans are the same.
func (b *bead) sameWords(s, t corpus.Span) bool {
	i0, i1 := b.a.wordsIn(s)
	j0, j1 := b.b.wordsIn(t)
	n := 0
	for i := i0; i < i1; i++ {
		w := &b.a.words[i]
		if w.class == canon.Word && w.form.Stop {
			continue
		}
		n++
		if w.partner < j0 || w.partner >= j1 {
			return false
		}
	}
	for j := j0; j < j1; j++ {
		if w := &b.b.words[j]; w.class != canon.Word || !w.form.Stop {
			n--
		}
	}
	return n == 0 && i1 > i0
}

func sameTime(t value.Time, all []value.Time) bool {
	for _, o := range all {
		if t.Relate(o) == value.Same {
			return true
		}
	}
	return false
}

func instants(times []anchor.Time) []value.Time {
	out := make([]value.Time, len(times))
	for i, t := range times {
		out[i], _ = instant(t)
	}
	return out
}

// durations are the sort of items that say how long something takes.
const durations = "duration"

func timeItems(s *side) []item {
	items := make([]item, len(s.times))
	for i, t := range s.times {
		shown := t.Value
		if shown == "" {
			shown = t.Text
		}
		if t.ValueEnd != "" {
			shown += "…" + t.ValueEnd
		}
		sort := "time"
		if t.Type == "duration" {
			sort = durations
		}
		items[i] = item{Span: t.Span, value: shown, sort: sort, known: t.Value != ""}
	}
	return items
}

// names returns the rule for the names of a bead: people, organisations and
// products of one type under different ids, or places under ids of which
// neither contains the other.
func names(b *bead, type_ string) *valueRule {
	r := &valueRule{kind: Name, name: "name"}
	if type_ == "LOC" {
		r.kind, r.name = Place, "place"
	}
	if b.nothingOf(b.a.count(type_), b.b.count(type_)) {
		return r
	}
	as, bs := ofType(b.a, b.b, type_), ofType(b.b, b.a, type_)
	r.as, r.bs = nameItems(as), nameItems(bs)
	sayingA, sayingB := sources(b.a), sources(b.b)
	r.relate = func(i, j int) value.Relation {
		relation := relateNames(as[i], bs[j])
		if b.apart && relation == value.Disjoint && (isNamedIn(sayingA, as[i].Span) || isNamedIn(sayingB, bs[j].Span)) {
			return value.Incomparable // who says it: another source is no other name
		}
		return relation
	}
	r.inOther = func(which, i int) bool {
		if which == 0 {
			return b.bagB.mentions(as[i])
		}
		return b.bagA.mentions(bs[i])
	}
	return r
}

// count returns how many mentions of a type are in s.
func (s *side) count(type_ string) int {
	n := 0
	for i := range s.mentions {
		if s.mentions[i].Type == type_ {
			n++
		}
	}
	return n
}

// isNamedIn reports whether the span lies in one of the sources.
func isNamedIn(sayings []source, span corpus.Span) bool {
	return slices.ContainsFunc(sayings, func(x source) bool { return x.span.Overlaps(span) })
}

// ofType returns the mentions of a type, without those that o has under
// another.
func ofType(s, o *side, type_ string) []*mention {
	var out []*mention
	for i := range s.mentions {
		if m := &s.mentions[i]; m.Type == type_ && !o.hasOtherwise(m) {
			out = append(out, m)
		}
	}
	return out
}

func nameItems(mentions []*mention) []item {
	g := gazetteer.Default()
	items := make([]item, len(mentions))
	for i, m := range mentions {
		items[i] = item{Span: m.Span, value: m.ID, sort: m.Type, known: m.ID != ""}
		if e, ok := g.Lookup(m.ID); ok {
			items[i].class = e.Sub
		}
	}
	return items
}

// hasOtherwise reports whether a name like m stands in s under another type, and
// none under that of m: the types are guessed from what stands beside them.
func (s *side) hasOtherwise(m *mention) bool {
	if len(m.keys) == 0 {
		return false
	}
	found := false
	for i := range s.mentions {
		if n := &s.mentions[i]; len(n.keys) == len(m.keys) && likeNames(m.keys, n.keys) {
			if n.Type == m.Type {
				return false
			}
			found = true
		}
	}
	return found
}
