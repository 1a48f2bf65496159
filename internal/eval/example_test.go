package eval_test

import (
	"fmt"
	"log"
	"strings"

	"github.com/zvirka/zvirka/internal/eval"
)

func ExampleScore() {
	gold, err := eval.ReadGold(strings.NewReader(
		`{"id":"1","a":{"lang":"uk","text":"12 хат"},"b":{"lang":"ru","text":"15 изб"},"differences":[{"kind":"number","salience":3,"a":[[0,2]],"b":[[0,2]]}]}`), "gold.jsonl")
	if err != nil {
		log.Fatal(err)
	}
	said, err := eval.ReadPredictions(strings.NewReader(
		`{"id":"1","differences":[{"kind":"date","a":[[0,2]],"b":[[0,2]],"confidence":0.7}]}`), "said.jsonl")
	if err != nil {
		log.Fatal(err)
	}
	r, err := eval.Score(gold, said)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("strict", r.Strict.F1, "lax", r.Lax.F1, "Brier", r.Brier.Score)
	// Output: strict 0.000 lax 1.000 Brier 0.090
}
