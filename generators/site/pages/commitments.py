"""What the document promises without saying who does it or by when, and what became of the rest
of its sentences."""

import re
from collections.abc import Iterator

from generators.core import chinese
from generators.model.document import corrections
from generators.model.document.clause_numbers import without_mark
from generators.model.document.clause_places import enclosing
from generators.model.entities import Group, Responsibility, Teams
from generators.model.plans import Plan
from generators.model.promises import Commitment
from generators.site.edition import Artifact, Edition
from generators.site.pages import urls
from generators.site.pages.pages import page

Holder = Group | Teams | Responsibility
_TIME = re.compile(f"[0-9{chinese.NUMERALS}]+(?:年|月|日)|每[年月周季]|学期")


def render(edition: Edition) -> Iterator[Artifact]:
    for plan in edition.plans:
        with edition.making("待落实页", plan.files["commitments.yaml"]):
            nobody = [each for each in plan.commitments if each.owner is None]
            undated = [each for each in plan.commitments if each.owner and each.due is None]
            rest = [each for each in plan.commitments if each.owner and each.due]
            yield page(
                urls.commitments(plan), "commitments.md.j2", edition, plan,
                edit=f"{plan.year}/commitments.yaml",
                nobody=nobody, by_clause=_by_clause(plan, nobody), undated=undated, rest=rest,
                holders=list(_holders(plan)),
            )  # fmt: skip


def _holders(plan: Plan) -> Iterator[tuple[str, Holder, bool]]:
    """Everybody who has duties, by name, and whether one of those says when; an empty list says
    nothing."""
    held: list[tuple[str, Holder]] = [(body.name, body) for body in plan.bodies]
    held += [(each.department, each) for each in plan.responsibilities]
    for name, holder in (each for each in held if each[1].duties):
        yield name, holder, any(_TIME.search(duty.text) for duty in holder.duties)


def _by_clause(plan: Plan, found: list[Commitment]) -> dict[str, list[Commitment]]:
    """Promises below the clause they stand in, with its heading; those without one below 其他."""
    headings = {
        block.label: f"{block.label}　{without_mark(block.text)}"
        for block in corrections.corrected_blocks(plan) if block.kind == "heading"
    }  # fmt: skip
    groups: dict[str, list[Commitment]] = {}
    for each in found:
        clause = enclosing(plan, each.origin.clause or "") or ""
        groups.setdefault(headings.get(clause, clause or "其他"), []).append(each)
    return groups
