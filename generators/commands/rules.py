"""`plan rules`: every code; or one of them with its reason, its fix and an example."""

from generators.catalogue.codes import CODES
from generators.catalogue.examples import examples
from generators.commands import parsing
from generators.commands.answers import OK, refuse
from generators.paper.codes import CODES as PRINT_CODES


def arguments(command: parsing.Parser) -> None:
    command.add_argument("code", nargs="?", metavar="编号", help="规则编号，例如 QTA-02")


def run(options) -> int:
    codes = (*CODES, *PRINT_CODES)
    if options.code is None:
        for code in codes:
            print(f"{code.code:8} {code.title}")
        return OK
    found = next((c for c in codes if c.code == options.code.upper()), None)
    if found is None:
        return refuse(f"没有 {options.code} 这条规则；运行 plan rules 看全部编号")
    print(f"{found.code}  {found.title}\n\n{found.explanation}".rstrip())
    if example := examples().get(found.code):
        now, right = f"在 {example.file} 里", "应当写成"
        if example.of_versions:
            now, right = f"把 {example.file} 里的原文改成了", "原来写的是"
        print(f"\n例如，{now}：\n\n{example.shown}")
        print(f"\n{right}：\n\n{example.right}")
    return OK
