package report

import (
	"fmt"
	"strings"
	"testing"

	"github.com/zvirka/zvirka/anchor"
	"github.com/zvirka/zvirka/corpus"
)

// timed returns a comparison whose accounts name the given times, and were
// written when their first says.
func timed(values ...[]string) *Comparison {
	c := two("Речення.", "Предложение.")
	for i, list := range values {
		d := &c.Documents[i]
		d.Date, d.Times = list[0], nil
		for _, v := range list[1:] {
			d.Times = append(d.Times, anchor.Time{Span: corpus.Span{Start: 0, End: 2}, Value: v})
		}
	}
	return c
}

func TestExtent(t *testing.T) {
	for value, want := range map[string]string{
		"2024-09-17": "2024-09-17 00:00 – 2024-09-18 00:00", "2024-09": "2024-09-01 00:00 – 2024-10-01 00:00 coarse",
		"2024-WI": "2024-12-01 00:00 – 2025-03-01 00:00 coarse", "2024-09-17TEV": "2024-09-17 18:00 – 2024-09-17 23:00",
		"2024-09-17T08:20": "2024-09-17 08:20 – 2024-09-17 08:20", "2024": "", "T08:20": "", "2024-13": "", "2024-09-31": "", "": "",
		"2024-W37": "", "2024-09-17T99:99": "", "2024-09TMO": "",
	} {
		from, to, coarse, ok := extent(value)
		got := ""
		if ok {
			got = from.Format("2006-01-02 15:04") + " – " + to.Format("2006-01-02 15:04")
		}
		if coarse {
			got += " coarse"
		}
		if got != want {
			t.Errorf("%s: %q, want %q", value, got, want)
		}
	}
}

func TestTimeline(t *testing.T) {
	shape := func(c *Comparison) string {
		line := newView(c, "en").timeline()
		var out strings.Builder
		for _, x := range line.Ticks {
			if x.Label != "" {
				fmt.Fprintf(&out, "%s, ", x.Label)
			}
		}
		fmt.Fprintf(&out, "%d cuts", len(line.Breaks))
		for _, l := range line.Lanes {
			out.WriteString("; " + l.Letter)
			for _, m := range l.Marks {
				out.WriteString(" " + m.Shape)
			}
		}
		return out.String()
	}
	for _, x := range []struct {
		name string
		a, b []string
		want string
	}{
		{"two are too few", []string{"", "2024-09-17"}, []string{"", "2024-09-18"}, "0 cuts"},
		{"days side by side", []string{"2024-09-18", "2024-09-17"}, []string{"", "2024-09-19"},
			"17 September 2024, 12:00, 18:00, 18 September, 12:00, 18:00, 19 September, 12:00, 18:00, 0 cuts; A span written; B span"},
		{"a long time between", []string{"", "2023-02-01", "2024-09-17"}, []string{"", "2024-09-18"},
			"1 February 2023, 12:00, 18:00, 17 September 2024, 12:00, 18:00, 18 September, 12:00, 18:00, 1 cuts; A span span; B span"},
		{"evenly far apart", []string{"", "2024-01-01", "2024-03-01"}, []string{"", "2024-05-01T10:00"},
			"January 2024, February, March, April, May, 0 cuts; A span span; B point"},
		{"a month over its days, and one alone", []string{"", "2024-09", "2024-09-17"}, []string{"", "2024-06", "2024-09-18"},
			"June 2024, 17 September 2024, 12:00, 18:00, 18 September, 12:00, 18:00, 1 cuts; A wide span; B span span"},
		{"months only", []string{"", "2024-06", "2024-07"}, []string{"", "2024-08"},
			"June 2024, July, August, 0 cuts; A span span; B span"},
	} {
		if got := shape(timed(x.a, x.b)); got != x.want {
			t.Errorf("%s:\ngot  %s\nwant %s", x.name, got, x.want)
		}
	}
}

// Marks and words stay on the strip and do not cover each other, whatever the
// times are.
func TestTimelineHasRoom(t *testing.T) {
	days := []string{"2024-09-17T10:00", "0001-01-01", "9999-12-31", "2024-09", "2024-SU"}
	for d := 1; d <= 28; d++ {
		days = append(days, fmt.Sprintf("2024-09-%02d", d), fmt.Sprintf("2024-09-%02dTEV", d), fmt.Sprintf("20%02d-01-05T08:3%d", d, d%10))
	}
	for n := 1; n < len(days); n++ {
		line := newView(timed(days[:n], days[n/2:n]), "uk").timeline()
		for _, l := range line.Lanes {
			end := 0
			for _, m := range l.Marks {
				if m.X < stripLeft || m.X+m.Width > line.Width+6 {
					t.Fatalf("%d times: %+v lies outside of %d", n, m, line.Width)
				}
				if m.Text == "" {
					continue
				}
				if m.TextX < end {
					t.Errorf("%d times: %q covers what is before it", n, m.Text)
				}
				end = m.TextX + letterWidth*columns(m.Text)
			}
		}
		last := -1
		for _, x := range line.Ticks {
			if x.X < last {
				t.Errorf("%d times: ticks run backwards", n)
			}
			last = x.X
		}
	}
}
