package detect_test

import (
	"fmt"

	"github.com/zvirka/zvirka/detect"
)

func ExampleIdentifier_Detect() {
	id := detect.New()
	fmt.Println(id.Detect("Президент підписав указ, який набуває чинності завтра.").Lang)
	fmt.Println(id.Detect("Правителството съобщи, че срещата ще се проведе в София.").Lang)
	fmt.Println(id.Detect("Prezydent pidpysav ukaz pro zvilnennia ministra oborony.").Lang)
	// Output:
	// uk
	// bg
	// und
}

func ExampleIdentifier_Spans() {
	text := "Речник сказав: «Мы не собираемся останавливать эту операцию» — і вийшов."
	for _, s := range detect.New().Spans(text) {
		fmt.Println(s.Lang, s.In(text))
	}
	// Output:
	// uk Речник сказав:
	// ru «Мы не собираемся останавливать эту операцию»
	// uk — і вийшов.
}
