"""Proposals that are right alone and wrong together: an edit of one, an edit of the other, the code.

An edit is a list of (file, old, new), where `old` None makes a new file and `new` None takes one
away. Each stands on one of two plans: DRAFT, which anybody may still rewrite and which has some
entries to spare, and ISSUED, which is `tests/plans/base` as it is.
"""

ALPHA, BETA = "2025/certificates/alpha.yaml", "2025/certificates/beta.yaml"
TIMELINE, GROUPS, PLAN = "2025/timeline.yaml", "2025/groups.yaml", "2025/plan.yaml"
AMENDMENTS, TEXT = "2025/amendments.yaml", "2025/document.yaml"
OFFICE, TRAINING = "2025/departments/teaching-office.yaml", "2025/departments/training-office.yaml"
TEACHERS = "2025/departments/teaching-departments.yaml"

ROW = "  - {major: 专业三, declared: 40, approved: 40, registered: 38, examined: 38, passed: 36, certified: 36}\n"
LADDER = """\
  - major: 专业三
    declared: 40
    # 教学部填写
    approved: 39
    # 各系（部）填写
    registered: 38
    # 实训部填写
    examined: 37
    # 实训部填写
    passed: 36
    # 教学部填写
    certified: 36
"""
NOTICE = """\
kind: 通知
status: 已印发
title: 示例卫生职业学院关于{about}的通知
number: 示卫院〔2025〕{number}号
issued: 2025-05-20
addressees: [各系（部）]
body:
  - text: 请各系（部）知悉。
attachments: []
sealed: true
contact: null
meeting: null
present: []
imprint: null
replaces: {replaces}
withdrawn: null
"""
CERTIFICATE = """\
name: 证书丙
number: {number}
origin: {{kind: 补录, document: 关于增加证书的通知（示卫院〔2025〕2号）}}
level: 初级
evaluator: 示例评价公司
eligible:
  open: false
  majors: [专业四]
quotas: []
team:
  lead: 壬九
  members: null
  origin: {{kind: 补录, document: 关于增加证书的通知（示卫院〔2025〕2号）}}
"""
AMENDMENT = """\
  - id: {id}
    file: certificates/beta.yaml
    target: {target}
    was: {was}
    becomes: {becomes}
    effective: {day}
    document: 关于调整的通知（示卫院〔2025〕{number}号）
    reason: 会议议定
"""
WHO = "丑大一"
THREE = [
    (TEXT, "从证书甲、证书乙两个", "从证书甲、证书乙、证书丙三个"),
    (TEXT, "设立两个教学团队", "设立三个教学团队"),
    (TEXT, "表2 两个", "表2 三个"),
]
MORE = (TEXT, "共 90 人", "共 95 人")
FIRST_AMENDMENT, LAST_AMENDMENT = "amendments:\n", "    reason: 工作调动\n"

# What is laid over tests/plans/base for DRAFT: spare entries, and lines that two can change apart.
SPARE = [
    ("2025/issued.txt", "", None),
    ("2025/notices/exam-site-letter.yaml", "", None),  # issued notices print quotas and sessions
    ("2025/notices/registration.yaml", "", None),
    ("2025/notices/registration-again.yaml", "", None),
    (PLAN, "执行中", "草案"),
    (
        PLAN,
        "registration: {opens: 2025-03-10, closes: before 2025-04-18}",
        "registration:\n  opens: 2025-03-10\n  # 以下教学部填写\n  closes: before 2025-04-18",
    ),
    ("people.yaml", "  - {name: 戊五}\n", f"  - {{name: 戊五}}\n  - {{name: {WHO}}}\n"),
    (
        "rooms.yaml",
        "  - {name: 实训室, capacity: 40}\n",
        "  - {name: 实训室, capacity: 45}\n  - {name: 报告厅, capacity: 80}\n",
    ),
    (
        "departments.yaml",
        "  - {name: 实训部, slug: training-office}\n",
        "  - {name: 后勤部, slug: logistics}\n  - {name: 实训部, slug: training-office}\n",
    ),
    (
        "majors.yaml",
        "  - {name: 专业二, slug",
        "  - {name: 专业五, slug: major-five, department: 示例系}\n  - {name: 专业二, slug",
    ),
    (BETA, ROW, LADDER),
    (TIMELINE, "        done: 2025-03-12\n", ""),
    (TIMELINE, "        done: 2025-04-18\n", ""),
    (
        TIMELINE,
        "    starts: 2025-07\n    ends: 2025-12\n",
        "    starts: 2025-08\n    ends: 2026-01\n",
    ),
]


def left(file, line):
    return [(file, f"  - {line}\n", "")]


def joined(file, old):
    return [
        (
            file,
            old,
            old.replace("[", f"[{WHO}, ", 1) if "[" in old else old.split(": ")[0] + f": {WHO}",
        )
    ]


GONE = left("people.yaml", f"{{name: {WHO}}}")
NO_HALL = left("rooms.yaml", "{name: 报告厅, capacity: 80}")
DISSOLVED = left("departments.yaml", "{name: 后勤部, slug: logistics}")
CLOSED = left("majors.yaml", "{name: 专业五, slug: major-five, department: 示例系}")

DRAFT = {
    # --- the registers ---
    "a person leaves, and joins a team": (GONE, joined(BETA, "members: [丁小四"), "PPL-01"),
    "a person leaves, and joins a group": (GONE, joined(GROUPS, "people: [丙三"), "PPL-01"),
    "a person leaves, and is put in charge of a department": (
        GONE,
        joined(OFFICE, "head: 丙三"),
        "PPL-01",
    ),
    "a person leaves, and is to invigilate": (GONE, joined(BETA, "invigilators: [庚七"), "PPL-01"),
    "a room is given up, and used": (NO_HALL, [(ALPHA, "room: 机房一", "room: 报告厅")], "REF-01"),
    "a department is dissolved, and is given a major": (
        DISSOLVED,
        [
            (
                "majors.yaml",
                "slug: major-four, department: 示例系",
                "slug: major-four, department: 后勤部",
            )
        ],
        "REF-01",
    ),
    "a department is dissolved, and is given work": (
        DISSOLVED,
        [
            (
                TIMELINE,
                "          - {who: 教学部, part: 总结上报, origin: {kind: 原文, clause: 五（一）}}\n",
                "          - {who: 教学部, part: 总结上报, origin: {kind: 原文, clause: 五（一）}}\n          - {who: 后勤部, part: 接待, origin: {kind: 推定, clause: 五（一）, basis: 会议议定}}\n",
            ),
            (
                "2025/departments/logistics.yaml",
                None,
                "department: 后勤部\nhead: null\norigin: {kind: 推定, clause: 五（一）, basis: 会议议定}\nduties:\n  - {id: D4-1, text: 接待}\n",
            ),
        ],
        "REF-01",
    ),
    "a major is closed, and its students are counted": (
        CLOSED,
        [
            (
                "2025/enrolment.yaml",
                "enrolment:\n",
                "enrolment:\n  - {major: 专业五, students: 9, origin: {kind: 补录, document: 名册}}\n",
            )
        ],
        "REF-01",
    ),
    "a major is closed, and becomes eligible": (
        CLOSED,
        [(ALPHA, "[专业一, 专业二]\nquotas", "[专业一, 专业二, 专业五]\nquotas")],
        "REF-01",
    ),
    "a major is closed, and gets places": (
        CLOSED,
        [
            (
                ALPHA,
                "quotas:\n",
                "quotas:\n  - {major: 专业五, declared: 5, approved: 0, registered: 0, examined: 0, passed: 0, certified: 0}\n",
            ),
            MORE,
        ],
        "QTA-01",
    ),
    # --- the same twice ---
    "one person entered twice": (
        [("people.yaml", "people:\n", "people:\n  - {name: 寅大二}\n")],
        [("people.yaml", "  - {name: 子小一}\n", "  - {name: 子小一}\n  - {name: 寅大二}\n")],
        "REF-01",
    ),
    "one room entered twice": (
        [("rooms.yaml", "rooms:\n", "rooms:\n  - {name: 机房九, capacity: 30}\n")],
        [
            (
                "rooms.yaml",
                "报告厅, capacity: 80}\n",
                "报告厅, capacity: 80}\n  - {name: 机房九, capacity: 50}\n",
            )
        ],
        "REF-01",
    ),
    "one address for two majors": (
        [
            (
                "majors.yaml",
                "majors:\n",
                "majors:\n  - {name: 专业六, slug: major-x, department: 示例系}\n",
            )
        ],
        [
            (
                "majors.yaml",
                "slug: major-four, department: 示例系}\n",
                "slug: major-four, department: 示例系}\n  - {name: 专业七, slug: major-x, department: 示例系}\n",
            )
        ],
        "REF-01",
    ),
    "one major counted twice": (
        [
            (
                "2025/enrolment.yaml",
                "enrolment:\n",
                "enrolment:\n  - {major: 专业四, students: 9, origin: {kind: 补录, document: 名册}}\n",
            )
        ],
        [
            (
                "2025/enrolment.yaml",
                "students: 110, origin: {kind: 补录, document: 2025年春季学期在校学生名册}}\n",
                "students: 110, origin: {kind: 补录, document: 2025年春季学期在校学生名册}}\n  - {major: 专业四, students: 8, origin: {kind: 补录, document: 名册}}\n",
            )
        ],
        "REF-01",
    ),
    "one major given places twice": (
        [
            (
                ALPHA,
                "quotas:\n",
                "quotas:\n  - {major: 专业四, declared: 5, approved: 0, registered: 0, examined: 0, passed: 0, certified: 0}\n",
            ),
            MORE,
        ],
        [
            (
                ALPHA,
                "team:\n",
                "  - {major: 专业四, declared: 5, approved: 0, registered: 0, examined: 0, passed: 0, certified: 0}\nteam:\n",
            ),
            MORE,
        ],
        "QTA-04",
    ),
    "one number for two certificates": (
        [(ALPHA, "number: 1\n", "number: 3\n")],
        [(BETA, "number: 2\n", "number: 3\n")],
        "REF-01",
    ),
    "one name for two certificates": (
        [("2025/certificates/gamma.yaml", None, CERTIFICATE.format(number=3)), *THREE],
        [("2025/certificates/delta.yaml", None, CERTIFICATE.format(number=4)), *THREE],
        "REF-01",
    ),
    "one id for two sessions": (
        [(ALPHA, "id: S1", "id: S9")],
        [(BETA, "id: S2", "id: S9")],
        "REF-01",
    ),
    "one id for two duties": (
        [(OFFICE, "id: D1-1", "id: D9-1")],
        [(TRAINING, "id: D2-1", "id: D9-1")],
        "REF-01",
    ),
    "one id for two tasks": (
        [(TIMELINE, "id: P1-1\n", "id: P9-1\n"), (TIMELINE, "[P1-1]", "[P9-1]")],
        [(TIMELINE, "id: P2-2\n", "id: P9-1\n")],
        "REF-01",
    ),
    "one id for two promises": (
        [("2025/commitments.yaml", "id: C1", "id: C9")],
        [("2025/commitments.yaml", "id: C2", "id: C9")],
        "REF-01",
    ),
    "one number for two notices": (
        [("2025/notices/one.yaml", None, NOTICE.format(about="甲事", number=20, replaces="null"))],
        [("2025/notices/two.yaml", None, NOTICE.format(about="乙事", number=20, replaces="null"))],
        "DOC-09",
    ),
    "a person twice in a group": (
        [
            (
                GROUPS,
                "{title: 副组长, people: [乙二], count: 1}",
                f"{{title: 副组长, people: [乙二, {WHO}], count: 2}}",
            )
        ],
        [
            (
                GROUPS,
                "    duties:\n      - id: L-1",
                f"      - {{title: 秘书, people: [{WHO}]}}\n    duties:\n      - id: L-1",
            )
        ],
        "PPL-02",
    ),
    # --- sums and the ladder ---
    "two more places, written into the same sum": (
        [(ALPHA, "专业一, declared: 30, approved: 30", "专业一, declared: 35, approved: 35"), MORE],
        [(BETA, "declared: 40", "declared: 45"), (BETA, "approved: 39", "approved: 45"), MORE],
        "QTA-05",
    ),
    "fewer declared, more approved": (
        [(BETA, "declared: 40", "declared: 39"), (TEXT, "共 90 人", "共 89 人")],
        [(BETA, "approved: 39", "approved: 40")],
        "QTA-08",
    ),
    "fewer approved, more registered": (
        [(BETA, "approved: 39", "approved: 38")],
        [(BETA, "registered: 38", "registered: 39")],
        "QTA-09",
    ),
    "fewer registered, more examined": (
        [(BETA, "registered: 38", "registered: 37")],
        [(BETA, "examined: 37", "examined: 38")],
        "QTA-11",
    ),
    "fewer examined, more passed": (
        [(BETA, "examined: 37", "examined: 36")],
        [(BETA, "passed: 36", "passed: 37"), (BETA, "certified: 36", "certified: 37")],
        "QTA-11",
    ),
    "a list is closed, and a major outside gets places": (
        [(ALPHA, "open: true", "open: false")],
        [
            (
                ALPHA,
                "quotas:\n",
                "quotas:\n  - {major: 专业四, declared: 5, approved: 0, registered: 0, examined: 0, passed: 0, certified: 0}\n",
            ),
            MORE,
        ],
        "QTA-02",
    ),
    # --- time ---
    "two phases grow into one another": (
        [(TIMELINE, "    ends: 2025-06\n", "    ends: 2025-07\n")],
        [(TIMELINE, "    starts: 2025-08\n", "    starts: 2025-07\n")],
        "TIM-02",
    ),
    "a phase ends sooner, its last task later": (
        [(TIMELINE, "    ends: 2026-01\n", "    ends: 2025-12\n")],
        [(TIMELINE, "due: 2025-12-19", "due: 2026-01-09")],
        "TIM-05",
    ),
    "registration opens later, and closes sooner": (
        [
            (PLAN, "opens: 2025-03-10", "opens: 2025-04-11"),
            (TEXT, "自2025年3月10日", "自2025年4月11日"),
        ],
        [(PLAN, "closes: before 2025-04-18", "closes: before 2025-04-08")],
        "TIM-01",
    ),
    "one deadline later, what depends on it sooner": (
        [(TIMELINE, "due: 2025-04-18\n", "due: 2025-05-16\n")],
        [(TIMELINE, "due: 2025-06-20", "due: 2025-05-14")],
        "TIM-07",
    ),
    "a task is renamed, and another is to follow it": (
        [(TIMELINE, "id: P1-3\n", "id: P1-9\n"), (TIMELINE, "[P1-3]", "[P1-9]")],
        [(TIMELINE, "[P2-1]", "[P2-1, P1-3]")],
        "REF-01",
    ),
    "a department is relieved of a task, and hands in its papers": (
        [
            (
                TIMELINE,
                "          - who: 各系（部）\n            part: 宣传\n            origin: {kind: 原文, clause: 五（三）}\n",
                "",
            )
        ],
        [
            (
                TEACHERS,
                "duties:\n",
                "evidence:\n  - {task: P1-2, what: 宣传记录, handed_in: 2025-04-18, document: null}\nduties:\n",
            )
        ],
        "REF-16",
    ),
    # --- sessions ---
    "two sessions in one room": (
        [(ALPHA, "starts: 09:00\n    ends: 11:00", "starts: 14:30\n    ends: 16:30")],
        [(BETA, "room: 实训室", "room: 机房一")],
        "TIM-10",
    ),
    "two sessions on one day, one invigilator": (
        [
            (
                ALPHA,
                "date: 2025-11-08\n    starts: 09:00\n    ends: 11:00",
                "date: 2025-11-09\n    starts: 09:00\n    ends: 11:00",
            ),
            (ALPHA, "[丙三, 戊五]\n    origin", "[庚七, 戊五]\n    origin"),
        ],
        [
            (
                BETA,
                "date: 2025-11-08\n    starts: 14:30\n    ends: 16:30",
                "date: 2025-11-09\n    starts: 10:00\n    ends: 12:00",
            )
        ],
        "TIM-10",
    ),
    "a smaller room, and more seats in it": (
        [("rooms.yaml", "机房一, capacity: 60", "机房一, capacity: 50")],
        [(ALPHA, "seats: 50", "seats: 58")],
        "TIM-11",
    ),
    "fewer seats, and more who come": (
        [(BETA, "seats: 40", "seats: 38")],
        [(BETA, "registered: 38", "registered: 39")],
        "TIM-11",
    ),
    # --- bodies ---
    "a group is renamed, and is given work by its old name": (
        [
            (GROUPS, "  - name: 办公室\n", "  - name: 工作办公室\n"),
            (TIMELINE, "{who: 办公室, part: null", "{who: 工作办公室, part: null"),
            (TEXT, "members: 办公室", "members: 工作办公室"),
            (TEXT, "领导小组下设办公室，办公室设在", "领导小组下设工作办公室，工作办公室设在"),
        ],
        [
            (
                TIMELINE,
                "          - who: 实训部\n            part: 提供场所\n",
                "          - {who: 办公室, part: 巡考, origin: {kind: 推定, clause: 三（四）, basis: 会议议定}}\n          - who: 实训部\n            part: 提供场所\n",
            )
        ],
        "REF-01",
    ),
    # --- documents ---
    "a value is amended that is changed": (
        [(BETA, "level: 初级", "level: 中级")],
        [
            (
                AMENDMENTS,
                LAST_AMENDMENT,
                LAST_AMENDMENT
                + AMENDMENT.format(
                    id="A9",
                    target="[level]",
                    was="初级",
                    becomes="高级",
                    day="2025-06-06",
                    number=12,
                ),
            )
        ],
        "REF-10",
    ),
    "a session is amended that has another id": (
        [(BETA, "id: S2", "id: S3")],
        [
            (
                AMENDMENTS,
                LAST_AMENDMENT,
                LAST_AMENDMENT
                + AMENDMENT.format(
                    id="A9",
                    target="[sessions, S2, room]",
                    was="实训室",
                    becomes="机房一",
                    day="2025-06-06",
                    number=12,
                ),
            )
        ],
        "REF-11",
    ),
    "one id for two amendments": (
        [(AMENDMENTS, "id: A2", "id: A3")],
        [(AMENDMENTS, "id: A1", "id: A3")],
        "REF-01",
    ),
    "a warning is waived at a place that goes": (
        [
            (
                "2025/waivers.yaml",
                "waivers: []",
                "waivers:\n  - {code: TIM-14, file: timeline.yaml, target: [phases, P2], reason: 暑假, document: 会议纪要, expires: 2025-12-31}",
            )
        ],
        [(TIMELINE, "id: P2\n", "id: P3\n")],
        "REF-09",
    ),
}

ISSUED = {
    "fewer are approved and more register, each by an amendment": (
        [
            (
                AMENDMENTS,
                FIRST_AMENDMENT,
                FIRST_AMENDMENT
                + AMENDMENT.format(
                    id="A8",
                    target="[quotas, 专业三, approved]",
                    was=40,
                    becomes=38,
                    day="2025-04-02",
                    number=7,
                ),
            )
        ],
        [
            (
                AMENDMENTS,
                LAST_AMENDMENT,
                LAST_AMENDMENT
                + AMENDMENT.format(
                    id="A9",
                    target="[quotas, 专业三, registered]",
                    was=38,
                    becomes=40,
                    day="2025-06-06",
                    number=12,
                ),
            )
        ],
        "QTA-09",
    ),
    "one value is amended twice from the same": (
        [
            (
                AMENDMENTS,
                FIRST_AMENDMENT,
                FIRST_AMENDMENT
                + AMENDMENT.format(
                    id="A8",
                    target="[quotas, 专业三, approved]",
                    was=40,
                    becomes=39,
                    day="2025-04-02",
                    number=7,
                ),
            )
        ],
        [
            (
                AMENDMENTS,
                LAST_AMENDMENT,
                LAST_AMENDMENT
                + AMENDMENT.format(
                    id="A9",
                    target="[quotas, 专业三, approved]",
                    was=40,
                    becomes=38,
                    day="2025-06-06",
                    number=12,
                ),
            )
        ],
        "REF-10",
    ),
    "one stretch of text, two errata": (
        [
            (
                "2025/errata.yaml",
                "errata:\n",
                "errata:\n  - id: E8\n    group: O3\n    clause: 三（三）\n    kind: 缺字\n    as_stored: 学院设立专项经费\n    corrected: 学院设立有专项经费\n    note: 疑缺字\n",
            )
        ],
        [
            (
                "2025/errata.yaml",
                "    note: 疑缺“获”字\n",
                "    note: 疑缺“获”字\n  - id: E9\n    group: O4\n    clause: 三（三）\n    kind: 缺字\n    as_stored: 设立专项经费，实行\n    corrected: 设立专项的经费，实行\n    note: 疑缺字\n",
            )
        ],
        "SRC-06",
    ),
}
