"""Detect unresolved merge conflict markers."""

import re

from generators.core.yaml import slips
from generators.core.yaml.drafts import Edit
from generators.core.yaml.slips import Slip, seen

_MARK = re.compile(r"(<{7}|\|{7}|={7}|>{7})(?= |$)")
_ADVICE = (
    "与同事核对两边的内容：两边都要的都留下，只能有一份的留下正确的一份；"
    "再删去带 <<<<<<<、=======、>>>>>>> 的行"
)


def conflicts(text: str) -> list[Slip]:
    """One slip for each conflict; its guess keeps the first of the two sides."""
    found: list[Slip] = []
    inside = dropping = False
    for number, line in enumerate(text.split("\n"), 1):
        match = _MARK.match(line)
        drop = Edit(number, 1, len(line), "")
        if match and not (inside and match[0][0] in "|=>"):
            message = "这里留有合并冲突的标记"
            found.append(seen(slips.CONFLICT, message, number, 0, _ADVICE, width=7, guess=[drop]))
        elif match or dropping:
            found[-1].guess = [*found[-1].guess, drop]
        if match:
            inside = match[0][0] == "<" or (inside and match[0][0] != ">")
            dropping = inside and match[0][0] in "|="
    return found
