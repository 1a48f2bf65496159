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

// model holds, for each kind, the weights of a logistic model: the constant,
// then one for each feature.
type model map[Kind]*[features + 1]float64

// weights is the model that confidences come from, trained by
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

// parseModel reads lines of a kind and its weights.
func parseModel(text string) (model, error) {
	m := model{}
	for n, line := range strings.Split(text, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) != features+2 {
			return nil, fmt.Errorf("facts: weights.tsv:%d: want %d columns, got %d", n+1, features+2, len(cells))
		}
		var w [features + 1]float64
		for i := range w {
			v, err := strconv.ParseFloat(cells[i+1], 64)
			if err != nil {
				return nil, fmt.Errorf("facts: weights.tsv:%d: column %d: %w", n+1, i+2, err)
			}
			w[i] = v
		}
		m[Kind(cells[0])] = &w
	}
	return m, nil
}

// confidence returns the probability that c is right.
func confidence(c *candidate) float64 {
	w := weights()[c.Kind]
	if w == nil {
		return 0
	}
	return math.Round(100*sigmoid(dot(w, &c.x))) / 100
}

func dot(w *[features + 1]float64, x *vector) float64 {
	z := w[0]
	for i, v := range x {
		z += w[i+1] * v
	}
	return z
}

func sigmoid(z float64) float64 { return 1 / (1 + math.Exp(-z)) }
