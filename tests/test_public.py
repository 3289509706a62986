"""The public pages as artifacts: two years beside each other, hostile text, honest answers."""

import json
import re
import shutil
from datetime import date

import pytest

from generators.model.asked import Question
from generators.model.document import clause_places
from generators.model.known import known_of
from generators.model.shared_duties import owners_in_words, roles, shared_work
from generators.press.drafting import task_notices
from generators.site.edition import make_edition
from generators.site.pages import artifacts, downloads, navigation, questions, urls
from generators.site.pages.majors import in_words
from generators.site.pages.pages import escape

DAY = date(2026, 2, 20)


def pages(folder, day=DAY):
    edition = make_edition(folder, day)
    assert edition.report.ok, [d.message for d in edition.report.diagnostics]
    return edition, {a.path: a.content for a in artifacts(edition)}


@pytest.fixture(scope="module")
def two_years(base_folder, tmp_path_factory):
    """The fictional college one year later: the same plan, every year in it one more."""
    plan = shutil.copytree(base_folder, tmp_path_factory.mktemp("years") / "plan")
    for path in shutil.copytree(plan / "2025", plan / "2026").rglob("*.*"):
        text = path.read_text("utf-8")
        path.write_text(re.sub("202[56]", lambda y: str(int(y[0]) + 1), text), "utf-8")
    shutil.rmtree(plan / "2026" / "amendments")
    alpha = plan / "2026" / "certificates" / "alpha.yaml"
    alpha.write_text(alpha.read_text("utf-8"), "utf-8")
    return plan


def test_two_years_stand_beside_each_other(two_years):
    edition, made = pages(two_years)
    text = made["years.md"]
    assert text.index("2025年") < text.index("2026年")
    older, newer = edition.plans
    row = re.search(rf"<tr>[^\n]*{newer.certificates[0].name}[^\n]*", text)[0]
    assert re.findall(r">(\d+)</a>", row) == [
        str(known_of(each, each.certificates[0]).places.persons) for each in (older, newer)
    ]
    assert "<td>核定数</td>" in text
    assert {"历年对照": "years.md"} in navigation(edition)[-1]["本站"]
    assert made["index.md"].startswith("\n# 2026年") or "# 2026年" in made["index.md"]
    kinds = {entry[2] for entry in index(made)}
    assert {"2025年 · 证书", "2026年 · 证书"} <= kinds


def test_the_title_of_an_issued_notice_is_the_documents_own(two_years):
    """The year of other pages stands before their title; of these, in the head of the page."""
    edition, made = pages(two_years)
    titles = {
        urls.notice(plan, n).removesuffix(".html") + ".md": n.title
        for plan in edition.plans for n in plan.notices if n.is_issued
    }  # fmt: skip
    shown = {p: re.search("^# (.*) {#title}$", made[p], re.MULTILINE)[1] for p in titles}
    assert shown == titles
    assert not all("202" in title for title in titles.values())
    assert re.search("^# 2026年.* {#title}$", made["2026/certificates/index.md"], re.MULTILINE)


def test_one_year_is_compared_with_nothing(base_folder):
    edition, made = pages(base_folder)
    assert "years.md" not in made
    assert not any("历年对照" in item for item in navigation(edition)[-1]["本站"])


def index(made):
    text = made[urls.SEARCH]
    return json.loads(re.fullmatch(r"window\.SEARCH=(\{.*\});\s*", text, re.DOTALL)[1])["entries"]


HOSTILE = "</script><img src=x onerror=alert(1)>*_[x](javascript:y)`{{ 7*7 }}"


def test_hostile_names_come_out_as_they_are(base_folder, tmp_path):
    """In every place that the site's own pages print a contributor's words."""
    plan = shutil.copytree(base_folder, tmp_path / "plan")
    file = plan / "2025" / "commitments.yaml"
    text = file.read_text("utf-8")
    first = re.search(r"text: (.*)", text)[1]
    file.write_text(text.replace(f"text: {first}", f"text: {json.dumps(HOSTILE)}", 1), "utf-8")
    _, made = pages(plan)
    for path, content in made.items():
        if path.endswith(".md"):
            assert "<img" not in content, path
            assert "[x](" not in content, path
            assert "{{" not in content, path
    titles = [entry[1] for entry in index(made)]
    assert HOSTILE in titles  # as data; the script writes it as text, never as HTML


def test_hostile_majors_stay_inside_their_attribute(base_folder, tmp_path):
    plan = shutil.copytree(base_folder, tmp_path / "plan")
    file = plan / "majors.yaml"
    hostile = 'x" onfocus="alert(1)|=y'
    entry = f"name: 专业四, slug: major-four, aliases: [{json.dumps(hostile)}]"
    file.write_text(
        file.read_text("utf-8").replace("name: 专业四, slug: major-four", entry), "utf-8"
    )
    _, made = pages(plan)
    assert "onfocus&#61;" in made["2025/finder.md"]
    assert 'onfocus="' not in made["2025/finder.md"]


def question(**words):
    return Question(None, question="x", text="？", missing="", **words)


def test_an_answer_is_not_stated_until_the_document_says_it(plan_folder):
    edition = make_edition(plan_folder, None)
    (plan,) = edition.plans
    answers = {each.question.question: each for each in questions.answers(plan)}
    assert [name for name, answer in answers.items() if not answer.open] == ["what"]
    assert answers["what"].quotes
    assert [quote.clause for quote in answers["materials"].quotes] == ["五（三）", "五（七）"]
    assert answers["retake"].quotes == []
    said = question(settles=("随时接受抽查",))
    assert not questions.answers(plan, [said])[0].open


def test_every_quoted_sentence_stands_in_the_clause_it_names(plan_folder):
    (plan,) = make_edition(plan_folder, None).plans
    known = clause_places.anchors(plan)
    for each in questions.answers(plan):
        for quote in each.quotes:
            assert quote.clause in known, quote


def test_a_quotation_says_whether_the_archive_reads_so(plan_folder):
    """A sentence that a table or a page cuts in two reads so; one with a missing character not."""
    (plan,) = make_edition(plan_folder, None).plans
    asked = question(quotes=("使学生获得", "可引进", "按规定程序进入"))
    (answer,) = questions.answers(plan, [asked])
    said = {quote.clause: quote.stored for quote in answer.quotes}
    assert said == {"二（一）": False, "三（二）": True, "二（四）": True}


def test_who_has_no_task_is_offered_no_calendar_and_a_sheet_of_duties(plan_folder):
    (plan,) = make_edition(plan_folder, None).plans
    offered = {
        each.department: {file.url.rpartition(".")[2] for file in downloads.attached(plan, each)}
        for each in plan.responsibilities
    }
    assert [name for name, forms in offered.items() if "ics" not in forms] == ["科研部"]
    (research,) = (each for each in plan.responsibilities if each.department == "科研部")
    said = str(task_notices.checklist(plan, research))
    assert "打勾" not in said
    assert research.duties[0].text in said
    assert "待落实：" in said


def test_every_line_of_an_answer_names_a_clause_there_is(plan_folder):
    (plan,) = make_edition(plan_folder, None).plans
    known = clause_places.anchors(plan)
    lines = [line for each in questions.answers(plan) for line in each.lines]
    assert len(lines) > 9
    clauses = {origin.clause for line in lines for origin in line.origins}
    assert clauses <= set(known)
    leads = [line for line in lines if "唐玉清" in line.text]
    assert [origin.clause for line in leads for origin in line.origins] == ["三（二）表2"]


def test_who_has_the_work_can_be_asked(plan_folder):
    (plan,) = make_edition(plan_folder, None).plans
    ask = {each.question.question: each.ask for each in questions.answers(plan)}
    assert ask["registration"] == ["各系（部）"]
    assert ask["exam"] == ["教务部", "继续教育学院", "各系（部）"]
    assert ask["public"] == ["继续教育学院"]
    assert ask["fee"] == ask["complaint"] == ["教务部"]  # nobody's duty: where the office is
    assert ask["contact"] == ask["president"] == []  # the answer names the office; nobody knows


def test_no_sum_is_said_of_a_major_without_places(plan_folder):
    (plan,) = make_edition(plan_folder, None).plans
    said = {name: in_words(plan, name) for name in ("针灸推拿", "护理", "药学")}
    assert said["针灸推拿"] == "列入名单、没有名额：幼儿照护。"
    assert "母婴护理50人、幼儿照护75人，合计125人。列入名单、没有名额：老年照护、" in said["护理"]
    assert said["药学"] == "申报名额：药品购销25人。"


def test_lists_say_who_is_only_inferred(plan_folder):
    (plan,) = make_edition(plan_folder, None).plans
    said = {task.id: owners_in_words(task) for _, task in plan.tasks}
    assert "教学团队、实训中心（推定）" in said["P2-2"]
    assert said["P1-1"].startswith("教务部（牵头）（推定）、")
    assert "推定" not in said["P1-2"]


def test_open_promises_are_grouped_by_what_is_missing(plan_folder):
    edition, made = pages(plan_folder, None)
    (plan,) = edition.plans
    text = made["2021/commitments.md"]
    nobody, undated = text.index("{#nobody}"), text.index("{#undated}")
    for each in plan.commitments:
        place = text.index(f'<tr id="{each.id.lower()}">')
        assert (place > undated) == (each.owner is not None), each.id
        assert place > nobody
    for duty in plan.duties:
        assert escape(duty.text) in text[undated:], duty.id
    for each in plan.settled:
        assert escape(each.quote) in text[text.index("{#settled}") :]
    assert "逐句读过" in text


def test_of_a_document_that_nobody_has_read_through_no_such_thing_is_said(base_folder):
    text = pages(base_folder)[1]["2025/commitments.md"]
    assert "没有逐句核对过" in text
    assert "逐句读过" not in text


def test_registration_is_told_where_the_plan_states_it(base_folder):
    (plan,) = make_edition(base_folder, DAY).plans
    found = {each.question.question: each for each in questions.answers(plan)}
    answer = found["registration"]
    assert answer.stated
    assert plan.head.registration.closes.chinese in answer.stated[1]
    assert not answer.open


def test_materials_are_bought_by_two_departments(plan_folder):
    (plan,) = make_edition(plan_folder, None).plans
    assert [name for name, _ in shared_work(plan)["物资采购"]] == ["实训中心", "后勤保卫部"]


def test_everybody_stands_once_with_all_roles(plan_folder):
    (plan,) = make_edition(plan_folder, None).plans
    held = roles(plan)
    assert len(held) == 24
    assert sum(len(each) for each in held.values()) == 34
    assert [role.text for role in held["张锡红"]] == [
        "领导小组成员", "办公室成员", "家务管理教学团队负责人",
    ]  # fmt: skip
