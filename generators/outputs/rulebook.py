"""The rule book: one place for every code, as `plan rules CODE` says it."""

from collections.abc import Iterator

from generators.catalogue.codes import CODES
from generators.catalogue.examples import examples
from generators.edition import Artifact, Edition
from generators.outputs import urls
from generators.outputs.pages import page
from generators.paper.codes import CODES as PRINT_CODES
from generators.reports.frames import NAMES


def render(edition: Edition) -> Iterator[Artifact]:
    entries = [
        (code, code.explanation.split("\n\n"), examples().get(code.code))
        for code in (*CODES, *PRINT_CODES)
    ]
    yield page(urls.RULES, "rules.md.j2", edition, None, None, entries=entries, severities=NAMES)
