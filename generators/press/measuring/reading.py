"""Classify what a PDF shows: head, title, body, tables, signature, page numbers.

Everything is told from place, size and colour, as an eye would; nothing is known of how the
document was made. Places in millimetres, as in pdf_glyphs.py.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from generators.press.measuring.pdf_glyphs import Line, Page, Stroke

OFFICIAL, LETTER, MINUTES, FORM = "公文", "函", "纪要", "表单"
AREA_BOTTOM, AREA_LEFT, AREA_RIGHT = 262.0, 28.0, 184.0
AXIS = (AREA_LEFT + AREA_RIGHT) / 2
CHARACTER = 156 / 28  # millimetres that a character of the body takes
LINE = 225 / 22  # millimetres from line to line
DATE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
_ATTACHMENT = re.compile(r"附件\d*")
_TITLE_SIZE = 18  # points; a title is larger than the text
_LETTER_LINE = 165  # millimetres; the lines of a letter are longer than the type area is wide


@dataclass(frozen=True)
class Reading:
    pages: tuple[Page, ...]

    @cached_property
    def first(self) -> Page:
        return self.pages[0]

    # --- the head -----------------------------------------------------------------------------

    @cached_property
    def mark(self) -> Line | None:
        """发文机关标志: what stands in red at the top."""
        return next((line for line in self.first.lines if line.colour == "红"), None)

    @property
    def masthead(self) -> Line:
        """The 标志 of what is no form. Raises ValueError for a form: it has none."""
        if self.mark is None:
            raise ValueError("a form has no 发文机关标志")
        return self.mark

    @cached_property
    def red_strokes(self) -> tuple[Stroke, ...]:
        return tuple(stroke for stroke in self.first.strokes if stroke.colour == "红")

    @cached_property
    def kind(self) -> str:
        if self.mark is None:
            return FORM
        if any(s.right - s.left > _LETTER_LINE for s in self.red_strokes):
            return LETTER
        return MINUTES if self.mark.text.endswith("纪要") else OFFICIAL

    @cached_property
    def number(self) -> Line | None:
        """发文字号: the line between 标志 and title that ends in 号."""
        lines = [line for line in self._before_title if line.text.endswith("号")]
        return lines[0] if lines else None

    @cached_property
    def title(self) -> tuple[Line, ...]:
        """The lines of the title: larger than the text, on the first page, black."""
        found = []
        for line in self.first.lines:
            if line.colour != "红" and line.size >= _TITLE_SIZE:
                found.append(line)
            elif found:
                break
        return tuple(found)

    @cached_property
    def _before_title(self) -> tuple[Line, ...]:
        end = self.title[0].top if self.title else AREA_BOTTOM
        return tuple(line for line in self.first.lines if line.colour != "红" and line.bottom < end)

    # --- the text -----------------------------------------------------------------------------

    @cached_property
    def size(self) -> float:
        """The size that most of the text is set in, in points."""
        sizes = Counter(
            round(char.size, 2) for page in self.pages for line in self.area(page)
            for char in line.chars
        )  # fmt: skip
        return sizes.most_common(1)[0][0] if sizes else 0.0

    def area(self, page: Page) -> tuple[Line, ...]:
        """The lines of the type area: without the foot of the page."""
        return tuple(line for line in page.lines if line.base < AREA_BOTTOM + 1)

    def foot(self, page: Page) -> tuple[Line, ...]:
        return tuple(line for line in page.lines if line.base >= AREA_BOTTOM + 1)

    def body(self, page: Page) -> tuple[Line, ...]:
        """The lines of running text: in its size, not in the head, not in a table."""
        head = {id(line) for line in (*self._before_title, *self.title, self.mark)}
        return tuple(
            line for line in self.area(page)
            if not (page is self.first and id(line) in head)
            and abs(max(c.size for c in line.chars) - self.size) < 0.3
        )  # fmt: skip

    @cached_property
    def text(self) -> tuple[tuple[Page, Line], ...]:
        """Every line of running text with its page."""
        return tuple((page, line) for page in self.pages for line in self.body(page))

    @cached_property
    def full_pages(self) -> tuple[Page, ...]:
        """Pages of nothing but text whose paragraph goes on overleaf: they must be full."""
        found = []
        for page, following in zip(self.pages, self.pages[1:], strict=False):
            after = self.body(following)
            runs_on = after and after[0] is self.area(following)[0] and after[0].x < AREA_LEFT + 2
            text_only = page is not self.first and len(self.area(page)) == len(self.body(page))
            if text_only and runs_on and not _ATTACHMENT.fullmatch(after[0].text):
                found.append(page)
        return tuple(found)

    # --- the end ------------------------------------------------------------------------------

    @cached_property
    def date(self) -> tuple[Page, Line] | None:
        """成文日期: the last line that is a date and nothing else."""
        found = [(p, line) for p, line in self.text if DATE.fullmatch(line.text)]
        return found[-1] if found else None

    @cached_property
    def organ(self) -> Line | None:
        """署名: the line above the date, where it is not a paragraph's."""
        if self.date is None:
            return None
        page, date = self.date
        lines = self.body(page)
        at = next(i for i, line in enumerate(lines) if line is date)
        above = lines[at - 1] if at else None
        return above if above and above.x > AREA_LEFT + 4 * CHARACTER else None

    @cached_property
    def sealed(self) -> bool:
        """Whether organ and date stand as they do under a seal: the organ centred on the date,
        the date four characters in. Where it may be either, it is the other."""
        if self.date is None or self.organ is None:
            return False
        organ, date = self.organ, self.date[1]
        plain = abs(date.x - organ.x - 2 * CHARACTER) < 1
        centred = abs(organ.middle - date.middle) < 2
        return centred and not plain and AREA_RIGHT - date.right > 3 * CHARACTER

    @cached_property
    def attachments(self) -> tuple[tuple[Page, Line], ...]:
        """Pages that begin an attachment, with its label."""
        found = [(page, self.area(page)) for page in self.pages[1:]]
        return tuple(
            (p, lines[0]) for p, lines in found if lines and _ATTACHMENT.fullmatch(lines[0].text)
        )

    @cached_property
    def imprint(self) -> tuple[Stroke, ...]:
        """The lines of 版记: as wide as the type area, black, on the last page of the text, at
        its foot."""
        last = self.pages[-1]
        wide = [s for s in last.strokes if s.colour == "黑" and s.right - s.left > 150]
        near = [s for s in wide if s.y > AREA_BOTTOM - 60]
        at_foot = any(abs(s.y - AREA_BOTTOM) < 2 for s in near)
        return tuple(sorted(near, key=lambda s: s.y)) if at_foot else ()

    @property
    def numbered(self) -> tuple[Page, ...]:
        """The pages that carry a number: of a letter not the first."""
        return self.pages[1:] if self.kind == LETTER else self.pages

    def page_number(self, page: Page) -> Line | None:
        found = [line for line in self.foot(page) if re.fullmatch(r"[—-]\d+[—-]", line.text)]
        return found[0] if found else None
