package frame

import (
	"github.com/zvirka/zvirka/canon"
	"github.com/zvirka/zvirka/corpus"
)

// opener says what began a clause.
type opener uint8

const (
	opStart opener = iota
	opSub          // a subordinator: «що», «якщо»
	opRel          // a relative: «який»
	opAnd          // a coordinated predicate
	opPart         // a participial or adverbial participial phrase
	opBracket
	opDash
	opColon
	opComma
	opSemi
)

// clause is a run of tokens [from, to) of a sentence with at most one
// predicate and what depends on it.
type clause struct {
	from, to int
	open     opener
	subWord  int // token of the subordinator or relative, -1
	pred     int // token of the predicate, -1
}

// Clauses cuts the sentences of in into clauses and returns their spans, in
// the order of the text; each lies within a sentence, and together they hold
// every word of it. A language without data has one clause a sentence.
func Clauses(in Input) []corpus.Span {
	r := newReader(in, new(scratch))
	var out []corpus.Span
	for n, s := range r.in.Sentences {
		if r.lex == nil {
			out = append(out, s)
			continue
		}
		toks := r.tokens(n, s)
		r.clauses = split(r.clauses[:0], toks)
		for _, c := range r.clauses {
			out = append(out, clauseSpan(toks, c))
		}
	}
	return out
}

func clauseSpan(toks []token, c clause) corpus.Span {
	from, to := c.from, c.to
	for from < to-1 && toks[from].mark != 0 {
		from++
	}
	for to > from+1 && toks[to-1].mark != 0 && toks[to-1].mark != '"' {
		to--
	}
	return corpus.Span{Start: toks[from].Start, End: toks[to-1].End}
}

// split cuts a sentence into clauses. It first cuts at every mark and
// conjunction that may part clauses, then joins the pieces that have no
// predicate of their own to their neighbours. It appends them to pieces, which
// is empty.
func split(pieces []clause, toks []token) []clause {
	if len(toks) == 0 {
		return pieces
	}
	cur := clause{subWord: -1, pred: -1}
	cut := func(at int, open opener) {
		if at > cur.from {
			cur.to = at
			pieces = append(pieces, cur)
		}
		cur = clause{from: at, open: open, subWord: -1, pred: -1}
	}
	for i := 0; i < len(toks); i++ {
		t := &toks[i]
		if t.mention >= 0 && t.mark == 0 {
			continue
		}
		switch {
		case t.mark == ';':
			cut(i+1, opSemi)
		case t.mark == ':' && i+1 < len(toks):
			cut(i+1, opColon)
		case t.mark == '(':
			cut(i, opBracket)
		case t.mark == ')':
			cut(i+1, opComma)
		case t.mark == '-' && spaced(toks, i):
			cut(i+1, opDash)
		case t.mark == ',':
			open, sub := afterComma(toks, i+1)
			cut(i+1, open)
			cur.subWord = sub
		case t.word == wAnd || t.word == wBut:
			if i > cur.from && toks[i-1].mark != ',' && i+1 < len(toks) {
				cut(i, opAnd)
			}
		case t.word == wSub && i > cur.from && !leads(toks, cur.from, i) && subordinates(toks, i):
			cut(i, opSub)
			cur.subWord = i
		}
	}
	cut(len(toks), opStart)
	for i := range pieces {
		pieces[i].pred = predicate(toks, pieces[i])
	}
	return join(toks, pieces)
}

// spaced reports whether the dash at i stands between spaces.
func spaced(toks []token, i int) bool {
	return (i == 0 || toks[i-1].End < toks[i].Start) && i+1 < len(toks) && toks[i].End < toks[i+1].Start
}

// leads reports whether only small words stand in toks[from:i].
func leads(toks []token, from, i int) bool {
	for k := from; k < i; k++ {
		if toks[k].mark == 0 && toks[k].word != wAnd && toks[k].word != wBut && toks[k].word != wPrep && toks[k].word != wOther {
			return false
		}
	}
	return true
}

// subordinates reports whether the subordinator at i, with no comma before it,
// begins a clause: only after a preposition or a mark.
func subordinates(toks []token, i int) bool {
	return i > 0 && toks[i-1].mark == '"'
}

// afterComma says what begins at token i, after a comma.
func afterComma(toks []token, i int) (opener, int) {
	for k := i; k < len(toks) && k < i+4; k++ {
		t := &toks[k]
		switch {
		case t.word == wSub:
			return opSub, k
		case t.word == wRel || t.word == wRelObj:
			return opRel, k
		case t.f.has(fGer), t.f.has(fPass|fAct) && t.f.has(fAdj):
			return opPart, -1
		case t.word == wAnd || t.word == wBut || t.word == wNot || t.word == wOther || t.word == wPrep || t.word == wPrepIns || t.word == wPrepBy:
			continue
		case t.mark == '"':
			continue
		case t.mark == '-':
			return opDash, -1
		}
		break
	}
	return opComma, -1
}

// predicate returns the token of the predicate of c, -1 if it has none.
func predicate(toks []token, c clause) int {
	best, rank := -1, 0
	for i := c.from; i < c.to; i++ {
		if k := predicateRank(toks, i, c); k > rank {
			best, rank = i, k
		}
	}
	return best
}

func predicateRank(toks []token, i int, c clause) int {
	t := &toks[i]
	if t.class != canon.Word || t.mention >= 0 {
		return 0
	}
	noun := t.trigger >= 0 && t.f.has(fNoun) || t.person >= 0
	switch {
	case t.word == wModal || t.word == wPred || t.word == wNone0:
		return 5
	case t.word == wBe:
		return 4
	case t.f.has(fFinite) && !noun:
		if t.f.has(fGuess) {
			return 3
		}
		return 6
	case t.f.has(fShort) && !t.f.has(fNoun):
		return 5
	case t.f.has(fInf):
		return 2
	case t.f.has(fGer):
		return 2
	case c.open == opPart && t.f.has(fPass|fAct) && t.f.has(fAdj):
		return 1
	}
	return 0
}

// join joins pieces without predicate to the piece before them; the first,
// and one that a subordinator begins, to what comes after.
func join(toks []token, pieces []clause) []clause {
	out := pieces[:0]
	for _, p := range pieces {
		if len(out) == 0 {
			out = append(out, p)
			continue
		}
		last := &out[len(out)-1]
		weak := p.pred < 0
		if !weak && p.open == opAnd && last.pred >= 0 && infOnly(toks, p) && !infOnly(toks, *last) {
			weak = true // «може приїхати і підписати»
		}
		switch {
		case weak && (p.open == opSub || p.open == opRel):
			out = append(out, p) // its predicate comes after an insertion: «що сторони, ймовірно, підпишуть»
		case weak && !(p.open == opBracket && p.to-p.from > 4):
			last.to = p.to
		case last.pred < 0 && last.open != opBracket && p.open != opRel && p.open != opPart && p.open != opSub:
			last.to, last.pred = p.to, p.pred
			if last.subWord < 0 {
				last.subWord = p.subWord
			}
		default:
			out = append(out, p)
		}
	}
	return out
}

func infOnly(toks []token, c clause) bool {
	return c.pred >= 0 && toks[c.pred].f.has(fInf)
}
