package frame

import (
	"bufio"
	"os"
	"strings"
	"testing"

	"github.com/zvirka/zvirka/canon"
	"github.com/zvirka/zvirka/corpus"
)

// goldFrame is a frame as the notation of testdata/*.gold gives it.
type goldFrame struct {
	trigger corpus.Span
	class   string // "?" may be a frame or not
	slots   map[string]string
}

var goldTypes = map[byte]string{'p': "PER", 'o': "ORG", 'g': "LOC"}

// parseGold reads a line of the notation.
func parseGold(line string) (text string, mentions []Mention, frames []goldFrame) {
	var b strings.Builder
	for line != "" {
		i := strings.IndexAny(line, "[{")
		if i < 0 {
			b.WriteString(line)
			break
		}
		b.WriteString(line[:i])
		shut := "]"
		if line[i] == '{' {
			shut = "}"
		}
		body, rest, _ := strings.Cut(line[i+1:], shut)
		words, note, _ := strings.Cut(body, "|")
		span := corpus.Span{Start: b.Len(), End: b.Len() + len(words)}
		b.WriteString(words)
		if shut == "]" {
			mentions = append(mentions, Mention{Span: span, Text: words, Type: goldTypes[note[0]], ID: note})
		} else {
			parts := strings.Split(note, ";")
			g := goldFrame{trigger: span, class: parts[0], slots: map[string]string{}}
			for _, p := range parts[1:] {
				k, v, _ := strings.Cut(p, "=")
				g.slots[k] = v
			}
			frames = append(frames, g)
		}
		line = rest
	}
	return b.String(), mentions, frames
}

// tally counts what is right.
type tally struct{ hit, all int }

func (t *tally) add(ok bool) {
	t.all++
	if ok {
		t.hit++
	}
}

func (t tally) share() float64 { return float64(t.hit) / float64(max(t.all, 1)) }

// goldScore is the score of one half of a language.
type goldScore struct {
	precision, recall, agent, patient, partner, certainty, polarity, context, source tally
}

func goldLines(t testing.TB, lang string) []string {
	f, err := os.Open("testdata/" + lang + ".gold")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []string
	for s := bufio.NewScanner(f); s.Scan(); {
		if l := s.Text(); l != "" && l[0] != '#' {
			out = append(out, l)
		}
	}
	return out
}

func (g *goldScore) line(t *testing.T, line string, lang corpus.Lang, verbose bool) {
	text, mentions, gold := parseGold(line)
	times := []Time{}
	got := Extract(Input{Text: text, Lang: lang, Date: "2024-05-20", Mentions: mentions, Times: times})
	used := map[int]bool{}
	for _, want := range gold {
		k := -1
		for i, f := range got {
			if f.Trigger.Overlaps(want.trigger) && !used[i] && (k < 0 || f.Class == want.class) {
				k = i
			}
		}
		if k >= 0 {
			used[k] = true
		}
		if want.class == "?" || want.class == "light" {
			continue
		}
		ok := k >= 0 && got[k].Class == want.class
		g.recall.add(ok)
		if k >= 0 {
			g.precision.add(ok)
		}
		if !ok {
			if verbose {
				found := "nothing"
				if k >= 0 {
					found = got[k].Class
				}
				t.Logf("%s: %q is %s, want %s", text, want.trigger.In(text), found, want.class)
			}
			continue
		}
		g.slots(t, text, lang, want, &got[k], verbose)
	}
	for i, f := range got {
		if !used[i] {
			g.precision.add(false)
			if verbose {
				t.Logf("%s: %q is %s, want nothing", text, f.Trigger.In(text), f.Class)
			}
		}
	}
}

func (g *goldScore) slots(t *testing.T, text string, lang corpus.Lang, want goldFrame, f *Frame, verbose bool) {
	check := func(to *tally, slot, got string) {
		v, ok := want.slots[slot]
		if w, word := strings.CutPrefix(v, "~"); word {
			v = "w:" + canon.Default().Form(w, lang).Skel
		}
		if !ok {
			switch slot {
			case "cert":
				v = Asserted
			case "pol":
				v = Positive
			default:
				if slot != "src" && slot != "ctx" {
					return
				}
			}
		}
		same := got == v || v != "" && strings.HasPrefix(got, v+"@") || slot == "src" && !ok && got == want.slots["a"]
		if slot == "src" && !ok {
			return // who reports is not noted everywhere
		}
		to.add(same)
		if !same && verbose {
			t.Logf("%s: %q: %s is %q, want %q", text, want.trigger.In(text), slot, got, v)
		}
	}
	role := func(r string) string { return strings.Join(f.Roles[r], " ") }
	check(&g.agent, "a", role(Agent))
	check(&g.patient, "p", role(Patient))
	check(&g.partner, "w", role(Partner))
	check(&g.certainty, "cert", f.Certainty)
	check(&g.polarity, "pol", f.Polarity)
	check(&g.context, "ctx", f.Context)
	check(&g.source, "src", f.Source)
}

// TestGold scores the composed sentences. The floors are well below what is
// reached; the figures are logged.
func TestGold(t *testing.T) {
	for _, lang := range []corpus.Lang{corpus.Ukrainian, corpus.Russian} {
		var half [2]goldScore
		for i, line := range goldLines(t, string(lang)) {
			half[i%2].line(t, line, lang, testing.Verbose() && i%2 == 0)
		}
		for i, name := range []string{"rules", "check"} {
			s := &half[i]
			t.Logf("%s %s: class P %.3f R %.3f of %d; agent %.3f of %d, patient %.3f of %d, partner %.3f of %d; certainty %.3f, polarity %.3f, context %.3f, source %.3f of %d",
				lang, name, s.precision.share(), s.recall.share(), s.recall.all, s.agent.share(), s.agent.all, s.patient.share(), s.patient.all,
				s.partner.share(), s.partner.all, s.certainty.share(), s.polarity.share(), s.context.share(), s.source.share(), s.source.all)
			for _, f := range []struct {
				what  string
				got   tally
				floor float64
			}{
				{"precision", s.precision, 0.75}, {"recall", s.recall, 0.70}, {"agent", s.agent, 0.65},
				{"certainty", s.certainty, 0.85}, {"polarity", s.polarity, 0.85}, {"source", s.source, 0.6},
			} {
				if f.got.share() < f.floor {
					t.Errorf("%s %s: %s %.3f is below %.2f", lang, name, f.what, f.got.share(), f.floor)
				}
			}
		}
	}
}

// BenchmarkExtract reads the composed sentences as one text.
func BenchmarkExtract(b *testing.B) {
	for _, lang := range []corpus.Lang{corpus.Ukrainian, corpus.Russian} {
		b.Run(string(lang), func(b *testing.B) {
			in := goldDoc(b, lang)
			b.SetBytes(int64(len(in.Text)))
			b.ReportAllocs()
			for b.Loop() {
				Extract(in)
			}
		})
	}
}

func BenchmarkMatch(b *testing.B) {
	x := Extract(goldDoc(b, corpus.Ukrainian))
	y := Extract(goldDoc(b, corpus.Russian))
	i := 0
	for b.Loop() {
		Match(x[i%len(x)], y[i*7%len(y)])
		i++
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		loadLexicon("uk")
		loadLexicon("ru")
	}
}

// goldDoc makes one document of the composed sentences of a language.
func goldDoc(tb testing.TB, lang corpus.Lang) Input {
	in := Input{Lang: lang, Date: "2024-05-20"}
	for _, line := range goldLines(tb, string(lang)) {
		text, mentions, _ := parseGold(line)
		at := len(in.Text)
		for _, m := range mentions {
			m.Start += at
			m.End += at
			in.Mentions = append(in.Mentions, m)
		}
		in.Sentences = append(in.Sentences, corpus.Span{Start: at, End: at + len(text)})
		in.Text += text + "\n"
	}
	return in
}
