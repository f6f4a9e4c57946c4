#!/usr/bin/env bash
# Counts the instructions that the release binary takes over some samples, and fails where one takes more than its
# ceiling in .ci/instructions. Counts hardly depend on how busy the machine is, as times do.
#
#   .ci/instructions.sh            compare
#   .ci/instructions.sh --lower    also write lower ceilings, 5 % above what was counted; never higher ones
set -euo pipefail
cd "$(dirname "$0")/.."
binary=${STORYDIFF:-target/release/storydiff}
ceilings=.ci/instructions

if ! command -v valgrind >/dev/null && [ "$(id -u)" = 0 ]; then
    (apt-get update -qq && apt-get install -qq -y valgrind) >/dev/null 2>&1 || true
fi
if ! command -v valgrind >/dev/null; then
    echo 'skipped: valgrind is not installed'
    exit 0
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
python3 benches/corpus.py pairs 10 >"$scratch/pairs.jsonl"

# One thread, and no settings from outside. A thread that waits for another spins a little longer or shorter, which only
# adds: the least of some runs is what the work itself takes, and the first one below the ceiling settles it.
count() {
    local name=$1 least=0 counted ceiling
    shift
    ceiling=$(awk -v name="$name" '$1 == name { print $2 }' "$ceilings")
    for _ in {1..12}; do
        counted=$(env -i PATH="$PATH" RAYON_NUM_THREADS=1 valgrind --tool=callgrind --callgrind-out-file=/dev/null \
            "$binary" "$@" 2>&1 >/dev/null | sed -n 's/.*Collected : *//p')
        if [ "$least" -eq 0 ] || [ "${counted:-0}" -lt "$least" ]; then least=${counted:-0}; fi
        if [ "$least" -le "${ceiling:-0}" ]; then break; fi
    done
    echo "$least"
}
texts() { echo samples/"$1"/original.* samples/"$1"/rendition.*; }

declare -A counted
# shellcheck disable=SC2046
counted[diff-json]=$(count diff-json diff $(texts 01-grain-accord) --format json)
# shellcheck disable=SC2046
counted[diff-text]=$(count diff-text diff $(texts 02-ferry-trial) --format text --color never)
# shellcheck disable=SC2046
counted[diff-html]=$(count diff-html diff $(texts 05-cup-final) --format html)
counted[batch]=$(count batch batch "$scratch/pairs.jsonl")

failed=0 lowered=$scratch/lowered
: >"$lowered"
while read -r name ceiling rest; do
    case $name in '' | '#'*) echo "$name${ceiling:+ $ceiling}${rest:+ $rest}" >>"$lowered" && continue ;; esac
    instructions=${counted[$name]:-0}
    if [ "$instructions" -eq 0 ]; then
        echo "$name: nothing was counted" && failed=1
    elif [ "$instructions" -gt "$ceiling" ]; then
        printf "%s: %'d instructions, more than the %'d allowed\n" "$name" "$instructions" "$ceiling" && failed=1
    else
        printf "%s: %'d of %'d instructions\n" "$name" "$instructions" "$ceiling"
    fi
    below=$((instructions * 105 / 100))
    echo "$name $((instructions > 0 && below < ceiling ? below : ceiling))" >>"$lowered"
done <"$ceilings"
if [ "${1:-}" = --lower ]; then cp "$lowered" "$ceilings"; fi
exit "$failed"
