"""The year is archived, the next one is begun, filled in, and issued."""

import re
import shutil

from office.events import event

HEAD, TIMELINE = "2022/plan.yaml", "2022/timeline.yaml"
_OPEN = "starts: null\n    ends: null"


@event("2022-03-01")
def a_year_is_begun(desk):
    desk.run("new", "2022")
    desk.run("owners", "--write")


@event("2022-03-02", a_year_is_begun)
def its_months_are_written(desk):
    for span in (("2022-05", "2022-08"), ("2022-09", "2022-12"), ("2023-01", "2023-01")):
        starts, ends = span
        text = desk.text(TIMELINE).replace(_OPEN, f"starts: {starts}\n    ends: {ends}", 1)
        desk.write(TIMELINE, text)


@event("2022-03-03", its_months_are_written)
def its_places_are_written(desk):
    for file in sorted((desk.folder / "2022" / "certificates").iterdir()):
        path = file.relative_to(desk.folder).as_posix()
        major = re.search(r"majors: \[(\w+)", desk.text(path))[1]
        desk.edit(path, "quotas: []", f"quotas:\n  - {{major: {major}, declared: 40}}")


@event("2022-03-03", its_months_are_written)
def its_registration_is_set(desk):
    desk.edit(HEAD, "{opens: null, closes: null}", "{opens: 2022-09-12, closes: 2022-09-30}")
    desk.name_source(HEAD, "opens, closes", "2022-03-03")


@event("2022-03-04", its_months_are_written)
def a_list_of_it_is_renewed(desk):
    desk.edit("2022/groups.yaml", "          - 付爱丽\n", "")


@event("2022-03-05", its_months_are_written)
def its_text_is_improved(desk):
    old = "将1+X证书制度试点与专业建设、课程建设、教师队伍建设等紧密结合"
    text = desk.text("2022/document.yaml")
    assert old in text
    desk.write("2022/document.yaml", text.replace(old, old.replace("等紧密", "紧密")))
    promises = desk.text("2022/commitments.yaml")
    desk.write("2022/commitments.yaml", promises.replace(old, old.replace("等紧密", "紧密")))


@event("2022-03-20", its_places_are_written)
def it_is_issued(desk):
    desk.run("issue", "2022", "--number", "茂健职院〔2022〕31号", "--date", "2022-03-18")


@event("2022-03-21", it_is_issued)
def a_quota_of_it_is_changed(desk):
    desk.write(
        "2022/amendments/2022-03-21-elderly-care.yaml",
        """file: certificates/elderly-care.yaml
target: [quotas, 护理, declared]
was: 40
becomes: 45
effective: 2022-03-21
document: 关于调整名额的通知（茂健职院〔2022〕33号）
""",
    )


@event("2022-03-22")
def the_old_year_is_archived(desk):
    if "status: 执行中" in desk.text("2021/plan.yaml"):
        desk.run("archive", "2021")


@event("2023-03-01", told=("DOC-23",), refused=True)
def a_year_is_copied(desk):
    newest = max(folder.name for folder in desk.folder.glob("20*"))
    shutil.copytree(desk.folder / newest, desk.folder / str(int(newest) + 1))
    desk.run("owners", "--write")


@event("2023-03-01")
def another_year_is_begun(desk):
    newest = max(int(folder.name) for folder in desk.folder.glob("20*"))
    desk.run("new", str(newest + 1))
    desk.run("owners", "--write")


@event("2023-03-02", another_year_is_begun)
def a_year_that_was_begun_is_dropped(desk):
    newest = max(folder.name for folder in desk.folder.glob("20*"))
    shutil.rmtree(desk.folder / newest)
    desk.run("owners", "--write")
