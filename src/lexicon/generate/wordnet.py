"""Distils data/wordnet.tsv, data/synsets.tsv and data/exceptions.tsv from WordNet 3.0.

Usage: wordnet.py /usr/share/wordnet wordfreq/data/large_en.msgpack.gz data/
"""
import collections
import math
import os
import re
import sys

from wordfreq_file import zipf

FILES = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
RAREST = 1.8  # Zipf value of the rarest single word that is kept
RAREST_PART = 3.3  # the same for the words of a compound
MOST_SENSES = 8
# What a sense needs to be kept: one of the first, or a fair share of the word's uses.
FIRST_SENSES = 3
FAIR_SHARE = 0.06
WORD = re.compile(r"[a-z]+(?:[-' ][a-z]+)*$")
NEGATIONS = ("un", "in", "im", "il", "ir", "dis", "non", "non-")
# Negative in form only.
FALSE_NEGATIONS = set(
    "invaluable inflammable indifferent indifference indifferently infamous infamy intense intensely invest inform import imprint "
    "impart impress impose improve income incline insure intend intent intone invoke inside indent indebted indwelling "
    "inborn inbred inbound inlaid instill impassioned impersonate imprison immigrant immigration inhabit inhabited "
    "illuminate irradiate irradiation discover display dispatch distress dispose disposal disease discourse discount disport "
    "discuss dispense dispirited dissolve distill distend distort dispute disgrace discard disband disguise "
    "unloose unravel unionised unionized ration inflame informed informer invested investment installation inset "
    "intake input inlet inroad inscribe inscription incense impound impel impinge implant implanted imperil import "
    "imposing impression impressive immeasurably inflow inpouring inner inshore internal intention intentional invocation".split()
)


class Synset:
    def __init__(self, pos, key, lemmas, instance, pointers):
        self.pos, self.key, self.lemmas, self.instance, self.pointers = pos, key, lemmas, instance, pointers


def read_synsets(folder):
    """(part of speech, offset) to synset."""
    synsets = {}
    for pos, name in FILES.items():
        with open(os.path.join(folder, f"data.{name}"), encoding="utf-8") as file:
            for line in file:
                if line.startswith("  "):
                    continue
                fields = line.split(" | ")[0].split()
                count = int(fields[3], 16)
                # `(p)`, `(a)` and `(ip)` say where an adjective may stand.
                lemmas = [re.sub(r"\(.*\)", "", word).replace("_", " ") for word in fields[4:4 + 2 * count:2]]
                at = 5 + 2 * count
                end = at + 4 * int(fields[at - 1])
                pointers = []
                for symbol, offset, target_pos, ends in zip(*(fields[at + step:end:4] for step in range(4))):
                    target = ("a" if target_pos == "s" else target_pos, offset)
                    pointers.append((symbol, target, int(ends[:2], 16), int(ends[2:], 16)))
                instance = any(symbol == "@i" for symbol, *_ in pointers)
                synsets[pos, fields[0]] = Synset(pos, (pos, fields[0]), lemmas, instance, pointers)
    return synsets


def read_senses(folder):
    """(lemma, part of speech) to its synsets, commonest first, with the number of uses in the tagged texts."""
    uses = collections.Counter()
    numbers = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
    with open(os.path.join(folder, "cntlist.rev"), encoding="utf-8") as file:
        for line in file:
            key, sense, count = line.split()
            lemma, rest = key.split("%")
            uses[lemma.replace("_", " "), numbers[rest[0]], int(sense)] += int(count)
    senses = {}
    for pos, name in FILES.items():
        with open(os.path.join(folder, f"index.{name}"), encoding="utf-8") as file:
            for line in file:
                if line.startswith("  "):
                    continue
                fields = line.split()
                lemma = fields[0].replace("_", " ")
                offsets = fields[6 + int(fields[3]):]
                senses[lemma, pos] = [((pos, offset), uses[lemma, pos, rank]) for rank, offset in enumerate(offsets, 1)]
    return senses


def common_senses(senses):
    """The senses worth keeping with their share of the uses in ninths; a rare sense makes wild synonyms."""
    weights = [count + 0.5 / rank for rank, (_, count) in enumerate(senses, 1)]
    total = sum(weights)
    kept = [
        (key, round(9 * weight / total))
        for rank, ((key, _), weight) in enumerate(zip(senses, weights), 1)
        if rank <= FIRST_SENSES or weight / total >= FAIR_SHARE
    ]
    return kept[:MOST_SENSES]


def negated(lemma):
    """What the word would deny were it made with a negative prefix, or with -less from -ful."""
    if lemma in FALSE_NEGATIONS:
        return
    for prefix in NEGATIONS:
        if lemma.startswith(prefix) and len(lemma) - len(prefix) >= 4:
            yield lemma[len(prefix):]
    if lemma.endswith("less"):
        yield lemma[:-4] + "ful"


def main(folder, frequencies, out):
    known = zipf(frequencies)
    synsets = read_synsets(folder)

    def wanted(lemma):
        if not WORD.match(lemma):
            return False
        if " " not in lemma:
            return known.get(lemma, 0) >= RAREST
        return all(known.get(part, 0) >= RAREST_PART for part in lemma.split())

    units, uses = {}, {}
    for (lemma, pos), all_senses in read_senses(folder).items():
        senses = [sense for sense in all_senses if not synsets[sense[0]].instance]
        # Compound nouns are mostly terms nobody rephrases; phrasal verbs and adverbials are what news varies.
        if not senses or not wanted(lemma) or (" " in lemma and pos == "n" and not any(count for _, count in senses)):
            continue
        units[lemma, pos] = common_senses(senses)
        uses[lemma, pos] = min(15, round(2 * math.log2(1 + sum(count for _, count in senses)) / 1.5))

    def targets(synset, symbols):
        return [target for symbol, target, *_ in synset.pointers if symbol in symbols]

    # Ancestors are kept even where no kept word names them: kinds of the same thing meet there.
    kept = {key for senses in units.values() for key, _ in senses}
    kept |= {parent for key in kept for parent in targets(synsets[key], ("@",))}
    numbers = {key: number for number, key in enumerate(sorted(kept, key=lambda key: ("nvar".index(key[0]), key[1])))}

    opposites = collections.defaultdict(set)
    for key in kept:
        for target in targets(synsets[key], ("!",)):
            if target in kept:
                opposites[key].add(target)
                opposites[target].add(key)
    for (lemma, pos), senses in units.items():
        for base in negated(lemma):
            if (base, pos) in units:
                own, other = senses[0][0], units[base, pos][0][0]
                if own != other and not opposites[own] and (pos != "n" or not lemma.startswith(("in", "im"))):
                    opposites[own].add(other)
                    opposites[other].add(own)

    derivations = collections.defaultdict(set)
    for (lemma, pos), senses in units.items():
        for key, _ in senses:
            synset = synsets[key]
            for symbol, target, source_word, target_word in synset.pointers:
                if symbol in ("+", "\\", "<") and source_word and synset.lemmas[source_word - 1].lower() == lemma:
                    other = synsets[target].lemmas[target_word - 1].lower(), target[0]
                    if other in units and other[0] != lemma:
                        derivations[lemma, pos].add(other)
                        derivations[other].add((lemma, pos))

    head = "Origin: WordNet 3.0 (Princeton University; WordNet licence, free for any use with its notice).\n" \
           "# Made with generate/wordnet.py from Debian's wordnet-base"
    write = lambda name, text, rows: open(os.path.join(out, name), "w", encoding="utf-8").write(
        f"{text}\n" + "".join("\t".join(row).rstrip("\t") + "\n" for row in rows))
    write("wordnet.tsv", f"""\
# Words with their commoner senses. The first column is lemma/part of speech (n, v, a, r for adverb).
# {head} and the frequencies of wordfreq.
# Uses in tagged texts are on a logarithmic scale from 0 to 15, to rank the parts of speech of one word.
# Senses are numbers of synsets.tsv, commonest first, each with its share of the word's uses in ninths.
# shape: vocabulary
# columns: lemma uses senses derivations""", (
        (f"{lemma}/{pos}", str(uses[lemma, pos]), " ".join(f"{numbers[key]}:{share}" for key, share in senses),
         " ".join(f"{other.replace(' ', '_')}/{other_pos}" for other, other_pos in sorted(derivations[lemma, pos])))
        for (lemma, pos), senses in sorted(units.items())))
    listed = lambda keys: " ".join(str(numbers[key]) for key in sorted(set(keys), key=lambda key: numbers.get(key, 0)) if key in numbers)
    write("synsets.tsv", f"""\
# How senses hang together: the more general sense, similar senses of adjectives, and opposites.
# {head}; opposites by negative prefix are added.
# shape: vocabulary
# columns: synset parents similar opposites""", (
        row for row in (
            (str(number), listed(targets(synsets[key], ("@",))), listed(targets(synsets[key], ("&",))), listed(opposites[key]))
            for key, number in numbers.items()) if any(row[1:])))
    rows = set()
    for pos, name in FILES.items():
        with open(os.path.join(folder, f"{name}.exc"), encoding="utf-8") as file:
            for line in file:
                form, *lemmas = line.replace("_", " ").split() if "_" not in line else ["_"]
                rows |= {(f"{form}/{pos}", lemma) for lemma in lemmas if (lemma, pos) in units and lemma != form}
    write("exceptions.tsv", f"""\
# Irregular forms of words: form/part of speech to lemma. Regular endings are rules in code.
# {head}.
# shape: vocabulary
# columns: form lemma""", sorted(rows))
    print(len(units), "lemmas", len(numbers), "synsets", file=sys.stderr)


if __name__ == "__main__":
    main(*sys.argv[1:])
