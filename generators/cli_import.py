"""`plan import`: an edited workbook back into the plan. The part of the command line (cli.py)
that speaks of it."""

import sys

from generators.privacy import personal

OK, REFUSED, COULD_NOT_RUN = 0, 1, 2


def run(options) -> int:
    """Returns the exit status: 0 written or nothing to write, 1 refused, 2 could not run."""
    from generators.imports import importing, sheets, telling

    basis = None
    if bool(options.document) != bool(options.effective):
        return _refuse("--document（依据的文件）和 --effective（生效日期）要一起写")
    if options.document:
        basis = importing.Basis(options.document, options.effective.isoformat())
    try:
        outcome = importing.import_workbook(
            options.workbook, options.plan, options.as_of, options.year, basis
        )
    except sheets.Unreadable as reason:
        return _refuse(str(reason))
    except NotADirectoryError:
        raise
    except OSError as error:
        return _refuse(f"写不进 {options.plan}：{error.strerror}；计划没有改动")
    sys.stdout.write(telling.told(outcome, options.workbook, options.plan))
    return REFUSED if outcome.refused else OK


def _refuse(message: str) -> int:
    print(personal.mask(message), file=sys.stderr)
    return COULD_NOT_RUN
