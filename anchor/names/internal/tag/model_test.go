package tag

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestScoresAreSums compares the tables of a model with plain sums, for features
// with weights for one label up to all of them, and for features that it does
// not have.
func TestScoresAreSums(t *testing.T) {
	rnd := rand.New(rand.NewPCG(1, 2))
	want := map[uint32]row{}
	var weights []Weight
	hashes := []uint32{0, 1, 1 << rowBits, 1<<rowBits + 1, 3<<rowBits + 1, 1<<32 - 1, 1<<32 - 2}
	for range 3000 {
		hashes = append(hashes, rnd.Uint32()>>(rnd.Uint32()%20))
	}
	for _, hash := range hashes {
		if _, ok := want[hash]; ok || rnd.IntN(8) == 0 {
			continue
		}
		var sum row
		for _, l := range rnd.Perm(Labels)[:1+rnd.IntN(Labels)] {
			v := 1 + rnd.IntN(weightMax)
			if rnd.IntN(2) == 0 {
				v = -v
			}
			sum[l] = int32(v)
			weights = append(weights, Weight{hash, uint8(l), float64(v)})
		}
		want[hash] = sum
	}
	data := Write(weights, [Labels][Labels]float64{}, len(weights))
	m, err := Read(string(data))
	if err != nil {
		t.Fatal(err)
	}
	scale := scaleOf(weights)
	for range 300 {
		var got, sum row
		features := make([]uint32, rnd.IntN(2*mostFeatures))
		for i := range features {
			features[i] = hashes[rnd.IntN(len(hashes))]
			for l, v := range want[features[i]] {
				sum[l] += int32(clip(float64(v)*scale, weightMax))
			}
		}
		scoreAll(m, &got, features)
		if got != sum {
			t.Fatalf("%d features: got %v, want %v", len(features), got, sum)
		}
	}
}

// scaleOf returns what Write multiplies weights by, whose order it has sorted.
func scaleOf(weights []Weight) float64 {
	var all []float64
	for _, w := range weights {
		all = append(all, math.Abs(w.W))
	}
	slices.Sort(all)
	slices.Reverse(all)
	return weightMax / (all[len(all)/2000] * 1.5)
}

// scoreAll adds the weights of features, however many, to scores.
func scoreAll(m *Model, scores *row, features []uint32) {
	for some := range slices.Chunk(features, mostFeatures) {
		var sum fullRow
		m.score(&sum, some)
		sum.addTo(scores)
	}
}
