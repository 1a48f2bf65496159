package timex

// numeral is a number phrase read at a token.
type numeral struct {
	end     int // the token after it
	value   float64
	ordinal bool
	whole   bool // no fraction and no magnitude
	digits  bool // written in digits
	vague   bool // «тисячі», «сотні» without a number before them
}

// Number phrases are at most this many tokens long.
const longestNumeral = 24

// number gives the number phrase that begins at token i. Phrases are read
// once and remembered.
func (s *scanner) number(i int) *numeral {
	n := s.numAt[i]
	if n == 0 {
		v, ok := s.readNumber(i)
		if !ok {
			s.numAt[i] = -1
			return nil
		}
		s.nums = append(s.nums, v)
		n = int32(len(s.nums))
		s.numAt[i] = n
	}
	if n < 0 {
		return nil
	}
	return &s.nums[n-1]
}

func (s *scanner) readNumber(i int) (numeral, bool) {
	sign, at := 1.0, i
	if e, ok := s.lex.entry(s.toks[i].form, s.g.minus); ok {
		if i+1 >= len(s.toks) || !s.signed(i) {
			return numeral{}, false
		}
		sign, at = e.value, i+1
	}
	n, ok := s.readUnsigned(at)
	n.value *= sign
	if ok && at > i && n.ordinal {
		return numeral{}, false
	}
	return n, ok
}

// signed says whether the sign at i is one: a word, or a mark that stands
// close to the digits and away from what is before it.
func (s *scanner) signed(i int) bool {
	t, next := &s.toks[i], &s.toks[i+1]
	if t.kind == word {
		return true
	}
	if next.is(spaced) || next.kind != digit && next.form != s.g.lex.ascii['.'] {
		return false
	}
	return i == 0 || t.is(spaced) || s.toks[i-1].form == s.g.lex.ascii['(']
}

func (s *scanner) readUnsigned(i int) (numeral, bool) {
	t := &s.toks[i]
	switch {
	case t.kind == digit:
		if t.is(silent) {
			return numeral{}, false
		}
		return s.readDigitNumber(i)
	case t.form == 0:
		return numeral{}, false
	case t.form == s.lex.ascii['.']: // «.5»
		if i+1 < len(s.toks) && s.toks[i+1].kind == digit && !s.toks[i+1].is(spaced) && (i == 0 || t.is(spaced) || s.lex.has(s.toks[i-1].form, s.g.minus)) {
			d := &s.toks[i+1]
			return s.scaled(numeral{end: i + 2, value: d.val * tenth(d.width), digits: true})
		}
		return numeral{}, false
	}
	return s.readWords(i)
}

func tenth(width uint8) float64 {
	f := 1.0
	for range width {
		f /= 10
	}
	return f
}

// readDigitNumber reads groups of three, a decimal fraction, a fraction
// «1/2», a magnitude, or the suffix of an ordinal.
func (s *scanner) readDigitNumber(i int) (numeral, bool) {
	t := &s.toks[i]
	n := numeral{end: i + 1, value: t.val, whole: true, digits: true}
	if end, ok := s.ordinalSuffix(i + 1); ok {
		n.end, n.ordinal = end, true
		if e, ok := s.lex.entry(s.toks[end-1].form, s.g.cardSuffix); ok && end == i+3 && n.value <= e.value && n.value > 0 {
			n.ordinal = false // 3-х, 6-ти
		}
		return n, true
	}
	if !t.is(zero) && t.width <= 3 {
		s.groups(&n)
	}
	s.decimals(&n)
	if n.whole && n.end == i+1 {
		if d, ok := s.glued(n.end, '/', 1); ok && s.toks[d].val > n.value && s.toks[d].val <= 10 && n.value > 0 {
			n.value, n.end, n.whole = n.value/s.toks[d].val, d+1, false
			return n, true
		}
	}
	return s.scaled(n)
}

// glued gives the digits after mark c at i, no white space between; at most
// width of them, or any number when width is 0.
func (s *scanner) glued(i int, c byte, width uint8) (int, bool) {
	if i+1 >= len(s.toks) || s.toks[i].form != s.lex.ascii[c] || s.toks[i].form == 0 || s.toks[i].is(spaced) {
		return 0, false
	}
	d := &s.toks[i+1]
	if d.kind != digit || d.is(spaced) || width > 0 && d.width > width {
		return 0, false
	}
	return i + 1, true
}

// groups joins «1 234 567», «1.234.567», «20.000» and «10,000».
func (s *scanner) groups(n *numeral) {
	for range 5 {
		if n.end >= len(s.toks) {
			return
		}
		t := &s.toks[n.end]
		at := n.end
		switch {
		case t.kind == digit && t.is(spaced) && s.gapOfOne(n.end):
		case t.kind == mark && !t.is(spaced):
			d, ok := s.glued(n.end, '.', 3)
			if !ok {
				if d, ok = s.glued(n.end, ',', 3); !ok || s.toks[d].val != 0 && !s.moreCommas(d) {
					return
				}
			}
			if n.value == 0 {
				return
			}
			at = d
		default:
			return
		}
		d := &s.toks[at]
		if d.width != 3 || d.is(silent) || at+1 < len(s.toks) && !s.toks[at+1].is(spaced) && s.toks[at+1].kind == word && s.toks[at+1].is(capital) {
			return
		}
		if _, ok := s.ordinalSuffix(at + 1); ok {
			return
		}
		n.value, n.end = n.value*1000+d.val, at+1
	}
}

func (s *scanner) moreCommas(d int) bool {
	e, ok := s.glued(d+1, ',', 3)
	return ok && s.toks[e].width == 3
}

// gapOfOne says that one blank stands before token i: groups of one number
// are not parted by more.
func (s *scanner) gapOfOne(i int) bool {
	gap := s.text[s.toks[i-1].end:s.toks[i].start]
	switch gap {
	case " ", "\u00a0", "\u202f", "\u2009", "\u2007":
		return true
	}
	return false
}

func (s *scanner) decimals(n *numeral) {
	d, ok := s.glued(n.end, ',', 0)
	if !ok {
		if d, ok = s.glued(n.end, '.', 0); !ok {
			return
		}
	}
	if s.toks[d].width > 9 {
		return
	}
	if e := d + 1; e+1 < len(s.toks) { // 13.09.2023 and 1,2,3 are no decimals
		for _, c := range []byte{'.', ','} {
			if _, more := s.glued(e, c, 0); more {
				return
			}
		}
	}
	if _, ok := s.ordinalSuffix(d + 1); ok {
		return
	}
	n.value += s.toks[d].val * tenth(s.toks[d].width)
	n.end, n.whole = d+1, false
}

// ordinalSuffix reads «-й», «-го», «го» close to digits.
func (s *scanner) ordinalSuffix(i int) (int, bool) {
	if i >= len(s.toks) || s.toks[i].is(spaced) {
		return 0, false
	}
	if s.lex.has(s.toks[i].form, s.g.dash) && s.toks[i].kind == mark {
		i++
	} else if s.lex.has(s.toks[i].form, s.g.measure) || s.lex.has(s.toks[i].form, s.g.magnitude) && s.toks[i].is(capital) {
		return 0, false // 3м, 3М
	}
	if i >= len(s.toks) || s.toks[i].is(spaced) || s.toks[i].kind != word || !s.lex.has(s.toks[i].form, s.g.ordSuffix) {
		return 0, false
	}
	if i+1 < len(s.toks) && !s.toks[i+1].is(spaced) && s.lex.has(s.toks[i+1].form, s.g.dash) && i+2 < len(s.toks) && !s.toks[i+2].is(spaced) && s.toks[i+2].kind == word {
		return 0, false
	}
	return i + 1, true
}

// scaled reads a magnitude after a number, and what follows that at lower
// magnitudes: «22 тис. 572», «3 млн 500 тис.».
func (s *scanner) scaled(n numeral) (numeral, bool) {
	limit := 1e18
	total, any := 0.0, false
	cur := n
	for range 4 {
		m, end, ok := s.magnitudeAt(cur.end, cur.digits)
		if !ok || m >= limit {
			break
		}
		total += cur.value * m
		n.end, n.whole, any, limit = end, false, true, m
		next, ok := s.plainAt(end)
		if ok && next.ordinal && !n.digits && next.value < 1000 && m == 1000 { // дві тисячі двадцять третій
			n.end, n.ordinal = next.end, true
			return s.total(n, total+next.value)
		}
		if !ok || next.ordinal || next.value >= m || !next.whole {
			return s.total(n, total)
		}
		if _, _, more := s.magnitudeAt(next.end, next.digits); !more {
			if next.value < m && m <= 1e3 == (next.value < 1000) && next.digits == n.digits {
				total += next.value
				n.end = next.end
			}
			return s.total(n, total)
		}
		cur = next
	}
	if !any {
		return n, true
	}
	return s.total(n, total)
}

func (s *scanner) total(n numeral, v float64) (numeral, bool) {
	n.value = v
	return n, true
}

// plainAt reads digits in groups or a number in words, without magnitude.
func (s *scanner) plainAt(i int) (numeral, bool) {
	if i >= len(s.toks) {
		return numeral{}, false
	}
	t := &s.toks[i]
	if t.kind == digit && !t.is(silent) && !t.is(zero) && t.width <= 3 {
		n := numeral{end: i + 1, value: t.val, whole: true, digits: true}
		s.groups(&n)
		s.decimals(&n)
		return n, n.whole
	}
	if t.form == 0 {
		return numeral{}, false
	}
	return s.readSimple(i)
}

// magnitudeAt reads «тис.», «мільйонів», «K» after a number. Single letters
// stand for a magnitude only close to digits.
func (s *scanner) magnitudeAt(i int, digits bool) (float64, int, bool) {
	if i >= len(s.toks) {
		return 0, 0, false
	}
	t := &s.toks[i]
	e, ok := s.lex.entry(t.form, s.g.magnitude)
	if !ok || t.end-t.start <= 2 && (t.is(spaced) || !digits || !t.is(capital) && s.lex.has(t.form, s.g.measure)) {
		return 0, 0, false
	}
	end := i + 1
	if e.dot && end < len(s.toks) && s.toks[end].form == s.lex.ascii['.'] && !s.toks[end].is(spaced) && end+1 < len(s.toks) {
		end++
	}
	return e.value, end, true
}

// readWords reads a number in words, with its magnitudes and fractions, or an
// ordinal in words.
func (s *scanner) readWords(i int) (numeral, bool) {
	t := &s.toks[i]
	if e, ok := s.lex.entry(t.form, s.g.half); ok { // пів, півтора, полмиллиона
		n := numeral{end: i + 1, value: e.value}
		return s.scaled(n)
	}
	if m, end, ok := s.magnitudeAt(i, false); ok && !s.lex.has(t.form, s.g.card) {
		n := numeral{end: end, value: m, vague: s.lex.has(t.form, s.g.plus)}
		if rest, ok := s.plainAt(end); ok && rest.whole && !rest.digits && rest.value < m && !n.vague { // тисяча дев'ятсот
			if rest.ordinal {
				return numeral{end: rest.end, value: m + rest.value, ordinal: true}, true
			}
			n.value, n.end = n.value+rest.value, rest.end
		}
		return n, true
	}
	n, ok := s.readSimple(i)
	if !ok || n.ordinal {
		return n, ok
	}
	s.halves(&n)
	return s.scaled(n)
}

// halves reads «з половиною», «с четвертью» after a number.
func (s *scanner) halves(n *numeral) {
	if n.end+1 < len(s.toks) {
		if v, end, ok := s.phraseOf(n.end, s.g.withHalf); ok {
			n.value, n.end, n.whole = n.value+v, end, false
		}
	}
}

// readSimple reads hundreds, tens and units in words, each below the one
// before; an ordinal ends the phrase.
func (s *scanner) readSimple(i int) (numeral, bool) {
	n := numeral{end: i, whole: true}
	limit := 1000.0
	for n.end < len(s.toks) && n.end-i < longestNumeral {
		f := s.toks[n.end].form
		if e, ok := s.lex.entry(f, s.g.card); ok && e.value < limit {
			n.value += e.value
			n.end++
			if limit = below(e.value); limit == 0 {
				break
			}
			continue
		}
		if e, ok := s.lex.entry(f, s.g.ordWord); ok && e.value < limit {
			n.value += e.value
			n.end++
			n.ordinal = true
		}
		break
	}
	return n, n.end > i
}

// below gives the limit for what may follow a part of a number in words.
func below(v float64) float64 {
	switch {
	case v >= 100:
		return 100
	case v >= 20:
		return 10
	}
	return 0
}
