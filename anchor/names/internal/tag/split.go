package tag

import "github.com/zvirka/zvirka/corpus"

// Sentences cuts text at line breaks and at full stops before a capital. It is
// a stand-in for package segment, for callers that have no sentences.
func Sentences(text string) []corpus.Span {
	var out []corpus.Span
	for start := 0; start < len(text); {
		end := start
		for end < len(text) && text[end] != '\n' && text[end] != '\r' {
			end++
		}
		out = splitLine(out, text, start, end)
		start = end + 1
	}
	return out
}

func splitLine(out []corpus.Span, text string, start, end int) []corpus.Span {
	toks := AppendTokens(nil, text, start, end)
	from := 0
	for i := range toks {
		if i > from && endsBefore(text, toks, i) {
			out = append(out, corpus.Span{Start: toks[from].Start, End: toks[i-1].End})
			from = i
		}
	}
	if from < len(toks) {
		out = append(out, corpus.Span{Start: toks[from].Start, End: toks[len(toks)-1].End})
	}
	return out
}

// endsBefore reports whether a sentence likely ends before token i.
func endsBefore(text string, toks []Token, i int) bool {
	if !toks[i].Space {
		return false
	}
	word := func(i int) string { return text[toks[i].Start:toks[i].End] }
	j := i - 1
	for j > 0 && otherShape(word(j), toks[j].Class) == shapeQuoteClose {
		j--
	}
	if j == 0 || toks[j].Class == Word || otherShape(word(j), toks[j].Class) != shapeStop {
		return false
	}
	if w := word(j - 1); word(j) == "." && toks[j-1].Class == Word {
		if len(w) <= 4 || WordClass(w)&Abbreviation != 0 {
			return false
		}
	}
	k := i
	if toks[k].Class == Punct && k+1 < len(toks) {
		k++
	}
	return toks[k].Class != Word || capital(wordShape(word(k)))
}
