"""`plan serve`: the site on one's own machine, made anew when a file changes."""

from generators.commands import parsing
from generators.commands.answers import ERRORS, OK, refuse
from generators.site.mkdocs_hook import SiteFailed, serve_site


def arguments(command: parsing.Parser) -> None:
    parsing.plan_and_day(command)
    parsing.fonts(command)


def run(options) -> int:
    try:
        serve_site(options.plan, options.as_of, options.fonts)
    except SiteFailed as error:
        return refuse(str(error), ERRORS)
    return OK
