// Package boost fits and runs small forests of regression trees for the
// log-odds of yes and no: gradient boosting with the logistic loss (Friedman
// 2001, Stochastic gradient boosting 2002). It is deterministic.
package boost

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// node is a place in a tree: a question, or, where feature is below 0, an
// answer. Values up to the cut go to node left, others to the one after it.
type node struct {
	feature int
	cut     float64
	left    int
	value   float64
}

// Forest is a model: the sum of a constant and of the answers of its trees is
// the log-odds of yes. It is immutable and safe for concurrent use.
type Forest struct {
	constant float64
	trees    [][]node
}

// Odds returns the log-odds of yes for features x.
func (f *Forest) Odds(x []float64) float64 {
	z := f.constant
	for _, tree := range f.trees {
		z += answer(tree, x)
	}
	return z
}

func answer(tree []node, x []float64) float64 {
	i := 0
	for tree[i].feature >= 0 {
		n := &tree[i]
		if i = n.left; x[n.feature] > n.cut {
			i++
		}
	}
	return tree[i].value
}

// Sigmoid turns log-odds into a probability.
func Sigmoid(z float64) float64 { return 1 / (1 + math.Exp(-z)) }

// Append appends f to b as lines that begin with prefix and a tab: the
// constant, then a tree a line. Features are written by name.
func (f *Forest) Append(b []byte, prefix string, names []string) []byte {
	b = fmt.Appendf(b, "%s\tconstant\t%.4f\n", prefix, f.constant)
	for _, tree := range f.trees {
		b = fmt.Appendf(b, "%s\ttree", prefix)
		for _, n := range tree {
			if n.feature < 0 {
				b = fmt.Appendf(b, "\t%.4f", n.value)
			} else {
				b = fmt.Appendf(b, "\t%s<=%v:%d", names[n.feature], n.cut, n.left)
			}
		}
		b = append(b, '\n')
	}
	return b
}

// Parse reads one line that [Forest.Append] wrote, without its prefix, into f.
func (f *Forest) Parse(cells []string, names []string) error {
	if len(cells) < 2 {
		return fmt.Errorf("want a word and values, got %d columns", len(cells))
	}
	switch cells[0] {
	case "constant":
		v, err := strconv.ParseFloat(cells[1], 64)
		f.constant = v
		return err
	case "tree":
		tree, err := parseTree(cells[1:], names)
		f.trees = append(f.trees, tree)
		return err
	}
	return fmt.Errorf("no line of kind %q", cells[0])
}

func parseTree(cells []string, names []string) ([]node, error) {
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
		n := node{feature: indexOf(names, name)}
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

func indexOf(names []string, name string) int {
	for i, known := range names {
		if known == name {
			return i
		}
	}
	return -1
}
