"""Blocks make of a plan what they say, and say where they are wrong."""

import blessing
import notation
import pytest
import test_cases
from laying import Place

from generators.checks.catalogue.block_notation import BlockError, parse

BETA, TERMS = "2025/certificates/beta.yaml", "terms.yaml"
BASE = notation.plan("base")
TEXT = BASE[BETA].decode()


def made(text, side=""):
    return notation.together(*parse(text, "x.txt"), side=side)


@pytest.mark.parametrize(
    ("lines", "old", "new"),
    [
        ("-level: 初级\n+level: 中级", "level: 初级", "level: 中级"),
        ("-, passed: 36\n+", ", passed: 36", ""),
        (" number: 2\n+# 序号", "number: 2\n", "number: 2\n# 序号\n"),
        ("-level: 初级", "level: 初级\n", ""),
        ("-level: 初级\n+level: 中级\n+a: 1", "level: 初级", "level: 中级\na: 1"),
        (" number: 2\n-origin…\n level: 初级", "origin: {kind: 原文, clause: 二（一）表1}\n", ""),
        ("-  - {major: 专业三, declared…\n+  - {declared…", "{major: 专业三, d", "{d"),
        ("-number: 2\n+number: <U+200B>2<0xD6>", "number: 2", "number: \u200b2\udcd6"),
        (" name: 证书乙\n-number: 2\n+number: 2<U+000D>", "number: 2", "number: 2\r"),
        (" sessions:\n+<U+2026>", "sessions:\n", "sessions:\n…\n"),
    ],
)
def test_a_hunk_changes_one_place(lines, old, new):
    assert TEXT.count(old) == 1
    after = made(f"{BETA}\n{lines}")
    assert after.pop(BETA).decode("utf-8", "surrogateescape") == TEXT.replace(old, new)
    assert after == {path: raw for path, raw in BASE.items() if path != BETA}


def test_places_of_a_file_are_all_found_in_what_it_was():
    lines = "-lead: 丁小四\n+lead: 乙二\n...\n-number: 2\n+number: 3\n+# lead: 丁小四"
    lines = lines.replace("-number: 2", " name: 证书乙\n-number: 2")
    after = made(f"{BETA}\n{lines}")[BETA].decode()
    wanted = TEXT.replace("lead: 丁小四", "lead: 乙二")
    assert after == wanted.replace("number: 2\n", "number: 3\n# lead: 丁小四\n")


@pytest.mark.parametrize(
    ("lines", "path", "raw"),
    [
        (f"{BETA} removed", BETA, None),
        (f"{BETA} whole\n+a: 1\n\\", BETA, b"a: 1"),
        (f"{BETA} whole", BETA, b""),
        ("a b.yaml new\n+甲\n+", "a b.yaml", "甲\n\n".encode()),
        (f"{BETA} in gbk", BETA, TEXT.encode("gbk")),
        (f"c.yaml copies {BETA}\n-number: 2\n+number: 3", "c.yaml",
         TEXT.replace("number: 2", "number: 3").encode()),
        ("2026 copies 2025 with 证书乙=证书丙 2025=2026", "2026/certificates/beta.yaml",
         TEXT.replace("证书乙", "证书丙").replace("2025", "2026").encode()),
    ],
)  # fmt: skip
def test_whole_files(lines, path, raw):
    assert made(lines).get(path) == raw


def test_sides():
    text = f"on draft\nbefore {BETA} removed\nbeside a/b new\n+c\none {TERMS} removed"
    draft = notation.plan("draft")
    assert set(BASE) - set(draft) == {"2025/issued.txt"}
    assert made(text) == made(text, "other") == draft
    assert set(draft) - set(made(text, "before")) == {BETA}
    assert set(draft) - set(made(text, "one")) == {TERMS}
    assert made(text, "beside") == {"a/b": b"c\n"}


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        (f"# x\n{BETA}\n-lead: 甲一\n+lead: 乙二", 3, "has no “lead: 甲一”"),
        (f"{BETA}\n-declared: 40\n+a\n...\n-专业三\n+专业四", 5, "3 times .*lines 8, 10, 22"),
        (f"{BETA}\n-lead: 丁小四\n-number: 2", 2, "has no line “lead"),
        (f"{BETA}\n-number: 2\n-level: 初级", 2, "does not stand like this"),
        (f"{BETA}\n+a: 1", 2, "where in the file"),
        (f"{BETA} new\n+a: 1", 1, "there already"),
        (f"{BETA} whole\n+a: 1\n-b", 3, "nothing can be found in it"),
        (f"{BETA} removed\n...\n+b", 2, "nothing can be found in it"),
        ("a.yaml whole\n+a: 1", 1, "`new` adds it"),
        ("a.yaml\n-a\n+b", 1, "there is no a.yaml"),
        ("a.yaml copies b.yaml", 1, "there is no b.yaml"),
        ("# x\n-a: 1", 2, "of which file"),
        (f"{BETA}\n=a\n-b", 3, "at the end of its block"),
        (f"{BETA}\n number: 2\n+{{…}}", 2, "stands for nothing"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line(text, line, what):
    with pytest.raises(BlockError, match=what) as told:
        made(f"// a remark\n\n{text}")
    assert str(told.value).startswith(f"x.txt:{line + 2}: ")


def test_words_hold_for_the_blocks_below():
    text = "// a\n\non draft\n\n// b\n\n# one\n\n# two\non base\nactor a b\n\nday 2025-06-01\n\n# x"
    assert [block.words for block in parse(text, "x.txt")] == [
        {"on": "draft"},
        {"on": "base", "actor": "a b"},
        {"on": "draft", "day": "2025-06-01"},
    ]


def test_two_blocks_together():
    both = made(f"{BETA}\n-number: 2\n+number: 3\n\non draft\n{BETA}\n-lead: 丁小四\n+lead: 乙二")
    assert "2025/issued.txt" not in both
    wanted = TEXT.replace("number: 2", "number: 3").replace("lead: 丁小四", "lead: 乙二")
    wanted = wanted[: wanted.index("later:")]  # a draft has nothing that came later
    assert both[BETA].decode() == wanted


@pytest.mark.parametrize(
    ("one", "other", "what"),
    [
        (f"{BETA}\n-number: 2\n+number: 3", f"{BETA}\n-2\n-origin…", "change line 2 of"),
        (f"{BETA}\n number: 2\n+# a", f"{BETA}\n number: 2\n+# b", "change line 3 of"),
        (f"{BETA}\n-number: 2\n+number: 3", f"{BETA} removed", "whole of"),
        ("# a\non 2021", "# b\non draft", "different plans, 2021 and draft"),
    ],
)
def test_what_does_not_fit_together(one, other, what):
    with pytest.raises(notation.Apart, match=f"x.txt:1 and x.txt:.*{what}"):
        made(f"{one}\n\n{other.replace('-2', '-number: 2')}")


def test_blessing_writes_only_what_is_told(tmp_path, monkeypatch):
    file = tmp_path / "x.txt"
    parts = [
        "// a remark\n\n\n# one\na.yaml new\n+b\n",
        "=old\n=older\n",
        "\n# two\n// b\nc removed\n",
    ]
    file.write_text("".join(parts), "utf-8")
    monkeypatch.setattr(blessing, "ROOT", tmp_path)
    one, two = parse(file.read_text("utf-8"), file.name)
    with pytest.raises(pytest.fail.Exception) as told:
        blessing.settle(one, ["new \u200b", "older"], bless=False)
    first, *lines = str(told.value).split("\n")
    assert first.startswith("x.txt:4 one: ")
    assert set(lines) == {"- old", "+ new <U+200B>", "  older"}
    blessing.settle(one, ["new \u200b", "newer "], bless=True)
    blessing.settle(two, ["more"], bless=True)
    parts[1] = "=new <U+200B>\n=newer<U+0020>\n"
    assert file.read_text("utf-8") == "".join(parts) + "=more\n"
    blessing.settle(parse(file.read_text("utf-8"), file.name)[1], ["more"], bless=False)


def test_a_plan_laid_over_another_is_told_as_one_laid_alone(tmp_path):
    """Whatever was laid there before: files that are gone, folders, a version before."""
    place, names = Place(tmp_path / "place"), [*test_cases.CASES][:: len(test_cases.CASES) // 40]
    for number, name in enumerate(names):
        block = test_cases.CASES[name]
        asked = test_cases.codes_of(block), block.words.get("day")
        alone = test_cases.laid_out(block, Place(tmp_path / str(number)))
        over = test_cases.laid_out(block, place)
        assert contents(place.root) == contents(tmp_path / str(number))
        advice = test_cases.tells_advice(block)
        told = test_cases.said(asked[0], *over, asked[1], place.memory, advice)
        said = test_cases.said(asked[0], *alone, asked[1], advice=advice)
        assert told == said == list(block.expected)


def contents(folder):
    """Files with what is in them, and the folders."""
    return {
        path.relative_to(folder).as_posix(): path.is_file() and path.read_bytes()
        for path in folder.rglob("*")
    }
