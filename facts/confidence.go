package facts

import (
	"embed"
	"fmt"
	"math"
	"strconv"
	"strings"
	"sync"
)

//go:embed data
var data embed.FS

// node is a place in a tree: a question, or, where feature is -1, an answer.
type node struct {
	feature int
	cut     float64 // up to the cut goes left
	left    int     // index of the node; the right one follows it
	value   float64 // log-odds that an answer adds
}

// forest is the model of one family of rules: the sum of a constant and of
// the answers of its trees is the log-odds that a candidate is right.
type forest struct {
	constant float64
	trees    [][]node
}

// model holds a forest for each family of rules.
type model map[string]*forest

// families says which rules share a model, and what the rule itself adds to
// the features there: rules of a family stand in the order of their names.
var families = map[string]string{
	"number-clash": "clash", "digits-clash": "clash", "date-clash": "clash", "place-clash": "clash", "name-clash": "clash", "word-clash": "clash",
	"number-coarser": "coarser", "date-coarser": "coarser", "place-coarser": "coarser",
	"number-alone": "alone", "digits-alone": "alone", "date-alone": "alone", "place-alone": "alone", "name-alone": "alone", "word-alone": "alone", "name-part": "alone",
	"clause-more": "more", "words-more": "more",
	"sentence-alone": "sentence",
	"framing":        "telling",
	"source-alone":   "source", "source-clash": "source",
	"doubt-probable": "doubt", "doubt-possible": "doubt", "doubt-unknown": "doubt", "doubt-planned": "doubt", "doubt-future": "doubt", "doubt-conditional": "doubt",
	"negated": "negation", "opposite": "negation",
	"quote-reworded": "quote", "quote-alone": "quote",
	"passive": "agent", "moved": "order",
}

// ruleCodes numbers the rules within their families, for the trees.
var ruleCodes = func() map[string]float64 {
	order := []string{
		"number-clash", "digits-clash", "date-clash", "place-clash", "name-clash", "word-clash",
		"number-coarser", "date-coarser", "place-coarser", "name-coarser",
		"number-alone", "digits-alone", "date-alone", "place-alone", "name-alone", "word-alone", "name-part", "words-more", "clause-more",
		"source-alone", "source-clash", "doubt-probable", "doubt-planned", "doubt-future", "doubt-conditional", "doubt-possible", "doubt-unknown",
		"negated", "opposite", "quote-reworded", "quote-alone",
	}
	codes := map[string]float64{}
	for i, rule := range order {
		codes[rule] = float64(i)
	}
	return codes
}()

// weights is the model that confidences come from, made by
// internal/train/facts. It panics on a broken file: it is embedded.
var weights = sync.OnceValue(func() model {
	raw, err := data.ReadFile("data/weights.tsv")
	if err != nil {
		panic(err)
	}
	m, err := parseModel(string(raw))
	if err != nil {
		panic(err)
	}
	return m
})

// parseModel reads what [Fitted.Write] wrote.
func parseModel(text string) (model, error) {
	m := model{}
	for n, line := range strings.Split(text, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		if err := m.parse(strings.Split(line, "\t")); err != nil {
			return nil, fmt.Errorf("facts: weights.tsv:%d: %w", n+1, err)
		}
	}
	return m, nil
}

// parse reads a line: a family with its constant, or a tree of it.
func (m model) parse(cells []string) error {
	if len(cells) < 3 {
		return fmt.Errorf("want a family, a word and values, got %d columns", len(cells))
	}
	switch cells[1] {
	case "constant":
		v, err := strconv.ParseFloat(cells[2], 64)
		m[cells[0]] = &forest{constant: v}
		return err
	case "tree":
		f := m[cells[0]]
		if f == nil {
			return fmt.Errorf("a tree of %s before its constant", cells[0])
		}
		tree, err := parseTree(cells[2:])
		f.trees = append(f.trees, tree)
		return err
	}
	return fmt.Errorf("no line of kind %q", cells[1])
}

// parseTree reads nodes: "feature<=cut:left" or a value.
func parseTree(cells []string) ([]node, error) {
	tree := make([]node, len(cells))
	for i, cell := range cells {
		name, rest, question := strings.Cut(cell, "<=")
		if !question {
			v, err := strconv.ParseFloat(cell, 64)
			if err != nil {
				return nil, err
			}
			tree[i] = node{feature: -1, value: v}
			continue
		}
		cut, left, _ := strings.Cut(rest, ":")
		n := node{feature: featureOf(name)}
		var err error
		if n.cut, err = strconv.ParseFloat(cut, 64); err != nil {
			return nil, err
		}
		if n.left, err = strconv.Atoi(left); err != nil {
			return nil, err
		}
		if n.feature < 0 || n.left <= i || n.left+1 >= len(cells) {
			return nil, fmt.Errorf("a question that leads nowhere: %s", cell)
		}
		tree[i] = n
	}
	return tree, nil
}

func featureOf(name string) int {
	for i, known := range featureNames {
		if known == name {
			return i
		}
	}
	return -1
}

// odds returns the log-odds that a candidate with features x is right.
func (f *forest) odds(x *vector) float64 {
	z := f.constant
	for _, tree := range f.trees {
		z += answer(tree, x)
	}
	return z
}

func answer(tree []node, x *vector) float64 {
	i := 0
	for tree[i].feature >= 0 {
		n := &tree[i]
		if i = n.left; x[n.feature] > n.cut {
			i++
		}
	}
	return tree[i].value
}

// family returns the name of the model that judges c. What one side has more
// means another thing in a translation than in accounts written apart.
func (c *candidate) family() string {
	family := families[c.Rule]
	if c.x[featApart] > 0 && (family == "more" || family == "alone") {
		return family + "-apart"
	}
	return family
}

// confidence returns the probability that c is right.
func (m model) confidence(c *candidate) float64 {
	f := m[c.family()]
	if f == nil {
		return 0
	}
	return math.Round(100*sigmoid(f.odds(&c.x))) / 100
}

func sigmoid(z float64) float64 { return 1 / (1 + math.Exp(-z)) }
