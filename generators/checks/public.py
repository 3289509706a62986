"""What outputs get to see of a checked plan: everything but what the schemas call internal.

Outputs are handed the public edition and no other (outputs/__init__.py), so none of them can
forget. Values are taken out of the data; where a message of a rule quotes one, or speaks of the
place where one stands, the message goes too. Knows no output.
"""

from dataclasses import replace
from pathlib import Path

from generators.checks.check import Report
from generators.core.diagnostics import Diagnostic
from generators.core.schema import visibility
from generators.model import amend, load
from generators.model.hidden import Hidden
from generators.model.institutions import Institution
from generators.model.plans import Plan
from generators.model.structure import Entity, rebuild

_COVER = "〔不公开〕"


def public(report: Report) -> Report:
    """The report without internal values; itself where there are none."""
    if report.institution is None:
        return report
    hiding = _Hiding()
    institution, plans = hiding.all(report.institution, report.plans)
    return report if not hiding.found else hiding.report(report, institution, plans)


def public_plans(institution: Institution, plans: tuple[Plan, ...]) -> tuple[Plan, ...]:
    """The same for plans of which there is no report."""
    return _Hiding().all(institution, plans)[1]


class _Hiding:
    """Takes values out and remembers what they were and where they stood."""

    def __init__(self):
        self.found: list = []  # places of internal values
        self.words: set[str] = set()  # texts that stood there

    def all(self, institution: Institution, plans) -> tuple[Institution, tuple[Plan, ...]]:
        shown = Institution(self.files(institution.files, load.INSTITUTION))
        return shown, tuple(self.plan(plan, shown) for plan in plans)

    def files(self, files: dict[str, Entity], kinds: dict) -> dict[str, Entity]:
        return {path: self._file(entity, _kind(path, kinds)) for path, entity in files.items()}

    def plan(self, plan: Plan, institution: Institution) -> Plan:
        """A plan as of a day, and the issued one behind it."""
        issued = plan.issued_plan and self.plan(plan.issued_plan, institution)
        files = self.files(plan.files, load.YEAR)
        files["amendments.yaml"] = self._amendments(plan, files["amendments.yaml"])
        return replace(plan, registers=institution, files=files, issued_plan=issued)

    def report(self, whole: Report, institution: Institution, plans) -> Report:
        answers = tuple(
            replace(
                answer,
                missing=tuple(map(self._covered, answer.missing)),
                waits_for=tuple(map(self._diagnostic, answer.waits_for)),
            )
            for answer in whole.answers
        )
        return replace(
            whole, institution=institution, plans=plans, texts={}, answers=answers,
            diagnostics=tuple(map(self._diagnostic, whole.diagnostics)),
            waived=tuple(map(self._diagnostic, whole.waived)),
        )  # fmt: skip

    def _file(self, entity: Entity, kind: str) -> Entity:
        source = entity.spot.source
        internal = list(visibility.internal(kind, source.data))
        if not internal:
            return entity
        for route, _, _ in internal:
            self._remember(source.place(route), source.value(route))
        return rebuild(entity, Hidden(source, internal))

    def _amendments(self, plan: Plan, entity: Entity) -> Entity:
        """Without the amendments of internal values."""
        kept, hidden, source = [], [], entity.spot.source
        for index, (each, shown) in enumerate(zip(plan.amendments, entity.amendments, strict=True)):
            changed = plan.as_issued.files.get(each.file)
            if changed and _leads_to_internal(each, changed.spot.source.data):
                hidden += [(("amendments", index, part), None, False) for part in _VALUES]
                for part in _VALUES:
                    self._remember(each.at(part), each.spot.step(part).value)
            else:
                kept.append(shown)
        if not hidden:
            return entity
        entity = replace(entity, amendments=tuple(kept))
        return replace(entity, spot=replace(entity.spot, source=Hidden(source, hidden)))

    def _remember(self, place, value) -> None:
        self.found.append(place)
        self.words |= {text for text in _texts(value) if len(text) > 1}

    def _diagnostic(self, each: Diagnostic) -> Diagnostic:
        places = [each.location, *(note.location for note in each.related)]
        if any(hidden.contains(place) for hidden in self.found for place in places):
            return replace(each, message=_COVER, advice="", fix=None, related=())
        related = tuple(replace(n, message=self._covered(n.message)) for n in each.related)
        fix = each.fix if each.fix and self._covered(each.fix.replacement) == each.fix.replacement \
            else None  # fmt: skip
        return replace(
            each, message=self._covered(each.message), advice=self._covered(each.advice),
            fix=fix, related=related,
        )  # fmt: skip

    def _covered(self, text: str) -> str:
        for word in sorted(self.words, key=len, reverse=True):
            text = text.replace(word, _COVER)
        return text


_VALUES = ("was", "becomes")


def _kind(path: str, kinds: dict) -> str:
    folder, slash, _ = path.partition("/")
    return kinds[folder + slash if slash else Path(path).name][0]


def _leads_to_internal(amendment, data) -> bool:
    kind = _kind(amendment.file, load.YEAR)
    if not visibility.has_internal(kind):
        return False
    try:
        route, _ = amend.walk(data, amendment.target)
    except LookupError:
        return False
    return visibility.is_internal(kind, route)


def _texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
