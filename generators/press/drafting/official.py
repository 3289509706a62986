"""通知, 函 and others: official documents of plan/<year>/notices/, filled in from data."""

from collections.abc import Iterable, Iterator

from generators.core import chinese
from generators.model import documents, notice_kinds, serving
from generators.model.document import placeholders
from generators.model.notice_kinds import KINDS
from generators.model.notices import Notice, NoticeAttachment, NoticePart, replaced_by
from generators.model.plans import Plan
from generators.model.structure import Spot
from generators.press.drafting import paper_tables, phrases
from generators.press.paper import paper_blocks
from generators.press.paper.paper_blocks import (
    Attachment,
    Attachments,
    Block,
    Imprint,
    Line,
    Paper,
    Run,
    Signature,
    Text,
    line,
    text,
)

_FORMS = {
    notice_kinds.OFFICIAL: paper_blocks.OFFICIAL,
    notice_kinds.LETTER: paper_blocks.LETTER,
    notice_kinds.MINUTES: paper_blocks.MINUTES,
}


def paper(plan: Plan, notice: Notice) -> Paper:
    """The document as it is printed. The seal is set by hand: only its place is left."""
    plan = placeholders.plan_for(plan, notice)
    college = plan.institution.college.name
    return Paper(
        paper_blocks.OFFICIAL if notice.issuer else _FORMS[KINDS[notice.kind].form],
        notice.title_lines or phrases.broken(notice.title, plan),
        tuple(block for block, _ in placed(plan, notice)),
        mark=mark(notice, college),
        number=notice.number or "",
        author=notice.organ(college),
        state=state(plan, notice),
    )


def state(plan: Plan, notice: Notice) -> str:
    """That it was withdrawn, and when and why; which one it replaces; else nothing."""
    if notice.withdrawn:
        return f"已于{notice.withdrawn.on.chinese}撤回：{notice.withdrawn.reason}"
    if replaced := replaced_by(notice, plan.notices):
        return f"代替{replaced.called}"
    return "" if notice.is_issued else "草稿，尚未印发"


def mark(notice: Notice, college: str) -> str:
    """发文机关标志; none of a department, which has no red head."""
    if notice.issuer:
        return ""
    form = KINDS[notice.kind].form
    if form == notice_kinds.LETTER:
        return college
    return f"{college}{notice.meeting}纪要" if form == notice_kinds.MINUTES else f"{college}文件"


def placed(plan: Plan, notice: Notice) -> Iterator[tuple[Block, Spot]]:
    """Every block behind the title, with the place in the file where it is written. `plan` is that
    of placeholders.plan_for."""
    college, spot = plan.institution.college.name, notice.spot
    if notice.addressees:
        yield text("addressees", f"{'、'.join(notice.addressees)}："), spot.step("addressees")
    yield from _parts(plan, notice, notice.body)
    if notice.present:
        names = Run("、".join(notice.present) + "。")
        yield Text("present", ((Run("出席：", "hei"), names),)), spot.step("present")
    if notice.attachments:
        titles = tuple(f"{a.title}（另附）" if a.file else a.title for a in notice.attachments)
        yield Attachments(titles), spot.step("attachments")
    if notice.issued:
        signature = Signature(notice.organ(college), notice.issued.chinese, notice.sealed)
        yield signature, spot.step("issued")
    if notice.contact:
        named = serving.is_person(plan, notice.contact)
        remark = f"（联系{'人' if named else '岗位'}：{notice.contact}）"
        yield text("remark", remark), spot.step("contact")
    several = len(notice.attachments) > 1
    for number, each in enumerate(notice.attachments, 1):
        if each.file:
            continue  # given out beside the paper
        label = f"附件{number}" if several else "附件"
        yield Attachment(label, phrases.broken(each.title, plan)), each.spot.step("title")
        yield from _parts(plan, notice, each.body)
        yield from _table(plan, each)
    if notice.imprint:
        yield _imprint(notice.imprint, notice.kind), spot.step("imprint")


def _imprint(imprint: documents.Imprint, kind: str) -> Imprint:
    """A letter has neither 印发机关 nor 印发日期 (10.1)."""
    letter = KINDS[kind].form == notice_kinds.LETTER
    printed_on = imprint.printed_on.chinese if imprint.printed_on else ""
    return Imprint(
        "、".join(imprint.copies_to),
        "" if letter else imprint.printed_by or "",
        "" if letter else printed_on,
    )


def _parts(plan: Plan, notice: Notice, parts: Iterable[NoticePart]) -> Iterator[tuple[Block, Spot]]:
    """The parts of a body, or of an attachment, in order; headings are numbered 一、 and （一）
    here."""
    heading = subheading = 0
    for part in parts:
        if part.heading is not None:
            heading, subheading = heading + 1, 0
            words = f"{chinese.numeral(heading)}、{part.heading}"
            yield Text("heading1", (_filled(plan, notice, words),)), part.spot.step("heading")
        if part.subheading is not None:
            subheading += 1
            words = f"（{chinese.numeral(subheading)}）{part.subheading}"
            yield Text("heading2", (_filled(plan, notice, words),)), part.spot.step("subheading")
        yield from _content(plan, notice, part)


def _content(plan: Plan, notice: Notice, part: NoticePart) -> Iterator[tuple[Block, Spot]]:
    if part.text is not None:
        yield Text("paragraph", (_filled(plan, notice, part.text),)), part.spot.step("text")
    for number, item in enumerate(part.items, 1):
        line = _filled(plan, notice, f"{number}. {item}")
        yield Text("item", (line,)), part.spot.step("items", number - 1)
    yield from _table(plan, part)


def _filled(plan: Plan, notice: Notice, words: str) -> Line:
    return line(placeholders.filled(plan, notice, words))


def _table(plan: Plan, part: NoticePart | NoticeAttachment) -> Iterator[tuple[Block, Spot]]:
    if made := paper_tables.shown(plan, part):
        yield made, part.spot.step("rows" if part.table is None else "table")
