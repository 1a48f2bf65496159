// Command zvirka reads Ukrainian and Russian accounts of the same events and
// shows what each says that the others do not.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"github.com/zvirka/zvirka"
)

// Exit codes.
const (
	exitDone        = 0 // done
	exitFailed      = 1 // input or output failed; what was good is delivered
	exitUsage       = 2 // the command line is wrong
	exitDifferences = 3 // compare --exit-code found differences
)

const (
	// gcPercent lets the heap grow more between collections than Go does by
	// itself: most of it is lexicons and models that stay.
	gcPercent = 200

	// unswept is up to how much memory nothing is collected: loading the
	// lexicons leaves little garbage, and a short comparison ends before.
	unswept = 96 << 20
)

func main() {
	if os.Getenv("GOGC") == "" && os.Getenv("GOMEMLIMIT") == "" {
		collectLate()
	}
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// collectLate puts the first collection off until memory has grown to unswept;
// those after it follow gcPercent.
func collectLate() {
	debug.SetGCPercent(-1)
	before := debug.SetMemoryLimit(unswept)
	runtime.AddCleanup(new([1 << 10]byte), func(limit int64) {
		debug.SetGCPercent(gcPercent)
		debug.SetMemoryLimit(limit)
	}, before)
}

// exitError ends the command with a code. A nil err has been told already.
type exitError struct {
	code int
	err  error
}

func (e *exitError) Error() string {
	if e.err == nil {
		return ""
	}
	return e.err.Error()
}

func (e *exitError) Unwrap() error { return e.err }

// failed says that input or output failed.
func failed(err error) error {
	if err == nil {
		return nil
	}
	return &exitError{exitFailed, err}
}

// run is main without the process: it returns the exit code.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	cmd := newRoot(&environment{stdin: stdin, stdout: stdout, stderr: stderr})
	cmd.SetArgs(args)
	cmd.SetIn(stdin)
	cmd.SetOut(stdout)
	cmd.SetErr(stderr)
	err := cmd.Execute()
	if err == nil {
		return exitDone
	}
	code := exitUsage // what cobra itself refuses
	var e *exitError
	if errors.As(err, &e) {
		code = e.code
	}
	if msg := err.Error(); msg != "" {
		fmt.Fprintf(stderr, "zvirka: %s\n", msg)
		if code == exitUsage {
			fmt.Fprintln(stderr, "Try 'zvirka help' or 'zvirka COMMAND --help'.")
		}
	}
	return code
}

// newRoot returns the command with all its subcommands.
func newRoot(env *environment) *cobra.Command {
	root := &cobra.Command{
		Use:   "zvirka",
		Short: "Compare Ukrainian and Russian accounts of the same events",
		Long: `zvirka (звірка, "checking one account against another") reads Ukrainian and
Russian accounts of the same events and shows what each adds, leaves out or
changes: two quotations, the rule that fired and a confidence. It never says
who is right. It works offline and gives the same bytes for the same input.

  zvirka compare A.txt B.txt              the report, on the terminal
  zvirka compare A.txt B.txt -f html -o report.html
  zvirka read A.txt                       the document as it was understood`,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(cmd *cobra.Command, args []string) error {
			return cmd.Help()
		},
		Args: cobra.NoArgs,
	}
	root.AddCommand(
		newRead(env), newDetect(env), newSegment(env), newAnchors(env), newFrames(env),
		newAlign(env), newCompare(env), newReport(env), newVerify(env), newEval(env), newVersion(env),
	)
	return root
}

func newVersion(env *environment) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version, and how this binary tells languages",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintf(env.stdout, "zvirka %s (languages: %s)\n", zvirka.Version, detectorName)
			return failed(err)
		},
	}
}
