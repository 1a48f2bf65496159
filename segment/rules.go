package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// verdict is what a rule says of a stop.
type verdict uint8

const (
	noOpinion verdict = iota
	split
	join
)

// rule is a named test of a stop. The first rule with an opinion decides.
type rule struct {
	name string
	says func(*stop) verdict
}

// rules are tried in this order. Those above "full-stop" that speak of full
// stops alone begin with a test of the mark.
var rules = []rule{
	{"missing-blank", missingBlank},
	{"inside-token", insideToken},
	{"no-words-yet", noWordsYet},
	{"aside", aside},
	{"mark-follows", markFollows},
	{"bracket-follows", bracketFollows},
	{"number", number},
	{"author-words", authorWords},
	{"lower-case", lowerCase},
	{"emoji", emoji},
	{"title", title},
	{"emphatic", emphatic},
	{"ellipsis", ellipsis},
	{"list-number", listNumber},
	{"abbreviation", abbreviation},
	{"initial", initial},
	{"punkt", punkt},
	{"full-stop", fullStop},
}

// Rules returns the names of the rules in the order in which they are tried,
// those for line breaks and the end of a block last.
func Rules() []string {
	var names []string
	for _, r := range rules {
		names = append(names, r.name)
	}
	return append(names, "line-break", "blank-line", "block-end")
}

// decide returns the verdict of the first rule that has an opinion, and its
// name.
func decide(s *stop) (string, verdict) {
	for i := range rules {
		if v := rules[i].says(s); v != noOpinion {
			return rules[i].name, v
		}
	}
	return "", join
}

// missingBlank splits where the blank after the mark was forgotten:
// «…кіберпростору"?Окремі». The word before must be an ordinary one, the next
// must begin as a sentence does, and neither be part of an address.
func missingBlank(s *stop) verdict {
	if s.gap || s.next >= s.hi {
		return noOpinion
	}
	r := s.rune()
	if r == '«' || r == '„' || r == '—' || r == '–' {
		r = s.first()
		if s.rune() == '—' || s.rune() == '–' {
			r = runeAt(s.text, skipBlank(s.text, s.next+3, s.hi, true), s.hi)
		}
		if s.end == s.mark || !unicode.IsUpper(r) || s.kind == '.' && (len(s.left()) < 6 || s.lang.known(s.left())) {
			return noOpinion
		}
		return split
	}
	if !isCyrillic(r) || !unicode.IsUpper(r) || s.depth > 0 {
		return noOpinion
	}
	right := s.right()
	if n := utf8.RuneLen(r); len(right) > n && !startsLower(right[n:]) {
		return noOpinion
	}
	if len(right) == 2 && runeAt(s.text, s.rightStart()+2, s.hi) == '.' {
		return noOpinion
	}
	before := runeBefore(s.text, s.lo, s.mark)
	if s.kind != '.' {
		if isCyrillic(before) || s.quoted || s.closed > 0 || unicode.IsDigit(before) || before == '»' || before == '"' {
			return split
		}
		return noOpinion
	}
	if s.quoted || s.closed > 0 || before == ')' || before == '»' || before == '”' {
		return split
	}
	left := s.left()
	if isBlank(before) {
		left, _, _ = s.before(s.mark) // «день .Потім»
		before = runeBefore(left, 0, len(left))
	}
	if !isCyrillic(before) || unicode.IsUpper(before) || utf8.RuneCountInString(left) < 3 {
		return noOpinion
	}
	if inAddress(s.text, s.lo, s.mark) || s.lang.known(left) {
		return noOpinion
	}
	if isUpperWord(left) && !s.lang.starter(right) {
		return noOpinion
	}
	return split
}

// insideToken joins where no blank follows the mark: decimals, dates,
// addresses, «т.д.», «LIGA.net».
func insideToken(s *stop) verdict {
	if s.gap {
		return noOpinion
	}
	return join
}

// noWordsYet joins where the sentence so far has no letter or digit: a
// leading ellipsis, a mark in brackets.
func noWordsYet(s *stop) verdict {
	if s.mark-s.lo > wordLimit {
		return noOpinion
	}
	for _, r := range s.text[s.lo:s.mark] {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return noOpinion
		}
	}
	return join
}

// aside joins within brackets that opened inside the sentence, and at their
// close: «(цитата. — Ред.)».
func aside(s *stop) verdict {
	if s.depth > 0 && s.inside {
		return join
	}
	if s.closed > 0 && s.aside && s.kind != '…' {
		return join
	}
	return noOpinion
}

// markFollows joins where a mark that cannot begin a sentence comes next.
func markFollows(s *stop) verdict {
	if s.leadingDots() {
		return noOpinion
	}
	switch s.rune() {
	case ',', ';', ':', ')', ']', '}', '.', '!', '?', '»', '%', '/', '=', '|', '”':
		return join
	}
	return noOpinion
}

// leadingDots reports whether three dots and a capital come next, as they open
// a sentence: «...Минуло десять років».
func (s *stop) leadingDots() bool {
	i := s.next + 3 // an ellipsis is three bytes too
	if i >= s.hi || s.text[s.next:i] != "..." && s.text[s.next:i] != "…" {
		return false
	}
	return unicode.IsUpper(runeAt(s.text, i, s.hi))
}

// bracketFollows joins where brackets without words come next, «(...)», and
// where a quotation is followed by a year or a number in brackets: a title.
func bracketFollows(s *stop) verdict {
	if s.rune() != '(' && s.rune() != '[' {
		return noOpinion
	}
	r := runeAt(s.text, s.next+1, s.hi)
	if s.quoted && (unicode.IsDigit(r) || unicode.IsLower(r)) {
		return join
	}
	if r == '.' || r == '…' || r == '!' || r == '?' {
		return join
	}
	return noOpinion
}

// authorWords decides where a dash comes next. The words of the author follow
// in lower case, and after a closing quote whatever the case; a new speech
// begins with a capital, a quotation mark or a digit.
func authorWords(s *stop) verdict {
	r := s.rune()
	if r != '—' && r != '–' && r != '-' && r != '―' {
		return noOpinion
	}
	i := s.next
	for i < s.hi && (s.text[i] == '-' || runeIn(s.text[i:s.hi], "—–―")) {
		_, n := utf8.DecodeRuneInString(s.text[i:])
		i += n
	}
	if i = skipBlank(s.text, i, s.hi, true); i >= s.hi {
		return join
	}
	after := runeAt(s.text, i, s.hi)
	quote := strings.ContainsRune("«„“\"", after)
	if quote {
		st := *s
		st.next = i
		after = st.first()
	}
	if unicode.IsLower(after) {
		return join
	}
	if s.quoted && !quote && s.kind != '.' {
		return join
	}
	if s.kind == '.' && !s.opensWithDash() {
		if c, _ := s.class(s.left()); c != 0 {
			return join // «Бюджет на 2024 р. — 3 трлн»
		}
	}
	return split
}

// opensWithDash reports whether the sentence is direct speech behind a dash.
func (s *stop) opensWithDash() bool {
	r := runeAt(s.text, s.lo, s.hi)
	return isBlank(r) || r == '—' || r == '–' || r == '-'
}

func runeIn(s, set string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune(set, r)
}

// lowerCase joins before a word in lower case, unless capitals follow in it
// (mTOR) or the word is in another script.
func lowerCase(s *stop) verdict {
	r := s.first()
	if !unicode.IsLower(r) {
		return noOpinion
	}
	right := s.right()
	if !isCyrillic(r) && s.kind != '…' && strings.IndexFunc(right, unicode.IsUpper) > 0 {
		return noOpinion
	}
	return join
}

// emoji splits after a pictograph before a capital; elsewhere it is no mark.
func emoji(s *stop) verdict {
	if s.kind != 'e' {
		return noOpinion
	}
	if unicode.IsUpper(s.first()) {
		return split
	}
	return join
}

// titleLimit is the longest title, in bytes, that is looked for.
const titleLimit = 60

// title joins behind a short title with a mark of its own, «Хто ти?», in the
// middle of a sentence: words but no colon, comma or dash stand before it, and
// what follows does not open a sentence.
func title(s *stop) verdict {
	if s.kind != '!' && s.kind != '?' || !s.quoted || !strings.HasPrefix(s.text[s.markEnd:s.end], "»") {
		return noOpinion
	}
	from := max(s.lo, s.mark-titleLimit)
	open := strings.LastIndex(s.text[from:s.mark], "«")
	if open < 0 || s.atStart(from+open) {
		return noOpinion
	}
	i := from + open
	for i > s.lo && isBlank(runeBefore(s.text, s.lo, i)) {
		_, n := utf8.DecodeLastRuneInString(s.text[s.lo:i])
		i -= n
	}
	if !unicode.IsLower(runeBefore(s.text, s.lo, i)) || s.rune() != s.first() || unicode.IsDigit(s.rune()) || s.lang.starter(s.right()) {
		return noOpinion
	}
	if ev := s.lang.punkt(); ev == nil || ev.common(s.right()) {
		return noOpinion
	}
	return join
}

// emphatic splits after question and exclamation marks.
func emphatic(s *stop) verdict {
	if s.kind == '!' || s.kind == '?' {
		return split
	}
	return noOpinion
}

// ellipsis splits after three dots before anything but lower case.
func ellipsis(s *stop) verdict {
	if s.kind == '…' {
		if isBlank(runeBefore(s.text, s.lo, s.mark)) && unicode.IsDigit(s.rune()) {
			return join // a pause within a phrase: «в районі ... 2023 року»
		}
		return split
	}
	return noOpinion
}

// listNumber joins the number of a list item with the item: «1. Обмін».
func listNumber(s *stop) verdict {
	left := s.left()
	if left == "" || s.quoted || s.closed > 0 {
		return noOpinion
	}
	at := s.mark - len(left)
	for at > s.lo && s.text[at-1] == '.' { // 2.1.
		w := wordBefore(s.text, s.lo, at-1)
		if w == "" {
			break
		}
		at -= len(w) + 1
	}
	if !s.atStart(at) && !s.listed(at) {
		return noOpinion
	}
	if isNumber(left) && len(left) <= 3 && !strings.Contains(left, "-") || isRoman(left) || isLetter(left) {
		return join
	}
	return noOpinion
}

// listed reports whether the number at i stands behind a colon or a semicolon,
// as the items of a list within a sentence do: «такі: 1. Обмін».
func (s *stop) listed(i int) bool {
	if !isBlank(runeBefore(s.text, s.lo, i)) {
		return false // a time: «11:59»
	}
	for i > s.lo {
		r, n := utf8.DecodeLastRuneInString(s.text[s.lo:i])
		if !isBlank(r) {
			return r == ':' || r == ';'
		}
		i -= n
	}
	return false
}

// isLetter reports whether w is one letter.
func isLetter(w string) bool {
	r, n := utf8.DecodeRuneInString(w)
	return n == len(w) && unicode.IsLetter(r)
}

// fullStop splits after a full stop that nothing spoke against.
func fullStop(s *stop) verdict { return split }

func isCyrillic(r rune) bool { return r >= 0x400 && r <= 0x52F }

func startsLower(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsLower(r) || r == '\'' || r == '’' || r == '-'
}

// inAddress reports whether the token that ends at i is part of an address.
func inAddress(text string, lo, i int) bool {
	lo = max(lo, i-2*wordLimit)
	if j := strings.LastIndexAny(text[lo:i], " \n\t\u00a0"); j >= 0 {
		lo += j
	}
	return strings.ContainsAny(text[lo:i], "/@#\\_=&")
}
