"""What of a document's facts the data say already, and what they say otherwise."""

from generators.exchange import first_college
from generators.exchange.entering.targets import HEAD
from generators.exchange.recognising.pieces import Fact
from generators.model import status
from generators.model.plans import Plan

OPEN, ENTERED = "", "已有"


def standing(plan: Plan, fact: Fact) -> str:
    """OPEN, ENTERED, or what stands in its place."""
    kind, values = fact.kind, fact.values
    college, registers = plan.registers.college, plan.registers
    if kind in HEAD:
        return _head(plan, kind, str(next(iter(values.values()))))
    if kind in ("college", "prefix"):
        said = str(next(iter(values.values())))
        now = college.name if kind == "college" else college.document_prefix
        stand_in = first_college.NAME if kind == "college" else first_college.PREFIX
        return ENTERED if now == said else OPEN if now == stand_in else _other(now)
    if kind == "teams":
        return ENTERED if plan.teams else OPEN
    name = fact.subject[0]
    if kind in ("department", "major"):
        known = registers.departments if kind == "department" else registers.majors
        return ENTERED if name in known else OPEN
    if kind == "duty":
        done = any(each.department == name and each.duties for each in plan.responsibilities)
        return ENTERED if done else OPEN
    if kind == "group":
        return ENTERED if any(group.name == name for group in plan.groups) else OPEN
    if kind == "phase":
        spans = [
            (p.starts.text if p.starts else None, p.ends.text if p.ends else None)
            for p in plan.phases
        ]
        return ENTERED if (values["starts"], values["ends"]) in spans else OPEN
    return _certificate(plan, fact)


_WHOM = ("major", "department", "class_name", "level")


def _certificate(plan: Plan, fact: Fact) -> str:
    found = next((each for each in plan.certificates if each.name == fact.subject[0]), None)
    if found is None:
        who = fact.values.get("majors") or fact.values.get("departments")
        lacking = fact.kind == "certificate" and not who
        return "文件没有写哪些专业可以申报，要自己写" if lacking else OPEN
    if fact.kind == "lead":
        lead = found.team.lead if found.team else None
        return OPEN if lead is None else ENTERED if lead == fact.values["lead"] else _other(lead)
    if fact.kind == "quota":
        said = fact.values
        for quota in found.quotas:
            if all(getattr(quota, key) == said.get(key) for key in _WHOM):
                same = quota.declared == fact.values["declared"]
                return ENTERED if same else _other(f"{quota.declared}人")
        return OPEN
    return ENTERED


def _head(plan: Plan, kind: str, said: str) -> str:
    head = plan.head
    if kind == "status":
        return OPEN if plan.status is status.DRAFT else ENTERED
    if kind == "issued":
        now = head.issued.text if head.issued else None
    else:
        now = {"title": head.title, "number": head.number, "kind": head.document_kind}[kind]
    drafted = kind in ("title", "kind") and plan.status is status.DRAFT  # as the draft came
    return ENTERED if now == said else OPEN if now is None or drafted else _other(now)


def _other(now: str) -> str:
    return f"现在写的是 {now}"
