"""What writes several files leaves the old ones or the new ones, whenever it is killed, and
wherever the disk is full; the next run leaves nothing behind.

Each command is run once to see what it writes; then a process dies, or finds the disk full, at
every single step of writing that, and a few whole commands are killed as well.
"""

import errno
import os
import re
import shutil
from functools import cache
from itertools import count
from pathlib import Path

import openpyxl
import pytest
from killing import dying
from test_architecture import MODULES, imported, module

from generators.cli import main as cli
from generators.cli import unforeseen
from generators.cli.main import main
from generators.core import files
from generators.site.build import writing
from generators.site.build.publishing import NotReplaced
from generators.site.edition import Artifact, make_edition
from generators.site.pages import tables

BASE = Path(__file__).parent / "plans" / "base"


def contents(folder):
    """Every file by its path, with what is in it and its rights; empty folders too."""
    return {
        path.relative_to(folder).as_posix(): path.is_file()
        and (path.read_bytes(), path.stat().st_mode)
        for path in folder.rglob("*")
        if path.is_file() or not any(path.iterdir())
    }


def slips(folder):
    """Two files with a mistake that `plan fix` mends; one has rights of its own."""
    for name, right in (("rooms.yaml", "capacity: 60"), ("majors.yaml", "names: [")):
        file = folder / "plan" / name
        text = file.read_text("utf-8")
        assert right in text
        file.write_text(text.replace(right, right.replace(": ", "：")), "utf-8")
    file.chmod(0o640)
    return ["fix"]


def filled_in(folder):
    """A workbook that changes two files of the plan."""
    made = {each.path: each.content for each in tables.render(make_edition(folder / "plan", None))}
    book = folder.parent / "filled.xlsx"
    book.write_bytes(made["2025/tables/quotas.xlsx"])
    opened = openpyxl.load_workbook(book)
    sheet = opened.active
    head = {cell.value: cell for row in sheet.iter_rows(max_row=4) for cell in row}
    for word in ("通过", "发证"):
        column = next(cell for title, cell in head.items() if title and word in str(title))
        rows = [row for row in range(column.row + 1, sheet.max_row) if sheet.cell(row, 1).value]
        for row in (rows[0], rows[2]):  # of one certificate and of the other
            sheet.cell(row, column.column).value = 1
    opened.save(book)
    document = "关于公布考核结果的通知（示卫院〔2025〕20号）"
    basis = ["--document", document, "--effective", "2025-12-20", "--reason", "成绩复核"]
    return ["import", str(book), *basis]


def accounts(folder):
    with (folder / "plan" / "college.yaml").open("a", encoding="utf-8") as stream:
        stream.write("accounts:\n  - {who: 教学部, names: [office-zhang]}\n")
    return ["owners", "--write"]


def without_stages(found):
    return {path: each for path, each in found.items() if not files.STAGES & set(Path(path).parts)}


def archived(folder):
    return ["archive", "2025"]


def around(folder):
    """A repository whose files around the plan another version has written."""
    (folder / "engine.txt").write_text("x==1\n", "utf-8")
    return ["ci", "--write"]


COMMANDS = {
    "archive": archived,
    "ci": around,
    "fix": slips,
    "import": filled_in,
    "new": lambda folder: ["new", "2026"],
    "notice": lambda folder: ["notice", "new", "函", "--about", "考点"],
    "owners": accounts,
}


@pytest.fixture(scope="module", params=COMMANDS)
def command(request, tmp_path_factory):
    """A folder as it is before a command, the command, and what the command writes there."""
    before = tmp_path_factory.mktemp(request.param) / "before"
    shutil.copytree(BASE, before / "plan")
    given = COMMANDS[request.param](before)
    after = shutil.copytree(before, before.parent / "after")
    written = []
    with pytest.MonkeyPatch.context() as patch:
        for name in ("replace_all", "create"):
            write = getattr(files, name)

            def noted(folder, texts, write=write):
                if folder.is_relative_to(after):
                    written.append((write, folder.relative_to(after), dict(texts)))
                write(folder, texts)

            patch.setattr(files, name, noted)
        assert main([*given, "--plan", str(after / "plan")]) == 0
    ((write, below, texts),) = written
    assert contents(before) != contents(after)
    return before, given, after, below, lambda folder: write(folder / below, texts)


@pytest.mark.parametrize("full", [False, True], ids=["killed", "full disk"])
def test_every_step_of_writing_leaves_the_old_or_the_new(command, full, tmp_path, capfd):
    before, _, after, below, write = command
    old, new, told = contents(before), contents(after), []
    for at in count(1):
        folder = shutil.copytree(before, tmp_path / str(at))
        ended = dying(at, lambda folder=folder: write(folder), full)
        seen = without_stages(contents(folder))
        assert files.unfinished(folder / below) or seen in (old, new)
        if files.unfinished(folder / "plan"):
            assert main(["check", "--plan", str(folder / "plan")]) == 2
            assert "只写了一半" in capfd.readouterr().err
        files.finish(folder / below)
        told.append(contents(folder))
        assert told[-1] in (old, new), at
        shutil.rmtree(folder)
        if not ended:
            break
    first = told.index(new)
    assert told == [old] * first + [new] * (len(told) - first)
    assert first > 5
    assert len(told) > first


@pytest.mark.parametrize("at", [2, 6, 10])
def test_a_command_that_was_killed_is_run_again(command, at, tmp_path):
    before, given, after, _, write = command
    folder = shutil.copytree(before, tmp_path / "again")
    dying(at, lambda: write(folder))
    main([*given, "--plan", str(folder / "plan")])
    found = contents(folder)
    assert without_stages(found) == found
    assert found.items() >= contents(after).items()


def test_a_file_that_cannot_be_written_brings_the_others_back(tmp_path, monkeypatch):
    for name in "abc":
        (tmp_path / name).write_text("old", "utf-8")
    before, replace = contents(tmp_path), Path.replace

    def refused(self, target):
        if target == tmp_path / "b" and self.read_text("utf-8") == "new":
            raise OSError(errno.EACCES, os.strerror(errno.EACCES), str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(PermissionError):
        files.replace_all(tmp_path, dict.fromkeys("abc", "new"))
    assert contents(tmp_path) == before


def test_every_command_that_writes_first_finishes_what_is_half_written():
    """Those whose module leads to one that writes several files whole; a trial writes in a copy."""
    paths = {f"generators.{module(path)}": path for path in MODULES}
    write = re.compile(r"\bfiles\.(?:replace_all|create|put)\(")
    writing = {name for name, path in paths.items() if write.search(path.read_text("utf-8"))}
    writing.remove("generators.exchange.trial")

    led = cache(lambda name: imported(paths[name]))

    def reached(name, seen):
        if name in paths and name not in seen:
            seen.add(name)
            for each in led(name):
                reached(each, seen)
        return seen

    named = {"import": "import_"}
    found = {
        each
        for each in cli.COMMANDS
        if reached(f"generators.cli.{named.get(each, each.replace('-', '_'))}", set()) & writing
    }
    assert found == unforeseen.WRITING


def test_nothing_is_written_outside_whatever_a_proposal_brings(tmp_path):
    plan, outside = tmp_path / "plan", tmp_path / "outside"
    (plan / files.WRITTEN / "new" / "2025").mkdir(parents=True)
    (plan / files.WRITTEN / "new" / "2025" / "letter.txt").write_text("x", "utf-8")
    outside.mkdir()
    (plan / "2025").symlink_to(outside)
    with pytest.raises(PermissionError):
        files.finish(plan)
    assert list(outside.iterdir()) == []


def test_who_only_reads_finishes_nothing(tmp_path, capfd):
    """Else a proposal could have its check look at other files than those it brings."""
    plan = shutil.copytree(BASE, tmp_path / "plan")
    (plan / files.WRITTEN / "new").mkdir(parents=True)
    (plan / files.WRITTEN / "new" / "rooms.yaml").write_text("x", "utf-8")
    before = contents(tmp_path)
    for command in (["check"], ["build", str(tmp_path / "site")], ["diff", str(BASE)]):
        assert main([*command, "--plan", str(plan)]) == 2
        assert "请运行 plan fix" in capfd.readouterr().err
    assert contents(tmp_path) == before


def test_two_commands_do_not_write_at_once(tmp_path, capfd):
    plan = shutil.copytree(BASE, tmp_path / "plan")
    with files.alone(plan):
        assert main(["new", "2026", "--plan", str(plan)]) == 75
    assert "另一个命令正在写" in capfd.readouterr().err
    assert main(["new", "2026", "--plan", str(plan)]) == 0


# --- exports --------------------------------------------------------------------------------------

OLD = (Artifact("a.txt", "a"), Artifact("d/b.txt", "b"), Artifact("d/e/c.txt", b"c"))
NEW = (Artifact("a.txt", "new"), Artifact("f/g.txt", "g"))


def exported(folder, artifacts=OLD):
    writing.write_all(artifacts, folder)
    return folder


@pytest.mark.parametrize("full", [False, True], ids=["killed", "full disk"])
def test_every_step_of_an_export_leaves_the_old_or_the_new(full, tmp_path):
    old, new = (contents(exported(tmp_path / name, of)) for name, of in (("o", OLD), ("n", NEW)))
    told = []
    for at in count(1):
        folder = exported(tmp_path / str(at) / "out")
        ended = dying(at, lambda folder=folder: exported(folder, NEW), full)
        told.append(contents(folder))
        assert told[-1] in (old, new)
        assert contents(exported(folder, NEW)) == new
        assert [each.name for each in folder.parent.iterdir()] == ["out"]
        if not ended:
            break
    assert len(told) > 15


def test_an_export_takes_away_what_is_no_more_and_nothing_of_others(tmp_path):
    folder = exported(tmp_path / "out")
    (folder / "d" / "letter.txt").write_text("x", "utf-8")
    (folder / "d" / "e" / "c.txt").write_text("填好了", "utf-8")
    (folder / "link").symlink_to("nowhere")
    (folder / "empty").mkdir()
    exported(folder, NEW)
    paths = {path.relative_to(folder).as_posix() for path in folder.rglob("*")}
    kept = {"d", "d/letter.txt", "d/e", "d/e/c.txt", "link", "empty"}
    assert paths == {writing.MARK, "a.txt", "f", "f/g.txt", *kept}
    assert (folder / "a.txt").read_text("utf-8") == "new"
    assert (folder / "d" / "e" / "c.txt").read_text("utf-8") == "填好了"


def test_an_export_of_the_time_without_a_list_is_written_over(tmp_path):
    (tmp_path / writing.MARK).touch()
    (tmp_path / "a.txt").write_text("old", "utf-8")
    (tmp_path / "z.txt").write_text("old", "utf-8")
    exported(tmp_path, NEW)
    assert (tmp_path / "a.txt").read_text("utf-8") == "new"
    assert (tmp_path / "z.txt").read_text("utf-8") == "old"


@pytest.mark.parametrize("path", ["f", "f/g.txt/x"])
def test_what_stands_in_the_way_of_an_export_is_named(path, tmp_path):
    folder = exported(tmp_path / "out")
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text("x", "utf-8")
    before = contents(folder)
    with pytest.raises(NotReplaced, match="占了要导出的"):
        exported(folder, NEW)
    assert contents(folder) == before
