"""Who has which role in a list or a table of people: 组长：…, lines that go on with 成员, rows."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from generators.core.chinese import HAN
from generators.exchange.recognising import column_titles as c
from generators.exchange.recognising.people_lists import Person, names, people
from generators.exchange.recognising.pieces import Piece

_MARK = (
    r"(?:[0-9]{1,2}(?:\.[0-9]{1,2}){1,2}(?![0-9年月日])|[0-9]{1,2}\s*[.．、]"
    r"|[（(][一二三四五六七八九十0-9]{1,2}[）)])\s*"
)
_TITLE = (
    r"(?:常\s*务|执\s*行)?\s*副?\s*(?:组\s*长|主\s*任(?:\s*委\s*员)?|队\s*长|总\s*监|总\s*指\s*挥|指\s*挥\s*长"
    r"|总\s*裁\s*判(?:\s*长)?|秘\s*书(?:\s*长)?)|召\s*集\s*人|成\s*员|组\s*员|委\s*员|联\s*络\s*员|干\s*事|顾\s*问"
)
_ROLE = re.compile(rf"(?:^|(?<=[\s；;。，,：:]))({_TITLE})\s*[:：]")
_OWN = re.compile(rf"([{HAN}]{{2,12}}?(?:组|委员会|专班|办公室))(?={_TITLE}\s*[:：])")
_ALONE = re.compile(_TITLE)
TITLE = _TITLE


@dataclass
class Roles:
    """Roles in their order, each with its people; `quote` is the first line; `behind` what a
    sentence goes on with behind the last of them."""

    held: dict[str, list[Person]] = field(default_factory=dict)
    quote: str = ""
    behind: str = ""

    def add(self, title: str, found: Sequence[Person], quote: str) -> None:
        self.held.setdefault(re.sub(r"\s+", "", title), []).extend(found)
        self.quote = self.quote or quote


def listed(pieces: Sequence[Piece], at: int) -> tuple[Roles, int]:
    """The roles that are listed from a piece on, and the number of the piece behind them. A role
    whose people are not understood is left out."""
    made, open_ = Roles(), ""
    while at < len(pieces):
        piece = pieces[at]
        if piece.kind == "table":
            if not made.held and (rows := in_table(piece)).held:
                return rows, at + 1
            break
        if piece.kind == "heading" and made.held:
            break
        for line in piece.text.split("\n"):
            said = list(in_line(line))
            if any(re.sub(r"\s+", "", title) in made.held for title, _ in said):
                return made, at  # another group begins
            for title, words in said:
                if found := people(words):
                    made.add(title, found, line)
                open_ = re.sub(r"\s+", "", title) if found else "?"
            if not said:
                more = people(line) if open_ else []
                if not more:
                    return made, at
                if open_ in made.held:
                    made.add(open_, more, line)
        at += 1
    return made, at


def own_name(line: str) -> str:
    """The group that a line of a role names itself: 考务组组长：…"""
    own = _OWN.match(re.sub(f"^{_MARK}", "", line.strip()))
    return own[1] if own else ""


def in_line(line: str) -> Iterator[tuple[str, str]]:
    """The roles of a line that says nothing else."""
    line = re.sub(f"^{_MARK}", "", line.strip())
    if own := _OWN.match(line):
        line = line[own.end() :]
    found = list(_ROLE.finditer(line))
    if not found or found[0].start() or "。" in line.rstrip("。"):
        return
    ends = [each.start() for each in found[1:]] + [len(line)]
    for match, end in zip(found, ends, strict=True):
        yield match[1], line[match.end() : end]


def in_sentence(text: str) -> tuple[str, Roles]:
    """The roles of 考务组。组长：…；成员：…。负责…, and what the text begins with."""
    text = re.sub(f"^{_MARK}", "", text.strip())
    first = _ROLE.search(text)
    if first is None or not first.start():
        return "", Roles()
    told, _, behind = text[first.start() :].partition("。")
    made = Roles(behind=behind)
    found = list(_ROLE.finditer(told))
    for match, end in zip(found, [m.start() for m in found[1:]] + [len(told)], strict=True):
        if who := people(told[match.end() : end]):
            made.add(match[1], who, text)
    return text[: first.start()].strip(" 。：:，,；;"), made


_BECOMES = re.compile(
    rf"(?:^|[，,；;。：:])\s*(?:由)?([^，,；;。：:]{{1,40}}?)(?:同志)?(?:兼任|担任|任|兼|为)"
    rf"(?:领导小组|工作小组|办公室|小组)?({_TITLE})(?=[，,；;。]|$)"
)


_IS = re.compile(
    rf"(?:^|[，,；;。])({_TITLE})(?:为|由|是)([^，,；;。]{{2,40}}?)(?:担任|组成)?(?=[，,；;。]|$)"
)


def appointed(text: str) -> Roles:
    """Who is appointed by a sentence: 方立诚兼任办公室主任，顾小满（教务处科长）任联络员。"""
    made = Roles()
    for match in _BECOMES.finditer(re.sub(r"(?<=[（(])[^（）()]*(?=[）)])", _one, text)):
        if who := people(match[1].replace("\0", "、")):
            made.add(match[2], who, text)
    for match in _IS.finditer(text):
        if who := people(match[2]):
            made.add(match[1], who, text)
    return made


def _one(bracket: re.Match[str]) -> str:
    """What stands in a bracket parts no sentence."""
    return re.sub("[，,；;、]", "\0", bracket[0])


def in_table(piece: Piece) -> Roles:
    """Rows of a role and who has it, with or without a head."""
    held, _ = c.columns(piece)
    rows = piece.rows
    wide = range(len(rows[0]) if rows else 0)
    role = next((at for at in wide if _share(rows, at, _is_title) > 0.6), None)
    person = held.get(
        c.PERSON, next((at for at in wide if at != role and _is_people(rows, at)), None)
    )
    made = Roles()
    if role is None or person is None or role == person:
        return made
    post = next(
        (at for at in wide if at not in (role, person) and _share(rows, at, _is_post) > 0.4), None
    )
    for row in rows:
        who = people(row[person])
        if _is_title(row[role]) and who:
            if post is not None and len(who) == 1 and row[post].strip() and not who[0].post:
                who = [Person(who[0].name, _plain(row[post]), who[0].alone)]
            made.add(row[role], who, " ".join(dict.fromkeys(filter(None, map(_plain, row)))))
    return made


def _share(rows: Sequence[Sequence[str]], at: int, real: Callable[[str], bool]) -> float:
    """How much of what a column says is such a thing."""
    body = [row[at] for row in rows if row[at].strip()]
    return sum(bool(real(cell)) for cell in body) / max(len(body), 2)


def _is_title(cell: str) -> bool:
    return _ALONE.fullmatch(re.sub(r"\s+", "", cell)) is not None


def _is_people(rows: Sequence[Sequence[str]], at: int) -> bool:
    return _share(rows, at, lambda cell: bool(names(cell))) > 0.6


def _is_post(cell: str) -> bool:
    found = people(cell)
    return bool(found and found[0].alone) or cell.strip().endswith(
        ("处", "部", "系", "学院", "中心")
    )


def _plain(cell: str) -> str:
    return re.sub(r"\s+", " ", cell).strip()
