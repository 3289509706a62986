"""Options and folders that all tests share."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def pytest_addoption(parser):
    parser.addoption(
        "--bless", action="store_true", help="write what was found as what is expected"
    )


@pytest.fixture(scope="session")
def plan_folder():
    """The real plan."""
    return ROOT / "plan"


@pytest.fixture(scope="session")
def base_folder():
    """A small plan of a fictional college, with amendments; see cases/ for its variations."""
    return ROOT / "tests" / "plans" / "base"
