"""REF: names, numbers, clauses, origins, waivers."""

from generators.checks.rule_list import RULES
from generators.core.diagnostics import ERROR
from mutants.plans import BASE
from mutants.replacements import each, replaced, slip
from mutants.rows import (
    CERTIFICATE,
    COMMITMENTS,
    DEPARTMENT,
    DOCUMENT,
    GROUPS,
    HEAD,
    IN_BASE,
    NOTHING,
    TIMELINE,
    Become,
    rows,
)

_NOTICE, _ANSWERS = "*/summary-draft.yaml", "*/answers.yaml"


def waiver(code: str, file: str, target: str, expires: str = "2025-12-31") -> str:
    return (
        f"waivers:\n  - code: {code}\n    file: {file}\n    target: [{target}]\n    reason: 已研究\n"
        f"    document: 会议纪要〔2025〕1号\n    expires: {expires}\n"
    )


def adjustment(*codes: str) -> str:
    """Rules that a college says it does not keep."""
    said = "treated: 不查, reason: 学院不这样做, document: 会议纪要〔2025〕1号"
    return "rules:\n" + "".join(f"  - {{code: {code}, {said}}}\n" for code in codes)


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


_CLAUSE = r"(?:, |^ *)clause: ([^,}\n]+)"


REFERENCES = (
    rows(
        "REF-01",
        (TIMELINE, r"who: ([^,\n}]+)", slip),
        (COMMITMENTS, r"owner: (?!null)(.+)", slip),
        (GROUPS, r"hosted_by: (?!null)(.+)", slip),
        (DEPARTMENT, r"^department: (.+)", slip),
        (CERTIFICATE, r"^  majors: \[([^,\]]+)", slip),
        (CERTIFICATE, r"^    majors: \[([^,\]]+)", slip),
        (CERTIFICATE, r"^      - \{name: ([^,]+), seats", slip),
        ("*/enrolment.yaml", r"major: ([^,]+)", slip),
        (CERTIFICATE, r"^level: (?!null)(.*)", "五级", "中", "高", "初级班"),
        (CERTIFICATE, r"^    majors: .*\n()", "    level: 技师\n", {"at": "level: 技师"}),
        (HEAD, r"^number: .*\n()", "programme: “技能通”\n", {"at": "programme: "}),
        ("majors.yaml", r"department: (?!null)([^,}]+)", slip),
        (DOCUMENT, r"members: (.+)", slip),
        # In a register itself: one finding, not one at every use.
        ("departments.yaml", r"name: (教学部|实训部|教务部|财务部)", slip),
        ("majors.yaml", r"name: (专业[一二三]|助产|护理|康复治疗技术),", slip),
        (DOCUMENT, r"clause: (三（二）|二（一）)$", "三（七）", "二（八）"),
        (GROUPS, r"name: (办公室)$", slip),
        (DOCUMENT, r"labels: \{([^:}\n]+)", slip),
        (TIMELINE, r"depends_on: \[(\S+)\]", "P7-1", "P1-9", "Q2"),
        (TIMELINE, r"(?P<id>P[0-9]+-[0-9])\n(?s:(?!- id).)*depends_on: \[(\S+)\]", each("<id>"), {
            "at": "depends_on: .<id>"}),
        *((files, _CLAUSE, "九", "八（二）", "三（三）9", "题目")
          for files in ("college.yaml", HEAD, CERTIFICATE, DEPARTMENT, GROUPS, TIMELINE, COMMITMENTS,
                        "*/citations.yaml")),
        ("*/errata.yaml", r"^    clause: (.+)", "九", "八（二）", "题目"),
        (COMMITMENTS, r"id: (?P<id>\w+)\n(?s:.*?)id: (\w+)$", each("<id>")),
        ("*/errata.yaml", r"id: (?P<id>\w+)\n(?s:.*?)id: (\w+)$", each("<id>")),
        (TIMELINE, r"^  - id: (?P<id>\w+)\n(?s:.*?)^  - id: (\w+)$", each("<id>")),
        (DEPARTMENT, r"  - id: (?P<id>\S+)\n(?s:.*?)  - id: (\S+)$", each("<id>")),
        (TIMELINE, r"^      - id: (?P<id>\S+)\n(?s:.*?)^      - id: (\S+)$", each("<id>"), IN_BASE),
        ("people.yaml", r"name: (?P<name>[^}]+)\}\n()", each("  - {name: <name>}\n")),
        ("rooms.yaml", r"name: (?P<name>[^,}]+),.*\n()", each("  - {name: <name>, capacity: 90}\n")),
        ("departments.yaml", r"\{name: (?P<name>[^,]+),.*\n()", each("  - {name: <name>, slug: one}\n")),
        ("departments.yaml", r"slug: (?P<slug>[^,}]+).*\n()", each("  - {name: 一部, slug: <slug>}\n")),
        ("majors.yaml", r"slug: (?P<slug>[^,}]+).*\n()", each(
            "  - {name: 专业六, slug: <slug>, department: 示例系}\n"), IN_BASE),
    )
    + rows("REF-25", ("programmes.yaml", r"^ +confirmed: (true)", "false"))
    + rows(
        "REF-02",
        (DOCUMENT, r"- text: ([^，。：]{2,10})：", slip),
        (DOCUMENT, r"办公室设在(教学部|教务部)", "学生处", "人事处", "后勤部", "考务中心", "质量科"),
        (DOCUMENT, r"成立证书试点工作领导小组，()全面", "由甲二同志", "由丙四同志", "由庚小七同志", {
            "plans": BASE}),
    )
    + rows(
        "REF-20",
        (CERTIFICATE, r"fields: \[(approved)\]", "population", "level",
         {"at": r"approved: \d"}),
        (CERTIFICATE, r"fields: \[(registered, examined, passed), certified\]",
         "examined, passed", {"at": r"registered: \d"}),
        (GROUPS, r"fields: \[(contact, established)\]", "established", {"at": "contact: 教学部综合岗"}),
        (DEPARTMENT, r"fields: \[head\]()", ", names: [甲一]", {"at": "head: "}),
        (COMMITMENTS, r"fields: \[(due)\]", "owner", {"at": "due: "}),
        (TIMELINE, r"fields: \[(due)\]", "due, closes", "due, head"),
        plans=BASE,
    )
    + rows(
        "REF-21",
        (_ANSWERS, r"answer: (null)", "考核费由学院承担", "不收费"),
        (_ANSWERS, r"until: (2025-12-31)", "2025-08-31", "2025-08", "2025-03-01"),
        plans=BASE,
    )
    + rows(
        "REF-22",
        (CERTIFICATE, r"^(origin: .*)$", lambda match, *_: [f"{match[1]}\nstopped: 不再试点"],
         {"at": r"stopped: ()"}),
    )
    + rows(
        "REF-23",
        ("departments.yaml", r"name: 实训部, slug: training-office()\}",
         ", ended: {day: 2025-03-03, document: 机构调整的通知, into: []}",
         ", ended: {day: 2025-03-03, document: 机构调整的通知, into: [教学部, 示例系]}"),
        plans=BASE,
    )
    + rows(
        "REF-19",
        (_NOTICE, "把总结(交教学部)。", "交教务处汇总", "报送学生工作处审核", "提交质量管理办公室备案",
         "交至招生就业中心登记"),
        (_NOTICE, r"(请在12月19日以前)", "取得虚构护理职业技能等级证书的，请在", "由学生处统一组织，请在"),
        (_NOTICE, r"addressees: \[各系（部）, (各部门)\]", "教务处", "就业指导中心", "教学办公室"),
        plans=BASE,
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
        (TIMELINE, r"basis: [^“\n]*“([^”\n]+)”", replaced),
        (GROUPS, r"hosted_by: (教学部)$", "实训部", IN_BASE),
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
        "REF-18",
        (COMMITMENTS, r"(  - quote: (?P<begun>[^\n。，,]{9,})[^\n。]*\n    why: .*\n    origin: .*\n)", "", {
            "at": ("*/document.yaml", "<begun>")}),
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
        "REF-14",
        (TIMELINE, r"\{who: (办公室), part: null, lead: true\}", "示例系"),
        (COMMITMENTS, r"owner: (教学部)$", "示例系"),
        (GROUPS, r"hosted_by: (教学部)$", "示例系"),
        plans=BASE,
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
        "REF-26",
        ("rules.yaml", r"rules: \[\]\n", adjustment("TIM-98"), adjustment("QTA-08"), adjustment("SRC-05"),
         adjustment("REF-01"), adjustment("PPL-98"), {"at": "code: "}),
        plans=BASE,
    )
    + rows(
        "REF-13", ("*/waivers.yaml", r"waivers: \[\]\n", waivers("used"), {"at": "code: "}),
        plans=BASE,
    )
)  # fmt: skip
