package report

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
)

// CSV prints the differences of c as a table, one a row, after a row of names
// of columns. Text that a spreadsheet would take for a formula begins with an
// apostrophe.
func CSV(w io.Writer, c *Comparison, o Options) error {
	v := newView(c, o.UI)
	out := csv.NewWriter(w)
	t := v.w.t
	out.Write([]string{
		t("column.pair"), t("column.number"), t("column.group"), t("column.kind"), t("column.confidence"), t("column.salience"),
		t("column.sentences", "x", "1"), t("column.text", "x", "1"), t("column.value", "x", "1"),
		t("column.sentences", "x", "2"), t("column.text", "x", "2"), t("column.value", "x", "2"),
		t("column.why"), t("column.later"), t("column.rule"), t("column.evidence"), t("column.correction"), t("manifest.title"),
	})
	made := strings.Join(v.made()[:len(v.made())-1], "; ")
	for i := range v.pairs {
		p := &v.pairs[i]
		for g := range p.groups {
			for k := range p.groups[g].items {
				it := &p.groups[g].items[k]
				a, b := &it.sides[0], &it.sides[1]
				out.Write([]string{
					p.id, itoa(it.number), it.group, harmless(oneLine(string(it.Kind))), strconv.FormatFloat(it.Confidence, 'f', 2, 64), itoa(it.Salience),
					a.numbers(), harmless(a.plain()), harmless(oneLine(it.Values.A)),
					b.numbers(), harmless(b.plain()), harmless(oneLine(it.Values.B)),
					harmless(oneLine(it.why)), it.later, harmless(oneLine(it.Rule)), harmless(oneLine(it.Evidence)), harmless(oneLine(it.pinned)), made,
				})
				made = "" // once is enough
			}
		}
	}
	if made != "" { // no difference: the row says only what made the report
		row := make([]string, 18)
		row[17] = made
		out.Write(row)
	}
	out.Flush()
	return out.Error()
}

// harmless keeps a cell from being run as a formula.
func harmless(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}
