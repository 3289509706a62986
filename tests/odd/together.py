"""Steps that change what belongs together: a name everywhere, tables, certificates, years."""

import re
from collections.abc import Iterator
from copy import deepcopy

from generators.core.schema import schema
from generators.model.views import COUNTED, VIEWS
from odd.plans import kind_of, places, years
from odd.values import NAMES, TEXTS, made, values_by_key

CLAUSES = (
    "第一章", "第一条", "1", "1.1", "附则", "（一）", "一（1）", "十一", "二十", "壹", "Ⅰ", "A",
    "总则", "二（十一）", "三（三）1", "引言二", "一、", "第十二章第三节", "百", "零",
)  # fmt: skip
SPANS = (
    (("{y}", "{y}"), ("{n}", "{n}")), (("{y}-03", "{y}-03"), ("{y}-05", "{n}-02")),
    (("{y}-03/上旬", "{y}-06/中旬"), ("{y}-11/下旬", "{y}-12/下旬")),
    (("{y}-03-01", "before {y}-06-30"), ("{y}-07-01", "before {y}-12-31")),
    (("{p}-{y}-2", "{p}-{y}-2"), ("{y}-{n}-1", "{y}-{n}-1")),
    (("before {y}-03-05", "{y}-06"), ("before {y}-07-05", "{y}-12")),
)  # fmt: skip
MARKS = ("（{}）", "{}.", "{}", "第{}项　", "①{}", "[{}]", "{}、", " {} ")
NAMING = ("name", "lead", "head", "department", "clause")
SITTINGS = (  # what else is said of a session
    {},
    {"part": "理论"},
    {"part": "实操", "turns": 7},
    {"batch": "第二批", "people": 30},
    {"part": "口试（逐人）", "groups": ["甲组", "2101班"]},
    {"batch": None, "groups": []},
)
SCALARS = (str, int, bool, type(None))


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
    """What was said to stand in one stands in its clause."""
    year = rng.choice(years(plan))
    for clause in plan[f"{year}/document.yaml"]["clauses"]:
        kept = [b for b in clause.get("blocks", ()) if not b.keys() & {"table", "members"}]
        if clause.get("blocks"):
            clause["blocks"] = kept or [{"text": "略。"}]
    for path in [path for path in plan if path.startswith(year)]:
        plan[path] = _each_text(plan[path], lambda text: re.sub("表[0-9]$", "", text))


def few_words(rng, plan):
    """Paragraphs that say nothing of the data, and nothing that quotes them."""
    year = rng.choice(years(plan))
    for clause in plan[f"{year}/document.yaml"]["clauses"]:
        for block in clause.get("blocks", ()):
            if "text" in block:
                block["text"] = "按有关规定办理。"
            if "caption" in block:
                block["caption"] = re.sub("^(表 *[0-9]*).*", r"\1 附表", block["caption"])
            if "items" in block:
                block["items"] = ["按有关规定办理。"] * rng.choice((1, 1, 30))
    for path in [path for path in plan if path.startswith(year)]:
        for place in places(plan, path):
            if place.key == "origin":
                place.put({"kind": "补录", "document": "教学部的说明"})
    plan[f"{year}/errata.yaml"]["errata"] = []
    plan[f"{year}/commitments.yaml"] = {"commitments": []}
    without_amendments(plan, year)


def without_amendments(plan, year):
    for path in [path for path in plan if path.startswith(f"{year}/amendments/")]:
        del plan[path]


def certificates(rng, plan):
    """One certificate, or many."""
    few_words(rng, plan)
    for year in years(plan):
        without_amendments(plan, year)
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


def majors(rng, plan):
    """Many more, or only those that are used."""
    register = plan["majors.yaml"]
    if rng.random() < 0.4:
        used = {v for values in values_by_key(plan).values() for v in values if isinstance(v, str)}
        used |= {name for data in plan.values() for name in _listed(data)}
        kept = [each for each in register["majors"] if each["name"] in used]
        register.update(majors=kept or register["majors"][:1])
    else:
        register["majors"] += [
            {"name": f"第{turn}专业", "slug": f"more-{turn}", "department": None}
            for turn in range(rng.choice((1, 5, 60)))
        ]
    register["catalogue"] = None


def _listed(data) -> Iterator[str]:
    for value in data.values() if isinstance(data, dict) else data:
        if isinstance(value, dict | list):
            yield from _listed(value)
        elif isinstance(value, str):
            yield value


def a_session(rng, plan):
    """As it should be: in a room of its own, for majors that the certificate is for."""
    year = rng.choice(years(plan))
    paths = [path for path in plan if path.startswith(f"{year}/certificates/")]
    if paths:
        certificate, room = plan[rng.choice(paths)], f"考场{rng.randint(1, 99)}"
        plan["rooms.yaml"]["rooms"].append({"name": room, "capacity": 9999})
        certificate.setdefault("sessions", []).append({
            "id": f"S{rng.randint(10, 999)}", "date": f"{year}-11-{rng.randint(10, 28)}",
            "starts": "09:00", "ends": rng.choice(("10:30", "23:59")),
            "rooms": [{"name": room, "seats": 9999}],
            "majors": certificate["eligible"]["majors"][: rng.randint(1, 9)], "invigilators": [],
            "origin": {"kind": "补录", "document": "考务安排"},
        } | rng.choice(SITTINGS))  # fmt: skip


def a_house(rng, plan):
    """Papers in a form of its own, at the ends of what is allowed."""
    root = schema.bundle("paper")
    plan["paper.yaml"] = {
        name: rng.choice((None, node["minimum"], node["maximum"])) if "minimum" in node else None
        for name, node in root["properties"].items()
    } | {"source": "本校公文格式"}


def an_amended_quota(rng, plan):
    """Of a certificate: another number, another lead, an entry less, one more."""
    year = rng.choice(years(plan))
    paths = [path for path in plan if path.startswith(f"{year}/certificates/")]
    if not paths:
        return
    path = rng.choice(paths)
    certificate, day = plan[path], f"{year}-0{rng.randint(3, 9)}-{rng.randint(10, 28)}"
    for quota in certificate["quotas"]:
        for later in ("approved", "registered", "examined", "passed", "certified"):
            quota.pop(later, None)
    certificate.pop("sessions", None)
    file = path.partition("/")[2]
    for other in [p for p in plan if "/amendments/" in p and plan[p]["file"] == file]:
        del plan[other]
    quotas, free = certificate["quotas"], certificate["eligible"]["majors"]
    people = [each["name"] for each in plan["people.yaml"]["people"]]
    changes = [(["team", "lead"], certificate["team"]["lead"], rng.choice(people))]
    for quota in quotas[:2]:
        at = ["quotas", quota["major"]]
        changes += [([*at, "declared"], quota["declared"], 1), (at, quota["major"], None)]
    used = [quota["major"] for quota in quotas]
    changes += [
        (["quotas"], None, {"major": major, "declared": 7}) for major in free if major not in used
    ]
    for target, was, becomes in rng.sample(changes, rng.randint(1, len(changes))):
        number = rng.randint(100, 9999)
        plan[f"{year}/amendments/{day}-{number}.yaml"] = {
            "file": file, "target": target, "was": was, "becomes": becomes,
            "effective": day, "document": f"关于调整的通知（示卫院〔{year}〕{number}号）",
        }  # fmt: skip


def without_bodies(rng, plan):
    """Departments alone do what there is to do."""
    few_words(rng, plan)
    for year in years(plan):
        groups = plan[f"{year}/groups.yaml"]
        names = {group["name"] for group in groups["groups"]}
        groups["groups"] = []
        for clause in plan[f"{year}/document.yaml"]["clauses"]:
            if "blocks" in clause:
                kept = [block for block in clause["blocks"] if "members" not in block]
                clause["blocks"] = kept or [{"text": "略。"}]
        for phase in plan[f"{year}/timeline.yaml"]["phases"]:
            for task in phase["tasks"]:
                task["owners"] = [each for each in task["owners"] if each["who"] not in names]


def hardly_any_text(rng, plan):
    few_words(rng, plan)
    year = rng.choice(years(plan))
    plan[f"{year}/document.yaml"]["clauses"] = rng.choice((
        [{"clause": "总则"}],
        [{"clause": "一", "blocks": [{"text": "略。"}]}],
        [{"clause": "第一章", "heading": "总则"}, {"clause": "第一条", "blocks": [{"text": "略"}]}],
        [{"clause": str(number), "heading": rng.choice(NAMES)} for number in range(1, 60)],
    ))  # fmt: skip


def dated_otherwise(rng, plan):
    """Phases of every precision; nothing is due on a day."""
    year = rng.choice(years(plan))
    spans = rng.choice(SPANS)
    for phase, span in zip(plan[f"{year}/timeline.yaml"]["phases"], spans, strict=False):
        phase["starts"], phase["ends"] = (
            each.format(y=year, n=int(year) + 1, p=int(year) - 1) for each in span
        )
        for task in phase["tasks"]:
            task["due"] = None
            task.pop("done", None)


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
    if len(years(plan)) > 3:
        return
    for path in [p for p in plan if p.startswith(f"{year}/") and "/notices/" not in p]:
        plan[path.replace(year, fresh, 1)] = _each_text(
            plan[path],
            lambda text: text.replace(fresh, str(int(fresh) + 1)).replace(year, fresh),
        )
    without_amendments(plan, fresh)
    for kind in ("errata", "waivers", "enrolment"):
        plan[f"{fresh}/{kind}.yaml"][kind] = []


def a_notice(rng, plan):
    """Of any kind and status, with parts and tables of every kind."""
    year = rng.choice(years(plan))
    root = schema.bundle("notice")
    kind, tables = rng.choice(root["properties"]["kind"]["enum"]), root["$defs"]["table"]["enum"]
    number, withdrawn = rng.randint(100, 9999), rng.random() < 0.3
    college = plan["college.yaml"]["name"]
    title = {"纪要": f"{college}工作会议纪要"}.get(kind, f"{college}关于有关事项的{kind}")
    parts = [
        {"text": rng.choice(TEXTS)}, {"items": [rng.choice(TEXTS)] * rng.choice((1, 40))},
        {"heading": rng.choice(NAMES)}, {"subheading": rng.choice(NAMES)},
        {"table": rng.choice(tables)}, {"text": "按有关规定办理。"}, {"text": "依据{方案}办理。"},
    ]  # fmt: skip
    plan[f"{year}/notices/odd-{rng.randint(1, 9)}.yaml"] = {
        "kind": kind, "status": "已撤回" if withdrawn else rng.choice(("草稿", "已印发")),
        "title": title, "number": f"{plan['college.yaml']['document_prefix']}〔{year}〕{number}号",
        "issued": f"{year}-05-20", "addressees": [] if kind == "纪要" else ["各部门"],
        "body": rng.choices(parts, k=rng.choice((1, 3, 12))),
        "attachments": [
            {"title": rng.choice(NAMES), "table": table}
            for table in rng.sample(tables, rng.choice((0, 0, 1, 4)))
        ],
        "sealed": rng.random() < 0.5 and kind != "纪要", "contact": None,
        "meeting": "工作会议" if kind == "纪要" else None,
        "present": ["教学部"] if kind == "纪要" else [],
        "imprint": rng.choice((None, {"copies_to": ["学院领导"], "printed_by": "办公室",
                                      "printed_on": f"{year}-05-20"})),
        "replaces": None,
        "withdrawn": {"on": f"{year}-05-23", "reason": "有误"} if withdrawn else None,
    }  # fmt: skip


def a_summary(rng, plan):
    year, rows = rng.choice(years(plan)), rng.choice(sorted(VIEWS))
    names = list(VIEWS[rows].names)
    pick = lambda most: rng.sample(names, rng.randint(0, min(most, len(names))))  # noqa: E731
    plan[f"{year}/summaries/odd-{rng.randint(1, 9)}.yaml"] = {
        "title": f"{year}年{rng.choice(NAMES)}表", "source": None, "rows": rows,
        "columns": [
            {"title": name, "value": name} | ({"total": True} if name in COUNTED else {})
            for name in pick(12) or names[:1]
        ],
        "only": [{"value": name, "among": [rng.choice(TEXTS), "初级"]} for name in pick(1)],
        "order": pick(3), "notes": [rng.choice(TEXTS)],
    }  # fmt: skip


def an_amendment(rng, plan):
    """Of any single value of a file of the year."""
    year = rng.choice(years(plan))
    kinds = ("amendment", "notice", "summary")
    files = [p for p in plan if p.startswith(f"{year}/") and kind_of(p) not in kinds]
    path = rng.choice(files)
    route, was, place = rng.choice(list(_routes(plan[path], plan, path)) or [((), None, None)])
    if route:
        becomes = made(rng, place.root, place.node, values_by_key(plan))
        plan[f"{year}/amendments/a{rng.randint(10, 9999)}.yaml"] = {
            "file": path.partition("/")[2], "target": route,
            "was": was, "becomes": becomes if isinstance(becomes, SCALARS) else None,
            "effective": f"{year}-0{rng.randint(1, 9)}-15",
            "document": f"关于调整的通知（示卫院〔{year}〕{rng.randint(100, 9999)}号）",
        }  # fmt: skip


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
        lambda: without_amendments(plan, year),
        lambda: plan[f"{year}/errata.yaml"].update(errata=[]),
        lambda: [plan[p].update(quotas=[]) for p in plan if p.startswith(f"{year}/certificates")],
        lambda: [plan.pop(p) for p in list(plan) if p.startswith(f"{year}/departments/")],
        lambda: [plan.pop(p) for p in list(plan) if p.startswith(f"{year}/certificates/")],
        lambda: [plan.pop(p) for p in list(plan) if p.startswith(f"{year}/notices/")],
    ))()  # fmt: skip
