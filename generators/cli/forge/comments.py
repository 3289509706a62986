"""The comment below a pull request and the sentence of the status, from what the gate has found.

Whatever came with the artifact is escaped: no mention, link, picture, markup, closing keyword or
marker of it comes to life. Knows no forge.
"""

from collections.abc import Iterator

from generators.cli.forge.artifacts import Effect, Entry
from generators.cli.forge.pulls import MARKER
from generators.core.chinese import listed
from generators.core.escaping import markdown as escape
from generators.core.escaping import plain

MOST = 60_000  # characters; the forge takes 65,536
_MOST_FINDINGS, _MOST_CHANGES, _MOST_NAMES = 20, 60, 12
_SIGNS = {"error": "❌ 错误", "warning": "⚠️ 提醒", "info": "ℹ️ 提示"}
_TOUCHED = {
    "departments": "涉及的部门和机构",
    "notices": "要重新印发的通知",
    "calendars": "有变化的日历",
    "pages": "有变化的网页",
    "files": "有变化的文件",
}


def unreadable(base: str, head: str) -> str:
    """What is said where the judgement did not come, or not as it must be."""
    return (
        f"{MARKER}\n\n### 计划检查：没有得出结果\n\n{_judged(base, head)}\n\n"
        "检查中断了，或者交来的结果不合规定，没有采用，所以现在还不能合并。请维护的人打开这次运行的"
        "记录查看；再提交一次，会重新检查。\n"
    )


def body(effect: Effect) -> str:
    """The whole comment, cut at a section where it grows too long."""
    parts = [MARKER, _heading(effect), _judged(effect.base, effect.head)]
    parts += [f"**不能合并**：{escape(each)}。" for each in effect.refused[:_MOST_NAMES]]
    parts += [*_findings(effect), *_waiting(effect)]
    parts += [*_program(effect), *_changes(effect), *_approvals(effect)]
    while len("\n\n".join(parts)) > MOST:
        parts[-1] = "内容太多，其余的见检查记录。"
        if len("\n\n".join(parts)) > MOST:
            parts.pop(-2)
    return "\n\n".join(parts) + "\n"


def status(effect: Effect) -> str:
    """The same in a sentence, for the list of what a merge waits for."""
    wrong = effect.counts["error"] + effect.standing["error"]
    if effect.holds:
        return f"没有错误；检查的是并入主干 {effect.base[:10]} 以后的样子"
    return f"有 {wrong} 处错误要改，见下方的评论" if wrong else "现在还不能合并，原因见下方的评论"


def _heading(effect: Effect) -> str:
    """Nothing is called right that may not be merged."""
    if effect.holds or effect.counts["error"] or effect.standing["error"]:
        return heading(effect.counts, effect.standing)
    return "### 计划检查：现在还不能合并 ❌（改好后会自动重查，不用重新提交）"


def _judged(base: str, head: str) -> str:
    """Of which two commits all of this is true."""
    return f"检查的是提交 `{head[:10]}` 并入主干 `{base[:10]}` 以后的样子，用的是主干的检查程序。"


def _program(effect: Effect) -> Iterator[str]:
    """What no check of data says anything about."""
    if effect.program:
        yield (
            "### 还改了计划以外的文件\n\n程序、模式、工作流和说明要由负责的人看过并同意；这次检查"
            "没有运行它们，上面的结果没有算上这些改动。"
        )
        yield f"- {_listed(effect.program)}"


def heading(counts: dict[str, int], standing: dict[str, int]) -> str:
    if counts["error"]:
        return f"### 计划检查：有 {counts['error']} 处要改 ❌（改好后会自动重查，不用重新提交）"
    if standing["error"]:
        return f"### 计划检查：改动没有错误，以前就有的 {standing['error']} 处要先改好 ❌"
    if counts["warning"]:
        return f"### 计划检查：没有错误，有 {counts['warning']} 处提醒请看一看 ⚠️"
    if any(standing.values()):
        return "### 计划检查：这次改动没有带来问题 ✅"
    return "### 计划检查：没有发现问题 ✅"


def finding(each: Entry) -> str:
    """A finding in a paragraph, and below it, as a block of code, its line as it should read: there
    nothing comes to life, and it can be copied as it is."""
    kind = f"{_SIGNS[each['severity']]} {each['code']}"
    before = "（改动以前就有）" if each["standing"] else ""
    where = f"{escape(each['file'])} 第 {each['line']} 行"
    lines = [f"**{kind}**{before} {where}：{escape(each['message'])}"]
    lines += [f"怎么改：{escape(each['advice'])}"] if each["advice"] else []
    mended = plain(each["mended"]) if each["mended"].strip() else ""
    lines += ["改成："] if mended else []
    return "\\\n".join(lines) + (f"\n\n    {mended}" if mended else "")


def _waiting(effect: Effect) -> Iterator[str]:
    if effect.waiting:
        yield f"有 {len(effect.waiting)} 条规则要等别处改好，才能判断："
        yield "\n".join(f"- {escape(each)}" for each in effect.waiting[:_MOST_NAMES])


def _findings(effect: Effect) -> Iterator[str]:
    """What the change has brought, one by one; what stood before it in a line."""
    yield from map(finding, effect.findings[:_MOST_FINDINGS])
    stood = effect.standing
    if (more := sum(effect.counts.values()) + stood["error"] - _MOST_FINDINGS) > 0:
        yield f"另有 {more} 处，见检查记录。"
    if stood["warning"] or stood["info"]:
        yield f"改动以前就有 {stood['warning']} 处提醒、{stood['info']} 处提示，没有列出。"


def _changes(effect: Effect) -> Iterator[str]:
    if not effect.changes and effect.refused:
        return  # nothing was compared
    if not effect.changes:
        yield "### 改动的影响\n\n没有改动计划的内容。"
        return
    yield f"### 改动的影响：{len(effect.changes)} 处"
    lines = [f"- {escape(_with_topic(each))}" for each in effect.changes[:_MOST_CHANGES]]
    if len(effect.changes) > _MOST_CHANGES:
        lines.append(f"- 另有 {len(effect.changes) - _MOST_CHANGES} 处")
    yield "\n".join(lines)
    told = [f"- {title}：{_listed(names)}"
            for key, title in _TOUCHED.items() if (names := effect.touched[key])]  # fmt: skip
    wrong = effect.counts["error"] or effect.standing["error"]
    if wrong and not effect.touched["pages"]:
        told.append("- 有变化的网页和文件：数据还有错误，改好以后列出")
    if told:
        yield "### 涉及哪些部门、网页和文件"
        yield "\n".join(told)


def _with_topic(change: Entry) -> str:
    topic, text = change["topic"], change["text"]
    return text if text.startswith(topic) else f"{topic}：{text}"


def _listed(names: list[str]) -> str:
    return listed([*map(escape, names)], _MOST_NAMES)


def _approvals(effect: Effect) -> Iterator[str]:
    """By whom: an office wants to see what is its own."""
    by_whom: dict[tuple[str, ...], list[str]] = {}
    for each in effect.approvals:
        by_whom.setdefault(tuple(each["who"]), []).append(each["file"])
    if not by_whom:
        return
    yield "### 要请谁同意"
    if any(len(whom) > 1 for whom in by_whom):
        yield "写了几方的，任何一方同意即可。"
    yield "\n".join(
        f"- {'或'.join(map(escape, whom))}：{_listed(files)}" for whom, files in by_whom.items()
    )
