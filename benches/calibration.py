#!/usr/bin/env python3
"""How well the scores of beads hold: of the beads with score .9, nine in ten should be right.

    benches/calibration.py BINARY FOLDER…

A folder holds triples NAME.src, NAME.tgt (one sentence a line) and NAME.gold (`[0, 1]:[2]` a line, counted from 0).
Prints the table of docs/alignment.md. Python 3, standard library only.
"""
import ast, json, pathlib, subprocess, sys

EDGES = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.000001]


def beads_of(binary, stem):
    command = [binary, "align", f"{stem}.src", f"{stem}.tgt", "--segments", "lines", "--format", "json"]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)["alignment"]


def gold_of(path):
    lines = [line.split(":")[:2] for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [tuple(tuple(sorted(ast.literal_eval(side))) for side in line) for line in lines]


def is_in_order(gold):
    """Whether the annotators noted no moves; then moved beads cannot be right and are left out."""
    pairs = sorted(bead for bead in gold if bead[0] and bead[1])
    return all(one[1] < two[1] for one, two in zip(pairs, pairs[1:]))


def main():
    binary, *folders = sys.argv[1:]
    kinds = {"paired": [], "alone": []}
    for folder in folders:
        golds = {path: gold_of(path) for path in sorted(pathlib.Path(folder).glob("*.gold"))}
        ordered = all(map(is_in_order, golds.values()))
        for path, gold in golds.items():
            gold = set(gold)
            for bead in beads_of(binary, path.with_suffix("")):
                sides = tuple(sorted(bead["original"])), tuple(sorted(bead["rendition"]))
                if not (ordered and bead["moved"]) and any(sides):
                    kinds["paired" if all(sides) else "alone"].append((bead["score"], sides in gold))
    for kind, scored in kinds.items():
        for low, high in zip(EDGES, EDGES[1:]):
            inside = [(score, right) for score, right in scored if low <= score < high]
            if inside:
                mean = sum(score for score, _ in inside) / len(inside)
                right = sum(right for _, right in inside) / len(inside)
                print(f"| {kind}, {low:.2f} to {min(high, 1):.2f} | {len(inside):,} | {mean:.2f} | {right:.2f} |")


if __name__ == "__main__":
    main()
