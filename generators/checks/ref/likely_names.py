"""Where a sentence names a department, a certificate or a major, by what stands around it.

Knows no register: what is found may be known. Ordinary words that end like a name (各专业,
其他部门, 毕业证书) are none. Holds no rule.
"""

import re
from collections.abc import Iterator

from generators.core.chinese import HAN, NUMERALS

_SCHOOL = (
    "(?<![我本各二级业科在作关课头办术范等弟属校他个们])学院(?!领导|办公)"  # one within the house
)
_ENDS = "处|科|办公室|中心|部(?![门分署委级位件])|系(?![列统])"
# To whom something is handed, and who is to do it; verbs that stand before a department only.
_HANDED = re.compile(
    r"(?:交至|送交|报送|报至|提交|交到|交给|报给|送至|联系|会同|交|报|由)"
    rf"(?P<name>[{HAN}]{{2,8}}?(?:处|科|办公室|中心|{_SCHOOL}|部(?![门分署委级位件])))"
    rf"(?=[，。；、（]|$|审核|汇总|负责|备案|统一|组织|牵头|盖章|登记)"
)
# Who does something: at the head of a clause, where only some verbs stand behind a department
# alone, or asked to, where any may.
_VERB = (
    "负责|协助|组织|做好|承担|牵头|审核|汇总|参与|统筹|配合|具体负责|准备|调试|维护|安排|提供|采购|落实"
    "|受理|办理|收取|保管|制定|拟定|发放|登记|完成|报送|指定|派出?人|会同|核对|检查|督促|监督|管理|协调"
)
_DOES = re.compile(
    rf"(?:^|[，。；：、])(?P<name>[{HAN}]{{2,8}}?(?:{_ENDS}))"
    rf"(?=负责|协助|组织|做好|承担|牵头|审核|汇总|参与|从专项|统筹|配合|要在|具体负责|会同"
    rf"|[要应须将](?:{_VERB})|应?当?于|须于)"
)
_ASKED = re.compile(
    rf"(?:由|经|请)(?P<name>[{HAN}]{{2,8}}?(?:{_ENDS}))"
    rf"(?=[要应须将]?(?:{_VERB}|从专项)|要?在|要会同|应?于|须于|将)"
)
_HANDS = re.compile("统一|送|转|辅导员|班主任|[把将]")  # somebody who hands it on
_COMMON = re.compile(
    "关系|体系|联系|好处|出处|用处|学科|本科|专科|文科|理科|干部|局部|俱乐部|一系|为中心|同一|[0-9]"
    "|(?:学校|学院|党委|党政|[院校]长)办公室|[各的其该本某每等各个同跨与和及]|有关|相关|所有|全部|全体|任何|上级|上述|以下|核心|重点|内部|外部|相应|主要"
    "|各地|试点|非|考核|考试|一部|多个|两个|三个|申报|参加|面向|学生(?!资助|工作|就业|发展|事务|管理)|毕业生|教师"
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

# What is done with certificates, which may stand before them as a name does.
_DONE = re.compile("发|领|取得|获得|换|办|报考|考取|打印|邮寄|查询|保管|考核|考试|类")


def departments(words: str) -> Iterator[tuple[int, int]]:
    """Where a department is named that gets, or does, something."""
    told = set()
    for match in _HANDED.finditer(words):
        told.add(match.span("name"))
        if not _HANDS.search(match["name"]):
            yield match.span("name")
    for match in (*_DOES.finditer(words), *_ASKED.finditer(words)):
        if match.span("name") not in told and not _COMMON.search(match["name"]):
            yield match.span("name")


def majors(words: str) -> Iterator[tuple[int, int]]:
    """Where a major is named at the head of a clause, before what it has or does."""
    for match in _MAJOR.finditer(words):
        if not _COMMON.search(match["name"]):
            yield match.span("name")


def beside(known: str, kind: str) -> re.Pattern[str]:
    """A pattern of what stands beside known names in a list of a kind: 甲、某某和乙三个证书."""
    mark = "(?:、|和|与|以及|及(?![时其]))"
    count = f"(?:等?[两{NUMERALS}0-9]{{1,2}}[个种])?"
    thing = f"{count}(?:{kind})(?!课|群|方向|知识|教师|技能|标准|建设|带头|人才|核心|实训|目录)"
    ends = f"(?={mark}(?:{known})[^，。；]{{0,20}}?{thing}|{thing})"
    return re.compile(
        f"(?:{known}){mark}(?P<name>(?!{known})[{HAN}]{{2,12}}?){ends}"
        f"|(?:^|[，。；：]|包括|选择|报考|申报|开展)(?P<first>(?!{known})[{HAN}]{{4,12}}?)"
        f"(?={mark}(?:{known})(?:{mark}[{HAN}]{{2,12}}?)?{count}(?:{kind}))"
    )


def listed(words: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Where such names stand that may be names of things of the kind."""
    for match in pattern.finditer(words):
        group = "name" if match["name"] else "first"
        plain = re.sub("(?<=.)[与和及](?=.)", "", match[group])  # a name may have one inside
        if not any(each.search(plain) for each in (_COMMON, _GENERAL, _DONE)):
            yield match.span(group)


def certificates(words: str) -> Iterator[tuple[int, int]]:
    """Where a certificate is named that somebody gets or sits for."""
    for match in _CERTIFICATE.finditer(words):
        if not _GENERAL.search(match["name"]):
            yield match.span("name")
