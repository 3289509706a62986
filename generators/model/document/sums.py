"""Sources of sums of quotas: no document states one. Says what a sum does not count any more.
Knows the captions, not the sums."""

from generators.model import withdrawn
from generators.model.document import issued_text
from generators.model.entities import Certificate
from generators.model.exams import Quota
from generators.model.known import known_of
from generators.model.plans import Plan
from generators.model.structure import ADDED


def basis(plan: Plan) -> str:
    """Of declared places: 据表1计算, or 据表1和变更计算 where a quota was changed after issue; with
    what was withdrawn."""
    without = withdrawn.left_out(plan, None, None)
    declared = _of_declared(plan, [quota for _, quota in plan.quotas], without)
    return _computed(declared, without)


def basis_of_places(
    plan: Plan, certificate: Certificate | None = None, major: str | None = None
) -> str:
    """Of the places there are, some of which may be approved: 据核定数计算, 据表1和核定数计算. Of
    all, of one certificate, or of one major."""
    every = known_of(plan, certificate, major).quotas
    without = withdrawn.left_out(plan, certificate, major)
    declared = [quota for quota in every if quota.approved is None]
    sources = _of_declared(plan, declared, without) if declared or not every else ()
    return _computed((*sources, *(("核定数",) if len(declared) < len(every) else ())), without)


def _of_declared(plan: Plan, quotas: list[Quota], without: str) -> tuple[str, ...]:
    blocks = (block for clause in plan.clauses for block in clause.blocks)
    label = next((issued_text.table_label(b) for b in blocks if b.table == "quotas"), "各证书")
    amended = any(quota.origin_of("declared").kind == ADDED for quota in quotas)
    return (label, "变更") if amended or without else (label,)


def _computed(sources: tuple[str, ...], without: str) -> str:
    first, last = "、".join(sources[:-1]), sources[-1]
    how = f"据{first}和{last}计算" if first else f"据{last}计算"
    return "，".join(filter(None, (how, without)))
