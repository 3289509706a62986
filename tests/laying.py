"""A folder in which one plan is laid after another: what two of them have in common is written once
and read once, so that a thousand cases cost what is different in them."""

from contextlib import suppress
from pathlib import Path

import notation

from generators.checks.plan_check import Report, check
from generators.model.load import Memory

MOST = 400  # files that are remembered: more than any plan has


class Place:
    """What lies in it is what was laid there last, and nothing else."""

    def __init__(self, root: Path):
        self.root, self.memory = root, Memory()
        self.laid: notation.Files = {}

    def lay(self, *parts: tuple[str, notation.Files]) -> Path:
        """Files, each below a folder of the root ("" is the root itself)."""
        files = {
            f"{folder}/{path}".lstrip("/"): raw
            for folder, part in parts
            for path, raw in part.items()
        }
        for path in self.laid.keys() - files.keys():
            self._remove(self.root / path)
        notation.lay({p: raw for p, raw in files.items() if self.laid.get(p) != raw}, self.root)
        self.laid = files
        if len(self.memory.sources) > MOST:
            self.memory = Memory()
        return self.root

    def check(self, folder: str, *asked, base: str | None = None, **named) -> Report:
        """The report of a folder, held against that of another where a `base` is named."""
        before = self.root / base if base else None
        return check(self.root / folder, *asked, base=before, memory=self.memory, **named)

    def _remove(self, file: Path) -> None:
        file.unlink()
        with suppress(OSError):  # something else is there
            for folder in file.relative_to(self.root).parents[:-1]:
                (self.root / folder).rmdir()
