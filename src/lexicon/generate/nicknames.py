"""Distils data/nicknames.tsv from the list of the Python package nicknames and nicknames_world.tsv.

Usage: nicknames.py nicknames/names.csv data/given_names.tsv > data/nicknames.tsv
"""
import csv
import os
import sys

with open(sys.argv[2], encoding="utf-8") as file:
    genders = dict(line.rstrip("\n").split("\t") for line in file if not line.startswith("#"))

# Rows of the list that nobody goes by.
ODD = {("bill", "robert"), ("robert", "bill"), ("robert", "billy"), ("bill", "will"), ("bob", "bert")}

pairs = set()
with open(sys.argv[1], encoding="utf-8") as file:
    for row in csv.DictReader(file):
        name, short = row["name1"].strip().lower(), row["name2"].strip().lower()
        # A man's name is no short form of a woman's: the list has Erin for Aaron.
        if {genders.get(name), genders.get(short)} != {"m", "f"} and (short, name) not in ODD:
            pairs.add((short, name))
with open(os.path.join(os.path.dirname(__file__) or ".", "nicknames_world.tsv"), encoding="utf-8") as file:
    for line in file:
        if not line.startswith("#"):
            name, forms = line.rstrip("\n").split("\t")
            pairs |= {(form, name) for form in forms.split()}

print("""\
# Short forms and other spellings of given names, each with a name it stands for.
# Origin: the Python package nicknames 1.0 (Apache-2.0), rows across genders dropped, and spellings of names from other
# alphabets written by hand. Made with generate/nicknames.py.
# shape: groups
# columns: nickname name""")
for short, name in sorted(pairs):
    if short != name:
        print(short, name, sep="\t")
