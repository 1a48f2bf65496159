package eval

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
)

// Ratio is a share or a mean; NaN where there was nothing to count, which is
// null in JSON. JSON has four decimals.
type Ratio float64

// MarshalJSON writes four decimals, or null.
func (r Ratio) MarshalJSON() ([]byte, error) {
	if math.IsNaN(float64(r)) {
		return []byte("null"), nil
	}
	return json.Marshal(math.Round(float64(r)*1e4) / 1e4)
}

// String returns three decimals, or a dash.
func (r Ratio) String() string {
	if math.IsNaN(float64(r)) {
		return "-"
	}
	return strconv.FormatFloat(float64(r), 'f', 3, 64)
}

func ratio[T int | float64](n T, of int) Ratio {
	if of == 0 {
		return Ratio(math.NaN())
	}
	return Ratio(float64(n) / float64(of))
}

// PRF is precision, recall and their harmonic mean, over Predicted and Gold
// items. Nothing to find and nothing found is 1.
type PRF struct {
	P         Ratio `json:"P"`
	R         Ratio `json:"R"`
	F1        Ratio `json:"F1"`
	Predicted int   `json:"pred"`
	Gold      int   `json:"gold"`
}

// newPRF counts right and wrong predictions, found and missed gold: several
// predictions may find one link.
func newPRF(right, wrong, found, missed int) PRF {
	out := PRF{Predicted: right + wrong, Gold: found + missed}
	out.P, out.R = ratio(right, out.Predicted), ratio(found, out.Gold)
	if out.Predicted == 0 {
		out.P = emptyShare(out.Gold)
	}
	if out.Gold == 0 {
		out.R = emptyShare(wrong)
	}
	if out.P+out.R > 0 {
		out.F1 = 2 * out.P * out.R / (out.P + out.R)
	}
	return out
}

func emptyShare(missing int) Ratio {
	if missing == 0 {
		return 1
	}
	return 0
}

// Result holds the measures of a set of pairs. Names and meanings are those of
// docs/evaluation.md.
type Result struct {
	Pairs    int      `json:"pairs"`
	Controls int      `json:"controls"`
	Missing  int      `json:"missing"` // pairs without a prediction
	Links    PRF      `json:"links"`
	Relation Relation `json:"relation"`
	Strict   PRF      `json:"strict"`
	Lax      PRF      `json:"lax"`
	Untyped  PRF      `json:"untyped"`
	Macro    Macro    `json:"macro_f1"`
	Salience Salience `json:"salience"`
	Alarms   Alarms   `json:"control_alarms"`
	Traps    Traps    `json:"traps"`
	Brier    Brier    `json:"brier"`
	AtFive   AtFive   `json:"p_at_5"`

	ByKind     map[string]ByKind `json:"by_kind"` // kinds of Kinds that occur
	BySalience map[string]Recall `json:"by_salience"`
	ByPair     map[string]ByPair `json:"by_pair"`

	MissingIDs []string  `json:"-"`
	Order      []string  `json:"-"` // ids in the order of the gold
	Findings   []Finding `json:"-"` // what went wrong, pair by pair
}

// Relation is how often the relation of a right link is that of the gold.
// Majority is the share of the commonest.
type Relation struct {
	Accuracy Ratio `json:"accuracy"`
	N        int   `json:"n"`
	Majority Ratio `json:"majority"`
}

// Macro is the mean F1 of the kinds that gold has.
type Macro struct {
	Strict Ratio `json:"strict"`
	Lax    Ratio `json:"lax"`
}

// Salience is recall weighted by salience, and of salience 3.
type Salience struct {
	WeightedRecall Ratio `json:"weighted_recall"`
	Recall3        Ratio `json:"recall_3"`
	Recall3Strict  Ratio `json:"recall_3_strict"`
}

// Alarms are the reports on faithful translations.
type Alarms struct {
	PerThousandWords Ratio `json:"per_1000_words"`
	Alarms           int   `json:"alarms"`
	Words            int   `json:"words"`
}

// Traps is the share of traps that a wrong report hit.
type Traps struct {
	HitRate Ratio `json:"hit_rate"`
	Hit     int   `json:"hit"`
	N       int   `json:"n"`
}

// Brier is the mean square of confidence minus truth. Base is that of saying
// always the share that is right.
type Brier struct {
	Score Ratio `json:"score"`
	Base  Ratio `json:"base"`
	N     int   `json:"n"`
}

// AtFive is the precision of the five surest reports of each pair.
type AtFive struct {
	P Ratio `json:"P"`
	N int   `json:"n"`
}

// ByKind is what became of one kind.
type ByKind struct {
	Strict PRF `json:"strict"`
	Lax    PRF `json:"lax"`
}

// Recall is recall of the differences of one salience.
type Recall struct {
	Strict Ratio `json:"strict"`
	Lax    Ratio `json:"lax"`
}

// ByPair is what became of one pair.
type ByPair struct {
	Links    Ratio `json:"links"` // F1
	Reports  int   `json:"reports"`
	Gold     int   `json:"gold"`
	TrapsHit int   `json:"traps_hit"`
	StrictP  Ratio `json:"strict_P"`
	StrictR  Ratio `json:"strict_R"`
	StrictF1 Ratio `json:"strict_F1"`
	LaxP     Ratio `json:"lax_P"`
	LaxR     Ratio `json:"lax_R"`
	LaxF1    Ratio `json:"lax_F1"`
}

// Finding is one thing that went wrong, with the words of both sides.
type Finding struct {
	What   string // wrong link, missed link, trap hit, missed difference, false alarm, false alarm on a control, lax only
	Pair   string // id
	Detail string
	A, B   string
}

// outcome counts right and wrong predictions, found and missed gold.
type outcome struct{ right, wrong, found, missed int }

func (o outcome) prf() PRF { return newPRF(o.right, o.wrong, o.found, o.missed) }

func (o *outcome) add(p outcome) {
	o.right, o.wrong = o.right+p.right, o.wrong+p.wrong
	o.found, o.missed = o.found+p.found, o.missed+p.missed
}

// tests are the three ways to match differences.
var tests = [...]test{strict, lax, untyped}

const (
	byStrict = iota
	byLax
	byUntyped
)

// scorer gathers the counts of all pairs.
type scorer struct {
	links     outcome
	diffs     [len(tests)]outcome
	kinds     [byUntyped]map[string]*outcome
	salience  [byUntyped][4]outcome // found and missed
	relations []relation
	sure      []float64 // confidence of each report that is right or wrong
	correct   []bool    // whether it is right
	top       []bool
	alarms    Alarms
	traps     Traps
	result    Result
}

// ErrEmpty is returned by [Score] where there is no gold.
var ErrEmpty = errors.New("eval: the gold is empty")

// Score holds predictions against gold. A pair without a prediction counts as
// one of which nothing was said. The error tells of gold or predictions that
// break the format: an id that is unknown or there twice, a span outside the
// text or within a character, an unknown kind, a confidence outside [0,1].
func Score(gold []Gold, predicted []Prediction) (*Result, error) {
	if len(gold) == 0 {
		return nil, ErrEmpty
	}
	said, err := byID(gold, predicted)
	if err != nil {
		return nil, err
	}
	s := &scorer{}
	for i := range s.kinds {
		s.kinds[i] = map[string]*outcome{}
		for _, k := range Kinds {
			s.kinds[i][k] = &outcome{}
		}
	}
	s.result.ByPair = map[string]ByPair{}
	for i := range gold {
		p, err := newPair(&gold[i], said[gold[i].ID])
		if err != nil {
			return nil, err
		}
		if said[gold[i].ID] == nil {
			s.result.MissingIDs = append(s.result.MissingIDs, gold[i].ID)
		}
		s.add(p)
	}
	return s.finish(), nil
}

// byID returns the predictions by id.
func byID(gold []Gold, predicted []Prediction) (map[string]*Prediction, error) {
	known := map[string]bool{}
	for i := range gold {
		if known[gold[i].ID] {
			return nil, fmt.Errorf("eval: two gold pairs have the id %q", gold[i].ID)
		}
		known[gold[i].ID] = true
	}
	said := map[string]*Prediction{}
	for i := range predicted {
		p := &predicted[i]
		switch {
		case !known[p.ID]:
			return nil, fmt.Errorf("eval: there is no gold for the prediction %q", p.ID)
		case said[p.ID] != nil:
			return nil, fmt.Errorf("eval: two predictions have the id %q", p.ID)
		}
		said[p.ID] = p
	}
	return said, nil
}

// add scores one pair.
func (s *scorer) add(p *pair) {
	s.result.Pairs++
	if p.control {
		s.result.Controls++
	}
	s.result.Order = append(s.result.Order, p.id)

	j := p.judgeLinks()
	links := outcome{len(j.right), len(j.wrong), len(j.found), len(j.missed)}
	s.links.add(links)
	s.relations = append(s.relations, j.relations...)

	var firm, doubtful []item
	for _, d := range p.gold {
		if d.doubtful {
			doubtful = append(doubtful, d)
		} else {
			firm = append(firm, d)
		}
	}
	var verdicts [len(tests)]verdict
	var outcomes [len(tests)]outcome
	for t, may := range tests {
		v := p.judge(firm, doubtful, may)
		verdicts[t] = v
		outcomes[t] = outcome{v.right, len(v.wrong), v.right, len(firm) - v.right}
		s.diffs[t].add(outcomes[t])
		if t < byUntyped {
			s.count(t, p, firm, v)
		}
	}
	loosely := verdicts[byLax]
	s.calibration(p, loosely)
	hits := p.sprung(loosely.wrong)
	n := 0
	for _, i := range hits {
		if i >= 0 {
			n++
		}
	}
	s.traps.N += len(hits)
	s.traps.Hit += n

	x, y := outcomes[byStrict].prf(), outcomes[byLax].prf()
	s.result.ByPair[p.id] = ByPair{
		Links: links.prf().F1, Reports: len(p.said), Gold: len(firm), TrapsHit: n,
		StrictP: x.P, StrictR: x.R, StrictF1: x.F1, LaxP: y.P, LaxR: y.R, LaxF1: y.F1,
	}
	s.explain(p, j, firm, verdicts, hits)
}

// count adds a verdict to the counts by kind and by salience.
func (s *scorer) count(t int, p *pair, firm []item, v verdict) {
	found := make([]bool, len(firm))
	for i, j := range v.match {
		if j >= 0 {
			found[j] = true
			s.kinds[t][p.said[i].kind].right++
		}
	}
	for _, i := range v.wrong {
		s.kinds[t][p.said[i].kind].wrong++
	}
	for j := range firm {
		kind, salience := s.kinds[t][firm[j].kind], &s.salience[t][min(max(firm[j].salience, 0), 3)]
		if found[j] {
			kind.found++
			salience.found++
		} else {
			kind.missed++
			salience.missed++
		}
	}
}

// calibration adds the confidences of a pair, and the five surest.
func (s *scorer) calibration(p *pair, v verdict) {
	var judged []int
	wrong := map[int]bool{}
	for _, i := range v.wrong {
		wrong[i] = true
	}
	for i := range p.said {
		if right := v.match[i] >= 0; right || wrong[i] {
			judged = append(judged, i)
			s.sure = append(s.sure, p.said[i].confidence)
			s.correct = append(s.correct, right)
		}
	}
	if p.control {
		s.alarms.Alarms += len(p.said)
		s.alarms.Words += p.text[0].words() + p.text[1].words()
		return
	}
	slices.SortStableFunc(judged, func(i, j int) int { return cmp.Compare(p.said[j].confidence, p.said[i].confidence) })
	for _, i := range judged[:min(5, len(judged))] {
		s.top = append(s.top, v.match[i] >= 0)
	}
}

// finish turns counts into measures.
func (s *scorer) finish() *Result {
	r := &s.result
	r.Missing = len(r.MissingIDs)
	r.Links = s.links.prf()
	r.Relation = s.relation()
	r.Strict, r.Lax, r.Untyped = s.diffs[byStrict].prf(), s.diffs[byLax].prf(), s.diffs[byUntyped].prf()
	r.ByKind = map[string]ByKind{}
	var sum [2]float64
	have := 0
	for _, k := range Kinds {
		row := ByKind{s.kinds[byStrict][k].prf(), s.kinds[byLax][k].prf()}
		if row.Lax.Predicted+row.Lax.Gold+row.Strict.Predicted == 0 {
			continue
		}
		r.ByKind[k] = row
		if row.Strict.Gold > 0 {
			have++
			sum[0] += float64(row.Strict.F1)
			sum[1] += float64(row.Lax.F1)
		}
	}
	r.Macro = Macro{ratio(sum[0], have), ratio(sum[1], have)}
	r.Salience = Salience{s.weighted(), s.recall(byLax, 3), s.recall(byStrict, 3)}
	r.BySalience = map[string]Recall{}
	for n := 1; n <= 3; n++ {
		r.BySalience[strconv.Itoa(n)] = Recall{s.recall(byStrict, n), s.recall(byLax, n)}
	}
	r.Alarms = s.alarms
	r.Alarms.PerThousandWords = ratio(1000*s.alarms.Alarms, s.alarms.Words)
	r.Traps = s.traps
	r.Traps.HitRate = ratio(s.traps.Hit, s.traps.N)
	r.Brier = s.brier()
	right := 0
	for _, ok := range s.top {
		if ok {
			right++
		}
	}
	r.AtFive = AtFive{ratio(right, len(s.top)), len(s.top)}
	return r
}

func (s *scorer) relation() Relation {
	right, most := 0, 0
	count := map[string]int{}
	for _, r := range s.relations {
		if r.accepted[r.said] {
			right++
		}
		for name := range r.accepted {
			count[name]++
			most = max(most, count[name])
		}
	}
	return Relation{ratio(right, len(s.relations)), len(s.relations), ratio(most, len(s.relations))}
}

func (s *scorer) recall(t, salience int) Ratio {
	o := s.salience[t][salience]
	return ratio(o.found, o.found+o.missed)
}

// weighted returns the lax recall where each difference counts as much as its
// salience.
func (s *scorer) weighted() Ratio {
	found, all := 0, 0
	for n, o := range s.salience[byLax] {
		found += n * o.found
		all += n * (o.found + o.missed)
	}
	return ratio(found, all)
}

func (s *scorer) brier() Brier {
	n := len(s.sure)
	sum, right := 0.0, 0
	for i, c := range s.sure {
		truth := 0.0
		if s.correct[i] {
			truth = 1
			right++
		}
		sum += (c - truth) * (c - truth)
	}
	mean := ratio(right, n)
	return Brier{ratio(sum, n), mean * (1 - mean), n}
}
