"""What came of reading the issued document sentence by sentence (commitments.yaml).

As in entities.py field names are the keys of the file.
"""

from generators.core.dates import PlanDate
from generators.model.structure import Entity, Later, Origin, entity


@entity
class Commitment(Entity):
    OPEN = ("owner", "due")

    id: str
    text: str
    quote: str
    owner: str | None
    due: PlanDate | None
    origin: Origin
    note: str | None = None
    later: tuple[Later, ...] = ()


@entity
class Settled(Entity):
    """Words of the document that are no open promise, and why not."""

    quote: str
    why: str
    origin: Origin


@entity
class Commitments(Entity):
    """What came of reading the document sentence by sentence."""

    commitments: tuple[Commitment, ...]
    settled: tuple[Settled, ...] = ()
    later: tuple[Later, ...] = ()
