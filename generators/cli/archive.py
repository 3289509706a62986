"""`plan archive`: the work of a year is done."""

from functools import partial

from generators.cli import lifecycle, parsing
from generators.exchange import issuing
from generators.model.status import ARCHIVED, IN_FORCE


def arguments(command: parsing.Parser) -> None:
    lifecycle.arguments(command, "归档")


def run(options: parsing.Options) -> int:
    found = lifecycle.found(options, "归档", IN_FORCE)
    if isinstance(found, int):
        return found
    report, plan = found
    done = f"{plan.year} 年的方案状态改为 {ARCHIVED.name}，它的各页写明现在执行的是哪一年。"
    return lifecycle.write(options, report, partial(issuing.archive, plan), None, done)
