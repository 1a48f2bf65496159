package eval

import (
	"encoding/json"
	"errors"
	"math"
	"strings"
	"testing"
)

// The sample: a pair with one of each that matters, and the same as a control.
var (
	sampleA = []string{"Повінь у місті", "У середу вода затопила 12 будинків.", "Мер Коваль сказав, що дамба витримає.",
		"Школи зачинені.", "Сьома година ранку була тиха.", "Рятувальники вивезли людей з обох берегів."}
	sampleB = []string{"Наводнение", "Мэр Коваль заявил, что дамба, возможно, устоит.", "12 июня затопило 15 домов.",
		"Погиб один человек.", "Людей вывезли с обоих берегов.", "Похожее наводнение было в 2008 году."}
	textA = sampleA[0] + "\n\n" + strings.Join(sampleA[1:], " ")
	textB = sampleB[0] + "\n\n" + strings.Join(sampleB[1:], " ")
)

func in(text string, words ...string) []Span {
	var out []Span
	for _, w := range words {
		i := strings.Index(text, w)
		if i < 0 {
			panic(w + " is not in the sample")
		}
		out = append(out, Span{i, i + len(w)})
	}
	return out
}

func a(words ...string) []Span { return in(textA, words...) }
func b(words ...string) []Span { return in(textB, words...) }

func sample() []Gold {
	p := Gold{
		ID: "p", A: Document{Text: textA, Title: sampleA[0]}, B: Document{Text: textB, Title: sampleB[0]},
		Links: []Link{
			{A: a(sampleA[1]), B: b(sampleB[2]), Relation: "conflict"},
			{A: a(sampleA[2]), B: b(sampleB[1]), Relation: "conflict"},
			{A: a(sampleA[5]), B: b(sampleB[4]), Relation: "a_more"},
			{A: a(sampleA[4]), B: b(sampleB[5]), Relation: "overlap", Doubtful: true},
		},
		Differences: []Difference{
			{Kind: "number", A: a("12 будинків"), B: b("15 домов"), Salience: 3},
			{Kind: "missing_fact", A: a(sampleA[3]), Salience: 2},
			{Kind: "missing_fact", B: b(sampleB[3]), Salience: 3},
			{Kind: "certainty", A: a("витримає"), B: b("возможно, устоит"), Salience: 2},
			{Kind: "agent", A: a("Рятувальники"), Salience: 1},
			{Kind: "missing_fact", B: b(sampleB[5]), Salience: 1, Doubtful: true},
		},
		Traps: []Trap{{Kind: "date", A: a("У середу"), B: b("12 июня")}},
	}
	c := p
	c.ID, c.Control, c.Differences, c.Traps = "c", true, nil, nil
	return []Gold{p, c}
}

// scored returns the result for the perfect prediction after change.
func scored(t *testing.T, change func(p, control *Prediction)) *Result {
	t.Helper()
	gold := sample()
	said := []Prediction{Perfect(&gold[0]), Perfect(&gold[1])}
	if change != nil {
		change(&said[0], &said[1])
	}
	r, err := Score(gold, said)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func at(c float64) *float64 { return &c }

func TestPerfect(t *testing.T) {
	r := scored(t, nil)
	one := map[string]Ratio{
		"links": r.Links.F1, "strict": r.Strict.F1, "lax": r.Lax.F1, "untyped": r.Untyped.F1, "relation": r.Relation.Accuracy,
		"macro": r.Macro.Strict, "macro lax": r.Macro.Lax, "weighted": r.Salience.WeightedRecall, "salience 3": r.Salience.Recall3Strict, "at five": r.AtFive.P,
	}
	for name, got := range one {
		if got != 1 {
			t.Errorf("%s = %v, want 1", name, got)
		}
	}
	if r.Brier.Score != 0 || r.Traps.Hit != 0 || r.Alarms.Alarms != 0 || len(r.Findings) != 0 {
		t.Errorf("brier %v, traps %d, alarms %d, findings %v", r.Brier.Score, r.Traps.Hit, r.Alarms.Alarms, r.Findings)
	}
	if len(r.ByKind) != 4 {
		t.Errorf("kinds %v", r.ByKind)
	}
	if r.Alarms.Words != 3+6+6+2+5+6+1+7+5+3+5+6 { // counted by hand

		t.Errorf("%d words", r.Alarms.Words)
	}
}

func TestMeasures(t *testing.T) {
	add := func(d Reported) func(p, c *Prediction) {
		return func(p, _ *Prediction) { p.Differences = append(p.Differences, d) }
	}
	bead := func(x, y []Span, relation string) func(p, c *Prediction) {
		return func(p, _ *Prediction) { p.Beads = append(p.Beads, Bead{x, y, relation}) }
	}
	drop := func(n int) func(p, c *Prediction) {
		return func(p, _ *Prediction) { p.Differences = append(p.Differences[:n:n], p.Differences[n+1:]...) }
	}
	tests := []struct {
		name   string
		change func(p, control *Prediction)
		get    func(*Result) Ratio
		want   float64
	}{
		{"a link is dropped", func(p, _ *Prediction) { p.Beads = p.Beads[:2] }, func(r *Result) Ratio { return r.Links.R }, 5. / 6},
		{"a dropped link leaves precision", func(p, _ *Prediction) { p.Beads = p.Beads[:2] }, func(r *Result) Ratio { return r.Links.P }, 1},
		{"a wrong link", bead(a(sampleA[3]), b(sampleB[3]), "overlap"), func(r *Result) Ratio { return r.Links.P }, 6. / 7},
		{"a doubtful link is free", bead(a(sampleA[4]), b(sampleB[5]), "overlap"), func(r *Result) Ratio { return r.Links.P }, 1},
		{"a related pair is no link", bead(a(sampleA[3]), b(sampleB[3]), "related"), func(r *Result) Ratio { return r.Links.P }, 1},
		{"titles are free", bead(a(sampleA[0]), b(sampleB[0]), "overlap"), func(r *Result) Ratio { return r.Links.P }, 1},
		{"one side is no link", bead(a(sampleA[3]), nil, ""), func(r *Result) Ratio { return r.Links.P }, 1},
		{"a bead of the whole texts is too long", bead([]Span{{0, len(textA)}}, []Span{{0, len(textB)}}, "overlap"), func(r *Result) Ratio { return r.Links.P }, 6. / 7},
		{"another relation", func(p, _ *Prediction) { p.Beads[2].Relation = "overlap" }, func(r *Result) Ratio { return r.Relation.Accuracy }, 5. / 6},
		{"the commonest relation", nil, func(r *Result) Ratio { return r.Relation.Majority }, 4. / 6},
		{"another kind of the group is not strict", func(p, _ *Prediction) { p.Differences[0].Kind = "date" }, func(r *Result) Ratio { return r.Strict.R }, 4. / 5},
		{"another kind of the group is lax", func(p, _ *Prediction) { p.Differences[0].Kind = "date" }, func(r *Result) Ratio { return r.Lax.F1 }, 1},
		{"another group is not lax", func(p, _ *Prediction) { p.Differences[0].Kind = "quote" }, func(r *Result) Ratio { return r.Lax.R }, 4. / 5},
		{"another group is untyped", func(p, _ *Prediction) { p.Differences[0].Kind = "quote" }, func(r *Result) Ratio { return r.Untyped.F1 }, 1},
		{"order matches order only", func(p, _ *Prediction) { p.Differences[0].Kind = "order" }, func(r *Result) Ratio { return r.Untyped.R }, 4. / 5},
		{"half of a number is lax", func(p, _ *Prediction) { p.Differences[0].B = nil }, func(r *Result) Ratio { return r.Lax.F1 }, 1},
		{"and not strict", func(p, _ *Prediction) { p.Differences[0].B = nil }, func(r *Result) Ratio { return r.Strict.P }, 4. / 5},
		{"digits alone are strict", func(p, _ *Prediction) { p.Differences[0].B = b("15 дом") }, func(r *Result) Ratio { return r.Strict.P }, 1},
		{"twice the same", add(Reported{Kind: "number", A: a("12 будинків"), B: b("15 домов")}), func(r *Result) Ratio { return r.Strict.P }, 5. / 6},
		{"doubtful gold is free", add(Reported{Kind: "missing_fact", B: b(sampleB[5])}), func(r *Result) Ratio { return r.Strict.P }, 1},
		{"copy is not scored", add(Reported{Kind: "copy", A: a(sampleA[0])}), func(r *Result) Ratio { return r.Strict.P }, 1},
		{"a missed 3", drop(0), func(r *Result) Ratio { return r.Salience.Recall3 }, .5},
		{"recall weighted by salience", drop(0), func(r *Result) Ratio { return r.Salience.WeightedRecall }, 8. / 11},
		{"macro F1 of a kind that is missed", drop(0), func(r *Result) Ratio { return r.Macro.Lax }, 3. / 4},
		{"a trap", add(Reported{Kind: "date", A: a("У середу"), B: b("12 июня")}), func(r *Result) Ratio { return r.Traps.HitRate }, 1},
		{"half of a trap", add(Reported{Kind: "date", A: a("У середу")}), func(r *Result) Ratio { return r.Traps.HitRate }, 0},
		{"framing springs no trap", add(Reported{Kind: "framing", A: a("У середу"), B: b("12 июня")}), func(r *Result) Ratio { return r.Traps.HitRate }, 0},
		{"half sure", func(p, _ *Prediction) { p.Differences[0].Confidence = at(.5) }, func(r *Result) Ratio { return r.Brier.Score }, .25 / 5},
		{"Brier of the mean", add(Reported{Kind: "date", A: a("У середу"), B: b("12 июня")}), func(r *Result) Ratio { return r.Brier.Base }, 5. / 36},
		{"the sixth does not count", add(Reported{Kind: "date", A: a("У середу"), B: b("12 июня"), Confidence: at(.9)}), func(r *Result) Ratio { return r.AtFive.P }, 1},
		{"the surest is wrong", func(p, _ *Prediction) {
			for i := range p.Differences {
				p.Differences[i].Confidence = at(.6)
			}
			p.Differences = append(p.Differences, Reported{Kind: "date", A: a("У середу"), B: b("12 июня"), Confidence: at(.7)})
		}, func(r *Result) Ratio { return r.AtFive.P }, 4. / 5},
		{"an alarm on a control", func(_, c *Prediction) {
			c.Differences = append(c.Differences, Reported{Kind: "number", A: a("12 будинків"), B: b("15 домов")})
		}, func(r *Result) Ratio { return r.Alarms.PerThousandWords }, 1000. / 55},
		{"and in precision", func(_, c *Prediction) {
			c.Differences = append(c.Differences, Reported{Kind: "number", A: a("12 будинків"), B: b("15 домов")})
		}, func(r *Result) Ratio { return r.Strict.P }, 5. / 6},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.get(scored(t, tt.change)); math.Abs(float64(got)-tt.want) > 1e-9 {
				t.Errorf("got %v, want %v", float64(got), tt.want)
			}
		})
	}
}

// TestLargestMatching has a prediction that fits two gold items and one that
// fits the better of them alone.
func TestLargestMatching(t *testing.T) {
	gold := []item{
		{kind: "number", side: [2]spans{{{0, 10}}}},
		{kind: "number", side: [2]spans{{{12, 20}}}},
	}
	said := []item{
		{kind: "number", side: [2]spans{{{0, 14}}}},
		{kind: "number", side: [2]spans{{{0, 10}}}},
	}
	if got := matching(said, gold, lax); got[0] != 1 || got[1] != 0 {
		t.Errorf("got %v, want [1 0]", got)
	}
}

func TestEmptyPrediction(t *testing.T) {
	gold := sample()
	r, err := Score(gold, nil)
	if err != nil {
		t.Fatal(err)
	}
	if r.Missing != 2 || r.Links.F1 != 0 || r.Lax.R != 0 || !math.IsNaN(float64(r.AtFive.P)) {
		t.Errorf("missing %d, links %v, lax %v, at five %v", r.Missing, r.Links.F1, r.Lax.R, r.AtFive.P)
	}
	data, err := json.Marshal(r)
	if err != nil || !strings.Contains(string(data), `"p_at_5":{"P":null,"n":0}`) {
		t.Errorf("%s, %v", data, err)
	}
}

func TestRefusals(t *testing.T) {
	number := func(x, y []Span, c *float64) []Prediction {
		return []Prediction{{ID: "p", Differences: []Reported{{Kind: "number", A: x, B: y, Confidence: c}}}}
	}
	tests := []struct {
		name string
		said []Prediction
		want string
	}{
		{"unknown id", []Prediction{{ID: "q"}}, `no gold for the prediction "q"`},
		{"repeated id", []Prediction{{ID: "p"}, {ID: "p"}}, `two predictions have the id "p"`},
		{"unknown kind", []Prediction{{ID: "p", Differences: []Reported{{Kind: "lie", A: a(sampleA[0])}}}}, `difference 0: unknown kind "lie"`},
		{"no span", number(nil, nil, nil), "has no span"},
		{"confidence", number(a("12"), b("15"), at(1.5)), "confidence 1.5"},
		{"not a number", number(a("12"), b("15"), at(math.NaN())), "confidence NaN"},
		{"empty span", number([]Span{{4, 4}}, nil, nil), "side a: span [4,4] is empty"},
		{"span outside", number(nil, []Span{{0, 1 << 20}}, nil), "outside the text"},
		{"half a character", number([]Span{{0, 3}}, nil, nil), "cuts a character"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := Score(sample(), tt.said); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want %q", err, tt.want)
			}
		})
	}
	if _, err := Score(nil, nil); !errors.Is(err, ErrEmpty) {
		t.Errorf("error %v, want ErrEmpty", err)
	}
}

func TestRead(t *testing.T) {
	got, err := ReadPredictions(strings.NewReader(`{"id":"p","differences":[{"kind":"number","a":[[0,2]],"b":[{"start":3,"end":5,"x":1}]}]}`+"\n\n"), "x.jsonl")
	if err != nil || len(got) != 1 {
		t.Fatalf("%v, %v", got, err)
	}
	d := got[0].Differences[0]
	if d.A[0] != (Span{0, 2}) || d.B[0] != (Span{3, 5}) || d.Confidence != nil {
		t.Errorf("got %+v", d)
	}
	for name, line := range map[string]string{
		"no id": `{}`, "not JSON": `{`, "three numbers": `{"id":"p","beads":[{"a":[[1,2,3]]}]}`, "half an object": `{"id":"p","beads":[{"a":[{"start":1}]}]}`,
	} {
		if _, err := ReadPredictions(strings.NewReader("\n"+line), "x.jsonl"); err == nil || !strings.Contains(err.Error(), "x.jsonl:2:") {
			t.Errorf("%s: error %v does not name the line", name, err)
		}
	}
}

func TestWords(t *testing.T) {
	for text, want := range map[string]int{"": 0, "п'ять слів": 2, "північно-східний": 1, "а -- б": 2, "а--б": 2, "2,5 км": 3, "x_1 й": 2, "об’єкт": 1, "- '": 0} {
		if got := newText(text).words(); got != want {
			t.Errorf("%q has %d words, want %d", text, got, want)
		}
	}
}

func TestFindings(t *testing.T) {
	r := scored(t, func(p, c *Prediction) {
		p.Beads[0] = Bead{a(sampleA[3]), b(sampleB[3]), "overlap"}
		p.Differences[0] = Reported{Kind: "date", A: a("У середу"), B: b("12 июня")}
		p.Differences[4].Kind = "agent"
		p.Differences[3].A = a("Мер Коваль сказав, що дамба витримає.")
		c.Differences = append(c.Differences, Reported{Kind: "name", A: a("Коваль")})
	})
	seen := map[string]bool{}
	for _, f := range r.Findings {
		seen[f.What] = true
	}
	for _, want := range []string{"wrong link", "missed link", "trap hit", "missed difference", "false alarm", "false alarm on a control", "lax only"} {
		if !seen[want] {
			t.Errorf("no finding %q", want)
		}
	}
	var out strings.Builder
	if err := WriteFindings(&out, r.Findings, 1); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "a: У середу") || !strings.Contains(out.String(), "1 × trap hit") {
		t.Errorf("printed\n%s", out.String())
	}
}

func TestTable(t *testing.T) {
	r := scored(t, nil)
	for _, by := range append([]string{""}, Breakdowns...) {
		var out strings.Builder
		if err := WriteTable(&out, r, by); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(out.String(), "differences, strict  1.000  1.000  1.000") || !strings.Contains(out.String(), by) {
			t.Errorf("by %q:\n%s", by, out.String())
		}
	}
}

func FuzzSpans(f *testing.F) {
	f.Add("Київ", 0, 4, 2, 8)
	f.Add("", 0, 0, 0, 0)
	f.Add("a\xffб", 1, 2, 0, 4)
	f.Fuzz(func(t *testing.T, s string, i, j, k, l int) {
		text := newText(s)
		x, err := text.spans([]Span{{i, j}})
		if err != nil {
			return
		}
		y, err := text.spans([]Span{{k, l}, {i, j}})
		if err != nil {
			return
		}
		if n := x.common(y); n != x.size() || n > y.size() {
			t.Errorf("%v and %v have %d in common", x, y, n)
		}
		if !x.overlaps(y) || !tight(y, y) {
			t.Errorf("%v does not meet %v", x, y)
		}
	})
}
