"""版式核验: every print of the site measured against GB/T 9704-2012, and the faces it is set in.

Official documents are listed row by row; forms, which are none, as one of their kind.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from generators.press.measuring.rows import (
    FAILED,
    NOT_APPLICABLE,
    PASSED,
    STATES,
    STRENGTHS,
    UNKNOWN,
    Row,
)
from generators.press.measuring.verifying import Measured, Result, measure
from generators.press.paper.fonts import ROLES, FontSet
from generators.press.paper.profiles import deviations
from generators.site.edition import Artifact, Edition
from generators.site.pages import paper_files, urls
from generators.site.pages.pages import page
from generators.site.pages.printed_papers import Sheet, sheets

_WORST = (FAILED, UNKNOWN, PASSED, NOT_APPLICABLE)  # what a row of several documents reads as
_MOST_SHOWN = 3
_HOW = "先运行 make fonts，或用 --fonts 指定字体所在的文件夹，再生成一次。"
_measure = cache(measure)


@dataclass(frozen=True)
class Print:
    """One finished PDF with what was measured on it."""

    sheet: Sheet
    year: int
    raw: bytes
    measured: Measured


@dataclass(frozen=True)
class Answer:
    """A row's answer for one document or for all of a kind."""

    row: Row
    state: str
    measured: str


def prints(edition: Edition) -> Iterator[Print]:
    """Every paper but drafts, made and measured. What has not changed is neither made nor measured
    again."""
    for plan in edition.plans:
        for sheet in (each for each in sheets(plan) if not each.preview):
            with edition.making(sheet.label, sheet.thing):
                paper = paper_files.paper_of(edition, sheet)
                made = paper_files.printed(edition, plan, sheet.path, paper)
                raw = next(
                    each.content for each in made
                    if each.path.endswith(".pdf") and isinstance(each.content, bytes)
                )  # fmt: skip
                yield Print(sheet, plan.year, raw, _measure(raw))


def render(edition: Edition) -> Iterator[Artifact]:
    with edition.making("版式核验页", edition.head):
        found, fonts = list(prints(edition)), paper_files.fonts(edition)
        yield Artifact(urls.PAPERS, _record(found, fonts))
        yield page(
            urls.LAYOUT, "layout.md.j2", edition, None, edit=None,
            groups=_groups(found), states=STATES, fonts=fonts,
            deviations=list(deviations(paper_files.profile(edition))),
            strengths=STRENGTHS, source=paper_files.profile(edition).source or None,
            roles={role: words[0] for role, words in ROLES.items()},
            lacks=_lacks(fonts.lacking),
        )  # fmt: skip


def lacks(site: Path) -> str:
    """What a site says of faces that its prints are set without; empty where none is lacking."""
    file = site / urls.PAPERS
    record = json.loads(file.read_text("utf-8")) if file.is_file() else {}
    return _lacks(record.get("lacking", ()))


def _lacks(roles: Iterable[str]) -> str:
    names = "、".join(roles)
    return names and f"没有公文字体：{names}用自带的思源宋体代替。{_HOW}"


def _groups(found: list[Print]) -> dict[str, tuple[list[Print], list[Answer]]]:
    """Heading -> the documents below it and their rows: each official one by itself."""
    grouped: dict[str, list[Print]] = {}
    for each in found:
        form = each.measured.kind == "表单"
        grouped.setdefault(
            f"{each.year}年{each.sheet.section if form else each.sheet.label}", []
        ).append(each)
    return {name: (group, answers(group)) for name, group in grouped.items()}


def answers(group: list[Print]) -> list[Answer]:
    """The rows that any of the documents has."""
    rows = zip(*(each.measured.results for each in group), strict=True)
    merged = (_merged(results) for results in rows)
    return [answer for answer in merged if answer.state != NOT_APPLICABLE]


def _merged(results: Sequence[Result]) -> Answer:
    state = min((result.verdict.state for result in results), key=_WORST.index)
    said = dict.fromkeys(r.verdict.measured for r in results if r.verdict.state == state)
    more = f" 等 {len(said)} 种" if len(said) > _MOST_SHOWN else ""
    return Answer(results[0].row, state, " / ".join(list(said)[:_MOST_SHOWN]) + more)


def _record(found: list[Print], fonts: FontSet) -> str:
    """Which faces the prints were set in, and the hash of each: same set, same bytes."""
    return json.dumps(
        {
            "fonts": [
                {"role": ROLES[role][0], "family": face.family, "sha256": face.hash}
                for role, faces in fonts.faces for face in faces
            ],
            "lacking": fonts.lacking,
            "papers": [
                {"path": f"{each.sheet.path}.pdf", "sha256": sha256(each.raw).hexdigest()}
                for each in found
            ],
        },
        ensure_ascii=False, indent=1,
    )  # fmt: skip
