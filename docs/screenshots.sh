#!/usr/bin/env bash
# Takes pictures of reports at three widths (390, 1024 and 1440 pixels) with
# chromium: of the comparisons that lie as JSON in the directory given, into
# it. Without one it makes docs/report.png, the picture in the README, anew.
set -euo pipefail
cd "$(dirname "$0")/.."
out=${1:-$(mktemp -d)}
if [ $# = 0 ]; then
  (cd testdata/samples && go run ../../cmd/zvirka compare -f json 2024-09-17-ferry.uk.txt 2024-09-18-ferry.ru.txt -o "$out/ferry.json")
fi
ZVIRKA_BROWSER=required ZVIRKA_SCREENSHOTS=$(realpath "$out") go test ./report -count=1 -run '^TestScreenshots$'
if [ $# = 0 ]; then
  cp "$out/report-ferry-1440.png" docs/report.png
  rm -r "$out"
  out=docs/report.png
fi
ls "$out"
