package value

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"
)

// drawTime draws a time of any kind; years are few so that times meet.
func drawTime(t *rapid.T, label string) Time {
	year := rapid.IntRange(2022, 2024).Draw(t, label+" year")
	month := rapid.IntRange(1, 12).Draw(t, label+" month")
	d := rapid.IntRange(1, 28).Draw(t, label+" day")
	forms := []string{
		fmt.Sprintf("%04d", year),
		fmt.Sprintf("%04d-%02d", year, month),
		fmt.Sprintf("%04d-%02d-%02d", year, month, d),
		fmt.Sprintf("%04d-%02d-%02dT%02d", year, month, d, d%24),
		fmt.Sprintf("%04d-%02d-%02dT%02d:%02d", year, month, d, d%24, month),
		fmt.Sprintf("%04d-%02d-%02dTEV", year, month, d),
		fmt.Sprintf("%04d-W%02d", year, d),
		fmt.Sprintf("%04d-W%02d-WE", year, d),
		fmt.Sprintf("%04d-Q%d", year, month%4+1),
		fmt.Sprintf("%04d-H%d", year, month%2+1),
		fmt.Sprintf("%04d-SU", year), fmt.Sprintf("%04d-WI", year),
		"202X", "20XX", "BC0264",
		fmt.Sprintf("XXXX-%02d-%02d", month, d), fmt.Sprintf("XXXX-%02d", month), fmt.Sprintf("XXXX-WXX-%d", month%7+1),
		fmt.Sprintf("T%02d:%02d", d%24, month), fmt.Sprintf("T%02d", d%24), "TMO",
		fmt.Sprintf("P%dY", month), fmt.Sprintf("P%dM", d), fmt.Sprintf("P%dD", d), fmt.Sprintf("PT%dH", d), fmt.Sprintf("P%dY%dM", month%3, d), "PXD",
		"PRESENT_REF", "PAST_REF",
	}
	mods := []string{"", "", "", "approx", "more", "less", "min", "max", "before", "after", "start", "mid", "end"}
	v, err := ParseTime(rapid.SampledFrom(forms).Draw(t, label), "", rapid.SampledFrom(mods).Draw(t, label+" mod"))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func drawQuantity(t *rapid.T, label string) Quantity {
	n := rapid.IntRange(-5, 60).Draw(t, label)
	text, end := fmt.Sprint(n), ""
	if rapid.Bool().Draw(t, label+" fraction") {
		text += ".5"
	}
	if rapid.IntRange(0, 4).Draw(t, label+" range") == 0 {
		end = fmt.Sprint(n + 1 + rapid.IntRange(0, 9).Draw(t, label+" end"))
	}
	unit := rapid.SampledFrom([]string{"", "%", "x", "km", "m", "kg", "t", "USD", "EUR", "°C", "°F", "h", "min"}).Draw(t, label+" unit")
	bound := rapid.SampledFrom([]string{"", "=", "=", "~", ">", ">=", "<", "<="}).Draw(t, label+" bound")
	q, err := ParseQuantity(text, end, unit, bound)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

type related[T any] interface {
	Relate(T) Relation
	Contains(T) bool
	Overlaps(T) bool
	Disjoint(T) bool
	Same(T) bool
}

// checkPair checks what holds of any two values.
func checkPair[T related[T]](t *rapid.T, a, b T) {
	r := a.Relate(b)
	if back := b.Relate(a); back != r.Inverse() {
		t.Fatalf("%v : %v = %v, but the other way round %v", a, b, r, back)
	}
	if a.Disjoint(b) != (r == Disjoint) || a.Same(b) != (r == Same) || a.Overlaps(b) != r.Agree() {
		t.Fatalf("%v : %v = %v, and the helpers say else", a, b, r)
	}
	if a.Contains(b) && b.Contains(a) && r != Same {
		t.Fatalf("%v and %v contain each other, but are %v", a, b, r)
	}
	if self := a.Relate(a); self != Same && self != Incomparable {
		t.Fatalf("%v is %v to itself", a, self)
	}
}

// checkThree checks that containing is transitive, and that what one excludes
// so does what it contains, of values that are exact: about 100 contains 108,
// but what is said to be about 100 is the Same as 100.
func checkThree[T related[T]](t *rapid.T, a, b, c T) {
	if a.Contains(b) && b.Contains(c) && !a.Contains(c) {
		t.Fatalf("%v contains %v, which contains %v, but not the last", a, b, c)
	}
	if a.Disjoint(b) && b.Contains(c) && a.Overlaps(c) {
		t.Fatalf("%v is disjoint from %v, which contains %v, but meets the last", a, b, c)
	}
}

func TestTimeProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := drawTime(t, "a"), drawTime(t, "b"), drawTime(t, "c")
		checkPair(t, a, b)
		again, err := ParseTime(a.Value(), a.End(), a.Mod())
		if err != nil || again != a {
			t.Fatalf("%v does not come back: %v, %v", a, again, err)
		}
		if a.Kind() == b.Kind() && b.Kind() == c.Kind() && a.Mod() != "approx" && b.Mod() != "approx" && c.Mod() != "approx" && a.Kind() != Duration {
			checkThree(t, a, b, c)
		}
	})
}

func TestQuantityProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := drawQuantity(t, "a"), drawQuantity(t, "b"), drawQuantity(t, "c")
		checkPair(t, a, b)
		again, err := ParseQuantity(a.Value(), a.End(), a.Unit(), a.Bound())
		if err != nil || again != a {
			t.Fatalf("%v does not come back: %v, %v", a, again, err)
		}
		if a.Bound() != "~" && b.Bound() != "~" && c.Bound() != "~" && a.Unit() != "x" && b.Unit() != "x" && c.Unit() != "x" {
			checkThree(t, a, b, c)
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"2023-09-13", "199X", "18XX", "BC0264", "2023-W37-WE", "T02:45", "P1Y6M", "PT90M", "PXD", "12000000000 USD", "-15 °C", "2.5", "XXXX-WXX-3", "1e300", "P999999999999Y", "0"} {
		f.Add(s, "", "")
		f.Add(s, s, "approx")
	}
	f.Fuzz(func(t *testing.T, s, end, mod string) {
		if v, err := ParseTime(s, end, mod); err == nil {
			if again, err := ParseTime(v.Value(), v.End(), v.Mod()); err != nil || again != v {
				t.Errorf("ParseTime(%q, %q, %q) = %v comes back as %v, %v", s, end, mod, v, again, err)
			}
			if r := v.Relate(v); r != Same && r != Incomparable {
				t.Errorf("%v is %v to itself", v, r)
			}
		}
		if q, err := ParseQuantity(s, end, "", mod); err == nil {
			if r := q.Relate(q); r != Same {
				t.Errorf("%v is %v to itself", q, r)
			}
		}
	})
}

func BenchmarkRelate(b *testing.B) {
	x, _ := ParseTime("2023-09", "", "start")
	y, _ := ParseTime("XXXX-09-13", "", "")
	for b.Loop() {
		x.Relate(y)
	}
}
