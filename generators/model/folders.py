"""What lies in a plan folder: files, folders, links. Opens nothing, follows no link."""

import os
import re
import stat
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from generators.core.diagnostics import Diagnostic, Location
from generators.core.schema import schema

MOST_FILES = 2_000
MAX_NAME = 64
FILE_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.yaml")  # it becomes part of an address
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])\..*")  # no file on Windows
_YEAR = re.compile("20[0-9]{2}")
_DEPTH = 8


@dataclass
class Tree:
    """The paths below a plan folder. `others` are links, devices and what cannot be opened."""

    files: set[str] = field(default_factory=set)
    folders: set[str] = field(default_factory=set)
    others: set[str] = field(default_factory=set)
    executable: set[str] = field(default_factory=set)

    @property
    def too_many(self) -> bool:
        return len(self.files) + len(self.others) + len(self.folders) > MOST_FILES

    def names(self, folder: str) -> list[str]:
        """The names of what lies directly in a folder ("2021/certificates/"), in order."""
        entries = self.files | self.others | self.folders
        return sorted(
            path.removeprefix(folder)
            for path in entries
            if path.startswith(folder) and "/" not in path.removeprefix(folder)
        )


def walk(folder: Path) -> Tree:
    """All paths below a folder, hidden ones left out; stops when there are too many."""
    tree = Tree()
    _walk(folder, "", tree)
    if tree.executable == tree.files:  # the disk does not keep this mark
        tree.executable = set()
    return tree


def _walk(folder: Path, prefix: str, tree: Tree) -> None:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        tree.others.add(prefix.removesuffix("/"))
        return
    for entry in entries:
        if tree.too_many:
            return
        if entry.name.startswith(".") and not _of_git(entry.name):
            continue
        path = prefix + entry.name
        mode = entry.stat(follow_symlinks=False).st_mode
        if stat.S_ISREG(mode):
            tree.files.add(path)
            if mode & 0o111:
                tree.executable.add(path)
        elif stat.S_ISDIR(mode) and path.count("/") < _DEPTH:
            tree.folders.add(path)
            _walk(Path(entry.path), f"{path}/", tree)
        else:
            tree.others.add(path)


def _of_git(name: str) -> bool:
    """Files that change how git treats the plan; .gitkeep holds an empty folder."""
    return name.startswith(".git") and name != ".gitkeep"


def usable(name: str) -> bool:
    """Whether a file of this name can be one of a folder's entries."""
    return bool(FILE_NAME.fullmatch(name)) and len(name) <= MAX_NAME and not reserved(name)


def reserved(name: str) -> bool:
    return bool(_RESERVED.fullmatch(name.casefold()))


def like_a_year(folder: str) -> bool:
    """Whether a folder was meant for a year's plan, whatever stands around the year."""
    return "/" not in folder and _YEAR.search(unicodedata.normalize("NFKC", folder)) is not None


def too_many(shown: Callable[[str], str]) -> Diagnostic:
    message = f"文件夹里的文件超过 {MOST_FILES} 个，没有检查"
    return schema.TOO_MANY.at(Location(shown("")), message, "删去不属于计划的文件")


def no_year(shown: Callable[[str], str]) -> Diagnostic:
    message = "一年的计划也没有"
    advice = (
        "一年一个文件夹，以年份命名，例如 2021；从以前的版本里恢复，还没有的运行 plan new 2022 开始"
    )
    return schema.MISSING_FILE.at(Location(shown("")), message, advice)
