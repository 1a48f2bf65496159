package canon

// NameKey returns s folded so that the ways in which the Ukrainian and the
// Russian press write one foreign name meet: "Кім Чен Ин" and "Ким Чен Ын",
// "Сі Цзіньпін" and "Си Цзиньпин", "Гельсінкі" and "Хельсинки". It is a coarser
// [Skeleton]; words keep their order and are parted by blanks. Equal keys are
// evidence, not proof: short names collide.
func NameKey(s string) string { return Default().nameKey(s) }

// NameKeys returns the keys under which a name may be looked up: NameKey
// first, then those of other readings.
func NameKeys(s string) []string { return []string{NameKey(s)} }

func (c *Canon) nameKey(s string) string {
	out := make([]byte, 0, len(s))
	for _, tok := range Tokenize(s, span(s)) {
		if tok.Class != Word && tok.Class != Number {
			continue
		}
		if len(out) > 0 {
			out = append(out, ' ')
		}
		out = append(out, foldString(c.keys, foldString(c.names, tok.In(s)))...)
	}
	return string(out)
}
