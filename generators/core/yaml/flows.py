"""Slips inside brackets and braces: `[甲，乙]`, `{major：专业一 declared: 35`, `【甲】`.

Walks along the characters of a list or group written in brackets, over as many lines as it
takes, and keeps what is open; flow_entries.py looks at the texts between the marks.
"""

import re

from generators.core.diagnostics import Code
from generators.core.yaml import flow_entries, remarks, scalars, slips
from generators.core.yaml.drafts import Edit
from generators.core.yaml.flow_frames import Frame, Place
from generators.core.yaml.scalars import blank_slip, odd_blank
from generators.core.yaml.slips import Edits, Slip, seen

_OPENERS = {"[": "[", "{": "{", "【": "[", "［": "[", "｛": "{"}
_CLOSERS = {"]": "]", "}": "}", "】": "]", "］": "]", "｝": "}"}
_CLOSE = {"[": "]", "{": "}"}
_WRAPPED = re.compile(r"(?:[【［][^【［】］]*[】］\]]|｛.*[｝}]|[【［｛][^】］｝]*)\s*(?:#.*)?")
_THOUSANDS = re.compile(r"(?<=[ :][0-9]),[0-9]{3}(?![0-9])|(?<=[0-9]{2}),[0-9]{3}(?![0-9])")
_BLOCK_LINE = re.compile(rf" *(?:- |-$|{scalars.ASCII_WORD}[ \t]*(?::(?: |$)|：))")


class Flow:
    """The brackets that are open, from the first one on. One that stands `alone` begins a line
    of its own, where a word is due."""

    def __init__(self, entry: int, found: list[Slip], *, alone: bool = False):
        self.entry, self.found, self.alone = entry, found, alone
        self.frames: list[Frame] = []

    @staticmethod
    def begins(text: str) -> bool:
        """Whether a value begins a list or group: brackets of full width only around all of it,
        since prose may begin with them."""
        return text[0] in "[{" or bool(text[0] in "【［｛" and _WRAPPED.fullmatch(text))

    def interrupted_by(self, line: str) -> bool:
        """Whether a line goes on outside while brackets are still open."""
        indent = len(line) - len(line.lstrip(" "))
        return bool(_BLOCK_LINE.match(line)) and indent <= self.entry

    def cut_off(self, number: int, lines: list[str]) -> None:
        """Brackets that nothing closes before line `number`."""
        frame = self.frames[-1]
        if flow_entries.is_stray(frame.kind, lines[frame.line - 1][frame.column :], self.alone):
            edit, advice, sure = Edit(frame.line, frame.column, 1, ""), f"去掉“{frame.kind}”", True
        else:
            missing = "".join(_CLOSE[each.kind] for each in reversed(self.frames))
            edit, advice, sure = flow_entries.close_at_end(lines[: number - 1], missing)
        certain = [edit] if sure and edit.line == self.frames[0].line else []
        message = f"这个“{frame.kind}”没有另一半"
        self._say(slips.OPEN_BRACKET, message, frame.line, frame.column - 1, advice, *certain,
                  guess=[edit])  # fmt: skip
        self._wide_comma(frame.wide_separators())

    def feed(self, number: int, line: str, at: int) -> int | None:
        """Walk along a line from index `at`. Returns where the brackets end, None if not here."""
        started = bool(self.frames)
        while self.frames or not started:
            if at >= len(line):
                return None
            char, started = line[at], True
            if char in " \t\u3000":
                at = self._blank(number, line, at)
            elif char == "#" and (at == 0 or line[at - 1] in " \t"):
                self.found += remarks.in_brackets(number, line, at)
                return None
            elif char in _OPENERS and self._may_begin(char):
                self._open(char, number, at)
                at += 1
            elif char in _CLOSERS:
                at = self._close(char, number, at)
            elif char == "," and (group := _THOUSANDS.match(line, at)):
                at = self._thousands(number, at, group.end())
            elif char == "," or (
                char in flow_entries.SEPARATORS and self.frames[-1].part == "done"
            ):
                at = self._separate(char, number, line, at)
            elif char in ":：" and self.frames[-1].part != "start":
                at = self._colon(char, number, at)
            elif char in "\"'":
                at = self._quoted(number, line, at)
            else:
                at = self._run(number, line, at)
        return at

    def _say(self, code: Code, message: str, number: int, at: int, advice: str, *edits: Edit,
             width: int = 1, guess: Edits = ()) -> None:  # fmt: skip
        self.found.append(seen(code, message, number, at, advice, *edits, width=width, guess=guess))

    def _may_begin(self, char: str) -> bool:
        return char in "[{" or not self.frames or self.frames[-1].part != "done"

    def _blank(self, number: int, line: str, at: int) -> int:
        end = at
        while end < len(line) and line[end] in " \t\u3000":
            end += 1
        if odd_blank(line[at:end]) and line[end:] and line[end] != "#":
            blank, new = line[at:end], " " if at else " " * (self.entry + 2)
            self.found.append(blank_slip(number, at + 1, blank, new, "这里" if at else "行首"))
        return end

    def _open(self, char: str, number: int, at: int) -> None:
        if self.frames and self.frames[-1].part == "done":
            self._comma_missing(number, at)
        frame = Frame(_OPENERS[char], number, at + 1)
        if char not in "[{":
            self._wide_bracket(frame, number, at, frame.kind)
        self.frames.append(frame)

    def _wide_bracket(self, frame: Frame, number: int, at: int, new: str) -> None:
        """A bracket and its partner are one slip with two edits."""
        frame.edits.append(Edit(number, at + 1, 1, new))
        if frame.slip is None:
            message = "列表用了中文括号" if new in "[]" else "用了中文花括号"
            self._say(slips.WIDE_BRACKET, message, number, at, "改成英文括号 [ ] 或 { }")
            frame.slip = self.found[-1]
        frame.slip.options = (tuple(frame.edits),)

    def _close(self, char: str, number: int, at: int) -> int:
        kind, frame = _CLOSERS[char], self.frames[-1]
        expected = _CLOSE[frame.kind]
        self._wide_comma(frame.wide_separators())
        self.found += frame.hanging_comma()
        if kind != expected and len(self.frames) > 1 and _CLOSE[self.frames[-2].kind] == kind:
            message, advice = f"这个“{frame.kind}”没有另一半", f"补上“{expected}”"
            edit = Edit(number, at + 1, 0, expected)
            self._say(slips.OPEN_BRACKET, message, frame.line, frame.column - 1, advice, edit)
            self.frames.pop()
            return self._close(char, number, at)
        if kind != expected:
            message, advice = f"“{frame.kind}”配了“{char}”", f"改成“{expected}”"
            edit = Edit(number, at + 1, 1, expected)
            self._say(slips.OPEN_BRACKET, message, number, at, advice, edit)
        elif char not in "]}":
            self._wide_bracket(frame, number, at, expected)
        self.frames.pop()
        if self.frames:
            self.frames[-1].part = "done"
        return at + 1

    def _separate(self, char: str, number: int, line: str, at: int) -> int:
        frame, end = self.frames[-1], at + 1
        while end < len(line) and line[end] in " \t\u3000":
            end += 1
        place = Place(number, at, end - at, char)
        if char != "," and frame.kind == "[":
            frame.wide.append(place)
        elif char != ",":
            self._wide_comma([place])
        elif frame.part == "start":
            new = line[at + 1 : end] if line[at - 1 : at] == "," else ""
            edit = Edit(number, at + 1, end - at, new)
            self._say(slips.COMMA, "这里多了一个逗号", number, at, "删去多出来的逗号", edit)
        else:
            frame.comma = place
        frame.part = "start"
        return end if char != "," else at + 1

    def _colon(self, char: str, number: int, at: int) -> int:
        if char != ":":
            edit, advice = Edit(number, at + 1, 1, ": "), "这里应当是英文冒号，后面空一格"
            self._say(slips.WIDE_COLON, slips.WIDE_COLON.title, number, at, advice, edit)
        self.frames[-1].part = "word"
        return at + 1

    def _quoted(self, number: int, line: str, at: int) -> int:
        if self.frames[-1].part == "done":
            self._comma_missing(number, at)
        end = scalars.quoted(number, line, at, self.found, flow=True)
        if end is None:  # what follows is told when the text is read again with it mended
            self.frames.clear()
            return len(line)
        self.frames[-1].part = "done"
        return end

    def _nameless(self, text: Place) -> None:
        """A text without a word: those that follow it in the same entry are the same slip."""
        frame = self.frames[-1]
        if frame.nameless:
            frame.more(frame.nameless, text)
        else:
            frame.nameless = frame.without_word(text)
            self.found.append(frame.nameless)

    def _thousands(self, number: int, at: int, end: int) -> int:
        edit, advice = Edit(number, at + 1, 1, ""), "删去逗号，数字连着写，例如 1000"
        self._say(slips.COMMA, "数字中间写了逗号", number, at, advice, edit)
        return end

    def _comma_missing(self, number: int, at: int, width: int = 0) -> None:
        edit, advice = Edit(number, at + 1, width, ", "), "在这里加上英文逗号"
        self._say(slips.COMMA, "两项之间缺一个英文逗号", number, at, advice, edit)
        self.frames[-1].part = "start"

    def _run(self, number: int, line: str, at: int) -> int:
        """Unquoted text: a word before a colon, or a value."""
        frame, end = self.frames[-1], flow_entries.run_end(line, at)
        if frame.part == "done":
            return self._behind_value(number, line, at, end)
        if frame.kind == "{" and frame.part == "start" and line[at] != "?":
            frame.part, after, colon = flow_entries.word(number, line, at, end, self.found)
            if not colon:
                self._nameless(Place(number, at, end - at, line[at:end].rstrip()))
            return after
        entry = flow_entries.next_entry(line, at, end) if frame.kind == "{" else None
        if entry:  # a value that runs into the next entry
            self._check(number, line, at, entry.start())
            if entry["sep"].strip(" \t\u3000"):
                self._wide_comma([Place(number, entry.start(), len(entry["sep"]), "，")])
                frame.part = "start"
            else:
                self._comma_missing(number, entry.start(), len(entry["sep"]))
            return entry.end()
        begin = at
        for match in flow_entries.separators(line, at, end) if frame.kind == "[" else ():
            frame.wide.append(Place(number, match.start(), len(match[0]), match[0][0]))
            self._check(number, line, begin, match.start())
            begin = match.end()
        self._check(number, line, begin, end)
        frame.part, frame.value = "done", Place(number, at, end - at, line[at:end].rstrip())
        return end

    def _behind_value(self, number: int, line: str, at: int, end: int) -> int:
        if self.frames[-1].kind == "{" and flow_entries.ENTRY.match(line, at):
            self._comma_missing(number, at)
            return at
        if line[at:end].strip() in ")）":  # cut_off says what it should be
            return end
        advice = "中间补上英文逗号；或把整段文字放进英文引号里"
        self._say(slips.TEXT_AFTER, slips.TEXT_AFTER.title, number, at, advice, width=end - at,
                  guess=[Edit(number, at + 1, end - at, "")])  # fmt: skip
        return end

    def _wide_comma(self, places: list[Place]) -> None:
        if not places:
            return
        edits = [Edit(place.line, place.at + 1, place.width, ", ") for place in places]
        advice = "改成英文逗号；文字本身就有的，整段加上英文引号"
        message, first = "这里应当是英文逗号，后面空一格", places[0]
        self._say(slips.WIDE_COMMA, message, first.line, first.at, advice, *edits)

    def _check(self, number: int, line: str, start: int, end: int) -> None:
        end = start + len(line[start:end].rstrip(" \t"))
        self.found += scalars.plain(number, line, start, end, flow=True)
