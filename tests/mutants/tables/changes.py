"""CHG: what was changed from one version to the next; and what may be changed."""

from mutants.replacements import above, among, days, numbers, slip
from mutants.rows import (
    AMENDMENTS,
    CERTIFICATE,
    DEPARTMENT,
    GROUPS,
    HEAD,
    IN_BASE,
    TIMELINE,
    rows,
)
from mutants.tables.amendments import NEW

PAST, PAST_IN_BASE = {"past": True}, {"past": True} | IN_BASE
ERRATA, WAIVERS, NOTICE = "*/errata.yaml", "*/waivers.yaml", "*/notices/*.yaml"
LETTER = "*/notices/exam-site-letter.yaml"
TRAINING, OFFICE = {"actor": "training"}, {"actor": "office"}
REGISTER = "departments.yaml|majors.yaml"
BETA = "*/certificates/beta.yaml"
OTHERS = "丁小四", "己小六", "癸小十", "唐玉清", "陈平", "付爱丽"
ISSUED = "关于变更的通知（示卫院〔2025〕20号）"


def amended(file: str, target: str, was: object, becomes: object, more: str = ", reason: 人数有变",
            document: str = ISSUED) -> str:  # fmt: skip
    return (
        f"{{file: {file}, target: [{target}], was: {was}, becomes: {becomes}, "
        f"effective: 2025-05-05, document: {document}{more}}}\n"
    )


def of_beta(*declared: int, was: int = 40, part: str = "declared", **more) -> list[str]:
    target = f"quotas, 专业三, {part}"
    return [amended("certificates/beta.yaml", target, was, n, **more) for n in declared]


def of_lead(*names: str, **more) -> list[str]:
    return [amended("certificates/alpha.yaml", "team, lead", "壬九", name, **more)
            for name in names]  # fmt: skip


CHANGES = (
    rows(
        "CHG-01",
        (CERTIFICATE, r"declared: (\d+)", numbers(20, 99), PAST_IN_BASE),
        (CERTIFICATE, r"approved: (\d+)", numbers(20, 99), PAST_IN_BASE),
        ("*/certificates/alpha.yaml", r"^(  - \{major: .*\n)", "", PAST_IN_BASE),
        (CERTIFICATE, r"^quotas:\n()", "  - {major: 专业四, declared: 5}\n", "  - {major: 专业四, declared: 25}\n",
         PAST_IN_BASE),
        (*NEW, *of_beta(38, 39, part="approved", more=""), IN_BASE),
        (HEAD, r"closes: (before 2025-04-18)", days("2025-03-20", "2025-04-16"), PAST_IN_BASE),
    )
    + rows(
        "CHG-02",
        (*NEW, *of_beta(41, 45, 60, 99, 140), IN_BASE),
    )
    + rows(
        "CHG-03",
        (TIMELINE, r"done: (2025-\S+)", days("2025-03-13", "2025-04-10"), PAST_IN_BASE),
        (TIMELINE, r"id: P1-[12]\n.*\n        due: (\S+)", days("2025-02-20", "2025-05-30"), PAST_IN_BASE),
        (TIMELINE, r"^        text: (拟定具体实施方案|组织报名)$", slip, PAST_IN_BASE),
        (TIMELINE, r"part: (组织报名|宣传)$", slip, PAST_IN_BASE),
        (TIMELINE, r"kinds: (\[报名\])$", "[报名, 培训]", "[申报]", PAST_IN_BASE),
        (TIMELINE, r"^        text: (.+)$", slip, PAST | {"plans": "plan"}),
        (TIMELINE, r"^    (?:starts|ends): (\S+)$", "2021-04", "2021-10", "2022-03", PAST | {"plans": "plan"}),
        (DEPARTMENT, r"^    text: (.+)$", slip, PAST | {"plans": "plan"}),
        (GROUPS, r"^ +- id: [LOT]-\d\n +text: (.+)$", slip, PAST | {"plans": "plan"}),
        (HEAD, r"status: (执行中)", "已归档", PAST_IN_BASE),
    )
    + rows(
        "CHG-04",
        (CERTIFICATE, r"^  lead: (\S+)$", among(*OTHERS), PAST),
        (CERTIFICATE, r"^  members: (\[.+\])$", "[丁小四]", "[丁小四, 庚七]", PAST_IN_BASE),
        (GROUPS, r"people: (\[.+\])(?:,| \}|\}|$)", "[甲一, 壬九]", "[唐玉清]", PAST),
        (GROUPS, r"hosted_by: ([一-龥]+)$", "实训部", "实训中心", PAST),
        (DEPARTMENT, r"^head: ([一-龥]+)$", among(*OTHERS), PAST_IN_BASE),
        (*NEW, *of_lead("丁小四", document="2025年第3次院务会"), IN_BASE),
    )
    + rows(
        "CHG-05",
        (HEAD, r"^number: (.+)$", slip, "示卫院〔2025〕33号", "茂健职院〔2021〕88号", PAST),
        (HEAD, r"^issued: (.+)$", "2021-09-17", "2025-02-19", PAST),
        (HEAD, r"^status: (执行中)$", "草案", IN_BASE),
        ("*/issued.txt", r"^([一-龥].{6,})$", slip, PAST),
    )
    + rows(
        "CHG-06",
        ("*.yaml", r"\A()(?!department: 实训部)", "# 已核对\n", TRAINING | PAST),
        ("rooms.yaml", r"capacity: (\d+)", numbers(70, 99), TRAINING | PAST),
        ("college.yaml", r"names: \[(training)\]", "training, x", "training, y", TRAINING | PAST),
    )
    + rows(
        "CHG-07",
        (*NEW, *(amended("certificates/alpha.yaml", "sessions, S1, date", "2025-11-08", day)
                 for day in ("2025-11-29", "2025-11-30", "2025-12-06", "2025-12-07", "2025-12-13")), IN_BASE),
    )
    + rows(
        "CHG-08",
        (BETA, r"^(quotas:)\n", *(f"quotas:\n  - {{major: 专业四, declared: 5, registered: {n}}}"
                                 for n in (1, 2, 3, 4, 5)), PAST_IN_BASE),
    )
    + rows(
        "CHG-09",
        (REGISTER, r"^  - \{name: ([^,]+), slug: [a-z-]+(?!.*aliases)", "老名称", "旧的名称", PAST),
        (REGISTER, r"^  - \{name: [^,]+()(?!.*aliases)", ", aliases: [老名称]", ", aliases: [旧称]", PAST),
    )
    + rows(
        "CHG-19",
        (REGISTER, r"^  - \{.*slug: ([a-z-]+)", "another", "something-else", PAST),
    )
    + rows(
        "CHG-10",
        ("../.github/CODEOWNERS", r"@([a-z]+)", "somebody", "other-one", OFFICE),
        ("../.github/CODEOWNERS", r"^(/plan.*\n)", "", OFFICE),
    )
    + rows(
        "CHG-11",
        (ERRATA, r"^(  - id: (?P<id>E2)\n(?s:.*))\Z", "",
         PAST_IN_BASE | {"draft": True, "at": r"id: <id>\n(?:    .*\n)*?(?: *#.*\n)*    (as_stored)"}),
    )
    + rows(
        "CHG-12",
        (WAIVERS, r"(\[\])$", *(
            "\n  - {code: PPL-11, file: departments/teaching-office.yaml, target: [head], reason: 正在任命, "
            f"document: 关于机构的通知（示卫院〔2025〕12号）, expires: {day}}}"
            for day in ("2025-06-30", "2025-09-30", "2025-12-31")), OFFICE | {"at": "code: PPL-11"}),
    )
    + rows(
        "CHG-15",
        (CERTIFICATE, r"declared: \d+, (approved: \d+, )", "", PAST_IN_BASE),
    )
    + rows(
        "CHG-16",
        (f"{LETTER}|*/notices/monthly-meeting.yaml", r"^  - text: ([^{“\n]+)$", slip, PAST),
    )
    + rows(
        "CHG-17",
        (*NEW, *(amended("certificates/alpha.yaml", "sessions, S1, starts", "09:00", hour)
                 for hour in ("08:15", "08:30", "08:45")), IN_BASE | {"at": (LETTER, "考核场次")}),
    )
    + rows(
        "CHG-20",
        (CERTIFICATE, r"^    (?:starts|ends): (\S+)$", "08:15", "18:45", PAST_IN_BASE),
        (CERTIFICATE, r"^      - \{name: ([^,]+), seats", "机房一", "实训室", PAST_IN_BASE),
        (CERTIFICATE, r", certified: (\d+)\}", "20", "30", PAST_IN_BASE),
        (TIMELINE, r"id: P(?:1-3|2-\d)\n.*\n        due: (\S+)", "2025-04-30", "2025-05", PAST_IN_BASE),
        (DEPARTMENT, r"handed_in: (\S+),", "2025-04-10", "2025-04-17", PAST_IN_BASE),
        (HEAD, r"value: (90)", "80", "95", PAST_IN_BASE),
    )
    + rows(
        "CHG-21",
        (AMENDMENTS, r"becomes: (\d+)$", above(0), PAST_IN_BASE),
        (AMENDMENTS, r"becomes: (己小六)$", among(*OTHERS[3:]), PAST_IN_BASE),
        (*NEW, *of_beta(31, 39, 41), *of_lead("丁小四", "丙三"), PAST_IN_BASE),
    )
    + rows(
        "CHG-18",
        (*NEW, *of_lead("丁小四"), IN_BASE | {"at": ("*/notices/registration-again.yaml", "table: (负责人)")}),
    )
)  # fmt: skip

# What may be changed from one version to the next.
ALLOWED = rows(
    "",
    (CERTIFICATE, r"evaluator: (.+)$", "null", PAST_IN_BASE),
    (CERTIFICATE, r"certified: \d+()\}", ", origin: {kind: 补录, document: 汇总表}", PAST_IN_BASE),
    (CERTIFICATE, r"(, certified: \d+)\}", "", PAST_IN_BASE),
    (CERTIFICATE, r"^  members: (\[.+\])$", "null", PAST_IN_BASE),
    (CERTIFICATE, r"^level: (\S+)$", "null", PAST),
    (TIMELINE, r"^(        done: .*\n)", "", PAST_IN_BASE),
    (TIMELINE, r"id: P(?:1-3|2-\d)\n.*\n        due: (\S+)", "null", PAST_IN_BASE),
    (TIMELINE, r"kind: 推定, .*basis: (\S{6,})\}\}?$", slip, PAST),
    (*NEW, *of_beta(38, 39, part="approved"), *of_lead("丁小四"), IN_BASE),
    (AMENDMENTS, r"document: (.+)$", slip, PAST_IN_BASE),
    ("*/commitments.yaml", r"^    owner: (.+)$", "实训部", "财务部", "null", PAST),
    (ERRATA, r"note: (.+)$", slip, PAST),
    ("people.yaml", r"^people:\n()", "  - {name: 新人}\n", PAST),
    (REGISTER, r"^(?:departments|majors):\n()", "  - {name: 新的, slug: something-new}\n", PAST),
    ("rooms.yaml", r"capacity: (\d+)", numbers(10, 99), PAST),
    (NOTICE, r"\Akind: 通知\nstatus: 草稿\ntitle: (.+)$", slip, PAST),
    ("*/departments/training-office.yaml", r"\A()", "# 已核对\n", TRAINING | PAST),
    ("*.yaml", r"\A()", "# 已核对\n", OFFICE | PAST),
)  # fmt: skip
