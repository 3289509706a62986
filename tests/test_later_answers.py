"""What was settled later stands where it is asked for, with its document; and of what nobody has
looked for no page says that the document does not state it."""

import re
import shutil

import pytest

from generators.core.schema import schema
from generators.core.yaml import source
from generators.model import asked
from generators.site.edition import make_edition
from generators.site.pages import questions, replies, search, substance

FEE = "  - question: fee\n    answer: null\n"
TEXT = "学院设立专项经费，实行专账核算。"


@pytest.fixture
def plan(base_folder, tmp_path):
    return shutil.copytree(base_folder, tmp_path / "plan")


def edited(file, old, new):
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def answer(folder, question):
    edition = make_edition(folder, None)
    assert edition.report.ok, edition.report.diagnostics
    found = questions.answers(edition.report.plans[-1])
    return next(each for each in found if each.question.question == question)


def made(folder):
    return {
        each.path: each.content for each in substance(make_edition(folder, None))
        if isinstance(each.content, str)
    }  # fmt: skip


def test_it_is_not_stated_only_where_somebody_has_looked(plan):
    assert (answer(plan, "fee").unstated, answer(plan, "fee").open) == ("文件未载明", True)
    edited(plan / "2025/answers.yaml", FEE, "")
    assert (answer(plan, "fee").unstated, answer(plan, "fee").open) == ("尚未录入", True)
    (plan / "2025/answers.yaml").unlink()
    page = made(plan)["2025/questions.md"]
    open_ = [each for each in page.splitlines() if 'class="not-stated"' in each]
    assert [each for each in open_ if "文件未载明" in each] == [
        each
        for each in open_
        if "团队的成员" in each  # of which the plan has a null
    ]
    assert len(open_) > 10


def test_no_page_says_that_the_text_does_not_mention_something(plan, plan_folder):
    for folder in (plan, plan_folder):
        for path, text in made(folder).items():
            assert "没有提到" not in text, path
            assert "设在那里" not in text, path


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("fee", "考核不向学生收取任何费用"),
        ("choice", "报考坚持自愿"),
        ("contact", "领导小组不设办公室"),
        ("fee", "报名费由学院承担"),  # another that nobody named
    ],
)
def test_what_the_text_says_is_quoted_with_its_clause(question, sentence, plan):
    """In a draft, whose text may still be written."""
    year = plan / "2025"
    (year / "issued.txt").unlink()
    edited(year / "plan.yaml", "status: 执行中", "status: 草案")
    edited(year / "document.yaml", TEXT, f"{TEXT}{sentence}。")
    found = answer(plan, question)
    assert (sentence, "三（三）") in [(quote.text, quote.clause) for quote in found.quotes]
    assert question != "fee" or not found.open


def test_an_answer_stands_with_its_document_wherever_it_is_asked_for(plan):
    later = """\
  - question: eligible
    answer: 其他专业的学生经系里同意可以申报
    since: 2025-03-20
    origin: {kind: 补录, document: 关于扩大申报范围的通知（示卫院〔2025〕16号）, day: 2025-03-19}
"""
    edited(plan / "2025/answers.yaml", FEE, later)
    pages = made(plan)
    asked = (
        "2025/questions.md", "2025/certificates/alpha.md", "2025/finder.md",
        "2025/majors/major-three.md", "2025/notices/students/alpha.md", "api/v1/2025/answers.json",
    )  # fmt: skip
    for path in asked:
        assert "关于扩大申报范围的通知（示卫院〔2025〕16号）" in pages[path], path
        assert "经系里同意可以申报" in pages[path], path
        assert "能否申报，文件未载明" not in pages[path], path
    assert "2025年3月20日起" in pages["2025/questions.md"]


def test_an_answer_of_one_certificate_leaves_the_others_open(plan):
    found = answer(plan, "retake")
    assert (found.open, found.missing) == (True, "补考的办法（其他证书）")
    pages = made(plan)
    assert "可以补考一次" in pages["2025/certificates/alpha.md"]
    assert "可以补考一次" not in pages["2025/certificates/beta.md"]


def test_an_office_is_reached_as_it_says_itself(plan):
    pages = made(plan)
    for path in ("2025/questions.md", "2025/departments/teaching-office.md",
                 "api/v1/2025/offices.json"):  # fmt: skip
        assert "0668-5550100" in pages[path], path
        assert "试点工作联系表" in pages[path], path


def test_the_number_of_a_person_is_refused(plan):
    edited(plan / "2025/answers.yaml", "0668-5550100", "138-0013-8000")
    codes = {each.code for each in make_edition(plan, None).report.diagnostics}
    assert {"S105", "PRV-02"} <= codes


OWN = """\
questions:
  - question: lunch
    text: 考核那天在哪里吃饭？
    missing: 考核那天的用餐
    ask: 场所
    asked: [吃饭]
  - question: fee
    text: 交多少钱？
    missing: 怎样交钱
    quotes: [专项经费]
"""


def test_a_college_adds_questions_and_words_common_ones_anew(plan):
    (plan / "questions.yaml").write_text(OWN, "utf-8")
    lunch = (
        FEE + "  - question: lunch\n    answer: 在食堂\n    origin: {kind: 补录, document: 通知}\n"
    )
    edited(plan / "2025/answers.yaml", FEE, FEE + lunch)
    own, fee = answer(plan, "lunch"), answer(plan, "fee")
    assert (own.open, own.stated) == (False, ["在食堂"])
    assert (fee.question.text, fee.missing, fee.unstated) == (
        "交多少钱？",
        "怎样交钱",
        "文件未载明",
    )
    assert [quote.text for quote in fee.quotes] == [TEXT.rstrip("。")]
    page = made(plan)["2025/questions.md"]
    assert re.findall(r"(?m)^## .*\{#([a-z]+)\}$", page) == [*asked.of_all(), "lunch"]
    assert "考证要交费吗" not in page
    entries = next(search.render(make_edition(plan, None))).content
    assert "吃饭" in entries
    assert "考核那天在哪里吃饭？" in entries


def test_the_common_questions_fit_their_schema_and_are_named_to_editors():
    """In the description of the key under which they are answered."""
    file = asked.FILE_OF_ALL
    read = source.read(file, file.name)
    assert schema.fits("questions", read.data)
    answers = schema.bundle("answers")["properties"]["answers"]["items"]["properties"]
    named = re.findall(r"([a-z]+)（", answers["question"]["description"])
    assert named == list(asked.of_all())
    assert all(set(each.shows) <= set(replies.FACTS) for each in asked.of_all().values())


def test_an_answer_of_some_certificates_alone_leaves_the_others_open(plan):
    """Of sessions and evaluators too, which the data have certificate by certificate."""
    assert not answer(plan, "exam").open
    file = plan / "2025/certificates/beta.yaml"
    file.write_text(re.sub(r"sessions:\n(  .*\n)+", "", file.read_text("utf-8")), "utf-8")
    found = answer(plan, "exam")
    assert (found.open, found.missing) == (True, "考核的日期和地点（其他证书）")
    assert any("证书甲" in line for line in found.stated)
