"""A file that makes its reader run wild costs little, and is told; the others are read."""

import os
import shutil
import sys
from dataclasses import replace

import pytest

from generators.checks.plan_check import check
from generators.core import confined
from generators.core.confined import Limits
from generators.core.unread import ANSWER, BROKEN, ENDED, MEMORY, NOT_TRIED, TIME, Unread

READER = "foreign_files.readers:by_content"
SMALL = Limits(seconds=1, patience=10, answer=1_000_000)
UNREAD = {
    "refuses": "里面是空的",
    "raises": BROKEN,
    "takes_memory": MEMORY,
    "takes_time": TIME,
    "says_much": ANSWER,
    "ends": ENDED,
    "leaves": ENDED,
    "writes": BROKEN,
    "lies": BROKEN,
}


def files(place, names):
    made = [place / f"{number}.txt" for number in range(len(names))]
    for file, name in zip(made, names, strict=True):
        file.write_text(name, "utf-8")
    return made


@pytest.mark.parametrize("name", UNREAD)
def test_what_cannot_be_read_is_told_and_the_next_file_is_read(name, tmp_path):
    first, bad, last = confined.read_all(READER, files(tmp_path, ["says", name, "says"]), SMALL)
    assert first == {"name": "0.txt", "deep": [1, None, "甲"]}
    assert isinstance(bad, Unread)
    assert str(bad) == UNREAD[name]
    assert last["name"] == "2.txt"
    assert sum(file.stat().st_size for file in tmp_path.iterdir()) == len(f"says{name}says")


def test_a_reader_that_only_waits_is_ended_by_the_clock(tmp_path):
    [answer] = confined.read_all(READER, files(tmp_path, ["sleeps"]), replace(SMALL, patience=1))
    assert str(answer) == TIME


def test_after_three_files_that_end_the_process_no_other_is_tried(tmp_path):
    names = ["ends"] * 3 + ["says"] * 2
    answers = list(confined.read_all(READER, files(tmp_path, names), SMALL))
    assert [str(each) for each in answers[2:]] == [ENDED, *[NOT_TRIED] * 2]


def test_one_file_is_read_or_raises(tmp_path):
    good, bad = files(tmp_path, ["says", "refuses"])
    assert confined.read(READER, good, SMALL)["name"] == "0.txt"
    with pytest.raises(Unread, match="里面是空的"):
        confined.read(READER, bad, SMALL)


def test_the_process_knows_no_secrets_and_any_name_of_a_file(tmp_path, monkeypatch):
    monkeypatch.setenv("GITHUB_TOKEN", "x")
    file = tmp_path / os.fsdecode("名\udcff .txt".encode("utf-8", "surrogateescape"))
    file.write_text("environment", "utf-8")
    assert "GITHUB_TOKEN" not in confined.read(READER, file, SMALL)


def test_where_no_process_can_be_started_the_file_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "executable", str(tmp_path / "nothing"))
    [answer] = confined.read_all(READER, files(tmp_path, ["says"]), SMALL)
    assert "启动不了" in str(answer)


@pytest.fixture
def started(monkeypatch):
    """The processes that are started to read files."""
    known, popen = [], confined.Popen

    def count(*arguments, **named):
        known.append(arguments)
        return popen(*arguments, **named)

    monkeypatch.setattr(confined, "Popen", count)
    return known


def test_a_plan_without_foreign_files_starts_none(base_folder, started):
    assert check(base_folder, None).ok
    assert started == []


def test_many_foreign_files_share_one(base_folder, tmp_path, started):
    shutil.copytree(base_folder, tmp_path / "plan")
    for number in range(9):
        (tmp_path / "plan" / f"{number}.pdf").write_bytes(b"%PDF-1.7\n")
    told = check(tmp_path / "plan", None).diagnostics
    assert ["没有读完" in each.message for each in told if each.code == "S201"] == [True] * 9
    assert len(started) == 1
