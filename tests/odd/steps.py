"""A step from one plan to another, as the schemas allow: a value, or what belongs together.

Another value of an enumeration, a field left out or added, a list emptied, doubled or in another
order, longer and stranger words, other columns, headings, numbers and tables, one certificate or
forty, another year.
"""

import random
import re
from collections.abc import Callable, Iterator
from copy import deepcopy

from generators.model.views import VIEWS
from generators.shape import schema
from odd.plans import Data, Place, kind_of, places, years
from odd.values import NAMES, TEXTS, made, values_by_key

CLAUSES = (
    "第一章", "第一条", "1", "1.1", "附则", "（一）", "一（1）", "十一", "二十", "壹", "Ⅰ", "A",
    "总则", "二（十一）", "三（三）1", "引言二", "一、", "第十二章第三节", "百", "零",
)  # fmt: skip
MARKS = ("（{}）", "{}.", "{}", "第{}项　", "①{}", "[{}]", "{}、", " {} ")
NAMING = ("name", "lead", "head", "department", "room", "clause")
SCALARS = (str, int, bool, type(None))
Step = Callable[[random.Random, Data], None]

# --- anywhere, by the schema ----------------------------------------------------------------------


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
