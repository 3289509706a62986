"""SRC-06: an erratum quotes the stored text exactly, and mends it."""

import re
from collections.abc import Iterator

from generators.checks.engine import Context, Judgement, rule
from generators.checks.src.stored import places_of
from generators.core.diagnostics import ERROR
from generators.model.document import corrections
from generators.model.document.clause_places import anchors
from generators.model.document.issued_text import archive_of, solid, stored


@rule("SRC-06", ERROR, "勘误所引的原文找得到，只有一处，改正以后不同", needs=("REF-01", "SRC-05"))
def erratum_quotes_nothing(context: Context) -> Iterator[Judgement]:
    """勘误照录存档文本的错处。引文找不到、不止一处或与另一条重叠，勘校本就不知道改哪里；改正后的写法与
    引文一样，就什么也没有改。

    怎么改：照录原文，一字不差（\\n 表示换行）；多抄几个字，使它在该条里只出现一次。
    """
    plan = context.plan
    known, archive, printed = anchors(plan), archive_of(plan), stored(plan)
    for erratum in corrections.unplaced(plan):
        if erratum.clause not in known:
            if waiting := context.waiting("REF-01", erratum.at("clause")):
                yield waiting
            continue
        # A blank that is no longer printed is told where it was taken out.
        kept = erratum.as_stored in plan.issued_text and erratum.as_stored not in printed
        if not kept:
            quoted = _quotes(erratum.as_stored, archive)  # then the clause may have been changed
            yield erratum.finding(
                "as_stored",
                message=f"勘误 {erratum.id} 所引的原文，在{erratum.clause}里找不到或不止一处",
                advice="照录原文，并多抄几个字使它只出现一次",
                within=places_of(plan, erratum.clause) if quoted else (),
            )
    for erratum in plan.errata:
        if erratum.as_stored == erratum.corrected:
            yield erratum.finding(
                "corrected",
                message=f"勘误 {erratum.id} 改正后的写法与原文一样",
                advice="写上正确的写法；原文没有错的，删去这一条",
            )
    for erratum, other in corrections.overlapping(plan):
        yield erratum.finding(
            "as_stored",
            message=f"勘误 {erratum.id} 所引的原文与 {other.id} 的重叠",
            advice="把两条合成一条，或各自少抄几个字",
            within=places_of(plan, erratum.clause),
        )


def _quotes(quotation: str, archive: str) -> bool:
    """Whether every stretch of a quotation, tables left out, stands in a text without blanks."""
    return all(solid(part) in archive for part in re.split("〔表[0-9]*〕", quotation))
