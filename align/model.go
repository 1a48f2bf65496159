package align

import (
	"bytes"
	_ "embed"
	"fmt"
	"io"
	"strconv"
	"sync"
)

//go:embed data/model.tsv
var modelData []byte

// Model holds the weights that turn features into log-odds. Immutable, safe
// for concurrent use.
type Model struct {
	first  [nBase]float64
	second [2][nContext]float64
	keep   float64 // log-odds from which a link is worth making
	auto   [nAuto]float64
	bead   [nBead]float64
}

// DefaultModel returns the weights of data/model.tsv.
var DefaultModel = sync.OnceValue(func() *Model {
	m, err := ReadModel(bytes.NewReader(modelData), "data/model.tsv")
	if err != nil {
		panic(err)
	}
	return m
})

// fields lists the weights of m with their names, in the order of the data file.
func (m *Model) fields(yield func(part, name string, w *float64)) {
	for i := range m.first {
		yield("pair", baseNames[i], &m.first[i])
	}
	for s := range m.second {
		for i := range m.second[s] {
			yield("context"+strconv.Itoa(s+1), contextNames[i], &m.second[s][i])
		}
	}
	yield("link", "keep", &m.keep)
	for i := range m.auto {
		yield("auto", autoNames[i], &m.auto[i])
	}
	for i := range m.bead {
		yield("bead", beadNames[i], &m.bead[i])
	}
}

// ReadModel reads weights as [Model.Write] writes them: lines of part, feature
// and weight with tabs between, comments after "#". Weights that are not named
// are zero. The error names file and line.
func ReadModel(r io.Reader, name string) (*Model, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("align: %w", err)
	}
	m := &Model{}
	at := map[string]*float64{}
	m.fields(func(part, name string, w *float64) { at[part+"\t"+name] = w })
	for n, line := range bytes.Split(data, []byte{'\n'}) {
		if len(line) == 0 || line[0] == '#' {
			continue
		}
		i := bytes.LastIndexByte(line, '\t')
		if i < 0 {
			return nil, fmt.Errorf("align: %s:%d: no tab", name, n+1)
		}
		w, err := strconv.ParseFloat(string(line[i+1:]), 64)
		to := at[string(line[:i])]
		if err != nil || to == nil {
			return nil, fmt.Errorf("align: %s:%d: broken weight %q", name, n+1, line)
		}
		*to = w
	}
	return m, nil
}

// Write writes the weights, one a line.
func (m *Model) Write(w io.Writer) error {
	var b bytes.Buffer
	m.fields(func(part, name string, v *float64) {
		fmt.Fprintf(&b, "%s\t%s\t%s\n", part, name, strconv.FormatFloat(*v, 'f', 4, 64))
	})
	_, err := w.Write(b.Bytes())
	return err
}

func weigh(w, x []float64) float64 {
	z := 0.0
	for i := range w {
		z += w[i] * x[i]
	}
	return z
}
