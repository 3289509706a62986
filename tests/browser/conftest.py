"""One build and one browser a run, a fresh page a test, and a record of what a page does wrong."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from browsing import build, launch, serve
from playwright.sync_api import Browser, Page, Playwright, sync_playwright


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Here a skip hides a broken machine: it counts as a failure."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, which counts as failed here: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    return build(tmp_path_factory.mktemp("browser") / "site")


@pytest.fixture(scope="session")
def address(site) -> Iterator[str]:
    with serve(site) as address:
        yield address


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright) -> Iterator[Browser]:
    browser = launch(playwright)
    yield browser
    browser.close()


@dataclass
class Visit:
    """A page, and everything it requested and complained about since it was opened."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("requestfailed", self._failed)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", self._console)

    def _failed(self, request) -> None:
        if request.failure != "net::ERR_ABORTED":  # left for the next page before it came
            self.complaints.append(f"{request.failure}: {request.url}")

    def _console(self, message) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(f"{message.type}: {message.text}")

    def outside(self, start: str) -> list[str]:
        inside = (start, "data:", "blob:")
        return [url for url in self.requests if not url.startswith(inside)]


@pytest.fixture
def visit(browser) -> Iterator[Visit]:
    context = browser.new_context(locale="zh-CN")
    yield Visit(context.new_page())
    context.close()
