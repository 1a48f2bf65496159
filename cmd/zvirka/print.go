package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
)

// printJSON writes value as JSON, indented or on one line.
func printJSON(w io.Writer, value any, indent bool) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	if indent {
		enc.SetIndent("", " ")
	}
	return enc.Encode(value)
}

// streams answers the lines of the named files, or of standard input.
func (env *environment) streams(f *flags, names []string, answer answer) error {
	if len(names) == 0 {
		names = []string{"-"}
	}
	var bad error
	err := env.write(f, func(w io.Writer) error {
		for _, name := range names {
			err := env.streamFile(f, name, w, answer)
			if err == nil {
				continue
			}
			if err.Error() != "" {
				return err
			}
			bad = err
		}
		return nil
	})
	if err != nil {
		return err
	}
	return bad
}

// streamFile answers the lines of one file.
func (env *environment) streamFile(f *flags, name string, w io.Writer, answer answer) error {
	if name == "-" {
		return streamed(env.stdin, w, f.workers, answer)
	}
	in, err := os.Open(name)
	if err != nil {
		return failed(fmt.Errorf("%s: cannot be read: %w", name, pathCause(err)))
	}
	defer in.Close()
	return streamed(in, w, f.workers, answer)
}
