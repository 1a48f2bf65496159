// Package value knows what times and quantities in texts stand for, and how
// two of them relate: whether they agree, one contains the other, they overlap
// or exclude each other.
//
//	a, _ := value.ParseTime("2023-09", "", "")
//	b, _ := value.ParseTime("2023-09-13", "", "")
//	a.Relate(b) // value.Contains
//
// A [Time] is a point at some granularity, a range, or a duration, written as
// in TIMEX3: "2023-09-13", "2023-W37", "199X", "P19M". A [Quantity] is a number
// with a unit and bounds: "12" km, more than "10", from "5" to "7" %.
//
// Approximate values ("about 1900") reach a little further than what they say.
package value
