"""Values that every page of a site shows beside its content: names that stay whole, its moment, its
fingerprint. Knows no mkdocs."""

from collections.abc import Iterable
from datetime import UTC, datetime, time
from hashlib import sha256
from pathlib import Path

from generators.site.edition import Artifact, Edition
from generators.site.pages import urls


def fingerprint(made: Iterable[Artifact], assets: Path) -> str:
    """Changes with the style sheet, the scripts and the search index, so that no browser goes on
    with what it kept of an older site."""
    digest = sha256()
    for each in sorted((*assets.glob("*.css"), *assets.glob("*.js"))):
        digest.update(each.read_bytes())
    index = next(each.content for each in made if each.path == urls.SEARCH)
    digest.update(index.encode("utf-8") if isinstance(index, str) else index)
    return digest.hexdigest()[:8]


def names(edition: Edition) -> tuple[frozenset[str], frozenset[str]]:
    """Of persons, and of certificates and majors."""
    certificates = {each.name for plan in edition.plans for each in plan.certificates}
    majors = edition.institution.majors
    return frozenset(edition.institution.people), frozenset(certificates.union(majors))


def noon(edition: Edition) -> int:
    """The middle of the day that the data are as of, in seconds."""
    return int(datetime.combine(edition.as_of, time(12), UTC).timestamp())
