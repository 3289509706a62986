"""The rule book: one place for every code, by topic, as `plan rules CODE` says it."""

from collections.abc import Iterator

from generators import owners
from generators.catalogue.codes import ALL_CODES, TOPICS
from generators.catalogue.examples import examples
from generators.edition import Artifact, Edition
from generators.outputs import urls
from generators.outputs.pages import page
from generators.reports.frames import NAMES


def render(edition: Edition) -> Iterator[Artifact]:
    topics = {topic: [] for topic in TOPICS.values()}
    for code in sorted(ALL_CODES, key=lambda code: code.code):
        topics[TOPICS[code.code.rstrip("-0123456789")]].append(
            (code, code.explanation.split("\n\n"), examples().get(code.code))
        )
    yield page(
        urls.RULES, "rules.md.j2", edition, None, None, topics=topics, severities=NAMES,
        office=owners.office((edition.newest,)),
    )  # fmt: skip
