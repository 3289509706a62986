"""Facts of people and departments: groups with their roles, and who has which duties."""

import re
from collections.abc import Iterator, Sequence

from generators.core.chinese import HAN
from generators.exchange.recognising import column_titles as c
from generators.exchange.recognising.pieces import Fact, Piece, listed, names, sentences

_ROLE = re.compile(
    r"(?:[0-9]{1,2}\s*[.．、]\s*|[（(][一二三四五六七八九十0-9]{1,2}[）)]\s*)?"
    r"((?:常务)?副?\s*(?:组\s*长|主\s*任(?:委员)?|队\s*长|总\s*监)|成\s*员|委\s*员|秘\s*书(?:长)?|联络员|干\s*事)\s*[:：]\s*(.+)"
)
_GROUP = re.compile(
    rf"([{HAN}A-Za-z0-9+“”]*?(?:领导小组|工作小组|工作组|专家组|考务组|指导组|监督组|保障组|委员会|办公室|工作专班|专班))"
)
_SET_UP = re.compile(".*(?:成立|设立|组建|下设|建立)(?:了|由|一个|以)?")
_HOST = re.compile(rf"设在([{HAN}（）]{{2,14}}?)(?=[，,。；;（(、]|办公|$)")
_UNIT = (
    rf"(?:各[{HAN}（）()、]{{1,12}}|[{HAN}（）()]{{1,20}}?"
    r"(?:部|处|学院|院|中心|系|办公室|办|室|科|馆|团委|工会|教研室|小组|队|公司))"
)
_UNITS = rf"({_UNIT}(?:[、和]{_UNIT}){{0,3}})"
_DUTY = re.compile(
    rf"{_UNITS}\s*(?:[:：。]\s*|(?:牵头)?[，,]?(?=负责|承担|做好|配合|协助|牵头))(.{{4,}})", re.S
)
_ANOTHER = re.compile(rf"[，,]\s*(?={_UNIT}(?:负责|承担))")
_NOBODY = ("学院", "我院", "本院", "全院", "学部", "部门", "各部门")  # whoever it is
_SECTION = re.compile("分工|职责|责任|职能")
_HEAD = re.compile(rf"{_UNIT}")
_LONGEST = 200


def groups(pieces: Sequence[Piece]) -> Iterator[Fact]:
    """Groups that are listed with their roles, each below the words that name it."""
    told = set[str]()
    at = 0
    while at < len(pieces):
        roles, behind, quote = _roles(pieces, at)
        if not roles:
            at += 1
            continue
        above = [each for each in pieces[max(0, at - 8) : at] if each.kind != "table"]
        full, host = _named(above, told)
        if full:
            name = next((w for w in ("领导小组", "办公室") if full.endswith(w)), full)
            name = full if name in told else name
            told |= {name, full}
            values = {"full_name": full, "hosted_by": host, "roles": roles}
            yield Fact("group", (name,), pieces[at].clause, quote, values)
        at = behind


def _roles(pieces: Sequence[Piece], at: int) -> tuple[dict[str, list[str]], int, str]:
    """The roles that are listed from a piece on, the piece behind them, and the first line."""
    roles, quote, open_ = dict[str, list[str]](), "", ""
    while at < len(pieces):
        piece = pieces[at]
        if piece.kind == "table":
            if not roles and (found := _role_table(piece)):
                return found, at + 1, piece.text or " ".join(piece.rows[0])
            break
        if piece.kind == "heading" and roles:
            break
        for line in piece.text.split("\n"):
            match = _ROLE.fullmatch(line.strip())
            people = names(match[2]) if match else names(line) if open_ else []
            title = re.sub(r"\s+", "", match[1]) if match else open_
            if match and title in roles:
                return roles, at, quote  # another group begins
            if not people:
                return (roles, at + (1 if match else 0), quote) if roles else ({}, at, "")
            roles.setdefault(title, []).extend(people)
            quote, open_ = quote or line, title
        at += 1
    return roles, at, quote


def _role_table(piece: Piece) -> dict[str, list[str]]:
    held, heads = c.columns(piece)
    roles = dict[str, list[str]]()
    if c.PERSON in held and c.ROLE in held:
        for row in c.body(piece, heads):
            title = re.sub(r"\s+", "", row[held[c.ROLE]])
            if (people := names(row[held[c.PERSON]])) and title:
                roles.setdefault(title, []).extend(people)
    return roles


def _named(above: Sequence[Piece], told: set[str]) -> tuple[str, str | None]:
    """The group that the words above a list name last, and where it is."""
    for piece in reversed(above):
        text = re.sub(r"\s+", "", piece.text)
        found = [_SET_UP.sub("", match[1]) for match in _GROUP.finditer(text)]
        found = [
            re.sub("^(?:[一二三四五六七八九十]、|（[一二三四五六七八九十]）)", "", each)
            for each in found
        ]
        known = [each for each in found if len(each) > 2 and each not in told]
        if known:
            full = known[0]
            if "办公室" in text and "领导小组" in told and "下设" in text:
                full = "办公室" if len(known[-1]) > 12 or "下设" in known[-1] else known[-1]
            host = _HOST.search(text)
            return full, host[1] if host and full.endswith("办公室") else None
    return "", None


def duties(pieces: Sequence[Piece]) -> Iterator[Fact]:
    """What departments are responsible for: 教学处：负责……, a clause or a row each."""
    told, section = set[str](), ""
    for at, piece in enumerate(pieces):
        if piece.kind == "heading" and not ("（" in piece.clause or "条" in piece.clause):
            section = piece.text
        if piece.kind == "table":
            found = list(_duty_table(piece))
        elif _SECTION.search(section):
            found = list(_duty(pieces, at))
        else:
            found = []
        for unit, text, quote in found:
            if unit not in told and unit not in _NOBODY:
                told.add(unit)
                texts = [each for each in sentences(text) if len(each) <= _LONGEST]
                if texts:
                    yield Fact("duty", (unit,), piece.cited, quote, {"duties": texts})


def _duty_table(piece: Piece) -> Iterator[tuple[str, str, str]]:
    held, heads = c.columns(piece)
    if c.UNIT in held and (c.DUTIES in held or (c.TASKS in held and c.SPAN not in held)):
        said = dict[str, list[str]]()
        for row in c.body(piece, heads):
            for unit in listed(row[held[c.UNIT]])[0]:
                if re.fullmatch(_UNIT, unit):
                    text = row[held.get(c.DUTIES, held.get(c.TASKS, 0))]
                    said.setdefault(unit, []).append(text)
        for unit, texts in said.items():
            yield unit, "；".join(map(_unnumbered, texts)), f"{unit} {texts[0]}"


def _duty(pieces: Sequence[Piece], at: int) -> Iterator[tuple[str, str, str]]:
    piece = pieces[at]
    words = re.sub(
        r"^(?:[（(][一二三四五六七八九十0-9]{1,3}[）)]|[0-9]{1,2}[.．、]|第[一二三四五六七八九十百]+条)\s*",
        "",
        piece.text,
    )
    below = "".join(
        each.text for each in pieces[at + 1 : at + 4]
        if each.clause == piece.clause and each.kind == "paragraph" and ("（" in piece.clause)
    )  # fmt: skip
    if piece.kind == "heading" and _HEAD.fullmatch(re.sub(r"\s+", "", words)):
        text = "；".join(
            _unnumbered(each.text) for each in pieces[at + 1 :]
            if each.clause == piece.clause and each.kind in ("paragraph", "item")
        )  # fmt: skip
        if text:
            yield re.sub(r"\s+", "", words), text, piece.text
    elif piece.kind in ("paragraph", "item"):
        whole = words + (below if piece.kind == "paragraph" and words[-1] not in "。；;" else "")
        for part in _ANOTHER.split(whole):
            if match := _DUTY.match(part):
                several = [match[1]] if "各" in match[1] else re.split("[、和]", match[1])
                for unit in several:
                    yield unit.replace("(", "（").replace(")", "）"), match[2], piece.text


def _unnumbered(text: str) -> str:
    return re.sub(
        r"(?:(?<=^)|(?<=[；;。\n]))\s*(?:[（(][0-9]{1,2}[）)]|[0-9]{1,2}[.．、])\s*", "", text
    )


def departments(found: Sequence[Fact]) -> Iterator[Fact]:
    """The departments that other facts speak of."""
    told = set[str]()

    def one(name: str, fact: Fact) -> Iterator[Fact]:
        if name and name not in told:
            told.add(name)
            collective = {"collective": True} if name.startswith("各") else {}
            yield Fact("department", (name,), fact.clause, fact.quote, dict(collective))

    for fact in found:
        if fact.kind == "duty":
            yield from one(fact.subject[0], fact)
        elif fact.kind == "quota":
            yield from one(str(fact.values.get("department", "")), fact)
        elif fact.kind == "group":
            yield from one(str(fact.values["hosted_by"] or ""), fact)
        elif fact.kind == "phase":
            owners = fact.values["owners"]
            for units in owners if isinstance(owners, list) else []:
                for name in units.split("、"):
                    if re.fullmatch(_UNIT, name):
                        yield from one(name, fact)
