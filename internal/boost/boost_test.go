package boost

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// ring returns examples whose answer no line tells: yes inside a square, no
// outside, but for some noise.
func ring(n int) []Example {
	r := rand.New(rand.NewPCG(1, 2))
	list := make([]Example, n)
	for i := range list {
		x, y := r.Float64()*2-1, r.Float64()*2-1
		yes := max(x, -x) < 0.5 && max(y, -y) < 0.5
		if r.Float64() < 0.05 {
			yes = !yes
		}
		list[i] = Example{X: []float64{x, y}, Yes: yes, Weight: 1}
	}
	return list
}

var shape = Options{Trees: 60, Depth: 3, Rate: 0.2, Ridge: 1, LeastInLeaf: 5, Share: 70}

func TestFitLearnsWhatNoLineTells(t *testing.T) {
	list := ring(2000)
	f := Fit(list[:1000], shape)
	right := 0
	for _, e := range list[1000:] {
		if (f.Odds(e.X) > 0) == e.Yes {
			right++
		}
	}
	if right < 900 {
		t.Errorf("%d of 1000 right", right)
	}
}

func TestFitIsTheSameEachTime(t *testing.T) {
	names := []string{"x", "y"}
	a := string(Fit(ring(500), shape).Append(nil, "p", names))
	if b := string(Fit(ring(500), shape).Append(nil, "p", names)); a != b {
		t.Error("two runs differ")
	}
}

func TestParseReadsWhatAppendWrote(t *testing.T) {
	names := []string{"x", "y"}
	text := string(Fit(ring(500), shape).Append(nil, "p", names))
	var f Forest
	for line := range strings.Lines(text) {
		if err := f.Parse(strings.TrimPrefix(strings.TrimSuffix(line, "\n"), "p\t"), NewNames(names)); err != nil {
			t.Fatal(err)
		}
	}
	if again := string(f.Append(nil, "p", names)); again != text {
		t.Error("what was read is not what was written")
	}
}

func TestParseRefuses(t *testing.T) {
	for _, line := range []string{
		"", "constant", "constant\tx", "bush\t1", "tree\tz<=1:1\t1\t2", "tree\tx<=1:0\t1", "tree\tx<=a:1\t1\t2", "tree\tx<=1:1\t1",
	} {
		if err := new(Forest).Parse(line, NewNames([]string{"x"})); err == nil {
			t.Errorf("%q is read", line)
		}
	}
}

func TestFitOfNothing(t *testing.T) {
	if p := Sigmoid(Fit(nil, shape).Odds([]float64{1})); p != 0.5 {
		t.Errorf("probability %v from no examples", p)
	}
}

func TestOddsWalksEachTree(t *testing.T) {
	f := Fit(ring(300), Options{Trees: 40, Depth: 4, Rate: 0.2, Ridge: 1, LeastInLeaf: 20, Share: 70})
	for _, e := range ring(50) {
		want := f.constant
		for _, tree := range f.trees {
			want += answer(tree, e.X)
		}
		if got := f.Odds(e.X); got != want {
			t.Fatalf("%v for %v, want %v", got, e.X, want)
		}
	}
}

func BenchmarkOdds(b *testing.B) {
	list := ring(1000)
	f := Fit(list, Options{Trees: 150, Depth: 3, Rate: 0.05, Ridge: 3, LeastInLeaf: 8, Share: 60})
	b.ResetTimer()
	for i := range b.N {
		f.Odds(list[i%len(list)].X)
	}
}
