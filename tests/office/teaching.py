"""People, certificates, places, sittings, results."""

from office.events import event

ELDERLY, INFANT = "2021/certificates/elderly-care.yaml", "2021/certificates/infant-care.yaml"
HEAD, GROUPS = "2021/plan.yaml", "2021/groups.yaml"
OFFICE = "2021/departments/academic-affairs.yaml"
OF_OFFICE = "groups, 办公室, roles, 成员, people"
OF_ELDERLY, OF_INFANT = "certificates/elderly-care.yaml", "certificates/infant-care.yaml"


@event("2021-09-20")
def a_person_joins(desk):
    desk.enter("people.yaml", "  - {name: 林晓雯}\n")


@event("2021-09-20")
def how_a_name_is_read(desk):
    desk.edit("people.yaml", "{name: 李祎}", "{name: 李祎, pinyin: lǐ yī}")


@event("2021-09-21", a_person_joins)
def the_members_of_a_team_are_entered(desk):
    desk.edit(ELDERLY, "members: null", "members: [何丽丽, 林晓雯]")
    desk.name_source(ELDERLY, "members")


@event("2021-09-21", a_person_joins)
def a_team_gets_its_first_member_by_a_document(desk):
    desk.amend(OF_INFANT, "team, members", "null", "林晓雯", "2021-09-21")


@event("2021-09-22", a_team_gets_its_first_member_by_a_document)
def a_second_member_by_a_document(desk):
    desk.amend(OF_INFANT, "team, members", "null", "胡增青", "2021-09-22")


@event("2021-09-23", a_second_member_by_a_document)
def a_member_of_a_team_leaves(desk):
    desk.amend(OF_INFANT, "team, members, 林晓雯", "林晓雯", "null", "2021-09-23")


@event("2021-09-22")
def another_lead(desk):
    desk.amend(OF_ELDERLY, "team, lead", "何丽丽", "胡增青", "2021-09-22")


@event("2021-09-22", told=("CHG-04",), refused=True)
def a_lead_is_changed_without_a_number(desk):
    day, document = "2021-09-22", "会议决定"
    desk.amend(OF_INFANT, "team, lead", "陈平", "胡增青", day, document=document)


@event("2021-09-22")
def a_member_of_the_office_leaves(desk):
    desk.amend("groups.yaml", f"{OF_OFFICE}, 陈平", "陈平", "null", "2021-09-22")


@event("2021-09-22", a_person_joins)
def a_member_of_the_office_joins(desk):
    desk.amend("groups.yaml", OF_OFFICE, "null", "林晓雯", "2021-09-22")


@event("2021-09-23")
def the_head_of_a_department_is_entered(desk):
    desk.edit(OFFICE, "head: null", "head: 罗肖华")
    desk.name_source(OFFICE, "head")


@event("2021-09-23")
def the_contact_of_the_office_is_entered(desk):
    old = "    hosted_by: 教务部\n    established: null\n    contact: "
    desk.edit(GROUPS, f"{old}null", f"{old}教务部考务岗")
    desk.name_source(GROUPS, "contact")


@event("2021-09-24")
def somebody_takes_another_name(desk):
    former = "    former:\n      - {name: 陈小芳, renamed: 2021-09-22, document: null}\n"
    desk.edit("people.yaml", "  - {name: 陈小芳}\n", f"  - name: 陈晓芳\n{former}")


# --- certificates and places ----------------------------------------------------------------------


@event("2021-09-23")
def the_level_is_known(desk):
    desk.edit(ELDERLY, "level: null", "level: 初级")
    desk.name_source(ELDERLY, "level")


@event("2021-09-23")
def the_evaluator_is_known(desk):
    desk.edit(ELDERLY, "evaluator: null", "evaluator: 北京某某教育科技有限公司")
    desk.name_source(ELDERLY, "evaluator")


@event("2021-09-24")
def the_days_of_registration_are_set(desk):
    known = "{opens: 2021-09-27, closes: 2021-10-15}"
    desk.edit(HEAD, "{opens: null, closes: null}", known)
    desk.name_source(HEAD, "opens, closes")


@event("2021-09-24")
def a_threshold_with_its_source(desk):
    known = "{value: 20, source: 省教育厅关于试点考核的通知}"
    desk.edit(HEAD, "minimum_per_certificate: null", f"minimum_per_certificate: {known}")


@event("2021-09-24")
def how_early_changes_are_announced(desk):
    known = "\n  notice_days: {value: 5, source: 教务部工作规程}"
    desk.edit(HEAD, "  summary_months: null", f"  summary_months: null{known}")


@event("2021-09-26")
def the_students_are_counted(desk):
    origin = "{kind: 补录, document: 2021年秋季学期在校学生名册}"
    entry = f"  - {{major: 护理, students: 900, origin: {origin}}}\n"
    desk.enter("2021/enrolment.yaml", entry)


@event("2021-09-27")
def a_quota_is_changed(desk):
    target = "quotas, 现代家政服务与管理, declared"
    desk.amend(OF_ELDERLY, target, "5", "8", "2021-09-27", reason="报名意愿调查")


@event("2021-09-28")
def a_quota_is_taken_away(desk):
    target = "quotas, 中药学"
    file = "certificates/medicine-sales.yaml"
    desk.amend(file, target, "中药学", "null", "2021-09-28", reason="专业停招")


@event("2021-09-28")
def a_quota_is_added(desk):
    entry = "{major: 健康管理, declared: 5}"
    desk.amend(OF_ELDERLY, "quotas", "null", entry, "2021-09-28", reason="报名意愿调查")


@event("2021-09-29")
def a_certificate_is_added(desk):
    desk.write(
        "2021/certificates/nursery-care.yaml",
        """name: 幼儿发展引导
number: 8
since: 2021-09-29
origin: {kind: 补录, document: 关于增加试点证书的通知（茂健职院〔2021〕93号）}
level: 初级
evaluator: null
eligible:
  open: false
  majors: [护理, 助产]
quotas:
  - {major: 助产, declared: 20}
team:
  lead: 何丽丽
  members: null
""",
    )


@event("2021-10-20")
def the_approved_number_arrives(desk):
    later = "[{fields: [approved], document: 关于核定考核人数的函（示教函〔2021〕31号）}]"
    desk.edit(ELDERLY, "declared: 10}", f"declared: 10, approved: 10, later: {later}}}")


@event("2021-10-22")
def registrations_are_counted(desk):
    desk.edit(ELDERLY, "declared: 35}", "declared: 35, registered: 33}")
    desk.name_source(ELDERLY, "registered", "2021-10-22")


@event("2021-10-25")
def a_room_is_registered(desk):
    desk.enter("rooms.yaml", "  - {name: 机房一, capacity: 60}\n")


@event("2021-10-26", a_room_is_registered)
def a_room_gets_more_seats(desk):
    desk.edit("rooms.yaml", "机房一, capacity: 60", "机房一, capacity: 66")


@event("2021-10-26", a_room_is_registered)
def a_session_is_arranged(desk):
    desk.write(
        ELDERLY,
        desk.text(ELDERLY)
        + """sessions:
  - id: S1
    date: 2021-11-20
    starts: 09:00
    ends: 11:00
    rooms:
      - {name: 机房一, seats: 50}
    majors: [智慧健康养老服务与管理, 现代家政服务与管理]
    invigilators: [李祎, 黄小蕾]
    origin: {kind: 补录, document: 关于安排考核的通知（茂健职院〔2021〕95号）}
""",
    )


@event("2021-10-27", a_session_is_arranged)
def a_session_is_put_off(desk):
    desk.amend(OF_ELDERLY, "sessions, S1, date", "2021-11-20", "2021-11-27", "2021-10-27")


@event("2021-12-01", registrations_are_counted)
def the_results_are_entered(desk):
    done = "registered: 33, examined: 32, passed: 30, certified: 30}"
    desk.edit(ELDERLY, "registered: 33}", done)
    desk.name_source(ELDERLY, "examined, passed, certified", "2021-12-01")
