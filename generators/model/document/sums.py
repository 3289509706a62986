"""Sources of sums of quotas: no document states one. Says what a sum does not count any more.
Knows the captions, not the sums."""

from generators.model import withdrawn
from generators.model.document import issued_text
from generators.model.entities import Certificate
from generators.model.plans import Plan
from generators.model.structure import ADDED


def basis(plan: Plan, certificate: Certificate | None = None, major: str | None = None) -> str:
    """据表1计算, or 据表1和变更计算 where a quota was changed after issue; with what was withdrawn.
    Of all, of one certificate, or of one major."""
    blocks = (block for clause in plan.clauses for block in clause.blocks)
    label = next((issued_text.table_label(b) for b in blocks if b.table == "quotas"), "各证书")
    amended = any(quota.origin_of("declared").kind == ADDED for _, quota in plan.quotas)
    without = withdrawn.left_out(plan, certificate, major)
    how = "和变更" if amended or without else ""
    return "，".join(filter(None, (f"据{label}{how}计算", without)))
