"""Odd plans that a check finds nothing wrong with: a walk from a frozen plan through its schemas.

A step changes the data somewhere, as the schemas allow: another value of an enumeration, a field
left out or added, a list emptied, doubled or in another order, longer and stranger words, other
columns, headings, numbers and tables, one certificate or forty, another year. A step that leaves a
plan without errors is a draw; one that does not is taken back. So oddities add up.
"""

import json
import random
import re
import shutil
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

from generators.document import issued_text
from generators.loading import load
from generators.model.views import VIEWS
from generators.read import source
from generators.shape import schema, visibility

KINDS = {**load.INSTITUTION, **load.YEAR}
LONG = "职业技能等级证书制度试点专业人才培养模式改革与考核评价" * 4
NAMES = (
    "甲", "Ａ", "a", "1+X", "C++程序设计（初级）", "“引号”证书", "A&B <证书>", "100%",
    "*星*_下划线_", "`反引号`", "[方括号](链接)", "{花括号}", "$x^2$", "\\反斜杠", "#井号",
    "证书|竖线", "证书/斜杠",
    "証書（繁體）", "Ⅲ级证书", "①号证书", "é́vidence", "𠮷野家", "证书😀", "~波浪~", "第1—2号",
    "证书：甲", "a" * 99, LONG[:100], "（一）", "表1", "一、", "1.", "- 短横", "> 大于", "!感叹",
    "=等号", "+加号", "@某人", "&amp;", "&#39;", "<!--", "<br>", "{{ 变量 }}", "{% if %}", "{年}",
)  # fmt: skip
TEXTS = (*NAMES, LONG[:200], "。" * 20, "一" * 150, "句子。另一句；第三句：“引语”（括号）")
CLAUSES = (
    "第一章", "第一条", "1", "1.1", "附则", "（一）", "一（1）", "十一", "二十", "壹", "Ⅰ", "A",
    "总则", "二（十一）", "三（三）1", "引言二", "一、", "第十二章第三节", "百", "零",
)  # fmt: skip
DATES = (
    "{y}", "{y}-05", "{y}-05-20", "{y}-11/上旬", "{y}-02/下旬", "before {y}-06-18", "before {y}-06",
    "before {y}", "{y}-{n}-1", "{p}-{y}-2", "{y}-12-31", "{y}-01-01", "{n}-01", "2024-02-29",
    "2000", "2099-12-31", "before {y}-{n}-1", "before {y}-11/中旬",
)  # fmt: skip
MARKS = ("（{}）", "{}.", "{}", "第{}项　", "①{}", "[{}]", "{}、", " {} ")
NAMING = ("name", "lead", "head", "department", "room", "clause")
SCALARS = (str, int, bool, type(None))

Data = dict[str, dict]
Step = Callable[[random.Random, Data], None]


# --- plans as data --------------------------------------------------------------------------------


def read(folder: Path) -> Data:
    files = sorted(path for path in folder.rglob("*.yaml"))
    return {f.relative_to(folder).as_posix(): deepcopy(source.read(f, f.name).data) for f in files}


def write(plan: Data, folder: Path) -> None:
    """The plan in a fresh folder; a year that is issued with the archive of what it prints."""
    shutil.rmtree(folder, ignore_errors=True)
    for path, data in plan.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dumped(data), "utf-8", newline="\n")
    if any(_issued(plan, year) for year in years(plan)):
        loaded = load.load(folder)
        for each in loaded.plans:
            if _issued(plan, str(each.year)):
                (folder / str(each.year) / "issued.txt").write_text(
                    issued_text.stored(each), "utf-8", newline="\n"
                )


def dumped(data: dict | list, indent: str = "") -> str:
    """Block by block, every text between quotes."""
    lines = []
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        head = f"{indent}-"
        if isinstance(data, dict):
            head = f"{indent}{json.dumps(key, ensure_ascii=False)}:"
        if isinstance(value, dict | list) and value:
            lines.append(f"{head}\n{dumped(value, indent + '  ')}")
        else:
            lines.append(f"{head} {json.dumps(value, ensure_ascii=False)}\n")
    return "".join(lines)


def years(plan: Data) -> list[str]:
    return sorted({path.partition("/")[0] for path in plan if path[0].isdigit()})


def _issued(plan: Data, year: str) -> bool:
    head = plan.get(f"{year}/plan.yaml")
    return bool(head) and head.get("status") != "草案"


def kind_of(path: str) -> str:
    *folders, name = path.split("/")
    return KINDS[name if len(folders) < 2 else f"{folders[1]}/"][0]


@dataclass
class Place:
    """A value of a file, what holds it, and its schema."""

    holder: dict | list
    key: str | int
    root: dict
    node: dict
    needed: bool

    @property
    def value(self):
        return self.holder[self.key]

    def put(self, value) -> None:
        self.holder[self.key] = value


def places(plan: Data, path: str) -> Iterator[Place]:
    root = schema.bundle(kind_of(path))
    yield from _below(plan[path], root, root)


def _below(data, root: dict, node: dict) -> Iterator[Place]:
    node = visibility.resolved(root, node)
    if isinstance(data, dict):
        for name in list(data):
            below = node.get("properties", {}).get(name, node.get("additionalProperties"))
            if isinstance(below, dict):
                needed = name in node.get("required", ())
                yield Place(data, name, root, visibility.resolved(root, below), needed)
                yield from _below(data[name], root, below)
    elif isinstance(data, list):
        for index in range(len(data)):
            yield Place(data, index, root, visibility.resolved(root, node["items"]), True)
            yield from _below(data[index], root, node["items"])


# --- values that a schema allows ------------------------------------------------------------------


def made(rng: random.Random, root: dict, node: dict, known: dict[str, list], depth: int = 0):
    """Some value of this shape; `known` are the values that the plan has by their key."""
    node = visibility.resolved(root, node)
    if "enum" in node:
        return rng.choice(node["enum"])
    types = node.get("type", "string")
    kind = rng.choice(types) if isinstance(types, list) else types
    if kind == "object":
        needed = node.get("required", ())
        chosen = [n for n in node.get("properties", {}) if n in needed or rng.random() < 0.4]
        below = node.get("properties", {})
        return {
            name: _known(rng, known, name) or made(rng, root, below[name], known, depth)
            for name in chosen
        }
    if kind == "array":
        count = max(node.get("minItems", 0), rng.choice((0, 1, 1, 2, 5)) if depth < 3 else 0)
        items = [made(rng, root, node["items"], known, depth + 1) for _ in range(count)]
        return list({repr(item): item for item in items}.values())
    if kind == "integer":
        return max(node.get("minimum", 0), rng.choice((0, 1, 2, 7, 50, 99999)))
    return {"boolean": rng.random() < 0.5, "null": None}.get(kind, _text(rng, node))


def _known(rng: random.Random, known: dict[str, list], name: str):
    return deepcopy(rng.choice(known[name])) if known.get(name) and rng.random() < 0.8 else None


def _text(rng: random.Random, node: dict) -> str:
    if node.get("format") in ("plan-date", "day"):
        return _date(rng, day=node["format"] == "day")
    if node.get("format"):
        return "https://www.example.edu.cn"
    return rng.choice(TEXTS)[: node.get("maxLength", 200)].strip()


def _date(rng: random.Random, day: bool = False) -> str:
    if day:
        return f"2025-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
    return rng.choice(DATES).format(y=2025, n=2026, p=2024)


def values_by_key(plan: Data) -> dict[str, list]:
    """What stands behind each key anywhere in the plan: names that refer to something."""
    found: dict[str, list] = {}
    for path in plan:
        for place in places(plan, path):
            if isinstance(place.key, str):
                found.setdefault(place.key, []).append(place.value)
    return found


# --- steps: anywhere, by the schema ---------------------------------------------------------------


def _anywhere(rng: random.Random, plan: Data) -> Place:
    path = rng.choice(sorted(plan))
    return rng.choice(list(places(plan, path)) or [Place({"x": 1}, "x", {}, {}, True)])


def another_value(rng, plan):
    place = _anywhere(rng, plan)
    if not isinstance(place.value, dict | list) or rng.random() < 0.3:
        place.put(made(rng, place.root, place.node, values_by_key(plan)))


def left_out(rng, plan):
    """A field that may be missing is missing, or null, or an empty list."""
    place = _anywhere(rng, plan)
    types = place.node.get("type", ())
    if isinstance(place.value, list) and not place.node.get("minItems"):
        place.value.clear()
    elif not place.needed:
        del place.holder[place.key]
    elif "null" in types:
        place.put(None)


def all_left_out(rng, plan):
    """The same everywhere in a file, as often as chance will."""
    path = rng.choice(sorted(plan))
    often = rng.choice((0.1, 0.5, 1))
    for place in list(places(plan, path)):
        if rng.random() < often and isinstance(place.holder, dict) and place.key in place.holder:
            if not place.needed:
                del place.holder[place.key]
            elif "null" in place.node.get("type", ()):
                place.put(None)


def added(rng, plan):
    """A field that was missing, or one more entry of a list."""
    path = rng.choice(sorted(plan))
    root, known = schema.bundle(kind_of(path)), values_by_key(plan)
    place = rng.choice([Place({"": plan[path]}, "", root, root, True), *places(plan, path)])
    value, node = place.value, place.node
    if isinstance(value, dict):
        missing = [name for name in node.get("properties", {}) if name not in value]
        if missing:
            name = rng.choice(missing)
            value[name] = made(rng, root, node["properties"][name], known)
    elif isinstance(value, list):
        value.insert(rng.randint(0, len(value)), made(rng, root, node["items"], known))


def reordered(rng, plan):
    place = _anywhere(rng, plan)
    if isinstance(place.value, list):
        rng.shuffle(place.value)


def repeated(rng, plan):
    """An entry once more, or only one left."""
    place = _anywhere(rng, plan)
    if isinstance(place.value, list) and place.value:
        if rng.random() < 0.5:
            place.value.append(deepcopy(rng.choice(place.value)))
        else:
            place.put([rng.choice(place.value)])


def file_removed(rng, plan):
    """Of kinds of which there may be any number."""
    many = [path for path in plan if path.count("/") == 2]
    if many:
        del plan[rng.choice(many)]


# --- steps: what belongs together -----------------------------------------------------------------


def renamed(rng, plan):
    """A name, wherever it stands."""
    names = {n for data in plan.values() for n in _names(data)}
    old, new = rng.choice(sorted(names)), rng.choice(NAMES)
    for path, data in plan.items():
        plan[path] = _each_text(data, lambda text: text.replace(old, new))


def _names(data) -> Iterator[str]:
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        if isinstance(value, dict | list):
            yield from _names(value)
        elif key in NAMING and isinstance(value, str):
            yield value


def _each_text(data, change):
    if isinstance(data, dict):
        return {_each_text(k, change): _each_text(v, change) for k, v in data.items()}
    if isinstance(data, list):
        return [_each_text(value, change) for value in data]
    return change(data) if isinstance(data, str) and not re.fullmatch("[a-z_]+", data) else data


def renumbered(rng, plan):
    """A clause is called otherwise, there and wherever it is cited."""
    year = rng.choice(years(plan))
    clauses = [each["clause"] for each in plan[f"{year}/document.yaml"]["clauses"]]
    old, new = rng.choice(clauses), rng.choice(CLAUSES)
    for path in [path for path in plan if path.startswith(year)]:
        for place in places(plan, path):
            if place.key == "clause" and str(place.value).startswith(old):
                place.put(new + place.value[len(old) :])


def headed(rng, plan):
    clause = rng.choice(plan[f"{rng.choice(years(plan))}/document.yaml"]["clauses"])
    clause.update(rng.choice(({"heading": rng.choice(TEXTS)}, {"mark": rng.choice(MARKS)})))
    if rng.random() < 0.3:
        clause.pop("heading", None)


def tables_otherwise(rng, plan):
    """Other columns, captions, kinds, marks; none; twice; with a text and a list beside it."""
    clauses = plan[f"{rng.choice(years(plan))}/document.yaml"]["clauses"]
    found = [(c, b) for c in clauses for b in c.get("blocks", ()) if "table" in b]
    if not found:
        return
    clause, block = rng.choice(found)
    columns = block["columns"]
    more = ["责任部门", "备注", "考核时间", "证书名称", "名额", "负责人", "序号", *TEXTS[:5]]
    rng.choice((
        lambda: columns.insert(rng.randint(0, len(columns)), rng.choice(more)),
        lambda: columns.pop(rng.randrange(len(columns))),
        lambda: rng.shuffle(columns),
        lambda: columns.__setitem__(rng.randrange(len(columns)), rng.choice(more)),
        lambda: block.update(columns=[rng.choice(more)]),
        lambda: block.update(caption=rng.choice(("表", "附表", "表10 某表", "表 3　表", *TEXTS))),
        lambda: block.update(table=rng.choice(("quotas", "teams", "schedule"))),
        lambda: block.update(item_mark=rng.choice(MARKS), range_mark=rng.choice("—－-~至")),
        lambda: clause["blocks"].append(deepcopy(block)),
        lambda: clause["blocks"].__setitem__(clause["blocks"].index(block), {"text": "略。"}),
        lambda: block.update(text=rng.choice(TEXTS), items=[rng.choice(TEXTS)]),
        lambda: rng.choice(clauses).setdefault("blocks", []).append(deepcopy(block)),
    ))()  # fmt: skip


def without_tables(rng, plan):
    for clause in plan[f"{rng.choice(years(plan))}/document.yaml"]["clauses"]:
        kept = [b for b in clause.get("blocks", ()) if not b.keys() & {"table", "members"}]
        clause["blocks"] = kept or [{"text": "略。"}]


def certificates(rng, plan):
    """One certificate, or many."""
    year = rng.choice(years(plan))
    paths = [path for path in plan if path.startswith(f"{year}/certificates/")]
    if rng.random() < 0.3:
        for path in paths[1:]:
            del plan[path]
    elif paths:
        first = plan[rng.choice(paths)]
        for turn in range(rng.choice((1, 3, 40))):
            copy = deepcopy(first)
            copy |= {"name": f"证书第{turn}种", "number": 100 + turn}
            copy.pop("sessions", None)
            plan[f"{year}/certificates/more-{turn}.yaml"] = copy


def a_draft(rng, plan):
    head = plan[f"{rng.choice(years(plan))}/plan.yaml"]
    head.update(status="草案", number=None, issued=None)


def another_status(rng, plan):
    head = plan[f"{rng.choice(years(plan))}/plan.yaml"]
    head["status"] = rng.choice(("执行中", "已归档", "草案"))


def another_year(rng, plan):
    """The newest year once more, as the next one."""
    year = years(plan)[-1]
    fresh = str(int(year) + 1)
    if len(years(plan)) < 4:
        for path in [path for path in plan if path.startswith(f"{year}/")]:
            plan[path.replace(year, fresh, 1)] = _each_text(
                plan[path],
                lambda text: text.replace(fresh, str(int(fresh) + 1)).replace(year, fresh),
            )


def a_notice(rng, plan):
    year = rng.choice(years(plan))
    root = schema.bundle("notice")
    fresh = made(rng, root, root, values_by_key(plan))
    part = root["properties"]["body"]["items"]
    fresh["body"] = [made(rng, root, part, {}) for _ in range(rng.randint(1, 5))]
    if rng.random() < 0.7:  # as it should be
        fresh.update(issued=f"{year}-05-20", number=f"示卫院〔{year}〕9{rng.randint(10, 99)}号",
                     replaces=None, withdrawn=None,
                     status=rng.choice(("草稿", "已印发")))  # fmt: skip
    plan[f"{year}/notices/odd-{rng.randint(1, 9)}.yaml"] = fresh


def a_summary(rng, plan):
    year, rows = rng.choice(years(plan)), rng.choice(sorted(VIEWS))
    names = list(VIEWS[rows].names)
    pick = lambda most: rng.sample(names, rng.randint(0, min(most, len(names))))  # noqa: E731
    plan[f"{year}/summaries/odd-{rng.randint(1, 9)}.yaml"] = {
        "title": f"{year}年{rng.choice(NAMES)}表", "source": None, "rows": rows,
        "columns": [
            {"title": name, "value": name} | ({"total": True} if rng.random() < 0.3 else {})
            for name in pick(12) or names[:1]
        ],
        "only": [{"value": name, "among": [rng.choice(TEXTS), "初级"]} for name in pick(1)],
        "order": pick(3), "notes": [rng.choice(TEXTS)],
    }  # fmt: skip


def an_amendment(rng, plan):
    """Of any single value of a file of the year."""
    year = rng.choice(years(plan))
    files = [p for p in plan if p.startswith(f"{year}/") and kind_of(p) not in ("amendments",)]
    path = rng.choice(files)
    route, was, place = rng.choice(list(_routes(plan[path], plan, path)) or [((), None, None)])
    if route:
        becomes = made(rng, place.root, place.node, values_by_key(plan))
        plan[f"{year}/amendments.yaml"]["amendments"].append({
            "id": f"A{rng.randint(10, 9999)}", "file": path.partition("/")[2], "target": route,
            "was": was, "becomes": becomes if isinstance(becomes, SCALARS) else None,
            "effective": f"{year}-0{rng.randint(1, 9)}-15",
            "document": "关于调整的通知（示卫院〔2025〕6号）",
        })  # fmt: skip


def _routes(data, plan, path) -> Iterator[tuple]:
    """(route, value, place) of single values; entries of lists are known by what names them."""
    by_holder = {(id(p.holder), p.key): p for p in places(plan, path)}

    def below(value, route):
        items = value.items() if isinstance(value, dict) else enumerate(value)
        for key, each in items:
            named = key
            if isinstance(each, dict) and isinstance(value, list):
                named = next((each[n] for n in ("id", "major", "name", "title") if n in each), key)
            if isinstance(each, dict | list):
                yield from below(each, (*route, str(named)))
            elif (id(value), key) in by_holder:
                last = str(each if isinstance(value, list) else named)
                yield [*route, last], each, by_holder[id(value), key]

    yield from below(data, ())


def an_erratum(rng, plan):
    year = rng.choice(years(plan))
    clause = rng.choice(plan[f"{year}/document.yaml"]["clauses"])
    texts = [b["text"] for b in clause.get("blocks", ()) if b.get("text")]
    if texts:
        text = rng.choice(texts)
        start = rng.randrange(len(text))
        stored = text[start : start + rng.randint(1, 8)]
        entry = schema.bundle("errata")["properties"]["errata"]["items"]["properties"]
        kinds = entry["kind"]["enum"]
        plan[f"{year}/errata.yaml"]["errata"].append({
            "id": f"E{rng.randint(10, 9999)}", "group": f"O{rng.randint(1, 99)}",
            "clause": clause["clause"], "kind": rng.choice(kinds), "as_stored": stored,
            "corrected": rng.choice(("", stored + "字", "字")) or "字", "note": "疑误",
        })  # fmt: skip


def nothing_to_do(rng, plan):
    """Phases without tasks, tasks without owners, bodies without people or duties."""
    year = rng.choice(years(plan))
    phases, bodies = plan[f"{year}/timeline.yaml"]["phases"], plan[f"{year}/groups.yaml"]
    rng.choice((
        lambda: [phase.update(tasks=[]) for phase in phases],
        lambda: [t.update(owners=[]) for phase in phases for t in phase["tasks"]],
        lambda: bodies.update(groups=[]),
        lambda: bodies["teams"].update(duties=[]),
        lambda: [group.update(roles=[], duties=[]) for group in bodies["groups"]],
        lambda: phases.__delitem__(slice(1, None)),
        lambda: [t.pop("kinds", 0) for phase in phases for t in phase["tasks"]],
        lambda: plan[f"{year}/commitments.yaml"].update(commitments=[]),
        lambda: plan[f"{year}/amendments.yaml"].update(amendments=[]),
        lambda: plan[f"{year}/errata.yaml"].update(errata=[]),
        lambda: [plan[p].update(quotas=[]) for p in plan if p.startswith(f"{year}/certificates")],
        lambda: [plan.pop(p) for p in list(plan) if p.startswith(f"{year}/departments/")],
        lambda: [plan.pop(p) for p in list(plan) if p.startswith(f"{year}/certificates/")],
        lambda: [plan.pop(p) for p in list(plan) if p.startswith(f"{year}/notices/")],
    ))()  # fmt: skip


STEPS: tuple[Step, ...] = (
    another_value, another_value, another_value, left_out, left_out, all_left_out, added, added,
    reordered, repeated, file_removed, renamed, renamed, renumbered, headed, tables_otherwise,
    tables_otherwise, without_tables, certificates, a_draft, another_status, another_year,
    a_notice, a_notice, a_summary, a_summary, an_amendment, an_erratum, nothing_to_do,
)  # fmt: skip


@dataclass
class Draw:
    """A plan after a step, the names of the steps so far, and whether it has no errors."""

    plan: Data
    steps: tuple[str, ...]
    whole: bool = False


def drawn(rng: random.Random, plan: Data, steps: tuple[str, ...] = ()) -> Draw:
    """The plan after one to three more steps."""
    fresh = deepcopy(plan)
    for step in rng.choices(STEPS, k=rng.choice((1, 1, 2, 3))):
        step(rng, fresh)
        steps = (*steps, step.__name__)
    return Draw(fresh, steps)
