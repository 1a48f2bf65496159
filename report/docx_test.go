package report

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

// packed returns the parts of a DOCX by name, in their order.
func packed(t *testing.T, c *Comparison) (map[string][]byte, []string) {
	t.Helper()
	var b bytes.Buffer
	if err := DOCX(&b, c, Options{UI: "uk"}); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	parts, names := map[string][]byte{}, []string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if parts[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
		names = append(names, f.Name)
	}
	return parts, names
}

// attributes calls f with each element of XML and its attributes by local
// name.
func attributes(t *testing.T, data []byte, f func(name string, attr map[string]string)) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatalf("not well-formed: %v", err)
		}
		if e, ok := token.(xml.StartElement); ok {
			attr := map[string]string{}
			for _, a := range e.Attr {
				attr[a.Name.Local] = a.Value
			}
			f(e.Name.Local, attr)
		}
	}
}

// The package is one: its parts are well-formed, each has a type, each
// relation leads to a part, and each style that is used is there.
func TestDocxPackage(t *testing.T) {
	hostile := two("<w:p>]]>&\x01\u202e«слово»", "\ufffe\uffff\x0b")
	hostile.Documents[0].Title = `"><w:r>`
	for name, c := range map[string]*Comparison{"two": saved(t, "two"), "three": saved(t, "three"), "hostile": hostile} {
		parts, names := packed(t, c)
		if names[0] != "[Content_Types].xml" {
			t.Errorf("%s: the first part is %s", name, names[0])
		}
		typed, styles := map[string]bool{}, map[string]bool{}
		attributes(t, parts["[Content_Types].xml"], func(_ string, attr map[string]string) {
			typed[attr["PartName"]], typed["."+attr["Extension"]] = true, true
		})
		for _, part := range names {
			if !typed["/"+part] && !typed[path.Ext(part)] {
				t.Errorf("%s: %s has no type", name, part)
			}
			attributes(t, parts[part], func(element string, attr map[string]string) {
				if element == "style" {
					styles[attr["styleId"]] = true
				}
				if element != "Relationship" {
					return
				}
				if target := path.Join(path.Dir(path.Dir(part)), attr["Target"]); parts[target] == nil {
					t.Errorf("%s: %s leads to %s, which is not there", name, part, target)
				}
			})
		}
		attributes(t, parts["word/document.xml"], func(element string, attr map[string]string) {
			if element == "pStyle" && !styles[attr["val"]] {
				t.Errorf("%s: there is no style %s", name, attr["val"])
			}
		})
	}
}

// A word processor opens it and finds the words of the report in it.
func TestDocxInOffice(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil || testing.Short() {
		t.Skip("SKIPPED: no LibreOffice is installed, or the tests are to be short")
	}
	dir := t.TempDir()
	file, err := os.Create(filepath.Join(dir, "report.docx"))
	if err != nil {
		t.Fatal(err)
	}
	c := saved(t, "three")
	if err := DOCX(file, c, Options{}); err != nil {
		t.Fatal(err)
	}
	file.Close()
	out, err := exec.Command(office, "-env:UserInstallation=file://"+filepath.ToSlash(dir)+"/profile", "--headless",
		"--convert-to", "txt:Text (encoded):UTF8", "--outdir", dir, file.Name()).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	text, err := os.ReadFile(filepath.Join(dir, "report.txt"))
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	v := newView(c, "en")
	for i := range v.pairs {
		for g := range v.pairs[i].groups {
			for k := range v.pairs[i].groups[g].items {
				if it := &v.pairs[i].groups[g].items[k]; !strings.Contains(string(text), it.why) {
					t.Errorf("%s is not in it: %s", it.id, it.why)
				}
			}
		}
	}
}
