"""The word that begins a line and the colon behind it: `name：甲`, `name:甲`, `name 甲`.

Also what begins an entry of a list: `－ `, `-甲`, `• `.
"""

import re
from collections.abc import Iterator

from generators.core.yaml import characters, scalars, slips
from generators.core.yaml.drafts import Edit
from generators.core.yaml.scalars import blank_slip, odd_blank
from generators.core.yaml.slips import Slip, seen

_BLANKS = "[ \t\u3000]*"
_WORD = re.compile(
    f"(?P<word>[A-Za-z_Ａ-Ｚａ-ｚ＿][A-Za-z0-9_Ａ-Ｚａ-ｚ０-９＿-]*)(?P<gap>{_BLANKS})"
    f"(?P<colon>[:：﹕︰∶꞉]+(?: +[:：])?)(?P<after>{_BLANKS})"
)
_QUOTED_WORD = re.compile(
    f"(?P<word>[“”\"'＂]\\w+[“”\"'＂])(?P<gap>{_BLANKS})(?P<colon>[:：])(?P<after>{_BLANKS})"
)
_HAN_WORD = re.compile(
    "(?P<word>[^\\s:：\"'#\\[\\]{}，。、“”（）「」『』《》【】-]{1,12})(?P<gap>)(?P<colon>：)"
    f"(?P<after>{_BLANKS})"
)
_ANY_WORD = re.compile(
    "(?P<word>[^\\s\"'\\[\\]{}【［｛“‘#&*!|>%@`,:?][^:]*?)"
    f"(?P<gap>{_BLANKS})(?P<colon>:)(?P<after>[ \t\u3000]+|$)"
)
_NO_COLON = re.compile(
    f"(?P<word>{scalars.ASCII_WORD})"
    f"(?P<sign>{_BLANKS}(?:[=-]>|[=＝;；→]){_BLANKS}|[ \t\u3000]+)(?=\\S)"
)
_COLON = re.compile(r":(?: |$)")
_LOWER = re.compile("[a-z_]{2,}")
_DASH = re.compile(
    "-(?P<gap>[ \t\u3000]+|$)|(?P<tight>-)(?=[^\\s\\-0-9.])"
    f"|(?P<wide>——(?= *[{{])|[0-9]{{1,2}}[.．、)）](?= *[{{])|[①-⑳](?= *[{{])"
    f"|[－–—―−‐‑‒﹣•●·・◦▪]|[*＊+＋](?=[ \t\u3000]))(?!(?P=wide)){_BLANKS}"
)

_NUMBER = re.compile(
    "(?P<gap>(?!))?(?P<tight>(?!))?"
    "(?P<wide>——|[①-⑳]|[0-9]{1,2}[.．、)）]|[（(][0-9一二三四五六七八九十]{1,3}[)）])" + _BLANKS
)


def find(line: str, at: int, *, listed: bool, below: bool) -> re.Match[str] | None:
    """The word at an index with its colon. Of an entry of a list, and `below` a word without a
    value, the text may be prose: there only English words in small letters count."""
    match = _WORD.match(line, at) or _QUOTED_WORD.match(line, at)
    if match and _counts(line, match, listed):
        return match
    match = _ANY_WORD.match(line, at)
    if match or listed or below or _COLON.search(line):
        return match
    return _HAN_WORD.match(line, at)


def _counts(line: str, match: re.Match[str], listed: bool) -> bool:
    rest = line[match.end() :]
    if match["colon"] == ":" and (match["after"] or not rest):
        return True
    if rest.startswith("//") or match["word"] == "mailto":
        return False
    return not listed or bool(_LOWER.fullmatch(match["word"].strip("“”＂'\"")))


def check(number: int, line: str, match: re.Match[str]) -> Iterator[Slip]:
    """Slips in a word, its colon and the blanks around it."""
    word, new = match["word"], characters.narrow(match["word"]).strip("“”")
    colon, after, rest = match["colon"], match["after"], line[match.end() :]
    at, gap = match.start("colon"), len(match["gap"])
    right = Edit(number, at - gap + 1, gap + len(colon + after), ": " if rest else ":")
    if new != word:
        edits = [Edit(number, match.start() + 1, len(word), new)]
        edits += [right] if colon != ":" else []  # typed without changing the input method
        message, advice = f"{word} 不是用英文输入法写的", f"改成 {new}"
        start, width = match.start(), len(word)
        yield seen(slips.WIDE_LETTER, message, number, start, advice, *edits, width=width)
        if colon != ":":
            return
    if colon != ":":
        wide = next((mark for mark in colon if mark not in ": "), None)
        message = f"用了“{wide}”作冒号" if wide else "冒号写了两个"
        message = slips.WIDE_COLON.title if wide == "：" else message
        advice = "这里应当是英文冒号，后面空一格"
        yield seen(slips.WIDE_COLON, message, number, at, advice, right, width=len(colon))
        return
    if not after and rest:
        edit, advice = Edit(number, at + 1, 1, ": "), "在冒号后面加一个空格"
        yield seen(slips.NO_SPACE, "英文冒号后面缺一个空格", number, at, advice, edit)
    if odd_blank(match["gap"]):
        yield blank_slip(number, at - gap + 1, match["gap"], "", "冒号前面")
    if odd_blank(after) and rest:
        yield blank_slip(number, match.start("after") + 1, after, " ", "冒号后面")


def without_colon(number: int, line: str, at: int) -> tuple[Slip, int] | None:
    """A word that has lost its colon (`name 甲`, `name=甲`), and where its value begins."""
    match = _NO_COLON.match(line, at)
    if not match or _COLON.search(line, match.end()):
        return None
    start, width = match.start("sign"), len(match["sign"])
    message, advice = f"“{match['word']}”后面缺英文冒号", "在词后面加上英文冒号和一个空格"
    edit = Edit(number, start + 1, width, ": ")
    slip = seen(slips.NO_COLON, message, number, start, advice, edit, width=width)
    return slip, match.end()


def past_dashes(
    number: int, line: str, at: int, found: list[Slip], *, among: bool, listed: bool
) -> int:
    """Past the dashes that begin entries of lists, to what they hold. A line `among` entries of a
    list is one itself, however it is marked; other marks count where a list may be."""
    first = True
    while match := (among and first and _NUMBER.match(line, at)) or _DASH.match(line, at):
        if match["wide"] and not listed:
            break
        if match["gap"] is not None:
            if odd_blank(match["gap"]) and line[match.end() :]:
                found.append(blank_slip(number, at + 2, match["gap"], " ", "横线后面"))
        elif not first:
            break
        else:
            edit, width = Edit(number, at + 1, len(match[0]), "- "), len(match[0])
            code, message = slips.NO_SPACE, "列表的横线后面缺一个空格"
            advice = "在横线后面加一个空格"
            if match["wide"]:
                code, message = slips.WIDE_DASH, f"列表以“{match['wide']}”开头，应当是英文横线“-”"
                advice = "改成英文横线，后面空一格"
            found.append(seen(code, message, number, at, advice, edit, width=width))
        at, first = match.end(), False
    return at
