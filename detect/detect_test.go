package detect

import "testing"

func TestDetect(t *testing.T) {
	id := New()
	for _, c := range []struct{ name, text, want string }{
		{"ukrainian", "Президент підписав указ, який набуває чинності завтра.", "uk"},
		{"russian", "Президент подписал указ, который вступает в силу завтра.", "ru"},
		{"russian without marks", "Президент России прилетел в Ереван.", "ru"},
		{"belarusian", "Прэзідэнт падпісаў указ, які набудзе моц заўтра.", "be"},
		{"polish", "Prezydent podpisał dekret, który wejdzie w życie jutro.", "pl"},
		{"english", "The president signed the decree yesterday.", "en"},
		{"digits", "2023, 15:00", "und"},
		{"greek", "Ο πρόεδρος υπέγραψε το διάταγμα", "und"},
		{"empty", "", "und"},
	} {
		if got := id.Detect(c.text); string(got.Lang) != c.want {
			t.Errorf("%s: got %v, want %s", c.name, got, c.want)
		}
	}
}
