"""The list of certificates and one page for each."""

from collections.abc import Iterator

from generators.model import answers_later, dimensions, withdrawn
from generators.model.answers_later import LaterAnswer
from generators.model.certificate_names import called_before
from generators.model.eligibility import without_places
from generators.model.entities import Certificate
from generators.model.exams import RESULTS
from generators.model.known import LADDER, known_of, levels
from generators.model.plans import Plan
from generators.model.stopped import stop_of
from generators.site.edition import Artifact, Edition
from generators.site.pages import urls
from generators.site.pages.pages import page


def render(edition: Edition) -> Iterator[Artifact]:
    for plan in edition.plans:
        with edition.making("证书一览页", plan.head):
            yield page(urls.certificates(plan), "certificates.md.j2", edition, plan, edit=None)
        for certificate in plan.certificates:
            with edition.making(f"{certificate.name}页", certificate):
                yield _certificate(edition, plan, certificate)


def _certificate(edition: Edition, plan: Plan, certificate: Certificate) -> Artifact:
    return page(
        urls.certificate(plan, certificate),
        "certificate.md.j2",
        edition,
        plan,
        edit=f"{plan.year}/certificates/{certificate.slug}.yaml",
        certificate=certificate,
        later=list(_later(plan, certificate)),
        stop=stop_of(certificate),
        formerly=called_before(plan, certificate),
        known=known_of(plan, certificate),
        left_out=withdrawn.left_out(plan, certificate, None),
        who=dimensions.titles_of_who(certificate.quotas),
        divided=dimensions.dividing(certificate.quotas),
        batches=[(quota, batch) for quota in certificate.quotas for batch in quota.batches],
        results={title: field for title, field in LADDER.items() if field in RESULTS},
        levels=levels(certificate),
        without_quota=without_places(plan, certificate),
    )


def _later(plan: Plan, certificate: Certificate) -> Iterator[tuple[str, LaterAnswer]]:
    """What was settled later of this certificate, each with the question it answers."""
    for id_, question in plan.institution.questions.items():
        for each in answers_later.to(plan.files, id_, certificate.name):
            if each.answer is not None:
                yield question.text, each
