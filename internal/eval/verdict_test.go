package eval

import "testing"

func TestAmend(t *testing.T) {
	number := Reported{Kind: "number", A: a("12 будинків"), B: b("15 домов")}
	tests := []struct {
		name    string
		verdict Verdict
		said    []Reported
		want    [3]int // right, wrong, missed under the lax test
		hit     int    // traps
	}{
		{"accepted and found", Verdict{Action: "accept", Kind: "number", A: number.A, B: number.B}, []Reported{number}, [3]int{1, 0, 0}, 0},
		{"accepted and not found", Verdict{Action: "accept", Kind: "number", A: number.A, B: number.B}, nil, [3]int{0, 0, 1}, 0},
		{"rejected and said again", Verdict{Action: "reject", Kind: "number", A: number.A, B: number.B}, []Reported{number}, [3]int{0, 1, 0}, 1},
		{"rejected and not said", Verdict{Action: "reject", Kind: "number", A: number.A, B: number.B}, nil, [3]int{0, 0, 0}, 0},
		{"retyped within the group", Verdict{Action: "retype", Kind: "number", To: "quote", A: number.A, B: number.B}, []Reported{number}, [3]int{0, 0, 1}, 0},
		{"retyped and learnt", Verdict{Action: "retype", Kind: "number", To: "quote", A: number.A, B: number.B},
			[]Reported{{Kind: "quote", A: number.A, B: number.B}}, [3]int{1, 0, 0}, 0},
		{"what nobody judged is left out", Verdict{Action: "accept", Kind: "number", A: number.A, B: number.B},
			[]Reported{number, {Kind: "name", A: a("Коваль")}}, [3]int{1, 0, 0}, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := sample()[0]
			g := Gold{ID: "p", A: s.A, B: s.B, Open: true, Differences: []Difference{{Kind: "number", A: number.A, B: number.B, Salience: 3, Doubtful: true}}}
			if !g.Amend(tt.verdict) {
				t.Fatal("the action is not known")
			}
			r, err := Score([]Gold{g}, []Prediction{{ID: "p", Differences: tt.said}})
			if err != nil {
				t.Fatal(err)
			}
			right := int(float64(r.Lax.P)*float64(r.Lax.Predicted) + .5)
			if r.Lax.Predicted == 0 {
				right = 0
			}
			if got := [3]int{right, r.Lax.Predicted - right, r.Lax.Gold - right}; got != tt.want || r.Traps.Hit != tt.hit {
				t.Errorf("right, wrong, missed %v, want %v; %d traps hit, want %d", got, tt.want, r.Traps.Hit, tt.hit)
			}
		})
	}
	if (&Gold{}).Amend(Verdict{Action: "praise"}) {
		t.Error("any action is known")
	}
}

func TestAmendLinks(t *testing.T) {
	first, second, other := a(sampleA[1]), b(sampleB[2]), b(sampleB[1])
	bead := func(x, y []Span) Bead { return Bead{x, y, "overlap"} }
	tests := []struct {
		name          string
		verdict       Verdict
		said          []Bead
		predicted     int
		precision, re Ratio
	}{
		{"as the editor says", Verdict{Action: "relink", A: first, B: other}, []Bead{bead(first, other)}, 1, 1, 1},
		{"as it was", Verdict{Action: "relink", A: first, B: other}, []Bead{bead(first, second)}, 1, 0, 0},
		{"with none", Verdict{Action: "relink", A: first}, []Bead{bead(first, second)}, 1, 0, 0},
		{"elsewhere", Verdict{Action: "relink", A: first}, []Bead{bead(a(sampleA[3]), b(sampleB[3]))}, 0, 1, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := sample()[0]
			g := Gold{ID: "p", A: s.A, B: s.B, Open: true, Links: []Link{{A: first, B: second, Relation: "conflict", Doubtful: true}}}
			g.Amend(tt.verdict)
			r, err := Score([]Gold{g}, []Prediction{{ID: "p", Beads: tt.said}})
			if err != nil {
				t.Fatal(err)
			}
			if r.Links.Predicted != tt.predicted || r.Links.P != tt.precision || r.Links.R != tt.re {
				t.Errorf("%+v", r.Links)
			}
		})
	}
}
