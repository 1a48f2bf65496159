package bitext

import (
	"bufio"
	"io"
)

// WriteMoses prints the units with both sides to two files, line n of the one
// beside line n of the other.
func WriteMoses(a, b io.Writer, units []Unit) error {
	outA, outB := bufio.NewWriter(a), bufio.NewWriter(b)
	for i := range units {
		if u := &units[i]; u.Linked() {
			outA.WriteString(line(u.AText) + "\n")
			outB.WriteString(line(u.BText) + "\n")
		}
	}
	if err := outA.Flush(); err != nil {
		return wrap(err)
	}
	return wrap(outB.Flush())
}
