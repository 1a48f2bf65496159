// Package boost fits and runs small forests of regression trees for the
// log-odds of yes and no: gradient boosting with the logistic loss (Friedman
// 2001, Stochastic gradient boosting 2002). It is deterministic.
package boost

import (
	"fmt"
	"math"
	"slices"
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
	nodes    []packed // of all trees
	roots    []int32  // where each tree begins
}

// packed is a node as a forest holds it: left is a place in the forest, and
// of an answer number is the value.
type packed struct {
	number        float64
	feature, left int32
}

// Odds returns the log-odds of yes for features x.
func (f *Forest) Odds(x []float64) float64 {
	z := f.constant
	for _, at := range f.roots {
		n := &f.nodes[at]
		for n.feature >= 0 {
			next := n.left
			if x[n.feature] > n.number {
				next++
			}
			n = &f.nodes[next]
		}
		z += n.number
	}
	return z
}

// add adds a tree.
func (f *Forest) add(tree []node) {
	root := int32(len(f.nodes))
	f.roots = append(f.roots, root)
	for _, n := range tree {
		p := packed{number: n.cut, feature: int32(n.feature), left: root + int32(n.left)}
		if n.feature < 0 {
			p = packed{number: n.value, feature: -1}
		}
		f.nodes = append(f.nodes, p)
	}
}

// trees yields the nodes of each tree and the place of its root.
func (f *Forest) trees(yield func(root int32, tree []packed) bool) {
	for i, root := range f.roots {
		end := int32(len(f.nodes))
		if i+1 < len(f.roots) {
			end = f.roots[i+1]
		}
		if !yield(root, f.nodes[root:end]) {
			return
		}
	}
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
	for root, tree := range f.trees {
		b = fmt.Appendf(b, "%s\ttree", prefix)
		for _, n := range tree {
			if n.feature < 0 {
				b = fmt.Appendf(b, "\t%.4f", n.number)
			} else {
				b = fmt.Appendf(b, "\t%s<=%v:%d", names[n.feature], n.number, n.left-root)
			}
		}
		b = append(b, '\n')
	}
	return b
}

// Names are the names of features in a file, and where they stand in a vector.
type Names map[string]int

// NewNames returns the names of the features of a vector; of two with one name
// the first has it.
func NewNames(names []string) Names {
	n := make(Names, len(names))
	for i, name := range slices.Backward(names) {
		n[name] = i
	}
	return n
}

// Parse reads one line that [Forest.Append] wrote, without its prefix, into f.
func (f *Forest) Parse(line string, names Names) error {
	kind, rest, ok := strings.Cut(line, "\t")
	if !ok {
		return fmt.Errorf("want a word and values, got %q", line)
	}
	switch kind {
	case "constant":
		v, err := strconv.ParseFloat(rest, 64)
		f.constant = v
		return err
	case "tree":
		return f.parseTree(rest, names)
	}
	return fmt.Errorf("no line of kind %q", kind)
}

// parseTree adds the tree of a line of nodes.
func (f *Forest) parseTree(line string, names Names) error {
	root := int32(len(f.nodes))
	size := strings.Count(line, "\t") + 1
	for cell := range strings.SplitSeq(line, "\t") {
		name, rest, question := strings.Cut(cell, "<=")
		if !question {
			v, err := strconv.ParseFloat(cell, 64)
			if err != nil {
				return err
			}
			f.nodes = append(f.nodes, packed{number: v, feature: -1})
			continue
		}
		cut, left, _ := strings.Cut(rest, ":")
		v, err := strconv.ParseFloat(cut, 64)
		if err != nil {
			return err
		}
		n, err := strconv.Atoi(left)
		if err != nil {
			return err
		}
		feature, known := names[name]
		if at := len(f.nodes) - int(root); !known || n <= at || n+1 >= size {
			return fmt.Errorf("a question that leads nowhere: %s", cell)
		}
		f.nodes = append(f.nodes, packed{v, int32(feature), root + int32(n)})
	}
	f.roots = append(f.roots, root)
	return nil
}
