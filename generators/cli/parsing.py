"""Arguments: a parser that speaks Chinese, and the arguments that several commands take."""

import argparse
from collections.abc import Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path

import generators
from generators.core import resources

_CHINESE = {
    "usage: ": "用法：",
    "options": "选项",
    "positional arguments": "参数",
    "show this help message and exit": "显示这份说明",
    "%(prog)s: error: %(message)s\n": "没有运行：%(message)s\n",
    "the following arguments are required: %s": "还要写上：%s",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s：%(message)s",
    "invalid %(type)s value: %(value)r": "%(value)s 不合要求，要写整数",
    "expected one argument": "后面要写一项内容",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s 可以是 %(matches)s，请写全",
    "ignored explicit argument %r": "后面不用写 %s",
}
# argparse takes its words from gettext, which wants compiled catalogues and asks the environment
# for the language; a user of this program reads Chinese wherever it runs.
vars(argparse).update(_=lambda text: _CHINESE.get(text, text))

Options = argparse.Namespace  # what the arguments of a command were read as


class Parser(argparse.ArgumentParser):
    """Says what was probably meant by a word that it does not know."""

    def read(self, given: Sequence[str]) -> Options:
        """The arguments. What is not known ends the program, with a sentence that says so."""
        known, more = self.parse_known_args(given)
        if more:
            options = [word for word in more if word.startswith("-")]  # behind one stands its value
            self.error("；".join(self._unknown(word) for word in options or more))
        return known

    def _check_value(self, action: argparse.Action, value: object) -> None:
        choices = [] if action.choices is None else [str(each) for each in action.choices]
        if action.choices and value not in action.choices:
            said = f"没有 {value}{_meant(str(value), choices)}可以写：{'、'.join(choices)}"
            raise argparse.ArgumentError(action, said)

    def _unknown(self, word: str) -> str:
        if not word.startswith("-"):
            return f"多出了 {word}"
        return f"没有 {word} 这个选项{_meant(word.partition('=')[0], self._options())}".rstrip("，")

    def _options(self) -> list[str]:
        """Every option of this parser and of the commands below it."""
        found: list[str] = []
        for action in self._actions:
            found += action.option_strings
            if isinstance(action, argparse._SubParsersAction):
                found += (o for below in action.choices.values() for o in below._options())
        return found


def _meant(word: str, known: list[str]) -> str:
    near = get_close_matches(word, known, n=1, cutoff=0.7)
    return f"，是不是 {near[0]}？" if near else "，"


def debug(parser: Parser, help: str = argparse.SUPPRESS) -> None:
    """`--debug`, before a command and behind it; help tells of the first."""
    parser.add_argument("--debug", action="store_true", default=argparse.SUPPRESS, help=help)


def version(parser: Parser) -> None:
    said = f"%(prog)s {generators.__version__}"
    parser.add_argument("--version", action="version", version=said, help="显示程序的版本")


def plan(command: Parser) -> None:
    where = "计划所在的文件夹（默认 plan）"
    command.add_argument("--plan", type=Path, default=Path("plan"), metavar="文件夹", help=where)


def plan_and_day(command: Parser) -> None:
    plan(command)
    when = "按哪一天检查（默认为数据最后一次提交的日期）"
    command.add_argument("--as-of", type=day, metavar="日期", help=when)


def fonts(command: Parser) -> None:
    what = "印制文件用的字体所在的文件夹（默认用 make fonts 取来的，没有就用自带的）"
    fetched = resources.FONTS if resources.FONTS.is_dir() else None
    command.add_argument("--fonts", type=_folder, metavar="文件夹", default=fetched, help=what)


def drafts(command: Parser) -> None:
    what = "预览：还没有印发的草案也放进去，每一页都标明；不能公布"
    command.add_argument("--drafts", action="store_true", help=what)


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
    from generators.core import dates

    try:
        return dates.parse_day(text)
    except ValueError as reason:
        raise argparse.ArgumentTypeError(str(reason)) from None


def _folder(text: str) -> Path:
    if not Path(text).is_dir():
        raise argparse.ArgumentTypeError(f"没有 {text} 这个文件夹")
    return Path(text)
