package eval

import "fmt"

// pair is a gold record made ready, with the prediction for it.
type pair struct {
	id      string
	control bool
	open    bool
	text    [2]*text
	links   []link
	gold    []item // differences
	traps   []item
	beads   []link
	said    []item // predicted differences
}

// link is a link or a bead with spans of characters.
type link struct {
	side     [2]spans
	relation string
	doubtful bool
}

var sideNames = [2]string{"a", "b"}

// newPair checks the spans of g and p; p may be nil.
func newPair(g *Gold, p *Prediction) (*pair, error) {
	if p == nil {
		p = &Prediction{}
	}
	out := &pair{id: g.ID, control: g.Control, open: g.Open, text: [2]*text{newText(g.A.Text), newText(g.B.Text)}}
	for n, l := range g.Links {
		side, err := out.sides(l.A, l.B, "gold link", n)
		if err != nil {
			return nil, err
		}
		out.links = append(out.links, link{side, l.Relation, l.Doubtful})
	}
	for n, d := range g.Differences {
		side, err := out.sides(d.A, d.B, "gold difference", n)
		if err != nil {
			return nil, err
		}
		if _, ok := groups[d.Kind]; !ok {
			return nil, fmt.Errorf("eval: %s: gold difference %d: unknown kind %q", g.ID, n, d.Kind)
		}
		out.gold = append(out.gold, item{kind: d.Kind, side: side, salience: d.Salience, doubtful: d.Doubtful, note: d.Note})
	}
	for n, t := range g.Traps {
		side, err := out.sides(t.A, t.B, "trap", n)
		if err != nil {
			return nil, err
		}
		out.traps = append(out.traps, item{kind: t.Kind, side: side, note: t.Note})
	}
	return out, out.predict(p)
}

// predict checks what p says.
func (out *pair) predict(p *Prediction) error {
	for n, b := range p.Beads {
		side, err := out.sides(b.A, b.B, "bead", n)
		if err != nil {
			return err
		}
		if b.Relation != related {
			out.beads = append(out.beads, link{side: side, relation: b.Relation})
		}
	}
	for n, d := range p.Differences {
		if d.Kind == kindCopy {
			continue
		}
		side, err := out.sides(d.A, d.B, "difference", n)
		if err != nil {
			return err
		}
		said := item{kind: d.Kind, side: side, confidence: 1}
		if d.Confidence != nil {
			said.confidence = *d.Confidence
		}
		_, known := groups[d.Kind]
		switch {
		case !known:
			return fmt.Errorf("eval: %s: difference %d: unknown kind %q", out.id, n, d.Kind)
		case !(said.confidence >= 0 && said.confidence <= 1):
			return fmt.Errorf("eval: %s: difference %d: confidence %v is not in 0..1", out.id, n, said.confidence)
		case len(side[0])+len(side[1]) == 0:
			return fmt.Errorf("eval: %s: difference %d has no span", out.id, n)
		}
		out.said = append(out.said, said)
	}
	return nil
}

func (out *pair) sides(a, b []Span, what string, n int) (side [2]spans, err error) {
	for s, list := range [2][]Span{a, b} {
		if side[s], err = out.text[s].spans(list); err != nil {
			return side, fmt.Errorf("eval: %s: %s %d, side %s: %w", out.id, what, n, sideNames[s], err)
		}
	}
	return side, nil
}

// sentences is a pair of sentences.
type sentences [2]Span

// product returns the pairs of sentences that l stands for.
func (l *link) product() []sentences {
	var out []sentences
	for _, a := range l.side[0] {
		for _, b := range l.side[1] {
			out = append(out, sentences{a, b})
		}
	}
	return out
}

// judged is what became of the links of a pair.
type judged struct {
	right, wrong  []sentences // predicted
	found, missed []sentences // gold
	relations     []relation  // of the right ones
}

// relation is the relation said of a right link, and those that gold accepts.
type relation struct {
	said     string
	accepted map[string]bool
}

// judgeLinks holds the beads against the gold links.
func (out *pair) judgeLinks() judged {
	firm, firmOrder := map[sentences]map[string]bool{}, []sentences(nil)
	doubtful := map[sentences]bool{}
	for _, l := range out.links {
		for _, p := range l.product() {
			switch {
			case l.doubtful:
				doubtful[p] = true
				continue
			case firm[p] == nil:
				firm[p] = map[string]bool{}
				firmOrder = append(firmOrder, p)
			}
			firm[p][l.relation] = true
		}
	}
	var j judged
	found := map[sentences]bool{}
	done := map[sentences]bool{}
	for _, b := range out.beads {
		for _, p := range b.product() {
			if done[p] {
				continue
			}
			done[p] = true
			accepted := map[string]bool{}
			hit := false
			for _, g := range firmOrder {
				if !p.matches(g) {
					continue
				}
				hit, found[g] = true, true
				for r := range firm[g] {
					accepted[r] = true
				}
			}
			switch {
			case hit:
				j.right = append(j.right, p)
				j.relations = append(j.relations, relation{b.relation, accepted})
			case !p.matchesAny(doubtful) && !out.title(p) && (!out.open || out.settled(p)):
				j.wrong = append(j.wrong, p)
			}
		}
	}
	for _, g := range firmOrder {
		if found[g] {
			j.found = append(j.found, g)
		} else {
			j.missed = append(j.missed, g)
		}
	}
	return j
}

func (p sentences) matches(g sentences) bool {
	return sameSentence(p[0], g[0]) && sameSentence(p[1], g[1])
}

func (p sentences) matchesAny(set map[sentences]bool) bool {
	for g := range set {
		if p.matches(g) {
			return true
		}
	}
	return false
}

// title reports whether p has a title on a side.
func (out *pair) title(p sentences) bool {
	return p[0].End <= out.text[0].title || p[1].End <= out.text[1].title
}

// settled reports whether the gold says, without a doubt, where a sentence of
// p belongs.
func (out *pair) settled(p sentences) bool {
	for _, l := range out.links {
		for s, list := range l.side {
			for _, g := range list {
				if !l.doubtful && sameSentence(p[s], g) {
					return true
				}
			}
		}
	}
	return false
}

// verdict is what became of the predicted differences under one test.
type verdict struct {
	match []int // of each prediction: the firm gold item, or -1
	wrong []int // predictions that match nothing, not even doubtful gold
	right int   // how many match
}

// judge holds the predicted differences against firm, the gold that is not
// doubtful.
func (out *pair) judge(firm, doubtful []item, may test) verdict {
	v := verdict{match: matching(out.said, firm, may)}
	for i := range out.said {
		if v.match[i] >= 0 {
			v.right++
			continue
		}
		free := false
		for j := range doubtful {
			free = free || may(&out.said[i], &doubtful[j]) || lax(&out.said[i], &doubtful[j])
		}
		if out.open {
			free = !out.trapped(i)
		}
		if !free {
			v.wrong = append(v.wrong, i)
		}
	}
	return v
}

// trapped reports whether a prediction springs a trap.
func (out *pair) trapped(i int) bool {
	for k := range out.traps {
		if factual(out.said[i].kind) && covers(&out.said[i], &out.traps[k]) {
			return true
		}
	}
	return false
}

// sprung reports, for each trap, which of the wrong predictions springs it,
// or -1.
func (out *pair) sprung(wrong []int) []int {
	hits := make([]int, len(out.traps))
	for k := range out.traps {
		hits[k] = -1
		for _, i := range wrong {
			if factual(out.said[i].kind) && covers(&out.said[i], &out.traps[k]) {
				hits[k] = i
				break
			}
		}
	}
	return hits
}

// covers reports whether p overlaps trap on each side that it has.
func covers(p, trap *item) bool {
	for s := range trap.side {
		if len(trap.side[s]) > 0 && !loose(p.side[s], trap.side[s]) {
			return false
		}
	}
	return true
}
