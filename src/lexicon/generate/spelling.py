"""Distils data/spelling.tsv from VARCON: variant to the first American spelling.

Usage: spelling.py varcon-1.0.5/src/codegen.rs wordfreq/data/large_en.msgpack.gz > data/spelling.tsv
"""
import os
import re
import sys

from wordfreq_file import zipf

VARIANT = re.compile(r'word: "([^"]+)",\s*types: &\[(.*?)\n        \]', re.S)
KIND = re.compile(r"category: Category::(\w+), tag: (?:None|Some\(Tag::(\w+)\))")
UNLIKELY = {"Improper", "Possible"}


def entries(path):
    """Each word's spellings with their (category, tag) pairs."""
    with open(path, encoding="utf-8") as file:
        for entry in file.read().split("\n  Entry {")[1:]:
            yield [(word, KIND.findall(kinds)) for word, kinds in VARIANT.findall(entry)]


def american(spellings):
    """The spelling that American English prefers, or the one all varieties share."""
    for wanted in ("American", "Other"):
        for word, kinds in spellings:
            if (wanted, "") in kinds:
                return word
    return None


every = list(entries(sys.argv[1]))
known = zipf(sys.argv[2])
canonical = {american(spellings) for spellings in every}
table = {}
for spellings in every:
    target = american(spellings)
    for word, kinds in spellings:
        if not target or word in canonical or "'" in word or not word.islower() or word not in known:
            continue
        if all(tag in UNLIKELY for _, tag in kinds):
            continue
        # A variant of two words goes with the commoner one.
        if known.get(target, 0) > known.get(table.get(word), -1):
            table[word] = target

# A variant by hand stands over one from the list, and a preferred spelling is never a variant itself.
with open(os.path.join(os.path.dirname(__file__) or ".", "spelling_more.tsv"), encoding="utf-8") as file:
    for line in file:
        if not line.startswith("#"):
            target, variants = line.rstrip("\n").split("\t")
            table.pop(target, None)
            table |= {variant: target for variant in variants.split()}
table = {word: table.get(target, target).lower() for word, target in table.items()}

print("""\
# Spelling variants of English, inflected forms included: variant to the spelling that American English prefers.
# Origin: VARCON (Kevin Atkinson and others; free for any use with its copyright notice), by way of the crate varcon 1.0
# (MIT or Apache-2.0), and generate/spelling_more.tsv. Made with generate/spelling.py.
# shape: map
# columns: variant canonical""")
for word in sorted(table):
    print(word, table[word], sep="\t")
