package value_test

import (
	"fmt"

	"github.com/zvirka/zvirka/value"
)

func Example() {
	september, _ := value.ParseTime("2023-09", "", "")
	day, _ := value.ParseTime("2023-09-13", "", "")
	fmt.Println(september.Relate(day))

	about, _ := value.ParseTime("1900", "", "approx")
	exact, _ := value.ParseTime("1900", "", "")
	fmt.Println(about.Relate(exact))

	more, _ := value.ParseQuantity("10", "", "", ">")
	twelve, _ := value.ParseQuantity("12", "", "", "=")
	fmt.Println(more.Contains(twelve))
	// Output:
	// contains
	// same
	// true
}

func ExampleQuantity_Relate() {
	fourfold, _ := value.ParseQuantity("4", "", "x", "=")
	growth, _ := value.ParseQuantity("300", "", "%", "=")
	dollars, _ := value.ParseQuantity("300 USD", "", "", "=")
	euros, _ := value.ParseQuantity("300 EUR", "", "", "=")
	fmt.Println(fourfold.Relate(growth))
	fmt.Println(dollars.Relate(euros))
	// Output:
	// same
	// incomparable
}

func ExampleShare() {
	part, _ := value.ParseQuantity("2150", "", "", "=")
	whole, _ := value.ParseQuantity("2400", "", "", "=")
	share, _ := value.Share(part, whole)
	stated, _ := value.ParseQuantity("90", "", "%", "=")
	fmt.Println(share, share.Contains(stated))
	// Output: ~89.58 % true
}
