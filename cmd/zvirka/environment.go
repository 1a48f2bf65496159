package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"github.com/zvirka/zvirka"
	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/detect"
)

// environment is what a command may touch of the world.
type environment struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	once           sync.Once
	identifier     *detect.Identifier
}

// detector returns the one detector of this run.
func (env *environment) detector() *detect.Identifier {
	env.once.Do(func() { env.identifier = newDetector() })
	return env.identifier
}

// flags are those that several commands share.
type flags struct {
	format, output  string
	lang, date      string
	outlet          string
	encoding        string
	fields          []string
	jsonl           bool
	keepBoilerplate bool
	noBlocks        bool // the command does not look at blocks
	workers         int
}

// input adds the flags of commands that read documents.
func (f *flags) input(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.lang, "lang", "", "language of the documents: uk or ru (default: detected)")
	cmd.Flags().StringVar(&f.date, "date", "", "date of the documents, as 2023-09-22 or 2023-09-22T12:00:00")
	cmd.Flags().StringVar(&f.outlet, "outlet", "", "name of the outlet of the documents")
	cmd.Flags().StringVar(&f.encoding, "encoding", "", "encoding of the documents (default: told by them, or guessed)")
	cmd.Flags().StringArrayVar(&f.fields, "field", nil, "PART=NAME: the field of JSON and CSV records that holds text, title, date, author, outlet, lang or id; may be repeated")
	cmd.Flags().BoolVar(&f.keepBoilerplate, "keep-boilerplate", false, "keep menus, credits, related links and the like")
	cmd.Flags().IntVar(&f.workers, "workers", 0, "how many documents to work on at once (default: the number of cores)")
}

// stream adds the flag of commands that also take a stream of records.
func (f *flags) stream(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&f.jsonl, "jsonl", false, "read one JSON object a line, answer one a line, in the same order")
}

// out adds the flags of commands that print; formats lists what --format takes.
func (f *flags) out(cmd *cobra.Command, formats ...string) {
	cmd.Flags().StringVarP(&f.format, "format", "f", formats[0], "output format: "+strings.Join(formats, ", "))
	cmd.Flags().StringVarP(&f.output, "output", "o", "", "write to this file, whole or not at all")
	cmd.PreRunE = func(*cobra.Command, []string) error {
		for _, known := range formats {
			if f.format == known {
				return f.check()
			}
		}
		return &exitError{exitUsage, fmt.Errorf("--format %s: known are %s", f.format, strings.Join(formats, ", "))}
	}
}

// check reports what is wrong with the values of the shared flags.
func (f *flags) check() error {
	if f.lang != "" && !corpus.Lang(f.lang).Compared() {
		return &exitError{exitUsage, fmt.Errorf("--lang %s: zvirka reads uk and ru", f.lang)}
	}
	if f.date != "" && !validDate(f.date) {
		return &exitError{exitUsage, fmt.Errorf("--date %s: write it as 2023-09-22 or 2023-09-22T12:00:00", f.date)}
	}
	return nil
}

// validDate reports whether s is a reference date.
func validDate(s string) bool {
	for _, form := range []string{"2006-01-02", "2006-01-02T15:04:05", "2006-01-02T15:04", time.RFC3339} {
		if _, err := time.Parse(form, s); err == nil {
			return true
		}
	}
	return false
}

// corpus returns the options for reading documents.
func (f *flags) corpus() (corpus.Options, error) {
	opts := corpus.Options{Lang: corpus.Lang(f.lang), Date: f.date, Outlet: f.outlet, Encoding: f.encoding}
	for _, field := range f.fields {
		part, name, ok := strings.Cut(field, "=")
		if !ok {
			return opts, fmt.Errorf("--field %s: write it as text=NAME", field)
		}
		if err := opts.Fields.Set(part, name); err != nil {
			return opts, fmt.Errorf("--field %s: %w", field, err)
		}
	}
	return opts, nil
}

func (f *flags) options(env *environment) zvirka.Options {
	return zvirka.Options{Detector: env.detector(), KeepBoilerplate: f.keepBoilerplate, Workers: f.workers}
}

// documents reads the named files; none is standard input. A file that cannot
// be read is told on stderr and the others are still read: the error then
// says only that there was one.
func (env *environment) documents(f *flags, names []string) ([]*corpus.Doc, error) {
	opts, err := f.corpus()
	if err != nil {
		return nil, &exitError{exitUsage, err}
	}
	var docs []*corpus.Doc
	var bad error
	for got, e := range corpus.Files(names, env.stdin, opts) {
		if env.tellAll(e) {
			bad = &exitError{code: exitFailed}
		}
		for _, d := range got {
			for _, note := range d.Notes {
				env.tell("%s: %s", d.Source, note)
			}
		}
		docs = append(docs, got...)
	}
	return docs, bad
}

// tellAll tells each of the errors that err joins, and reports whether one of
// them is more than a warning.
func (env *environment) tellAll(err error) bool {
	if err == nil {
		return false
	}
	var many corpus.Errors
	if errors.As(err, &many) {
		bad := false
		for _, e := range many {
			bad = env.tellAll(e) || bad
		}
		return bad
	}
	env.tell("%v", err)
	var warning *corpus.Warning
	return !errors.As(err, &warning)
}

// tell says something that is not data.
func (env *environment) tell(format string, args ...any) {
	fmt.Fprintf(env.stderr, "zvirka: "+format+"\n", args...)
}

// write calls print with where the data goes: stdout, or the file that f
// names, which appears whole or not at all.
func (env *environment) write(f *flags, print func(io.Writer) error) error {
	if f.output == "" {
		return failed(buffered(env.stdout, print))
	}
	return failed(writeFile(f.output, print))
}

// buffered calls print with a buffer before w.
func buffered(w io.Writer, print func(io.Writer) error) error {
	b := bufio.NewWriterSize(w, 1<<16)
	if err := print(b); err != nil {
		return err
	}
	return b.Flush()
}

// writeFile writes a new file beside name and then gives it the name.
func writeFile(name string, print func(io.Writer) error) (err error) {
	mode := os.FileMode(0o644)
	switch info, e := os.Stat(name); {
	case e == nil && info.IsDir():
		return fmt.Errorf("%s: is a directory: name a file in it", name)
	case e == nil && !info.Mode().IsRegular():
		return writeDevice(name, print) // a pipe or a device keeps its place
	case e == nil:
		mode = info.Mode().Perm()
		if target, e := filepath.EvalSymlinks(name); e == nil {
			name = target
		}
	}
	dir := filepath.Dir(name)
	if info, e := os.Stat(dir); e != nil || !info.IsDir() {
		return fmt.Errorf("%s: there is no directory %s: make it first", name, dir)
	}
	f, err := os.CreateTemp(dir, ".zvirka-*")
	if err != nil {
		return fmt.Errorf("%s: cannot be written: %w", name, errors.Unwrap(err))
	}
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(f.Name())
		}
	}()
	if err = buffered(f, print); err != nil {
		return err
	}
	if err = f.Chmod(mode); err != nil {
		return err
	}
	if err = f.Close(); err != nil {
		return err
	}
	if err = os.Rename(f.Name(), name); err != nil {
		return fmt.Errorf("%s: cannot be written: %w", name, errors.Unwrap(err))
	}
	return nil
}

// writeDevice writes to something that is no file and cannot be replaced by
// one.
func writeDevice(name string, print func(io.Writer) error) error {
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return fmt.Errorf("%s: cannot be written: %w", name, pathCause(err))
	}
	if err := buffered(f, print); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
