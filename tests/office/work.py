"""Deadlines, tasks, what was handed in, promises."""

from office.events import event

OFFICE, TIMELINE = "2021/departments/academic-affairs.yaml", "2021/timeline.yaml"
PROMISES = "2021/commitments.yaml"


@event("2021-09-26")
def a_deadline_is_set(desk):
    desk.edit(TIMELINE, "[报名, 培训]\n        due: null", "[报名, 培训]\n        due: 2021-11-12")
    desk.name_source(TIMELINE, "due")


@event("2021-09-27", a_deadline_is_set)
def a_deadline_is_put_off(desk):
    target = "phases, P2, tasks, P2-2, due"
    desk.amend("timeline.yaml", target, "2021-11-12", "2021-11-19", "2021-09-27")


@event("2021-09-26")
def a_task_is_done(desk):
    old = "text: 考点申报\n        due: null"
    desk.edit(TIMELINE, old, f"{old}\n        done: 2021-09-24")


@event("2021-09-30")
def what_was_done_is_handed_in(desk):
    desk.write(
        OFFICE,
        desk.text(OFFICE)
        + """evidence:
  - task: P1-1
    what: 试点申报书
    handed_in: 2021-09-29
    document: null
""",
    )


@event("2021-11-20")
def a_task_is_added(desk):
    entry = "{id: P2-4, text: 组织补考, due: 2021-12-10, owners: [{who: 教务部, part: null}]}"
    desk.amend("timeline.yaml", "phases, P2, tasks", "null", entry, "2021-11-20")


def _of_promise(desk, which, old, new):
    before, mark, after = desk.text(PROMISES).partition(f"  - id: {which}\n")
    assert old in after
    desk.write(PROMISES, before + mark + after.replace(old, new, 1))


@event("2021-09-30")
def a_promise_finds_its_owner(desk):
    _of_promise(desk, "C18", "owner: null", "owner: 教务部")


@event("2021-09-30")
def a_promise_gets_its_day(desk):
    _of_promise(desk, "C22", "due: null", "due: 2021-12")
    desk.name_source(PROMISES, "due")
