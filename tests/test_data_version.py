"""The version is a value: a commit, a commit with changes, or unknown and why; and official papers
are made from nothing but a commit."""

import io
import os
import shutil
import zipfile

import pypdfium2
import pytest
from repositories import commit, git
from test_paper import docx_text, pdf_text

from generators.cli.main import main
from generators.core.git import data_version
from generators.core.git.data_version import version_of
from generators.site import edition
from generators.site.edition import make_edition
from generators.site.pages import opendata, paper_files, printed_papers

BASE_FILE = "plan/2025/commitments.yaml"


@pytest.fixture
def repository(tmp_path, base_folder):
    """A plan and a program that is kept beside it, both committed."""
    root = tmp_path / "repository"
    shutil.copytree(base_folder, root / "plan")
    (root / "generators").mkdir()
    (root / "generators/x.py").write_text("x\n", "utf-8")
    (root / ".gitignore").write_text("*.local.yaml\nsite/\n", "utf-8")
    git(tmp_path, "init", "--quiet", "--initial-branch", "main", str(root))
    commit(root)
    return root


def put(root, path, text="x\n"):
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, "utf-8")


CHANGES = {
    "nothing": (lambda root: None, False),
    "a file of the plan": (lambda root: put(root, BASE_FILE), True),
    "a file more": (lambda root: put(root, "plan/2025/notices/x.yaml"), True),
    "a file less": (lambda root: (root / BASE_FILE).unlink(), True),
    "one that is only staged": (
        lambda root: (put(root, BASE_FILE), git(root, "add", "--all")), True,
    ),
    "one that git is told to ignore": (lambda root: put(root, "plan/2025/x.local.yaml"), True),
    "a mode": (lambda root: (root / BASE_FILE).chmod(0o755), True),
    "the program beside it": (lambda root: put(root, "generators/x.py", "y\n"), True),
    "something that is nobody's": (lambda root: put(root, "notes.txt"), False),
    "the site": (lambda root: put(root, "site/index.html"), False),
    "what an editor has open": (lambda root: put(root, "plan/2025/.x.yaml.swp"), False),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_whether_it_is_what_was_committed(name, repository):
    change, changed = CHANGES[name]
    change(repository)
    before = (repository / ".git/index").stat().st_mtime_ns
    found = version_of(repository / "plan")
    assert found.is_commit is not changed
    head = git(repository, "rev-parse", "HEAD")[:10]
    assert found.words == (f"{head}，加上没有提交的改动" if changed else head)
    assert (repository / ".git/index").stat().st_mtime_ns == before  # git is asked, and left alone


def test_what_kind_of_repository_it_is(repository, tmp_path):
    commit(repository)
    head = git(repository, "rev-parse", "HEAD")[:10]
    shallow, tree, outer = (tmp_path / name for name in ("shallow", "tree", "outer"))
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{repository}", str(shallow))
    git(repository, "worktree", "add", "--quiet", "--detach", str(tree))
    git(tmp_path, "init", "--quiet", str(outer))
    git(outer, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add",
        str(repository), "inner")  # fmt: skip
    for folder, told in (
        (repository, head),
        (shallow, f"{head}（浅克隆，以前的版本不全）"),
        (tree, f"{head}（另开的工作树）"),
        (outer / "inner", f"{head}（别的版本库的子模块）"),
    ):
        found = version_of(folder / "plan")
        assert (found.told, found.words, found.is_commit) == (told, head, True)


def foreign(root, monkeypatch):
    """Git's own way to have a repository look like somebody else's."""
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")


def without_git(root, monkeypatch):
    monkeypatch.setenv("PATH", str(root))


def no_repository(root, monkeypatch):
    shutil.rmtree(root / ".git")


def no_commit(root, monkeypatch):
    shutil.rmtree(root / ".git")
    git(root, "init", "--quiet")


def in_the_repository_of_something_else(root, monkeypatch):
    """Which ignores it: a clean commit, of which not a byte is from here."""
    git(root, "rm", "--quiet", "-r", "--cached", "plan")
    put(root, ".gitignore", "plan/\n")
    commit(root)


UNKNOWN = {
    foreign: "版本库属于别的用户", without_git: "没有装 git", no_repository: "这里没有版本库",
    no_commit: "版本库里没有要找的内容", in_the_repository_of_something_else: "还没有提交过",
}  # fmt: skip


@pytest.mark.parametrize("happens", UNKNOWN, ids=lambda each: each.__name__)
def test_what_is_not_known_says_why(happens, repository, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(repository.parent))
    happens(repository, monkeypatch)
    found = version_of(repository / "plan")
    assert not found.is_commit
    assert found.words == "没有版本记录"
    assert UNKNOWN[happens] in found.told


# --- what is made ---------------------------------------------------------------------------------


@pytest.fixture
def told_truly(monkeypatch):
    monkeypatch.setattr(edition, "version_of", data_version.version_of)


def papers(folder, section):
    made = make_edition(folder, None)
    for sheet in printed_papers.sheets(made.newest):
        if sheet.section == section:
            paper = paper_files.paper_of(made, sheet)
            pdf, docx = paper_files.printed(made, made.newest, sheet.path, paper)
            text = pdf_text(pdf.content) + docx_text(docx.content)
            yield paper, sheet.draft(), text, feet(pdf.content, docx.content)


def feet(pdf, docx):
    """What stands on each page of the PDF, and at each foot of the DOCX."""
    with pypdfium2.PdfDocument(pdf) as document:
        yield from (page.get_textpage().get_text_range() for page in document)
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        for name in archive.namelist():
            if name.startswith("word/footer"):
                yield archive.read(name).decode("utf-8")


OFFICIAL = (printed_papers.ISSUED, printed_papers.OFFICIAL)


@pytest.mark.parametrize("section", OFFICIAL)
@pytest.mark.parametrize("committed", [True, False])
def test_official_papers_are_made_from_nothing_but_a_commit(
    committed, section, repository, told_truly
):
    if not committed:
        put(repository, "generators/x.py", "y\n")
    found = list(papers(repository / "plan", section))
    assert found
    for paper, draft, text, pages in found:
        assert ("样张" in text) is not committed
        assert (paper.mark == draft.mark) is committed
        if draft.number:
            assert (draft.number in text.replace("\n", "")) is committed
        if not committed:
            head = git(repository, "rev-parse", "HEAD")[:10]
            assert f"样张，不是正式文件　数据版本：{head}，加上没有提交的改动" in paper.version
            assert text.startswith("样张")  # in the red head of the PDF
            assert all("样张，不是正式文件" in page for page in pages)


def test_without_a_repository_they_are_samples_too(repository, told_truly):
    shutil.rmtree(repository / ".git")
    for paper, _, text, _ in papers(repository / "plan", printed_papers.OFFICIAL):
        assert paper.version == "样张，不是正式文件　数据版本：没有版本记录"
        assert "样张" in text


def test_forms_stay_forms_and_name_the_version(repository, told_truly):
    put(repository, "generators/x.py", "y\n")
    for paper, draft, _, _ in papers(repository / "plan", printed_papers.LISTS):
        assert (paper.mark, paper.number) == (draft.mark, draft.number)
        assert paper.version.endswith("，加上没有提交的改动")


def test_programs_are_told_of_a_commit_only_where_it_is_one(repository, told_truly):
    def version():
        made = {a.path: a.content for a in opendata.render(make_edition(repository / "plan", None))}
        return f'"version": "{git(repository, "rev-parse", "HEAD")}"' in made[opendata.INDEX]

    assert version()
    put(repository, "generators/x.py", "y\n")
    assert not version()


def test_a_preview_can_be_made_and_says_what_it_is(repository, told_truly, tmp_path, capsys):
    plan, out = ["--plan", str(repository / "plan")], tmp_path / "out"
    assert main(["export", *plan, str(out)]) == 0
    told = capsys.readouterr().out
    head = git(repository, "rev-parse", "HEAD")[:10]
    assert f"数据版本：{head}\n" in told
    assert "样张" not in told
    before = {path: path.read_bytes() for path in out.rglob("*.pdf")}
    put(repository, "generators/x.py", "y\n")
    assert main(["export", *plan, str(out)]) == 0
    told = capsys.readouterr().out
    assert f"数据版本：{head}，加上没有提交的改动\n" in told
    assert "公文和印发文件因此印成样张" in told
    assert "提交（git commit）以后再生成" in told
    assert any(path.read_bytes() != before[path] for path in before)


def test_every_page_says_what_it_was_made_from(repository, told_truly, tmp_path, capsys):
    put(repository, "generators/x.py", "y\n")
    site = tmp_path / "site"
    assert main(["build", "--plan", str(repository / "plan"), str(site)]) == 0
    head = git(repository, "rev-parse", "HEAD")[:10]
    said = f"数据的版本：{head}，加上没有提交的改动；公文是样张，不是正式文件"
    pages = [path for path in site.rglob("*.html") if "footer" in path.read_text("utf-8")]
    assert len(pages) > 20
    assert [p for p in pages if said not in p.read_text("utf-8")] == []
    assert os.listdir(site / "2025")


def test_a_check_tries_the_official_form_whatever_is_committed(repository, told_truly):
    """What cannot be printed in a head is found before the commit, not behind it."""
    made = make_edition(repository / "plan", None)
    put(repository, "generators/x.py", "y\n")
    assert not made.version.is_commit
    assert made.as_committed().version.is_commit
    for sheet in printed_papers.sheets(made.newest):
        paper = paper_files.paper_of(made.as_committed(), sheet)
        assert paper.mark == sheet.draft().mark
