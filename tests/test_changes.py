"""What changed between two versions: every change is named, and nothing else is.

Sentences stand in a table. Beside it every single value and every entry of two whole plans is
changed in turn, there and back; and what is no change of the facts must give nothing.
"""

import json
import random
import re
import shutil
from copy import deepcopy
from dataclasses import fields
from pathlib import Path
from typing import get_args, get_origin

import pytest
import test_cases

from generators.changes import matching, words
from generators.changes.difference import difference
from generators.load import load
from generators.model import entities, registries
from generators.model.structure import Entity
from generators.read import source as reading
from generators.shape import schema

ROOT = Path(__file__).parent.parent
PLANS = [ROOT / "tests" / "base", ROOT / "plan"]
ALPHA, BETA = "2025/certificates/alpha.yaml", "2025/certificates/beta.yaml"
TIMELINE, GROUPS, HEAD = "2025/timeline.yaml", "2025/groups.yaml", "2025/plan.yaml"
AMENDMENTS, OFFICE = "2025/amendments.yaml", "2025/departments/teaching-office.yaml"

NEW_AMENDMENT = """  - id: A3
    file: {}
    target: {}
    was: {}
    becomes: {}
    effective: 2025-09-01
    document: 关于变更的通知（示卫院〔2025〕20号）
"""
SINCE = "变更 A3（2025年9月1日起，依据关于变更的通知（示卫院〔2025〕20号））"

# (file, what stands there, what takes its place) -> sentences
SENTENCES = [
    ((BETA, "approved: 40", "approved: 35"), ["证书乙·专业三：核定 40 → 35 人（合计 40 → 35）"]),
    ((ALPHA, "declared: 30", "declared: 36"), ["证书甲·专业一：申报 30 → 36 人（合计 50 → 56）"]),
    ((ALPHA, "approved: 20, ", ""), ["证书甲·专业二：删去核定（原为 20 人）"]),
    ((ALPHA, ("  - {major: 专业二, declared: 20, approved: 20, registered: 19, examined: 19, "
               "passed: 18, certified: 18}\n"), ""),
     ["删去证书甲·专业二（申报 20 人，合计 50 → 30）"]),
    ((ALPHA, "level: 初级", "level: 中级"), ["证书甲：等级 初级 → 中级"]),
    ((ALPHA, "open: true", "open: false"), ["证书甲·可申报的专业：是否有“等”字 是 → 否"]),
    ((BETA, "[专业三]", "[专业三, 专业四]"), ["证书乙·可申报的专业：专业增加专业四"]),
    ((BETA, "lead: 丁小四", "lead: 己小六"), ["证书乙·教学团队：负责人 丁小四 → 己小六"]),
    ((BETA, "members: [丁小四, 戊五]", "members: [戊五, 丁小四, 庚七]"),
     ["证书乙·教学团队：成员增加庚七"]),
    ((BETA, "date: 2025-11-08", "date: 2025-11-15"),
     ["证书乙·考核场次 S2：日期 2025年11月8日 → 2025年11月15日（推迟 5 个工作日）"]),
    ((BETA, "room: 实训室", "room: 机房一"), ["证书乙·考核场次 S2：考核场所 实训室 → 机房一"]),
    ((TIMELINE, "due: 2025-06-20", "due: 2025-06-13"),
     ["任务 P1-3（开展培训）：完成时间 2025年6月20日 → 2025年6月13日（提前 5 个工作日）"]),
    ((TIMELINE, "due: 2025-12-19", "due: 2045-12-19"),
     ["任务 P2-2（总结上报）：完成时间 2025年12月19日 → 2045年12月19日（推迟）"]),
    ((TIMELINE, "due: 2025-04-18", "due: 2025-04"),
     ["任务 P1-2（组织报名）：完成时间 2025年4月18日 → 2025年4月"]),
    ((TIMELINE, "    ends: 2025-06", "    ends: 2025-05"),
     ["阶段 P1：结束时间 2025年6月 → 2025年5月（提前）"]),
    ((TIMELINE, "who: 实训部", "who: 教学部"),
     ["新增任务 P2-1（实施考核）·教学部（提供场所）",
      "删去任务 P2-1（实施考核）·实训部（提供场所）"]),
    ((GROUPS, "丙三, 癸小十", "癸小十"), ["领导小组·成员：去掉丙三"]),
    ((GROUPS, "people: [甲一]", "people: [丙三]"), ["领导小组·组长：增加丙三，去掉甲一"]),
    ((GROUPS, "contact: 教学部培训岗", "contact: null"),
     ["教学团队：删去联系人（原为 教学部培训岗）"]),
    ((HEAD, "before 2025-04-18", "2025-04-25"),
     ["报名时间：报名截止日期 2025年4月18日前 → 2025年4月25日（推迟 5 个工作日）"]),
    ((HEAD, "status: 执行中", "status: 已归档"), ["状态 执行中 → 已归档"]),
    ((HEAD, "{value: 20,", "{value: 25,"), ["界限·每个专业的最少人数：数字 20 → 25"]),
    ((OFFICE, "what: 报名汇总表", "what: 报名表"),
     ["教学部·完成情况 P1-2：交了什么 报名汇总表 → 报名表"]),
    (("departments.yaml", "slug: training-office", "slug: practice-office"),
     ["部门“实训部”：英文短名 training-office → practice-office"]),
    (("majors.yaml", "专业四, slug: major-four, department: 示例系",
      "专业四, slug: major-four, department: null"),
     ["专业“专业四”：删去所属的系（原为 示例系）"]),
    (("people.yaml", "  - {name: 子小一}", "  - {name: 子小二}"),
     ["新增人员名册的子小二", "删去人员名册的子小一"]),
    (("rooms.yaml", "capacity: 60", "capacity: 50"), ["场所“机房一”：容量 60 → 50 人"]),
    (("days.yaml", "rest_days: []", "rest_days: [{day: 2025-10-09, note: 校运会}]"),
     ["新增放假的日子2025年10月9日"]),
    (("2025/document.yaml", "融入专业课程。\n      - table", "融入课程。\n      - table"),
     ["正文 二（一）：“将培训内容融入专业课程。” → “将培训内容融入课程。”"]),
    (("2025/issued.txt", "三、保障措施", "三、保障"), ["存档的印发原文有改动，从第 31 行起"]),
    (("2025/errata.yaml", "note: 疑缺“获”字", "note: 缺“获”字"),
     ["勘误 E2：说明 疑缺“获”字 → 缺“获”字"]),
    ((AMENDMENTS, "becomes: 25", "becomes: 26"), ["变更 A1：改成的内容 25 → 26"]),
    ((AMENDMENTS, "effective: 2025-04-01", "effective: 2025-04-03"),
     ["变更 A1：生效日期 2025年4月1日 → 2025年4月3日（推迟 2 个工作日）"]),
    ((AMENDMENTS, "amendments:\n", "amendments:\n" + NEW_AMENDMENT.format(
        BETA[5:], "[quotas, 专业三, declared]", 40, 45)),
     [f"{SINCE}：证书乙·专业三：申报 40 → 45 人（合计 40 → 45）"]),
    ((AMENDMENTS, "amendments:\n", "amendments:\n" + NEW_AMENDMENT.format(
        ALPHA[5:], "[quotas, 专业二, declared]", 25, 22)),  # after A1, which came into force before
     [f"{SINCE}：证书甲·专业二：申报 25 → 22 人（合计 55 → 52）"]),
    ((AMENDMENTS, "amendments:\n", "amendments:\n" + NEW_AMENDMENT.format(
        GROUPS[5:], "[groups, 领导小组, roles, 成员, people]", "null", "壬九")),
     [f"{SINCE}：领导小组·成员：增加壬九"]),
]  # fmt: skip


def sentences(before, after):
    return [change.text for change in difference(load(before), load(after)).changes]


def copies(source, tmp_path):
    return [shutil.copytree(source, tmp_path / side / "plan") for side in "ab"]


@pytest.mark.parametrize(("edit", "expected"), SENTENCES, ids=lambda value: str(value)[:60])
def test_a_change_is_told_in_one_sentence(edit, expected, tmp_path):
    before, after = copies(PLANS[0], tmp_path)
    file, old, new = edit
    text = (after / file).read_text("utf-8")
    assert old in text
    (after / file).write_text(text.replace(old, new, 1), "utf-8")
    assert sentences(before, after) == expected


def test_a_rename_by_alias_is_one_change_wherever_the_name_stands(tmp_path):
    before, after = copies(PLANS[0], tmp_path)
    register = after / "departments.yaml"
    text = register.read_text("utf-8").replace("教学部,", "教务处, aliases: [教学部],")
    for each in after.rglob("2025/**/*.yaml"):
        used = r"\b(who|owner|hosted_by|department): 教学部(?=[,\n])"
        each.write_text(re.sub(used, r"\1: 教务处", each.read_text("utf-8")), "utf-8")
    register.write_text(text, "utf-8")
    assert sentences(before, after) == ["部门“教学部”改名为“教务处”（旧名列入其他写法）"]


def test_a_task_that_moved_is_not_gone(tmp_path):
    before, after = copies(PLANS[0], tmp_path)
    timeline = load_typed(after, TIMELINE)
    first, second = timeline["phases"]
    second["tasks"].insert(0, first["tasks"].pop())
    write(after / TIMELINE, timeline)
    assert sentences(before, after) == ["任务 P1-3（开展培训）：从阶段 P1移到阶段 P2"]


def test_an_optional_file_comes_and_goes_by_its_name(tmp_path):
    before, after = copies(PLANS[0], tmp_path)
    shutil.copy(ROOT / "plan" / "paper.yaml", after)
    assert sentences(before, after) == ["新增文件 paper.yaml"]
    assert sentences(after, before) == ["删去文件 paper.yaml"]


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


def changed_values(data, random):
    """(route, data with another value there) for every single value."""
    for route in routes(data):
        old = at(data, route) if route else data
        if isinstance(old, dict | list):
            continue
        for new in random.sample(CANDIDATES, len(CANDIDATES)):
            if type(new) is not type(old) and old is not None and new is not None:
                continue
            if new != old:
                other = deepcopy(data)
                at(other, route[:-1])[route[-1]] = new
                yield route, other


@pytest.mark.parametrize("source", PLANS, ids=lambda path: path.name)
def test_every_changed_value_is_named_and_nothing_else(source, tmp_path):
    before, after = copies(source, tmp_path)
    for file in files_of(source):
        data = load_typed(source, file)
        write(before / file, data)
        write(after / file, data)
    old = load(before)
    chosen = random.Random(7).sample(list(fitting_changes(source)), 70)
    told = 0
    for file, route, other in chosen:
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
    assert told > 60


def fitting_changes(source):
    """(file, route, data with another value there) for every value that another can replace."""
    for file in files_of(source):
        data = load_typed(source, file)
        done = set()
        for route, other in changed_values(data, random.Random(file)):
            if route not in done and schema.fits(kind_of(file), other):
                done.add(route)
                yield file, route, other


def load_typed(source, file):
    return reading.read(source / file, file).data


def kind_of(file):
    return test_cases.kind_of(tuple(file.split("/")))


@pytest.mark.parametrize("source", PLANS, ids=lambda path: path.name)
def test_an_entry_less_or_more_is_one_change(source, tmp_path):
    before, after = copies(source, tmp_path)
    old = load(before)
    for file, route, less in random.Random(7).sample(list(fitting_losses(source)), 50):
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
        shuffled = data if re.search("document|notices|summaries", file) else turned(data)
        text = json.dumps(shuffled, ensure_ascii=False, indent=2, sort_keys=True)
        (after / file).write_bytes(("# 说明\n" + text).replace("\n", "\r\n").encode())
    assert load(after).diagnostics == ()
    assert sentences(before, after) == []
    assert sentences(after, before) == []


def turned(data):
    if isinstance(data, dict):
        return {key: turned(value) for key, value in data.items()}
    if isinstance(data, list):
        return [turned(value) for value in reversed(data)]
    return data


def test_every_kind_of_entry_has_something_it_is_known_by():
    """Whoever adds a kind of entry is told to say what makes two of them the same."""
    lists = {
        inner
        for cls in [*vars(entities).values(), *vars(registries).values()]
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
    assert {cls for cls in lists if cls not in words.NAMES and cls is not entities.Block} == set()
