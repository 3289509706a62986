"""`plan new`: begins a new year."""

from generators.checks.reports import formats
from generators.cli import parsing
from generators.cli.answers import ERRORS, refuse, say
from generators.core import files
from generators.core.failures import why
from generators.exchange import new_year
from generators.exchange.imports.edits import CannotWrite
from generators.site.edition import make_edition


def arguments(command: parsing.Parser) -> None:
    parsing.plan(command)
    command.add_argument("year", type=int, metavar="年", help="要开始的那一年，例如 2022")


def run(options: parsing.Options) -> int:
    report = make_edition(options.plan, None).report
    if not report.ok:
        return refuse(formats.text(report), ERRORS)
    former, folder = report.plans[-1], options.plan / str(options.year)
    if folder.exists():
        return refuse(f"已经有 {folder}，没有改动它")
    if options.year <= former.year or options.year > 9999:
        return refuse(f"最新的一年是 {former.year} 年，新的一年要写 {former.year + 1} 或以后的年份")
    try:
        texts = new_year.begin(former, options.year)
        files.create(options.plan, {f"{options.year}/{path}": text for path, text in texts.items()})
    except CannotWrite as reason:
        return refuse(f"没有写：{reason}")
    except OSError as error:
        return refuse(f"写不进 {folder}：{why(error)}")
    left = "\n".join(f"  {line}" for line in new_year.left(former))
    return say(
        f"已照 {former.year} 年的方案写好 {folder}（{len(texts)} 个文件），状态是草案。\n"
        f"只属于 {former.year} 年的没有带过来。还要填写、核对：\n{left}\n"
        f"边改边运行 plan check，它会指出还有哪些是 {former.year} 年的。"
    )
