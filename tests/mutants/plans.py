"""The valid plans that faults are made in: tests/plans/base, forms of it, and the real one."""

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random

from generators.model import file_owners
from mutants import valid

TESTS = Path(__file__).parent.parent
BASE, REAL = "base", "2021"
BOM = "\ufeff"
OWNERS = f"../{file_owners.CODEOWNERS}"  # beside the plan


@dataclass(frozen=True)
class Plan:
    """The texts of a valid plan by path; `raw` writes one of them as bytes."""

    name: str
    texts: dict[str, str] = field(hash=False, compare=False)
    crlf: bool = False

    def raw(self, text: str) -> bytes:
        return (BOM + text.replace("\n", "\r\n") if self.crlf else text).encode()

    def names(self, register: str) -> list[str]:
        return re.findall(r"\{name: ([^,}]+)", self.texts[register])


@cache
def plans() -> tuple[Plan, ...]:
    """The valid plans that faults are made in: base, forms of it, and the real one."""
    random = Random("plans")
    base = Plan(BASE, texts_of(TESTS / "plans" / "base"))
    forms = {
        f"{BASE}, commented": (valid.comment_line, valid.blank_line) * 2,
        f"{BASE}, reordered": (valid.block_order, valid.flow_order) * 3,
        f"{BASE}, more": (valid.one_more, valid.empty_option, valid.one_more),
    }
    made = [base, Plan(f"{BASE}, CRLF", base.texts, crlf=True)]
    for name, changes in forms.items():
        texts = dict(base.texts)
        for path in texts:
            if path.endswith(".yaml"):
                for change in changes:
                    texts[path] = change(texts[path], random)
        made.append(Plan(name, texts))
    return (*made, Plan(REAL, texts_of(TESTS / "plans" / REAL)))


@cache
def with_accounts() -> Plan:
    """Base with accounts, the list of owners made from them, and a head that is not known yet."""
    base = Plan(BASE, texts_of(TESTS / "plans" / "base"))
    texts = dict(base.texts)
    entered = "  - {who: 教学部, names: [office]}\n  - {who: 实训部, names: [training]}\n"
    college = texts["college.yaml"].replace("origin:", f"accounts:\n{entered}origin:")
    file = "2025/departments/teaching-office.yaml"
    texts |= {"college.yaml": college, file: texts[file].replace("head: 丙三", "head: null")}
    training = "/plan/2025/departments/training-office.yaml @training @office"
    texts[OWNERS] = f"{file_owners.MARK}\n\n* @office\n{training}\n"
    return Plan(f"{BASE}, accounts", texts)


def texts_of(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files}


def draft_of(plan: Plan) -> Plan:
    """The plan before it is issued: no archive is held against it."""
    texts = {path: text for path, text in plan.texts.items() if not path.endswith("issued.txt")}
    for path in texts:
        if path.endswith("/plan.yaml"):
            texts[path] = re.sub(r"^status: .*$", "status: 草案", texts[path], flags=re.M)
    return Plan(plan.name, texts, plan.crlf)


drafts = cache(draft_of)
