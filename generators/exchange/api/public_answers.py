"""What was settled after issue, and how offices are reached, as open data."""

from dataclasses import replace
from typing import Any

from generators.exchange.api.shapes import TEXT, TEXT_OR_NULL, WHEN, Field, Many, Thing
from generators.exchange.api.sources import ORIGIN
from generators.model import answers_later
from generators.model.answers_later import LaterAnswer, Reach
from generators.model.plans import Plan

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


def answers(plan: Plan) -> tuple[LaterAnswer, ...]:
    return answers_later.answers(plan.files)


def offices(plan: Plan) -> tuple[Reach, ...]:
    return answers_later.offices(plan.files)
