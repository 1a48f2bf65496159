package frame

import (
	"strings"

	"github.com/zvirka/zvirka/canon"
)

// gender of a person, as a pronoun shows it.
type gender uint8

const (
	anyone gender = iota
	man
	woman
)

// coref is what data/<lang>/coref.tsv holds.
type coref struct {
	names         map[string]gender // given names whose ending misleads
	given, family []string          // endings of women's names
	same          map[string]string // base form of a noun → type of the name it stands for
}

func loadCoref(lang string) coref {
	c := coref{names: map[string]gender{}, same: map[string]string{}}
	file := lang + "/coref.tsv"
	rows(file, func(line int, f []string) {
		if len(f) != 3 {
			broken(file, line, "want kind, what, words")
		}
		words := strings.Fields(f[2])
		switch f[0] + " " + f[1] {
		case "he name":
			for _, w := range words {
				c.names[w] = man
			}
		case "she name":
			for _, w := range words {
				c.names[w] = woman
			}
		case "she given":
			c.given = words
		case "she family":
			c.family = words
		case "same ORG", "same PRO":
			for _, w := range words {
				c.same[w] = f[1]
			}
		default:
			broken(file, line, "unknown kind")
		}
	})
	return c
}

// gender guesses that of a person from the name in the nominative; anyone
// where nothing tells.
func (c *coref) gender(name string) gender {
	words := strings.Fields(string(lower(nil, name)))
	if len(words) == 0 {
		return anyone
	}
	if g, ok := c.names[words[0]]; ok {
		return g
	}
	last := words[len(words)-1]
	for _, e := range c.family {
		if len(last) > len(e)+4 && strings.HasSuffix(last, e) {
			return woman
		}
	}
	if len(words) == 1 {
		return anyone
	}
	for _, e := range c.given {
		if strings.HasSuffix(words[0], e) {
			return woman
		}
	}
	return man
}

// staleAfter is for how many sentences a plain noun stands for a name.
const staleAfter = 3

// antecedents are those a document named last.
type antecedents struct {
	people [3]string // by gender; the last of all under anyone
	bodies map[string]named
}

type named struct {
	id string
	at int // sentence
}

// person returns the last person that a pronoun may stand for.
func (a *antecedents) person(g gender) string {
	if id := a.people[g]; id != "" {
		return id
	}
	for other := man; other <= woman; other++ {
		if other != g && a.people[other] == a.people[anyone] {
			return "" // the last one is of the other gender
		}
	}
	return a.people[anyone]
}

// metPerson keeps a person that was named.
func (d *document) metPerson(a *arg, name string) {
	d.known.people[anyone] = a.id
	if g := d.lex.coref.gender(name); g != anyone {
		d.known.people[g] = a.id
	}
}

// metBody keeps a body or product that was named.
func (d *document) metBody(typ, id string) {
	if d.known.bodies == nil {
		d.known.bodies = map[string]named{}
	}
	d.known.bodies[typ] = named{id, len(d.sents)}
}

// sameAs returns the id and the type of the name that the noun at token i
// stands for: «компанія» after «Нафтогаз», where nothing describes it.
func (d *document) sameAs(toks []token, i int, entry int32) (id, typ string) {
	typ, ok := d.lex.coref.same[d.lex.packed.base(entry)]
	if !ok || toks[i].f.has(fPl) && !toks[i].f.has(fSg) {
		return "", ""
	}
	if i > 0 && describes(&toks[i-1]) || i+1 < len(toks) && (toks[i+1].mention >= 0 || toks[i+1].mark == '"') {
		return "", ""
	}
	n, ok := d.known.bodies[typ]
	if !ok || len(d.sents)-n.at > staleAfter {
		return "", ""
	}
	return n.id, typ
}

// describes reports whether a word before a noun may say which one is meant.
func describes(t *token) bool {
	return t.class == canon.Number || t.class == canon.Word && t.word == wNone && t.cue == cNone && !t.f.has(fVerbal)
}
