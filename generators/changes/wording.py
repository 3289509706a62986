"""A difference as a sentence of the office: 母婴护理·护理：核定 50 → 45 人（合计 100 → 95）。

Says what is different and judges nothing. Text of contributors comes out as it is; who prints it
escapes it.
"""

from collections import Counter
from pathlib import Path

from generators.changes import words
from generators.changes.deltas import ADDED, MOVED, REMOVED, RENAMED, Delta
from generators.changes.postponed import moved
from generators.dates import PlanDate
from generators.model.entities import Certificate, Quota
from generators.model.registries import Days

LADDER = ("declared", "approved", "registered", "examined", "passed", "certified")
_LONG_TEXT = 20  # characters of both sides from which texts stand in quotation marks


def sentence(delta: Delta, days: Days) -> str:
    """One sentence without a full stop."""
    subject = words.name(delta.path)
    if delta.kind == ADDED:
        return _whole("新增", subject, delta)
    if delta.kind == REMOVED:
        return _whole("删去", subject, delta)
    if delta.kind == MOVED:
        was, now = words.name(delta.former[:-1]), words.name(delta.trail[:-1])
        return f"{subject}：从{was}移到{now}"
    if delta.kind == RENAMED:
        return _renamed(delta)
    told = _field(delta, days)
    return f"{subject}：{told.strip()}" if subject else told


def _whole(word: str, subject: str, delta: Delta) -> str:
    inside = "，".join(filter(None, (words.contents(delta.thing), _totals(delta, "declared"))))
    what = subject or f"文件 {Path(delta.thing.spot.source.path).name}"  # a file is its own thing
    return f"{word}{what}" + (f"（{inside}）" if inside else "")


def _renamed(delta: Delta) -> str:
    kept = delta.before in getattr(delta.thing, "aliases", ())
    what = words.name(delta.former)
    return f"{what}改名为“{delta.after}”" + ("（旧名列入其他写法）" if kept else "")


def _field(delta: Delta, days: Days) -> str:
    title, unit = words.field_name(delta.path, delta.field), words.unit(delta.path, delta.field)
    before, after = delta.before, delta.after
    if type(before) is type(after) is tuple and (said := _lists(before, after)):
        return title + said
    if isinstance(before, PlanDate) and isinstance(after, PlanDate):
        return f"{title} {before.chinese} → {after.chinese}" + _noted(moved(before, after, days))
    if before is None:
        return f"补写{title}：{words.shown(after)}{_spaced(unit)}"
    if after is None:
        return f"删去{title}（原为 {words.shown(before)}{_spaced(unit)}）"
    if isinstance(before, str) and isinstance(after, str):
        before, after = words.around(before, after)
        if len(before + after) > _LONG_TEXT and not (before + after).isascii():
            return f"{title} “{before}” → “{after}”"
    told = f"{title} {words.shown(before)} → {words.shown(after)}{_spaced(unit)}"
    return told + _noted(_totals(delta, delta.field))


def _lists(before: tuple, after: tuple) -> str:
    """What a list has more and less; empty where only the order differs."""
    more, less = Counter(after) - Counter(before), Counter(before) - Counter(after)
    parts = [("增加", more), ("去掉", less)]
    return "，".join(f"{word}{words.shown(tuple(c.elements()))}" for word, c in parts if c)


def _totals(delta: Delta, field: str) -> str:
    """合计 100 → 95: the certificate's sum, where every line of both has that number."""
    if not isinstance(delta.thing, Quota) or field not in LADDER:
        return ""
    sides = [next((e for e in t if isinstance(e, Certificate)), None)
             for t in (delta.former, delta.trail)]  # fmt: skip
    if None in sides:
        return ""
    numbers = [[getattr(quota, field) for quota in side.quotas] for side in sides]
    if any(None in side for side in numbers):
        return ""
    return f"合计 {sum(numbers[0])} → {sum(numbers[1])}"


def _spaced(unit: str) -> str:
    return f" {unit}" if unit else ""


def _noted(text: str) -> str:
    return f"（{text}）" if text else ""
