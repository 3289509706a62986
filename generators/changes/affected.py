"""Published files that a new version gives otherwise, and what kind of file each is."""

from dataclasses import dataclass

PAGES, CALENDARS, NOTICES, FILES = "网页", "日历", "通知", "文件"


@dataclass(frozen=True)
class Affected:
    """One file that differs, came or went; `path` is its address on the site."""

    kind: str
    path: str


def affected(path: str) -> Affected:
    """From the path of what is made: pages are made as Markdown."""
    if path.endswith(".md"):
        return Affected(PAGES, path.removesuffix(".md") + ".html")
    if path.endswith(".ics"):
        return Affected(CALENDARS, path)
    return Affected(NOTICES if "/notices/" in path else FILES, path)
