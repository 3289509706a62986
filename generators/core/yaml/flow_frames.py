"""State of one open bracket while a flow collection is read."""

from dataclasses import dataclass, field
from typing import NamedTuple

from generators.core.yaml import scalars, slips
from generators.core.yaml.drafts import Edit
from generators.core.yaml.slips import Slip, seen


class Place(NamedTuple):
    """A stretch of a line, and what stands there."""

    line: int
    at: int
    width: int
    text: str


@dataclass
class Frame:
    """`part` is where in its present entry the walk is."""

    kind: str
    line: int
    column: int
    part: str = "start"  # start, word (a colon has been seen), done (a value has ended)
    comma: Place | None = None  # the latest English comma that separates
    wide: list[Place] = field(default_factory=list)  # full-width separators
    edits: list[Edit] = field(default_factory=list)  # of a full-width bracket and its partner
    slip: Slip | None = None  # about that bracket
    value: Place | None = None  # the latest text behind a word
    nameless: Slip | None = None  # about texts without a word

    def wide_separators(self) -> list[Place]:
        """A list's full-width separators; 、 beside English commas may be prose."""
        places, self.wide = self.wide, []
        return [place for place in places if not (self.comma and place.text[0] == "、")]

    def hanging_comma(self) -> list[Slip]:
        """The slip of a comma with nothing behind it, which YAML drops."""
        if not (self.comma and self.part == "start"):
            return []
        line, index, _, _ = self.comma
        message, advice = "最后一项后面多了一个逗号", "删去它；漏了一项的，补上"
        return [seen(slips.COMMA, message, line, index, advice, Edit(line, index + 1, 1, ""))]

    def without_word(self, place: Place) -> Slip:
        """The slip about a text without a word. Behind the value of a word it may be one more of
        several values."""
        text, value = place.text, self.value
        message, advice = f"“{text}”前面没有词", "写成“词: 内容”，例如 {name: 姓名}"
        maybe: tuple[Edit, ...] = ()
        if value and value.line == place.line:
            both = f"[{value.text}, {text}]"
            advice = f"与前面的同属一项的，一起放进方括号：{both}；另是一项的，写成“词: 内容”"
            maybe = self._in_brackets(value, place)
        column = place.at + 1
        guess = [Edit(place.line, column, len(text), f"x{column}: {scalars.quote(text)}")]
        return seen(slips.NO_COLON, message, place.line, place.at, advice, width=len(text),
                    guess=guess, maybe=maybe)  # fmt: skip

    def more(self, slip: Slip, place: Place) -> None:
        """One more text without a word, of the same slip."""
        slip.guess = [*slip.guess, *self.without_word(place).guess]
        if slip.maybe and self.value:
            slip.maybe = self._in_brackets(self.value, place)

    def _in_brackets(self, first: Place, last: Place) -> tuple[Edit, Edit]:
        end = last.at + len(last.text) + 1
        return Edit(first.line, first.at + 1, 0, "["), Edit(last.line, end, 0, "]")
