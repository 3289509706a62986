"""What an issued document says that no fact has: sentences, columns and rows with a number, a day,
a unit or a person in them that nothing proposes. Nothing of a document is passed over in silence.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generators.core.chinese import HAN
from generators.core.once import once
from generators.exchange.recognising import column_titles as c
from generators.exchange.recognising.pieces import Fact, Piece, pieces
from generators.exchange.recognising.recognised import facts
from generators.model.document.issued_text import solid
from generators.model.plans import Plan

_AROUND = ("college", "title", "kind", "prefix", "number", "issued")
_MARK = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、．.]|第[一二三四五六七八九十百]+[章节条]|[（(][一二三四五六七八九十0-9]{1,3}[）)]"
    r"|[0-9]{1,2}(?:\.[0-9]{1,2}){1,2}(?![0-9年月日])|[0-9]{1,2}[.．、]|[①-⑳])"
)
_MARKS = re.compile(r"(?:[（(][0-9]{1,2}[）)]|[0-9]{1,2}[.．、](?![0-9])|[①-⑳])")
# What has a number and says no fact: titles of documents, tables and attachments, bare years.
_NO_FACT = re.compile(
    r"《[^》]*》|负责[\0、和及]*的?(?:认定|评价|考核)|附\s*(?:件|表)\s*[0-9]+|表\s*[0-9]+|1\+X|20[0-9]{2}(?:[—－-]20[0-9]{2})?(?:学?年度?)(?![0-9])"
)
_NUMERAL = "[一二两三四五六七八九十百]{1,4}"
_TELLS = re.compile(
    rf"[0-9]|{_NUMERAL}(?:名|人|次|天|周|学时|学分|批|元|年内|个(?:工作日|月|专业|项目))"
    "|组长|主任|负责人|联系人|联络员|书记|院长|处长|科长|成员(?!如下)|委员(?!会|如下)"
    "|地点|场所|负责|牵头|配合|承担|解释|废止|施行|公开|抄送|阶段(?=[（(：:。]|$)"
    rf"|[{HAN}](?:处|公司|中心)(?=[、，,：:]|$)|^\0?(?:各[系部处院]|[{HAN}]{{2,8}}(?:处|系|中心)(?=[{HAN}]))"
)
_ADDRESSEES = re.compile("各.*(?<!如下)[：:]")
_IN_A_HEADING = re.compile("[0-9]|阶段")
_ANYTHING = re.compile(f"[{HAN}A-Za-z0-9]")
_BETWEEN = re.compile("[至到和与及、，,。；;：:（）()名人等兼年月日—－～~/-]")
_DAY = re.compile("(20[0-9]{2})-([0-9]{2})(?:-([0-9]{2})|/(.旬))?(?: ([0-9]{2}:[0-9]{2}))?")


@dataclass(frozen=True)
class Unread:
    """A place of the document and its words."""

    place: str
    words: str


@once
def unread(plan: Plan) -> tuple[Unread, ...]:
    """What no fact of the document has, in its order."""
    found = facts(plan)
    known = _words(found)
    made = [
        each for piece in pieces(plan)
        for each in (_table if piece.kind == "table" else _text)(piece, found, known)
    ]  # fmt: skip
    return tuple(dict.fromkeys(made))


def _text(piece: Piece, found: Sequence[Fact], known: Sequence[str]) -> Iterator[Unread]:
    here = [fact for fact in found if fact.clause in (piece.clause, piece.cited)]
    for sentence in re.split("[。；;\n]", piece.text):
        rest = _without(_MARK.sub("", solid(sentence).removeprefix(piece.clause)), known)
        rest = _NO_FACT.sub("", _undated(rest, here))
        if any(fact.kind == "phase" and fact.quote == piece.text for fact in here):
            rest = rest.replace("阶段", "")
        for title in _titles(here):
            rest = re.sub(f"(?:^|(?<=[，,、]))\0*{re.escape(title)}[：:]", "", rest)
        for count in filter(None, (fact.values.get("declared") for fact in here)):
            rest = re.sub(f"(?<![0-9]){count}(?:人|名|个名额)?(?![0-9])", "", rest)
        tells = _IN_A_HEADING if piece.kind == "heading" else _TELLS
        if tells.search(rest) or _ADDRESSEES.fullmatch(solid(sentence)):
            yield Unread(piece.cited if piece.kind == "item" else piece.clause, sentence.strip())


def _table(piece: Piece, found: Sequence[Fact], known: Sequence[str]) -> Iterator[Unread]:
    """Columns of which nothing is read, and single cells of others."""
    held, heads = c.columns(piece)
    heads = max(heads, piece.heads)
    here = [fact for fact in found if fact.clause in (piece.clause, piece.cited)]
    counts = {(str(f.values["declared"]), w) for f in here if f.kind == "quota" for w in f.subject}
    number, titles = held.get(c.NUMBER), _titles(here)
    left: dict[int, dict[tuple[int, int], str]] = {}
    told = dict[int, int]()
    for at, row in enumerate(piece.rows[heads:], heads):
        whole = [solid(cell) for cell in row]
        for column, cell in enumerate(whole):
            corner = piece.corner(at, column)
            if not cell or cell in titles or column == number or corner[1] != column:
                continue
            told[column] = told.get(column, 0) + 1
            digits = re.sub("[人名个]$", "", cell)
            if digits.isdecimal() and any((digits, w) in counts for w in _said(whole, counts)):
                continue
            rest = _MARKS.sub("", _undated(_without(cell, known), here))
            rest = _without_counts(rest, here).replace("专业", "")
            if _ANYTHING.search(_BETWEEN.sub("", rest)):
                left.setdefault(column, {})[corner] = row[column]
    yield from _told(piece, heads, left, told, piece.cited in {fact.clause for fact in here})


def _told(
    piece: Piece, heads: int, left: Mapping[int, Mapping[tuple[int, int], str]],
    told: Mapping[int, int], is_read: bool,
) -> Iterator[Unread]:  # fmt: skip
    place = piece.cited
    whole = [
        at for at, cells in left.items() if len({*cells}) > 1 and _all(piece, heads, at, cells)
    ]
    if left and not is_read:
        titles = "、".join(_title(piece, heads, at) for at in sorted(told))
        yield Unread(place, f"整张表，{len(piece.rows) - heads} 行（{titles}）")
        return
    for column in whole:
        cells = list(dict.fromkeys(left[column].values()))
        first = " ".join(cells[0].split())
        yield Unread(
            place, f"“{_title(piece, heads, column)}”一栏，共 {len(left[column])} 格，{first}等"
        )
    rows: dict[int, list[str]] = {}
    for column in left:
        for (row, _), said in left[column].items() if column not in whole else ():
            rows.setdefault(row, []).append(" ".join(said.split()))
    for row, words in sorted(rows.items()):
        head = " ".join(dict.fromkeys(" ".join(cell.split()) for cell in piece.rows[row][:3]))
        yield Unread(place, f"{head.strip()}：{'；'.join(dict.fromkeys(words))}")


def _all(piece: Piece, heads: int, column: int, cells: Mapping[tuple[int, int], str]) -> bool:
    """Whether nothing of a column is read."""
    rows = range(heads, len(piece.rows))
    body = {piece.corner(at, column) for at in rows if piece.rows[at][column].strip()}
    return {each for each in body if each[1] == column} <= set(cells)


def _title(piece: Piece, heads: int, column: int) -> str:
    said = c.title(piece, heads - 1, column) if heads else ""
    return said or f"第 {column + 1} 栏"


def _said(row: Sequence[str], counts: Iterable[tuple[str, str]]) -> list[str]:
    return [word for _, word in counts if any(word and solid(word) in cell for cell in row)]


def _without_counts(rest: str, here: Sequence[Fact]) -> str:
    """甲 50 人 乙 50 人, of which the majors are gone: the numbers that were read go too."""
    counts = sorted({str(f.values["declared"]) for f in here if f.kind == "quota"}, key=len)
    for count in reversed(counts):
        rest = re.sub(f"(?<=\0)[：:（(]*{count}(?![0-9])", "", rest)
    return rest


def _without(text: str, known: Sequence[str]) -> str:
    """A text without what facts say, the longest first; \0 stands in its place."""
    for words in known:
        if words in text:
            text = text.replace(words, "\0")
    return text


def _undated(rest: str, here: Sequence[Fact]) -> str:
    """Without the days that facts of this place have."""
    values = [value for fact in here for value in fact.values.values()]
    days = [each for each in _strings(values) if _DAY.search(each)]
    forms = {form for each in days for form in _forms(each)}
    for form in sorted(forms, key=len, reverse=True):
        rest = re.sub(f"(?<![0-9]){form}(?![0-9])", "", rest)
    return rest


def _forms(day: str) -> Iterator[str]:
    """How a day of the data may be written."""
    match = _DAY.search(day)
    if match is None:
        return
    year, month, on, third, time = match.groups()
    behind = f"0?{int(on)}[日号]" if on else third or "[底末初]?"
    clock = f"{time[:2]}[:：时]{time[3:]}" if time else ""
    yield f"(?:{year}年)?0?{int(month)}月{behind}(?:（周.）)?(?:{clock})?"
    yield f"{year}[.．/]0?{int(month)}" + (f"[.．/]0?{int(on)}" if on else "")
    yield f"0?{int(month)}月?"
    if on:
        yield f"0?{int(on)}[日号]"


def _titles(here: Sequence[Fact]) -> set[str]:
    roles = [fact.values.get("roles") for fact in here]
    return {title for each in roles if isinstance(each, dict) for title in each}


def _words(found: Sequence[Fact]) -> list[str]:
    """All that facts say in words of the document, but for work whose day was not understood."""
    said = set[str]()
    for fact in found:
        if fact.kind in _AROUND:
            said.add(solid(fact.quote))
        texts, due = fact.values.get("tasks"), fact.values.get("due")
        values = {key: each for key, each in fact.values.items() if key not in ("tasks", "due")}
        if isinstance(texts, list) and isinstance(due, list):
            said |= {
                solid(text) for text, day in zip(texts, due, strict=True)
                if day or not re.search("[0-9]{1,2}月|[0-9]{1,2}日", text)
            }  # fmt: skip
        whole = [*fact.subject, *_strings(list(values.values()))]
        said |= {solid(each) for words in whole for each in (words, *words.split("。"))}
        if fact.kind == "certificate":  # 车工, of 车工（数控车床）
            said.add(re.sub("（[^（）]*）$", "", fact.subject[0]))
    short = (each for each in said if len(each) > 1 and not _DAY.match(each))
    return sorted(short, key=len, reverse=True)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from _strings(list(value.values()))
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from _strings(each)
