"""What changed between two versions: every change is named, and nothing else is.

Pairs of versions stand in pairs/ (blocks, see checks/catalogue/block_notation.py) with the
sentences that tell them. Beside them every single value and every entry of two whole plans is
changed in turn, there and back; and what is no change of the facts must give nothing.
"""

import json
import random
import re
import shutil
from copy import deepcopy
from dataclasses import fields
from itertools import islice
from pathlib import Path
from typing import get_args, get_origin

import blessing
import notation
import pytest
import test_cases

from generators.checks.catalogue.block_notation import Block
from generators.core.schema import schema
from generators.core.yaml import source as reading
from generators.diff import matching, vocabulary
from generators.diff.difference import difference
from generators.model import documents, entities, notices, records, registries
from generators.model.load import load
from generators.model.structure import Entity

ROOT = Path(__file__).parent.parent
FROZEN, PAIRS = ROOT / "tests" / "plans", ROOT / "tests" / "pairs"
PLANS = [FROZEN / "base", FROZEN / "2021"]
TIMELINE = "2025/timeline.yaml"


# --- pairs of versions, with the sentences that tell them -----------------------------------------


ALL = "everything"


def touches(row: Block) -> set[str]:
    """What another pair may not touch if both are to be told as if alone. A name that is given
    anew, a day of rest change the sentences of all."""
    files = {file for change in row.changes for file in (change.path, change.of) if file}
    lines = (text for change in row.changes for hunk in change.hunks for text in hunk.of("+"))
    amended = re.findall(r"file: (\S+)", " ".join(lines))
    everywhere = len(files) > 1 or "days.yaml" in files
    return {ALL} if everywhere else files | {f"2025/{file}" for file in amended}


def packs(rows: list[Block], seed: int) -> list[list[Block]]:
    """Every pair once, three together where they do not touch."""
    found: list[list[Block]] = []
    for row in random.Random(seed).sample(rows, len(rows)):
        pack = next((pack for pack in found if len(pack) < 3 and not _touch(row, pack)), [])
        if not pack:
            found.append(pack)
        pack.append(row)
    return found


def _touch(row: Block, pack: list[Block]) -> bool:
    taken, own = set().union(*map(touches, pack)), touches(row)
    return bool(taken & own) or ALL in taken | own


@pytest.mark.parametrize("name", ["base", "2021"])
def test_each_change_is_named_and_nothing_else(name, tmp_path, request):
    """Alone and with others, forth and back."""
    before, rows, after = (
        load(FROZEN / name),
        notation.read(PAIRS / f"{name}.txt"),
        tmp_path / "plan",
    )
    bless = request.config.getoption("--bless")
    made = [[row] for row in rows] if bless else packs(rows, seed=7)
    assert sum(map(len, made)) == len(rows) > 20
    for pack in made:
        now = load(notation.lay(notation.together(*pack), after))
        told = [change.text for change in difference(before, now).changes]
        blessing.settle_in_any_order(pack, told, bless)
        assert len(difference(now, before).changes) == len(told), "the way back"
        shutil.rmtree(after)


def sentences(before, after):
    return [change.text for change in difference(load(before), load(after)).changes]


def copies(source, tmp_path):
    return [shutil.copytree(source, tmp_path / side / "plan") for side in "ab"]


def test_a_task_that_moved_is_not_gone(tmp_path):
    before, after = copies(PLANS[0], tmp_path)
    timeline = load_typed(after, TIMELINE)
    first, second = timeline["phases"]
    second["tasks"].insert(0, first["tasks"].pop())
    write(after / TIMELINE, timeline)
    assert sentences(before, after) == ["任务“开展培训”：从阶段 P1移到阶段 P2"]


def test_an_optional_file_comes_and_goes_by_its_name(tmp_path):
    before, after = copies(PLANS[0], tmp_path)
    shutil.copy(PLANS[1] / "paper.yaml", after)
    assert sentences(before, after) == ["新增印制版式"]
    assert sentences(after, before) == ["删去印制版式"]


def test_a_year_comes_and_goes_in_one_sentence(tmp_path):
    before, after = copies(PLANS[0], tmp_path)
    shutil.copytree(after / "2025", after / "2026")
    assert sentences(before, after) == ["新增 2026 年的计划（2 种证书，申报 90 人）"]
    assert sentences(after, before) == ["删去 2026 年的计划（2 种证书，申报 90 人）"]


# --- every value, every entry -----------------------------------------------------------------

# What an entry is known by: changed, it is another entry. The rest of its list is no text.
IDENTITIES = {
    "major",
    "who",
    "task",
    "what",
    "name",
    "title",
    "slug",
    "clause",
    "day",
    "department",
    "question",
}
CANDIDATES = [
    "换", "换一个词", "another-one", "Z9", "2025-03-05", "2025-03", "before 2025-05-07", "10:15",
    "certificates/beta.yaml", "高级", "社会", "原文", "推定", "总结", "断行", "标点", "teams",
    "草案", "已归档", "https://example.edu.cn/", 77, 3, True, False, None,
]  # fmt: skip


def write(file, data):
    """As JSON, which is YAML: whatever the words are, they need no care."""
    file.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", "utf-8")


def routes(data, route=()):
    yield route
    entries = (
        data.items()
        if isinstance(data, dict)
        else enumerate(data)
        if isinstance(data, list)
        else ()
    )
    for key, value in entries:
        yield from routes(value, (*route, key))


def at(data, route):
    for step in route:
        data = data[step]
    return data


def files_of(plan):
    return sorted(path.relative_to(plan).as_posix() for path in plan.rglob("*.yaml"))


def changed(data, route, chance):
    """The data with another value at a route, in as many ways as there are candidates."""
    old = at(data, route)
    for new in chance.sample(CANDIDATES, len(CANDIDATES)):
        if type(new) is not type(old) and old is not None and new is not None:
            continue
        if new != old:
            other = deepcopy(data)
            at(other, route[:-1])[route[-1]] = new
            yield other


@pytest.mark.parametrize("source", PLANS, ids=lambda path: path.name)
def test_every_changed_value_is_named_and_nothing_else(source, tmp_path):
    before, after = copies(source, tmp_path)
    for file in files_of(source):
        data = load_typed(source, file)
        write(before / file, data)
        write(after / file, data)
    old = load(before)
    told = 0
    for file, route, other in islice(fitting_changes(source, random.Random(7)), 45):
        kept = (after / file).read_bytes()
        write(after / file, other)
        new = load(after)
        if new.institution is None:
            continue  # looks like a slip of the hand, or does not fit its schema once amended
        told += 1
        for one, two in ((old, new), (new, old)):
            changes = difference(one, two).changes
            assert 1 <= len(changes) <= 2, (file, route, [c.text for c in changes])
            if len(changes) == 2:
                assert sorted(change.kind for change in changes) == ["added", "removed"], route
                assert IDENTITIES & set(route), (file, route)
            assert {change.file for change in changes} == {file}
        (after / file).write_bytes(kept)
    assert told > 38


def fitting_changes(source, chance):
    """(file, route, data with another value there), of single values that another can replace."""
    data = {file: load_typed(source, file) for file in files_of(source)}
    places = [(file, route) for file in data for route in routes(data[file]) if route]
    chance.shuffle(places)
    for file, route in places:
        if not isinstance(at(data[file], route), dict | list):
            ways = changed(data[file], route, chance)
            if fitting := next((way for way in ways if schema.fits(kind_of(file), way)), None):
                yield file, route, fitting


def load_typed(source, file):
    return reading.read(source / file, file).data


def kind_of(file):
    return test_cases.kind_of(tuple(file.split("/")))


@pytest.mark.parametrize("source", PLANS, ids=lambda path: path.name)
def test_an_entry_less_or_more_is_one_change(source, tmp_path):
    before, after = copies(source, tmp_path)
    old = load(before)
    for file, route, less in random.Random(7).sample(list(fitting_losses(source)), 30):
        write(after / file, less)
        new = load(after)
        for one, two in ((old, new), (new, old)):
            changes = difference(one, two).changes
            assert len(changes) == 1, (file, route, [c.text for c in changes])
            assert changes[0].file == file
        shutil.copy(source / file, after / file)


def fitting_losses(source):
    for file in files_of(source):
        data = load_typed(source, file)
        for route in routes(data):
            if route and isinstance(route[-1], int):
                less = deepcopy(data)
                at(less, route[:-1]).pop(route[-1])
                if schema.fits(kind_of(file), less):
                    yield file, route, less


@pytest.mark.parametrize("source", PLANS, ids=lambda path: path.name)
def test_order_comments_and_spelling_are_nothing(source, tmp_path):
    """Lists (but for running text and columns) and keys in another order, other quotes, comments,
    line ends."""
    before, after = copies(source, tmp_path)
    for file in files_of(source):
        data = load_typed(source, file)
        shuffled = (
            data if re.search("document|notices|summaries|programmes", file) else turned(data)
        )
        text = json.dumps(shuffled, ensure_ascii=False, indent=2, sort_keys=True)
        (after / file).write_bytes(("# 说明\n" + text).replace("\n", "\r\n").encode())
    assert load(after).diagnostics == ()
    assert sentences(before, after) == []
    assert sentences(after, before) == []


def turned(data):
    """Lists the other way round, but for one whose order is a fact."""
    if isinstance(data, dict):
        return {k: v if k == "title_lines" else turned(v) for k, v in data.items()}
    if isinstance(data, list):
        return [turned(value) for value in reversed(data)]
    return data


def test_every_kind_of_entry_has_something_it_is_known_by():
    """Whoever adds a kind of entry is told to say what makes two of them the same."""
    lists = {
        inner
        for room in (documents, entities, notices, records, registries)
        for cls in vars(room).values()
        if isinstance(cls, type) and issubclass(cls, Entity)
        for each in fields(cls)
        if get_origin(each.type) is tuple
        for inner in get_args(each.type)[:1]
        if issubclass(inner, Entity)
    }
    assert len(lists) > 15
    assert {
        cls for cls in lists if cls not in matching.KEYS and cls not in matching.IN_ORDER
    } == set()
    assert {
        cls for cls in lists if cls not in vocabulary.NAMES and cls is not documents.Block
    } == set()
