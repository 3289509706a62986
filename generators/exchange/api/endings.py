"""What was taken away, stopped, renamed, merged or split, as open data: it keeps its identity, and
is counted in no sum."""

from dataclasses import replace

from generators.exchange.api import exam_things, things
from generators.exchange.api.shapes import FLAG, TEXT, TEXT_OR_NULL, WHEN, Field, Many, Thing
from generators.model.certificate_names import renamings
from generators.model.entities import Certificate, Responsibility, Task
from generators.model.exams import Quota, Session
from generators.model.plans import Plan
from generators.model.records import Amendment
from generators.model.registries import Department, Ended, Major
from generators.model.stopped import Stop, stop_of
from generators.model.withdrawn import Withdrawn

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
CERTIFICATE: Thing[Certificate] = replace(things.CERTIFICATE, fields={
    **things.CERTIFICATE.fields,
    "stopped": Field("停止；没有停止的是 null", STOP, lambda plan, each: stop_of(each)),
    "former": Field("原来的名称", Many(NAMED_BEFORE), lambda plan, each: renamings(plan, each)),
})  # fmt: skip

ENDED: Thing[Ended] = Thing("Ended", "并入、分设或撤销", {
    "day": Field("从哪天起", WHEN),
    "document": Field("依据的文件", TEXT),
    "into": Field("由哪几个接着；空的是没有", Many(TEXT)),
}, nullable=True)  # fmt: skip


def _of_major(plan: Plan, major: Major) -> Ended | None:
    return major.ended


def _of_unit(plan: Plan, unit: Responsibility) -> Ended | None:
    department: Department = plan.institution.departments[unit.department]
    return department.ended


_ABOUT = "并入、分设或撤销；还在的是 null"
MAJOR: Thing[Major] = replace(things.MAJOR, fields={
    **things.MAJOR.fields, "ended": Field(_ABOUT, ENDED, _of_major),
})  # fmt: skip
DEPARTMENT: Thing[Responsibility] = replace(things.DEPARTMENT, fields={
    **things.DEPARTMENT.fields, "ended": Field(_ABOUT, ENDED, _of_unit),
})  # fmt: skip


def _only(cls: type, gone: Withdrawn) -> object:
    return gone.thing if isinstance(gone.thing, cls) else None


def _certificate(plan: Plan, gone: Withdrawn) -> str | None:
    return gone.holder.slug if isinstance(gone.holder, Certificate) else None


WITHDRAWN: Thing[Withdrawn] = Thing("Withdrawn", "印发以后撤销的一项内容，不再计在任何合计里", {
    "field": Field("在它的列表里叫什么，例如 quotas、sessions、tasks", TEXT),
    "text": Field("是什么，写成文字", TEXT, lambda plan, each: each.words),
    "day": Field("从哪天起", WHEN),
    "document": Field("依据的文件", TEXT),
    "stopped": Field("是否因为整种证书停止", FLAG),
    "certificate_slug": Field("证书的英文短名；不属于证书的是 null", TEXT_OR_NULL, _certificate),
    "quota": Field("撤销的名额", replace(exam_things.QUOTA, nullable=True),
                   lambda plan, each: _only(Quota, each)),
    "session": Field("撤销的考核场次", replace(exam_things.SESSION, nullable=True),
                     lambda plan, each: _only(Session, each)),
    "task": Field("撤销的任务", replace(things.TASK, nullable=True),
                  lambda plan, each: _only(Task, each)),
})  # fmt: skip
