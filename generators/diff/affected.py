"""Published files that a new version gives otherwise, and what kind of file each is."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

_FORMATS = {"pdf": "PDF", "docx": "Word"}
PAGES, CALENDARS, NOTICES, FILES = "网页", "日历", "通知", "文件"


@dataclass(frozen=True)
class Affected:
    """One file that differs, came or went; `path` is its address on the site, `title` what stands
    on top of it (empty where nothing does)."""

    kind: str
    path: str
    title: str = ""


def affected(path: str, title: str = "") -> Affected:
    """From the path of what is made: pages are made as Markdown. A notice that is made from the
    plan alone is given out again when it reads otherwise."""
    if path.endswith(".md"):
        return Affected(PAGES, path.removesuffix(".md") + ".html", title)
    if path.endswith(".ics"):
        return Affected(CALENDARS, path, title)
    filled = "/notices/" in path and "/notices/issued/" not in path  # of others see reissued
    return Affected(NOTICES if filled else FILES, path, title)


def called(files: Iterable[Affected]) -> list[str]:
    """What people call them: by what stands on top, by the address where that is nothing or not
    enough; one paper in two formats once."""
    papers: dict[str, list[Affected]] = {}
    for each in files:
        paper = each.path.rpartition(".")[0] if each.title else each.path
        papers.setdefault(paper, []).append(each)
    often = Counter(same[0].title for same in papers.values())
    return [_called(same, often) for same in papers.values()]


def _called(same: list[Affected], often: Counter[str]) -> str:
    first, forms = same[0], (each.path.rpartition(".")[2] for each in same)
    formats = "、".join(_FORMATS.get(form, "") for form in forms)
    if often[first.title] > 1 or not first.title:
        return first.path if len(same) == 1 else f"{first.path.rpartition('.')[0]}（{formats}）"
    return f"{first.title}（{formats}）" if formats else first.title
