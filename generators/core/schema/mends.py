"""Shape errors with the fix that is certain: `３５` for a number, `2021年9月18日` for a date.

A guess counts only when the text, mended so, has that error no more and no other one instead:
schema and reader decide. Also tells when the indent of one line is behind several errors.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from generators.core import chinese
from generators.core.diagnostics import Diagnostic, Fix
from generators.core.schema import schema
from generators.core.yaml import characters, source
from generators.core.yaml.source import Source

_MOST = 20  # errors of one file that are looked at
_MOST_CHARACTERS = 60_000  # a longer file is not read again and again
_TAIL = re.compile("(?<![A-Za-z])[，,。.；;、 ]+$")
_SEPARATORS = re.compile(r" *[，、,；;/] *")
_STEPS = re.compile(r" *(?:[.．/>＞→，、,]|->) *")
_PATH = re.compile(r"[a-z_]+ *(?:[.．/>＞→]|->)")
_UNSURE = frozenset("[]{}:#,.．>→|\\+& \u3000")  # may part entries as well
_NUMBER = re.compile(r"([0-9]{1,3}(?:[,，][0-9]{3})+|[0-9]{1,9})(?:\.0+)? *(?:人|名|个|项|次|年)?")
_DATE = re.compile(
    r"(?P<year>[0-9]{4}) *[-年./—–－] *(?P<month>[0-9]{1,2}) *"
    r"(?:[-月./—–－] *(?P<day>[0-9]{1,2}) *[日号]?|月? *[/／]? *(?P<third>[上中下])旬|月)?"
    r"(?:[(（](?:星期|周)[一二三四五六日天][)）])?"
    r"(?P<before> *[底末]?(?:之前|以前|前))?"
)
_HAN_NUMBER = re.compile(f"[〇零{chinese.NUMERALS}]+(?=[年月日号点时])")
_COMPACT = re.compile(r"(20[0-9]{2})([0-9]{2})([0-9]{2})")
_ALIKE = str.maketrans("OoIl", "0011")
_TRUE = frozenset(("是", "对", "有", "yes", "true", "on", "y", "√"))
_FALSE = frozenset(("否", "不", "不是", "没有", "no", "false", "off", "n", "×"))
_NULL = frozenset(
    ("", "无", "空", "没有", "未定", "待定", "暂无", "未载明", "文件未载明", "null", "none", "nil",
     "n/a", "-", "—", "——", "/")
)  # fmt: skip
_MENDED = frozenset(
    code.code
    for code in (
        schema.UNKNOWN_KEY, schema.WRONG_TYPE, schema.NOT_IN_LIST, schema.BAD_PATTERN,
        schema.BAD_FORMAT,
    )
)  # fmt: skip
_STRUCTURAL = frozenset(
    code.code for code in (schema.UNKNOWN_KEY, schema.MISSING_KEY, schema.WRONG_TYPE)
)


def problems(kind: str, read: Source) -> list[Diagnostic]:
    """The shape errors of a file, with fixes."""
    found = schema.check(kind, read)
    if not found or len(read.text) > _MOST_CHARACTERS:
        return found
    lines = [d.location.line for d in found if d.code in _STRUCTURAL][:4]
    if lines and isinstance(read.data, dict):
        nearby = sorted({line + more for line in lines for more in (0, 1)})
        moved = source.misplaced(read.text, read.path, nearby, lambda d: schema.fits(kind, d))
        if moved:
            return [moved]
    head = [_mended(kind, read, found, each) for each in found[:_MOST]]
    return head + found[_MOST:]


def _mended(kind: str, read: Source, found: list[Diagnostic], error: Diagnostic) -> Diagnostic:
    place = error.location
    if error.fix or error.code not in _MENDED or place.line != place.end_line:
        return error
    lines = read.text.split("\n")
    line = lines[place.line - 1]
    written = line[place.column - 1 : place.end_column - 1]
    key = error.code == schema.UNKNOWN_KEY.code

    def helps(new: str) -> bool:
        mended = line[: place.column - 1] + new + line[place.end_column - 1 :]
        text = "\n".join([*lines[: place.line - 1], mended, *lines[place.line :]])
        return new != written and _better(kind, read.path, text, found, error)

    for new in _keys(written) if key else _values(written):
        if helps(new):
            return replace(error, fix=Fix(place, new))
    alike = written.translate(_ALIKE)
    if re.search("[0-9]", written) and helps(alike):
        return replace(error, advice=f"你是不是想写“{alike}”？字母 O、l 和数字 0、1 容易弄混")
    return error


def _better(kind: str, path: str, text: str, found: list[Diagnostic], error: Diagnostic) -> bool:
    """Whether a text has this error no more, and none that was not there."""
    read = source.parse(text, path)
    if not isinstance(read, Source):
        return False
    left = {(d.code, d.message) for d in schema.check(kind, read)}
    before = {(d.code, d.message) for d in found}
    return left < before and (error.code, error.message) not in left


def _keys(written: str) -> Iterator[str]:
    plain = characters.narrow(written).strip("“”\"' ")
    yield from (plain, plain.lower(), re.sub(r"[- ]+", "_", plain.lower()))


def _values(written: str) -> Iterator[str]:
    """What may have been meant, the likeliest first."""
    if written[:1] in "[{":
        if written[:1] == "[" and written[-1:] == "]" and "," not in written:
            yield written[1:-1].strip()
        return
    plain = characters.narrow(written).strip("“”‘’\"'「」『』″\u3000 ")
    bare = _TAIL.sub("", plain)
    yield plain
    yield bare
    yield f'"{bare}"'
    yield from _numbers(bare)
    yield from _dates(bare)
    if bare.lower() in _TRUE:
        yield "true"
    if bare.lower() in _FALSE:
        yield "false"
    if bare.lower() in _NULL:
        yield "null"
    yield re.sub("[–—－−‐‑]", "-", bare)
    yield bare.lower()
    if bare[:1].islower():
        yield bare.upper()
    yield re.sub(r"[ _]+", "-", bare.lower())
    if bare:
        yield from _lists(bare.strip("（）()<>《》〈〉〔〕"))


def _lists(bare: str) -> Iterator[str]:
    """A list without its brackets; a path is parted by dots or arrows: `quotas.专业二.declared`."""
    between = _STEPS if _PATH.match(bare) else _SEPARATORS
    entries = [entry for entry in between.split(bare) if entry]
    if entries and not any(set(entry) & _UNSURE for entry in entries):
        yield f"[{', '.join(entries)}]"


def _numbers(bare: str) -> Iterator[str]:
    if match := _NUMBER.fullmatch(bare):
        yield str(int(re.sub("[,，]", "", match[1])))


def _in_digits(match: re.Match[str]) -> str:
    """二〇二五 -> 2025, 十四 -> 14, 三 -> 3."""
    value = chinese.number(match[0])
    return match[0] if value is None else str(value)


def _dates(bare: str) -> Iterator[str]:
    written, clock = chinese.parted(_HAN_NUMBER.sub(_in_digits, bare))
    match = _DATE.fullmatch(written)
    if match:
        month, day, third = match["month"].zfill(2), match["day"], match["third"]
        date = f"{match['year']}-{month}"
        if day:
            date += f"-{day.zfill(2)}"
        if third:
            date += f"/{third}旬"
        date = f"before {date}" if match["before"] else date
        yield from (f"{date} {clock}", date) if clock else (date,)
    if match := _COMPACT.fullmatch(bare):
        yield "-".join(match.groups())
    if match := re.fullmatch(r"([0-9]{4})年?", bare):
        yield f'"{match[1]}"'
