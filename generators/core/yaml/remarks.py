"""Comments that stand behind something: `number: null  # 印发时写`, `title: 关于 #90号`.

YAML drops what stands behind `#`, and nobody sees whether it was meant as content. So a comment
has a line of its own: behind what is complete in itself it moves there, behind a plain text only
its author knows.
"""

import re

from generators.core.yaml import scalars, slips
from generators.core.yaml.drafts import Edit
from generators.core.yaml.slips import Slip, seen

# Mostly without a blank of the keyboard before it, or typed in full width: `甲# 说明`, `甲 ＃说明`.
_MARK = re.compile(
    "(?<=[ \t\u3000])[#＃]|(?<=[\u3400-\u9fff0-9）”])#(?=[ \u3000])"
    "|(?:(?<= null)|(?<= true)|(?<= false))#"
)
_COMPLETE = re.compile(r"(?:null|~|true|false|-?[0-9][0-9:.-]*)[ \t\u3000]*")
_BLANKS = " \t\u3000"
_MESSAGE = "说明写在了内容后面"
_ADVICE = "说明移到上面一行，以 # 开头"


def suspected(text: str) -> bool:
    """Whether a comment may stand behind something; prose in quotes and blocks counts too."""
    at = text.find(" #")
    while at >= 0:
        if text[text.rfind("\n", 0, at) + 1 : at].strip(" "):
            return True
        at = text.find(" #", at + 1)
    return False


def behind(number: int, line: str, at: int, *, sure: bool, value: int | None = None) -> Slip:
    """The slip of a comment whose mark is at an index of a line. It is `sure` to be one where
    what stands before it cannot go on; `value` is where a plain text before it begins."""
    kept, said = line[:at].rstrip(_BLANKS), line[at + 1 :].strip()
    gone = Edit(number, len(kept) + 1, len(line) - len(kept), "")
    width = len(line.rstrip()) - at
    if sure:
        indent = kept[: len(kept) - len(kept.lstrip())]
        above = [Edit(number, 1, 0, f"{indent}# {said}\n")] if said else []
        return seen(slips.COMMENT, _MESSAGE, number, at, _ADVICE, width=width, guess=[gone],
                    mend=(*above, gone))  # fmt: skip
    whole = line[value if value is not None else at :].rstrip()
    message = f"分不清“{line[at:].rstrip()}”是内容还是说明"
    advice = f"是内容的，写成 {scalars.quote(whole)}；是说明的，移到上面一行，以 # 开头"
    return seen(slips.COMMENT, message, number, at, advice, width=width, guess=[gone])


def behind_plain(number: int, line: str, start: int) -> tuple[int, list[Slip]]:
    """Where the plain text that begins at an index ends, and the slip of a comment behind it, or
    of what looks like one."""
    match = _MARK.search(line, start)
    if not match:
        return len(line.rstrip(" \t")), []
    end = len(line[: match.start()].rstrip(_BLANKS))
    sure = bool(_COMPLETE.fullmatch(line, start, end))
    return end, [behind(number, line, match.start(), sure=sure, value=start)]


def in_brackets(number: int, line: str, at: int) -> list[Slip]:
    """The slip of a comment that stands behind something within brackets."""
    before = line[:at].strip()
    return [behind(number, line, at, sure=before[-1] in "[{,]}\"'")] if before else []
