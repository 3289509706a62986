"""Readers that a bad file might make of a good one, for the process that reads foreign files."""

import os
import sys
import time
from pathlib import Path

from generators.core.unread import Unread


def by_content(file: Path):
    """Does what stands in the file."""
    return globals()[file.read_text("utf-8").strip()](file)


def says(file: Path):
    sys.stdout.write("this is no answer\n")
    return {"name": file.name, "deep": [1, None, "甲"]}


def refuses(file: Path):
    raise Unread("里面是空的")


def raises(file: Path):
    raise KeyError(file)


def takes_memory(file: Path):
    return len(bytearray(2_000_000_000))


def takes_time(file: Path):
    while True:
        pass


def sleeps(file: Path):
    time.sleep(600)


def says_much(file: Path):
    return "x" * 50_000_000


def ends(file: Path):
    os.abort()


def leaves(file: Path):
    os._exit(0)


def writes(file: Path):
    return file.with_name("written").write_text("x")


def lies(file: Path):
    os.write(3, b"no JSON\n")  # where answers go


def environment(file: Path):
    return sorted(os.environ)
