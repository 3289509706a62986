"""The kinds of official documents: 《党政机关公文处理工作条例》第八条, and 公示.

One table: what a schema allows, how a draft is begun, what is checked, how it is printed and what
a title may end with all come from here. Knows no notice.
"""

from dataclasses import dataclass

OFFICIAL, LETTER, MINUTES = "official", "letter", "minutes"  # forms of the head, GB/T 9704
MUST, MAY, NEVER = "must", "may", "never"


@dataclass(frozen=True)
class NoticeKind:
    """`slug`: the English word in names of files. `addressees`: whether there are 主送机关.
    `opening`: how the first sentence goes on, {} for what it is about; empty of one that this
    college does not write. `form`: of the head. `numbered`: whether it must have a number.
    `inside`: whether it goes to those whom the plan goes to."""

    slug: str
    addressees: str = MUST
    opening: str = ""
    form: str = OFFICIAL
    numbered: bool = True
    inside: bool = True


STATUTORY = {
    "决议": NoticeKind("resolution", MAY, "现就{}决议如下。"),
    "决定": NoticeKind("decision", MAY, "现就{}决定如下。"),
    "命令": NoticeKind("order", MAY),  # of those who may give orders
    "公报": NoticeKind("communique", NEVER),  # of congresses
    "公告": NoticeKind("announcement", NEVER, "现将{}的有关事项公告如下。"),
    "通告": NoticeKind("public-notice", NEVER, "现将{}的有关事项通告如下。"),
    "意见": NoticeKind("opinion", MAY, "现就{}提出以下意见。"),
    "通知": NoticeKind("notice", MUST, "现将{}的有关事项通知如下。"),
    "通报": NoticeKind("circular", MAY, "现将{}的有关情况通报如下。"),
    "报告": NoticeKind("report", MUST, "现将{}的有关情况报告如下。", inside=False),
    "请示": NoticeKind("request", MUST, "现就{}请示如下。", inside=False),
    "批复": NoticeKind("reply", MUST, "现就{}批复如下。", inside=False),
    "议案": NoticeKind("motion"),  # of governments to congresses
    "函": NoticeKind("letter", MUST, "现就{}函商如下。", LETTER, inside=False),
    "纪要": NoticeKind("minutes", NEVER, "会议议定以下事项。", MINUTES, numbered=False),
}
KINDS = {name: kind for name, kind in STATUTORY.items() if kind.opening} | {
    "公示": NoticeKind("publication", NEVER, "现将{}的有关情况公示如下。", numbered=False),
}
