"""Pictures of every page type into screens/: on a phone, a tablet and a desk, in light and dark,
and on paper (PDF); and of every page of every print.

Says which pages are missing and which are wider than a phone. Judges no picture: people do.
"""

import struct
import sys
import zlib
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from browsing import ROOT, build, launch, serve
from playwright.sync_api import Page, sync_playwright

# One of each type; add a line when there is a new one.
PAGES = (
    "index.html",
    "2021/index.html",
    "2021/finder.html",
    "2021/certificates/index.html",
    "2021/certificates/elderly-care.html",
    "2021/majors/index.html",
    "2021/majors/nursing.html",
    "2021/departments/index.html",
    "2021/departments/training-centre.html",
    "2021/organisation.html",
    "2021/timeline.html",
    "2021/calendar.html",
    "2021/document.html",
    "2021/commitments.html",
    "2021/notices/index.html",
    "2021/notices/quotas.html",
    "2021/notices/students/elderly-care.html",
    "2021/notices/departments/training-centre.html",
    "2021/teams/elderly-care.html",
    "2021/questions.html",
    "2021/tables/index.html",
    "changes.html",
    "check.html",
    "data.html",
    "layout.html",
    "rules.html",
    "guide/editing.html",
    "404.html",
)
WIDTHS = {360: 780, 768: 1024, 1280: 800}
PHONE = 360
PRINT_SCALE = 1.2  # dots a point: enough to read
FOLDER = ROOT / "screens"

# The page's own overflow, then the elements that stick out of it without a scroll bar around them.
OVERFLOW = """() => {
  const width = document.documentElement.clientWidth;
  const scrolls = element => {
    for (let e = element.parentElement; e && e !== document.body; e = e.parentElement)
      if (getComputedStyle(e).overflowX !== 'visible') return true;
    return false;
  };
  const excess = document.documentElement.scrollWidth - width;
  if (excess <= 0) return null;
  const wide = [...document.querySelectorAll('body *')]
    .filter(e => e.getBoundingClientRect().right > width + 1 && !scrolls(e))
    .map(e => e.tagName.toLowerCase() + (e.className ? '.' + e.classList[0] : ''));
  return `${excess} px: ${[...new Set(wide)].slice(0, 5).join(', ')}`;
}"""


def pictures(page: Page, address: str, path: str) -> list[str]:
    """Takes all pictures of one page; returns what is wrong with it."""
    wrong, name = [], path.removesuffix(".html").replace("/", "-")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.goto(f"{address}/{path}", wait_until="networkidle")
        for width, height in WIDTHS.items():
            page.set_viewport_size({"width": width, "height": height})
            page.screenshot(path=FOLDER / f"{name}-{width}-{scheme}.png", full_page=True)
            if width == PHONE and (overflow := page.evaluate(OVERFLOW)):
                wrong.append(f"{path} 在 {width} px 下横向溢出 {overflow}")
    page.emulate_media(color_scheme="light")
    page.pdf(path=FOLDER / f"{name}.pdf", prefer_css_page_size=True)
    return wrong


def prints(site: Path) -> int:
    """A picture of every page of every PDF of the site; returns how many there are."""
    count = 0
    for file in sorted(site.rglob("*.pdf")):
        name = file.relative_to(site).with_suffix("").as_posix().replace("/", "-")
        with pypdfium2.PdfDocument(file) as document:
            for number, page in enumerate(document, 1):
                bitmap = page.render(scale=PRINT_SCALE, rev_byteorder=True, prefer_bgrx=True)
                (FOLDER / f"print-{name}-{number}.png").write_bytes(_png(bitmap))
                count += 1
    return count


def _png(bitmap) -> bytes:
    """Four bytes a dot, red first, the fourth unused; each row after its filter, none."""
    raw, width = bytes(bitmap.buffer), bitmap.width * 4
    rows = (raw[y * bitmap.stride : y * bitmap.stride + width] for y in range(bitmap.height))
    dots = (b"".join(row[x : x + 3] for x in range(0, width, 4)) for row in rows)
    head = struct.pack(">IIBBBBB", bitmap.width, bitmap.height, 8, 2, 0, 0, 0)
    parts = (
        (b"IHDR", head),
        (b"IDAT", zlib.compress(b"".join(b"\0" + d for d in dots))),
        (b"IEND", b""),
    )
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def main() -> int:
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.p[nd][gf]"):
        old.unlink()
    with TemporaryDirectory() as temporary, sync_playwright() as playwright:
        site = build(Path(temporary) / "site")
        missing = [path for path in PAGES if not (site / path).is_file()]
        browser = launch(playwright)
        page = browser.new_page(locale="zh-CN")
        with serve(site) as address:
            there = [path for path in PAGES if path not in missing]
            wrong = [text for path in there for text in pictures(page, address, path)]
        browser.close()
        printed = prints(site)
    count = len(there) * (2 * len(WIDTHS) + 1)
    print(f"{count} 张图在 {FOLDER.relative_to(ROOT)}/，横向溢出 {len(wrong)} 处。")
    print(f"印制文件 {printed} 页，一页一张（print-*.png）。")
    print(*wrong, *(f"没有这一页：{path}" for path in missing), sep="\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
