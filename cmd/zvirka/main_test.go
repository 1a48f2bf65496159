package main

import (
	"bytes"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite the golden files and the outputs in the scripts")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"zvirka": main})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           filepath.Join("testdata", "script"),
		UpdateScripts: *update,
		Setup: func(env *testscript.Env) error {
			wd, err := os.Getwd()
			if err != nil {
				return err
			}
			env.Setenv("SAMPLES", filepath.Join(wd, "..", "..", "testdata", "samples"))
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"bytes": makeBytes, "long": makeLong},
	})
}

// escape is a byte in hexadecimal.
var escape = regexp.MustCompile(`\\x[0-9a-f]{2}`)

// makeBytes is the script command "bytes FILE QUOTED": it writes a file of
// bytes that a script cannot hold, from the text with Go's escapes.
func makeBytes(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: bytes FILE TEXT")
	}
	text := escape.ReplaceAllStringFunc(strings.ReplaceAll(args[1], `\0`, `\x00`), func(s string) string {
		n, err := strconv.ParseUint(s[2:], 16, 8)
		ts.Check(err)
		return string([]byte{byte(n)})
	})
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o644))
}

// makeLong is the script command "long FILE MB": it writes a line of some
// megabytes.
func makeLong(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 1 {
		ts.Fatalf("usage: long FILE")
	}
	const line = "Сторони підписали угоду, заявив міністр. "
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Repeat(line, 20<<20/len(line))), 0o644))
}

// samples returns the pairs of accounts in testdata/samples.
func samples(t *testing.T) [][2]string {
	t.Helper()
	dir := filepath.Join("..", "..", "testdata", "samples")
	uk, err := filepath.Glob(filepath.Join(dir, "*.uk.txt"))
	if err != nil || len(uk) == 0 {
		t.Fatalf("no samples in %s: %v", dir, err)
	}
	ru, err := filepath.Glob(filepath.Join(dir, "*.ru.txt"))
	if err != nil || len(ru) != len(uk) {
		t.Fatalf("%d Russian samples for %d Ukrainian ones: %v", len(ru), len(uk), err)
	}
	pairs := make([][2]string, len(uk))
	for i, a := range uk {
		pairs[i][0] = a
		topic := strings.Split(filepath.Base(a), "-")[3]
		for _, b := range ru {
			if strings.Contains(b, "-"+strings.TrimSuffix(topic, ".uk.txt")+".") {
				pairs[i][1] = b
			}
		}
		if pairs[i][1] == "" {
			t.Fatalf("%s has no Russian side", a)
		}
	}
	return pairs
}

// command runs zvirka and returns what it printed.
func command(t *testing.T, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	var out, errs bytes.Buffer
	code = run(args, strings.NewReader(""), &out, &errs)
	return out.String(), errs.String(), code
}

// modelHashes are what changes in a report with every model that is learnt
// anew, and says nothing of the report.
var modelHashes = regexp.MustCompile(`(?m)^( *model: \S+\s+sha256:)[0-9a-f]{64}$`)

func TestReportsOfSamples(t *testing.T) {
	for _, p := range samples(t) {
		name := strings.TrimSuffix(filepath.Base(p[0]), ".uk.txt")
		t.Run(name, func(t *testing.T) {
			got, stderr, code := command(t, "compare", "--all", p[0], p[1])
			if code != exitDone {
				t.Fatalf("exit code %d: %s", code, stderr)
			}
			got = modelHashes.ReplaceAllString(got, "$1…")
			golden := filepath.Join("testdata", "golden", name+".txt")
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("the report changed; where that is meant, run go test -update\ngot:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

func TestSameBytesOnAnyNumberOfCores(t *testing.T) {
	p := samples(t)[0]
	before := runtime.GOMAXPROCS(0)
	defer runtime.GOMAXPROCS(before)
	var first string
	for _, cores := range []int{1, 2, 8, 2} {
		runtime.GOMAXPROCS(cores)
		got, _, code := command(t, "compare", "--format", "json", p[0], p[1], p[0])
		if code != exitDone {
			t.Fatalf("exit code %d on %d cores", code, cores)
		}
		if first == "" {
			first = got
		}
		if got != first {
			t.Fatalf("other bytes on %d cores", cores)
		}
	}
}

func TestStreamKeepsOrderOnAnyNumberOfCores(t *testing.T) {
	var in strings.Builder
	for i := range 200 {
		in.WriteString(`{"id":"` + strings.Repeat("x", i%7) + string(rune('a'+i%26)) + `","text":"У Києві ` + strings.Repeat("дуже ", i%40) + `холодно."}` + "\n")
	}
	var first string
	for _, workers := range []string{"1", "2", "8"} {
		var out, errs bytes.Buffer
		if code := run([]string{"segment", "--jsonl", "--workers", workers}, strings.NewReader(in.String()), &out, &errs); code != exitDone {
			t.Fatalf("exit code %d: %s", code, errs.String())
		}
		if first == "" {
			first = out.String()
		}
		if out.String() != first {
			t.Fatalf("other bytes with %s workers", workers)
		}
	}
	if n := strings.Count(first, "\n"); n != 200 {
		t.Errorf("%d answers to 200 records", n)
	}
}

// broken is a writer that fails after some bytes.
type broken struct{ left int }

func (b *broken) Write(p []byte) (int, error) {
	if len(p) > b.left {
		return b.left, errors.New("no space left")
	}
	b.left -= len(p)
	return len(p), nil
}

func TestWriterThatFails(t *testing.T) {
	p := samples(t)[0]
	for _, args := range [][]string{
		{"compare", p[0], p[1]},
		{"segment", p[0]},
		{"anchors", "--format", "json", p[0]},
	} {
		var errs bytes.Buffer
		if code := run(args, strings.NewReader(""), &broken{10}, &errs); code != exitFailed {
			t.Errorf("%v: exit code %d, want %d", args, code, exitFailed)
		}
		if !strings.Contains(errs.String(), "no space left") {
			t.Errorf("%v: the error does not say why: %q", args, errs.String())
		}
	}
}

func TestFileThatFailsIsNotLeft(t *testing.T) {
	name := filepath.Join(t.TempDir(), "report.txt")
	err := writeFile(name, func(w io.Writer) error {
		io.WriteString(w, "half")
		return errors.New("broke off")
	})
	if err == nil {
		t.Fatal("no error")
	}
	left, err := os.ReadDir(filepath.Dir(name))
	if err != nil || len(left) != 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestDeviceStaysADevice(t *testing.T) {
	info, err := os.Stat(os.DevNull)
	if err != nil || info.Mode().IsRegular() {
		t.Skipf("%s is no device here", os.DevNull)
	}
	if _, stderr, code := command(t, "segment", "-o", os.DevNull, samples(t)[0][0]); code != exitDone {
		t.Fatalf("exit code %d: %s", code, stderr)
	}
	if info, err = os.Stat(os.DevNull); err != nil || info.Mode().IsRegular() {
		t.Errorf("%s was replaced by a file", os.DevNull)
	}
}

func TestPager(t *testing.T) {
	print := func(w io.Writer) error { _, err := io.WriteString(w, "report\n"); return err }
	for _, x := range []struct{ pager, want string }{
		{"cat; echo $LESS", "report\nFRX\n"},
		{"head -c 3", "rep"},
		{"exit 7", ""}, // a reader who leaves early is no failure
	} {
		out, err := os.Create(filepath.Join(t.TempDir(), "out"))
		if err != nil {
			t.Fatal(err)
		}
		t.Setenv("LESS", "")
		if err := paged(x.pager, out, io.Discard, print); err != nil {
			t.Errorf("%s: %v", x.pager, err)
		}
		out.Close()
		if got, err := os.ReadFile(out.Name()); err != nil || string(got) != x.want {
			t.Errorf("%s: %q, %v", x.pager, got, err)
		}
	}
	if err := paged("cat", os.Stdout, io.Discard, func(io.Writer) error { return errors.New("broke off") }); err == nil {
		t.Error("an error in printing is not told")
	}
}
