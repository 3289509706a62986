"""What blocks expect, held against what was found, or written anew."""

import difflib
from collections.abc import Iterable
from pathlib import Path

import pytest

from generators.checks.catalogue.block_notation import Block, parse

ROOT = Path(__file__).parent.parent


def escaped(text: str) -> str:
    """As it can be seen in a block; a blank at the end of a line would get lost."""
    shown = "".join(c if c.isprintable() else _escape(c) for c in text)
    return f"{shown[:-1]}<U+0020>" if shown.endswith(" ") else shown


def _escape(char: str) -> str:
    code = ord(char)
    return f"<0x{code - 0xDC00:02X}>" if 0xDC80 <= code <= 0xDCFF else f"<U+{code:04X}>"


def settle(block: Block, found: Iterable[str], bless: bool) -> None:
    """Fails, with what differs, unless `found` is what the block expects; or writes it there."""
    found = [escaped(line) for line in found]
    if bless:
        _bless(ROOT / block.file, block, found)
    else:
        _compare([block], list(block.expected), found)


def settle_in_any_order(blocks: list[Block], found: Iterable[str], bless: bool) -> None:
    """The same of blocks that are made together (one at a time, to be blessed)."""
    expected = sorted(line for block in blocks for line in block.expected)
    found = [escaped(line) for line in found]
    if bless and expected != sorted(found):
        (block,) = blocks
        settle(block, found, bless)
    elif not bless:
        _compare(blocks, expected, sorted(found))


def _compare(blocks: list[Block], expected: list[str], found: list[str]) -> None:
    if found != expected:
        places = ", ".join(f"{block.place} {block.title}".strip() for block in blocks)
        lines = [line for line in difflib.ndiff(expected, found) if not line.startswith("?")]
        told = "\n".join([f"{places}: - expected, + found (--bless writes what is found)", *lines])
        pytest.fail(told, pytrace=False)


def _bless(file: Path, block: Block, found: list[str]) -> None:
    """Only lines of what is expected are written anew; blocks above may have been blessed since."""
    text = file.read_text("utf-8")
    now = parse(text, block.file)[block.number]
    lines = text.split("\n")
    lines[now.end : now.end + len(now.expected)] = [f"={line}" for line in found]
    if found != list(now.expected):
        file.write_text("\n".join(lines), "utf-8")
