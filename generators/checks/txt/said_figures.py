"""How many persons a certificate, or those whom its places are for, have. Holds no rule."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from generators.checks.txt.said import Said, clause_at, is_elsewhere, one_of, side_by_side
from generators.checks.txt.stated_numbers import COUNT, PART, PERSONS, Stated, rungs_of, stated
from generators.core.chinese import AMOUNT, amount
from generators.core.late_patterns import Late
from generators.core.once import once
from generators.model.certificate_names import of_each
from generators.model.entities import Certificate
from generators.model.exams import Quota
from generators.model.known import LADDER
from generators.model.plans import Plan

Line = tuple[Certificate, Quota]

_MEN = rf"\s*(?:{PERSONS}|位)"
_LIST = Late(
    rf"(?:分别|依次)(?:为|是|有|安排|申报|核定|报名|达到?|分配)*(?P<list>(?:{AMOUNT})(?:{_MEN})?"
    rf"(?:[、，和与及]++(?:{AMOUNT})(?:{_MEN})?)++)",
    "分别", "依次",
)  # fmt: skip
_EACH = Late(
    rf"各(?:安排|申报|核定|分配|有|为)?(?:名额)?(?P<number>{AMOUNT})(?:{_MEN}|个(?=[，。；]|$))",
    "各",
)
_NUMBER = Late(AMOUNT)
_TOTAL = Late(
    r"(?:(?:总计|合计|共计|共)(?:申报|安排|核定|下达|承担|占|拿出|有)?(?:名额|指标)?|总(?:名额|人数|计划|指标)|(?:全年|全校|全院)的?(?:名额)?)(?:为|是|有)?"
    rf"\s*(?P<number>{AMOUNT})\s*"
    r"(?:人|名(?![教老成考监工])|个名额|位|个(?=[，。；）]|$))",
    "共", "计", "总", "全",
)  # fmt: skip
_PLACED = ("declared", "approved")
_THINGS = re.compile("教师|成员|设备|电脑|班|专家|工作人员|监考|考评|组成|参会|志愿")
_NEAR = 8  # characters between names and 各: 两个专业的名额
_CLOSER = {"batch", "level"}
_PLACES = re.compile("名额|指标|计划|证书|申报")


@dataclass(frozen=True)
class _Dimensions:
    """What lines of places may be told apart by, in words, and the lines that have each."""

    pattern: re.Pattern[str]
    kinds: dict[str, dict[str, set[int]]]  # by name, by kind: the numbers of lines
    lines: list[Line]


def figures(plan: Plan, later: Plan, words: str) -> Iterator[Said]:
    """Numbers that nothing in the plan is; those of a later one pass in what speaks of a change."""
    listed = [*_paired(words, beside(plan))]
    for each in (*stated(words, beside(plan)), *listed):
        plans = (plan, later) if each.adjusted else (plan,)
        at = each.before if each.before is not None else each.span[0]
        known = [number for one in plans for number in _of_name(one, words, at, each)]
        if known and each.number not in known:
            message = f"这里写{each.name} {each.number} 人，计划里是 {known[0]} 人"
            yield Said(each.span, message)


@once
def by_name(plan: Plan) -> dict[str, Certificate]:
    return dict(of_each(plan))


@once
def beside(plan: Plan) -> re.Pattern[str]:
    """Names of certificates and of those whom places are for, the longer of two first."""
    return re.compile(one_of({*by_name(plan), *(q.who for _, q in plan.quotas), *_majors(plan)}))


def _majors(plan: Plan) -> set[str]:
    return {each.name for each in plan.certificates} | {q.major or "" for _, q in plan.quotas}


def _paired(words: str, names: re.Pattern[str]) -> Iterator[Stated]:
    """甲、乙分别为5人和6人; 甲、乙各5人."""
    for match in _LIST.finditer(words):
        numbers = [*_NUMBER.compiled.finditer(words, match.start("list"), match.end("list"))]
        named = side_by_side(words, names, match.start())
        for name, number in zip(named, numbers, strict=False) if len(named) == len(numbers) else ():
            yield _stated(words, name, number.span(), match)
    for match in _EACH.finditer(words):
        named = side_by_side(words, names, match.start())
        near = named and match.start() - named[-1].end() <= _NEAR
        for name in named if near and len(named) > 1 else ():
            yield _stated(words, name, match.span("number"), match)


def _stated(words: str, name: re.Match[str], span: tuple[int, int], match: re.Match[str]) -> Stated:
    said = words[name.end() : match.end()]
    number = amount(words[slice(*span)]) or 0
    return Stated(name[0], number, span, rungs_of(said), "调整" in said, name.start())


def _of_name(plan: Plan, words: str, at: int, said: Stated) -> list[int]:
    """What may be said of a name at a place: of the lines that what is named before it leaves,
    the sum, and the sums of parts of them."""
    known = _dimensions(plan)
    own = {line for kind in known.kinds.get(said.name, {}).values() for line in kind}
    named = [name for name in _named(known, words, at) if name != said.name]
    of_name = {*known.kinds.get(said.name, {})}
    named = [name for name in named if not {*known.kinds[name]} <= of_name]
    near = _left(known, own, named) or own
    found = _sums(known, near, said.rungs)
    of_whom = [name for name in named if not {*known.kinds[name]} & _CLOSER]
    wider = own if said.name in by_name(plan) else _left(known, own, of_whom)
    if wider == own:
        return found + [n for r in said.rungs or LADDER.values() for n in _whole(known, own, r)]
    return found + _sums(known, wider, said.rungs)


def _whole(known: _Dimensions, of: set[int], rung: str) -> list[int]:
    return sums_of([known.lines[line] for line in of], rung)


def _named(known: _Dimensions, words: str, at: int) -> list[str]:
    return [match[0] for match in known.pattern.finditer(words, 0, at)]


def _left(known: _Dimensions, lines: set[int], named: Iterable[str]) -> set[int]:
    """Of lines those that have one of the names of each kind; of a batch or a level the last."""
    by_kind: dict[str, set[int]] = {}
    for name in named:
        for kind, of_kind in known.kinds[name].items():
            last = kind in _CLOSER
            by_kind[kind] = of_kind if last else by_kind.get(kind, set()) | of_kind
    for of_kind in by_kind.values():
        lines = lines & of_kind
    return lines


@once
def _dimensions(plan: Plan) -> _Dimensions:
    kinds: dict[str, dict[str, set[int]]] = {}
    lines = list(plan.quotas)
    names = of_each(plan)
    called: dict[str, list[str]] = {}
    for name, certificate in names:
        called.setdefault(certificate.slug, []).append(name)
    for index, (certificate, quota) in enumerate(lines):
        of_line = [("certificate", name) for name in called[certificate.slug]]
        of_line += [("who", name) for name in {quota.who, quota.major} if name]
        of_line += [("batch", quota.batch or ""), ("level", quota.level or "")]
        for kind, name in of_line:
            if name:
                kinds.setdefault(name, {}).setdefault(kind, set()).add(index)
    return _Dimensions(re.compile(one_of(kinds)), kinds, lines)


def _sums(known: _Dimensions, of: set[int], rungs: tuple[str, ...]) -> list[int]:
    """The sum of lines, then sums of those that have something in common, then each; by each of
    the steps of the ladder that may be meant, where it is known."""
    found: dict[int, None] = {}
    lines = [known.lines[line] for line in sorted(of)]
    for rung in rungs or LADDER.values():
        values = [(c.slug, q.who, q.batch, q.level, getattr(q, rung)) for c, q in lines]
        for number in range(5):
            for keys in combinations(range(4), number):
                groups: dict[tuple[str | None, ...], list[int | None]] = {}
                for value in values:
                    groups.setdefault(tuple(value[key] for key in keys), []).append(value[4])
                sums = (sum(filter(None, each)) for each in groups.values() if None not in each)
                found |= dict.fromkeys(sums)
        found |= dict.fromkeys(value[4] for value in values if value[4] is not None)
    return list(found)


def _goes_on(words: str) -> Iterator[re.Match[str]]:
    """Clauses of nothing but words around a number of places: 计划培训45人, of what was named."""
    for match in _ALONE.finditer(words):
        if _OF_PLACES.search(match[0]) and not _TOTAL.search(match[0]):
            yield match


_ALONE = Late(rf"(?<=，)(?:{PART}|培训|全年|全部|拟|预计)++{COUNT}(?=[，。；]|$)")
_OF_PLACES = re.compile("名额|指标|计划|申报|核定")


def sums(plan: Plan, words: str) -> Iterator[Said]:
    """Sums of persons, in sentences that speak of places or name whom they are for. Of another
    year, or of others, the plan knows nothing."""
    if not any(plan.quotas) or is_elsewhere(plan, words):
        return
    for match in (*_TOTAL.finditer(words), *_goes_on(words)):
        clause = clause_at(words, *match.span())
        if _THINGS.search(clause):
            continue
        known = _dimensions(plan)
        named = _named(known, words, match.start())
        alone = match.re is _ALONE.compiled
        if not named and (alone or not _PLACES.search(words[: match.end()])):
            continue
        things = re.search("(?:证书|专业|工种)$", words[: match.start()])
        if things and match[0].endswith("个") and not re.search("名额|指标", match[0]):
            continue
        allowed = _totals(plan, known, named, rungs_of(clause))
        number = amount(match["number"])
        if allowed and number not in allowed:
            message = f"这里写的合计是 {number} 人，按各证书名额相加是 {allowed[0]} 人"
            yield Said(match.span("number"), message)


def _totals(plan: Plan, known: _Dimensions, named: list[str], rungs: tuple[str, ...]) -> list[int]:
    """What may be told as a sum where these are named: of what they leave of all lines, or the
    last of them; of all. Where none is, of any that have something in common."""
    everything = {*range(len(known.lines))}
    found: list[int] = []
    for some in (named, named[-2:], named[-1:]):
        found += _sums(known, _left(known, everything, some), rungs)
    for rung in rungs or _PLACED:
        found += sums_of(known.lines, rung)
    of_all = [each for each in (plan.declared, *plan.declared_by.values()) if each is not None]
    if named:
        return [*found, *of_all[:1]]
    return [*found, *of_all] if rungs else [*of_all, *found]


def left(plan: Plan, words: str, at: int) -> Iterator[list[Line]]:
    """The lines of what is named before a place, then of the last of it, then all."""
    known = _dimensions(plan)
    named, everything = _named(known, words, at), {*range(len(known.lines))}
    for some in (named, named[-1:], []):
        yield [known.lines[line] for line in sorted(_left(known, everything, some))]


def sums_of(lines: list[Line], rung: str) -> list[int]:
    """One number, where it is known of all."""
    values = [getattr(quota, rung) for _, quota in lines]
    return [sum(values)] if values and None not in values else []
