package eval

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// explain notes what went wrong with a pair.
func (s *scorer) explain(p *pair, j judged, firm []item, v [len(tests)]verdict, hits []int) {
	note := func(what, detail, a, b string) {
		s.result.Findings = append(s.result.Findings, Finding{what, p.id, detail, a, b})
	}
	for _, x := range j.wrong {
		note("wrong link", "", p.show(0, spans{x[0]}), p.show(1, spans{x[1]}))
	}
	for _, x := range j.missed {
		note("missed link", "", p.show(0, spans{x[0]}), p.show(1, spans{x[1]}))
	}
	for k, i := range hits {
		if i >= 0 {
			d, t := &p.said[i], &p.traps[k]
			note("trap hit", fmt.Sprintf("%s on a %s trap (%s)", d.kind, t.kind, t.note), p.show(0, d.side[0]), p.show(1, d.side[1]))
		}
	}
	found := make([]bool, len(firm))
	for _, j := range v[byLax].match {
		if j >= 0 {
			found[j] = true
		}
	}
	for salience := 3; salience >= 0; salience-- {
		for k := range firm {
			if d := &firm[k]; !found[k] && d.salience == salience {
				note("missed difference", fmt.Sprintf("%s, salience %d", d.kind, d.salience), p.show(0, d.side[0]), p.show(1, d.side[1]))
			}
		}
	}
	alarm := "false alarm"
	if p.control {
		alarm = "false alarm on a control"
	}
	wrong := slices.Clone(v[byLax].wrong)
	slices.SortStableFunc(wrong, func(i, j int) int { return cmp.Compare(p.said[j].confidence, p.said[i].confidence) })
	for _, i := range wrong {
		d := &p.said[i]
		note(alarm, fmt.Sprintf("%s at %.2f", d.kind, d.confidence), p.show(0, d.side[0]), p.show(1, d.side[1]))
	}
	for i, k := range v[byLax].match {
		if k >= 0 && v[byStrict].match[i] < 0 {
			d, g := &p.said[i], &firm[k]
			note("lax only", fmt.Sprintf("%s for %s", d.kind, g.kind),
				p.show(0, d.side[0])+"  [gold: "+p.show(0, g.side[0])+"]", p.show(1, d.side[1])+"  [gold: "+p.show(1, g.side[1])+"]")
		}
	}
}

// show returns the words of spans of one side, on one line.
func (p *pair) show(side int, list spans) string {
	if len(list) == 0 {
		return "-"
	}
	runes := []rune(p.text[side].s)
	parts := make([]string, len(list))
	for i, x := range list {
		parts[i] = strings.Join(strings.Fields(string(runes[x.Start:x.End])), " ")
	}
	return strings.Join(parts, " … ")
}
