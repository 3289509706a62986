"""How wide text is in a picture: a Chinese character is as wide as the type is high.

Good enough to lay text out without a font: what is measured too wide stays inside its box.
"""

_WIDE = 0x2E80  # from here on characters are set in a full square
_ALSO_WIDE = {*"“”‘’—…", *map(chr, range(0x2460, 0x2474))}  # and the digits in circles
_AT_START = "，。、；：？！）》”’"  # never begin a line


def width(text: str, size: float) -> float:
    """The width of `text`, in the units of `size`."""
    return sum(size if ord(c) >= _WIDE or c in _ALSO_WIDE else size * 0.6 for c in text)


def lines(text: str, room: float, size: float, most: int) -> list[str]:
    """`text` in at most `most` lines no wider than `room`; what is too long ends in ……"""
    found, line = [], ""
    for character in text:
        if width(line + character, size) > room and character not in _AT_START:
            found.append(line)
            line = ""
        line += character
    found.append(line)
    if len(found) > most:
        found = found[:most]
        while width(found[-1] + "……", size) > room:
            found[-1] = found[-1][:-1]
        found[-1] += "……"
    return found


def halves(name: str, longest: int) -> list[str]:
    """A name in one line, or cut in two: before the pair that 与 joins, else in the middle."""
    if len(name) <= longest:
        return [name]
    joint = name.find("与") - 2
    cut = joint if 0 < joint < len(name) - 1 else (len(name) + 1) // 2
    return [name[:cut], name[cut:]]
