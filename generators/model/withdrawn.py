"""What amendments have taken away: places, sittings, tasks, people. It stays to be shown, with its
day and its document.

Derived from a plan on a day; of a plan as issued there is nothing. Knows no page.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from generators.core.dates import PlanDate
from generators.core.once import once
from generators.core.yaml.data import Route, at, child, entries
from generators.core.yaml.source import Source
from generators.model import amend, entry_names
from generators.model.building import rebuild
from generators.model.entities import Certificate, Duty, Task
from generators.model.exams import Quota, Session
from generators.model.plans import Plan
from generators.model.records import Amendment
from generators.model.structure import E, Entity

_STOPPED = ("stopped",)
_DONE = {"people": "不再担任", "members": "不再担任", "owners": "不再承担"}  # what else is 撤销


@dataclass(frozen=True)
class Withdrawn:
    """An entry of a list, or a name in one, as it last was; `holder` is what had it in `field`,
    and `way` the names that lead to that. With `stopped` its certificate was stopped as a whole."""

    thing: Entity | str
    holder: Entity
    way: tuple[str, ...]
    field: str
    day: PlanDate
    document: str
    stopped: bool = False

    @property
    def since(self) -> str:
        return f"{self.day.chinese}起{'停止' if self.stopped else _DONE.get(self.field, '撤销')}"

    @property
    def words(self) -> str:
        """What it was."""
        thing = self.thing
        if isinstance(thing, Quota):
            return f"{thing.called}申报{thing.declared}人"
        if isinstance(thing, Session):
            exam = f"{thing.what}，" if thing.what else ""
            return f"{exam}{thing.date.chinese}{thing.starts}—{thing.ends}，{thing.where}"
        if isinstance(thing, Task | Duty):
            return thing.text
        return thing if isinstance(thing, str) else str(entry_names.called(thing.spot.value))


@once
def withdrawn(plan: Plan) -> tuple[Withdrawn, ...]:
    """In the order in which it was taken away; what came back is there again."""
    if plan.day is None or not any(map(_takes, plan.amendments)):
        return ()
    sources: dict[str, Source] = {}
    found: list[tuple[Amendment, Withdrawn]] = []
    for amendment in plan.amendments:
        entity = plan.as_issued.files.get(amendment.file)
        if entity is None or amendment.effective.first > plan.day:
            continue
        source = sources.get(amendment.file, entity.spot.source)
        with suppress(LookupError):  # REF-11 tells of it
            sources[amendment.file] = amend.apply(source, amendment, type(entity))
            taken = _taken(entity, source, amendment) if _takes(amendment) else ()
            found += ((amendment, each) for each in taken)
    return tuple(each for how, each in found if not _is_back(sources[how.file], how))


def of(plan: Plan, holder: Entity, field: str) -> list[Withdrawn]:
    """What was taken out of a list of something that is there."""
    found = [w for w in withdrawn(plan) if w.field == field]
    path, way = holder.spot.source.path, _way(holder) if found else ()
    return [w for w in found if w.way == way and w.holder.spot.source.path == path]


def quotas(plan: Plan) -> Iterator[tuple[Certificate, Quota, Withdrawn]]:
    return _of_certificates(plan, Quota)


def sessions(plan: Plan) -> Iterator[tuple[Certificate, Session, Withdrawn]]:
    return _of_certificates(plan, Session)


def _of_certificates(plan: Plan, cls: type[E]) -> Iterator[tuple[Certificate, E, Withdrawn]]:
    """Entries of a kind, each with its certificate as that is called now."""
    now = {each.slug: each for each in plan.certificates}
    for each in withdrawn(plan):
        if isinstance(each.thing, cls) and isinstance(each.holder, Certificate):
            yield now[each.holder.slug], each.thing, each


def _takes(amendment: Amendment) -> bool:
    return amendment.becomes is None or amendment.target == _STOPPED


def _taken(entity: Entity, source: Source, amendment: Amendment) -> Iterator[Withdrawn]:
    route, _ = amend.walk(source.data, amendment.target)
    day, document = amendment.effective, amendment.document
    if amendment.becomes is None:
        if isinstance(at(source.data, route[:-1]), list):
            whole = rebuild(entity, source)
            thing, holder = _below(whole, route), _below(whole, route[:-2])
            if isinstance(thing, Entity | str) and isinstance(holder, Entity):
                way = amendment.target[:-2]
                yield Withdrawn(thing, holder, way, str(route[-2]), day, document)
    elif isinstance(whole := rebuild(entity, source), Certificate):
        for quota in whole.quotas:
            yield Withdrawn(quota, whole, (), "quotas", day, document, stopped=True)
        for session in whole.sessions:
            if session.date.last >= day.first:  # still to come
                yield Withdrawn(session, whole, (), "sessions", day, document, stopped=True)


def _below(whole: Entity, route: Route) -> object:
    found: object = whole
    for step in route:
        if isinstance(step, str):
            found = getattr(found, step)
        else:
            found = found[step] if isinstance(found, tuple) else None
    return found


def _is_back(source: Source, amendment: Amendment) -> bool:
    if amendment.target == _STOPPED:
        return source.value(_STOPPED) is None
    return len(amend.reach(source.data, amendment.target)) == len(amendment.target)


def _way(entity: Entity) -> tuple[str, ...]:
    """The names that lead to an entity in its file, as the target of an amendment has them."""
    said, data = [], entity.spot.source.data
    for step in entity.spot.route:
        named = entry_names.name_of(entries(data), step) if isinstance(step, int) else step
        data = child(data, step)
        said.append(str(named or entry_names.called(data)))
    return tuple(said)


def left_out(plan: Plan, certificate: Certificate | None, major: str | None) -> str:
    """What a sum of places does not count any more: of a plan, a certificate, or a major."""
    gone = [
        (each, quota, how)
        for each, quota, how in quotas(plan)
        if (certificate is None or each.slug == certificate.slug) and major in (None, quota.major)
    ]
    if len(gone) > 1:
        persons = sum(quota.declared for _, quota, _ in gone)
        return f"不含已经撤销或停止的{len(gone)}项，申报{persons}人"
    for each, quota, how in gone:
        names = [each.name if certificate is None else "", quota.called if major is None else ""]
        return f"不含{how.since}的{'·'.join(filter(None, names))}，申报{quota.declared}人"
    return ""
