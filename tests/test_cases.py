"""Every rule and every code can fail, at the right place, and has a neighbour that stays green.

A case is a block of cases/*.txt, named `<CODE>-<slug>` after what it shows, `<CODE>-ok-<slug>` if
that finds nothing. What is told is a line a finding, then the answer of the code. Of a change (CHG)
the version before is the plan it stands on as well, with the changes marked `before`. How blocks
are written says generators/checks/catalogue/block_notation.py. Adding a case needs no Python:
`pytest --bless` writes what is told, and the diff is to be read.

A case that tells the advice of a finding, and the other places that it names, has them below it,
each behind →; so has one that cannot be judged what is lacking. A rule that cannot judge because
of the fault, or judges all the same, may be asked as well: its code and answer, with the codes of
what it waits for, stand above the answer of the case's own code, which comes last. Write a lone →,
or the code alone, to have them blessed. To ask one of a change, `before` is the plan it stands on.
"""

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import blessing
import notation
import pytest
from laying import Place

from generators.checks.catalogue.block_notation import Block
from generators.checks.catalogue.codes import CODES
from generators.checks.plan_check import Report, check
from generators.checks.reports.formats import STATUS_NAMES
from generators.checks.reports.frames import NAMES
from generators.checks.rule_list import RULES
from generators.checks.running import FAIL
from generators.core.diagnostics import Diagnostic
from generators.core.schema import explanations, schema
from generators.core.yaml import source, texts
from generators.model import load
from generators.model.load import Memory

TESTS = Path(__file__).parent
BASE, PLAN = TESTS / "plans" / "base", TESTS / "plans" / "2021"
BLOCKS = [
    block for file in sorted((TESTS / "cases").glob("*.txt")) for block in notation.read(file)
]
CASES = {block.title: block for block in BLOCKS}
RULE_CODES = [rule.code for rule in RULES]
# Git cannot hold these well: a link, a folder in the place of a file, a very large file; very
# many files and a file that can be run are made in test_folders.py.
MADE_BELOW = ("Y001", "Y002", "S204", "S206")

BELOW = "→ "  # a line with the advice of a finding, another place that it names, what is lacking
_NAME = re.compile(r"([YS][0-9]{3}|[A-Z]{3}-[0-9]{2})(-ok)?(-[a-z0-9]+)+")
_ANSWER = re.compile(r"([YS][0-9]{3}|[A-Z]{3}-[0-9]{2}) ?\S*")  # a line with an answer


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return Place(tmp_path_factory.mktemp("cases"))


@pytest.mark.parametrize("name", CASES)
def test_case(name, place, request):
    block = CASES[name]
    laid, advice = laid_out(block, place), tells_advice(block)
    found = said(codes_of(block), *laid, block.words.get("day"), place.memory, advice)
    blessing.settle(block, found, request.config.getoption("--bless"))


def test_base_has_no_findings_and_every_rule_passes_it():
    report = check(BASE, as_of=None, base=BASE, actor="nobody")
    assert [line(diagnostic, BASE) for diagnostic in report.diagnostics] == []
    beside = {"CHG-06": "unknown", "CHG-12": "unknown", "CHG-10": "not-applicable",  # no accounts
              "QTA-16": "not-applicable", "QTA-18": "not-applicable",
              "TIM-19": "not-applicable",  # one batch, no headcounts
              "TIM-20": "not-applicable",
              "DOC-28": "not-applicable",  # no files
              "REF-18": "unknown"}  # nobody has read the text sentence by sentence  # fmt: skip
    expected = dict.fromkeys(RULE_CODES, "pass") | beside
    assert {a.rule.code: a.status for a in report.answers} == expected


def test_rules_of_changes_cannot_judge_without_an_earlier_version():
    answers = {a.rule.code: a.status for a in check(BASE, as_of=None).answers}
    changes = {code for code in RULE_CODES if code.startswith("CHG-")} - {"CHG-10"}
    assert len(changes) > 10
    assert {answers[code] for code in changes} == {"unknown"}


def test_cases_are_named_after_codes_and_once():
    known = {code.code for code in CODES}
    names = [block.title for block in BLOCKS]
    assert [name for name in names if not _NAME.fullmatch(name) or code_of(name) not in known] == []
    assert [name for name in CASES if names.count(name) > 1] == []


@pytest.mark.parametrize("code", [code.code for code in CODES if code.code not in MADE_BELOW])
def test_code_has_a_red_case(code):
    told = [
        line.split() for block in BLOCKS if code_of(block.title) == code for line in block.expected
    ]
    assert code in [words[1] for words in told]


@pytest.mark.parametrize("code", RULE_CODES)
def test_rule_has_a_green_neighbour(code):
    assert any(name.startswith(f"{code}-ok-") for name in CASES)


def test_green_neighbours_are_green():
    green = {name: block.expected for name, block in CASES.items() if "-ok-" in name}
    assert {name: lines for name, lines in green.items() if len(lines) != 1} == {}
    assert {lines[0].split()[1] for lines in green.values()} == {"通过", "无"}


def test_red_cases_have_one_fault_and_one_finding():
    """A second line would be an echo of the first; it is a fault of the rules."""
    echoes = {}
    for name, block in CASES.items():
        findings = [
            line for line in block.expected
            if not line.startswith(BELOW) and not _ANSWER.fullmatch(line)
        ]  # fmt: skip
        red = block.expected[-1].endswith((" 不通过", " 有"))
        if len(findings) != red or any(f" {code_of(name)} " not in each for each in findings):
            echoes[name] = findings
    assert echoes == {}


def test_link_is_not_followed(tmp_path):
    plan = shutil.copytree(BASE, tmp_path / "plan")
    (plan / "terms.yaml").rename(tmp_path / "elsewhere.yaml")
    (plan / "terms.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    assert said(("Y001",), plan) == [
        "错误 Y001 terms.yaml:1:1-1:2 这里不是普通文件（可能是链接或文件夹）",
        "Y001 有",
    ]


def test_link_that_leads_nowhere_is_not_a_missing_file(tmp_path):
    plan = shutil.copytree(BASE, tmp_path / "plan")
    (plan / "terms.yaml").unlink()
    (plan / "terms.yaml").symlink_to(tmp_path / "nothing.yaml")
    assert [each.split()[1] for each in said(("Y001",), plan)] == ["Y001", "有"]


def test_folder_in_the_place_of_a_file(tmp_path):
    plan = shutil.copytree(BASE, tmp_path / "plan")
    (plan / "terms.yaml").unlink()
    (plan / "terms.yaml").mkdir()
    assert [each.split()[1] for each in said(("Y001",), plan)] == ["Y001", "有"]


@pytest.mark.parametrize("more", [0, 1])
def test_largest_file(more, tmp_path):
    plan = shutil.copytree(BASE, tmp_path / "plan")
    text = (plan / "terms.yaml").read_bytes()
    size = texts.MAX_BYTES + more
    filling = b"#" * 999 + b"\n"
    filled = text + filling * (size // len(filling) + 1)
    (plan / "terms.yaml").write_bytes(filled[: size - 1] + b"\n")
    assert said(("Y002",), plan) == [
        *["错误 Y002 terms.yaml:1:1-1:2 文件有 256 KB，上限是 256 KB"] * more,
        "Y002 有" if more else "Y002 无",
    ]


def test_sieve_and_explainer_agree(tmp_path):
    disagree, file = [], tmp_path / "x.yaml"
    for path, kind, raw in yaml_files():
        file.write_bytes(raw)
        read = source.read(file, path)
        if isinstance(read, source.Source):  # otherwise neither is asked
            sieve = schema._sieve(kind).is_valid(read.data)
            if sieve != explanations.explainer(schema.bundle(kind)).is_valid(read.data):
                disagree.append((path, sieve))
    assert disagree == []


# --- how a case is laid out and told --------------------------------------------------------------


def code_of(name: str) -> str:
    return _NAME.match(name)[1]


def codes_of(block: Block) -> tuple[str, ...]:
    """The codes whose answers a case tells: its own, and before it those that it asks as well."""
    told = [found[1] for line in block.expected if (found := _ANSWER.fullmatch(line))]
    own = code_of(block.title)
    return (*(code for code in told if code != own), own)


def laid_out(block: Block, place: Place) -> tuple[Path, Path | None, str | None]:
    """The plan, the version before and who proposes, what a case of a change has."""
    of_change = any(code.startswith("CHG-") for code in codes_of(block))
    place.lay(
        ("", notation.together(block, side="beside")),
        ("plan", notation.together(block)),
        ("before/plan", notation.together(block, side="before") if of_change else {}),
    )
    before = place.root / "before" / "plan" if of_change else None
    return place.root / "plan", before, block.words.get("actor")


def said(
    codes: tuple[str, ...],
    folder: Path,
    base: Path | None = None,
    actor: str | None = None,
    day: str | None = None,
    memory: Memory | None = None,
    advice: bool = False,
) -> list[str]:
    """What is told of a plan, with the advice and other places or without."""
    report = check(folder, date.fromisoformat(day) if day else None, base, actor, memory)
    lines = []
    for each in report.diagnostics:
        lines += [line(each, folder), *(below(each, folder) if advice else ())]
    *asked, own = codes
    lines += [f"{BELOW}{words}" for words in lacks(own, report)] if advice else []
    lines += [f"{code} {answer(code, report)}{waits(code, report)}" for code in asked]
    return [*lines, f"{own} {answer(own, report)}"]


def tells_advice(block: Block) -> bool:
    return any(line.startswith(BELOW) for line in block.expected)


def advice_of(each: Diagnostic) -> tuple:
    """What a reader is told beside the message."""
    return each.advice, each.related, each.fix and each.fix.replacement


def below(each: Diagnostic, folder: Path) -> list[str]:
    """The same as lines of a case."""
    notes = [(note.location, note.message) for note in each.related]
    notes += [(each.fix.location, f"改成“{each.fix.replacement}”")] if each.fix else []
    named = [f"{place.path.removeprefix(f'{folder.as_posix()}/')}:{place.line} {words}"
             for place, words in notes]  # fmt: skip
    return [f"{BELOW}{words}" for words in (each.advice, *named) if words]


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


def lacks(code: str, report: Report) -> tuple[str, ...]:
    """What a rule lacks that cannot judge, or why there is nothing to judge."""
    found = (a for a in report.answers if a.rule.code == code and a.status != FAIL)
    return tuple(words for each in found for words in each.missing)


def waits(code: str, report: Report) -> str:
    """The codes of what a rule waits for: （QTA-01、REF-01）."""
    found = {each.code for a in report.answers if a.rule.code == code for each in a.waits_for}
    return f"（{'、'.join(sorted(found))}）" if found else ""


def yaml_files() -> Iterator[tuple[str, str, bytes]]:
    """The path, kind and content of every YAML file of the plan, of base and of the cases, once."""
    real = {file.relative_to(PLAN).as_posix(): file.read_bytes() for file in PLAN.rglob("*.yaml")}
    known = set()
    for files in (real, notation.plan("base"), *map(notation.together, BLOCKS)):
        for path, raw in files.items():
            kind = kind_of(tuple(path.split("/"))) if path.endswith(".yaml") else None
            if kind and (path, raw) not in known:
                known.add((path, raw))
                yield path, kind, raw


def kind_of(parts: tuple[str, ...]) -> str | None:
    """The schema of a file by its path below a plan folder; None for what belongs nowhere."""
    kinds = load.INSTITUTION if len(parts) == 1 else load.YEAR
    name = f"{parts[1]}/" if len(parts) == 3 else parts[-1]
    return kinds[name][0] if name in kinds else None
