package align

import (
	"bytes"
	_ "embed"
	"fmt"
	"io"
	"slices"
	"strconv"
	"sync"

	"github.com/zvirka/zvirka/internal/boost"
)

//go:embed data/model.tsv
var modelData []byte

// Model holds the weights that turn features into log-odds. Immutable, safe
// for concurrent use.
type Model struct {
	same  regime          // Comparable: two versions of one account
	apart regime          // Independent: two accounts of one event
	auto  [nAuto]float64  // a translation?
	bead  [nBead]float64  // Parallel
	loose [nLoose]float64 // written apart?
}

// regime holds the weights by which pairs of sentences are judged.
type regime struct {
	first  [nBase]float64
	second [2][nContext]float64
	keep   float64 // log-odds from which a link is worth making
	again  float64 // log-odds from which a sentence gets one link more

	// trees, if there are any, have the last word: they see all features of
	// a pair together.
	trees *boost.Forest
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
	m.same.fields("", yield)
	m.apart.fields("apart_", yield)
	each := func(part string, names []string, w []float64) {
		for i := range w {
			yield(part, names[i], &w[i])
		}
	}
	each("auto", autoNames[:], m.auto[:])
	each("loose", looseNames[:], m.loose[:])
	each("bead", beadNames[:], m.bead[:])
}

func (r *regime) fields(prefix string, yield func(part, name string, w *float64)) {
	for i := range r.first {
		yield(prefix+"pair", baseNames[i], &r.first[i])
	}
	for s := range r.second {
		for i := range r.second[s] {
			yield(prefix+"context"+strconv.Itoa(s+1), contextNames[i], &r.second[s][i])
		}
	}
	yield(prefix+"link", "keep", &r.keep)
	yield(prefix+"link", "again", &r.again)
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
	trees := boost.NewNames(treeNames())
	for n, line := range bytes.Split(data, []byte{'\n'}) {
		if len(line) == 0 || line[0] == '#' {
			continue
		}
		if rest, ok := bytes.CutPrefix(line, []byte(treesPart+"\t")); ok {
			if m.apart.trees == nil {
				m.apart.trees = &boost.Forest{}
			}
			if err := m.apart.trees.Parse(string(rest), trees); err != nil {
				return nil, fmt.Errorf("align: %s:%d: %w", name, n+1, err)
			}
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
	if m.apart.trees != nil {
		b.Write(m.apart.trees.Append(nil, treesPart, treeNames()))
	}
	_, err := w.Write(b.Bytes())
	return err
}

// treesPart begins the lines of the trees of the independent regime.
const treesPart = "apart_trees"

// treeNames are the features that the trees see: those of a pair, then those
// of its context after the last stage. No two have one name.
func treeNames() []string {
	names := slices.Clone(baseNames[:])
	for _, name := range contextNames {
		names = append(names, "context_"+name)
	}
	return names
}

func weigh(w, x []float64) float64 {
	z := 0.0
	for i := range w {
		z += w[i] * x[i]
	}
	return z
}
