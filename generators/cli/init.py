"""`plan init`: begins the repository of a college that has none."""

import tempfile
from datetime import date
from pathlib import Path

import generators
from generators.checks.plan_check import Report, check
from generators.cli import asking, given_document, parsing
from generators.cli.answers import ERRORS, Unusable, refuse, say
from generators.core import files, own_wheel
from generators.core.dates import YEARS
from generators.core.diagnostics import ERROR
from generators.core.failures import why
from generators.core.git import git
from generators.core.git.git import NoRevision
from generators.exchange import around_plan, first_college, issuing
from generators.exchange.first_college import NAME, PREFIX, Beginning
from generators.exchange.imports.edits import CannotWrite
from generators.site.pages import pinyin

_IN_DOCUMENT = "证书从印发的文件里认；不要写 --certificate，--from 的表里也不要有证书"
_Files = dict[str, str | bytes]


def arguments(command: parsing.Parser) -> None:
    command.add_argument("folder", type=Path, metavar="文件夹", help="放在哪里；要空着，或者还没有")
    asking.arguments(command)
    command.add_argument("--year", type=int, metavar="年", help="起草哪一年的方案（默认今年）")
    what = "程序的安装包（whl 文件），带在里面；不写的用运行的这一个"
    command.add_argument("--document", type=Path, metavar="文件", help=given_document.HELP)
    command.add_argument("--engine", type=Path, metavar="安装包", help=what)


def run(options: parsing.Options) -> int:
    folder: Path = options.folder
    if options.year is not None and options.year not in YEARS:
        return refuse(f"年份写 {YEARS[0]} 至 {YEARS[-1]} 之间的一年")
    try:
        if folder.is_dir() and _finished(folder):
            return say(f"上一次没有写完，已经接着写进 {folder}。")
        if not _free(folder):
            return refuse(f"{folder} 不是空的，没有动它；换一个文件夹")
        document = given_document.read(options.document)
        said = asking.told(options)
        if document and said.certificates:
            return refuse(f"没有写：{_IN_DOCUMENT}")
        return _begun(options, folder, said, document)
    except (Unusable, CannotWrite) as reason:
        return refuse(f"没有写：{reason}")
    except EOFError:
        return refuse("没有写：后面的问题没有回答")
    except OSError as error:
        return refuse(f"写不进 {folder}：{why(error)}")


def _finished(folder: Path) -> bool:
    """Whether a run that was killed had begun to write there; what it left beside goes too."""
    files.finish(folder.absolute().parent)
    return files.finish(folder)


def _free(folder: Path) -> bool:
    """Whether nothing is there, or nothing but an empty repository of git."""
    if not folder.exists():
        return not folder.is_symlink()
    return folder.is_dir() and {each.name for each in folder.iterdir()} <= {".git"}


def _begun(
    options: parsing.Options, folder: Path, said: Beginning, document: given_document.Read | None
) -> int:
    # Which year a college begins with is the one thing for which the clock is asked: what is
    # written then is data.
    stated = given_document.year(document, options.year) if document else options.year
    year = stated or date.today().year  # noqa: DTZ011
    outline = document.outline if document else None
    texts = first_college.texts(said, year, pinyin.reading, outline)
    report = _tried(texts)
    if not report.ok:
        wrong = [each for each in report.diagnostics if each.severity == ERROR]
        found = "\n".join(f"  {each.message}" for each in wrong)
        return refuse(f"没有写：这样写下去，检查通不过。\n{found}", ERRORS)
    wheel = own_wheel.read(options.engine) if options.engine else own_wheel.own_wheel()
    whole: _Files = {f"plan/{path}": text for path, text in texts.items()}
    whole |= around_plan.files_around()
    whole |= around_plan.engine(own_wheel.NAME, generators.__version__, wheel)
    _write(folder, whole)
    more = given_document.told(document, report, folder / "plan") if document else []
    told = _told(folder, said, report, len(whole), wheel is not None)
    return say("\n".join([*told[:-1], *more, told[-1]]))


def _tried(texts: dict[str, str]) -> Report:
    with tempfile.TemporaryDirectory() as place:
        files.replace_all(Path(place), texts)
        return check(Path(place), None)


def _write(folder: Path, whole: _Files) -> None:
    """A new folder appears in one step; one that is there is filled, or will be by the next run."""
    if folder.exists():
        files.replace_all(folder, whole)
        return
    below = folder.absolute()
    above = next(each for each in below.parents if each.exists())
    inside = below.relative_to(above).as_posix()
    files.create(above, {f"{inside}/{path}": text for path, text in whole.items()})


def _told(folder: Path, said: Beginning, report: Report, count: int, carried: bool) -> list[str]:
    what = f"名册、{report.plans[0].year} 年方案的草案、检查和公布的工作流"
    parts = [f"已写好 {folder}（{count} 个文件）：{what}。"]
    if said.lists.told:
        parts.append(f"从表里读到：{said.lists.told}。")
    if said.lists.unread:
        parts.append(f"没有认出的工作表：{'、'.join(said.lists.unread)}。")
    if not (folder / ".git").exists():
        try:
            git.begin(folder)
        except NoRevision as reason:
            parts.append(f"{reason}，没有建版本库：在里面运行 git init。")
    if not carried:
        parts.append("程序从软件源安装，写在 engine.txt；要带着安装包走，写法见那里。")
    named = {**first_college.short_names(said.departments, pinyin.reading),
             **first_college.short_names(said.majors, pinyin.reading),
             **first_college.short_names(said.certificates, pinyin.reading)}  # fmt: skip
    if named:
        parts.append("英文短名照读音拟，用在网址里，现在可以改，印发以后不要改：")
        parts += [f"  {name}  {slug}" for name, slug in named.items()]
    parts += ["还要填写：", *(f"  {each}" for each in _left(said, report))]
    parts.append(
        f"接着：cd {folder}，运行 make check 检查，make site DRAFTS=1 预览；"
        "git add --all、git commit 提交，推送到你们自己的资料库。"
    )
    return parts


def _left(said: Beginning, report: Report) -> list[str]:
    left = [
        f"college.yaml：学校的全称和机关代字，现在写的是“{NAME}”“{PREFIX}”"
        if said.name == NAME or said.prefix == PREFIX else "",
        "" if said.departments else "departments.yaml：部门",
        "" if said.majors else "majors.yaml：专业",
        "" if said.programme else "programmes.yaml：证书项目",
        "certificates/：各种证书可申报的专业，没有说明的写了全部专业，请核对"
        if not all(said.certificates.values()) else "",
    ]  # fmt: skip
    # The first line says what is missing in college.yaml
    more = (each for each in issuing.missing(report.plans[0]) if "college.yaml" not in each)
    return [*filter(None, left), *more]
