package frame

import "strings"

// tables are the lexicon of one language as its files tell it: what is packed.
type tables struct {
	morph   *morph
	entries []entry
	bases   []string         // of entries
	stems   map[string]int32 // stem → index+1 of its first reference
	refs    []linkedRef
}

func readTables(lang string) *tables {
	t := &tables{morph: loadMorph(lang), stems: map[string]int32{}}
	t.words(lang + "/words.tsv")
	t.cues(lang + "/cues.tsv")
	t.triggers(lang+"/triggers.tsv", false)
	t.triggers(lang+"/speech.tsv", true)
	t.people(lang + "/roles.tsv")
	return t
}

func (t *tables) words(file string) {
	rows(file, func(line int, f []string) {
		w, ok := wordNames[f[0]]
		if !ok || len(f) != 2 {
			broken(file, line, "want class of word and words")
		}
		for _, base := range strings.Fields(f[1]) {
			t.add(base, 'x', entry{sort: sWord, word: w})
		}
	})
}

// cues reads cues.tsv: the kind of cue and its forms as they stand; "_" joins
// words that follow each other, "*" stands for any ending.
func (t *tables) cues(file string) {
	rows(file, func(line int, f []string) {
		c, ok := cueNames[f[0]]
		if !ok || len(f) != 2 {
			broken(file, line, "want kind of cue and words")
		}
		for _, base := range strings.Fields(f[1]) {
			t.add(base, 'x', entry{sort: sCue, cue: c, near: true})
		}
	})
}

// triggers reads triggers.tsv or speech.tsv: class, part of speech, base forms.
func (t *tables) triggers(file string, speech bool) {
	o := ontology()
	rows(file, func(line int, f []string) {
		if len(f) != 3 || len(f[1]) != 1 {
			broken(file, line, "want class, part of speech, base forms")
		}
		e := entry{pos: f[1][0], speech: speech}
		if f[0] == "light" {
			e.sort = sLight
		} else {
			c, ok := o.index[f[0]]
			if !ok {
				broken(file, line, "unknown class "+f[0])
			}
			e.class = c
		}
		bases := strings.Fields(f[2])
		for i, base := range bases {
			e.perf = i+1 < len(bases) && e.pos == 'v' && perfective(base, bases[i+1])
			t.add(base, e.pos, e)
		}
	})
}

// perfective guesses that a is perfective from the verb listed after it: the
// imperfective partner has a longer suffix («підписати підписувати»).
func perfective(a, b string) bool {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	if n < 6 || n < len(a)-12 {
		return false
	}
	for _, s := range []string{"увати", "ювати", "ывать", "ивать", "овать", "авати", "авать"} {
		if strings.HasSuffix(strings.TrimSuffix(strings.TrimSuffix(b, "ся"), "сь"), s) {
			return true
		}
	}
	plain := func(s string) string { return strings.TrimSuffix(strings.TrimSuffix(s, "ся"), "сь") }
	a, b = plain(a), plain(b)
	for _, s := range []string{"ати", "яти", "ать", "ять"} {
		if strings.HasSuffix(b, s) && !strings.HasSuffix(a, s) {
			return true
		}
	}
	return false
}

// people reads roles.tsv: "role" or "group", the class of source or "-", and
// nouns.
func (t *tables) people(file string) {
	rows(file, func(line int, f []string) {
		if len(f) != 3 {
			broken(file, line, "want kind, class of source, nouns")
		}
		e := entry{sort: sWord, pos: 'n', cue: cueNames[f[1]], role: f[0] == "role", group: true}
		for _, base := range strings.Fields(f[2]) {
			t.add(base, 'n', e)
		}
	})
}

func (t *tables) add(base string, pos byte, e entry) {
	if strings.Contains(base, "+") {
		base, e.near = strings.ReplaceAll(base, "+", "_"), true
	}
	if pos == 'v' {
		base = verbFirst(base)
		e.not = strings.HasSuffix(base, "_не")
	}
	head, rest, more := strings.Cut(base, "_")
	for more {
		var w string
		w, rest, more = strings.Cut(rest, "_")
		e.next = append(e.next, beginning(w, e.near))
	}
	id := int32(len(t.entries))
	t.entries = append(t.entries, e)
	t.bases = append(t.bases, base)
	if stem, ok := strings.CutSuffix(head, "*"); ok {
		t.put(stem, stemRef{id, stemKinds, false})
		return
	}
	t.morph.stems(head, pos, func(stem string, kind stemKind, refl bool) {
		t.put(stem, stemRef{id, kind, refl})
	})
}

func (t *tables) put(stem string, r stemRef) {
	first := t.stems[stem]
	last := int32(0)
	for i := first; i != 0; i = t.refs[i-1].next {
		if t.refs[i-1].stemRef == r {
			return
		}
		last = i
	}
	t.refs = append(t.refs, linkedRef{stemRef: r})
	if n := int32(len(t.refs)); last == 0 {
		t.stems[stem] = n
	} else {
		t.refs[last-1].next = n
	}
}

// linkedRef is a reference and the index+1 of the next one of its stem.
type linkedRef struct {
	stemRef
	next int32
}

// verbFirst moves the adverb or particle that begins a multiword verb to its
// end: «не_визнати» is read as the verb with "не" beside it.
func verbFirst(base string) string {
	head, rest, more := strings.Cut(base, "_")
	if !more {
		return base
	}
	for _, end := range []string{"ти", "тися", "ть", "ться", "чь", "сти", "ует", "уется", "аз", "є", "ється", "ает", "чи", "вши", "в", "но", "чь"} {
		if strings.HasSuffix(head, end) && len(head) > 6 && end != "но" {
			return base
		}
	}
	if len(head) <= 4 || strings.HasSuffix(head, "о") {
		return rest + "_" + head
	}
	return base
}

// beginning returns what a further word of a multiword entry must begin with:
// for exact entries the word itself marked by a final space unless it ends in
// "*", otherwise the word without its last vowels.
func beginning(w string, exact bool) string {
	if s, ok := strings.CutSuffix(w, "*"); ok {
		return s
	}
	if exact || len(w) <= 6 {
		return w + " "
	}
	for len(w) > 6 && (endsInVowel(w) || strings.HasSuffix(w, "й") || strings.HasSuffix(w, "ь")) {
		w = trimLetters(w, 1)
	}
	return w
}
