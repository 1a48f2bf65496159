package facts

import (
	"embed"
	"fmt"
	"math"
	"strings"
	"sync"

	"github.com/zvirka/zvirka/internal/boost"
)

//go:embed data/*.tsv data/stems
var data embed.FS

// model gives the forest of each family of rules and each step.
type model map[string]func() *boost.Forest

// The steps of a confidence, as the names of forests end.
const (
	firstStep  = ""
	secondStep = "-again"
	lastStep   = "-told"
)

// families says which rules share a model; [ruleCodes] tells them apart there.
var families = map[string]string{
	"number-clash": "clash", "digits-clash": "clash", "date-clash": "clash", "place-clash": "clash", "name-clash": "clash", "word-clash": "clash",
	"number-coarser": "coarser", "date-coarser": "coarser", "place-coarser": "coarser", "name-coarser": "coarser",
	"number-alone": "alone", "digits-alone": "alone", "date-alone": "alone", "place-alone": "alone", "name-alone": "alone", "word-alone": "alone", "name-part": "alone",
	"clause-more": "more", "words-more": "more",
	"sentence-alone": "sentence", "sentence-linked": "linked",
	"clause-alone": "clause", "clauses-alone": "clause",
	"framing":      "telling",
	"source-alone": "source", "source-clash": "source",
	"doubt-probable": "doubt", "doubt-possible": "doubt", "doubt-unknown": "doubt", "doubt-planned": "doubt", "doubt-future": "doubt", "doubt-conditional": "doubt",
	"negated": "negation", "opposite": "negation",
	"quote-reworded": "quote", "quote-alone": "quote",
	"polarity": "negation", "reality": "doubt", "actor": "agent",
	"antonym": "negation", "passive": "agent", "moved": "order", "title": "role",
}

// ruleCodes numbers the rules within their families, for the trees.
var ruleCodes = func() map[string]float64 {
	order := []string{
		"number-clash", "digits-clash", "date-clash", "place-clash", "name-clash", "word-clash",
		"number-coarser", "date-coarser", "place-coarser", "name-coarser",
		"number-alone", "digits-alone", "date-alone", "place-alone", "name-alone", "word-alone", "name-part", "words-more", "clause-more",
		"source-alone", "source-clash", "doubt-probable", "doubt-planned", "doubt-future", "doubt-conditional", "doubt-possible", "doubt-unknown",
		"negated", "opposite", "quote-reworded", "quote-alone",
		"polarity", "antonym", "reality", "passive", "actor",
		"sentence-alone", "sentence-linked", "clause-alone", "clauses-alone",
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
	return parseModel(string(raw))
})

// parseModel reads what [Fitted.Write] wrote. A forest is read when it is first
// asked for, and panics if it is broken.
func parseModel(text string) model {
	lines := map[string][]string{}
	for line := range strings.SplitSeq(text, "\n") {
		if line != "" && line[0] != '#' {
			family, rest, _ := strings.Cut(line, "\t")
			lines[family] = append(lines[family], rest)
		}
	}
	m := model{}
	names := boost.NewNames(featureNames[:])
	for family, list := range lines {
		m[family] = sync.OnceValue(func() *boost.Forest {
			f := &boost.Forest{}
			for _, line := range list {
				if err := f.Parse(line, names); err != nil {
					panic(fmt.Sprintf("facts: weights.tsv: %s: %v", family, err))
				}
			}
			return f
		})
	}
	return m
}

// family returns the name of the model that judges c. What one side has more
// means another thing in a translation than in accounts written apart.
func (c *candidate) family() string {
	family := families[c.Rule]
	if c.x[featApart] > 0 && (family == "more" || family == "alone" || family == "clause") {
		return family + "-apart"
	}
	return family
}

// weigh fills in how likely the candidates of a pair are right, kinds included.
func (m model) weigh(candidates []candidate) {
	m.first(candidates).setRivals(candidates)
	for i := range candidates {
		c := &candidates[i]
		c.pick = math.Round(100*m.probability(c, secondStep)) / 100
	}
}

// confide fills in the confidence of a candidate that has been weighed.
func (m model) confide(c *candidate) {
	c.Confidence = math.Round(100*m.probability(c, lastStep)) / 100
}

// probability returns the probability that c is right after a step.
func (m model) probability(c *candidate, step string) float64 {
	f := m[c.family()+step]
	if f == nil {
		return 0
	}
	return boost.Sigmoid(f().Odds(c.x[:]))
}

func tenThousandths(p float64) int { return int(math.Round(1e4 * p)) }
