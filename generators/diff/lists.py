"""Lists in a sentence: what they have more and less, one for another, another order."""

from collections import Counter

from generators.diff.value_words import around, quoted, shown
from generators.model.structure import Value

Values = tuple[Value, ...]
_BREAK = "／"  # between the lines of a title, as editors write it


def lists(before: Values, after: Values, in_place: bool) -> str:
    """What follows the title of a list that is different: 增加…，去掉…; where an entry takes the
    place of another (`in_place`), both; where only the order is another one, that it is."""
    more, less = Counter(after) - Counter(before), Counter(before) - Counter(after)
    if not more and not less:
        return _another_order(before, after)
    one_for_one = [*more.values()] == [*less.values()] == [1]
    if one_for_one and in_place:
        old, new = (next(iter(each)) for each in (less, more))
        if isinstance(old, str) and isinstance(new, str):
            old, new = around(old, new)
        return f" {shown(old)} → {shown(new)}"
    parts = [("增加", more), ("去掉", less)]
    return "，".join(f"{word}{_all(c)}" for word, c in parts if c)


def title_lines(before: Value, after: Value) -> str:
    """A title in its lines, of which the breaks are the fact."""
    old, new = (
        quoted(_BREAK.join(map(str, each))) if isinstance(each, tuple) else ""
        for each in (before, after)
    )
    if not (old and new):
        return f"：原来不分行，改为 {new}" if new else f"：改为不分行，原来是 {old}"
    return f" {old} → {new}"


def writings(before: dict[str, str], after: dict[str, str]) -> str:
    """A table of how words are written: only those that are different."""
    keys = [key for key in {**before, **after} if before.get(key) != after.get(key)]
    told = (f"{key}写作{_written(before, key)} → {_written(after, key)}" for key in keys)
    return " " + "，".join(told)


def _written(table: dict[str, str], key: str) -> str:
    return f"“{table[key]}”" if key in table else "原样"


def _another_order(before: Values, after: Values) -> str:
    short = max(map(len, map(str, before))) <= 12
    return f" {shown(before)} → {shown(after)}" if short else "各项换了先后"


def _all(counted: Counter[Value]) -> str:
    return "、".join(shown(each) for each in counted.elements())
