package digest

import (
	"testing"
	"testing/fstest"
)

func TestBytes(t *testing.T) {
	const want = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" // FIPS 180-2, "abc"
	if got := Bytes("abc"); got != want {
		t.Errorf("got %s", got)
	}
}

func TestFilesSeesNamesAndContents(t *testing.T) {
	one := fstest.MapFS{"a": {Data: []byte("xy")}, "b": {Data: []byte("z")}}
	for _, other := range []fstest.MapFS{
		{"a": {Data: []byte("x")}, "b": {Data: []byte("yz")}},
		{"a": {Data: []byte("xy")}, "c": {Data: []byte("z")}},
		{"a": {Data: []byte("xy")}},
	} {
		if Files(one) == Files(other) {
			t.Errorf("%v has the digest of %v", other, one)
		}
	}
	if Files(one) != Files(fstest.MapFS{"b": one["b"], "a": one["a"]}) {
		t.Error("the digest depends on more than the files")
	}
}
