package zvirka

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/zvirka/zvirka/align"
	"github.com/zvirka/zvirka/anchor"
	"github.com/zvirka/zvirka/anchor/names"
	"github.com/zvirka/zvirka/canon"
	"github.com/zvirka/zvirka/corpus"
	"github.com/zvirka/zvirka/detect"
	"github.com/zvirka/zvirka/facts"
	"github.com/zvirka/zvirka/frame"
	"github.com/zvirka/zvirka/report"
	"github.com/zvirka/zvirka/segment"
)

// Version is the version of zvirka, as it stands in reports.
const Version = "0.1.0"

// Comparison is the result of [Compare].
type Comparison = report.Comparison

// Options change how documents are analysed and compared. The zero value is
// what most callers want.
type Options struct {
	// Detector tells the language of documents that do not say theirs.
	// Nil is letters, function words and small profiles: see package detect.
	Detector detect.Detector

	// Mode is how sentences are aligned; the zero value lets the texts decide.
	Mode align.Mode

	// Explain gives the reasons of each link.
	Explain bool

	// MinConfidence is the least confidence of a difference that is listed;
	// zero means what [facts.Options] says. A negative value lists all.
	MinConfidence float64

	// KeepBoilerplate keeps the sentences of menus, credits and the like.
	KeepBoilerplate bool

	// Canon knows the words of both languages; nil is [canon.Default]. A
	// glossary is added by [canon.Canon.WithGlossary].
	Canon *canon.Canon

	// Aliases are names with the ids they are to have; nil has none.
	Aliases *names.Aliases

	// Framing are the terms by which one concept is told in different lights;
	// nil is [facts.DefaultFraming].
	Framing *facts.Lexicon

	// Workers bounds how many documents or pairs are worked on at once; zero
	// is the number of cores. The result does not depend on it.
	Workers int
}

// Analysis is one document with its sentences, anchors and frames.
// It is immutable and safe for concurrent use.
type Analysis struct {
	account facts.Account
}

// Doc returns the document that was analysed. It must not be changed.
func (a *Analysis) Doc() *corpus.Doc { return a.account.Doc }

// Account returns the analysis as package facts takes it.
func (a *Analysis) Account() *facts.Account { return &a.account }

// identifier is the default detector.
var identifier = sync.OnceValue(func() *detect.Identifier { return detect.New() })

// Detect fills in the language of doc where it has none.
func Detect(doc *corpus.Doc, opts Options) {
	if doc.Lang != "" {
		return
	}
	var d detect.Detector = identifier()
	if opts.Detector != nil {
		d = opts.Detector
	}
	doc.Lang = d.Detect(content(doc)).Lang
}

// content returns the text of doc without its boilerplate; the text itself
// where there is none.
func content(doc *corpus.Doc) string {
	boilerplate := func(b corpus.Block) bool { return b.Kind == corpus.Boilerplate }
	if !slices.ContainsFunc(doc.Blocks, boilerplate) {
		return doc.Text
	}
	var kept strings.Builder
	kept.Grow(len(doc.Text))
	for _, b := range doc.Blocks {
		if !boilerplate(b) {
			kept.WriteString(b.In(doc.Text))
			kept.WriteByte('\n')
		}
	}
	if kept.Len() == 0 {
		return doc.Text
	}
	return kept.String()
}

// Segment returns the sentences of doc, whose language must be known.
func Segment(doc *corpus.Doc, opts Options) []segment.Sentence {
	if doc.Sentences != nil {
		sentences := make([]segment.Sentence, len(doc.Sentences))
		for i, s := range doc.Sentences {
			sentences[i] = segment.Sentence{Span: s, Rule: "given"}
		}
		return sentences
	}
	blocks := doc.Blocks
	if opts.KeepBoilerplate {
		blocks = make([]corpus.Block, len(doc.Blocks))
		for i, b := range doc.Blocks {
			if b.Kind == corpus.Boilerplate {
				b.Kind = corpus.Paragraph
			}
			blocks[i] = b
		}
	}
	return segment.Split(doc.Text, doc.Lang, blocks)
}

// Anchors returns the analysis of doc up to its anchors, without frames.
// doc is copied, not changed.
func Anchors(doc *corpus.Doc, only anchor.Set, opts Options) *Analysis {
	d := *doc
	if d.Blocks == nil {
		d.SetBlocks()
	}
	Detect(&d, opts)
	a := &Analysis{account: facts.Account{Doc: &d}}
	a.account.Sentences = Segment(&d, opts)
	a.account.Anchors = opts.lists().Find(&d, spans(a.account.Sentences), only)
	return a
}

// Frames returns the analysis of doc up to its frames. doc is copied, not
// changed.
func Frames(doc *corpus.Doc, opts Options) *Analysis {
	a := Anchors(doc, anchor.All, opts)
	a.account.Frames = frame.Extract(frameInput(&a.account, opts))
	return a
}

// Analyze returns the analysis of doc: language, sentences, anchors and
// canonical words. Frames are made by [Compare], when the ids of all documents
// are common, and by [Frames] for a document alone. doc is copied, not
// changed. The error is that of ctx.
func Analyze(ctx context.Context, doc *corpus.Doc, opts Options) (*Analysis, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	a := Anchors(doc, anchor.All, opts)
	a.account.Tokens, a.account.Forms = words(&a.account, opts)
	return a, nil
}

// frameInput returns an account as package frame takes it.
func frameInput(a *facts.Account, opts Options) frame.Input {
	return frame.Input{
		Text: a.Doc.Text, Title: titled(a.Doc), Lang: a.Doc.Lang, Date: a.Doc.Date, Sentences: spans(a.Sentences),
		Mentions: a.Anchors.Mentions, Times: a.Anchors.Times, Numbers: a.Anchors.Numbers, Quotes: a.Anchors.Quotes,
		Canon: opts.Canon, Tokens: a.Tokens, Forms: a.Forms,
	}
}

// titled reports whether the document begins with a title.
func titled(d *corpus.Doc) bool { return len(d.Blocks) > 0 && d.Blocks[0].Kind == corpus.Title }

// tokenBytes is how many bytes of a text a token takes with what parts it from
// the next one, or fewer.
const tokenBytes = 8

// words returns the tokens of each sentence and their canonical forms.
func words(a *facts.Account, opts Options) ([][]canon.Token, [][]canon.Form) {
	c := opts.Canon
	if c == nil {
		c = canon.Default()
	}
	tokens := make([][]canon.Token, len(a.Sentences))
	forms := make([][]canon.Form, len(a.Sentences))
	room := make([]canon.Token, 0, len(a.Doc.Text)/tokenBytes) // of all sentences
	for i, s := range a.Sentences {
		from := len(room)
		room = canon.AppendTokens(room, a.Doc.Text, s.Span)
		tokens[i] = room[from:len(room):len(room)]
	}
	words := make([]canon.Form, 0, len(room))
	for i := range tokens {
		from := len(words)
		words = c.AppendForms(words, a.Doc.Text, tokens[i], a.Doc.Lang)
		forms[i] = words[from:len(words):len(words)]
	}
	return tokens, forms
}

// lists returns the lists of the user that anchors take.
func (o Options) lists() anchor.Lists { return anchor.Lists{Aliases: o.Aliases} }

func spans(sentences []segment.Sentence) []corpus.Span {
	s := make([]corpus.Span, len(sentences))
	for i := range sentences {
		s[i] = sentences[i].Span
	}
	return s
}

// ErrTooFew is returned by [Compare] for fewer than two analyses.
var ErrTooFew = errors.New("zvirka: a comparison takes two documents or more")

// Compare compares each two of the analyses, in their order. The error is
// [ErrTooFew] or that of ctx.
func Compare(ctx context.Context, analyses []*Analysis, opts Options) (*Comparison, error) {
	if len(analyses) < 2 {
		return nil, ErrTooFew
	}
	accounts, err := Pool(ctx, analyses, opts)
	if err != nil {
		return nil, err
	}
	c := &Comparison{
		Schema:   report.Schema,
		Manifest: manifest(accounts, opts),
	}
	for i := range accounts {
		for j := i + 1; j < len(accounts); j++ {
			c.Pairs = append(c.Pairs, facts.Pair{A: i, B: j})
		}
	}
	err = each(ctx, opts.Workers, len(c.Pairs), func(k int) {
		i, j := c.Pairs[k].A, c.Pairs[k].B
		a, b := accounts[i], accounts[j]
		matches := frame.Matches(a.Frames, b.Frames, 0)
		c.Pairs[k] = facts.Compare(a, b, alignWith(a, b, matches, opts), facts.Options{MinConfidence: opts.MinConfidence, Matches: matches, Framing: opts.Framing})
		c.Pairs[k].A, c.Pairs[k].B = i, j
	})
	if err != nil {
		return nil, err
	}
	c.Facts = facts.Group(accounts, c.Pairs)
	for _, a := range accounts {
		c.Documents = append(c.Documents, report.Full(a))
	}
	return c, nil
}

// Pool returns copies of the accounts with ids that hold for all of them, and
// the frames made of those: what [Compare] begins with. The error is that of
// ctx.
func Pool(ctx context.Context, analyses []*Analysis, opts Options) ([]*facts.Account, error) {
	docs := make([]*anchor.Doc, len(analyses))
	for i, a := range analyses {
		docs[i] = &anchor.Doc{Doc: a.account.Doc, Sentences: spans(a.account.Sentences), Anchors: a.account.Anchors}
	}
	opts.lists().Resolve(docs)
	accounts := make([]*facts.Account, len(analyses))
	err := each(ctx, opts.Workers, len(analyses), func(i int) {
		account := analyses[i].account
		account.Anchors = docs[i].Anchors
		if account.Tokens == nil {
			account.Tokens, account.Forms = words(&account, opts)
		}
		account.Frames, account.Cues = frame.Analyze(frameInput(&account, opts))
		account.Prepare()
		accounts[i] = &account
	})
	return accounts, err
}

// models returns the SHA-256 of what a comparison was learnt from, by package.
func models() map[string]string {
	return map[string]string{
		"align": align.Digest(), "anchor/names": names.Digest(), "canon": canon.Digest(), "facts": facts.Digest(),
	}
}

// manifest says what was compared and how.
func manifest(accounts []*facts.Account, opts Options) report.Manifest {
	m := report.Manifest{Tool: "zvirka", Version: Version, Options: map[string]string{}, Models: models()}
	if opts.Mode != align.Auto {
		m.Options["mode"] = string(opts.Mode)
	}
	if opts.MinConfidence != 0 {
		m.Options["min_confidence"] = strconv.FormatFloat(opts.MinConfidence, 'g', -1, 64)
	}
	if opts.KeepBoilerplate {
		m.Options["keep_boilerplate"] = "true"
	}
	for name, given := range map[string]bool{"glossary": opts.Canon != nil, "aliases": opts.Aliases != nil, "framing": opts.Framing != nil} {
		if given {
			m.Options[name] = "given"
		}
	}
	for _, a := range accounts {
		sum := sha256.Sum256([]byte(a.Doc.Text))
		m.Inputs = append(m.Inputs, report.Input{Source: a.Doc.Source, SHA256: hex.EncodeToString(sum[:])})
	}
	return m
}

// CompareTexts compares plain texts with the default options.
func CompareTexts(ctx context.Context, texts ...string) (*Comparison, error) {
	analyses := make([]*Analysis, len(texts))
	for i, text := range texts {
		a, err := Analyze(ctx, corpus.FromText(fmt.Sprintf("text-%d", i+1), corpus.Repair(text)), Options{})
		if err != nil {
			return nil, err
		}
		analyses[i] = a
	}
	return Compare(ctx, analyses, Options{})
}

// each calls f for 0 to n-1 on several goroutines, and returns the error of
// ctx where it ended the work.
func each(ctx context.Context, workers, n int, f func(int)) error {
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	if workers = min(workers, n); workers <= 1 {
		for i := range n {
			if err := ctx.Err(); err != nil {
				return err
			}
			f(i)
		}
		return ctx.Err()
	}
	next := make(chan int)
	var group sync.WaitGroup
	for range workers {
		group.Go(func() {
			for i := range next {
				if ctx.Err() == nil {
					f(i)
				}
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	group.Wait()
	return ctx.Err()
}
