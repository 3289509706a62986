"""QTA: numbers of places."""

import re

from mutants.matches import found
from mutants.plans import BASE
from mutants.replacements import above, among, each, numbers, slip
from mutants.rows import (
    CERTIFICATE,
    DOCUMENT,
    DRAFT,
    END,
    HEAD,
    IN_BASE,
    NOTHING,
    Become,
    rows,
)
from mutants.tables.amendments import NEW, amended

_LADDER = r"- \{major: [^,]+, declared: \d+, (approved: .*)\}"


def lowered(*rungs: str, share: float = 1, least: int = 1) -> Become:
    """A line of the ladder with some rungs at one number, below a share of the places."""

    def become(match, random, plan):
        line, top = found(match), int(re.search(r"approved: (\d+)", match[0])[1])
        lines = []
        limit = int(top * share) if share < 1 else least
        for number in random.sample(range(1, limit), 5):
            for rung in rungs:
                line = re.sub(rf"{rung}: \d+", f"{rung}: {number}", line)
            lines.append(line)
        return lines

    return become


def other_major(match, random, plan) -> list[str]:
    """A registered major that is not in the list of this certificate."""
    listed = re.search(r"majors: \[(.*)\]", match.string)[1].split(", ")
    names = [name for name in plan.names("majors.yaml") if not name.startswith("新")]
    return [name for name in names if name not in listed][:6]


def one_more_major(match, random, plan) -> list[str]:
    return [f"{found(match)}, {name}" for name in other_major(match, random, plan)]


QUOTAS = (
    rows("QTA-01", (CERTIFICATE, r"- \{major: ([^,]+),", slip))
    + rows(
        "QTA-02",
        (CERTIFICATE, r"open: false\n  majors: .*\nquotas:\n  - \{major: ([^,]+),", other_major),
    )
    + rows("QTA-15", (CERTIFICATE, r"open: true\n(?s:.*?)- \{major: ([^,]+),", other_major, DRAFT))
    + rows(
        "QTA-04",
        (CERTIFICATE, r"  - (?P<line>\{major: (?P<major>[^,]+),.*)\n()", each(
            "  - <line>\n",
            *(f"  - {{major: <major>, declared: {n}}}\n" for n in range(20, 30)),
        ), IN_BASE),
    )
    + rows(
        "QTA-05",
        (DOCUMENT, r"共 (90) 人", numbers(100, 999, 12)),
        (DOCUMENT, r"共 (90) 人", numbers(51, 89, 12), DRAFT),
        (DOCUMENT, END, among("，名额共 100 人", "，全校计划合计 33 名", "，总计7个名额"), IN_BASE),
    )
    + rows(
        "QTA-06",
        (CERTIFICATE, r"^  majors: \[(.*)\]$", one_more_major, DRAFT),
        plans=BASE,
    )
    + rows(
        "QTA-07",
        (CERTIFICATE, _LADDER, lowered("approved", "registered", "examined", "passed", "certified",
                                       least=20)),
        (HEAD, r"minimum_per_group: \{value: (20)", numbers(21, 30), {
            "at": (CERTIFICATE, "major: 专业二")}),
        (HEAD, r"minimum_per_certificate: \{value: (30)", numbers(41, 50), {
            "at": (CERTIFICATE, "- .major: 专业三")}),
        plans=BASE,
    )
    + rows(
        "QTA-12",
        ("*/enrolment.yaml", r"major: (?P<major>[^,]+), students: (\d+)", numbers(0, 19), {
            "at": (CERTIFICATE, r"- \{major: <major>,")}),
        plans=BASE,
    )
    + rows("QTA-13", (CERTIFICATE, "^level: (初级)", *NOTHING), plans=BASE)
    + rows(
        "QTA-14",
        (CERTIFICATE, r"(?P<first>- \{major: 专业一, .*)\n  - \{major: 专业二, .*()\}",
         ", population: 社会", ", population: 社会, level: 初级", {"at": "major: 专业一, declared"}),
        (CERTIFICATE, r"- \{major: 专业一, .*()\}\n  - \{major: 专业二, .*",
         ", population: 社会", ", population: 社会, level: 初级", {"at": "major: 专业二, declared"}),
        (DOCUMENT, END, among("，服务社会人员", "，培训社会学员", "，方便社会考生"), DRAFT),
        (*NEW, amended("departments/teaching-office.yaml", "duties, D1-1, text",
                                   "负责统筹试点工作，组织报名", "组织社会人员报名")),
        plans=BASE,
    )
    + rows("QTA-08", (CERTIFICATE, r"declared: (\d+), approved: (\d+)", above(6)), plans=BASE)
    + rows("QTA-09", (CERTIFICATE, r"approved: (\d+), registered: (\d+)", above(1)), plans=BASE)
    + rows(
        "QTA-10",
        (CERTIFICATE, _LADDER, lowered("registered", "examined", "passed", "certified", share=0.88)),
        plans=BASE,
    )
    + rows(
        "QTA-11",
        (CERTIFICATE, r"registered: (\d+), examined: (\d+)", above(1)),
        (CERTIFICATE, r"examined: (\d+), passed: (\d+)", above(1)),
        (CERTIFICATE, r"passed: (\d+), certified: (\d+)", above(1), numbers(0, 17)),
        plans=BASE,
    )
    + rows(
        "QTA-16",
        (CERTIFICATE, r"registered: \d+, .*certified: \d+()\}", *(
            f", batches: [{{name: 第一批, registered: {n}}}]" for n in (1, 11, 99))),
        plans=BASE,
    )
    + rows(
        "QTA-17",
        (CERTIFICATE, r"- \{(major: [^,]+, )declared: \d+", "", "population: 校内, ", DRAFT),
        plans=BASE,
    )
    + rows(
        "QTA-18",
        (CERTIFICATE, "^(eligible):", "dimensions: [专业, 批次]\neligible",
         "dimensions: [系]\neligible", {"draft": True, "at": "- .major: "}),
        plans=BASE,
    )
)  # fmt: skip
