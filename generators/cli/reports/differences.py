"""What a proposed version changes, as text for people, as Markdown, as JSON for programs.

`review` is that of change_review.py. Knows no plan and judges nothing. Whatever contributors
wrote, now or in an earlier version, comes out without personal data, and in Markdown escaped.
"""

import json
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from generators.core.chinese import listed
from generators.core.escaping import markdown as escape
from generators.core.escaping import plain
from generators.core.privacy import personal
from generators.diff.affected import CALENDARS, FILES, NOTICES, PAGES, called
from generators.diff.difference import Change
from generators.diff.topics import by_topic

if TYPE_CHECKING:
    from generators.cli.change_review import Review

NOTHING = "没有改动任何内容"
_EFFECTS = {
    NOTICES: "要重新印发的通知",
    CALENDARS: "有变化的日历",
    PAGES: "有变化的网页",
    FILES: "有变化的文件",
}
_MOST_SHOWN = 12  # of one kind


def text(review: "Review") -> str:
    """Changes by topic, each with its place; then whom and what they touch."""
    changes = review.difference.changes
    told = f"{len(changes)} 处改动" if changes else _nothing(review)
    parts = [f"{review.base} → {review.head}：{told}"]
    for topic, group in _by_topic(changes):
        parts.append(f"\n{topic}")
        for change in group:
            parts.append(f"  {plain(review.difference.sentence(change))}")
            parts.append(f"    {plain(change.file)}:{change.line}")
    effects = [f"{title}：{plain(said)}" for title, said in _effects(review)]
    return personal.mask("\n".join([*parts, *[""] * bool(effects), *effects]) + "\n")


def markdown(review: "Review") -> str:
    """The same, for a comment below a pull request."""
    changes = review.difference.changes
    told = f"：{len(changes)} 处" if changes else f"\n\n{_shown(_nothing(review))}"
    parts = [f"### 改动的影响{told}"]
    for topic, group in _by_topic(changes):
        told = "\n".join(f"- {_shown(review.difference.sentence(change))}" for change in group)
        parts.append(f"**{topic}**\n\n{told}")
    effects = [f"- {title}：{_shown(said)}" for title, said in _effects(review)]
    if effects:
        parts += ["**涉及哪些部门、网页和文件**", "\n".join(effects)]
    return "\n\n".join(parts) + "\n"


def to_json(review: "Review") -> str:
    data = {
        "base": review.base,
        "head": review.head,
        "changes": [_change(change) for change in review.difference.changes],
        "departments": list(review.difference.departments),
        "pages": [each.path for each in review.of_kind(PAGES)],
        "calendars": [each.path for each in review.of_kind(CALENDARS)],
        "notices": [each.path for each in review.of_kind(NOTICES)],
        "files": [each.path for each in review.of_kind(FILES)],
        "affected_known": review.made,
        "edited": list(review.edited),
    }
    return json.dumps(masked(data), ensure_ascii=False, indent=2) + "\n"


FORMATS = {"text": text, "markdown": markdown, "json": to_json}


def masked(value: object) -> object:
    """Data for programs without personal data, key by key."""
    if isinstance(value, str):
        return personal.mask(value)
    if isinstance(value, list):
        return [masked(each) for each in value]
    if isinstance(value, dict):
        return {key: masked(each) for key, each in value.items()}
    return value


def _change(change: Change) -> dict[str, object]:
    return {
        "kind": change.kind,
        "topic": change.topic,
        "year": change.year,
        "text": change.text,
        "file": change.file,
        "line": change.line,
        "key": change.key,
        "before": change.before,
        "after": change.after,
        "departments": list(change.departments),
    }


def _shown(told: str) -> str:
    return escape(personal.mask(told))


def _nothing(review: "Review") -> str:
    """Not a word too much: files may differ in what is no fact."""
    if not review.edited:
        return f"{NOTHING}。"
    return f"{NOTHING}，只有注释、写法或先后不同（{'、'.join(review.edited)}）。"


def _by_topic(changes: tuple[Change, ...]) -> Iterator[tuple[str, Iterator[Change]]]:
    return groupby(by_topic(changes), key=lambda change: change.topic)


def _effects(review: "Review") -> Iterator[tuple[str, str]]:
    """What is touched, beside what was changed: (title, names)."""
    if departments := review.difference.departments:
        yield "涉及的部门和机构", listed(departments, _MOST_SHOWN)
    for kind, title in _EFFECTS.items():
        if found := review.of_kind(kind):
            yield title, listed(called(found), _MOST_SHOWN)
    if not review.made and review.difference.changes:
        first = f"先运行 plan check --make --base {review.base}"
        yield "有变化的网页和文件", f"数据还有错误，改好以后才能列出；{first}"
