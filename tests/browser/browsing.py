"""What the browser tests and the screenshots share: build the site, serve it, start a browser.

Uses the Chromium of the machine; playwright's own download is never used. Knows no page.
"""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, Playwright

ROOT = Path(__file__).parent.parent.parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# Quiet start: without these Chromium calls its maker's hosts, and a container has no sandbox.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find_browser() -> str:
    for name in BROWSERS:
        if path := shutil.which(name):
            return path
    raise RuntimeError(f"no browser: none of {', '.join(BROWSERS)} is installed")


def launch(playwright: Playwright, *flags: str) -> Browser:
    return playwright.chromium.launch(executable_path=find_browser(), args=[*FLAGS, *flags])


def build(folder: Path) -> Path:
    """The site of the plan of 2021, as it was frozen for the tests."""
    plan = ROOT / "tests" / "plans" / "2021"
    subprocess.run(
        [sys.executable, "-m", "generators", "build", "--plan", plan, folder],
        cwd=ROOT,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        check=True,
    )
    return folder


class _QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *_args: object) -> None:
        pass


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """The address, without the slash at its end, of the folder's own local server."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_QuietHandler, directory=folder))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
