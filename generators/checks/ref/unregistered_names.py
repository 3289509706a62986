"""Names that several places use and no register has: then it is the register that is wrong.

One place that says a name nobody has is told at that place, by the rule of its topic; a name
that several places agree on, or that the issued document has, is told once, where it is defined;
one that the thing had at another time, where it is used. What says names is in uses.py.
"""

from collections.abc import Callable
from dataclasses import replace

from generators.checks.engine import Context
from generators.checks.ref.uses import Kind, Use
from generators.checks.suggest import alikeness, close, keep_former, several
from generators.core.diagnostics import Finding, Location, Note
from generators.model.document.issued_text import archive_of, solid
from generators.model.plans import Plan
from generators.model.registries import Major

_SEVERAL, _MANY = 2, 3  # places that agree: with an entry that was meant, and without any
_SHOWN = 8  # places that are listed
_ENDED = "例如 ended: {day: 2022-03-01, document: 依据的文件和文号, into: [由谁接着]}"

Builder = Callable[[Context, Plan], Kind]
_Idle = dict[str, Use]  # entries that nobody speaks of, by their names


def taken(context: Context, *kinds: Builder) -> dict[Location, list[Location]]:
    """Where names are defined that are given twice -> uses of the names that are lost with them."""
    found: dict[Location, list[Location]] = {}
    for build in kinds:
        kind = build(context, context.plan)
        lost = [use for use in kind.used if use[2] not in kind.known]
        twice = len(kind.defined) - len(kind.known)
        if lost and len({name for _, _, name in lost}) <= twice:
            places = [entity.at(*route) for entity, route, _ in lost]
            found |= {entity.at(*route): places for entity, route, _ in kind.defined}
    return found


def misdefined(context: Context, *kinds: Builder) -> list[Finding]:
    """Names told at the place where they ought to be defined; each explains all places that use
    it. The other years are asked only where a name of this one is unknown."""
    findings: list[Finding] = []
    for build in kinds:
        kind = build(context, context.plan)
        twice = len(kind.known) < len(kind.defined)  # then see taken
        if twice or kind.known.issuperset(name for _, _, name in kind.used):
            continue
        kind = kind if kind.of_year else _of_all_years(context, build, kind)
        used: dict[str, list[Use]] = {}
        for use in kind.used:
            used.setdefault(use[2], []).append(use)
        idle = {use[2]: use for use in kind.defined if use[2] not in used}
        for name, uses in used.items():
            if name in kind.known:
                continue
            told = _of_another_time if name in kind.other else _at_register
            if finding := told(context, kind, name, uses, idle):
                places = tuple(entity.at(*route) for entity, route, _ in uses)
                findings.append(replace(finding, explains=places))
    return findings


def _of_all_years(context: Context, build: Builder, kind: Kind) -> Kind:
    """With the names that other years use, each in the words of this one."""
    for plan in _plans(context):
        if plan.year == context.plan.year:
            continue
        other = build(replace(context, plan=plan), plan)
        used: list[Use] = [(entity, route, kind.other.get(n, n)) for entity, route, n in other.used]
        bodies = [e for e in other.defined if kind.other.get(e[2], e[2]) not in kind.known]
        kind = replace(kind, used=kind.used + used, defined=kind.defined + bodies)
    return kind


def _of_another_time(
    context: Context, kind: Kind, name: str, uses: list[Use], idle: _Idle
) -> Finding:
    """The finding where a name is that of another time than this plan's."""
    (entity, route, _), *more = uses
    issued = None if isinstance(entity, Major) else context.plan.head.issued
    said, text = context.plan.registers.renaming(name), archive_of(context.plan)
    if name in text and kind.other[name] not in text:  # the register has them the wrong way round
        return Finding(
            idle[kind.other[name]][0].at("name") if kind.other[name] in idle else entity.at(*route),
            message=f"{said}，而{issued.chinese if issued else ''}成文的方案写的是“{name}”",
            advice="核对更名的日期；name 写现在的名称，former 写原来的，是不是写反了",
            related=tuple(Note(e.at(*r), "用在这里") for e, r, _ in uses[:_SHOWN]),
        )
    printed = f"，方案{issued.chinese}成文" if issued else ""
    count = f"有 {len(uses)} 处写“{name}”" if more else f"这里写“{name}”"
    why = "：方案用成文那天的名称，以后更名的不改" if issued else ""
    advice = f"改成“{kind.other[name]}”{why}"
    if name in text and kind.list in ("departments", "majors"):  # two things, and both in the text
        kept = "并成一个的不写 former，两项都留在名册里，并入的写 ended"
        advice = f"方案里它们是两个：{kept}；{_ENDED}"
    return entity.finding(
        *route,
        message=f"{said}{printed}，{count}",
        advice=advice,
        related=tuple(Note(e.at(*r), "也写在这里") for e, r, _ in more[:_SHOWN]),
    )


def _at_register(
    context: Context, kind: Kind, name: str, uses: list[Use], idle: _Idle
) -> Finding | None:
    """The finding where an unknown name is the register's fault: an entry that nobody speaks of
    is called almost like it, or there is none."""
    known = {each for _, _, each in kind.defined}
    plans = _plans(context) if kind.issued else ()
    texts = [*(archive_of(plan) for plan in plans), kind.elsewhere]

    def attested(word: str, other: str = "") -> bool:
        """Whether a word stands in the issued text, not only as a part of another."""
        counts = [(text.count(solid(word)), text.count(solid(other))) for text in texts]
        part = other != "" and word in other
        return len(word) > 1 and any(own > others * part for own, others in counts)

    sole = _left_over(kind, idle) if len(uses) >= _SEVERAL else None
    for told in (kind.told_by_file.get(name), sole):
        if told and told in idle:
            entity, route, _ = idle[told]
            return _finding(kind, name, uses, entity.at(*route), told)
    alike = sorted(
        close(name, idle),
        key=lambda word: (not attested(word, name), alikeness(word, name)),
        reverse=True,
    )
    if alike:
        meant = alike[0]
        alone = all(each in idle for each in close(name, known))
        changed = alone and attested(name, meant) and not attested(meant, name)
        agreed = len(uses) >= _SEVERAL and attested(name, meant) >= attested(meant, name)
        if changed or agreed:
            entity, route, _ = idle[meant]
            return _finding(kind, name, uses, entity.at(*route), meant)
    elif len(uses) >= _MANY or (attested(name) and not _may_be_a_slip(kind, name, texts)):
        return _finding(kind, name, uses, kind.register.at(kind.list, key=True), None)
    return None


def _left_over(kind: Kind, idle: _Idle) -> str | None:
    """The only entry that nobody speaks of, where one name is unknown: it was called so before."""
    register = kind.register.spot.source.path
    left = [name for name, (entity, *_) in idle.items() if entity.spot.source.path == register]
    unknown = {name for _, _, name in kind.used} - kind.known
    fits = kind.list in ("departments", "majors") and len(left) == len(unknown) == 1
    return left[0] if fits else None


def _may_be_a_slip(kind: Kind, name: str, texts: list[str]) -> bool:
    """Whether a name that stands in the issued text may stand for a registered one that is like
    it. One that stands there by itself, and in no longer name, is a name of its own."""
    if not close(name, kind.known):
        return False
    if kind.list not in ("people", "majors") or solid(name) != name or several(name, kind.known):
        return True  # other words of the text may be no name at all
    longer = [each for each in kind.known if name in each]
    return all(text.count(name) <= sum(map(text.count, longer)) for text in texts)


def _finding(kind: Kind, name: str, uses: list[Use], place: Location, meant: str | None) -> Finding:
    count = f"有 {len(uses)} 处写“{name}”"
    message = f"{kind.where}里没有“{name}”，{count}"
    line = f"，加一行  - {{name: {name}}}" if kind.list == "people" else ""
    line = "，slug 照原来的" if kind.list in ("departments", "majors") else line
    kept = "；不再用的也留在名册里，以前的方案要用" if kind.keeps_former else ""
    kept += "；并入、分设、撤销了的写 ended" if kind.list in ("departments", "majors") else ""
    advice = f"在{kind.where}里补上“{name}”{line}{kept}"
    if meant:
        message = f"这里写的是“{meant}”，{count}"
        renamed = keep_former(name) if kind.keeps_former else "确已改名的，把各处都改过来"
        advice = f"这里写错了的，改成“{name}”；{renamed}"
    related = tuple(Note(entity.at(*route), "用在这里") for entity, route, _ in uses[:_SHOWN])
    return Finding(place, message, advice, related=related)


def _plans(context: Context) -> tuple[Plan, ...]:
    return context.plans or (context.plan,)
