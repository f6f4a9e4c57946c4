"""Reads the frequency files of wordfreq: a MessagePack list of lists of words, one list a centibel."""
import gzip


def zipf(path):
    """Word to Zipf value, log10 of its uses in a billion words."""
    with gzip.open(path) as file:
        levels, _ = _unpack(file.read(), 0)
    return {word: 9 - centibels / 100 for centibels, words in enumerate(levels[1:]) for word in words}


def _unpack(data, at):
    """The value that starts at a byte, and the byte after it: only the types these files hold."""
    tag = data[at]
    at += 1
    if tag < 0x80:
        return tag, at
    if tag < 0x90:
        return _collect(data, at, 2 * (tag & 0x0F))
    if tag < 0xA0:
        return _collect(data, at, tag & 0x0F)
    if tag < 0xC0:
        return data[at:at + (tag & 0x1F)].decode(), at + (tag & 0x1F)
    if tag in (0xD9, 0xDA):
        width = tag - 0xD8
        length = int.from_bytes(data[at:at + width], "big")
        return data[at + width:at + width + length].decode(), at + width + length
    if tag in (0xDC, 0xDD):
        width = 2 * (tag - 0xDB)
        return _collect(data, at + width, int.from_bytes(data[at:at + width], "big"))
    raise ValueError(f"unexpected tag {tag:#x}")


def _collect(data, at, count):
    values = []
    for _ in range(count):
        value, at = _unpack(data, at)
        values.append(value)
    return values, at
