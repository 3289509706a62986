"""Registers, the college, its accounts, days, terms and paper."""

from office.events import event


@event("2021-11-02")
def a_department_is_founded(desk):
    desk.enter("departments.yaml", "  - {name: 护理系, slug: nursing-department}\n")


@event("2021-11-02", a_department_is_founded)
def majors_get_their_department(desk):
    for name in ("护理, slug: nursing", "助产, slug: midwifery"):
        desk.edit("majors.yaml", f"{name}, department: null", f"{name}, department: 护理系")


@event("2021-11-03", a_department_is_founded)
def a_department_gets_work(desk):
    entry = "{who: 护理系, part: 本系学生的培训}"
    desk.amend("timeline.yaml", "phases, P2, tasks, P2-2, owners", "null", entry, "2021-11-03")
    desk.write(
        "2021/departments/nursing-department.yaml",
        """department: 护理系
head: null
origin: {kind: 补录, document: 关于明确各系职责的通知（茂健职院〔2021〕96号）}
duties:
  - id: D10-1
    text: 负责本系学生的报名和培训
""",
    )


@event("2021-11-03")
def a_department_takes_another_name(desk):
    former = "\n    former:\n      - {name: 科研部, renamed: 2021-11-01, document: 更名的通知}"
    old = "{name: 科研部, slug: research}"
    desk.edit("departments.yaml", old, f"name: 科研处\n    slug: research{former}")


@event("2021-11-03")
def a_major_is_added(desk):
    entry = "  - {name: 婴幼儿托育服务与管理, slug: nursery-care, department: null}\n"
    desk.enter("majors.yaml", entry, "majors")


@event("2021-11-03")
def a_major_takes_another_name(desk):
    former = "\n    former:\n      - {name: 药学, renamed: 2021-11-01, document: 更名的通知}"
    old = "{name: 药学, slug: pharmacy, department: null}"
    new = f"name: 药学服务\n    slug: pharmacy\n    department: null{former}"
    desk.edit("majors.yaml", old, new)


@event("2021-11-04")
def the_college_takes_another_name(desk):
    old = "name: 广东茂名健康职业学院\n"
    desk.edit("college.yaml", old, "name: 广东茂名健康职业大学\n")
    former = "{name: 广东茂名健康职业学院, renamed: 2021-11-04, document: 更名的批复}"
    desk.write("college.yaml", desk.text("college.yaml") + f"former:\n  - {former}\n")


@event("2021-11-05")
def the_site_has_an_address(desk):
    desk.edit("college.yaml", "site: null", "site: https://www.example.edu.cn/1x/")


@event("2021-11-05")
def the_repository_has_an_address(desk):
    address = "https://git.example.edu.cn/jwb/plan"
    desk.edit("college.yaml", "repository: null", f"repository: {address}")


@event("2021-11-05")
def the_data_get_a_licence(desk):
    desk.edit("college.yaml", "origin:", "licence: CC-BY-4.0\norigin:")


@event("2021-11-06")
def accounts_and_owners(desk):
    accounts = "\n  - {who: 教务部, names: [jwb]}\n  - {who: 实训中心, names: [shixun]}\n"
    desk.edit("college.yaml", "origin:", f"accounts:{accounts}origin:")
    desk.run("owners", "--write")


@event("2021-11-08")
def days_off_and_of_work(desk):
    off, work = "{day: 2021-11-26, note: 校运动会}", "{day: 2021-11-27, note: 补11月26日的课}"
    desk.enter("days.yaml", f"  - {off}\n", "rest_days")
    desk.enter("days.yaml", f"  - {work}\n", "work_days")


@event("2021-11-08")
def another_wording_is_found(desk):
    desk.edit("terms.yaml", "variants: [评价组织]", "variants: [评价组织, 评价机构]")
    desk.enter("terms.yaml", "  - name: 职业技能等级标准\n    variants: [技能等级标准]\n")


@event("2021-11-08")
def an_original_was_seen(desk):
    desk.edit("programmes.yaml", "confirmed: false", "confirmed: true")


@event("2021-11-08")
def its_programme_is_written(desk):
    desk.put("2021/plan.yaml", "programme: “1+X”证书制度试点\n")


@event("2021-11-09", its_programme_is_written)
def another_programme_begins(desk):
    entry = "  - name: “技能通”试点\n" + "".join(
        f"    {key}: {value}\n"
        for key, value in {
            "short": "“技能通”试点", "label": "技能通", "certificates": "“技能通”证书",
            "kind": "技能证书", "evaluator": "认定机构", "levels": "[五级, 四级]", "basis": "[]",
        }.items()
    )  # fmt: skip
    desk.enter("programmes.yaml", entry)


@event("2021-11-08")
def the_house_has_its_own_paper(desk):
    desk.edit("paper.yaml", "source: null\ntop: null", "source: 学院公文处理办法\ntop: 35")


@event("2021-11-15", told=("CHG-19",), refused=True)
def a_short_name_is_changed(desk):
    desk.edit("majors.yaml", "slug: acupuncture-and-tuina", "slug: acupuncture")


@event("2021-11-15", a_major_is_added, told=("CHG-19",), refused=True)
def a_major_is_taken_from_the_register(desk):
    entry = "  - {name: 婴幼儿托育服务与管理, slug: nursery-care, department: null}\n"
    desk.edit("majors.yaml", entry, "")
