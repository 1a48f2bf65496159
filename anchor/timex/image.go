package timex

import (
	_ "embed"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"math"
	"slices"

	"github.com/zvirka/zvirka/corpus"
)

// Compiling the rules and inflecting the word lists of a language takes some
// 10 ms, so what comes of it is kept beside them in grammar.bin, which a
// command writes anew:
//
//go:generate go test -run TestImage -update .

//go:embed data/uk/grammar.bin
var ukrainianImage string

//go:embed data/ru/grammar.bin
var russianImage string

// imageVersion changes when the meaning of the bytes does.
const imageVersion = 1

// imageHead is the size of the head of an image: the sum of the data that it
// was made of, and that of its own bytes after the head, 4 bytes each.
const imageHead = 8

// castagnoli sums the data up, to tell one state of them from another.
var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// sumOf is the sum of data files.
func sumOf(files []source) uint32 {
	sum := uint32(imageVersion)
	for _, f := range files {
		sum = crc32.Update(sum, castagnoli, f.data)
	}
	return sum
}

// encode returns the image of a grammar that was made of data with that sum.
// Its numbers are variable in length, but for values: 8 bytes as they lie in
// memory, the lowest first. A string is its length and its bytes.
func (g *grammar) encode(sum uint32) []byte {
	w := &imageWriter{make([]byte, imageHead)}
	w.lexicon(g.lex)
	w.rules(g.rules)
	w.nodes(g.nodes)
	for _, r := range g.root {
		w.num(int(r))
	}
	for _, k := range g.known.all() {
		w.num(int(*k.class))
	}
	binary.LittleEndian.PutUint32(w.b, sum)
	binary.LittleEndian.PutUint32(w.b[4:], crc32.Checksum(w.b[imageHead:], castagnoli))
	return w.b
}

type imageWriter struct{ b []byte }

func (w *imageWriter) num(n int) { w.b = binary.AppendUvarint(w.b, uint64(n)) }
func (w *imageWriter) float(v float64) {
	w.b = binary.LittleEndian.AppendUint64(w.b, math.Float64bits(v))
}

func (w *imageWriter) text(s string) {
	w.num(len(s))
	w.b = append(w.b, s...)
}

func (w *imageWriter) flags(flags ...bool) {
	n := 0
	for i, f := range flags {
		if f {
			n |= 1 << i
		}
	}
	w.num(n)
}

func (w *imageWriter) lexicon(l *lexicon) {
	w.num(int(l.listed))
	w.num(len(l.forms))
	for i, form := range l.forms {
		w.text(form)
		w.num(len(l.entries[i]))
		for _, e := range l.entries[i] {
			w.num(int(e.class))
			w.float(e.value)
			w.flags(e.dot)
		}
	}
	w.num(len(l.phrases))
	for _, ps := range l.phrases {
		w.num(len(ps))
		for _, p := range ps {
			w.float(p.value)
			w.flags(p.dot)
			w.num(len(p.steps))
			for _, c := range p.steps {
				w.num(int(c))
			}
		}
	}
	w.suffixes(l)
	w.num(len(l.strings))
	for _, s := range l.strings {
		w.text(s)
	}
}

// suffixes writes the endings of classes, those with one last byte in the order
// in which they are tried.
func (w *imageWriter) suffixes(l *lexicon) {
	w.num(len(l.suffix))
	for c := range l.count {
		e := l.suffix[c]
		if e == nil {
			continue
		}
		all := slices.Concat(e[:]...)
		w.num(int(c))
		w.num(len(all))
		for _, s := range all {
			w.text(s)
		}
	}
}

func (w *imageWriter) rules(rules []rule) {
	w.num(len(rules))
	for _, r := range rules {
		w.text(r.name)
		w.num(int(r.op))
		w.num(r.level)
		w.num(len(r.consts))
		for _, c := range r.consts {
			w.num(int(c.slot))
			w.float(c.value)
		}
	}
}

func (w *imageWriter) nodes(nodes []node) {
	w.num(len(nodes))
	for _, n := range nodes {
		w.num(len(n.edges))
		for _, e := range n.edges {
			bounded := e.low != lowest || e.high != highest
			w.num(int(e.class))
			w.num(int(e.slot))
			w.num(int(e.target))
			w.flags(e.glued, e.cut, bounded)
			if bounded {
				w.float(e.low)
				w.float(e.high)
			}
		}
		w.num(len(n.accepts))
		for _, a := range n.accepts {
			w.num(int(a.rule))
			w.conds(a.before)
			w.conds(a.after)
		}
	}
}

func (w *imageWriter) conds(list []cond) {
	w.num(len(list))
	for _, c := range list {
		w.num(int(c.class))
		w.flags(c.not, c.edge, c.small, c.glued)
	}
}

var errImage = errors.New("timex: the image of the grammar is not of these data")

// decodeGrammar reads an image that was made of data with that sum. The strings
// of the grammar lie in the image. What of the rules only compiling and the
// tests need is missing.
func decodeGrammar(image string, lang corpus.Lang, sum uint32) (*grammar, error) {
	if len(image) < imageHead {
		return nil, errImage
	}
	head, body := []byte(image[:imageHead]), image[imageHead:]
	if binary.LittleEndian.Uint32(head) != sum || binary.LittleEndian.Uint32(head[4:]) != checksum(body) {
		return nil, errImage
	}
	r := &imageReader{body}
	g := &grammar{lang: lang, lex: r.lexicon(), rules: r.rules(), nodes: r.nodes()}
	for i := range g.root {
		g.root[i] = int32(r.num())
	}
	for _, k := range g.known.all() {
		*k.class = class(r.num())
	}
	g.finish()
	return g, nil
}

// checksum sums a string up piece by piece, so that it is not copied whole.
func checksum(s string) (sum uint32) {
	var buf [4096]byte
	for len(s) > 0 {
		n := copy(buf[:], s)
		sum, s = crc32.Update(sum, castagnoli, buf[:n]), s[n:]
	}
	return sum
}

// imageReader reads an image whose sum is right, so it panics on no other.
type imageReader struct{ s string }

func (r *imageReader) num() int {
	n, shift := 0, 0
	for i := range len(r.s) {
		c := r.s[i]
		n |= int(c&0x7F) << shift
		if c < 0x80 {
			r.s = r.s[i+1:]
			return n
		}
		shift += 7
	}
	panic(errImage)
}

func (r *imageReader) float() float64 {
	var b [8]byte
	copy(b[:], r.s[:8])
	r.s = r.s[8:]
	return math.Float64frombits(binary.LittleEndian.Uint64(b[:]))
}

func (r *imageReader) text() string {
	n := r.num()
	s := r.s[:n]
	r.s = r.s[n:]
	return s
}

func (r *imageReader) lexicon() *lexicon {
	l := &lexicon{listed: class(r.num())}
	l.count = l.listed
	n := r.num()
	l.forms, l.entries = make([]string, n), make([][]entry, n)
	list := pieces[entry]{size: 2 * n}
	for i := range l.forms {
		l.forms[i] = r.text()
		l.entries[i] = list.next(r.num())
		for k := range l.entries[i] {
			l.entries[i][k] = entry{class: class(r.num()), value: r.float(), dot: r.num() != 0}
		}
	}
	l.phrases = make([][]phrase, r.num())
	for c := range l.phrases {
		l.phrases[c] = make([]phrase, r.num())
		for i := range l.phrases[c] {
			p := phrase{value: r.float(), dot: r.num() != 0, steps: make([]class, r.num())}
			for k := range p.steps {
				p.steps[k] = class(r.num())
			}
			l.phrases[c][i] = p
		}
	}
	r.suffixes(l)
	l.strings = make([]string, r.num())
	for i := range l.strings {
		l.strings[i] = r.text()
	}
	return l
}

func (r *imageReader) suffixes(l *lexicon) {
	n := r.num()
	l.suffix = make(map[class]*endings, n)
	for range n {
		e := new(endings)
		l.suffix[class(r.num())] = e
		for range r.num() {
			e.add(r.text())
		}
	}
}

func (r *imageReader) rules() []rule {
	rules := make([]rule, r.num())
	for i := range rules {
		rules[i] = rule{name: r.text(), op: op(r.num()), level: r.num(), order: i}
		rules[i].consts = make([]constant, r.num())
		for k := range rules[i].consts {
			rules[i].consts[k] = constant{slot: slot(r.num()), value: r.float()}
		}
	}
	return rules
}

func (r *imageReader) nodes() []node {
	nodes := make([]node, r.num())
	edges, accepts := pieces[edge]{size: len(nodes)}, pieces[accept]{size: len(nodes)}
	for i := range nodes {
		n := &nodes[i]
		n.edges = edges.next(r.num())
		for k := range n.edges {
			n.edges[k] = r.edge()
		}
		n.accepts = accepts.next(r.num())
		for k := range n.accepts {
			n.accepts[k] = accept{rule: int32(r.num()), before: r.conds(), after: r.conds()}
		}
	}
	return nodes
}

func (r *imageReader) edge() edge {
	e := edge{class: class(r.num()), slot: slot(r.num()), target: int32(r.num()), low: lowest, high: highest}
	f := r.num()
	e.glued, e.cut = f&1 != 0, f&2 != 0
	if f&4 != 0 {
		e.low, e.high = r.float(), r.float()
	}
	return e
}

func (r *imageReader) conds() []cond {
	n := r.num()
	if n == 0 {
		return nil
	}
	list := make([]cond, n)
	for i := range list {
		c, f := class(r.num()), r.num()
		list[i] = cond{class: c, not: f&1 != 0, edge: f&2 != 0, small: f&4 != 0, glued: f&8 != 0}
	}
	return list
}

// pieces cuts lists from larger ones, of size at least.
type pieces[T any] struct {
	size int
	rest []T
}

// next returns a list of n, nil for none.
func (p *pieces[T]) next(n int) []T {
	if n == 0 {
		return nil
	}
	if len(p.rest) < n {
		p.rest = make([]T, max(n, p.size))
	}
	list := p.rest[:n:n]
	p.rest = p.rest[n:]
	return list
}
