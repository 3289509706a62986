"""What of an official document reads otherwise in another version of the plan, place by place.

The same words as in the print (official.py), passage by passage, each with its place in the file
and the names of the data that fill it in. Knows no rule, and says nothing in sentences.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher
from itertools import zip_longest

from generators.core.yaml.source import Route
from generators.model.document import placeholders, written_dates
from generators.model.document.clause_numbers import without_mark
from generators.model.notices import Notice
from generators.model.plans import Plan
from generators.model.structure import Spot
from generators.press.drafting import official
from generators.press.paper.paper_blocks import Attachment, Block, Imprint, Signature, Table, Text

TABLE, _BETWEEN = "表", "｜"
_NAME = re.compile("[\u4e00-\u9fff]{2}")
_REGISTRATION = {"opens": "报名开始", "closes": "报名截止"}
_KINDS = {
    "addressees": "主送机关", "heading1": "一级标题", "heading2": "二级标题", "paragraph": "正文",
    "item": "列举", "present": "出席人员", "remark": "联系的岗位",
}  # fmt: skip


@dataclass(frozen=True)
class Passage:
    """A stretch of the print: what it is, its words (without the number that comes from those
    before it), where it is written."""

    what: str
    words: str
    spot: Spot


@dataclass(frozen=True)
class Change:
    """A passage that reads otherwise: `before` is empty where it is new, `after` where it is gone.
    `names` are the data that it is filled in with, as the file has them; `span` where the first
    of them stands in the text at `spot`, None where it is no text."""

    what: str
    spot: Spot
    before: str
    after: str
    names: tuple[str, ...] = ()
    span: tuple[int, int] | None = None


def rewritten(plan: Plan, old: Notice, new: Notice) -> list[Change]:
    """What two versions of a document say differently with the same data. Places are in the new
    one; what has only moved is the same before and after."""
    before, after = (list(_passages(_on_issue(plan, each), each)) for each in (old, new))
    told = tuple([(each.what, each.words) for each in side] for side in (before, after))
    found = []
    for kind, i, j, k, m in SequenceMatcher(None, told[0], told[1], autojunk=False).get_opcodes():
        gone, come = (before[i:j], after[k:m]) if kind != "equal" else ([], [])
        for was, now in zip_longest(gone, come):
            if now:
                has_moved = (now.what, now.words) in told[0]
                former = now.words if has_moved else was.words if was else ""
                found.append(Change(now.what, now.spot, former, now.words))
            elif (was.what, was.words) not in told[1]:
                found.append(Change(was.what, new.spot.step(was.spot.route[0]), was.words, ""))
    moved = [each for each in found if each.before == each.after][1:]  # one says it for all
    return list({e.spot.route: e for e in reversed(found) if e not in moved}.values())[::-1]


def refilled(old: Plan, new: Plan, notice: Notice) -> list[Change]:
    """What data that were changed make a document say as of its day of issue."""
    return _filled_otherwise(_on_issue(old, notice), _on_issue(new, notice), notice)


def outdated(old: Plan, new: Plan, notice: Notice) -> list[Change]:
    """What a document in force says that is not so any more, from some day on, since data were
    changed; without what it was made to say (refilled)."""
    if not notice.in_force:
        return []
    last = old.as_of(date.max), new.as_of(date.max)
    issued, now = (_by_place(plan, notice) for plan in (_on_issue(new, notice), last[1]))
    made = {each.spot.route for each in refilled(old, new, notice)}
    found = [
        each
        for each in _filled_otherwise(*last, notice)
        if issued.get(each.spot.route) != now.get(each.spot.route)
    ]
    found += _days_written_out(*last, notice)
    return [each for each in found if each.spot.route not in made]


def differ(old: Plan, new: Plan, notice: Notice) -> bool:
    """Whether a document in force has to be issued again."""
    changed = notice.in_force and refilled(old, new, notice)
    return bool(changed or outdated(old, new, notice))


def _on_issue(plan: Plan, notice: Notice) -> Plan:
    return placeholders.plan_for(plan, notice)


def _filled_otherwise(old: Plan, new: Plan, notice: Notice) -> list[Change]:
    """One change a place, the first that is seen there."""
    before, after = (_by_place(plan, notice) for plan in (old, new))
    found = []
    for route in before | after:
        was, now = before.get(route, []), after.get(route, [])
        gone = [each for each in was if each not in now]
        come = [each for each in now if each not in was]
        if gone or come:
            one = (come or gone)[0]
            former, words = _first_pair(gone, come)
            found.append(_change(old, new, Change(one.what, one.spot, former, words)))
    return found


def _first_pair(gone: list[Passage], come: list[Passage]) -> tuple[str, str]:
    """What is said first that was otherwise before: of a table with more or fewer rows, the row
    that is new or gone."""
    if gone and come and gone[0].what == TABLE and len(gone) != len(come):
        one, other = (gone, come) if len(gone) > len(come) else (come, gone)
        names = [name for each in other if (name := _called(each.words))]
        row = next((each.words for each in one if _called(each.words) not in names), "")
        if row:
            return (row, "") if one is gone else ("", row)
    former, words = (side[0].words if side else "" for side in (gone, come))
    return former, words


def _called(row: str) -> str:
    """Of what a row is: its first cell that holds words."""
    return next((cell for cell in row.split(_BETWEEN) if _NAME.search(cell)), "")


def _change(old: Plan, new: Plan, change: Change) -> Change:
    """With the names of the data that made it: of a table its own, of a text those in braces."""
    value = change.spot.value
    if change.what == TABLE and isinstance(value, str):
        return replace(change, names=(value,))
    differing = [
        (name, span)
        for name, span in placeholders.names_in(value if isinstance(value, str) else "")
        if placeholders.value(old, name) != placeholders.value(new, name)
    ]
    if not differing:
        return change
    name, span = differing[0]
    was, now = (placeholders.value(plan, name) or "" for plan in (old, new))
    return replace(change, before=was, after=now, names=tuple(n for n, _ in differing), span=span)


def _days_written_out(old: Plan, new: Plan, notice: Notice) -> Iterator[Change]:
    """Days of registration that the text has in words."""
    was, now = old.head.registration, new.head.registration
    for spot, text in notice.prose:
        for mention in written_dates.registration(text):
            before, after = getattr(was, mention.field), getattr(now, mention.field)
            if not (before and after) or not mention.agrees(before.last):
                continue
            if not mention.agrees(after.last):
                name = _REGISTRATION[mention.field]
                yield Change(
                    "正文", spot, text[slice(*mention.span)], after.chinese, (name,), mention.span
                )


def _passages(plan: Plan, notice: Notice) -> Iterator[Passage]:
    """The print from its head to its foot; how its title is broken is no matter."""
    spot, college = notice.spot, plan.institution.college.name
    yield Passage("文种", notice.kind, spot.step("kind"))
    head = spot.step("meeting" if notice.meeting else "kind")
    if notice.issuer is None:
        yield Passage("发文机关标志", official.mark(notice, college), head)
    yield Passage("发文字号", notice.number or "", spot.step("number"))
    yield Passage("标题", notice.title, spot.step("title"))
    for block, place in official.placed(plan, notice):
        yield from _of_block(block, place, spot)
    for each in notice.attachments:
        if each.file:
            yield Passage("附件", each.title, each.spot.step("title"))
            yield Passage("附件的文件", each.file, each.spot.step("file"))


def _of_block(block: Block, place: Spot, notice: Spot) -> Iterator[Passage]:
    if isinstance(block, Text):
        numbered = block.kind in ("heading1", "heading2", "item")
        words = without_mark(block.plain) if numbered else block.plain
        yield Passage(_KINDS[block.kind], words, place)
    elif isinstance(block, Table):
        for row in block.rows:
            cells = ("".join(run.text for run in cell) for cell in row)
            yield Passage(TABLE, _BETWEEN.join(cells), place)
    elif isinstance(block, Signature):
        yield Passage("署名", block.organ, place)
        yield Passage("成文日期", block.date, place)
        yield Passage("印章", "加盖" if block.sealed else "不加盖", notice.step("sealed"))
    elif isinstance(block, Imprint):
        yield Passage("抄送机关", block.copies_to, place.step("copies_to"))
        yield Passage("印发机关", block.printed_by, place.step("printed_by"))
        yield Passage("印发日期", block.printed_on, place.step("printed_on"))
    elif isinstance(block, Attachment):  # Attachments are their titles once more
        yield Passage("附件", "".join(block.title), place)


def _by_place(plan: Plan, notice: Notice) -> dict[Route, list[Passage]]:
    found: dict[Route, list[Passage]] = {}
    for each in _passages(plan, notice):
        found.setdefault(each.spot.route, []).append(each)
    return found
