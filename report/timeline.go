package report

import (
	"slices"
	"sort"
	"strconv"
	"strings"
	"time"
)

// timeline is the strip of the times that the accounts name: an axis to scale
// with a lane for each account. A stretch without any time that would take
// more than half of the axis is cut out, with a sign where it was.
type timeline struct {
	Width, Height, Axis int
	Label               string
	Ticks               []tick
	Breaks              []int
	Lanes               []lane
	Times               []namedTime // in words, for those who do not see the strip
}

// tick is a line across the axis; those too close to the one before have no
// label.
type tick struct {
	X     int
	Label string
}

// lane holds the times of one account.
type lane struct {
	Y      int
	Letter string
	Marks  []laneMark
}

// laneMark is a time in a lane. Shape is "span", "point", "wide" for months
// and seasons over finer times, or "written" for when the account was.
type laneMark struct {
	Shape, Text, Href  string
	About, Quote, Lang string // whose it is, and its words
	X, Width, TextX    int
}

// namedTime is a time and who names it.
type namedTime struct {
	Label string
	Marks []laneMark
}

// Measures of the strip, in pixels; a column of letters is taken as 8 wide.
const (
	leastTimes  = 3   // it is shown from so many times on
	mostTimes   = 24  // and shows those named by most where there are more
	stripLeft   = 28  // the letters of the accounts
	stripWidth  = 940 // the axis
	stripMonths = 110 // a month or a season that stands alone
	stripBreak  = 26
	stripAxis   = 22
	laneHeight  = 24
	letterWidth = 8

	leastLetters = 7 // of words that are cut short to have room
)

// moment is a time as it lies on the axis.
type moment struct {
	value    string
	from, to time.Time
	coarse   bool // a month or a season
	marks    []laneMark
	accounts []int // of the marks
}

// timeline returns the times named in the accounts.
func (v *view) timeline() timeline {
	moments := v.moments()
	if len(moments) < leastTimes {
		return timeline{}
	}
	t := timeline{Width: stripLeft + stripWidth, Axis: stripAxis, Height: stripAxis + 8 + laneHeight*len(v.docs)}
	windows := windowsOf(moments)
	scale(windows)
	for i, w := range windows {
		t.Ticks = append(t.Ticks, v.ticks(w)...)
		if i > 0 {
			t.Breaks = append(t.Breaks, w.x-stripBreak/2)
		}
	}
	unlabel(t.Ticks)
	for i := range v.docs {
		t.Lanes = append(t.Lanes, lane{Y: stripAxis + 8 + laneHeight*i + laneHeight/2, Letter: v.docs[i].letter})
	}
	label := []string{}
	for _, m := range moments {
		x, to := place(windows, m.first(windows)), place(windows, m.to)
		words := v.momentLabel(m)
		named := namedTime{Label: words}
		letters := []string{}
		for k, mark := range m.marks {
			mark.X, mark.Width = x, max(to-x, 6)
			lane := &t.Lanes[m.accounts[k]]
			switch {
			case mark.Shape == "written":
				mark.X, mark.Width = (x+to)/2, 0
			case m.coarse && !alone(windows, m):
				mark.Shape = "wide"
			case !m.to.After(m.from):
				mark.Shape, mark.Width = "point", 0
			default:
				mark.Shape = "span"
			}
			lane.Marks = append(lane.Marks, mark)
			named.Marks = append(named.Marks, mark)
			letters = append(letters, lane.Letter)
		}
		t.Times = append(t.Times, named)
		label = append(label, words+" ("+strings.Join(slices.Compact(letters), ", ")+")")
	}
	for i := range t.Lanes {
		t.Lanes[i].label()
	}
	t.Label = v.w.t("ui.timeline") + ": " + strings.Join(label, "; ")
	return t
}

// momentLabel writes a moment in words.
func (v *view) momentLabel(m *moment) string {
	label, _ := v.w.time(m.value)
	return label
}

// moments returns the times that the accounts name and the times at which
// they were written, in order.
func (v *view) moments() []*moment {
	byValue := map[string]*moment{}
	var all []*moment
	add := func(value string, account int, mark laneMark) {
		m := byValue[value]
		if m == nil {
			from, to, coarse, ok := extent(value)
			if !ok {
				return
			}
			m = &moment{value: value, from: from, to: to, coarse: coarse}
			byValue[value] = m
			all = append(all, m)
		}
		for k, i := range m.accounts {
			if i == account && m.marks[k].Shape == mark.Shape {
				return
			}
		}
		m.marks, m.accounts = append(m.marks, mark), append(m.accounts, account)
	}
	for i := range v.docs {
		a := &v.docs[i]
		if _, timed, ok := when(a.Date); ok {
			value := a.Date[:10]
			if timed {
				value = a.Date[:16]
			}
			add(value, i, laneMark{Shape: "written", About: a.letter + ": " + v.w.t("ui.published"), Href: a.letter})
		}
		for _, t := range a.Times {
			if _, ok := v.w.time(t.Value); !ok || len(a.sentences) == 0 || !t.Valid(a.Text) {
				continue
			}
			n := a.at(t.Start)
			text := oneLine(t.In(a.Text))
			add(t.Value, i, laneMark{
				Text: shorten(text, 24), Href: sentenceID(a, n),
				About: v.w.t("ui.mentioned", "x", a.letter, "n", itoa(n+1)), Quote: text, Lang: langAttr(a.Lang),
			})
		}
	}
	if len(all) > mostTimes {
		sort.SliceStable(all, func(i, j int) bool { return len(all[i].marks) > len(all[j].marks) })
		all = all[:mostTimes]
	}
	sort.SliceStable(all, func(i, j int) bool {
		if !all[i].from.Equal(all[j].from) {
			return all[i].from.Before(all[j].from)
		}
		return all[i].to.After(all[j].to) // a month before its days
	})
	return all
}

// dayParts are the parts of a day in hours, and seasons their months.
var (
	dayParts = map[string][2]int{"MO": {6, 11}, "DT": {10, 17}, "AF": {13, 18}, "EV": {18, 23}, "NI": {22, 24}}
	seasons  = map[string]int{"SP": 3, "SU": 6, "FA": 9, "AU": 9, "WI": 12}
)

// extent returns from when to when a value lasts. Coarse holds for months and
// seasons; years and times of day without a date have no place on the strip.
func extent(value string) (from, to time.Time, coarse, ok bool) {
	day, clock, timed := strings.Cut(value, "T")
	if len(day) == len("2024-09") {
		year, err := strconv.Atoi(day[:4])
		if err != nil || timed {
			return from, to, false, false
		}
		first, months := seasons[day[5:]], 3
		if first == 0 {
			if first, err = strconv.Atoi(day[5:]); err != nil || first < 1 || first > 12 {
				return from, to, false, false
			}
			months = 1
		}
		from = time.Date(year, time.Month(first), 1, 0, 0, 0, 0, time.UTC)
		return from, from.AddDate(0, months, 0), true, true
	}
	from, err := time.Parse("2006-01-02", day)
	if err != nil {
		return from, to, false, false
	}
	if !timed {
		return from, from.AddDate(0, 0, 1), false, true
	}
	if hours, known := dayParts[clock]; known {
		return from.Add(time.Duration(hours[0]) * time.Hour), from.Add(time.Duration(hours[1]) * time.Hour), false, true
	}
	if len(clock) >= 5 {
		if at, err := time.Parse("15:04", clock[:5]); err == nil {
			from = from.Add(time.Duration(at.Hour())*time.Hour + time.Duration(at.Minute())*time.Minute)
			return from, from, false, true
		}
	}
	return from, to, false, false
}

// window is a stretch of the axis without a break.
type window struct {
	from, to time.Time
	coarse   bool
	x, width int
}

// length returns how long w is, in hours.
func (w *window) length() float64 { return hours(w.from, w.to) }

// hours is the time between two moments, which may be longer than a
// [time.Duration] holds.
func hours(from, to time.Time) float64 { return float64(to.Unix()-from.Unix()) / 3600 }

// windowsOf returns the stretches of the axis that hold all moments, in order:
// whole days where there are days, and months that stand alone.
func windowsOf(moments []*moment) []*window {
	var out []*window
	for _, m := range moments {
		if !m.coarse {
			out = join(out, &window{from: m.from.Truncate(day), to: m.to.Add(day - 1).Truncate(day)})
		}
	}
	out = bridged(out)
	fine := slices.Clone(out)
	for _, m := range moments {
		if m.coarse && !slices.ContainsFunc(fine, func(w *window) bool { return m.from.Before(w.to) && w.from.Before(m.to) }) {
			out = append(out, &window{from: m.from, to: m.to, coarse: true})
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].from.Before(out[j].from) })
	merged := out[:0]
	for _, w := range out {
		if n := len(merged); n > 0 && w.coarse && merged[n-1].coarse && !w.from.After(merged[n-1].to) {
			if merged[n-1].to.Before(w.to) {
				merged[n-1].to = w.to
			}
			continue
		}
		merged = append(merged, w)
	}
	return merged
}

const day = 24 * time.Hour

// join adds w, which begins no earlier than those before it, to windows.
func join(windows []*window, w *window) []*window {
	if !w.to.After(w.from) {
		w.to = w.from.Add(day)
	}
	if n := len(windows); n > 0 && !w.from.After(windows[n-1].to) {
		if windows[n-1].to.Before(w.to) {
			windows[n-1].to = w.to
		}
		return windows
	}
	return append(windows, w)
}

// bridged joins windows over the gaps between them, but for those that are
// longer than all the rest of the axis.
func bridged(windows []*window) []*window {
	gaps, open, total := make([]float64, len(windows)), make([]bool, len(windows)), 0.0 // before each window
	for i, w := range windows {
		total += w.length()
		if i > 0 {
			gaps[i] = hours(windows[i-1].to, w.from)
			total += gaps[i]
		}
	}
	for {
		most := 0
		for i := range gaps {
			if !open[i] && gaps[i] > gaps[most] {
				most = i
			}
		}
		if most == 0 || gaps[most] <= total-gaps[most] {
			break
		}
		open[most] = true
		total -= gaps[most]
		gaps[most] = 0
	}
	var out []*window
	for i, w := range windows {
		if n := len(out); n > 0 && !open[i] {
			out[n-1].to = w.to
			continue
		}
		out = append(out, w)
	}
	return out
}

// monthWidth is how wide w is where its months stand beside days.
func (w *window) monthWidth() int {
	const month = 730.0 // hours
	return min(stripMonths*max(1, int(w.length()/month+.5)), stripWidth/3)
}

// scale gives each window its place: months that stand alone beside days are
// of one width, all else is to one scale.
func scale(windows []*window) {
	free, held, fine := stripWidth-stripBreak*(len(windows)-1), 0.0, false
	for _, w := range windows {
		fine = fine || !w.coarse
	}
	for _, w := range windows {
		if w.coarse && fine {
			free -= w.monthWidth()
		} else {
			held += w.length()
		}
	}
	free = max(free, stripWidth/3)
	x := stripLeft
	for _, w := range windows {
		w.x, w.width = x, w.monthWidth()
		if !w.coarse || !fine {
			w.width = int(float64(free) * w.length() / max(held, 1))
		}
		x += w.width + stripBreak
	}
}

// first returns when m begins as far as it lies on the axis.
func (m *moment) first(windows []*window) time.Time {
	for _, w := range windows {
		if m.from.Before(w.to) && w.from.Before(m.to) && m.from.Before(w.from) {
			return w.from
		}
		if m.from.Before(w.to) {
			break
		}
	}
	return m.from
}

// place returns where a time lies on the axis, at the nearest edge where it
// lies in no window.
func place(windows []*window, at time.Time) int {
	x := windows[0].x
	for _, w := range windows {
		if at.Before(w.from) {
			break
		}
		x = w.x + w.width
		if at.Before(w.to) {
			return w.x + int(float64(w.width)*hours(w.from, at)/max(w.length(), 1))
		}
	}
	return x
}

// alone reports whether a month has a window of months for itself.
func alone(windows []*window, m *moment) bool {
	for _, w := range windows {
		if w.coarse && !m.from.Before(w.from) && !m.to.After(w.to) {
			return true
		}
	}
	return false
}

// steps are the distances that ticks may have: hours, days, months.
var steps = []struct{ hours, days, months int }{
	{hours: 6}, {days: 1}, {days: 2}, {months: 1}, {months: 3}, {months: 6}, {months: 12}, {months: 60}, {months: 120},
}

// tickWidth is the least distance of ticks.
const tickWidth = 56

// ticks returns the ticks of a window, at round times.
func (v *view) ticks(w *window) []tick {
	perHour := float64(w.width) / max(w.length(), 1)
	step := steps[len(steps)-1]
	for _, s := range steps {
		if w.coarse && s.months == 0 {
			continue
		}
		if float64(s.hours+24*s.days+730*s.months)*perHour >= tickWidth {
			step = s
			break
		}
	}
	var out []tick
	first := true
	at := w.from
	if step.months > 0 {
		at = time.Date(at.Year(), at.Month(), 1, 0, 0, 0, 0, time.UTC)
	}
	for n := 0; at.Before(w.to) && n < 200; n++ {
		if !at.Before(w.from) || first {
			out = append(out, tick{X: place([]*window{w}, at), Label: v.tickLabel(at, first, step.months > 0)})
			first = false
		}
		at = at.Add(time.Duration(step.hours)*time.Hour).AddDate(0, step.months, step.days)
	}
	return out
}

// tickLabel writes the time of a tick: in full where it is the first of a
// window, else what is new since the tick before.
func (v *view) tickLabel(at time.Time, full, months bool) string {
	date := at.Format("2006-01-02")
	if months {
		date = date[:7]
	}
	label, _ := v.w.date(date)
	switch {
	case at.Hour() != 0:
		return at.Format("15:04")
	case full || at.YearDay() == 1:
		return label
	}
	return strings.TrimSpace(strings.TrimSuffix(label, at.Format("2006")))
}

// unlabel takes the label from ticks that lie under that of another.
func unlabel(ticks []tick) {
	end := -1
	for i := range ticks {
		if ticks[i].X < end {
			ticks[i].Label = ""
		} else if ticks[i].Label != "" {
			end = ticks[i].X + letterWidth*columns(ticks[i].Label) + 8
		}
	}
}

// label gives the marks of a lane the place of their words, in a span that
// holds them and else behind it, and takes the words from those that have no
// room before the next.
func (l *lane) label() {
	sort.SliceStable(l.Marks, func(i, j int) bool { return l.Marks[i].X < l.Marks[j].X })
	end := stripLeft // where the last words or marks end
	for i := range l.Marks {
		m := &l.Marks[i]
		if m.Shape == "wide" {
			m.Text = ""
			continue
		}
		wide := letterWidth * columns(m.Text)
		next := stripLeft + stripWidth
		if k := slices.IndexFunc(l.Marks[i+1:], func(x laneMark) bool { return x.Shape != "wide" }); k >= 0 {
			next = l.Marks[i+1+k].X - 8
		}
		m.TextX = m.X + 6
		if m.Width < wide+10 {
			m.TextX = m.X + m.Width + 6
		}
		if m.Shape == "point" {
			m.TextX = m.X + 9
		}
		if m.TextX+wide > next {
			room := next - m.TextX
			if inside := m.Width - 12; inside > room && m.X+6 >= end {
				m.TextX, room = m.X+6, inside
			}
			if room >= leastLetters*letterWidth {
				m.Text = shorten(m.Text, room/letterWidth-1)
			}
			wide = letterWidth * columns(m.Text)
		}
		if m.TextX < end || m.TextX+wide > max(next, m.X+m.Width) {
			m.Text = ""
		}
		if end = max(end, m.X+min(m.Width, 8)); m.Text != "" {
			end = m.TextX + wide
		}
	}
}
