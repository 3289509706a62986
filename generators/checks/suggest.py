"""Suggest the nearest known name for a wrong one. Knows names as text only."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches

from generators.core import chinese

_BETWEEN = re.compile(r"[\s、，,；;和与/|·﹐､]+")


def near(name: str, known: Iterable[str]) -> str | None:
    """The known name that was probably meant: the same but for blanks, or one slip away."""
    names = list(known)
    squeezed = "".join(name.split())
    same = [known for known in names if known == squeezed]
    return next(iter(same or get_close_matches(squeezed, names, n=1, cutoff=0.5)), None)


def several(name: str, known: Iterable[str]) -> list[str]:
    """The known names that were written as one: 甲、乙. Empty where it is none or one of them."""
    names = set(known)
    parts = [part for part in _BETWEEN.split(name) if part]
    return parts if len(parts) > 1 and name not in names and names.issuperset(parts) else []


def meant(name: str, known: Iterable[str]) -> list[str]:
    """All names that a wrong one may stand for."""
    known = list(known)
    return several(name, known) or [each for each in [near(name, known)] if each]


def close(name: str, known: Iterable[str]) -> list[str]:
    """Known names that are about one slip away, the nearest first."""
    return get_close_matches(name, list(known), n=3, cutoff=0.5)


def alikeness(one: str, other: str) -> tuple[float, int]:
    """How alike two names are; of equal ones, how far they begin alike."""
    pairs = enumerate(zip(one, other, strict=False))
    start = next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))
    return SequenceMatcher(None, one, other).ratio(), start


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """What to do about a wrong name; several known ones in one are to be told apart."""
    known = list(known)
    parts = several(name, known)
    if parts:
        return f"这里把 {len(parts)} 个名称写成了一个：{'，'.join(parts)}；请分开，一项写一个。"
    found = near(name, known)
    return f"你是不是想写{chinese.quoted(found)}？" if found else ""


def some(names: Iterable[str], most: int = 6) -> str:
    """Names as a message lists them: the first, and how many there are where there are more."""
    names = list(names)
    more = f"等 {len(names)} 个" if len(names) > most else ""
    return "、".join(names[:most]) + more


def keep_former(name: str, where: str = "同一项里") -> str:
    """What to do where a thing is called otherwise now."""
    return (
        f"确已更名的，这里写现在的名称，{where}加上 "
        f"former: [{{name: {name}, renamed: 更名的日期, document: 依据的文件和文号}}]，"
        "以前各处不用改"
    )
