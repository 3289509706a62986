"""What the command line takes: every command with its arguments. Runs none of them."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path

_FONTS = Path(__file__).resolve().parent.parent / ".fonts"  # where `make fonts` puts them


def parser() -> argparse.ArgumentParser:
    """The arguments of all commands; `command` is the name of the one that was given."""
    whole = argparse.ArgumentParser(prog="plan", description="1+X 证书试点计划：检查、出网站、导出")
    commands = whole.add_subparsers(title="命令", required=True, metavar="命令", dest="command")
    for name, (help, options) in _COMMANDS.items():
        options(commands.add_parser(name, help=help, description=help))
    return whole


def _check(command: argparse.ArgumentParser) -> None:
    _plan_and_day(command)
    _formats(command, "text", "github", "json", "sarif", "markdown")
    command.add_argument("--all", action="store_true", help="提醒和提示也逐条详列（只用于 text）")
    what = "同以前的版本（git 的提交、分支，或文件夹）比较，改动也要检查"
    command.add_argument("--base", metavar="版本", help=what)
    command.add_argument("--actor", metavar="账号", help="提出改动的人在资料库里的账号")


def _diff(command: argparse.ArgumentParser) -> None:
    _plan_and_day(command)
    command.add_argument("base", help="以前的版本：git 的提交、分支、标签，或另一份计划的文件夹")
    command.add_argument("head", nargs="?", help="现在的版本（默认为文件夹里现在的内容）")
    _formats(command, "text", "markdown", "json")


def _build(command: argparse.ArgumentParser) -> None:
    _plan_and_day(command)
    _fonts(command)
    _site(command)


def _export(command: argparse.ArgumentParser) -> None:
    _plan_and_day(command)
    _fonts(command)
    command.add_argument("folder", type=Path, help="放在哪里")


def _import(command: argparse.ArgumentParser) -> None:
    _plan_and_day(command)
    command.add_argument("workbook", type=Path, help="填好的名额表、任务清单或完成情况表")
    command.add_argument("--year", type=int, metavar="年份", help="哪一年的方案（默认看表的标题）")
    command.add_argument("--document", metavar="文件", help="改动已印发的内容所依据的文件和文号")
    command.add_argument("--effective", type=_day, metavar="日期", help="改动从哪一天起生效")


def _serve(command: argparse.ArgumentParser) -> None:
    _plan_and_day(command)
    _fonts(command)


def _verify(command: argparse.ArgumentParser) -> None:
    _plan_and_day(command)
    _fonts(command)
    command.add_argument("target", metavar="文件", help="一个 PDF 文件；写 all 量计划的全部文件")


def _notice(command: argparse.ArgumentParser) -> None:
    _plan_and_day(command)
    command.add_argument("action", choices=["new"], metavar="new", help="new：起草一份")
    command.add_argument("kind", choices=["通知", "函", "纪要"], metavar="文种")
    about = "例如 组织2021年证书报名；纪要写会议名称"
    command.add_argument("--about", required=True, metavar="事由", help=about)
    name = "小写英文，例如 registration（默认自动编号）"
    command.add_argument("--name", metavar="文件名", help=name)
    command.add_argument("--year", type=int, metavar="年", help="哪一年的计划（默认最新的一年）")


def _effect(command: argparse.ArgumentParser) -> None:
    _plan_and_day(command)
    command.add_argument("base", help="以前的版本：git 的提交、分支或标签")
    command.add_argument("--commit", required=True, metavar="提交", help="结果属于哪一次提交")
    command.add_argument("--actor", metavar="账号", help="提出改动的人在资料库里的账号")


def _owners(command: argparse.ArgumentParser) -> None:
    _plan_and_day(command)
    what = "写进计划文件夹旁边的 .github/CODEOWNERS"
    command.add_argument("--write", action="store_true", help=what)


def _publish(command: argparse.ArgumentParser) -> None:
    _plan(command)
    _fonts(command)
    command.add_argument("revision", help="git 的提交、分支或标签")
    _site(command)


def _rules(command: argparse.ArgumentParser) -> None:
    command.add_argument("code", nargs="?", help="规则编号，例如 QTA-02")


def _site(command: argparse.ArgumentParser) -> None:
    site = Path("site")
    command.add_argument("site", type=Path, nargs="?", default=site, help="放在哪里（默认 site）")


def _formats(command: argparse.ArgumentParser, *formats: str) -> None:
    command.add_argument("--format", choices=formats, default=formats[0], help="输出的样式")


def _plan(command: argparse.ArgumentParser) -> None:
    where = "计划所在的文件夹（默认 plan）"
    command.add_argument("--plan", type=Path, default=Path("plan"), metavar="文件夹", help=where)


def _plan_and_day(command: argparse.ArgumentParser) -> None:
    _plan(command)
    when = "按哪一天检查（默认为数据最后一次提交的日期）"
    command.add_argument("--as-of", type=_day, metavar="日期", help=when)


def _fonts(command: argparse.ArgumentParser) -> None:
    what = "印制文件用的字体所在的文件夹（默认用 make fonts 取来的，没有就用自带的）"
    fetched = _FONTS if _FONTS.is_dir() else None
    command.add_argument("--fonts", type=_folder, metavar="文件夹", default=fetched, help=what)


def _folder(text: str) -> Path:
    if not Path(text).is_dir():
        raise argparse.ArgumentTypeError(f"没有 {text} 这个文件夹")
    return Path(text)


def _day(text: str) -> date:
    from generators import dates

    try:
        return dates.parse_day(text)
    except ValueError as reason:
        raise argparse.ArgumentTypeError(str(reason)) from None


# name -> (what it does, its arguments), in the order in which help lists them
_COMMANDS: dict[str, tuple[str, Callable[[argparse.ArgumentParser], None]]] = {
    "check": ("检查计划，指出每一处错误", _check),
    "diff": ("改了什么：与以前的版本相比，用办公的话说出每一处改动", _diff),
    "fix": ("改好有把握的错误，其余的列出来", _plan),
    "build": ("生成整个网站", _build),
    "export": ("导出全部产物（网页的文本、文件、数据），不生成网站", _export),
    "import": ("把填好的表（xlsx）写回计划", _import),
    "serve": ("在本机预览网站，改动后自动更新", _serve),
    "notice": ("起草一份通知、函或纪要，计划里有的内容先填好", _notice),
    "verify": ("量一量印制的 PDF 合不合公文格式（GB/T 9704—2012）", _verify),
    "effect": ("检查结果和改动的影响，交给写评论的工作流（JSON）", _effect),
    "owners": ("审批人名单：哪个文件的改动要请谁同意", _owners),
    "publish": ("重新生成以前某一次提交的网站，与当时一字不差", _publish),
    "verify-site": ("核对网站是否完整，每个文件是否与生成时相同", _site),
    "rules": ("列出检查规则，或说明其中一条", _rules),
}
