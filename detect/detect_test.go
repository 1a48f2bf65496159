package detect

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/zvirka/zvirka/corpus"
)

var tag = regexp.MustCompile(`\{(\w+)\}`)

// want is a stretch of a test text and its language.
type want struct{ lang, text string }

// parseCase returns the text of a case and its stretches.
func parseCase(line string) (text string, stretches []want) {
	line = strings.ReplaceAll(line, `\n`, "\n")
	at := tag.FindAllStringSubmatchIndex(line, -1)
	if len(at) == 0 {
		return line, nil
	}
	for i, m := range at {
		end := len(line)
		if i+1 < len(at) {
			end = at[i+1][0]
		}
		part := line[m[1]:end]
		text += part
		stretches = append(stretches, want{line[m[2]:m[3]], strings.TrimSpace(part)})
	}
	return text, stretches
}

// TestSpans runs the cases in testdata. A stretch may lose marks at its ends.
func TestSpans(t *testing.T) {
	raw, err := os.ReadFile("testdata/spans.txt")
	if err != nil {
		t.Fatal(err)
	}
	id := New()
	for n, line := range strings.Split(string(raw), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		name, rest, _ := strings.Cut(line, "\t")
		text, wants := parseCase(rest)
		spans := id.Spans(text)
		if len(spans) != len(wants) {
			t.Errorf("line %d (%s): got %d spans, want %d: %v", n+1, name, len(spans), len(wants), spans)
			continue
		}
		for i, s := range spans {
			if string(s.Lang) != wants[i].lang || bare(s.In(text)) != bare(wants[i].text) {
				t.Errorf("line %d (%s): got %s %q, want %s %q", n+1, name, s.Lang, s.In(text), wants[i].lang, wants[i].text)
			}
		}
	}
}

func bare(s string) string { return strings.Trim(s, " .,—–«»\n") }

func TestDetect(t *testing.T) {
	id := New()
	for _, c := range []struct{ name, text, want string }{
		{"headline", "Рада ухвалила бюджет", "uk"},
		{"headline", "Дума приняла бюджет", "ru"},
		{"word", "співробітництво", "uk"},
		{"word", "сотрудничество", "ru"},
		{"without marks", "Президент России прилетел в Ереван.", "ru"},
		{"mostly ukrainian", "Міністр повідомив про це журналістам у Києві. «Это правда», — додав він російською.", "uk"},
		{"digits", "2023, 15:00", "und"},
		{"empty", "", "und"},
		{"broken", "\xff\xfe\xd0", "und"},
	} {
		got := id.Detect(c.text)
		if string(got.Lang) != c.want {
			t.Errorf("%s: %q: got %v, want %s", c.name, c.text, got, c.want)
		}
		if got.Confidence < 0 || got.Confidence > 1 {
			t.Errorf("%s: confidence %v", c.name, got.Confidence)
		}
	}
}

// asked counts how often it is asked, and always says the same.
type asked struct {
	times int
	lang  corpus.Lang
}

func (a *asked) Detect(string) Result {
	a.times++
	return Result{a.lang, 0.9}
}

func TestFallback(t *testing.T) {
	for _, c := range []struct {
		name, text string
		asks       bool
	}{
		{"ukrainian article", articles["uk"], false},
		{"russian article", articles["ru"], false},
		{"plain sentence", "Верховна Рада підтримала зміни до державного бюджету.", false},
		{"word of both", "порядок", true},
		{"bulgarian", "Той каза, че няма да участва.", false},
		{"english", "Order", false},
	} {
		a := &asked{lang: corpus.Ukrainian}
		New(WithFallback(a)).Analyze(c.text)
		if (a.times > 0) != c.asks {
			t.Errorf("%s: asked %d times, want asked %v", c.name, a.times, c.asks)
		}
	}
	for _, lang := range []corpus.Lang{corpus.Ukrainian, corpus.Russian} {
		if got := New(WithFallback(&asked{lang: lang})).Detect("порядок"); got.Lang != lang {
			t.Errorf("fallback says %s, got %v", lang, got)
		}
	}
}

// TestAnalyzeAgrees checks that the three entries say the same.
func TestAnalyzeAgrees(t *testing.T) {
	var id Identifier
	for _, text := range articles {
		r, spans := id.Analyze(text)
		if id.Detect(text) != r || len(id.Spans(text)) != len(spans) {
			t.Errorf("Analyze and its parts differ on %.40q", text)
		}
	}
}
