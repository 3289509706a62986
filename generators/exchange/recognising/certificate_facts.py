"""Facts of certificates: which there are, who may take them, places, leads."""

import re
from collections.abc import Iterable, Iterator, Sequence

from generators.core.chinese import HAN
from generators.exchange.recognising import certificate_tables, evaluators
from generators.exchange.recognising.certificate_tables import Found, Share
from generators.exchange.recognising.people_lists import names
from generators.exchange.recognising.pieces import Fact, Piece

_WORD = rf"[{HAN}A-Za-z0-9+]{{2,30}}"
_LEAD = re.compile(
    rf"({_WORD}?)(?:证书|项目)?(?:的)?((?:教学团队|项目)?负责人)\s*[:：为是]\s*"
    rf"([{HAN}]{{2,4}})(?=[、，,；;。\s]|$)"
)
_LIST = re.compile(
    rf"({_WORD}(?:、{_WORD})*(?:[和及]{_WORD})?)\s*(?:等)?\s*[一二两三四五六七八九十0-9]{{1,3}}\s*"
    r"(?:个|种|项)?(?:“?1\+X”?)?(?:职业技能(?:等级)?)?证书"
)


def facts(pieces: Sequence[Piece]) -> Iterator[Fact]:
    found: dict[str, Found] = {}
    for piece in pieces:
        if piece.kind == "table":
            certificate_tables.table(piece, found)
    certificate_tables.clauses(pieces, found)
    if not found:
        _listed(pieces, found)
    for piece in pieces:
        if piece.kind in ("paragraph", "item"):
            _leads(piece, found)
    evaluators.told(pieces, found)
    homes = _homes(found.values())
    yield from _majors(found.values(), homes)
    for name, each in found.items():
        yield _certificate(name, each)
    for name, each in found.items():
        several = _one(each.levels) is None
        shares = certificate_tables.apart(each, homes)
        yield from (_quota(name, share, several) for share in shares)
    yield from _led(found)


def _certificate(name: str, each: Found) -> Fact:
    values = {
        "number": each.number, "majors": _eligible(each), "open": each.open,
        "evaluator": each.evaluator, "level": _one(each.levels), "departments": each.departments,
    }  # fmt: skip
    return Fact("certificate", (name,), each.piece.cited, _around(each.piece, name), values)


def _quota(name: str, share: Share, several: bool) -> Fact:
    """The level is said where the certificate has several."""
    level = {"level": share.level} if several and share.level else {}
    subject = (name, *share.who.values(), *level.values())
    values = {**share.who, "declared": share.count, **level}
    return Fact("quota", subject, share.piece.cited, share.quote, values)


def _led(found: dict[str, Found]) -> Iterator[Fact]:
    """How leads are called, and who they are."""
    first = next((each.led for each in found.values() if each.led), None)
    if first:
        called, piece, quote = first
        team = called.removesuffix("负责人")
        own = {"name": team} if team.endswith(("团队", "组")) else {"name": called}
        title = {} if team == own["name"] else {"lead_title": called}
        head = " ".join(dict.fromkeys(piece.rows[0])) if piece.rows else quote
        yield Fact("teams", (), piece.cited, head, {**own, **title})
    for name, each in found.items():
        if each.led:
            lead, *others = each.leads
            more = {"co_leads": others} if others else {}
            yield Fact("lead", (name,), each.led[1].cited, each.led[2], {"lead": lead, **more})


def _eligible(found: Found) -> list[str]:
    majors = [share.who["major"] for share in found.shares if "major" in share.who]
    return found.eligible or list(dict.fromkeys(majors))


def _one(levels: list[str]) -> str | None:
    known = list(dict.fromkeys(filter(None, levels)))
    return known[0] if len(known) == 1 else None


def _homes(found: Iterable[Found]) -> dict[str, str]:
    """The departments of majors, where the document says one."""
    said: dict[str, set[str]] = {}
    for each in found:
        for major, home in each.homes:
            said.setdefault(major, set()).add(home)
    return {major: next(iter(homes)) for major, homes in said.items() if len(homes) == 1}


def _majors(found: Iterable[Found], homes: dict[str, str]) -> Iterator[Fact]:
    told = set[str]()
    for each in found:
        shares = [share.who["major"] for share in each.shares if "major" in share.who]
        for major in [*_eligible(each), *shares]:
            if major not in told:
                told.add(major)
                values = {"department": homes.get(major)}
                yield Fact("major", (major,), each.piece.cited, _around(each.piece, major), values)


def _leads(piece: Piece, found: dict[str, Found]) -> None:
    """Leads that a sentence names."""
    for match in _LEAD.finditer(piece.text):
        name = next((n for n in found if match[1].endswith(n)), None)
        if name and found[name].led is None and names(match[3]):
            found[name].leads, found[name].led = [match[3]], (match[2], piece, match[0])


def _listed(pieces: Sequence[Piece], found: dict[str, Found]) -> None:
    """Certificates that a sentence lists, where no table does."""
    for piece in pieces:
        for match in _LIST.finditer(piece.text):
            words = re.sub("^.*(?:开展|包括|从|为|参加|组织|实施|设立|完成)", "", match[1])
            several = re.split("[、和及]", words)
            for name in several if len(several) > 1 else ():
                if 2 <= len(name) <= 30:
                    found.setdefault(name, Found(piece, len(found) + 1))


def _around(piece: Piece, word: str) -> str:
    """The row or the sentence in which a word stands."""
    for row in piece.rows:
        cells = [re.sub(r"\s+", " ", cell) for cell in row]
        if any(word in re.sub(r"\s+", "", cell) for cell in cells):
            return " ".join(dict.fromkeys(filter(None, cells)))
    return piece.text
