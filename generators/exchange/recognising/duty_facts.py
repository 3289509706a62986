"""Facts of departments: who has which duties, and which departments other facts speak of."""

import re
from collections.abc import Iterator, Sequence

from generators.core.chinese import HAN
from generators.exchange.recognising import column_titles as c
from generators.exchange.recognising.pieces import Fact, Piece, listed, sentences

UNIT = (
    rf"(?:各[{HAN}（）()、]{{1,12}}|[{HAN}（）()]{{1,20}}?"
    r"(?:部|处|学院|院|中心|系|办公室|办|室|科|馆|团委|工会|教研室|组|队|公司))"
)
_UNITS = rf"({UNIT}(?:[、和]{UNIT}){{0,3}})"
_DUTY = re.compile(
    rf"{_UNITS}\s*(?:[:：。]\s*|(?<=\s)(?=[{HAN}]{{2}})|(?:牵头)?[，,]?(?=负责|承担|做好|配合|协助|牵头))(.{{4,}})",
    re.S,
)
_ANOTHER = re.compile(rf"[，,]\s*(?={UNIT}(?:负责|承担))")
_NOBODY = ("学院", "我院", "本院", "全院", "学部", "部门", "各部门")  # whoever it is
_OUTSIDE = re.compile(rf"[{HAN}]*(?:(?:评价|认定|鉴定)(?:组织|机构)|公司|协会|合作企业)")
_SECTION = re.compile("分工|职责|责任|职能|部门任务|任务分解")
_LONGEST = 200


def duties(pieces: Sequence[Piece]) -> Iterator[Fact]:
    """What departments are responsible for: 教学处：负责……, a clause or a row each."""
    told, section = set[str](), ""
    for at, piece in enumerate(pieces):
        if piece.is_section:
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
                if re.fullmatch(UNIT, unit):
                    text = row[held.get(c.DUTIES, held.get(c.TASKS, 0))]
                    said.setdefault(unit, []).append(text)
        for unit, texts in said.items():
            yield unit, "；".join(map(_unnumbered, texts)), f"{unit} {texts[0]}"


def _duty(pieces: Sequence[Piece], at: int) -> Iterator[tuple[str, str, str]]:
    piece = pieces[at]
    words = re.sub(
        r"^(?:[（(][一二三四五六七八九十0-9]{1,3}[）)]|[0-9]{1,2}(?:\.[0-9]{1,2})+|[0-9]{1,2}[.．、]|第[一二三四五六七八九十百]+条)\s*",
        "",
        piece.text,
    )
    below = "".join(
        each.text for each in pieces[at + 1 : at + 4]
        if each.clause == piece.clause and each.kind == "paragraph" and ("（" in piece.clause)
    )  # fmt: skip
    if piece.kind == "heading" and re.fullmatch(UNIT, re.sub(r"\s+", "", words)):
        text = "；".join(
            _unnumbered(each.text) for each in pieces[at + 1 :]
            if each.clause == piece.clause and each.kind in ("paragraph", "item")
        )  # fmt: skip
        if text:
            yield re.sub(r"\s+", "", words), text, piece.text
    elif piece.kind in ("paragraph", "item"):
        whole = words + (below if piece.kind == "paragraph" and words[-1] not in "。；;" else "")
        for part in _ANOTHER.split(re.sub("^(?:另|并|同时|其中|具体)?由", "", whole)):
            if match := _DUTY.match(part):
                several = [match[1]] if "各" in match[1] else re.split("[、和]", match[1])
                for unit in several:
                    yield unit.replace("(", "（").replace(")", "）"), match[2], piece.text


def _unnumbered(text: str) -> str:
    return re.sub(
        r"(?:(?<=^)|(?<=[；;。\n]))\s*(?:[（(][0-9]{1,2}[）)]|[0-9]{1,2}[.．、])\s*", "", text
    )


def departments(found: Sequence[Fact]) -> Iterator[Fact]:
    """The departments that other facts speak of; a group is none."""
    told = {name for fact in found if fact.kind == "group" for name in fact.subject}
    told |= {str(fact.values["name"]) for fact in found if fact.kind == "teams"}

    def one(name: str, fact: Fact) -> Iterator[Fact]:
        if name and name not in told:
            told.add(name)
            kind = {"collective": True} if name.startswith("各") else {}
            kind |= {"outside": True} if _OUTSIDE.fullmatch(name) else {}
            yield Fact("department", (name,), fact.clause, fact.quote, dict(kind))

    for fact in found:
        if fact.kind == "duty":
            yield from one(fact.subject[0], fact)
        elif fact.kind in ("major", "quota"):
            yield from one(str(fact.values.get("department") or ""), fact)
        elif fact.kind == "certificate":
            homes = fact.values["departments"]
            for name in homes if isinstance(homes, list) else []:
                yield from one(name, fact)
        elif fact.kind == "group":
            yield from one(str(fact.values["hosted_by"] or ""), fact)
        elif fact.kind == "phase":
            owners = fact.values["owners"]
            for units in owners if isinstance(owners, list) else []:
                for name in units.split("、"):
                    if re.fullmatch(UNIT, name) or _OUTSIDE.fullmatch(name):
                        yield from one(name, fact)
