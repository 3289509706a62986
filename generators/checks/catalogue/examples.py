"""An example for each code: some lines of a plan that fail, and the same lines mended.

Kept in examples.txt beside this module, blocks (see block_notation.py) over the plans of
tests/plans; a test runs them. Codes of whole files (encodings, links, missing files) have none.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generators.checks.catalogue.block_notation import REST, Block, parse, unescaped
from generators.core.privacy import personal

_FILE = Path(__file__).with_name("examples.txt")


@dataclass(frozen=True)
class Example:
    """A change of one place that gives the code; of two versions (CHG), either of the version
    before or of that after it. What the lines leave out has nothing to do with the code."""

    block: Block

    @property
    def code(self) -> str:
        return self.block.title

    @property
    def file(self) -> str:
        return self.block.changes[0].path

    @property
    def of_versions(self) -> bool:
        """Whether `mended` is what stood there, and `shown` what it was changed to."""
        return self.code.startswith("CHG-")

    @property
    def shown(self) -> str:
        """What fails, as it may be printed: even the numbers of nobody are not published."""
        return personal.mask(self._lines("-" if self._before else "+"))

    @property
    def mended(self) -> str:
        """The same lines as they should be; nothing where the file itself is what fails."""
        return self._lines("+" if self._before else "-")

    @property
    def _before(self) -> bool:
        return self.block.changes[0].side == "before"

    def _lines(self, mark: str) -> str:
        (hunk,) = self.block.changes[0].hunks
        return "\n".join(unescaped(line.replace(REST, "")) for line in hunk.of(f" {mark}"))


@cache
def examples() -> dict[str, Example]:
    """Every example by its code."""
    blocks = parse(_FILE.read_text("utf-8"), _FILE.name)
    return {block.title: Example(block) for block in blocks}
