"""What can be looked for on the site: one entry a thing, in the order of weight among equals.

Knows the things and the words people use for them. How they are found is search.py's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generators.catalogue.codes import CODES
from generators.document import corrections
from generators.edition import Edition
from generators.model.plans import NOT_STATED
from generators.model.units import roles, shared_work
from generators.outputs import signposts, spoken, urls
from generators.outputs.majors import chances, places
from generators.outputs.questions import answers
from generators.outputs.sheets import sheets
from generators.paper.codes import CODES as PRINT_CODES

_MARK = re.compile(r"（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、")
_NUMBER = re.compile(r"〔(\d+)〕(\d+)号")  # the year and the number of a document

_NUMERALS = ("", *"一二三四五六七八九十", "十一", "十二")


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
                       _questions, _phases, _tasks, _commitments, _papers, _clauses):  # fmt: skip
            for entry in source(plan):
                yield _of_year(entry, plan) if len(edition.plans) > 1 else entry
    for address, title, text, words in signposts.SITE:
        if address != urls.YEARS or len(edition.plans) > 1:
            yield Entry(address, title, "本站", text, aliases=words)
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
            name=major.name,
            aliases=(*major.aliases, f"{major.name}专业", *spoken.studied(major.name)),
        )  # fmt: skip


def _certificates(plan) -> Iterator[Entry]:
    for c in plan.certificates:
        lead = f"教学团队负责人{c.team.lead}。" if c.team.lead else ""
        text = f"申报名额{c.declared}人。{lead}可申报的专业：{'、'.join(c.eligible.majors)}。"
        yield Entry(urls.certificate(plan, c), c.name, "证书", text,
                    aliases=(f"{c.name}证书", *spoken.certified(c.name)))  # fmt: skip


def _departments(plan) -> Iterator[Entry]:
    for each in plan.responsibilities:
        department = plan.institution.departments[each.department]
        yield Entry(
            urls.department(plan, each.department), each.department, "部门",
            "；".join(duty.text for duty in each.duties),
            aliases=(
                *department.aliases, *spoken.department(each.department),
                *(f"{each.department}{what}" for what in ("任务", "任务清单")),
            ),
        )  # fmt: skip
    for activity, held in shared_work(plan).items():
        text = "；".join(f"{who}：{duty.text}" for who, duty in held)
        yield Entry(urls.shared(plan, activity), activity, f"{len(held)}个部门或机构的职责", text,
                    aliases=tuple(activity.split("、")))  # fmt: skip


def _bodies(plan) -> Iterator[Entry]:
    for group in plan.groups:
        text = "；".join(f"{role.title}{'、'.join(role.people)}" for role in group.roles)
        posts = (f"{group.name}{role.title}" for role in group.roles)
        yield Entry(urls.organisation(plan, group.name), group.name, "机构", text,
                    aliases=(group.full_name, *group.aliases, *posts))  # fmt: skip
    leads = "；".join(f"{c.name}{c.team.lead}" for c in plan.certificates if c.team.lead)
    yield Entry(urls.organisation(plan, plan.teams.name), plan.teams.name, "机构", leads)


def _people(plan) -> Iterator[Entry]:
    for name, held in roles(plan).items():
        person = plan.institution.people.get(name)
        yield Entry(urls.person(plan, name), name, "人员", "；".join(role.text for role in held),
                    reading=person.pinyin if person else None)  # fmt: skip


def _pages(plan) -> Iterator[Entry]:
    yield Entry(urls.year(plan), f"{plan.year}年“1+X”证书制度试点", "概览", plan.head.title,
                aliases=("首页", "概览", "1+X", "1+X证书", "1加X"))  # fmt: skip
    for address, title, words in signposts.YEAR:
        total = f"{len(plan.certificates)}个证书，申报名额合计{plan.declared}人"
        about = total if address is urls.certificates else ""
        yield Entry(address(plan), title, "页面", about, aliases=words)


def _document(plan) -> Iterator[Entry]:
    number = (plan.head.number,) if plan.head.number else ()
    plainly = tuple(f"{m[1]}年{m[2]}号文件" for m in _NUMBER.finditer(plan.head.number or ""))
    yield Entry(
        urls.document(plan), plan.head.title, "印发文件", "、".join(number),
        name="印发文件",
        aliases=(*number, *plainly, *signposts.DOCUMENT, plan.head.title),
    )  # fmt: skip
    if plan.errata:
        yield Entry(urls.document(plan, "notes"), "勘校说明", "印发文件", "存档文本里的错漏",
                    aliases=("勘误", "错漏", "错误", "勘校", "错别字"))  # fmt: skip
    for c in plan.citations:
        number = c.number or ""
        yield Entry(
            urls.document(plan, "citations"), f"《{c.title}》", "引用的文件", number, c.title,
            aliases=tuple(spoken.cited(c.title)),
        )  # fmt: skip


def _questions(plan) -> Iterator[Entry]:
    for said in answers(plan):
        question = said.question
        open_ = (f"{question.missing}：{NOT_STATED}",) if said.open else ()
        yield Entry(urls.questions(plan, question.id), question.text, "常见问题",
                    "；".join((*said.stated, *open_)), aliases=question.asked)  # fmt: skip


def _phases(plan) -> Iterator[Entry]:
    """A phase is asked for by its number, by each of its months, and from month to month."""
    for number, phase in enumerate(plan.phases, 1):
        months = list(_months(phase.starts.first, phase.ends.last))
        first, last = months[0][1], months[-1][1]
        spans = (f"{first}月到{last}月", f"{first}到{last}月") if first != last else ()
        yield Entry(
            urls.phase(plan, phase), f"第{number}阶段　{phase.chinese()}", "进度",
            "；".join(task.text for task in phase.tasks), name=f"第{number}阶段",
            aliases=(
                *(f"第{c}阶段" for c in _NUMERALS[number : number + 1]), *spans,
                *(f"{year}年{month}月" for year, month in months),
                *(f"{_NUMERALS[month]}月" for _, month in months),
            ),
        )  # fmt: skip


def _months(first, last) -> Iterator[tuple[int, int]]:
    for count in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        yield count // 12, count % 12 + 1


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
            "".join(words.get(name, ())), name=heading or name,
            aliases=(name, *_said(name, heading)),
        )  # fmt: skip


def _said(name: str, heading: str | None) -> Iterator[str]:
    """五 is 第五部分 and 五、具体分工 to those who read aloud; 表1 is 表一."""
    if heading and len(name) == 1:
        yield from (f"第{name}部分", f"第{name}条", f"{name}、{heading}")
    if heading and (table := re.match(r"表(\d)", heading)):
        yield f"表{_NUMERALS[int(table[1])]}"
