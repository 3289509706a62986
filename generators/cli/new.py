"""`plan new`: begins a new year."""

import sys
from pathlib import Path

from generators.checks.plan_check import Report
from generators.checks.reports import formats
from generators.cli import given_document, parsing
from generators.cli.answers import ERRORS, Unusable, refuse, say
from generators.core import files
from generators.core.dates import YEARS
from generators.core.failures import why
from generators.exchange import first_college, first_document, first_year, issuing, new_year
from generators.exchange.imports.edits import CannotWrite
from generators.exchange.trial import tried
from generators.model import folders
from generators.model.first_names import college_of, programmes_of
from generators.site.edition import make_edition


def arguments(command: parsing.Parser) -> None:
    parsing.plan(command)
    command.add_argument("year", type=int, metavar="年", help="要开始的那一年，例如 2022")
    which = "属于哪个证书项目，写 programmes.yaml 里的名称；只有一个项目的不用写"
    command.add_argument("--document", type=Path, metavar="文件", help=given_document.HELP)
    command.add_argument("--programme", metavar="项目", help=which)


def run(options: parsing.Options) -> int:
    folder = options.plan / str(options.year)
    if folder.exists():
        return refuse(f"已经有 {folder}，没有改动它")
    if options.year not in YEARS:
        return refuse(f"年份写 {YEARS[0]} 至 {YEARS[-1]} 之间的一年")
    try:
        programme = _programme(options)
        document = given_document.read(options.document)
        if document:
            return _archived(options, folder, document, programme)
        begun = _begun(options.plan, options.year, programme)
        return begun if isinstance(begun, int) else _written(options, folder, begun)
    except (CannotWrite, Unusable) as reason:
        return refuse(f"没有写：{reason}")
    except OSError as error:
        return refuse(f"写不进 {folder}：{why(error)}")


def _programme(options: parsing.Options) -> str | None:
    """The one that is named; of several who sits before it is asked. None: that of the year which
    the new one is begun from."""
    known = programmes_of(options.plan)
    given: str | None = options.programme
    if given is None and len(known) > 1 and sys.stdin.isatty():
        numbered = "".join(f"  {number}  {name}\n" for number, name in enumerate(known, 1))
        asked = input(f"这一年的方案属于哪个项目？\n{numbered}写号码，与上一年相同的直接按回车：")
        turns = {str(number): name for number, name in enumerate(known, 1)}
        given = turns.get(asked.strip(), asked.strip()) or None
    if given is not None and given not in known:
        there = f"，有：{'、'.join(known)}" if known else "，先写上这个文件"
        raise Unusable(f"programmes.yaml 里没有“{given}”{there}")
    return given


def _project(plan: Path, programme: str | None) -> tuple[str, bool]:
    """What a year without a pattern is about, and whether its plan has to say so. Raises
    Unusable where there are several."""
    known = programmes_of(plan)
    if programme is None and len(known) > 1:
        raise Unusable(f"加上 --programme 和项目的名称：{'、'.join(known)}")
    return programme or next(iter(known), "证书考核"), len(known) > 1


def _begun(plan: Path, year: int, programme: str | None) -> tuple[new_year.Begun, str] | int:
    """The files of the year and what they are begun from, in words; or a refusal."""
    report = make_edition(plan, None).report
    college = None if any(map(folders.like_a_year, _names(plan))) else college_of(plan)
    if college:
        project, named = _project(plan, programme)
        texts = first_year.begin(college, year, project, named=named) | new_year.EMPTY
        return new_year.Begun(texts, ()), "这里还没有哪一年的方案可照，只写了各个文件的样子"
    if not report.ok:
        return refuse(formats.text(report), ERRORS)
    former = new_year.pattern(report.plans, year)
    if former is None:
        return refuse(formats.text(report), ERRORS)
    return new_year.begin(former, year, programme), f"照 {former.year} 年的方案起草"


def _names(plan: Path) -> list[str]:
    return [each.name for each in plan.iterdir() if each.is_dir()]


def _written(options: parsing.Options, folder: Path, begun: tuple[new_year.Begun, str]) -> int:
    (texts, different), how = begun
    after = tried(options.plan, {f"{options.year}/{path}": t for path, t in texts.items()}, None)
    files.create(options.plan, {f"{options.year}/{path}": text for path, text in texts.items()})
    parts = [f"已写好 {folder}（{len(texts)} 个文件），状态是草案，不会放到网站上：{how}。"]
    parts += _listed("与上一次不同的：", different)
    parts += _listed("印发以前还要填写：", _left(after, options.year))
    parts += _listed("还要核对：", new_year.LEFT)
    if not after.ok:
        parts.append(f"检查还有错误，先改好：\n{formats.text(after)}")
    preview = "plan build --drafts 预览"
    parts.append(f"边改边运行 plan check，用 {preview}；定下以后运行 plan issue {options.year}。")
    return say("\n".join(parts))


def _archived(
    options: parsing.Options, folder: Path, document: given_document.Read, programme: str | None
) -> int:
    """A year whose issued document is there, word for word."""
    college = college_of(options.plan) or first_college.NAME
    project, named = _project(options.plan, programme)
    texts = first_document.texts(college, options.year, project, document.outline, named=named)
    whole = {f"{options.year}/{path}": text for path, text in texts.items()}
    after = tried(options.plan, whole, None)
    if not after.ok:
        return refuse(f"没有写：这样写下去，检查通不过。\n{formats.text(after)}", ERRORS)
    files.create(options.plan, whole)
    parts = [f"已写好 {folder}（{len(whole)} 个文件）：正文照文件一字不差，存档在 issued.txt。"]
    return say("\n".join([*parts, *given_document.told(document, after, options.plan)]))


def _left(report: Report, year: int) -> list[str]:
    draft = [plan for plan in report.plans if plan.year == year]
    return [said for plan in draft for said in issuing.missing(plan)]


def _listed(title: str, lines: list[str] | tuple[str, ...]) -> list[str]:
    return [title, *(f"  {line}" for line in lines)] if lines else []
