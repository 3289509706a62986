"""What can be looked for on the site: one entry a thing, in the order of weight among equals.

Knows the things and the words people use for them. How they are found is search.py's.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from generators.checks.catalogue.codes import ALL_CODES
from generators.core.dates import PlanDate
from generators.model import successors
from generators.model.certificate_names import of_each
from generators.model.dimensions import bracketed
from generators.model.known import known_of
from generators.model.notices import Notice, replaced_by
from generators.model.plans import Plan
from generators.model.serving import led_by, listed
from generators.model.shared_duties import owners_in_words, roles, shared_work
from generators.model.stopped import stop_of
from generators.press.drafting import official
from generators.site.edition import Edition
from generators.site.pages import page_names, passages, synonyms, urls
from generators.site.pages.majors import in_words, others
from generators.site.pages.printed_papers import Sheet, sheets
from generators.site.pages.questions import answers
from generators.site.pages.search_entry import Entry


def entries(edition: Edition) -> Iterator[Entry]:
    """The newest year first: among equals it is the one that is meant."""
    for plan in reversed(edition.plans):
        for source in (_majors, _others, _certificates, _departments, _bodies, _people, _pages,
                       passages.document, _questions, _phases, _tasks, _papers,
                       passages.clauses, _shared, _commitments):  # fmt: skip
            for entry in source(plan):
                yield _of_year(entry, plan) if len(edition.plans) > 1 else entry
    for address, title, text, words in page_names.SITE:
        if address != urls.YEARS or len(edition.plans) > 1:
            yield Entry(address, title, "本站", text, aliases=words)
    for code in ALL_CODES:
        yield Entry(urls.rule(code.code), f"{code.code}　{code.title}", "检查规则", name=code.code)


def steps(plan: Plan) -> list[tuple[str, str]]:
    """(address, title) of the pages that help on when nothing was found."""
    contact = plan.institution.questions["contact"]
    return [
        (urls.questions(plan), "常见问题"),
        (urls.departments(plan), "部门分工"),
        (urls.document(plan), "印发文件"),
        (urls.questions(plan, contact.question), contact.text),
    ]


def _of_year(entry: Entry, plan: Plan) -> Entry:
    return replace(entry, kind=f"{plan.year}年 · {entry.kind}")


def _majors(plan: Plan) -> Iterator[Entry]:
    for major in plan.institution.majors.values():
        ended = successors.told(plan.institution.ended_majors, major.name, plan.day)
        yield Entry(
            urls.major(plan, major.name), f"{major.name}专业", "专业",
            (f"{ended}。" if ended else "") + in_words(plan, major.name),
            name=major.name,
            aliases=(
                *major.aliases, f"{major.name}专业", f"{major.name}专业能考什么证书",
                *synonyms.studied(major.name),
            ),
        )  # fmt: skip


def _others(plan: Plan) -> Iterator[Entry]:
    """Those who have places and are no major: departments, classes, the public."""
    for who, found in others(plan):
        lines = "、".join(
            f"{c.certificate.name}{bracketed(c.quota.line)}{c.known.words}"
            for c in found if c.quota
        )  # fmt: skip
        yield Entry(f"{urls.finder(plan)}#others", f"{who}的名额", "名额", f"{lines}。",
                    aliases=(who, f"{who}能考什么证书"))  # fmt: skip


def _certificates(plan: Plan) -> Iterator[Entry]:
    former: dict[str, list[str]] = {}
    for name, each in of_each(plan):
        former.setdefault(each.slug, []).append(name)
    for c in plan.certificates:
        who = led_by(plan, c)
        lead = f"{plan.teams.lead_called}{who}。" if plan.teams and who else ""
        known, stop = known_of(plan, c), stop_of(c)
        places = "".join(f"{each}。" for each in (known.state, known.words) if each)
        places = f"{known.state}，依据{stop.document}。" if stop else places
        text = f"{places}{lead}可申报的专业：{'、'.join(c.eligible.names)}。"
        yield Entry(urls.certificate(plan, c), c.name, "证书", text,
                    aliases=(f"{c.name}证书", *former[c.slug],
                             *synonyms.certified(c.name)))  # fmt: skip


def _departments(plan: Plan) -> Iterator[Entry]:
    for each in successors.units(plan):
        department = plan.institution.departments[each.department]
        yield Entry(
            urls.department(plan, each.department), each.department, "部门",
            "；".join(filter(None, (
                successors.told(plan.institution.ended_departments, each.department, plan.day),
                *(duty.text for duty in each.duties),
            ))),
            aliases=(
                *department.aliases, *synonyms.department(each.department),
                *(f"{each.department}{what}" for what in ("任务", "任务清单")),
            ),
        )  # fmt: skip


def _shared(plan: Plan) -> Iterator[Entry]:
    for activity, held in shared_work(plan).items():
        text = f"{'、'.join(who for who, _ in held)}的职责都写到"  # what they say is theirs
        yield Entry(urls.shared(plan, activity), activity, f"{len(held)}个部门或机构的职责", text,
                    aliases=tuple(activity.split("、")))  # fmt: skip


def _bodies(plan: Plan) -> Iterator[Entry]:
    for group in plan.groups:
        text = "；".join(f"{role.title}{listed(plan, role, role.people)}" for role in group.roles)
        posts = (f"{group.name}{role.title}" for role in group.roles)
        yield Entry(urls.organisation(plan, group.name), group.name, "机构", text,
                    aliases=(group.full_name, *group.aliases, *posts))  # fmt: skip
    if plan.teams:
        leads = "；".join(f"{c.name}{led_by(plan, c)}" for c in plan.certificates if c.leads)
        yield Entry(urls.organisation(plan, plan.teams.name), plan.teams.name, "机构", leads,
                    aliases=(plan.teams.lead_called, "团队负责人"))  # fmt: skip


def _people(plan: Plan) -> Iterator[Entry]:
    for name, held in roles(plan).items():
        person = plan.institution.people.get(name)
        yield Entry(urls.person(plan, name), name, "人员", "；".join(role.text for role in held),
                    reading=person.pinyin if person else None)  # fmt: skip


def _pages(plan: Plan) -> Iterator[Entry]:
    programme = plan.programme
    of_certificates = tuple(each for each in programme.aliases if each.endswith("证书"))
    own = tuple(each for each in programme.aliases if each not in of_certificates)
    yield Entry(urls.year(plan), f"{plan.year}年{programme.name}", "概览", plan.head.title,
                aliases=("首页", "概览", programme.label, *own))  # fmt: skip
    for address, title, words in page_names.YEAR:
        total = f"{len(plan.offered)}个证书"
        places = known_of(plan).places
        if places.persons is not None:
            total += f"，{places.name}合计{places.persons}人"
        about, kinds = "", tuple[str, ...]()
        if address is urls.certificates:
            about, kinds = total, (programme.kind, programme.certificates, *of_certificates)
        yield Entry(address(plan), title, "页面", about, aliases=(*words, *kinds))


def _questions(plan: Plan) -> Iterator[Entry]:
    for said in answers(plan):
        question, asked = said.question, said.question.asked
        if "evaluators" in question.shows:
            asked = (*asked, plan.programme.evaluator, *plan.programme.levels)
        open_ = (f"{said.missing}：{said.unstated}",) if said.open else ()
        told, aliases = "；".join((*said.stated, *open_)), tuple(dict.fromkeys(asked))
        yield Entry(urls.questions(plan, question.question), question.text, "常见问题",
                    told, aliases=aliases)  # fmt: skip


def _phases(plan: Plan) -> Iterator[Entry]:
    """A phase is asked for by its number, by each of its months, and from month to month."""
    for number, phase in enumerate(plan.phases, 1):
        months = list(_months(*phase.span)) if phase.span else []
        first, last = (months[0][1], months[-1][1]) if months else (0, 0)
        spans = (f"{first}月到{last}月", f"{first}到{last}月") if first != last else ()
        yield Entry(
            urls.phase(plan, phase), f"第{number}阶段　{phase.chinese()}", "进度",
            "；".join(task.called for task in phase.tasks), name=f"第{number}阶段",
            aliases=(
                f"第{number}阶段的任务", *spans, *(f"{year}年{month}月" for year, month in months),
                *(word for _, month in months for word in synonyms.month(month)),
            ),
        )  # fmt: skip


def _months(starts: PlanDate, ends: PlanDate) -> Iterator[tuple[int, int]]:
    first, last = starts.first, ends.last
    for count in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        yield count // 12, count % 12 + 1


def _tasks(plan: Plan) -> Iterator[Entry]:
    for phase, task in plan.tasks:
        text = f"{phase.chinese()}：{owners_in_words(task)}"
        yield Entry(urls.task(plan, task), task.called, "任务", text,
                    aliases=task.kinds)  # fmt: skip


def _commitments(plan: Plan) -> Iterator[Entry]:
    for c in plan.commitments:
        yield Entry(urls.commitment(plan, c), c.text, "待落实的事项", c.quote, named=False)


def _papers(plan: Plan) -> Iterator[Entry]:
    for sheet in sheets(plan):
        if isinstance(sheet.thing, Notice):
            yield _notice(plan, sheet, sheet.thing)
        elif sheet.own_page:
            yield Entry(sheet.page, sheet.label, sheet.section,
                        aliases=(_as_notice(sheet.label),))  # fmt: skip


def _notice(plan: Plan, sheet: Sheet, notice: Notice) -> Entry:
    """A document that was withdrawn has no name to be found by: whoever looks for it is led to the
    one in its place first."""
    day = notice.issued.chinese if notice.issued else ""
    told = (notice.issuer, notice.number, day, official.state(plan, notice))
    about = "，".join(filter(None, told))
    if notice.withdrawn:
        return Entry(sheet.page, notice.title, "已撤回的公文", about, named=False)
    former = replaced_by(notice, plan.notices)
    aliases = (notice.number, *((former.title, former.number) if former else ()))
    return Entry(
        sheet.page, notice.title, sheet.section, about, aliases=tuple(filter(None, aliases))
    )


def _as_notice(label: str) -> str:
    """Every paper is a notice to those who look for one: 证书甲通知, 名额通知."""
    return re.sub("学生须知$|一览$|(任务通知|任务清单)$", "", label) + "通知"
