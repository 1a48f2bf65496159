package main

import (
	"math"
	"math/rand"

	"github.com/zvirka/zvirka/anchor/names/internal/tag"
)

const labels = tag.Labels

// config is what a training run may choose.
type config struct {
	epochs  int
	runs    int     // models averaged, each with an order of its own
	drop    float64 // share of tokens that lose the features of the word itself
	unlist  float64 // share of sentences that lose the lists of names
	margin  float32 // what a wrong label gets in training
	compose int     // times each template of a composed sentence is used
	min     int     // times a feature must be seen
	seed    int64
	stage2  bool
}

// index numbers the features seen often enough.
type index struct {
	ids    map[uint32]int32
	hashes []uint32
}

func newIndex(docs []*doc, least int) *index {
	counts := map[uint32]int32{}
	var buf []uint32
	for _, d := range docs {
		for _, s := range d.t.Seqs {
			for i := s.From; i < s.To; i++ {
				buf = d.t.Features(buf[:0], s, i)
				for _, h := range d.t.ListFeatures(buf, s, i) {
					counts[h]++
				}
			}
		}
	}
	x := &index{ids: map[uint32]int32{}}
	for _, d := range docs {
		d.base = make([][]int32, len(d.t.Toks))
		d.list = make([][]int32, len(d.t.Toks))
		for _, s := range d.t.Seqs {
			for i := s.From; i < s.To; i++ {
				buf = d.t.Features(buf[:0], s, i)
				row := make([]int32, 0, len(buf))
				for k, h := range buf {
					if counts[h] < int32(least) {
						if isLexical(k) {
							row = append(row, -1)
						}
						continue
					}
					row = append(row, x.id(h))
				}
				d.base[i] = row
				for _, h := range d.t.ListFeatures(nil, s, i) {
					if counts[h] >= int32(least) {
						d.list[i] = append(d.list[i], x.id(h))
					}
				}
			}
		}
	}
	return x
}

func isLexical(k int) bool {
	for _, l := range tag.Lexical {
		if k == l {
			return true
		}
	}
	return false
}

func (x *index) id(h uint32) int32 {
	n, ok := x.ids[h]
	if !ok {
		n = int32(len(x.hashes))
		x.ids[h] = n
		x.hashes = append(x.hashes, h)
	}
	return n
}

// learner is an averaged structured perceptron.
type learner struct {
	cfg    config
	x      *index
	w, sum []float32 // by feature and label
	active []bool
	trans  [labels][labels]float32
	tsum   [labels][labels]float64
	step   float32
	avg    []float32
	tavg   [labels][labels]float32
	back   [][labels]uint8
}

func newLearner(x *index, cfg config) *learner { return &learner{x: x, cfg: cfg} }

// train learns from docs.
func (l *learner) train(docs []*doc) {
	n := len(l.x.hashes) + 1<<16 // room for the features of stage two
	l.avg = make([]float32, n*labels)
	l.w, l.sum = make([]float32, n*labels), make([]float32, n*labels)
	l.activate(docs, n)
	for run := range l.cfg.runs {
		clear(l.w)
		clear(l.sum)
		l.trans, l.tsum, l.step = [labels][labels]float32{}, [labels][labels]float64{}, 1
		l.run(docs, rand.New(rand.NewSource(l.cfg.seed+int64(run))))
		for i, w := range l.w {
			l.avg[i] += w - l.sum[i]/l.step
		}
		for a := range labels {
			for b := range labels {
				l.tavg[a][b] += l.trans[a][b] - float32(l.tsum[a][b])/l.step
			}
		}
	}
	l.w, l.sum = nil, nil
}

func (l *learner) activate(docs []*doc, n int) {
	counts := make([]uint8, n)
	for _, d := range docs {
		for _, row := range d.base {
			for _, f := range row {
				if f >= 0 && counts[f] < 255 {
					counts[f]++
				}
			}
		}
		for _, row := range d.list {
			for _, f := range row {
				if counts[f] < 255 {
					counts[f]++
				}
			}
		}
	}
	l.active = make([]bool, n)
	for i := range counts {
		l.active[i] = int(counts[i]) >= l.cfg.min || i >= len(counts)-1<<16
	}
}

type sequence struct {
	d *doc
	s tag.Seq
}

func (l *learner) run(docs []*doc, rnd *rand.Rand) {
	var seqs []sequence
	for _, d := range docs {
		for _, s := range d.t.Seqs {
			seqs = append(seqs, sequence{d, s})
		}
		if l.cfg.stage2 {
			d.t.Remember(d.stage)
		}
	}
	var feats [][]int32
	var scores [][labels]float32
	var got []uint8
	for range l.cfg.epochs {
		rnd.Shuffle(len(seqs), func(i, j int) { seqs[i], seqs[j] = seqs[j], seqs[i] })
		for _, q := range seqs {
			feats = l.features(feats[:0], q, rnd)
			gold := q.d.gold[q.s.From:q.s.To]
			scores = scores[:0]
			for i, row := range feats {
				e := l.emit(l.w, row)
				for k := range e {
					if k != int(gold[i]) {
						e[k] += l.cfg.margin
					}
				}
				scores = append(scores, e)
			}
			got = l.decode(&l.trans, scores, got)
			l.update(feats, gold, got)
		}
	}
}

// features gathers the rows of a sequence: without the word itself for some
// tokens, with the features of stage two for half of the sequences.
func (l *learner) features(rows [][]int32, q sequence, rnd *rand.Rand) [][]int32 {
	second := l.cfg.stage2 && rnd.Intn(2) == 0
	unlisted := rnd.Float64() < l.cfg.unlist
	var buf []uint32
	for i := q.s.From; i < q.s.To; i++ {
		row := make([]int32, 0, 64)
		drop := rnd.Float64() < l.cfg.drop
		for k, f := range q.d.base[i] {
			if f < 0 || !l.active[f] || drop && isLexical(k) {
				continue
			}
			row = append(row, f)
		}
		if !unlisted {
			for _, f := range q.d.list[i] {
				if l.active[f] {
					row = append(row, f)
				}
			}
		}
		if second {
			buf = q.d.t.DocFeatures(buf[:0], q.s, i, q.d.stage)
			for _, h := range buf {
				if f := l.x.id(h); int(f) < len(l.active) {
					row = append(row, f)
				}
			}
		}
		rows = append(rows, row)
	}
	return rows
}

func (l *learner) emit(w []float32, row []int32) (e [labels]float32) {
	for _, f := range row {
		if f < 0 {
			continue
		}
		ws := w[int(f)*labels : int(f)*labels+labels]
		for k := range e {
			e[k] += ws[k]
		}
	}
	return e
}

func (l *learner) update(feats [][]int32, gold, got []uint8) {
	l.step++
	for i := range gold {
		g, p := int(gold[i]), int(got[i])
		if i > 0 && (gold[i-1] != got[i-1] || g != p) {
			l.bump(int(gold[i-1]), g, 1)
			l.bump(int(got[i-1]), p, -1)
		}
		if g == p {
			continue
		}
		for _, f := range feats[i] {
			b := int(f) * labels
			l.w[b+g]++
			l.sum[b+g] += l.step
			l.w[b+p]--
			l.sum[b+p] -= l.step
		}
	}
}

func (l *learner) bump(a, b int, v float32) {
	l.trans[a][b] += v
	l.tsum[a][b] += float64(v * l.step)
}

// decode is Viterbi over well-formed labels.
func (l *learner) decode(trans *[labels][labels]float32, scores [][labels]float32, out []uint8) []uint8 {
	n := len(scores)
	for len(l.back) < n {
		l.back = append(l.back, [labels]uint8{})
	}
	cur := scores[0]
	for k := range cur {
		if !follows[0][k] {
			cur[k] = float32(math.Inf(-1))
		}
	}
	for i := 1; i < n; i++ {
		var next [labels]float32
		for k := range next {
			best, from := float32(math.Inf(-1)), uint8(0)
			for _, j := range before[k] {
				if x := cur[j] + trans[j][k]; x > best {
					best, from = x, j
				}
			}
			next[k], l.back[i][k] = best+scores[i][k], from
		}
		cur = next
	}
	best := 0
	for k := range cur {
		if follows[k][0] && cur[k] > cur[best] {
			best = k
		}
	}
	out = append(out[:0], make([]uint8, n)...)
	for i := n - 1; i >= 0; i-- {
		out[i] = uint8(best)
		best = int(l.back[i][best])
	}
	return out
}

var (
	follows [labels][labels]bool
	before  [labels][]uint8
)

func init() {
	for a := range uint8(labels) {
		for b := range uint8(labels) {
			if tag.Follows(a, b) {
				follows[a][b] = true
				before[b] = append(before[b], a)
			}
		}
	}
}

// predict labels a document: stage one, and stage two if wanted.
func (l *learner) predict(d *doc, second bool) []uint8 {
	out := make([]uint8, len(d.t.Toks))
	scores := make([][labels]float32, len(d.t.Toks))
	var got []uint8
	for _, s := range d.t.Seqs {
		for i := s.From; i < s.To; i++ {
			scores[i] = l.emit(l.avg, d.base[i])
			for k, v := range l.emit(l.avg, d.list[i]) {
				scores[i][k] += v
			}
		}
		got = l.decode(&l.tavg, scores[s.From:s.To], got)
		copy(out[s.From:s.To], got)
	}
	if !second {
		return out
	}
	d.t.Remember(out)
	final := make([]uint8, len(out))
	var buf []uint32
	for _, s := range d.t.Seqs {
		for i := s.From; i < s.To; i++ {
			buf = d.t.DocFeatures(buf[:0], s, i, out)
			for _, h := range buf {
				f, ok := l.x.ids[h]
				if !ok {
					continue
				}
				for k := range labels {
					scores[i][k] += l.avg[int(f)*labels+k]
				}
			}
		}
		got = l.decode(&l.tavg, scores[s.From:s.To], got)
		copy(final[s.From:s.To], got)
	}
	return final
}

// weights returns what the model file holds.
func (l *learner) weights() ([]tag.Weight, [labels][labels]float64) {
	var out []tag.Weight
	for f, h := range l.x.hashes {
		for k := range labels {
			if w := l.avg[f*labels+k]; w != 0 {
				out = append(out, tag.Weight{Hash: h, Label: uint8(k), W: float64(w)})
			}
		}
	}
	var t [labels][labels]float64
	for a := range labels {
		for b := range labels {
			t[a][b] = float64(l.tavg[a][b])
		}
	}
	return out, t
}
