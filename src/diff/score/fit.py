"""Fits the weights of the edit score and writes weights.tsv. Needs numpy and scikit-learn.

Usage: fit.py --bin storydiff --atoms FILE --swaps FILE --edits FILE … --out weights.tsv

The data are given by path and stay where they are; what the fit used is noted at the head of the table.

--atoms  JSON lines: `tok1`, `tok2`, and `atoms`, each with token indices `s1`, `s2` and `sense_preserving`
--swaps  JSON lines: `sentence1`, `sentence2`, `gold_label` (contradiction or entailment): one word was swapped
--edits  JSON lines: `a`, `b`, `expected_class`, and the changed words as `a_span`, `b_span`, alone or in `changes`

Each of the four kinds of edits (replaced, alone, moved, beside a change) has a logistic regression of its own over the
features that the binary names with `batch --explain`. Points are ten times the binary logarithm of the odds, rounded.
What is printed as cross-validated was scored by a model that saw none of the pair's folds; only that figure tells how
the weights do on other texts.
"""
import argparse
import collections
import json
import math
import subprocess
import tempfile

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

COLUMNS = {"replace": 0, "delete": 1, "insert": 1, "move": 2, "equal": 3}
FOLDS = 5
POINTS_A_UNIT = 10 / math.log(2)
# What all samples of a data set weigh together, against the atoms: they are few, and of one kind.
SHARE_OF_SWAPS = 0.03
SHARE_OF_EDITS = 0.05
# What a token outside all atoms weighs: it is the background an atom is found against.
BACKGROUND = 0.3

Sample = collections.namedtuple("Sample", "column features changed weight pair source")


def read(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def compare(binary, pairs):
    """The edits of each pair of texts, of all beads in one list."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for number, (original, rendition) in enumerate(pairs):
            file.write(json.dumps({"id": number, "original_text": original, "rendition_text": rendition}) + "\n")
        file.flush()
        run = subprocess.run([binary, "batch", file.name, "--explain", "--exit-zero"], stdout=subprocess.PIPE, check=True)
    reports = [json.loads(line)["report"] for line in run.stdout.decode().splitlines()]
    return [[edit for bead in report["edits"] for edit in bead] for report in reports]


def features(edit):
    return [part["feature"] for part in edit["contributions"] if part["feature"] != "base"]


def overlaps(edit, side, start, end):
    piece = edit[side]
    return piece is not None and piece["span"]["start"] < end and start < piece["span"]["end"]


def from_atoms(binary, path):
    rows = read(path)
    texts = [(" ".join(row["tok1"]), " ".join(row["tok2"])) for row in rows]
    for number, (row, edits) in enumerate(zip(rows, compare(binary, texts))):
        for side, tokens, place in (("original", "tok1", "s1"), ("rendition", "tok2", "s2")):
            changed, weight = set(), {}
            for atom in row["atoms"]:
                if atom["type"] in ("Identity", "Non-paraphrase"):
                    continue
                size = len(atom["s1"]) + len(atom["s2"])
                changed |= set() if atom["sense_preserving"] else set(atom[place])
                weight |= {token: max(weight.get(token, 0), 3 / size) for token in atom[place]}
            start = 0
            for index, token in enumerate(row[tokens]):
                end = start + len(token.encode())
                edit = next((edit for edit in edits if overlaps(edit, side, start, end)), None)
                start = end + 1
                if edit and features(edit):
                    yield Sample(COLUMNS[edit["op"]], features(edit), index in changed, weight.get(index, BACKGROUND),
                                 f"atoms {number}", "atoms")


def from_swaps(binary, path):
    rows = [row for row in read(path) if row["gold_label"] in ("contradiction", "entailment")]
    for row, edits in zip(rows, compare(binary, [(row["sentence1"], row["sentence2"]) for row in rows])):
        for edit in edits:
            if edit["op"] != "equal":
                yield Sample(COLUMNS[edit["op"]], features(edit), row["gold_label"] == "contradiction", 1.0,
                             f"swaps {row['sentence1']}", "swaps")


def from_edits(binary, path):
    rows = read(path)
    for number, (row, edits) in enumerate(zip(rows, compare(binary, [(row["a"], row["b"]) for row in rows]))):
        changes = row.get("changes") or [row]
        spans = []
        for side, text, key in (("original", row["a"], "a_span"), ("rendition", row["b"], "b_span")):
            for words in filter(None, (change.get(key) for change in changes)):
                start = text.encode().find(words.encode())
                spans += [(side, start, start + len(words.encode()))] if start >= 0 else []
        for edit in edits:
            if edit["op"] != "equal":
                changed = row["expected_class"] == "factual" and any(overlaps(edit, *span) for span in spans)
                yield Sample(COLUMNS[edit["op"]], features(edit), changed, 1.0, f"{path} {number}", "edits")


def balance(samples):
    """The weights of the samples, with each data set at its share."""
    total = collections.Counter()
    for sample in samples:
        total[sample.source] += sample.weight
    share = {"atoms": 1.0, "swaps": SHARE_OF_SWAPS, "edits": SHARE_OF_EDITS}
    return np.array([sample.weight * share[sample.source] * total["atoms"] / total[sample.source] for sample in samples])


class Model:
    """A regression for each column, over the features that occur in it often enough."""

    def __init__(self, names, strength, least):
        self.names, self.strength, self.least, self.parts = names, strength, least, {}

    def fit(self, matrix, columns, changed, weights):
        for column in sorted(set(columns)):
            rows = columns == column
            used = np.flatnonzero(matrix[rows].sum(axis=0) >= self.least)
            regression = LogisticRegression(C=self.strength, max_iter=2000)
            regression.fit(matrix[rows][:, used], changed[rows], sample_weight=weights[rows])
            points = np.zeros(len(self.names), int)
            points[used] = np.rint(POINTS_A_UNIT * regression.coef_[0])
            self.parts[column] = points, round(POINTS_A_UNIT * regression.intercept_[0])
        return self

    def points(self, matrix, columns):
        scores = np.zeros(len(matrix))
        for column, (points, base) in self.parts.items():
            scores[columns == column] = matrix[columns == column] @ points + base
        return scores


def report(title, scores, samples, changed, weights):
    for source in sorted({sample.source for sample in samples}):
        rows = np.array([sample.source == source for sample in samples])
        area = roc_auc_score(changed[rows], scores[rows], sample_weight=weights[rows])
        print(f"{title} {source}: area under the curve {area:.3f} over {rows.sum()} samples")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", required=True)
    parser.add_argument("--atoms", action="append", default=[])
    parser.add_argument("--swaps", action="append", default=[])
    parser.add_argument("--edits", action="append", default=[])
    parser.add_argument("--strength", type=float, default=0.1, help="inverse of the regularisation")
    parser.add_argument("--least", type=int, default=8, help="samples that a feature must hold in")
    parser.add_argument("--names", required=True, help="the old table, for the features and their order")
    parser.add_argument("--out", required=True)
    settings = parser.parse_args()
    with open(settings.names, encoding="utf-8") as file:
        names = [line.split("\t")[0] for line in file if not line.startswith("#")][1:]
    samples = [sample for path in settings.atoms for sample in from_atoms(settings.bin, path)]
    samples += [sample for path in settings.swaps for sample in from_swaps(settings.bin, path)]
    samples += [sample for path in settings.edits for sample in from_edits(settings.bin, path)]
    place = {name: number for number, name in enumerate(names)}
    matrix = np.zeros((len(samples), len(names)), np.float32)
    for row, sample in enumerate(samples):
        matrix[row, [place[name] for name in sample.features]] = 1
    columns = np.array([sample.column for sample in samples])
    changed = np.array([sample.changed for sample in samples])
    weights = balance(samples)
    model = lambda: Model(names, settings.strength, settings.least)

    pairs = {pair: number for number, pair in enumerate(sorted({sample.pair for sample in samples}))}
    order = np.random.RandomState(0).permutation(len(pairs))
    folds = np.array([order[pairs[sample.pair]] % FOLDS for sample in samples])
    scores = np.zeros(len(samples))
    for fold in range(FOLDS):
        rows, rest = folds == fold, folds != fold
        fitted = model().fit(matrix[rest], columns[rest], changed[rest], weights[rest])
        scores[rows] = fitted.points(matrix[rows], columns[rows])
    report("cross-validated", scores, samples, changed, weights)
    final = model().fit(matrix, columns, changed, weights)
    report("on its own data", final.points(matrix, columns), samples, changed, weights)

    counts = collections.Counter(sample.source for sample in samples)
    with open(settings.out, "w", encoding="utf-8") as file:
        file.write(f"""\
# What each feature is worth to the score of an edit, in points: ten double the odds that what is claimed has changed.
# Made with fit.py from {counts['atoms']} words of annotated differences between news sentences (ETPC), {counts['swaps']} swaps of one word
# (Breaking NLI) and {counts['edits']} edits written for this project. Weights only; no text of theirs is in here.
# The columns are for words that were replaced, that stand alone on their side, that moved, and that stayed beside a
# change. `base` is what every edit of the kind starts from.
# shape: weights
# columns: feature replaced alone moved beside
""")
        rows = [("base", [final.parts[column][1] for column in range(4)])]
        rows += [(name, [int(final.parts[column][0][number]) for column in range(4)]) for number, name in enumerate(names)]
        for name, points in rows:
            file.write("\t".join([name, *map(str, points)]) + "\n")


if __name__ == "__main__":
    main()
