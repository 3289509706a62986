"""What is written down beside a plan: students, sources, amendments, waivers, errata, forms.

As in entities.py field names are the keys of the files.
"""

from dataclasses import field

from generators.core.dates import PlanDate
from generators.core.yaml.data import Data
from generators.model.structure import Entity, Origin, entity
from generators.model.tables.forms import Column, Form


@entity
class Students(Entity):
    """How many students of a major could sit for a certificate in this year."""

    major: str
    students: int
    origin: Origin


@entity
class Enrolment(Entity):
    enrolment: tuple[Students, ...]


@entity
class Citation(Entity):
    title: str
    number: str | None
    origin: Origin


@entity
class Citations(Entity):
    citations: tuple[Citation, ...]


@entity
class Amendment(Entity):
    """amendments/<slug>.yaml, a change after issue: from `effective` on, what the words of `target`
    lead to in `file` is `becomes` and no longer `was`. Data of a whole entry join the list that is
    led to. `entered` is the day on which it was written down, where a letter went out between."""

    slug: str
    file: str
    target: tuple[str, ...]
    was: str | int | bool | None
    becomes: str | int | bool | dict[str, Data] | None
    effective: PlanDate
    document: str
    reason: str | None = None
    entered: PlanDate | None = None


@entity
class Waiver(Entity):
    """A warning that the office accepts, at a place, for a reason, for a time."""

    code: str
    file: str
    target: tuple[str, ...]
    reason: str
    document: str
    expires: PlanDate


@entity
class Waivers(Entity):
    waivers: tuple[Waiver, ...]


@entity
class Summary(Form):
    """summaries/<slug>.yaml: the form of a table that goes to the authority."""

    slug: str
    title: str
    source: str | None
    rows: str = field()  # which a summary has to say
    columns: tuple[Column, ...] = field()
    notes: tuple[str, ...] = ()


@entity
class Erratum(Entity):
    """A fault of the stored text: what stands there, and how it reads mended."""

    id: str
    group: str
    clause: str
    kind: str
    as_stored: str
    corrected: str
    note: str


@entity
class Errata(Entity):
    errata: tuple[Erratum, ...]
