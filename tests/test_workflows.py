"""The workflows and the CI script pass four linters, offline. A missing linter is a failure.

Knows the files under .github/workflows and .ci; knows nothing of what they run.
"""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
WORKFLOWS = sorted(
    path.relative_to(ROOT).as_posix() for path in ROOT.glob(".github/workflows/*.yml")
)

LINTERS = {
    "zizmor": ["--offline", "--pedantic", "--no-progress", "--color=never", *WORKFLOWS],
    "actionlint": ["-no-color", "-shellcheck", str(BIN / "shellcheck"), *WORKFLOWS],
    "check-jsonschema": ["--builtin-schema", "vendor.github-workflows", *WORKFLOWS],
    "shellcheck": ["--color=never", ".ci/run"],
}


@pytest.mark.parametrize("tool", LINTERS)
def test_linter_finds_nothing(tool):
    done = subprocess.run(
        [BIN / tool, *LINTERS[tool]], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("workflow", WORKFLOWS)
def test_actions_are_pinned_by_commit_with_their_version(workflow):
    uses = re.findall(r"\buses: *(.+)", (ROOT / workflow).read_text("utf-8"))
    assert uses
    pinned = re.compile(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
    assert [use for use in uses if not pinned.fullmatch(use)] == []
