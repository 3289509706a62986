"""The rule book: one place for every code, by topic, as `plan rules CODE` says it."""

from collections.abc import Iterator

from generators.checks.catalogue.codes import ALL_CODES, TOPICS
from generators.checks.catalogue.examples import Example, examples
from generators.checks.reports.frames import NAMES
from generators.checks.rule_list import RULES
from generators.core.diagnostics import Code
from generators.model import file_owners
from generators.site.edition import Artifact, Edition
from generators.site.pages import urls
from generators.site.pages.pages import page

Shown = tuple[Code, list[str], Example | None]  # a code, its explanation in paragraphs


def render(edition: Edition) -> Iterator[Artifact]:
    topics: dict[str, list[Shown]] = {topic: [] for topic in TOPICS.values()}
    for code in sorted(ALL_CODES, key=lambda code: code.code):
        topics[TOPICS[code.code.rstrip("-0123456789")]].append(
            (code, code.explanation.split("\n\n"), examples().get(code.code))
        )
    yield page(
        urls.RULES, "rules.md.j2", edition, None, None, topics=topics, severities=NAMES,
        habits={each.code for each in RULES if each.habit},
        adjusted={each.code: each for each in edition.institution.adjustments},
        office=file_owners.office(filter(None, (edition.newest,))),
    )  # fmt: skip
