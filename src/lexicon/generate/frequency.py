"""Distils data/frequency.tsv from the word frequencies of wordfreq.

Usage: frequency.py wordfreq/data/large_en.msgpack.gz > data/frequency.tsv
"""
import re
import sys

from wordfreq_file import zipf

SIZE = 30_000
WORD = re.compile(r"[a-z]+(?:[-'][a-z]+)*$")

print("""\
# How common English words are: Zipf value (log10 of uses in a billion words) times ten.
# Origin: wordfreq 3.1 (R. Speer), data under CC BY-SA 4.0. Made with generate/frequency.py.
# shape: numbers
# columns: word zipf-tenths""")
words = [(word, value) for word, value in zipf(sys.argv[1]).items() if WORD.match(word)]
words.sort(key=lambda entry: (-entry[1], entry[0]))
for word, value in sorted(words[:SIZE]):
    print(word, round(value * 10), sep="\t")
