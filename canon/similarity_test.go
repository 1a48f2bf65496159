package canon

import (
	"testing"

	"github.com/zvirka/zvirka/corpus"
)

func TestSimilarityFromIsSimilarityFromThere(t *testing.T) {
	var forms []Form
	for lang, words := range map[corpus.Lang][]string{
		corpus.Ukrainian: {"вибух", "вибухи", "загиблих", "область", "Харків", "прем'єр", "міністр", "постачання", "не", "30-річний", "Apple", "щонайменше", "від'їзд"},
		corpus.Russian:   {"взрыв", "взрывы", "погибших", "область", "Харьков", "премьер", "министр", "поставки", "не", "30-летний", "Apple", "отъезд", "объезд"},
	} {
		for _, w := range words {
			forms = append(forms, Default().Form(w, lang))
		}
	}
	forms = append(forms, Form{})
	for _, a := range forms {
		for _, b := range forms {
			for _, least := range []float64{0, 0.3, 0.7, 0.72, 0.85, 1} {
				want := Similarity(a, b)
				got := SimilarityFrom(&a, &b, least)
				if got != want && (want >= least || got >= least) {
					t.Errorf("%s, %s from %v: %v, want %v", a.Skel, b.Skel, least, got, want)
				}
			}
		}
	}
}

func TestUnlikeKnowsLetters(t *testing.T) {
	a, b := Default().Form("постачання", corpus.Ukrainian), Default().Form("взрыв", corpus.Russian)
	if !Default().costs.unlike(&a, &b, 0.72) {
		t.Errorf("%s and %s are not told apart by their letters", a.Skel, b.Skel)
	}
}
