"""`plan notice new`: begin a notice. The part of the command line (cli.py) that speaks of it."""

import sys

from generators.privacy import personal

OK, ERRORS, COULD_NOT_RUN = 0, 1, 2


def run(options) -> int:
    """Returns the exit status: 0 written, 1 the plan has errors, 2 could not run."""
    from generators import scaffold
    from generators.edition import make_edition
    from generators.reports import formats

    edition = make_edition(options.plan, options.as_of)
    if not edition.report.ok:
        return _refuse(formats.text(edition.report), ERRORS)
    year = options.year or edition.newest.year
    plan = next((each for each in edition.plans if each.year == year), None)
    if plan is None:
        return _refuse(f"没有 {year} 年的计划")
    taken = {each.slug for each in plan.notices}
    try:
        begun = scaffold.begin(plan, options.kind, options.about, options.name, taken)
        file = options.plan / begun.path
        file.parent.mkdir(exist_ok=True)
        with file.open("x", encoding="utf-8") as opened:
            opened.write(begun.text)
    except ValueError as reason:
        return _refuse(str(reason))
    except OSError as error:
        return _refuse(f"写不进 {options.plan}：{error.strerror}，没有改动别的文件")
    sys.stdout.write(
        f"已写好 {file}，状态是草稿，不会放到网站上。还要填写：{'、'.join(begun.left)}。\n"
    )
    return OK


def _refuse(message: str, status: int = COULD_NOT_RUN) -> int:
    print(personal.mask(message), file=sys.stderr)
    return status
