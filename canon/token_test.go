package canon

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/zvirka/zvirka/corpus"
)

func TestTokenize(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"", ""},
		{"П'ять слів.", "П'ять w|слів w|. p"},
		{"п’ять пʼять", "п’ять w|пʼять w"},
		{"Ільїн-Ла на північно-захід - так", "Ільїн-Ла w|на w|північно-захід w|- p|так w"},
		{"COVID-19, Ту-154 і G7", "COVID-19 w|, p|Ту-154 w|і w|G7 w"},
		{"1 000 осіб, 12 500 000 і 2022 100", "1 000 n|осіб w|, p|12 500 000 n|і w|2022 n|100 n"},
		{"2,5 тонни 13.09.2023 о 12:30.", "2,5 n|тонни w|13.09.2023 n|о w|12:30 n|. p"},
		{"5-7 днів, 10-го, 25%", "5 n|- p|7 n|днів w|, p|10 n|- p|го w|, p|25 n|% s"},
		{"див. https://a.ua/x?y=1, та pravda.com.ua.", "див w|. p|https://a.ua/x?y=1 u|, p|та w|pravda.com.ua u|. p"},
		{"desk@example.org @zvirka #тег # ні", "desk@example.org u|@zvirka u|#тег u|# s|ні w"},
		{"так... «ні»…", "так w|... p|« p|ні w|» p|… p"},
		{"U.S. Army", "U w|. p|S w|. p|Army w"},
		{"за\u00ad\u0301мок", "за\u00ad\u0301мок w"},
		{"а\xffб", "а w|\xff s|б w"},
		{"№5 $10", "№ s|5 n|$ s|10 n"},
		{"слово' -слово-", "слово w|' p|- p|слово w|- p"},
	} {
		var got []string
		for _, tok := range Tokenize(tt.text, span(tt.text)) {
			got = append(got, tok.In(tt.text)+" "+tok.Class.String()[:1])
		}
		if s := strings.Join(got, "|"); s != tt.want {
			t.Errorf("%q:\n got %s\nwant %s", tt.text, s, tt.want)
		}
	}
}

func TestTokenizeInside(t *testing.T) {
	text := "один два три"
	in := corpus.Span{Start: len("один "), End: len("один два")}
	toks := Tokenize(text, in)
	if len(toks) != 1 || toks[0].In(text) != "два" {
		t.Errorf("got %v", toks)
	}
	if toks := Tokenize(text, corpus.Span{Start: -5, End: 1000}); len(toks) != 3 {
		t.Errorf("out of bounds: got %v", toks)
	}
}

// checkTokens reports what is wrong with the tokens of text: they must be in
// order and disjoint, with only white space and controls between them.
func checkTokens(t *testing.T, text string, toks []Token) {
	t.Helper()
	end := 0
	for _, tok := range append(toks, Token{Span: corpus.Span{Start: len(text), End: len(text)}, Class: Symbol}) {
		if tok.Start < end || tok.End < tok.Start || tok.End > len(text) {
			t.Fatalf("%q: bad span %v after %d", text, tok.Span, end)
		}
		for _, r := range text[end:tok.Start] {
			if !unicode.IsSpace(r) && !unicode.IsControl(r) && r != 0x200b && r != 0xfeff {
				t.Fatalf("%q: %q lies between tokens", text, r)
			}
		}
		end = tok.End
	}
}

func FuzzForms(f *testing.F) {
	for _, s := range []string{
		"", "П'ять слів.", "https://x.y/ www. a@b.cc @ #", "1 000 2,5 13.09.2023", "\xff\xfe\x00а", "зу'ʼ--’стріч",
		"мати місце", strings.Repeat("а", 300), strings.Repeat("a.", 600), "İstanbul ß ﬁ 日本語 한국", "рiк Iван", "^$ ^слово$",
	} {
		f.Add(s)
	}
	c := Default()
	f.Fuzz(func(t *testing.T, s string) {
		toks := Tokenize(s, span(s))
		checkTokens(t, s, toks)
		for _, lang := range []corpus.Lang{corpus.Ukrainian, corpus.Russian, "en"} {
			forms := c.Forms(s, toks, lang)
			if len(forms) != len(toks) {
				t.Fatalf("%d forms for %d tokens", len(forms), len(toks))
			}
			for i, form := range forms {
				if form.IsZero() != (toks[i].Class != Word) {
					t.Fatalf("%q: form %+v of a %v", toks[i].In(s), form, toks[i].Class)
				}
				if form.IsZero() {
					continue
				}
				one := c.Form(toks[i].In(s), lang)
				if one.Key != form.Key || one.Skel != form.Skel || one.Stem != form.Stem {
					t.Fatalf("%q: %+v alone, %+v in the text", toks[i].In(s), one, form)
				}
				if !utf8.ValidString(form.Stem) || form.Stem == "" || form.Skel == "" {
					t.Fatalf("%q: stem %q, skeleton %q", toks[i].In(s), form.Stem, form.Skel)
				}
				if !Same(form, form) || Similarity(form, form) != 1 {
					t.Fatalf("%q is not the same as itself", form.Skel)
				}
				if like, back := Similarity(form, forms[0]), Similarity(forms[0], form); like != back || like < 0 || like > 1 {
					t.Fatalf("similarity of %q and %q: %v, %v", form.Skel, forms[0].Skel, like, back)
				}
				if idf := c.IDF(form); idf <= 0 || idf > 16 {
					t.Fatalf("IDF(%q) = %v", form.Skel, idf)
				}
			}
		}
		if k := NameKeys(s); len(k) == 0 || NameKey(s) != k[0] {
			t.Fatalf("NameKeys(%q) = %q", s, k)
		}
		Skeleton(s)
	})
}
