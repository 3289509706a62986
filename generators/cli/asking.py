"""What `plan init` is told of a college: as options, or in answers to questions. Only who sits
before a terminal is asked, and a wrong answer is told and asked again."""

import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from generators.cli import parsing
from generators.cli.answers import Unusable, say
from generators.core.unread import Unread
from generators.exchange import first_lists
from generators.exchange.first_college import Beginning, unusable
from generators.exchange.first_lists import Lists

_APART = re.compile(r"[、，,；;\s]+")
_ENTER = "（直接按回车，以后再填）"


def arguments(command: parsing.Parser) -> None:
    what = "表格（xlsx 或 csv）：部门、专业、证书、名额、负责人、人员的名单，栏目照表头认"
    command.add_argument("--from", type=Path, dest="lists", metavar="表", help=what)
    several = "；几个的用顿号分开，也可以写几次"
    for option, shown, what in (
        ("--name", "全称", "学校的全称"),
        ("--prefix", "代字", "机关代字，发文字号中年份前面的部分"),
        ("--programme", "项目", "证书项目的名称"),
    ):
        command.add_argument(option, metavar=shown, help=what)
    for option, shown, what in (
        ("--department", "部门", f"部门的名称{several}"),
        ("--major", "专业", f"专业的名称{several}"),
        ("--certificate", "证书", "证书的名称；写成 证书：专业、专业 的，只有这些专业可以申报"),
    ):
        command.add_argument(option, metavar=shown, action="append", help=what)


def told(options: parsing.Options) -> Beginning:
    """Raises Unusable."""
    lists = _lists(options.lists)
    asks = _sits_there()
    one, several = (_one, _several) if asks else (_nobody, _nobody)
    name = _of([options.name]) or one("学校的全称")
    prefix = _of([options.prefix]) or one("机关代字，例如 示卫院")
    programme = _of([options.programme]) or one("证书项目的名称")
    departments = _with(lists.departments, _of(options.department, _split)) or several(
        "部门，几个的用顿号分开"
    )
    majors = _with(lists.majors, _of(options.major, _split)) or several("专业，几个的用顿号分开")
    certificates = lists.certificates | dict(map(_certificate, options.certificate or ()))
    for each in () if certificates else several("证书，几种的用顿号分开"):
        certificates[each] = _among(each, majors)
    for each, which in certificates.items():
        majors = tuple(dict.fromkeys((*majors, *which)))
        if not majors:
            raise Unusable(f"{each}要有可以申报的专业：先写专业（--major）")
    known = dict(zip(("name", "prefix", "programme"), (name, prefix, programme), strict=True))
    said = {key: value[0] for key, value in known.items() if value}
    return Beginning(
        **said, departments=departments, majors=majors, certificates=certificates, lists=lists
    )


def _lists(file: Path | None) -> Lists:
    """What a table says. Raises Unusable."""
    if file is None:
        return Lists()
    try:
        found = first_lists.read(file)
    except Unread as reason:
        raise Unusable(f"{file.name} {reason}") from None
    for name in first_lists.every_name(found):
        if why := unusable(name):
            raise Unusable(f"{file.name} 里 {why}")
    return found


def _with(one: Sequence[str], other: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *other)))


def _sits_there() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _split(text: str) -> list[str]:
    return [each for each in _APART.split(text) if each]


def _whole(text: str) -> list[str]:
    return [text.strip()] if text.strip() else []


def _of(given: Sequence[str] | None, split: Callable[[str], list[str]] = _whole) -> tuple[str, ...]:
    """Names that were given as options."""
    names = tuple(dict.fromkeys(name for text in given or () for name in split(text or "")))
    for name in names:
        if reason := unusable(name):
            raise Unusable(reason)
    return names


def _certificate(text: str) -> tuple[str, tuple[str, ...]]:
    name, _, majors = text.replace(":", "：").partition("：")
    (own,) = _of([name]) or [""]
    if not own:
        raise Unusable(f"“{text}”里没有证书的名称")
    return own, _of([majors], _split)


def _nobody(question: str) -> tuple[str, ...]:
    return ()


def _one(question: str) -> tuple[str, ...]:
    return _asked(question + _ENTER, lambda answer: _of([answer]))


def _several(question: str) -> tuple[str, ...]:
    return _asked(question + _ENTER, lambda answer: _of([answer], _split))


def _among(certificate: str, majors: tuple[str, ...]) -> tuple[str, ...]:
    """Which of the majors may take a certificate; none where it is all of them."""

    def taken(answer: str) -> tuple[str, ...]:
        names = _of([answer], _split)
        if unknown := [name for name in names if name not in majors]:
            raise Unusable(f"没有这个专业：{'、'.join(unknown)}")
        return names

    which = f"{certificate}可以申报的专业，写上面的（直接按回车是全部）"
    return _asked(which, taken) if majors else ()


def _asked(question: str, taken: Callable[[str], tuple[str, ...]]) -> tuple[str, ...]:
    """The names in an answer that can be taken. Raises EOFError."""
    while True:
        try:
            return taken(input(f"{question}："))
        except Unusable as reason:
            say(str(reason))
