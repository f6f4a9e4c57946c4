"""Distils data/given_names.tsv from the name lists of the United States census and given_names_world.tsv.

Usage: given_names.py names-0.3.0/names/ > data/given_names.tsv
"""
import collections
import os
import sys

# A name is a man's or a woman's when this share of its bearers are.
CLEAR = 0.85

bearers = collections.defaultdict(lambda: {"m": 0.0, "f": 0.0})
for gender, name in (("m", "male"), ("f", "female")):
    with open(os.path.join(sys.argv[1], f"dist.{name}.first"), encoding="utf-8") as file:
        for line in file:
            fields = line.split()
            bearers[fields[0].lower()][gender] += float(fields[1])

genders = {}
for name, count in bearers.items():
    share = count["m"] / (count["m"] + count["f"] or 1)
    # The rarest entries carry a share of zero; the list they stand in still tells.
    genders[name] = "m" if share >= CLEAR else "f" if share <= 1 - CLEAR else "u"

with open(os.path.join(os.path.dirname(__file__) or ".", "given_names_world.tsv"), encoding="utf-8") as file:
    for line in file:
        if not line.startswith("#"):
            gender, names = line.rstrip("\n").split("\t")
            genders |= {name: gender for name in names.split() if gender == "u" or name not in bearers}

print("""\
# Given names and whom they are given to: m men, f women, u both.
# Origin: United States Census Bureau 1990 (public domain, by way of the Python package names 0.3, MIT) and a list of
# names from other countries written by hand. Made with generate/given_names.py.
# shape: map
# columns: name gender""")
for name in sorted(genders):
    print(name, genders[name], sep="\t")
