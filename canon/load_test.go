package canon

import "testing"

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := newCanon(); err != nil {
			b.Fatal(err)
		}
	}
}
