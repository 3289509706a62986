"""What things of a plan and their fields are called in a sentence.

Fields have the titles that the schemas show to editors, so that a new field has a name at once.
Compares nothing.
"""

from functools import cache

from generators.core.schema import schema
from generators.core.yaml.data import Route, Step
from generators.diff.value_words import quoted, shortened, tell, telling
from generators.model import entities as e
from generators.model import notices as n
from generators.model import records
from generators.model import registries as r
from generators.model.answers_later import LaterAnswer, Reach
from generators.model.asked import Meaning, Question
from generators.model.documents import AttachedFile, Block, Clause, DocumentFile, Head, Window
from generators.model.exams import Batch, Quota, Seats, Session
from generators.model.kinds import INSTITUTION, YEAR
from generators.model.programmes import Basis, Programme
from generators.model.promises import Commitment, Settled
from generators.model.structure import Entity, Later
from generators.model.tables.forms import Column, Only

_KIND = {cls: kind for kind, cls in (*INSTITUTION.values(), *YEAR.values())}
_SHORT = 24  # characters of a text that stand in a name
_PERSONS = "人数"
_FILE_NAME = "英文短名（文件名）"  # of what has a file of its own; no key of it
_UNITS = {(records.Students, "students"): "人", (r.Room, "capacity"): "人", (Seats, "seats"): "个"}
_DAYS: dict[Step, str] = {"rest_days": "放假的日子", "work_days": "上班的日子"}

NAMES = telling(
    tell(r.College, lambda x: "学校"),
    tell(r.Account, lambda x: f"{x.who}的账号"),
    tell(r.Department, lambda x: f"部门“{x.name}”"),
    tell(r.Major, lambda x: f"专业“{x.name}”"),
    tell(r.Person, lambda x: f"人员“{x.name}”"),
    tell(r.FormerName, lambda x: f"曾用名“{x.name}”"),
    tell(r.FormerCollege, lambda x: f"曾用名“{x.name}”"),
    tell(r.Term, lambda x: f"用语“{x.name}”"),
    tell(r.Room, lambda x: f"场所“{x.name}”"),
    tell(r.Day, lambda x: f"{_DAYS[x.spot.route[0]]}{x.day.chinese}"),
    tell(r.Adjustment, lambda x: f"不照做的规则 {x.code}"),
    tell(r.Catalogue, lambda x: "专业目录"),
    tell(Programme, lambda x: f"证书项目{quoted(x.name)}"),
    tell(Basis, lambda x: f"依据{quoted(x.document, _SHORT)}"),
    tell(e.Certificate, lambda x: x.name),
    tell(Quota, lambda x: x.called),
    tell(Batch, lambda x: x.name),
    tell(Window, lambda x: f"{x.name}的报名"),
    tell(Session, lambda x: f"考核场次 {x.id}"),
    tell(Seats, lambda x: x.name),
    tell(e.Team, lambda x: "团队"),
    tell(e.Eligible, lambda x: "可申报的专业"),
    tell(e.Responsibility, lambda x: x.department),
    tell(e.Duty, lambda x: f"职责{quoted(x.text, _SHORT)}"),
    tell(e.Evidence, lambda x: f"完成情况 {x.task}"),
    tell(e.Group, lambda x: x.name),
    tell(e.Teams, lambda x: x.name),
    tell(e.Role, lambda x: x.title),
    tell(e.Phase, lambda x: f"阶段 {x.id}"),
    tell(e.Task, lambda x: f"任务{quoted(x.text, _SHORT)}"),
    tell(e.Owner, lambda x: x.who),
    tell(Commitment, lambda x: f"待落实事项{quoted(x.text, _SHORT)}"),
    tell(Settled, lambda x: f"其余的话{quoted(x.quote, _SHORT)}"),
    tell(records.Students, lambda x: f"{x.major}的在校学生数"),
    tell(records.Citation, lambda x: f"引用文件《{shortened(x.title, _SHORT)}》"),
    tell(Clause, lambda x: f"正文 {x.clause}"),
    tell(DocumentFile, lambda x: f"另附的文件“{x.title}”"),
    tell(AttachedFile, lambda x: f"附件的文件 {x.name}"),
    tell(records.Summary, lambda x: f"汇总表“{x.title}”"),
    tell(Column, lambda x: f"列“{x.title}”"),
    tell(Only, lambda x: f"只列{x.value}"),
    tell(n.Notice, lambda x: f"{x.kind}“{shortened(x.title)}”"),
    tell(n.NoticePart, lambda x: "正文"),
    tell(Head, lambda x: ""),  # the plan itself
    tell(n.NoticeAttachment, lambda x: f"附件“{x.title}”"),
    tell(records.Amendment, lambda x: f"变更 {x.slug}"),
    tell(records.Erratum, lambda x: f"勘误 {x.id}"),
    tell(records.Waiver, lambda x: f"豁免 {x.code}"),
    tell(Later, lambda x: "补录的依据"),
    tell(LaterAnswer, lambda x: f"答复 {x.question}"),
    tell(Reach, lambda x: f"{x.department}的联系办法"),
    tell(Question, lambda x: f"问题{quoted(x.text, _SHORT)}"),
    tell(Meaning, lambda x: f"“{shortened(x.words, _SHORT)}”的意思"),
)
_SILENT = {  # the name says it
    (e.Role, "people"), (Block, "text"), (Block, "items"), (e.Eligible, "majors"),
    (n.NoticePart, "text"), (n.NoticePart, "items"), (records.Students, "students"),
}  # fmt: skip
_ALONE = (e.Task, r.Account)  # known without what holds it


def name(path: tuple[Entity, ...]) -> str:
    """What a thing is called, with what holds it: 证书甲·专业一. A file that is there once has the
    title of its schema, where nothing within it is spoken of."""
    parts: list[str] = []
    for entity in path:
        if isinstance(entity, _ALONE):
            parts.clear()
        parts.append(own_name(type(path[0]), entity))
    return "·".join(filter(None, parts)) or _title_of_file(path[0])


def own_name(root: type[Entity], entity: Entity) -> str:
    if named := NAMES.get(type(entity)):
        return named(entity)
    route = entity.spot.route
    return _title(_KIND[root], route) if route and isinstance(route[-1], str) else ""


def _title_of_file(file: Entity) -> str:
    return "" if type(file) in NAMES else str(schema.bundle(_KIND[type(file)])["title"])


def field_name(path: tuple[Entity, ...], field: str, *, whole: bool = False) -> str:
    """The title of a field of the last entity, without 人数 where a unit says it (but `whole`)."""
    if (type(path[-1]), field) in _SILENT:
        return ""
    if field == "slug" and len(path) == 1:
        return _FILE_NAME
    title = _field_title(path, field)
    return title if whole or title == _PERSONS else title.removesuffix(_PERSONS)


def unit(path: tuple[Entity, ...], field: str) -> str:
    if field == "slug" or (type(path[-1]), field) in _UNITS:
        return _UNITS.get((type(path[-1]), field), "")
    return "人" if _field_title(path, field).endswith(_PERSONS) else ""


def _field_title(path: tuple[Entity, ...], field: str) -> str:
    return _title(_KIND[type(path[0])], (*path[-1].spot.route, field))


@cache
def _title(kind: str, route: Route) -> str:
    """What the schema calls the key at the end of a route."""
    bundle = schema.bundle(kind)
    node = bundle
    for step in route:
        node = schema.resolved(bundle, node)
        node = node["items"] if isinstance(step, int) else node["properties"][step]
    return str(node.get("title") or schema.resolved(bundle, node)["title"])
