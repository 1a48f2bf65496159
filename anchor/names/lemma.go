package names

import "github.com/zvirka/zvirka/corpus"

// lemma returns the normal form of a mention.
func lemma(r *ref, lang corpus.Lang) string {
	if r.entry != nil {
		l := r.entry.Lemma[0]
		if lang == corpus.Russian {
			l = r.entry.Lemma[1]
		}
		if l != "" {
			return l
		}
	}
	return r.m.Text
}
