"""`plan`: which commands there are; reads the command line and runs one of them."""

import io
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType

from generators.cli import unforeseen
from generators.cli.answers import BUSY, COULD_NOT_RUN, OK, refuse
from generators.cli.parsing import Parser, debug, version
from generators.core import files

# What each does, in the order in which help lists them. Its module has the same name.
COMMANDS = {
    "check": "检查计划，指出每一处错误",
    "diff": "改了什么：与以前的版本相比，用办公的话说出每一处改动",
    "fix": "改好有把握的错误，其余的列出来",
    "build": "生成整个网站",
    "export": "导出全部产物（网页的文本、文件、数据），不生成网站",
    "import": "把填好的表（xlsx）写回计划",
    "serve": "在本机预览网站，改动后自动更新",
    "init": "建一个学校的资料库：名册、第一年的草案、检查和公布的工作流",
    "ci": "资料库里由程序写成的文件是不是这一版的，并更新它们",
    "new": "开始新的一年：照上一年起草，只属于上一年的内容留空",
    "confirm": "从印发的文件里认出的内容：逐项列出，核对以后写进计划",
    "issue": "印发：写文号、成文日期，存档印发的文本，状态改为 执行中",
    "archive": "归档：一年的工作结束，状态改为 已归档",
    "abolish": "废止：写明由哪个文件废止，状态改为 已废止",
    "notice": "起草一份公文（通知、函、纪要、公示等），计划里有的内容先填好",
    "verify": "量一量印制的 PDF 合不合公文格式（GB/T 9704—2012）",
    "effect": "主干怎样看一份改动：检查结果和影响，交给写评论的工作流（JSON）",
    "owners": "审批人名单：哪个文件的改动要请谁同意",
    "publish": "重新生成以前某一次提交的网站，与当时一字不差",
    "verify-site": "核对网站是否完整，每个文件是否与生成时相同",
    "rules": "列出检查规则，或说明其中一条",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit status: 0 fine, 1 errors, 2 could not run, 75 busy, 130
    interrupted. The one place where an exception ends: none reaches who runs a command."""
    given = sys.argv[1:] if arguments is None else arguments
    asked = next((each for each in given if each in COMMANDS), None)
    before: unforeseen.State = {}
    folder: Path | None = None
    try:
        _open_streams()
        try:
            options = _parser(asked).read(given)
            folder = getattr(options, "plan", None)
            if folder and not _whole(folder, asked):
                return COULD_NOT_RUN
            before = unforeseen.state(asked, folder)
            status: int = options.run(options)
            return status
        finally:
            sys.stdout.flush()  # here, where a full disk can still be told
    except NotADirectoryError as error:
        return refuse(f"没有找到计划文件夹 {error}")
    except files.Busy as error:
        return refuse(str(error), BUSY)
    except BrokenPipeError:  # who read us has gone
        return OK
    except (Exception, KeyboardInterrupt) as error:
        after = unforeseen.state(asked, folder)
        changed = [file for file in after if after[file] != before.get(file)]
        return unforeseen.told(error, given, asked, changed)


def _whole(folder: Path, asked: str | None) -> bool:
    """Whether a plan can be read: not while a command that was killed has written half of its
    files. One that writes finishes that first; the others only say so, since what a proposal
    brings with it may look the same."""
    if asked in unforeseen.WRITING:
        if files.finish(folder):
            refuse(f"上一次的改动没有写完，已经接着写进 {folder}")
    elif files.unfinished(folder):
        refuse(
            f"{folder} 里的改动只写了一半（上一次运行的命令中断了）。请运行 plan fix，"
            f"它会先接着写完"
        )
        return False
    return True


def _open_streams() -> None:
    """Chinese on both streams, whatever the system's encoding; a closed one takes what is said."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, io.TextIOWrapper(io.BytesIO()))
        getattr(sys, name).reconfigure(encoding="utf-8", errors="replace")


def _parser(asked: str | None) -> Parser:
    """The parser of all commands, of which only the one asked for knows its arguments."""
    whole = Parser(prog="plan", description="证书工作计划：检查、出网站、导出")
    version(whole)
    debug(whole, help="程序出错时显示详细情况，给维护的人看")
    commands = whole.add_subparsers(title="命令", required=True, metavar="命令", dest="command")
    for name, does in COMMANDS.items():
        command = commands.add_parser(name, help=does, description=does)
        if name == asked:
            debug(command)
            module = _module(name)
            module.arguments(command)
            command.set_defaults(run=module.run)
    return whole


def _module(name: str) -> ModuleType:
    own = {"import": "import_"}.get(name, name.replace("-", "_"))  # `import` is a word of Python
    return import_module(f"generators.cli.{own}")
