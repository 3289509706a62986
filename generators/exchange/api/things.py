"""The things of a plan as open data, key by key. Keys are those of the YAML files.

A published key keeps its name, type and meaning (the page 开放数据); new ones may be added.
"""

from dataclasses import replace

from generators.exchange.api.exam_things import QUOTA, SESSION
from generators.exchange.api.shapes import (
    COUNT,
    COUNT_OR_NULL,
    FLAG,
    LEVEL,
    TEXT,
    TEXT_OR_NULL,
    WHEN,
    Field,
    Many,
    Thing,
)
from generators.exchange.api.sources import ORIGIN, ORIGINS
from generators.model import entities as e
from generators.model.certificate_names import renamings
from generators.model.documents import Registration, Window
from generators.model.known import Known, Step, known_of
from generators.model.plans import Plan
from generators.model.programmes import Basis, Programme
from generators.model.promises import Commitment
from generators.model.records import Amendment, Citation, Students
from generators.model.registries import Ended, Major
from generators.model.serving import is_outside
from generators.model.stopped import Stop, stop_of

# Computed, so that nobody has to know which number counts.
STEP: Thing[Step] = Thing("Step", "从申报到发证的一步", {
    "field": Field("名额里的键名，例如 approved；各项不在同一步的是空的", TEXT),
    "name": Field("叫什么，例如 核定名额、报名人数；各项不在同一步的是 名额", TEXT),
    "persons": Field("共多少人；不是每一项都知道的是 null", COUNT_OR_NULL),
})  # fmt: skip
KNOWN: Thing[Known] = Thing("Known", "现在知道的名额和人数，由程序计算", {
    "places": Field("现在的名额：核定了的是核定数，否则是申报数", STEP),
    "ladder": Field("已经有数的各步", Many(STEP)),
    "state": Field("要先知道的情况，例如哪天起增加；没有的是空的", TEXT),
})  # fmt: skip
BASIS: Thing[Basis] = Thing("Basis", "项目从哪天开始、到哪天为止，依据的文件", {
    "document": Field("文件的标题和文号", TEXT),
    "since": Field("从哪天开始", WHEN),
    "until": Field("到哪天为止", WHEN),
    "origin": Field("出处", ORIGIN),
})  # fmt: skip
PROGRAMME: Thing[Programme] = Thing("Programme", "方案所属的证书项目", {
    "name": Field("名称", TEXT),
    "kind": Field("证书的种类", TEXT),
    "evaluator": Field("评价机构的叫法", TEXT),
    "authority": Field("主管的机关", TEXT_OR_NULL),
    "levels": Field("等级，从低到高", Many(TEXT)),
    "basis": Field("核对过的依据", Many(BASIS), lambda plan, entry: entry.confirmed),
})  # fmt: skip
WINDOW: Thing[Window] = Thing("RegistrationWindow", "一批的报名时间", {
    "name": Field("批次", TEXT), "opens": Field("开始", WHEN), "closes": Field("截止", WHEN),
    **ORIGINS,
    "origin": Field("出处", ORIGIN, lambda plan, entry: entry.origin_of("name")),
})  # fmt: skip
REGISTRATION: Thing[Registration] = Thing("Registration", "报名的时间", {
    "opens": Field("开始", WHEN), "closes": Field("截止", WHEN),
    "batches": Field("分批报名的，各批的时间", Many(WINDOW)), **ORIGINS,
})  # fmt: skip
PLAN: Thing[Plan] = Thing("Plan", "一年的方案", {
    "year": Field("年份", COUNT), "title": Field("标题", TEXT, lambda plan, entry: plan.head.title),
    "number": Field("发文字号", TEXT_OR_NULL, lambda plan, entry: plan.head.number),
    "issued": Field("成文日期", WHEN, lambda plan, entry: plan.head.issued),
    "status": Field("执行中、已归档或已废止", TEXT, lambda plan, entry: plan.head.status),
    "programme": Field("证书项目", PROGRAMME, lambda plan, entry: plan.programme),
    "registration": Field("报名的时间", REGISTRATION, lambda plan, entry: plan.head.registration),
    "declared": Field("申报名额的合计，单位是人，由程序计算", COUNT, lambda p, _: p.declared or 0),
    "known": Field("现在知道的", KNOWN, lambda plan, entry: known_of(plan)),
    "origin": Field("出处", ORIGIN, lambda plan, entry: plan.head.origin),
})  # fmt: skip

ELIGIBLE: Thing[e.Eligible] = Thing("Eligible", "可申报的专业", {
    "open": Field("文件的列表是否以“等”字结尾", FLAG), "majors": Field("专业", Many(TEXT)),
})  # fmt: skip
POST: Thing[tuple[str, str]] = Thing("Post", "文件在姓名后面写的单位、职务", {
    "name": Field("姓名", TEXT, lambda plan, entry: entry[0]),
    "post": Field("单位、职务", TEXT, lambda plan, entry: entry[1]),
})  # fmt: skip
POSTS: Field[e.Role | e.Team] = Field(
    "文件在哪些姓名后面写了单位、职务", Many(POST), lambda plan, entry: (entry.posts or {}).items()
)
TEAM: Thing[e.Team] = Thing("Team", "一种证书由谁负责", {
    "lead": Field("负责人", TEXT_OR_NULL),
    "co_leads": Field("其他负责人", Many(TEXT)),
    "posts": POSTS,
    "members": Field("成员；null 是文件未载明", Many(TEXT, nullable=True)),
    **ORIGINS,
    "origin": Field("负责人的出处", ORIGIN, lambda plan, entry: entry.origin_of("lead")),
})  # fmt: skip
STOP: Thing[Stop] = Thing("Stop", "一种证书从哪天起停止", {
    "day": Field("从哪天起", WHEN),
    "document": Field("依据的文件", TEXT),
    "then": Field("已经报名的怎样办", TEXT),
}, nullable=True)  # fmt: skip
NAMED_BEFORE: Thing[Amendment] = Thing("NamedBefore", "一种证书原来的名称", {
    "name": Field("原来的名称", TEXT, lambda plan, each: str(each.was)),
    "renamed": Field("从哪天起改名", WHEN, lambda plan, each: each.effective),
    "document": Field("依据的文件", TEXT),
})  # fmt: skip
CERTIFICATE: Thing[e.Certificate] = Thing("Certificate", "一种证书", {
    "slug": Field("英文短名", TEXT),
    "name": Field("名称", TEXT),
    "number": Field("序号", COUNT),
    "level": Field("等级", LEVEL),
    "evaluator": Field("评价组织", TEXT_OR_NULL),
    "eligible": Field("可申报的专业", ELIGIBLE),
    "quotas": Field("名额", Many(QUOTA)),
    "declared": Field(
        "申报名额的合计，由程序计算", COUNT, lambda plan, entry: plan.declared_by[entry.slug] or 0
    ),
    "known": Field("现在知道的", KNOWN, known_of),
    "team": Field("由谁负责；方案没有设团队的是 null", replace(TEAM, nullable=True)),
    "sessions": Field("考核场次", Many(SESSION)),
    **ORIGINS,
    "stopped": Field("停止；没有停止的是 null", STOP, lambda plan, each: stop_of(each)),
    "former": Field("原来的名称", Many(NAMED_BEFORE), lambda plan, each: renamings(plan, each)),
})  # fmt: skip
ENDED: Thing[Ended] = Thing("Ended", "并入、分设或撤销", {
    "day": Field("从哪天起", WHEN),
    "document": Field("依据的文件", TEXT),
    "into": Field("由哪几个接着；空的是没有", Many(TEXT)),
}, nullable=True)  # fmt: skip
_ENDED = "并入、分设或撤销；还在的是 null"

MAJOR: Thing[Major] = Thing("Major", "一个专业", {
    "slug": Field("英文短名", TEXT),
    "name": Field("名称", TEXT),
    "department": Field("所属的系", TEXT_OR_NULL),
    "aliases": Field("其他称呼", Many(TEXT)),
    "declared": Field(
        "各种证书申报名额的合计，由程序计算", COUNT,
        lambda plan, entry: sum(q.declared for q in known_of(plan, major=entry.name).counted),
    ),
    "known": Field("现在知道的", KNOWN, lambda plan, entry: known_of(plan, major=entry.name)),
    "ended": Field(_ENDED, ENDED),
})  # fmt: skip

DUTY: Thing[e.Duty] = Thing("Duty", "一项职责", {
    "id": Field("编号", TEXT),
    "text": Field("内容", TEXT),
    "activity": Field("属于哪项工作", TEXT_OR_NULL),
    "accountable": Field("是否由本单位负总责", FLAG),
    "summary": Field("是否为总结的职责", FLAG),
    **ORIGINS,
})  # fmt: skip
EVIDENCE: Thing[e.Evidence] = Thing("Evidence", "为一项任务所交的材料", {
    "task": Field("任务的编号", TEXT),
    "what": Field("材料的名称", TEXT),
    "handed_in": Field("哪天交的", WHEN),
    "document": Field("文号或存放处", TEXT_OR_NULL),
})  # fmt: skip
DEPARTMENT: Thing[e.Responsibility] = Thing("Department", "一个部门这一年的分工", {
    "slug": Field(
        "英文短名", TEXT,
        lambda plan, entry: plan.institution.departments[entry.department].slug,
    ),
    "name": Field("名称", TEXT, lambda plan, entry: entry.department),
    "collective": Field(
        "是否为几个部门的统称", FLAG,
        lambda plan, entry: plan.institution.departments[entry.department].collective,
    ),
    "members": Field(
        "统称代表哪些部门", Many(TEXT),
        lambda plan, entry: plan.institution.departments[entry.department].members,
    ),
    "outside": Field(
        "是否为校外单位", FLAG, lambda plan, entry: is_outside(plan, entry.department),
    ),
    "head": Field("负责人", TEXT_OR_NULL),
    "duties": Field("职责", Many(DUTY)),
    "evidence": Field("已交的材料", Many(EVIDENCE)),
    **ORIGINS,
    "ended": Field(
        _ENDED, ENDED, lambda plan, entry: plan.institution.departments[entry.department].ended
    ),
})  # fmt: skip

ROLE: Thing[e.Role] = Thing("Role", "一种职务", {
    "title": Field("职务", TEXT), "people": Field("姓名", Many(TEXT)), "posts": POSTS, **ORIGINS,
})  # fmt: skip
GROUP: Thing[e.Group] = Thing("Group", "一个机构", {
    "name": Field("简称", TEXT),
    "full_name": Field("全称", TEXT),
    "hosted_by": Field("设在哪个部门", TEXT_OR_NULL),
    "established": Field("设立的日期", WHEN),
    "contact": Field("联系人", TEXT_OR_NULL),
    "roles": Field("职务和人员", Many(ROLE)),
    "duties": Field("职责", Many(DUTY)),
    **ORIGINS,
})  # fmt: skip

OWNER: Thing[e.Owner] = Thing("Owner", "承担一项任务的部门或机构", {
    "who": Field("部门或机构", TEXT),
    "part": Field("承担的部分", TEXT_OR_NULL),
    "lead": Field("是否牵头", FLAG),
    **ORIGINS,
})  # fmt: skip
TASK: Thing[e.Task] = Thing("Task", "一项任务", {
    "id": Field("编号", TEXT),
    "text": Field("内容", TEXT),
    "due": Field("期限", WHEN),
    "done": Field("办结日期", WHEN),
    "kinds": Field("工作的种类", Many(TEXT)),
    "depends_on": Field("先要完成的任务", Many(TEXT)),
    "batch": Field("批次", TEXT_OR_NULL),
    "owners": Field("由谁承担", Many(OWNER)),
    **ORIGINS,
})  # fmt: skip
PHASE: Thing[e.Phase] = Thing("Phase", "一个阶段", {
    "id": Field("编号", TEXT),
    "starts": Field("开始", WHEN),
    "ends": Field("结束", WHEN),
    "said": Field("文件没有写日期的，文件里怎样说", TEXT_OR_NULL),
    "tasks": Field("任务", Many(TASK)),
    **ORIGINS,
})  # fmt: skip

COMMITMENT: Thing[Commitment] = Thing("Commitment", "文件写了要做、没有写清由谁或何时做完的事", {
    "id": Field("编号", TEXT),
    "text": Field("事项", TEXT),
    "quote": Field("原文", TEXT),
    "owner": Field("责任单位", TEXT_OR_NULL),
    "due": Field("时间", WHEN),
    **ORIGINS,
})  # fmt: skip
CITATION: Thing[Citation] = Thing("Citation", "引用的文件", {
    "title": Field("名称", TEXT), "number": Field("文号", TEXT_OR_NULL), **ORIGINS,
})  # fmt: skip
STUDENTS: Thing[Students] = Thing("Students", "一个专业可以参加考核的在校学生数", {
    "major": Field("专业", TEXT), "students": Field("人数", COUNT), **ORIGINS,
})  # fmt: skip
