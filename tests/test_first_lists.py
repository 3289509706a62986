"""Lists in a workbook or CSV, as offices keep them, with which a college begins."""

import openpyxl
import pytest

from generators.checks.plan_check import check
from generators.cli.main import main
from generators.core import own_wheel


@pytest.fixture(autouse=True)
def _no_wheel_is_built(monkeypatch):
    monkeypatch.setattr(own_wheel, "_built", lambda root: ("own.whl", b"wheel"))


def workbook(file, merged=(), **sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
        for area in merged if title == "证书" else ():
            sheet.merge_cells(area)
    book.save(file)
    return file


WHOLE = {
    "专业": [
        ["示例学院专业一览表"], ["序号", "专业名称", "所属系部"], [1, "专业一", "甲系"],
        [2, "专业二", "甲系"], [3, "专业三", "乙系"],
    ],
    "证书": [
        ["证书名称", "申报专业", "名额（人）", "负责人"], ["证书甲", "专业一", 40, "甲 一"],
        [None, "专业二", "20人", None], ["证书乙", "专业三", 30, "乙二二"],
        ["合计", None, 90, None],
    ],
    "处室": [["部门"], ["教学处"], ["财务处"]],
    "人员": [["姓名", "部门"], ["丙三", "教学处"]],
    "别的": [["天气"], ["晴"]],
}  # fmt: skip


def begun(file, folder, *more):
    return main(["init", str(folder), "--from", str(file), "--year", "2027", *more])


def test_what_stands_in_a_workbook_stands_in_the_registers(tmp_path, capsys):
    file = workbook(tmp_path / "x.xlsx", ("A2:A3", "D2:D3"), **WHOLE)
    assert begun(file, tmp_path / "x", "--department", "保卫处") == 0
    told = capsys.readouterr().out
    assert "从表里读到：4 个部门、3 个专业、2 种证书、3 项名额、2 位负责人、3 人。" in told
    assert "没有认出的工作表：别的。" in told
    report = check(tmp_path / "x" / "plan", None)
    assert report.ok
    (plan,) = report.plans
    registers = plan.registers
    assert set(registers.departments) == {"甲系", "乙系", "教学处", "财务处", "保卫处"}
    assert {m.name: m.department for m in registers.majors.values()} == {
        "专业一": "甲系", "专业二": "甲系", "专业三": "乙系",
    }  # fmt: skip
    assert set(registers.people) == {"甲一", "乙二二", "丙三"}
    assert {(c.name, q.major): q.declared for c, q in plan.quotas} == {
        ("证书甲", "专业一"): 40, ("证书甲", "专业二"): 20, ("证书乙", "专业三"): 30,
    }  # fmt: skip
    assert {c.name: (c.eligible.majors, c.team.lead) for c in plan.certificates} == {
        "证书甲": (("专业一", "专业二"), "甲一"), "证书乙": (("专业三",), "乙二二"),
    }  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("apart", [",", "\t", ";"])
def test_a_csv_of_whatever_program_is_read(encoding, apart, tmp_path):
    rows = [["证书", "可申报专业", "人数"], ["证书甲", "专业一", "40"], ["证书甲", "专业二", "5"]]
    file = tmp_path / "x.csv"
    file.write_bytes("\r\n".join(map(apart.join, rows)).encode(encoding))
    assert begun(file, tmp_path / "x") == 0
    (plan,) = check(tmp_path / "x" / "plan", None).plans
    assert [q.declared for _, q in plan.quotas] == [40, 5]


@pytest.mark.parametrize(
    ("sheets", "wanted"),
    [
        ({"别的": [["天气"], ["晴"]]}, "里没有认得的表头"),
        ({"专业": [["专业"], ["专业，"], ["甲" * 101]]}, "名称"),
        ({"专业": [["专业"], ["=1+1"]]}, "专业!A2"),
    ],
)
def test_what_cannot_be_taken_is_one_sentence_and_nothing_is_written(
    sheets, wanted, tmp_path, capsys
):
    file = workbook(tmp_path / "x.xlsx", **sheets)
    assert begun(file, tmp_path / "x") == 2
    told = capsys.readouterr().err
    assert told.startswith("没有写：x.xlsx ")
    assert wanted in told
    assert told.count("\n") == 1
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize("name", ["x.xlsx", "x.csv", "x.xls"])
@pytest.mark.parametrize("raw", [b"", b"\xd0\xcf\x11\xe0" + bytes(600), b"PK\x03\x04", None])
def test_a_file_that_is_none_is_told(name, raw, tmp_path, capsys):
    if raw is not None:
        (tmp_path / name).write_bytes(raw)
    assert begun(tmp_path / name, tmp_path / "x") == 2
    assert capsys.readouterr().err.startswith(f"没有写：{name} ")
    assert not (tmp_path / "x").exists()


def test_a_document_says_its_certificates_itself(tmp_path, capsys):
    file = workbook(tmp_path / "x.xlsx", **WHOLE)
    (tmp_path / "x.txt").write_text("关于2027年考核的通知\n照办。", "utf-8")
    assert begun(file, tmp_path / "x", "--document", str(tmp_path / "x.txt")) == 2
    assert "证书从印发的文件里认" in capsys.readouterr().err
    only = workbook(tmp_path / "y.xlsx", 处室=WHOLE["处室"])
    assert begun(only, tmp_path / "x", "--document", str(tmp_path / "x.txt")) == 0
    (plan,) = check(tmp_path / "x" / "plan", None).plans
    assert set(plan.registers.departments) == {"教学处", "财务处"}
