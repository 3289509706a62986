"""Sources of sums of quotas: no document states one. Knows the captions, not the sums."""

from generators.model.document import issued_text
from generators.model.plans import Plan
from generators.model.structure import ADDED


def basis(plan: Plan) -> str:
    """据表1计算, or 据表1和变更计算 where a quota was changed after issue."""
    blocks = (block for clause in plan.clauses for block in clause.blocks)
    label = next((issued_text.table_label(b) for b in blocks if b.table == "quotas"), "各证书")
    amended = any(quota.origin_of("declared").kind == ADDED for _, quota in plan.quotas)
    return f"据{label}和变更计算" if amended else f"据{label}计算"
