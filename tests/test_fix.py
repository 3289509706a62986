"""`plan fix`: mends what is certain, keeps the rest as it is, and says what it did and left."""

import random
import shutil
import stat

import fuzz
import pytest
import slips
from laying import Place
from test_cases import CASES, laid_out

from generators.checks.plan_check import check
from generators.cli import fixes
from generators.cli.main import main
from generators.core.yaml import source

BETA = "2025/certificates/beta.yaml"


@pytest.fixture
def plan(base_folder, tmp_path):
    return shutil.copytree(base_folder, tmp_path / "plan")


def contents(folder):
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def change(plan, old, new, path=BETA):
    text = (plan / path).read_text("utf-8")
    assert old in text
    (plan / path).write_text(text.replace(old, new, 1), "utf-8", newline="")


# What is written into beta.yaml, and whether all of it can be mended.
SLIPS = {
    "wide colon": ("name: ", "name："),
    "wide colon in a list": ("- {major: ", "- {major："),
    "no blank": ("number: ", "number:"),
    "wide comma": ("丁小四, 戊五", "丁小四，戊五"),
    "ideographic comma": ("[丁小四, 戊五]", "[丁小四、戊五]"),
    "wide brackets": ("[丁小四, 戊五]", "【丁小四，戊五】"),
    "wide quotes": ("lead: 丁小四", "lead: “丁小四”"),
    "half wide quotes": ("lead: 丁小四", 'lead: "丁小四”'),
    "tab": ("  lead: ", "\tlead: "),
    "tab behind colon": ("lead: ", "lead:\t"),
    "wide blank": ("lead: ", "lead:\u3000"),
    "blanks of full width": ("  lead: ", "\u3000lead: "),
    "no-break blank": ("lead: ", "lead:\xa0"),
    "zero width": ("辛小八", "辛\u200b小八"),
    "mark in the middle": ("lead: ", "lead: \ufeff"),
    "radical": ("number: 2", "number: 2 # ⼯"),
    "padded name": ("[庚七, 辛小八]", "[庚 七, 辛小八]"),
    "padded short name": ("戊五]", "戊 五]"),
    "padded with wide blank": ("戊五]", "戊\u3000五]"),
    "wide digits": ("number: 2", "number: ２"),
    "unit": ("declared: 40", "declared: 40人"),
    "quoted number": ("number: 2", 'number: "2"'),
    "indent": ("  lead: ", "   lead: "),
    "brace not closed": ("clause: 二（一）表1}", "clause: 二（一）表1"),
    "wide hash": ("number: 2", "number: 2 ＃ 序号"),
    "words in capitals": ("number: 2", "Number: 2"),
    "date": ("date: 2025-11-08", "date: 2025年11月8日"),
    "document start": ("name: ", "---\nname: "),
    "double colon": ("name: ", "name：: "),
    "equals": ("number: 2", "number=2"),
    "dash too many": ("  lead: ", "  - lead: "),
    "dash left out": ("  - id: ", "    id: "),
    "marks of a chat": ("name: ", "```yaml\nname: "),
    "brace not opened": ("{major: 专业三", "major: 专业三"),
    "stop behind a name": ("lead: 丁小四", "lead: 丁小四。"),
    "rooms of the earlier form": (
        "    rooms:\n      - {name: 实训室, seats: 40}",
        "    room: 实训室\n    seats: 40",
    ),
    "half of a quotation": (
        "      - {name: 实训室, seats: 40}",
        "      - {name: 实训室。, seats: 40}",
    ),
}


@pytest.mark.parametrize("name", SLIPS)
def test_certain_slips_are_mended(plan, base_folder, name):
    change(plan, *SLIPS[name])
    outcome = fixes.fix(plan)
    assert outcome.left == ()
    assert outcome.mended
    read = [source.read(folder / BETA, "x.yaml") for folder in (plan, base_folder)]
    assert read[0].data == read[1].data
    before = contents(plan)
    assert fixes.fix(plan) == fixes.Outcome((), ())
    assert contents(plan) == before


@pytest.mark.parametrize("written", [
    "2025-11-28 17：00", "2025年11月28日17:00", "2025年11月28日下午5点", "2025-11-28 17时",
    "二〇二五年十一月二十八日下午五点整", "2025.11.28 下午5:00", "2025年11月28日（星期五）17点00分",
])  # fmt: skip
def test_an_hour_is_mended_as_it_was_meant(plan, written):
    path = plan / "2025/timeline.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("due: 2025-11-28", f"due: {written}"), "utf-8")
    assert fixes.fix(plan).left == ()
    assert path.read_text("utf-8") == text.replace("2025-11-28", "2025-11-28 17:00")


@pytest.mark.parametrize("written", ["2025-11-28 5点", "2025年11月28日下午", "2025-11-28 25:00"])
def test_an_hour_that_nobody_can_be_sure_of_is_left(plan, written):
    path = plan / "2025/timeline.yaml"
    text = path.read_text("utf-8").replace("due: 2025-11-28", f"due: {written}")
    path.write_text(text, "utf-8")
    assert [each.code for each in fixes.fix(plan).left] == ["S108"]
    assert path.read_text("utf-8") == text


def test_all_slips_at_once(plan, base_folder, capsys):
    for name in ("wide colon", "tab", "wide brackets", "padded name", "zero width"):
        change(plan, *SLIPS[name])
    text = "\ufeff" + (plan / BETA).read_text("utf-8").replace("number: 2", "number: 2  ")
    (plan / BETA).write_bytes(text.replace("\n", "\r\n").encode())
    assert main(["fix", "--plan", str(plan)]) == 0
    said = capsys.readouterr().out
    assert f"{plan}/{BETA}:1" in said
    assert "改成  name: 证书乙" in said
    mended = (plan / BETA).read_bytes().decode()
    assert mended == (base_folder / BETA).read_text("utf-8")
    assert main(["fix", "--plan", str(plan)]) == 0
    assert "没有要自动改的" in capsys.readouterr().out


def test_what_is_not_certain_is_left_and_told(plan, capsys):
    change(plan, "level: 初级\n", "level: 初级\nlevel: 中级\n")
    change(plan, "name: ", "name：")
    before = (plan / BETA).read_text("utf-8")
    assert main(["fix", "--plan", str(plan)]) == 1
    said = capsys.readouterr().out
    assert (plan / BETA).read_text("utf-8") == before.replace("name：", "name: ")
    assert "还有 1 处拿不准" in said
    assert "Y102" in said


# What is written, and what it must not become.
UNSURE = {
    "names with a blank": ("[丁小四, 戊五]", "丁小四 戊五", "[丁小四 戊五]"),
    "dots between names": ("[丁小四, 戊五]", "丁小四.戊五", "[丁小四.戊五]"),
    "dash where something must be": ("declared: 40", "declared: -", '"-"'),
    "half an entry": (", certified: 36}", ", cert", "cert}"),
    "entry of a web page": ("lead: 丁小四", "lead: 丁小四&nbsp;", "&nbsp\n"),
}


@pytest.mark.parametrize("name", UNSURE)
def test_what_may_have_been_meant_is_advice_only(plan, name):
    old, new, wrong = UNSURE[name]
    change(plan, old, new)
    assert fixes.fix(plan).left
    assert wrong not in (plan / BETA).read_text("utf-8")
    assert changed_by_a_second_run(plan) == []


def changed_by_a_second_run(plan):
    """After a first one: the files that it writes again, and the lines that it tells."""
    before = contents(plan)
    outcome = fixes.fix(plan)
    after = contents(plan)
    return [path for path in before if before[path] != after[path]] + list(outcome.mended)


@pytest.mark.parametrize("seed", range(24))
def test_a_second_run_changes_nothing(plan, seed):
    """Whatever is wrong, in one file or two, with owners or without, and whatever is left."""
    chance = random.Random(seed)
    if seed % 2:
        with (plan / "college.yaml").open("a", encoding="utf-8") as stream:
            stream.write("accounts:\n  - {who: 教学部, names: [office-zhang]}\n")
    for _ in range(chance.choice((1, 2, 3))):
        file = chance.choice(sorted(plan.rglob("*.yaml")))
        text = fuzz.broken_text(chance, file.read_text("utf-8", errors="replace"))
        file.write_bytes(text.encode("utf-8", "replace"))
    for name in chance.sample(sorted(SLIPS), 2):
        if SLIPS[name][0] in (plan / BETA).read_text("utf-8", errors="replace"):
            change(plan, *SLIPS[name])
    fixes.fix(plan)
    assert changed_by_a_second_run(plan) == []


def test_a_comment_that_moves_is_told_with_its_line(plan, capsys):
    change(plan, "number: 2\n", "number: 2  # 序号\n")
    change(plan, "level: 初级\n", 'level: "初级" # 等级\n')
    assert main(["fix", "--plan", str(plan)]) == 0
    said = capsys.readouterr().out
    assert "改成  # 序号⏎number: 2\n" in said
    assert '改成  # 等级⏎level: "初级"\n' in said
    assert "改好了 2 行" in said


def test_a_path_with_dots_is_a_list_of_words(plan):
    path = "2025/amendments/2025-04-01-a1.yaml"
    change(plan, "[quotas, 专业二, declared]", "quotas.专业二.declared", path)
    assert fixes.fix(plan).left == ()
    assert "target: [quotas, 专业二, declared]\n" in (plan / path).read_text("utf-8")


@pytest.mark.parametrize("folder", ["plan_folder", "base_folder", "second_folder"])
def test_valid_plans_are_not_touched(request, tmp_path, folder):
    plan = shutil.copytree(request.getfixturevalue(folder), tmp_path / "copy")
    before = contents(plan)
    assert main(["fix", "--plan", str(plan)]) == 0
    assert contents(plan) == before


@pytest.mark.parametrize("how", ["\r\n", "\r", "mark", "blanks", "comments", "quotes"])
def test_valid_files_in_other_dress_are_not_touched(plan, how):
    for file in plan.rglob("*.yaml"):
        text = file.read_text("utf-8")
        dressed = {
            "\r\n": text.replace("\n", "\r\n"),
            "\r": text.replace("\n", "\r"),
            "mark": "\ufeff" + text,
            "blanks": text.replace("\n", "  \n"),
            "comments": text.replace("\n", "\n  # 说明：（甲，乙）【丙】\n"),
            "quotes": text.replace("lead: 丁小四", 'lead: "丁小四"'),
        }[how]
        file.write_bytes(dressed.encode())
    before = contents(plan)
    assert fixes.fix(plan) == fixes.Outcome((), ())
    assert contents(plan) == before


def test_comments_layout_and_rights_are_kept(plan):
    change(plan, "number: 2", "number：2   # 序号：见“表1”，不要改")
    (plan / BETA).chmod(0o640)
    fixes.fix(plan)
    text = (plan / BETA).read_text("utf-8")
    assert "\n# 序号：见“表1”，不要改\nnumber: 2\n" in text
    assert stat.S_IMODE((plan / BETA).stat().st_mode) == 0o640
    assert not list(plan.rglob(".*"))


def test_other_files_and_the_archived_text_are_not_touched(plan):
    change(plan, "name: ", "name：")
    (plan / "2025" / "issued.txt").write_bytes(b"\xef\xbb\xbf a \r\n")
    (plan / "college.yaml").write_bytes("name: 学院\n".encode("gbk"))
    before = contents(plan)
    fixes.fix(plan)
    after = contents(plan)
    assert {path for path in before if before[path] != after[path]} == {BETA}


def test_a_fix_that_does_not_help_is_undone(plan, monkeypatch):
    change(plan, "name: ", "name：")
    before = contents(plan)
    monkeypatch.setattr(fixes, "_fixed", lambda text, applied: text + "# x\n")
    outcome = fixes.fix(plan)
    assert contents(plan) == before
    assert [each.code for each in outcome.left] == ["Y103"]


def test_slips_of_the_table_are_mended_to_what_was_meant(tmp_path):
    """Whatever is mended in one go reads as the valid text did."""
    count = 0
    valid = source.parse(slips.VALID, "x.yaml").data
    for slip in slips.SLIPS:
        text = slips.text_of(slip)
        result = source.parse(text, "x.yaml")
        told = [line for line in slip.expected if not line.startswith("+")]
        if isinstance(result, list) and len(told) == 1 and result[0].fix and len(result) == 1:
            again = source.parse(fixes._fixed(text, [result[0].fix]), "x.yaml")
            assert not isinstance(again, list), slip.place
            count += again.data == valid
    assert count >= 60


def test_mending_a_missing_folder_could_not_run(tmp_path):
    assert main(["fix", "--plan", str(tmp_path / "none")]) == 2


def test_report_of_a_mended_plan_has_no_error(plan):
    change(plan, *SLIPS["wide brackets"])
    fixes.fix(plan)
    assert check(plan, None).ok


@pytest.mark.parametrize("name", ["CHG-10-missing", "CHG-10-stale"])
def test_what_is_told_beside_the_plan_folder_is_left(name, tmp_path):
    """A finding need not be about a text of the plan: its line cannot be looked up there."""
    plan, *_ = laid_out(CASES[name], Place(tmp_path))
    before = contents(tmp_path)
    outcome = fixes.fix(plan)
    assert [each.code for each in outcome.left] == ["CHG-10"]
    assert contents(tmp_path) == before
