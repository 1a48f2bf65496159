package frame

import (
	"reflect"
	"strings"
	"testing"

	"github.com/zvirka/zvirka/canon"
	"github.com/zvirka/zvirka/corpus"
)

// TestAnalyze holds that Analyze gives what Extract and Cues give apart, also
// where a sentence is read in parts or its tokens come with it.
func TestAnalyze(t *testing.T) {
	const first, second = "Міністр заявив, що сторони не зустрілися у Відні. ", "За даними поліції, троє людей загинули, імовірно."
	long := strings.Repeat("Поліція повідомила, що затримала підозрюваного, ", maxSentence/60)
	text := first + long + second
	in := Input{Text: text, Lang: corpus.Ukrainian, Sentences: []corpus.Span{
		{Start: 0, End: len(first)}, {Start: len(first), End: len(first) + len(long)}, {Start: len(first) + len(long), End: len(text)},
	}}
	frames, cues := Extract(in), Cues(in)
	if len(frames) < 10 || len(cues) < 10 {
		t.Fatalf("%d frames and %d cues", len(frames), len(cues))
	}
	gotFrames, gotCues := Analyze(in)
	if !reflect.DeepEqual(gotFrames, frames) || !reflect.DeepEqual(gotCues, cues) {
		t.Error("Analyze gives other frames or cues")
	}
	for _, s := range in.Sentences {
		toks := canon.Tokenize(text, s)
		in.Tokens = append(in.Tokens, toks)
		in.Forms = append(in.Forms, canon.Default().Forms(text, toks, in.Lang))
	}
	if gotFrames, gotCues = Analyze(in); !reflect.DeepEqual(gotFrames, frames) || !reflect.DeepEqual(gotCues, cues) {
		t.Error("given tokens change frames or cues")
	}
}

// TestCanonOfInput holds that frames meet by what the Canon of the input knows.
func TestCanonOfInput(t *testing.T) {
	mine, err := canon.Default().WithGlossary(strings.NewReader("гурмель\tширдак\tn\n"), "mine.tsv")
	if err != nil {
		t.Fatal(err)
	}
	match := func(c *canon.Canon) float64 {
		a := Extract(Input{Text: "Поліція знайшла гурмель.", Lang: corpus.Ukrainian, Canon: c})
		b := Extract(Input{Text: "Туристы увидели ширдак.", Lang: corpus.Russian, Canon: c})
		if len(a) != 1 || len(b) != 1 {
			t.Fatalf("%d and %d frames", len(a), len(b))
		}
		score, _ := Match(a[0], b[0])
		return score
	}
	if with, without := match(mine), match(nil); with <= without {
		t.Errorf("the glossary does not help: %.2f with it, %.2f without", with, without)
	}
}
