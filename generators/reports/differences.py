"""What a proposed version changes, as text for people, as Markdown, as JSON for programs.

`review` is that of reviews.py. Knows no plan and judges nothing. Whatever contributors wrote, now
or in an earlier version, comes out without personal data, and in Markdown escaped.
"""

import json
from itertools import groupby

from generators.changes.affected import CALENDARS, FILES, NOTICES, PAGES
from generators.changes.difference import Change
from generators.changes.topics import TOPICS
from generators.escaping import plain
from generators.privacy import personal
from generators.reports.comments import escape

NOTHING = "没有改动任何内容。"
_EFFECTS = {
    NOTICES: "要重新印发的通知",
    CALENDARS: "有变化的日历",
    PAGES: "有变化的网页",
    FILES: "有变化的文件",
}
_MOST_SHOWN = 12  # of files of one kind


def text(review) -> str:
    """Changes by topic, each with its place; then whom and what they touch."""
    changes = review.difference.changes
    head = f"{review.base} → {review.head}："
    if not changes:
        return personal.mask(f"{head}{NOTHING}\n")
    parts = [f"{head}{len(changes)} 处改动"]
    for topic, group in _by_topic(changes):
        parts.append(f"\n{topic}")
        for change in group:
            parts.append(f"  {plain(_sentence(change))}")
            parts.append(f"    {plain(change.file)}:{change.line}")
    effects = [f"{title}：{'、'.join(map(plain, said))}" for title, said in _effects(review)]
    return personal.mask("\n".join([*parts, *[""] * bool(effects), *effects]) + "\n")


def markdown(review) -> str:
    """The same, for a comment below a pull request."""
    changes = review.difference.changes
    if not changes:
        return f"### 改动的影响\n\n{NOTHING}\n"
    parts = [f"### 改动的影响：{len(changes)} 处"]
    for topic, group in _by_topic(changes):
        told = "\n".join(f"- {escape(personal.mask(_sentence(change)))}" for change in group)
        parts.append(f"**{topic}**\n\n{told}")
    parts += [
        f"{title}：{'、'.join(escape(personal.mask(one)) for one in said)}"
        for title, said in _effects(review)
    ]
    return "\n\n".join(parts) + "\n"


def to_json(review) -> str:
    data = {
        "base": review.base,
        "head": review.head,
        "changes": [_change(change) for change in review.difference.changes],
        "departments": list(review.difference.departments),
        "pages": list(review.of_kind(PAGES)),
        "calendars": list(review.of_kind(CALENDARS)),
        "notices": list(review.of_kind(NOTICES)),
        "files": list(review.of_kind(FILES)),
    }
    return json.dumps(masked(data), ensure_ascii=False, indent=2) + "\n"


FORMATS = {"text": text, "markdown": markdown, "json": to_json}


def masked(value):
    """Data for programs without personal data, key by key."""
    if isinstance(value, str):
        return personal.mask(value)
    if isinstance(value, list):
        return [masked(each) for each in value]
    if isinstance(value, dict):
        return {key: masked(each) for key, each in value.items()}
    return value


def _change(change: Change) -> dict:
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


def _sentence(change: Change) -> str:
    return f"{change.text}（{change.year}年）" if change.year else change.text


def _by_topic(changes: tuple[Change, ...]):
    ordered = sorted(changes, key=lambda change: TOPICS.index(change.topic))
    return groupby(ordered, key=lambda change: change.topic)


def _effects(review):
    if review.difference.departments:
        yield "涉及的部门和机构", review.difference.departments
    for kind, title in _EFFECTS.items():
        if paths := review.of_kind(kind):
            more = [f"等 {len(paths)} 个"] if len(paths) > _MOST_SHOWN else []
            yield title, [*paths[:_MOST_SHOWN], *more]
