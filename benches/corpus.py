#!/usr/bin/env python3
"""Makes texts of any size out of the samples, for measuring speed and memory.

    corpus.py pairs COUNT          JSON lines for `storydiff batch`: so many pairs of article length
    corpus.py text SENTENCES DIR   DIR/original.txt and DIR/rendition.txt with about so many sentences each
    corpus.py hostile KIND BYTES   one text that makes careless work explode, on standard output; KINDS below

Every copy of a sample gets names and numbers of its own, the same on both sides, so that copies are told apart as
stories are. The output depends on the arguments alone.
"""
import hashlib
import json
import pathlib
import re
import sys

SAMPLES = pathlib.Path(__file__).parent.parent / "samples"
# The seventh is German, the eighth hostile.
USED = ["01-grain-accord", "02-ferry-trial", "04-river-flood", "05-cup-final", "06-malaria-trial"]
ONSETS = ["B", "D", "F", "G", "H", "K", "L", "M", "N", "P", "R", "S", "T", "V", "Br", "Dr", "Kr", "St", "Tr"]
MIDDLES = ["a", "e", "i", "o", "u", "ar", "el", "en", "or", "un", "ai", "ov"]
ENDINGS = ["ban", "dek", "lin", "mor", "nas", "rick", "sen", "tov", "vala", "wen", "zin", "dor", "kes", "lund"]


def number(*parts):
    digest = hashlib.sha256("|".join(map(str, parts)).encode()).digest()
    return int.from_bytes(digest[:8], "big")


def name(word, copy):
    seed = number(word, copy)
    middle = MIDDLES[seed // 31 % len(MIDDLES)]
    return ONSETS[seed % len(ONSETS)] + middle + ENDINGS[seed // 977 % len(ENDINGS)]


def paragraphs(sample, side):
    path = next((SAMPLES / sample).glob(side + ".*"))
    return [part.strip() for part in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")) if part.strip()]


def varied(text, copy):
    """The text with the names and the larger numbers of a copy of its own."""
    if copy == 0:
        return text
    # A capital in the middle of a sentence: mostly a name.
    text = re.sub(r"(?<=[a-z,] )[A-Z][a-z]{4,}\b", lambda match: name(match.group(), copy), text)
    return re.sub(r"\b[1-9]\d{1,2}\b(?![.,]\d)", lambda match: str(10 + number(match.group(), copy) % 980), text)


def copies(count):
    for index in range(count):
        sample, copy = USED[index % len(USED)], index // len(USED)
        yield [varied("\n\n".join(paragraphs(sample, side)), copy) for side in ("original", "rendition")]


def pairs(count):
    for index, (original, rendition) in enumerate(copies(count)):
        print(json.dumps({"id": str(index), "original_text": original, "rendition_text": rendition}, ensure_ascii=False))


def text(sentences, folder):
    """Whole stories, until the original has enough sentences."""
    sides, length = ([], []), 0
    for original, rendition in copies(1 << 30):
        sides[0].append(original)
        sides[1].append(rendition)
        length += len(re.findall(r"[.!?][\"”’]?(?=\s|$)", original))
        if length >= sentences:
            break
    folder.mkdir(parents=True, exist_ok=True)
    for side, parts in zip(("original", "rendition"), sides):
        (folder / f"{side}.txt").write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def words(seed):
    pool = re.findall(r"[a-z]+", " ".join(paragraphs(USED[0], "original")))
    index = 0
    while True:
        yield pool[number(seed, index) % len(pool)]
        index += 1


def repeated(piece):
    return lambda size: piece * (size // len(piece.encode()))


def counted(size, piece):
    """Pieces by their number, until there is enough."""
    parts, length, index = [], 0, 0
    while length < size:
        parts.append(piece(index))
        length += len(parts[-1].encode())
        index += 1
    return "".join(parts)


def endless(size):
    source, line, length = words("endless"), [], 0
    while length < size:
        line.append(next(source))
        length += len(line[-1]) + 1
    return " ".join(line)


HOSTILE = {
    "words": endless,                                  # one sentence without an end
    "letters": repeated("a"),
    "digits": repeated("7"),
    "grouped": repeated("1,234 "),
    "quotes": repeated("\""),
    "opened": repeated("“a "),
    "closed": repeated("a” "),
    "brackets": lambda size: "(" * (size // 2) + ")" * (size // 2),
    "points": repeated(". "),
    "hyphens": repeated("a-"),
    "apostrophes": repeated("a'"),
    "capitals": repeated("Abel "),
    "same": repeated("The river rose. "),
    "lines": repeated("a\n"),
    "dates": repeated("3 May 2024, "),
    "numerals": repeated("two hundred and "),
    "at": repeated("a@b."),
    "marks": repeated("e\u0301\u0301"),
    "unspaced": repeated("中"),
    "links": repeated("http://a.b/"),
    "initials": repeated("U.S."),
    "possessives": repeated("Abel's "),
    "modals": repeated("may "),
    "said": repeated("said Abel, "),
    "number": repeated("Some 47 men. "),
    "variants": repeated("Dr. Anna Abel-Kowal. Anna Abel. Mrs Kowal. A. Abel. Abel's. KOWAL. "),
    "nested": lambda size: "([“" * (size // 10) + "a" + "”])" * (size // 10),
    "short": repeated("No. "),
    "questions": repeated("Why? "),
    "digits of scripts": repeated("٤٧ ४७ ４７ "),
    "days": lambda size: counted(size, lambda index: f"On {index % 28 + 1} May {1900 + index % 120}, it rained. "),
    "numbers": lambda size: counted(size, lambda index: f"{index} men left. "),
    "amounts": lambda size: counted(size, lambda index: f"$ {index}.{index % 100:02} million, "),
    "all names": lambda size: counted(size, lambda index: name("all", index) + " "),
    "shouted": repeated("THE RIVER ROSE BY THE OLD MILL. "),
    "abbreviations": repeated("e.g. Dr. Inc. p.m. "),
    "combining": lambda size: "e" + "\u0301" * (size // 2),
    "table": lambda size: counted(size, lambda index: f"| Abel {index} | 47 % | 3 May |\n"),
    "addresses": lambda size: counted(size, lambda index: f"https://a.example/{index}?b=c&d=e#f "),
    "negations": repeated("not never no nor "),
    "spoken": repeated("“He left,” she said. "),
    "paragraphs": repeated("The river rose.\n\n"),
    "headings": repeated("# The river\n\n"),
    "emoji": repeated("👩\u200d👩\u200d👧 "),
    "blanks": lambda size: "a" + " " * size + "b",
    "breaks": lambda size: "a" + "\n" * size + "b",
    "dashes": repeated("— "),
    "entries": repeated("- Abel (minister)\n"),
    "percent": repeated("4 % more than 3 %, "),
    "random": lambda size: counted(size, lambda index: f"w{number('random', index) % 100000} "),
    "unlike": lambda size: counted(size, lambda index: f"W{number('unlike', index) % 100000} rose. "),
    "controls": repeated("\u202e\u200b\x1b[31m"),
}


def main(arguments):
    match arguments:
        case ["pairs", count]:
            pairs(int(count))
        case ["text", sentences, folder]:
            text(int(sentences), pathlib.Path(folder))
        case ["hostile", "list"]:
            print("\n".join(HOSTILE))
        case ["hostile", kind, size] if kind in HOSTILE:
            print(HOSTILE[kind](int(size)))
        case _:
            sys.exit(__doc__)


main(sys.argv[1:])
