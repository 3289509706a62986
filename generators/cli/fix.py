"""`plan fix`: mends what is certain, turns direct edits of issued values into amendments, tells
the rest."""

import sys

from generators.cli import fixes, parsing
from generators.cli.answers import ERRORS, OK, not_written, refuse
from generators.core import files
from generators.core.git.git import NoRevision
from generators.core.git.revisions import laid_out, revision


def arguments(command: parsing.Parser) -> None:
    parsing.plan(command)
    what = "同以前的版本（git 的提交、分支，或文件夹）比较，直接改了的印发内容恢复，改动写成变更"
    command.add_argument("--base", metavar="版本", help=what)


def run(options: parsing.Options) -> int:
    try:
        said, outcome = _mended(options)
    except NotADirectoryError:
        raise
    except NoRevision as error:
        return refuse(str(error))
    except OSError as error:
        return not_written(options.plan, error)
    sys.stdout.write(said + fixes.told(outcome))
    return ERRORS if outcome.left else OK


def _mended(options: parsing.Options) -> tuple[str, fixes.Outcome]:
    """What was turned into amendments, and what was mended: a list of the old form first, edits
    once the files can be read."""
    from generators.cli import into_amendments  # compares versions: rarely needed

    said = ""
    lists = into_amendments.from_lists(options.plan)
    if lists.texts:
        files.replace_all(options.plan, lists.texts)
    said += into_amendments.told(lists, options.plan)
    outcome = fixes.fix(options.plan)
    if options.base:
        with laid_out(options.plan, options.base) as base:
            version = revision(options.plan)
            day = version.day if version else None
            turned = into_amendments.from_edits(options.plan, base, day)
        files.replace_all(options.plan, turned.texts)
        said += into_amendments.told(turned, options.plan)
        outcome = fixes.look_again(options.plan, outcome)
    return said, outcome
