package bitext

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
)

// WriteJSONL prints a JSON object a line for each unit.
func WriteJSONL(w io.Writer, units []Unit) error {
	out := bufio.NewWriter(w)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for i := range units {
		u := units[i]
		if u.A == nil {
			u.A = []int{}
		}
		if u.B == nil {
			u.B = []int{}
		}
		if err := enc.Encode(u); err != nil {
			return wrap(err)
		}
	}
	return wrap(out.Flush())
}

// ReadJSONL reads what [WriteJSONL] prints. The error names the file and the
// object, counted from 1.
func ReadJSONL(r io.Reader, name string) ([]Unit, error) {
	in := json.NewDecoder(bufio.NewReader(UTF8(r)))
	var units []Unit
	for n := 1; ; n++ {
		var u Unit
		err := in.Decode(&u)
		if err == io.EOF {
			return units, nil
		}
		if err != nil {
			return nil, fmt.Errorf("bitext: %s: object %d: %w", name, n, err)
		}
		units = append(units, u)
	}
}
