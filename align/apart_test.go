package align

import (
	"math"
	"testing"
)

// withAnchors returns a field of one sentence a side, with the anchors.
func withAnchors(a, b []string) *field {
	return newField([]Sentence{{Text: "Так.", Anchors: a}}, []Sentence{{Text: "Да.", Anchors: b}})
}

func TestValuesNear(t *testing.T) {
	for _, c := range []struct {
		a, b []string
		want float64
	}{
		{nil, []string{"n:12 km"}, 0},
		{[]string{"n:12 km"}, []string{"n:12 km"}, 0}, // equal: another feature says so
		{[]string{"n:10 km"}, []string{"n:20 km"}, 0.25},
		{[]string{"n:10 km", "n:7"}, []string{"n:20 km", "n:300"}, 0.25},
		{[]string{"n:10 km"}, []string{"n:20 kg"}, 0},
		{[]string{"n:10 km"}, []string{"n:20"}, 0},
		{[]string{"n:0 km"}, []string{"n:-5 km"}, 0},
		{[]string{"n:some km"}, []string{"n:5 km"}, 0},
		{[]string{"t:2024"}, []string{"t:2025"}, 0},
	} {
		f := withAnchors(c.a, c.b)
		got := f.newApart().valuesNear(f.a[0].anchors[kindValue], f.b[0].anchors[kindValue])
		if math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%v, %v: %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

func TestTimesNear(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{
		{"t:2024-03-05", "t:2024-03", 1},
		{"t:2024", "t:2024-03-05T21", 1},
		{"t:2024-03", "t:2024-03", 0}, // equal: another feature says so
		{"t:2024-03-05", "t:2024-03-06", 0},
		{"n:5", "n:50", 0},
	} {
		f := withAnchors([]string{c.a}, []string{c.b})
		if got := f.timesNear(f.a[0].anchors[kindTime], f.b[0].anchors[kindTime]); got != c.want {
			t.Errorf("%s, %s: %v, want %v", c.a, c.b, got, c.want)
		}
	}
}

// A title has no full stop and stands first.
func TestTitle(t *testing.T) {
	f := newField([]Sentence{{Text: "Повінь у місті"}, {Text: "Вода прибуває"}}, []Sentence{{Text: "Вода прибывает."}})
	for _, c := range []struct {
		ps   []profile
		i    int32
		want float64
	}{{f.a, 0, 1}, {f.a, 1, 0}, {f.b, 0, 0}} {
		if got := title(c.ps, c.i); got != c.want {
			t.Errorf("sentence %d of %d: %v, want %v", c.i, len(c.ps), got, c.want)
		}
	}
}
