"""`plan init`: another college begins with the wheel alone. Its repository is green at once and
after each edit, holds no line of program and no word of the college that this program grew up with.
`plan ci` keeps what the program has written there up to date."""

import codecs
import json
import os
import re
import shutil
import subprocess
import sys
from itertools import count
from pathlib import Path

import pytest
import yaml
from killing import dying
from repositories import commit, git
from test_neutral import OWN
from test_wheel import run
from test_workflows import BIN, LINTERS

from generators.checks.plan_check import check
from generators.cli import asking, init
from generators.cli.main import main
from generators.core import files, own_wheel
from generators.exchange import around_plan, first_college
from generators.site.build import checksums
from generators.site.pages import pinyin

ROOT = Path(__file__).parent.parent
COLLEGE = "马头山林业职业技术学院"
SAID = [
    "--name", COLLEGE, "--prefix", "马林院", "--programme", "“技能护照”制度试点",
    "--department", "教学处", "--department", "林学系、生态系", "--major", "专业一、专业二",
    "--certificate", "证书甲", "--certificate", "证书乙：专业二", "--year", "2027",
]  # fmt: skip


@pytest.fixture(autouse=True)
def _no_wheel_is_built(monkeypatch):
    monkeypatch.setattr(own_wheel, "_built", lambda root: ("own.whl", b"wheel"))


@pytest.fixture(scope="module")
def begun(installed, tmp_path_factory):
    """The repository of an invented college, committed as its people would."""
    place = tmp_path_factory.mktemp("begun")
    done = run(installed, place, "init", "college", *SAID)
    assert done.returncode == 0, done.stdout + done.stderr
    commit(place / "college")
    return place / "college", done.stdout


def text_files(root):
    for path in root.rglob("*"):
        if path.is_file() and ".git" not in path.relative_to(root).parts and path.suffix != ".whl":
            yield path.relative_to(root).as_posix(), path.read_text("utf-8")


# --- begun with the wheel -------------------------------------------------------------------------


def make(root, installed, *words):
    """In an environment where the program is there already: nothing is fetched."""
    return run("make", root, "--no-print-directory", *words, f"ENGINE={installed}")


def test_it_is_green_and_builds_and_stays_so_after_edits(begun, installed, tmp_path):
    root = shutil.copytree(begun[0], tmp_path / "college")
    draft = "plan/2027"
    for edit in (
        ("plan/people.yaml", "people: []", "people:\n  - {name: 甲一}"),
        (f"{draft}/groups.yaml", "groups: []",
         "groups: []\nteams: {name: 证书负责人, established: null, contact: null, duties: []}"),
        (f"{draft}/certificates/zheng-shu-jia.yaml", "quotas: []",
         "quotas: []\nteam: {lead: 甲一, members: null}"),
        (f"{draft}/certificates/zheng-shu-yi.yaml", "quotas: []",
         "quotas:\n  - {major: 专业二, declared: 40}"),
        (f"{draft}/timeline.yaml", "starts: null\n    ends: null",
         "starts: 2027-03\n    ends: 2027-12"),
        ("plan/rooms.yaml", "rooms: []", "rooms:\n  - {name: 机房一, capacity: 48}"),
        ("plan/college.yaml", COLLEGE, "马头山林业大学"),
    ):  # fmt: skip
        before = git(root, "rev-parse", "HEAD")
        commit(root, edit)
        done = run(installed, root, "check", "--base", before)
        assert done.returncode == 0, (edit, done.stdout)
    done = make(root, installed, "test", "site")
    assert done.returncode == 0, done.stdout + done.stderr
    for site, shown in (("preview", True), ("site", False)):
        assert (root / site / "2027").exists() is shown
        assert (root / site / "index.html").is_file()
        pages = [(page, page.read_text("utf-8")) for page in (root / site).rglob("*.html")]
        assert [(page.name, OWN.findall(text)) for page, text in pages if OWN.search(text)] == []
        assert [page.name for page, text in pages if "1+X" in text] == []
    assert git(root, "status", "--porcelain") == "", "what is made is in no commit"
    made = checksums.found(root / "site")
    (root / ".venv").symlink_to(installed.parent.parent)
    commit(root, ("plan/rooms.yaml", "机房一", "机房甲"))
    done = run(installed, root, "publish", "HEAD^", "again")
    assert done.returncode == 0, done.stdout + done.stderr
    assert checksums.found(root / "again") == made


def test_it_holds_no_program_and_no_word_of_another_college(begun):
    root, _ = begun
    texts = dict(text_files(root))
    assert {Path(path).suffix for path in texts} <= {
        "", ".md", ".txt", ".yml", ".yaml", ".json",
    }  # fmt: skip
    found = [(path, match[0]) for path, text in texts.items() for match in OWN.finditer(text)]
    assert found == []
    assert git(root, "rev-list", "--count", "HEAD") == "1"
    hosts = {path for path, text in texts.items() if re.search("https?://", text)}
    assert hosts == set(), "neither a registry nor a forge is named"


def test_the_wheel_is_carried_along_and_held_to_its_sum(begun, wheel):
    root, _ = begun
    line = (root / "engine.txt").read_text("utf-8").splitlines()[-1]
    file, sum_ = re.fullmatch(r"(\./engine/\S+\.whl) --hash=sha256:([0-9a-f]{64})", line).groups()
    assert (root / file).read_bytes() == wheel.read_bytes()
    assert subprocess.check_output(["sha256sum", root / file]).decode().startswith(sum_)
    done = run("make", root, "--dry-run", "check")
    told = [row for row in done.stdout.splitlines() if "pip install" in row]
    assert [row.rpartition(" ")[2] for row in told] == ["libraries.txt", "engine.txt"]
    assert "--require-hashes" in told[0]
    assert "--no-deps" in told[1]
    locked = (ROOT / "requirements" / "site.txt").read_text("utf-8")
    assert (root / "libraries.txt").read_text("utf-8").endswith(locked)


def test_it_says_what_it_wrote_and_what_is_left(begun):
    _, told = begun
    assert "林学系  lin-xue-xi" in told
    assert "团队" not in told  # a first year has none until somebody enters it
    assert "没有说明的写了全部专业" in told
    root, _ = begun
    (plan,) = check(root / "plan", None).plans
    majors = {each.name: each.eligible.majors for each in plan.certificates}
    assert majors == {"证书甲": ("专业一", "专业二"), "证书乙": ("专业二",)}
    assert plan.programme.name == "“技能护照”制度试点"
    assert plan.head.title == f"{COLLEGE}关于2027年“技能护照”制度试点的工作方案"


def test_the_readme_is_short_and_its_commands_are_there(begun):
    root, _ = begun
    text = (root / "README.md").read_text("utf-8")
    assert len(text.splitlines()) <= 20
    targets = re.findall(r"^([a-z]+):.*## ", (root / "Makefile").read_text("utf-8"), re.M)
    assert set(re.findall(r"\bmake ([a-z]+)", text)) <= set(targets)
    for target in targets:
        done = run("make", root, "--dry-run", target)
        assert done.returncode == 0, done.stderr
        assert done.stdout


def test_the_editor_finds_the_schemas_of_this_version(begun, installed, tmp_path):
    root = shutil.copytree(begun[0], tmp_path / "college")
    assert run(installed, root, "ci", "--schemas", around_plan.SCHEMAS).returncode == 0
    settings = (root / ".vscode/settings.json").read_text("utf-8")
    known = json.loads(settings.partition("\n")[2])["yaml.schemas"]
    assert len(known) > 20
    assert all((root / path).is_file() for path in known)
    assert (root / around_plan.SCHEMAS / "common.json").is_file()


# --- its workflows --------------------------------------------------------------------------------


@pytest.mark.parametrize("tool", ["zizmor", "actionlint", "check-jsonschema"])
def test_no_linter_finds_anything(tool, begun):
    root, _ = begun
    flows = sorted(map(str, root.glob(".github/workflows/*.yml")))
    options = [each for each in LINTERS[tool] if not each.startswith(".github/")]
    done = subprocess.run(
        [BIN / tool, *options, *flows], cwd=root, capture_output=True, text=True, check=False
    )
    assert len(flows) == 3
    assert done.returncode == 0, done.stdout + done.stderr


def test_its_actions_are_pinned_as_ours():
    def used(folder):
        texts = [path.read_text("utf-8") for path in folder.glob("*.yml")]
        return {use for text in texts for use in re.findall(r"\buses: *(.+)", text)}

    theirs = used(ROOT / "generators/exchange/around")
    assert len(theirs) == 5
    assert theirs <= used(ROOT / ".github/workflows")


def test_its_gate_is_ours_with_the_program_out_of_the_wheel(begun):
    """So that what test_gate.py holds of ours holds of theirs."""
    theirs, ours = (
        yaml.safe_load(path.read_text("utf-8"))
        for path in (begun[0] / ".github/workflows/gate.yml", ROOT / ".github/workflows/gate.yml")
    )
    told = []
    for name, job in ours["jobs"].items():
        for own, step in zip(theirs["jobs"][name]["steps"], job["steps"], strict=True):
            if own != step:
                told.append((step["run"], own.pop("run")))
                own["run"] = step["run"]
    assert theirs == ours
    out_of = 'make .engine\nPYTHONPATH="$(echo .engine/*.whl)" '
    forge = "python3 -m generators.cli.forge"
    assert told == [
        (f"{forge} begin", f"{out_of}{forge} begin\n"),
        ("make .venv/.site", "make .venv/.ready"),
        (f"{forge} tell", f"{out_of}{forge} tell\n"),
    ]


def test_the_gate_speaks_to_the_forge_out_of_the_wheel_alone(begun, tmp_path):
    """No library is there, and nothing is installed."""
    root = shutil.copytree(begun[0], tmp_path / "college")
    done = run("make", root, ".engine", f"PYTHON={sys.executable}")
    assert done.returncode == 0, done.stderr
    (wheel,) = (root / ".engine").iterdir()
    command = [sys.executable, "-S", "-m", "generators.cli.forge", "begin"]
    told = subprocess.run(
        command, cwd=tmp_path, env={"PYTHONPATH": str(wheel), "GITHUB_REPOSITORY": "a/b"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert told.returncode != 0
    assert "GITHUB_TOKEN" in told.stderr + told.stdout
    assert "ModuleNotFoundError" not in told.stderr


# --- what is said of the college ------------------------------------------------------------------


def test_without_a_terminal_nothing_is_asked_and_what_is_not_given_is_left(tmp_path, capsys):
    assert main(["init", str(tmp_path / "x")]) == 0
    told = capsys.readouterr().out
    assert first_college.NAME in told
    for file in ("departments.yaml", "majors.yaml"):
        assert f"{file}：" in told
    report = check(tmp_path / "x" / "plan", None)
    assert report.ok
    year = str(report.plans[0].year)
    issue = ["issue", year, "--number", "某院〔2027〕1号", "--date", f"{year}-03-01"]
    assert main([*issue, "--plan", str(tmp_path / "x" / "plan")]) == 1
    assert "学校的全称" in capsys.readouterr().err


WRONG = {
    "--name": ["学院，", "无", " ", "x" * 101],
    "--prefix": ["示院：", "\u202e示院"],
    "--department": ["教学处。"],
    "--major": ["护" * 101],
    "--certificate": ["证书甲：", "：专业一", "证书甲"],
}


@pytest.mark.parametrize(("option", "value"), [(o, v) for o, each in WRONG.items() for v in each])
def test_what_no_register_would_take_is_refused(option, value, tmp_path, capsys):
    status = main(["init", str(tmp_path / "x"), option, value])
    if option == "--name" and not value.strip():
        assert status == 0  # nothing given
        return
    assert status == 2
    assert "没有写：" in capsys.readouterr().err
    assert not (tmp_path / "x").exists()


def test_personal_data_are_refused_before_anything_is_written(tmp_path, capsys):
    assert main(["init", str(tmp_path / "x"), "--department", "电话13812345678"]) == 1
    assert "没有写：" in capsys.readouterr().err
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize(
    "name", ["示例 #1 学院", "[学院]", "学院: 甲", "*学院*", "{学院}", "“学院"]
)
def test_a_name_of_odd_characters_is_data(name, tmp_path):
    if main(["init", str(tmp_path / "x"), "--name", name]) == 0:
        (plan,) = check(tmp_path / "x" / "plan", None).plans
        assert plan.institution.college.name == name
        assert plan.head.title.startswith(name)


def read(terminal):
    """What is written there, until nobody writes any more."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    while True:
        try:
            yield decoder.decode(os.read(terminal, 1000))
        except OSError:
            return


def test_who_sits_before_a_terminal_is_asked_until_the_answer_can_be_taken(tmp_path):
    """A pseudo-terminal, as a person has it."""
    ours, theirs = os.openpty()
    answers = [
        "学院，", COLLEGE, "马林院", "", "教学处、林学系", "专业一，专业二", "证书甲 证书乙",
        "专业三", "专业一", "",
    ]  # fmt: skip
    os.write(ours, "".join(f"{each}\n" for each in answers).encode())
    command = [sys.executable, "-m", "generators", "init", tmp_path / "x", "--year", "2027"]
    wheel = tmp_path / "own.whl"
    wheel.write_bytes(b"wheel")
    asked = subprocess.Popen(
        [*command, "--engine", wheel], cwd=ROOT, stdin=theirs, stdout=theirs, stderr=theirs
    )
    os.close(theirs)
    told = "".join(read(ours))
    assert asked.wait() == 0, told
    assert told.count("学校的全称（") == 2
    assert "名称的写法不合要求：“学院，”" in told
    assert "没有这个专业：专业三" in told
    (plan,) = check(tmp_path / "x" / "plan", None).plans
    assert plan.institution.college.name == COLLEGE
    majors = {each.name: each.eligible.majors for each in plan.certificates}
    assert majors == {"证书甲": ("专业一",), "证书乙": ("专业一", "专业二")}


def test_who_leaves_the_questions_has_written_nothing(tmp_path, monkeypatch, capsys):
    def gone(question):
        raise EOFError

    monkeypatch.setattr(asking, "_sits_there", lambda: True)
    monkeypatch.setattr("builtins.input", gone)
    assert main(["init", str(tmp_path / "x")]) == 2
    assert "没有写：" in capsys.readouterr().err
    assert not (tmp_path / "x").exists()


def test_short_names_can_be_names_of_files_and_differ():
    names = ["护理", "互理", "1+X 证书", "※", "CON", "长" * 80, "A", "重庆系", "Python应用"]
    found = first_college.short_names(names, pinyin.reading)
    assert found["护理"] == "hu-li"
    assert found["互理"] == "hu-li-2"
    assert len(set(found.values())) == len(names)
    assert all(re.fullmatch("[a-z][a-z0-9-]*[a-z0-9]", each) for each in found.values())
    assert all(len(each) < 60 for each in found.values())


# --- where it is written --------------------------------------------------------------------------


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_folder_in_which_something_is_stays_as_it_is(tmp_path, capsys):
    (tmp_path / "theirs.txt").write_text("x", "utf-8")
    assert main(["init", str(tmp_path)]) == 2
    assert "不是空的，没有动它" in capsys.readouterr().err
    assert names(tmp_path) == ["theirs.txt"]
    assert main(["init", str(tmp_path / "theirs.txt")]) == 2
    assert names(tmp_path) == ["theirs.txt"]


def test_an_empty_folder_a_new_repository_and_a_folder_of_no_folder_are_taken(tmp_path):
    (tmp_path / "empty").mkdir()
    git(tmp_path, "init", "--quiet", str(tmp_path / "repository"))
    for place in ("empty", "repository", "a/b/c"):
        assert main(["init", str(tmp_path / place)]) == 0
        assert {"plan", ".git", "README.md"} <= {*names(tmp_path / place)}
        assert check(tmp_path / place / "plan", None).ok
    assert not list(tmp_path.rglob(".plan-*"))


def test_it_belongs_to_no_repository_around_it(tmp_path):
    """Else its pages would tell the history of another college."""
    git(tmp_path, "init", "--quiet", str(tmp_path))
    (tmp_path / "theirs.txt").write_text("x", "utf-8")
    commit(tmp_path)
    assert main(["init", str(tmp_path / "x")]) == 0
    assert git(tmp_path / "x", "rev-parse", "--show-toplevel") == str(tmp_path / "x")


@pytest.mark.parametrize("full", [False, True], ids=["killed", "full disk"])
@pytest.mark.parametrize("there", [False, True], ids=["a new folder", "an empty one"])
def test_it_is_written_whole_or_not_at_all(there, full, tmp_path):
    whole = {"plan/x.yaml": "x", "Makefile": "x", "engine/own.whl": b"x"}
    told = []
    for at in count(1):
        place = tmp_path / str(at) / "x"
        (place if there else place.parent).mkdir(parents=True)
        ended = dying(at, lambda place=place: init._write(place, whole), full)
        files.finish(place.parent)
        if place.is_dir():
            files.finish(place)
        found = sorted(path.relative_to(place) for path in place.rglob("*") if path.is_file())
        assert found in ([], sorted(map(Path, whole)))
        assert not list(tmp_path.rglob(".plan-*"))
        told.append(bool(found))
        if at in (3, 8) and not found:
            assert main(["init", str(place)]) == 0
        if not ended:
            break
    assert told == sorted(told)
    assert sum(not each for each in told) > 5


def test_a_run_that_was_killed_is_finished_by_the_next(tmp_path, capsys):
    place = tmp_path / "x"
    whole = {f"plan/{number}.yaml": "x" for number in range(5)}
    for at in count(1):
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        dying(at, lambda: init._write(place, whole))
        if files.unfinished(place):
            break
    assert main(["init", str(place)]) == 0
    assert "已经接着写进" in capsys.readouterr().out
    assert len(names(place / "plan")) == len(whole)


# --- renewed --------------------------------------------------------------------------------------


def lines(capsys, *command):
    status = main([*command])
    told = capsys.readouterr()
    return status, told.out + told.err


def test_what_another_version_wrote_is_renewed_and_what_people_changed_is_not(
    tmp_path, capsys, monkeypatch
):
    root = tmp_path / "x"
    main(["init", str(root)])
    plan = ["--plan", str(root / "plan")]
    capsys.readouterr()
    assert lines(capsys, "ci", *plan)[0] == 0
    template = around_plan._template
    monkeypatch.setattr(
        around_plan, "_template", lambda name: template(name).replace("Python 3.11", "Python 3.12")
    )
    readme, makefile = root / "README.md", root / "Makefile"
    makefile.write_text(makefile.read_text("utf-8") + "\nown:\n\techo own\n", "utf-8")
    (root / ".gitignore").unlink()
    before = makefile.read_bytes()
    status, told = lines(capsys, "ci", *plan)
    assert status == 1
    assert "要更新 README.md" in told
    assert "Python 3.11" in readme.read_text("utf-8"), "it only says so"
    status, told = lines(capsys, "ci", "--write", *plan)
    assert status == 0
    assert re.search(r"已更新 README.md：\n  -.*Python 3\.11.*\n  \+.*Python 3\.12", told)
    assert "没有动 Makefile：你们改过它" in told
    assert makefile.read_bytes() == before
    assert "Python 3.12" in readme.read_text("utf-8")
    assert (root / ".gitignore").is_file()
    assert lines(capsys, "ci", *plan)[0] == 0
    assert not list(root.rglob(".plan-*"))


def test_a_file_without_our_mark_is_theirs(tmp_path, capsys):
    root = tmp_path / "x"
    main(["init", str(root)])
    for path in around_plan.files_around():
        (root / path).write_text("我的\n", "utf-8")
    status, told = lines(capsys, "ci", "--write", "--plan", str(root / "plan"))
    assert status == 0
    assert told.count("没有动 ") == len(around_plan.files_around())
    assert {(root / path).read_text("utf-8") for path in around_plan.files_around()} == {"我的\n"}


def test_where_no_plan_init_was_nothing_is_written(tmp_path, capsys):
    shutil.copytree(ROOT / "tests" / "plans" / "base", tmp_path / "plan")
    assert lines(capsys, "ci", "--write", "--plan", str(tmp_path / "plan"))[0] == 2
    assert names(tmp_path) == ["plan"]
