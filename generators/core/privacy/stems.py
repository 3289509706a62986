"""Prefilter: the words without which no detector can match, tested on whole files.

Two patterns of plain words, one of them Chinese: so the first characters are few, and a whole plan
is asked in a millisecond. Imports nothing of this folder, since nothing else of it may be needed.
"""

import re
from collections.abc import Iterator
from string import ascii_lowercase

# By the kinds of detectors.py; words are divided by bars.
_STEMS = {
    "card": "身份|证件|sfz|id_card|id card|idcard|id-card|identity",
    "paper": (
        "护照|通行证|回乡|五星卡|台胞证|居住证|永居|永久居|居留|绿卡|证件|旅行证|身份证|驾驶证|驾照"
        "|passport|permit|hkid|huzhao"
    ),
    "rank": "军官|警官|士兵|文职|退伍|退役|军人",
    "social": "社保|社会保|医保|公积金|social sec|sbkh",
    "mobile": "手机|电话|联系|致电|号码",
    "home": (
        "宅|家庭|家里|家中|家电话|家座|家固|家用|家:|家：|家长|监护|父亲|母亲|父母|亲属|配偶"
        "|爱人|紧急|私人|个人电|个人座|个人固|家属|家人|家电|老家|home|h:|h："
    ),
    "student": (
        "学号|学生号|学生编号|学生证|学籍号|学籍编|学籍辅|考号|考生号|考生编号|准考证|报名号|报名序|考籍"
        "|student_|student i|student n|studenti|studentn|xuehao|xh|zkz|ksh|examinee"
        "|admission|candidate|exam_n|exam_i|exam n|exam i|examn"
    ),
    "qq": (
        "qq|oicq|q号|加q|+q|q:|q：|q我|扣扣|企鹅|秋秋|球球|蔻蔻|抠抠|叩叩|加扣"
        "|扣 |扣:|扣：|扣号|扣是|扣我"
    ),
    "chat": (
        "微信|薇信|威信|徽信|维信|v信|加微|加薇|加v|加我|薇:|薇：|微:|微：|薇 |+微|wei信|v❤|v♥"
        "|➕|wx|vx|卫星号|绿泡|wechat|weixin|we chat|wei xin|抖音|快手|小红书|微博|钉钉|支付宝"
        "|b站|douyin|tiktok|telegram|whatsapp|dy:|dy：|dyh"
    ),
    "born": (
        "出生|生日|生于|生辰|生年|诞生|诞辰|月生|日生|年生|生人|birth|born|dob|d.o.b|csrq|chusheng"
    ),
    "bank": "行卡|蓄卡|记卡|用卡|资卡|yhk|bank",
    "plate": "车牌|车号|车辆|号牌|牌号|plate n|plate:|plate_|ce plate|se plate|cph",
    "dwelling": ("住|地址|现居|户籍|户口|籍贯|门牌|家在|老家|收货|收件|home|addr|jtzz|jtdz"),
    "mail": "@|＠|qq|mail|sina|sohu|outlook|icloud|艾特",
    "estate": "单元|栋|幢|弄|号楼|小区|花园|新村|家园|公寓|村|大院|胡同|家属|社区|居委会|号之",
}
STEMS = {kind: tuple(words.split("|")) for kind, words in _STEMS.items()}
# What a list of words cannot say, told from the last character that it needs.
_SHORT_ESTATES = "苑庭府湾邸城居"
_WIDE = ("ｑｑ", "ｖｘ", "ｗｘ", "ｗｅ")
_WIDE_MORE = (
    *(r"生(?<=[0-9０-９]生)", r"生(?<=[0-9月日年] 生)", r"（家", r"\(家", "：家", ":家"),
    *(*_WIDE, *_SHORT_ESTATES),
)
_NARROW_MORE = (
    r"v(?<=[+➕]v)",
    r"v(?<![!-~]v)(?= ?：|: )",
    r"v(?<![ -~]v)(?=:)",
    r"h(?<=[(（]h)(?=[)）])",
    r"com(?<=1[26][36].com)",
)
_MORE_OF = {
    "born": "[0-9月日年] ?生",
    "home": r"[(:]家|\(h\)",
    "chat": r"(?<![a-z0-9])v ?:|\+v",
    "mail": r"1[26][36]\.com",
    "estate": rf"[{_SHORT_ESTATES}] ?[0-9a-z一二三四五六七八九]",
}
_WORDS = sorted({word for words in STEMS.values() for word in words})
_PATTERNS = (
    re.compile("|".join([*(word for word in _WORDS if word > "\xff"), *_WIDE_MORE])),
    re.compile("|".join([*(re.escape(word) for word in _WORDS if word < "\xff"), *_NARROW_MORE])),
)
_NAMES = frozenset((*STEMS["chat"], *STEMS["mail"], *_WIDE, "v", "com"))
_ESTATES = frozenset(STEMS["estate"])
_CALLS = frozenset(STEMS["mobile"])
_DWELLINGS = frozenset(STEMS["dwelling"])
_NUMERALS = frozenset("0123456789０１２３４５６７８９〇零一二三四五六七八九十")
_LETTERS = frozenset(ascii_lowercase)
_ROOMS = _NUMERALS | _LETTERS
_PLACES = _NUMERALS | frozenset("省市县区镇乡路街")
_LINE, _BELOW, _ROUND, _HEAD = 60, 240, 16, 24  # characters
_MARKS = ("|", "\t", ",", ";", "  ", "│")


def search(text: str) -> re.Match[str] | None:
    """One of the words in a text of small letters, if there is any."""
    return _PATTERNS[0].search(text) or _PATTERNS[1].search(text)


def has(kind: str, text: str) -> bool:
    """Whether one of the words of a kind stands in a plain text."""
    more = _MORE_OF.get(kind)
    return any(word in text for word in STEMS[kind]) or bool(more and re.search(more, text))


def near_a_value(text: str) -> bool:
    """Whether one of the words stands in a text of small letters near something like a value: in
    its line, or as a head above one."""
    return any(_is_near_a_value(text, match) for match in _matches(text))


def _matches(text: str) -> Iterator[re.Match[str]]:
    for pattern in _PATTERNS:
        yield from pattern.finditer(text)


def _is_near_a_value(text: str, word: re.Match[str]) -> bool:
    name = word.group()
    before = text[max(0, word.start() - _LINE) : word.start()].rpartition("\n")[2]
    behind, _, below = text[word.end() : word.end() + _BELOW].partition("\n")
    near = before + behind[:_LINE]
    if name in _SHORT_ESTATES:
        return behind.lstrip()[:1] in _ROOMS
    if name in _ESTATES:
        return not _NUMERALS.isdisjoint(before[-_ROUND:] + behind[:_ROUND])
    if name in _DWELLINGS:
        return not _PLACES.isdisjoint(near + below)
    if name in _CALLS:
        return _numerals(near, 7)
    if _numerals(near) or (name in _NAMES and not _LETTERS.isdisjoint(near)):
        return True
    line = (before + behind).strip()
    is_head = "。" not in line and (len(line) < _HEAD or any(mark in line for mark in _MARKS))
    return is_head and (_numerals(below, 4) or (name in _NAMES and not _LETTERS.isdisjoint(below)))


def _numerals(text: str, least: int = 2) -> bool:
    return sum(map(_NUMERALS.__contains__, text)) >= least
