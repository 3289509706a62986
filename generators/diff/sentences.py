"""A difference as a sentence of the office: 证书甲·专业一：核定 50 → 45 人（合计 100 → 95）.

Says what is different and judges nothing. Text of contributors comes out as it is; who prints it
escapes it.
"""

from generators.core.dates import PlanDate
from generators.core.yaml.data import Data
from generators.diff import vocabulary
from generators.diff.deltas import ADDED, IN_ORDER, MOVED, REMOVED, RENAMED, Delta
from generators.diff.lists import lists, title_lines, writings
from generators.diff.postponed import moved
from generators.diff.value_words import around, contents, quoted, shown
from generators.model.counted import evident
from generators.model.documents import AttachedFile, Block
from generators.model.entities import Certificate, Responsibility, Role
from generators.model.exams import Quota
from generators.model.known import LADDER
from generators.model.notices import NoticePart
from generators.model.registries import Days, Ended, FormerName
from generators.model.structure import Value
from generators.model.tables.cells import by_row

_KNOWN_BY = ("id", "name", "title", "text", "day", "clause", "kind", "code")  # what names are of
_RUNNING = (Block, NoticePart)  # text that has no name of its own


def sentence(delta: Delta, days: Days) -> str:
    """One sentence without a full stop."""
    if delta.kind in (ADDED, REMOVED):
        return _whole(delta)
    if delta.kind == MOVED:
        return _moved(delta)
    if delta.kind == RENAMED:
        return _renamed(delta)
    path = delta.path
    if delta.field in _KNOWN_BY:
        path = (*path[:-1], delta.former[-1])  # what it is known by so far
    subject, told = vocabulary.name(path), _ending(delta) or _field(delta, days)
    return f"{subject}：{told.strip()}" if subject else told


def _whole(delta: Delta) -> str:
    subject = vocabulary.name(delta.path)
    if isinstance(delta.thing, _RUNNING):
        word = "增加" if delta.kind == ADDED else "删去"
        return f"{subject}：{word}{quoted(contents(delta.thing)) or '一处'}"
    word = "新增" if delta.kind == ADDED else "删去"
    subject += "的分工" if isinstance(delta.thing, Responsibility) else ""
    inside = "，".join(filter(None, (contents(delta.thing), _totals(delta, "declared"))))
    return f"{word}{subject}{_noted(inside)}"


def _moved(delta: Delta) -> str:
    was, now = vocabulary.name(delta.former[:-1]), vocabulary.name(delta.trail[:-1])
    if isinstance(delta.thing, _RUNNING):
        what = quoted(contents(delta.thing))
        return f"{now}：{what}换了位置" if was == now else f"{what}从{was}移到{now}"
    what = vocabulary.own_name(type(delta.trail[0]), delta.thing)
    return f"{now}·{what}换了位置" if was == now else f"{what}：从{was}移到{now}"


def _renamed(delta: Delta) -> str:
    what, thing = vocabulary.name(delta.former), delta.thing
    former: tuple[FormerName, ...] = getattr(thing, "former", ())
    days = [each.renamed for each in former if each.name == delta.before]
    since = f"{days[0].chinese}起" if days else ""
    kept = "（旧名列入其他写法）" if delta.before in getattr(thing, "aliases", ()) else ""
    return f"{what}{since}改名为“{delta.after}”{kept}"


def _field(delta: Delta, days: Days) -> str:
    title, unit = (
        vocabulary.field_name(delta.path, delta.field),
        vocabulary.unit(delta.path, delta.field),
    )
    before, after = delta.before, delta.after
    if delta.field == "title_lines":
        return title + title_lines(before, after)
    if type(before) is type(after) is tuple and (before or after):
        return title + lists(before, after, in_place=_in_place(delta))
    if type(before) is type(after) is dict:
        return title + writings(before, after)
    if isinstance(before, PlanDate) and isinstance(after, PlanDate):
        return f"{title} {before.chinese} → {after.chinese}" + _noted(moved(before, after, days))
    whole = vocabulary.field_name(delta.path, delta.field, whole=True)
    if before is None:
        said = shown(after)
        if not whole:
            return f"增加{said}"
        return f"补写{whole}" + (f"：{said}{_spaced(unit)}" if said else "")
    if after is None:
        said = shown(before)
        if not whole:
            return f"删去{said}"
        return f"删去{whole}" + _noted(f"原为 {said}{_spaced(unit)}" if said else "")
    if isinstance(before, list) and isinstance(after, list):
        return title + lists(_rows(before), _rows(after), in_place=True)
    if isinstance(before, str) and isinstance(after, str):
        before, after = around(before, after)
    told = f"{title} {shown(before)} → {shown(after)}{_spaced(unit)}"
    return told + _noted(_totals(delta, delta.field))


def _rows(rows: list[Data]) -> tuple[Value, ...]:
    """The rows of a table that is written out, each a text."""
    return tuple("、".join(texts) for texts in by_row(rows))


def _ending(delta: Delta) -> str:
    """That something ended, with what became of it; that a file is another one."""
    if isinstance(delta.after, Ended) and delta.before is None:
        return contents(delta.after)
    if isinstance(delta.thing, Certificate) and delta.field == "stopped" and delta.before is None:
        return f"停止实施，{delta.after}"
    return "换成了另一份" if isinstance(delta.thing, AttachedFile) else ""


def _in_place(delta: Delta) -> bool:
    """Whether one entry takes the place of another: in running text, in a post for one."""
    held = delta.before if isinstance(delta.before, tuple) else ()
    post = isinstance(delta.thing, Role) and len(held) == 1
    return post or (type(delta.thing), delta.field) in IN_ORDER


def _totals(delta: Delta, field: str) -> str:
    """合计 100 → 95: the certificate's sum, where every line of both has that number."""
    if not isinstance(delta.thing, Quota) or field not in LADDER.values():
        return ""
    totals: list[int] = []
    for trail in (delta.former, delta.trail):
        side = next((each for each in trail if isinstance(each, Certificate)), None)
        if side and not evident(side.quotas):
            return ""
        numbers: list[int | None] = [getattr(q, field) for q in side.quotas] if side else [None]
        known = [number for number in numbers if number is not None]
        if len(known) < len(numbers):
            return ""
        totals.append(sum(known))
    before, after = totals
    return f"合计仍为 {after}" if before == after else f"合计 {before} → {after}"


def _spaced(unit: str) -> str:
    return f" {unit}" if unit else ""


def _noted(text: str) -> str:
    return f"（{text}）" if text else ""
