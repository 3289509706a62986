"""Detect personal numbers by format and check digit: identity cards, mobiles, bank cards.

Takes a text of the plain characters of personal.py and yields the places of the digits. A number
may be written in groups; digits run on only within a group, so that two numbers side by side are
two, and a row of dates or amounts is none.
"""

import re
from collections.abc import Iterator, Sequence

_RUN = r"[0-9](?:[ \-._\u200b]{0,4}[0-9]){10,}"
_GROUP = r"[0-9](?:\u200b*[0-9])*"
_CHECK_LETTER = r"[ \-._\u200b]{0,4}x(?![0-9a-z])"
_LENGTHS = frozenset((11, 13, 15, 16, 17, 18, 19))
_MOST_GROUPS = 500  # more is a table of numbers; then only whole groups are looked at

_PROVINCE = "1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]"
_RESIDENT = rf"9(?:{_PROVINCE})[0-9]{{3}}"  # of a foreigner, since 2023: province, country
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
# The latest year of birth: serial numbers that begin with a place and hold a date are of the
# years since; nobody at a college before 2034 was born in them.
_BORN = rf"(?:19[0-9]{{2}}|200[0-9]|201[0-9]){_DAY}"
_BORN_OLD = rf"[2-8][0-9]{_DAY}"  # cards of 15 digits were given out until 1999

_MOBILE = r"(?:(?:00)?86)?(1[3-9][0-9]{9})"
# Prefixes in use, by length; 440… to 445… are rather certificates of this province.
_CARDS = (
    r"62[0-9]{14,17}|81[0-7][0-9]{13,16}|(?:4(?!4[0-5])|5[1-5]|35(?:2[89]|[3-8]))[0-9]*(?<=.{16})"
)
_OLD_CARDS = r"(?:955[89]|4367|4563|60[0-9]{2})[0-9]{15}"
_OTHER_NUMBER = (
    r"(?:(?:编|证书|文|流水|序列|单|档案|批次)号|流水|序列|条码|信用代码|serial|isbn|sn|no\.?)"
    r"[\s:=\"'“”#]{0,4}(?:为|是)?[\s:=\"'“”]{0,4}(?:[a-z]{1,4}-?)?\Z"
)
_OF_A_HOUSE = r"学院|学校|大学|公司|单位|对公|基本户|医院|财政|财务|中心|集团"
_IN_ADDRESS = r"://[^\s\"'<>]{0,117}[/=-]\Z"
_CARD_WORD = r"(?:卡|账号|帐号|账户|card)[号为是\s:=\"'“”]{0,6}\Z"
_PHONE_WORD = (
    r"(?:手机|电话|号码|联系|致电|tel|phone|mobile|mob|sj|dianhua|shouji)"
    r"[\w为是\s:=\"'“”+(,]{0,8}\Z"
)
_WORD_BEFORE = r"(?<![\\a-z])[a-z]+\u200b*\Z"
_PHONE_LETTERS = (
    *("tel", "phone", "mobile", "mob", "sj", "m", "dianhua", "shouji"),
    *("qq", "wx", "vx", "wechat", "weixin"),
)


def personal(plain: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Each such number: its kind (identity, mobile, bank, old) and the indexes of its digits."""
    for run in re.finditer(_RUN, plain):
        yield from _Run(plain, *run.span()).numbers()


class _Run:
    """Groups of digits with nothing but blanks, dashes and dots between them."""

    def __init__(self, plain: str, start: int, end: int):
        self.plain = plain
        self.places: list[int] = []  # of every digit
        self.edges = [0]  # of the groups, as indexes into places
        for group in re.finditer(_GROUP, plain[start:end]):
            self.places += [start + i for i in range(*group.span()) if plain[start + i] != "\u200b"]
            self.edges.append(len(self.places))
        self.digits = "".join(plain[place] for place in self.places)
        letter = re.match(_CHECK_LETTER, plain[end : end + 8])
        self.check_letter = end + letter.end() - 1 if letter else None

    def numbers(self) -> Iterator[tuple[str, tuple[int, ...]]]:
        first, last = 0, len(self.edges) - 1
        most = 1 if last > _MOST_GROUPS else 19
        while first < last:
            step = 1
            for behind in range(min(last, first + most), first, -1):
                if self.edges[behind] - self.edges[first] in _LENGTHS and (
                    found := self._number(first, behind)
                ):
                    yield found
                    step = behind - first
                    break
            first += step

    def _number(self, first: int, behind: int) -> tuple[str, tuple[int, ...]] | None:
        """What the groups first..behind are together, the longer kinds first."""
        start, end = self.edges[first], self.edges[behind]
        digits, places = self.digits[start:end], tuple(self.places[start:end])
        sizes = [self.edges[i + 1] - self.edges[i] for i in range(first, behind)]
        last = self.check_letter if end == len(self.digits) else None
        if len(digits) == 17 and last and is_identity(digits + "x"):
            return "identity", (*places, last)
        if len(digits) == 18 and is_identity(digits):
            return "resident" if digits[0] == "9" else "identity", places
        if len(digits) > 15:
            return ("bank", places) if self._is_card(digits, sizes, places) else None
        mobile = re.fullmatch(_MOBILE, digits)
        if mobile and self._is_mobile(digits, sizes, first, behind):
            return "mobile", places[mobile.start(1) :]
        if len(digits) == 15 and sizes in ([15], [6, 6, 3]) and self._is_old(digits, places):
            return "old", places
        return None

    def _is_old(self, digits: str, places: tuple[int, ...]) -> bool:
        return (
            re.match(rf"(?:{_PROVINCE})[0-9]{{4}}{_BORN_OLD}", digits) is not None
            and not self._touches_letters(places)
            and not re.search(_OTHER_NUMBER, self._before(places))
        )

    def _is_card(self, digits: str, sizes: list[int], places: tuple[int, ...]) -> bool:
        last = self.places if self.check_letter is None else places  # 1234-5678-9a is a code
        if not luhn(digits) or self._touches_letters((places[0], last[-1])):
            return False
        if not (len(sizes) < 6 or set(sizes) == {1}):
            return False
        before = self._before(places)
        if re.search(_IN_ADDRESS, self.plain[max(0, places[0] - 120) : places[0]]):
            return False
        if re.search(_CARD_WORD, before) or sizes[:4] == [4, 4, 4, 4]:
            line = before.rpartition("\n")[2]
            other = re.search(_OTHER_NUMBER, before) or re.search(_OF_A_HOUSE, line)
            return digits[0] in "34568" and not other
        known = re.fullmatch(_CARDS, digits) if len(digits) == 16 or digits[0] in "68" else None
        known = known or re.fullmatch(_OLD_CARDS, digits)
        return known is not None and not re.search(_OTHER_NUMBER, before)

    def _is_mobile(self, digits: str, sizes: list[int], first: int, behind: int) -> bool:
        places = self.places[self.edges[first] : self.edges[behind]]
        before = self._before(places)
        if self._touches_letters(places) or re.search(
            r"(?:序列号|流水号|证书编?号)[\s:]*\Z", before
        ):
            return False
        if prefix := len(digits) - 11:  # 86 before it: one with the first group, or groups of it
            while sizes and prefix >= sizes[0]:
                prefix -= sizes.pop(0)
            sizes[0] -= prefix
        if sizes in ([11], [3, 4, 4]) or re.search(_PHONE_WORD, before):
            return True
        between = {
            self.plain[self.places[edge - 1] + 1 : self.places[edge]]
            .replace("\u200b", "")
            .strip(" ")
            for edge in self.edges[first + 1 : behind]
        }
        if len(between) > 1 or set(sizes) == {1}:
            return len(between) == 1
        if between == {"."}:
            return False
        return _in_groups_of_a_phone([*sizes], self._groups(first, behind), dashed=between != {""})

    def _groups(self, first: int, behind: int) -> list[str]:
        return [self.digits[self.edges[i] : self.edges[i + 1]] for i in range(first, behind)]

    def _before(self, places: Sequence[int]) -> str:
        start = places[0]
        return self.plain[max(0, start - 24) : start]

    def _touches_letters(self, places: Sequence[int]) -> bool:
        """Part of a hash, a serial number or a code; but not when the letters say phone."""
        after = self.plain[places[-1] + 1 : places[-1] + 2]
        if after.isascii() and after.isalpha():
            return True
        word = re.search(_WORD_BEFORE, self._before(places))
        return word is not None and word.group().strip("\u200b") not in _PHONE_LETTERS


def _in_groups_of_a_phone(sizes: list[int], groups: list[str], *, dashed: bool) -> bool:
    """Whether 11 digits stand in groups as people write a phone number; dates, years and rows
    of amounts stand otherwise."""
    dated = re.fullmatch(rf"(?:19|20)[0-9]{{2}}(?:{_DAY})?", groups[0]) is not None
    if dated and (dashed or len(sizes) > 3):
        return False
    if not dashed and max(sizes) > 4:  # too long for an amount
        return True
    if min(sizes) < 2 or (dashed and sizes[0] < 3):
        return False
    amounts = not dashed and all(g[-1] in "05" and g[0] != "0" for g in groups)
    if len(sizes) < 4:
        return len(sizes) == 2 or not amounts
    return sizes[0] > 2 and any(group[0] == "0" for group in groups)


def is_identity(digits: str) -> bool:
    """18 characters with a province, a day of birth and the check of GB 11643 (ISO 7064)."""
    if not re.match(rf"(?:(?:{_PROVINCE})[0-9]{{4}}|{_RESIDENT}){_BORN}", digits):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=False))
    return "10x98765432"[total % 11] == digits[17]


def luhn(digits: str) -> bool:
    """The check of bank cards."""
    doubled = [int(d) * (1 + i % 2) for i, d in enumerate(reversed(digits))]
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0
