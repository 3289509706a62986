"""Every rule and every code can fail, at the right place, and has a neighbour that stays green.

A case is a folder `cases/<CODE>-<slug>`: files that take the place of those of `base`
(`x.yaml.removed` takes x.yaml away; `2026.copied` says of which year 2026 is a copy, and in lines
`old=new` what is another there), and `expected.txt`: one line a finding, then the answer of the
code the folder is named after. Of a change (CHG) the version before is base as well, with the
files in the case's own `base/` laid over it; `repository/` holds what stands beside the plan, and
`actor.txt` who proposes. Adding a case needs no Python; `pytest --bless` writes
expected.txt, and the diff is to be read.
"""

import re
import shutil
from pathlib import Path

import pytest

from generators.catalogue.codes import CODES
from generators.check import Report, check
from generators.diagnostics import Diagnostic
from generators.loading import load
from generators.read import source, texts
from generators.reports.formats import STATUS_NAMES
from generators.reports.frames import NAMES
from generators.rules import RULES
from generators.shape import explanations, schema

TESTS = Path(__file__).parent
BASE, CASES, PLAN = TESTS / "plans" / "base", TESTS / "cases", TESTS.parent / "plan"
FOLDERS = sorted(path.name for path in CASES.iterdir())
EXPECTED, REMOVED, COPIED, ACTOR = "expected.txt", ".removed", ".copied", "actor.txt"
BEFORE, BESIDE = "base/", "repository/"
RULE_CODES = [rule.code for rule in RULES]
# Git cannot hold these well: a link, a folder in the place of a file, a very large file; very
# many files and a file that can be run are made in test_folders.py.
MADE_BELOW = ("Y001", "Y002", "S204", "S206")

_NAME = re.compile(r"([YS][0-9]{3}|[A-Z]{3}-[0-9]{2})(-ok)?(-[a-z0-9]+)+")


@pytest.mark.parametrize("name", FOLDERS)
def test_case(name, tmp_path, request):
    found = said(code_of(name), laid_over_base(name, tmp_path / "plan"), *pair_of(name, tmp_path))
    if request.config.getoption("--bless"):
        (CASES / name / EXPECTED).write_text(found, "utf-8")
    assert found == expected(name)


def test_base_has_no_findings_and_every_rule_passes_it():
    report = check(BASE, as_of=None, base=BASE, actor="nobody")
    assert [line(diagnostic, BASE) for diagnostic in report.diagnostics] == []
    beside = {"CHG-06": "unknown", "CHG-12": "unknown", "CHG-10": "not-applicable",  # no accounts
              "REF-18": "unknown"}  # nobody has read the text sentence by sentence  # fmt: skip
    expected = dict.fromkeys(RULE_CODES, "pass") | beside
    assert {a.rule.code: a.status for a in report.answers} == expected


def test_rules_of_changes_cannot_judge_without_an_earlier_version():
    answers = {a.rule.code: a.status for a in check(BASE, as_of=None).answers}
    changes = {code for code in RULE_CODES if code.startswith("CHG-")} - {"CHG-10"}
    assert len(changes) > 10
    assert {answers[code] for code in changes} == {"unknown"}


def test_cases_are_named_after_codes():
    known = {code.code for code in CODES}
    assert [
        name for name in FOLDERS if not (_NAME.fullmatch(name) and code_of(name) in known)
    ] == []


def test_cases_remove_only_what_base_has():
    removed = [path for name in FOLDERS for path in overlay(name) if path.endswith(REMOVED)]
    there = [BASE / path.removesuffix(REMOVED).replace("2026/", "2025/") for path in removed]
    assert [path for path in there if not path.is_file()] == []


@pytest.mark.parametrize("code", [code.code for code in CODES if code.code not in MADE_BELOW])
def test_code_has_a_red_case(code):
    cases = [expected(name) for name in FOLDERS if code_of(name) == code]
    assert any(re.search(rf"^\S+ {code} ", text, re.M) for text in cases)


@pytest.mark.parametrize("code", RULE_CODES)
def test_rule_has_a_green_neighbour(code):
    assert any(name.startswith(f"{code}-ok-") for name in FOLDERS)


def test_green_neighbours_are_green():
    green = {name: expected(name) for name in FOLDERS if "-ok-" in name}
    assert {name: text for name, text in green.items() if len(text.splitlines()) > 1} == {}
    assert {text.split()[1] for text in green.values()} == {"通过", "无"}


def test_red_cases_have_one_fault_and_one_finding():
    """A second line would be an echo of the first; it is a fault of the rules."""
    echoes = {}
    for name in FOLDERS:
        *findings, answer = expected(name).splitlines()
        red = answer.endswith((" 不通过", " 有"))
        if len(findings) != red or any(f" {code_of(name)} " not in each for each in findings):
            echoes[name] = findings
    assert echoes == {}


def test_link_is_not_followed(tmp_path):
    plan = shutil.copytree(BASE, tmp_path / "plan")
    (plan / "terms.yaml").rename(tmp_path / "elsewhere.yaml")
    (plan / "terms.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    assert said("Y001", plan).splitlines() == [
        "错误 Y001 terms.yaml:1:1-1:2 这里不是普通文件（可能是链接或文件夹）",
        "Y001 有",
    ]


def test_link_that_leads_nowhere_is_not_a_missing_file(tmp_path):
    plan = shutil.copytree(BASE, tmp_path / "plan")
    (plan / "terms.yaml").unlink()
    (plan / "terms.yaml").symlink_to(tmp_path / "nothing.yaml")
    assert [each.split()[1] for each in said("Y001", plan).splitlines()] == ["Y001", "有"]


def test_folder_in_the_place_of_a_file(tmp_path):
    plan = shutil.copytree(BASE, tmp_path / "plan")
    (plan / "terms.yaml").unlink()
    (plan / "terms.yaml").mkdir()
    assert [each.split()[1] for each in said("Y001", plan).splitlines()] == ["Y001", "有"]


@pytest.mark.parametrize("more", [0, 1])
def test_largest_file(more, tmp_path):
    plan = shutil.copytree(BASE, tmp_path / "plan")
    text = (plan / "terms.yaml").read_bytes()
    size = texts.MAX_BYTES + more
    filling = b"#" * 999 + b"\n"
    filled = text + filling * (size // len(filling) + 1)
    (plan / "terms.yaml").write_bytes(filled[: size - 1] + b"\n")
    assert said("Y002", plan).splitlines() == [
        *["错误 Y002 terms.yaml:1:1-1:2 文件有 256 KB，上限是 256 KB"] * more,
        "Y002 有" if more else "Y002 无",
    ]


def test_sieve_and_explainer_agree():
    disagree = []
    for file, kind in yaml_files():
        read = source.read(file, file.name)
        if isinstance(read, source.Source):  # otherwise neither is asked
            sieve = schema._sieve(kind).is_valid(read.data)
            if sieve != explanations.explainer(schema.bundle(kind)).is_valid(read.data):
                disagree.append((file.relative_to(TESTS.parent).as_posix(), sieve))
    assert disagree == []


# --- how a case is laid out and told --------------------------------------------------------------


def code_of(name: str) -> str:
    return _NAME.match(name)[1]


def expected(name: str) -> str:
    file = CASES / name / EXPECTED
    return file.read_text("utf-8") if file.is_file() else "（还没有 expected.txt）\n"


def overlay(name: str) -> list[str]:
    folder = CASES / name
    files = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    aside = (EXPECTED, ACTOR)
    return sorted(p for p in files if p not in aside and not p.startswith((BEFORE, BESIDE)))


def pair_of(name: str, folder: Path, laid: bool = False) -> tuple[Path | None, str | None]:
    """The version before and who proposes, for a case of a change; what stands beside the plan is
    laid out, if it is not `laid` already."""
    if not code_of(name).startswith("CHG-"):
        return None, None
    before = folder / "before" / "plan"
    if not laid:
        laid_over_base(f"{name}/{BEFORE}", before)
    if not laid and (CASES / name / BESIDE).is_dir():
        shutil.copytree(CASES / name / BESIDE, folder, dirs_exist_ok=True)
    actor = CASES / name / ACTOR
    return before, actor.read_text("utf-8").strip() if actor.is_file() else None


def laid_over_base(name: str, folder: Path) -> Path:
    shutil.copytree(BASE, folder)
    for path in (each for each in overlay(name) if each.endswith(COPIED)):
        _copied(CASES / name / path, folder / path.removesuffix(COPIED))
    for path in (each for each in overlay(name) if not each.endswith(COPIED)):
        if path.endswith(REMOVED):
            (folder / path.removesuffix(REMOVED)).unlink()
        else:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(CASES / name / path, folder / path)
    for year in folder.glob("[0-9]*/"):
        make_draft(year)
    return folder


def _copied(how: Path, year: Path) -> None:
    former, *changes = how.read_text("utf-8").split()
    shutil.copytree(BASE / former, year)
    for file in (path for path in year.rglob("*") if path.is_file()):
        text = file.read_text("utf-8")
        for change in changes:
            text = text.replace(*change.split("="))
        file.write_text(text, "utf-8")


def make_draft(year: Path) -> None:
    """A plan without an issued text is a draft: an issued one must have it (SRC-07)."""
    if not (year / "issued.txt").exists() and (year / "plan.yaml").exists():
        head = (year / "plan.yaml").read_text("utf-8")
        (year / "plan.yaml").write_text(head.replace("status: 执行中", "status: 草案"), "utf-8")


def said(code: str, folder: Path, base: Path | None = None, actor: str | None = None) -> str:
    """What expected.txt holds."""
    report = check(folder, None, base, actor)
    lines = [line(diagnostic, folder) for diagnostic in report.diagnostics]
    return "\n".join([*lines, f"{code} {answer(code, report)}"]) + "\n"


def line(diagnostic: Diagnostic, folder: Path) -> str:
    place = diagnostic.location
    path = place.path.removeprefix(f"{folder.as_posix()}/")
    span = f"{place.line}:{place.column}-{place.end_line}:{place.end_column}"
    text = f"{NAMES[diagnostic.severity]} {diagnostic.code} {path}:{span} {diagnostic.message}"
    return "".join(c if c.isprintable() else f"<U+{ord(c):04X}>" for c in text)


def answer(code: str, report: Report) -> str:
    """A rule's own answer; of a shape or a slip, whether it was found."""
    if code in RULE_CODES:
        statuses = {a.rule.code: STATUS_NAMES[a.status] for a in report.answers}
        return statuses.get(code, "没有检查")
    return "有" if any(d.code == code for d in report.diagnostics) else "无"


def yaml_files():
    """Every YAML file of the plan, of base and of the cases, with its kind."""
    for folder in (PLAN, BASE, *(CASES / name for name in FOLDERS)):
        for file in sorted(folder.rglob("*.yaml")):
            if kind := kind_of(file.relative_to(folder).parts):
                yield file, kind


def kind_of(parts: tuple[str, ...]) -> str | None:
    """The schema of a file by its path below a plan folder; None for what belongs nowhere."""
    kinds = load.INSTITUTION if len(parts) == 1 else load.YEAR
    name = f"{parts[1]}/" if len(parts) == 3 else parts[-1]
    return kinds[name][0] if name in kinds else None
