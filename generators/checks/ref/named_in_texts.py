"""REF-19: departments, majors and certificates that notices and remarks name are known.

Of the document's own prose REF-02 judges; names that are entries by themselves are REF-01's.
"""

import re
from collections.abc import Iterator
from functools import cache

from generators.checks.engine import Context, Judgement, rule
from generators.checks.ref import likely_names
from generators.checks.suggest import near
from generators.checks.txt import beyond_document
from generators.checks.txt.beyond_document import texts_by_plan
from generators.checks.txt.said import one_of
from generators.core.chinese import HAN
from generators.core.diagnostics import WARNING, Finding
from generators.model.certificate_names import every_name
from generators.model.plans import Plan
from generators.model.public_texts import PublicText

_LONG = 4  # shorter names are too like ordinary words for a slip to be told
_LETTER = "函"  # goes to others, who are in no register
_ABOVE = re.compile(r"教育部|人社部|社会保障部|财政部|国家|[省市县区厅局]|上级|有关|相关|各|本|我")
_LIKE_ONE = re.compile(rf"(?!{_ABOVE.pattern})[{HAN}]{{2,9}}(?:处|科|办公室|中心|部|系)")
_GENERAL = re.compile(".*(?:[个种类各的项等本该和与及或份张为对”》]|若干|试点|发放|领取)")
_VERB = re.compile(".*(?:参加|取得|获得|报考|考取|申报|开展|组织)")
_AFTER = re.compile(r"职业技能|证书|专业|名额|考核|团队|(?:学生)?[0-9]+\s*[人名]")
_PAIR = 2


@rule("REF-19", WARNING, "公文和说明提到的部门、专业和证书都有登记", needs=("REF-01",))
def unknown_name_in_text(context: Context) -> Iterator[Judgement]:
    """通知要求把材料交到一个不存在的部门，或者把证书、专业的名称写错一个字，收到的人不知道指的是哪一个。
    方案正文由 REF-02 检查。

    怎么改：照名册改正；新设的先写进名册。已经印发的公文不改，确有影响的撤回，另行印发。
    """
    # What is registered under another name than everybody uses, or not at all, is REF-01's.
    registers = [context.institution.files[name] for name in ("departments.yaml", "majors.yaml")]
    named = (*(each.at() for each in registers), *(c.at("name") for c in context.plan.certificates))
    for plan, texts in texts_by_plan(context.plan):
        known = _Known(plan)
        for text in texts:
            for span, message, meant in _unknown(known, text):
                advice = f"你是不是想写“{meant}”？" if meant else "核对名称；新设的先写进名册"
                place, advice = text.spot.within(*span), beyond_document.advice(text, advice)
                yield Finding(place, message, advice, within=(text.spot.at(), *named))


class _Known:
    """What a plan knows by name."""

    def __init__(self, plan: Plan):
        self.certificates = tuple(every_name(plan))
        # What is called 证书 and no more stands behind all kinds of words
        kind = plan.programme.kind
        self.certificate = _behind(kind) if kind.removesuffix("证书") else None
        majors = plan.institution.majors.values()
        catalogue = plan.institution.catalogue
        self.are_majors = bool(majors)  # else none has been entered
        former = (f.name for m in majors for f in m.former)
        self.majors = {n for m in majors for n in (m.name, *m.aliases)}
        self.all_majors = self.majors.union(former, catalogue.names if catalogue else ())
        self.kinds = (plan.programme.certificates, plan.programme.label, *plan.programme.aliases)
        names = {*self.certificates, *self.majors}
        self.long = {name for name in names if len(name) >= _LONG}
        self.by_end: dict[str, list[str]] = {}
        for name in self.long:
            for end in {name[0], name[-1]}:
                self.by_end.setdefault(end, []).append(name)
        own = {n for d in plan.institution.departments.values() for n in (d.name, *d.aliases)}
        bodies = {n for g in plan.groups for n in (g.name, g.full_name, *g.aliases)}
        self.departments = own | bodies | set(plan.body_names)
        self.everything = {*names, *self.all_majors, *self.departments}
        self.lists = (
            ("证书", {*self.certificates}, "证书", self.has_certificate),
            *((("专业", self.majors, "专业", self.has_major),) if self.are_majors else ()),
        )
        self.endings = tuple(own)  # 本校教学部; 某某办公室 is not the plan's 办公室

    def has_major(self, name: str) -> bool:
        """Also as the end of a list, or with a year's name before it."""
        return name.endswith(tuple(self.all_majors)) or any(
            name in each for each in self.all_majors
        )

    def has_certificate(self, name: str) -> bool:
        kinds = any(name in each for each in self.kinds)
        return kinds or name.endswith(self.certificates) or name.startswith(self.certificates)

    def has_department(self, name: str) -> bool:
        known = name in self.departments or name.endswith(self.endings)
        return known or name.startswith(self.endings)  # a section of one


def _unknown(known: _Known, text: PublicText) -> Iterator[tuple[tuple[int, int], str, str | None]]:
    words = text.words
    if _is_receiver(text):
        if _LIKE_ONE.fullmatch(words) and words not in known.departments:
            yield (0, len(words)), _said("部门", words), near(words, known.departments)
        return
    slips = list(_slips(known, words))
    yield from slips
    told = {span for span, _, _ in slips}
    yield from (each for each in _likely(known, words) if each[0] not in told)


def _slips(known: _Known, words: str) -> Iterator[tuple[tuple[int, int], str, str | None]]:
    # One slip leaves one end as it is.
    for name in {name for char in {*words} for name in known.by_end.get(char, ())}:
        for start, end in _one_off(words, name):
            said = words[start:end]
            if not any(each in said or said in each for each in known.long):
                yield (start, end), f"“{said}”与“{name}”差一个字", name


def _likely(known: _Known, words: str) -> Iterator[tuple[tuple[int, int], str, str | None]]:
    """What stands where names stand, and is none."""
    for span in likely_names.departments(words):
        name = words[slice(*span)]
        if not known.has_department(name) and not _ABOVE.search(name):
            yield span, _said("部门", name), near(name, known.departments)
    for span in likely_names.majors(words):
        name = words[slice(*span)]
        if known.are_majors and not known.has_major(name):
            yield span, _said("专业", name), near(name, known.majors)
    for span in likely_names.certificates(words):
        name = words[slice(*span)]
        if not known.has_certificate(name):
            yield span, _said("证书", name), near(name, known.certificates)
    for what, names, kind, is_one in known.lists:
        if kind in words and any(name in words for name in names):
            for span in likely_names.listed(words, _beside(tuple(sorted(names)), kind)):
                name = words[slice(*span)]
                if not is_one(name) and name not in known.everything:
                    yield span, _said(what, name), near(name, names)
    for match in known.certificate.finditer(words) if known.certificate else ():
        name = _VERB.sub("", match["name"])
        if name and not _GENERAL.fullmatch(name) and not name.endswith(known.certificates):
            span = match.end("name") - len(name), match.end("name")
            yield span, _said("证书", name), near(name, known.certificates)


def _said(what: str, name: str) -> str:
    return f"没有叫“{name}”的{what}"


def _is_receiver(text: PublicText) -> bool:
    """Whether a text names one within the house who receives a notice or was at a meeting."""
    inside = text.notice is not None and text.notice.kind != _LETTER
    return inside and text.spot.route[0] in {"addressees", "present"}


@cache
def _behind(kind: str) -> re.Pattern[str]:
    """A name with the kind of certificate behind it."""
    return re.compile(rf"(?P<name>[{HAN}]{{2,12}}){re.escape(kind)}")


@cache
def _beside(names: tuple[str, ...], kind: str) -> re.Pattern[str]:
    """A list of names in which another may stand."""
    return likely_names.beside(
        one_of(names), f"(?:职业)?(?:技能)?(?:等级)?{kind}" if kind == "证书" else kind
    )


def _one_off(words: str, name: str) -> Iterator[tuple[int, int]]:
    """A name with a character changed behind the first, or two swapped, where a name stands."""
    length = len(name)
    for first in {*name[:2]}:
        at = words.find(first)
        while at >= 0:
            if _is_off(words[at : at + length], name) and _AFTER.match(words, at + length):
                yield at, at + length
            at = words.find(first, at + 1)


def _is_off(said: str, name: str) -> bool:
    if len(said) < len(name):
        return False
    other = [at for at, char in enumerate(name) if said[at] != char]
    if len(other) == 1:
        return other[0] > 0 and HAN[0] <= said[other[0]] <= HAN[-1]
    one, next_ = (*other, -1, -1)[:2]
    swapped = next_ == one + 1 and said[one] == name[next_] and said[next_] == name[one]
    return len(other) == _PAIR and swapped
