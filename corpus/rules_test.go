package corpus

import "testing"

// What a text contains is never ruled out by its runs of bytes.
func TestGrams(t *testing.T) {
	const text = "читайте нас у нашому telegram-каналі"
	var all grams
	all.add(text)
	for from := range text {
		for to := from; to <= len(text); to++ {
			var part grams
			part.add(text[from:to])
			if !all.hold(&part) {
				t.Fatalf("%q is ruled out", text[from:to])
			}
		}
	}
	for _, other := range []string{"патрон", "shutterstock", "каналів"} {
		var part grams
		part.add(other)
		if all.hold(&part) {
			t.Errorf("%q is not ruled out", other)
		}
	}
}
