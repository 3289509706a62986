"""What an amendment does: the same comparison, of the plan without it and with it."""

from contextlib import suppress

from generators.diff.deltas import Delta, of_files
from generators.diff.matching import Names
from generators.model import amend
from generators.model.building import rebuild
from generators.model.plans import Plan
from generators.model.records import Amendment


def effect(plan: Plan, amendment: Amendment) -> list[Delta]:
    """The differences an amendment of this plan makes on its day; empty where it leads nowhere
    (REF-11 says so). That what it changes is now 补录 goes without saying."""
    entity = plan.as_issued.files.get(amendment.file)
    if entity is None:
        return []
    source, cls = entity.spot.source, type(entity)
    for each in plan.amendments:
        if each.file != amendment.file:
            continue
        with suppress(LookupError):
            changed = amend.apply(source, each, cls)
            if each is amendment:
                before, after = rebuild(entity, source), rebuild(entity, changed)
                found = of_files({each.file: before}, {each.file: after}, Names({}))
                return [delta for delta in found if delta.field != "origin"]
            source = changed
    return []
