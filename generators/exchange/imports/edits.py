"""Edits of a YAML file in place: comments, order and style stay, only what changes changes.

Every edited text is read again by the project's own
reader before it is given back, so what cannot be written safely is refused, not written.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from difflib import SequenceMatcher
from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from generators.core.yaml import source
from generators.core.yaml.source import Route
from generators.exchange.imports.requested_edits import Entry, Wish
from generators.exchange.imports.yaml_values import (
    CannotWrite as CannotWrite,
)
from generators.exchange.imports.yaml_values import (
    dumped,
    in_braces,
    writer,
)
from generators.exchange.imports.yaml_values import (
    grouped as grouped,
)
from generators.exchange.imports.yaml_values import (
    node as node,
)

# New keys stand before these, in this order; what is not named stands at the end.
_ORDER = (
    "major", "department", "class_name", "declared", "level", "population", "batch", "grade",
    "approved", "registered", "examined", "passed", "certified", "id", "text", "due", "done",
    "owners", "depends_on", "kinds", "batch", "origin", "later",
)  # fmt: skip


def edited(text: str, wishes: list[Wish]) -> str:
    """`text` with the wishes carried out. Raises CannotWrite."""
    newline = "\r\n" if "\r\n" in text else "\n"
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    result = text.removeprefix(mark).replace("\r\n", "\n")
    result = _changed(result, [wish for wish in wishes if wish.step is not None])
    for holder in dict.fromkeys(wish.stored_in for wish in wishes if wish.step is None):
        its = [each for each in wishes if each.step is None and each.stored_in == holder]
        with _telling_its_cell(its[0]):
            result = _appended(result, holder, its)
    return mark + result.replace("\n", newline)


def written(entry: Entry, braces: bool = False) -> str:
    """A file that holds one entry, a key a line; groups of values below it with a key a line too,
    or in braces. Raises CannotWrite."""
    data = CommentedMap((k, grouped(v)) for k, v in entry.items()) if braces else node(entry)
    return dumped(writer(), data)


def rewritten(text: str, work: Callable[[CommentedMap], None]) -> str:
    """`text` after `work` has changed its data in place; comments and style stay as far as they
    can. Raises CannotWrite."""
    yaml = writer()
    data = yaml.load(text)
    before = dumped(yaml, data)
    work(data)
    after = dumped(yaml, data)
    if before == after:
        return text
    try:
        return _laid_over(text, before, after)
    except CannotWrite:
        return after


def afresh(text: str, work: Callable[[CommentedMap], None]) -> str:
    """A new file from the data of another after `work` has changed them in place: in its style,
    without its comments."""
    yaml = writer()
    data = yaml.load(text)
    _uncomment(data)
    work(data)
    return dumped(yaml, data)


def _uncomment(data: object) -> None:
    if isinstance(data, CommentedMap | CommentedSeq):
        data.ca.comment, data.ca.end = None, []
        data.ca.items.clear()
        for each in data.values() if isinstance(data, CommentedMap) else data:
            _uncomment(each)


@contextmanager
def _telling_its_cell(wish: Wish) -> Iterator[None]:
    """Where what is done cannot be written, the cell that asked for it is told."""
    try:
        yield
    except CannotWrite as reason:
        raise CannotWrite(str(reason), reason.cell or wish.cell) from None


def _changed(text: str, wishes: list[Wish]) -> str:
    """Values set and entries taken away. Entries go last and from the end: until then the places
    of the others stay true."""
    if not wishes:
        return text
    yaml = writer()
    data = yaml.load(text)
    before = dumped(yaml, data)
    for wish in sorted(wishes, key=lambda w: -w.step if isinstance(w.step, int) else -10_000):
        with _telling_its_cell(wish):
            _carry_out(data, wish)
    after = dumped(yaml, data)
    return after if before == text else _laid_over(text, before, after)


def _carry_out(data: CommentedMap, wish: Wish) -> None:
    holder: Any = data
    for step in wish.stored_in:
        holder = holder[step]
    if isinstance(wish.step, int):
        del holder[wish.step]
    elif wish.step is None:
        raise TypeError(wish.label)  # appended
    elif wish.step in holder:
        holder[wish.step] = node(wish.becomes)
    else:
        holder.insert(_position(holder, wish.step), wish.step, node(wish.becomes))


def _appended(text: str, holder: Route, wishes: list[Wish]) -> str:
    """New entries below the last one of a list, in its style. Put in as lines: what stands below
    the list, comments too, stays where it is."""
    read = source.parse(text, "", lambda data: True)
    if isinstance(read, list):
        raise CannotWrite("这个文件改过以后读不懂，请直接改它")
    lines, stored, name = text.split("\n"), read.value(holder), holder[-1]
    count = len(stored) if isinstance(stored, list) else 0
    if count:
        last = read.place((*holder, count - 1))
        start = lines[last.line - 1][: last.column - 1]
        if start.strip() != "-":
            raise CannotWrite("这个文件的排版特别，请直接改它")
        flow = lines[last.line - 1][last.column - 1] == "{"
        indent, at = start[: start.index("-")], last.end_line
    elif len(holder) > 1:
        raise CannotWrite(f"{name} 下还一项也没有，请直接写第一项")
    else:
        indent, at = "  ", len(lines) - text.endswith("\n")
        flow = not any(_holds_entries(wish.entry) for wish in wishes)
        if isinstance(read.data, dict) and name in read.data:
            at = read.place((name,), key=True).line
            lines[at - 1] = re.sub(r": *(?:\[ *\]|null|~)?", ":", lines[at - 1], count=1)
        else:
            lines.insert(at, f"{name}:")
            at += 1
    new = (line for wish in wishes for line in _lines(wish, indent, flow))
    return "\n".join([*lines[:at], *new, *lines[at:]])


def _holds_entries(entry: Entry) -> bool:
    """Whether an entry has a list of entries of its own: too much for one line."""
    lists = (value for value in entry.values() if isinstance(value, list))
    return any(isinstance(each, Mapping) for value in lists for each in value)


def _lines(wish: Wish, indent: str, flow: bool) -> list[str]:
    """An entry of a list as lines, in braces or a key a line."""
    with _telling_its_cell(wish):
        new = in_braces(wish.entry) if flow else node(wish.entry)
    first, *rest = dumped(writer(), new).rstrip("\n").split("\n")
    return [f"{indent}- {first}", *(f"{indent}  {line}" for line in rest)]


def _position(holder: CommentedMap, name: str) -> int:
    """Where a key that is not there yet belongs."""
    rank = {key: index for index, key in enumerate(_ORDER)}
    keys = list(holder)
    before = [i for i, key in enumerate(keys) if rank.get(key, 99) < rank.get(name, 99)]
    return before[-1] + 1 if before else len(keys)


def _laid_over(text: str, before: str, after: str) -> str:
    """A file in another style than ruamel's: only the lines that an edit changed are changed."""
    lines, old, new = (t.splitlines(keepends=True) for t in (text, before, after))
    if len(lines) != len(old):
        raise CannotWrite("这个文件的排版特别，请直接改它")
    result = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        result += lines[i:j] if tag == "equal" else new[k:m]
    return "".join(result)
