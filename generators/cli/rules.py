"""`plan rules`: every code; or one of them with its reason, its fix and an example."""

import re
from difflib import get_close_matches

from generators.checks.catalogue.codes import ALL_CODES
from generators.checks.catalogue.examples import examples
from generators.checks.engine import Rule
from generators.cli import parsing
from generators.cli.answers import OK, refuse


def arguments(command: parsing.Parser) -> None:
    command.add_argument("code", nargs="?", metavar="编号", help="规则编号，例如 QTA-02")


def run(options: parsing.Options) -> int:
    if options.code is None:
        for code in ALL_CODES:
            print(f"{code.code:8} {code.title}")
        return OK
    known = {code.code: code for code in ALL_CODES}
    found = known.get(_written(options.code))
    if found is None:
        near = get_close_matches(_written(options.code), known, n=1)
        meant = f"，是不是 {near[0]}？" if near else "；"
        return refuse(f"没有 {options.code} 这条规则{meant}运行 plan rules 看全部编号")
    print(f"{found.code}  {found.title}\n\n{found.explanation}".rstrip())
    if isinstance(found, Rule) and found.habit:
        print("\n这是惯例，学院不这样做的，写进 plan/rules.yaml。")
    if example := examples().get(found.code):
        now, right = f"在 {example.file} 里", "应当写成"
        if example.of_versions:
            now, right = f"把 {example.file} 里的原文改成了", "原来写的是"
        print(f"\n例如，{now}：\n\n{example.shown}")
        print(f"\n{right}：\n\n{example.mended}")
    return OK


def _written(code: str) -> str:
    """A code as it is written, also for who leaves out the hyphen or a zero: QTA1."""
    match = re.fullmatch(r"([A-Z]{3})-?([0-9]{1,2})", code.upper())
    return f"{match[1]}-{int(match[2]):02}" if match else code.upper()
