"""The command line: the only place that prints, writes and exits; arguments.py says what it takes.

Each command imports what it needs when it runs, so that checking never waits for the site.
"""

import gc
import os
import sys
from pathlib import Path

from generators import cli_import, cli_notice, cli_versions
from generators.arguments import parser
from generators.privacy import personal

OK, ERRORS, COULD_NOT_RUN = 0, 1, 2


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Returns the exit status: 0 fine, 1 errors found, 2 could not run."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")
    options = parser().parse_args(arguments)
    try:
        return _COMMANDS[options.command](options)
    except NotADirectoryError as error:
        return _refuse(f"没有找到计划文件夹 {error}")
    except BrokenPipeError:
        return OK


def _check(options) -> int:
    gc.disable()  # a check is over before there is much to collect
    from generators.edition import make_edition
    from generators.revisions import NoRevision

    compared = {"base": options.base, "actor": options.actor}
    try:
        report = make_edition(options.plan, options.as_of, **compared).report
    except NoRevision as error:
        return _refuse(str(error))
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
    from generators.publishing import Busy

    try:
        build_site(options.plan, options.as_of, options.site, options.fonts)
    except SiteFailed as error:
        return _refuse(str(error), ERRORS)
    except Busy as error:
        return _refuse(str(error), cli_versions.BUSY)
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


def _verify(options) -> int:
    """Exit 1 where something that the standard prescribes does not hold."""
    from generators import verification
    from generators.edition import make_edition
    from generators.outputs import printing
    from generators.reports import formats

    try:
        if options.target != "all":
            outcome = verification.of_file(Path(options.target))
        else:
            edition = make_edition(options.plan, options.as_of, options.fonts)
            if not edition.report.ok:
                return _refuse(formats.text(edition.report), ERRORS)
            outcome = verification.of_edition(edition)
    except printing.Unprintable as error:
        return _refuse(printing.refusal(edition, error), ERRORS)
    except ValueError as error:
        return _refuse(str(error))
    sys.stdout.write(personal.mask(outcome.text))
    return OK if outcome.holds else ERRORS


def _rules(options) -> int:
    from generators.codes import CODES
    from generators.examples import examples
    from generators.paper.codes import CODES as PRINT_CODES

    codes = (*CODES, *PRINT_CODES)
    if options.code is None:
        for code in codes:
            print(f"{code.code:8} {code.title}")
        return OK
    found = next((c for c in codes if c.code == options.code.upper()), None)
    if found is None:
        return _refuse(f"没有 {options.code} 这条规则；运行 plan rules 看全部编号")
    print(f"{found.code}  {found.title}\n\n{found.explanation}".rstrip())
    if example := examples().get(found.code):
        print(f"\n例如，在 {example.file} 里：\n\n{example.shown}")
        print(f"\n应当写成：\n\n{example.right}")
    return OK


_COMMANDS = {
    "check": _check, "fix": _fix, "build": _build, "export": _export, "import": cli_import.run,
    "serve": _serve, "notice": cli_notice.run, "verify": _verify, "rules": _rules,
    **cli_versions.COMMANDS,
}  # fmt: skip


def _refuse(message: str, status: int = COULD_NOT_RUN) -> int:
    print(personal.mask(message), file=sys.stderr)
    return status
