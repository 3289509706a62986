"""A plan is issued, archived or abolished: what is missing before, and what is written.

The archive is what the data print with the number and the day in them, so that the issued document
and the data never differ. Knows neither the disk nor the command line.
"""

from collections.abc import Iterator, MutableMapping
from dataclasses import replace
from functools import partial

from generators.core.yaml import source
from generators.exchange import first_college
from generators.exchange.imports import edits
from generators.exchange.imports.requested_edits import Written
from generators.model import status
from generators.model.building import rebuild
from generators.model.document import issued_tables, issued_text
from generators.model.load import ISSUED_TEXT
from generators.model.plans import Plan

HEAD = "plan.yaml"


def missing(plan: Plan) -> Iterator[str]:
    """What a draft has to say before it can be issued, file by file."""
    plan = plan.as_issued
    if plan.institution.college.name == first_college.NAME:
        yield f"college.yaml：学校的全称，现在写的是“{first_college.NAME}”"
    if open_ := [phase.id for phase in plan.phases if not phase.span and not phase.said]:
        yield f"timeline.yaml：{'、'.join(open_)} 的起止时间"
    printed = {
        fact
        for clause in plan.clauses for block in clause.blocks
        for fact in issued_tables.facts(block)
    }  # fmt: skip
    for certificate in plan.certificates:
        lacking = ["名额"] if "各专业名额" in printed and not certificate.quotas else []
        lacking += [plan.teams.lead_called] if plan.teams and not certificate.leads else []
        if lacking:
            file = f"certificates/{certificate.slug}.yaml"
            yield f"{file}：{certificate.name}的{'和'.join(lacking)}"
    if not plan.certificates:
        yield "certificates/：一种证书也没有，一种写一个文件"
    if not any(plan.prose):
        yield "document.yaml：正文"
    for file, what, found in (
        ("errata.yaml", "勘误", plan.errata), ("amendments/", "变更", plan.amendments),
    ):  # fmt: skip
        if found:
            yield f"{file}：草案没有{what}，改好正文和数据以后删去"


def issue(plan: Plan, number: str, day: str) -> dict[str, str]:
    """The texts of the files that make a draft an issued plan, by their path below the year: its
    head, and the archive. `day` is written as in 2022-03-01. Raises CannotWrite."""
    plan = plan.as_issued
    text = _restated(plan, status=status.IN_FORCE.name, number=number, issued=day)
    head = source.parse(text, plan.head.spot.source.path, lambda data: True)
    if isinstance(head, list):
        raise edits.CannotWrite(head[0].message)
    issued = replace(plan, files={**plan.files, HEAD: rebuild(plan.head, head)}, issued_text="")
    return {HEAD: text, ISSUED_TEXT: issued_text.stored(issued) + "\n"}


def archive(plan: Plan) -> dict[str, str]:
    """The same for a plan whose work is done. Raises CannotWrite."""
    return {HEAD: _restated(plan.as_issued, status=status.ARCHIVED.name)}


def abolish(plan: Plan, document: str, day: str) -> dict[str, str]:
    """The same for one that another document revokes from a day on. Raises CannotWrite."""
    told: Written = {"on": day, "document": document}
    return {HEAD: _restated(plan.as_issued, status=status.ABOLISHED.name, abolished=told)}


def _restated(plan: Plan, **values: Written) -> str:
    """The head of a plan with other values."""
    return edits.rewritten(plan.head.spot.source.text, partial(_put, values))


def _put(values: dict[str, Written], data: MutableMapping[str, object]) -> None:
    data.update({key: edits.grouped(value) for key, value in values.items()})
