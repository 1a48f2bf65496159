package segment

import (
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/neurosnap/sentences"
)

// evidence is what unsupervised training (Punkt, Kiss and Strunk 2006) found
// out about a language. The library's own sentence tokenizer is not used: it
// cuts the final full stop by runes where it should by bytes, so that
// Cyrillic abbreviations are not recognised, and knows Latin initials only.
// Its second pass, over pairs of tokens, is run on the two words around a
// doubtful full stop, with a first pass and a word parser that are right for
// Cyrillic.
type evidence struct {
	storage *sentences.Storage
	second  *sentences.TokenBasedAnnotation
}

// newEvidence loads the parameters of a language, nil where there are none.
// It panics on a broken file: it is embedded.
func newEvidence(code string) *evidence {
	raw, err := data.ReadFile(path.Join("data", code, "punkt.json"))
	if err != nil {
		return nil
	}
	storage, err := sentences.LoadTraining(raw)
	if err != nil {
		panic("segment: " + code + "/punkt.json: " + err.Error())
	}
	words := parser{sentences.NewWordTokenizer(sentences.NewPunctStrings())}
	punct := sentences.NewPunctStrings()
	return &evidence{storage, &sentences.TokenBasedAnnotation{
		Storage: storage, PunctStrings: punct, TokenParser: words, TokenGrouper: &sentences.DefaultTokenGrouper{},
		Ortho: &sentences.OrthoContext{Storage: storage, PunctStrings: punct, TokenType: words, TokenFirst: words},
	}}
}

// parser is the library's word parser, made right for Cyrillic.
type parser struct {
	*sentences.DefaultWordTokenizer
}

// IsInitial reports whether t is one capital and a full stop.
func (parser) IsInitial(t *sentences.Token) bool {
	return strings.HasSuffix(t.Tok, ".") && isInitial(strings.TrimSuffix(t.Tok, "."))
}

// FirstUpper reports whether t begins with a capital.
func (parser) FirstUpper(t *sentences.Token) bool { return isUpperWord(t.Tok) }

// FirstLower reports whether t begins with a lower-case letter.
func (parser) FirstLower(t *sentences.Token) bool { return isLowerWord(t.Tok) }

// abbreviation reports whether the full stop after left is but an
// abbreviation's, with right coming next.
func (e *evidence) abbreviation(left, right string) bool {
	low := strings.ToLower(left)
	one, two := sentences.NewToken(left+"."), sentences.NewToken(right)
	if e.storage.IsAbbr(low, low[strings.LastIndexByte(low, '-')+1:]) {
		one.Abbr = true
	} else {
		one.SentBreak = true
	}
	e.second.Annotate([]*sentences.Token{one, two})
	return one.Abbr && !one.SentBreak
}

// common reports whether w is an ordinary word: one seen in lower case and
// never with a capital within a sentence.
func (e *evidence) common(w string) bool {
	const midUpper, lowerCase = 1 << 2, 1<<4 | 1<<5 | 1<<6
	seen := e.storage.OrthoContext[strings.ToLower(w)]
	return seen&lowerCase != 0 && seen&midUpper == 0
}

// hasVowel reports whether w can be said. What can be said and is taken for an
// abbreviation is, in texts of this size, mostly a word that happens to end
// sentences often.
func hasVowel(w string) bool {
	return strings.ContainsAny(w, "аеєиіїоуюяёыэАЕЄИІЇОУЮЯЁЫЭaeiouyAEIOUY")
}

// punktLimit is the longest word, in letters, that may be an abbreviation that
// the tables do not know.
const punktLimit = 5

// punkt joins where the trained evidence takes a short word that the tables do
// not know for an abbreviation.
func punkt(s *stop) verdict {
	if s.kind != '.' || s.quoted || s.closed > 0 {
		return noOpinion
	}
	left := s.left()
	if left == "" || isNumber(left) || utf8.RuneCountInString(left) > punktLimit || !unicode.IsLower(runeBefore(s.text, s.lo, s.mark)) {
		return noOpinion
	}
	if hasVowel(left) || s.lang.known(left) {
		return noOpinion
	}
	ev := s.lang.punkt()
	if ev == nil {
		return noOpinion
	}
	if right := s.right(); right != "" && ev.abbreviation(left, right) {
		return join
	}
	return noOpinion
}
