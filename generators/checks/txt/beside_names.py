"""TXT-11: what texts say of things that the plan knows, against the data.

Each kind of thing that a sentence may speak of has a module (said_…) that finds what is claimed of
it; numbers of persons and leads beside a name are here. Of the document's own prose TXT-04 judges.
"""

import re
from collections.abc import Iterator

from generators.checks.engine import Context, Judgement, rule
from generators.checks.txt import beyond_document
from generators.checks.txt.beyond_document import texts_by_plan
from generators.checks.txt.said import Kind, Said, one_of, stretches
from generators.checks.txt.said_bodies import appointed, bodies, posts
from generators.checks.txt.said_college import college
from generators.checks.txt.said_days import deadlines, months, phases
from generators.checks.txt.said_documents import documents, issued
from generators.checks.txt.said_duties import duties
from generators.checks.txt.said_exams import exams
from generators.checks.txt.said_fees import fees
from generators.checks.txt.said_figures import beside, figures, sums
from generators.checks.txt.said_leads import leads
from generators.checks.txt.said_majors import eligible
from generators.checks.txt.said_offices import heads, offices
from generators.checks.txt.said_organisers import organisers
from generators.checks.txt.said_rates import rates
from generators.checks.txt.said_sums import counts
from generators.core.diagnostics import WARNING, Finding
from generators.core.once import once
from generators.model.plans import Plan

# Each says what a sentence claims of one kind of thing, otherwise than the data.
_KINDS: tuple[Kind, ...] = (
    sums, counts, rates, leads, eligible, exams, deadlines, months, phases, bodies, appointed,
    posts, heads, offices, college, organisers, documents, issued, duties, fees,
)  # fmt: skip


@rule(
    "TXT-11",
    WARNING,
    "公文和说明里写的人数、日期、地点、负责人、文号和电话与数据一致",
    needs=("CHG-03", "SRC-05", "TIM-05"),
)
def said_beside_a_name(context: Context) -> Iterator[Judgement]:
    """通知写“证书甲名额60人”，计划里是50人，学生和各系不知道照哪一个办。期限、考核的时间和地点、监考、负责人、
    机构设在哪里、由谁考核发证、哪个部门的职责、哪些专业可以申报、通过率、收费、学校的名称、电话、引用文件的名称和
    文号写得与数据不同，也是这样。没有再写名称的句子，算是接着说前面的。公文以成文那天的计划为准，
    其余的以现在的为准；说别的年份、别的学校的不检查。方案正文里的人数由 TXT-04 检查。

    怎么改：核对后改写错的一处；公文里写成 {名额：证书的名称} 的样子，由数据填入，不会写错。
    已经印发的公文不改，确有错误的撤回，另行印发。
    """
    # What is called otherwise than it was issued is not found by its name.
    if named := [each.at("name") for each in context.plan.certificates]:
        yield from filter(None, [context.waiting("SRC-05", *named)])
    for plan, texts in texts_by_plan(context.plan):
        names = _subjects(plan)
        for text in texts:
            for start, words in stretches(text.words, names):
                for said in _of_stretch(plan, context.plan, words):
                    place = text.spot.within(start + said.span[0], start + said.span[1])
                    advice = beyond_document.advice(text, "核对后改其中一处")
                    yield Finding(place, said.message, advice, within=said.data)


def _of_stretch(plan: Plan, later: Plan, words: str) -> Iterator[Said]:
    """What is said otherwise than in the plan of its day; numbers that a later one has pass where
    a change is spoken of."""
    told = set()
    for said in (*figures(plan, later, words), *(s for kind in _KINDS for s in kind(plan, words))):
        if said.span not in told:  # one figure may be of a name and be a sum
            told.add(said.span)
            yield said


@once
def _subjects(plan: Plan) -> re.Pattern[str]:
    """What sentences are about: certificates, those whom places are for, bodies."""
    bodies = [n for g in plan.groups for n in (g.name, g.full_name, *g.aliases)]
    return re.compile(f"{beside(plan).pattern}|{one_of(bodies)}")
