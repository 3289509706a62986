"""Which wishes enter what the issued document does not say, and by which document they do.

Such a value stands where it belongs, and `later` beside it names the document: for the whole file
where it holds for all values of that name, else in the entry. A document that is already named
for a field goes on holding for it, unless another is given for nothing else.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generators.core.yaml.data import at, mapping
from generators.exchange.imports.amending import Basis
from generators.exchange.imports.requested_edits import Wish, Written
from generators.model.exams import Quota, Session
from generators.model.plans import Plan
from generators.model.structure import ADDED, Entity

_Entry = dict[str, Written]
_LISTS: dict[str, type[Entity]] = {"quotas": Quota, "sessions": Session}


def without_document(plan: Plan, wishes: list[Wish]) -> list[Wish]:
    """Those of which nothing says by which document they are entered."""
    if not plan.status.is_issued and not plan.issued_text:
        return []
    unnamed = [wish for wish in _later(wishes) if not _document(plan, wish)]
    return unnamed + [wish for wish in wishes if _is_session(wish)]


def with_origin(plan: Plan, wish: Wish, basis: Basis) -> Wish:
    """A new exam session says itself by which document it was arranged."""
    if not _is_session(wish) or not (plan.status.is_issued or plan.issued_text):
        return wish
    origin = {"kind": ADDED, "document": basis.document, "day": basis.effective}
    return replace(wish, becomes={**wish.entry, "origin": origin})


def _is_session(wish: Wish) -> bool:
    return wish.holder == ("sessions",) and wish.step is None


def credited(plan: Plan, wishes: list[Wish], basis: Basis, alone: bool) -> Iterator[Wish]:
    """Further wishes, which name the document. `alone`: it is given for these values only."""
    if not plan.status.is_issued and not plan.issued_text:
        return
    named = [wish for wish in _later(wishes) if _is_new(_document(plan, wish), basis, alone)]
    for path in dict.fromkeys(wish.path for wish in named):
        mine = [wish for wish in named if wish.path == path]
        everywhere = [f for f in dict.fromkeys(_field(w) for w in mine) if _all(plan, f, mine)]
        if everywhere:
            entry = _entry(everywhere, basis)
            yield _wish(mine[0], ("later",), None, entry)
        for holder in dict.fromkeys(wish.stored_in for wish in mine):
            fields = [_field(w) for w in mine if w.holder == holder]
            if rest := [field for field in fields if field not in everywhere]:
                stored = mapping(at(plan.as_issued.files[path].spot.value, holder))
                before: list[Written] = list(stored.get("later") or ())  # type: ignore[arg-type]
                yield _wish(mine[0], holder, "later", [*before, _entry(rest, basis)])


def _later(wishes: list[Wish]) -> Iterator[Wish]:
    """Values of quotas and sessions that are entered after issue; one that is taken away needs no
    document."""
    for wish in wishes:
        what = _LISTS.get(str(wish.holder[0])) if wish.holder else None
        if what and wish.step in what.OPEN and wish.becomes is not None:
            yield wish


def _field(wish: Wish) -> str:
    return str(wish.step)


def _entries(plan: Plan, wish: Wish) -> Mapping[tuple[object, ...], Entity]:
    """What stands in the list of a wish, by its place."""
    key = str(wish.stored_in[0])
    return {each.spot.route: each for each in getattr(plan.as_issued.files[wish.path], key)}


def _document(plan: Plan, wish: Wish) -> str | None:
    entry = _entries(plan, wish)[wish.stored_in]
    origin = entry.origin_of(_field(wish))
    if entry.ALONE and origin is entry.whole:  # that of the day on which it was arranged
        return None
    return origin.document if origin.kind == ADDED else None


def _is_new(document: str | None, basis: Basis, alone: bool) -> bool:
    return document is None or (alone and document != basis.document)


def _all(plan: Plan, field: str, wishes: list[Wish]) -> bool:
    """Whether all values of a field in a file are among the wishes, and none is named yet."""
    mine = {wish.holder for wish in wishes if wish.step == field}
    known = _entries(plan, next(wish for wish in wishes if wish.step == field))
    others = [each for route, each in known.items() if route not in mine]
    if any(each.ALONE or each.origin_of(field).kind == ADDED for each in known.values()):
        return False
    return all(getattr(each, field) is None for each in others)


def _entry(fields: list[str], basis: Basis) -> _Entry:
    return {"fields": fields, "document": basis.document, "day": basis.effective}


def _wish(of: Wish, holder: tuple[str | int, ...], step: str | None, becomes: Written) -> Wish:
    label = of.label.rpartition(" ")[0]
    return Wish(
        of.path, holder, step, (), None, becomes, label, of.cell, words=f"{label}：写上依据"
    )
