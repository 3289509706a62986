"""Slips in the lines of a text, found without YAML: what people mistype, line by line.

Knows how keys, lists, quotes, brackets and block texts follow each other, as far as needed to
tell structure from prose: full-width punctuation is a slip only where structure is meant.
"""

import re

from generators.core.diagnostics import Code
from generators.core.yaml import around, flow_entries, keys, pasted, remarks, scalars, slips, texts
from generators.core.yaml.drafts import Edit
from generators.core.yaml.flows import Flow
from generators.core.yaml.scalars import blank_slip, odd_blank
from generators.core.yaml.slips import Edits, Slip, seen

_MARKER = re.compile(r"(?:---|\.\.\.)(?=[ \t]|$)|%|(?P<fence>```|~~~)")
_BLANKS = " \t\u3000"
_EXPLICIT = re.compile(r"[?:](?: |$)")
_BLOCK_TEXT = re.compile(r"[|>](?:[+-]?[1-9]?|[1-9][+-])(?=[ \t]*$|[ \t]+#)")


def scan(text: str) -> list[Slip]:
    """All slips that can be seen in the lines, in order."""
    return _Scanner(text).run()


class _Scanner:
    """Walks through the lines and remembers what is open: brackets, a block text, a word."""

    def __init__(self, text: str):
        self.lines = text.split("\n")
        self.found: list[Slip] = []
        self.block_text: int | None = None  # index of the entry that a block text belongs to
        self.flow: Flow | None = None
        self.open_word: int | None = None  # index of a word with nothing behind its colon
        self.written = False  # whether anything but comments has been seen
        self.fenced = False
        self.skipped = 0  # the last line of a stretch that one slip is about

    def run(self) -> list[Slip]:
        for number, line in enumerate(self.lines, 1):
            if len(self.found) > texts.MOST_SLIPS:
                return self.found
            if number > self.skipped and not self._within_block_text(line):
                self._line(number, line)
        if self.flow:
            self.flow.cut_off(len(self.lines) + 1, self.lines)
        return self.found

    def _say(self, code: Code, message: str, number: int, at: int, advice: str, *edits: Edit,
             width: int = 1, guess: Edits = ()) -> None:  # fmt: skip
        self.found.append(seen(code, message, number, at, advice, *edits, width=width, guess=guess))

    def _within_block_text(self, line: str) -> bool:
        if self.block_text is None:
            return False
        inside = not line.strip() or len(line) - len(line.lstrip(" ")) > self.block_text
        if not inside:
            self.block_text = None
        return inside

    def _line(self, number: int, line: str) -> None:
        if self.flow:
            if not self.flow.interrupted_by(line):
                self._flow(self.flow, number, line, 0)
                return
            self.flow.cut_off(number, self.lines)
            self.flow = None
        rest = line.lstrip(_BLANKS)
        indent = line[: len(line) - len(rest)]
        if not rest:
            if "\u3000" in indent:
                self.found.append(blank_slip(number, 1, indent, ""))
        elif rest[0] != "#":
            self._content(number, line, indent)
            self.written = True

    def _content(self, number: int, line: str, indent: str) -> None:
        if marker := _MARKER.match(line):
            self._fences(number, line) if marker["fence"] else self._marker(number, line)
            return
        if odd_blank(indent):
            self._indent(number, indent)
        start = len(indent)
        if line[start] == "＃":
            edit, advice = Edit(number, start + 1, 1, "#"), "改成英文井号 #"
            self._say(slips.COMMENT, "说明要用英文井号", number, start, advice, edit)
            return
        among = around.among_entries(self.lines, number, start)
        listed = among or self.open_word is not None
        listed = listed or around.may_be_listed(self.lines, number, start)
        at = keys.past_dashes(number, line, start, self.found, among=among, listed=listed)
        self._entry(number, line, at, listed=at > start)

    def _marker(self, number: int, line: str) -> None:
        """A mark of the file's own is one line; one that divides it takes the rest with it."""
        mark, edit = line.split()[0], Edit(number, 1, len(line), "")
        alone = line[0] == "%" or (line.strip() == mark and not self.written)
        last = number if alone else len(self.lines)
        dropped = [Edit(n, 1, len(self.lines[n - 1]), "") for n in range(number, last + 1)]
        message, advice = f"这里不能有“{mark}”", "删去这一行；一个文件只写一份内容"
        edits = [edit] if alone else []
        self._say(slips.MARKER, message, number, 0, advice, *edits, width=len(mark), guess=dropped)
        self.skipped = last

    def _fences(self, number: int, line: str) -> None:
        """The marks around a text that was copied from a page or a chat, all of them one slip."""
        if self.fenced:
            return
        self.fenced = True
        rows = enumerate(self.lines, 1)
        edits = [Edit(n, 1, len(row), "") for n, row in rows if n >= number and row[:3] == line[:3]]
        where = "、".join(f"第 {edit.line} 行" for edit in edits)
        message, width = f"这里带进了代码框的标记“{line[:3]}”", len(line)
        self._say(slips.MARKER, message, number, 0, f"删去{where}", *edits, width=width)

    def _indent(self, number: int, indent: str) -> None:
        """Each tab is one level, or so wide; each blank of full width is two columns, or one;
        or the line is to stand with one of those around it."""
        widths = [len(indent.replace("\t", "  ").replace("\u3000", "  "))]
        widths += [len(indent.replace("\u3000", " ").expandtabs(size)) for size in (4, 8)]
        for row in around.nearby(self.lines, number):
            left = len(row) - len(row.lstrip(" "))
            widths += [left, max(0, left - 2), left + 2]
        news = dict.fromkeys(" " * width for width in widths)
        slip = blank_slip(number, 1, indent, "", "行首")
        slip.options = tuple((Edit(number, 1, len(indent), new),) for new in news)
        slip.advice = "改用空格缩进，每层两个"
        self.found.append(slip)

    def _entry(self, number: int, line: str, at: int, *, listed: bool) -> None:
        beside = around.entry_follows(self.lines, number, at)
        below = self.open_word is not None and at > self.open_word and not beside
        if _EXPLICIT.match(line, at):
            if line[at] == "?":
                message, advice = "一行不能以问号加空格开头", "写成“词: 内容”"
                self._say(slips.COMPLEX_KEY, message, number, at, advice)
        elif match := keys.find(line, at, listed=listed, below=below):
            self.found += keys.check(number, line, match)
            self._value(number, line, match.end(), at)
        elif not (listed or below) and (missing := keys.without_colon(number, line, at)):
            self.found.append(missing[0])
            self._value(number, line, missing[1], at)
        elif not (listed or below) and (end := around.bare_word(self.lines, number, at)):
            message, advice = f"“{line[at:end]}”后面缺英文冒号", "在词后面加上英文冒号"
            self._say(slips.NO_COLON, message, number, end, advice, Edit(number, end + 1, 0, ":"))
            self.open_word = at
        elif beside and not listed and around.BARE_WORD.match(line, at):
            gone, width = Edit(number, at + 1, len(line) - at, ""), len(line.rstrip()) - at
            message, advice = f"“{line[at:].rstrip()}”后面没有冒号和内容", "补上英文冒号和内容"
            self._say(slips.NO_COLON, message, number, at, advice, width=width, guess=[gone])
        else:
            self._value(number, line, at, at, alone=not listed)

    def _value(self, number: int, line: str, at: int, entry: int, *, alone: bool = False) -> None:
        rest = line[at:]
        self.open_word = None
        if not rest.strip() or rest[0] == "#":
            self.open_word = entry if at > entry else None
            self.found += [remarks.behind(number, line, at, sure=False)] if rest.strip() else []
        elif mark := _BLOCK_TEXT.match(rest):
            self.block_text = entry
            self._tail(number, line, at + mark.end())
        elif rest[0] in "\"'":
            end = scalars.quoted(number, line, at, self.found)
            if end is None:
                self._goes_on(number, line[at], entry)
            else:
                self._tail(number, line, end)
        elif filled := scalars.filled(line, at, behind_word=at > entry):
            self.found += scalars.special(number, at, filled)
        elif emptied := at > entry and around.said_to_be_empty(self.lines, number, at, entry):
            self.found.append(emptied)
            self.open_word = entry
        elif Flow.begins(rest):
            self.flow = Flow(entry, self.found, alone=alone)
            self._flow(self.flow, number, line, at)
        elif rest.startswith("- "):
            self._list_behind_word(number, line, at, entry)
        else:
            end, remark = remarks.behind_plain(number, line, at)
            self.found += flow_entries.unbraced(number, line, at, end, entry) or pasted.plain(
                self.lines, number, at, end, listed=at == entry
            )
            self.found += remark

    def _list_behind_word(self, number: int, line: str, at: int, entry: int) -> None:
        """The rest of the entry that begins here belongs to the slip."""
        gone = [Edit(number, at + 1, len(line) - at, "")]
        own: int | None = None
        for last, row in enumerate(self.lines[number:], number + 1):
            text = row.lstrip(" ")
            indent = len(row) - len(text)
            said = text and text[0] != "#"
            if own is None and said:
                own = indent if indent > entry and not text.startswith("- ") else len(row)
            if said and own is not None and indent < own:
                break
            gone.append(Edit(last, 1, len(row), ""))
            self.skipped = last
        advice = "在冒号后面换行，横线比上一行多空两格"
        self._say(slips.LIST_BEHIND_WORD, "列表和词写在了同一行", number, at, advice, guess=gone)

    def _goes_on(self, number: int, mark: str, entry: int) -> None:
        """A quoted text that is closed in one of the next lines: those belong to the slip."""
        for last in range(number + 1, min(number + 6, len(self.lines) + 1)):
            line = self.lines[last - 1]
            if line.strip() and len(line) - len(line.lstrip()) <= entry:
                return
            if line.rstrip().endswith(mark) and line.count(mark) == 1:
                slip, taken = self.found[-1], range(number + 1, last + 1)
                slip.options, slip.advice = (), "把引号里的文字写在同一行"
                closed = Edit(number, len(self.lines[number - 1]) + 1, 0, mark)
                gone = (Edit(n, 1, len(self.lines[n - 1]), "") for n in taken)
                slip.guess = [closed, *gone]
                self.skipped = last
                return

    def _flow(self, flow: Flow, number: int, line: str, at: int) -> None:
        end = flow.feed(number, line, at)
        if end is None:
            return
        entry, self.flow = flow.entry, None
        if line[end:].lstrip().startswith(":"):
            message, advice = "冒号前面应当是一个普通的词", "冒号前面写这里规定的词"
            guess = [Edit(number, entry + 1, end - entry, f"x{number}")]
            self._say(slips.COMPLEX_KEY, message, number, entry, advice, guess=guess)
        else:
            self._tail(number, line, end)

    def _tail(self, number: int, line: str, end: int) -> None:
        """What stands behind a closed quote or bracket: nothing."""
        behind = line[end:].lstrip(_BLANKS)
        rest = behind.rstrip()
        if not rest and "\u3000" in line[end:]:
            self.found.append(blank_slip(number, end + 1, line[end:], "", "行末"))
        if not rest:
            return
        at, width = len(line) - len(behind), len(rest)
        edit = Edit(number, at + 1, width, "")
        if rest[0] in "#＃":
            self.found.append(remarks.behind(number, line, at, sure=True))
        elif not rest.strip(",，;；、。"):
            self._say(slips.COMMA, "这里多了标点", number, at, "删去它", edit, width=width)
        elif not rest.strip("]}】］｝"):
            advice = "删去多出来的括号"
            self._say(slips.OPEN_BRACKET, "多了一个右括号", number, at, advice, edit, width=width)
        else:
            code, advice = slips.TEXT_AFTER, "把整段文字放进英文引号里，里面的引号改用中文引号“”"
            self._say(code, code.title, number, at, advice, width=width, guess=[edit])
