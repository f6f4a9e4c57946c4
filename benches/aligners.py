#!/usr/bin/env python3
"""Runs `storydiff align` and Gale and Church's aligner on the same texts and prints time and strict F.

    cargo bench --bench alignment -- --write FOLDER
    benches/aligners.py BINARY FOLDER [RUNS]

FOLDER holds original.txt and rendition.txt, one sentence a line, and gold.txt. Needs galechurch from PyPI. Time is the
least processor time of several runs of the whole process; for galechurch also that of the call alone, without starting
Python and reading the texts.
"""
import ast, json, os, pathlib, subprocess, sys, time


def gold_of(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    return {tuple(tuple(ast.literal_eval(side)) for side in line.split(":")) for line in lines}


def strict_f(found, gold):
    right = len(found & gold)
    return 2 * right / (len(found) + len(gold))


def seconds_of(command):
    """Processor time of a command and of what it starts."""
    before = os.times()
    output = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system, output


def gale_church(folder):
    """What a process of its own does: prints the beads and the time of the call."""
    from galechurch import align

    sides = [(folder / name).read_text(encoding="utf-8").splitlines() for name in ("original.txt", "rendition.txt")]
    start = time.process_time()
    block = align(*sides)
    seconds = time.process_time() - start
    beads = [
        [list(range(bead.source_start, bead.source_end)), list(range(bead.target_start, bead.target_end))]
        for bead in block.beads
    ]
    print(json.dumps({"seconds": seconds, "beads": beads}))


def main():
    if sys.argv[1] == "--gale-church":
        return gale_church(pathlib.Path(sys.argv[2]))
    binary, folder, runs = sys.argv[1], pathlib.Path(sys.argv[2]), int((sys.argv + ["9"])[3])
    texts = [str(folder / name) for name in ("original.txt", "rendition.txt")]
    gold = gold_of(folder / "gold.txt")
    ours = [binary, "align", *texts, "--segments", "lines", "--format", "json"]
    theirs = [sys.executable, __file__, "--gale-church", str(folder)]
    mine, others, calls = [], [], []
    for _ in range(runs):
        seconds, output = seconds_of(ours)
        mine.append(seconds)
        beads = json.loads(output)["alignment"]
        seconds, output = seconds_of(theirs)
        others.append(seconds)
        peer = json.loads(output)
        calls.append(peer["seconds"])
    our_f = strict_f({(tuple(bead["original"]), tuple(bead["rendition"])) for bead in beads}, gold)
    their_f = strict_f({tuple(map(tuple, bead)) for bead in peer["beads"]}, gold)
    print(f"storydiff align       {min(mine):.3f} s  F {our_f:.3f}")
    print(f"galechurch            {min(others):.3f} s  F {their_f:.3f}  {min(others) / min(mine):.1f} times the time")
    print(f"galechurch, call only {min(calls):.3f} s           {min(calls) / min(mine):.1f} times the time")


if __name__ == "__main__":
    main()
