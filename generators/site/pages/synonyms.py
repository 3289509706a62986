"""What people say for a thing that is called otherwise: 基建处 for 后勤基建部, 月嫂 for 母婴护理.

These words lead to a page and are printed nowhere, so they state nothing about it. They belong
to the language, not to one plan: a name of any plan that has the part gets its words.
"""

from collections.abc import Iterator

_OFFICE_ENDS = ("部", "处", "科", "室")  # what one college calls 部 is 处 in another
_COMMON = ("组织",)  # what every department does is no name of one
# A part of a certificate's name -> words for what it certifies.
_CERTIFIED = {
    "老年": ("老人", "护老", "养老护理", "老年人"),
    "母婴": ("月嫂", "月子", "产后", "产妇", "新生儿"),
    "幼儿": ("婴幼儿", "小孩", "儿童", "育婴", "宝宝", "托育", "保育"),
    "家务": ("保姆", "家政员", "保洁员"),
    "运动营养": ("健身", "营养师"),
    "美容": ("激光", "美容", "美容师"),
    "药品": ("卖药", "药店", "药房"),
}
# Care has several words, and each is used for the others: 老年照护, 老年护理, 老人照顾.
_CARE = ("照护", "护理", "照顾", "看护")
# A part of a major's name -> its trade and what its students call it.
_STUDIED = {
    "护理": ("护士",),
    "助产": ("助产士", "产科"),
    "康复": ("康复师", "理疗"),
    "推拿": ("按摩", "针推"),
    "药学": ("药剂", "药师"),
    "美容": ("医美",),
    "养老": ("老年服务与管理", "智慧养老"),
    "家政": ("家政服务",),
    "卫生信息": ("卫管",),
    "营养": ("营养师",),
}
# A part of a department's name -> what other colleges call who does that work.
_DONE = {
    "继续教育": ("继教", "成教", "成人教育", "培训学院"),
    "实训": ("实验中心", "实验室", "实训室", "实训基地"),
    "网络": ("信息中心", "网信中心", "信息化", "电教中心", "网管", "机房"),
    "人事": ("人力资源",),
    "财务": ("计财", "计财处", "会计", "管钱", "谁管钱"),
    "后勤": ("总务", "总务处", "后保"),
    "科研": ("科技处", "课题申报"),
    "系": ("院系", "二级学院", "我系", "系里"),
}
# What people say for a month.
_MONTHS = {1: ("年初",), 7: ("暑假",), 8: ("暑假",), 9: ("开学",), 12: ("年底", "年末")}
_DOCUMENTS = {"国家职业教育改革实施方案": ("职教20条", "职教二十条")}


def certified(name: str) -> Iterator[str]:
    """Words for a certificate: its trade, and care under its other names."""
    yield from _by_part(name, _CERTIFIED)
    for word in _CARE:
        if word in name:
            yield from (name.replace(word, other) for other in _CARE if other != word)


def studied(name: str) -> Iterator[str]:
    return _by_part(name, _STUDIED)


def department(name: str) -> Iterator[str]:
    """后勤基建部 is also 后勤部, 基建部, 基建处; 教学部 is 教学处; 技术与网络中心 is 网络中心."""
    stem = name[:-1] if name.endswith(_OFFICE_ENDS) else ""
    halves = (stem[:2], stem[2:]) if len(stem) == 4 else (stem,) if stem else ()
    for part in halves:
        yield from (f"{part}{end}" for end in ("部", "处", "科") if f"{part}{end}" != name)
        if part not in _COMMON:
            yield part
    if name.endswith("中心") and "与" in name:
        yield from (f"{part.removesuffix('中心')}中心" for part in name.split("与"))
    yield from _by_part(name, _DONE)


def month(number: int) -> tuple[str, ...]:
    return (f"{number}月", *_MONTHS.get(number, ()))


def cited(title: str) -> Iterator[str]:
    yield from _DOCUMENTS.get(title, ())


def _by_part(name: str, words: dict[str, tuple[str, ...]]) -> Iterator[str]:
    for part, said in words.items():
        if part in name:
            yield from said
