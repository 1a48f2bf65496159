package lingua_test

import (
	"math"
	"testing"

	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/detect"
	"github.com/zvirka/zvirka/detect/lingua"
)

var _ detect.Ranker = (*lingua.Detector)(nil)

func TestDetect(t *testing.T) {
	d := lingua.New(lingua.LowAccuracy())
	for _, c := range []struct {
		text string
		want corpus.Lang
	}{
		{"Президент підписав указ про звільнення міністра.", corpus.Ukrainian},
		{"Президент подписал указ об увольнении министра.", corpus.Russian},
		{"Прэзідэнт падпісаў указ аб звальненні міністра.", "be"},
		{"The president signed the decree yesterday.", "en"},
		{"123", corpus.Undetermined},
		{"", corpus.Undetermined},
		{"\xff\xfe", corpus.Undetermined},
	} {
		if got := d.Detect(c.text); got.Lang != c.want {
			t.Errorf("%q: got %v, want %s", c.text, got, c.want)
		}
	}
}

func TestRank(t *testing.T) {
	ranked := lingua.New(lingua.LowAccuracy()).Rank("порядок")
	sum := 0.0
	for i, r := range ranked {
		sum += r.Confidence
		if i > 0 && r.Confidence > ranked[i-1].Confidence {
			t.Errorf("rank %d is likelier than the one before: %v", i, ranked)
		}
	}
	if len(ranked) != 4 || math.Abs(sum-1) > 1e-6 {
		t.Errorf("got %v, want four shares of one", ranked)
	}
}
