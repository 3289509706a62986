"""A file -> text that is safe to parse: size, encoding, odd characters, depth.

Holds the Y0 codes. The depth is checked here, on the text, because the C parser recurses and
100,000 brackets end the process. Knows nothing of YAML beyond that brackets and indents nest.
"""

import re
from functools import partial
from pathlib import Path

from generators.core.diagnostics import Code, explained
from generators.core.yaml import characters, charsets
from generators.core.yaml.drafts import Edit
from generators.core.yaml.slips import Slip, Slips

MAX_BYTES = 256 * 1024
MAX_LINE = 4_000  # characters
MAX_LINES = 10_000
MAX_DEPTH = 12
MOST_SLIPS = 50  # of one file; more help nobody
_MAX_INDENT = 60  # columns; bounds what block style can nest


_code = partial(explained, "Y")


# fmt: off
NOT_A_FILE = _code(1, "不是普通文件",
    "链接会指到别处，内容就不在这里；文件夹和设备读不出文字。这些都不打开，也不跟着走。",
    "在这个位置放一个普通的文件。")
TOO_LARGE = _code(2, "文件过大",
    "计划里的文件都是几页文字；大得多的，多半放错了文件，也会拖慢检查。",
    "核对是不是放错了文件；内容确实多的，照 plan/README.md 分成几个文件。")
ENCODING = _code(3, "文件不是 UTF-8 编码",
    "同样的汉字在不同编码里存法不同，读错了就成乱码。这里的文件一律用 UTF-8。",
    "在记事本或 WPS 里“另存为”，编码选 UTF-8。已经变成乱码的字要照原件重新输入。")
INVISIBLE = _code(4, "有看不见的字符",
    "从网页或文档里复制时会带来看不见的字符，名称看上去一样，程序却认为不同。",
    "删去这个字符；需要空格时，切换到英文输入法重新输入。")
TOO_DEEP = _code(5, "层次过多",
    "计划里的内容最多十来层；再深的，多半是缩进或括号写错了。",
    "检查这一行的缩进和括号。")
RADICAL = _code(6, "形似汉字的部首",
    "从 PDF 复制的文字里会有一种部首字符，看起来和汉字一样，查找、对照时却不是同一个字。",
    "改成提示里的汉字。")
UNUSABLE = _code(7, "不能使用的字符",
    "这个字符在别的电脑上显示不出来，或者原来的字已经丢失。",
    "照原件重新输入这个字。")
LONG_LINE = _code(8, "一行太长",
    "一行写得太长，看不清，也多半是几行连在了一起。",
    "分成几行，或核对是不是少了换行。")
# fmt: on
CODES = tuple(each for each in globals().values() if isinstance(each, Code))

_NESTING = re.compile(
    rf"[\[{{]|[\]}}]|^ {{{_MAX_INDENT},}}(?=\S)|(?:[-?:][ \t]+){{{MAX_DEPTH}}}", re.M
)
_CHAINS = [  # each begins with a plain character: found fast
    re.compile(rf"{mark}[ \t]+(?:[-?:][ \t]+){{{MAX_DEPTH - 1}}}") for mark in ("-", r"\?")
]
_BRACKETS = re.compile(r"[\[\]{}]")
_ENTRY_BEHIND = re.compile("[a-z_]+:.*")
_LOST = re.compile("锟斤拷|烫烫烫|\ufffd")


def read(file: Path) -> str:
    """The text of a file with line ends as \\n. Raises Slip for what cannot be taken as text."""
    return _decode(_bytes(file))


def read_plain(file: Path) -> str:
    """The text of a file that is no data, such as the archived text: nothing invisible in it.
    Raises Slip where it cannot be read, Slips for what is invisible."""
    text = read(file)
    if found := [slip for slip in odd_characters(text) if slip.code is INVISIBLE]:
        raise Slips(found)
    return text


def text_of(file: Path) -> str:
    """The text of a file that could not be read as data, to show a line of it; empty where it
    is no text at all."""
    try:
        return _plain(_bytes(file).decode("utf-8"))
    except (Slip, UnicodeDecodeError):
        return ""


def odd_characters(text: str) -> list[Slip]:
    """Characters that have no place in data, each with what is to stand there instead."""
    found = []
    if characters.odd(text):
        for match in characters.places(text):
            found.append(_odd(text, match))
            if len(found) == MOST_SLIPS:
                break
    for match in _LOST.finditer(text) if "锟斤拷" in text or "烫烫烫" in text else ():
        found.append(_lost(text, match.start(), match[0]))
    return found


def refuse_odd_escape(value: str, line: int, column: int) -> None:
    """Characters that were written as an escape, such as \\u200b."""
    match = next(characters.places(value), None)
    if match:
        message = f"引号里的“\\”写出了一个不能使用的字符（U+{ord(match[0][0]):04X}）"
        advice = "删去这个“\\”和它后面的字母、数字"
        raise Slip(INVISIBLE, message, line, column, advice=advice)


def refuse_deep_nesting(text: str) -> None:
    """Before the C parser sees it: that parser recurses, and 100,000 brackets end the process.
    Counts every bracket, so brackets in prose count too; the real depth is checked afterwards."""
    if not _may_be_deep(text):
        return
    depth = 0
    for match in _NESTING.finditer(text):
        mark = match.group()
        depth += mark in "[{"
        depth -= mark in "]}"
        if depth > MAX_DEPTH or len(mark) > 1:
            advice = "检查这一行的缩进和括号；文字里的括号改用全角"
            raise Slip(
                TOO_DEEP, "缩进或括号的层次太多", *_position(text, match.start()), advice=advice
            )


def _may_be_deep(text: str) -> bool:
    if " " * _MAX_INDENT in text or any(chain.search(text) for chain in _CHAINS):
        return True
    if text.count("[") + text.count("{") <= MAX_DEPTH:
        return False
    depth = 0
    for mark in _BRACKETS.findall(text):
        depth += 1 if mark in "[{" else -1
        if depth > MAX_DEPTH:
            return True
    return False


def refuse_length(text: str) -> None:
    """Raises Slip for a text of too many lines, Slips for lines that are too long."""
    if (count := text.count("\n")) > MAX_LINES:
        message, advice = f"文件有 {count} 行，上限是 {MAX_LINES} 行", "核对是不是放错了文件"
        raise Slip(TOO_LARGE, message, advice=advice)
    advice = "分成几行，或核对是否少了换行"
    if len(text) > MAX_LINE and max(map(len, text.split("\n"))) > MAX_LINE:
        raise Slips(
            Slip(LONG_LINE, f"这一行有 {len(line)} 个字，上限是 {MAX_LINE}", number, MAX_LINE + 1,
                 advice=advice)
            for number, line in enumerate(text.split("\n"), 1)
            if len(line) > MAX_LINE
        )  # fmt: skip


def _bytes(file: Path) -> bytes:
    advice = "在这里放一个普通的文件"
    try:
        if file.is_symlink() or not file.is_file():
            message = "这里不是普通文件（可能是链接或文件夹）"
            raise Slip(NOT_A_FILE, message, advice=advice)
        size = file.stat().st_size
        if size > MAX_BYTES:
            message = f"文件有 {size // 1024} KB，上限是 {MAX_BYTES // 1024} KB"
            raise Slip(
                TOO_LARGE, message, advice="核对是不是放错了文件；内容确实多的，分成几个文件"
            )
        return file.read_bytes()
    except OSError as error:
        raise Slip(NOT_A_FILE, f"这个文件打不开（{error.strerror}）", advice=advice) from None


def _decode(raw: bytes) -> str:
    try:
        return _plain(charsets.decode(raw))
    except charsets.WrongCharset as wrong:
        place = wrong.line, wrong.column
        raise Slip(ENCODING, str(wrong), *place, advice=wrong.advice) from None


def _plain(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _position(text: str, index: int) -> tuple[int, int]:
    """Line and column, from 1, of a character index."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def _odd(text: str, match: re.Match[str]) -> Slip:
    place, character = _position(text, match.start()), match[0][0]
    if match["radical"] and (right := characters.han(character)):
        kind = "部首字符" if character < "\u3000" else "兼容字符"
        message = f"“{character}”（U+{ord(character):04X}）是{kind}，不是汉字“{right}”"
        options = ((Edit(*place, 1, right),),)
        return Slip(RADICAL, message, *place, advice=f"改成汉字“{right}”", options=options)
    if not match["invisible"]:
        return _bullet(text, match) or _lost(text, match.start(), match[0])
    width = len(match[0])
    begins = not text[match.start() - place[1] + 1 : match.start()].strip()
    broken = character in "\x0b\x0c\x85\u2028\u2029" and not begins
    if broken and (entry := _ENTRY_BEHIND.match(text, match.end())):
        message = f"这里是{characters.name(character)}（U+{ord(character):04X}），不是换行"
        gone = Edit(*place, width + len(entry[0]), "")
        return Slip(
            INVISIBLE, message, *place, width=width, advice="删去它，按回车换行", guess=[gone]
        )
    news = [" " * width if characters.blank(character) else ""]
    if news[0] and begins:
        news.append("")  # it may be part of the indent, or stand beside it
    return Slip(
        INVISIBLE,
        f"这里有一个看不见的字符：{characters.name(character)}（U+{ord(character):04X}）",
        *place,
        width=width,
        advice="删去这个字符；需要空格时，用键盘重新输入",
        options=tuple((Edit(*place, width, new),) for new in news),
    )


def _bullet(text: str, match: re.Match[str]) -> Slip | None:
    """A list mark in one of the fonts that word processors use for them."""
    line, column = _position(text, match.start())
    before = text[match.start() - column + 1 : match.start()]
    if before.strip(" \t") or not 0xF000 <= ord(match[0][0]) <= 0xF0FF:
        return None
    behind = len(text) - len(text[match.end() :].lstrip(" \t\u3000")) - match.end()
    edit = Edit(line, column, len(match[0]) + behind, "- ")
    message, advice = "这里是文字处理软件的项目符号", "改成英文横线，后面空一格"
    return Slip(UNUSABLE, message, line, column, advice=advice, options=((edit,),))


def _lost(text: str, index: int, shown: str) -> Slip:
    place = _position(text, index)
    message = f"这里的字（U+{ord(shown[0]):04X}）只在个别电脑上显示得出来"
    if _LOST.match(shown):
        message = f"这里的字已经丢失，只剩下“{shown}”"
    edit = Edit(*place, len(shown), "〇" * len(shown))
    return Slip(
        UNUSABLE, message, *place, width=len(shown), advice="照原件重新输入这里的字", guess=[edit]
    )
