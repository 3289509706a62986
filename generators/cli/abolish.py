"""`plan abolish`: another document revokes a plan."""

from generators.cli import lifecycle, parsing
from generators.exchange import issuing
from generators.model.status import ABOLISHED, ARCHIVED, IN_FORCE


def arguments(command: parsing.Parser) -> None:
    lifecycle.arguments(command, "废止")
    what = "废止它的文件，写标题和文号"
    command.add_argument("--document", metavar="文件", required=True, help=what)
    when = "从哪天起废止，写到日，例如 2022-03-01"
    command.add_argument("--date", type=parsing.day, metavar="日期", required=True, help=when)


def run(options: parsing.Options) -> int:
    found = lifecycle.found(options, "废止", IN_FORCE, ARCHIVED)
    if isinstance(found, int):
        return found
    report, plan = found
    day = options.date
    return lifecycle.write(
        options, report, lambda: issuing.abolish(plan, options.document, day.isoformat()), day,
        f"{plan.year} 年的方案状态改为 {ABOLISHED.name}（{options.document}），"
        "它的各页写明哪天、由哪个文件废止。",
    )  # fmt: skip
