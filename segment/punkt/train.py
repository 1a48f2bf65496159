#!/usr/bin/env python3
"""Train Punkt parameters with NLTK and write them as neurosnap/sentences reads them.

usage: train.py LANG OUT.json TEXT... < /dev/null

Each TEXT is a plain text, one paragraph a line, or a .jsonl file with "text"
and "lang", of which the records in LANG are taken; a .tsv file of Ukrainian
and Russian sentence pairs gives the column of LANG. Needs NLTK 3.8
(Debian: python3-nltk). Equal input gives equal output.

What is kept: every abbreviation, every collocation, every frequent sentence
starter, and the orthographic context of ordinary words: those seen MIN_ORTHO
times or more, in lower case too and never with a capital within a sentence.
"""
import json
import re
import sys
from collections import Counter

from nltk.tokenize.punkt import PunktParameters, PunktTrainer

MIN_ORTHO = 5
MID_UPPER, LOWER = 1 << 2, 1 << 4 | 1 << 5 | 1 << 6


def paragraphs(lang, path):
    with open(path, encoding="utf-8") as f:
        for line in f:
            if path.endswith(".jsonl"):
                record = json.loads(line)
                if record.get("lang") == lang:
                    yield from record["text"].split("\n")
            elif path.endswith(".tsv"):
                cells = line.rstrip("\n").split("\t")
                if len(cells) > 1:
                    yield cells[0 if lang == "uk" else 1]
            else:
                yield line


def main(lang, out, paths):
    text = "\n\n".join(p for path in paths for p in paragraphs(lang, path) if p.strip())
    trainer = PunktTrainer()
    trainer.INCLUDE_ALL_COLLOCS = False
    trainer.train(text, finalize=True)
    got = trainer.get_params()
    counts = Counter(w.lower() for w in re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", text))
    ortho = {w: c for w, c in got.ortho_context.items() if counts[w] >= MIN_ORTHO and c & LOWER and not c & MID_UPPER}
    ones = (lambda keys: {k: 1 for k in sorted(keys)})
    storage = {
        "AbbrevTypes": ones(got.abbrev_types),
        "Collocations": ones(",".join(pair) for pair in got.collocations),
        "SentStarters": ones(got.sent_starters),
        "OrthoContext": dict(sorted(ortho.items())),
    }
    with open(out, "w", encoding="utf-8") as f:
        json.dump(storage, f, ensure_ascii=False, indent=0, separators=(",", ":"))
        f.write("\n")
    print(lang, len(text), "characters:", {k: len(v) for k, v in storage.items()})


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
