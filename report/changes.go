package report

import (
	"fmt"
	"strings"
)

// Changes says, one a line, which differences stand in only one of two
// comparisons of the same documents, and which have other figures.
func Changes(was, is *Comparison) []string {
	var out []string
	before, order := differencesOf(was)
	now, later := differencesOf(is)
	for _, k := range order {
		if len(before[k]) > len(now[k]) {
			out = append(out, "gone: "+k)
		}
	}
	for _, k := range later {
		switch {
		case len(now[k]) > len(before[k]):
			out = append(out, "new: "+k)
		case len(now[k]) == len(before[k]) && now[k][0] != before[k][0]:
			out = append(out, fmt.Sprintf("confidence or salience: %s: %s, was %s", k, now[k][0], before[k][0]))
		}
	}
	return out
}

// differencesOf returns the differences of c by what they say, with their
// figures, and the order in which they come.
func differencesOf(c *Comparison) (map[string][]string, []string) {
	v := newView(c, "en")
	all := map[string][]string{}
	var order []string
	for i := range v.pairs {
		p := &v.pairs[i]
		for g := range p.groups {
			for k := range p.groups[g].items {
				it := &p.groups[g].items[k]
				parts := []string{p.id, string(it.Kind)}
				for side := range it.sides {
					e := &it.sides[side]
					if !e.context && len(e.pieces) > 0 {
						parts = append(parts, e.account.letter+" "+e.numbers()+" "+e.plain())
					}
				}
				key := strings.Join(parts, " | ")
				if all[key] == nil {
					order = append(order, key)
				}
				all[key] = append(all[key], fmt.Sprintf("%.2f %d", it.Confidence, it.Salience))
			}
		}
	}
	return all, order
}
