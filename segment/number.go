package segment

// number joins within a number, a date or a time of day that blanks part: «22
// тис. 572», «24. 4. 1920», «3 мар. 2015», «2019 г. 14:30», «14. - 15.10.18»,
// «о 7. 55».
func number(s *stop) verdict {
	if s.kind != '.' || s.quoted || s.closed > 0 || s.end != s.mark+1 {
		return noOpinion
	}
	left := s.left()
	if left == "" {
		return noOpinion
	}
	right := figureAt(s.text, s.next, s.hi)
	if s.rune() == '-' || s.rune() == '–' || s.rune() == '—' {
		right = figureAt(s.text, s.pastDash(), s.hi)
		if isFigure(left, 1, 31) && right.below(31) && right.dotted && right.next().below(12) {
			return join
		}
		return noOpinion
	}
	if right.digits == 0 {
		return noOpinion
	}
	at := s.mark - len(left)
	if isNumber(left) && s.withinDate(left, at, right) || !isNumber(left) && s.behindUnit(left, at, right) {
		return join
	}
	return noOpinion
}

// withinDate reports whether the number left, which begins at, and right are
// parts of a date or of a time of day.
func (s *stop) withinDate(left string, at int, right figure) bool {
	before, dotted, _ := s.before(at)
	switch {
	case isFigure(left, 1, 31) && right.below(12) && right.dotted && right.next().year():
		return true
	case isFigure(left, 1, 12) && right.year() && dotted && isFigure(before, 1, 31):
		return true
	}
	return isFigure(left, 0, 23) && right.digits == 2 && right.value < 60 && !right.dotted && s.lang.has(s.lang.clocks, before) && !dotted
}

// behindUnit reports whether right goes on what the word left, which begins
// at, belongs to: the rest of a number, the year of a month, the hour of a day.
func (s *stop) behindUnit(left string, at int, right figure) bool {
	before, dotted, _ := s.before(at)
	switch {
	case s.lang.has(s.lang.scales, left):
		return right.digits <= 3 && isNumber(before) && !dotted
	case s.lang.has(s.lang.shortMonths, left):
		return right.year()
	case s.lang.classOf(left)&afterNumber != 0:
		return isFigure(before, 1000, 2099) && right.below(23) && right.clock()
	}
	return false
}

// pastDash returns where what follows the dash at next begins.
func (s *stop) pastDash() int {
	i := s.next + 1
	if s.rune() != '-' {
		i = s.next + len("–")
	}
	return skipBlank(s.text, i, s.hi, true)
}

// figure is a run of digits in a text.
type figure struct {
	text   string // from behind the digits on
	digits int
	value  int
	dotted bool // a full stop follows
}

// figureAt returns the figure that begins at i; it has no digits where there
// is none, or more than anybody counts with.
func figureAt(text string, i, hi int) figure {
	const most = 6
	f := figure{}
	for i < hi && '0' <= text[i] && text[i] <= '9' {
		f.digits++
		f.value = f.value*10 + int(text[i]-'0')
		if i++; f.digits > most {
			return figure{}
		}
	}
	f.text = text[min(i, hi):hi]
	f.dotted = f.digits > 0 && i < hi && text[i] == '.'
	return f
}

// next returns the figure behind the full stop that follows f.
func (f figure) next() figure {
	return figureAt(f.text, skipBlank(f.text, 1, len(f.text), true), len(f.text))
}

// below reports whether f is one or two digits, from 1 to most.
func (f figure) below(most int) bool {
	return f.digits > 0 && f.digits <= 2 && f.value > 0 && f.value <= most
}

// year reports whether f may be a year.
func (f figure) year() bool { return f.digits == 4 && f.value >= 1000 && f.value < 2100 }

// clock reports whether a colon and minutes follow f.
func (f figure) clock() bool {
	if len(f.text) == 0 || f.text[0] != ':' {
		return false
	}
	minutes := figureAt(f.text, 1, len(f.text))
	return minutes.digits == 2 && minutes.value < 60
}

// isFigure reports whether w is digits alone, with a value from least to most.
func isFigure(w string, least, most int) bool {
	f := figureAt(w, 0, len(w))
	return f.digits == len(w) && f.digits > 0 && f.value >= least && f.value <= most
}
