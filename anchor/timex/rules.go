package timex

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/zvirka/zvirka/corpus"
)

// rule is one rule of a rules file.
type rule struct {
	name     string
	op       op
	level    int
	order    int
	consts   []constant
	patterns []string
	examples []example
	at       string // file and line
}

type constant struct {
	slot  slot
	value float64
}

type example struct {
	text  string
	want  string // type, value and the like; empty for a counter-example
	lang  corpus.Lang
	given string // "" or a reference date of its own
	at    string
}

// readRules reads a rules file; its format is told at the head of
// data/common/calendar.rules.
func (g *grammar) readRules(name, data string) error {
	var cur *rule
	for i, line := range strings.Split(data, "\n") {
		at := name + ":" + strconv.Itoa(i+1)
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		key, rest, _ := strings.Cut(line, " ")
		rest = strings.TrimSpace(rest)
		lang := ""
		if len(key) == 3 && (key[0] == '+' || key[0] == '-') { // +uk, -ru
			key, lang = key[:1], key[1:]
		}
		switch key {
		case "part":
			part, body, ok := strings.Cut(rest, "=")
			if !ok {
				return fmt.Errorf("timex: %s: part without =", at)
			}
			g.parts[strings.TrimSpace(part)] = strings.TrimSpace(body)
		case "rule":
			r, err := g.ruleHead(rest, at)
			if err != nil {
				return err
			}
			g.rules = append(g.rules, r)
			cur = &g.rules[len(g.rules)-1]
		case "=", "+", "-":
			if cur == nil {
				return fmt.Errorf("timex: %s: %q before any rule", at, key)
			}
			if key == "=" {
				cur.patterns = append(cur.patterns, rest)
				break
			}
			text, want, ok := strings.Cut(rest, " => ")
			if ok != (key == "+") {
				return fmt.Errorf("timex: %s: an example has =>, a counter-example has not", at)
			}
			e := example{text: text, want: strings.TrimSpace(want), lang: corpus.Lang(lang), at: at}
			if ref, t, ok := strings.Cut(text, "| "); ok && len(ref) >= 10 && ref[0] >= '0' && ref[0] <= '9' {
				e.given, e.text = strings.TrimSpace(ref), t
			}
			cur.examples = append(cur.examples, e)
		default:
			return fmt.Errorf("timex: %s: line begins with %q", at, key)
		}
	}
	return nil
}

// ruleHead reads «name > op slot=value … level=2».
func (g *grammar) ruleHead(s, at string) (rule, error) {
	name, does, ok := strings.Cut(s, ">")
	f := strings.Fields(does)
	if !ok || len(f) == 0 {
		return rule{}, fmt.Errorf("timex: %s: rule without > and what it builds", at)
	}
	r := rule{name: strings.TrimSpace(name), at: at, order: len(g.rules), level: 1}
	if r.op, ok = ops[f[0]]; !ok {
		return rule{}, fmt.Errorf("timex: %s: nothing is called %q", at, f[0])
	}
	for _, c := range f[1:] {
		k, v, ok := strings.Cut(c, "=")
		if !ok {
			return rule{}, fmt.Errorf("timex: %s: %q is no slot=value", at, c)
		}
		if k == "level" {
			n, err := strconv.Atoi(v)
			if err != nil || n < 1 || n >= levels {
				return rule{}, fmt.Errorf("timex: %s: level %q", at, v)
			}
			r.level = n
			continue
		}
		sl, ok := slotNames[k]
		if !ok {
			return rule{}, fmt.Errorf("timex: %s: no slot %q", at, k)
		}
		r.consts = append(r.consts, constant{sl, g.lex.value(v)})
	}
	return r, nil
}
