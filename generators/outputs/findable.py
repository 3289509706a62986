"""What can be looked for on the site: one entry a thing, in the order of weight among equals.

Knows the things and the words people use for them. How they are found is search.py's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generators.codes import CODES
from generators.document import corrections
from generators.edition import Edition
from generators.model.units import roles, shared_work
from generators.outputs import urls
from generators.outputs.majors import chances, places
from generators.outputs.questions import QUESTIONS
from generators.outputs.sheets import sheets
from generators.paper.codes import CODES as PRINT_CODES

_MARK = re.compile(r"（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、")
_NUMBER = re.compile(r"〔(\d+)〕(\d+)号")  # the year and the number of a document

# What people type when they mean a page of the year: (address, title, other words).
_PAGES = (
    (urls.finder, "我的专业能考什么", ("选专业", "能考什么证书", "报考", "专业查询")),
    (
        urls.certificates,
        "证书和名额",
        ("名额", "X证书", "申报名额", "职业技能等级证书", "名额表", "总名额", "合计", "总数"),
    ),
    (urls.majors, "各专业能考什么证书", ("专业",)),
    (urls.departments, "部门分工", ("任务清单", "部门", "具体分工", "职责")),
    (urls.organisation, "组织机构", ("机构", "人员", "名单", "负责人", "团队负责人")),
    (urls.timeline, "进度安排", ("时间安排", "日程", "阶段", "工作进度表", "甘特图", "期限")),
    (urls.notices, "通知", ("打印", "张贴", "PDF", "Word", "学生须知", "任务通知")),
    (urls.questions, "常见问题", ("问答", "FAQ")),
    (urls.tables, "表格下载", ("下载", "Excel", "CSV", "表格")),
    (urls.calendars, "日历", ("日程", "订阅", "ICS", "日期")),
    (urls.commitments, "待落实的事项", ("未落实", "没有写明由谁做")),
)
# What people say for a part of a certificate's name.
_SPOKEN = {
    "老年": ("老人", "护老"),
    "母婴": ("月嫂", "月子", "产后"),
    "幼儿": ("婴幼儿", "宝宝", "托育"),
    "家务": ("保姆",),
    "药品": ("卖药", "药店"),
}
_DOCUMENT = ("文号", "发文字号", "原文", "全文", "方案", "工作方案", "红头文件")


@dataclass(frozen=True)
class Entry:
    """`title` is shown, `name` and `aliases` are what it is found by; `reading` is the pinyin of
    `name` where the dictionary's is wrong. `text` is searched last and shown as an excerpt."""

    url: str
    title: str
    kind: str
    text: str = ""
    name: str = ""
    aliases: tuple[str, ...] = ()
    reading: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((self.name or self.title, *self.aliases)))


def entries(edition: Edition) -> Iterator[Entry]:
    """The newest year first: among equals it is the one that is meant."""
    for plan in reversed(edition.plans):
        for source in (_majors, _certificates, _departments, _bodies, _people, _pages, _document,
                       _questions, _tasks, _commitments, _papers, _clauses):  # fmt: skip
            for entry in source(plan):
                yield _of_year(entry, plan) if len(edition.plans) > 1 else entry
    if len(edition.plans) > 1:
        yield Entry(urls.YEARS, "历年对照", "本站", aliases=("历年", "对比", "往年"))
    yield Entry(urls.CHANGES, "变更", "本站", "什么时候改了什么", aliases=("改动", "历史", "订阅"))
    yield Entry(urls.CHECKS, "数据核对", "本站", "每条规则在本站数据上的结果", aliases=("版本",))
    yield Entry(
        urls.LAYOUT, "版式核验", "本站", "印制文件与公文格式逐项对照", aliases=("字体", "公文格式")
    )
    yield Entry(urls.RULES, "检查规则", "本站", "修改计划时自动检查的规则", aliases=("规则",))
    yield Entry(urls.DATA, "开放数据", "本站", aliases=("接口", "API", "JSON", "数据下载"))
    yield Entry(urls.EDITING, "怎样修改计划", "本站", aliases=("修改计划", "编辑", "改名额"))
    for code in (*CODES, *PRINT_CODES):
        yield Entry(urls.rule(code.code), f"{code.code}　{code.title}", "检查规则", name=code.code)


def _of_year(entry: Entry, plan) -> Entry:
    return Entry(**vars(entry) | {"kind": f"{plan.year}年 · {entry.kind}"})


def _majors(plan) -> Iterator[Entry]:
    for major in plan.institution.majors.values():
        found = chances(plan, major.name)
        listed = "、".join(c.certificate.name for c in found)
        text = f"可以考的证书：{listed}。名额合计{places(found)}人。" if found else "没有列入名单。"
        yield Entry(
            urls.major(plan, major.name), f"{major.name}专业", "专业", text,
            name=major.name, aliases=(*major.aliases, f"{major.name}专业"),
        )  # fmt: skip


def _certificates(plan) -> Iterator[Entry]:
    for c in plan.certificates:
        lead = f"教学团队负责人{c.team.lead}。" if c.team.lead else ""
        text = f"申报名额{c.declared}人。{lead}可申报的专业：{'、'.join(c.eligible.majors)}。"
        spoken = (word for part, words in _SPOKEN.items() if part in c.name for word in words)
        yield Entry(urls.certificate(plan, c), c.name, "证书", text,
                    aliases=(f"{c.name}证书", *spoken))  # fmt: skip


def _departments(plan) -> Iterator[Entry]:
    for each in plan.responsibilities:
        department = plan.institution.departments[each.department]
        yield Entry(
            urls.department(plan, each.department), each.department, "部门",
            "；".join(duty.text for duty in each.duties), aliases=department.aliases,
        )  # fmt: skip
    for activity, held in shared_work(plan).items():
        text = "；".join(f"{who}：{duty.text}" for who, duty in held)
        yield Entry(urls.shared(plan, activity), activity, f"{len(held)}个部门或机构的职责", text,
                    aliases=tuple(f"谁负责{part}" for part in activity.split("、")))  # fmt: skip


def _bodies(plan) -> Iterator[Entry]:
    for group in plan.groups:
        text = "；".join(f"{role.title}{'、'.join(role.people)}" for role in group.roles)
        yield Entry(urls.organisation(plan, group.name), group.name, "机构", text,
                    aliases=(group.full_name, *group.aliases))  # fmt: skip
    leads = "；".join(f"{c.name}{c.team.lead}" for c in plan.certificates if c.team.lead)
    yield Entry(urls.organisation(plan, plan.teams.name), plan.teams.name, "机构", leads)


def _people(plan) -> Iterator[Entry]:
    for name, held in roles(plan).items():
        person = plan.institution.people.get(name)
        yield Entry(urls.person(plan, name), name, "人员", "；".join(role.text for role in held),
                    reading=person.pinyin if person else None)  # fmt: skip


def _pages(plan) -> Iterator[Entry]:
    yield Entry(urls.year(plan), f"{plan.year}年“1+X”证书制度试点", "概览", plan.head.title,
                aliases=("首页", "概览", "1+X"))  # fmt: skip
    for address, title, words in _PAGES:
        total = f"申报名额合计{plan.declared}人" if address is urls.certificates else ""
        yield Entry(address(plan), title, "页面", total, aliases=words)


def _document(plan) -> Iterator[Entry]:
    number = (plan.head.number,) if plan.head.number else ()
    spoken = tuple(f"{m[1]}年{m[2]}号" for m in _NUMBER.finditer(plan.head.number or ""))
    yield Entry(
        urls.document(plan), plan.head.title, "印发文件", "、".join(number),
        name="印发文件",
        aliases=(*number, *spoken, *_DOCUMENT, plan.head.title),
    )  # fmt: skip
    if plan.errata:
        yield Entry(urls.document(plan, "notes"), "勘校说明", "印发文件", "存档文本里的错漏",
                    aliases=("勘误", "错漏", "勘校", "错别字"))  # fmt: skip
    for c in plan.citations:
        number = c.number or ""
        yield Entry(
            urls.document(plan, "citations"), f"《{c.title}》", "引用的文件", number, c.title
        )


def _questions(plan) -> Iterator[Entry]:
    for question in QUESTIONS:
        yield Entry(urls.questions(plan, question.id), question.text, "常见问题",
                    aliases=question.asked)  # fmt: skip


def _tasks(plan) -> Iterator[Entry]:
    for phase, task in plan.tasks:
        owners = "、".join(f"{o.who}{'（牵头）' if o.lead else ''}" for o in task.owners)
        text = f"{phase.chinese()}：{owners}"
        yield Entry(urls.task(plan, task), task.text, "任务", text,
                    aliases=task.kinds)  # fmt: skip


def _commitments(plan) -> Iterator[Entry]:
    for c in plan.commitments:
        yield Entry(urls.commitment(plan, c), c.text, "待落实的事项", c.quote)


def _papers(plan) -> Iterator[Entry]:
    for sheet in sheets(plan):
        if sheet.own_page:
            yield Entry(sheet.page, sheet.label, sheet.section,
                        aliases=(_as_notice(sheet.label),))  # fmt: skip


def _as_notice(label: str) -> str:
    """Every paper is a notice to those who look for one: 老年照护通知, 名额通知."""
    return re.sub("学生须知$|一览$|(任务通知|任务清单)$", "", label) + "通知"


def _clauses(plan) -> Iterator[Entry]:
    """Every clause and numbered item with its own words, every table by its caption."""
    words: dict[str, list[str]] = {}
    headings: dict[str, str] = {}
    for block in corrections.corrected_blocks(plan):
        name = block.label or block.clause
        if block.kind == "heading":
            headings[name] = _MARK.sub("", block.text)
        elif block.kind == "table":
            headings[name] = block.text.partition("\n")[0]
        if block.kind in ("heading", "paragraph", "item"):
            words.setdefault(name, []).append(block.text)
    for name in dict.fromkeys((*words, *headings)):
        heading = headings.get(name)
        yield Entry(
            urls.clause(plan, name), f"{name}　{heading}" if heading else name, "条款",
            "".join(words.get(name, ())), name=heading or name, aliases=(name,),
        )  # fmt: skip
