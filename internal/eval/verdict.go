package eval

import "slices"

// Verdict is what an editor said of a report: of one difference, or of where a
// sentence belongs. Spans are those of the texts of the gold.
type Verdict struct {
	Action string // accept, reject, retype or relink
	Kind   string
	To     string // the kind that a retyped difference has
	A, B   []Span
}

// VerdictNote is the note of gold that a [Verdict] made.
const VerdictNote = "said by an editor"

// Amend lays the verdict of an editor over g. What was accepted is gold
// without a doubt; what was rejected is no gold, and a trap; what was retyped
// is gold of the other kind. A relinked sentence belongs with the one named
// and with no other. Gold that has the kind, and overlaps on both sides, is
// taken for what the verdict is about. It reports whether the action is known.
func (g *Gold) Amend(v Verdict) bool {
	switch v.Action {
	case "accept":
		g.confirm(v.Kind, v)
	case "reject":
		g.withdraw(v)
		g.Traps = append(g.Traps, Trap{Kind: v.Kind, A: v.A, B: v.B, Note: VerdictNote})
	case "retype":
		g.withdraw(v)
		g.confirm(v.To, v)
	case "relink":
		g.relink(v)
	default:
		return false
	}
	return true
}

// confirm makes the differences that v is about firm gold of a kind, adding
// one where there is none.
func (g *Gold) confirm(kind string, v Verdict) {
	g.Traps = slices.DeleteFunc(g.Traps, func(t Trap) bool { return t.Kind == kind && together(t.A, t.B, v) })
	found := false
	for i := range g.Differences {
		if d := &g.Differences[i]; d.Kind == kind && together(d.A, d.B, v) {
			d.Doubtful, found = false, true
		}
	}
	if !found {
		g.Differences = append(g.Differences, Difference{Kind: kind, A: v.A, B: v.B, Salience: 2, Note: VerdictNote})
	}
}

// withdraw takes out the differences that v is about.
func (g *Gold) withdraw(v Verdict) {
	g.Differences = slices.DeleteFunc(g.Differences, func(d Difference) bool { return d.Kind == v.Kind && together(d.A, d.B, v) })
}

// relink makes the sentences of v belong together and with no others.
func (g *Gold) relink(v Verdict) {
	relation := "overlap"
	var kept []Link
	for _, l := range g.Links {
		if meet(l.A, v.A) && meet(l.B, v.B) {
			relation = l.Relation
		}
		l.A, l.B = without(l.A, v.A), without(l.B, v.B)
		if len(l.A) > 0 && len(l.B) > 0 {
			kept = append(kept, l)
		}
	}
	g.Links = append(kept, Link{A: v.A, B: v.B, Relation: relation})
}

// together reports whether gold with the sides a and b may be what v is about.
func together(a, b []Span, v Verdict) bool {
	return len(a) == 0 && len(v.A) == 0 && meet(b, v.B) || len(b) == 0 && len(v.B) == 0 && meet(a, v.A) || meet(a, v.A) && meet(b, v.B)
}

// meet reports whether two lists share a byte.
func meet(x, y []Span) bool { return len(x) > len(without(x, y)) }

// without returns those of x that share no byte with y.
func without(x, y []Span) []Span {
	return slices.DeleteFunc(slices.Clone(x), func(s Span) bool {
		return slices.ContainsFunc(y, func(t Span) bool { return s.Start < t.End && t.Start < s.End })
	})
}
