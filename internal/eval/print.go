package eval

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
	"text/tabwriter"
)

// Breakdowns are what [WriteTable] can list beside the measures.
var Breakdowns = []string{"kind", "pair", "salience"}

// WriteTable prints the measures as a table, and beneath them a breakdown by
// one of [Breakdowns]; an empty by has none. The error is that of w.
func WriteTable(w io.Writer, r *Result, by string) error {
	out := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(out, "\tP\tR\tF1\tpredicted\tgold\t\n")
	for _, row := range []struct {
		name string
		PRF
	}{{"links", r.Links}, {"differences, strict", r.Strict}, {"differences, lax", r.Lax}, {"differences, untyped", r.Untyped}} {
		fmt.Fprintf(out, "%s\t%v\t%v\t%v\t%d\t%d\t\n", row.name, row.P, row.R, row.F1, row.Predicted, row.Gold)
	}
	if err := out.Flush(); err != nil {
		return err
	}
	b := bufio.NewWriter(w)
	fmt.Fprintln(b)
	for _, row := range []struct {
		name  string
		value Ratio
		of    string
	}{
		{"relation of links", r.Relation.Accuracy, fmt.Sprintf("of %d; the commonest alone %v", r.Relation.N, r.Relation.Majority)},
		{"macro F1, strict", r.Macro.Strict, "over the kinds that the gold has"},
		{"macro F1, lax", r.Macro.Lax, ""},
		{"recall by salience", r.Salience.WeightedRecall, "lax, weighted"},
		{"recall of salience 3", r.Salience.Recall3, fmt.Sprintf("lax; strict %v", r.Salience.Recall3Strict)},
		{"precision at five", r.AtFive.P, fmt.Sprintf("of %d", r.AtFive.N)},
		{"Brier score", r.Brier.Score, fmt.Sprintf("of %d; %v by saying always the mean", r.Brier.N, r.Brier.Base)},
		{"traps hit", r.Traps.HitRate, fmt.Sprintf("%d of %d", r.Traps.Hit, r.Traps.N)},
		{"alarms on controls", r.Alarms.PerThousandWords, fmt.Sprintf("in 1000 words; %d in %d", r.Alarms.Alarms, r.Alarms.Words)},
		{"pairs", Ratio(r.Pairs), fmt.Sprintf("%d controls, %d without prediction", r.Controls, r.Missing)},
	} {
		value := row.value.String()
		if row.name == "pairs" {
			value = strconv.Itoa(r.Pairs)
		}
		fmt.Fprintln(b, strings.TrimRight(fmt.Sprintf("%20s  %6s  %s", row.name, value, row.of), " "))
	}
	if by != "" {
		fmt.Fprintln(b)
		breakdown(b, r, by)
	}
	return b.Flush()
}

func breakdown(w io.Writer, r *Result, by string) {
	out := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	defer out.Flush()
	switch by {
	case "kind":
		fmt.Fprint(out, "kind\tstrict P\tR\tF1\tlax P\tR\tF1\tgold\tpredicted\t\n")
		for _, k := range Kinds {
			if row, ok := r.ByKind[k]; ok {
				s, l := row.Strict, row.Lax
				fmt.Fprintf(out, "%s\t%v\t%v\t%v\t%v\t%v\t%v\t%d\t%d\t\n", k, s.P, s.R, s.F1, l.P, l.R, l.F1, s.Gold, s.Predicted)
			}
		}
	case "pair":
		fmt.Fprint(out, "pair\tlinks F1\tstrict F1\tlax P\tR\tF1\tgold\treports\ttraps hit\t\n")
		for _, id := range r.Order {
			p := r.ByPair[id]
			fmt.Fprintf(out, "%s\t%v\t%v\t%v\t%v\t%v\t%d\t%d\t%d\t\n", id, p.Links, p.StrictF1, p.LaxP, p.LaxR, p.LaxF1, p.Gold, p.Reports, p.TrapsHit)
		}
	case "salience":
		fmt.Fprint(out, "recall\tstrict\tlax\t\n")
		for n := 3; n >= 1; n-- {
			x := r.BySalience[strconv.Itoa(n)]
			fmt.Fprintf(out, "salience %d\t%v\t%v\t\n", n, x.Strict, x.Lax)
		}
	}
}

// WriteFindings prints what went wrong, at most most of each sort, with the
// words of both sides. The error is that of w.
func WriteFindings(w io.Writer, findings []Finding, most int) error {
	b := bufio.NewWriter(w)
	shown := map[string]int{}
	var sorts []string
	for _, f := range findings {
		if shown[f.What]++; shown[f.What] == 1 {
			sorts = append(sorts, f.What)
		}
		if shown[f.What] > most {
			continue
		}
		fmt.Fprintf(b, "\n%s\n  a: %s\n  b: %s\n", strings.TrimRight(f.What+"  "+f.Pair+"  "+f.Detail, " "), f.A, f.B)
	}
	fmt.Fprintln(b)
	for _, name := range sorts {
		fmt.Fprintf(b, "%d × %s\n", shown[name], name)
	}
	return b.Flush()
}
