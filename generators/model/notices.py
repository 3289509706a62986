"""Notices, letters and minutes that carry out a plan: notices/<slug>.yaml as dataclasses.

As in entities.py field names are the keys of the files. Knows how an official document goes from
its draft to its withdrawal, and neither what its words stand for nor how it is printed.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from generators.core.dates import PlanDate
from generators.core.yaml.data import Route
from generators.model.documents import Imprint
from generators.model.structure import Entity, Spot, entity
from generators.model.tables.forms import Shown


@entity
class NoticePart(Shown):
    """One stretch of a notice: a heading, a paragraph, a list, a table; printed in this order."""

    text: str | None = None
    heading: str | None = None
    subheading: str | None = None
    items: tuple[str, ...] = ()

    @property
    def prose(self) -> Iterator[tuple[Route, str]]:
        """Every text that is written here: (route, text); without the cells of a table."""
        said = (("text", self.text), ("heading", self.heading), ("subheading", self.subheading))
        yield from (((field,), text) for field, text in said if text is not None)
        yield from ((("items", index), item) for index, item in enumerate(self.items))


@entity
class NoticeAttachment(Shown):
    """附件: a text, part by part as the body of a notice; or a table that is filled in, or one that
    is written out; or a file of attachments/ by its name, which is not printed."""

    title: str
    body: tuple[NoticePart, ...] = ()
    file: str | None = None


@entity
class Withdrawal(Entity):
    on: PlanDate
    reason: str


@entity
class Notice(Entity):
    """notices/<slug>.yaml: a notice, a letter or minutes, from its draft to its withdrawal.
    `issuer` is the department that issues it; None: the college does."""

    slug: str
    kind: str
    status: str
    title: str
    number: str | None
    issued: PlanDate | None
    addressees: tuple[str, ...] | None
    body: tuple[NoticePart, ...]
    attachments: tuple[NoticeAttachment, ...]
    sealed: bool
    contact: str | None
    meeting: str | None
    present: tuple[str, ...]
    imprint: Imprint | None
    replaces: str | None
    withdrawn: Withdrawal | None
    title_lines: tuple[str, ...] = ()
    issuer: str | None = None

    def organ(self, college: str) -> str:
        """Who signs it: the college, or a department of it by the name that its title begins with
        (条例第九条: 全称或者规范化简称)."""
        full = f"{college}{self.issuer or ''}"
        return self.issuer if self.issuer and not self.title.startswith(full) else full

    @property
    def turn(self) -> tuple[date, str]:
        """Its place among others: by day of issue, drafts last."""
        return (self.issued.first if self.issued else date.max, self.slug)

    @property
    def is_issued(self) -> bool:
        """Whether it was ever issued: only then is it public."""
        return self.status != "草稿"

    @property
    def in_force(self) -> bool:
        """Whether people go by it: issued, and not withdrawn since."""
        return self.is_issued and self.withdrawn is None

    @property
    def called(self) -> str:
        """What others call it: by its number, where it has one."""
        return self.number or self.title

    @property
    def prose(self) -> Iterator[tuple[Spot, str]]:
        """Every text of its body, and of its attachments, with its place."""
        for part in self.parts:
            yield from ((part.spot.step(*route), text) for route, text in part.prose)

    @property
    def parts(self) -> Iterator[NoticePart]:
        """The parts of its body, and of its attachments."""
        yield from self.body
        for attachment in self.attachments:
            yield from attachment.body


def replaced_by(notice: Notice, notices: Iterable[Notice]) -> Notice | None:
    """The notice that this one takes the place of."""
    return next((each for each in notices if each.slug == notice.replaces), None)


def replacing(notice: Notice, notices: Iterable[Notice]) -> Notice | None:
    """The public notice that takes the place of this one."""
    found = (each for each in notices if each.replaces == notice.slug and each.is_issued)
    return next(found, None)
