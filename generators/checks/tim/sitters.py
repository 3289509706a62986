"""Which lines of quotas sit in which session, and how many of them. Judges nothing."""

from generators.model.entities import Certificate
from generators.model.exams import Quota, Session
from generators.model.plans import Plan


def candidates(quota: Quota, batch: str | None) -> int | None:
    """How many are registered, for one batch where one is named."""
    if batch is None:
        return quota.registered
    if quota.batch is not None:
        return quota.registered if quota.batch == batch else None
    if not quota.batches:
        return None
    return sum(each.registered or 0 for each in quota.batches if each.name == batch)


def is_for(plan: Plan, session: Session, quota: Quota, certificate: Certificate) -> bool:
    """Whether some of those whom a line is for sit in a session."""
    if not fits(session, quota, certificate):
        return False
    if quota.major is None and quota.department is not None and session.majors:
        majors = (plan.institution.majors.get(name) for name in session.majors)
        return any(each and each.department == quota.department for each in majors)
    return not session.majors or quota.major in session.majors


def fits(session: Session, quota: Quota, certificate: Certificate) -> bool:
    """Whether a session is for the level, the population, the batch and the class of a line."""
    classes = {each.class_name for each in certificate.quotas if each.class_name is not None}
    named = classes.intersection(session.groups)
    of_class = quota.class_name is None or not named or quota.class_name in named
    of_batch = session.batch is None or quota.batch is None or session.batch == quota.batch
    of_level = session.level in (None, quota.level or certificate.level)
    return of_class and of_batch and of_level and session.population in (None, quota.population)
