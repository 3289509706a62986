"""`plan serve`: the site on one's own machine, made anew when a file changes."""

from generators.cli import parsing
from generators.cli.answers import ERRORS, OK, refuse
from generators.site.build.mkdocs_hook import SiteFailed, serve_site


def arguments(command: parsing.Parser) -> None:
    parsing.plan_and_day(command)
    parsing.fonts(command)


def run(options: parsing.Options) -> int:
    try:
        serve_site(options.plan, options.as_of, options.fonts)
    except SiteFailed as error:
        return refuse(str(error), ERRORS)
    return OK
