package corpus

import (
	"bytes"
	"fmt"
	"math"
	"strings"
	"sync"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// decoded is text, and what is known of how it was written.
type decoded struct {
	text     string
	encoding string // "utf-8", "windows-1251"…
	note     string // what the reader of the text should know, or ""
}

// codePage is an encoding of one byte a character.
type codePage struct {
	name  string
	runes [256]rune
}

// codePages are those that the two languages have used, and the Latin ones
// that pages are labelled with.
var codePages = sync.OnceValue(func() []*codePage {
	pages := []*codePage{
		charmapPage("windows-1251", charmap.Windows1251),
		charmapPage("koi8-u", charmap.KOI8U),
		charmapPage("cp866", charmap.CodePage866),
		nil, // cp1125
		charmapPage("iso-8859-5", charmap.ISO8859_5),
		charmapPage("x-mac-cyrillic", charmap.MacintoshCyrillic),
		charmapPage("windows-1252", charmap.Windows1252),
		charmapPage("windows-1250", charmap.Windows1250),
	}
	// cp1125 is cp866 with the Ukrainian letters (RST 2018-91).
	ukrainian := *pages[2]
	ukrainian.name = "cp1125"
	for i, r := range []rune("ҐґЄєІіЇї") {
		ukrainian.runes[0xF2+i] = r
	}
	pages[3] = &ukrainian
	return pages
})

// cyrillicPages is how many of [codePages] can be guessed.
const cyrillicPages = 6

func charmapPage(name string, m *charmap.Charmap) *codePage {
	p := &codePage{name: name}
	for i := range p.runes {
		p.runes[i] = m.DecodeByte(byte(i))
	}
	return p
}

// decode returns raw as UTF-8.
func (p *codePage) decode(raw []byte) string {
	var b strings.Builder
	b.Grow(len(raw) + len(raw)/2)
	for _, c := range raw {
		if c < 0x80 {
			b.WriteByte(c)
		} else {
			b.WriteRune(p.runes[c])
		}
	}
	return b.String()
}

// labels are the names of encodings in pages and mail, by our name.
var labels = map[string]string{
	"utf-8": "utf-8", "utf8": "utf-8", "unicode-1-1-utf-8": "utf-8",
	"utf-16": "utf-16le", "utf-16le": "utf-16le", "utf-16be": "utf-16be", "unicode": "utf-16le",
	"windows-1251": "windows-1251", "cp1251": "windows-1251", "cp-1251": "windows-1251", "win-1251": "windows-1251", "win1251": "windows-1251", "x-cp1251": "windows-1251", "windows1251": "windows-1251",
	"koi8-u": "koi8-u", "koi8u": "koi8-u", "koi8-ru": "koi8-u", "koi8-r": "koi8-u", "koi8r": "koi8-u", "koi8": "koi8-u", "koi": "koi8-u", "cskoi8r": "koi8-u",
	"cp866": "cp866", "ibm866": "cp866", "866": "cp866", "csibm866": "cp866", "ibm-866": "cp866", "cp-866": "cp866", "dos": "cp866",
	"cp1125": "cp1125", "ibm1125": "cp1125", "ruscii": "cp1125",
	"iso-8859-5": "iso-8859-5", "iso8859-5": "iso-8859-5", "iso88595": "iso-8859-5", "iso_8859-5": "iso-8859-5", "cyrillic": "iso-8859-5", "csisolatincyrillic": "iso-8859-5",
	"x-mac-cyrillic": "x-mac-cyrillic", "maccyrillic": "x-mac-cyrillic", "mac-cyrillic": "x-mac-cyrillic", "x-mac-ukrainian": "x-mac-cyrillic",
	"windows-1252": "windows-1252", "cp1252": "windows-1252", "iso-8859-1": "windows-1252", "iso8859-1": "windows-1252", "latin1": "windows-1252", "us-ascii": "windows-1252", "ascii": "windows-1252",
	"windows-1250": "windows-1250", "cp1250": "windows-1250", "iso-8859-2": "windows-1250",
}

// Encodings returns the names that [Options.Encoding] takes.
func Encodings() []string {
	names := []string{"utf-8", "utf-16le", "utf-16be"}
	for _, p := range codePages() {
		names = append(names, p.name)
	}
	return names
}

// knownEncoding returns our name for label, "" where it is not known.
func knownEncoding(label string) string {
	return labels[strings.ToLower(strings.Trim(strings.TrimSpace(label), `"'`))]
}

// decode gives the text in raw. A byte order mark decides; then forced, which
// is what the user said; then valid UTF-8; then label, which is what the file
// says of itself, unless another encoding gives much better text; then a
// guess. The cost is linear.
func decode(raw []byte, label, forced string) (decoded, error) {
	switch {
	case bytes.HasPrefix(raw, []byte("\xef\xbb\xbf")):
		return decoded{text: Repair(string(raw[3:])), encoding: "utf-8"}, nil
	case bytes.HasPrefix(raw, []byte("\xff\xfe")):
		return decoded{text: decodeUTF16(raw[2:], false), encoding: "utf-16le"}, nil
	case bytes.HasPrefix(raw, []byte("\xfe\xff")):
		return decoded{text: decodeUTF16(raw[2:], true), encoding: "utf-16be"}, nil
	}
	if forced != "" {
		return decodeAs(raw, forced)
	}
	if name := unmarkedUTF16(raw); name != "" {
		return decoded{decodeUTF16(raw, name == "utf-16be"), name, "encoding guessed: " + name}, nil
	}
	if looksBinary(raw) {
		return decoded{}, ErrBinary
	}
	if utf8.Valid(raw) {
		return decoded{text: string(raw), encoding: "utf-8"}, nil
	}
	bad, high := brokenUTF8(raw)
	if bad*20 <= high || high-bad > 3*bad && bad < 8 {
		return decoded{Repair(string(raw)), "utf-8", fmt.Sprintf("%d bytes are not UTF-8 and became \uFFFD", bad)}, nil
	}
	return decodePage(raw, label)
}

// decodeAs decodes raw as the encoding called name.
func decodeAs(raw []byte, name string) (decoded, error) {
	known := knownEncoding(name)
	switch known {
	case "":
		return decoded{}, fmt.Errorf("encoding %s is not known: known are %s", name, strings.Join(Encodings(), ", "))
	case "utf-8":
		return decoded{text: Repair(string(raw)), encoding: known}, nil
	case "utf-16le", "utf-16be":
		return decoded{text: decodeUTF16(raw, known == "utf-16be"), encoding: known}, nil
	}
	return decoded{text: page(known).decode(raw), encoding: known}, nil
}

func page(name string) *codePage {
	for _, p := range codePages() {
		if p.name == name {
			return p
		}
	}
	return nil
}

// labelMargin is how much better than the label a guess must be, in bits a
// letter, and leastScore what a Cyrillic text scores at least.
const (
	labelMargin = 1.5
	leastScore  = -7.0
)

// decodePage decodes bytes that are not UTF-8.
func decodePage(raw []byte, label string) (decoded, error) {
	sample := sampleOf(raw)
	best, bestScore := codePages()[0], math.Inf(-1)
	for _, p := range codePages()[:cyrillicPages] {
		if s := p.score(sample); s > bestScore {
			best, bestScore = p, s
		}
	}
	known := knownEncoding(label)
	if labelled := page(known); labelled != nil {
		s := labelled.score(sample)
		if s+labelMargin >= bestScore || bestScore < leastScore {
			if best.name == "cp1125" && known == "cp866" && s < bestScore {
				labelled = best
			}
			return decoded{text: labelled.decode(raw), encoding: labelled.name}, nil
		}
		return decoded{best.decode(raw), best.name, fmt.Sprintf("it says %s, but reads as %s: decoded as that", label, best.name)}, nil
	}
	if bestScore < leastScore {
		best = page("windows-1252")
	}
	note := "encoding guessed: " + best.name
	if label != "" {
		note = fmt.Sprintf("it says %s, which it is not; %s", label, note)
	}
	return decoded{best.decode(raw), best.name, note}, nil
}

// sampleOf returns the part of raw that an encoding is guessed by: some
// kilobytes from the first byte that is not ASCII.
func sampleOf(raw []byte) []byte {
	const size = 32 << 10
	for i, b := range raw {
		if b >= 0x80 {
			start := max(0, i-1)
			return raw[start:min(len(raw), start+size)]
		}
	}
	return nil
}

// letterBits holds the logarithm of the share of each small letter in
// Ukrainian and Russian text together, roughly.
var letterBits = sync.OnceValue(func() map[rune]float64 {
	bits := make(map[rune]float64, 40)
	for i, group := range []string{"оаниете", "івртсл", "кумдп", "язьбгч", "йхжшюцыї", "щєэфґёъў"} {
		for _, r := range group {
			bits[r] = []float64{-3.6, -4.4, -5, -5.8, -6.8, -8.5}[i]
		}
	}
	return bits
})

// score returns how much sample, read by p, looks like Ukrainian or Russian:
// bits a character that is not ASCII; more is better.
func (p *codePage) score(sample []byte) float64 {
	if len(sample) == 0 {
		return 0
	}
	bits := letterBits()
	sum, n := 0.0, 0
	prev := ' '
	for _, c := range sample {
		r := p.runes[c]
		if c >= 0x80 {
			n++
			sum += charBits(bits, prev, r)
		}
		prev = r
	}
	return sum / float64(max(n, 1))
}

// charBits is the part of [codePage.score] that one character gives.
func charBits(bits map[rune]float64, prev, r rune) float64 {
	low := unicode.ToLower(r)
	b, known := bits[low]
	switch {
	case !known && unicode.Is(unicode.Cyrillic, r):
		return -12
	case known && r == low && unicode.IsUpper(prev) && unicode.Is(unicode.Cyrillic, prev):
		return b - 1
	case known && r == low:
		return b
	case known && unicode.IsLower(prev):
		return b - 8
	case known && unicode.IsUpper(prev):
		return b - 0.5
	case known:
		return b - 1
	case strings.ContainsRune("«»—–„“”’‘…№\u00A0•§°", r):
		if unicode.IsLetter(prev) && !strings.ContainsRune("»—–“”’…\u00A0", r) {
			return -10
		}
		return -5
	}
	return -13
}

// brokenUTF8 counts the bytes of raw that are not ASCII, and those of them
// that are not valid UTF-8.
func brokenUTF8(raw []byte) (bad, high int) {
	for len(raw) > 0 {
		if raw[0] < utf8.RuneSelf {
			raw = raw[1:]
			continue
		}
		r, n := utf8.DecodeRune(raw)
		if r == utf8.RuneError && n == 1 {
			bad++
		}
		high += n
		raw = raw[n:]
	}
	return bad, high
}

// decodeUTF16 returns raw as UTF-8; an odd last byte becomes U+FFFD.
func decodeUTF16(raw []byte, bigEndian bool) string {
	units := make([]uint16, 0, len(raw)/2+1)
	for i := 0; i+1 < len(raw); i += 2 {
		if bigEndian {
			units = append(units, uint16(raw[i])<<8|uint16(raw[i+1]))
		} else {
			units = append(units, uint16(raw[i+1])<<8|uint16(raw[i]))
		}
	}
	if len(raw)%2 == 1 {
		units = append(units, 0xFFFD)
	}
	return string(utf16.Decode(units))
}

// unmarkedUTF16 returns the kind of UTF-16 that raw is in without a byte
// order mark, or "". In Cyrillic text every other byte is 0 or 4.
func unmarkedUTF16(raw []byte) string {
	head := raw[:min(len(raw), 4096)&^1]
	if len(head) < 16 {
		return ""
	}
	var zero, cyrillic [2]int
	for i, b := range head {
		if b == 4 {
			cyrillic[i&1]++
		}
		if b == 0 || b == 4 {
			zero[i&1]++
		}
	}
	half := len(head) / 2
	for side, name := range []string{"utf-16be", "utf-16le"} {
		if zero[side]*10 >= half*9 && zero[1-side]*4 < half && cyrillic[side]*4 >= half {
			return name
		}
	}
	return ""
}

// looksBinary reports whether the first bytes hold NULs or many other control
// characters.
func looksBinary(raw []byte) bool {
	head := raw[:min(len(raw), 8192)]
	control := 0
	for _, b := range head {
		if b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 0x1b {
			control++
		}
	}
	return control*50 > len(head)
}

// Repair returns s with each byte that is not UTF-8 replaced by U+FFFD; a
// valid s comes back as it is.
func Repair(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	return strings.ToValidUTF8(s, "\uFFFD")
}
