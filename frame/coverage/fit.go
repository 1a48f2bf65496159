package main

import (
	"cmp"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"

	"github.com/zvirka/zvirka/frame"
)

// The fit is that of a logistic regression with a ridge, by Newton's method.
// Which pair of frames stands for two sentences is what the weights prefer, so
// that both are found in turns.
const (
	rounds = 4 // turns of choosing and weighing
	steps  = 6 // of Newton's method
)

// ridge is the penalty on the square of a weight, in units of a sample.
var ridge = 1.0

// fit returns the weights that tell gold samples from others best. It begins
// with frames that have most in common of whatever kind.
func fit(samples []sample) frame.Vector {
	var w frame.Vector
	for i := range w {
		w[i] = 1
	}
	x := make([]frame.Vector, len(samples))
	for range rounds {
		for i := range samples {
			x[i], _ = samples[i].best(&w)
		}
		w = frame.Vector{}
		for range steps {
			newton(&w, x, samples)
		}
	}
	return w
}

// best returns the evidence of the two frames that w prefers, and its score. A
// sample without any has the zero vector and the score 0.
func (s *sample) best(w *frame.Vector) (v frame.Vector, score float64) {
	most := math.Inf(-1)
	for i := range s.vectors {
		if z := dot(w, &s.vectors[i]); z > most {
			v, most = s.vectors[i], z
		}
	}
	return v, logistic(most)
}

func dot(a, b *frame.Vector) (z float64) {
	for i := range a {
		z += a[i] * b[i]
	}
	return z
}

func logistic(z float64) float64 { return 1 / (1 + math.Exp(-z)) }

// newton makes one step of w.
func newton(w *frame.Vector, x []frame.Vector, samples []sample) {
	const n = len(frame.Vector{})
	var h [n][n + 1]float64
	for i := range n {
		h[i][i] = ridge
		h[i][n] = -ridge * w[i]
	}
	h[0][0], h[0][n] = 1e-6, 0 // the bias is free
	for k := range x {
		v := &x[k]
		if v[0] == 0 {
			continue // nothing in common: no weight matters
		}
		p := logistic(dot(w, v))
		q := max(p*(1-p), 1e-6)
		for i := range n {
			if v[i] == 0 {
				continue
			}
			h[i][n] += v[i] * (one(samples[k].gold) - p)
			for j := range n {
				h[i][j] += q * v[i] * v[j]
			}
		}
	}
	for i := range n { // Gauss
		best := i
		for j := i + 1; j < n; j++ {
			if math.Abs(h[j][i]) > math.Abs(h[best][i]) {
				best = j
			}
		}
		h[i], h[best] = h[best], h[i]
		for j := range n {
			if j == i {
				continue
			}
			f := h[j][i] / h[i][i]
			for k := i; k <= n; k++ {
				h[j][k] -= f * h[i][k]
			}
		}
	}
	for i := range n {
		w[i] += h[i][n] / h[i][i]
	}
}

func one(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// leaveOneOut scores the samples of every pair of accounts by weights fitted
// without that pair.
func leaveOneOut(samples []sample) []sample {
	out := make([]sample, 0, len(samples))
	for i := 0; i < len(samples); {
		j := i
		for j < len(samples) && samples[j].id == samples[i].id {
			j++
		}
		w := fit(slices.Concat(samples[:i], samples[j:]))
		for _, s := range samples[i:j] {
			_, s.score = s.best(&w)
			out = append(out, s)
		}
		i = j
	}
	return out
}

// area returns the area under the curve of linked against other samples: how
// often a linked one has the higher score; ties count half.
func area(samples []sample) float64 {
	list := slices.Clone(samples)
	slices.SortFunc(list, func(a, b sample) int { return cmp.Compare(a.score, b.score) })
	sum, below, gold := 0.0, 0.0, 0.0
	for i := 0; i < len(list); {
		j, g, o := i, 0.0, 0.0
		for ; j < len(list) && list[j].score == list[i].score; j++ {
			if list[j].gold {
				g++
			} else {
				o++
			}
		}
		sum += g * (below + o/2)
		below += o
		gold += g
		i = j
	}
	return sum / max(gold*below, 1)
}

// at returns the share of linked samples that match where the share of others
// that do is at most other.
func at(samples []sample, other float64) (linked, threshold float64) {
	var gold, rest []float64
	for _, s := range samples {
		if s.gold {
			gold = append(gold, s.score)
		} else {
			rest = append(rest, s.score)
		}
	}
	if len(gold) == 0 || len(rest) == 0 {
		return 0, 0
	}
	slices.SortFunc(rest, func(a, b float64) int { return cmp.Compare(b, a) })
	threshold = max(rest[int(other*float64(len(rest)))], 1e-9)
	n := 0
	for _, g := range gold {
		n += int(one(g > threshold))
	}
	return share(n, len(gold)), threshold
}

// writeWeights writes data/weights.tsv.
func writeWeights(name string, w frame.Vector) error {
	var b strings.Builder
	b.WriteString("# Weights of what two frames have in common. Columns: name as in the program, weight. Written by go run ./frame/coverage -fit.\n")
	for i, n := range frame.VectorNames() {
		fmt.Fprintf(&b, "%s\t%.3f\n", n, w[i])
	}
	return os.WriteFile(name, []byte(b.String()), 0o644)
}
