"""Personal data in a text: which numbers, where, and how to speak of them without telling them.

Text in, places out; holds the PRV codes. Numbers are recognised by their own law (checksum, date,
prefix) or by the word before them. Blanks, dashes, dots and characters that nobody sees do not
hide a number, nor do digits of full width. Knows nothing of files, YAML or the plan.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import NamedTuple

from generators.core.diagnostics import ERROR, WARNING, Code

_WHY = "方案是公开的，个人信息依法不得公布；推送过的号码会一直留在历史记录里，删去也能找到。\n\n"
_MEND = "怎么改：删去。已经推送的，先撤回（关闭）这次提交，删去号码后重新提出，并告诉管理员清理。"
ADVICE = (
    "删去号码。如果已经推送，请不要只在后面补一次修改：先撤回（关闭）这次提交，删去号码后重新提出，"
    "并告诉管理员清理"
)


def _code(code: str, severity: str, title: str, what: str) -> Code:
    return Code(code, severity, title, f"{what}{_WHY}{_MEND}")


IDENTITY = _code(
    "PRV-01", ERROR, "写了身份证号码", "18 位、校验码相符的身份证号码，或者写明是证件号的号码。"
)
MOBILE = _code("PRV-02", ERROR, "写了手机号码", "11 位的手机号码。办公室的座机可以写。")
BANK_CARD = _code("PRV-03", ERROR, "写了银行卡号", "16 至 19 位、校验码相符的银行卡号。")
STUDENT = _code(
    "PRV-04",
    ERROR,
    "写了学号或考号",
    "学号的位数没有统一规定，所以只认“学号”“准考证号”等字样后面的号码。",
)
CONTACT = _code(
    "PRV-05",
    ERROR,
    "写了个人的邮箱、QQ 或微信",
    "个人的邮箱、QQ 号、微信号。学校的公务邮箱可以写，例如 jwb@example.edu.cn。",
)
OLD_IDENTITY = _code("PRV-06", WARNING, "像是 15 位的身份证号码", "旧的身份证号码没有校验码。")
CODES = (IDENTITY, MOBILE, BANK_CARD, STUDENT, CONTACT, OLD_IDENTITY)

_KINDS = {
    "identity": (IDENTITY, "身份证号码"),
    "mobile": (MOBILE, "手机号码"),
    "bank": (BANK_CARD, "银行卡号"),
    "old": (OLD_IDENTITY, "疑似身份证的 15 位号码"),
}
_GAP = r"[ \-._\u200b]{0,4}"  # what may stand between the digits of one number
_LEAD = r"[\s:=\"'“”‘’「」()\[\]<>#*`~|,\-\u200b]{0,8}"  # between a word and its number
_DIGIT = "[0-9０-９]"
# Asked of every file, so it is compiled at once; all others when a file has something like it.
_MAYBE = re.compile(rf"{_DIGIT}(?:[^\w\n\t:;/|()：；（）《》“”]{{0,4}}_?{_DIGIT}){{10}}")
_NUMBER_WORDS = (
    *("学号", "学生编号", "学生证号", "学籍号", "考号", "考生号", "准考证", "student"),
    *("身份证", "证件", "扣扣", "qq", "ｑｑ"),
)
_NAME_WORDS = ("微信", "薇信", "wechat", "ｗｅｃ", "weixin", "vx", "wx", "ｗｘ")
_LABELLED = (
    r"(?P<student>学号|学生编号|学生证号|学籍号|考号|考生号|准考证号?"
    r"|student[ _-]?(?:id|number|no))"
    rf"(?:号码|编号)?{_LEAD}(?:为|是)?{_LEAD}(?P<number>[a-z]{{0,4}}[0-9](?:{_GAP}[0-9a-z]){{5,19}})"
    r"|(?:身份证|证件)(?:号码|编号|号)?"
    rf"{_LEAD}(?:为|是)?{_LEAD}(?P<card>[0-9](?:{_GAP}[0-9]){{13,16}}{_GAP}[0-9x])(?![0-9a-z])"
    r"|(?:(?<![a-z])qq|扣扣)(?:号码|号|群)*"
    rf"{_LEAD}(?:为|是)?{_LEAD}(?P<qq>[1-9](?:[ \-\u200b]{{0,4}}[0-9]){{4,10}})(?![0-9])"
    r"|(?:微信|薇信|wechat|weixin|(?<![a-z])[vw]x)(?:"
    r"(?:号码|号| *id)? *(?:[:=]|为|是)[ \"'“”]*|(?:号码|号)[ \"'“”]*)"
    r"(?P<wechat>[a-z][-_a-z0-9\u200b]{5,19}(?![\w.@:/(])|[0-9](?:[ \-\u200b]{0,4}[0-9]){5,10})"
)
_NO_NUMBER = r"(?:19|20)[0-9]{2}[-.](?:(?:19|20)[0-9]{2}(?:-[12])?|[0-9]{1,2}[-.][0-9]{1,2})"
_MAIL = (
    r"(?<![a-z0-9])(?P<local>[a-z0-9][a-z0-9._%+\u200b-]{0,63})[ \u200b]{0,2}@[ \u200b]{0,2}"
    r"(?P<domain>[a-z0-9\u200b-]{1,63}(?:\.[a-z0-9\u200b-]{1,63}){0,4}\.[a-z]{2,12})(?![a-z0-9])"
)
_CUT = r"(?:[0-9][ -]?){7,}\Z|[A-Za-z0-9][A-Za-z0-9._%+-]*@[A-Za-z0-9.-]*\Z"
_FREE_DOMAINS = r"(?:.*\.)?(?:example|users\.noreply\.github)(?:\.[a-z]{2,3}){0,2}"
_INSTITUTIONS = r"(?:.*\.)?(?:edu|gov|example)(?:\.[a-z]{2,3})?"
# Initials of an office (jwb, xsc, zsjy), or a word for a task.
_ROLE = (
    r"[bcdfghjklmnpqrstwxyz]{2,6}|(?:jiaowu|zhaosheng|kaoshi|peixun|caiwu|renshi|xuesheng|dangban)"
    r"(?:chu|bu|ke|ban)?|office|info|admin|webmaster|postmaster|contact|service|support|exam"
    r"|no-?reply|help|hotline|git|bangongshi|xinxi|yuanban|1x"
)


class Found(NamedTuple):
    """Personal data at text[start:end]: `name` says what it is, `masked` shows a few of its
    characters, `hidden` are the indexes of the others. `labelled`: only its word betrays it."""

    code: Code
    name: str
    start: int
    end: int
    masked: str
    hidden: tuple[int, ...]
    labelled: bool = False


def find(text: str, own: str = "") -> list[Found]:
    """All personal data in a text, in order. `own` is the college's own domain, where it is
    not one of education: the mailboxes of its offices are no personal data."""
    if not possible(text):
        return []
    plain = _plain(text)
    found: list[Found] = []
    taken: set[int] = set()
    for each in (*_mails(plain, own), *_numbers(plain), *_labelled(plain)):
        if taken.isdisjoint(range(each.start, each.end)):
            taken.update(range(each.start, each.end))
            found.append(each)
    return sorted(found, key=lambda each: each.start)


def possible(text: str) -> bool:
    """Whether a text holds anything to look at. Fast: this is asked of all files together."""
    return "@" in text or "＠" in text or _MAYBE.search(text) is not None or _has_word(text)


def mask(text: str, known: frozenset[str] = frozenset(), own: str = "") -> str:
    """The text with the personal data in it hidden, in as many columns as before. `known` are
    stretches that are hidden as well: numbers that only the word before them betrayed."""
    hidden = {index for found in find(text, own) for index in found.hidden}
    for stretch in known:
        at = text.find(stretch)
        while at >= 0:
            hidden.update(range(at + 1, at + len(stretch) - 1))
            at = text.find(stretch, at + 1)
    for cut in re.finditer("…(?!…)", text):  # a value cut there may end in half a number
        rest = re.search(_CUT, text[max(0, cut.start() - 64) : cut.start()])
        if rest:
            hidden.update(range(cut.start() - len(rest.group()) + 3, cut.start()))
    if not hidden:
        return text
    return "".join(_star(c) if i in hidden else c for i, c in enumerate(text))


def _star(character: str) -> str:
    wide = unicodedata.east_asian_width(character) in "WF"
    return "＊" if wide else "*"


def _has_word(text: str) -> bool:
    """Whether one of the words stands before something like a number, or a name."""
    small = text.lower()
    numbers = any(word in small and _precedes(word, small, str.isdigit) for word in _NUMBER_WORDS)
    return numbers or any(
        word in small and _precedes(word, small, str.isalnum) for word in _NAME_WORDS
    )


def _precedes(word: str, text: str, kind: Callable[[str], bool]) -> bool:
    return any(any(map(kind, behind[:30])) for behind in text.split(word)[1:])


class _Plain(dict[int, int]):
    """One character for one: digits and letters of any width, dashes, blanks and dots as the
    keyboard has them, in small letters; what nobody sees is a zero-width blank."""

    def __missing__(self, code: int) -> int:
        character = chr(code)
        kind = unicodedata.category(character)
        new = character
        if kind in ("Cf", "Mn", "Me") or (kind == "Cc" and character not in "\t\n\r"):
            new = "\u200b"
        elif code < 128:
            new = character.lower()
        elif kind == "Nd":
            new = str(unicodedata.decimal(character))
        elif kind == "Zs":
            new = " "
        elif kind == "Pd" or character in "−－":
            new = "-"
        elif character in "·•・‧∙･":
            new = "."
        elif kind != "No":  # ① is a mark in a list and no digit
            new = unicodedata.normalize("NFKC", character).lower()
        plain = self[code] = ord(new) if len(new) == 1 else code
        return plain


_PLAIN = _Plain()


def _plain(text: str) -> str:
    return text.translate(_PLAIN)


def _numbers(plain: str) -> Iterator[Found]:
    from generators.core.privacy import numbers  # rarely needed

    for kind, places in numbers.personal(plain):
        code, name = _KINDS[kind]
        head = 3 if kind == "mobile" else 4
        yield _found(plain, code, name, places, head, 4, stars=4 if kind == "mobile" else 8)


def _mails(plain: str, own: str) -> Iterator[Found]:
    if "@" not in plain:
        return
    for match in re.finditer(_MAIL, plain):
        local = match["local"].replace("\u200b", "")
        domain = match["domain"].replace("\u200b", "")
        official = (own and domain.endswith(own)) or re.fullmatch(_INSTITUTIONS, domain)
        role = re.fullmatch(_ROLE, re.sub(r"[0-9._-]+\Z", "", local) or local)
        if (official and role) or re.fullmatch(_FREE_DOMAINS, domain) or local == "git":
            continue
        places = range(*match.span("local"))
        found = _found(plain, CONTACT, "个人邮箱", tuple(places), 1, 0, stars=4)
        whole = f"{found.masked}@{domain}"
        yield Found(CONTACT, found.name, match.start(), match.end(), whole, found.hidden)


def _labelled(plain: str) -> Iterator[Found]:
    if not _has_word(plain):
        return
    for match in re.finditer(_LABELLED, plain):
        group = match.lastgroup or "number"
        kind, value, (start, end) = group, match[group], match.span(group)
        if group == "number":
            kind = "student"
        if kind == "student" and (sum(map(str.isdigit, value)) < 6 or re.match(_NO_NUMBER, value)):
            continue
        code, name = {
            "student": (STUDENT, "学号或考号"),
            "card": (IDENTITY, "身份证号码"),
            "qq": (CONTACT, " QQ 号"),
            "wechat": (CONTACT, "微信号"),
        }[kind]
        places = tuple(
            i for i in range(start, end) if plain[i] not in " -._\u200b" or kind == "wechat"
        )
        keep = 4 if kind == "card" else 2 if len(places) > 7 else 1
        yield _found(
            plain, code, name, places, keep, keep, stars=8 if keep == 4 else 4, labelled=True
        )


def _found(plain: str, code: Code, name: str, places: tuple[int, ...], head: int, tail: int, *,
           stars: int, labelled: bool = False) -> Found:  # fmt: skip
    shown = "".join(plain[place] for place in places)
    if code is IDENTITY:
        shown = shown.upper()
    masked = shown[:head] + "*" * stars + (shown[-tail:] if tail else "")
    hidden = places[head : len(places) - tail] or places
    return Found(code, name, places[0], places[-1] + 1, masked, hidden, labelled)
