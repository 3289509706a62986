"""What lies in a plan folder: files, links, what belongs nowhere. Opens nothing.

Links and devices are named and never followed. Knows names and places, not contents.
"""

import os
import re
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from generators.diagnostics import Diagnostic, Location
from generators.read import texts
from generators.shape import schema

MOST_FILES = 2_000
MAX_NAME = 64
FILE_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.yaml")  # it becomes part of an address
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])\..*")  # no file on Windows
_NAME_ADVICE = "文件名用小写英文字母、数字和短横线，以 .yaml 结尾；位置见 plan/README.md"
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


def report(tree: Tree, expected: set[str], missing: Iterable[str], shown) -> Iterator[Diagnostic]:
    """What is wrong with the names and kinds of files. `expected` are the paths that are read,
    `missing` those that should be there; `shown` names a path in messages."""
    strays = sorted((tree.files | tree.others) - expected)
    strays = [path for path in strays if not _below(path, expected)]
    renamed = dict(_renamed(strays, sorted(missing))) if strays and missing else {}
    for path in strays:
        if path in tree.others:
            message = "这里是链接或设备，不是普通文件，没有打开"
            yield texts.NOT_A_FILE.at(_at(shown, path), message, "删去它，放一个普通的文件")
        else:
            yield _stray(path, renamed.get(path), expected, shown)
    yield from _missing(sorted(set(missing) - set(renamed.values())), shown)
    for path in sorted(tree.executable & expected):
        message = "这个文件标成了可以运行的程序"
        advice = f"去掉这个标记：运行 chmod -x {shown(path)}，或重新上传这个文件"
        yield schema.EXECUTABLE.at(_at(shown, path), message, advice)


def too_many(shown) -> Diagnostic:
    message = f"文件夹里的文件超过 {MOST_FILES} 个，没有检查"
    return schema.TOO_MANY.at(_at(shown, ""), message, "删去不属于计划的文件")


def _at(shown, path: str) -> Location:
    return Location(shown(os.fsencode(path).decode("utf-8", "replace")))


def _below(path: str, expected: set[str]) -> bool:
    """Whether a path lies in a folder that stands in the place of a file: told there."""
    parents = path.split("/")[:-1]
    return any("/".join(parents[: n + 1]) in expected for n in range(len(parents)))


def _stray(path: str, meant: str | None, expected: set[str], shown) -> Diagnostic:
    place, name = _at(shown, path), Path(path).name
    folded = {_folded(each): each for each in expected}
    if meant:
        right = Path(meant).name
        message = f"文件名应当是 {right}，现在是 {name}"
        return schema.UNKNOWN_FILE.at(place, message, f"改名为 {right}")
    if twin := folded.get(_folded(path)):
        message = f"文件名 {name} 和 {Path(twin).name} 只差大小写或写法"
        advice = "核对两份内容，留下正确的一份"
        return schema.NAME_CLASH.at(place, message, advice)
    if FILE_NAME.fullmatch(name) and not usable(name):
        why = "是系统保留的名称" if reserved(name) else f"超过 {MAX_NAME} 个字"
        return schema.BAD_NAME.at(place, f"文件名 {name[:40]} {why}", "换一个文件名")
    return schema.UNKNOWN_FILE.at(place, f"这里不放 {name}", _NAME_ADVICE)


def _missing(paths: list[str], shown) -> Iterator[Diagnostic]:
    """A folder of a year that lacks nearly everything is told once."""
    by_folder: dict[str, list[str]] = {}
    for path in paths:
        by_folder.setdefault(path.rpartition("/")[0], []).append(path)
    advice = "从以前的版本里恢复，或照 plan/README.md 新建"
    for folder, lacking in by_folder.items():
        head = f"{folder}/plan.yaml"
        if head in lacking and len(lacking) > 3:
            message = f"{folder} 文件夹里缺少 plan.yaml 等 {len(lacking)} 个文件"
            yield schema.MISSING_FILE.at(_at(shown, head), message, advice)
            continue
        for path in lacking:
            message = f"缺少文件 {Path(path).name}"
            yield schema.MISSING_FILE.at(_at(shown, path), message, advice)


def _renamed(strays: list[str], missing: list[str]) -> Iterator[tuple[str, str]]:
    """(stray, missing) of a file that is there under a wrong name."""
    from difflib import get_close_matches

    left = list(missing)
    for path in strays:
        folder, _, name = path.rpartition("/")
        known = {Path(m).name: m for m in left if m.rpartition("/")[0] == folder}
        plain = _folded(name).replace(" ", "").replace("_", "-").split(".")[0] + ".yaml"
        near = get_close_matches(plain, known, n=1, cutoff=0.85)
        if near:
            left.remove(known[near[0]])
            yield path, known[near[0]]


def _folded(path: str) -> str:
    return unicodedata.normalize("NFKC", path).casefold()
