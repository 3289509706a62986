"""Arguments: a parser that speaks Chinese, and the arguments that several commands take."""

import argparse
from datetime import date
from pathlib import Path

_FONTS = Path(__file__).resolve().parent.parent.parent / ".fonts"  # where `make fonts` puts them
_CHINESE = {
    "usage: ": "用法：",
    "options": "选项",
    "positional arguments": "参数",
    "show this help message and exit": "显示这份说明",
    "%(prog)s: error: %(message)s\n": "没有运行：%(message)s\n",
    "the following arguments are required: %s": "还要写上：%s",
    "unrecognized arguments: %s": "多出了不认识的内容：%s",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s：%(message)s",
    "invalid choice: %(value)r (choose from %(choices)s)": "没有 %(value)s，可以写：%(choices)s",
    "invalid %(type)s value: %(value)r": "%(value)s 不合要求，要写整数",
    "expected one argument": "后面要写一项内容",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s 可以是 %(matches)s，请写全",
    "ignored explicit argument %r": "后面不用写 %s",
}
# argparse takes its words from gettext, which wants compiled catalogues and asks the environment
# for the language; a user of this program reads Chinese wherever it runs.
argparse._ = lambda text: _CHINESE.get(text, text)  # type: ignore[attr-defined]

Parser = argparse.ArgumentParser


def plan(command: Parser) -> None:
    where = "计划所在的文件夹（默认 plan）"
    command.add_argument("--plan", type=Path, default=Path("plan"), metavar="文件夹", help=where)


def plan_and_day(command: Parser) -> None:
    plan(command)
    when = "按哪一天检查（默认为数据最后一次提交的日期）"
    command.add_argument("--as-of", type=day, metavar="日期", help=when)


def fonts(command: Parser) -> None:
    what = "印制文件用的字体所在的文件夹（默认用 make fonts 取来的，没有就用自带的）"
    fetched = _FONTS if _FONTS.is_dir() else None
    command.add_argument("--fonts", type=_folder, metavar="文件夹", default=fetched, help=what)


def site(command: Parser) -> None:
    where = Path("site")
    command.add_argument(
        "site", type=Path, nargs="?", default=where, metavar="网站", help="放在哪里（默认 site）"
    )


def formats(command: Parser, *names: str) -> None:
    """`--format`, of which the first name is the default."""
    command.add_argument("--format", choices=names, default=names[0], help="输出的样式")


def day(text: str) -> date:
    """A day as people write it. Raises ArgumentTypeError, in Chinese."""
    from generators import dates

    try:
        return dates.parse_day(text)
    except ValueError as reason:
        raise argparse.ArgumentTypeError(str(reason)) from None


def _folder(text: str) -> Path:
    if not Path(text).is_dir():
        raise argparse.ArgumentTypeError(f"没有 {text} 这个文件夹")
    return Path(text)
