"""Amendments: what was changed after issue, laid over the issued values.

Works on any entities: a target is a list of words, field names and the names of list entries in
turn (`quotas`, `康复治疗技术`, `declared`). A changed value takes its place and its origin from
the amendment, so a finding about it points there. Knows no files and judges nothing: what
cannot be applied raises LookupError, and a rule says so.
"""

from dataclasses import fields, is_dataclass, replace
from typing import Any, get_args

from generators import structure
from generators.dates import PlanDate
from generators.structure import Origin

# What an entry of a list is called by, in the order of preference.
_NAMES = ("id", "name", "major", "who", "title", "clause")


def current(entity: Any, target: tuple[str, ...]) -> Any:
    """The value at `target` as an editor writes it, None where an amendment may add it.
    Raises LookupError with the word that leads nowhere."""
    holder = entity
    for position, word in enumerate(target):
        last = position == len(target) - 1
        if isinstance(holder, tuple):
            found = _find(holder, word)
            if found is None and position == len(target) - 2 and all(map(is_dataclass, holder)):
                return None  # a new entry with this one value
            if found is None:
                raise LookupError(word)
            holder = holder[found]
        elif word in _field_types(holder):
            holder = getattr(holder, word)
        else:
            raise LookupError(word)
        if holder is None and not last:
            raise LookupError(target[position + 1])
    return _written(holder)


def changed(entity: Any, amendment) -> Any:
    """`entity` with one amendment applied. Raises LookupError like `current`, and ValueError
    with a Chinese sentence when the new value is not of the kind that belongs there."""
    current(entity, amendment.target)
    return _change(entity, amendment.target, amendment)


def _change(holder: Any, target: tuple[str, ...], amendment) -> Any:
    word, rest = target[0], target[1:]
    type_, child = _field_types(holder)[word], getattr(holder, word)
    if isinstance(child, tuple):
        new = _change_list(child, get_args(type_)[0], rest, amendment)
    elif rest:
        new = _change(child, rest, amendment)
    else:
        new = _converted(type_, amendment)
    if rest and is_dataclass(child):
        return replace(holder, **{word: new})
    moved = {**holder.spot.moved, word: amendment.spot.step("becomes")}
    spot = replace(holder.spot, moved=moved) if not isinstance(child, tuple) else holder.spot
    origin = {"origin": _origin(amendment)} if "origin" in _field_types(holder) else {}
    return replace(holder, spot=spot, **{word: new}, **({} if isinstance(child, tuple) else origin))


def _change_list(entries: tuple, type_: Any, target: tuple[str, ...], amendment) -> tuple:
    if not target:
        return (*entries, amendment.becomes)
    index = _find(entries, target[0])
    if index is None:
        return (*entries, _new_entry(type_, target, amendment))
    before, after = entries[:index], entries[index + 1 :]
    if len(target) > 1:
        return (*before, _change(entries[index], target[1:], amendment), *after)
    return (*before, *after) if amendment.becomes is None else (*before, amendment.becomes, *after)


def _new_entry(type_: type, target: tuple[str, ...], amendment) -> Any:
    name = next(name for name in _NAMES if name in {f.name for f in fields(type_)})
    data = {name: target[0], target[1]: amendment.becomes}
    return structure.build(type_, data, amendment.spot, _origin(amendment))


def _converted(type_: Any, amendment) -> Any:
    becomes = amendment.becomes
    kinds = get_args(type_) or (type_,)
    plain = PlanDate in kinds and isinstance(becomes, str)
    if not plain and type(becomes) not in kinds:
        raise ValueError(f"“{becomes}”不是这里应有的内容")
    return structure.convert(type_, becomes, amendment.spot.step("becomes"), None)


def _origin(amendment) -> Origin:
    return Origin(amendment.spot, "补录", document=amendment.document)


def _find(entries: tuple, word: str) -> int | None:
    return next((i for i, entry in enumerate(entries) if _name(entry) == word), None)


def _name(entry: Any) -> str:
    if isinstance(entry, str):
        return entry
    return next(getattr(entry, name) for name in _NAMES if hasattr(entry, name))


def _written(value: Any) -> Any:
    if isinstance(value, PlanDate):
        return value.text
    if isinstance(value, tuple):
        return None
    return _name(value) if is_dataclass(value) else value


def _field_types(holder: Any) -> dict:
    return {f.name: f.type for f in fields(holder) if f.name != "spot"}
