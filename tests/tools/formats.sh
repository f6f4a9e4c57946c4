#!/usr/bin/env bash
# Every sample in every format for machines, read by programs that other people wrote and held to published schemas.
#   tests/tools/formats.sh [BINARY]
set -euo pipefail
cd "$(dirname "$0")/../.."
binary=$(realpath "${1:-target/debug/storydiff}")
tests/tools/prepare.sh
tools=target/tools work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for sample in samples/*/; do
    out=$work/$(basename "$sample")
    mkdir "$out"
    "$binary" check "$sample"original.* "$sample"rendition.* --exit-zero --show accepted --quiet \
        -f sarif="$out/report.sarif" -f rdjson="$out/rd.json" -f gitlab="$out/quality.json" \
        -f junit="$out/junit.xml" -f json="$out/report.json"
done
# Of more than a sample's kind: standard input, names with blanks, nothing found, nothing in common.
odd=$work/odd
mkdir "$odd"
printf 'It rained in Osk.\n' >"$odd/a story, 100%.txt"
printf 'Knead the dough until it is smooth, and leave it for an hour.\n' >"$odd/dough.txt"
i=0
for pair in "$odd/a story, 100%.txt|-" "$odd/a story, 100%.txt|$odd/dough.txt" "$odd/dough.txt|$odd/dough.txt"; do
    i=$((i + 1)) out=$work/odd-$i
    mkdir "$out"
    printf 'It snowed in Osk.\n' | "$binary" check "${pair%|*}" "${pair#*|}" --exit-zero --quiet \
        -f sarif="$out/report.sarif" -f rdjson="$out/rd.json" -f gitlab="$out/quality.json" \
        -f junit="$out/junit.xml" -f json="$out/report.json" || [ $? = 3 ]
done

# With findings that were accepted: one by hand, one by a comment beside the text, one left as it is.
accepted=$work/accepted
mkdir "$accepted"
cat >"$accepted/original.md" <<'EOF'
The river rose by 14 metres on Friday.

The ferry carried 40 cars to Lyrdal.

The mayor, Ada Brennholt, opened 3 shelters.
EOF
cat >"$accepted/rendition.md" <<'EOF'
The river rose by 41 metres on Friday.

<!-- storydiff: allow number-changed “the ferry office recounted” -->

The ferry carried 90 cars to Lyrdal.

The mayor, Ada Brennholt, opened 5 shelters.
EOF
(
    cd "$accepted"
    fingerprint=$("$binary" check original.md rendition.md --exit-zero -f json 2>/dev/null |
        python3 -c 'import json, sys; print(json.load(sys.stdin)["divergences"][0]["fingerprint"])')
    "$binary" baseline accept "$fingerprint" --in original.md rendition.md --reason 'the “gauge” & <b>we</b> agree' --by Desk
    "$binary" check original.md rendition.md --exit-zero --quiet \
        -f sarif=report.sarif -f rdjson=rd.json -f gitlab=quality.json -f junit=junit.xml -f json=report.json
)

rd=("$work"/*/rd.json)
"$tools/node_modules/.bin/rdformat-validator" --strict --no-extra-fields --silent "${rd[@]}"
"$tools/venv/bin/python" tests/tools/formats.py "$work" \
    "$tools/node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"
