"""TIM: phases, tasks, deadlines, exam sessions."""

from mutants.plans import BASE
from mutants.replacements import before, days, each, numbers
from mutants.rows import CERTIFICATE, COMMITMENTS, DEPARTMENT, GROUPS, HEAD, NOTHING, TIMELINE, rows

TIMES = (
    rows(
        "TIM-01",
        (TIMELINE, r"starts: (\d{4})-(\d\d)\n    ends: (\S+)$", before(months=9)),
    )
    + rows(
        "TIM-02",
        (TIMELINE, r"starts: (2025-07)$", "2025-02/下旬", days("2025-02-21", "2025-02-28")),
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
        (TIMELINE, r"starts: (2025-03)$", "2025-01/下旬", "2025-01", "2024-12",
         "2025-01-06", "2025-02/上旬", days("2025-02-01", "2025-02-19")),
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
        "TIM-16",
        (TIMELINE, r"done: (2025-0\S+)$", days("2024-06-01", "2025-02-28"), "2027-03-12"),
        (DEPARTMENT, r"handed_in: ([0-9-]+)", days("2024-06-01", "2025-02-28"), "2027-04-18"),
        plans=BASE,
    )
    + rows(
        "TIM-18",
        (TIMELINE, r"done: (2025-0\S+)$", "2052-03-12", "2052-04-18", "2035-04-18"),
        (DEPARTMENT, r"handed_in: ([0-9-]+)", "2052-04-18", "2035-04-18"),
        plans=BASE,
    )
    + rows(
        "TIM-21",
        ("programmes.yaml", r"since: 2024-01\n        until: (null)", "2024-12-31", "2025-01",
         {"at": (HEAD, "^issued: ")}),
        ("programmes.yaml", r"since: (2024-01)", "2025-03", '"2026"', {"at": (HEAD, "^issued: ")}),
        plans=BASE,
    )
    + rows("TIM-17", (TIMELINE, r"^    (?:starts|ends): (.*)$", "null", "~"))
    + rows(
        "TIM-10",
        (CERTIFICATE, r"    starts: 14:30\n    ends: 16:30\n    rooms:\n      - {name: 实训室", *(
            f"    starts: {a}\n    ends: {b}\n    rooms:\n      - {{name: 机房一"
            for a, b in (("09:00", "11:00"), ("08:00", "09:01"), ("10:59", "12:00"),
                         ("09:30", "10:30"), ("07:30", "22:00"))), {"at": "name: 机房一, seats"}),
        (CERTIFICATE, r"    starts: 14:30\n    ends: 16:30\n(?P<room>(?s:.*?))invigilators: .*", each(*(
            f"    starts: {a}\n    ends: {b}\n<room>invigilators: [{who}]"
            for a, b in (("09:00", "11:00"), ("10:00", "12:00"))
            for who in ("丙三, 庚七", "庚七, 戊五", "丙三, 戊五"))),
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
        (CERTIFICATE, r"name: 实训室, seats: (\d+)", numbers(41, 99)),
        (CERTIFICATE, r"name: 机房一, seats: (\d+)", numbers(61, 99)),
        (CERTIFICATE, r"seats: (\d+)", numbers(1, 37), {"at": "^sessions:"}),
        ("rooms.yaml", r"name: (?P<room>机房一|实训室), capacity: (\d+)", numbers(1, 39), {
            "at": (CERTIFICATE, r"name: <room>, (seats)")}),
        plans=BASE,
    )
    + rows(
        "TIM-19",
        (CERTIFICATE, r"^    majors: \[专业三\]\n()", each(*(
            f"    people: {n}\n" for n in (41, 45, 99))), {"at": "people"}),
        plans=BASE,
    )
    + rows(
        "TIM-20",
        ("*/certificates/beta.yaml", r"^    origin: \{kind: 补录, document: 关于安排考核.*\n()", *(
            f"""  - id: S3
    date: {day}
    starts: 09:00
    ends: 10:00
    rooms: [{{name: 实训室, seats: 5}}]
    majors: [专业三]
    invigilators: [庚七, 辛小八]
    makes_up: S2
    origin: {{kind: 补录, document: 关于安排补考的通知（示卫院〔2025〕13号）}}
""" for day in ("2025-11-07", "2025-10-15", "2025-11-06")), {"at": "date: 2025-1[01]-(?!08)"}),
        plans=BASE,
    )
    + rows(
        "TIM-15",
        (CERTIFICATE, r"    ends: (\S+)", "00:30", "04:30", "09:00", "01:00", "08:59"),
        (CERTIFICATE, r"    date: (\S+)", days("2027-01-01", "2029-12-31"),
         days("2022-01-01", "2024-12-31")),
    )
)  # fmt: skip
