"""What is left to do for a sitting where the places of a major were withdrawn. Judges nothing."""

from generators.model import withdrawn
from generators.model.entities import Certificate
from generators.model.exams import Session
from generators.model.plans import Plan


def advice(plan: Plan, certificate: Certificate, session: Session, major: str) -> str:
    """The amendment that takes the major out of the sitting, or the sitting away; nothing where
    its places were never there."""
    gone = {quota.major for each, quota, _ in withdrawn.quotas(plan) if each is certificate}
    if major not in gone:
        return ""
    rest = f", majors, {major}" if len(session.majors) > 1 else ""
    target, was = f"[sessions, {session.id}{rest}]", major if rest else session.id
    return f"名额撤销了，场次也写一份变更：target 写 {target}，was 写 {was}，becomes 写 null"
