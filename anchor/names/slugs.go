package names

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed data/slugs.tsv
var slugFile string

// slugs maps the key of a word to what stands for it in ids; "-" hides it.
var slugs = sync.OnceValue(func() map[string]string {
	out := make(map[string]string, 2048)
	var buf [64]byte
	for line := range strings.Lines(slugFile) {
		line = strings.TrimSpace(line)
		slug, forms, ok := strings.Cut(line, "\t")
		if !ok || line[0] == '#' {
			continue
		}
		for w := range strings.FieldsSeq(forms) {
			k := string(nameKey(buf[:0], w))
			if _, taken := out[k]; !taken {
				out[k] = slug
			}
		}
	}
	return out
})
