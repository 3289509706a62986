"""One view of what is known: every output that names a certificate and a major says the same number
under the same name, and none says an older one as if it were the current one."""

import json
import re
import shutil

import pytest

from generators.model.known import known_of
from generators.site.edition import make_edition
from generators.site.pages import search, substance

ALPHA = "2025/certificates/alpha.yaml"
LINE = "declared: 30, approved: 30, registered: 28, examined: 27, passed: 25, certified: 25"
# Values that stand nowhere else in the plan; as issued, amended, then step by step.
AMENDED = """\
file: certificates/alpha.yaml
target: [quotas, 专业一, declared]
was: 30
becomes: 7001
effective: 2025-04-02
document: 关于再次调整名额的通知（示卫院〔2025〕8号）
"""
STEPS = {"approved": 6003, "registered": 5009, "examined": 4013, "passed": 3019, "certified": 1811}
NAMES = {
    "declared": "申报名额", "approved": "核定名额", "registered": "报名人数",
    "examined": "参考人数", "passed": "通过人数", "certified": "发证人数",
}  # fmt: skip
# What shows the places of a certificate, a major or both, by the step that is reached.
READ = (
    "index.md", "2025/index.md", "2025/certificates/index.md", "2025/certificates/alpha.md",
    "2025/majors/index.md", "2025/majors/major-one.md", "2025/finder.md",
    "2025/notices/students/alpha.md", "2025/notices/students/alpha.pdf",
    "2025/notices/students/alpha.docx", "2025/notices/quotas.md", "2025/notices/quotas.pdf",
    "2025/teams/alpha.md", "2025/questions.md", "assets/search.js",
    "api/v1/2025/majors.json", "api/v1/2025/certificates.json", "api/v1/2025/plan.json",
)  # fmt: skip
# Where every step stands in a column or under a key of its own.
IN_COLUMNS = (
    "2025/certificates/alpha.md", "2025/tables/quotas.csv", "2025/tables/declaration.csv",
    "api/v1/2025/quotas.json", "api/v1/2025/certificates.json", "api/v1/2025/majors.json",
    "api/v1/2025/plan.json", "api/v1/2025/amendments.json", "api/v1/quotas.csv", "data.md",
    "2025/document.md",  # where amendments are listed
)  # fmt: skip


def planted(folder, upto):
    """The plan with distinct values for one line, known up to a step; the other line of the
    certificate and the other certificate know as much."""
    reached = list(STEPS)[: list(STEPS).index(upto) + 1] if upto else []
    for file in (folder / "2025/certificates").iterdir():
        text = file.read_text("utf-8")
        for field in STEPS:
            if field not in reached:
                text = re.sub(rf", {field}: \d+", "", text)
        text = text.replace("declared: 30,", "declared: 30,", 1)
        for field in reached:
            text = re.sub(rf"(专业一, .*{field}: )\d+", rf"\g<1>{STEPS[field]}", text)
        file.write_text(text, "utf-8")
    (folder / "2025/amendments/2025-04-02-alpha.yaml").write_text(AMENDED, "utf-8")
    return folder


@pytest.fixture
def plan(base_folder, tmp_path):
    return shutil.copytree(base_folder, tmp_path / "plan")


def made(folder):
    """Every output as text; prints as the papers that they are made of."""
    edition = make_edition(folder, None)
    outputs = [*substance(edition), *search.render(edition)]
    return edition.plans[-1], {each.path: _text(each.content) for each in outputs}


def _text(content):
    return content if isinstance(content, str) else content.decode("utf-8", "replace")


def has(number, text):
    return re.search(rf"(?<![\d〔:-]){number}(?![\d〕:-])", text)


@pytest.mark.parametrize("upto", [None, *STEPS])
def test_every_output_says_the_highest_step_under_its_name(upto, plan):
    year, outputs = made(planted(plan, upto))
    alpha = year.certificates[0]
    places = 6003 if upto else 7001
    name = "核定名额" if upto else "申报名额"
    assert known_of(year, alpha, "专业一").places[1:] == (name, places)
    for path in READ:
        whole = known_of(year).places.persons
        own = known_of(year, alpha).places.persons
        assert any(has(n, outputs[path]) for n in (places, own, whole)), path
        listed = "2025/notices/quotas" in path  # has 核定 above a column
        assert (f"名额是{name[:2]}数" if listed else name) in outputs[path], path
        steps = list(STEPS)[1 : list(STEPS).index(upto) + 1 if upto else 0]
        for field in steps[:1] if "students" in path else steps:
            assert NAMES[field][: 2 if listed else 4] in outputs[path], (path, field)
    old = {7001, known_of(year, alpha).ladder[0].persons, year.declared} if upto else set()
    said = {p for p, text in outputs.items() if any(has(each, text) for each in old)}
    assert {p for p in said if p not in IN_COLUMNS and not p.endswith((".xlsx", ".svg"))} <= {
        "changes.md", "changes.xml",  # which tell what was changed
    }  # fmt: skip
    for field in list(STEPS)[: list(STEPS).index(upto) + 1 if upto else 0]:
        for path in ("2025/finder.md", "2025/majors/major-one.md", "2025/notices/quotas.pdf",
                     "2025/majors/index.md"):  # fmt: skip
            assert has(STEPS[field], outputs[path]), (path, field)
    assert upto in (None, "approved") or has(5009, outputs["2025/notices/students/alpha.pdf"])


def test_of_lines_that_are_not_on_one_step_each_says_its_own(plan):
    file = plan / ALPHA
    file.write_text(
        re.sub(r"(专业二, declared: 20), .*\}", r"\1}", file.read_text("utf-8")), "utf-8"
    )
    year, outputs = made(plan)
    assert known_of(year, year.certificates[0]).places[1:] == ("名额", 55)  # 30 approved, 25 not
    assert known_of(year, year.certificates[0]).ladder[1].persons is None
    assert "据表1、变更和核定数计算" in outputs["2025/certificates/index.md"]
    assert "核定了的是核定数，其余是申报数" in outputs["2025/notices/quotas.md"]


def test_a_session_stands_with_its_day_wherever_its_certificate_is_read(plan):
    file = plan / ALPHA
    text = file.read_text("utf-8").replace("2025-11-08", "2025-11-15").replace("机房一", "机房二")
    file.write_text(text, "utf-8")
    (plan / "rooms.yaml").write_text(
        (plan / "rooms.yaml").read_text("utf-8").replace("机房一", "机房二"), "utf-8"
    )
    _, outputs = made(plan)
    for path in ("index.md", "2025/index.md", "2025/certificates/alpha.md", "2025/finder.md",
                 "2025/majors/major-one.md", "2025/questions.md", "2025/calendar.md",
                 "2025/notices/students/alpha.md", "2025/notices/students/alpha.pdf",
                 "api/v1/2025/certificates.json"):  # fmt: skip
        assert "2025年11月15日" in outputs[path], path
        assert "机房二" in outputs[path], path
    for path in ("calendar.ics", "2025/calendar.ics", "2025/certificates/alpha.ics"):
        assert "20251115T090000" in outputs[path], path


def test_the_finder_says_an_exam_by_months_only_where_no_day_is_known(plan):
    section = r'id="major-{}".*?</section>'
    _, outputs = made(plan)
    dated = re.search(section.format("major-one"), outputs["2025/finder.md"], re.DOTALL)[0]
    assert "2025年11月8日" in dated
    assert "考核：" not in dated
    file = plan / "2025/certificates/beta.yaml"
    file.write_text(
        file.read_text("utf-8").replace("majors: [专业三]\n    inv", "majors: []\n    inv"), "utf-8"
    )
    text = re.sub(r"sessions:\n(  .*\n)+", "", file.read_text("utf-8"))
    file.write_text(text, "utf-8")
    _, outputs = made(plan)
    undated = re.search(section.format("major-three"), outputs["2025/finder.md"], re.DOTALL)[0]
    assert "考核（实施考核）：2025年11月28日" in undated
    file = plan / "2025/timeline.yaml"
    file.write_text(file.read_text("utf-8").replace("due: 2025-11-28", "due: null"), "utf-8")
    _, outputs = made(plan)
    undated = re.search(section.format("major-three"), outputs["2025/finder.md"], re.DOTALL)[0]
    assert "考核：2025年7月—2025年12月" in undated


def test_when_to_register_stands_where_students_look(plan):
    head = plan / "2025/plan.yaml"
    head.write_text(head.read_text("utf-8").replace("2025-04-18", "2025-04-23"), "utf-8")
    _, outputs = made(plan)
    for path in ("index.md", "2025/certificates/alpha.md", "2025/majors/major-one.md",
                 "2025/finder.md", "2025/questions.md", "2025/calendar.md",
                 "2025/notices/students/alpha.md", "2025/notices/students/alpha.pdf",
                 "api/v1/2025/plan.json"):  # fmt: skip
        assert "2025年4月23日" in outputs[path], path


def test_notices_are_listed_with_number_day_and_state_and_lead_to_each_other(plan):
    _, outputs = made(plan)
    listed = outputs["2025/notices/index.md"]
    rows = dict(re.findall(r"<tr>(?:.*?)issued/([a-z-]+)\.html(.*?)</tr>", listed))
    newest_first = ["monthly-meeting", "exam-site-letter", "registration-again", "registration"]
    assert list(rows) == newest_first
    assert "示卫院〔2025〕7号" in rows["exam-site-letter"]
    assert "2025年5月12日" in rows["exam-site-letter"]
    assert re.search("已撤回.*2025年3月5日.*registration-again.html", rows["registration"])
    assert "代替" in rows["registration-again"]
    assert 'href="issued/registration.html"' in rows["registration-again"]
    struck = re.findall(r"<del>.*?</del>", listed)
    assert [re.search(r"issued/([a-z-]+)", each)[1] for each in struck] == ["registration"]
    withdrawn, new = (
        outputs[f"2025/notices/issued/{name}.md"] for name in ("registration", "registration-again")
    )
    assert withdrawn.index("已撤回") < withdrawn.index("registration-again.html")
    assert withdrawn.index("registration-again.html") < withdrawn.index("各系（部）、各部门")
    assert 'href="registration.html"' in new


def test_a_notice_that_was_withdrawn_is_not_offered_first(plan):
    _, outputs = made(plan)
    index = json.loads(re.fullmatch(r"window\.SEARCH=(\{.*\});\s*", outputs["assets/search.js"],
                                    re.DOTALL)[1])["entries"]  # fmt: skip
    names = {url: names for url, _, _, names, _ in index}
    assert names["2025/notices/issued/registration.html"] == []
    title = "示例卫生职业学院关于组织2025年证书报名的通知"
    assert title in names["2025/notices/issued/registration-again.html"]
    assert "示卫院〔2025〕4号" in names["2025/notices/issued/registration-again.html"]


def test_the_year_stands_in_the_title_of_what_several_years_have(plan):
    def titles(outputs):
        pages = {p: text for p, text in outputs.items() if p.endswith(".md") and p[:2] == "20"}
        return {p: re.search("^# .*$", text, re.MULTILINE)[0] for p, text in pages.items()}

    _, outputs = made(plan)
    assert "# 常见问题 " in titles(outputs)["2025/questions.md"] + " "
    year = shutil.copytree(plan / "2025", plan / "2026")
    head = year / "plan.yaml"
    head.write_text(head.read_text("utf-8").replace("2025", "2026"), "utf-8")
    _, outputs = made(plan)
    found = titles(outputs)
    assert len(found) > 60
    ours = {p: title for p, title in found.items() if "/notices/issued/" not in p}
    assert [p for p, title in ours.items() if f"{p[:4]}年" not in title] == []
    assert len(ours) < len(found)  # a document has the title that it has
    assert len(set(ours.values())) == len(ours)
