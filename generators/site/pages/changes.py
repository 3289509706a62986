"""变更: what was changed when and by which commit, as a page and as an Atom feed (RFC 4287).

Sentences come from generators/diff, for each version against the one before; one that could
not be read is passed over. What they quote is shown without personal data. The page has the newest
entries; once there are more, each calendar year has a page of its own with all of them. The feed
carries the newest; its links are absolute once the site's address is known.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby, pairwise
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from generators.core.privacy import personal
from generators.diff.difference import Change, Difference, difference
from generators.model.programmes import Basis
from generators.site.edition import Artifact, Edition
from generators.site.pages import urls
from generators.site.pages.pages import page

if TYPE_CHECKING:
    from generators.checks.versions import Earlier

_MOST_IN_FEED, _MOST_ON_PAGE = 30, 40  # entries
_MOST_SAID = 15  # sentences of an entry before the rest is folded away


@dataclass(frozen=True)
class Entry:
    """One commit and what it changed; the first version changed nothing."""

    commit: str  # as short as it is shown
    day: date
    moment: str
    difference: Difference

    @property
    def said(self) -> list[str]:
        """Sentences, without personal data."""
        told = self.difference
        return [personal.mask(told.sentence(change)) for change in told.changes]

    @property
    def anchor(self) -> str:
        return f"c-{self.commit}"

    @property
    def updated(self) -> str:
        """RFC 3339, as Atom wants it."""
        return datetime.fromisoformat(self.moment).isoformat()


def render(edition: Edition) -> Iterator[Artifact]:
    with edition.making("变更页", edition.head):
        past = edition.past((".",)) if edition.past else None
        known = bool(past and past.whole)
        told = _entries(edition, past.versions) if past and past.whole else []
        by_year = {year: list(its) for year, its in groupby(told, key=lambda entry: entry.day.year)}
        earlier = by_year if len(told) > _MOST_ON_PAGE else {}
        yield _page(edition, None, told[:_MOST_ON_PAGE], known, earlier)
        for year, entries in earlier.items():
            yield _page(edition, year, entries, known, earlier)
        yield Artifact(urls.FEED, _feed(edition, told))


def _page(
    edition: Edition,
    year: int | None,
    entries: Sequence[Entry],
    known: bool,
    earlier: Mapping[int, list[Entry]],
) -> Artifact:
    days = groupby(entries, key=lambda entry: entry.day)
    return page(
        urls.changes_of(year) if year else urls.CHANGES, "changes.md.j2", edition, None, edit=None,
        known=known, shown_year=year, years={y: len(its) for y, its in earlier.items()},
        days=[(day, list(its)) for day, its in days], most=_MOST_SAID, most_entries=_MOST_ON_PAGE,
        commit=lambda entry: _commit(edition, entry),
    )  # fmt: skip


def _entries(edition: Edition, versions: Iterable["Earlier"]) -> list[Entry]:
    """Newest first."""
    shown = (replace(version, plans=edition.shown(version.plans)) for version in versions)
    readable = [version for version in shown if version.plans]
    found = [_entry_of(version, Difference(())) for version in readable[:1]]
    for before, after in pairwise(readable):
        told = difference(before, after)
        told = replace(told, changes=tuple(each for each in told.changes if not _unseen(each)))
        if told.changes:
            found.append(_entry_of(after, told))
    return found[::-1]


def _unseen(change: Change) -> bool:
    """Whether it is about a document of a programme whose original nobody has seen yet."""
    path = change.delta.path if change.delta else ()
    return any(isinstance(each, Basis) and not each.confirmed for each in path)


def _entry_of(version: "Earlier", told: Difference) -> Entry:
    made = version.revision
    return Entry(made.short, made.day, made.moment, told)


def _commit(edition: Edition, entry: Entry) -> str | None:
    """Where a commit can be seen, None while the repository has no address."""
    repository = edition.institution.college.repository
    return f"{repository.rstrip('/')}/commit/{entry.commit}" if repository else None


def _feed(edition: Edition, told: list[Entry]) -> str:
    college = edition.institution.college
    site = college.address("") or ""
    entries = told[:_MOST_IN_FEED]
    updated = entries[0].updated if entries else f"{edition.as_of.isoformat()}T12:00:00Z"
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
        f"<title>{_text(f'{college.name}{edition.project}：变更')}</title>",
        f"<id>urn:x-plan:changes:{told[-1].commit if told else 'none'}</id>",
        f"<updated>{updated}</updated>",
        f"<author><name>{_text(college.name)}</name></author>",
        f'<link rel="alternate" href={quoteattr(site + urls.CHANGES)}/>',
    ]
    if site:
        lines.append(f'<link rel="self" href={quoteattr(site + urls.FEED)}/>')
    for entry in entries:
        lines += _entry(entry, site)
    return "\n".join([*lines, "</feed>"]) + "\n"


def _entry(entry: Entry, site: str) -> Iterator[str]:
    said = entry.said or ["首次收录"]
    more = f"等 {len(said)} 处改动" if len(said) > 1 else ""
    anchor = f"{site}{urls.CHANGES}#{entry.anchor}"
    yield "<entry>"
    yield f"<title>{_text(said[0] + more)}</title>"
    yield f"<id>urn:x-plan:change:{entry.commit}</id>"
    yield f"<updated>{entry.updated}</updated>"
    yield f'<link rel="alternate" href={quoteattr(anchor)}/>'
    yield f'<content type="text">{_text("；".join(said))}</content>'
    yield "</entry>"


def _text(value: str) -> str:
    """Text of an element: what XML cannot hold is left out."""
    return escape("".join(c for c in value if c.isprintable()))
