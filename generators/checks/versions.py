"""Load the earlier versions of a plan from git, public parts only.

A version that does not fit the schemas was never published, and is left out. Only versions that
touch some files are asked for. Knows git through revisions.py, and no output.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from generators.core.git import revisions, trees
from generators.core.git.git import NoRevision
from generators.core.git.revisions import Revision
from generators.model.institutions import Institution
from generators.model.load import Memory, Unfit, load
from generators.model.notices import Notice
from generators.model.plans import Plan


@dataclass(frozen=True)
class Earlier:
    """A former version: its commit, and its plans as of the day of that commit."""

    revision: Revision
    plans: tuple[Plan, ...]

    @property
    def institution(self) -> Institution:
        """That of its plans, of which there must be some, with the names of its own day."""
        return self.plans[-1].registers


@dataclass(frozen=True)
class Past:
    """All former versions, oldest first. Not `whole` where the history is not all there."""

    versions: tuple[Earlier, ...] = ()
    whole: bool = False


def past(folder: Path, touching: tuple[str, ...]) -> Past:
    """The versions in which one of the files (patterns of git) was changed."""
    found = revisions.history(folder, touching)
    if found is None:
        return Past()
    asked = list(_unlike(found.versions))
    known = _known(folder)
    try:
        known.read(folder, [each for each in asked if each not in known.versions])
    except NoRevision:  # a clone without all its objects
        return Past()
    return Past(tuple(known.versions[each] for each in asked), found.whole)


class _Known:
    """What was read of a folder's past. Kept: several outputs ask, a preview is built anew again
    and again, and the past stays as it is."""

    def __init__(self) -> None:
        self.versions: dict[tuple[str, Revision], Earlier] = {}
        self.memory = Memory()

    def read(self, folder: Path, new: list[tuple[str, Revision]]) -> None:
        with TemporaryDirectory(prefix="plan-") as place:
            copy, laid = Path(place, "plan"), [tree for tree, _ in new]
            for version, _ in zip(new, trees.in_turn(folder, laid, copy), strict=True):
                self.versions[version] = _read(copy, version[1], self.memory)


@cache
def _known(folder: Path) -> _Known:
    return _Known()


def _unlike(versions: tuple[tuple[Revision, str], ...]) -> Iterator[tuple[str, Revision]]:
    """Oldest first, without those that left the same tree as the one before."""
    before = None
    for revision, tree in reversed(versions):
        if tree != before and not tree.endswith(" missing"):
            yield tree, revision
        before = tree


def _read(folder: Path, revision: Revision, memory: Memory) -> Earlier:
    try:
        loaded = load(folder, tell=False, memory=memory, former=True)
    except Unfit:
        return Earlier(revision, ())
    if loaded.institution is None:
        return Earlier(revision, ())
    plans = tuple(plan.as_of(revision.day) for plan in loaded.plans)
    return Earlier(revision, tuple(map(_without_drafts, plans)))


def _without_drafts(plan: Plan) -> Plan:
    """What was not yet issued was nobody's business."""
    files = {
        path: entity
        for path, entity in plan.files.items()
        if not isinstance(entity, Notice) or entity.is_issued
    }
    issued = plan.issued_plan and _without_drafts(plan.issued_plan)
    return replace(plan, files=files, issued_plan=issued)
