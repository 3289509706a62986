"""Slips of the hand that keep a text from being read: found in the raw text, said in Chinese.

Holds the Y1 codes. Knows what people mistype (full-width punctuation, tabs, missing spaces) and
nothing of what the data mean. Table-driven: a new slip is one row.
"""

import re
from dataclasses import dataclass

from generators.diagnostics import ERROR, Code, Diagnostic, Fix, Location, Note

SYNTAX = Code("Y101", ERROR, "这一行的写法读不懂")
DUPLICATE_KEY = Code("Y102", ERROR, "同一个词写了两次")
WIDE_COLON = Code("Y103", ERROR, "用了中文冒号“：”")
TAB = Code("Y104", ERROR, "用了制表符（Tab）")
NO_SPACE = Code("Y105", ERROR, "冒号或横线后面缺空格")
ANCHOR = Code("Y106", ERROR, "用了引用写法（& 或 *）")
TAG = Code("Y107", ERROR, "用了类型标记（!）")
COMPLEX_KEY = Code("Y109", ERROR, "冒号前面不是普通的词")
CONFLICT = Code("Y110", ERROR, "留有合并冲突的标记")
MERGE_KEY = Code("Y111", ERROR, "用了合并写法（<<）")
CODES = (
    SYNTAX, DUPLICATE_KEY, WIDE_COLON, TAB, NO_SPACE, ANCHOR, TAG, COMPLEX_KEY, CONFLICT,
    MERGE_KEY,
)  # fmt: skip

_WIDE_ENTRY = re.compile(r"[A-Za-z_]+ *(： *)")
_TIGHT_ENTRY = re.compile(r"[a-z_]+(:)(?=[^ /])")
_TIGHT_HYPHEN = re.compile(r"-[^ \-0-9.]")
_COLON_ADVICE = "这里应当是英文冒号，后面空一格"


class Slip(Exception):
    """Ends the reading of one file; source.read turns it into a diagnostic."""

    def __init__(
        self, code, message, line=1, column=1, *, width=1, advice="", new=None, first=None
    ):
        super().__init__(message)
        self.code, self.message, self.line, self.column = code, message, line, column
        self.width, self.advice, self.new, self.first = width, advice, new, first

    def diagnostic(self, path: str) -> Diagnostic:
        def place(line, column, width=1):
            return Location(path, line, column, line, column + width)

        here = place(self.line, self.column, self.width)
        related = (Note(place(*self.first), "第一次写在这里"),) if self.first else ()
        fix = Fix(here, self.new) if self.new is not None else None
        return self.code.at(here, self.message, self.advice, fix, related)


class Slips(Exception):
    """Several slips that keep one text from being read."""

    def __init__(self, slips: list[Slip]):
        super().__init__(len(slips))
        self.slips = slips


@dataclass(frozen=True)
class _Pattern:
    """A line that matches `regex` has this slip at group 1; `new` replaces that group."""

    code: Code
    regex: re.Pattern
    message: str
    advice: str
    new: str | None = None


_ENTRY = r"^ *(?:- +)*(?:[\[{] *|.*[{,，] *)?[A-Za-z_]+ *"
_PATTERNS = (
    _Pattern(
        CONFLICT,
        re.compile(r"^(<{7}|={7}|>{7})(?= |$)"),
        "这里留有合并冲突的标记",
        "与同事核对两边的内容，留下正确的一份，删去带 <<<<<<<、=======、>>>>>>> 的行",
    ),
    _Pattern(WIDE_COLON, re.compile(_ENTRY + "(： *)"), WIDE_COLON.title, _COLON_ADVICE, ": "),
    _Pattern(TAB, re.compile(r"^[ -]*(\t+)"), "行首用了制表符（Tab）", "改用空格缩进，每层两个"),
    _Pattern(
        NO_SPACE,
        re.compile(r"^ *(?:- +)*[a-z_]+(:)(?=[^ /])"),
        "英文冒号后面缺一个空格",
        "在冒号后面加一个空格",
        ": ",
    ),
    _Pattern(
        NO_SPACE,
        re.compile(r"^ *(-)(?=[^ \-0-9.])"),
        "列表的横线后面缺一个空格",
        "在横线后面加一个空格",
        "- ",
    ),
)


def explain(text: str, line: int, column: int, problem: str) -> Exception:
    """What a person did, for a text that YAML could not read and stopped in at line:column.

    Looks for known slips up to that line (YAML often stops a line late); where none is
    found, says plainly that the place cannot be read."""
    found = [slip for slip in _slips_by_line(text) if slip.line <= line]
    if found:
        return Slips(found)
    last = text.count("\n") + 1
    return Slip(
        SYNTAX,
        "从这里起读不懂：请检查这一行和上一行的缩进、冒号、引号和括号",
        min(line, last),
        column if line <= last else 1,
        advice=_generic_advice(problem),
    )


def _slips_by_line(text: str) -> list[Slip]:
    found = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.lstrip().startswith("#"):
            continue
        for pattern in _PATTERNS:
            if match := pattern.regex.match(line):
                found.append(
                    Slip(
                        pattern.code,
                        pattern.message,
                        number,
                        match.start(1) + 1,
                        width=len(match[1]),
                        advice=pattern.advice,
                        new=pattern.new,
                    )
                )
                break
    return found


def _generic_advice(problem: str) -> str:
    if any(word in problem for word in ("quoted", "flow", "end of stream")):
        return "引号或括号要成对"
    if "mapping values" in problem:
        return "一行里只能有一个“英文冒号加空格”；文字里本来就有的，请整段加英文引号"
    return "同一层的各行要左对齐，每层缩进两个空格"


def refuse_broken_key(key: str, line: int, column: int) -> None:
    """Keys that come out of flow braces when punctuation is full-width, and merge keys."""
    if key == "<<":
        raise Slip(
            MERGE_KEY, "不能用合并写法（<<）", line, column, width=2, advice="把内容直接写出来"
        )
    refuse_broken_entry(key, line, column)


def refuse_broken_entry(text: str, line: int, column: int) -> None:
    """A plain word that was meant to be `word: value`."""
    if wide := _WIDE_ENTRY.match(text):
        raise Slip(
            WIDE_COLON,
            WIDE_COLON.title,
            line,
            column + wide.start(1),
            width=len(wide[1]),
            advice=_COLON_ADVICE,
            new=": ",
        )
    if tight := _TIGHT_ENTRY.match(text):
        raise Slip(
            NO_SPACE,
            "英文冒号后面缺一个空格",
            line,
            column + tight.start(1),
            advice="在冒号后面加一个空格",
            new=": ",
        )


def refuse_broken_list(text: str, line: int, column: int) -> None:
    """A text below its key that was meant to be a list: `-甲`."""
    if _TIGHT_HYPHEN.match(text):
        advice = "在横线后面加一个空格"
        raise Slip(NO_SPACE, "列表的横线后面缺一个空格", line, column, advice=advice, new="- ")


def duplicate_key(key: str, here: tuple, first: tuple) -> Slip:
    return Slip(
        DUPLICATE_KEY,
        f"“{key}”在同一处写了两次",
        *here,
        width=len(key),
        advice="留下正确的一行，删去另一行",
        first=(*first, len(key)),
    )
