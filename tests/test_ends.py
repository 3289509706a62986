"""Things end, merge, split and are renamed by events with day and document: before the day all is
as it was, after it what ended stays, struck, and is counted nowhere."""

import json
import re
import shutil
from datetime import date, timedelta

import icalendar
import pytest

from generators.checks.plan_check import check
from generators.diff.difference import difference
from generators.exchange import new_year
from generators.exchange.calendars import events, feeds, ical_files
from generators.exchange.calendars.feeds import Version
from generators.exchange.tables import task_table, workload
from generators.model import file_owners, successors, withdrawn
from generators.model.certificate_names import called_before
from generators.model.checklists import checklist
from generators.model.document import sums
from generators.model.load import load
from generators.press.drafting import quota_list, students, task_notices
from generators.site.edition import make_edition
from generators.site.pages import calendars, certificates, departments, finder, majors, opendata

DAY, DOCUMENT = date(2025, 5, 5), "关于变更的通知（示卫院〔2025〕20号）"
BEFORE = DAY - timedelta(days=1)
TRAINING = "  - {name: 实训部, slug: training-office"
PAGES = (certificates, finder, majors, departments, opendata, calendars)


@pytest.fixture
def folder(base_folder, tmp_path):
    return shutil.copytree(base_folder, tmp_path / "plan")


def amend(folder, file, target, was, becomes, day=DAY):
    text = (
        f"file: {file}\ntarget: {target}\nwas: {was}\nbecomes: {becomes}\n"
        f"effective: {day}\ndocument: {DOCUMENT}\nreason: 另有安排\n"
    )
    number = len(list((folder / "2025/amendments").iterdir()))
    (folder / "2025/amendments" / f"{day}-n{number}.yaml").write_text(text, "utf-8")


def end(folder, line, into, day=DAY, file="departments.yaml", more=""):
    path, ended = folder / file, f", ended: {{day: {day}, document: {DOCUMENT}, into: {into}}}"
    text = path.read_text("utf-8")
    assert text.count(line) == 1
    rest = text.partition(line)[2].partition("}")[0]
    text = text.replace(line + rest, line + rest + ended)
    head, key, tail = text.partition(f"{file.removesuffix('.yaml')}:\n")
    path.write_text(head + key + more + tail, "utf-8")


def at(folder, day):
    (plan,) = load(folder).plans
    return plan.as_of(day)


def made(folder, day):
    edition = make_edition(folder, day)
    assert edition.report.ok, edition.report.diagnostics
    return {a.path: a.content for each in PAGES for a in each.render(edition)}


def read(page):
    """The words of a page, with ~~ around what is struck."""
    said = re.sub(r"</?s>", "~~", page)
    said = re.sub(r"&#(\d+);", lambda m: chr(int(m[1])), re.sub("<[^>]+>", "", said))
    return re.sub(r"[ \n]+", " ", said)


def words(paper):
    return repr(paper.blocks)


# --- certificates ---------------------------------------------------------------------------------

CERTIFICATES = {"alpha": ("证书甲", "S1"), "beta": ("证书乙", "S2")}


def stop(folder, slug):
    amend(folder, f"certificates/{slug}.yaml", "[stopped]", "null", "已经报名的改报别的证书")


@pytest.mark.parametrize("slug", CERTIFICATES)
def test_a_stopped_certificate_has_no_places_and_is_counted_nowhere(folder, slug):
    stop(folder, slug)
    then, now = at(folder, BEFORE), at(folder, DAY)
    old, new = (next(c for c in p.certificates if c.slug == slug) for p in (then, now))
    assert (len(then.offered), len(now.offered)) == (2, 1)
    assert (new.quotas, new.sessions, now.declared_by[slug]) == ((), (), None)
    assert now.declared == then.declared - then.declared_by[slug]
    assert [quota.declared for _, quota, _ in withdrawn.quotas(now)] == [
        quota.declared for quota in old.quotas
    ]
    assert "不含" in sums.basis_of_places(now, new)
    assert "不含" not in sums.basis(then) + sums.basis_of_places(now, now.offered[0])


@pytest.mark.parametrize("slug", CERTIFICATES)
def test_a_stopped_certificate_stays_struck_and_asks_nobody_in(folder, slug):
    stop(folder, slug)
    name, session = CERTIFICATES[slug]
    then, now = made(folder, BEFORE), made(folder, DAY)
    page = f"2025/certificates/{slug}.md"
    assert "停止" not in read(then[page])
    assert "<del>" not in now[page]  # which is hidden but for the editions of the document
    told = read(now[page])
    assert f"2025年5月5日起停止实施，依据{DOCUMENT}。已经报名的改报别的证书。" in told
    assert "以“等”结尾" not in told
    assert re.search(r"~~2025年11月8日[^~]*~~ 2025年5月5日起停止", told)
    for other in ("2025/finder.md", "2025/certificates/index.md"):
        assert f"~~{name}~~" in read(now[other])
    data = json.loads(now["api/v1/2025/certificates.json"])["data"]
    (entry,) = (each for each in data if each["slug"] == slug)
    assert (entry["stopped"]["day"]["text"], entry["declared"]) == ("2025-05-05", 0)
    gone = json.loads(now["api/v1/2025/withdrawn.json"])["data"]
    assert {each["field"] for each in gone} == {"quotas", "sessions"}
    raw = icalendar.Calendar.from_ical(now[f"2025/certificates/{slug}.ics"])
    found = raw.walk("VEVENT")
    off = [event for event in found if event["status"] == "CANCELLED"]
    assert not any(event.walk("VALARM") for event in off)
    assert any(session in event["summary"] for event in off)


@pytest.mark.parametrize("day", [date(2025, 3, 10), date(2025, 5, 5), date(2025, 11, 8)])
def test_only_what_was_still_to_come_is_called_off(folder, day):
    """An event of the day itself is still to come."""
    amend(folder, "certificates/beta.yaml", "[stopped]", "null", "没有了", day)
    plan = at(folder, day)
    beta = next(each for each in plan.certificates if each.slug == "beta")
    found = list(events.of_certificate(plan, beta))
    last = [each.ends.date() if each.timed else each.ends for each in found]
    assert [bool(each.called_off) for each in found] == [each >= day for each in last]


def test_the_papers_of_a_stopped_certificate_say_so(folder):
    stop(folder, "beta")
    plan = at(folder, DAY)
    beta = next(each for each in plan.certificates if each.slug == "beta")
    leaflet = words(students.notice(plan, beta))
    assert "起停止实施" in leaflet
    assert "可以申报的专业" not in leaflet
    assert "起停止实施" in words(task_notices.team_checklist(plan, plan.teams, beta))
    posted = words(quota_list.notice(plan))
    assert "起停止：证书乙·专业三（申报40人）" in posted


def test_sittings_before_the_day_were_held(folder):
    amend(folder, "certificates/beta.yaml", "[stopped]", "null", "没有了", date(2025, 11, 9))
    beta = next(c for c in at(folder, date(2025, 12, 1)).certificates if c.slug == "beta")
    assert [each.id for each in beta.sessions] == ["S2"]


def test_a_certificate_goes_on_again(folder):
    stop(folder, "beta")
    target = "certificates/beta.yaml", "[stopped]", "已经报名的改报别的证书", "null"
    amend(folder, *target, date(2025, 6, 2))
    plan = at(folder, date(2025, 6, 2))
    assert len(plan.offered) == 2
    assert withdrawn.withdrawn(plan) == ()
    assert check(folder, None).ok


@pytest.mark.parametrize("slug", CERTIFICATES)
def test_a_renamed_certificate_has_the_old_name_before_and_the_new_one_after(folder, slug):
    name, _ = CERTIFICATES[slug]
    answers = folder / "2025/answers.yaml"
    answers.write_text(answers.read_text("utf-8").replace("证书甲", name), "utf-8")
    amend(folder, f"certificates/{slug}.yaml", "[name]", name, "新的名称")
    assert check(folder, BEFORE).ok
    assert check(folder, DAY).ok
    then, now = made(folder, BEFORE), made(folder, DAY)
    page = f"2025/certificates/{slug}.md"
    assert f"# {name}" in then[page]
    assert "新的名称" not in read(then[page])
    assert "# 新的名称" in now[page]
    assert f"由“{name}”改称“新的名称”，依据{DOCUMENT}" in read(now[page])
    assert read(then[page]).count("可以补考") == read(now[page]).count("可以补考")
    plan = at(folder, DAY)
    assert called_before(plan, next(c for c in plan.certificates if c.slug != slug)) == ""


# --- entries of lists -----------------------------------------------------------------------------

TAKEN = {
    "places": ("certificates/alpha.yaml", "[quotas, 专业二]", "专业二", "专业二申报25人"),
    "other places": ("certificates/beta.yaml", "[quotas, 专业三]", "专业三", "专业三申报40人"),
    "a session": ("certificates/beta.yaml", "[sessions, S2]", "S2", "2025年11月8日14:30"),
    "a task": ("timeline.yaml", "[phases, P2, tasks, P2-2]", "P2-2", "总结上报"),
    "an owner": ("timeline.yaml", "[phases, P2, tasks, P2-1, owners, 实训部]", "实训部", "实训部"),
    "a person": ("groups.yaml", "[groups, 领导小组, roles, 成员, people, 庚七]", "庚七", "庚七"),
}


@pytest.mark.parametrize("what", TAKEN)
def test_what_is_taken_away_is_known_with_its_day_and_document(folder, what):
    file, target, was, said = TAKEN[what]
    amend(folder, file, target, was, "null")
    assert withdrawn.withdrawn(at(folder, BEFORE)) == ()
    (gone,) = withdrawn.withdrawn(at(folder, DAY))
    assert gone.words.startswith(said)
    assert (gone.day.first, gone.document, gone.stopped) == (DAY, DOCUMENT, False)


def test_a_department_sees_what_it_has_no_part_in_any_more(folder):
    file, target, was, _ = TAKEN["an owner"]
    amend(folder, file, target, was, "null")
    page = read(made(folder, DAY)["2025/departments/training-office.md"])
    assert "~~实施考核~~ 2025年5月5日起不再承担" in page


def test_of_two_that_are_called_alike_one_is_meant(folder):
    """Two bodies may have a post of the same name."""
    groups = folder / "2025/groups.yaml"
    assert groups.read_text("utf-8").count("title: 成员") > 1
    file, target, was, _ = TAKEN["a person"]
    amend(folder, file, target, was, "null")
    plan = at(folder, DAY)
    roles = [role for group in plan.groups for role in group.roles]
    assert sum(bool(withdrawn.of(plan, role, "people")) for role in roles) == 1


def test_places_that_were_withdrawn_are_shown_struck_and_sums_say_so(folder):
    amend(folder, "certificates/alpha.yaml", "[quotas, 专业二]", "专业二", "null")
    (told,) = (d for d in check(folder, DAY).diagnostics if d.severity == "error")
    target = "[sessions, S1, majors, 专业二]"
    assert target in told.advice
    amend(folder, "certificates/alpha.yaml", target, "专业二", "null")
    then, now = made(folder, BEFORE), made(folder, DAY)
    page, left = "2025/certificates/alpha.md", "不含2025年5月5日起撤销的专业二，申报25人"
    assert left in read(now[page])
    assert left not in read(then[page])
    assert f"~~专业二申报25人~~ 2025年5月5日起撤销，依据{DOCUMENT}" in read(now[page])
    major = read(now["2025/majors/major-two.md"])
    assert "原有申报名额25人" in major
    assert "尚未录入" not in major.partition("所属的系")[0]
    rows = json.loads(now["api/v1/2025/quotas.json"])["data"]
    assert [each["major"] for each in rows] == ["专业一", "专业三"]
    assert now["api/v1/quotas.csv"].count("\n") == then["api/v1/quotas.csv"].count("\n") - 1


def test_what_comes_back_was_not_taken_away(folder):
    amend(folder, "certificates/alpha.yaml", "[quotas, 专业二]", "专业二", "null")
    entry = "{major: 专业二, declared: 10}"
    amend(folder, "certificates/alpha.yaml", "[quotas]", "null", entry, date(2025, 6, 2))
    assert withdrawn.withdrawn(at(folder, date(2025, 6, 2))) == ()


@pytest.mark.parametrize("what", ["a session", "a task"])
def test_an_event_that_is_withdrawn_is_cancelled_and_known_again(folder, what):
    """With the earlier version, and where nobody has it."""
    file, target, was, _ = TAKEN[what]
    amend(folder, file, target, was, "null")
    then, now = (feeds.feeds([at(folder, day)]) for day in (BEFORE, DAY))
    key = (2025, feeds.COLLEGE, "")
    moments = [ical_files.moment_of(day) for day in (BEFORE, DAY)]
    versions = [Version(*each) for each in zip(moments, (then, now), strict=True)]
    whole, alone = (feeds.states(key, each) for each in (versions, versions[1:]))
    off = [s for s in whole if s.cancelled]
    assert [s.sequence for s in off] == [1]
    assert [(s.event, s.sequence) for s in alone if s.cancelled] == [(s.event, 1) for s in off]
    assert off[0].event.identity in {each.identity for each in then[key].events}
    raw = ical_files.printed("x", "y", off, None)
    assert b"STATUS:CANCELLED" in raw
    assert b"VALARM" not in raw


# --- departments and majors -----------------------------------------------------------------------


def owned(plan, who):
    return {each.task.id for each in checklist(plan, who) if not each.passed_to}


def test_a_merged_department_hands_on_what_is_left(folder):
    end(folder, TRAINING, "[教学部]")
    then, now = at(folder, BEFORE), at(folder, DAY)
    assert (owned(then, "实训部"), owned(then, "教学部")) == ({"P2-1"}, {"P1-2", "P2-2"})
    assert (owned(now, "实训部"), owned(now, "教学部")) == (set(), {"P1-2", "P2-1", "P2-2"})
    assert not {each.code for each in check(folder, DAY).diagnostics} & {"REF-23"}
    page = read(made(folder, DAY)["2025/departments/teaching-office.md"])
    assert f"“实训部”2025年5月5日起并入“教学部”，依据{DOCUMENT}" in page
    assert "负责提供实训和考核的场所。（原由实训部承担）" in page
    assert "提供场所（原由实训部承担）" in page
    for paper in (task_notices.notice, task_notices.checklist):
        (mine,) = (each for each in now.responsibilities if each.department == "教学部")
        assert "（原由实训部承担）" in words(paper(now, mine))


def test_page_paper_sheet_and_calendar_are_of_one_checklist(folder):
    """Also where the one that takes over had a part of the same task already."""
    path = folder / "2025/timeline.yaml"
    before, second, after = path.read_text("utf-8").partition("          - who: 实训部\n")
    assert second
    origin = "{kind: 推定, clause: 五（一）, basis: 教学部负责组织}"
    more = f"          - {{who: 教学部, part: 组织考核, origin: {origin}}}\n"
    path.write_text(f"{before}{more}{second}{after}", "utf-8")
    end(folder, TRAINING, "[教学部]")
    now, pages = at(folder, DAY), made(folder, DAY)
    for unit, slug in (("教学部", "teaching-office"), ("实训部", "training-office")):
        has = checklist(now, unit)
        page = read(pages[f"2025/departments/{slug}.md"])
        mine = next(each for each in successors.units(now) if each.department == unit)
        paper = words(task_notices.checklist(now, mine))
        sheet = [row[1] for row in task_table.book(now, "依据", unit).tables[0].rows]
        calendar = [each.identity for each in events.of_department(now, unit)]
        tasks = dict.fromkeys(each.task.id for each in has)
        assert sheet == list(tasks)
        assert [each for each in calendar if "/task/" in each] == [f"2025/task/{t}" for t in tasks]
        for each in has:
            part = f"{each.owner.part or ''}{each.remark}"
            assert part in page
            assert (part in paper) == (not each.passed_to)
    assert len([each for each in checklist(now, "教学部") if each.task.id == "P2-1"]) == 2
    assert workload.book(now, "依据").tables[0].rows[0][2] == len(owned(now, "教学部"))


@pytest.mark.parametrize(
    ("done", "remarks"),
    [
        ("2025-05-30", ["（由教学部完成）"]),
        ("2025-05-04", [""]),
        (None, ["（现由教学部承担）"]),
    ],
)
def test_a_merged_department_says_who_did_what_it_had(folder, done, remarks):
    if done:
        path = folder / "2025/timeline.yaml"
        due = "due: 2025-11-28\n"
        changed = path.read_text("utf-8").replace(due, f"{due}        done: {done}\n")
        path.write_text(changed, "utf-8")
    end(folder, TRAINING, "[教学部]")
    was = checklist(at(folder, date(2025, 12, 20)), "实训部")
    assert [each.remark for each in was if each.task.id == "P2-1"] == remarks


def test_who_took_over_may_write_in_the_file_of_the_other(folder):
    end(folder, TRAINING, "[新的部门]", more="  - {name: 新的部门, slug: new-office}\n")
    names = (("教学部", "jx"), ("实训部", "sx"), ("新的部门", "xb"))
    accounts = ", ".join(f"{{who: {who}, names: [{name}]}}" for who, name in names)
    college = folder / "college.yaml"
    college.write_text(f"{college.read_text('utf-8')}accounts: [{accounts}]\n", "utf-8")
    then, now = ((at(folder, day),) for day in (BEFORE, DAY))
    file = "2025/departments/training-office.yaml"
    assert [file_owners.may_change(file, ["新的部门"], each) for each in (then, now)] == [
        False,
        True,
    ]
    assert not file_owners.may_change("2025/timeline.yaml", ["新的部门"], now)
    owners = [file_owners.codeowners(each[0].registers, each) for each in (then, now)]
    assert "@sx" in owners[0]
    assert owners[0] == owners[1]  # nobody has to write it anew on the day


def test_what_was_done_stays_whose_it_was(folder):
    end(folder, "  - {name: 教学部, slug: teaching-office", "[实训部]")
    now = at(folder, DAY)
    assert owned(now, "教学部") == {"P1-2"}  # done in April
    assert owned(now, "实训部") == {"P2-1", "P2-2"}
    off = {e.identity for e in events.of_department(now, "教学部") if e.called_off}
    assert off == {"2025/task/P2-2"}


def test_a_new_department_takes_over_without_a_file(folder):
    new = "  - {name: 新的部门, slug: new-office}\n"
    end(folder, TRAINING, "[新的部门]", more=new)
    then, now = at(folder, BEFORE), at(folder, DAY)
    assert [each.department for each in successors.units(then)] == [
        each.department for each in then.responsibilities
    ]
    assert successors.units(now)[-1].department == "新的部门"
    assert owned(now, "新的部门") == {"P2-1"}
    pages = made(folder, DAY)
    assert "原由实训部承担" in read(pages["2025/departments/new-office.md"])
    assert "2025/departments/new-office.ics" in pages
    assert "2025/departments/new-office.md" not in made(folder, BEFORE)


def test_a_chain_leads_to_the_last(folder):
    new = (
        "  - {name: 中间部, slug: middle, ended: "
        f"{{day: {DAY + timedelta(days=9)}, document: {DOCUMENT}, into: [教学部]}}}}\n"
    )
    end(folder, TRAINING, "[中间部]", more=new)
    assert successors.heir(at(folder, DAY), "实训部") == "中间部"
    assert successors.heir(at(folder, DAY + timedelta(days=9)), "实训部") == "教学部"


@pytest.mark.parametrize("into", ["[教学部, 示例系]", "[]"])
def test_nobody_is_chosen_of_several_or_none(folder, into):
    end(folder, TRAINING, into)
    plan = at(folder, DAY)
    assert successors.heir(plan, "实训部") is None
    assert owned(plan, "实训部") == {"P2-1"}
    (told,) = (d for d in check(folder, DAY).diagnostics if d.code == "REF-23")
    assert "[phases, P2, tasks, P2-1, owners, 实训部, who]" in told.advice


def test_the_message_leads_to_the_end_in_one_round(folder):
    end(folder, TRAINING, "[教学部, 示例系]")
    target = "[phases, P2, tasks, P2-1, owners, 实训部, who]"
    amend(folder, "timeline.yaml", target, "实训部", "示例系")
    text = (folder / "2025/departments/training-office.yaml").read_text("utf-8")
    origin = f"origin: {{kind: 补录, document: {DOCUMENT}, day: {DAY}}}"
    text = re.sub("(?m)^origin:.*$", origin, text).partition("later:")[0]
    text = text.replace("实训部", "示例系").replace("D2-", "D9-").replace("庚七", "null")
    (folder / "2025/departments/example-department.yaml").write_text(text, "utf-8")
    found = check(folder, DAY).diagnostics
    assert [d for d in found if d.severity == "error" or d.code == "REF-23"] == []
    assert "示例系" not in {each.department for each in at(folder, BEFORE).responsibilities}


def archive(folder):
    head = folder / "2025/plan.yaml"
    text = head.read_text("utf-8").replace("status: 执行中", "status: 已归档")
    head.write_text(text, "utf-8")


def test_what_was_merged_during_the_year_keeps_its_pages_when_that_is_archived(folder):
    new = "  - {name: 新的部门, slug: new-office}\n"
    end(folder, TRAINING, "[新的部门]", more=new)
    before = made(folder, DAY)
    archive(folder)
    assert before.keys() - made(folder, date(2026, 6, 1)).keys() == set()


def test_a_year_that_was_over_only_says_what_became_of_a_department(folder):
    archive(folder)
    late = date(2026, 6, 1)
    end(folder, TRAINING, "[教学部]", late)
    plan = at(folder, late)
    assert owned(plan, "实训部") == {"P2-1"}
    page = read(made(folder, late)["2025/departments/training-office.md"])
    assert "2026年6月1日起并入“教学部”" in page


@pytest.mark.parametrize(
    ("into", "said"),
    [("[专业三]", "并入“专业三”"), ("[专业一, 专业三]", "分设为“专业一”、“专业三”")],
)
def test_a_major_that_ended_keeps_its_places_under_its_name(folder, into, said):
    line = "  - {name: 专业二, slug: major-two"
    end(folder, line, into, file="majors.yaml")
    then, now = made(folder, BEFORE), made(folder, DAY)
    assert said not in read(then["2025/majors/major-two.md"])
    for page in ("major-two", "major-three"):
        assert said in read(now[f"2025/majors/{page}.md"])
    assert "核定名额合计 20人" in read(now["2025/majors/major-two.md"])


FORMER = "{name: 实训部, renamed: 2025-05-05, document: 机构调整的通知}"
NO_MERGERS = {
    "the entry taken away": ((TRAINING + "}\n", ""),),
    "as a renaming": (("teaching-office}", f"teaching-office, former: [{FORMER}]}}"),),
    "as a renaming, the entry taken away": (
        (TRAINING + "}\n", ""),
        ("teaching-office}", f"teaching-office, former: [{FORMER}]}}"),
    ),
}


@pytest.mark.parametrize("how", NO_MERGERS)
def test_a_merger_that_is_written_otherwise_is_told_how(base_folder, folder, how):
    register = folder / "departments.yaml"
    for old, new in NO_MERGERS[how]:
        text = register.read_text("utf-8")
        assert text.count(old) == 1
        register.write_text(text.replace(old, new), "utf-8")
    errors = [d for d in check(folder, DAY, base_folder).diagnostics if d.severity == "error"]
    assert any("ended" in each.advice for each in errors)


# --- versions, and a new year ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("into", "said"),
    [
        ("[教学部]", "并入“教学部”"),
        ("[]", "撤销"),
        ("[教学部, 示例系]", "分设为“教学部”、“示例系”"),
    ],
)
def test_a_difference_tells_what_became_of_it(base_folder, folder, into, said):
    end(folder, TRAINING, into)
    (change,) = difference(load(base_folder), load(folder)).changes
    assert change.text == f"部门“实训部”：2025年5月5日起{said}，依据{DOCUMENT}"


def test_a_difference_tells_that_a_certificate_is_stopped(base_folder, folder):
    stop(folder, "beta")
    (change,) = difference(load(base_folder), load(folder)).changes
    assert change.text.endswith("证书乙：停止实施，已经报名的改报别的证书")


def test_a_year_that_is_begun_names_what_has_to_be_decided(folder):
    end(folder, TRAINING, "[教学部]")
    stop(folder, "beta")
    amend(folder, "certificates/alpha.yaml", "[name]", "证书甲", "新的名称")
    begun = new_year.begin(at(folder, DAY), 2026)
    said = "\n".join(begun.different)
    assert "“实训部”2025年5月5日起并入“教学部”" in said
    assert "证书乙2025年5月5日起停止" in said
    assert "证书甲改为新的名称" in said
    assert "stopped" not in begun.texts["certificates/beta.yaml"]
    for path, text in begun.texts.items():
        (folder / "2026" / path).parent.mkdir(exist_ok=True, parents=True)
        (folder / "2026" / path).write_text(text, "utf-8")
    assert check(folder, DAY).ok
