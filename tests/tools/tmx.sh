#!/usr/bin/env bash
# Checks the TMX output with tools that are not ours: every file must be valid against the DTD of TMX 1.4b, and
# translate-toolkit must read back the same units with the same texts.
#   tests/tools/tmx.sh BINARY
# Needs Debian's packages (the DTD is in that of the translation tool OmegaT, which is unpacked and not installed) and
# PyPI's. Without them it fails: a check that did not run is no check.
set -euo pipefail
binary=$(realpath "${1:-target/debug/storydiff}")
samples=$(realpath "$(dirname "$0")/../../samples")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

{ apt-get download omegat || { apt-get update && apt-get download omegat; }; } >fetching 2>&1 || { cat fetching; exit 1; }
dpkg-deb --extract omegat_*.deb omegat
python3 - <<'PYTHON'
import glob, zipfile
[jar] = glob.glob("omegat/**/OmegaT.jar", recursive=True)
open("tmx14.dtd", "wb").write(zipfile.ZipFile(jar).read("schemas/tmx14.dtd"))
PYTHON

python3 -m venv venv 2>/dev/null || { apt-get install --yes python3-venv >/dev/null && python3 -m venv venv; }
venv/bin/pip install --quiet --disable-pip-version-check translate-toolkit lxml

# Text that a careless writer of XML stumbles over, in two languages.
printf '%s\n' 'The ferry <Orla> & its crew left at 6.' 'Nobody said “stop” ]]> or "go".' 'It	came back.' >original.txt
printf '%s\n' 'Η «Όρλα» <&> έφυγε στις 6.' 'Κανείς δεν είπε ]]> «στοπ».' "Γύρισε"$'\001'' 🚢.' >rendition.txt
"$binary" align original.txt rendition.txt --lang en:el --segments lines --format tmx --output hostile.tmx
"$binary" align original.txt rendition.txt --lang en:el --segments lines --format json --output hostile.json
for sample in "$samples"/*/; do
    pair=("$sample"original.* "$sample"rendition.*)
    for format in tmx json; do
        "$binary" align "${pair[@]}" --format $format --output "$(basename "$sample").$format"
    done
done

venv/bin/python - <<'PYTHON'
import glob, json
from lxml import etree
from translate.storage import tmx

dtd = etree.DTD(open("tmx14.dtd", "rb"))
written = 0
for path in sorted(glob.glob("*.tmx")):
    if not dtd.validate(etree.parse(path, etree.XMLParser(load_dtd=False, no_network=True))):
        raise SystemExit(f"{path} is not valid: {dtd.error_log}")
    report = json.load(open(path[:-3] + "json", encoding="utf-8"))
    text = {
        side: {sentence["index"]: sentence["text"] for sentence in document["sentences"]}
        for side, document in report["documents"].items()
    }
    # XML holds no control characters: they stand as U+FFFD.
    plain = lambda text: "".join("\ufffd" if ord(c) < 32 and c not in "\t\n\r" else c for c in text)
    joined = lambda side, bead: plain(" ".join(text[side][index] for index in bead[side]))
    expected = [
        (joined("original", bead), joined("rendition", bead))
        for bead in report["alignment"]
        if bead["original"] and bead["rendition"]
    ]
    with open(path, "rb") as file:
        units = tmx.tmxfile(file).units
    # Both sides may be in one language, so they are told apart by their order.
    read = [tuple(str(unit.getNodeText(node)) for node in unit.getlanguageNodes()) for unit in units]
    if read != expected:
        raise SystemExit(f"{path}: {len(read)} units were read back, {len(expected)} written; the first to differ: "
                         f"{next((pair for pair in zip(read, expected) if pair[0] != pair[1]), None)}")
    written += len(read)
print(f"TMX: {len(glob.glob('*.tmx'))} files valid, {written} units read back as they were written")
PYTHON
