"""Check a plan folder: load it, run the rules, return a report. Knows no output format."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from pathlib import Path

from generators.checks.engine import Base, Context
from generators.checks.habits import as_kept
from generators.checks.prv import leaks
from generators.checks.ref.waivers import is_waived
from generators.checks.rule_list import RULES
from generators.checks.running import Answer, Outcome, foreseen, run
from generators.checks.standing import Found, standing
from generators.checks.tim.date_years import out_of_reach
from generators.core.diagnostics import ERROR, INFO, WARNING, Diagnostic
from generators.core.schema import schema
from generators.model import status
from generators.model.file_owners import CODEOWNERS
from generators.model.institutions import Institution
from generators.model.load import ISSUED_TEXT, Loaded, Memory, load
from generators.model.plans import Plan


@dataclass(frozen=True)
class Report:
    """Everything found, what of it is waived, and every rule's answer. `answers` is empty when
    files do not fit their schemas: then no rule has run. `plans` are as of the day, newest last.
    """

    as_of: date
    diagnostics: tuple[Diagnostic, ...]
    waived: tuple[Diagnostic, ...]
    answers: tuple[Answer, ...]
    institution: Institution | None
    plans: tuple[Plan, ...]
    texts: dict[str, str]
    files: int
    private: frozenset[str] = frozenset()  # stretches of text that no output may show
    made: int | None = None  # how many files could be made, where that was tried
    standing: frozenset[Diagnostic] | None = None  # found in the version before; None without one

    def count(self, severity: str) -> int:
        return sum(d.severity == severity for d in self.diagnostics)

    @property
    def ok(self) -> bool:
        return self.count(ERROR) == 0

    @property
    def rules_not_run(self) -> int:
        return len(RULES) - len(self.answers)

    @property
    def totals(self) -> dict[str, int]:
        return {severity: self.count(severity) for severity in (ERROR, WARNING, INFO)}

    @property
    def over(self) -> dict[str, str]:
        """The years that are over, as they are called, by the folder of their files."""
        return {
            plan.head.spot.source.path.removesuffix("plan.yaml"):
                f"{plan.year} 年（{plan.status.name}）"
            for plan in self.plans if plan.status.is_over
        }  # fmt: skip


def check(
    folder: Path,
    as_of: date | None,
    base: Path | None = None,
    actor: str | None = None,
    memory: Memory | None = None,
) -> Report:
    """Check a plan folder as of a day; None takes the newest day that plans themselves name. With
    `base`, another version of the folder, what was changed is judged too; `actor` is the account
    that proposes it. What `memory` knows of either is not read again. Raises NotADirectoryError
    when there is no folder."""
    loaded = load(folder, memory=memory)
    former = load(base, memory=memory, former=True) if base else None
    known = (*loaded.plans, *(former.plans if former else ()))
    named = status.issued(known) or known  # a draft dates nothing that is issued
    as_of = as_of or max(map(newest_day, named), default=date.min)
    leaked = leaks.in_folder(folder, loaded.texts)
    plans: tuple[Plan, ...] = ()
    outcome = Outcome()
    diagnostics = _once_a_file(loaded.diagnostics, leaked.diagnostics)
    if loaded.institution:
        plans = tuple(plan.as_of(as_of) for plan in loaded.plans)
        asked = as_of, former, actor, owners_file(folder)
        rules = as_kept(RULES, loaded.institution)
        outcome = run(rules, contexts_of(loaded, plans, *asked), is_waived)
        if any(newest_day(plan) > as_of for plan in loaded.plans):
            last = tuple(plan.as_of(max(as_of, newest_day(plan))) for plan in loaded.plans)
            outcome = foreseen(outcome, run(rules, contexts_of(loaded, last, *asked), is_waived))
        diagnostics += outcome.diagnostics
    return Report(
        as_of=as_of,
        diagnostics=tuple(sorted(diagnostics)),
        waived=outcome.waived,
        answers=outcome.answers,
        institution=loaded.institution,
        plans=plans,
        texts=loaded.texts | leaked.texts,
        files=loaded.files,
        private=leaked.known,
    )


def _once_a_file(loaded: Sequence[Diagnostic], leaked: Sequence[Diagnostic]) -> list[Diagnostic]:
    """All of them; a file that is out of place anyway is told once, with what could not be seen
    in it."""
    unread = {each.location.path: each for each in leaked if each.code == schema.UNREADABLE.code}
    told = [each for each in leaked if each.code != schema.UNREADABLE.code]
    for each in loaded:
        also = unread.pop(each.location.path, None)
        told.append(replace(each, message=f"{each.message}；{also.message}") if also else each)
    return [*told, *unread.values()]


def newest_day(plan: Plan) -> date:
    """The day of issue, or of what came last: then all that is known of a plan is in force. A day
    that lies too far away to be right (TIM-18) moves nothing."""
    issued = plan.day_of_issue.first if plan.day_of_issue else date(plan.year, 1, 1)
    later = [("since", each.since) for each in plan.certificates if each.since]
    later += [("day", each.origin.day) for each in plan.responsibilities if each.origin.day]
    later += [("effective", each.effective) for each in plan.amendments]
    return max([issued, *(day.last for key, day in later if not out_of_reach(plan, key, day))])


def of_issued(report: Report) -> Report:
    """The report of what is issued alone: that of a site which shows nothing else."""
    plans = status.issued(report.plans)
    if report.institution is None or plans == report.plans:
        return report
    owners = owners_file(Path(report.institution.folder))
    contexts = [Context(p, report.as_of, plans=plans, codeowners=owners) for p in plans]
    found = run(as_kept(RULES, report.institution), contexts, is_waived)
    return replace(
        report, plans=plans, diagnostics=found.diagnostics, waived=found.waived,
        answers=found.answers,
    )  # fmt: skip


def compared(report: Report, folder: Path, before: Report, base: Path) -> Report:
    """The report of a folder that also knows what was found in the version before already."""
    then = Found(base.as_posix(), before.diagnostics, before.texts)
    now = Found(folder.as_posix(), report.diagnostics, report.texts)
    return replace(report, standing=standing(then, now))


def contexts_of(
    loaded: Loaded,
    plans: tuple[Plan, ...],
    as_of: date,
    former: Loaded | None,
    actor: str | None,
    owners: str | None,
) -> list[Context]:
    """What the rules look at, one context a year; `former` is None without an earlier version."""
    context = partial(Context, as_of=as_of, plans=plans, actor=actor, codeowners=owners)
    if former is None or former.institution is None or loaded.institution is None:
        return [context(plan) for plan in plans]
    from generators.diff import difference  # only where versions are compared
    from generators.diff.deltas import Delta

    before = difference.Readable(former.institution, former.plans)
    after = difference.Readable(loaded.institution, loaded.plans)
    changes = difference.difference(before, after).changes
    olds = {plan.year: plan for plan in former.plans}
    files = changed_files(former, loaded)

    def compared(plan: Plan) -> Base:
        deltas = tuple(c.delta for c in changes if c.delta and c.year in (None, plan.year))

        @cache
        def in_force() -> tuple[Delta, ...]:
            told = difference.in_force(before, after, plan.year)
            return deltas if told is None else told

        return Base(olds.get(plan.year), deltas, in_force, files, former.plans)

    return [context(plan, base=compared(plan)) for plan in plans]


def changed_files(before: Loaded | Report, after: Loaded | Report) -> tuple[str, ...]:
    """The files whose text differs, whether or not that means anything."""
    old, new = (_texts(each) for each in (before, after))
    return tuple(sorted(path for path in old.keys() | new.keys() if old.get(path) != new.get(path)))


def _texts(loaded: Loaded | Report) -> dict[str, str]:
    root = loaded.institution.folder if loaded.institution else ""
    issued = {f"{plan.year}/{ISSUED_TEXT}": plan.issued_text for plan in loaded.plans}
    return issued | {path.removeprefix(root): text for path, text in loaded.texts.items()}


def owners_file(folder: Path) -> str | None:
    """The list of owners beside the plan folder, where it is a plain file."""
    file = folder.absolute().parent / CODEOWNERS
    try:
        return None if file.is_symlink() else file.read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def copy_owners_file(folder: Path, copy: Path) -> None:
    """The same beside a copy of the plan folder that is checked in its place."""
    if (text := owners_file(folder)) is not None:
        file = copy.absolute().parent / CODEOWNERS
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8", newline="")
