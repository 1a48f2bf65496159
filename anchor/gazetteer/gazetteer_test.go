package gazetteer

import (
	"strings"
	"testing"

	"github.com/zvirka/zvirka/corpus"
)

func words(text string) []string { return strings.Fields(text) }

func ids(hits []Hit) string {
	var b strings.Builder
	for i, h := range hits {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(h.Entry.ID)
		if h.Kind != Name {
			b.WriteString(":" + h.Kind.String())
		}
	}
	return b.String()
}

func TestMatch(t *testing.T) {
	for _, tt := range []struct {
		lang corpus.Lang
		text string
		n    int
		want string
	}{
		{"uk", "Північною Кореєю і", 2, "GPE-North-Korea"},
		{"uk", "Північна Корея", 2, "GPE-North-Korea"},
		{"uk", "північна корея", 0, ""},
		{"uk", "ПІВНІЧНА КОРЕЯ", 2, "GPE-North-Korea"},
		{"uk", "КНДР заявила", 1, "GPE-North-Korea:acronym"},
		{"uk", "кндр", 0, ""},
		{"uk", "північнокорейського лідера", 1, "GPE-North-Korea:adjective"},
		{"uk", "північних корейців", 2, "GPE-North-Korea:demonym"},
		{"uk", "Південній Кореї", 2, "GPE-South-Korea"},
		{"uk", "Росії", 1, "GPE-Russia"},
		{"uk", "росіянки", 1, "GPE-Russia:demonym"},
		{"uk", "окраїна", 0, ""},
		{"uk", "Україною", 1, "GPE-Ukraine"},
		{"uk", "Кот-д’Івуару", 1, "GPE-Ivory-Coast"},
		{"ru", "Кот-д'Ивуаром", 1, "GPE-Ivory-Coast"},
		{"ru", "северокорейскими ракетами", 1, "GPE-North-Korea:adjective"},
		{"ru", "Корейской Народно-Демократической Республики", 3, "GPE-North-Korea"},
		{"ru", "Корейской Народно - Демократической Республике", 5, "GPE-North-Korea"},
		{"ru", "китайцами", 1, "GPE-China:demonym"},
		{"ru", "россиянам", 1, "GPE-Russia:demonym"},
		{"ru", "Боснии и Герцеговине", 3, "GPE-Bosnia-and-Herzegovina"},
		{"ru", "Соединённых Штатах Америки", 3, "GPE-USA"},
		{"ru", "Соединенных Штатов Америки", 3, "GPE-USA"},
		{"ru", "США", 1, "GPE-USA:acronym"},
		{"ru", "Египту", 1, "GPE-Egypt"},
		{"ru", "Гвинея-Бисау", 1, "GPE-Guinea-Bissau"},
		{"ru", "Украина", 1, "GPE-Ukraine"},
		{"ru", "Україна", 0, ""},
		{"en", "Russia", 1, "GPE-Russia"},
		{"ru", ". Россия", 0, ""},
		{"ru", "", 0, ""},
	} {
		n, hits := Default().Match(words(tt.text), tt.lang, nil)
		if n != tt.n || ids(hits) != tt.want {
			t.Errorf("%s %q: %d %q, want %d %q", tt.lang, tt.text, n, ids(hits), tt.n, tt.want)
		}
	}
}
