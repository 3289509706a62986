"""`plan ci`: the files around a plan, which this version of the program would write otherwise."""

from pathlib import Path

import generators
from generators.cli import parsing
from generators.cli.answers import ERRORS, refuse, say
from generators.core import files, resources
from generators.core.failures import why
from generators.exchange import around_plan
from generators.exchange.around_plan import Renewal

_MOST_LINES = 12  # of one file


def arguments(command: parsing.Parser) -> None:
    parsing.plan(command)
    command.add_argument("--write", action="store_true", help="更新它们；你们改过的不动")
    where = "把各种文件的说明（模式）放进这个文件夹，供编辑器用"
    command.add_argument("--schemas", type=Path, metavar="文件夹", help=where)


def run(options: parsing.Options) -> int:
    root = options.plan.absolute().parent
    if not (root / around_plan.ENGINE).is_file():
        return refuse(f"{root} 不是 plan init 建的资料库，没有动它")
    try:
        if options.schemas:
            return _lay_schemas(options.schemas)
        renewal = around_plan.renewal(_there(root))
        if options.write:
            files.replace_all(root, renewal.texts)
    except OSError as error:
        return refuse(f"{root} 里有文件读不了，或者写不进：{why(error)}")
    say("\n".join(_told(renewal, options.write)))
    return ERRORS if renewal.texts and not options.write else 0


def _there(root: Path) -> dict[str, str]:
    return {
        path: (root / path).read_text("utf-8", errors="replace")
        for path in around_plan.files_around()
        if (root / path).is_file()
    }


def _lay_schemas(folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    schemas = {file.name: file.read_text("utf-8") for file in resources.SCHEMAS.glob("*.json")}
    files.replace_all(folder, dict(schemas))
    return say(f"各种文件的说明已放进 {folder}。")


def _told(renewal: Renewal, written: bool) -> list[str]:
    version = f"程序 {generators.__version__}"
    parts = []
    for path, lines in renewal.different.items():
        parts.append(f"{'已更新' if written else '要更新'} {path}：")
        parts += [f"  {line}" for line in lines[:_MOST_LINES]] or ["  新的"]
        if more := len(lines) - _MOST_LINES:
            parts += [f"  另有 {more} 行"] if more > 0 else []
    for path in renewal.kept:
        parts.append(f"没有动 {path}：你们改过它。要换成程序写的，先删去它")
    if not renewal.texts:
        return [*parts, f"自动写成的文件都是这一版的（{version}）。"]
    todo = "" if written else "；运行 plan ci --write 更新"
    return [
        *parts,
        f"{version}：{len(renewal.texts)} 个文件{'更新了' if written else '不同'}{todo}。",
    ]
