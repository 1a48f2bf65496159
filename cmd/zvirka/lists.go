package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/zvirka/zvirka"
	"github.com/zvirka/zvirka/anchor/names"
	"github.com/zvirka/zvirka/canon"
	"github.com/zvirka/zvirka/facts"
	"github.com/zvirka/zvirka/report"
)

// lists are the files by which users add what they know.
type lists struct {
	glossary, aliases, framing string

	canon   *canon.Canon
	names   *names.Aliases
	lexicon *facts.Lexicon
	given   map[string]report.Input // what was read, by the name of the flag
}

// withAliases adds the flag of commands that find names.
func (l *lists) withAliases(cmd *cobra.Command) {
	cmd.Flags().StringVar(&l.aliases, "aliases", "", "file of names of your own: an id and its forms a line, apart by tabs")
	l.loadBefore(cmd)
}

// withGlossary adds the flags of commands that hold words together.
func (l *lists) withGlossary(cmd *cobra.Command) {
	cmd.Flags().StringVar(&l.glossary, "glossary", "", "file of words of your own that mean the same: Ukrainian and Russian apart by a tab, or a .tmx")
	l.withAliases(cmd)
}

// withFraming adds the flags of commands that tell differences.
func (l *lists) withFraming(cmd *cobra.Command) {
	cmd.Flags().StringVar(&l.framing, "framing", "", "file of loaded terms of your own: concept, label, Ukrainian and Russian terms, apart by tabs")
	l.withGlossary(cmd)
}

// loadBefore makes cmd read the files before it runs.
func (l *lists) loadBefore(cmd *cobra.Command) {
	before := cmd.PreRunE
	cmd.PreRunE = func(cmd *cobra.Command, args []string) error {
		if err := before(cmd, args); err != nil {
			return err
		}
		return failed(l.load())
	}
}

// load reads the files that are named. The error names file and line.
func (l *lists) load() error {
	err := l.read("glossary", l.glossary, func(r io.Reader) (err error) {
		l.canon, err = canon.Default().WithGlossary(r, l.glossary)
		return err
	})
	if err != nil {
		return err
	}
	err = l.read("aliases", l.aliases, func(r io.Reader) (err error) {
		l.names, err = names.LoadAliases(r, l.aliases)
		return err
	})
	if err != nil {
		return err
	}
	return l.read("framing", l.framing, func(r io.Reader) error {
		mine, err := facts.ReadFraming(r, l.framing)
		if err == nil {
			l.lexicon = facts.DefaultFraming().With(mine)
		}
		return err
	})
}

// read calls parse with the named file, if there is a name, and notes its
// SHA-256 under the name of the flag.
func (l *lists) read(flag, name string, parse func(io.Reader) error) error {
	sum := sha256.New()
	err := withFile(name, func(r io.Reader) error {
		if err := parse(io.TeeReader(r, sum)); err != nil {
			return err
		}
		_, err := io.Copy(sum, r) // what the parser left
		return err
	})
	if err == nil && name != "" {
		if l.given == nil {
			l.given = map[string]report.Input{}
		}
		l.given[flag] = report.Input{Source: name, SHA256: hex.EncodeToString(sum.Sum(nil))}
	}
	return err
}

// note puts files of the user into the manifest of c.
func note(c *zvirka.Comparison, given map[string]report.Input) {
	for flag, file := range given {
		if c.Manifest.Lists == nil {
			c.Manifest.Lists = map[string]report.Input{}
		}
		c.Manifest.Lists[flag] = file
	}
}

// set fills in what was loaded.
func (l *lists) set(o *zvirka.Options) {
	o.Canon, o.Aliases, o.Framing = l.canon, l.names, l.lexicon
}

// withFile calls read with the named file, if there is a name.
func withFile(name string, read func(io.Reader) error) error {
	if name == "" {
		return nil
	}
	f, err := os.Open(name)
	if err != nil {
		return fmt.Errorf("%s: cannot be read: %w", name, pathCause(err))
	}
	defer f.Close()
	return read(f)
}
