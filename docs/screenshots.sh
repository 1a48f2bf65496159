#!/usr/bin/env bash
# Takes pictures of the reports in report/testdata at three widths (390, 1024
# and 1440 columns of pixels) with chromium, into the directory given, or
# docs/screenshots.
set -euo pipefail
cd "$(dirname "$0")/.."
out=${1:-docs/screenshots}
mkdir -p "$out"
ZVIRKA_SCREENSHOTS=$(realpath "$out") go test ./report -count=1 -run '^TestScreenshots$'
ls "$out"
