package names

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/zvirka/zvirka/anchor/names/internal/tag"
)

// Aliases are the user's own names: an id for each. They go before all else.
// A nil *Aliases has none. It is immutable and safe for concurrent use.
type Aliases struct {
	ids map[string]string
}

// LoadAliases reads aliases: lines of an id and its forms, in both languages,
// separated by tabs; empty lines and lines that begin with # say nothing.
//
//	PER-Mkrtychev-Ashot	Ашот Мкртычев	Ашот Мкртичев	Мкртычев
//	ORG-Slovakia-Trader	Verus
//
// A form is met in any case (Мкртычева), in any spelling that folds to the same
// letters. name is what errors call the file. A line without a form is an
// error, and so is a form that two lines give to two ids.
func LoadAliases(r io.Reader, name string) (*Aliases, error) {
	a := &Aliases{ids: map[string]string{}}
	in := bufio.NewScanner(r)
	in.Buffer(nil, 1<<20)
	for line := 1; in.Scan(); line++ {
		text := strings.TrimRight(in.Text(), " \t\r")
		if line == 1 {
			text = strings.TrimPrefix(text, "\ufeff")
		}
		if text == "" || text[0] == '#' {
			continue
		}
		fields := strings.Split(text, "\t")
		id := strings.TrimSpace(fields[0])
		if id == "" || len(fields) < 2 {
			return nil, fmt.Errorf("names: %s:%d: want an id and forms, separated by tabs", name, line)
		}
		for _, form := range fields[1:] {
			k := formKey(form)
			if k == "" {
				continue
			}
			if old, ok := a.ids[k]; ok && old != id {
				return nil, fmt.Errorf("names: %s:%d: %q already names %s", name, line, form, old)
			}
			a.ids[k] = id
		}
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("names: %s: %w", name, err)
	}
	return a, nil
}

// formKey returns the key of a whole form: those of its words.
func formKey(form string) string {
	var p parser
	var r ref
	for _, t := range tag.AppendTokens(nil, form, 0, len(form)) {
		if t.Class != tag.Punct {
			r.add(&p, form[t.Start:t.End], false)
		}
	}
	return wordsKey(r.words)
}

// wordsKey joins the keys of words.
func wordsKey(words []part) string {
	var b []byte
	for _, w := range words {
		b = append(append(b, w.key...), ' ')
	}
	return string(b)
}

// find returns the id of a name, "" for none.
func (a *Aliases) find(words []part) string {
	if a == nil || len(a.ids) == 0 {
		return ""
	}
	return a.ids[wordsKey(words)]
}
