"""What the commands that move a plan on have in common: the plan as it is, the change tried before
it is written, written whole or not at all."""

from collections.abc import Callable
from datetime import date

from generators.checks.plan_check import Report
from generators.checks.reports import formats
from generators.cli import parsing
from generators.cli.answers import ERRORS, not_written, refuse, say
from generators.core import files
from generators.core.diagnostics import ERROR
from generators.exchange.imports.edits import CannotWrite
from generators.exchange.trial import tried
from generators.model.plans import Plan
from generators.model.status import Status
from generators.site.edition import make_edition


def arguments(command: parsing.Parser, verb: str) -> None:
    parsing.plan(command)
    command.add_argument("year", type=int, metavar="年", help=f"{verb}哪一年的方案，例如 2022")


def found(options: parsing.Options, verb: str, *wanted: Status) -> tuple[Report, Plan] | int:
    """The plan of the year that is asked for, with the report on all; a refusal where the data have
    errors, or the plan is at another point of its life than those `wanted`."""
    report = make_edition(options.plan, None).report
    if not report.ok:
        return refuse(formats.text(report), ERRORS)
    plan = next((each for each in report.plans if each.year == options.year), None)
    if plan is None:
        known = "、".join(str(each.year) for each in report.plans)
        return refuse(f"没有 {options.year} 年的方案，现在有：{known}")
    if plan.status not in wanted:
        named = "、".join(each.name for each in wanted)
        state = f"{options.year} 年的方案是 {plan.status.name}"
        return refuse(f"{state}，{named} 的才能{verb}。没有改动")
    return report, plan


def write(
    options: parsing.Options,
    report: Report,
    texts: Callable[[], dict[str, str]],
    day: date | None,
    done: str,
) -> int:
    """Try what `texts` gives, files of the year by their path below it, on the day from which it
    holds; then write it."""
    try:
        fresh = {f"{options.year}/{path}": text for path, text in texts().items()}
        after = tried(options.plan, fresh, max(report.as_of, day) if day else report.as_of)
        if not after.ok:
            errors = tuple(d for d in after.diagnostics if d.severity == ERROR)
            said = "\n".join(f"  {d.location.path}：{d.message}（{d.code}）" for d in errors)
            return refuse(f"没有改动：这样写下去，检查通不过。\n{said}", ERRORS)
        files.replace_all(options.plan, fresh)
    except CannotWrite as reason:
        return refuse(f"没有改动：{reason}")
    except OSError as error:
        return not_written(options.plan, error)
    return say(done)
