"""What a name is looked up in: is it there, is it there once. Part of REF-01; holds no rule."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from generators.checks.suggest import did_you_mean, several
from generators.core import chinese
from generators.core.diagnostics import Finding, Location, Note
from generators.core.yaml.data import Route
from generators.model import asked
from generators.model.institutions import Institution
from generators.model.registries import (
    Day,
    Days,
    Department,
    Departments,
    Major,
    Majors,
    People,
    Person,
    Term,
)
from generators.model.structure import Entity

_Entry = Department | Major | Person
_REGISTERS = {
    "专业名册": "majors.yaml",
    "部门名册": "departments.yaml",
    "部门和机构": "departments.yaml",
    "场所名册": "rooms.yaml",
}


def registries(institution: Institution) -> Iterator[Finding]:
    majors = institution.file("majors.yaml", Majors).majors
    registers: dict[str, tuple[_Entry, ...]] = {
        "部门": institution.file("departments.yaml", Departments).departments,
        "专业": majors,
        "人员": institution.file("people.yaml", People).people,
    }
    for name, entries in registers.items():
        yield from once(entries, "name", f"{name}名册里的名称")
        yield from _former(entries, f"{name}名册")
        yield from _ended(entries, f"{name}名册")
        if entries and not isinstance(entries[0], Person):
            yield from once(entries, "slug", f"{name}名册里的 slug")
    yield from once(asked.own(institution.files), "question", "问题的英文短名")
    yield from _terms(institution.terms)
    yield from _days(institution.days)
    yield from _members(institution)
    for major in majors:
        yield from looked_up(
            major, "department", major.department, institution.departments, "部门名册",
            institution.renaming(major.department),
        )  # fmt: skip


def _former(entries: Iterable[_Entry], register: str) -> Iterator[Finding]:
    """An earlier name is nobody else's, and no longer its own."""
    first: dict[str, Location] = {entry.name: entry.at("name") for entry in entries}
    for entry in entries:
        for former in entry.former:
            if former.name in first:
                again = f"曾用名“{former.name}”与现在的名称相同"
                yield former.finding(
                    "name",
                    message=again if former.name == entry.name
                    else f"{register}里有两处写“{former.name}”",
                    advice="核对后改正：name 写现在的名称，former 写原来的名称；"
                    "两个并成一个的不写 former，并入的那一项写 ended",
                    related=(Note(first[former.name], "另一处写在这里"),),
                )  # fmt: skip
            first.setdefault(former.name, former.at("name"))


def _ended(entries: Iterable[_Entry], register: str) -> Iterator[Finding]:
    """What took the place of something is registered, is something else, and does not lead back."""
    into: dict[str, tuple[str, ...]] = {}
    for entry in entries:
        if not isinstance(entry, Person) and entry.ended:
            into.setdefault(entry.name, entry.ended.into)
    known = [entry.name for entry in entries]
    for entry in entries:
        if isinstance(entry, Person) or not entry.ended:
            continue
        for index, name in enumerate(entry.ended.into):
            yield from looked_up(entry.ended, ("into", index), name, known, register)
        if entry.name in _leads_to(entry.name, into):
            message = f"“{entry.name}”并入、分设以后又回到了它自己"
            advice = "照文件改正 into；名称没有变、还在的，不写 ended"
            yield entry.ended.finding("into", message=message, advice=advice)


def _members(institution: Institution) -> Iterator[Finding]:
    """Whom a collective name stands for are departments, each of them one."""
    departments = institution.departments
    for each in institution.file("departments.yaml", Departments).departments:
        if each.members and not each.collective:
            yield each.finding(
                "members",
                message=f"“{each.name}”不是统称，却写了代表哪些部门",
                advice="代表几个部门的，同时写 collective: true；不是的，删去 members",
            )
        for index, name in enumerate(each.members):
            route = ("members", index)
            yield from looked_up(
                each, route, name, departments, "部门名册", institution.renaming(name)
            )
            if name in departments and departments[name].collective:
                yield each.finding(
                    *route,
                    message=f"“{each.name}”代表的“{name}”也是统称",
                    advice="写它代表的各个部门",
                )


def _leads_to(name: str, into: dict[str, tuple[str, ...]]) -> set[str]:
    """All that something became, and what that became in turn."""
    found: set[str] = set()
    waiting = list(into[name])
    while waiting:
        each = waiting.pop()
        if each not in found:
            found.add(each)
            waiting += into.get(each, ())
    return found


def _days(days: Days) -> Iterator[Finding]:
    """A day is one of rest or one of work, and written once."""
    first: dict[str, tuple[Day, str]] = {}
    for what, entries in (("放假", days.rest_days), ("上班", days.work_days)):
        for each in entries:
            if known := first.get(each.day.text):
                again = f"{what}的日子里写了两次" if known[1] == what else "既写了放假，又写了上班"
                yield each.finding(
                    "day",
                    message=f"{each.day.chinese}{again}",
                    advice="照校历留下正确的一处",
                    related=(Note(known[0].at("day"), "另一处写在这里"),),
                )
            first.setdefault(each.day.text, (each, what))


def _terms(terms: Iterable[Term]) -> Iterator[Finding]:
    """Each way to write a term stands once, as the right one or as another."""
    first: dict[str, tuple[Term, Route]] = {}
    for term in terms:
        ways: list[tuple[Route, str]] = [
            (("name",), term.name),
            *((("variants", i), v) for i, v in enumerate(term.variants)),
        ]
        for route, way in ways:
            if way in first:
                other, there = first[way]
                yield term.finding(
                    *route,
                    message=f"写法“{way}”登记了两次",
                    advice="规范的写法写在 name，只写一次；variants 只写其他的写法",
                    related=(Note(other.at(*there), "第一次写在这里"),),
                )
            first.setdefault(way, (term, route))


def looked_up(
    entity: Entity,
    route: Route | str,
    name: str | None,
    known: Iterable[str],
    where: str,
    renamed: str = "",
    instead: str = "",
) -> Iterator[Finding]:
    """`renamed` says what became of the name, where that is known; `instead` where it belongs."""
    if name is not None and name not in known:
        steps = route if isinstance(route, tuple) else (route,)
        register = _REGISTERS.get(where)
        new = f"确是新增的，先在 {register} 里登记" if register and not several(name, known) else ""
        now = f"{renamed}，改成现在的名称" if renamed else ""
        advice = instead or now or did_you_mean(name, known) + new or f"照{where}里的写法改"
        yield entity.finding(
            *steps,
            message=f"{where}{' ' * where.isascii()}里没有{chinese.quoted(name)}",
            advice=advice,
        )


def once(entries: Iterable[Entity], key: str, what: str) -> Iterator[Finding]:
    first: dict[object, Entity] = {}
    for entry in entries:
        value: object = getattr(entry, key)
        if value in first:
            other = first[value]
            where = Path(other.spot.source.path).name
            yield entry.finding(
                key,
                message=f"{what}{chinese.quoted(str(value))}用了两次",
                advice=f"另一处在 {where}，核对后改其中一处",
                related=(Note(other.at(key), "第一次用在这里"),),
            )
        first.setdefault(value, entry)
