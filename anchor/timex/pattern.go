package timex

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// item is one element of an expanded pattern.
type item struct {
	edge
	cond  bool
	ahead bool
	c     cond
}

// Patterns may not expand to more than this many sequences.
const mostSequences = 20000

// expand multiplies out the options and alternatives of a pattern.
func (g *grammar) expand(p string, depth int) ([][]item, error) {
	if depth > 12 {
		return nil, fmt.Errorf("parts nest too deeply")
	}
	x := &expander{g: g, f: patternFields(p), depth: depth}
	out, err := x.alternatives("")
	if err != nil {
		return nil, err
	}
	return out, nil
}

// part expands a part once; the sequences are shared and never written to.
func (g *grammar) part(name, body string, depth int) ([][]item, error) {
	if seqs, ok := g.expanded[name]; ok {
		return slices.Clone(seqs), nil
	}
	seqs, err := g.expand(body, depth)
	if err == nil {
		g.expanded[name] = seqs
	}
	return slices.Clone(seqs), err
}

type expander struct {
	g     *grammar
	f     []string
	pos   int
	depth int
	glue  bool
	cut   bool
}

// patternFields splits at blanks and keeps brackets apart.
func patternFields(p string) []string {
	var out []string
	for _, f := range strings.Fields(p) {
		for len(f) > 1 && (f[0] == '[' || f[0] == '(' && !strings.Contains(f, "..") && f != "()") && !strings.HasPrefix(f, "(..") {
			out = append(out, f[:1])
			f = f[1:]
		}
		var tail []string
		for len(f) > 1 && (f[len(f)-1] == ']' || f[len(f)-1] == ')' && !strings.Contains(f, "(")) {
			tail = append([]string{f[len(f)-1:]}, tail...)
			f = f[:len(f)-1]
		}
		out = append(append(out, f), tail...)
	}
	return out
}

func (x *expander) alternatives(end string) ([][]item, error) {
	var out [][]item
	for {
		seq, err := x.sequence()
		if err != nil {
			return nil, err
		}
		out = append(out, seq...)
		if len(out) > mostSequences {
			return nil, fmt.Errorf("too many ways to read the pattern")
		}
		if x.pos >= len(x.f) {
			if end != "" {
				return nil, fmt.Errorf("%s is missing", end)
			}
			return out, nil
		}
		tok := x.f[x.pos]
		x.pos++
		if tok == end {
			return out, nil
		}
		if tok != "|" {
			return nil, fmt.Errorf("%q is out of place", tok)
		}
	}
}

func (x *expander) sequence() ([][]item, error) {
	out := [][]item{nil}
	for x.pos < len(x.f) {
		tok := x.f[x.pos]
		if tok == "|" || tok == ")" || tok == "]" {
			return out, nil
		}
		x.pos++
		var alts [][]item
		var err error
		cut := x.cut && tok != "~" // what is nested does not see it
		x.cut = x.cut && !cut
		switch {
		case tok == "~":
			x.glue = true
			continue
		case tok == ">>":
			x.cut = true
			continue
		case tok == "(":
			glue := x.glue
			x.glue = false
			alts, err = x.alternatives(")")
			alts = glueFirst(alts, glue)
		case tok == "[":
			glue := x.glue
			x.glue = false
			alts, err = x.alternatives("]")
			alts = append(glueFirst(alts, glue), nil)
		case strings.HasPrefix(tok, "<") && strings.HasSuffix(tok, ">") && len(tok) > 2:
			body, ok := x.g.parts[tok[1:len(tok)-1]]
			if !ok {
				return nil, fmt.Errorf("no part %s", tok)
			}
			alts, err = x.g.part(tok, body, x.depth+1)
			alts = glueFirst(alts, x.glue)
			x.glue = false
		default:
			var it item
			it, err = x.g.element(tok)
			if !it.cond {
				it.glued = x.glue
				x.glue = false
			}
			alts = [][]item{{it}}
		}
		if err == nil && (x.glue || x.cut) && (tok == "(" || tok == "[") {
			err = fmt.Errorf("~ or >> before a closing bracket")
		}
		if err != nil {
			return nil, err
		}
		if cut {
			alts = cutFirst(alts)
		}
		next := make([][]item, 0, len(out)*len(alts))
		for _, o := range out {
			for _, a := range alts {
				next = append(next, append(o[:len(o):len(o)], a...))
			}
		}
		if out = next; len(out) > mostSequences {
			return nil, fmt.Errorf("too many ways to read the pattern")
		}
	}
	return out, nil
}

func glueFirst(alts [][]item, glue bool) [][]item {
	if !glue {
		return alts
	}
	for i, a := range alts {
		if len(a) > 0 {
			b := append([]item(nil), a...)
			b[0].glued = true
			alts[i] = b
		}
	}
	return alts
}

func cutFirst(alts [][]item) [][]item {
	for i, a := range alts {
		if len(a) > 0 {
			b := append([]item(nil), a...)
			b[0].cut = true
			alts[i] = b
		}
	}
	return alts
}

// element reads one element: a literal, @class, slot:class, with (lo..hi); or
// a condition: ^ $ &class !class before or after, with ~ for «glued».
func (g *grammar) element(tok string) (item, error) {
	if tok == "!cap" {
		return item{cond: true, c: cond{small: true}}, nil
	}
	switch tok[0] {
	case '^', '$':
		return item{cond: true, ahead: tok == "$", c: cond{edge: true}}, nil
	case '<', '>':
		if len(tok) > 2 {
			return g.condition(tok)
		}
	}
	it := item{edge: edge{low: lowest, high: highest}}
	if open := strings.IndexByte(tok, '('); open > 0 && strings.HasSuffix(tok, ")") {
		lo, hi, ok := strings.Cut(tok[open+1:len(tok)-1], "..")
		var err1, err2 error
		it.low, err1 = strconv.ParseFloat(lo, 64)
		it.high, err2 = strconv.ParseFloat(hi, 64)
		if !ok || err1 != nil || err2 != nil {
			return item{}, fmt.Errorf("range in %q", tok)
		}
		tok = tok[:open]
	}
	if name, cl, ok := strings.Cut(tok, ":"); ok && name != "" && cl != "" {
		s, ok := slotNames[name]
		if !ok {
			return item{}, fmt.Errorf("no slot %q", name)
		}
		c, err := g.needClass(cl)
		it.slot, it.class = s, c
		return it, err
	}
	if tok[0] == '@' && len(tok) > 1 {
		c, err := g.needClass(tok[1:])
		it.class = c
		return it, err
	}
	forms := []string{tok}
	if len(tok) > 1 {
		forms = strings.Split(tok, "/")
	}
	it.class = g.lex.literal(forms...)
	return it, nil
}

// condition reads <!class, <&class of the token before, >!class, >&class of
// the token after; a ~ at the end means that no white space parts them.
func (g *grammar) condition(tok string) (item, error) {
	it := item{cond: true, ahead: tok[0] == '>'}
	body := tok[2:]
	it.c.not = tok[1] == '!'
	if tok[1] != '!' && tok[1] != '&' {
		return item{}, fmt.Errorf("%q is no condition", tok)
	}
	if strings.HasSuffix(body, "~") && len(body) > 1 {
		it.c.glued, body = true, body[:len(body)-1]
	}
	if body[0] == '@' {
		c, err := g.needClass(body[1:])
		it.c.class = c
		return it, err
	}
	it.c.class = g.lex.literal(body)
	return it, nil
}

// needClass finds a class that data or Go define; rules make none. A class
// that the other language's lists alone hold is empty here, which is meant.
func (g *grammar) needClass(name string) (class, error) {
	if strings.ContainsAny(name, "[]()<>|/") || name == "" {
		return 0, fmt.Errorf("no class %q", name)
	}
	return g.lex.class(name), nil
}
