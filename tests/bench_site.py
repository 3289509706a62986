"""P4: the whole site against a bare mkdocs build of the same pages, in turn, medians.

The bare build is mkdocs-material as it comes, with its search, from Markdown that lies ready on
the disk. Ours checks the plan, makes the pages and the documents, and builds. The documents (PDF,
DOCX, XLSX, CSV, ICS) have no counterpart there: what it takes to make, measure and search them,
and to import what prints them, is measured apart and taken off; pages beside them are not.
Processor time, so that a busy machine does not decide.

P6: what each document costs beyond the first, which loads the printers.

P5: the site of a plan ten and a hundred times the size: how time grows with the pages.

Prints figures and judges nothing: machines differ.
"""

import argparse
import gzip
import math
import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from scaled import scaled

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
GOAL = 1.15
PLAN = "tests/plans/2021"  # frozen, so that figures of different days compare
BARE = """
site_name: bare
use_directory_urls: false
theme: {name: material, language: zh, font: false}
plugins: [search]
nav: [{首页: index.md}]
markdown_extensions:
  - attr_list
  - toc: {toc_depth: 3}
  - pymdownx.snippets: {base_path: [%s], check_paths: true}
"""
DOCUMENTS = """
import time
start = time.process_time()
import icalendar, xlsxwriter  # those of the other printers are imported when first used
spent, count, files = time.process_time() - start, 0, []
from pathlib import Path
from generators.site.edition import make_edition
from generators.site.pages import calendars, layout, papers, tables
from generators.checks.prv import leaks
edition = make_edition(Path("tests/plans/2021"), None)
for render in (papers.render, tables.render, calendars.render, layout.render):
    made = render(edition)
    while True:
        start = time.process_time()
        artifact = next(made, None)
        if artifact is None:
            break
        if not artifact.path.endswith(".md"):
            spent, count = spent + time.process_time() - start, count + 1
            files.append((artifact.path, artifact.content))
start = time.process_time()
leaks.in_published([each for each in files if isinstance(each[1], bytes)], {}, "")
print(spent + time.process_time() - start, count)
"""

EACH_DOCUMENT = """
import time
from pathlib import Path
from generators.site.edition import make_edition
from generators.site.pages import printing, sheets
from generators.press.paper import typeset, word
edition = make_edition(Path("tests/plans/2021"), None)
faces, own = printing.fonts(edition), printing.profile(edition)
papers = [printing.paper_of(edition, s) for plan in edition.plans for s in sheets.sheets(plan)]
for make in (lambda paper: typeset.pdf(paper, faces, own), lambda paper: word.docx(paper, own)):
    spent = [time.process_time()]
    for paper in papers:
        make(paper)
        spent.append(time.process_time())
    print(len(papers), spent[1] - spent[0], (spent[-1] - spent[1]) / (len(papers) - 1))
"""


def run(*command: str | Path) -> tuple[float, str]:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
    )  # fmt: skip
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    elapsed = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, command))} 失败：\n{done.stdout}{done.stderr}")
    return elapsed, done.stdout


def bare_project(folder: Path) -> Path:
    """The same pages as Markdown on the disk, and the plainest settings that build them."""
    run(BIN / "plan", "export", "--plan", PLAN, folder / "docs")
    for path in (folder / "docs").rglob("*"):
        if path.is_file() and path.suffix != ".md":
            path.unlink()
    shutil.copytree(ROOT / "docs" / "guide", folder / "docs" / "guide")
    settings = folder / "mkdocs.yml"
    settings.write_text(BARE % ROOT, "utf-8")
    return settings


def first_visit(site: Path) -> tuple[int, int]:
    """(files, compressed bytes) that a browser asks for on the home page; search not used."""
    paths = ["index.html", "assets/site.css", "assets/site.js"]
    paths += ["assets/logo.svg", "assets/favicon.svg"]
    return len(paths), sum(len(gzip.compress((site / path).read_bytes())) for path in paths)


def each_document() -> list[tuple[int, float, float]]:
    """(how many, seconds of the first, of each of the others): of PDF, then of DOCX."""
    told = run(sys.executable, "-c", EACH_DOCUMENT)[1].splitlines()
    return [(int(n), float(first), float(more)) for n, first, more in map(str.split, told)]


def growth(folder: Path) -> tuple[list[int], list[float], float]:
    """(pages, seconds, exponent): the site of a plan ten and a hundred times as large."""
    pages, seconds = [], []
    for times in (10, 100):
        plan, site = scaled(folder / f"plan{times}", times), folder / f"site{times}"
        seconds.append(run(BIN / "plan", "build", "--plan", plan, site)[0])
        pages.append(len(list(site.rglob("*.html"))))
    return pages, seconds, math.log(seconds[1] / seconds[0]) / math.log(pages[1] / pages[0])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    bare, ours, documents, rest = [], [], [], []
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        settings, site = bare_project(folder), folder / "ours"
        for _ in range(rounds + 1):  # the first warms the disk and is not counted
            bare.append(run(BIN / "mkdocs", "build", "-q", "-f", settings)[0])
            ours.append(run(BIN / "plan", "build", "--plan", PLAN, site)[0])
            spent, count = run(sys.executable, "-c", DOCUMENTS)[1].split()
            documents.append(float(spent))
            rest.append((ours[-1] - documents[-1]) / bare[-1])
        pages = len(list(site.rglob("*.html")))
        files, size = first_visit(site)
        grown, spent, exponent = growth(folder)
        each = each_document()
    print(f"P4  （plan build − 文件）÷ 同样页面的 mkdocs = {median(rest[1:]):.2f}   目标 ≤ {GOAL}")
    print(f"    {pages} 页，{count} 个文件，{rounds} 轮，轮流运行，中位数；{os.cpu_count()} 核")
    for name, values in (("mkdocs build", bare), ("plan build", ours), ("文件", documents)):
        print(f"    {name:<16}{median(values[1:]):.2f} s")
    print(f"P5  时间随页数增长的指数 = {exponent:.2f}   目标 ≤ 1.1")
    for count, time in zip(grown, spent, strict=True):
        print(f"    {count:>5} 页  {time:.2f} s，每页 {time / count * 1000:.0f} ms")
    print(f"P6  第一份以后每份文件 = {max(more for *_, more in each):.3f} s   目标 ≤ 0.1 s")
    for name, (count, first, more) in zip(("PDF", "DOCX"), each, strict=True):
        print(f"    {name:<5}{count} 份：第一份 {first:.3f} s，以后每份 {more * 1000:.0f} ms")
    print(f"P7  首页第一次打开：{files} 个请求，{size / 1000:.1f} KB（gzip）   目标 ≤ 7，≤ 75 KB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
