"""Does a file fit its schema? The only module that imports jsonschema_rs.

`jsonschema-rs` is the sieve: it says yes or no in microseconds and starts fast. Only for a file
that does not fit is shape.py imported, which explains with `jsonschema`, keyword by keyword; a
test holds the two to the same verdict. Holds the S codes; knows nothing of what the data mean.
"""

import json
from functools import cache
from pathlib import Path

import jsonschema_rs

from generators import dates
from generators.diagnostics import ERROR, Code, Diagnostic
from generators.source import Source

FOLDER = Path(__file__).resolve().parent.parent / "schemas"

UNKNOWN_KEY = Code("S101", ERROR, "多了不认识的词")
MISSING_KEY = Code("S102", ERROR, "缺少必填的一项")
WRONG_TYPE = Code("S103", ERROR, "内容的种类不对")
NOT_IN_LIST = Code("S104", ERROR, "不在可选的范围内")
BAD_PATTERN = Code("S105", ERROR, "写法不合要求")
OUT_OF_RANGE = Code("S106", ERROR, "数字超出范围")
WRONG_SIZE = Code("S107", ERROR, "长短或数目不合要求")
BAD_FORMAT = Code("S108", ERROR, "日期或网址写法不对")
REPEATED = Code("S109", ERROR, "列表里有重复")
UNKNOWN_FILE = Code("S201", ERROR, "放错了位置的文件")
MISSING_FILE = Code("S202", ERROR, "缺少文件")
CODES = (
    UNKNOWN_KEY, MISSING_KEY, WRONG_TYPE, NOT_IN_LIST, BAD_PATTERN, OUT_OF_RANGE, WRONG_SIZE,
    BAD_FORMAT, REPEATED, UNKNOWN_FILE, MISSING_FILE,
)  # fmt: skip


@cache
def bundle(kind: str) -> dict:
    """The schema of one kind of file with the shared definitions copied in: nothing refers
    to another file, so no validator ever looks for one."""
    text = (FOLDER / f"{kind}.json").read_text("utf-8")
    schema = json.loads(text.replace("common.json#/$defs/", "#/$defs/"))
    schema["$defs"] = _common() | schema.get("$defs", {})
    return schema


@cache
def _common() -> dict:
    return json.loads((FOLDER / "common.json").read_text("utf-8"))["$defs"]


def check(kind: str, source: Source) -> list[Diagnostic]:
    """All shape errors of one file; an empty list when it fits its schema."""
    if _sieve(kind).is_valid(source.data):
        return []
    from generators import shape  # 120 ms, and rarely needed

    return shape.explain(bundle(kind), source)


def _reason(parse):
    """A format check: true, or false with the reason kept by asking `parse` again."""

    def holds(value) -> bool:
        try:
            parse(value)
        except ValueError:
            return False
        return True

    return holds


def _parse_url(text: str) -> None:
    host, _, rest = text.removeprefix("https://").partition("/")
    if not text.startswith("https://") or not host or set(host + rest) & set(" \t@\\<>\"'`"):
        raise ValueError("网址以 https:// 开头，中间没有空格，例如 https://www.example.edu.cn/")


FORMATS = {"plan-date": dates.parse, "day": dates.parse_day, "https-url": _parse_url}
CHECKS = {name: _reason(parse) for name, parse in FORMATS.items()}


@cache
def _sieve(kind: str):
    return jsonschema_rs.Draft202012Validator(
        bundle(kind), formats=CHECKS, validate_formats=True, ignore_unknown_formats=False
    )
