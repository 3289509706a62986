"""Every value of every file of an issued plan is frozen, but for what exceptions.py lists.

Each field of each thing that a year's files hold is entered, changed and taken away in turn, each
list gets an entry more and less: a new field of the model takes part by itself.
"""

import shutil
import types
from copy import deepcopy
from dataclasses import MISSING, fields
from datetime import date
from random import Random
from typing import get_args, get_origin

import pytest
from replanting import BASE

from generators.checks.chg import frozen
from generators.checks.chg.exceptions import FREE
from generators.checks.engine import Base, Context
from generators.checks.plan_check import check
from generators.core.dates import PlanDate
from generators.core.yaml.data import at
from generators.diff.deltas import of_files
from generators.diff.matching import NOTHING
from generators.model.building import rebuild
from generators.model.documents import Document
from generators.model.entities import Owner
from generators.model.kinds import YEAR
from generators.model.layers import Layer
from generators.model.load import load
from generators.model.records import Amendment
from generators.model.structure import Entity, Origin

# What no comparison shows: the name of a file, which has rules of its own.
NOT_COMPARED = {"spot", "slug"}
OTHERS = {Amendment}  # CHG-21
FREE_AS_READ = {Owner}  # a better reading of the issued text, see closed.py
DATES, WORDS, NUMBERS = ("2025-10-10", "2025-10-11"), ("甲一", "丙三"), (7, 8)


@pytest.fixture(scope="module")
def plan():
    """The plan of the tests, with an entry of each kind that it has none of."""
    plan = load(BASE).plans[-1]
    files, samples = dict(plan.files), samples_of(plan)
    for path, entity in plan.files.items():
        for thing in things(entity):
            for part in fields(thing):
                for kind in kinds_of(part.type)[0]:
                    (inner, *_) = get_args(kind) or (kind,)
                    if inner in reachable_from_files() - set(samples):
                        samples[inner] = sample_of(inner, samples)
                        one = samples[inner]
                        held = [one] if get_origin(kind) is tuple else one
                        so_far = files[path].spot.source.value(thing.spot.route)
                        data = so_far | {part.name: held}
                        files[path] = changed(files[path], thing, data)
    return type(plan)(plan.year, plan.registers, files, "")


def samples_of(plan):
    """Data of one thing of each class."""
    found = {}
    for entity in plan.files.values():
        for thing in things(entity):
            found.setdefault(type(thing), thing.spot.value)
    return found


def reachable_from_files():
    known = {}
    for _, cls in YEAR.values():
        reachable(cls, known)
    return set(known)


def things(entity):
    """An entity and all below it."""
    yield entity
    for value in vars(entity).values():
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, Entity):
                yield from things(each)


def kinds_of(type_):
    """The types that a value may be of; of a list, with what it holds."""
    parts = get_args(type_) if isinstance(type_, types.UnionType) else (type_,)
    return [each for each in parts if each is not types.NoneType], types.NoneType in parts


def reachable(cls, found=None):
    found = {} if found is None else found
    for part in fields(cls) if cls not in found else ():
        found.setdefault(cls, set()).add(part.name)
        for kind in kinds_of(part.type)[0]:
            for each in (kind, *get_args(kind)):
                if isinstance(each, type) and issubclass(each, Entity):
                    reachable(each, found)
    return found


def made(kind, now, samples):
    """A value of a kind that is another than the one that is there; None where nobody knows one."""
    if get_origin(kind) is tuple:
        inner = get_args(kind)[0]
        if isinstance(inner, type) and issubclass(inner, Entity):
            return [
                *(now or []),
                renamed(deepcopy(samples.get(inner) or sample_of(inner, samples))),
            ]
        return [*(now or []), next(word for word in WORDS if word not in (now or ()))]
    if get_origin(kind) is list:  # a table that is written out
        return [*(now or []), ["甲" * (len(now or ()) + 1)]]
    if kind is Origin:
        return {"kind": "补录", "document": "关于变更的通知（示卫院〔2025〕20号）"}
    if isinstance(kind, type) and issubclass(kind, Entity):
        return samples.get(kind) if now is None else None  # its fields are tried one by one
    if get_origin(kind) is dict and not isinstance(now, str | int):
        return {**(now or {}), "甲": "乙"}
    choices = {PlanDate: DATES, str: WORDS, int: NUMBERS, bool: (True, False)}.get(kind, ())
    return next((each for each in choices if each != now), None)


def sample_of(cls, samples):
    """Data of a thing that the plan has none of."""
    parts = [p for p in fields(cls) if p.default is MISSING and p.name not in NOT_COMPARED]
    return {p.name: made(kinds_of(p.type)[0][0], None, samples) for p in parts}


def renamed(entry):
    if isinstance(entry, str):
        return f"{entry}九"
    for key in ("id", "name", "major", "who", "title", "what", "clause", "quote", "task", "value"):
        if isinstance(entry.get(key), str):
            entry[key] += "九"
            break
    return entry


def variants(thing, samples):
    """(field, data of the thing) of everything that can be done to one of its fields."""
    data = thing.spot.value
    if not isinstance(data, dict):  # of which one field says all
        data = {thing.SHORT: data}
    for part in fields(thing):
        if part.name in NOT_COMPARED:
            continue
        (kinds, nullable), now = kinds_of(part.type), data.get(part.name)
        for kind in kinds:
            if (value := made(kind, now, samples)) is not None:
                yield part.name, data | {part.name: value}
            if get_origin(kind) is tuple and now:
                yield part.name, data | {part.name: now[:-1]}
        if now is not None and nullable and part.name != "origin":  # it may be missing, never null
            yield part.name, data | {part.name: None}


def changed(entity, thing, data):
    """The entity of a file in which one thing has other data."""
    whole = deepcopy(entity.spot.source.data)
    if thing.spot.route:
        at(whole, thing.spot.route[:-1])[thing.spot.route[-1]] = data
    else:
        whole = data
    return rebuild(entity, Layer(entity.spot.source, whole, {}))


@pytest.fixture(scope="module")
def tried(plan):
    """(class, field, deltas, which of them are told) of all variants of a plan in force."""
    samples, found = samples_of(plan), []
    for path, entity in plan.files.items():
        for thing in things(entity):
            for field, data in variants(thing, samples):
                new = changed(entity, thing, data)
                for one, other in ((entity, new), (new, entity)):  # what goes may also come
                    deltas = tuple(of_files({path: one}, {path: other}, NOTHING))
                    told = {s: told_of(plan, deltas, s) for s in ("执行中", "已归档")}
                    again = (entity, thing, data) if other is new else None
                    found.append((type(thing), field, deltas, told, again))
    return found


def told_of(plan, deltas, status):
    head = plan.file("plan.yaml", type(plan.head))
    before = rebuild(head, Layer(head.spot.source, head.spot.value | {"status": status}, {}))
    old = type(plan)(plan.year, plan.registers, {**plan.files, "plan.yaml": before}, "")
    now = type(plan)(plan.year, plan.registers, plan.files, "")  # no archive: nothing else judges
    context = Context(now, date(2025, 5, 6), base=Base(old, deltas), plans=(now,))
    return list(frozen.frozen(context))


def listed(delta, archived):
    """Whether a row of the list speaks of a difference, whatever way it is different."""
    rows = [free for free in FREE if free.archived or not archived]
    return any(
        any(isinstance(each, free.what) for each in delta.path)
        and (not free.fields or delta.field in free.fields)
        for free in rows
    )


@pytest.mark.parametrize("status", ["执行中", "已归档"])
def test_what_passes_is_on_the_list(tried, status):
    passed = [
        (cls.__name__, field)
        for cls, field, deltas, told, _ in tried
        if cls not in OTHERS | FREE_AS_READ and not told[status]
        and not all(listed(d, status == "已归档") or type(d.thing) in FREE_AS_READ for d in deltas)
    ]  # fmt: skip
    assert passed == []


def test_every_field_is_tried(tried):
    """And nothing can be changed that no comparison sees."""
    known = reachable_from_files()
    seen = {(cls, field) for cls, field, deltas, *_ in tried if deltas}
    parts = ((cls, part) for cls in known for part in fields(cls) if part.name not in NOT_COMPARED)
    missing = {
        (cls.__name__, part.name)
        for cls, part in parts
        if (cls, part.name) not in seen and not _holds_one_thing(part)
    }
    assert missing == set()


def _holds_one_thing(part):
    """Whose fields are tried one by one."""
    return all(
        isinstance(each, type) and issubclass(each, Entity) for each in kinds_of(part.type)[0]
    )


def test_every_row_of_the_list_lets_something_pass(tried):
    """No row is left over, and each says why."""
    for free in FREE:
        assert len(free.why) > 4
        assert any(
            listed_by(free, delta)
            for *_, deltas, told, _ in tried for delta in deltas if delta not in told["执行中"]
        ), free  # fmt: skip


def listed_by(free, delta):
    fields_ = not free.fields or delta.field in free.fields
    return fields_ and any(isinstance(each, free.what) for each in delta.path)


def is_written(file, thing):
    """Whether a thing stands in a file, and was not put in for the tests."""
    try:
        return at(file.spot.source.data, thing.spot.route) == thing.spot.value
    except (LookupError, TypeError):
        return False


def test_the_gate_refuses_what_is_frozen(tried, tmp_path):
    """A sample, through files: whoever tells it, it is an error."""
    import json

    plan = shutil.copytree(BASE, tmp_path / "plan")
    every = [each for *_, told, each in tried if told["执行中"] and each]
    every = [each for each in every if not isinstance(each[0], Document)]  # as printed: SRC-05's
    base = {each.spot.source.path: each for each in load(BASE).plans[-1].files.values()}
    every = [each for each in every if is_written(base[each[0].spot.source.path], each[1])]
    for entity, thing, data in Random("frozen").sample(every, 40):
        file = plan / entity.spot.source.path.removeprefix(f"{BASE.as_posix()}/")
        before = file.read_bytes()
        new = changed(entity, thing, data).spot.source.data
        file.write_text(json.dumps(new, ensure_ascii=False), "utf-8")
        report = check(plan, None, BASE)
        assert not report.ok, (thing, data)
        file.write_bytes(before)
