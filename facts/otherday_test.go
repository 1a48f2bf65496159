package facts

import (
	"testing"

	"github.com/zvirka/zvirka/anchor"
	"github.com/zvirka/zvirka/value"
)

func TestStrangeDay(t *testing.T) {
	day := func(v string) anchor.Time { return anchor.Time{Type: "date", Value: v} }
	times := func(values ...string) []value.Time {
		var out []value.Time
		for _, v := range values {
			x, ok := instant(day(v))
			if !ok {
				t.Fatal(v)
			}
			out = append(out, x)
		}
		return out
	}
	tests := []struct {
		told anchor.Time
		all  []value.Time
		want bool
	}{
		{day("2023-09-15"), times("2024-06-19"), true},
		{day("2023-09-15"), times("2024-06-19", "2023-09"), false}, // a month of it
		{day("2023-09-15"), nil, false},
		{day("2023"), times("2024-06-19"), false}, // no day
	}
	for _, test := range tests {
		if got := strangeDay(&side{times: []anchor.Time{test.told}}, test.all); got != test.want {
			t.Errorf("%s: %v", test.told.Value, got)
		}
	}
}
