package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/zvirka/zvirka"
	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/report"
)

// view are the flags that change how a report looks.
type view struct {
	all, sideBySide, noPager bool
	width                    int
	color, ui, pins          string

	read lists // the file of corrections, once it is read
}

// add adds the flags of v to cmd.
func (v *view) add(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&v.all, "all", false, "show also what is of low salience")
	cmd.Flags().BoolVar(&v.sideBySide, "side-by-side", false, "print both texts beside each other, with their links")
	cmd.Flags().IntVar(&v.width, "width", 0, "columns of the report (default: those of the terminal, else 100)")
	cmd.Flags().StringVar(&v.ui, "ui", "en", "language of the report's own words: "+strings.Join(languages(), ", "))
	cmd.Flags().StringVar(&v.pins, "pins", "", "apply the corrections in this file, as the page gives them out")
	cmd.Flags().BoolVar(&v.noPager, "no-pager", false, "print on the terminal without $PAGER")
	cmd.Flags().StringVar(&v.color, "color", "auto", "colours: auto, always, never")
}

// options returns v for output that goes to w.
func (v *view) options(w io.Writer, toFile bool) report.Options {
	o := report.Options{UI: v.lang(), Width: v.width, All: v.all, SideBySide: v.sideBySide, Color: v.color == "always"}
	f, ok := w.(*os.File)
	if toFile || !ok || !term.IsTerminal(int(f.Fd())) {
		return o
	}
	if o.Width == 0 {
		if columns, _, err := term.GetSize(int(f.Fd())); err == nil {
			o.Width = columns
		}
	}
	if v.color == "auto" && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" {
		o.Color, o.Links = true, true
	}
	return o
}

// languages returns the languages that a report can be written in.
func languages() []string {
	var out []string
	for _, l := range report.Languages() {
		out = append(out, string(l))
	}
	return out
}

func (v *view) lang() corpus.Lang { return corpus.Lang(v.ui) }

// valid reports what is wrong with the flags of a report.
func (v *view) valid() error {
	if !slices.Contains(languages(), v.ui) {
		return fmt.Errorf("--ui %s: known are %s", v.ui, strings.Join(languages(), ", "))
	}
	if !slices.Contains([]string{"auto", "always", "never"}, v.color) {
		return fmt.Errorf("--color %s: known are auto, always, never", v.color)
	}
	return nil
}

// show writes c to where the flags say; what goes to a terminal goes through
// the pager that the environment names.
func (env *environment) show(f *flags, v *view, c *zvirka.Comparison) error {
	print := func(w io.Writer) error {
		return report.Write(w, c, f.format, v.options(env.stdout, f.output != ""))
	}
	out, ok := env.stdout.(*os.File)
	pager := os.Getenv("PAGER")
	if f.output != "" || f.format != "text" || v.noPager || pager == "" || !ok || !term.IsTerminal(int(out.Fd())) {
		return env.write(f, print)
	}
	return failed(paged(pager, out, env.stderr, print))
}

// paged gives what print writes to a pager; where that cannot be started, to
// out.
func paged(pager string, out *os.File, stderr io.Writer, print func(io.Writer) error) error {
	var text bytes.Buffer
	if err := print(&text); err != nil {
		return err
	}
	cmd := exec.Command("sh", "-c", pager)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(text.Bytes()), out, stderr
	cmd.Env = os.Environ()
	if os.Getenv("LESS") == "" {
		cmd.Env = append(cmd.Env, "LESS=FRX")
	}
	if err := cmd.Start(); err != nil {
		_, err = out.Write(text.Bytes())
		return err
	}
	cmd.Wait() // a reader who leaves early is no failure
	return nil
}

// newReport prints a comparison again.
func newReport(env *environment) *cobra.Command {
	f := &flags{}
	v := &view{}
	cmd := &cobra.Command{
		Use:   "report FILE.json",
		Short: "Print a comparison that was saved as JSON again, in any format",
		Args:  cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			c, err := readReport(args[0])
			if err != nil {
				return failed(err)
			}
			pins, err := v.corrections()
			if err != nil {
				return failed(err)
			}
			if pins != nil {
				report.Apply(c, pins, nil)
				note(c, v.read.given)
				for _, line := range report.PinLines(c, v.lang()) {
					env.tell("%s", line)
				}
			}
			return env.show(f, v, c)
		},
	}
	f.out(cmd, report.Formats()...)
	v.add(cmd)
	before := cmd.PreRunE
	cmd.PreRunE = func(cmd *cobra.Command, args []string) error {
		if err := v.valid(); err != nil {
			return &exitError{exitUsage, err}
		}
		return before(cmd, args)
	}
	return cmd
}
