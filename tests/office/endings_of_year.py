"""What ends during the year: certificates, places, tasks, departments, majors."""

from office.events import event

BY = "document: 关于机构调整的通知（茂健职院〔2021〕99号）"


@event("2021-11-16")
def departments_are_merged(desk):
    ended = f"ended: {{day: 2021-11-16, {BY}, into: [后勤与财务部]}}"
    for name in ("财务部, slug: finance", "后勤保卫部, slug: logistics-and-security"):
        desk.edit("departments.yaml", f"{name}}}", f"{name}, {ended}}}")
    desk.enter("departments.yaml", "  - {name: 后勤与财务部, slug: logistics-and-finance}\n")


@event("2021-11-16")
def a_major_is_split(desk):
    ended = "ended: {day: 2021-11-16, document: 专业设置的通知, into: [健康管理, 医学营养]}"
    old = "slug: chinese-medicine-wellness, department: null"
    desk.edit("majors.yaml", old, f"{old}, {ended}")


@event("2021-11-16")
def a_certificate_is_renamed(desk):
    desk.amend("certificates/medicine-sales.yaml", "name", "药品购销", "药品营销", "2021-11-16")


@event("2021-11-17")
def a_certificate_is_stopped(desk):
    file = "certificates/sports-nutrition.yaml"
    desk.amend(file, "stopped", "null", "已经报名的退还材料", "2021-11-17")


@event("2021-11-17")
def a_task_is_withdrawn(desk):
    desk.amend("timeline.yaml", "phases, P2, tasks, P2-1", "P2-1", "null", "2021-11-17")
