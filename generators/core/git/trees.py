"""Trees of a repository as folders: one, or all versions of a folder one after the other.

Trees are somebody's input: only plain files of a plain name are laid out, no link is followed, and
there is an end to depth, number and size. Every object is asked for once, level by level, so that
a hundred versions cost little more than what is different in them.
"""

import os
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path, PurePosixPath

from generators.core.git.git import NoRevision, git

_MOST_ENTRIES = 3_000  # a little more than a plan may have: the check says so itself
_MOST_BYTES = 1024 * 1024  # of one file; what is larger is no file of a plan
_DEEPEST, _LONGEST_NAME = 8, 255
_PLAIN = {b"100644": 0o644, b"100755": 0o755}  # neither links (120000) nor other repositories
_TREE = b"40000"
_Files = dict[str, tuple[str, int]]  # path -> object, mode
_Entries = list[tuple[bytes, bytes, str]]  # mode, name, object


def lay_out(folder: Path, tree: str, into: Path) -> None:
    """Write the plain files of a tree into a new folder. Raises NoRevision where there is no
    such tree."""
    for _ in in_turn(folder, [tree], into):
        pass


def in_turn(folder: Path, trees: Sequence[str], into: Path) -> Iterator[str]:
    """Lay out one tree after the other in a new folder, and name it once it lies there; only what
    differs from the one before is written. Raises NoRevision where one is not there."""
    into.mkdir(parents=True)
    known = _all_trees(folder, trees)
    listed = {tree: _listed(tree, known) for tree in trees}
    contents = _blobs(folder, {oid for files in listed.values() for oid, _ in files.values()})
    before: _Files = {}
    for tree in trees:
        now = {path: at for path, at in listed[tree].items() if at[0] in contents}
        for path in before.keys() - now.keys():
            _remove(into, path)
        for path, (oid, mode) in now.items():
            if before.get(path) != (oid, mode):
                _write(into / path, contents[oid], mode)
        before = now
        yield tree


def _listed(tree: str, known: dict[str, _Entries]) -> _Files:
    """Its files by path, none of them in the place of another one's folder."""
    found = list(islice(_below(tree, known, ""), _MOST_ENTRIES))
    files = {path: (oid, mode) for path, oid, mode in found if mode is not None}
    return {
        path: (oid, mode)
        for path, (oid, mode) in files.items()
        if not any(parent.as_posix() in files for parent in PurePosixPath(path).parents)
    }


def _write(target: Path, content: bytes, mode: int) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    target.chmod(mode)


def _remove(into: Path, path: str) -> None:
    """A file, and the folders that are empty without it."""
    (into / path).unlink()
    for parent in (into / path).relative_to(into).parents:
        if parent == Path() or any((into / parent).iterdir()):
            break
        (into / parent).rmdir()


def _all_trees(folder: Path, roots: Sequence[str]) -> dict[str, _Entries]:
    """The entries of these trees and of all below them, each tree by its name."""
    known: dict[str, _Entries] = {}
    wanted = list(dict.fromkeys(roots))
    for _ in range(_DEEPEST):
        for name, (oid, content) in zip(wanted, _objects(folder, b"tree", wanted), strict=True):
            known[name] = list(_entries(content, len(oid) // 2))
        inside = (oid for each in known.values() for mode, _, oid in each if mode == _TREE)
        wanted = [oid for oid in dict.fromkeys(inside) if oid not in known]
        if not wanted:
            break
    return known


def _entries(content: bytes, width: int) -> Iterator[tuple[bytes, bytes, str]]:
    """A tree as git stores it: mode, blank, name, zero, and the object in `width` bytes."""
    at = 0
    while at < len(content):
        end = content.index(b"\0", at)
        mode, _, name = content[at:end].partition(b" ")
        at = end + 1 + width
        yield mode, name, content[end + 1 : at].hex()


def _below(
    tree: str, known: dict[str, _Entries], prefix: str
) -> Iterator[tuple[str, str, int | None]]:
    """(path, object, mode) of all that may be written as it is called; a folder has no mode."""
    for mode, name, oid in known.get(tree, ()):
        if name in (b"", b".", b"..") or {*b"\\/"} & {*name} or len(name) > _LONGEST_NAME:
            continue
        path = prefix + os.fsdecode(name)
        if mode == _TREE and path.count("/") < _DEEPEST:
            yield path, oid, None
            yield from _below(oid, known, f"{path}/")
        elif mode in _PLAIN:
            yield path, oid, _PLAIN[mode]


def _blobs(folder: Path, oids: set[str]) -> dict[str, bytes]:
    """The contents of those that are not too large."""
    asked = sorted(oids)
    given = "".join(f"{oid}\n" for oid in asked).encode()
    sizes = git(folder, "cat-file", "--batch-check=%(objectsize)", given=given).split()
    small = [oid for oid, size in zip(asked, sizes, strict=True) if int(size) <= _MOST_BYTES]
    contents = (content for _, content in _objects(folder, b"blob", small))
    return dict(zip(small, contents, strict=True))


def _objects(folder: Path, kind: bytes, names: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """(object, content) of each, in this order. Raises NoRevision where one is no such thing."""
    given = "".join(f"{name}\n" for name in names).encode()
    told, at = git(folder, "cat-file", "--batch", given=given) if names else b"", 0
    for name in names:
        end = told.index(b"\n", at)
        head = told[at:end].split()
        if len(head) != 3 or head[1] != kind:
            raise NoRevision(f"版本库里没有“{name}”")
        content = end + 1
        at = content + int(head[2]) + 1
        yield head[0].decode(), told[content : at - 1]
