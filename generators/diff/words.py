"""What things of a plan and their fields are called in a sentence.

Fields have the titles that the schemas show to editors, so that a new field has a name at once.
Compares nothing.
"""

from functools import cache

from generators.core.schema import schema
from generators.diff.values import quoted, shortened
from generators.model import notices as n
from generators.model import registries as r
from generators.model.documents import Block, Clause, Head
from generators.model.entities import (
    Certificate,
    Commitment,
    Duty,
    Eligible,
    Evidence,
    Group,
    Owner,
    Phase,
    Quota,
    Responsibility,
    Role,
    Session,
    Settled,
    Task,
    Team,
    Teams,
)
from generators.model.load import INSTITUTION, YEAR
from generators.model.records import (
    Amendment,
    Citation,
    Erratum,
    Only,
    Students,
    Summary,
    SummaryColumn,
    Waiver,
)
from generators.model.structure import Entity

_KIND = {cls: kind for kind, cls in (*INSTITUTION.values(), *YEAR.values())}
_SHORT = 24  # characters of a text that stand in a name
_PERSONS = "人数"
_FILE_NAME = "英文短名（文件名）"  # of what has a file of its own; no key of it
_UNITS = {(Students, "students"): "人", (r.Room, "capacity"): "人", (Session, "seats"): "个"}

NAMES = {
    r.College: lambda x: "学校",
    r.Account: lambda x: f"{x.who}的账号",
    r.Department: lambda x: f"部门“{x.name}”",
    r.Major: lambda x: f"专业“{x.name}”",
    r.Person: lambda x: f"人员“{x.name}”",
    r.FormerName: lambda x: f"曾用名“{x.name}”",
    r.FormerCollege: lambda x: f"曾用名“{x.name}”",
    r.Term: lambda x: f"用语“{x.name}”",
    r.Room: lambda x: f"场所“{x.name}”",
    r.Day: lambda x: f"{_DAYS[x.spot.route[0]]}{x.day.chinese}",
    r.Catalogue: lambda x: "专业目录",
    Certificate: lambda x: x.name,
    Quota: lambda x: x.major + _bracketed(*filter(None, (x.level, x.population))),
    Session: lambda x: f"考核场次 {x.id}",
    Team: lambda x: "教学团队",
    Eligible: lambda x: "可申报的专业",
    Responsibility: lambda x: x.department,
    Duty: lambda x: f"职责{quoted(x.text, _SHORT)}",
    Evidence: lambda x: f"完成情况 {x.task}",
    Group: lambda x: x.name,
    Teams: lambda x: x.name,
    Role: lambda x: x.title,
    Phase: lambda x: f"阶段 {x.id}",
    Task: lambda x: f"任务{quoted(x.text, _SHORT)}",
    Owner: lambda x: x.who,
    Commitment: lambda x: f"待落实事项{quoted(x.text, _SHORT)}",
    Settled: lambda x: f"其余的话{quoted(x.quote, _SHORT)}",
    Students: lambda x: f"{x.major}的在校学生数",
    Citation: lambda x: f"引用文件《{shortened(x.title, _SHORT)}》",
    Clause: lambda x: f"正文 {x.clause}",
    Summary: lambda x: f"汇总表“{x.title}”",
    SummaryColumn: lambda x: f"列“{x.title}”",
    Only: lambda x: f"只列{x.value}",
    n.Notice: lambda x: f"{x.kind}“{shortened(x.title)}”",
    n.NoticePart: lambda x: "正文",
    Head: lambda x: "",  # the plan itself
    n.NoticeAttachment: lambda x: f"附件“{x.title}”",
    Amendment: lambda x: f"变更 {x.id}",
    Erratum: lambda x: f"勘误 {x.id}",
    Waiver: lambda x: f"豁免 {x.code}",
}
_DAYS = {"rest_days": "放假的日子", "work_days": "上班的日子"}
_SILENT = {  # the name says it
    (Role, "people"), (Block, "text"), (Block, "items"), (Eligible, "majors"),
    (n.NoticePart, "text"), (n.NoticePart, "items"), (Students, "students"),
}  # fmt: skip
_ALONE = (Task, r.Account)  # known without what holds it


def name(path: tuple[Entity, ...]) -> str:
    """What a thing is called, with what holds it: 证书甲·专业一. A file that is there once has the
    title of its schema, where nothing within it is spoken of."""
    parts = []
    for entity in path:
        if isinstance(entity, _ALONE):
            parts.clear()
        parts.append(own_name(type(path[0]), entity))
    return "·".join(filter(None, parts)) or _title_of_file(path[0])


def own_name(root: type, entity: Entity) -> str:
    if named := NAMES.get(type(entity)):
        return named(entity)
    route = entity.spot.route
    return _title(root, route) if route and isinstance(route[-1], str) else ""


def _title_of_file(file: Entity) -> str:
    return "" if type(file) in NAMES else schema.bundle(_KIND[type(file)])["title"]


def field_name(path: tuple[Entity, ...], field: str, *, whole: bool = False) -> str:
    """The title of a field of the last entity, without 人数 where a unit says it (but `whole`)."""
    if (type(path[-1]), field) in _SILENT:
        return ""
    if field == "slug" and len(path) == 1:
        return _FILE_NAME
    title = _title(type(path[0]), (*path[-1].spot.route, field))
    return title if whole or title == _PERSONS else title.removesuffix(_PERSONS)


def unit(path: tuple[Entity, ...], field: str) -> str:
    if field == "slug" or (type(path[-1]), field) in _UNITS:
        return _UNITS.get((type(path[-1]), field), "")
    return "人" if _title(type(path[0]), (*path[-1].spot.route, field)).endswith(_PERSONS) else ""


def _bracketed(*words: str) -> str:
    return f"（{'、'.join(words)}）" if words else ""


@cache
def _title(root: type, route: tuple) -> str:
    """What the schema calls the key at the end of a route."""
    bundle = schema.bundle(_KIND[root])
    node = bundle
    for step in route:
        node = schema.resolved(bundle, node)
        node = node["items"] if isinstance(step, int) else node["properties"][step]
    return node.get("title") or schema.resolved(bundle, node)["title"]
