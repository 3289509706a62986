"""Where a line may break: what belongs together stays together, on the narrowest phone too.

After the requirements for Chinese text layout (W3C clreq, 3.1 and 3.2): no break within a name, a
number and its unit, a date, a sum such as 2+X. Browsers see no chance for a break beside a
quotation mark (UAX 14, class QU), so a line that ends before one would be torn: between characters
they are given it. The mark of where a fact is from may begin a line: it is as long as a word, and
holding it to the word before would tear that word from its own.

Names of certificates and majors, and some words of headings and tables, stay whole where a line
has room for them.

Knows the HTML of a page and the names it is given; changes no character of the text. Texts in
pictures and code are left alone.
"""

import re
from functools import cache, lru_cache

_APART = re.compile(r"<(svg|pre|code)\b.*?</\1>|<[^>]*>", re.DOTALL)
_PLUS = r"(?:\+|&#43;)"
_UNITS = "[年月日号个人项条页次份种级类字磅行周天元]|毫米|阶段|小时|学时|学分|分钟|万元|[%％]|&#37;"
_FIGURES = re.compile(
    rf"[0-9]+(?:{_PLUS}[A-Z]"
    r"|年[0-9]{1,2}月(?:[0-9]{1,2}日)?[底前初末]?[—－]?"
    r"|-[0-9]{2}(?:-[0-9]{2})?(?![0-9A-Za-z-])"
    rf"|[0-9,.]* ?(?:{_UNITS}))"
)
_OPENING = re.compile("(?<=[\u3400-\u9fff])(?=“)")
_CLOSING = re.compile("(?<=”)(?=[\u3400-\u9fff])")
_NAMED = "[\u3400-\u9fff]+ ?[0-9]+ ?人[；，、]?"
_ITEM, _LISTED = re.compile(_NAMED), re.compile(f"{_NAMED}(?: ?{_NAMED})*")
_KEPT = r'<span class="keep">\g<0></span>'
_WORD = r'<span class="word">\g<0></span>'
# Beside a word that is kept whole browsers break no line either
_BESIDE = re.compile("(?<=[\u3400-\u9fff])(?=<span)|(?<=</span>)(?=[\u3400-\u9fff0-9]|<span)")
_MOST_KEPT = 20_000  # stretches of text, so that a preview built again and again does not grow
_WORDS = frozenset(("负责人", "学生须知", "任务通知", "任务清单", "据表1计算", "首字母"))


def kept_together(html: str, persons: frozenset[str], things: frozenset[str] = frozenset()) -> str:
    """`html` with what may not be torn in spans, and breaks where browsers miss them: names of
    persons never, those of `things` only where a line is too short for them."""
    found: list[str] = []
    at, before = 0, ""
    for apart in _APART.finditer(html):
        text, tag = html[at : apart.start()], apart.group()
        kept = text if text.isspace() else _text(text, before.startswith("<td"), persons, things)
        found += kept, tag
        at, before = apart.end(), tag
    found.append(_text(html[at:], before.startswith("<td"), persons, things))
    return "".join(found)


@lru_cache(_MOST_KEPT)  # the same words stand on many pages
def _text(text: str, in_cell: bool, persons: frozenset[str], things: frozenset[str]) -> str:
    """A stretch without tags; in a cell of a table it may be a list."""
    if in_cell and _LISTED.fullmatch(text):
        return _ITEM.sub(r'<span class="whole">\g<0></span>', text)
    text = _BESIDE.sub("<wbr>", _things(things).sub(_WORD, text))
    if persons:
        text = _persons(persons).sub(_KEPT, text)
    if "“" in text or "”" in text:
        text = _CLOSING.sub("<wbr>", _OPENING.sub("<wbr>", text))
    return _FIGURES.sub(_KEPT, text)


@cache
def _things(names: frozenset[str]) -> re.Pattern[str]:
    """Any of the names or fixed words, the longest that fits; only Chinese tears."""
    chinese = {name for name in names if re.search("[\u3400-\u9fff]", name)}
    words = sorted(chinese | _WORDS, key=lambda name: (-len(name), name))
    return re.compile(f"(?:{'|'.join(map(re.escape, words))})(?:专业)?")


@cache
def _persons(names: frozenset[str]) -> re.Pattern[str]:
    """Any of the names; one of two characters is also set with a space between them."""
    spelt = (" ?".join(name) if len(name) == 2 else re.escape(name) for name in sorted(names))
    return re.compile("|".join(spelt))
