"""REF-03: what is said to stand in the document does stand there, in the clause it names.

Judges facts of origin 原文. Where a clause is not printed as archived, and the archive has the
words, the clause is the cause.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

from generators.checks.engine import Context, Judgement, rule
from generators.checks.ref.quoted_rows import repeats_rows
from generators.checks.src.stored import folded, places_of
from generators.core.diagnostics import ERROR, Finding, Location, Note, Waiting
from generators.core.yaml.data import Route
from generators.model import answers_later
from generators.model.document.clause_places import anchors, around, cited_as, enclosing
from generators.model.document.issued_text import print_blocks
from generators.model.documents import Registration
from generators.model.entities import Group, Owner, Teams
from generators.model.plans import Plan
from generators.model.promises import Commitment, Settled
from generators.model.structure import ADDED, ISSUED, Entity, Origin

# The others are names.
_QUOTED = (("answer",), ("text",), ("quote",), ("title",), ("number",), ("opens",), ("closes",))
_QUOTATION = re.compile("“([^“”]+)”")
_SPOKEN = ("paragraph", "item")
_SHOWN = 12  # characters of a quotation that are repeated in a message


@dataclass(frozen=True)
class _Claim:
    """`entity` says at `route` that one of `names` stands in the clause of `origin`."""

    entity: Entity
    route: Route
    names: tuple[str, ...]
    origin: Origin
    depends_on: tuple[Location, ...] = ()  # where a wrong name may be the cause

    @property
    def clause(self) -> str:
        return self.origin.clause or ""


@rule(
    "REF-03", ERROR, "标明出自原文的内容，在所标的条款里找得到",
    needs=("REF-01", "REF-02", "REF-14", "REF-15", "SRC-05"),
)  # fmt: skip
def fact_not_in_its_clause(context: Context) -> Iterator[Judgement]:
    """“原文”是说印发的文件里就是这样写的，页面会照此注明出处。条款里没有这句话，读者去查就对不上，
    像是后来编的。推定的依据里加了引号的话，也要照原文。

    怎么改：核对 clause 写的条款；文字抄错的照原文改；原文里没有的，改成推定（写 basis）或
    补录（写 document）。
    """
    plan = context.plan.as_issued
    texts, words, archive = _texts(plan), _texts(plan, _SPOKEN), folded(plan.issued_text)
    by_origin: dict[int, list[_Claim]] = {}
    for claim in _claims(plan):
        if claim.clause in texts:
            by_origin.setdefault(id(claim.origin), []).append(claim)
        else:
            yield from _waiting(context, claim.origin.at(), ("REF-01", "REF-15"))
    for each in plan.responsibilities:
        yield from _waiting(context, each.at("department"), ("REF-01",))
    yield from _misquoted(plan, texts, archive)
    for claims in by_origin.values():
        missing = [
            c for c in claims
            if not _stands(plan, c, texts) and not _says(words[c.clause], c)
        ]  # fmt: skip
        if missing and 2 * len(missing) >= len(claims) and _anywhere(missing[0], texts):
            found = [(missing[0], _wrong_clause(missing[0], texts))]
        else:
            found = [(claim, _not_there(claim)) for claim in missing]
        for claim, finding in found:
            clause = places_of(plan, enclosing(plan, claim.clause) or claim.clause)
            misnamed = claim.route not in _QUOTED and context.waiting("REF-02", *clause)
            changed = texts[claim.clause] not in archive and _says(archive, claim)
            causes = (*claim.depends_on, *clause) if changed else claim.depends_on
            yield misnamed or replace(finding, within=causes)


def _waiting(context: Context, place: Location, codes: tuple[str, ...]) -> Iterator[Waiting]:
    yield from (w for code in codes if (w := context.waiting(code, place)))


def _misquoted(plan: Plan, texts: dict[str, str], archive: str) -> Iterator[Finding]:
    """Words that the basis of an inference quotes, and the document does not have. A basis that
    names another document may quote that."""
    printed = "".join(texts.values())
    for origin in plan.origins:
        basis = origin.basis or ""
        for match in _QUOTATION.finditer("" if "《" in basis else basis):
            quoted = folded(match[1])
            if quoted not in printed and quoted not in archive:
                yield origin.finding(
                    "basis",
                    message=f"依据里引的“{_short(match[1])}”，原文没有这样写",
                    advice="照原文引用；不是原文的话，去掉引号",
                )


def _wrong_clause(claim: _Claim, texts: dict[str, str]) -> Finding:
    where, clause = _anywhere(claim, texts), claim.clause
    return claim.origin.finding(
        "clause",
        message=f"“{_short(claim.names[0])}”在{where}里，不在{clause}里",
        advice=f"把 clause 改成 {where}，或核对内容",
        related=(Note(claim.entity.at(*claim.route), "内容写在这里"),),
    )


def _not_there(claim: _Claim) -> Finding:
    return claim.entity.finding(
        *claim.route,
        message=f"“{_short(claim.names[0])}”标明出自{claim.clause}，那里没有这样写",
        advice="照原文改正；原文没有的，出处改成推定或补录",
    )


def _claims(plan: Plan) -> Iterator[_Claim]:
    for claim in chain(_holders(plan), _duties(plan), _registration(plan)):
        if claim.origin.kind == ISSUED:
            yield claim
    quoting: tuple[Commitment | Settled, ...] = (*plan.commitments, *plan.settled)
    for each in quoting:
        if each.origin.kind != ADDED:
            yield _Claim(each, ("quote",), (each.quote,), each.origin)
    for answer in answers_later.answers(plan.files):
        if answer.answer and answer.origin and answer.origin.kind == ISSUED:
            yield _Claim(answer, ("answer",), (answer.answer,), answer.origin)
    for citation in plan.citations:
        if citation.origin.kind == ISSUED:
            yield _Claim(citation, ("title",), (f"《{citation.title}》",), citation.origin)
            if citation.number is not None:
                yield _Claim(citation, ("number",), (citation.number,), citation.origin)


def _holders(plan: Plan) -> Iterator[_Claim]:
    """Departments, bodies and, where they state an origin of their own, owners of tasks, each
    with where a name may be wrong."""
    departments = plan.institution.departments
    bodies = {b.name: (b.name, *(b.aliases if isinstance(b, Group) else ())) for b in plan.bodies}
    known = bodies | {d.name: (d.name, *d.aliases) for d in departments.values()}
    for each in plan.responsibilities:
        if each.department in departments:
            here = (each.at("department"),)
            yield _Claim(each, ("department",), known[each.department], each.origin, here)
    names = tuple(_body_names(plan))
    # A body that is entered before its sentence is written says of no clause yet.
    for body in (b for b in plan.bodies if plan.status.is_issued or _says_itself(b)):
        yield _Claim(body, ("name",), bodies[body.name], body.origin, names)
    for group in plan.groups:
        if group.hosted_by and group.hosted_by in departments:
            places = (*names, group.at("hosted_by"))
            yield _Claim(group, ("hosted_by",), known[group.hosted_by], group.origin, places)
    for _, task in plan.tasks:
        for owner in task.owners:
            if _says_itself(owner) and owner.who in known and owner.origin.clause:
                yield _Claim(owner, ("who",), known[owner.who], owner.origin)


def _says_itself(entity: Owner | Registration | Group | Teams) -> bool:
    """Whether its origin is not that of what holds it."""
    return entity.origin.spot.route[: len(entity.spot.route)] == entity.spot.route


def _registration(plan: Plan) -> Iterator[_Claim]:
    """When to register, where that says itself in which clause it stands."""
    registration = plan.head.registration
    for each in registration.each:
        for field, day in (("opens", each.opens), ("closes", each.closes)):
            origin = each.origin_of(field)
            if day and origin is registration.origin and _says_itself(registration):
                yield _Claim(each, (field,), day.ways, origin)


def _body_names(plan: Plan) -> Iterator[Location]:
    """Where bodies have their names, and others use them."""
    yield from (body.at("name") for body in plan.bodies)
    blocks = [block for clause in plan.clauses for block in clause.blocks if block.members]
    yield from (block.at("members") for block in blocks)
    yield from (owner.at("who") for _, task in plan.tasks for owner in task.owners)


def _duties(plan: Plan) -> Iterator[_Claim]:
    return (_Claim(duty, ("text",), (duty.text,), duty.origin) for duty in plan.duties)


def _texts(plan: Plan, kinds: tuple[str, ...] = ()) -> dict[str, str]:
    """The printed text of everything a fact may cite; a clause with all that is in it. Of some
    `kinds` of blocks only, a sentence is whole also where a table stands in it."""
    texts: dict[str, list[str]] = {name: [] for name in anchors(plan)}
    held = around(plan)
    for block in print_blocks(plan):
        if kinds and block.kind not in kinds:
            continue
        text = folded(block.text)
        for name in {*held.get(block.clause, (block.clause,)), block.label} & texts.keys():
            texts[name].append(text)
    for other, name in cited_as(plan).items():
        texts[other] = texts.get(name, [])
    return {name: "".join(parts) for name, parts in texts.items()}


def _stands(plan: Plan, claim: _Claim, texts: dict[str, str]) -> bool:
    """In its clause, an owner also in the clause around a list or a table, an answer also as the
    cells of a row."""
    if claim.route == ("answer",) and repeats_rows(plan, claim.clause, claim.names[0]):
        return True
    around_it = enclosing(plan, claim.clause) if claim.route == ("who",) else None
    return _says(texts[around_it or claim.clause], claim)


def _says(text: str, claim: _Claim) -> bool:
    names = [folded(name) for name in claim.names]
    if claim.route == ("number",) and any(_only_part(name, text) for name in names):
        return False
    return any(name in text for name in names)


def _only_part(number: str, text: str) -> bool:
    """Whether each number of a document, written in （）, that holds this one is longer."""
    written = re.findall(rf"\(([^()]*{re.escape(number)}[^()]*)\)", text)  # folded: half-width
    return bool(written) and number not in written


def _anywhere(claim: _Claim, texts: dict[str, str]) -> str:
    """The narrowest clause in which a name stands, empty where there is none."""
    found = [clause for clause, text in texts.items() if _says(text, claim)]
    return min(found, key=lambda c: len(texts[c]), default="")


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}……"
