"""Lists of people as documents write them: names, set apart or not, posts beside them, posts alone.

方立诚（教务处处长）、石 磊 / 陆景行  党委委员、副院长 / 教务处副处长丁一凡 / 各系主任
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generators.core.chinese import HAN

_MARKS = "、，,；;/"
_NAME = re.compile(rf"[{HAN}]{{2,4}}(?:·[{HAN}]{{1,8}})?")
# Words that stand where names do, and are none.
_NO_NAME = re.compile(
    "[各系部处院室校级组队]|中心|..科$|主任|负责|教师|人员|成员|委员|秘书|领导|专业|相关|有关|团队|名$"
    "|助理|公司|书记|职责|分工"
)
_TITLE = (
    "(?:院长|校长|书记|主任|处长|部长|科长|所长|馆长|队长|组长|局长|厂长|主席|会长|理事长|董事长|经理|总监"
    "|教师|教研员|秘书|干事|代表|委员|专家|工程师|技师|管理员|督导员|考评员|辅导员|调研员|联络员|教授|讲师"
    "|负责人|带头人|助理|顾问)"
)
_POST = re.compile(rf"[{HAN}A-Za-z0-9“”（）]{{0,24}}{_TITLE}")
_UNIT = re.compile(rf"[{HAN}]{{1,14}}(?:处|部|系|院|中心|办|室|科|馆|公司|团委|工会)")
_COUNTED = re.compile("各?[0-9一二两三四五六七八九十]{1,3}[名人]$")
# Who is called by a family name and a post: 贺处长. Of what stands together, only behind one of
# these a name begins: 教务处副处长丁一凡.
_FAMILY = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁"
    "韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧"
    "尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄江童颜郭梅盛林刁钟"
    "徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉龚程邢裴陆荣翁荀羊甄曲"
    "封芮储靳段富巫焦牧山谷车侯全班仰仲伊宫宁仇栾甘厉祖武符刘景詹龙叶司黎白蒲从索赖卓蔺屠蒙池乔阴闻党翟"
    "谭劳冉雍桑桂牛边燕冀郏浦尚温庄晏柴瞿阎慕连茹习艾鱼容向古易慎戈廖居衡步耿满弘匡国文寇广东欧沃利蔚隆"
    "师巩聂晁敖融冷辛阚那简饶曾沙丰关荆游竺权逯盖益桓公闫覃肖涂付代岳帅麦"
)
_CALLED = re.compile(rf"[{_FAMILY}]{_TITLE}")
_TOGETHER = re.compile(rf"(.{{0,24}}{_TITLE})([{_FAMILY}][{HAN}]{{1,3}})")
_NOTHING = ("兼", "兼任", "女", "男")


@dataclass(frozen=True)
class Person:
    """Somebody in a list, or a post of which the document says no name (`alone`)."""

    name: str
    post: str = ""
    alone: bool = False


@dataclass(frozen=True)
class _Token:
    words: str
    bracket: str = ""
    apart: str = " "  # by what it is parted from the one before


def names(text: str) -> list[str]:
    """The names in a list of people, without their posts. None where it holds anything else, or a
    post that has no name."""
    found = people(text)
    return [] if any(each.alone for each in found) else [each.name for each in found]


def people(text: str) -> list[Person]:
    """Who stands in a list. Nobody where it holds anything that is neither a name nor a post."""
    tokens = _padded(list(_tokens(text.strip(" 。.；;"))))
    first = [each.words for each in tokens[:2]]
    before = len(first) == 2 and bool(_POST.fullmatch(first[0])) and is_name(first[1])
    before = before and tokens[1].apart == " "  # posts stand before their names
    found, waiting, goes_on = list[Person](), "", False
    for token in tokens:
        by_space, words = token.apart == " ", _COUNTED.sub("", token.words)
        if is_name(words) or _CALLED.fullmatch(words):
            found.append(Person(words, waiting or token.bracket))
            waiting, goes_on = "", False
        elif (both := _TOGETHER.fullmatch(words)) and is_name(both[2]):
            found.append(Person(both[2], both[1]))
            goes_on = False
        elif before and _POST.fullmatch(words):
            waiting = words
        elif _POST.fullmatch(words) or (_UNIT.fullmatch(words) and (by_space or goes_on)):
            whole = f"{words}（{token.bracket}）" if token.bracket else words
            last = found[-1] if found else None
            if last and not last.alone and by_space and (goes_on or not last.post):
                found[-1] = replace(last, post=f"{last.post} {whole}".strip())
                goes_on = True
            elif last and goes_on:
                found[-1] = replace(last, post=f"{last.post}、{whole}")
            elif _POST.fullmatch(words):
                found.append(Person(words, alone=True))
            else:
                return []
        else:
            return []
    return [] if waiting else found


def is_name(words: str) -> bool:
    """Whether it can be the name of somebody."""
    return bool(_NAME.fullmatch(words)) and not _NO_NAME.search(words)


def _tokens(text: str) -> Iterator[_Token]:
    """The words of a list, each with what stands in brackets behind it."""
    words, bracket, apart = "", "", " "
    for match in re.finditer(
        rf"[（(]([^（）()]*)[）)]|([{_MARKS}\s]+)|([^（）(){_MARKS}\s]+)", text
    ):
        if match[2] is not None:
            if words:
                yield _Token(words, bracket, apart)
                words, bracket, apart = "", "", ""
            apart = match[2].strip()[:1] or apart.strip() or " "
        elif match[3] is not None:
            if bracket and len(bracket) <= 2:  # 各系（部）主任
                words, bracket = f"{words}（{bracket}）", ""
            elif bracket:
                yield _Token(words, bracket, apart)
                words, bracket, apart = "", "", "、"
            words += match[3]
        elif match[1] not in _NOTHING:
            bracket = match[1]
    if words:
        yield _Token(words, bracket, apart)


def _padded(tokens: list[_Token]) -> list[_Token]:
    """Names whose characters are set apart in one piece: two of them, or three where no fourth
    follows."""
    made, at = list[_Token](), 0
    while at < len(tokens):
        end = at
        while end < len(tokens) and len(tokens[end].words) == 1 and (
            end == at or tokens[end].apart == " "
        ):  # fmt: skip
            end += 1
        size = 3 if end - at == 3 else 2 if end - at > 1 else 1
        parts = tokens[at : at + size]
        whole = "".join(each.words for each in parts)
        made.append(_Token(whole, parts[-1].bracket, tokens[at].apart))
        at += size
    return made
