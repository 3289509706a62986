"""Issued documents of others, as DOCX and text: they come back word for word, what they say is
proposed and nothing of it entered, and a broken or hostile one is a sentence."""

import codecs
import io
import random
import shutil
import struct
import sys
import zipfile

import pytest
from foreign_files import issued
from foreign_files.strays import of_noise
from foreign_files.word import DOCUMENT, docx, edge, p, parts, table, tc, tr
from foreign_files.zips import unzipped, zipped

from generators.checks.plan_check import check
from generators.cli import answers, given_document
from generators.cli.main import main
from generators.core import own_wheel
from generators.core.diagnostics import ERROR
from generators.exchange import first_college, first_document
from generators.exchange.reading import document_yaml, docx_numbers, foreign_document
from generators.exchange.reading.outline import outline
from generators.exchange.recognising import times
from generators.exchange.recognising.left_over import unread
from generators.exchange.recognising.recognised import facts
from generators.model.document.issued_text import solid, stored
from generators.model.load import load
from generators.press.drafting import issued as drafting
from generators.press.paper import word
from generators.press.paper.paper_blocks import Attachment, Signature, Text
from generators.press.paper.profiles import STANDARD

ALL = "全部"


@pytest.fixture(autouse=True)
def _no_wheel_is_built(monkeypatch):
    monkeypatch.setattr(own_wheel, "_built", lambda root: ("own.whl", b"wheel"))


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    """A repository of each college, begun from its document: its plan folder."""
    place = tmp_path_factory.mktemp("documents")
    own_wheel_built = own_wheel._built
    own_wheel._built = lambda root: ("own.whl", b"wheel")
    made = {}
    for name, raw in issued.FILES.items():
        (place / name).write_bytes(raw)
        folder = place / name.replace(".", "-")
        assert main(["init", str(folder), "--document", str(place / name)]) == 0
        made[name] = folder / "plan"
    own_wheel._built = own_wheel_built
    return made


def only(folder):
    (plan,) = load(folder).plans
    return plan


def errors(report):
    return [each.message for each in report.diagnostics if each.severity == ERROR]


# --- the way back ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", issued.FILES)
def test_it_comes_back_word_for_word_and_nothing_is_entered(name, begun):
    report = check(begun[name], None)
    (plan,) = report.plans
    assert errors(report) == []
    assert solid(stored(plan)) == solid(plan.issued_text)
    assert plan.issued_text.strip()
    assert (plan.head.number, plan.head.issued, plan.status.is_issued) == (None, None, False)
    assert not plan.certificates
    assert not plan.groups
    assert not plan.responsibilities
    assert not [phase for phase in plan.phases if phase.tasks or phase.starts]
    registers = plan.registers
    assert not [*registers.departments, *registers.majors, *registers.people]
    assert registers.college.name == first_college.NAME


@pytest.mark.parametrize("name", [each for each in issued.FILES if each.endswith("txt")])
def test_no_character_of_a_text_is_lost(name, begun):
    raw = issued.FILES[name]
    encoding = {"plain.txt": "gb18030", "behind.txt": "utf-16"}.get(name, "utf-8-sig")
    text = raw.decode(encoding).replace("\ufeff", "")
    assert solid(only(begun[name]).issued_text) == solid(text)


def test_what_a_reader_of_the_document_sees_is_there(begun):
    text = only(begun["numbered.docx"]).issued_text
    assert "根据上级要求，现就2023年试点工作通知如下。" in text, "as tracked changes leave it"
    assert "一、试点证书和名额" in text
    assert "（一）领导小组" in text
    assert "2.副组长：何 帆" in text
    assert "隐去的字" not in text
    text = only(begun["chapters.docx"]).issued_text
    assert "第二章组织机构" in text
    assert "第三条学校成立" in text, "articles go on through the chapters"
    assert "（初稿）" not in only(begun["tables.docx"]).issued_text


def test_what_is_left_out_is_told(tmp_path, capsys):
    raw = {name: issued.FILES[name] for name in ("numbered.docx", "mixed.docx")}
    raw["beside.docx"] = docx(p("关于考核的通知") + p("正文。"), footer=edge("某某公司", "ftr"))
    for name, wanted in {
        "numbered.docx": (
            "隐藏或划去的字“隐去的字”",
            "页眉页脚里的字“海滨工业职业技术学院内部资料”",
        ),
        "mixed.docx": ("文本框里的字“北原铁道职业技术学院文件”", "脚注 1 处"),
        "beside.docx": ("页眉页脚里的字“某某公司”",),
    }.items():
        (tmp_path / name).write_bytes(raw[name])
        folder = str(tmp_path / name[:4])
        assert main(["init", folder, "--document", str(tmp_path / name), "--year", "2023"]) == 0
        told = capsys.readouterr().out
        for each in wanted:
            assert told.count(each) == 1
        assert "— 1 —" not in told, "a page number is nothing"


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""), ("utf-8", codecs.BOM_UTF8), ("gb18030", b""), ("gbk", b""), ("utf-16", b""),
        ("utf-16-le", b""), ("utf-16-be", b""), ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-32", b""),
    ],
)  # fmt: skip
def test_a_text_is_read_in_whatever_encoding(encoding, mark, tmp_path):
    file = tmp_path / "x.txt"
    file.write_bytes(mark + issued.PLAIN.encode(encoding))
    read = foreign_document.read(file)
    assert solid(outline(read.blocks).text) == solid(issued.PLAIN)


WIDE = table(
    tr("甲", tc("乙", across=2), tc("丙", down="restart")),
    tr("1", "2", "3", tc("", down="continue")),
    tr(tc("", down="continue"), tc("宽", across=2), "4", more="<w:trPr/>"),
    tr("只有一格"),
)


def test_merged_cells_are_as_they_look(tmp_path):
    (tmp_path / "x.docx").write_bytes(docx(p("关于考核的通知") + WIDE))
    (grid,) = foreign_document.read(tmp_path / "x.docx").blocks[1:]
    assert grid.rows == (
        ("甲", ("乙", 2), "丙"), ("1", "2", "3", None), (None, ("宽", 2), "4"),
        ("只有一格", "", "", ""),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("number", "how", "text"),
    [
        (12, "chineseCounting", "十二"), (3, "chineseLegalSimplified", "叁"),
        (21, "ideographDigital", "二一"), (4, "decimalEnclosedCircle", "④"),
        (2, "ideographTraditional", "乙"), (28, "lowerLetter", "bb"), (14, "upperRoman", "XIV"),
        (7, "decimalZero", "07"), (5, "decimalFullWidth", "５"), (9, "unheard-of", "9"),
    ],
)  # fmt: skip
def test_a_number_is_written_as_word_writes_it(number, how, text):
    assert docx_numbers.formatted(number, how) == text


ODD = {
    "a paragraph that says nothing": "关于考核的通知\n一、名单\n无\n二、其他\n—",
    "the same number twice": "关于考核的通知\n一、甲\n（一）乙\n（一）丙\n一、丁",
    "a part of no section": "关于考核的通知\n（一）甲。\n（二）乙。",
    "a list that begins late": "关于考核的通知\n一、甲\n2. 乙\n3. 丙\n1. 丁",
    "signs of YAML": "关于考核的通知\n一、甲: 乙 # 丙\n- {丁: 戊}\n\"引号\" 'x' \\n @a &b *c |",
    "a very long paragraph": f"关于考核的通知\n{'很长的一句话，' * 900}没有完",
    "no title": "今年的考核照去年办。",
    "only a day": "2023年3月1日",
    "many lines above": "\n".join("甲乙丙" for _ in range(30)),
    "a table without a head": "关于考核的通知\n1\t2\n3\t4\n",
    "true words of YAML": "关于考核的通知\ntrue\tnull\nno\t~\nyes\t2023-01-01\n",
    "characters nobody sees": "关于考\u200b核的通知\ufeff\n一、\u00a0甲\u3000乙\u2060\x07",
    "numbers with points": "关于考核的通知\n1 甲\n1.1 两个。\n1.2 其他\n1.2.1 再说。\n2 乙\n照办。",
    "braces of notices": "{学院}关于{文号}的通知\n一、{标题}",
}


@pytest.mark.parametrize("name", ODD)
def test_an_odd_text_comes_back_too(name, tmp_path):
    (tmp_path / "x.txt").write_text(ODD[name], "utf-8")
    folder = tmp_path / "x"
    given = ["--document", str(tmp_path / "x.txt"), "--year", "2023"]
    assert main(["init", str(folder), *given]) == 0
    report = check(folder / "plan", None)
    (plan,) = report.plans
    assert errors(report) == []
    assert solid(stored(plan)) == solid(foreign_document.clean(ODD[name]))


# --- what it says ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", issued.FILES)
def test_what_it_says_is_proposed(name, begun):
    assert dict(map(issued.said, facts(only(begun[name])))) == issued.TRUTH[name]


def test_each_fact_says_where_it_stands(begun):
    for folder in begun.values():
        plan = only(folder)
        for fact in facts(plan):
            words = [solid(each) for each in fact.quote.split() if "…" not in each]
            assert words
            assert all(each in solid(plan.issued_text) for each in words)


# No quota reaches it alone
SUM = "开展茶叶加工、园艺植保两个职业技能等级证书试点，名额合计 90 人"
STRAYS = {
    "五（一）": "另有学生37人参加，6月9日前办结。",
    "三": "联络员：待各系报来以后另行通知",
    "二表2": "考点\t工位\n实训楼A201\t37\n实训楼B105\t42",
    "四（四）": "（四）公示发证阶段（每批考后）。考后公布成绩。",
}


def test_what_no_fact_says_is_told_with_its_place(tmp_path, capsys):
    """Nothing with a number, a day, a unit or a person in it is passed over."""
    text = issued.PLAIN.replace("（二）园林系：", f"{STRAYS['五（一）']}\n（二）园林系：")
    text = text.replace("四、进度安排", f"{STRAYS['三']}\n四、进度安排")
    text = text.replace("三、组织机构", f"表2 考点\n{STRAYS['二表2']}\n三、组织机构")
    text = text.replace("五、职责分工", f"{STRAYS['四（四）']}\n五、职责分工")
    text = text.replace("可申报专业\t名额", "可申报专业\t名额\t考点")
    text = text.replace("园艺技术 20人", "园艺技术 20人\t茶楼103").replace(
        "（30人）", "（30人）\t温室7"
    )
    (tmp_path / "x.txt").write_text(text, "utf-8")
    folder = tmp_path / "x"
    assert main(["init", str(folder), "--document", str(tmp_path / "x.txt")]) == 0
    told = [(each.place, each.words) for each in unread(only(folder / "plan"))]
    assert told == [
        ("一", SUM),
        ("二表1", "“考点”一栏，共 2 格，茶楼103等"),
        ("二表2", "整张表，2 行（考点、工位）"),
        ("三", STRAYS["三"]),
        ("四（四）", "（四）公示发证阶段（每批考后）"),
        ("五（一）", STRAYS["五（一）"].rstrip("。")),
    ]
    listed = confirm(capsys, folder / "plan")[1]
    assert "还有 6 处" in listed
    assert "四（四）：（四）公示发证阶段（每批考后）" in listed


UNREAD = {
    "plain.txt": [SUM], "mixed.docx": [],
    "numbered.docx": ["各系（部）、各部门：", "合计：合计；100"],
    "attached.docx": ["各系部：", "抄送：某某中心"], "short.txt": [
        "2026年的技能考核定在11月，由各系自行安排，不另行通知",
    ],
}  # fmt: skip


@pytest.mark.parametrize("name", UNREAD)
def test_what_facts_say_is_not_told_as_unread(name, begun):
    found = [each.words for each in unread(only(begun[name]))]
    assert found == UNREAD[name]


def test_the_printed_document_says_what_the_data_of_its_plan_say(plan_folder):
    """Of the plan that the program grew up with: every fact that is recognised is entered."""
    from generators.exchange.entering.entered_already import ENTERED, standing

    plan = only(plan_folder)
    found = facts(plan)
    assert {standing(plan, fact) for fact in found} == {ENTERED}
    counted = {
        kind: sum(f.kind == kind for f in found) for kind in ("quota", "certificate", "lead")
    }
    assert counted["quota"] == len(list(plan.quotas))
    assert counted["certificate"] == counted["lead"] == len(plan.certificates)


def test_our_own_printed_document_is_read_as_any_other(plan_folder, tmp_path):
    plan = only(plan_folder)
    file = tmp_path / "own.docx"
    file.write_bytes(word.docx(drafting.as_issued(plan), STANDARD))
    assert main(["init", str(tmp_path / "x"), "--document", str(file)]) == 0
    again = only(tmp_path / "x" / "plan")
    assert solid(again.issued_text) == solid(plan.issued_text)
    assert solid(stored(again)) == solid(again.issued_text)
    assert dict(map(issued.said, facts(again))) == dict(map(issued.said, facts(plan)))


@pytest.mark.parametrize("name", issued.FILES)
def test_its_paper_has_every_character(name, begun, tmp_path):
    plan = only(begun[name])
    (tmp_path / "x.docx").write_bytes(word.docx(drafting.as_issued(plan), STANDARD))
    again = outline(foreign_document.read(tmp_path / "x.docx").blocks).text
    assert sorted(solid(again)) == sorted(solid(plan.issued_text))


@pytest.mark.parametrize(
    ("text", "starts", "ends"),
    [
        ("2023年3月1日至15日", "2023-03-01", "2023-03-15"),
        ("3月—4月", "2022-03", "2022-04"),
        ("11月至次年1月".replace("次年", ""), "2022-11", "2023-01"),
        ("2023年10月下旬", "2023-10/下旬", "2023-10/下旬"),
        ("2023.3-2023.5", "2023-03", "2023-05"),
        ("2023 年 9 月 － 12 月底", "2023-09", "2023-12"),
    ],
)
def test_a_span_of_time_is_understood(text, starts, ends):
    found = times.span(text, 2022)
    assert (found.starts, found.ends) == (starts, ends)


@pytest.mark.parametrize("text", ["两周以内", "第3期", "2023年", "13月", "学期末"])
def test_what_is_no_span_of_time_is_none(text):
    assert times.span(text, 2022) is None


# --- confirmed ------------------------------------------------------------------------------------


def confirm(capsys, folder, *given):
    (year,) = [each.name for each in folder.iterdir() if each.name.isdigit()]
    status = main(["confirm", year, "--plan", str(folder), *given])
    told = capsys.readouterr()
    return status, told.out + told.err


def texts(folder):
    return {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.parametrize("name", issued.FILES)
def test_all_can_be_confirmed_at_once_and_the_text_stays(name, begun, tmp_path, capsys):
    folder = shutil.copytree(begun[name], tmp_path / "plan")
    before = texts(folder)
    status, told = confirm(capsys, folder)
    assert (status, texts(folder)) == (0, before), "to list is not to write"
    assert f"认出 {len(issued.TRUTH[name])} 项" in told
    archive = only(folder).issued_text
    refused = confirm(capsys, folder, "--accept", ALL)[1].count("没有写 ")
    assert refused == (name in ("chapters.docx", "clauses.txt")), "in force without times (TIM-17)"
    report = check(folder, None)
    (plan,) = report.plans
    assert errors(report) == []
    assert plan.issued_text == archive
    assert solid(stored(plan)) == solid(archive)
    if ("number",) in issued.TRUTH[name]:
        assert plan.head.number == issued.TRUTH[name]["number",]
        assert plan.registers.college.name == issued.TRUTH[name]["college",]
        assert sum(q.declared for _, q in plan.quotas) == sum(
            value for key, value in issued.TRUTH[name].items() if key[0] == "quota"
        )
    assert "没有改动" in confirm(capsys, folder, "--accept", "1")[1]


def test_what_is_chosen_takes_what_it_needs_along(begun, tmp_path, capsys):
    folder = shutil.copytree(begun["plain.txt"], tmp_path / "plan")
    found = facts(only(folder))
    quota = next(at for at, fact in enumerate(found, 1) if fact.kind == "quota")
    status, told = confirm(capsys, folder, "--accept", str(quota))
    assert status == 0
    assert "一并写了" in told
    plan = only(folder)
    assert [(c.name, q.major, q.declared) for c, q in plan.quotas] == [
        ("茶叶加工", "茶艺与茶文化", 40)
    ]
    assert plan.head.number is None, "nothing that was not chosen"
    assert not plan.responsibilities
    status, told = confirm(capsys, folder)
    assert f"{quota}  名额：茶叶加工，茶艺与茶文化（已有）" in told, "its number stays"


def test_who_sits_before_a_terminal_is_asked_once(begun, tmp_path, monkeypatch, capsys):
    folder = shutil.copytree(begun["plain.txt"], tmp_path / "plan")
    before = texts(folder)
    asked = []
    for stream in (sys.stdin, sys.stdout):
        monkeypatch.setattr(stream, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda said: asked.append(said) or answers.pop())
    answers = ["", "2、5"]
    confirm(capsys, folder)
    plan = only(folder)
    assert (plan.head.title, plan.head.number) == (
        "云山农林职业学院2022年职业技能等级证书试点工作方案", "云农院〔2022〕15号",
    )  # fmt: skip
    after = texts(folder)
    assert "没有写。" in confirm(capsys, folder)[1]
    assert (len(asked), after != before, texts(folder) == after) == (2, True, True)


@pytest.mark.parametrize("given", ["0", "999", "三", "5-2", "1-999", "1;x"])
def test_a_number_that_is_none_is_refused(given, begun, tmp_path, capsys):
    folder = shutil.copytree(begun["plain.txt"], tmp_path / "plan")
    before = texts(folder)
    status, told = confirm(capsys, folder, "--accept", given)
    assert status == 2
    assert "没有写：没有“" in told
    assert texts(folder) == before


def test_a_year_without_an_archive_has_nothing_to_confirm(tmp_path, capsys):
    assert main(["init", str(tmp_path / "x"), "--year", "2027"]) == 0
    assert confirm(capsys, tmp_path / "x" / "plan")[0] == 2


# --- a college that is there ----------------------------------------------------------------------


def test_a_college_that_is_there_takes_a_document_into_a_year(base_folder, tmp_path, capsys):
    folder = shutil.copytree(base_folder, tmp_path / "plan")
    before = texts(folder)
    (tmp_path / "x.docx").write_bytes(issued.TABLES)
    given = ["--document", str(tmp_path / "x.docx"), "--plan", str(folder)]
    assert main(["new", "2023", *given]) == 0
    assert "一项也没有写进计划" in capsys.readouterr().out
    assert {path: raw for path, raw in texts(folder).items() if path in before} == before
    report = check(folder, None)
    plan = next(each for each in report.plans if each.year == 2023)
    assert errors(report) == []
    assert solid(stored(plan)) == solid(plan.issued_text)
    assert main(["new", "2023", *given]) == 2, "it is there now"


# --- what cannot be read --------------------------------------------------------------------------

BOMB = parts(p("正文。"))
_IN_ODF = {"mimetype": b"application/vnd.oasis.opendocument.text"}
_PASSWD = b'?><!DOCTYPE x [<!ENTITY j SYSTEM "file:///etc/passwd">]>'
_ENTITY = BOMB[DOCUMENT].replace(b"?>", _PASSWD, 1).replace("正文".encode(), b"&j;")
REFUSED = {
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "另存为 docx"),
    "old.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "加了密码"),
    "scan.pdf": (b"%PDF-1.7\n1 0 obj", "是 PDF"),
    "rich.doc": (rb"{\rtf1\ansi x}", "另存为 docx"),
    "picture.docx": (b"\x89PNG\r\n\x1a\n", "是图片"),
    "empty.txt": (b"", "没有文字"),
    "blank.docx": (docx(p("") + p(" \u200b ")), "没有文字"),
    "noise.docx": (of_noise(), ""),
    "noise.txt": (bytes(random.Random(1).randbytes(3_000)), ""),
    "half.docx": (docx(p("正文。"))[:300], ""),
    "workbook.docx": (zipped({"xl/workbook.xml": b"<workbook/>"}), ""),
    "odf.docx": (zipped(_IN_ODF, zipfile.ZIP_STORED), "ODF"),
    "bomb.docx": (zipped(BOMB | {DOCUMENT: b"<w:document>" + b" " * 300_000_000}), ""),
    "entities.docx": (zipped(BOMB | {DOCUMENT: _ENTITY}), ""),
    "deep.docx": (docx("<w:tbl><w:tr><w:tc>" * 20_000), ""),
    "many.docx": (docx("<w:p/>" * 2 + p("一段。") * 6_000), "5000 段"),
    "wide.docx": (docx(p("正文。") + table(tr(*["1"] * 80))), "50 栏"),
    "cells.docx": (docx(p("正文。") + table(*[tr(*["1"] * 40)] * 600)), "20000 格"),
    "lines.txt": (b"x\n" * 6_000, "5000 行"),
    "big.txt": (b"x" * 5_000_000, "文件太大"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_one_sentence_and_nothing_is_written(name, tmp_path, capsys):
    raw, wanted = REFUSED[name]
    (tmp_path / name).write_bytes(raw)
    given = ["--document", str(tmp_path / name), "--year", "2023"]
    assert main(["init", str(tmp_path / "x"), *given]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert told.err.startswith(f"没有写：{name} ")
    assert wanted in told.err
    assert not (tmp_path / "x").exists()


def test_a_document_that_is_not_there_or_says_no_year_is_told(tmp_path, capsys):
    gone = ["--document", str(tmp_path / "gone.docx")]
    assert main(["init", str(tmp_path / "x"), *gone]) == 2
    assert "打不开" in capsys.readouterr().err
    (tmp_path / "x.txt").write_text("关于考核的通知\n照办。", "utf-8")
    assert main(["init", str(tmp_path / "x"), "--document", str(tmp_path / "x.txt")]) == 2
    assert "加上 --year 年" in capsys.readouterr().err
    assert not (tmp_path / "x").exists()


def mutated(chance, raw):
    """A document of which something is broken: bytes of the zip, or of one of its parts."""
    if chance.random() < 0.3:
        broken = bytearray(raw)
        for _ in range(chance.randint(1, 20)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        return bytes(broken)
    files = unzipped(raw)
    name = chance.choice([DOCUMENT, DOCUMENT, DOCUMENT, *files])
    text = files[name].decode()
    for _ in range(chance.randint(1, 4)):
        at, end = sorted(chance.randrange(len(text)) for _ in range(2))
        end = min(end, at + chance.randint(1, 300))
        piece = text[at:end] * chance.choice([0, 0, 2, 50])
        text = text[:at] + piece + text[end:]
    return zipped(files | {name: text.encode()})


@pytest.mark.parametrize("seed", range(4))
def test_a_document_broken_at_random_comes_back_or_is_a_sentence(seed, tmp_path):
    chance, came = random.Random(seed), set()
    for _ in range(15):
        raw = mutated(chance, issued.FILES[chance.choice(["numbered.docx", "tables.docx"])])
        (tmp_path / "x.docx").write_bytes(raw)
        reason = ""
        try:
            read = given_document.read(tmp_path / "x.docx")
        except answers.Unusable as error:
            reason = str(error)
        assert "\n" not in reason
        came.add("refused" if reason else "read")
        if reason:
            continue
        made = first_college.texts(first_college.Beginning(), 2023, str, read.outline)
        assert made["2023/document.yaml"] == document_yaml.written(read.outline)
    assert came == {"refused", "read"}


def test_a_member_that_lies_about_its_size_is_refused(tmp_path, capsys):
    raw = bytearray(zipped(BOMB | {DOCUMENT: b"<w:document>" + b" " * 200_000_000}))
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        before = packed.namelist().index(DOCUMENT)
    at = 0
    for _ in range(before + 1):
        at = raw.index(b"PK\x01\x02", at + 1)
    raw[at + 24 : at + 28] = struct.pack("<I", 10)
    (tmp_path / "x.docx").write_bytes(raw)
    assert main(["init", str(tmp_path / "x"), "--document", str(tmp_path / "x.docx")]) == 2
    assert "没有写：x.docx " in capsys.readouterr().err


def test_the_year_is_that_of_the_title_first():
    lines = {"title": "关于2022年的方案", "number": "甲院〔2021〕1号", "date": "二〇二三年一月一日"}
    stated = first_document.stated_year
    assert stated(lines) == 2022
    assert stated({"date": lines["date"]}) == 2023
    assert stated({}) is None


# --- a notice that carries a plan -----------------------------------------------------------------

CARRYING = """澜川职院〔2026〕47号

关于印发《2026—2027学年学生技能等级认定工作实施方案》的通知

各系部、各处室：

《2026—2027学年学生技能等级认定工作实施方案》已经研究通过，现印发给你们。

澜川职业技术学院

2026年10月9日

2026—2027学年学生技能等级认定工作实施方案

为做好认定工作，制定本方案。

一、认定的职业

认定的职业见附件。

附件：认定计划表

（此件主动公开）
"""


@pytest.mark.parametrize(
    ("behind", "labels", "clauses"),
    [
        ("附件1\n\n计划表\n\n电工，40人。\n\n附件 2\n\n要求\n\n一、报名\n\n自愿报名。\n",
         [("附件1", ("计划表",)), ("附件 2", ("要求",))], ["附件1", "附件2", "附件2一"]),
        ("附件：\n\n认定计划\n\n一、职业\n\n电工，40人。\n\n二、时间\n\n待学校确定。\n",
         [("附件：", ("认定计划",))], ["附件1", "附件1一", "附件1二"]),
        ("附件一\n\n计划表\n\n电工，40人。\n\n附件二\n\n要求\n\n自愿报名。\n",
         [("附件一", ("计划表",)), ("附件二", ("要求",))], ["附件一", "附件二"]),
    ],
)  # fmt: skip
def test_a_notice_is_signed_above_the_plan_that_it_carries(behind, labels, clauses, tmp_path):
    (tmp_path / "a.txt").write_text(f"{CARRYING}\n{behind}", "utf-8")
    assert main(["init", str(tmp_path / "a"), "--document", str(tmp_path / "a.txt")]) == 0
    plan = only(tmp_path / "a" / "plan")
    assert errors(check(tmp_path / "a" / "plan", None)) == []
    assert solid(stored(plan)) == solid(f"{CARRYING}{behind}")
    assert [each.clause for each in plan.document.attachments] == clauses
    paper = drafting.as_issued(plan)
    texts = {(b.kind, b.plain) for b in paper.blocks if isinstance(b, Text)}
    assert ("addressees", "各系部、各处室：") in texts
    (signature,) = (b for b in paper.blocks if isinstance(b, Signature))
    assert (signature.organ, signature.date) == ("澜川职业技术学院", "2026年10月9日")
    carried, *attached = (b for b in paper.blocks if isinstance(b, Attachment))
    assert (carried.label, "".join(carried.title)) == (
        "", "2026—2027学年学生技能等级认定工作实施方案",
    )  # fmt: skip
    assert [(each.label, each.title) for each in attached] == labels
    assert max(len(each) for each in paper.title) < 20
