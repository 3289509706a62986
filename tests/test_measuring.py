"""What is measured on a finished PDF: each row can pass, and each can fail.

Faults are made by setting the same paper otherwise: the measuring knows nothing of how a paper
was made, so it has to find them on the page.
"""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from generators.cli import build, publish, verification
from generators.cli.main import main
from generators.press.drafting import issued
from generators.press.measuring import faces, measurement_report
from generators.press.measuring.head_rows import is_hollow
from generators.press.measuring.pdf_glyphs import Char, Line
from generators.press.measuring.rows import FAILED, NOT_APPLICABLE, PASSED, UNKNOWN
from generators.press.measuring.verifying import ROWS, measure
from generators.press.paper import typeset
from generators.press.paper.fonts import ROLES, Face, FontSet, font_set
from generators.press.paper.paper_blocks import Signature, Text, line
from generators.press.paper.profiles import STANDARD, Profile
from generators.site.build.republishing import Republished
from generators.site.edition import make_edition
from generators.site.pages import layout, paper_files

FACES = 9, 12, 16, 23, 35  # rows that name a face: no open face ever passes them
STORED = 18, 22, 40  # what the document of 2021 itself has otherwise


@pytest.fixture(scope="session")
def edition(plan_folder):
    return make_edition(plan_folder, None)


@pytest.fixture(scope="session")
def paper(edition):
    return issued.as_issued(edition.newest)


def measured(paper, profile=STANDARD, fonts=None):
    return measure(typeset.pdf(paper, fonts or font_set(None), profile))


def states(found):
    return {result.row.number: result.verdict.state for result in found.results}


def test_the_issued_plan_holds_but_for_faces_and_its_own_faults(paper):
    found = states(measured(paper))
    failed = {number for number, state in found.items() if state == FAILED}
    assert failed == {*FACES, *STORED}
    assert [n for n, state in found.items() if state == UNKNOWN] == [43]


def test_every_row_of_the_standard_is_there_once():
    assert [row.number for row in ROWS] == list(range(1, 45))
    assert all(row.clause and row.required for row in ROWS)


@pytest.mark.parametrize(
    ("profile", "rows"),
    [
        (Profile(top=33), {2, 11}),
        (Profile(left=24), {3, 4, 15, 20}),
        (Profile(size=14), {9}),
        (Profile(lines=24), {5, 7}),
        (Profile(characters=30), {6}),
    ],
    ids=["top", "left", "size", "lines", "characters"],
)
def test_a_house_that_sets_otherwise_is_found_out(paper, profile, rows):
    found = states(measured(paper, profile))
    assert {number for number in rows if found[number] == PASSED} == set()


def with_blocks(paper, *blocks):
    return replace(paper, blocks=blocks)


def test_half_an_alphabet_of_faults_is_found(paper):
    """One fault each, at the row that is about it."""
    plain = Text("paragraph", (line("为做好试点工作，现将有关事项通知如下。" * 3),))
    sign = Signature("示例卫生职业学院", "2021年9月18日")
    good = replace(with_blocks(paper, plain, sign), title=("示例卫生职业学院关于试点的通知",))
    assert {18, 22, 40} & {n for n, s in states(measured(good)).items() if s == FAILED} == set()
    faulty = {
        14: replace(good, number="茂健职院[2021]087号"),
        17: replace(good, title=("示例卫生职业学院关于", "试点", "工作安排事项的通知")),
        18: replace(good, title=("示例卫生职业学院关于试点的方案",)),
        22: with_blocks(good, Text("heading1", (line("二、目标"),)), plain, sign),
        27: with_blocks(good, plain, replace(sign, date="2021年09月18日")),
        29: with_blocks(good, plain, Text("paragraph", (line("（此页无正文）"),)), sign),
        40: with_blocks(good, Text("paragraph", (line("深化改革,依据文件。"),)), sign),
    }
    assert states(measured(good))[29] == PASSED
    for number, broken in faulty.items():
        assert states(measured(broken))[number] == FAILED, number
        assert states(measured(good))[number] != FAILED, number


def test_a_signature_never_stands_alone_on_a_page(paper):
    """However many lines stand above it: the last of the text goes with it."""
    for count in range(26, 32):
        text = [Text("paragraph", (line(f"第{n}段。"),)) for n in range(count)]
        sign = Signature("示例卫生职业学院", "2021年9月18日")
        found = measured(with_blocks(paper, *text, sign))
        assert states(found)[29] == PASSED, count


def test_a_signature_takes_no_more_than_the_last_lines_overleaf(paper):
    """A paragraph that begins on the first page and ends on the second leaves its beginning."""
    long = Text("paragraph", (line("本方案自印发之日起执行，由教务部负责解释。" * 12),))
    found = measured(with_blocks(paper, long, Signature("示例卫生职业学院", "2021年9月18日")))
    assert states(found)[21] == states(found)[29] == PASSED


def test_official_faces_pass_and_stand_ins_never_do(paper):
    """A face passes by its own name, not by that of the role it was given."""
    fonts = font_set(None)
    found = measured(paper, fonts=fonts)
    assert {states(found)[number] for number in FACES} == {FAILED}
    said = {r.row.number: r.verdict.measured for r in found.results}
    assert "代替仿宋" in said[9]
    assert "未满足指定字体" in said[9]
    from generators.press.measuring import faces

    assert faces.is_official("FangSong_GB2312", "body")
    assert faces.is_official("FZXiaoBiaoSong-B05S", "title")
    assert faces.is_official("SimHei", "hei")
    assert not faces.is_official("FandolFang-Regular", "body")


def test_shapes_of_titles():
    assert not is_hollow([10, 16])
    assert not is_hollow([16, 10])
    assert not is_hollow([10, 16, 12])
    assert is_hollow([12, 12, 12])
    assert is_hollow([16, 8, 16])
    assert is_hollow([19.4, 19.9, 1])


def test_forms_are_not_held_to_what_only_official_documents_have(edition):
    form = next(each for each in layout.prints(edition) if each.measured.kind == "表单")
    found = states(form.measured)
    assert found[14] == found[16] == NOT_APPLICABLE
    assert found[1] == found[8] == found[36] == PASSED


def test_what_is_told_names_clause_and_measure(paper):
    found = measured(paper)
    whole, short = (measurement_report.told("文件", found, whole=w) for w in (True, False))
    assert "5.2.1（规定）天头 37±1 毫米" in whole
    assert "实测：210.0×297.0 毫米" in whole
    assert "天头" not in short
    assert not found.holds


def test_verifying_all_sets_every_print_again(edition, monkeypatch):
    outcome = verification.of_edition(edition)
    assert f"{len(list(layout.prints(edition)))} 份文件各另印一次，全部相同。" in outcome.text
    assert not outcome.holds  # the document of 2021 itself has a 方案 under a red head
    monkeypatch.setattr(paper_files, "is_repeated", lambda edition, paper: "须知" not in paper.name)
    assert "不同：母婴护理学生须知" in verification.of_edition(edition).text


def test_the_record_names_every_face_with_its_hash(edition):
    made = {each.path: each.content for each in layout.render(edition)}
    record = json.loads(made["papers.json"])
    fonts = font_set(edition.fonts)
    assert {each["sha256"] for each in record["fonts"]} == {face.hash for face in fonts.files}
    assert len(record["papers"]) == len(list(layout.prints(edition)))
    assert "代替仿宋" in made["layout.md"]


def test_prints_without_the_faces_of_official_papers_are_told(
    edition, tmp_path, monkeypatch, capsys
):
    def site_of(fonts):
        """Where the record of prints in these faces lies; its page in Markdown."""
        monkeypatch.setattr(paper_files, "fonts", lambda edition: fonts)
        made = {each.path: each.content for each in layout.render(edition)}
        (tmp_path / "papers.json").write_text(made["papers.json"], "utf-8")
        return made["layout.md"]

    lacking = "没有公文字体：小标宋、仿宋、楷体、宋体用自带的思源宋体代替。先运行 make fonts"
    monkeypatch.setattr(build, "build_site", lambda *options: None)
    monkeypatch.setattr(publish, "republish", lambda *options: Republished("0" * 40, True))
    assert lacking in site_of(font_set(None))
    for command in (["build"], ["publish", "HEAD"]):
        assert main([*command, str(tmp_path)]) == 0
        assert lacking in capsys.readouterr().out

    faces = {role: (Face(words[1][0], 400, Path("x")),) for role, words in ROLES.items()}
    monkeypatch.setattr(Face, "hash", "0")
    monkeypatch.setattr(layout, "prints", lambda edition: ())
    assert "没有公文字体" not in site_of(FontSet(tuple(faces.items())))
    assert main(["build", str(tmp_path)]) == 0
    assert "没有公文字体" not in capsys.readouterr().out


def test_one_character_in_another_face_is_named():
    """A face that lacks a character of a name: the rest of the line does not hide it."""

    def lines(*faces):
        pairs = zip("王祎", faces, strict=True)
        chars = [Char(c, face, True, 16, "黑", *[0] * 6) for c, face in pairs]
        return [Line(tuple(chars), 0)]

    assert faces.said(lines("FangSong_GB2312", "仿宋_GB2312"), "body") == (True, "仿宋")
    holds, said = faces.said(lines("FangSong_GB2312", "NotoSerifSC-Regular"), "body")
    assert (holds, said) == (False, "其中“祎”以 NotoSerifSC-Regular 代替仿宋，未满足指定字体")
    holds, said = faces.said(lines("Noto", "Noto"), "body")
    assert (holds, said) == (False, "以 Noto 代替仿宋，未满足指定字体")
