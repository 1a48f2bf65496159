package frame

import (
	"sync"

	"github.com/zvirka/zvirka/canon"
)

// scratch is room in which a document is read. The next one uses it again: what
// is part of the result is copied out of it.
type scratch struct {
	toks    []token
	own     []canon.Token // tokens of a sentence that nobody gave
	clauses []clause
	argroom []arg
	agents  []string // agent of each clause of a sentence
	speech  []int    // frames of saying of a sentence, absolute indexes

	frames []Frame
	drafts []draft // beside frames
	cues   []Cue

	sents  []sentence
	words  []word // content words of all sentences
	actors []actor
	counts map[uint32]int32
	seen   []uint32 // hashes of the actors of a sentence

	whos   map[string]int32 // indexes into people
	people []who

	sortroom  []sortKey // the features of a frame, while they are gathered
	keyroom   []wordKey
	actorroom []actorKey
	numroom   []numKey
	sizeroom  []size
	hashes    []uint32
}

var scratches = sync.Pool{New: func() any {
	return &scratch{counts: map[uint32]int32{}, whos: map[string]int32{}}
}}

func newScratch() *scratch { return scratches.Get().(*scratch) }

// free gives s back, empty and without a hold on the text that was read.
func (s *scratch) free() {
	emptied(&s.toks)
	emptied(&s.argroom)
	emptied(&s.agents)
	emptied(&s.frames)
	emptied(&s.drafts)
	emptied(&s.cues)
	emptied(&s.words)
	emptied(&s.actors)
	emptied(&s.people)
	s.sents = s.sents[:0]
	clear(s.counts)
	clear(s.whos)
	scratches.Put(s)
}

// emptied makes list empty, and lets go of what its room points to.
func emptied[T any](list *[]T) {
	clear((*list)[:cap(*list)])
	*list = (*list)[:0]
}

// slab cuts many short lists out of few large pieces of memory. They stay as
// long as one of them is held, so it is for lists that live and die together.
type slab[T any] struct {
	room []T
	size int // of the last piece
}

// The number of elements of the first piece, and of those that are not made
// larger than the one before.
const (
	slabFirst = 1 << 5
	slabLast  = 1 << 9
)

// keep returns a copy of list, nil of an empty one.
func (s *slab[T]) keep(list []T) []T {
	n := len(list)
	if n == 0 {
		return nil
	}
	if n > len(s.room) {
		s.size = max(slabFirst, min(2*s.size, slabLast))
		s.room = make([]T, max(n, s.size))
	}
	out := s.room[:n:n]
	s.room = s.room[n:]
	copy(out, list)
	return out
}

// kept are the lists of the features of a document.
type kept struct {
	words  slab[wordKey]
	actors slab[actorKey]
	nums   slab[numKey]
	sizes  slab[size]
	hashes slab[uint32]
}
