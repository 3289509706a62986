"""Pictures of every page type into screens/: on a phone, a tablet and a desk, in light and dark,
and on paper (PDF).

Says which pages are missing and which are wider than a phone. Judges no picture: people do.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

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
    "2021/document.html",
    "2021/commitments.html",
    "2021/questions.html",
    "2021/tables/index.html",
    "check.html",
    "rules.html",
    "guide/editing.html",
    "404.html",
)
WIDTHS = {360: 780, 768: 1024, 1280: 800}
PHONE = 360
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
    count = len(there) * (2 * len(WIDTHS) + 1)
    print(f"{count} 张图在 {FOLDER.relative_to(ROOT)}/，横向溢出 {len(wrong)} 处。")
    print(*wrong, *(f"没有这一页：{path}" for path in missing), sep="\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
