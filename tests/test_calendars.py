"""Calendars: read by two parsers, known again through ten versions, never a day that is not so."""

import shutil
import subprocess
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import icalendar
import notation
import pytest
import vobject
from replanting import replanted

from generators.core.dates import parse
from generators.exchange.calendars import events, feeds, ical_files
from generators.exchange.calendars.feeds import Feed, Version
from generators.model.load import load
from generators.site.edition import make_edition
from generators.site.pages import calendars

DAY = date(2025, 3, 1)


def made(folder, day=DAY):
    return {each.path: each.content for each in calendars.render(make_edition(folder, day))}


def read(raw):
    """uid -> event, as one parser reads it; the other must agree."""
    one = {str(e["uid"]): e for e in icalendar.Calendar.from_ical(raw).walk("VEVENT")}
    two = {
        each.uid.value: each for each in getattr(vobject.readOne(raw.decode()), "vevent_list", ())
    }
    assert one.keys() == two.keys()
    for uid, event in one.items():
        assert two[uid].summary.value == event["summary"]
        assert two[uid].description.value == event["description"]
        assert two[uid].dtstart.value == event["dtstart"].dt
        assert two[uid].sequence.value == str(event["sequence"])
    return one


def named(raw):
    return {str(event["summary"]): event for event in read(raw).values()}


@pytest.fixture(scope="module")
def base(base_folder):
    return made(base_folder)


def test_every_calendar_is_read_by_two_parsers_and_folded(base, plan_folder):
    files = [raw for each in (base, made(plan_folder)) for path, raw in each.items()
             if path.endswith(".ics")]  # fmt: skip
    assert len(files) == (2 + 3 + 2) + (2 + 9 + 7)
    for raw in files:
        read(raw)
        assert raw.endswith(b"END:VCALENDAR\r\n")
        assert raw.count(b"\n") == raw.count(b"\r\n")
        assert max(len(line) for line in raw.split(b"\r\n")) <= 75


def test_a_session_is_a_moment_in_china(base):
    session = named(base["2025/calendar.ics"])["证书甲考核（S1）"]
    assert session["dtstart"].dt.isoformat() == "2025-11-08T09:00:00+08:00"
    assert session["dtend"].dt.isoformat() == "2025-11-08T11:00:00+08:00"
    assert session["dtstart"].params["tzid"] == "Asia/Shanghai"
    assert (session["location"], session["transp"]) == ("机房一", "OPAQUE")
    assert "丙三" not in session["description"]  # who invigilates is nobody's calendar
    assert b"BEGIN:VTIMEZONE" in base["2025/calendar.ics"]


def test_a_day_is_a_date_with_alarms_before_it(base):
    due = named(base["2025/calendar.ics"])["实施考核"]
    assert (due["dtstart"].dt, due["dtend"].dt) == (date(2025, 11, 28), date(2025, 11, 29))
    alarms = [alarm["trigger"].dt for alarm in due.walk("VALARM")]
    assert alarms == [timedelta(days=-7, hours=9), timedelta(days=-1, hours=9)]


def test_an_hour_of_a_day_is_a_moment_in_china(base_folder, tmp_path):
    plan = shutil.copytree(base_folder, tmp_path / "plan")
    for file, day in (("timeline.yaml", "due: 2025-11-28"), ("plan.yaml", "opens: 2025-03-10")):
        path = plan / "2025" / file
        path.write_text(path.read_text("utf-8").replace(day, f"{day} 17:00"), "utf-8")
    college = named(made(plan)["2025/calendar.ics"])
    for name, day in (("实施考核", "2025-11-28"), ("证书报名开始", "2025-03-10")):
        event = college[name]
        assert event["dtstart"].dt.isoformat() == f"{day}T17:00:00+08:00"
        assert "dtend" not in event  # RFC 5545, 3.6.1: then it ends when it starts
        assert event["transp"] == "TRANSPARENT"
        alarms = [alarm["trigger"].dt for alarm in event.walk("VALARM")]
        assert alarms == [timedelta(days=-7), timedelta(days=-1), timedelta(hours=-1)]
    assert "时间：2025年11月28日17:00" in college["实施考核"]["description"]


def test_parts_rooms_and_make_ups_are_told_in_calendars(tmp_path):
    full = named(made(notation.lay(notation.plan("full"), tmp_path))["2025/certificates/beta.ics"])
    session, again = full["证书乙理论考核（第一批，S2）"], full["证书乙理论补考（第一批，S3）"]
    assert "专业：专业三（甲组、乙组，38人）" in session["description"]
    assert "补 S2 的考核" in again["description"]
    assert again["location"] == "实训室（10座）、机房一（10座）"


def test_what_is_done_wakes_nobody(base):
    assert not named(base["2025/calendar.ics"])["组织报名截止"].walk("VALARM")


def test_a_month_is_a_span_and_says_so(plan_folder):
    phases = named(made(plan_folder)["2021/calendar.ics"])
    first = phases["1+X证书试点第1阶段（只写到月）"]
    assert (first["dtstart"].dt, first["dtend"].dt) == (date(2021, 5, 1), date(2021, 9, 1))
    assert "时间：2021年5月—2021年8月" in first["description"]
    assert first["transp"] == "TRANSPARENT"
    department = named(made(plan_folder)["2021/departments/training-centre.ics"])
    for event in (*phases.values(), *department.values()):
        assert "（只写到月）" in event["summary"]
        assert event["dtend"].dt - event["dtstart"].dt >= timedelta(days=28)


@pytest.mark.parametrize(("written", "days", "hint"), [
    ("2025-11", 30, "（只写到月）"), ("2025-11/上旬", 10, "（只写到旬）"),
    ("2025-2026-1", 153, "（只写到学期）"), ("2025", 365, "（只写到年）"), ("2025-11-05", 1, ""),
    ("before 2025-11-05", 1, ""),
])  # fmt: skip
def test_an_event_is_as_precise_as_what_was_written(written, days, hint):
    event = events._by("x", "总结", parse(written), ())
    assert (event.ends - event.starts).days + 1 == days
    assert event.summary == f"总结截止{hint}"


@pytest.mark.parametrize(("text", "due", "kinds", "summary"), [
    ("缴费截止", "2025-11-20 17:00", "报名", "缴费截止"),
    ("公布名单", "2025-11-20", "报名", "公布名单截止"),
    ("第一批考试", "2025-12-20", "考核", "第一批考试"),
    ("第一批考试", "before 2025-12-20", "考核", "第一批考试截止"),
])  # fmt: skip
def test_only_what_has_to_be_done_by_a_day_is_a_deadline(
    base_folder, tmp_path, text, due, kinds, summary
):
    """The day of an exam is that on which it is held; and nothing is said twice."""
    plan = shutil.copytree(base_folder, tmp_path / "plan")
    path = plan / "2025" / "timeline.yaml"
    was = "text: 实施考核\n        due: 2025-11-28\n        kinds: [考核]"
    now = f"text: {text}\n        due: {due}\n        kinds: [{kinds}]"
    path.write_text(path.read_text("utf-8").replace(was, now), "utf-8")
    (loaded,) = load(plan).plans
    (found,) = (e for e in events.of_college(loaded) if e.identity.endswith("P2-1"))
    assert found.summary == summary


@pytest.mark.parametrize("ends", ["2025-12", "2025-11", "2026-01"])
def test_phases_that_begin_together_stand_in_their_order(base_folder, tmp_path, ends):
    plan = shutil.copytree(base_folder, tmp_path / "plan")
    path = plan / "2025" / "timeline.yaml"
    text = path.read_text("utf-8").replace("starts: 2025-07\n", "starts: 2025-03\n")
    path.write_text(text.replace("ends: 2025-12\n", f"ends: {ends}\n"), "utf-8")
    (loaded,) = load(plan).plans
    feed = feeds.feeds([loaded])[2025, feeds.COLLEGE, ""]
    in_order = [e.identity for e in calendars._in_order(feed)]
    assert in_order[:2] == ["2025/phase/P1", "2025/phase/P2"]


def test_departments_and_certificates_have_their_own(base):
    assert set(named(base["2025/departments/training-office.ics"])) == {"实施考核"}
    certificate = named(base["2025/certificates/beta.ics"])
    assert "证书乙考核（S2）" in certificate
    assert "证书甲考核（S1）" not in certificate
    assert "拟定具体实施方案截止" not in certificate


def test_one_thing_has_one_identity_in_all_calendars(base):
    def uid(path, summary):
        return str(named(base[path])[summary]["uid"])

    assert uid("2025/calendar.ics", "实施考核") == uid("calendar.ics", "实施考核") \
        == uid("2025/departments/training-office.ics", "实施考核")  # fmt: skip


def test_no_two_colleges_share_an_identity():
    assert ical_files.uid("甲院", "2025/task/P1-1") != ical_files.uid("乙院", "2025/task/P1-1")
    assert ical_files.uid("甲院", "2025/task/P1-1") == ical_files.uid("甲院", "2025/task/P1-1")


# --- versions -------------------------------------------------------------------------------------


def event(identity, **other):
    day = date(2025, 4, 1)
    return events.Event(
        identity, **{"summary": "甲", "when": "", "starts": day, "ends": day} | other
    )


def version(number, *its):
    key = (2025, "college", "")
    return Version(datetime(2025, 1, number, tzinfo=UTC), {key: Feed(key, "", its)})


def told(*versions):
    states = feeds.states((2025, "college", ""), versions)
    return [(s.event.identity, s.sequence, s.since.day, s.cancelled) for s in states]


def test_sequence_counts_changes_and_only_changes():
    first, moved = event("a"), event("a", ends=date(2025, 4, 2))
    assert told(version(1, first), version(2, first), version(3, first)) == [("a", 0, 1, False)]
    assert told(version(1, first), version(2, moved), version(3, moved)) == [("a", 1, 2, False)]
    assert told(version(1, first), version(2, moved), version(3, first)) == [("a", 2, 3, False)]


def test_what_is_gone_is_called_off_and_may_come_back():
    assert told(version(1, event("a")), version(2)) == [("a", 1, 2, True)]
    assert told(version(1, event("a")), version(2), version(3)) == [("a", 1, 2, True)]
    assert told(version(1, event("a")), version(2), version(3, event("a"))) == [("a", 2, 3, False)]


def git(folder, *arguments, day):
    moment = f"{day}T08:00:00+08:00"
    who = ("-c", "user.name=x", "-c", "user.email=x@example.invalid")
    subprocess.run(
        ["git", "-C", folder, *who, *arguments], check=True, capture_output=True,
        env={"PATH": "/usr/bin:/bin", "GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment,
             "HOME": str(folder)},
    )  # fmt: skip


STEPS = [  # of timeline.yaml, one a version: old, new
    ("", ""),
    ("text: 实施考核", "text: 组织实施考核"),
    ("due: 2025-11-28", "due: 2025-11-27"),
    ("due: 2025-12-19", "due: 2025-12"),
    ("phases:", "# 一条说明\nphases:"),  # changes no event
    ("        due: 2025-06-20\n", "        due: 2025-06-20\n        done: 2025-06-19\n"),
    ("due: 2025-12\n", "due: null\n"),  # gone from the college's calendar
    ("due: 2025-11-27", "due: 2025-11-26"),
    ("text: 组织实施考核", "text: 实施考核"),
    ("due: null\n", "due: 2025-12-20\n"),  # and back
]


def test_identities_stay_through_ten_versions_of_a_plan(tmp_path):
    """A draft changes ten times; each time the calendars are made anew from its history."""
    folder = replanted(tmp_path / "repository" / "plan", lambda kind, data: data)
    base = Path(__file__).parent / "plans" / "base" / "2025" / "timeline.yaml"
    text = base.read_text("utf-8")
    git(folder.parent, "init", "-q", day="2025-01-01")
    seen, sequences = set(), []
    for number, (old, new) in enumerate(STEPS, 1):
        assert old in text
        text = text.replace(old, new, 1)
        (folder / "2025" / "timeline.yaml").write_text(text, "utf-8")
        git(folder.parent, "add", "-A", day="2025-01-01")
        git(folder.parent, "commit", "-qm", "x", "--allow-empty", day=f"2025-01-{number:02}")
        its = read(made(folder, None)["2025/calendar.ics"])
        assert seen <= its.keys()  # none is ever lost
        seen |= its.keys()
        exam, summary = (
            next(e for e in its.values() if any(word in e["summary"] for word in words))
            for words in (("实施考核",), ("总结上报",))
        )
        sequences.append((exam["sequence"], summary["sequence"], str(summary["status"])))
    assert len(seen) == len(read(made(folder, None)["2025/calendar.ics"]))
    confirmed = "CONFIRMED"
    assert sequences == [
        (0, 0, confirmed), (1, 0, confirmed), (2, 0, confirmed), (2, 1, confirmed),
        (2, 1, confirmed), (2, 1, confirmed), (2, 2, "CANCELLED"), (3, 2, "CANCELLED"),
        (4, 2, "CANCELLED"), (4, 3, confirmed),
    ]  # fmt: skip
    stamps = {str(e["dtstamp"].dt) for e in its.values()}
    assert "2025-01-01 00:00:00+00:00" in stamps  # that of the version, not of the last one
    assert b"CANCELLED" not in made(folder, None)["2025/calendar.ics"]
    page = made(folder, None)["2025/calendar.md"]
    assert "看不到计划以前的版本" not in page


def test_without_history_nothing_is_claimed(tmp_path):
    folder = replanted(tmp_path / "plan", lambda kind, data: data)
    files = made(folder)
    assert {event["sequence"] for event in read(files["2025/calendar.ics"]).values()} == {0}
    assert "看不到计划以前的版本" in files["2025/calendar.md"]
    assert "webcal:" not in files["2025/calendar.md"]


def test_with_an_address_phones_can_subscribe(tmp_path):
    def site(kind, data):
        return data | {"site": "https://plan.example.edu.cn/x"} if kind == "college" else data

    files = made(replanted(tmp_path / "plan", site))
    assert 'href="webcal://plan.example.edu.cn/x/2025/calendar.ics"' in files["2025/calendar.md"]
    event = next(iter(read(files["2025/departments/training-office.ics"]).values()))
    assert event["url"] == "https://plan.example.edu.cn/x/2025/departments/training-office.html"
