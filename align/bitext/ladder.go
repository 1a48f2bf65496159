package bitext

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// ErrOrder is returned by [WriteLadder] for units that cross or leave out
// sentences.
var ErrOrder = errors.New("bitext: a ladder holds every sentence once, in order; align in parallel mode for it")

// WriteLadder prints units as hunalign does: a line for each rung, with the
// positions reached in a and b and the score of the bead that begins there.
func WriteLadder(w io.Writer, units []Unit) error {
	out := bufio.NewWriter(w)
	i, j := 0, 0
	for k := range units {
		u := &units[k]
		if !follows(u.A, i) || !follows(u.B, j) {
			return ErrOrder
		}
		fmt.Fprintf(out, "%d\t%d\t%s\n", i, j, score(u.Score))
		i, j = i+len(u.A), j+len(u.B)
	}
	fmt.Fprintf(out, "%d\t%d\t%s\n", i, j, score(1))
	return wrap(out.Flush())
}

// follows reports whether of counts on from i.
func follows(of []int, i int) bool {
	for k, n := range of {
		if n != i+k {
			return false
		}
	}
	return true
}

// maxSpan bounds how many sentences a rung of a ladder that is read may skip,
// so that a broken file cannot ask for all the memory there is.
const maxSpan = 1 << 20

// ReadLadder reads a ladder; the units have numbers and no texts, which
// [FillTexts] adds. The error names file and line.
func ReadLadder(r io.Reader, name string) ([]Unit, error) {
	in := bufio.NewScanner(UTF8(r))
	var units []Unit
	i, j, s := 0, 0, 0.0
	for n := 1; in.Scan(); n++ {
		text := strings.TrimSpace(in.Text())
		if text == "" {
			continue
		}
		nextI, nextJ, nextS, err := rung(text)
		switch {
		case err != nil:
			return nil, fmt.Errorf("bitext: %s:%d: %w", name, n, err)
		case nextI < i || nextJ < j || nextI-i > maxSpan || nextJ-j > maxSpan:
			return nil, fmt.Errorf("bitext: %s:%d: rung %d, %d after %d, %d", name, n, nextI, nextJ, i, j)
		}
		if nextI > i || nextJ > j {
			units = append(units, Unit{A: count(i, nextI), B: count(j, nextJ), Score: s})
		}
		i, j, s = nextI, nextJ, nextS
	}
	return units, wrap(in.Err())
}

func rung(line string) (i, j int, s float64, err error) {
	cells := strings.Fields(line)
	if len(cells) < 2 {
		return 0, 0, 0, fmt.Errorf("%q is not a rung", line)
	}
	if i, err = strconv.Atoi(cells[0]); err != nil {
		return 0, 0, 0, err
	}
	if j, err = strconv.Atoi(cells[1]); err != nil {
		return 0, 0, 0, err
	}
	if len(cells) > 2 {
		s, err = parseScore(cells[2])
	}
	return i, j, s, err
}

func count(from, to int) []int {
	out := make([]int, to-from)
	for k := range out {
		out[k] = from + k
	}
	return out
}
