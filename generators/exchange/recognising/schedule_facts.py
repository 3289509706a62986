"""Facts of the schedule: phases with their time and their work."""

import re
from collections.abc import Iterator, Sequence

from generators.core.chinese import HAN
from generators.exchange.recognising import column_titles as c
from generators.exchange.recognising import work_said
from generators.exchange.recognising.pieces import Fact, Piece, listed
from generators.exchange.recognising.times import Span, span

_SECTION = re.compile("进度|安排|步骤|阶段|日程|时间|重点工作|任务|程序|流程|进程")
_OWNED = re.compile(
    r"[。；;，]?\s*(?:责任|牵头|承办)(?:部门|单位|系部)\s*[：:]\s*([^。；;]+)[。；;]?"
)
_MARK = re.compile(
    r"(?:^[0-9]{1,2}(?:\.[0-9]{1,2}){1,2}(?![0-9年月日]))|\s*(?:[（(]\s*[0-9一二三四五六七八九十]{1,3}\s*[）)]|[0-9]{1,2}\s*[.．、](?![0-9])|[①-⑳])\s*"
)
_BRACKETED = re.compile(r"[^（(：:。；;]{0,30}[（(]([^）)]{2,40})[）)][\s：:。，；]{0,4}(.*)", re.S)
_WEEKDAY = re.compile(r"[（(](?:星期|周)[一二三四五六日天][）)]")
# A phase is told by days: 3月5日8:00至3月16日17:00
_CLOCK = re.compile(
    r"((?:[至到—–－-]\s*(?:[0-9]{1,2}\s*月)?\s*)[0-9]{1,2}\s*[日号]|[日号](?=\s*[0-9]{1,2}[:：][0-9]{2}\s*[至到—–－-]))"
    r"\s*[0-9]{1,2}[:：][0-9]{2}"
)
# What a phase is called of which nothing else is said: 报名阶段（…）, 报名时间：…
_NAME = re.compile(rf"([{HAN}]{{2,20}}?)(?:阶段|时间|环节)?\s*(?=[（(：:])")
_NAME_BEHIND = re.compile(rf"[日月旬]\s+([{HAN}]{{2,20}}?)(?:阶段|环节)?[。；;]?$")
_NO_WORK = re.compile("^(?:地点|考点|对象|范围|时间)[：:]")
_TIME = re.compile("[0-9年月日号上中下旬底初前起止至到—–－~～、. -]+")
_LEADS_IN = re.compile(
    "[：:]$|^(?:共|分|共分)[一二两三四五六七八九十0-9]+个?(?:批|期|步|阶段)(?:进行)?$"
)
_LONGEST = 200


def facts(pieces: Sequence[Piece], year: int) -> Iterator[Fact]:
    told = 0
    for piece in pieces:
        if piece.kind == "table":
            for fact in _table(piece, year, told + 1):
                told += 1
                yield fact
    if not told:
        yield from _written(pieces, year)


def _table(piece: Piece, year: int, number: int) -> Iterator[Fact]:
    """A row a phase; rows of which the time is one cell are one phase."""
    held, heads = c.columns(piece)
    if c.SPAN not in held or c.TASKS not in held:
        return
    last, tasks, owners, quote = "", list[str](), list[str](), ""
    for row in [*c.body(piece, heads), None]:
        time = c.cell(row, held[c.SPAN]) if row else ""
        if time != last or row is None:
            if (fact := _phase(piece, last, tasks, owners, number, year, quote)) is not None:
                number += 1
                yield fact
            last, tasks, owners, quote = time, [], [], ""
        if row:
            here = list(_tasks(row[held[c.TASKS]]))
            tasks += here
            quote = quote or " ".join(dict.fromkeys(re.sub(r"\s+", " ", x) for x in row if x))
            units = listed(row[held[c.UNIT]])[0] if c.UNIT in held else []
            owners += ["、".join(units)] * len(here)


def _phase(
    piece: Piece, time: str, tasks: list[str], owners: list[str], number: int, year: int, quote: str
) -> Fact | None:
    when = span(time, year) if time else None
    if when is None:
        return None
    return Fact("phase", (str(number),), piece.cited, quote, _values(when, tasks, owners))


def _values(when: Span, texts: list[str], owners: list[str]) -> dict[str, object]:
    """Its time and its work; what a text itself says of when and by whom is said for it."""
    found = [
        (work, units) for text, units in zip(texts, owners, strict=True)
        for work in work_said.pieces(text, when)
    ]  # fmt: skip
    return {
        "starts": when.starts, "ends": when.ends, "tasks": [work.text for work, _ in found],
        "due": [work.due for work, _ in found], "lead": [work.lead for work, _ in found],
        "owners": [units or "、".join(work.owners) for work, units in found],
    }  # fmt: skip


def _tasks(text: str) -> Iterator[str]:
    """The pieces of work in a cell: numbered ones, or those apart by semicolons."""
    numbered = [each for each in _MARK.split(text) if each.strip()]
    parts = numbered if len(numbered) > 1 else re.split(r"[；;。\n]", "".join(numbered))
    for each in parts:
        words = re.sub(r"\s*\n\s*", "", each).strip(" ；;。，,")
        if 1 < len(words) <= _LONGEST and not (_LEADS_IN.search(words) or _NO_WORK.match(words)):
            yield words


def _written(pieces: Sequence[Piece], year: int) -> Iterator[Fact]:
    """Phases that clauses tell: each begins with its time, or has it in brackets."""
    section, number = "", 0
    for at, piece in enumerate(pieces):
        if piece.is_section:
            section = piece.text
        if not _SECTION.search(section) or piece.kind not in ("heading", "paragraph", "item"):
            continue
        words = _WEEKDAY.sub("", _MARK.sub("", piece.text, count=1)).strip()
        words = _CLOCK.sub(r"\1", words)
        when, rest = _timed(words, year)
        if when is None or (piece.kind == "heading" and piece.text == section):
            continue
        if piece.kind == "heading":
            rest = "。".join(_below(pieces, at))
        number += 1
        owned = _OWNED.search(rest)
        if piece.text.rstrip().endswith(("：", ":")):
            rest = "；".join([rest, *_items(pieces, at)])
        tasks = list(_tasks(_OWNED.sub("。", rest)))
        if not tasks and (name := _NAME.match(words) or _NAME_BEHIND.search(words)):
            tasks = [name[1]]
        units = "、".join(listed(owned[1])[0]) if owned else ""
        values = _values(when, tasks, [units] * len(tasks))
        yield Fact("phase", (str(number),), piece.cited, piece.text, values)


def _timed(words: str, year: int) -> tuple[Span | None, str]:
    """The time that a phase begins with, or has in brackets, and what is said behind it."""
    if (match := _BRACKETED.fullmatch(words)) and (when := span(match[1], year)):
        return when, match[2]
    begins = re.split("[：:。；;，]", words, maxsplit=2)
    rest = words[len(begins[0]) + 1 :]
    when = span(begins[0], year) if len(begins[0]) < 60 else None
    if when is None and len(begins) > 1 and _TIME.fullmatch(begins[1]):  # behind its name
        when, rest = span(begins[1], year), begins[2] if len(begins) > 2 else ""
    return when, rest


def _items(pieces: Sequence[Piece], at: int) -> Iterator[str]:
    """The items of the list that a text leads to."""
    for piece in pieces[at + 1 :]:
        if piece.kind != "item" or piece.clause != pieces[at].clause:
            return
        yield _MARK.sub("", piece.text, count=1)


def _below(pieces: Sequence[Piece], at: int) -> Iterator[str]:
    for piece in pieces[at + 1 :]:
        if piece.kind == "heading" or piece.clause != pieces[at].clause:
            return
        yield re.sub(r"^[0-9]+\. ", "", piece.text)
