"""What a row of a table is: where a fault can be made, how, and where it must be told."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from mutants.plans import BASE, REAL, Plan

# What a replacement is: a text, or a function that gives some.
Become = str | Callable[[re.Match, Random, Plan], list[str]]

CERTIFICATE, DEPARTMENT = "*/certificates/*.yaml", "*/departments/*.yaml"
DOCUMENT, TIMELINE, GROUPS = "*/document.yaml", "*/timeline.yaml", "*/groups.yaml"
COMMITMENTS, AMENDMENTS, HEAD = "*/commitments.yaml", "*/amendments/*.yaml", "*/plan.yaml"
NEW_AMENDMENT = "2025/amendments/2025-05-05-a9.yaml"  # a file that base has not
END = r"^(?:      - text|          -):? ?[^\n“]*()。$"  # of a paragraph or an item
NOTHING = ("null", "~", "")
DRAFT, IN_BASE = {"draft": True}, {"plans": BASE}


@dataclass(frozen=True)
class Row:
    """A fault of `code`: in files like `files`, what `find` finds (its last group, where it has
    groups without a name) becomes one of `become`. The finding is on that line, or where `at` is
    found in the changed text, or in another file (glob, regex); <x> in `at` is what group x found.
    A `draft` has no issued text: in an issued plan the change itself would be the fault. Of a
    change (CHG) the plan is the version before, and with the fault the proposed one; with `past`
    it is the other way round, so that the proposed version is the valid one. `actor` proposes it.
    """

    code: str
    files: str
    find: str
    become: tuple[Become, ...]
    at: str | tuple[str, str] = ""
    draft: bool = False
    plans: str = f"{BASE} {REAL}"
    past: bool = False
    actor: str = ""


def rows(code: str, *entries: tuple, **more) -> list[Row]:
    """Rows of one code: (files, find, become..., {options})."""
    made = []
    for files, find, *become in entries:
        options = more | (become.pop() if isinstance(become[-1], dict) else {})
        made.append(Row(code, files, find, tuple(become), **options))
    return made
