"""What each major can take: the list of majors and one page for each."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from generators.model import successors, withdrawn
from generators.model.dimensions import DEPARTMENT, MAJOR, closer
from generators.model.eligibility import listing
from generators.model.entities import Certificate
from generators.model.exams import Quota
from generators.model.known import Known, by_who, known_of, known_of_lines
from generators.model.plans import NOT_ENTERED, Plan
from generators.model.reaching import reaches, reaching, whose
from generators.model.withdrawn import Withdrawn
from generators.site.edition import Artifact, Edition
from generators.site.pages import urls
from generators.site.pages.pages import page
from generators.site.pictures.matrix import matrix


@dataclass(frozen=True)
class Chance:
    """A certificate that a major may take, and what is known of it for this major; `quota` is None
    where no places were declared. A certificate with several lines for a major has one for each;
    those that all its department has together are `shared`. What was taken away is `gone`."""

    certificate: Certificate
    quota: Quota | None
    known: Known
    gone: Withdrawn | None = None
    entered: bool = True  # whether the places of the certificate are, or were
    among: str = ""  # the majors that have shared places together

    @property
    def shared(self) -> bool:
        return self.quota is not None and self.quota.major is None

    @property
    def label(self) -> str:
        """What the places are of, where they are not simply the major's."""
        if self.quota is None:
            return ""
        who = "" if self.quota.key == MAJOR.key else self.quota.who
        who = f"{self.among}共有" if self.quota.key == DEPARTMENT.key else who
        words = filter(None, (who, *closer(self.quota.line)))
        return f"（{said}）" if (said := "、".join(words)) else ""

    @property
    def without(self) -> str:
        """What there is to say of a certificate that only lists the major, or had places for it."""
        if self.gone and isinstance(self.gone.thing, Quota):
            had = f"原有申报名额{self.gone.thing.declared}人"
            return f"{self.gone.since}，{had}，依据{self.gone.document}"
        return "列入名单，" + ("没有名额" if self.entered else f"名额{NOT_ENTERED}")


def render(edition: Edition) -> Iterator[Artifact]:
    for plan in edition.plans:
        table = {name: chances(plan, name) for name in plan.institution.majors}
        with edition.making("专业一览页", plan.head):
            yield page(
                urls.majors(plan), "majors.md.j2", edition, plan, edit="majors.yaml",
                wide=matrix(plan, wide=True), narrow=matrix(plan, wide=False), table=table,
                known={name: known_of(plan, major=name) for name in table},
                lacking={name: lacking(plan, found) for name, found in table.items()},
                others=others(plan), together=partial(together, plan),
            )  # fmt: skip
        for name, found in table.items():
            with edition.making(f"{name}专业页", plan.institution.majors[name]):
                yield page(
                    urls.major(plan, name), "major.md.j2", edition, plan, edit="majors.yaml",
                    major=plan.institution.majors[name], chances=found,
                    known=known_of(plan, major=name), said=in_words(plan, name),
                    lacking=lacking(plan, found), open_lists=open_lists(plan, name),
                    renaming=became(plan, name), departments=homes(plan, name),
                    joined=joined(plan, name),
                )  # fmt: skip


def became(plan: Plan, name: str) -> str:
    """What a major was called, is called, and what became of it."""
    ended = successors.told(plan.institution.ended_majors, name, plan.day)
    return "；".join(filter(None, (plan.registers.renaming(name), ended)))


def joined(plan: Plan, name: str) -> list[str]:
    """Majors that became part of one; their places are not its."""
    return successors.sources(plan.institution.ended_majors, name, plan.day)


def homes(plan: Plan, name: str) -> str | None:
    """The department a major belongs to, or what that has become."""
    department, departments = plan.institution.majors[name].department, plan.institution.departments
    found = successors.heirs(departments, department, plan.day) if department else ()
    return "、".join(found) if len(found) == 1 else department


def chances(plan: Plan, major: str) -> list[Chance]:
    """Certificates with places for the major first, then those that only list it, then those whose
    places were taken away."""
    given = [
        Chance(
            c, q, replace(known_of(plan, c, major), quotas=(q,), counted=(q,)),
            among=whose(plan, c, q),
        )
        for c, q in reaching(plan, major)
    ]  # fmt: skip
    taken = [(c, how) for c, q, how in withdrawn.quotas(plan) if reaches(plan, c, q, major)]
    gone = [Chance(c, None, known_of(plan, c, major), how) for c, how in taken]
    slugs = {chance.certificate.slug for chance in (*given, *gone)}
    listed = [c for c in listing(plan).get(major, []) if c.slug not in slugs]
    had = {certificate.slug for certificate, _, _ in withdrawn.quotas(plan)}
    entered = {c.slug: bool(c.quotas) or c.slug in had for c in listed}
    only = [Chance(c, None, known_of(plan, c, major), None, entered[c.slug]) for c in listed]
    return [*given, *only, *gone]


def others(plan: Plan) -> list[tuple[str, list[Chance]]]:
    """For whom there are places besides majors, and which: departments, their classes, the
    public."""
    return [
        (who, [Chance(c, quota, known_of_lines(plan, [(c, quota)])) for c, quota in held])
        for (_, who), held in by_who(plan).items()
        if all(quota.major is None for _, quota in held)
    ]


def together(plan: Plan, found: list[Chance]) -> Known:
    """Of all of some chances."""
    return known_of_lines(plan, [(each.certificate, each.quota) for each in found if each.quota])


def lacking(plan: Plan, found: list[Chance]) -> str:
    """That a major has no places: only where those of all certificates it may take are entered."""
    if any(c.shared for c in found):
        return "没有单独的申报名额"
    entered = all(c.entered for c in found) if found else plan.declared is not None
    return "没有申报名额" if entered else f"名额{NOT_ENTERED}"


def in_words(plan: Plan, major: str) -> str:
    """What a major can take: places by certificate, then those that only list it. A sum only
    where there is something to sum, so that it never seems to be of all that list the major."""
    found, known = chances(plan, major), known_of(plan, major=major)
    name = known.places.name if known.places.field else ""  # else each says its own
    given = [
        f"{c.certificate.name}{c.label}{c.known.places.words.removeprefix(name)}"
        for c in found
        if c.quota and not c.shared
    ]
    beside_ = [f"{c.certificate.name}{c.label}{c.known.words}" for c in found if c.shared]
    total = [f"合计{known.places.persons}人"] if len(given) > 1 else []
    beyond = [step.words for step in known.beyond if step.persons is not None]
    said = "，".join(("、".join(given), *total, *beyond))
    parts = [f"{name}：{said}。" if name else f"{said}。"] if given else []
    parts += [f"{'另有' if given else ''}{'、'.join(beside_)}。"] if beside_ else []
    listed: dict[str, list[str]] = {}
    for each in found:
        if not each.quota:
            listed.setdefault(each.without.replace("，", "、"), []).append(each.certificate.name)
    parts += [f"{how}：{'、'.join(names)}。" for how, names in listed.items()]
    return "".join(parts) or "没有列入名单。"


def open_lists(plan: Plan, major: str) -> list[Certificate]:
    """Certificates that do not list the major, but whose list ends in 等."""
    listed = {certificate.slug for certificate in listing(plan).get(major, [])}
    return [c for c in plan.offered if c.eligible.open and c.slug not in listed]
