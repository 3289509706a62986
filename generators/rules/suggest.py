"""A near name for a wrong one. Knows names as text only."""

from collections.abc import Iterable
from difflib import get_close_matches


def near(name: str, known: Iterable[str]) -> str | None:
    """The known name that was probably meant: the same but for blanks, or one slip away."""
    names = list(known)
    squeezed = "".join(name.split())
    same = [known for known in names if known == squeezed]
    return next(iter(same or get_close_matches(squeezed, names, n=1, cutoff=0.5)), None)


def did_you_mean(name: str, known: Iterable[str]) -> str:
    found = near(name, known)
    return f"你是不是想写“{found}”？" if found else ""
