"""Slips of the hand in a small valid file: blocks of slips.txt, and the shape of the file."""

from pathlib import Path

import notation

from generators.checks.catalogue.block_notation import Block

FILE = "x.yaml"
VALID = notation.plan("slip")[FILE].decode()
SLIPS = notation.read(Path(__file__).with_name("slips.txt"))


def text_of(slip: Block) -> str:
    return notation.together(slip)[FILE].decode()


# The shape of VALID: enough of a schema to choose between several ways to mend a line.
_TEXT, _LIST = {"type": "string"}, {"type": "array", "items": {"title": "一项", "type": "string"}}


def _group(title: str, required: list[str], **properties) -> dict:
    for name, each in properties.items():
        properties[name] = {"title": name, "description": "见示例", **each}
    return {
        "title": title, "description": "见示例", "type": "object", "properties": properties,
        "required": required, "additionalProperties": False,
    }  # fmt: skip


SCHEMA = _group(
    "证书",
    ["name", "number", "origin", "issued", "level", "eligible", "quotas", "team", "note"],
    name=_TEXT,
    number={"type": "integer"},
    origin=_group("出处", ["kind"], kind={"enum": ["原文", "推定"]}, clause=_TEXT),
    issued={"type": "string", "format": "plan-date"},
    level={"enum": ["初级", None]},
    eligible=_group("专业", ["open", "majors"], open={"type": "boolean"}, majors=_LIST),
    quotas={
        "type": "array",
        "items": _group("名额", ["major", "declared"], major=_TEXT, declared={"type": "integer"}),
    },
    team=_group("团队", ["lead", "members"], lead=_TEXT, members=_LIST),
    note=_TEXT,
)
