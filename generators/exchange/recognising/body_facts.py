"""Facts of bodies: groups with their names, who serves in them, what they have to do."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generators.core.chinese import HAN
from generators.exchange.recognising import role_lists
from generators.exchange.recognising.pieces import Fact, Piece, sentences
from generators.exchange.recognising.role_lists import Roles
from generators.model.document.issued_text import solid

_GROUP = re.compile(
    rf"([{HAN}A-Za-z0-9+“”]*?(?:领导小组|工作小组|工作组|专家组|考务组|指导组|监督组|保障组|委员会|办公室|工作专班|专班))"
)
_OWN = re.compile(rf"[{HAN}A-Za-z0-9+“”]{{2,24}}(?:组|委员会|专班|办公室|中心|队)")
_SET_UP = re.compile(".*(?:成立|设立|组建|下设|建立)(?:了|由|一个|以)?")
_HOST = re.compile(rf"设在([{HAN}（）]{{2,14}}?)(?=[，,。；;（(、]|办公|$)")
_SHORT = re.compile(r"以下(?:简称|称)[：:]?[“\"]?([^”\"）)]{2,20})")
_DUTIES = re.compile(
    r"(?:其|小组|主要|工作|办公室){0,3}(?:职责|任务)(?:为|是|如下)?\s*[：:]?(.*)", re.S
)
_MARK = re.compile(
    "^(?:[一二三四五六七八九十]、|[（(][一二三四五六七八九十0-9]+[）)]|[0-9]{1,2}[.．、])"
)
_ITEM = re.compile(r"^\s*(?:[（(][0-9]{1,2}[）)]|[0-9]{1,2}[.．、])\s*")
_BODY = re.compile(".*(?:组|委员会|专班)")
_ARTICLE = re.compile("^(?:第[一二三四五六七八九十百]+条|[（(][一二三四五六七八九十]+[）)])")
_TOLD = re.compile(
    rf"([{HAN}A-Za-z0-9+“”]{{2,40}}?)的?(?:主要)?(?:工作)?(?:职责|任务)(?:为|是|如下)?[：:](.*)"
)
_OFFICE = re.compile("(?:下设|设立|设)办公室|办公室设在")
_SEVERAL = re.compile(
    "各(?:系|部|二级|学院|教学|院|单位|专业)[^，。；]{0,8}(?:成立|设立|组建|建立)"
)
_HEAD = re.compile("(?!.*副).*(?:长|主任.*|总监|指挥|召集人)")
_LONGEST = 200


def groups(pieces: Sequence[Piece]) -> Iterator[Fact]:
    """Groups that are listed with their roles, each below the words that name it; and those that a
    sentence tells."""
    told = set[str]()
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        own, inside = role_lists.in_sentence(piece.text) if piece.kind != "table" else ("", Roles())
        if inside.held and _OWN.fullmatch(own):
            yield _fact(own, own, piece, inside, None, list(_texts(inside.behind)))
            told.add(own)
            at += 1
            continue
        roles, behind = role_lists.listed(pieces, at)
        if not roles.held:
            yield from _appointed(piece, told)
            at += 1
            continue
        above = [each for each in pieces[max(0, at - 8) : at] if each.kind != "table"]
        own = role_lists.own_name(piece.text)
        full, host = (own, None) if own and own not in told else _named(above, told)
        if full:
            name = next((w for w in ("领导小组", "办公室") if full.endswith(w)), full)
            name = full if name in told else name
            told |= {name, full}
            duties = list(_below(pieces, behind, piece.clause))
            yield _fact(name, full, piece, roles, host, duties, _short(above, full))
        at = max(behind, at + 1)


def _fact(
    name: str, full: str, piece: Piece, roles: Roles, host: str | None, duties: list[str],
    aliases: Sequence[str] = (),
) -> Fact:  # fmt: skip
    first = next(iter(roles.held))
    values = {
        "full_name": full, "aliases": list(aliases), "hosted_by": host,
        "head": first if _HEAD.fullmatch(first) and len(roles.held[first]) == 1 else None,
        "roles": {title: [p.name for p in held] for title, held in roles.held.items()},
        "posts": {
            title: {p.name: p.post for p in held if p.post} for title, held in roles.held.items()
        },
        "alone": [p.name for held in roles.held.values() for p in held if p.alone],
        "duties": duties,
    }  # fmt: skip
    return Fact("group", (name,), piece.clause, roles.quote, values)


def _appointed(piece: Piece, told: set[str]) -> Iterator[Fact]:
    """A group that a sentence sets up and appoints people to."""
    before = ""
    for text in piece.text.split("。") if piece.kind != "table" else ():
        named, before = [replace(piece, text=before), replace(piece, text=text)], text
        roles = role_lists.appointed(text)
        if not roles.held or _SEVERAL.search(text):
            continue
        full, host = _named(named, told)
        if _OFFICE.search(text):
            full, host = "办公室", next((m[1] for m in _HOST.finditer(text)), None)
        if full and full not in told:
            told.add(full)
            yield _fact(full, full, piece, roles, host, [], _short(named, full))


def _short(above: Sequence[Piece], full: str) -> list[str]:
    """How the words that name a group call it for short."""
    for piece in reversed(above):
        if full in re.sub(r"\s+", "", piece.text):
            found = _SHORT.search(piece.text)
            return [found[1]] if found and found[1] != full else []
    return []


def _below(pieces: Sequence[Piece], at: int, clause: str) -> Iterator[str]:
    """The duties that are listed behind a list of people: 主要职责：1.…"""
    match = _DUTIES.fullmatch(pieces[at].text.strip()) if at < len(pieces) else None
    if match is None or pieces[at].clause != clause:
        return
    if match[1].strip():
        yield from _texts(match[1])
        return
    for piece in pieces[at + 1 :]:
        if piece.kind != "item" or piece.clause != clause:
            return
        yield from _texts(piece.text)


def _texts(text: str) -> Iterator[str]:
    for each in sentences(_ITEM.sub("", _ARTICLE.sub("", text).replace("。", "；"))):
        if 1 < len(each) <= _LONGEST:
            yield each


def _named(above: Sequence[Piece], told: set[str]) -> tuple[str, str | None]:
    """The group that the words above a list name last, and where it is."""
    for piece in reversed(above):
        text = _MARK.sub("", re.sub(r"\s+", "", piece.text))
        found = [_MARK.sub("", _SET_UP.sub("", match[1])) for match in _GROUP.finditer(text)]
        if not found and piece.kind == "heading" and _OWN.fullmatch(text):
            found = [text]
        known = [each for each in found if len(each) > 2 and each not in told]
        if known:
            full = known[0]
            if "办公室" in text and "领导小组" in told and "下设" in text:
                full = "办公室" if len(known[-1]) > 12 or "下设" in known[-1] else known[-1]
            host = _HOST.search(text)
            return full, host[1] if host and full.endswith("办公室") else None
    return "", None


def told_duties(pieces: Sequence[Piece], found: Sequence[Fact]) -> list[Fact]:
    """The groups with duties that a clause of its own tells: 考委会的主要职责：（一）…"""
    made = {fact.key: fact for fact in found}
    for at, piece in enumerate(pieces):
        match = _TOLD.match(_ARTICLE.sub("", solid(piece.text)))
        of = next((f for f in found if match and match[1] in (*_aliases(f), *f.subject)), None)
        if match and of and not made[of.key].values["duties"]:
            texts = list(_texts(match[2])) or [
                text for each in pieces[at + 1 :] for text in _texts(each.text)
                if each.clause.startswith(piece.clause) and each.kind in ("paragraph", "item")
            ]  # fmt: skip
            made[of.key] = replace(of, values={**of.values, "duties": texts})
    return list(made.values())


def with_duties(found: Sequence[Fact], duties: Sequence[Fact]) -> tuple[list[Fact], list[Fact]]:
    """Groups and departments apart: what a group has to do is no duty of a department. A group
    that is only told what to do is one without a list."""
    by_name = {fact.subject[0]: fact for fact in found}
    for alias, fact in [(a, f) for f in found for a in _aliases(f)]:
        by_name.setdefault(alias, fact)
    groups, departments = {fact.key: fact for fact in found}, list[Fact]()
    for duty in duties:
        name = duty.subject[0]
        group = by_name.get(name)
        if group is not None:
            now = groups[group.key]
            mine = now.values["duties"] or duty.values["duties"]
            # A list of people under its heading is no duty
            if group.clause != duty.clause or now.values["duties"] or _is_duty(duty):
                groups[group.key] = replace(now, values={**now.values, "duties": mine})
        elif _BODY.fullmatch(name) and any(fact.clause == duty.clause for fact in found):
            continue  # a heading above several groups
        elif _BODY.fullmatch(name):
            made = Roles({}, duty.quote)
            values = {
                "full_name": name, "aliases": [], "hosted_by": None, "head": None, "roles": {},
                "posts": {}, "alone": [], "duties": duty.values["duties"],
            }  # fmt: skip
            groups["group", name] = Fact("group", (name,), duty.clause, made.quote, values)
        else:
            departments.append(duty)
    return list(groups.values()), departments


def with_owners(phase: Fact, groups: Sequence[Fact]) -> Fact:
    """A phase whose work is done by groups under their names, where it calls them otherwise."""
    called = {alias: fact.subject[0] for fact in groups for alias in _aliases(fact)}
    owners, lead = phase.values["owners"], phase.values["lead"]
    if not isinstance(owners, list) or not isinstance(lead, list):
        return phase
    values = {
        "owners": ["、".join(called.get(u, u) for u in units.split("、")) for units in owners],
        "lead": [tuple(called.get(u, u) for u in units) for units in lead],
    }
    return replace(phase, values={**phase.values, **values})


def _is_duty(duty: Fact) -> bool:
    return bool(re.match(".*?(?:负责|职责|承担)", duty.quote))


def _aliases(fact: Fact) -> list[str]:
    aliases = fact.values["aliases"]
    return [*aliases, str(fact.values["full_name"])] if isinstance(aliases, list) else []
