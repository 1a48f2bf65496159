package main

import (
	"math"
	"testing"

	"github.com/zvirka/zvirka/frame"
)

// made returns samples of n pairs of accounts in which the second place of the
// vector tells gold from others nine times in ten and the third nothing.
func made(n int) (out []sample) {
	for p := range n {
		for k := range 20 {
			gold := k%4 == 0
			var v, noise frame.Vector
			v[0], noise[0] = 1, 1
			v[1] = one(gold != (p == k/2)) // a few are wrong
			v[2] = float64((p*7+k*3)%5) / 5
			out = append(out, sample{id: string(rune('a' + p)), gold: gold, vectors: []frame.Vector{noise, v}})
		}
	}
	return out
}

func TestFit(t *testing.T) {
	samples := made(10)
	w := fit(samples)
	if w[1] < 2 || math.Abs(w[2]) > w[1]/3 {
		t.Errorf("weights %.2f of what tells and %.2f of noise", w[1], w[2])
	}
	out := leaveOneOut(samples)
	if len(out) != len(samples) {
		t.Fatalf("%d samples left out one by one, want %d", len(out), len(samples))
	}
	if a := area(out); a < 0.85 {
		t.Errorf("area %.3f", a)
	}
}

func TestArea(t *testing.T) {
	s := func(gold bool, score float64) sample { return sample{gold: gold, score: score} }
	for _, tt := range []struct {
		samples []sample
		want    float64
	}{
		{[]sample{s(true, 1), s(false, 0)}, 1},
		{[]sample{s(true, 0), s(false, 1)}, 0},
		{[]sample{s(true, 0.5), s(false, 0.5)}, 0.5},
		{[]sample{s(true, 0.9), s(false, 0.5), s(true, 0.4), s(false, 0.1)}, 0.75},
		{nil, 0},
	} {
		if got := area(tt.samples); got != tt.want {
			t.Errorf("area %v is %g, want %g", tt.samples, got, tt.want)
		}
	}
	linked, threshold := at([]sample{s(true, 0.9), s(true, 0.2), s(false, 0.5), s(false, 0.1)}, 0.4)
	if linked != 0.5 || threshold != 0.5 {
		t.Errorf("at: %g of the linked over %g, want 0.5 over 0.5", linked, threshold)
	}
}
