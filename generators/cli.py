"""The command line: the only place that reads arguments, prints, writes and exits.

Each command imports what it needs when it runs, so that checking never waits for the site.
"""

import argparse
import os
import sys
from datetime import date
from pathlib import Path

from generators.privacy import personal

OK, ERRORS, COULD_NOT_RUN = 0, 1, 2
_FONTS = Path(__file__).resolve().parent.parent / ".fonts"  # where `make fonts` puts them


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Returns the exit status: 0 fine, 1 errors found, 2 could not run."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")
    options = _parser().parse_args(arguments)
    try:
        return options.run(options)
    except NotADirectoryError as error:
        return _refuse(f"没有找到计划文件夹 {error}")
    except BrokenPipeError:
        return OK


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="plan", description="1+X 证书试点计划：检查、出网站、导出"
    )
    commands = parser.add_subparsers(title="命令", required=True, metavar="命令")

    def command(name: str, run, help: str, *, reads_plan: bool = True) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=help, description=help)
        added.set_defaults(run=run)
        if reads_plan:
            _add_plan_options(added)
        return added

    added = command("check", _check, "检查计划，指出每一处错误")
    _add_formats(added, "text", "github", "json", "sarif", "markdown")
    added.add_argument("--all", action="store_true", help="提醒和提示也逐条详列（只用于 text）")

    added = command("diff", _diff, "改了什么：与以前的版本相比，用办公的话说出每一处改动")
    added.add_argument("base", help="以前的版本：git 的提交、分支、标签，或另一份计划的文件夹")
    added.add_argument("head", nargs="?", help="现在的版本（默认为文件夹里现在的内容）")
    _add_formats(added, "text", "markdown", "json")

    added = command("fix", _fix, "改好有把握的错误，其余的列出来", reads_plan=False)
    _add_plan_option(added)

    added = command("build", _build, "生成整个网站")
    site = Path("site")
    added.add_argument("site", type=Path, nargs="?", default=site, help="放在哪里（默认 site）")
    _add_fonts_option(added)

    added = command("export", _export, "导出全部产物（网页的文本、文件、数据），不生成网站")
    added.add_argument("folder", type=Path, help="放在哪里")
    _add_fonts_option(added)

    _add_fonts_option(command("serve", _serve, "在本机预览网站，改动后自动更新"))

    added = command("rules", _rules, "列出检查规则，或说明其中一条", reads_plan=False)
    added.add_argument("code", nargs="?", help="规则编号，例如 QTA-02")
    return parser


def _add_formats(command: argparse.ArgumentParser, *formats: str) -> None:
    command.add_argument("--format", choices=formats, default=formats[0], help="输出的样式")


def _add_plan_option(command: argparse.ArgumentParser) -> None:
    where = "计划所在的文件夹（默认 plan）"
    command.add_argument("--plan", type=Path, default=Path("plan"), metavar="文件夹", help=where)


def _add_plan_options(command: argparse.ArgumentParser) -> None:
    _add_plan_option(command)
    when = "按哪一天检查（默认为数据最后一次提交的日期）"
    command.add_argument("--as-of", type=_day, metavar="日期", help=when)


def _add_fonts_option(command: argparse.ArgumentParser) -> None:
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


def _check(options) -> int:
    from generators.edition import make_edition

    report = make_edition(options.plan, options.as_of).report
    form = "full" if options.all and options.format == "text" else options.format
    sys.stdout.write(_rendered(report, form))
    if options.format == "github" and (page := os.environ.get("GITHUB_STEP_SUMMARY")):
        with open(page, "a", encoding="utf-8") as summary:
            summary.write(_rendered(report, "markdown"))
    return OK if report.ok else ERRORS


def _rendered(report, format: str) -> str:
    if format == "sarif":
        from generators.reports.sarif import sarif

        return sarif(report)
    if format == "markdown":
        from generators.reports.comments import markdown

        return markdown(report)
    from generators.reports import formats

    return formats.FORMATS[format](report)


def _diff(options) -> int:
    from generators.reports import differences
    from generators.reviews import NotReadable, review
    from generators.revisions import NoRevision

    try:
        told = review(options.plan, options.base, options.head, options.as_of)
    except (NoRevision, NotReadable) as error:
        return _refuse(str(error))
    sys.stdout.write(differences.FORMATS[options.format](told))
    return OK


def _fix(options) -> int:
    from generators import fixes

    try:
        outcome = fixes.fix(options.plan)
    except NotADirectoryError:
        raise
    except OSError as error:
        return _refuse(f"写不进 {options.plan}：{error.strerror}")
    sys.stdout.write(fixes.told(outcome))
    return ERRORS if outcome.left else OK


def _build(options) -> int:
    from generators.mkdocs_hook import SiteFailed, build_site

    try:
        build_site(options.plan, options.as_of, options.site, options.fonts)
    except SiteFailed as error:
        return _refuse(str(error), ERRORS)
    print(personal.mask(f"网站已生成：{options.site}/index.html，双击可以打开。"))
    return OK


def _export(options) -> int:
    from generators import writing
    from generators.edition import make_edition
    from generators.outputs import artifacts, printing
    from generators.privacy import leaks
    from generators.reports import formats

    edition = make_edition(options.plan, options.as_of, options.fonts)
    if not edition.report.ok:
        return _refuse(formats.text(edition.report), ERRORS)
    try:
        made = list(artifacts(edition))
    except printing.Unprintable as error:
        return _refuse(printing.refusal(edition, error), ERRORS)
    own = leaks.own_domain(f"site: {edition.institution.college.site}")
    if found := leaks.in_artifacts(made, own):
        return _refuse(found, ERRORS)
    count = writing.write_all(made, options.folder)
    print(personal.mask(f"已导出 {count} 个文件到 {options.folder}"))
    return OK


def _serve(options) -> int:
    from generators.mkdocs_hook import SiteFailed, serve_site

    try:
        serve_site(options.plan, options.as_of, options.fonts)
    except SiteFailed as error:
        return _refuse(str(error), ERRORS)
    return OK


def _rules(options) -> int:
    from generators.codes import CODES
    from generators.examples import examples

    if options.code is None:
        for code in CODES:
            print(f"{code.code:8} {code.title}")
        return OK
    found = next((c for c in CODES if c.code == options.code.upper()), None)
    if found is None:
        return _refuse(f"没有 {options.code} 这条规则；运行 plan rules 看全部编号")
    print(f"{found.code}  {found.title}\n\n{found.explanation}".rstrip())
    if example := examples().get(found.code):
        print(f"\n例如，在 {example.file} 里：\n\n{example.shown}")
        print(f"\n应当写成：\n\n{example.right}")
    return OK


def _refuse(message: str, status: int = COULD_NOT_RUN) -> int:
    print(personal.mask(message), file=sys.stderr)
    return status
