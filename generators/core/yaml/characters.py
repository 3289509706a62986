"""Characters that have no place in the plan's files: what they are, and what is right instead.

Invisible characters, private-use characters, lost characters, and radicals that only look like
Han characters (they come out of PDFs and break every comparison). Says where they stand and
leaves the judging to slips.py. Blanks and punctuation of full width are ordinary in prose;
lines.py judges them by where they stand.
"""

import re
import unicodedata
from collections.abc import Iterator

_INVISIBLE = (
    r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f"
    r"\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    r"\U000e0000-\U000e0fff"
)
_UNUSABLE = (
    r"\ue000-\uf8ff\ufffc-\uffff\ufdd0-\ufdef\U000f0000-\U0010ffff"  # private, lost, never used
)
# The twelve of this block that are Han characters of their own (U+FA0E …) are left out.
_RADICALS = (
    r"\u2e80-\u2e99\u2e9b-\u2ef3\u2f00-\u2fd5\uf900-\ufa0d\ufa10\ufa12\ufa15-\ufa1e\ufa20\ufa22"
    r"\ufa25\ufa26\ufa2a-\ufad9\U0002f800-\U0002fa1f"
)
# Rare in prose, and mostly a slip of the input method.
_RARE = r"\t\u3000＃【】［］｛｝\uff10-\uff19\uff21-\uff3a\uff3f\uff41-\uff5a"
_ODD = f"[{_INVISIBLE}{_UNUSABLE}{_RADICALS}]"
_ODD_OR_RARE = re.compile(f"[{_INVISIBLE}{_UNUSABLE}{_RADICALS}{_RARE}]")
_RUNS = f"(?P<invisible>([{_INVISIBLE}])\\2*)|[{_UNUSABLE}]+|(?P<radical>[{_RADICALS}])"

# Unicode's own decompositions say the rest of the radicals (EquivalentUnifiedIdeograph.txt).
_SUPPLEMENT = (
    " 厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵 旡日月歺母"
    "民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹"
    "艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠"
    "饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
)
_NAMES = {
    "\x00": "空字符",
    "\x85": "换行符",
    "\xa0": "不间断空格",
    "\xad": "软连字符",
    "\u200b": "零宽空格",
    "\u200c": "零宽不连字",
    "\u200d": "零宽连字",
    "\u2028": "行分隔符",
    "\u2029": "段分隔符",
    "\u3000": "全角空格",
    "\ufeff": "字节序标记",
}


def odd(text: str) -> bool:
    """Whether a text holds any of these characters."""
    return re.search(_ODD, text) is not None


def odd_or_rare(text: str) -> bool:
    """The same, or a character that is right in prose only."""
    return _ODD_OR_RARE.search(text) is not None


def places(text: str) -> Iterator[re.Match[str]]:
    """The stretches of odd characters: a run of one invisible character counts once."""
    return re.finditer(_RUNS, text)


def name(character: str) -> str:
    """What an invisible character is called."""
    if character in _NAMES:
        return _NAMES[character]
    if unicodedata.category(character) == "Zs":
        return "特殊空格"
    if character in "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069":
        return "文字方向控制符"
    return "控制字符"


def blank(character: str) -> bool:
    """Whether an invisible character stands where a blank is seen."""
    return unicodedata.category(character) == "Zs"


def han(radical: str) -> str | None:
    """The Han character that a radical or a compatibility character looks like."""
    index = ord(radical) - 0x2E80
    if 0 <= index < len(_SUPPLEMENT) and _SUPPLEMENT[index] != " ":
        return _SUPPLEMENT[index]
    plain = unicodedata.normalize("NFKC", radical)
    return plain if plain != radical else None


def narrow(text: str) -> str:
    """Letters, digits and marks of full width as the keyboard's own; blanks and Han stay."""
    return text.translate(_NARROW)


_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
