"""Find lists of certificates in the prose. Holds no rule."""

import re
from collections.abc import Iterator

from generators.checks.src.stored import archived
from generators.core.diagnostics import Location
from generators.model.documents import Block
from generators.model.plans import Plan

_LIST = r"从([^，。；]+?)[零一二两三四五六七八九十0-9]+个"
_AND = ("以及", "和", "及", "与")


def certificate_lists(plan: Plan) -> Iterator[tuple[list[Block], list[str]]]:
    """Every list of certificates in the prose: (the blocks of its clause, the names)."""
    lists = re.compile(_LIST + re.escape(plan.programme.kind))
    for clause in plan.as_issued.clauses:
        blocks = [block for block in clause.blocks if block.text]
        if match := lists.search("".join(block.text or "" for block in blocks)):
            yield (
                blocks,
                list(_listed(match[1], {each.name for each in plan.as_issued.certificates})),
            )


def _listed(stretch: str, names: set[str]) -> Iterator[str]:
    """甲、乙和丙, or 甲、乙、丙等, as the names in it. Names may have 和 and 与 in them: only a
    part that is no name is taken apart there."""
    for part in stretch.strip().removesuffix("等").split("、"):
        ways = [part.split(word, 1) for word in _AND if word in part and part not in names]
        yield from next((way for way in ways if names & {*way}), [part])


def lost_certificates(plan: Plan) -> list[str]:
    """Certificates that the issued text lists and that have no file: it has been taken away."""
    names = {certificate.name for certificate in plan.certificates}
    listed = {name for _, each in certificate_lists(plan) for name in each}
    lost = [name for name in listed if name not in names and archived(plan, name)]
    issued = {certificate.name for certificate in plan.issued_certificates}
    return sorted(lost) if plan.issued_text and issued <= listed else []


def list_places(plan: Plan) -> tuple[Location, ...]:
    """Where the lists stand."""
    lists = (blocks for blocks, _ in certificate_lists(plan))
    return tuple(block.at("text") for blocks in lists for block in blocks)
