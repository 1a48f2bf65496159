package value

import (
	"strings"
	"testing"
)

func TestRelateTimes(t *testing.T) {
	for _, tt := range []struct {
		a, b string // "value|end|mod"
		want Relation
	}{
		{"2023-09", "2023-09-13", Contains},
		{"2023-09-13", "2023-09", ContainedIn},
		{"1900||approx", "1900", Same},
		{"1900||approx", "1901", Contains},
		{"1900||approx", "1910", Disjoint},
		{"2023-09-13", "2023-09-14", Disjoint},
		{"2023-W37", "2023-09-13", Contains},
		{"2023-W37", "2023-09-18", Disjoint},
		{"2023-W37-3", "2023-09-13", Same},
		{"2023-W37-WE", "2023-09-16|2023-09-17", Same},
		{"2023-Q3", "2023-09", Contains},
		{"2023-H2", "2023-Q3", Contains},
		{"2023-SU", "2023-06|2023-08", Same},
		{"2023-WI", "2024-02", Contains},
		{"199X", "1995-05", Contains},
		{"18XX", "1812", Contains},
		{"BC0264|BC0241", "BC0250", Contains},
		{"2023-09-13T14:30", "2023-09-13", ContainedIn},
		{"2023-09-13TEV", "2023-09-13T19:15", Contains},
		{"2023-09-13TEV", "2023-09-13T09:15", Disjoint},
		{"T14", "2023-09-13T14:30", Contains},
		{"T14", "2023-09-13", Incomparable},
		{"T14:30", "T14", ContainedIn},
		{"XXXX-09-13", "2023-09-13", Contains},
		{"XXXX-09-13", "2023-09-14", Disjoint},
		{"XXXX-03-01", "2023-03-01", Contains},
		{"XXXX-WXX-3", "2023-09-13", Contains},
		{"XXXX-WXX-4", "2023-09-13", Disjoint},
		{"2023-09||start", "2023-09-03", Contains},
		{"2023-09||start", "2023-09-25", Disjoint},
		{"2023-09-13||before", "2023-09-12", Contains},
		{"P19M", "P1Y7M", Same},
		{"PT90M", "PT1H30M", Same},
		{"P1W", "P7D", Same},
		{"P24H", "P1D", Same},
		{"P1M", "P30D", Contains},
		{"P2Y||more", "P30M", Contains},
		{"P2Y", "P3Y", Disjoint},
		{"P10D||approx", "P9D", Contains},
		{"PXD", "P5D", Contains},
		{"P5D", "2023", Incomparable},
		{"PRESENT_REF", "PRESENT_REF", Same},
		{"PRESENT_REF", "2023", Incomparable},
	} {
		a, b := mustTime(t, tt.a), mustTime(t, tt.b)
		if got := a.Relate(b); got != tt.want {
			t.Errorf("%s : %s = %v, want %v (%v %v)", tt.a, tt.b, got, tt.want, a.wide, b.wide)
		}
		if got := b.Relate(a); got != tt.want.Inverse() {
			t.Errorf("%s : %s = %v, want %v", tt.b, tt.a, got, tt.want.Inverse())
		}
	}
}

func mustTime(t *testing.T, s string) Time {
	t.Helper()
	parts := append(strings.Split(s, "|"), "", "")
	v, err := ParseTime(parts[0], parts[1], parts[2])
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestRelateQuantities(t *testing.T) {
	for _, tt := range []struct {
		a, b string // "bound number unit", range as a-b
		want Relation
	}{
		{"> 10", "= 12", Contains},
		{"> 10", "= 9", Disjoint},
		{"> 10", "= 10", Contains},
		{"= 10", "= 10", Same},
		{"~ 10", "= 10", Same},
		{"~ 100", "= 108", Contains},
		{"~ 100", "= 130", Disjoint},
		{"= 5-7", "= 6", Contains},
		{"= 5-7", "= 6-9", Overlaps},
		{"= 1 km", "= 1000 m", Same},
		{"= 36 km/h", "= 10 m/s", Same},
		{"= 0 °C", "= 32 °F", Same},
		{"= 10 USD", "= 10 EUR", Incomparable},
		{"= 10 USD", "> 5 USD", ContainedIn},
		{"= 4 x", "= 300 %", Same},
		{"= 4 x", "= 400 %", Overlaps},
		{"= 4 x", "= 50 %", Disjoint},
		{"= 10", "= 10 %", Incomparable},
		{"< 10", "= 3", Contains},
		{"< 10", "> 12", Disjoint},
		{"< 10", "> 8", Overlaps},
	} {
		a, b := mustQuantity(t, tt.a), mustQuantity(t, tt.b)
		if got := a.Relate(b); got != tt.want {
			t.Errorf("%s : %s = %v, want %v", tt.a, tt.b, got, tt.want)
		}
		if got := b.Relate(a); got != tt.want.Inverse() {
			t.Errorf("%s : %s = %v, want %v", tt.b, tt.a, got, tt.want.Inverse())
		}
	}
}

func mustQuantity(t *testing.T, s string) Quantity {
	t.Helper()
	f := append(strings.Fields(s), "")
	from, to, _ := strings.Cut(f[1], "-")
	q, err := ParseQuantity(from, to, f[2], f[0])
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func TestShare(t *testing.T) {
	part, whole := mustQuantity(t, "= 2150"), mustQuantity(t, "= 2400")
	got, ok := Share(part, whole)
	if !ok || !got.Contains(mustQuantity(t, "= 90 %")) || got.Overlaps(mustQuantity(t, "= 80 %")) {
		t.Errorf("Share(2150, 2400) = %v, %v", got, ok)
	}
}

func TestParseTimeRejects(t *testing.T) {
	for _, s := range []string{"", "P", "PT", "2023-13", "2023-02-30", "2023-W54", "T25", "20-2", "X", "XXXX", "2023-09T14", "P5", "abc", "2023-", "T", "BC0000", "2023-Q5", "2023-W37-8", "XXXX-WXX-8", "XXXX-W37", "199X-05", "PXX", "NO_REF", "T14:3"} {
		if v, err := ParseTime(s, "", ""); err == nil {
			t.Errorf("ParseTime(%q) = %v, want an error", s, v)
		}
	}
	if _, err := ParseTime("2023", "2022", ""); err == nil {
		t.Error("a range that ends before it begins passed")
	}
	if _, err := ParseTime("2023", "", "perhaps"); err == nil {
		t.Error("an unknown modifier passed")
	}
}
