"""Facts of the lines around the text: the college, title, number, day."""

import re
from collections.abc import Iterator, Mapping, Sequence

from generators.core.chinese import HAN
from generators.exchange.reading.part_marks import DAY, KINDS
from generators.exchange.recognising.pieces import Fact, Piece
from generators.exchange.recognising.times import day

_NUMBER = re.compile(
    rf"([{HAN}]{{1,20}})[〔\[［【(（]\s*(20[0-9]{{2}})\s*[〕\]］】)）]\s*(?:第\s*)?0*([0-9]+)\s*号"
)
_KINDS = "(?:学院|大学|学校|党校)"
_COLLEGE = rf"[{HAN}]{{2,30}}{_KINDS}"  # as far as it goes
_NEAREST = rf"[{HAN}]{{2,30}}?{_KINDS}"


def facts(pieces: Sequence[Piece]) -> Iterator[Fact]:
    """Those that stand around the text, in their order."""
    around = [each for each in pieces if each.clause in ("题头", "落款")]
    by_kind = {each.kind: each for each in reversed(around)}
    yield from _college(by_kind, around)
    if title := by_kind.get("title"):
        words = re.sub(rf"(?<=[{HAN}]) +(?=[{HAN}])", "", title.text)
        yield Fact("title", (), title.clause, title.text, {"title": words})
        found = re.search(f"({KINDS})(?:[（(〔][^）)〕]*[）)〕])?$", words)
        if found:
            yield Fact("kind", (), title.clause, title.text, {"document_kind": found[1]})
    for each in around:
        if each.clause == "题头" and (match := _NUMBER.search(each.text)):
            prefix, year, number = match.groups()
            written = f"{prefix}〔{year}〕{number}号"
            yield Fact("prefix", (), each.clause, match[0], {"document_prefix": prefix})
            yield Fact("number", (), each.clause, match[0], {"number": written})
            break
    signed = [each for each in around if each.clause == "落款"]
    signed += [each for each in pieces if DAY.fullmatch(each.text)]  # an attachment stands behind
    for each in signed:
        if each.kind in ("date", "other", "paragraph", "day") and (on := day(each.text)):
            yield Fact("issued", (), each.clause, each.text, {"issued": on})
            break


def stated_year(texts: Mapping[str, str]) -> int | None:
    """The year that the lines around a text say: that of the title, else of the number, else of
    the day."""
    for kind in ("title", "number", "date"):
        if match := re.search("20[0-9]{2}", day(texts.get(kind, "")) or texts.get(kind, "")):
            return int(match[0])
    return None


def _college(by_kind: dict[str, Piece], around: Sequence[Piece]) -> Iterator[Fact]:
    title = rf"({_NEAREST})(?=[0-9 ]*(?:20|关于|印发|“|实施|开展|学生|教师))"
    asked = [
        (by_kind.get("masthead"), f"(?:中共)?({_COLLEGE})"),
        (by_kind.get("signature"), f"({_NEAREST})"), (by_kind.get("title"), title),
        *((each, f"({_COLLEGE})$") for each in around if each.kind == "other"),
    ]  # fmt: skip
    for each, pattern in asked:
        words = re.sub(r"\s+", "", each.text).removesuffix("文件") if each else ""
        if each and (match := re.match(pattern, words)):
            yield Fact("college", (), each.clause, each.text, {"name": match[1]})
            return
