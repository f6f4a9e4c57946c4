#!/usr/bin/env bash
# Checks the TMX output with tools that are not ours: it must be valid against the DTD of TMX 1.4b and be read back by
# translate-toolkit with the same units.
#   tests/tools/tmx.sh BINARY ORIGINAL RENDITION
set -euo pipefail
binary=$1 original=$2 rendition=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet translate-toolkit lxml
"$binary" align "$original" "$rendition" --format tmx --output "$work/out.tmx"
"$binary" align "$original" "$rendition" --format json --output "$work/out.json"
"$work/venv/bin/python" - "$work/out.tmx" "$work/out.json" <<'PYTHON'
import io, json, sys
from lxml import etree
from translate.storage import tmx

# The elements and attributes of the TMX 1.4b DTD (LISA OSCAR, 2004) that a plain-text memory can hold.
DTD = """
<!ELEMENT tmx (header, body)>
<!ATTLIST tmx version CDATA #FIXED "1.4">
<!ELEMENT header (note | prop | ude)*>
<!ATTLIST header creationtool CDATA #REQUIRED creationtoolversion CDATA #REQUIRED
  segtype (block | paragraph | sentence | phrase) #REQUIRED o-tmf CDATA #REQUIRED adminlang CDATA #REQUIRED
  srclang CDATA #REQUIRED datatype CDATA #REQUIRED o-encoding CDATA #IMPLIED creationdate CDATA #IMPLIED
  creationid CDATA #IMPLIED changedate CDATA #IMPLIED changeid CDATA #IMPLIED>
<!ELEMENT ude EMPTY>
<!ELEMENT body (tu*)>
<!ELEMENT note (#PCDATA)>
<!ELEMENT prop (#PCDATA)>
<!ATTLIST prop type CDATA #REQUIRED xml:lang CDATA #IMPLIED o-encoding CDATA #IMPLIED lang CDATA #IMPLIED>
<!ELEMENT tu ((note | prop)*, tuv+)>
<!ATTLIST tu tuid CDATA #IMPLIED datatype CDATA #IMPLIED srclang CDATA #IMPLIED>
<!ELEMENT tuv ((note | prop)*, seg)>
<!ATTLIST tuv xml:lang CDATA #REQUIRED datatype CDATA #IMPLIED>
<!ELEMENT seg (#PCDATA)>
"""
path, beads = sys.argv[1], json.load(open(sys.argv[2], encoding="utf-8"))["alignment"]
dtd = etree.DTD(io.StringIO(DTD))
if not dtd.validate(etree.parse(path, etree.XMLParser(load_dtd=False, no_network=True))):
    sys.exit(f"not valid: {dtd.error_log}")
with open(path, "rb") as file:
    units = tmx.tmxfile(file).units
pairs = [bead for bead in beads if bead["original"] and bead["rendition"]]
if len(units) != len(pairs):
    sys.exit(f"{len(units)} units were read back, {len(pairs)} beads were written")
print(f"TMX: valid, {len(units)} units read back")
PYTHON
