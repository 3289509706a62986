"""What things of a plan, their fields and their values are called in a sentence.

Fields have the titles that the schemas show to editors, so that a new field has a name at once.
Compares nothing.
"""

from functools import cache

from generators.dates import PlanDate
from generators.load import INSTITUTION, YEAR
from generators.model import entities as e
from generators.model import registries as r
from generators.model.structure import Entity, Origin
from generators.shape import schema

NOT_STATED = "未载明"
_KIND = {cls: kind for kind, cls in (*INSTITUTION.values(), *YEAR.values())}
_SHORT = 24  # characters of a text that stand in a name
_LONG = 60  # of a text that is shown
_CONTEXT = 8  # characters shown on either side of a difference
_PERSONS = "人数"
_UNITS = {(e.Students, "students"): "人", (r.Room, "capacity"): "人", (e.Session, "seats"): "个"}

NAMES = {
    r.College: lambda x: "学校",
    r.Account: lambda x: f"{x.who}的账号",
    r.Department: lambda x: f"部门“{x.name}”",
    r.Major: lambda x: f"专业“{x.name}”",
    r.Person: lambda x: f"人员名册的{x.name}",
    r.Term: lambda x: f"用语“{x.name}”",
    r.Room: lambda x: f"场所“{x.name}”",
    r.Day: lambda x: f"{_DAYS[x.spot.route[0]]}{x.day.chinese}",
    r.Catalogue: lambda x: "专业目录",
    e.Certificate: lambda x: x.name,
    e.Quota: lambda x: x.major + _bracketed(*filter(None, (x.level, x.population))),
    e.Session: lambda x: f"考核场次 {x.id}",
    e.Team: lambda x: "教学团队",
    e.Eligible: lambda x: "可申报的专业",
    e.Responsibility: lambda x: x.department,
    e.Duty: lambda x: f"职责 {x.id}",
    e.Evidence: lambda x: f"完成情况 {x.task}",
    e.Group: lambda x: x.name,
    e.Teams: lambda x: x.name,
    e.Role: lambda x: x.title,
    e.Phase: lambda x: f"阶段 {x.id}",
    e.Task: lambda x: f"任务 {x.id}{_bracketed(shortened(x.text, _SHORT))}",
    e.Owner: lambda x: x.who,
    e.Commitment: lambda x: f"待落实事项 {x.id}{_bracketed(shortened(x.text, _SHORT))}",
    e.Students: lambda x: x.major,
    e.Citation: lambda x: f"引用文件《{shortened(x.title, _SHORT)}》",
    e.Clause: lambda x: f"正文 {x.clause}",
    e.Summary: lambda x: f"汇总表“{x.title}”",
    e.SummaryColumn: lambda x: f"列“{x.title}”",
    e.Only: lambda x: f"只列{x.value}",
    e.Notice: lambda x: f"{x.kind}“{shortened(x.title)}”",
    e.NoticePart: lambda x: "正文",
    e.NoticeAttachment: lambda x: f"附件“{x.title}”",
    e.Amendment: lambda x: f"变更 {x.id}",
    e.Erratum: lambda x: f"勘误 {x.id}",
    e.Waiver: lambda x: f"豁免 {x.code}",
}
_DAYS = {"rest_days": "放假的日子", "work_days": "上班的日子"}
_SILENT = {(e.Role, "people"), (e.Block, "text"), (e.Block, "items")}  # the name says it
_ALONE = (e.Task,)  # known without what holds it

# What a sentence about a whole entry adds to its name.
_CONTENTS = {
    e.Certificate: lambda x: f"申报 {x.declared} 人",
    e.Quota: lambda x: f"申报 {x.declared} 人",
    e.Session: lambda x: f"{x.date.chinese}，{x.room}，{x.seats} 个座位",
    e.Duty: lambda x: shortened(x.text),
    e.Evidence: lambda x: shortened(x.what),
    e.Role: lambda x: "、".join(x.people),
    e.Phase: lambda x: x.chinese(),
    e.Task: lambda x: f"期限{x.due.chinese}" if x.due else "",
    e.Owner: lambda x: shortened(x.part or ""),
    e.Students: lambda x: f"{x.students} 人",
    e.Citation: lambda x: x.number or "",
    e.Clause: lambda x: shortened(x.heading or ""),
    e.Block: lambda x: shortened("".join(text for _, text in x.prose)),
    e.NoticePart: lambda x: shortened("".join(text for _, text in x.prose)),
    e.Notice: lambda x: x.status,
    e.Erratum: lambda x: f"“{shortened(x.as_stored)}”改为“{shortened(x.corrected)}”",
    e.Waiver: lambda x: f"{x.file}，{shortened(x.reason)}，到{x.expires.chinese}",
    e.Imprint: lambda x: shortened(x.printed_by or ""),
    e.Threshold: lambda x: f"{x.value}，依据{shortened(x.source)}",
    r.Room: lambda x: f"{x.capacity} 人",
    r.Catalogue: lambda x: f"《{x.title}》",
}


def name(path: tuple[Entity, ...]) -> str:
    """What a thing is called, with what holds it: 母婴护理·护理."""
    parts = []
    for entity in path:
        if isinstance(entity, _ALONE):
            parts.clear()
        parts.append(_own_name(type(path[0]), entity))
    return "·".join(filter(None, parts))


def _own_name(root: type, entity: Entity) -> str:
    if named := NAMES.get(type(entity)):
        return named(entity)
    route = entity.spot.route
    return _title(root, route) if route and isinstance(route[-1], str) else ""


def field_name(path: tuple[Entity, ...], field: str) -> str:
    """The title of a field of the last entity, without 人数 where a unit says it."""
    if (type(path[-1]), field) in _SILENT:
        return ""
    title = _title(type(path[0]), (*path[-1].spot.route, field))
    return title.removesuffix(_PERSONS) if title != _PERSONS else title


def unit(path: tuple[Entity, ...], field: str) -> str:
    if said := _UNITS.get((type(path[-1]), field)):
        return said
    return "人" if _title(type(path[0]), (*path[-1].spot.route, field)).endswith(_PERSONS) else ""


def contents(entity: Entity) -> str:
    """What is worth saying of a whole entry beside its name; often nothing."""
    told = _CONTENTS.get(type(entity))
    return told(entity) if told else ""


def shown(value) -> str:
    """A value as a sentence shows it."""
    if value is None:
        return NOT_STATED
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, PlanDate):
        return value.chinese
    if isinstance(value, Origin):
        return " ".join(filter(None, (value.kind, value.clause, value.basis, value.document)))
    if isinstance(value, Entity):
        return contents(value)
    if isinstance(value, tuple):
        return "、".join(map(shown, value)) or "空"
    if isinstance(value, dict):
        return "、".join(f"{key}写作{shown(text)}" for key, text in value.items())
    return shortened(str(value))


def shortened(text: str, most: int = _LONG) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def around(before: str, after: str) -> tuple[str, str]:
    """Two long texts, cut down to where they differ."""
    if max(len(before), len(after)) <= _LONG:
        return before, after
    least = min(len(before), len(after))
    start = next((i for i in range(least) if before[i] != after[i]), least)
    left = least - start
    end = next((i for i in range(left) if before[-1 - i] != after[-1 - i]), left)
    first, last = max(0, start - _CONTEXT), max(0, end - _CONTEXT)
    before, after = (
        "…" * (first > 0) + text[first : len(text) - last] + "…" * (last > 0)
        for text in (before, after)
    )
    return shortened(before), shortened(after)


def _bracketed(*words: str) -> str:
    return f"（{'、'.join(words)}）" if words else ""


@cache
def _title(root: type, route: tuple) -> str:
    """What the schema calls the key at the end of a route."""
    bundle = schema.bundle(_KIND[root])
    node = bundle
    for step in route:
        node = _resolved(bundle, node)
        node = node["items"] if isinstance(step, int) else node["properties"][step]
    return node.get("title") or _resolved(bundle, node)["title"]


def _resolved(bundle: dict, node: dict) -> dict:
    if "$ref" not in node:
        return node
    target = bundle["$defs"][node["$ref"].removeprefix("#/$defs/")]
    return _resolved(bundle, target) | {k: v for k, v in node.items() if k != "$ref"}
