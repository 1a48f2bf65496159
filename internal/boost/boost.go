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
	"sync"
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
	trees    [][]node // as they were grown
	full     fullTrees
}

// Odds returns the log-odds of yes for features x, of which there is one at
// least.
func (f *Forest) Odds(x []float64) float64 {
	f.full.fill(f.trees)
	return f.full.sum(f.constant, x)
}

// fullTrees are the trees of a forest, all of one depth, once they are asked
// for: where a tree answers sooner, both sides of idle questions give that
// answer. A walk is then as many steps in each tree, with nothing to guess for
// the processor.
type fullTrees struct {
	once      sync.Once
	depth     int
	questions []question // 1<<depth of each tree, the last of them idle: those of a level stand side by side
	answers   []float64  // 1<<depth of each tree
}

// leastDepth is the depth of full trees that are not deeper.
const leastDepth = 3

// question leads values up to the cut to the left.
type question struct {
	cut     float64
	feature int
}

// fill makes the full trees of trees, once.
func (f *fullTrees) fill(trees [][]node) {
	f.once.Do(func() {
		f.depth = leastDepth
		for _, t := range trees {
			f.depth = max(f.depth, depthOf(t, 0))
		}
		f.questions = make([]question, len(trees)<<f.depth)
		f.answers = make([]float64, len(trees)<<f.depth)
		for k, t := range trees {
			f.put(k, t, 0, 0)
		}
	})
}

// put writes the subtree of a tree at node as place at of full tree k.
func (f *fullTrees) put(k int, tree []node, node, at int) {
	n, inner := &tree[node], 1<<f.depth-1
	if at >= inner {
		f.answers[k<<f.depth+at-inner] = n.value
		return
	}
	left, right := node, node
	q := question{cut: math.Inf(1)}
	if n.feature >= 0 {
		q = question{n.cut, n.feature}
		left, right = n.left, n.left+1
	}
	f.questions[k<<f.depth+at] = q
	f.put(k, tree, left, 2*at+1)
	f.put(k, tree, right, 2*at+2)
}

// sum adds to z what each tree answers for features x. The first questions are
// written out: the processor walks several trees at once then.
func (f *fullTrees) sum(z float64, x []float64) float64 {
	size, more := 1<<f.depth, f.depth-leastDepth
	questions, answers := f.questions, f.answers
	for len(answers) >= size {
		tree := questions[:size]
		at := tree[0].next(0, x)
		at = tree[at].next(at, x)
		at = tree[at].next(at, x)
		for range more {
			at = tree[at].next(at, x)
		}
		z += answers[at-size+1]
		questions, answers = questions[size:], answers[size:]
	}
	return z
}

// next returns the place after that of q in a tree, which is at. Which of two
// it is takes no branch: it is the sign of a difference.
func (q *question) next(at int, x []float64) int {
	return 2*at + 1 + int(math.Float64bits(q.cut-x[q.feature])>>63)
}

// depthOf returns how many questions the longest walk down from a node asks.
func depthOf(tree []node, at int) int {
	if tree[at].feature < 0 {
		return 0
	}
	return 1 + max(depthOf(tree, tree[at].left), depthOf(tree, tree[at].left+1))
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
	tree := make([]node, 0, strings.Count(line, "\t")+1)
	for cell := range strings.SplitSeq(line, "\t") {
		n, err := parseNode(cell, names)
		if err != nil {
			return err
		}
		if n.feature >= 0 && (n.left <= len(tree) || n.left+1 >= cap(tree)) {
			return fmt.Errorf("a question that leads nowhere: %s", cell)
		}
		tree = append(tree, n)
	}
	f.trees = append(f.trees, tree)
	return nil
}

// parseNode reads a question or an answer.
func parseNode(cell string, names Names) (node, error) {
	name, rest, isQuestion := strings.Cut(cell, "<=")
	if !isQuestion {
		value, err := strconv.ParseFloat(cell, 64)
		return node{feature: -1, value: value}, err
	}
	cut, left, _ := strings.Cut(rest, ":")
	feature, known := names[name]
	if !known {
		return node{}, fmt.Errorf("no feature is called %q", name)
	}
	number, err := strconv.ParseFloat(cut, 64)
	if err != nil {
		return node{}, err
	}
	to, err := strconv.Atoi(left)
	return node{feature: feature, cut: number, left: to}, err
}
