"""What came after issue, as open data: amendments, what was settled, how offices are reached. What
was taken away, stopped, renamed, merged or split keeps its identity, and is counted in no sum."""

import json
from dataclasses import replace
from typing import Any

from generators.exchange.api import exam_things, things
from generators.exchange.api.shapes import FLAG, TEXT, TEXT_OR_NULL, WHEN, Field, Many, Thing
from generators.exchange.api.sources import ORIGIN
from generators.model.answers_later import LaterAnswer, Reach
from generators.model.entities import Certificate, Task
from generators.model.exams import Quota, Session
from generators.model.plans import Plan
from generators.model.records import Amendment
from generators.model.withdrawn import Withdrawn


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


def _written(value: object) -> str | None:
    if isinstance(value, dict):  # a whole entry
        return json.dumps(value, ensure_ascii=False)
    return None if value is None else str(value)


AMENDMENT: Thing[Amendment] = Thing("Amendment", "印发以后的一次变更", {
    "id": Field("编号，就是文件名", TEXT, lambda plan, each: each.slug),
    "file": Field("改的是哪个文件", TEXT),
    "target": Field("改的是其中哪一处", Many(TEXT)),
    "was": Field("原来的值，写成文字", TEXT_OR_NULL, lambda p, e: _written(e.was)),
    "becomes": Field("改为什么，写成文字", TEXT_OR_NULL, lambda p, e: _written(e.becomes)),
    "effective": Field("从哪天起生效", WHEN),
    "document": Field("依据的文件", TEXT),
    "reason": Field("缘由", TEXT_OR_NULL),
})  # fmt: skip
_SPAN: dict[str, Field[Any]] = {
    "since": Field("从哪天起", WHEN),
    "until": Field("到哪天为止", WHEN),
}
_ORIGIN: Field[Any] = Field("出处；没有答复的是 null", replace(ORIGIN, nullable=True))

ANSWER: Thing[LaterAnswer] = Thing("Answer", "一个问题后来的答复", {
    "question": Field("常见问题页上问题的英文短名", TEXT),
    "answer": Field("答复；null 是查过文件，文件未载明", TEXT_OR_NULL),
    "certificates": Field("只管哪几种证书；空的是全部", Many(TEXT)),
    **_SPAN,
    "origin": _ORIGIN,
})  # fmt: skip
REACH: Thing[Reach] = Thing("Office", "一个办公室的联系办法", {
    "department": Field("部门", TEXT),
    "room": Field("办公地点", TEXT_OR_NULL),
    "hours": Field("办公时间", TEXT_OR_NULL),
    "telephone": Field("办公电话", TEXT_OR_NULL),
    **_SPAN,
    "origin": _ORIGIN,
})  # fmt: skip
