"""`plan verify`: finished prints, measured. Exit 1 where what the standard prescribes is not so."""

import sys
from pathlib import Path

from generators.checks.reports import formats
from generators.cli import parsing, verification
from generators.cli.answers import ERRORS, OK, refuse
from generators.core.failures import why
from generators.core.privacy import personal
from generators.press.paper.glyphs import Unprintable
from generators.site.edition import make_edition
from generators.site.pages import paper_files


def arguments(command: parsing.Parser) -> None:
    parsing.plan_and_day(command)
    parsing.fonts(command)
    command.add_argument("target", metavar="文件", help="一个 PDF 文件；写 all 量计划的全部文件")


def run(options: parsing.Options) -> int:
    try:
        if options.target != "all":
            outcome = verification.of_file(Path(options.target))
        else:
            edition = make_edition(options.plan, options.as_of, options.fonts)
            if not edition.report.ok:
                return refuse(formats.text(edition.report), ERRORS)
            outcome = verification.of_edition(edition)
    except Unprintable as error:
        return refuse(paper_files.refusal(edition, error), ERRORS)
    except OSError as error:
        return refuse(f"读不了 {options.target}：{why(error)}")
    except ValueError as error:
        return refuse(str(error))
    sys.stdout.write(personal.mask(outcome.text))
    return OK if outcome.holds else ERRORS
