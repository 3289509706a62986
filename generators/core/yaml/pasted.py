"""Two cells of a spreadsheet that were pasted as one entry of a list: 数控技术<Tab>60.

What they are is taken from the other entries of the list, or from the word above it.
"""

import re

from generators.core.yaml import scalars, slips
from generators.core.yaml.drafts import Edit
from generators.core.yaml.slips import Slip, seen

_CELLS = re.compile(
    r"(?P<text>[^\t{}\[\],:#\"']*[^\s{}\[\],:#\"'])[ \t]*\t[ \t]*(?P<number>[0-9]+)人?"
)
_ENTRY = re.compile(r"[ ]*- \{([a-z_]+): [^,{}:]+, ([a-z_]+): [0-9]+[,}]")
_WORD = re.compile(r"([a-z_]+):[ ]*$")
_UNDER = {"quotas": ("major", "declared"), "enrolment": ("major", "students")}


def plain(lines: list[str], number: int, start: int, end: int, listed: bool) -> list[Slip]:
    """Slips in the unquoted text from one index of a line to another; such cells are one."""
    line = lines[number - 1]
    cells = _CELLS.fullmatch(line, start, end) if listed else None
    keys = _keys(lines, number) if cells else None
    if not cells or not keys:
        return scalars.plain(number, line, start, end, flow=False)
    entry = f"{{{keys[0]}: {cells['text'].rstrip()}, {keys[1]}: {cells['number']}}}"
    edit = Edit(number, start + 1, end - start, entry)
    message = "这里是从表格里粘贴的两格，中间是制表符（Tab）"
    at = line.index("\t", start)
    return [seen(slips.TAB, message, number, at, f"写成 {entry}", guess=[edit], maybe=[edit])]


def _keys(lines: list[str], number: int) -> tuple[str, str] | None:
    """What the two cells are: as in an entry nearby, before it or behind."""
    for row in (*reversed(lines[: number - 1]), *lines[number:]):
        if entry := _ENTRY.match(row):
            return entry[1], entry[2]
        if row in lines[: number - 1] and (word := _WORD.search(row)):
            break
    above = (word[1] for row in reversed(lines[: number - 1]) if (word := _WORD.search(row)))
    return _UNDER.get(next(above, ""))
