package frame

import (
	"math"
	"strconv"
	"sync"
)

// Vector is the evidence that two frames tell the same fact, in numbers.
// [VectorNames] says what each is.
type Vector [vectorSize]float64

// The places of a vector. Their names are those of vectorNames.
const (
	vBias = iota
	vWords
	vInner
	vRoot
	vShare
	vBest
	vClasses
	vNears
	vActors
	vActorsRoot
	vRole
	vExact
	vClose
	vCounted
	vTime
	vApart
	vPlace
	vClass
	vEqual
	vNear
	vOpposite
	vBoth
	vSize
	vTitle
	vLead
	vGap
	vQuoted
	vUnquoted
	vWho
	vectorSize
)

var vectorNames = [vectorSize]string{
	"bias",        // 1
	"words",       // weight of the common words
	"inner",       // of those in both clauses
	"root",        // square root of the weight of common words and classes
	"share",       // what is common of the smaller clause
	"best",        // weight of the rarest common word
	"classes",     // weight of words for the same class of event
	"nears",       // weight of words for near classes
	"actors",      // weight of the common actors and places
	"actors-root", // square root of it
	"role",        // one actor fills a slot of both
	"exact",       // equal numbers
	"close",       // numbers of one kind that differ by a third at most
	"counted",     // numbers of one kind
	"time",        // the same day
	"apart",       // days that are not near
	"place",       // the same place
	"class",       // weight of the class, where both have it
	"equal",       // both have the same class
	"near",        // near classes
	"opposite",    // opposite classes
	"both",        // words and class, or words and actors
	"size",        // of both clauses
	"title",       // one of both is a title
	"lead",        // both stand near the beginning
	"gap",         // distance of their places in the documents
	"quoted",      // both are quoted
	"unquoted",    // one of both is
	"who",         // the same speaker or source
}

// VectorNames returns the names of the places of a [Vector].
func VectorNames() []string { return vectorNames[:] }

// Compare returns what [Match] knows of a and b, and whether it makes anything
// of it. It is for fitting the weights (go run ./frame/coverage -fit).
func Compare(a, b Frame) (Vector, bool) {
	if a.m == nil || b.m == nil {
		return Vector{}, false
	}
	var ev evidence
	ev.commonWords(a.m, b.m)
	if ev.compare(a.m, b.m) != "" {
		return Vector{}, false
	}
	var v Vector
	ev.fill(&v, a.m, b.m)
	return v, true
}

// fill writes the evidence, as numbers of about the same size, into v, which is
// zero.
func (ev *evidence) fill(v *Vector, x, y *features) {
	words, all := float64(ev.words), float64(ev.words+ev.classes+ev.nears)
	v[vBias] = 1
	v[vWords] = min(words, 4)
	v[vInner] = min(float64(ev.inner), 4)
	v[vRoot] = math.Sqrt(min(all, 4))
	if t := min(x.total, y.total); t > 0 {
		v[vShare] = min(all/float64(t), 1)
	}
	v[vBest] = float64(ev.best)
	v[vClasses] = min(float64(ev.classes), 2)
	v[vNears] = min(float64(ev.nears), 2)
	v[vActors] = min(float64(ev.actors), 3)
	v[vActorsRoot] = math.Sqrt(v[vActors])
	v[vRole] = one(ev.role)
	v[vExact] = min(float64(ev.exact), 2)
	v[vClose] = min(float64(ev.close), 2)
	v[vCounted] = min(float64(ev.counted), 2)
	v[vTime], v[vApart], v[vPlace] = float64(ev.time), float64(ev.apart), float64(ev.place)
	v[vClass] = float64(ev.class)
	v[vEqual], v[vNear], v[vOpposite] = one(ev.rel == equalClass), one(ev.rel == nearClass), one(ev.rel == oppositeClass)
	v[vBoth] = min(all, 1) * min(float64(ev.class)+float64(ev.actors)+float64(ev.exact), 1)
	v[vSize] = float64(x.size + y.size)
	v[vTitle] = one(x.title || y.title)
	v[vLead] = one(x.at < 0.2 && y.at < 0.2)
	v[vGap] = math.Abs(float64(x.at - y.at))
	v[vQuoted], v[vUnquoted] = one(x.quoted && y.quoted), one(x.quoted != y.quoted)
	v[vWho] = one(x.who != 0 && x.who == y.who)
}

func one(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// sum weighs the evidence: the logarithm of the odds that both are linked.
func (ev *evidence) sum(x, y *features) (z float64) {
	w := weights()
	var v Vector
	ev.fill(&v, x, y)
	for i := range v {
		z += w[i] * v[i]
	}
	return z
}

// weights returns the weights of data/weights.tsv: logistic regression over
// the best pair of frames of every two sentences of pairs of accounts with
// gold links, the linked ones against all others.
var weights = sync.OnceValue(func() *Vector {
	const file = "weights.tsv"
	index := map[string]int{}
	for i, n := range vectorNames {
		index[n] = i
	}
	w := new(Vector)
	rows(file, func(line int, f []string) {
		if len(f) != 2 {
			broken(file, line, "want name and weight")
		}
		i, ok := index[f[0]]
		x, err := strconv.ParseFloat(f[1], 64)
		if !ok || err != nil {
			broken(file, line, "unknown name or no number")
		}
		w[i] = x
	})
	return w
})

// MatchThreshold is the score from which two frames are worth a link: about
// one in ten of the pairs of sentences that no link joins reach it.
const MatchThreshold = 0.09
