"""The life of a plan: begun, shown as a preview only, issued, archived or abolished, followed by
the next. What is not issued is nowhere in what is published; what is over says so on each page."""

import io
import re
import shutil
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from test_changes_page import save
from test_revisions import git

from generators.checks.plan_check import check
from generators.cli.main import main
from generators.core import files
from generators.exchange.correcting import corrections
from generators.model import status
from generators.model.document import corrections as corrected_edition
from generators.model.document import issued_text
from generators.model.load import load
from generators.site.edition import make_edition
from generators.site.making import make
from generators.site.pages import calendars, changes, substance

PLANS = Path(__file__).parent / "plans"
YEAR = "2031"  # of the draft: a number that stands nowhere else
NUMBER = f"示卫院〔{YEAR}〕3号"


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(PLANS / "base", tmp_path / "plan")
    return tmp_path / "plan"


def plan(folder, *command):
    return main([*command, "--plan", str(folder)])


def made(folder, drafts=False, outputs=substance):
    """What is made, by its path; papers up to the press."""
    told = make(make_edition(folder, None, drafts=drafts), outputs, scanned=False)
    assert told.report.ok, told.report.diagnostics
    return {each.path: each.content for each in told.artifacts}


def edit(file, *pairs):
    text = file.read_text("utf-8")
    for old, new in pairs:
        assert old in text, f"{file}: {old}"
        text = text.replace(old, new, 1)
    file.write_text(text, "utf-8")


def filled(folder):
    """The draft with all that it has to say before it is issued."""
    year, span = folder / YEAR, "starts: null\n    ends: null"
    edit(year / "timeline.yaml", (span, f"starts: {YEAR}-03\n    ends: {YEAR}-06"),
         (span, f"starts: {YEAR}-07\n    ends: {YEAR}-12"))  # fmt: skip
    edit(year / "certificates" / "alpha.yaml",
         ("quotas: []", "quotas:\n  - {major: 专业一, declared: 50}"))  # fmt: skip
    edit(year / "certificates" / "beta.yaml",
         ("quotas: []", "quotas:\n  - {major: 专业三, declared: 40}"))  # fmt: skip
    edit(year / "document.yaml", (f"，自{YEAR}年3月10日起报名", ""))


# --- begun ----------------------------------------------------------------------------------------


def test_a_draft_of_the_plan_of_2021_is_green_at_once_and_reads_corrected(tmp_path, capsys):
    shutil.copytree(PLANS / "2021", tmp_path / "plan")
    assert plan(tmp_path / "plan", "new", "2022") == 0
    told = capsys.readouterr().out
    assert "改好了 32 条" in told
    assert "检查还有错误" not in told
    assert "timeline.yaml：P1、P2、P3 的起止时间" in told
    assert plan(tmp_path / "plan", "check") == 0
    checked = capsys.readouterr().out
    assert "0 处错误" in checked
    assert len(re.findall(r"(?m)^2021 年（已归档）有", checked)) == 1
    assert not re.search(r"2021/\S+:\d", checked), "what is over is summed up in one line"
    assert not re.search("SRC-0[1-4]", checked), "the scan's faults came along"
    for file in sorted((tmp_path / "plan" / "2022").rglob("*.yaml")):
        comments = [line for line in file.read_text("utf-8").splitlines() if "#" in line]
        assert len(comments) <= 1, f"{file.name} has comments of the year before: {comments}"


@pytest.mark.parametrize("name", ["2021", "base"])
def test_data_that_are_corrected_print_what_the_corrected_edition_says(name, tmp_path):
    """Of the plan itself, so that nothing but the corrections is different."""
    from generators.exchange.imports import edits

    shutil.copytree(PLANS / name, tmp_path / "plan")
    (before,) = load(tmp_path / "plan").plans
    found = corrections(before)
    assert found.left == []
    for path, entity in before.files.items():
        text = edits.afresh(
            entity.spot.source.text, lambda data, path=path: found.apply(data, path)
        )
        (tmp_path / "plan" / str(before.year) / path).write_text(text, "utf-8")
    (after,) = load(tmp_path / "plan").plans
    wanted = "".join(block.text for block in corrected_edition.corrected_blocks(before))
    assert issued_text.solid(issued_text.stored(after)) == issued_text.solid(wanted)


def test_an_erratum_of_a_name_is_left_to_the_registers_and_told(folder, capsys):
    edit(folder / "2025" / "errata.yaml", ("clause: 一", "clause: 三（二）"),
         ('"逐步扩大试\\n点范围"', "丁小四"), ("逐步扩大试点范围", "丁晓四"))  # fmt: skip
    assert plan(folder, "new", YEAR) == 0
    assert "有 1 条勘误没有改成，要照着改：E1" in capsys.readouterr().out


@pytest.mark.parametrize("year", ["2019", "2024", "2026", "2040"])
def test_a_year_can_be_begun_before_or_after_any_other(folder, year, capsys):
    assert plan(folder, "new", year) == 0
    assert "照 2025 年的方案起草" in capsys.readouterr().out
    assert plan(folder, "check") == 0
    report = check(folder, None)
    assert [p.year for p in report.plans if not p.status.is_issued] == [int(year)]
    assert status.newest(report.plans).year == 2025


def test_where_no_year_is_a_first_one_is_begun(folder, capsys):
    shutil.rmtree(folder / "2025")
    (folder / "programmes.yaml").unlink()  # it names a clause of that year
    assert plan(folder, "new", YEAR) == 0
    assert "还没有哪一年的方案可照" in capsys.readouterr().out
    assert plan(folder, "check") == 0
    pages = made(folder)
    assert "还没有印发的方案" in pages["index.md"]
    assert not [path for path in pages if YEAR in path]
    assert f"{YEAR}/index.md" in made(folder, drafts=True)


# --- a preview ------------------------------------------------------------------------------------


def test_a_draft_is_nowhere_in_what_is_published(folder):
    before = made(folder)
    plan(folder, "new", YEAR)
    after = made(folder)
    assert after.keys() == before.keys()
    assert [path for path in after if after[path] != before[path]] == []
    assert [path for path, content in after.items() if YEAR in str(content)] == []


def test_what_was_changed_in_a_draft_is_in_no_list_of_changes_and_in_no_calendar(folder):
    root = folder.parent
    git(root, "init", "--quiet", "--initial-branch", "main")
    save(root)
    plan(folder, "new", YEAR)
    filled(folder)
    save(root)
    edit(folder / YEAR / "timeline.yaml", (f"ends: {YEAR}-06", f"ends: {YEAR}-05"))
    edit(folder / YEAR / "plan.yaml", (f"{YEAR}年证书试点", f"{YEAR}年证书制度试点"))
    save(root)
    told = {
        drafts: {each.path: str(each.content) for render in (changes.render, calendars.render)
                 for each in render(make_edition(folder, None, drafts=drafts))}
        for drafts in (False, True)
    }  # fmt: skip
    assert [path for path, text in told[False].items() if YEAR in text] == []
    assert YEAR in told[True]["changes.md"]
    assert f"{YEAR}/calendar.ics" in told[True]


def test_where_only_a_draft_is_the_site_says_that_nothing_is_issued(folder, tmp_path):
    plan(folder, "new", YEAR)
    shutil.rmtree(folder / "2025")
    assert plan(folder, "build", str(tmp_path / "site"), "--as-of", "2026-01-05") == 0
    assert "还没有印发的方案" in (tmp_path / "site" / "index.html").read_text("utf-8")
    files = [path for path in (tmp_path / "site").rglob("*") if path.is_file()]
    assert [path for path in files if YEAR.encode() in path.read_bytes()] == []


def test_a_preview_is_marked_on_each_page_and_across_each_paper(folder):
    plan(folder, "new", YEAR)
    everything = made(folder, drafts=True, outputs=_printed)
    pages = {path: text for path, text in everything.items() if path.startswith(f"{YEAR}/")}
    unmarked = [
        path
        for path, text in pages.items()
        if path.endswith(".md") and 'class="banner" role="note"><strong>草案' not in text
    ]
    assert unmarked == []
    papers = [path for path in pages if path.endswith((".pdf", ".docx"))]
    assert len(papers) > 20
    for path in papers:
        assert all("草案" in text for text in _sheets_of(path, pages[path])), path
        assert b"FF0000" not in pages[path], path
    named = re.compile("原文[ \u3000：]")  # beside a clause
    assert not [path for path, text in pages.items() if named.search(str(text))]


def _printed(edition):
    from generators.site.pages import OUTPUTS, layout

    for render in OUTPUTS:
        if render not in (changes.render, layout.render):
            yield from render(edition)


def _sheets_of(path, content):
    """The text of each page of a PDF; what each head of a DOCX holds."""
    if path.endswith(".pdf"):
        return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content)]
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return [packed.read(n).decode() for n in packed.namelist() if "/header" in n]


NOTHING = re.compile(r"(?<![0-9])0 ?(?:</strong>)?(?:人|个申报|个有申报|个专业有)|没有(?:申报)?名额"
                     r"|名额是核定数|核定名额|None人|文件未载明")  # fmt: skip


def test_no_sentence_is_made_of_nothing(folder):
    plan(folder, "new", YEAR)
    said = made(folder, drafts=True)
    found = {path: NOTHING.findall(str(text)) for path, text in said.items()
             if path.startswith(f"{YEAR}/") and NOTHING.search(str(text))}  # fmt: skip
    assert found == {}
    assert "待定" in said[f"{YEAR}/timeline.md"]


def test_nothing_comes_from_a_text_that_is_not_issued(folder):
    """Neither on pages nor in tables, calendars, papers or the open data."""
    plan(folder, "new", YEAR)
    filled(folder)
    said = {
        path: text.decode("utf-8", "replace") if isinstance(text, bytes) else text
        for path, text in made(folder, drafts=True).items()
    }
    kind = re.compile('"kind": "原文"|原文：[^“与]|出处：原文|"origin[^>]*>原文|,原文,')
    of_draft = {p: text for p, text in said.items() if p.startswith((YEAR, f"api/v1/{YEAR}"))}
    assert {path: found for path, text in of_draft.items() if (found := kind.findall(text))} == {}
    for path in (f"api/v1/{YEAR}/phases.json", f"{YEAR}/timeline.md", f"{YEAR}/calendar.ics"):
        assert "草案" in of_draft[path], path
    assert '"kind": "原文"' in said["api/v1/2025/phases.json"]


# --- issued ---------------------------------------------------------------------------------------


def contents(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_is_missing_is_told_all_at_once(folder, capsys):
    plan(folder, "new", YEAR)
    before = contents(folder)
    assert plan(folder, "issue", YEAR) == 1
    told = capsys.readouterr().err
    for each in ("P1、P2 的起止时间", "证书甲的名额", "证书乙的名额", "--number", "--date"):
        assert each in told
    assert contents(folder) == before


def test_what_the_check_refuses_is_not_issued(folder, capsys):
    plan(folder, "new", YEAR)
    filled(folder)
    before = contents(folder)
    assert plan(folder, "issue", YEAR, "--number", "示卫院（2031）3号", "--date", "2031-02-20") == 1
    assert "DOC-01" in capsys.readouterr().err
    assert contents(folder) == before


def test_it_is_written_whole_or_not_at_all(folder, capsys, monkeypatch):
    plan(folder, "new", YEAR)
    filled(folder)
    before, replace_all = contents(folder), files.replace_all

    def failing(texts):
        if not str(next(iter(texts))).startswith(str(folder)):
            return replace_all(texts)  # the trial in a copy
        raise OSError(28, "disk full")

    monkeypatch.setattr(files, "replace_all", failing)
    assert plan(folder, "issue", YEAR, "--number", NUMBER, "--date", "2031-02-20") == 2
    assert "没有改动" in capsys.readouterr().err
    assert contents(folder) == before


def test_a_year_from_its_beginning_to_the_next(folder, capsys):
    plan(folder, "new", YEAR)
    filled(folder)
    assert plan(folder, "issue", YEAR, "--number", NUMBER, "--date", f"{YEAR}-02-20") == 0
    assert plan(folder, "check") == 0
    assert NUMBER in (folder / YEAR / "issued.txt").read_text("utf-8")
    plans = check(folder, None).plans
    assert [(p.year, p.status.name) for p in plans] == [(2025, "执行中"), (2031, "执行中")]
    assert plan(folder, "archive", "2025") == 0
    assert plan(folder, "archive", "2025") == 2  # once
    pages = made(folder)
    assert f"{YEAR}年“技能通”" in pages["index.md"]
    led = pages["2025/certificates/alpha.md"]
    assert f'href="../../{YEAR}/certificates/alpha.html">看{YEAR}年的这一页' in led
    assert "banner" not in pages[f"{YEAR}/certificates/alpha.md"]
    capsys.readouterr()
    assert plan(folder, "new", "2032") == 0
    assert f"照 {YEAR} 年的方案起草" in capsys.readouterr().out
    assert plan(folder, "check") == 0
    assert not [path for path in made(folder) if "2032" in path]


def test_a_page_that_the_year_in_force_has_not_leads_to_its_first(folder):
    plan(folder, "new", YEAR)
    filled(folder)
    (folder / YEAR / "summaries" / "declaration.yaml").unlink()
    plan(folder, "issue", YEAR, "--number", NUMBER, "--date", f"{YEAR}-02-20")
    plan(folder, "archive", "2025")
    pages = made(folder)
    addresses = {path.removesuffix(".md") + ".html" for path in pages if path.endswith(".md")}
    for path, text in pages.items():
        for link in re.findall(r'role="note">.*?href="([^"]*)"', str(text)):
            here = Path("/", path).parent
            there = (here / link).resolve().as_posix().removeprefix("/")
            assert there in addresses, f"{path} leads to {there}"
        if path.startswith("2025/") and path.endswith(".md"):
            assert f"现在执行的是{YEAR}年的方案" in text, path


def test_an_abolished_plan_says_by_what(folder):
    plan(folder, "new", YEAR)
    filled(folder)
    plan(folder, "issue", YEAR, "--number", NUMBER, "--date", f"{YEAR}-02-20")
    document = f"关于废止方案的决定（示卫院〔{YEAR}〕9号）"
    assert plan(folder, "abolish", YEAR, "--document", document, "--date", f"{YEAR}-06-03") == 0
    assert plan(folder, "check") == 0
    pages = made(folder)
    assert f"已于{YEAR}年6月3日废止（{document}）" in pages[f"{YEAR}/index.md"]
    assert f"方案已于{YEAR}年6月3日废止" in pages[f"{YEAR}/teams/alpha.pdf"]
    assert "废止" not in pages[f"{YEAR}/document.pdf"], "as issued, and nothing else"
    assert "2025年“技能通”" in pages["index.md"], "the newest that was not revoked is the home page"


# --- what a draft is advised ----------------------------------------------------------------------


def test_a_draft_is_told_to_mend_its_text_and_writes_no_errata(folder):
    plan(folder, "new", YEAR)
    file = folder / YEAR / "document.yaml"
    edit(
        file,
        (
            "学院设立专项经费，实行专账核算。",
            "学院设立专项经费，实行专账核算。使学员得证书（试行。",
        ),
    )
    edit(folder / YEAR / "citations.yaml", ("number: 示教〔2024〕1号", "number: null"))
    told = [d for d in check(folder, None).diagnostics if d.code in ("SRC-04", "REF-06")]
    assert {d.code for d in told} == {"SRC-04", "REF-06"}
    for each in told:
        assert "errata" not in each.advice, each.advice
        assert "原文不改" not in each.advice, each.advice
