"""Slips in one text value, quoted or not: quotation marks, blanks, marks that mean something.

Works on a stretch of one line; lines.py and flows.py find the stretches.
"""

import re
from collections.abc import Iterator

from generators.core.yaml import characters, slips, texts
from generators.core.yaml.drafts import Edit
from generators.core.yaml.slips import Options, Slip

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
    found.append(
        Slip(
            slips.OPEN_QUOTE, "这个引号没有另一半", number, at + 1, options=options,
            advice="在这一行里补上另一半英文引号",
            guess=[Edit(number, at + 1, 1, "")],
        )
    )  # fmt: skip
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
        at = start + text.index("\t") + 1
        found.append(
            Slip(
                slips.TAB, "这里用了制表符（Tab）", number, at, advice="删去它，需要空格时按空格键",
                guess=[Edit(number, at, 1, " ")],
            )
        )  # fmt: skip
    if not found:
        found += _colons(number, start, text)
    if not found and not flow and text[-1] in "]}" and not set(text) & set("[{"):
        opening = "[" if text[-1] == "]" else "{"
        message = f"有“{text[-1]}”，没有“{opening}”"
        found.append(
            Slip(
                slips.OPEN_BRACKET, message, number, end, advice=f"在前面补上“{opening}”",
                options=((Edit(number, start + 1, 0, opening),),),
            )
        )  # fmt: skip
    return found


def blank_slip(number: int, column: int, blank: str, new: str, where: str = "这里") -> Slip:
    """A tab or a blank of full width where an ordinary one must stand."""
    if "\t" in blank:
        at = column + blank.index("\t")
        options = ((Edit(number, column, len(blank), new),),)
        return Slip(
            slips.TAB, f"{where}用了制表符（Tab）", number, at, options=options, advice="改用空格"
        )
    at = column + blank.index("\u3000")
    advice = "改用英文输入法的空格" if new else "删去这个空格"
    return Slip(
        texts.INVISIBLE, f"{where}是全角空格（U+3000），不是普通空格", number, at,
        width=blank.count("\u3000"), options=((Edit(number, column, len(blank), new),),),
        advice=advice,
    )  # fmt: skip


def odd_blank(blank: str) -> bool:
    return "\t" in blank or "\u3000" in blank


def _swallows(line: str, match: re.Match[str], mark: str) -> bool:
    """Whether what looks like a quoted text holds two entries: `["甲, "乙"]`."""
    after = line[match.end() :].lstrip()
    return bool(after) and after[0] not in ",，、；;:：]}】］｝#＃" and ", " in match[0]


def _escapes(number: int, text: str, at: int) -> Iterator[Slip]:
    """Escapes that mean nothing, or a character that has no place in the data."""
    for match in _ESCAPE.finditer(text):
        column, width = at + match.start() + 1, len(match[0])
        if match["bad"]:
            yield Slip(
                slips.BACKSLASH, f"双引号里不能这样写“{match[0]}”", number, column,
                options=((Edit(number, column, 1, "\\\\"),),), width=width,
                advice="写成两个反斜杠，或改用英文单引号",
            )  # fmt: skip
        elif match["code"] and (character := _odd_escape(match["code"])):
            yield Slip(
                texts.INVISIBLE, f"“{match[0]}”是一个不能使用的字符（U+{ord(character):04X}）",
                number, column, width=width, advice="删去它",
                new=" " if characters.blank(character) else "",
            )  # fmt: skip


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
    return Slip(
        slips.WIDE_QUOTE, message, number, start + 1, width=len(text), advice=advice,
        options=tuple((Edit(number, start + 1, len(text), new),) for new in edits),
    )  # fmt: skip


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
        return [
            Slip(
                slips.LIST_BEHIND_WORD, "列表和词写在了同一行", number, start + 1,
                advice="在冒号后面换行，横线比上一行多空两格",
                guess=[Edit(number, start + 1, len(text), "")],
            )
        ]  # fmt: skip
    if marked := _MARKED.fullmatch(text):
        message = f"这里带进了排版用的“{marked[1]}”"
        return [_wrapped(number, start, text, marked[2], message, "删去它们")]
    quoted = (Edit(number, start + 1, len(text), quote(text)),)
    message, column = f"文字以“{text[0]}”开头，要加引号", start + 1
    if text != "-":
        advice, options = "把整段文字放进英文引号里", (quoted,)
        return [Slip(slips.SPECIAL_START, message, number, column, advice=advice, options=options)]
    advice, null = "没有内容的写 null", Edit(number, column, 1, "null")  # a dash says: nothing
    return [
        Slip(
            slips.SPECIAL_START, message, number, column, advice=advice, guess=quoted,
            maybe=(null,),
        )
    ]  # fmt: skip


def _years(number: int, start: int, text: str) -> list[Slip]:
    """The number of a document with English brackets, which begin a list here."""
    return [
        Slip(
            slips.TEXT_AFTER, f"文号的年份用了英文方括号：{match[0]}", number,
            start + match.start() + 1, width=len(match[0]),
            advice=f"改成六角括号：〔{match[0][1:-1]}〕",
            options=((Edit(number, start + match.start() + 1, 6, f"〔{match[0][1:-1]}〕"),),),
        )
        for match in YEAR_IN_BRACKETS.finditer(text)
    ]  # fmt: skip


def _colons(number: int, start: int, text: str) -> list[Slip]:
    match = _COLON.search(text)
    if not match:
        return []
    second = _SECOND.search(text)
    if second and second.start("word") < match.start() + 1:
        at = start + second.start("word") + 1
        return [
            Slip(
                slips.COLON_IN_TEXT, f"“{second['word']}”和前面的内容写在了同一行", number, at,
                width=len(second["word"]), advice=f"在“{second['word']}”前面换行，与上一行对齐",
                guess=[Edit(number, start + 1, len(text), quote(text))],
            )
        ]  # fmt: skip
    news = [quote(text)] + ([f"{{{text}}}"] if GROUP.match(text) else [])  # braces left out
    return [
        Slip(
            slips.COLON_IN_TEXT, "文字里又有一个英文冒号", number, start + match.start() + 1,
            advice="把整段文字放进英文引号里，或把这个冒号改成中文冒号；一组内容放进花括号里",
            options=tuple((Edit(number, start + 1, len(text), new),) for new in news),
        )
    ]  # fmt: skip
