"""Every visible character of a line is data, a mark of structure, or a comment on its own line."""

import random
import re
from collections import Counter

import pytest
import slips

from generators.core.yaml import source, texts
from generators.core.yaml.source import Source

TEXT = slips.VALID + (
    "block: |\n  甲乙\n\n  丙\nkept: |-\n  丁\nfolded: >\n  戊\n  己\n"
    "quoted: \"庚\\\\辛/壬 癸\"\nsingle: '子''丑'\nbelow: -7\ntime: 14:30\nempty: []\n"
    "group:\n  [甲,\n   乙]\naddress: https://a.example/b\nnothing: ~\nsure: true\n"
    "# 表1\nlist:\n  # 第一项\n  - {a: 1, b: [甲, 乙]}\n  - - 甲\n    - 乙\n"
)
PIECES = (
    " #示例〔2021〕90号", "  # 说明", "\t# 说明", "#", "# 甲", " #", "＃", " ＃甲", "甲", "〔9号〕",
    "\\", "-", "- ", "--", "---", "\n---\n", "\n--- 甲\n", "\n...\n", "\n... 甲\n", "%",
    "\n%YAML 1.1\n", "!", "! ", "!!str ", "&a ", "*a", "<<: ", "|", "|2", ">", ">-", "0", "00", ".",
    "0x", "~", "null", "true", ":", ": ", "?", "? ", ",", ", ", "[", "]", "{", "}", "[]", "{}",
    '"', "'", "''", '""', "@", "`", "，", "、", "。", "：", "\n甲\n", "\n  甲\n", "\n    甲\n",
    "\n-\n", "1", "_", "e",
)  # fmt: skip
MARKS = set("-:,[]{}\"'|>\\~")
UNWRITTEN = re.compile(r"(?<=[\s\[,])null(?=[\s\],}]|$)|(?<!\\)\\n")  # no text, a line's end


def with_kinds(data):
    """Data that compare unequal where only the kind differs: 1 and true."""
    if isinstance(data, dict):
        return {key: with_kinds(value) for key, value in data.items()}
    return [with_kinds(each) for each in data] if isinstance(data, list) else (type(data), data)


def in_comment(text, at):
    """Whether what is inserted at an index becomes part of a line that is a comment."""
    begin, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    return text[begin : end if end >= 0 else None].lstrip().startswith("#")


def written(data):
    """The characters of the words and values of data."""
    if isinstance(data, dict):
        return "".join(key + written(value) for key, value in data.items())
    if isinstance(data, list):
        return "".join(map(written, data))
    return "" if data is None else str(data).lower() if isinstance(data, bool) else str(data)


def lost(text, data):
    """The visible characters that are neither data nor structure nor a comment of their own."""
    rows = [row for row in text.split("\n") if not row.lstrip().startswith("#")]
    seen = Counter(re.sub(r"\s", "", UNWRITTEN.sub("", "\n".join(rows))))
    return set(seen - Counter(written(data))) - MARKS


def taken(text):
    """What a text reads as, None where something in it is told."""
    result = source.parse(text, "x.yaml", lambda data: True)
    return result.data if isinstance(result, Source) else None


@pytest.mark.parametrize("seed", range(3))
def test_what_is_added_anywhere_is_data_or_told_or_a_comment(seed):
    chance, before = random.Random(seed), with_kinds(taken(TEXT))
    count = 0
    for at in range(len(TEXT) + 1):
        piece = chance.choice(PIECES)
        text = TEXT[:at] + piece + TEXT[at:]
        data = taken(text)
        if data is not None:
            count += 1
            assert not lost(text, data), text[max(0, at - 30) : at + 30]
            changed = with_kinds(data) != before
            assert changed or in_comment(text, at + piece.startswith("\n")), (at, piece)
    assert count > 100


@pytest.mark.parametrize("piece", [" #甲〔2021〕90号", "  # 说明", "# 说明", ",", "\\"])
def test_what_is_added_behind_any_line_is_data_or_told_or_a_comment(piece):
    before = with_kinds(taken(TEXT))
    for match in re.finditer(r"$", TEXT, re.MULTILINE):
        text = TEXT[: match.start()] + piece + TEXT[match.start() :]
        data = taken(text)
        assert data is None or not lost(text, data)
        changed = data is None or with_kinds(data) != before
        assert changed or in_comment(text, match.start())


@pytest.mark.parametrize("folder", ["plan_folder", "base_folder", "second_folder"])
def test_nothing_in_the_frozen_plans_is_lost(request, folder):
    for file in request.getfixturevalue(folder).rglob("*.yaml"):
        text = texts.read(file)
        assert not lost(text, taken(text)), file


def test_the_number_of_a_document_is_not_a_comment():
    [found] = source.parse("document: 关于调整名额的通知 #示例〔2021〕90号\n", "x.yaml")
    assert (found.code, found.location.column, found.fix) == ("Y116", 21, None)
    assert '写成 "关于调整名额的通知 #示例〔2021〕90号"' in found.advice
    assert "移到上面一行" in found.advice
