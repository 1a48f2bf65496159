package facts

import "testing"

// TestPlainLabels holds the rows of plain.tsv against those of framing.tsv: a
// label that is not there would be silent by mistake.
func TestPlainLabels(t *testing.T) {
	known := map[[2]string]bool{}
	for _, term := range DefaultFraming().terms {
		known[[2]string{term.concept, term.label}] = true
	}
	for plain := range plainLabels() {
		if !known[plain] {
			t.Errorf("plain.tsv: %s, %s is not in framing.tsv", plain[0], plain[1])
		}
	}
}
