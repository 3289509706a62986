"""Single faults, made by a table from valid plans: each must give one finding, at its place.

    make mutants [SEED=…] [N=…]        python tests/mutants.py [--code CODE]

A row of TABLE says for one code where a fault can be made and how; every match in every valid
plan with every replacement is a candidate, and a seeded sample of them is run. VALID lists
changes that must give nothing. Faults in pairs must both be told. Prints a table and what
went wrong.
"""

import argparse
import re
import shutil
import sys
import time
import traceback
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from fnmatch import fnmatch
from functools import cache
from itertools import chain, zip_longest
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from generators.check import check
from generators.codes import CODES
from generators.diagnostics import ERROR
from generators.rules import RULES

TESTS = Path(__file__).parent
BASE, REAL = "base", "plan"
RULE_CODES = frozenset(rule.code for rule in RULES)
FEW, MANY = 3, 20  # mutants each code must have, and has where the data allow
FAR = 12  # lines between two faults of one file
# Two faults of which one undoes the other: two sessions that clash, and one of them moved away.
ONE_GROUND = (
    {"TIM-10", "TIM-15"}, {"TIM-10"}, {"TIM-01", "TIM-05"}, {"QTA-15", "TXT-04"},
    {"QTA-02", "TXT-04"}, {"QTA-01", "TXT-04"}, {"DOC-01", "DOC-02"},
    {"Y005"},
)  # fmt: skip
BOM = "\ufeff"


@dataclass(frozen=True)
class Plan:
    """The texts of a valid plan by path; `raw` writes one of them as bytes."""

    name: str
    texts: dict[str, str] = field(hash=False, compare=False)
    crlf: bool = False

    def raw(self, text: str) -> bytes:
        return (BOM + text.replace("\n", "\r\n") if self.crlf else text).encode()

    def names(self, register: str) -> list[str]:
        return re.findall(r"\{name: ([^,}]+)", self.texts[register])


# What a replacement is: a text, or a function that gives some.
Become = str | Callable[[re.Match, Random, Plan], list[str]]


@dataclass(frozen=True)
class Row:
    """A fault of `code`: in files like `files`, what `find` finds (its last group, where it has
    groups without a name) becomes one of `become`. The finding is on that line, or where `at` is found in the
    changed text, or in another file (glob, regex); <x> in `at` is what group x found. A `draft`
    has no issued text: in an issued plan the change itself would be the fault."""

    code: str
    files: str
    find: str
    become: tuple[Become, ...]
    at: str | tuple[str, str] = ""
    draft: bool = False
    plans: str = f"{BASE} {REAL}"


@dataclass(frozen=True)
class Mutant:
    """One fault: `new` takes the place of old text at start..end of a file. Of a fault that is no
    change of text, `do` makes it in a folder."""

    code: str
    plan: Plan
    draft: bool
    path: str
    start: int
    end: int
    new: str
    place: tuple[str, int]
    do: Callable[[Path], None] | None = None

    @property
    def line(self) -> int:
        return self.plan.texts.get(self.path, "").count("\n", 0, self.start) + 1

    @property
    def shift(self) -> int:
        old = self.plan.texts.get(self.path, "")[self.start : self.end]
        return self.new.count("\n") - old.count("\n")

    @property
    def stage(self) -> str:
        """What is told in one run: a text that is not read at all (Y0) hides what is in it."""
        return "rules" if self.code in RULE_CODES else self.code[: 2 + 2 * (self.code[:2] == "Y0")]

    def __str__(self) -> str:
        old = self.plan.texts.get(self.path, "")[self.start : self.end]
        where = f"{self.plan.name}{' (draft)' * self.draft} {self.path}:{self.line}"
        return f"{where}: {old[-80:]!r} -> {self.new[-160:]!r}"


# --- replacements ---------------------------------------------------------------------------------


def spot(match: re.Match) -> tuple[int, int]:
    """What is replaced: the last group without a name, else the whole match."""
    named = set(match.re.groupindex.values())
    return match.span(max(set(range(match.re.groups + 1)) - named))


def found(match: re.Match) -> str:
    return match.string[slice(*spot(match))]


def slip(match, random, plan) -> list[str]:
    """A Chinese character mistyped, left out, written twice."""
    text = found(match)
    at = random.choice([i for i, c in enumerate(text) if "\u4e00" <= c <= "\u9fff"] or [0])
    wrong = random.choice("某辰戌亥缶")
    return [
        text[:at] + wrong + text[at + 1 :],
        text[: at + 1] + wrong + text[at + 1 :],
        *([text[:at] + text[at + 1 :]] if len(text) > 2 else []),
    ]


def mistyped(match, random, plan) -> list[str]:
    """The same for a word in small letters."""
    text = found(match)
    at = random.randrange(len(text))
    return [
        text[:at] + random.choice("qxz") + text[at + 1 :],
        text[:at] + text[at] + text[at:],
        *([text[:at] + text[at + 1 :]] if len(text) > 2 else []),
    ]


def replaced(match, random, plan) -> list[str]:
    """One character another one."""
    return [slip(match, random, plan)[0] for _ in range(3)]


def among(*choices, n: int = 6) -> Become:
    return lambda match, random, plan: random.sample(choices, min(n, len(choices)))


def numbers(low: int, high: int, n: int = 6) -> Become:
    return among(*map(str, range(low, high + 1)), n=n)


def above(more: int, n: int = 6) -> Become:
    """A number larger than the first unnamed group by `more` or a bit more than that."""
    return lambda match, random, plan: [
        str(int(match[1]) + more + k) for k in random.sample(range(20), n)
    ]


def days(first: str, last: str, weekend: bool | None = None, n: int = 6) -> Become:
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    span = [start + timedelta(days=k) for k in range((end - start).days + 1)]
    work = {"2025-04-27", "2025-09-28", "2025-10-11"}  # weekends on which people work
    texts = [d.isoformat() for d in span if weekend in (None, d.weekday() > 4)]
    return among(*(text for text in texts if text not in work), n=n)


def before(*, months: int) -> Become:
    """Months before the year and month of the first two groups."""

    def become(match, random, plan):
        number = int(match[1]) * 12 + int(match[2]) - 1
        earlier = [divmod(number - k, 12) for k in range(1, months + 1)]
        return [f"{year}-{month + 1:02}" for year, month in earlier]

    return become


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


def split(match, random, plan) -> list[str]:
    """A paragraph in two, where no sentence ends."""
    text = found(match)
    places = [i for i in range(2, len(text) - 3) if text[i - 1] not in "。；：！？…”’）0123456789"]
    return [f"{text[:i]}\n      - text: {text[i:]}" for i in random.sample(places, 4)]


def blank(match, random, plan) -> list[str]:
    """A blank between two Chinese characters."""
    text = found(match)
    pairs = [i for i in range(1, len(text)) if re.fullmatch("[一-龥]{2}", text[i - 1 : i + 1])]
    return [f"{text[:i]} {text[i:]}" for i in random.sample(pairs, min(3, len(pairs)))]


def each(*texts: str) -> Become:
    """Templates in which <0> is what was found, and <x> group x."""
    return lambda match, random, plan: [filled(text, match) for text in texts]


def filled(text: str, match: re.Match, escape=str) -> str:
    text = text.replace("<0>", escape(found(match)))
    for name, value in match.groupdict().items():
        text = text.replace(f"<{name}>", escape(value or ""))
    return text


def waiver(code: str, file: str, target: str, expires: str = "2025-12-31") -> str:
    return (
        f"waivers:\n  - code: {code}\n    file: {file}\n    target: [{target}]\n    reason: 已研究\n"
        f"    document: 会议纪要〔2025〕1号\n    expires: {expires}\n"
    )


def waivers(what: str) -> Become:
    """Waivers that do not hold, or are not used."""
    places = (
        ("timeline.yaml", "phases, P2"), ("plan.yaml", "title"), ("groups.yaml", "groups, 办公室"),
        ("certificates/alpha.yaml", "quotas, 专业一"), ("document.yaml", "clauses, 二（一）"),
    )  # fmt: skip

    def become(match, random, plan):
        warnings = [r.code for r in RULES if r.severity != ERROR and not r.last]
        errors = [r.code for r in RULES if r.severity == ERROR]
        texts = []
        for file, target in places:
            code = random.choice(warnings)
            texts.append({
                "rule": waiver(f"{code[:3]}-{random.randrange(80, 99)}", file, target),
                "error": waiver(random.choice(errors), file, target),
                "file": waiver(code, file.replace(".", "-old."), target),
                "target": waiver(code, file, f"{target}某"),
                "expired": waiver(code, file, target, f"2025-0{random.randrange(1, 5)}-11"),
                "used": waiver(code, file, target),
            }[what])  # fmt: skip
        return texts

    return become


def identity(random: Random) -> str:
    """A number that nobody has: the place code is not given out."""
    digits = (
        f"459997{random.randrange(1930, 2005)}0{random.randrange(1, 9)}{random.randrange(10, 28)}"
    )
    digits += f"{random.randrange(1000):03}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return (
        digits + "10X98765432"[sum(int(d) * w for d, w in zip(digits, weights, strict=True)) % 11]
    )


def bank_card(random: Random) -> str:
    digits = f"62000{random.randrange(10**13):013}"
    total = sum(sum(divmod(int(d) * (2 - i % 2), 10)) for i, d in enumerate(reversed(digits)))
    return f"{digits}{-total % 10}"


PERSONAL = {
    "PRV-01": (identity, "身份证 {}", "{}"),
    "PRV-02": (lambda r: f"1{r.choice('3589')}{r.randrange(10**9):09}", "手机 {}", "有事打{}"),
    "PRV-03": (bank_card, "交到 {}", "卡号：{}"),
    "PRV-04": (lambda r: f"20{r.randrange(10**8):08}", "学号：{}", "准考证号 {}"),
    "PRV-05": (lambda r: f"{r.randrange(10**8, 10**10)}", "QQ：{}", "发到 {}@qq.com"),
    "PRV-06": (
        lambda r: (
            f"359991{r.randrange(30, 89)}0{r.randrange(1, 9)}{r.randrange(10, 28)}"
            f"{r.randrange(1000):03}"
        ),
        "{}",
    ),
}


def personal(code: str) -> Become:
    number, *texts = PERSONAL[code]

    def become(match, random, plan):
        spaced = " ".join if code == "PRV-02" and random.random() < 0.3 else "".join
        return [f" # {text.format(spaced(number(random)))}" for text in texts]

    return become


# --- the table ------------------------------------------------------------------------------------

CERTIFICATE, DEPARTMENT = "*/certificates/*.yaml", "*/departments/*.yaml"
SUMMARY = "*/summaries/*.yaml"
DOCUMENT, TIMELINE, GROUPS = "*/document.yaml", "*/timeline.yaml", "*/groups.yaml"
COMMITMENTS, AMENDMENTS, HEAD = "*/commitments.yaml", "*/amendments.yaml", "*/plan.yaml"
NOTHING = ("null", "~", "")
_LADDER = r"- \{major: [^,]+, declared: \d+, (approved: .*)\}"
_END = r"^(?:      - text|          -):? ?[^\n“]*()。$"  # the end of a paragraph or an item
_PEOPLE = r"([一-龥]+)(?=[^\[\]\n]*\](?:\}|, count))"
_NEW = r"\Aamendments:\n(?s:.*)\n()\Z"


def amended(file: str, target: str, was: str, becomes: str) -> str:
    return (
        f"  - {{id: A9, file: {file}, target: [{target}], was: {was}, becomes: {becomes}, "
        "effective: 2025-05-05, document: 关于变更的通知（示卫院〔2025〕12号）}\n"
    )


def rows(code: str, *entries: tuple, **more) -> list[Row]:
    """Rows of one code: (files, find, become..., {options})."""
    made = []
    for files, find, *become in entries:
        options = more | (become.pop() if isinstance(become[-1], dict) else {})
        made.append(Row(code, files, find, tuple(become), **options))
    return made


DRAFT, IN_BASE = {"draft": True}, {"plans": BASE}

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
        (DOCUMENT, _END, among("，共 100 人", "，合计 33 名", "，总计7个名额"), IN_BASE),
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
        (DOCUMENT, _END, among("，服务社会人员", "，培训社会学员", "，方便社会考生"), DRAFT),
        (AMENDMENTS, _NEW, amended("departments/teaching-office.yaml", "duties, D1-1, text",
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
)  # fmt: skip

TIMES = (
    rows(
        "TIM-01",
        (TIMELINE, r"starts: (\d{4})-(\d\d)\n    ends: (\S+)$", before(months=9)),
    )
    + rows(
        "TIM-02",
        (TIMELINE, r"    ends: (?P<ends>\d{4}-\d\d)\n(?s:(?!\n    ends).)*?\n    starts: (\S+)$",
         each("<ends>", "<ends>/下旬", "<ends>-28", "<ends>-11")),
        (TIMELINE, r"id: P1\n.*\n    ends: (2025-06)", "2025-07", "2025-09-30", "2025-08/上旬", {
            "at": r"id: P2\n    (starts)", "plans": BASE}),
    )
    + rows(
        "TIM-14",
        (TIMELINE, r"starts: (2025-07)$", "2025-08", "2025-07-02", "2025-07/中旬", "2025-10",
         "2025-11-03"),
        (TIMELINE, r"ends: (2025-06)$", days("2025-06-20", "2025-06-29"), {
            "at": r"id: P2\n    (starts)"}),
        draft=True,
    )
    + rows(
        "TIM-03",
        (TIMELINE, r"starts: (2025-03)$", "2025-02", "2025-01", "2024-12",
         "2025-01-06", days("2025-02-01", "2025-02-19")),
        (HEAD, r"^issued: (\S+)", days("2025-03-03", "2025-03-13", weekend=False), {
            "at": (TIMELINE, "starts: 2025-03")}),
        draft=True, plans=BASE,
    )
    + rows(
        "TIM-04",
        (GROUPS, r"hosted_by: 教学部\n    established: (null)", days("2025-03-15", "2025-12-31"),
         {"at": (TIMELINE, "who: 办公室")}),
        (GROUPS, r"name: 教学团队\n  established: (null)", days("2025-06-21", "2026-12-31"),
         "2025-07", "2025-2026-1", {"at": (TIMELINE, "who: 教学团队")}),
        plans=BASE,
    )
    + rows(
        "TIM-05",
        (TIMELINE, r"id: P1-.\n        text: .*\n        due: (\S+)", days("2025-07-01", "2026-09-30"),
         days("2024-10-01", "2025-02-28")),
        (TIMELINE, r"id: P2-.\n        text: .*\n        due: (\S+)", days("2025-05-10", "2025-06-30"),
         days("2026-01-01", "2026-06-30")),
    )
    + rows(
        "TIM-13",
        (TIMELINE, r"ends: (2025-12)$", "2026-04", "2026-05-08", "2026-12", "2027-03", "2025-2026-2",
         "2026-04/上旬", days("2026-04-01", "2027-12-31")),
        draft=True,
    )
    + rows(
        "TIM-07",
        (TIMELINE, r"due: (2025-06-20)", days("2025-03-01", "2025-04-17")),
        (TIMELINE, r"due: (2025-12-19)", days("2025-07-01", "2025-11-27")),
        (TIMELINE, r"due: (2025-04-18)", days("2025-03-01", "2025-03-13")),
        (TIMELINE, r"due: (2025-11-28)", days("2025-12-20", "2025-12-31", weekend=False), {
            "at": "due: 2025-12-19"}),
        (TIMELINE, r"due: (2025-04-18)", days("2025-06-21", "2025-06-30", weekend=False), {
            "at": "due: 2025-06-20"}),
    )
    + rows(
        "TIM-06",
        (TIMELINE, r"due: (2025-06-20)", days("2025-05-10", "2025-06-29", weekend=True)),
        (TIMELINE, r"due: (2025-11-28)", days("2025-07-05", "2025-12-14", weekend=True)),
        (TIMELINE, r"due: (2025-12-19)", days("2025-11-29", "2025-12-28", weekend=True)),
        (COMMITMENTS, r"due: (2025-\S+)", days("2025-05-10", "2025-12-28", weekend=True)),
        (HEAD, "closes: (before 2025-04-18)", days("2025-03-15", "2025-04-20", weekend=True)),
        ("days.yaml", r"^rest_days: (\[\])", "[{day: 2025-06-20, note: 停电}]", {
            "at": (TIMELINE, "due: 2025-06-20")}),
    )
    + rows(
        "TIM-08",
        (TIMELINE, r"due: (2025-06-20)", *NOTHING, "2025-06", "2025-06/下旬", "2025-05"),
        (TIMELINE, r"due: (2025-11-28)", *NOTHING, "2025-11", "2025-12", "2025-11/中旬"),
        (TIMELINE, r"due: (2025-12-19)", *NOTHING, "2025-12", "2025-12/下旬", "2025-12/中旬"),
        (TIMELINE, r"part: 参加培训\n()", "            lead: true\n"),
        (TIMELINE, r"part: 制定培训方案\n(            lead: true\n)", "", "            lead: false\n", {
            "at": r"^        (owners):\n(?:          .*\n){0,4}?.*教学团队"}),
        plans=BASE,
    )
    + rows("TIM-09", (COMMITMENTS, r"^    (?:owner|due): (.+)$", *NOTHING), plans=BASE)
    + rows(
        "TIM-12",
        (TIMELINE, r"due: (2025-06-20)", days("2025-04-21", "2025-04-25"), "2025-04-28"),
        (TIMELINE, r"due: (?P<due>.*)\n(        done: \S+\n)", "", {"at": "due: <due>"}),
        (TIMELINE, r"due: (?P<due>.*)\n        done: (\S+)\n", days("2025-05-07", "2025-12-31"), {
            "at": "due: <due>"}),
    )
    + rows(
        "TIM-10",
        (CERTIFICATE, r"    starts: 14:30\n    ends: 16:30\n    room: 实训室", *(
            f"    starts: {a}\n    ends: {b}\n    room: 机房一"
            for a, b in (("09:00", "11:00"), ("08:00", "09:01"), ("10:59", "12:00"),
                         ("09:30", "10:30"), ("07:30", "22:00"))), {"at": "room: 机房一"}),
        (CERTIFICATE, r"    starts: 14:30\n    ends: 16:30\n(?P<room>(?s:.*?))invigilators: .*", each(*(
            f"    starts: {a}\n    ends: {b}\n<room>invigilators: [{who}]"
            for a, b in (("09:00", "11:00"), ("10:00", "12:00"))
            for who in ("丙三, 庚七", "庚七, 戊五", "丙三, 戊五", "壬九", "辛小八, 壬九"))),
         {"at": "invigilators"}),
        (CERTIFICATE, r"    starts: 09:00\n    ends: 11:00\n(?P<room>(?s:.*?))invigilators: .*", each(*(
            f"    starts: {a}\n    ends: {b}\n<room>invigilators: [{who}]"
            for a, b in (("14:00", "16:00"), ("15:00", "17:00"))
            for who in ("丙三, 庚七", "辛小八, 戊五"))),
         {"at": ("*/certificates/beta.yaml", "invigilators")}),
        plans=BASE,
    )
    + rows(
        "TIM-11",
        (CERTIFICATE, r"room: 实训室\n    seats: (\d+)", numbers(41, 99)),
        (CERTIFICATE, r"room: 机房一\n    seats: (\d+)", numbers(61, 99)),
        (CERTIFICATE, r"    seats: (\d+)", numbers(1, 37), {"at": "^sessions:"}),
        ("rooms.yaml", r"name: (?P<room>机房一|实训室), capacity: (\d+)", numbers(1, 39), {
            "at": (CERTIFICATE, r"room: <room>\n    (seats)")}),
        plans=BASE,
    )
    + rows(
        "TIM-15",
        (CERTIFICATE, r"    ends: (\S+)", "00:30", "04:30", "09:00", "01:00", "08:59"),
        (CERTIFICATE, r"    date: (\S+)", days("2027-01-01", "2029-12-31"),
         days("2022-01-01", "2024-12-31")),
    )
)  # fmt: skip

PEOPLE = (
    rows(
        "PPL-01",
        (GROUPS, _PEOPLE, slip),
        (GROUPS, _PEOPLE, slip, DRAFT),
        (CERTIFICATE, r"  lead: (?!丁小四)(.+)$", slip),
        (CERTIFICATE, r"  members: \[([^,\]]+)", slip),
        (CERTIFICATE, r"invigilators: \[([^,\]]+)", slip),
        (CERTIFICATE, r"invigilators: \[[^,]+, ([^,\]]+)", slip),
        (DEPARTMENT, r"^head: (?!null)(.+)$", slip),
        (AMENDMENTS, r"becomes: ([一-龥]+)", slip),
    )
    + rows(
        "PPL-02",
        (GROUPS, r"(?P<other>[一-龥]+)\](?:\}|, count)(?s:(?!full_name).)*?title: 成员, people: \[([一-龥]+)",
         each("<other>")),
        (GROUPS, r"title: 成员, people: \[(?P<other>[一-龥]+), ([一-龥]+)", each("<other>")),
        (GROUPS, r"title: 成员, people: \[(?P<other>[一-龥]+), [一-龥]+, ([一-龥]+)", each("<other>")),
        (GROUPS, r"title: 成员, people: \[(?P<other>[一-龥]+)[^\]]*()\]", each(", <other>")),
        (GROUPS, r"title: 成员, people: \[[一-龥]+, (?P<other>[一-龥]+)[^\]]*()\]", each(", <other>")),
        (AMENDMENTS, _NEW, *(
            amended("groups.yaml", f"groups, {group}, roles, 成员, people", "null", name)
            for group, names in (("领导小组", ("甲一", "丙三", "庚七", "子小一")),
                                 ("办公室", ("乙二", "丁小四", "壬九", "己小六")))
            for name in names), IN_BASE),
    )
    + rows(
        "PPL-03",
        (GROUPS, r"count: (\d+)", numbers(2, 30)),
        (GROUPS, r"^    head: (\S+)", "主管", "负责人", "总负责", "召集人"),
        (GROUPS, r"title: (?:主任|组长), people: \[([^\]]+)\]", ""),
        (GROUPS, r"title: 主任, people: \[([^\]]+)\]", each("<0>, 甲一", "<0>, 丙三", "<0>, 庚七"), {
            "plans": BASE}),
    )
    + rows("PPL-04", (CERTIFICATE, r"^  lead: (?!丁小四)(.+)$", *NOTHING), draft=True)
    + rows("PPL-04", (CERTIFICATE, r"^  lead: (?!丁小四)(.+)$", *NOTHING))
    + rows(
        "PPL-05",
        (CERTIFICATE, r"  lead: (壬九)", "甲一", "丙三", "戊五", "庚七", "子小一", DRAFT),
        (AMENDMENTS, r"becomes: (己小六)", "甲一", "丙三", "戊五", "庚七", "子小一", "癸小十", "辛小八"),
        (GROUPS, r"己小六(, 壬九)", "", {"at": ("*/alpha.yaml", "lead"), "draft": True}),
        plans=BASE,
    )
    + rows(
        "PPL-06",
        (GROUPS, r"      - \{title: 成员, people: \[丁小四, 己小六, 壬九\]\}\n", *(
            f"      - {{title: {title}, people: [{name}]}}\n"
            f"      - {{title: 成员, people: [{', '.join(others)}]}}\n"
            for title in ("副主任", "常务副主任")
            for name, *others in (("壬九", "丁小四", "己小六"), ("丁小四", "己小六", "壬九"),
                                  ("己小六", "壬九", "丁小四")))),
        (GROUPS, r"title: 副组长, people: \[(乙二)\]", "丁小四", {"at": "title: 主任, people: .乙二"}),
        draft=True, plans=BASE,
    )
    + rows(
        "PPL-07",
        (AMENDMENTS, r"becomes: (己小六)", "乙二", "壬九"),
        (CERTIFICATE, r"  lead: (壬九)", "乙二", DRAFT),
        (GROUPS, r"子小一, 庚七, 辛小八()", ", 壬九", {"at": ("*/alpha.yaml", "lead"), "draft": True}),
        (GROUPS, r"子小一, 庚七, 辛小八()", ", 己小六", {
            "at": (AMENDMENTS, "becomes: 己小六"), "draft": True}),
        (AMENDMENTS, _NEW, amended(
            "groups.yaml", "groups, 领导小组, roles, 成员, people, 庚七", "庚七", "壬九"), {
                "at": ("*/alpha.yaml", "lead")}),
        (AMENDMENTS, _NEW, amended("certificates/alpha.yaml", "team, lead", "壬九", "乙二")),
        plans=BASE,
    )
    + rows("PPL-08", (GROUPS, r"contact: (.+)$", *NOTHING), plans=BASE)
    + rows(
        "PPL-09",
        (GROUPS, r"      accountable: true\n", "", "      accountable: false\n", {"at": "activity: "}),
        (DEPARTMENT, r"^    text: .*\n()(?!(?: *#.*\n|\n)*    activity)", "    activity: 培训\n    accountable: true\n",
         {"at": (GROUPS, "activity: ")}),
        (DEPARTMENT, r"^    activity: 培训\n()", "    accountable: true\n", {"at": (GROUPS, "activity: ")}),
        (GROUPS, r"id: [LO]-1\n        text: .*\n()", "        activity: 培训\n        accountable: true\n"),
        plans=BASE,
    )
    + rows(
        "PPL-10",
        (DEPARTMENT, r"    summary: true\n", "", "    summary: false\n", {"at": "^department:"}),
    )
    + rows("PPL-11", (DEPARTMENT, r"^head: (?!null)(.+)$", *NOTHING), plans=BASE)
    + rows(
        "PPL-12",
        (TIMELINE, r"who: 办公室, part: null, lead: true()\}", *(
            f", origin: {{kind: 推定, clause: {clause}, basis: 推断}}" for clause in ("一", "四"))),
        (TIMELINE, r"(?P<who>- who: 实训部\n.*\n).*\}$", each(
            "<who>            origin: {kind: 推定, clause: 五（二）, basis: 推断}",
            "<who>            origin: {kind: 推定, basis: 推断}")),
        (TIMELINE, r"总结上报, origin: \{kind: (原文, clause: 五（一）)", "推定, basis: 推断",
         "推定, clause: 五（一）, basis: 负责"),
        (TIMELINE, r"part: 制定培训方案\n.*\n            origin: \{kind: (原文, clause: 三（二）1)",
         "推定, basis: 推断", {"at": "who: 教学团队"}),
        (TIMELINE, r"        owners:\n(?:          .*\n| *#.*\n|\n)+", "        owners: []\n"),
        plans=BASE,
    )
)  # fmt: skip

_CLAUSE = r"(?:, |^ *)clause: ([^,}\n]+)"
_PROSE = r"^(?:      - text: |          - )(?!.*(?:试$|点范围|使学生得|从证书甲))(.*)$"
REFERENCES = (
    rows(
        "REF-01",
        (TIMELINE, r"who: ([^,\n}]+)", slip),
        (COMMITMENTS, r"owner: (?!null)(.+)", slip),
        (GROUPS, r"hosted_by: (?!null)(.+)", slip),
        (DEPARTMENT, r"^department: (.+)", slip),
        (CERTIFICATE, r"^  majors: \[([^,\]]+)", slip),
        (CERTIFICATE, r"^    majors: \[([^,\]]+)", slip),
        (CERTIFICATE, r"^    room: (.+)", slip),
        ("*/enrolment.yaml", r"major: ([^,]+)", slip),
        ("majors.yaml", r"department: (?!null)([^,}]+)", slip),
        (DOCUMENT, r"members: (.+)", slip),
        (DOCUMENT, r"labels: \{([^:]+)", slip),
        (TIMELINE, r"depends_on: \[(\S+)\]", "P7-1", "P1-9", "Q2"),
        (TIMELINE, r"(?P<id>P[0-9]+-[0-9])\n(?s:(?!- id).)*depends_on: \[(\S+)\]", each("<id>"), {
            "at": "depends_on: .<id>"}),
        *((files, _CLAUSE, "九", "八（二）", "三（三）9", "题尾")
          for files in ("college.yaml", HEAD, CERTIFICATE, DEPARTMENT, GROUPS, TIMELINE, COMMITMENTS,
                        "*/citations.yaml")),
        ("*/errata.yaml", r"^    clause: (.+)", "九", "八（二）", "题尾"),
        (COMMITMENTS, r"id: (?P<id>\w+)\n(?s:.*?)id: (\w+)$", each("<id>")),
        ("*/errata.yaml", r"id: (?P<id>\w+)\n(?s:.*?)id: (\w+)$", each("<id>")),
        (AMENDMENTS, r"id: (?P<id>\w+)\n(?s:.*?)id: (\w+)$", each("<id>")),
        (TIMELINE, r"^  - id: (?P<id>\w+)\n(?s:.*?)^  - id: (\w+)$", each("<id>")),
        (DEPARTMENT, r"  - id: (?P<id>\S+)\n(?s:.*?)  - id: (\S+)$", each("<id>")),
        (TIMELINE, r"^      - id: (?P<id>\S+)\n(?s:.*?)^      - id: (\S+)$", each("<id>"), IN_BASE),
        ("people.yaml", r"name: (?P<name>[^}]+)\}\n()", each("  - {name: <name>}\n")),
        ("rooms.yaml", r"name: (?P<name>[^,]+),.*\n()", each("  - {name: <name>, capacity: 90}\n")),
        ("departments.yaml", r"\{name: (?P<name>[^,]+),.*\n()", each("  - {name: <name>, slug: one}\n")),
        ("departments.yaml", r"slug: (?P<slug>[^,}]+).*\n()", each("  - {name: 一部, slug: <slug>}\n")),
        ("majors.yaml", r"slug: (?P<slug>[^,]+).*\n()", each(
            "  - {name: 专业六, slug: <slug>, department: 示例系}\n"), IN_BASE),
    )
    + rows(
        "REF-02",
        (DOCUMENT, r"- text: ([^，。：]{2,10})：", slip),
        (DOCUMENT, r"办公室设在(教学部|教务部)", "学生处", "人事处", "后勤部", "考务中心", "质量科"),
        (DOCUMENT, r"成立证书试点工作领导小组，()全面", "由甲二同志", "由丙四同志", "由庚小七同志", {
            "plans": BASE}),
    )
    + rows(
        "REF-03",
        (COMMITMENTS, r"quote: (.+)$", replaced),
        ("*/citations.yaml", r"title: (.+)$", slip),
        ("*/citations.yaml", r"number: (?!null)(.+)$", slip),
        (DEPARTMENT, r"^    text: (.+)$", replaced),
        (GROUPS, r"^ +text: (.+)$", replaced),
        (DEPARTMENT, r"^origin: \{kind: 原文, clause: ([^}]+)", "一", "三（一）"),
        (GROUPS, r"origin: \{kind: 原文, clause: (三（二）1)", "三（二）2"),
        (TIMELINE, r"origin: \{kind: 原文, clause: (五（二）)\}", "五（一）", "三（一）", IN_BASE),
    )
    + rows(
        "REF-04", ("majors.yaml", r"department: ([^,}]+)", "null", "~", "各系（部）"), plans=BASE,
    )
    + rows(
        "REF-05",
        ("majors.yaml", r"names: .*(?P<name>(?:(?<=\[)|(?<= ))专业[一二三])(?=,)()", "某", "与管理", {
            "at": "name: <name>,"}),
        ("majors.yaml", r"names: \[((?P<name>专业一), )", "", {"at": "name: <name>,"}),
        ("majors.yaml", r"names: \[专业一, ((?P<name>专业二), )", "", {"at": "name: <name>,"}),
        plans=BASE,
    )
    + rows("REF-06", ("*/citations.yaml", r"number: (?!null)(.+)$", *NOTHING))
    + rows("REF-07", (CERTIFICATE, r"^evaluator: (?!null)(.+)$", *NOTHING))
    + rows(
        "REF-08",
        (DOCUMENT, r"由教学部(和实训部)配合", "", "和办公室", "和各系（部）", "统筹，分头", {
            "at": ("*/training-office.yaml", "^department")}),
        draft=True,
    )
    + rows(
        "REF-15",
        *((files, r"\{kind: 原文(, clause: [^,}]*)\}", "")
          for files in ("college.yaml", HEAD, CERTIFICATE, DEPARTMENT, GROUPS, COMMITMENTS,
                        "*/citations.yaml")),
        *((files, r"\{kind: (?:补录|推定, clause: [^,]+)(, (?:document|basis): [^,}]*)\}", "")
          for files in (CERTIFICATE, "*/enrolment.yaml", TIMELINE, COMMITMENTS)),
    )
    + rows(
        "REF-16",
        (DEPARTMENT, r"task: (P1-2)", "P1-1", "P2-1", "P9-1", "P1-7", "X1"),
        plans=BASE,
    )
    + rows(
        "TAB-01",
        (SUMMARY, r"- \{title: [^,]+, value: (\S+)\}$", "期限", "任务", "办结日期", "场所", "座位数", "阶段"),
        (SUMMARY, r"value: (?:学院|证书|专业)()\}$", ", total: true", {"at": "total: true"}),
        (SUMMARY, r"^order: \[(\S+),", "任务编号", "在校学生数", "牵头单位", IN_BASE),
    )
    + rows(
        "TAB-02",
        (SUMMARY, r"among: \[(初级)\]", "高级", "中级", "初等", "中级, 高级", {"at": "among: "}),
        (SUMMARY, r"value: (等级), among", "对象", "专业", "培训评价组织", {"at": "among: "}),
        plans=BASE,
    )
    + rows(
        "REF-14",
        (TIMELINE, r"\{who: (办公室), part: null, lead: true\}", "示例系"),
        (COMMITMENTS, r"owner: (教学部)$", "示例系"),
        (GROUPS, r"hosted_by: (教学部)$", "示例系"),
        plans=BASE,
    )
    + rows(
        "REF-10",
        (AMENDMENTS, r"was: (\d+)$", numbers(1, 19, 12), numbers(21, 99, 12), *NOTHING),
        (AMENDMENTS, r"was: ([一-龥]+)$", slip, *NOTHING, "壬九"),
        (AMENDMENTS, _NEW, amended("timeline.yaml", "phases, P2, tasks, P2-1, due", "2025-11-01",
                                   "2025-11-28")),
    )
    + rows(
        "REF-11",
        (AMENDMENTS, r"file: certificates/(\w+).yaml", mistyped, "gamma"),
        (AMENDMENTS, r"file: (\S+)", "departments/alpha.yaml", "groups/alpha.yaml", "document.yaml",
         "errata.yaml", "amendments.yaml", "waivers.yaml", "plans.yaml"),
        (AMENDMENTS, r"target: \[([a-z]+)", mistyped, "名额"),
        (AMENDMENTS, _NEW, *(
            amended(file, target, "null", "甲一") for file, target in (
                ("groups.yaml", "groups, 小组, hosted_by"), ("groups.yaml", "group, 办公室"),
                ("timeline.yaml", "phases, P3, tasks, P3-1, due"), ("plan.yaml", "title, first"),
                ("timeline.yaml", "phases, P1, tasks, P1-9, owners, 教学部"))),
         {"at": "groups.yaml|timeline.yaml|plan.yaml"}),
    )
    + rows(
        "REF-09",
        ("*/waivers.yaml", r"waivers: \[\]\n", waivers("rule"), waivers("error"), {"at": "code: "}),
        ("*/waivers.yaml", r"waivers: \[\]\n", waivers("file"), {"at": "file: "}),
        ("*/waivers.yaml", r"waivers: \[\]\n", waivers("target"), {"at": "target: "}),
        ("*/waivers.yaml", r"waivers: \[\]\n", waivers("expired"), {"at": "expires: "}),
        plans=BASE,
    )
    + rows(
        "REF-13", ("*/waivers.yaml", r"waivers: \[\]\n", waivers("used"), {"at": "code: "}),
        plans=BASE,
    )
)  # fmt: skip

_TITLE = "示例卫生职业学院关于2025年证书试点的工作方案"
WORDS = (
    rows(
        "TXT-01",
        (DOCUMENT, r"(两|七)个(?:教学团队|职业技能等级证书|阶段)", "三", "四", "六", "十", "十二", "5"),
    )
    + rows(
        "TXT-02",
        (DOCUMENT, r"从(证书甲)、证书乙", slip, "证书丙"),
        (DOCUMENT, r"从证书甲、(证书乙)", slip, "证书丙"),
        (DOCUMENT, r"从证书甲、证书乙()两个", "、证书丙", "、证书丁"),
        (DOCUMENT, r"从证书甲(、证书乙)两个", "", "等"),
        (DOCUMENT, r"从(老年照护)、", slip),
        (DOCUMENT, r"幼儿照护、(运动营养咨询与指导)、", slip),
        (DOCUMENT, r"、(药品购销)七个", slip),
    )
    + rows(
        "TXT-03",
        (DOCUMENT, "从(证书甲、证书乙)两个", "证书乙、证书甲", DRAFT),
        ("*/alpha.yaml", r"^number: (\d+)", numbers(3, 40, 20), {
            "at": (DOCUMENT, "从证书甲"), "draft": True}),
        plans=BASE,
    )
    + rows(
        "TXT-04",
        (DOCUMENT, "自(2025年3月10日)起", "2025年3月11日", "2025年2月10日", "3月1日", "2024年3月10日"),
        (HEAD, "opens: (2025-03-10)", days("2025-03-11", "2025-04-03", weekend=False), {
            "at": (DOCUMENT, "自2025年3月10日"), "draft": True}),
        (DOCUMENT, _END, "，专业一 31 人", "，专业三50名", "，证书乙证书 39 人", DRAFT),
        plans=BASE,
    )
    + rows(
        "TXT-05",
        (HEAD, "2025年(证书试点)的工作方案", "证书制度试点"),
        (DOCUMENT, _END, "，推进证书制度试点", "，做好证书制度试点工作"),
        ("terms.yaml", r"^terms:\n()", "  - {name: 专用账, variants: [专账]}\n", {
            "at": (DOCUMENT, "专账")}),
        draft=True, plans=BASE,
    )
    + rows(
        "TXT-10",
        (COMMITMENTS, "note: 原文没有写由谁记账()", "，保过", "，包拿证", "，可代考", "，包就业"),
        (COMMITMENTS, "note: (原文没有写由谁记账)", "报名费 120 元", "收费300元/人", "证书甲（高级）",
         "由某某教育有限公司承办"),
        (DOCUMENT, _END, "，保证通过考核", "，包过", "，考试费每人 80 元", "，证书乙中级", "，有内部名额"),
        (DOCUMENT, _END, "，保证学生通过考试", "，委托示范教育有限公司", DRAFT),
        plans=BASE,
    )
    + rows(
        "TXT-06",
        (DOCUMENT, r"^(?:      - text: |          - )[^，\n]*(，)", ",", ", "),
        (DOCUMENT, r"^      - text: [^：\n]*(：)(?=.)", ":"),
        (DOCUMENT, _END, "(试行)", ";其他另行通知"),
        draft=True, plans=BASE,
    )
    + rows(
        "TXT-07",
        (DOCUMENT, _PROSE, blank, DRAFT),
        (DOCUMENT, r"labels: \{.*(主 任)", "主任", {"at": "labels: .*组 长"}),
        (DOCUMENT, r"labels: \{.*(组 长)", "组长"),
        plans=BASE,
    )
    + rows(
        "TXT-08",
        (DOCUMENT, r"range_mark: (.*)", '"-"', '"–"', '"－"', '"~"', '"至"', '" - "'),
        (DOCUMENT, _END, "，3月-6月", "，2025年3月–2025年6月", "，8日－9日", "，3月~6月"),
        draft=True, plans=BASE,
    )
    + rows(
        "TXT-09",
        (DOCUMENT, r"^          - .*(。)$", "", "，", "、"),
        (DOCUMENT, r"^      - text: .*(。)$(?=\n  - clause|\n?\Z)", "", "，", "、"),
        draft=True, plans=BASE,
    )
    + rows(
        "SRC-01",
        (DOCUMENT, r"heading: 师资保障\n    blocks:\n      - text: 设立",
         "heading: 师资\n    blocks:\n      - text: 保障设立"),
        (DOCUMENT, r"heading: 组织保障\n    blocks:\n      - text: 成立",
         "heading: 组织\n    blocks:\n      - text: 保障成立"),
        (DOCUMENT, r"heading: 经费保障\n    blocks:\n      - text: 学院",
         "heading: 经费\n    blocks:\n      - text: 保障学院"),
        at="- text: 保障", draft=True, plans=BASE,
    )
    + rows(
        "SRC-02",
        (DOCUMENT, r"^      - text: .*([。：])(?=\n      - table)", "", "，", "，可以引进"),
        draft=True, plans=BASE,
    )
    + rows("SRC-03", (DOCUMENT, r"^      - text: (?!.*(?:试$|使学生得))(.*)$", split), plans=BASE)
    + rows(
        "SRC-04",
        (DOCUMENT, _END, "（试行", "“试行", "《办法", "试行）", "〔3", "，使学员得证书", "，使考生得奖",
         "，考取职业技等级证书"),
        (DOCUMENT, "(“)三教”", "", "（"),
        draft=True, plans=BASE,
    )
)  # fmt: skip

_SAFE = (
    r"^(?:      - text: |          - |    heading: )(?!教学部|实训部|各系|从证书|领导小组下设)(.*)$"
)
FORMS = (
    rows(
        "SRC-05",
        (DOCUMENT, _SAFE, replaced),
        (DOCUMENT, r"caption: 表\d (?:可|工)(.*)$", replaced),
        (DOCUMENT, r"columns: \[序号, ([^,\]]+)", replaced),
        (CERTIFICATE, r"declared: (?!20)(\d+)", numbers(51, 60)),
        (CERTIFICATE, r"^  lead: (壬九)", "丁小四"),
        (TIMELINE, r"^        text: (.*)$", replaced, {"plans": BASE}),
        (GROUPS, r"title: (副组长|成员)", replaced),
        (HEAD, r"^number: .*〕(\d+)号", numbers(10, 99), IN_BASE),
        (HEAD, r"^title: .*年(证书试点)", replaced, IN_BASE),
    )
    + rows(
        "SRC-06",
        ("*/errata.yaml", r"as_stored: (.*)$", replaced),
    )
    + rows("SRC-07", (HEAD, "status: (草案)", "执行中", "已归档", DRAFT), plans=BASE)
    + rows(
        "DOC-01",
        (HEAD, r"^number: \S+?(〔\d+〕)", "[2025]", "（2025）", "【2025】", "〔2024〕", "〔25〕", "2025", ""),
        (HEAD, r"^number: \S+?〕(\d+)号", "03", "第3", "0", "3-1", "三"),
        (HEAD, r"^number: \S+?〕\d+(号)", "", "號", "号文", "-1号"),
        (HEAD, r"^number: (\S+?)〔", slip),
        ("college.yaml", r"^document_prefix: (\S+)", slip, {"at": (HEAD, "^number")}),
    )
    + rows(
        "DOC-02",
        (AMENDMENTS, r"（示卫院〔2025〕(6)号）", "1", "2", "3"),
        (AMENDMENTS, r"（示卫院〔2025〕(9)号）", "1", "2", "3", "6"),
        (AMENDMENTS, r"〔2025〕(6)号(?=）)", "9", {"at": "教学团队的通知"}),
        (HEAD, r"^number: 示卫院〔2025〕(3)号", "6", "7", "8", {
            "at": (AMENDMENTS, "调整名额的通知"), "draft": True}),
    )
    + rows(
        "DOC-03",
        (HEAD, r"^issued: (2025-02-20)", "2025-02", "before 2025-02-20", "2025-02/下旬", '"2025"'),
        (DOCUMENT, r"自2025年(3)月", "03"),
        (DOCUMENT, _END, "，3月05日完成", "，09月完成", "，2025年10月01日公示", "，2026年01月15日"),
        plans=BASE,
    )
    + rows(
        "DOC-04",
        (HEAD, r"^title: (示例卫生职业学院)关于", "", "示例职业学院", "示例卫生学院", "我校", "示例学院"),
        (HEAD, r"^title: 示例卫生职业学院()关于", " 2025 年", "印发", "教学部", "实训部 ", "示例系"),
        (HEAD, r"^title: 示例卫生职业学院(关于.*)", "2025年证书试点工作方案", "证书工作方案", "试点方案"),
        (HEAD, r"^title: .*工作(方案)$", "", "事宜", "安排表", "部署", "要求"),
        draft=True, plans=BASE,
    )
    + rows(
        "DOC-07",
        (HEAD, r"^document_kind: (方案)", "通知", "办法", "计划", "意见", "规定", "通告", "决定", "报告", "函"),
        (HEAD, r"^carried_by: (.*)", *NOTHING, {"at": "^document_kind"}),
        plans=BASE,
    )
    + rows(
        "DOC-08",
        (HEAD, r"^title: .*证书试点(的)工作方案", "", "的的", "培训", "、考核"),
        (HEAD, r"^title: .*年(证书试点的)", "证书试点", "证书培训", "证书考核", "证书发放", "试点"),
        draft=True, plans=BASE,
    )
    + rows("DOC-10", (HEAD, r"^addressees: (\[.*\])", "[]", "[ ]"), plans=BASE)
    + rows(
        "DOC-20",
        (HEAD, r"printed_by: ([^,]+)", "null", "~"),
        (HEAD, r"printed_on: ([^}]+)", "null", "~", "2025-01", days("2025-01-01", "2025-02-19")),
        plans=BASE,
    )
    + rows(
        "DOC-14",
        (DOCUMENT, r"item_mark: (.*)", '"({})"', '"({}) "', '"{}、"', '"[{}]"', '"{})"', '"（{}"'),
        (DOCUMENT, r"  - clause: [一二三四五](?:（.）)?\n()", '    mark: "(1) "\n', "    mark: 1.\n",
         "    mark: 一．\n"),
        draft=True, plans=BASE,
    )
    + rows(
        "DOC-15",
        (DOCUMENT, r"^(?:        labels: .*|          - .*)\n()(?!          -)",
         *(f"      - items:\n          - {text}。\n" for text in ("另行通知", "做好宣传", "做好培训")), {"at": "<next>"}),
        (DOCUMENT, r"(?s:.*)()\Z",
         *(f"  - clause: 五（{n}）\n    blocks:\n      - text: 其他事项另行通知。\n" for n in "五六七八九十"),
         *(f"  - clause: {n}\n    heading: 附则\n" for n in "七八九")),
        draft=True, plans=BASE,
    )
)  # fmt: skip

_DATES = r"(?:starts|ends|due|done|issued|opens|effective|date|printed_on): (\d{4}-\d\d(?:-\d\d)?)"
_REQUIRED = {
    CERTIFICATE: "name|number|level|evaluator",
    HEAD: "title|number|issued|status|registration",
    TIMELINE: "text|due|starts|ends",
    COMMITMENTS: "text|quote|owner|due",
    GROUPS: "full_name|aliases|hosted_by|established|contact|head|text",
    AMENDMENTS: "file|target|was|becomes|effective|document",
    "*/errata.yaml": "group|clause|kind|as_stored|corrected|note",
    "college.yaml": "name|aliases|document_prefix|site",
}
SHAPE = (
    rows(
        "S101",
        ("*.yaml", r"^ *(?:- )?([a-z_]{2,}):", mistyped),
        ("*.yaml", r"[{,] ?([a-z_]{2,}): ", mistyped),
        (CERTIFICATE, r"^()(?:level|number|team):", "total: 40\n", "等级: 初级\n", "备注: 无\n"),
        (TIMELINE, r"^        text: .*\n()", "        时间: 五月\n", "        who: 教学部\n"),
    )
    + rows(
        "S102",
        *((files, rf"^ *(?:{keys}): .*\n", "", {"at": "<parent>"})
          for files, keys in _REQUIRED.items()),
        (CERTIFICATE, r"(?:, (?:declared): \d+)", ""),
        ("people.yaml", r"\{(name: [^}]+)\}", ""),
        ("majors.yaml|departments.yaml", r"(, slug: [^,}]+)", ""),
        ("*/enrolment.yaml", r"(, students: \d+)", ""),
        (GROUPS, r"(, people: \[[^\]]*\])", ""),
        (HEAD, r"value: \d+(, source: [^}]+)", ""),
        (DOCUMENT, r"^      - table: .*\n(        caption: .*\n)", "", {"at": "- table: .*\n        columns"}),
        (DOCUMENT, r"^      - members: .*\n(        labels: .*\n)", "", {"at": r"- members: .*\n(?!        labels)"}),
    )
    + rows(
        "S103",
        (CERTIFICATE, r"declared: (\d+)", "四十", '"40"', "40人", "40.0", "null", "[40]", "约40", "true"),
        (CERTIFICATE, r"(?:seats|^number): (\d+)", '"4"', "第一", "null", "4.5", "{}"),
        (CERTIFICATE, r"open: (true|false)", "yes", "no", "是", "null", "0", "2"),
        (CERTIFICATE, r"^  majors: (\[.*\])", "专业三、专业四", "专业三", "null", "{}"),
        (CERTIFICATE, r"^  lead: (.*)", "[丁小四, 戊五]", "{姓名: 丁小四}", "3", "true"),
        (TIMELINE, r"^        due: (.*)", "2025", "[2025-06-01]", "true"),
        ("*.yaml", r"^ *(?:- )?(?:name|title|text|quote|full_name|corrected): (.+)$", "", "null", "2025", "[无]",
         "true"),
        (DEPARTMENT, r"summary: (true)", "是", "yes", "1", '"true"'),
        ("people.yaml|departments.yaml|majors.yaml", r"\{name: ([^,}]+)", "null", "12", "[甲]"),
    )
    + rows(
        "S104",
        (CERTIFICATE, r"^level: (.*)", "一级", "中", "高", "初级班", '"null"'),
        ("*.yaml", r"kind: (原文|推定|补录)", "原件", "推断", "补充", "原"),
        (HEAD, r"^status: (.*)", "进行中", "执行", "草稿", "归档", "null"),
        (DOCUMENT, r"table: (\w+)", "team", "quota", "schedules"),
        (TIMELINE, r"kinds: \[([一-龥]+)\]", "考试", "培 训", "null", "报到"),
    )
    + rows(
        "S105",
        ("*.yaml", r"^ +- id: ([A-Z]\S*)", each("a<0>", "第<0>", "<0>_", "<0>-", '"<0> "')),
        ("majors.yaml|departments.yaml", r"slug: ([^,}]+)", each("A<0>", "<0>_a", "<0>-", "名")),
        (CERTIFICATE, r"    (?:starts|ends): (\S+)", "9:00", "14：30", "24:00", "14:3", "14.30", "下午两点"),
        ("*.yaml", r"(?:^name|^  - name|title|lead|room|who|owner): ([一-龥]+)$", each(
            '"<0> "', '" <0>"', '""', '"<0>\\n"')),
        (DOCUMENT, r"item_mark: (.*)", "（1）", '"{}{}"', "1."),
        (AMENDMENTS, r"file: (\S+)", "../alpha.yaml", "/etc/passwd", "certificates/Alpha.yaml"),
    )
    + rows(
        "S106",
        (CERTIFICATE, r"(?:declared|seats|^number): (\d+)", "0", "-1", "-40"),
        (CERTIFICATE, r"(?:approved|registered|examined|passed|certified): (\d+)", "-1", "-30"),
        ("rooms.yaml", r"capacity: (\d+)", "-1", "0"),
        ("*/enrolment.yaml", r"students: (\d+)", "-1"),
        (GROUPS, r"count: (\d+)", "0", "-2"),
        (HEAD, r"value: (\d+)", "-1", "-9"),
    )
    + rows(
        "S107",
        (CERTIFICATE, r"^ +majors: (\[.*\])", "[]", "[ ]"),
        (DOCUMENT, r"columns: (\[.*\])", "[]"),
        (DEPARTMENT, r"^duties:\n(?:  .*\n?| *#.*\n|\n)+", "duties: []\n"),
        ("*.yaml", r"(?:^name|lead|room|department|owner|who): ([一-龥]+)$", "名" * 101, "称" * 150),
        ("*.yaml", r"^ +text: (.+)$", "文" * 201),
        ("*.yaml", r"^ +- id: ([A-Z])", "A" * 30),
    )
    + rows(
        "S108",
        ("*.yaml", _DATES, "2025-2-30", "2025年4月18日", "2025/04/18", "2025－04－18", "2025.04.18",
         "2025-04-31", "2025-13", "2205-04-18", "5月", "待定", "2025-O4-18", "2025-04-18T00:00", "20250418日"),
        ("college.yaml", r"(?:site|repository): (.*)", "http://www.example.edu.cn/", "www.example.edu.cn",
         "https://a b"),
    )
    + rows(
        "S109",
        (TIMELINE, r"(?:depends_on|kinds): \[([^,\]]+)", each("<0>, <0>")),
        (CERTIFICATE, r"^  majors: \[([^,\]]+)", each("<0>, <0>")),
        (HEAD, r"addressees: \[([^,\]]+)", each("<0>, <0>")),
        ("college.yaml|*/groups.yaml", r"aliases: \[([^,\]]+)", each("<0>, <0>")),
        ("majors.yaml", r"names: \[([^,\]]+)", each("<0>, <0>")),
        ("terms.yaml", r"variants: \[([^,\]]+)", each("<0>, <0>")),
    )
)  # fmt: skip

_KEY = r"^( *(?:- )?[a-z_]+)"
_VALUE = r"^ *(?:- )?[a-z_]+: "  # of an entry in block style
_RADICALS = {unicodedata.normalize("NFKC", chr(c)): chr(c) for c in range(0x2F00, 0x2FD6)}


def radical(match, random, plan) -> list[str]:
    """A character as a PDF gives it."""
    text = found(match)
    places = [i for i, c in enumerate(text) if c in _RADICALS]
    return [text[:i] + _RADICALS[text[i]] + text[i + 1 :] for i in places[:3]]


def wide(match, random, plan) -> list[str]:
    """A word with one letter, or all, in full width."""
    text = found(match)
    full = "".join(chr(ord(c) + 0xFEE0) for c in text)
    at = random.randrange(len(text))
    return [full, text[:at] + full[at] + text[at + 1 :]]


TEXT = (
    rows(
        "Y101",
        ("*.yaml", r"^ *[a-z]+:()\n(?P<in> *)- \{.*\n(?P=in)- ", " 一项", " 甲，乙", {"at": "<next>"}),
    )
    + rows(
        "Y102",
        ("*.yaml", r"^(?P<line> *[a-z_]+: [一-龥0-9].*)\n()", each("<line>\n")),
        ("*.yaml", r"\{(?P<entry>[a-z]+: [^,{}\[]+)[^{}\n]*()\}", each(", <entry>")),
    )
    + rows(
        "Y103",
        ("*.yaml", rf"{_KEY}(: )(?=\S)", "：", "： "),
        ("*.yaml", rf"{_KEY}(:)$", "："),
        ("*.yaml", r"^ *- \{[a-z]+(: )", "：", "： "),
        ("*.yaml", r"^ *- \{.*, [a-z]+(: )[^\[{]", "：", "： "),
    )
    + rows("Y104", ("*.yaml", r"^( +)(?:- )?[a-z_]+:", "\t", "\t\t"), ("*.yaml", r"^( +)- \{", "\t"))
    + rows(
        "Y105",
        ("*.yaml", rf"{_KEY}(: )(?=[一-龥0-9\[{{])", ":"),
        ("*.yaml", r"^ *(- )(?=[一-龥a-z{])", "-"),
        ("*.yaml", r"\{[a-z]+(: )[一-龥]", ":"),
    )
    + rows(
        "Y106",
        ("*.yaml", rf"{_VALUE}()(?=[一-龥])", "&a ", "&b "),
        ("*.yaml", r"^ *[a-z_]+: ([一-龥]+)$", "*a", "*name"),
        ("*.yaml", r"^ *[a-z]+: \[([^\]\n,]+)", "*a", each("&a <0>")),
    )
    + rows(
        "Y107",
        ("*.yaml", rf"{_VALUE}()(?=[一-龥0-9])", "!!str ", "!a ", "! ", "!!python/name:os.system "),
        ("*.yaml", r"^ *[a-z]+: ()\[", "!!seq ", "!!set "),
    )
    + rows(
        "Y109",
        ("*.yaml", r"^(?P<in> *)[a-z_]+: [一-龥]+$", each(
            "<in>? [a, b]\n<in>: c", "<in>{a: b}: c", "<in>[a]: c")),
    )
    + rows(
        "Y110",
        ("*.yaml", rf"{_VALUE}.*\n()", "<<<<<<< HEAD\n", "=======\n", ">>>>>>> main\n"),
        ("*.yaml", r"^ *[a-z_]+: [一-龥]+\n", each("<<<<<<< HEAD\n<0>=======\n<0>>>>>>>> main\n"), {
            "at": "<<<<<<<"}),
    )
    + rows(
        "Y111",
        ("*.yaml", r"^(?P<in> *)[a-z_]+: [一-龥0-9]+\n()", each(
            "<in><<: {a: b}\n", "<in><<: [{a: b}]\n")),
        ("*.yaml", r"- \{()[a-z]", "<<: {a: b}, "),
    )
    + rows(
        "Y112",
        ("*.yaml", r": \[[^\]\n,]+(, )", "，", "； "),
        ("*.yaml", r": \[[^\]\n,]+(, )[^\]\n,]+\]", "、", "、 "),
        ("*.yaml", r": \[[^\]\n,]+, [^\]\n,]+(, )", "，"),
        ("*.yaml", r"^ *- \{[a-z]+: [^\n,{}]+(, )", "，", "， ", "、"),
    )
    + rows(
        "Y113",
        ("*.yaml", r"^ *[a-z_]+: (\[)[^\]\n]+\]$", "【", "［"),
        ("*.yaml", r"^ *[a-z_]+: \[[^\]\n]+(\])$", "】", "］"),
        ("*.yaml", r"^ *- (\{)", "｛"),
        ("*.yaml", r"^ *- \{[^{}\n]+(\})$", "｝"),
    )
    + rows("Y114", ("*.yaml", r"^ *(?:- )?(?:name|lead|who|owner|room|head): ([一-龥]+)$", each(
        "“<0>”", "‘<0>’", "”<0>”", "“<0>\"")))
    + rows(
        "Y115",
        ("*.yaml", r"^ +(-) [a-z]+:", "—", "－", "·", "•", "*", "–"),
        ("*.yaml", r"^ +(-) \{", "—", "－", "·", "•"),
    )
    + rows(
        "Y116",
        ("*.yaml", r"^ *(#) ", "＃"),
        ("*.yaml", rf"{_VALUE}[一-龥]+()$", "# 说明", " ＃ 说明"),
        ("*.yaml", rf"{_VALUE}[0-9-]+()$", "# 说明", " ＃说明"),
    )
    + rows("Y117", ("*.yaml", r"^ *(?:- )?([a-z]{2,}): ", wide), ("*.yaml", r"\{([a-z]+): ", wide))
    + rows(
        "Y118",
        ("*.yaml", r"^ *()[a-z_]+: [一-龥0-9].*\n *[a-z]", " ", "   "),
        ("*.yaml", r"^(?P<in> +)()- \{.*\n(?P=in)- ", " "),
    )
    + rows(
        "Y119",
        ("*.yaml", rf"{_VALUE}()[一-龥]+$", '"', "'"),
        ("*.yaml", r"^ *- \{[a-z]+: ()[一-龥]+,", '"'),
    )
    + rows(
        "Y120",
        ("*.yaml", r"^ *[a-z_]+: \[[^\]\n]*(\])$", "", ")", "}"),
        ("*.yaml", r"^ *- \{[^{}\n]*(\})$", "", "]", ")"),
        ("*.yaml", r"^ *[a-z_]+: ()[一-龥]+$", "[", "{"),
        ("*.yaml", r"^ *[a-z_]+: \[[^\]\n]*\]()$", "]"),
        ("*.yaml", r"^ *()[a-z_]+: [一-龥]+$", "[", "{"),
    )
    + rows(
        "Y121",
        ("*.yaml", rf"{_VALUE}()(?=[一-龥]{{3,}})", "@", "%", "`", "*", "!", "&"),
    )
    + rows(
        "Y122",
        ("*.yaml", rf"{_VALUE}[一-龥]{{2}}()[一-龥]+$", ": "),
        ("*.yaml", rf"{_VALUE}[一-龥]+()$", ": 乙", " note: 乙"),
    )
    + rows(
        "Y123",
        ("*.yaml", r"^()[a-z_]+:", "---\n", "...\n", "%YAML 1.2\n", "--- # 分隔\n"),
    )
    + rows(
        "Y124",
        ("*.yaml", r"^ *[a-z_]+: [一-龥]+\n()", "      接着写的一句\n", "        另外说明\n"),
    )
    + rows(
        "Y125",
        ("*.yaml", r"^ *[a-z_]+(: )[一-龥0-9]", " "),
        ("*.yaml", r"^ *[a-z_]+(:)$", ""),
    )
    + rows(
        "Y126",
        ("*.yaml", r": \[[^\]\n,]+(, )", ",, ", " , , "),
        ("*.yaml", r"^ *- \{[a-z]+: [^\n,{}]+(, )", " ", ",, "),
        ("*.yaml", r": \[()[^\]\n]+\]", ", "),
    )
    + rows(
        "Y127",
        ("*.yaml", rf"{_VALUE}([一-龥]{{3,}})$", each('"<0>"的', "'<0>'（一）", '"<0>" 等')),
        ("*.yaml", r"^ *[a-z_]+: \[[^\]\n]*\]()$", " 等", "甲"),
    )
    + rows(
        "Y128",
        ("*.yaml", r"^ *[a-z_]+:(\n +)- ", " "),
    )
    + rows(
        "Y129",
        ("*.yaml", rf"{_VALUE}([一-龥]{{2,}})$", each('"<0>\\甲"', '"\\d<0>"', '"<0>\\z"', '"C:\\q<0>"')),
    )
    + rows(
        "Y004",
        ("*.yaml", rf"{_VALUE}.()", "\u200b", "\xa0", "\u2028", "\u202e", "\x07", BOM),
        ("*.yaml", r"^ *()[a-z]", "\xa0", "\u200b", "\u2060"),
        ("*.yaml", rf"{_VALUE}([一-龥]+)$", each('"<0>\\u200b"', "\u3000<0>")),
        ("*/issued.txt", r"^[一-龥]+()", "\u200b", "\xa0", "\x00"),
    )
    + rows(
        "Y005",
        ("*.yaml", r"^ *[a-z_]+: ([一-龥]+)$", "[" * 13 + "]" * 13, "{a: " * 13 + "}" * 13),
        ("*.yaml", r"^()[a-z_]+:.*$", " " * 64 + "a: b\n", "- " * 40 + "a\n"),
    )
    + rows("Y006", ("*.yaml", rf"{_VALUE}([一-龥]+)$", radical), ("*.yaml", r"^ *# (.*)$", radical))
    + rows(
        "Y007",
        ("*.yaml", rf"{_VALUE}[一-龥]+()", "\ue000", "\uf8ff", "\ufffd", "锟斤拷", "烫烫烫"),
    )
    + rows("Y008", ("*.yaml", rf"{_VALUE}[一-龥]+()", "长" * 4100), ("*.yaml", r"^ *#.*()", "长" * 4100))
)  # fmt: skip
PRIVATE = [
    Row(code, "*.yaml", r"^ *(?:- )?[a-z_]+: [^\"'\n]+()$", (personal(code),)) for code in PERSONAL
]

TABLE = (
    *QUOTAS, *TIMES, *PEOPLE, *REFERENCES, *WORDS, *FORMS, *SHAPE, *TEXT, *PRIVATE,
)  # fmt: skip


# --- faults of whole files ------------------------------------------------------------------------


def written(path: str, raw: bytes) -> Callable[[Path], None]:
    def do(folder: Path) -> None:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(raw)

    return do


def gone(path: str) -> Callable[[Path], None]:
    return lambda folder: (folder / path).unlink()


def linked(path: str, target: str) -> Callable[[Path], None]:
    def do(folder: Path) -> None:
        (folder / path).unlink()
        (folder / path).symlink_to(target)

    return do


def made_folder(path: str) -> Callable[[Path], None]:
    def do(folder: Path) -> None:
        (folder / path).unlink()
        (folder / path).mkdir()

    return do


def crowded(number: int) -> Callable[[Path], None]:
    return lambda folder: [(folder / f"{n}.yaml").touch() for n in range(number)]


def runnable(path: str) -> Callable[[Path], None]:
    return lambda folder: (folder / path).chmod(0o755)


def of_files(plan: Plan) -> Iterator[tuple[str, str, int, Callable[[Path], None]]]:
    """(code, path, line, what is done): faults that are no change of a text."""
    year = next(path for path in plan.texts if path.endswith("/plan.yaml"))[:4]
    optional = re.compile(".*/(?:certificates|departments|summaries)/.*|.*issued.txt|README.md")
    for path, text in plan.texts.items():
        if path == "README.md":
            continue
        raw, lines = text.encode(), text.split("\n")
        if not optional.fullmatch(path):
            yield "S202", path, 1, gone(path)
        if path.startswith(f"{year}/departments/") and plan.name != REAL:
            yield "REF-14", path, 0, gone(path)
        if path.endswith("/issued.txt"):
            head = plan.texts[f"{year}/plan.yaml"].partition("status:")[0].count("\n") + 1
            for do in (gone(path), *(written(path, rest) for rest in (b"", b"\n\n", b" \n"))):
                yield "SRC-07", f"{year}/plan.yaml", head, do
        yield "Y001", path, 1, linked(path, "elsewhere")
        yield "Y001", path, 1, linked(path, "/etc/hostname")
        yield "Y001", path, 1, made_folder(path)
        yield "Y002", path, 1, written(path, raw + b"#" * 262_144)
        first = next((n for n, line in enumerate(lines, 1) if not line.isascii()), 0)
        if first:
            line = lines[first - 1]
            yield "Y003", path, first, written(path, text.encode("gb18030"))
            in_gbk = raw.replace(line.encode(), line.encode("gb18030"), 1)
            yield "Y003", path, first, written(path, in_gbk)
            if not line[-1].isascii():
                cut = raw.replace(line.encode(), line.encode()[:-1], 1)
                yield "Y003", path, first, written(path, cut)
        for name in ("utf-16", "utf-32"):
            yield "Y003", path, 1, written(path, text.encode(name))
        if path.endswith(".yaml"):
            yield "Y002", path, 1, written(path, raw + b"\n" * 10_001)
            yield "S206", path, 1, runnable(path)
            upper = str(Path(path).with_name(Path(path).name.capitalize()))
            yield "S203", upper, 1, written(upper, raw)
            for name in (
                f"{path}.bak",
                path.replace(".yaml", ".yml"),
                path.replace(".yaml", " (2).yaml"),
                f"{path}~",
                path.replace(".yaml", ".docx"),
            ):
                yield "S201", name, 1, written(name, raw)
    for folder in (f"{year}/certificates", f"{year}/departments"):
        for name in ("con", "nul", "com1", "aux", "prn", "lpt9", "a" * 70, "long-" * 20 + "name"):
            yield "S205", f"{folder}/{name}.yaml", 1, written(f"{folder}/{name}.yaml", b"a: b\n")
    for name in ("notes.txt", "21/plan.yaml", f"{year}/old/plan.yaml", f"{year}/.gitattributes"):
        yield "S201", name, 1, written(name, b"a\n")
    for number in (2001, 2100, 2500, 3000):
        yield "S204", "", 1, crowded(number)


# --- changes that are no faults -------------------------------------------------------------------


def comment_line(text: str, random: Random) -> str:
    lines = text.split("\n")
    at = random.randrange(len(lines))
    indent = " " * random.choice((0, 2, 4))
    note = random.choice(
        ("已核对", "name：见下", "TODO: 待定", "“引号” [括号 {", "- 一项", "&a *b !c")
    )
    return "\n".join([*lines[:at], f"{indent}# {note}", *lines[at:]])


def blank_line(text: str, random: Random) -> str:
    lines = text.split("\n")
    at = random.randrange(len(lines))
    return "\n".join([*lines[:at], *[""] * random.choice((1, 2)), *lines[at:]])


def comment_behind(text: str, random: Random) -> str:
    return _one(r"^(?=.*[a-z]: ?)[^#\"']+()$", text, random, lambda m: random.choice(
        ("  # 已核对", " # a: b", "  #", " # 2025 年：核对"))) or text  # fmt: skip


def blanks_behind(text: str, random: Random) -> str:
    return _one(r"()$", text, random, lambda m: random.choice((" ", "   "))) or text


def quoted(text: str, random: Random) -> str:
    """A text value between quotes."""
    mark = random.choice("\"'")
    pattern = r"(?:^ *(?:- )?|[{,] ?)[a-z_]+: ([一-龥][^\n,{}\[\]#\"':]*)(?=$|,|\})"
    return _one(pattern, text, random, lambda m: f"{mark}{m[1]}{mark}")


def quoted_word(text: str, random: Random) -> str:
    return _one(r"^ *(?:- )?([a-z_]+): ", text, random, lambda m: f'"{m[1]}"')


def block_list(text: str, random: Random) -> str:
    """A list of names, an entry a line."""

    def block(match):
        return "".join(f"\n{match[1]}  - {name}" for name in match[2].split(", "))

    return _one(r"^( *)[a-z_]+:(?= \[)(?: \[([^\[\]{}\n\"]+)\])$", text, random, block, whole=True)


def flow_list(text: str, random: Random) -> str:
    def flow(match):
        return f" [{', '.join(re.findall('- (.+)', match[1]))}]"

    return _one(r"^ *[a-z_]+:((?:\n +- [^\n,:\[\]{}\"'#]+)+)$", text, random, flow)


def flow_order(text: str, random: Random) -> str:
    """The words between braces in another order."""

    def order(match):
        entries = match[1].split(", ")
        return ", ".join(random.sample(entries, len(entries)))

    return _one(r"\{([^\[\]{}\n\"]+)\}", text, random, order)


def block_order(text: str, random: Random) -> str:
    """The entries of a mapping in another order, each with what belongs to it."""
    lines = text.split("\n")
    words = [i for i, line in enumerate(lines) if re.match(r" *(?:- )*[a-z_]+:", line)]
    at = random.choice(words)

    def column(i):
        line = lines[i]
        if not line.strip() or line.lstrip().startswith("#"):
            return 99
        return len(re.match(r" *(?:- )*", line)[0])

    def listed(i):
        return lines[i].lstrip().startswith("- ")

    mine, start, end = column(at), at, at + 1
    while not (listed(start) and column(start) == mine) and start and column(start - 1) >= mine:
        start -= 1
    while end < len(lines) and (column(end) > mine or (column(end) == mine and not listed(end))):
        end += 1
    while column(start) == 99:
        start += 1
    while column(end - 1) == 99:
        end -= 1
    dash = lines[start].lstrip().startswith("- ") and column(start) == mine
    block = lines[start:end]
    if dash:
        block[0] = block[0].replace("- ", "  ", 1)
    chunks = []
    for i, line in enumerate(block):
        if column(start + i) == mine:
            chunks.append([])
        chunks[-1].append(line)
    random.shuffle(chunks)
    block = list(chain(*chunks))
    if dash:
        block[0] = f"{' ' * (mine - 2)}- {block[0][mine:]}"
    return "\n".join([*lines[:start], *block, *lines[end:]])


def one_more(text: str, random: Random) -> str:
    """An entry of a register that nothing uses yet."""
    new = random.randrange(10, 99)
    entry = {
        "people": f"  - {{name: 丑小{'一二三四五六七八九十'[new % 10]}甲}}\n",
        "departments": f"  - {{name: 第{new}系, slug: department-{new}}}\n",
        "rooms": f"  - {{name: 机房{new}, capacity: {new}}}\n",
        "terms": f"  - {{name: 用语{new}, variants: [说法{new}]}}\n",
        "rest_days": f"rest_days:\n  - {{day: 2025-08-{new % 20 + 10}, note: 校庆}}\n",
    }
    for word, line in entry.items():
        if text.startswith("rest_days: []") and word == "rest_days":
            return text.replace("rest_days: []\n", line)
        if line not in text and word != "rest_days" and re.search(rf"^{word}:\n", text, re.M):
            return re.sub(rf"^{word}:\n", f"{word}:\n{line}", text, flags=re.M)
    if "\nmajors:\n  - {" in f"\n{text}":
        department = re.search("department: ([^,}]+)", text)[1]
        line = f"  - {{name: 新专业{new}, slug: new-{new}, department: {department}}}\n"
        return re.sub(r"^majors:\n", f"majors:\n{line}", text, flags=re.M)
    return text


_OPTIONAL = (
    (r"^  - \{major: (?:(?!level)[^{}\n])*()\}$", ", level: null"),
    (r"^  - \{major: (?:(?!population)[^{}\n])*()\}$", ", population: null"),
    (r"^  - \{major: (?:(?!approved)[^{}\n])*()\}$", ", approved: null"),
    (r"^      - \{title: (?:(?!count)[^{}\n])*()\}$", ", count: null"),
    (r"^ +- id: [DLOT]\S*\n +text: .*\n()(?! +activity)", "{indent}activity: null\n"),
    (r"^ +- id: D\S*\n +text: .*\n()(?! +summary)", "{indent}summary: false\n"),
    (r"^      - id: P\S*\n()(?!(?s:(?!- id).)*depends_on)", "        depends_on: []\n"),
    (r"^  - \{name: [^\n,]+, slug: (?:(?!aliases)[^\n])*()\}$", ", aliases: []"),
    (r"^    seats: \d+\n()", "    level: null\n"),
    (r"^    seats: \d+\n()", "    population: null\n"),
)  # fmt: skip


def empty_option(text: str, random: Random) -> str:
    """An optional word with nothing in it."""
    pattern, new = random.choice(_OPTIONAL)

    def put(match):
        return new.replace("{indent}", " " * (re.search(r"\n( +)", match[0]) or "  ")[1].count(" "))

    return _one(pattern, text, random, put)


def no_last_line_end(text: str, random: Random) -> str:
    return text.rstrip("\n")


def crlf(text: str, random: Random) -> str:
    return text.replace("\n", "\r\n")


def byte_order_mark(text: str, random: Random) -> str:
    return BOM + text


VALID = (
    comment_line, blank_line, comment_behind, blanks_behind, quoted, quoted_word, block_list,
    flow_list, flow_order, block_order, one_more, empty_option, no_last_line_end, crlf,
    byte_order_mark,
)  # fmt: skip


def _one(pattern: str, text: str, random: Random, become, *, whole=False) -> str:
    """One match's last group (from the first colon's end, where `whole`) changed."""
    matches = list(re.finditer(pattern, text, re.M))
    if not matches:
        return text
    match = random.choice(matches)
    start, end = spot(match)
    if whole:
        start, end = match.start(2) - 2, match.end(2) + 1
    return text[:start] + become(match) + text[end:]


# --- plans ----------------------------------------------------------------------------------------


@cache
def plans() -> tuple[Plan, ...]:
    """The valid plans that faults are made in: base, forms of it, and the real one."""
    random = Random("plans")
    base = Plan(BASE, texts_of(TESTS / "base"))
    forms = {
        f"{BASE}, commented": (comment_line, blank_line, comment_line, blank_line),
        f"{BASE}, reordered": (block_order, flow_order) * 3,
        f"{BASE}, more": (one_more, empty_option, one_more),
    }
    made = [base, Plan(f"{BASE}, CRLF", base.texts, crlf=True)]
    for name, changes in forms.items():
        texts = dict(base.texts)
        for path in texts:
            if path.endswith(".yaml"):
                for change in changes:
                    texts[path] = change(texts[path], random)
        made.append(Plan(name, texts))
    return (*made, Plan(REAL, texts_of(TESTS.parent / "plan")))


def texts_of(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files}


def draft_of(plan: Plan) -> Plan:
    """The plan before it is issued: no archive is held against it (see test_cases.make_draft)."""
    texts = {path: text for path, text in plan.texts.items() if not path.endswith("issued.txt")}
    for path in texts:
        if path.endswith("/plan.yaml"):
            texts[path] = re.sub(r"^status: .*$", "status: 草案", texts[path], flags=re.M)
    return Plan(plan.name, texts, plan.crlf)


drafts = cache(draft_of)


# --- candidates -----------------------------------------------------------------------------------


def candidates(code: str, random: Random) -> list[list[Mutant]]:
    """All mutants of a code, a list a row, no text twice."""
    lists, seen = [], set()
    for row in TABLE:
        if row.code == code:
            lists.append([m for m in _of_row(row, random) if _is_new(m, seen)])
    whole = []
    for plan in plans():
        if not plan.crlf:
            for made, path, line, do in of_files(plan):
                if made == code:
                    place = (path, line) if line else _first_mention(plan, path)
                    if place:
                        whole.append(Mutant(code, plan, False, path, 0, 0, "", place, do))
    return [made for made in (*lists, whole) if made]


def _is_new(mutant: Mutant, seen: set) -> bool:
    key = (mutant.plan.name, mutant.draft, mutant.path, mutant.start, mutant.end, mutant.new)
    new = (
        key not in seen and mutant.new != mutant.plan.texts[mutant.path][mutant.start : mutant.end]
    )
    seen.add(key)
    return new


def _of_row(row: Row, random: Random) -> Iterator[Mutant]:
    pattern = re.compile(row.find, re.M)
    for issued in plans():
        if issued.name.partition(",")[0] not in row.plans.split():
            continue
        plan = drafts(issued) if row.draft else issued
        for path, text in plan.texts.items():
            if not any(fnmatch(path, glob) for glob in row.files.split("|")):
                continue
            for match in pattern.finditer(text):
                start, end = spot(match)
                for become in row.become:
                    news = [become] if isinstance(become, str) else become(match, random, plan)
                    for new in news:
                        changed = text[:start] + new + text[end:]
                        if place := _place(row, plan, path, changed, match):
                            yield Mutant(row.code, plan, row.draft, path, start, end, new, place)


def _place(row: Row, plan: Plan, path: str, text: str, match: re.Match) -> tuple[str, int] | None:
    """Where the finding must be, None where this plan has no such place."""
    start = spot(match)[0]
    if not row.at:
        return path, text.count("\n", 0, start) + 1
    if row.at == "<next>":
        return path, text.count("\n", 0, start) + 2
    if row.at == "<parent>":
        return path, _parent(text, start, len(match[0]) - len(match[0].lstrip(" ")))
    glob, regex = (path, row.at) if isinstance(row.at, str) else row.at
    for other, there in plan.texts.items():
        if fnmatch(other, glob):
            there = text if other == path else there
            if place := re.search(filled(regex, match, re.escape), there, re.M):
                return other, there.count("\n", 0, spot(place)[0]) + 1
    return None


def _parent(text: str, start: int, indent: int) -> int:
    """The line of the entry that a line at `start` stood in: less far to the right, above it."""
    lines = text.split("\n")
    content = [i for i, line in enumerate(lines) if line.strip() and line.lstrip()[0] != "#"]
    above = [i for i in content if i < text.count("\n", 0, start)]
    outer = [i for i in above if len(lines[i]) - len(lines[i].lstrip(" ")) < indent]
    return (outer[-1] if outer else content[0]) + 1


def _first_mention(plan: Plan, path: str) -> tuple[str, int] | None:
    """Where a department is first said to do something."""
    name = re.search("^department: (.+)$", plan.texts[path], re.M)[1]
    year = path.partition("/")[0]
    for file, key in (("timeline", "who"), ("commitments", "owner"), ("groups", "hosted_by")):
        other = f"{year}/{file}.yaml"
        if match := re.search(rf"{key}: {name}(?=\n|,)", plan.texts[other]):
            return other, plan.texts[other].count("\n", 0, match.start()) + 1
    return None


def sample(lists: list[list[Mutant]], most: int, random: Random) -> list[Mutant]:
    """A few of each row in turn, so that no row is left out for another."""
    shuffled = [random.sample(made, len(made)) for made in lists]
    random.shuffle(shuffled)
    return [m for turn in zip_longest(*shuffled) for m in turn if m is not None][:most]


# --- running --------------------------------------------------------------------------------------

Key = tuple[str, str, int]  # code, path, line


class Bench:
    """Plans laid out in a temporary folder, with what is found in each before a fault is made."""

    def __init__(self, folder: Path):
        self.folder, self.laid = folder, {}

    def of(self, plan: Plan, draft: bool) -> tuple[Path, Counter]:
        key = (plan.name, draft)
        if key not in self.laid:
            folder = self.folder / str(len(self.laid)) / "plan"
            lay(plan, folder)
            self.laid[key] = folder, Counter(findings(folder))
        return self.laid[key]

    def missed(self, *mutants: Mutant) -> str:
        """Why one mutant, or several at once, are not caught; empty when they are."""
        first = mutants[0]
        folder, standing = self.of(first.plan, first.draft)
        if first.do:
            folder = self.folder / "whole" / "plan"
            lay(first.plan, folder)
            first.do(folder)
            found = findings(folder)
            shutil.rmtree(folder)
        else:
            paths = {mutant.path for mutant in mutants}
            try:
                for path in paths:
                    text = with_all(m for m in mutants if m.path == path)
                    (folder / path).write_bytes(first.plan.raw(text))
                found = findings(folder)
            finally:
                for path in paths:
                    (folder / path).write_bytes(first.plan.raw(first.plan.texts[path]))
        new = Counter(found) - moved(standing, mutants)
        due = Counter(expected(mutant, mutants) for mutant in mutants)
        if len(mutants) > 1:
            new &= due  # a pair may hold each other's echoes; both must be told
        return "" if new == due else f"due {told(due)}; got {told(new) or 'nothing'}"


def lay(plan: Plan, folder: Path) -> None:
    for path, text in plan.texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        raw = text.encode() if path == "README.md" else plan.raw(text)
        (folder / path).write_bytes(raw)


def findings(folder: Path) -> list[Key]:
    base = len(folder.as_posix()) + 1
    try:
        found = check(folder, as_of=None).diagnostics
    except Exception as error:  # a fault of the checker itself, told as such
        trail = traceback.extract_tb(error.__traceback__)[-1]
        return [(f"{type(error).__name__}: {error}", Path(trail.filename).name, trail.lineno)]
    return [(d.code, d.location.path[base:], d.location.line) for d in found]


def with_all(mutants) -> str:
    """The text of one file with several faults."""
    ordered = sorted(mutants, key=lambda m: m.start, reverse=True)
    text = ordered[0].plan.texts[ordered[0].path]
    for mutant in ordered:
        text = text[: mutant.start] + mutant.new + text[mutant.end :]
    return text


def moved(standing: Counter, mutants) -> Counter:
    """What stood before, at the lines where it now stands."""
    result = Counter()
    for (code, path, line), count in standing.items():
        shift = sum(m.shift for m in mutants if m.path == path and m.line < line)
        result[code, path, line + shift] += count
    return result


def expected(mutant: Mutant, mutants) -> Key:
    path, line = mutant.place
    others = (m for m in mutants if m is not mutant and m.path == path)
    return mutant.code, path, line + sum(m.shift for m in others if m.line < line)


def told(keys: Counter) -> str:
    return ", ".join(f"{code} {path}:{line}" for code, path, line in sorted(keys.elements()))


def caught_and_missed(
    bench: Bench, codes, seed: str, each: int
) -> tuple[list[tuple[str, int, int, int]], list[str], list[Mutant]]:
    """([(code, caught, run, candidates)], what was missed, the mutants that were caught)."""
    table, faults, caught = [], [], []
    for code in codes:
        random = Random(f"{seed} {code}")
        lists = candidates(code, random)
        run = sample(lists, each, random)
        reasons = {mutant: bench.missed(mutant) for mutant in run}
        faults += [f"{code} {mutant}\n    {why}" for mutant, why in reasons.items() if why]
        caught += [mutant for mutant, why in reasons.items() if not why]
        good = sum(not why for why in reasons.values())
        table.append((code, good, len(run), sum(map(len, lists))))
    return table, faults, caught


def pairs(caught: list[Mutant], number: int, random: Random) -> list[tuple[Mutant, Mutant]]:
    """Two faults of one stage in one plan, in two files or far apart."""
    groups: dict[tuple, list[Mutant]] = {}
    for mutant in caught:
        if not mutant.do:
            groups.setdefault((mutant.plan.name, mutant.draft, mutant.stage), []).append(mutant)
    large = [group for group in groups.values() if len(group) > 1]
    made = []
    for _ in range(50 * number):
        one, other = random.sample(random.choice(large), 2)
        apart = one.path != other.path or abs(one.line - other.line) > FAR
        apart = apart and {one.code, other.code} not in ONE_GROUND
        if apart and one.place != other.place and len(made) < number:
            made.append((one, other))
    return made


def false_alarms(bench: Bench, number: int, random: Random) -> list[str]:
    """Changes that are no faults and were told nevertheless."""
    told_ = []
    tried = 0
    while tried < number:
        plan = random.choice([plan for plan in plans() if not plan.crlf])
        path = random.choice([path for path in plan.texts if path.endswith(".yaml")])
        changes = random.sample(VALID, random.choice((1, 1, 2)))
        text = plan.texts[path]
        for change in sorted(changes, key=VALID.index):
            text = change(text, random)
        if text == plan.texts[path]:
            continue
        tried += 1
        folder, standing = bench.of(plan, False)
        (folder / path).write_bytes(text.encode())
        found = Counter((code, file) for code, file, _ in findings(folder))
        (folder / path).write_bytes(plan.raw(plan.texts[path]))
        before = Counter()
        for (code, file, _), count in standing.items():
            before[code, file] += count
        if found != before:
            names = ", ".join(change.__name__ for change in changes)
            told_.append(f"{plan.name} {path} ({names}): {dict(found - before)}")
    return told_


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", default="1")
    parser.add_argument("--each", type=int, default=MANY, help="mutants a code, at most")
    parser.add_argument("--code", help="only this one")
    options = parser.parse_args()
    codes = [options.code] if options.code else [code.code for code in CODES]
    start = time.perf_counter()
    with TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        table, faults, caught = caught_and_missed(bench, codes, options.seed, options.each)
        random = Random(options.seed)
        twos = [] if options.code else pairs(caught, 500, random)
        lost = [(two, why) for two in twos if (why := bench.missed(*two))]
        alarms = [] if options.code else false_alarms(bench, 300, random)
    for code, good, run, many in table:
        few = "  too few" if run < FEW else ""
        print(f"{code:8}{good:4}/{run:<4}{'' if good == run else 'MISSED':8}of {many}{few}")
    for fault in faults:
        print(fault)
    for (one, other), why in lost:
        print(f"pair {one.code} {one}\n     {other.code} {other}\n    {why}")
    for alarm in alarms:
        print(f"false alarm: {alarm}")
    total, good = sum(run for _, _, run, _ in table), len(caught)
    print(f"mutants: {good}/{total} caught, {len(table)} codes")
    print(f"pairs: {len(twos) - len(lost)}/{len(twos)} both told")
    print(f"valid changes: {len(alarms)} false alarms of 300")
    print(f"seed {options.seed}, {time.perf_counter() - start:.0f} s")
    return int(bool(faults or lost or alarms or any(run < FEW for _, _, run, _ in table)))


if __name__ == "__main__":
    sys.exit(main())
