"""Iterate over every public text of a plan, with its place.

Rules about wording, numbers, names and promises read this. Which fields hold words is said once,
in SENTENCES, NAMES and SIGNS; a field that is in none of them fails a test, so that nothing that
a reader can see stays unknown to the rules.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from generators.core.once import once
from generators.model import answers_later as a
from generators.model import asked as q
from generators.model import documents as d
from generators.model import entities as e
from generators.model import exams as x
from generators.model import notices as n
from generators.model import programmes as m
from generators.model import promises as p
from generators.model import records as r
from generators.model import registries as g
from generators.model.plans import Plan
from generators.model.structure import Entity, Later, Origin, Spot, held
from generators.model.tables import forms as f
from generators.model.tables.cells import texts

# Words that somebody has written: sentences, titles, remarks.
SENTENCES: dict[type[Entity], tuple[str, ...]] = {
    d.Abolished: ("document",),
    d.Block: ("text", "items", "caption", "rows"),
    d.Clause: ("heading",),
    d.DocumentFile: ("title",),
    d.FrameLine: ("text",),
    d.Head: ("title", "title_lines", "carried_by", "addressees"),
    d.Window: ("name",),
    d.Imprint: ("copies_to", "printed_by"),
    d.Threshold: ("source",),
    x.Batch: ("name",),
    e.Certificate: ("evaluator", "stopped"),
    m.Basis: ("document",),
    m.Programme: ("explained",),
    p.Commitment: ("text", "quote", "note"),
    e.Duty: ("text", "activity"),
    e.Evidence: ("what", "document"),
    e.Group: ("full_name", "contact"),
    e.Owner: ("part",),
    e.Phase: ("retroactive", "when"),
    e.Role: ("posts",),
    x.Session: ("population", "part", "batch", "groups"),
    p.Settled: ("quote", "why"),
    e.Task: ("text", "batch"),
    e.Team: ("posts",),
    e.Teams: ("contact",),
    x.Quota: ("population", "batch"),
    n.Notice: ("title", "title_lines", "addressees", "contact", "meeting", "present"),
    n.NoticeAttachment: ("title", "rows"),
    n.NoticePart: ("text", "heading", "subheading", "items", "rows"),
    n.Withdrawal: ("reason",),
    r.Amendment: ("document", "reason"),
    r.Citation: ("title",),
    r.Erratum: ("as_stored", "corrected", "note"),
    r.Summary: ("title", "source", "notes"),
    f.Column: ("title", "unit"),
    f.Form: ("rows",),
    f.Shown: ("rows",),
    r.Waiver: ("reason", "document"),
    g.Adjustment: ("reason", "document"),
    g.Catalogue: ("title",),
    g.College: ("licence",),
    g.Day: ("note",),
    g.Ended: ("document",),
    g.FormerCollege: ("document",),
    g.FormerName: ("document",),
    g.House: ("source",),
    a.LaterAnswer: ("answer",),
    a.Reach: ("room", "hours"),
    q.Question: ("text", "missing"),
    q.Meaning: ("text",),
    Later: ("document",),
    Origin: ("basis", "document"),
}
# What things and people are called: registers have them, and REF asks whether they do.
NAMES: dict[type[Entity], tuple[str, ...]] = {
    d.Block: ("members", "labels"),
    d.Head: ("programme",),
    e.Certificate: ("name", "level"),
    p.Commitment: ("owner",),
    n.Notice: ("issuer",),
    e.Eligible: ("majors", "departments"),
    e.Group: ("name", "aliases", "hosted_by", "head"),
    e.Owner: ("who",),
    x.Quota: ("major", "department", "class_name", "level", "grade"),
    e.Responsibility: ("department", "head"),
    e.Role: ("title", "people"),
    x.Seats: ("name",),
    x.Session: ("majors", "invigilators", "level"),
    e.Team: ("lead", "co_leads", "members"),
    e.Teams: ("name", "lead_title"),
    r.Students: ("major",),
    m.Programme: (
        "name",
        "short",
        "label",
        "certificates",
        "kind",
        "evaluator",
        "levels",
        "authority",
        "aliases",
    ),
    g.Account: ("who", "names"),
    g.Catalogue: ("names",),
    g.College: ("name", "aliases"),
    g.Department: ("name", "aliases", "members"),
    g.Ended: ("into",),
    g.FormerCollege: ("name",),
    g.FormerName: ("name",),
    g.Major: ("name", "department", "aliases"),
    g.Person: ("name", "pinyin", "of"),
    g.Room: ("name",),
    g.Term: ("name", "variants"),
    a.LaterAnswer: ("certificates",),
    a.Reach: ("department",),
    Later: ("names",),
}
_FORM = ("order", "merge")
# Keywords, numbers of documents and clauses, ids, addresses: their shape is held by a schema.
SIGNS: dict[type[Entity], tuple[str, ...]] = {
    d.Block: (*_FORM, "table", "line", "item_mark", "range_mark", "between", "item_numbers"),
    d.Clause: ("clause", "mark"),
    d.AttachedFile: ("name", "sha256"),
    d.DocumentFile: ("file",),
    d.FrameLine: ("line",),
    d.Head: ("number", "status", "document_kind"),
    x.Batch: ("makes_up",),
    e.Certificate: ("slug", "dimensions"),
    p.Commitment: ("id",),
    e.Duty: ("id",),
    e.Evidence: ("task",),
    e.Phase: ("id",),
    e.Responsibility: ("slug",),
    x.Session: ("id", "starts", "ends", "makes_up"),
    e.Task: ("id", "depends_on", "kinds"),
    n.Notice: ("slug", "kind", "status", "number", "replaces"),
    n.NoticeAttachment: (*_FORM, "table", "file"),
    n.NoticePart: (*_FORM, "table"),
    r.Amendment: ("slug", "file", "target", "was", "becomes"),
    r.Citation: ("number",),
    r.Erratum: ("id", "group", "clause", "kind"),
    r.Summary: (*_FORM, "slug", "rows"),
    f.Column: ("value",),
    f.Form: _FORM,
    f.Only: ("value", "among"),
    f.Shown: (*_FORM, "table"),
    r.Waiver: ("code", "file", "target"),
    g.Adjustment: ("code", "treated"),
    g.Catalogue: ("number",),
    g.College: ("document_prefix", "other_prefixes", "site", "repository"),
    g.Department: ("slug",),
    g.FormerCollege: ("document_prefix",),
    g.HouseFaces: ("title", "body", "kai", "hei", "song"),
    g.Major: ("slug",),
    a.LaterAnswer: ("question",),
    a.Reach: ("telephone",),
    q.Question: ("question", "shows", "duties", "tasks", "settles", "quotes", "ask", "asked"),
    q.Meaning: ("words",),
    Later: ("fields",),
    Origin: ("kind", "clause"),
}
# Repeated to the letter from the archive: what is wrong there is a matter of SRC and TXT.
_QUOTED = {(p.Commitment, "quote"), (p.Settled, "quote"), (r.Erratum, "as_stored"),
           (r.Erratum, "corrected"), (Origin, "basis")}  # fmt: skip


@dataclass(frozen=True)
class PublicText:
    """Words at a place. `notice` is the notice they belong to, None for those of the plan."""

    spot: Spot
    words: str
    notice: n.Notice | None = None


@once
def public_texts(plan: Plan) -> tuple[PublicText, ...]:
    """Every text of a year, and of the registers, that readers can see and that somebody has
    written; of the document as it was issued, of all else as it is on the plan's day. Quotations
    are left out, and of a notice that was withdrawn all but the reason: it is shown as it was."""
    files = dict(plan.files) | {"document.yaml": plan.as_issued.files["document.yaml"]}
    others = (each for each in files.values() if not isinstance(each, n.Notice))
    read = chain(plan.institution.files.values(), others)
    return (*(text for file in read for text in _of_file(file)), *of_notices(plan))


def of_notices(plan: Plan) -> Iterator[PublicText]:
    """The same of notices alone."""
    for notice in plan.notices:
        if notice.withdrawn:
            yield from written(notice.withdrawn)
        else:
            yield from _of_file(notice)


@once
def _of_file(file: Entity) -> tuple[PublicText, ...]:
    return tuple(written(file, file if isinstance(file, n.Notice) else None))


def written(entity: Entity, notice: n.Notice | None = None) -> Iterator[PublicText]:
    """The words of an entity and of all that is below it."""
    for field in SENTENCES.get(type(entity), ()):
        value = getattr(entity, field)
        if (type(entity), field) in _QUOTED or value is None:
            continue
        if field == "rows":  # cells that are written out; else a sign
            for way, words in texts(value if isinstance(value, list) else ()):
                yield PublicText(entity.spot.step(field, *way), words, notice)
        elif isinstance(value, str):
            short = field == entity.SHORT and not isinstance(entity.spot.value, dict)
            spot = entity.spot if short else entity.spot.step(field)
            yield PublicText(spot, value, notice)
        else:
            each = value.items() if isinstance(value, dict) else enumerate(value)
            for step, words in each:
                yield PublicText(entity.spot.step(field, step), words, notice)
    for below in held(entity):
        # An origin that is inherited stands where it is written, and is read there.
        if below.spot.route[: len(entity.spot.route)] == entity.spot.route:
            yield from written(below, notice)
