"""`plan issue`: a draft becomes the issued plan, in one step."""

from generators.cli import lifecycle, parsing
from generators.cli.answers import ERRORS, refuse
from generators.exchange import issuing
from generators.model.status import DRAFT, IN_FORCE


def arguments(command: parsing.Parser) -> None:
    lifecycle.arguments(command, "印发")
    command.add_argument("--number", metavar="文号", help="发文字号，例如 示卫院〔2025〕6号")
    when = "成文日期，写到日，例如 2022-03-01"
    command.add_argument("--date", type=parsing.day, metavar="日期", help=when)


def run(options: parsing.Options) -> int:
    found = lifecycle.found(options, "印发", DRAFT)
    if isinstance(found, int):
        return found
    report, plan = found
    head = plan.as_issued.head
    number = options.number or head.number
    day = options.date or (head.issued.first if head.issued else None)
    lacking = list(issuing.missing(plan))
    lacking += [] if number else ["发文字号：加上 --number 文号"]
    lacking += [] if day else ["成文日期：加上 --date 日期"]
    if number is None or day is None or lacking:
        said = "\n".join(f"  {each}" for each in lacking)
        return refuse(f"{plan.year} 年的方案还不能印发，没有改动。还缺：\n{said}", ERRORS)
    return lifecycle.write(
        options, report, lambda: issuing.issue(plan, number, day.isoformat()), day,
        f"{plan.year} 年的方案已印发：{number}，{day.year}年{day.month}月{day.day}日成文，状态是 "
        f"{IN_FORCE.name}，印发的文本已存档（issued.txt）。核对它与纸质文件一字不差以后再提交；"
        "以后的变更写在 amendments 文件夹里。",
    )  # fmt: skip
