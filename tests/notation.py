"""Plans as the blocks of tests/cases, pairs, merges and slips make them.

How a block is written says generators/checks/catalogue/block_notation.py; what is
expected of it is a matter of the test that runs it (blessing.py).
"""

import re
from collections.abc import Iterable
from functools import cache
from itertools import groupby
from pathlib import Path

from generators.checks.catalogue.block_notation import (
    REST,
    Block,
    BlockError,
    Change,
    Hunk,
    parse,
    unescaped,
)

TESTS = Path(__file__).parent
PLANS = TESTS / "plans"
BESIDE = "beside"
Files = dict[str, bytes]


class Apart(BlockError):
    """Two blocks that change the same, or stand on plans of which neither comes from the other."""


def read(file: Path) -> list[Block]:
    return parse(file.read_text("utf-8"), file.relative_to(TESTS.parent).as_posix())


# --- what a block makes ---------------------------------------------------------------------------


@cache
def plan(name: str, side: str = "") -> Files:
    """A plan of tests/plans by its name: a folder, or what a text makes of another plan; or what
    stands beside it."""
    folder = PLANS / name
    if not folder.is_dir():
        (block,) = read(PLANS / f"{name}.txt")
        return together(block, side=side)
    if side == BESIDE:
        return {}
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@cache
def grounds(name: str) -> tuple[str, ...]:
    """The name of a plan, and of those it is made from."""
    if (PLANS / name).is_dir():
        return (name,)
    (block,) = read(PLANS / f"{name}.txt")
    return (name, *grounds(ground(block)))


def ground(block: Block) -> str:
    return block.words.get("on", "base")


def together(*blocks: Block, side: str = "") -> Files:
    """The files that blocks make of their plan, as they are after the change; or those of a `side`,
    such as `before` the change.

    Of two blocks (a red case and a slip somewhere else, say) each place is looked for in the plan
    as it was without the other, so their order is nothing. They do not fit together, and `Apart` is
    raised, if they change the same lines, or one the whole of a file that the other changes, or if
    neither of their plans is made from that of the other (a draft of base and base itself fit, and
    make a change of the draft).
    """
    files = dict(plan(_shared_ground(blocks), BESIDE if side == BESIDE else ""))
    parts: dict[str, list[tuple[Block, Change]]] = {}
    for block in blocks:
        for change in block.changes:
            if change.side == side:
                parts.setdefault(change.path, []).append((block, change))
                if change.how == "copies":
                    files |= _copies(files, block, change)
    for path, changes in parts.items():
        _change(files, path, changes)
    return files


def lay(files: Files, folder: Path) -> Path:
    """Written into a folder."""
    made = set()
    for path, raw in files.items():
        file = folder / path
        if file.parent not in made:
            made.add(file.parent)
            file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(raw)
    return folder


def _shared_ground(blocks: Iterable[Block]) -> str:
    names = {ground(block) for block in blocks}
    found = [name for name in names if names <= set(grounds(name))]
    if not found:
        raise Apart(f"{_places(blocks)}: on different plans, {' and '.join(sorted(names))}")
    return found[0]


def _copies(files: Files, block: Block, change: Change) -> Files:
    copies = {}
    for path, raw in files.items():
        if path == change.of or path.startswith(f"{change.of}/"):
            text = _text(raw)
            for old, new in change.words:
                text = text.replace(old, new)
            copies[change.path + path.removeprefix(change.of)] = _raw(text)
    if not copies:
        raise _wrong(block, change.line, f"there is no {change.of} to copy")
    return copies


def _change(files: Files, path: str, changes: list[tuple[Block, Change]]) -> None:
    block, change = changes[0]
    if len(changes) > 1 and any(each.how for _, each in changes):
        raise Apart(f"{_places(each for each, _ in changes)}: one changes the whole of {path}")
    if change.how == "new" and path in files:
        raise _wrong(block, change.line, f"{path} is there already; `whole` replaces it")
    if change.how in ("new", "whole"):
        if change.how == "whole" and path not in files:
            raise _wrong(block, change.line, f"there is no {path}; `new` adds it")
        files[path] = _raw("".join(_come(hunk.lines, []) for hunk in change.hunks))
    elif path in files and change.how == "removed":
        del files[path]
    elif path in files:
        edits = [(*edit, each) for each, c in changes for h in c.hunks
                 for edit in _edits(h, _text(files[path]), each, path)]  # fmt: skip
        text = _edited(_text(files[path]), edits, path)
        files[path] = text.encode(change.of) if change.how == "in" else _raw(text)
    elif change.how != "copies":
        raise _wrong(block, change.line, f"there is no {path}")


def _edited(text: str, edits: list[tuple[int, int, str, Block]], path: str) -> str:
    at, parts = 0, []
    edits.sort(key=lambda edit: edit[:2])
    for (start, end, new, block), former in zip(edits, [None, *edits], strict=False):
        if former and (start < former[1] or start == end == former[0] == former[1]):
            line = text.count("\n", 0, start) + 1
            raise Apart(f"{_places((former[3], block))}: both change line {line} of {path}")
        parts += [text[at:start], new]
        at = end
    return "".join([*parts, text[at:]])


# --- where a hunk belongs -------------------------------------------------------------------------


def _edits(hunk: Hunk, text: str, block: Block, path: str) -> list[tuple[int, int, str]]:
    """Which stretches of the text go, and what comes there."""
    part = [mark for mark, _ in hunk.lines] == ["-", "+"]
    end = "" if part else r"(?:\n|\Z)"
    pattern = "".join(_pattern(*line) + end for line in hunk.lines if line[0] in " -")
    found = list(re.finditer(pattern if part else f"(?m:^){pattern}", text)) if pattern else []
    if len(found) != 1:
        raise _wrong(block, hunk.line, _lost(hunk, text, path, found))
    at, rest, edits = found[0].start(), list(found[0].groups()), []
    if part:
        return [(*found[0].span(), _come(hunk.lines, rest).removesuffix("\n"))]
    for stays, lines in groupby(hunk.lines, lambda line: line[0] == " "):
        run, start = list(lines), at
        for _ in (mark for mark, _ in run if mark in " -"):
            at = text.find("\n", at) + 1 or len(text)
        edits += [] if stays else [(start, at, _come(run, rest))]
    return edits


def _pattern(mark: str, line: str) -> str:
    rest = r"([^\n]*?)" if mark == "-" else r"[^\n]*?"
    return rest.join(re.escape(unescaped(piece)) for piece in line.split(REST))


def _come(lines: Iterable[tuple[str, str]], rest: list[str]) -> str:
    """The lines that come, with what stood where they leave something out."""
    text = ""
    for mark, line in lines:
        if mark == "+":
            first, *more = line.split(REST)
            text += unescaped(first)
            for piece in more:
                text += (rest.pop(0) if len(rest) > 1 else rest[0]) + unescaped(piece)
            text += "\n"
        elif mark == "\\":
            text = text.removesuffix("\n")
    return text


def _lost(hunk: Hunk, text: str, path: str, found: list[re.Match]) -> str:
    lines = [str(text.count("\n", 0, each.start()) + 1) for each in found]
    if lines:
        return f"stands {len(lines)} times in {path} (lines {', '.join(lines)}): write more of it"
    part = [mark for mark, _ in hunk.lines] == ["-", "+"]
    for mark, line in hunk.lines:
        pattern = _pattern(mark, line)
        if mark in " -" and not re.search(pattern if part else f"(?m:^){pattern}(?m:$)", text):
            return f"{path} has no {'' if part else 'line '}“{line}”"
    return f"does not stand like this in {path}" if hunk.of(" -") else "where in the file?"


def _wrong(block: Block, line: int, what: str) -> BlockError:
    return BlockError(f"{block.file}:{line}: {what} ({block.title or 'no name'})")


def _places(blocks: Iterable[Block]) -> str:
    return " and ".join(block.place for block in blocks)


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogateescape")


def _raw(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")
