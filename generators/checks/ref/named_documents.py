"""REF-24: what something is based on is a document that can be found."""

import re
from collections.abc import Iterator

from generators.checks.engine import Context, Judgement, rule
from generators.core.diagnostics import ERROR, Finding
from generators.model.entities import Evidence
from generators.model.records import Waiver
from generators.model.structure import Entity, Origin

# A number of a document; or the day, or the number of the meeting, of a paper without one.
_KNOWN = re.compile(
    "〔[0-9]{4}〕第?[0-9]+号|[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日|[0-9]{4}年第[0-9]+[次号期]"
)
_PLACEHOLDER = re.compile("所依据的|文件和文号|（文号）|[×ＸxX]{2}|〔×|×号|待(?:定|填|补)")
_NUMBER = "写文件的名称和文号；没有文号的，写名称和哪天的，例如 2021年10月8日院长办公会会议纪要"


@rule("REF-24", ERROR, "依据写明是哪份文件", needs=("CHG-04", "DOC-01"))
def document_that_is_none(context: Context) -> Iterator[Judgement]:
    """变更、补录凭哪份文件，写得出名称和文号，以后才查得到。照抄说明里“所依据的文件和文号”，或只写“会议
    决定”，等于没有依据。

    怎么改：写文件的名称和文号；没有文号的，写名称和日期。
    """
    plan = context.plan.as_issued
    for amendment in plan.amendments:
        if not _KNOWN.search(amendment.document) or _PLACEHOLDER.search(amendment.document):
            yield _finding(amendment, amendment.document)
    for certificate in plan.certificates:
        document = certificate.origin.document  # without one, SRC-05 asks for it
        if certificate.since and document and not _KNOWN.search(document):
            yield _finding(certificate.origin, document)
    since = {each.origin.spot for each in plan.certificates if each.since}
    others: list[Origin | Waiver | Evidence] = [
        *(each for each in plan.origins if each.spot not in since), *plan.waivers,
        *(each for department in plan.responsibilities for each in department.evidence),
    ]  # fmt: skip
    for other in others:
        if other.document and _PLACEHOLDER.search(other.document):
            yield _finding(other, other.document)


def _finding(entity: Entity, written: str) -> Finding:
    place = entity.at("document")
    return Finding(place, f"“{written}”看不出是哪份文件", _NUMBER, within=(place,))
