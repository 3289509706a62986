"""Places and exams as open data, key by key, as in things.py."""

from collections.abc import Callable
from typing import Any

from generators.exchange.api.shapes import (
    COUNT,
    COUNT_OR_NULL,
    LEVEL,
    TEXT,
    TEXT_OR_NULL,
    WHEN,
    Field,
    Level,
    Many,
    Scalar,
    Thing,
)  # fmt: skip
from generators.exchange.api.sources import ORIGIN, ORIGINS
from generators.model import dimensions
from generators.model.entities import Certificate
from generators.model.exams import Batch, Quota, Seats, Session
from generators.model.plans import Plan

POPULATION = Scalar("string", nullable=True, values=dimensions.POPULATION.values)

GIVEN_TO = Scalar(
    "string", values=(*(each.title for each in dimensions.WHO[::-1]), dimensions.PUBLIC)
)
_RESULTS: dict[str, Field[Any]] = {
    "registered": Field("报名人数", COUNT_OR_NULL),
    "examined": Field("参考人数", COUNT_OR_NULL),
    "passed": Field("通过人数", COUNT_OR_NULL),
    "certified": Field("发证人数", COUNT_OR_NULL),
}
_LADDER: dict[str, Field[Quota]] = {
    "declared": Field("申报人数", COUNT),
    "approved": Field("核定人数", COUNT_OR_NULL),
    **_RESULTS,
}
BATCH: Thing[Batch] = Thing("Batch", "一批考核的人数；补考的另是一批，一个人只算一次", {
    "name": Field("批次", TEXT),
    **_RESULTS,
    "makes_up": Field("补考：补的是哪一批", TEXT_OR_NULL),
    "first_time": Field("补考：其中第一次参加考核的人数", COUNT_OR_NULL),
})  # fmt: skip
_SHAPES: dict[str, Scalar | Level] = {
    dimensions.LEVEL.key: LEVEL,
    dimensions.POPULATION.key: POPULATION,
}
_DIMENSIONS: dict[str, Field[Quota]] = {
    each.key: Field(each.title, _SHAPES.get(each.key, TEXT_OR_NULL))
    for each in dimensions.DIMENSIONS
    if each is not dimensions.MAJOR
}
_QUOTA: dict[str, Field[Quota]] = {
    "major": Field(
        "专业；不是给一个专业的，是系、班的名称或者社会人员，given_to 说是哪一样",
        TEXT,
        lambda plan, entry: entry.major or entry.who,
    ),
    **_DIMENSIONS,
    "given_to": Field(
        "给一个专业、一个系、一个班，还是社会人员",
        GIVEN_TO,
        lambda plan, entry: dimensions.titles_of_who([entry]),
    ),
    "called": Field("给谁，和等级、批次等写全", TEXT),
    **_LADDER,
    "batches": Field("各批次的人数；不分批的是空的列表", Many(BATCH)),
    **ORIGINS,
    "origin": Field("申报人数的出处", ORIGIN, lambda plan, entry: entry.origin_of("declared")),
}
QUOTA: Thing[Quota] = Thing("Quota", "一项名额，单位是人；没有的数是 null", _QUOTA)


def _of_quota(name: str, of: Field[Quota]) -> Callable[[Plan, tuple[Certificate, Quota]], object]:
    return lambda plan, entry: of.get(plan, entry[1]) if of.get else getattr(entry[1], name)


QUOTA_ROW: Thing[tuple[Certificate, Quota]] = Thing("QuotaRow", "一项名额，带证书", {
    "certificate": Field("证书", TEXT, lambda plan, entry: entry[0].name),
    "certificate_slug": Field("证书的英文短名", TEXT, lambda plan, entry: entry[0].slug),
    "certificate_level": Field("整种证书的等级", LEVEL, lambda plan, entry: entry[0].level),
    **{
        name: Field(each.about, each.shape, _of_quota(name, each))
        for name, each in _QUOTA.items()
    },
})  # fmt: skip

SEATS: Thing[Seats] = Thing("Seats", "一场考核用到的一间场所", {
    "name": Field("场所", TEXT), "seats": Field("座位数", COUNT),
})  # fmt: skip
_SESSION: dict[str, Field[Session]] = {
    "id": Field("编号", TEXT),
    "date": Field("日期", WHEN),
    "starts": Field("开始的时刻，例如 09:00", TEXT),
    "ends": Field("结束的时刻", TEXT),
    "room": Field("考核场所；几间的，写在一起", TEXT, lambda plan, entry: entry.where),
    "seats": Field("能坐多少人：各间座位的合计，分几轮的乘以轮数", COUNT),
    "turns": Field("分几轮考；null 是同时考", COUNT_OR_NULL),
    "rooms": Field("用到的每一间场所", Many(SEATS)),
    "part": Field("考哪一部分，例如理论；null 是不分部分", TEXT_OR_NULL),
    "batch": Field("批次；null 是不分批", TEXT_OR_NULL),
    "majors": Field("参加的专业", Many(TEXT)),
    "groups": Field("这些专业里参加的组；空的列表是全部", Many(TEXT)),
    "people": Field("参加的人数", COUNT_OR_NULL),
    "makes_up": Field("补考：补的是哪一场", TEXT_OR_NULL),
    "level": Field("等级", LEVEL),
    "population": Field("对象", POPULATION),
    **ORIGINS,
}
SESSION: Thing[Session] = Thing("Session", "一场考核，时刻是北京时间", _SESSION)
