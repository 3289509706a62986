"""Where a sentence names a department, a certificate or a major, by what stands around it.

Knows no register: what is found may be known. Ordinary words that end like a name (各专业,
其他部门, 毕业证书) are none. Holds no rule.
"""

import re
from collections.abc import Iterator

from generators.core.chinese import HAN

_ENDS = "处|科|办公室|中心|部(?![门分署委级位件])|系(?![列统])"
# To whom something is handed, and who is to do it; verbs that stand before a department only.
_HANDED = re.compile(
    r"(?:交至|送交|报送|报至|提交|交到|交给|报给|送至|联系|会同|交|报|由)"
    rf"(?P<name>[{HAN}]{{2,8}}?(?:处|科|办公室|中心|部(?![门分署委级位件])))"
    rf"(?=[，。；、（]|$|审核|汇总|负责|备案|统一|组织|牵头|盖章|登记)"
)
# Who does something: at the head of a clause.
_DOES = re.compile(
    rf"(?:^|[，。；：、]|由|经)(?P<name>[{HAN}]{{2,8}}?(?:{_ENDS}))"
    r"(?=负责|协助|组织|做好|承担|牵头|审核|汇总|参与|从专项|统筹|配合|要在|具体负责|负责人)"
)
_COMMON = re.compile(
    "[各的其该本某每等各个同跨与和及]|有关|相关|所有|全部|全体|任何|上级|上述|以下|核心|重点|内部|外部|相应|主要"
    "|各地|试点|非|考核|考试|一部|多个|两个|三个|申报|参加|面向|学生|毕业生|教师"
)
_MAJOR = re.compile(
    rf"(?:^|[，。；：、由对])(?P<name>[{HAN}]{{4,12}}?)专业"
    r"(?=(?:的)?学生|安排|申报|计划|名额|分配|[0-9]+\s*[人名个]|报名|不得|可以|由)"
)
_CERTIFICATE = re.compile(
    rf"(?:取得|获得|考取|报考|参加|开展|申报|持有)(?:了)?(?P<name>[{HAN}]{{4,14}}?)证书"
    r"(?=的|考核|试点|考试|培训|，|。|；|$)"
)
_GENERAL = re.compile(
    "等级|资格|学历|学位|结业|毕业|荣誉|培训|水平|获奖|合格|技能|专业|职业|试点|项目|相应|英语|普通话|计算机"
    "|驾驶|多[个种]|以上|一个|两个|[0-9各个种的该本]"
)


def departments(words: str) -> Iterator[tuple[int, int]]:
    """Where a department is named that gets, or does, something."""
    told = set()
    for match in _HANDED.finditer(words):
        told.add(match.span("name"))
        yield match.span("name")
    for match in _DOES.finditer(words):
        if match.span("name") not in told and not _COMMON.search(match["name"]):
            yield match.span("name")


def majors(words: str) -> Iterator[tuple[int, int]]:
    """Where a major is named at the head of a clause, before what it has or does."""
    for match in _MAJOR.finditer(words):
        if not _COMMON.search(match["name"]):
            yield match.span("name")


def certificates(words: str) -> Iterator[tuple[int, int]]:
    """Where a certificate is named that somebody gets or sits for."""
    for match in _CERTIFICATE.finditer(words):
        if not _GENERAL.search(match["name"]):
            yield match.span("name")
