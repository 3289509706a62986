"""Cache the result of a function on the immutable object it is computed from."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

T = TypeVar("T")
K = TypeVar("K")
R = TypeVar("R")


def once(work: Callable[[T], R]) -> Callable[[T], R]:
    """A function of one thing, such as a plan, that rules and pages ask again and again. What it
    gives goes with the thing, and nobody may change it."""
    name = f"{work.__module__}.{work.__qualname__}"

    @wraps(work)
    def kept(of: T) -> R:
        known = vars(of)
        if name not in known:
            known[name] = work(of)
        given: R = known[name]
        return given

    return kept


def once_each(work: Callable[[T, K], R]) -> Callable[[T, K], R]:
    """The same of one thing and what it is asked for, such as a plan and a day."""
    name = f"{work.__module__}.{work.__qualname__}"

    @wraps(work)
    def kept(of: T, asked: K) -> R:
        known = vars(of).setdefault(name, {})
        if asked not in known:
            known[asked] = work(of, asked)
        given: R = known[asked]
        return given

    return kept
