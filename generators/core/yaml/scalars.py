"""Slips in one text value, quoted or not: quotation marks, blanks, marks that mean something.

Works on a stretch of one line; lines.py and flows.py find the stretches.
"""

import re
from collections.abc import Iterator

from generators.core.yaml import characters, slips, texts
from generators.core.yaml.drafts import Edit
from generators.core.yaml.slips import Options, Slip, seen

WIDE_QUOTES = "“”„‟＂‘’＇"
ASCII_WORD = "[A-Za-z_][A-Za-z0-9_-]*"
_QUOTED = {'"': re.compile(r'"(?:[^"\\]|\\.)*"'), "'": re.compile(r"'(?:[^']|'')*'")}
_ESCAPE = re.compile(
    r"\\(?:(?P<fine>[\\\"tn])|(?P<code>x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}"
    r"|[0abvfreN_LP])|(?P<bad>.))"
)
_NAMED = dict(zip("0abvfreN_LP", "\0\a\b\v\f\r\x1b\x85\xa0\u2028\u2029", strict=True))
_ENTRY = re.compile(r"[^,，、\[\]{}\"':#]+(?=[,\]}])")
_WRAPPED = re.compile(rf"[{WIDE_QUOTES}]([^{WIDE_QUOTES}\"']*)[{WIDE_QUOTES}\"']")
_MARKED = re.compile(r"(`+|\*\*)([^`*]+)\1")  # of chats and web pages
YEAR_IN_BRACKETS = re.compile("(?<=[\u3400-\u9fff])\\[20[0-9]{2}\\](?=第?[0-9]+号)")
_SPECIAL = re.compile(r"[*&!@%`|>,\]}\[{#]|[?:-](?=[ ]|$)")
_FILLED = re.compile("\\{[\u4e00-\u9fff][^{}:,，\"'\\[]*\\}(?P<more>(?:(?! #).)*)")
_SECOND = re.compile(rf"(?P<gap> +)(?P<word>{ASCII_WORD}): ")
_COLON = re.compile(r":(?=[ ]|$)")
GROUP = re.compile(rf"{ASCII_WORD}: [^{{}}]*[,，、] *{ASCII_WORD}: ")
_ANCHOR_OR_TAG = re.compile(r"&[\w-]+(?: |$)|\*[\w-]+$|![!A-Za-z<]*[\w:.,/>-]*(?: |$)", re.ASCII)


def quote(text: str) -> str:
    """The text in English quotation marks."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def quoted(number: int, line: str, at: int, found: list[Slip], *, flow: bool = False) -> int | None:
    """Where the quoted text that opens at index `at` ends; None where it does not."""
    mark = line[at]
    match = _QUOTED[mark].match(line, at)
    if match and mark == '"' and "\\" in match[0]:
        found += _escapes(number, match[0], at)
    if match and not _swallows(line, match, mark):
        return match.end()
    rest = line[at + 1 :].rstrip()
    options: Options = ()
    if rest and rest[-1] in WIDE_QUOTES and not set(rest[:-1]) & set(WIDE_QUOTES + "\"'"):
        options = ((Edit(number, at + 1 + len(rest), 1, mark),),)
    elif flow and (entry := _ENTRY.match(rest)):
        options = ((Edit(number, at + 2 + len(entry[0].rstrip()), 0, mark),),)
    elif rest and "#" not in rest and not set(rest) & set("\"'[]{}"):
        options = ((Edit(number, at + 2 + len(rest), 0, mark),),)
    message, advice = "这个引号没有另一半", "在这一行里补上另一半英文引号"
    gone = [Edit(number, at + 1, 1, "")]
    found.append(seen(slips.OPEN_QUOTE, message, number, at, advice, options=options, guess=gone))
    return None


def plain(number: int, line: str, start: int, end: int, *, flow: bool) -> list[Slip]:
    """Slips in the unquoted text line[start:end], blanks around it left out."""
    text = line[start:end]
    if not text:
        return []
    if wrapped := _WRAPPED.fullmatch(text):
        return [_wrapped(number, start, text, wrapped[1])]
    if _SPECIAL.match(text) or (flow and text[0] == "?"):
        return special(number, start, text)
    found = _years(number, start, text) if flow else []
    if text[-1] == "\u3000":
        width = len(text) - len(text.rstrip("\u3000 "))
        found.append(blank_slip(number, end - width + 1, "\u3000" * width, ""))
    if "\t" in text:
        at, advice = start + text.index("\t"), "删去它，需要空格时按空格键"
        blank = [Edit(number, at + 1, 1, " ")]
        found.append(seen(slips.TAB, "这里用了制表符（Tab）", number, at, advice, guess=blank))
    if not found:
        found += _colons(number, start, text)
    if not found and not flow and text[-1] in "]}" and not set(text) & set("[{"):
        opening = "[" if text[-1] == "]" else "{"
        message, advice = f"有“{text[-1]}”，没有“{opening}”", f"在前面补上“{opening}”"
        edit = Edit(number, start + 1, 0, opening)
        found.append(seen(slips.OPEN_BRACKET, message, number, end - 1, advice, edit))
    return found


def blank_slip(number: int, column: int, blank: str, new: str, where: str = "这里") -> Slip:
    """A tab or a blank of full width where an ordinary one must stand."""
    edit = Edit(number, column, len(blank), new)
    if "\t" in blank:
        at, message = column - 1 + blank.index("\t"), f"{where}用了制表符（Tab）"
        return seen(slips.TAB, message, number, at, "改用空格", edit)
    at, message = column - 1 + blank.index("\u3000"), f"{where}是全角空格（U+3000），不是普通空格"
    advice, width = "改用英文输入法的空格" if new else "删去这个空格", blank.count("\u3000")
    return seen(texts.INVISIBLE, message, number, at, advice, edit, width=width)


def odd_blank(blank: str) -> bool:
    return "\t" in blank or "\u3000" in blank


def _swallows(line: str, match: re.Match[str], mark: str) -> bool:
    """Whether what looks like a quoted text holds two entries: `["甲, "乙"]`."""
    after = line[match.end() :].lstrip()
    return bool(after) and after[0] not in ",，、；;:：]}】］｝#＃" and ", " in match[0]


def _escapes(number: int, text: str, at: int) -> Iterator[Slip]:
    """Escapes that mean nothing, or a character that has no place in the data."""
    for match in _ESCAPE.finditer(text):
        here, width = at + match.start(), len(match[0])
        if match["bad"]:
            message, advice = f"双引号里不能这样写“{match[0]}”", "写成两个反斜杠，或改用英文单引号"
            edit = Edit(number, here + 1, 1, "\\\\")
            yield seen(slips.BACKSLASH, message, number, here, advice, edit, width=width)
        elif match["code"] and (character := _odd_escape(match["code"])):
            message = f"“{match[0]}”是一个不能使用的字符（U+{ord(character):04X}）"
            edit = Edit(number, here + 1, width, " " if characters.blank(character) else "")
            yield seen(texts.INVISIBLE, message, number, here, "删去它", edit, width=width)


def _odd_escape(code: str) -> str | None:
    value = ord(_NAMED[code]) if code in _NAMED else int(code[1:], 16)
    character = chr(min(value, 0xFFFF))
    odd = 0xD800 <= value < 0xE000 or value > 0x10FFFF or characters.odd(chr(value))
    return character if odd or character in "\r\x85" else None


def _wrapped(
    number: int, start: int, text: str, inner: str,
    message: str = "整段文字用了中文引号", advice: str = "改成英文引号，或去掉引号",
) -> Slip:  # fmt: skip
    edits = [quote(inner)]
    if inner and not _SPECIAL.match(inner) and not _COLON.search(inner) and " #" not in inner:
        edits = [inner, *edits]  # a text that says a number is a number then: whatever fits
    options = tuple((Edit(number, start + 1, len(text), new),) for new in edits)
    width = len(text)
    return seen(slips.WIDE_QUOTE, message, number, start, advice, width=width, options=options)


def filled(line: str, at: int, *, behind_word: bool) -> str:
    """The sentence of a notice that begins with a name in braces, {报名截止}以前…; empty where
    the braces are a group of words or may be one."""
    match = _FILLED.match(line, at)
    return match[0].rstrip() if match and (behind_word or match["more"].strip()) else ""


def special(number: int, start: int, text: str) -> list[Slip]:
    """A text that begins with a mark that means something."""
    if _ANCHOR_OR_TAG.match(text):
        return []  # source.py tells those by what they are
    if text.startswith("- "):
        message, advice = "列表和词写在了同一行", "在冒号后面换行，横线比上一行多空两格"
        gone = [Edit(number, start + 1, len(text), "")]
        return [seen(slips.LIST_BEHIND_WORD, message, number, start, advice, guess=gone)]
    if marked := _MARKED.fullmatch(text):
        message = f"这里带进了排版用的“{marked[1]}”"
        return [_wrapped(number, start, text, marked[2], message, "删去它们")]
    code, message = slips.SPECIAL_START, f"文字以“{text[0]}”开头，要加引号"
    quoted = Edit(number, start + 1, len(text), quote(text))
    if text != "-":
        return [seen(code, message, number, start, "把整段文字放进英文引号里", quoted)]
    advice, null = "没有内容的写 null", Edit(number, start + 1, 1, "null")  # a dash says: nothing
    return [seen(code, message, number, start, advice, guess=(quoted,), maybe=(null,))]


def _years(number: int, start: int, text: str) -> list[Slip]:
    """The number of a document with English brackets, which begin a list here."""
    found = []
    for match in YEAR_IN_BRACKETS.finditer(text):
        at, width, right = start + match.start(), len(match[0]), f"〔{match[0][1:-1]}〕"
        message, advice = f"文号的年份用了英文方括号：{match[0]}", f"改成六角括号：{right}"
        edit = Edit(number, at + 1, width, right)
        found.append(seen(slips.TEXT_AFTER, message, number, at, advice, edit, width=width))
    return found


def _colons(number: int, start: int, text: str) -> list[Slip]:
    match = _COLON.search(text)
    if not match:
        return []
    second = _SECOND.search(text)
    if second and second.start("word") < match.start() + 1:
        at, word = start + second.start("word"), second["word"]
        message, advice = f"“{word}”和前面的内容写在了同一行", f"在“{word}”前面换行，与上一行对齐"
        guess, code = [Edit(number, start + 1, len(text), quote(text))], slips.COLON_IN_TEXT
        return [seen(code, message, number, at, advice, width=len(word), guess=guess)]
    news = [quote(text)] + ([f"{{{text}}}"] if GROUP.match(text) else [])  # braces left out
    options = tuple((Edit(number, start + 1, len(text), new),) for new in news)
    message, at = "文字里又有一个英文冒号", start + match.start()
    advice = "把整段文字放进英文引号里，或把这个冒号改成中文冒号；一组内容放进花括号里"
    return [seen(slips.COLON_IN_TEXT, message, number, at, advice, options=options)]
