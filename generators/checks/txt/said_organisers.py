"""Who examines and certifies. Holds no rule."""

import re
from collections.abc import Iterator

from generators.checks.txt.said import Said, nearest, one_of
from generators.checks.txt.said_figures import by_name
from generators.core.chinese import HAN
from generators.core.late_patterns import Late
from generators.core.once import once
from generators.model.plans import Plan

_SHORT = 4  # characters of what is no name yet: 评价机构
# Nobody in particular, and whom TXT-10 speaks of: 有限公司.
_ANY = re.compile("有限|评价|上级|教育(?:部|厅|局|行政)|有关|相关|指定|各|本|我")
_BODY = "公司|集团|中心|协会|学会|联盟|研究院|学院|大学|学校|机构|基地|局"
_WHO = rf"[{HAN}（）]{{3,28}}?(?:{_BODY})"
_DOES = (
    "(?:统一|具体|负责|组织|实施|承担|命题|进行|举办|承办|颁发|制发|核发|评价|考核|、|和|并){1,4}"
    "(?<=考核|颁发|制发|核发|命题|评价|发证)(?=[，。；、并和与及的]|$|证书|工作|发证)"
)
_IS = "(?:评价组织|评价机构|颁证单位|发证单位|发证机构)(?:为|是|：)"
_ORGANISER = Late(
    rf"(?:由|委托|经)(?P<who>{_WHO}){_DOES}"
    rf"|(?:由|委托)(?P<for>{_WHO})(?=组织[^，。；由]{{2,16}}(?:考核|考试)(?:[，。；、并和]|$))"
    rf"|(?:考核|评价|发证|认定)(?:工作)?由(?P<by>{_WHO})(?=负责|组织|承担|实施)|{_IS}(?P<is>{_WHO})(?=[，。；、]|$)",
    "考核", "发", "命题", "评价", "颁证",
)  # fmt: skip


def organisers(plan: Plan, words: str) -> Iterator[Said]:
    """Others than the certificates name; anybody, where they name nobody."""
    for match in _ORGANISER.finditer(words):
        group = next(name for name in ("who", "for", "by", "is") if match[name])
        who = match[group]
        if _is_inside(plan, who):
            continue
        named = {m[0] for m in nearest(words, match.start(group), _certificates(plan))}
        certificates = [by_name(plan)[name] for name in named] or plan.certificates
        known = {each.evaluator for each in certificates if each.evaluator}
        if not known and len(who) > _SHORT and not _ANY.search(who):
            message = f"这里写由{who}考核发证，证书文件里没有写{plan.programme.evaluator}"
            yield Said(match.span(group), message)
        elif known and not any(each in who or who in each for each in known):
            message = f"这里写由{who}考核发证，证书文件里是{'、'.join(sorted(known))}"
            yield Said(match.span(group), message)


def _is_inside(plan: Plan, who: str) -> bool:
    """The college, or one of its own or registered beside them."""
    own = plan.institution.college
    names = (own.name, *plan.institution.departments, *plan.body_names)
    return who in own.aliases or who.endswith(names)


@once
def _certificates(plan: Plan) -> re.Pattern[str]:
    return re.compile(one_of(by_name(plan)))
