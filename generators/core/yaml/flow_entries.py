"""Read the entries inside a flow collection: keys, values and separators.

Prose inside keeps its full-width punctuation: a comma separates in braces only where a word and
a colon follow, in brackets only outside （） “” 《》.
"""

import re
from collections.abc import Iterator

from generators.core.yaml import characters, scalars, slips
from generators.core.yaml.drafts import Edit
from generators.core.yaml.slips import Slip, seen

SEPARATORS = "，、；;﹐､"
_RUN = re.compile(
    scalars.YEAR_IN_BRACKETS.pattern.join(("(?:", "|"))
    + r"(?![,\[\]{}]|:(?=[ ,\[\]{}]|$)|[ \t]#|[】］｝] *(?:[,，\]}】］｝]|$)).)+"
)
_WORD = re.compile("([A-Za-z_Ａ-Ｚａ-ｚ＿][A-Za-z0-9_Ａ-Ｚａ-ｚ０-９＿-]*)[ \t\u3000]*")
_WIDE_COLON = re.compile(_WORD.pattern + "(?P<colon>[：﹕︰∶꞉]+:?|:[：:]+)(?P<after>[ \t\u3000]*)")
_TIGHT_COLON = re.compile(_WORD.pattern + r"(?P<colon>:)(?=[^/ ])")
_NEXT_ENTRY = re.compile(
    f"(?P<sep>[{SEPARATORS}][ \t\u3000]*|[ \t\u3000]+)"
    f"(?={scalars.ASCII_WORD}[ \t]*(?::(?: |$)|[：]))"
)
_NO_COLON = re.compile(
    f"(?P<word>{scalars.ASCII_WORD})(?P<sign>[ \t\u3000]*[=＝][ \t\u3000]*|[ \t\u3000]+)(?=\\S)"
)
_HALF_ENTRY = re.compile(f" *, *{scalars.ASCII_WORD} *:?$")
ENTRY = re.compile(rf"{scalars.ASCII_WORD}[ \t]*[:：]")
_PART_OF_ENTRY = re.compile("[:：,，{}]")
_CALM = re.compile("（[^（）]*）|“[^“”]*”|《[^《》]*》|「[^「」]*」|\\([^()]*\\)")
_SEPARATOR = re.compile(f"[{SEPARATORS}][ \t\u3000]*")


def run_end(line: str, at: int) -> int:
    """Where the unquoted text that begins at an index ends."""
    match = _RUN.match(line, at)
    return max(match.end() if match else 0, at + 1)


def next_entry(line: str, at: int, end: int) -> re.Match[str] | None:
    """What stands between a value and the next entry that it runs into: `专业一，declared: 35`."""
    return _NEXT_ENTRY.search(line, at, end + 1)


def separators(line: str, at: int, end: int) -> Iterator[re.Match[str]]:
    """Full-width separators of a list, those within （） and “” left out."""
    calm = _CALM.sub(lambda match: "·" * len(match[0]), line[at:end])
    return _SEPARATOR.finditer(line[:at] + calm, at)


def is_stray(kind: str, behind: str, alone: bool) -> bool:
    """Whether an opening bracket that nothing closes was never meant: `{` before a mere value, or
    one that stands `alone` before an entry of its own line."""
    return (kind == "{" and not _PART_OF_ENTRY.search(behind)) or bool(
        alone and ENTRY.match(behind)
    )


def close_at_end(lines: list[str], missing: str) -> tuple[Edit, str, bool]:
    """How brackets are closed at the end of what is written, that in words, and whether it is
    certain. A round bracket or a comma there takes their place; half a word was to go on."""
    contents = [re.split(r"(?:^|[ \t])#", line)[0].rstrip() for line in lines]
    number = max(n for n, content in enumerate(contents, 1) if content)
    content = contents[number - 1]
    if content[-1] == "," or (content[-1] in ")）" and not set(content) & set("(（")):
        edit = Edit(number, len(content), 1, missing)
        return edit, f"把末尾的“{content[-1]}”改成“{missing}”", True
    if missing[0] == "}" and (half := _HALF_ENTRY.search(content)):
        edit = Edit(number, half.start() + 1, len(half[0]), missing)
        return edit, f"这一行没有写完，补全内容，末尾加上“{missing}”", False
    return Edit(number, len(content) + 1, 0, missing), f"在内容的末尾补上“{missing}”", True


def unbraced(number: int, line: str, at: int, end: int, entry: int) -> list[Slip]:
    """A group without its braces, `major: 专业一, declared: 35}`: the value at an index holds
    another entry. The group begins with the entry itself, or is its value."""
    closed = line[end - 1] == "}"
    start = at if closed and scalars.GROUP.match(line, at, end) else entry
    if not scalars.GROUP.match(line, start, end):
        return []
    edits = [Edit(number, start + 1, 0, "{")] + [Edit(number, end + 1, 0, "}")] * (not closed)
    quoted = (Edit(number, at + 1, end - at, scalars.quote(line[at:end])),)
    message, advice = "这一组内容没有放进花括号里", f"写成 {{{line[start:end].rstrip('}')}}}"
    options = (tuple(edits),) if closed else (tuple(edits), quoted)
    width = end - start
    return [seen(slips.OPEN_BRACKET, message, number, start, advice, width=width, options=options)]


def word(number: int, line: str, at: int, end: int, found: list[Slip]) -> tuple[str, int, bool]:
    """Look at the word that begins an entry. Returns which part of the entry comes next, where it
    begins, and whether there is a word at all."""
    match = _WORD.match(line, at, end)
    if match and match[1] != characters.narrow(match[1]):
        new = characters.narrow(match[1])
        edit, width = Edit(number, at + 1, len(match[1]), new), len(match[1])
        message = f"{match[1]} 不是用英文输入法写的"
        found.append(seen(slips.WIDE_LETTER, message, number, at, f"改成 {new}", edit, width=width))
    colon = _WIDE_COLON.match(line, at) or _TIGHT_COLON.match(line, at, end)
    if colon:
        start, width = colon.start("colon"), len(colon["colon"])
        edit = Edit(number, start + 1, colon.end() - start, ": ")
        code, message = slips.NO_SPACE, "英文冒号后面缺一个空格"
        advice = "在冒号后面加一个空格"
        if colon["colon"] != ":":
            code, message = slips.WIDE_COLON, slips.WIDE_COLON.title
            advice = "这里应当是英文冒号，后面空一格"
        found.append(seen(code, message, number, start, advice, edit, width=width))
        return "word", colon.end(), True
    missing = _NO_COLON.match(line, at, end) if line[end : end + 1] != ":" else None
    if not missing:
        nameless = line[end : end + 1] in (",", "}") and line[at:end].strip()
        return "done", end, not nameless
    start, stop = missing.span("sign")
    message, advice = f"“{missing['word']}”后面缺英文冒号", "在词后面加上英文冒号和一个空格"
    edit = Edit(number, start + 1, stop - start, ": ")
    found.append(seen(slips.NO_COLON, message, number, start, advice, edit, width=stop - start))
    return "word", missing.end(), True
