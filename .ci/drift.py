"""What grows stale while nobody changes anything: the calendar of rest days, links to elsewhere,
the locked libraries.

    python .ci/drift.py [calendar|links|locks]

Prints what is stale and leaves with 1, with 2 where it cannot be told. The only program here that
asks the clock and the network, with locks.py; the weekly workflow runs it.
"""

import re
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import locks

from generators.core.yaml.source import Source
from generators.model.building import build
from generators.model.registries import Days
from generators.model.structure import Spot
from generators.model.workdays import NOT_ANNOUNCED, is_workday

ROOT = Path(__file__).parent.parent
_EMPTY = {"rest_days": [], "work_days": []}
_NO_OWN_DAYS = build(Days, _EMPTY, Spot(Source("days.yaml", "", _EMPTY)))
ANNOUNCED_BY = (12, 1)  # the State Council's office tells next year's rest days in November
_LINK = re.compile(r"https://[^\s)\]}>\"'`，。；、（）”]+")
_EXAMPLES = ("https://www.example.", "https://example.", "https://git.example.", "https://…")
_SECONDS = 20


def calendar(today: date) -> Iterator[str]:
    """The years whose rest days should be known by now and are not."""
    years = [today.year, *[today.year + 1] * ((today.month, today.day) >= ANNOUNCED_BY)]
    for year in years:
        if is_workday(date(year, 1, 4), _NO_OWN_DAYS) is NOT_ANNOUNCED:
            yield f"{year} 年的放假安排还没有收录：升级 chinesecalendar（make lock UPGRADE=1）"


def links(root: Path, opens: Callable[[str], int]) -> Iterator[str]:
    """Links in what people write here that lead nowhere. `opens` gives the status, 0 for none."""
    found: dict[str, str] = {}
    for pattern in ("plan/**/*.yaml", "plan/*.md", "docs/**/*.md", "README.md"):
        for file in sorted(root.glob(pattern)):
            for link in _LINK.findall(file.read_text("utf-8")):
                if not link.startswith(_EXAMPLES):
                    found.setdefault(link.rstrip(".,"), file.relative_to(root).as_posix())
    for link, file in found.items():
        status = opens(link)
        if status in (0, 404, 410):  # others (403, 429, 5xx) may be moods of the server
            yield f"{file}：{link} 打不开了（{status or '没有回应'}）"


def _status(link: str) -> int:
    request = urllib.request.Request(link, headers={"User-Agent": "plan-drift"})
    try:
        with urllib.request.urlopen(request, timeout=_SECONDS) as reply:
            return reply.status
    except urllib.error.HTTPError as error:
        return error.code
    except (OSError, ValueError):
        return 0


def main(parts: list[str]) -> int:
    today = date.today()  # noqa: DTZ011
    checks = {
        "calendar": lambda: calendar(today),
        "links": lambda: links(ROOT, _status),
        "locks": lambda: locks.stale(ROOT, today),
    }
    if unknown := set(parts) - set(checks):
        print(f"没有 {'、'.join(unknown)} 这一项，只有 {'、'.join(checks)}")
        return 2
    try:
        stale = [line for part in parts or checks for line in checks[part]()]
    except locks.Unanswered as told:
        print(f"没有问到锁定的依赖有没有问题：\n{told}")
        return 2
    print("\n".join(stale or ["没有过时的东西"]))
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
