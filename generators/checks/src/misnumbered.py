"""Numbers of certificates that are not those of the archived tables. A wrong one puts every row of
both tables in another place: told once, at the number. Holds no rule; SRC-05 asks it.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from generators.core.diagnostics import Finding
from generators.core.once import once
from generators.core.yaml.data import copied, mapping
from generators.model.building import rebuild
from generators.model.document.issued_cells import Segment
from generators.model.document.issued_text import archive_of, print_blocks
from generators.model.entities import Certificate
from generators.model.layers import Layer
from generators.model.plans import Plan


@once
def wrong_numbers(plan: Plan) -> dict[str, int]:
    """Files of certificates with a wrong number -> the archive's number."""
    if not any(_is_number(s) for b in print_blocks(plan) for line in b.lines for s in line):
        return {}  # no table is filled in with them
    archive = archive_of(plan)
    found: dict[str, int] = {}
    used = Counter(certificate.name for certificate in plan.certificates)
    for path, entity in plan.files.items():
        if isinstance(entity, Certificate) and used[entity.name] == 1:
            rows = re.findall(rf"(?<![0-9])([0-9]+){re.escape(entity.name)}", archive)
            told = {int(number) for number in rows}
            if len(told) == 1 and entity.number not in told:
                found[path] = told.pop()
    return found


def _is_number(segment: Segment) -> bool:
    spot = segment.spot
    return spot.route == ("number",) and "/certificates/" in spot.source.path


def findings(plan: Plan) -> Iterator[Finding]:
    for path, number in wrong_numbers(plan).items():
        certificate = plan.file(path, Certificate)
        yield certificate.finding(
            "number",
            message=f"{certificate.name}的序号是 {certificate.number}，存档原文的表里是 {number}",
            advice=f"改回 {number}；印发的序号不变",
        )


def rightly_numbered(plan: Plan) -> Plan:
    """The same plan with the archive's numbers, to see what else differs."""
    wrong = wrong_numbers(plan)
    return replace(plan, files={**plan.files, **dict(_mended(plan, wrong))}) if wrong else plan


def _mended(plan: Plan, wrong: dict[str, int]) -> Iterator[tuple[str, Certificate]]:
    for path, number in wrong.items():
        certificate = plan.file(path, Certificate)
        source = certificate.spot.source
        numbered = {**mapping(copied(source.data)), "number": number}
        yield path, rebuild(certificate, Layer(source, numbered, {}))
