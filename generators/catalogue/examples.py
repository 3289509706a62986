"""An example for each code: some lines of a plan that fail, and the same lines mended.

Kept in examples.json beside this module (JSON, since YAML refuses what they show), for the plan in
tests/plans/base/; a test runs both.
Codes of whole files (encodings, links, missing files) have none.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generators.privacy import personal

_FILE = Path(__file__).with_name("examples.json")


@dataclass(frozen=True)
class Example:
    """`wrong` in the place of `right` in `file` gives the code. A `draft` is one of a plan that
    has not been issued; in an issued one the change itself would be the fault (SRC-05).
    `aside` has nothing to do with the code and is left out where the lines are shown."""

    code: str
    file: str
    wrong: str
    right: str
    draft: bool = False
    aside: str = ""

    @property
    def of_versions(self) -> bool:
        """Whether `right` is what stood there, and `wrong` what it was changed to."""
        return self.code.startswith("CHG-")

    @property
    def shown(self) -> str:
        """What fails, as it may be printed: even the numbers of nobody are not published."""
        return personal.mask(self._short(self.wrong))

    @property
    def mended(self) -> str:
        return self._short(self.right)

    def _short(self, lines: str) -> str:
        return lines.replace(self.aside, "") if self.aside else lines


@cache
def examples() -> dict[str, Example]:
    """Every example by its code."""
    return {entry["code"]: Example(**entry) for entry in json.loads(_FILE.read_text("utf-8"))}
