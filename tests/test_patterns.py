"""No pattern of the program or its schemas tries more ways than a text is long, times two.

Patterns are taken apart with the parser of `re`. Two shapes make a matcher try the ways by the
power: a repeat within a repeat, where it cannot be told in which turn a character was taken, and
three repeats side by side that take the same character. Characters are tried from a sample.
"""

import json
import pkgutil
import re
from importlib import import_module

import pytest

import generators
from generators.core.late_patterns import Late
from generators.core.schema import schema

SAMPLE = "a甲A10 #-_.,，“”\"'[]{}（）()/:：\n\t*|%&;=?!<>〔〕\u3000、。@+~\\"
MANY = 8  # repeats that may be more than that
_REPEATS = ("MAX_REPEAT", "MIN_REPEAT")


def patterns():
    """(where, pattern) of each that a module has compiled, and of each in a schema."""
    for info in pkgutil.walk_packages(generators.__path__, "generators."):
        if not info.name.endswith("__main__"):
            for name, value in vars(import_module(info.name)).items():
                for each in _flat(value):
                    if isinstance(each, re.Pattern) and isinstance(each.pattern, str):
                        yield f"{info.name}.{name}", each
    for file in sorted(schema.FOLDER.glob("*.json")):
        for found in re.findall(r'"pattern": ("(?:[^"\\]|\\.)*")', file.read_text("utf-8")):
            yield file.name, re.compile(json.loads(found))


def _flat(value):
    if isinstance(value, dict):
        value = tuple(value.values())
    if isinstance(value, list | tuple):
        return [each for part in value for each in _flat(part)]
    return [value.compiled if isinstance(value, Late) else value]


def faults(pattern):
    """What makes a pattern take more than a linear number of steps."""
    found = []
    _look_through(list(re._parser.parse(pattern.pattern, pattern.flags)), pattern.flags, found)
    return found


def _look_through(items, flags, found):
    row = set(), 0
    for item in map(_bare, items):
        name, value = str(item[0]), item[1]
        if _is_many(item):
            if _ambiguous(list(value[2]), flags):
                found.append("a repeat within a repeat")
            taken = {c for c in SAMPLE if _takes(value[2], c, flags)}
            row = (row[0] & taken, row[1] + 1) if row[0] & taken else (taken, 1)
            if row[1] > 2:
                found.append(f"three repeats side by side take {sorted(row[0])[0]!r}")
        elif not _may_be_nothing(item):
            row = set(), 0
        for below in _below(name, value):
            _look_through(list(below), flags, found)


def _ambiguous(body, flags):
    """Whether a turn may end with a repeat that would take what the next turn begins with."""
    begins = {c for c in SAMPLE if _may_begin(body, c, flags)}
    return any(_ends_with(list(each), begins, flags) for each in _ways(body))


def _ways(body):
    """The alternatives of a body that is nothing but alternatives."""
    if len(body) == 1 and str(_bare(body[0])[0]) == "BRANCH":
        return _bare(body[0])[1][1]
    return [body]


def _bare(item):
    """What stands alone in a group, without the group."""
    while str(item[0]) == "SUBPATTERN" and len(item[1][-1]) == 1:
        item = item[1][-1][0]
    return item


def _ends_with(body, begins, flags):
    for index, item in enumerate(body):
        inner = _bare(item)
        last = _is_many(inner) and all(map(_may_be_nothing, body[index + 1 :]))
        if last and any(_takes(inner[1][2], c, flags) for c in begins):
            return True
    return False


def _is_many(item):
    return str(item[0]) in _REPEATS and item[1][1] > MANY


def _may_be_nothing(item):
    name, value = str(item[0]), item[1]
    if name in _REPEATS:
        return value[0] == 0 or all(map(_may_be_nothing, value[2]))
    if name == "SUBPATTERN":
        return all(map(_may_be_nothing, value[-1]))
    if name == "BRANCH":
        return any(all(map(_may_be_nothing, each)) for each in value[1])
    return name in ("AT", "ASSERT", "ASSERT_NOT")


def _may_begin(items, character, flags):
    for item in items:
        name, value = str(item[0]), item[1]
        below = [*_below(name, value)] if not name.startswith("ASSERT") else []
        if below and any(_may_begin(each, character, flags) for each in below):
            return True
        if (
            not below
            and name not in ("AT", "ASSERT", "ASSERT_NOT")
            and _one(item, character, flags)
        ):
            return True
        if not _may_be_nothing(item):
            return False
    return False


def _takes(items, character, flags):
    """Whether a turn of a repeat may be, or begin with, a character."""
    return _may_begin(list(items), character, flags)


def _below(name, value):
    if name in (*_REPEATS, "POSSESSIVE_REPEAT"):
        return [value[2]]
    if name == "BRANCH":
        return value[1]
    if name in ("SUBPATTERN", "ATOMIC_GROUP"):
        return [value[-1] if name == "SUBPATTERN" else value]
    return [value[1]] if name.startswith("ASSERT") else []


def _one(item, character, flags):
    """Whether an item that stands for one character takes this one."""
    state = re._parser.State()
    state.flags, state.str = flags, ""
    single = re._parser.SubPattern(state, [item])
    code = re._compiler._code(single, flags)
    made = re._compiler._sre.compile("", flags, code, 0, {}, (None,))
    return made.match(character) is not None


@pytest.mark.parametrize(
    ("where", "pattern"),
    [pytest.param(*each, id=f"{number}-{each[0]}") for number, each in enumerate(patterns())],
)
def test_a_pattern_does_not_try_ways_by_the_power(where, pattern):
    assert faults(pattern) == [], pattern.pattern


@pytest.mark.parametrize(
    "wrong", [r"(?:#.*\s*)*x", r"(a+)+b", r"(?:a|a+)*b", r"[ _]*.+?[ _-]*x", r"(?:\s*a*)*b"]
)
def test_what_does_is_seen(wrong):
    assert faults(re.compile(wrong))


@pytest.mark.parametrize("right", [r"(?:a-)*b", r"[a-z0-9]+(?:-[a-z0-9]+)*", r"\s*x\s*y\s*"])
def test_what_does_not_is_no_fault(right):
    assert faults(re.compile(right)) == []
