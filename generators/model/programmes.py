"""A programme of certificates: what it and its certificates are called, which levels it has, and
the documents by which it begins and ends. Knows neither plans nor what is printed."""

from generators.core.dates import PlanDate
from generators.model.structure import Entity, Origin, Spot, entity

_UNQUOTED = str.maketrans("", "", "“”‘’")


@entity
class Basis(Entity):
    """A document, and since when or until when there is the programme by it. Not `confirmed`: the
    office has not seen the original, so that nothing follows from it and no reader is told."""

    document: str
    since: PlanDate | None
    until: PlanDate | None
    confirmed: bool
    origin: Origin


@entity
class Programme(Entity):
    """`name` stands in titles, `short` in heads of pages and tables, `label` where there is no
    room; `certificates` are those of the programme taken together, `kind` follows the name of
    one. `levels` from the lowest; empty where there are none."""

    name: str
    short: str
    label: str
    certificates: str
    kind: str
    evaluator: str
    levels: tuple[str, ...]
    basis: tuple[Basis, ...]
    authority: str | None = None
    explained: str | None = None
    aliases: tuple[str, ...] = ()

    @property
    def plain(self) -> str:
        """Its short name where quotation marks only take room: in calendars."""
        return self.short.translate(_UNQUOTED)

    @property
    def in_file_names(self) -> str:
        """Its label without what file names had better not have."""
        return "".join(each for each in self.label if each.isalnum())

    @property
    def confirmed(self) -> tuple[Basis, ...]:
        """The documents that may be shown and judged by."""
        return tuple(each for each in self.basis if each.confirmed)

    @property
    def begun_by(self) -> Basis | None:
        """The document by which it begins; of several the earliest."""
        dated = [(each.since.first, each) for each in self.confirmed if each.since]
        return min(dated, key=lambda pair: pair[0])[1] if dated else None

    @property
    def ended_by(self) -> Basis | None:
        """The document by which it ends: the last word counts."""
        return next((each for each in reversed(self.confirmed) if each.until), None)


@entity
class Programmes(Entity):
    programmes: tuple[Programme, ...]


def nameless(spot: Spot) -> Programme:
    """What is said where nobody has registered a programme."""
    return Programme(
        spot, name="职业证书", short="职业证书", label="证书", certificates="证书", kind="证书",
        evaluator="评价组织", levels=(), basis=(),
    )  # fmt: skip
