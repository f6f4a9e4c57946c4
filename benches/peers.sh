#!/usr/bin/env bash
# Runs storydiff beside other tools on the samples and prints times and ratios. Tools that are not installed are
# skipped, with a line that says so.
#
#   benches/peers.sh [BINARY]      default: target/release/storydiff
#
# Word diffs: git, wdiff, dwdiff (Debian: wdiff, dwdiff), diff-match-patch (PyPI). Collation: CollateX (PyPI: collatex
# and Levenshtein, which it needs and does not ask for). Sentence alignment alone: Gale and Church (PyPI: galechurch),
# beside `storydiff align`; `aligners.py` compares these on longer texts and says what each gets right. None of them
# judges what a change says, so the ratios tell what that costs, not which tool does the same for less.
set -euo pipefail
cd "$(dirname "$0")/.."
binary=${1:-target/release/storydiff}
python=${PYTHON:-python3}
runs=${RUNS:-15}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# The least of several runs, in milliseconds: what disturbs a run only ever makes it longer.
least() {
    "$python" - "$runs" "$@" <<'PYTHON'
import subprocess, sys, time
runs, command = int(sys.argv[1]), sys.argv[2:]
least = float("inf")
for _ in range(runs):
    start = time.perf_counter()
    # Word diffs exit with 1 where the texts differ.
    code = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
    least = min(least, time.perf_counter() - start)
    if code > 1:
        sys.exit(f"{command[0]} failed with {code}")
print(f"{least * 1000:.2f}")
PYTHON
}

# Whether the tool starts: what it needs itself may be missing.
has_module() { "$python" -c "import $1" 2>/dev/null; }

cat >"$scratch/dmp.py" <<'PYTHON'
import sys
from diff_match_patch import diff_match_patch
tool = diff_match_patch()
tool.Diff_Timeout = 0
edits = tool.diff_main(open(sys.argv[1]).read(), open(sys.argv[2]).read())
tool.diff_cleanupSemantic(edits)
print(len(edits))
PYTHON
cat >"$scratch/collate.py" <<'PYTHON'
import sys
from collatex import Collation, collate
collation = Collation()
collation.add_plain_witness("A", open(sys.argv[1]).read())
collation.add_plain_witness("B", open(sys.argv[2]).read())
print(len(str(collate(collation))))
PYTHON
cat >"$scratch/galechurch.py" <<'PYTHON'
import re, sys
from galechurch import align
sides = [re.split(r"(?<=[.!?])\s+", open(path).read().strip()) for path in sys.argv[1:3]]
print(len(align(*sides).to_pharaoh_lines()))
PYTHON

echo "least of $runs runs of the whole process; the ratio is the tool's time over storydiff's"
skipped=()
for sample in samples/0[1-6]-*; do
    texts=("$sample"/original.* "$sample"/rendition.*)
    echo
    echo "$(basename "$sample"): $(cat "${texts[@]}" | wc -w) words"
    ours=$(least "$binary" diff "${texts[@]}" --format json)
    printf '  %-28s %9s ms\n' 'storydiff diff' "$ours"
    aligned=$(least "$binary" align "${texts[@]}")
    printf '  %-28s %9s ms\n' 'storydiff align' "$aligned"
    compare() {
        local name=$1 base=$2 time
        shift 2
        if ! time=$(least "$@" 2>/dev/null); then
            printf '  %-28s %9s\n' "$name" failed
            return
        fi
        printf '  %-28s %9s ms  %6s times\n' "$name" "$time" "$("$python" -c "print(f'{$time / $base:.2f}')")"
    }
    compare 'git diff --word-diff' "$ours" git diff --no-index --word-diff "${texts[@]}"
    for tool in wdiff dwdiff; do
        if command -v "$tool" >/dev/null; then compare "$tool" "$ours" "$tool" "${texts[@]}"; else skipped+=("$tool"); fi
    done
    for peer in diff_match_patch:dmp:"$ours" collatex:collate:"$ours" galechurch:galechurch:"$aligned"; do
        IFS=: read -r module script base <<<"$peer"
        if has_module "$module"; then
            compare "$module" "$base" "$python" "$scratch/$script.py" "${texts[@]}"
        else
            skipped+=("$module")
        fi
    done
done
if [ "${#skipped[@]}" -gt 0 ]; then
    echo
    printf '%s\n' "${skipped[@]}" | sort -u | sed 's/^/skipped, not installed: /'
fi
