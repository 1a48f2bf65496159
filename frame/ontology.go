package frame

import (
	"strings"
	"sync"
)

// Class is one kind of event.
type Class struct {
	ID         string
	Group      string // speech, politics, conflict, harm, law, economy, move, nature, health, science, sport, culture, general, mind
	Definition string
	Roles      map[string]string // role → who fills it
	Near       []string          // classes that may name the same event
	Opposite   []string          // classes that say the contrary
}

// relation of two classes, as the ontology gives it.
type relation uint8

const (
	unrelated relation = iota
	equalClass
	nearClass
	oppositeClass
)

type ontologyData struct {
	classes []Class
	index   map[string]uint8
	rel     [][]relation // symmetric
	near    [][]uint8    // near classes of each
	weight  []float32    // what two events of the class have in common by it
}

var ontology = sync.OnceValue(func() *ontologyData {
	o := &ontologyData{index: map[string]uint8{}}
	const file = "ontology.tsv"
	rows(file, func(line int, f []string) {
		if len(f) != 6 {
			broken(file, line, "want six columns")
		}
		c := Class{ID: f[0], Group: f[1], Definition: f[2], Roles: map[string]string{}, Near: fields(f[4]), Opposite: fields(f[5])}
		for _, r := range strings.Split(f[3], ";") {
			role, who, ok := strings.Cut(r, "=")
			if !ok {
				broken(file, line, "want role=who")
			}
			c.Roles[role] = who
		}
		o.index[c.ID] = uint8(len(o.classes))
		o.classes = append(o.classes, c)
	})
	o.rel = make([][]relation, len(o.classes))
	for i := range o.rel {
		o.rel[i] = make([]relation, len(o.classes))
		o.rel[i][i] = equalClass
	}
	for i, c := range o.classes {
		for _, id := range c.Near {
			o.relate(uint8(i), o.mustIndex(id), nearClass)
		}
		for _, id := range c.Opposite {
			o.relate(uint8(i), o.mustIndex(id), oppositeClass)
		}
	}
	o.near = make([][]uint8, len(o.classes))
	o.weight = make([]float32, len(o.classes))
	for i := range o.rel {
		for j, r := range o.rel[i] {
			if r == nearClass || r == oppositeClass {
				o.near[i] = append(o.near[i], uint8(j))
			}
		}
		o.weight[i] = 0.7
		switch o.classes[i].Group {
		case "general", "mind", "speech":
			o.weight[i] = 0.3
		}
		switch o.classes[i].ID {
		case "say", "report", "be", "result", "lead":
			o.weight[i] = 0.15
		}
	}
	return o
})

func (o *ontologyData) relate(i, j uint8, r relation) {
	o.rel[i][j], o.rel[j][i] = r, r
}

func (o *ontologyData) mustIndex(id string) uint8 {
	i, ok := o.index[id]
	if !ok {
		panic("frame: data/ontology.tsv: unknown class " + id)
	}
	return i
}

func fields(s string) []string {
	if s == "-" {
		return nil
	}
	return strings.Fields(s)
}

// Classes returns the ontology in the order of its file. The result is shared
// and must not be changed.
func Classes() []Class { return ontology().classes }

// Near reports whether two classes may name one event: they are equal or
// the ontology calls them near. Unknown classes are near nothing.
func Near(a, b string) bool {
	o := ontology()
	i, ok := o.index[a]
	j, ok2 := o.index[b]
	return ok && ok2 && (o.rel[i][j] == equalClass || o.rel[i][j] == nearClass)
}
