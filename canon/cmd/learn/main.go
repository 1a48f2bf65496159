// Command learn makes the learnt tables of package canon from texts:
//
//	learn -data DIR -canon DIR stems    canon/data/{uk,ru}.stem.learnt.tsv
//	learn -data DIR -canon DIR alternations  canon/data/{uk,ru}.stem.alternations.tsv
//	learn -data DIR -canon DIR folds    canon/data/uk.fold.learnt.tsv
//	learn -data DIR -canon DIR letters  canon/data/letters.tsv
//	learn -data DIR -canon DIR rarity   canon/data/idf.bin
//
// in that order: each stands on those before it, so the program is built and
// run anew for each. The tenth of the sentence pairs that is held apart for
// measuring is not read. Only statistics enter the tables.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "learn:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	flags := flag.NewFlagSet("learn", flag.ContinueOnError)
	data := flags.String("data", os.Getenv("ZVIRKA_DATA"), "directory with the texts")
	dir := flags.String("canon", "canon", "directory of package canon")
	if err := flags.Parse(args); err != nil {
		return err
	}
	out := filepath.Join(*dir, "data")
	switch flags.Arg(0) {
	case "stems":
		return learnStems(*data, out)
	case "alternations":
		return learnAlternations(*data, out)
	case "folds":
		return learnFolds(*data, out)
	case "letters":
		return learnLetters(*data, out)
	case "rarity":
		return learnRarity(*data, out)
	}
	return fmt.Errorf("want one of stems, alternations, folds, letters, rarity, have %q", flags.Arg(0))
}
