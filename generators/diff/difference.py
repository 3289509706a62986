"""Two versions of all the data -> what is different, as one readable value.

A change of the files is told as it is written; an amendment by what it does from its day on. Knows
no output format and judges nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from generators.diff import amendment_effects
from generators.diff.deltas import ADDED, CHANGED, REMOVED, RENAMED, Delta, of_files
from generators.diff.matching import Names, names_between
from generators.diff.sentences import sentence
from generators.diff.topics import DOCUMENT, HEAD, departments, topic
from generators.diff.value_words import shown
from generators.model.attached_files import everything
from generators.model.certificate_names import with_later_name
from generators.model.entities import Certificate
from generators.model.institutions import Institution
from generators.model.load import ISSUED_TEXT
from generators.model.plans import Plan
from generators.model.records import Amendment

_WHOLE_YEAR = "Plan"
_WHAT_IT_DOES = ("file", "target", "was", "becomes")  # of an amendment


@dataclass(frozen=True)
class Change:
    """One change as people and programs read it. `file` is the file below the plan folder, and
    `line` where it stands there (in the old version where it is gone from the new one). `key`
    names the kind of thing and its field; `before` and `after` are shown values. What is no
    entity (a whole year, the archived text) has no `delta`."""

    kind: str
    topic: str
    year: int | None
    text: str
    file: str
    line: int
    key: str
    before: str | None = None
    after: str | None = None
    departments: tuple[str, ...] = ()
    delta: Delta | None = None
    beyond: tuple[str, ...] = ()  # topics of what an amendment does


@dataclass(frozen=True)
class Difference:
    """All changes from one version to another, those of the registries first. `years` are those
    of either version."""

    changes: tuple[Change, ...]
    years: tuple[int, ...] = ()

    @property
    def topics(self) -> tuple[str, ...]:
        told = (topic for each in self.changes for topic in (each.topic, *each.beyond))
        return tuple(dict.fromkeys(told))

    def sentence(self, change: Change) -> str:
        """What changed, with the year it is about where there are several."""
        said = change.key == _WHOLE_YEAR or len(self.years) < 2 or change.year is None
        return change.text if said else f"{change.year}年：{change.text}"

    @property
    def departments(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(d for change in self.changes for d in change.departments))


class Version(Protocol):
    """A version whose files could be read."""

    @property
    def institution(self) -> Institution: ...

    @property
    def plans(self) -> tuple[Plan, ...]: ...


@dataclass(frozen=True)
class Readable:
    """What is compared of a version, without the rest of what was loaded or reported."""

    institution: Institution
    plans: tuple[Plan, ...]


def difference(before: Version, after: Version) -> Difference:
    """All that changed from one version to the other, in the words of the office."""
    names = _names(before, after)
    old, new = before.institution, after.institution
    teller = _Teller(new)
    found = list(teller.told(of_files(old.files, new.files, names), None))
    olds, news = ({plan.year: plan for plan in each.plans} for each in (before, after))
    for year in sorted(olds.keys() | news.keys()):
        if year in olds and year in news:
            found += teller.year(olds[year].as_issued, news[year].as_issued, names)
        else:
            found.append(_whole_year(olds.get(year) or news[year], is_new=year in news))
    return Difference(tuple(found), tuple(sorted(olds.keys() | news.keys())))


def in_force(before: Version, after: Version, year: int) -> tuple[Delta, ...] | None:
    """The differences of a year once all amendments of either version are in force; None where
    there are no amendments, or no such year."""
    old, new = (next((p for p in each.plans if p.year == year), None) for each in (before, after))
    if old is None or new is None or not (old.amendments or new.amendments):
        return None
    was, now = (everything(plan.as_of(date.max)) for plan in (old, new))
    return tuple(of_files(was, now, _names(before, after)))


def _names(before: Version, after: Version) -> Names:
    """Departments and majors of all years, certificates and groups of each."""
    old, new = (each.institution.files.values() for each in (before, after))
    changed = dict(names_between(old, new).changed)
    years = {plan.year: plan for plan in before.plans}
    for plan in after.plans:
        if former := years.get(plan.year):
            changed |= names_between(former.files.values(), plan.files.values()).changed
    return Names(changed)


class _Teller:
    """Tells differences in words; `institution` is that of the new version."""

    def __init__(self, institution: Institution):
        self.institution = institution

    def year(self, old: Plan, new: Plan, names: Names) -> Iterator[Change]:
        yield from self.told(of_files(everything(old), everything(new), names), new.year, old, new)
        if old.issued_text != new.issued_text:
            yield _issued_text(old, new)

    def told(
        self,
        deltas: list[Delta],
        year: int | None,
        old: Plan | None = None,
        new: Plan | None = None,
    ) -> Iterator[Change]:
        institution = new.institution if new else self.institution
        for delta in deltas:
            effects = self._effects(delta, old, new)
            touched = [d for e in (delta, *effects) for d in departments(e, institution)]
            sided = delta.field or delta.kind == RENAMED
            before, after = (
                (v if isinstance(v, str) else shown(v)) if sided else None
                for v in (delta.before, delta.after)
            )
            yield Change(
                delta.kind, topic(delta), year, self._text(_as_called(delta, new), effects),
                *self._place(delta, year), _key(delta), before, after,
                tuple(dict.fromkeys(touched)), delta, tuple(map(topic, effects)),
            )  # fmt: skip

    def _place(self, delta: Delta, year: int | None) -> tuple[str, int]:
        """The file below the plan folder, and the line."""
        place = delta.thing.at(*filter(None, [delta.field]))
        file = place.path.rpartition(f"/{year}/")[2] if year else place.path.rpartition("/")[2]
        return f"{year}/{file}" if year else file, place.line

    def _effects(self, delta: Delta, old: Plan | None, new: Plan | None) -> list[Delta]:
        """What an amendment that came, went or was rewritten does."""
        plan = old if delta.kind == REMOVED else new
        if plan is None or not isinstance(delta.thing, Amendment):
            return []
        return amendment_effects.effect(plan, delta.thing)

    def _text(self, delta: Delta, effects: list[Delta]) -> str:
        told = "；".join(sentence(each, self.institution.days) for each in effects)
        amendment, whole = delta.thing, not delta.field
        if not isinstance(amendment, Amendment):
            return sentence(delta, self.institution.days)
        if not whole:
            now = f"（现为 {told}）" if told and delta.field in _WHAT_IT_DOES else ""
            return sentence(delta, self.institution.days) + now
        told = told or f"{amendment.file} 的“{'、'.join(amendment.target)}”"
        word = "" if delta.kind == ADDED else "撤销"
        since = f"{amendment.effective.chinese}起，依据{amendment.document}"
        return f"{word}变更（{since}）：{told}"


def _as_called(delta: Delta, plan: Plan | None) -> Delta:
    """A file keeps the name that a certificate was issued with: its later one is said beside it."""
    file = delta.path[0]
    if plan is None or not isinstance(file, Certificate) or delta.field == "name":
        return delta
    named = replace(file, name=with_later_name(plan, file))
    if delta.kind == REMOVED:
        return replace(delta, former=(named, *delta.former[1:]))
    return replace(delta, trail=(named, *delta.trail[1:]))


def _key(delta: Delta) -> str:
    return ".".join(filter(None, (type(delta.thing).__name__, delta.field)))


def _issued_text(old: Plan, new: Plan) -> Change:
    lines = [plan.issued_text.splitlines() for plan in (old, new)]
    least = min(map(len, lines))
    first = next((n for n in range(least) if lines[0][n] != lines[1][n]), least)
    text = f"存档的印发原文有改动，从第 {first + 1} 行起"
    if not old.issued_text:
        text = "存入印发原文"
    elif not new.issued_text:
        text = "删去存档的印发原文"
    return Change(
        CHANGED, DOCUMENT, new.year, text, f"{new.year}/{ISSUED_TEXT}", first + 1, "issued_text"
    )


def _whole_year(plan: Plan, is_new: bool) -> Change:
    year = plan.year
    said = f"{len(plan.certificates)} 种证书，申报 {plan.declared} 人"
    kind, word = (ADDED, "新增") if is_new else (REMOVED, "删去")
    text = f"{word} {year} 年的计划（{said}）"
    return Change(kind, HEAD, year, text, f"{year}/plan.yaml", 1, _WHOLE_YEAR)
