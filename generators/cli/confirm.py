"""`plan confirm`: what an issued document says, fact by fact, and which of it is entered."""

import re
import sys
from collections.abc import Sequence

from generators.checks.reports import formats
from generators.cli import parsing
from generators.cli.answers import ERRORS, not_written, refuse, say
from generators.core import files
from generators.core.chinese import shortened
from generators.core.diagnostics import ERROR
from generators.exchange.entering import entering
from generators.exchange.entering.entered_already import OPEN, standing
from generators.exchange.entering.targets import WORDS, Targets
from generators.exchange.imports.edits import CannotWrite
from generators.exchange.recognising.left_over import unread
from generators.exchange.recognising.pieces import Fact
from generators.exchange.recognising.recognised import facts
from generators.exchange.trial import tried
from generators.model.plans import Plan
from generators.site.edition import make_edition
from generators.site.pages import pinyin

_ALL = "全部"
_APART = re.compile(r"[、，,；;\s]+")
_RANGE = re.compile(r"([0-9]{1,4})(?:[-—–至~]([0-9]{1,4}))?")


def arguments(command: parsing.Parser) -> None:
    parsing.plan(command)
    command.add_argument("year", type=int, metavar="年", help="哪一年的文件，例如 2023")
    what = f"写进哪几条：号码，例如 1-5、8；{_ALL} 是还没有写的全部。不写这一项的只列出来"
    command.add_argument("--accept", metavar="号码", help=what)


def run(options: parsing.Options) -> int:
    report = make_edition(options.plan, None).report
    plan = next((each for each in report.plans if each.year == options.year), None)
    if not report.ok or plan is None:
        return refuse(
            formats.text(report) if not report.ok else f"没有 {options.year} 年的方案", ERRORS
        )
    if not plan.issued_text.strip():
        return refuse(f"{options.year} 年没有存档的印发文件（issued.txt），没有可以认的")
    found, where = facts(plan), Targets(plan, pinyin.reading)
    accepted = options.accept
    if accepted is None:
        say(_list(plan, found, where))
        if not (sys.stdin.isatty() and sys.stdout.isatty()):
            return 0
        accepted = input(
            f"写进哪几条？写号码，例如 1-5、8；{_ALL}；直接按回车，一条也不写："
        ).strip()
    try:
        chosen = _chosen(accepted, found)
    except ValueError as reason:
        return refuse(f"没有写：{reason}")
    return _enter(options, plan, chosen) if chosen else say("没有写。")


def _list(plan: Plan, found: Sequence[Fact], where: Targets) -> str:
    parts = [f"从 {plan.year} 年的印发文件里认出 {len(found)} 项，请照原文逐项核对："]
    for number, fact in enumerate(found, 1):
        said = f"{WORDS[fact.kind]}{'：' if fact.subject else ''}{'，'.join(fact.subject)}"
        stands = standing(plan, fact)
        parts.append(f"{number:>3}  {said}{f'（{stands}）' if stands else ''}")
        if not stands:
            words = shortened(" ".join(fact.quote.split()), 60)
            target = where.of(fact)
            parts += [f"     {fact.clause}：{words}", f"     {target.path}  {target.said}"]
    parts += _unread(plan)
    still = sum(standing(plan, fact) == OPEN for fact in found)
    parts.append(
        f"还没有写的 {still} 项。写进去：plan confirm {plan.year} --accept 号码（例如 1-5、8）；"
        f"全部正确的写 --accept {_ALL}。"
    )
    return "\n".join(parts)


def _unread(plan: Plan) -> list[str]:
    """What none of the facts says, each with its place."""
    left = unread(plan)
    if not left:
        return ["文件里写了数字、日期、单位和人的地方，上面都说到了。"]
    told = (
        f"还有 {len(left)} 处写了数字、日期、单位或者人，上面没有说到；要进数据的，照原文自己写："
    )
    return [told, *(f"     {e.place}：{shortened(' '.join(e.words.split()), 50)}" for e in left)]


def _chosen(written: str, found: Sequence[Fact]) -> list[Fact]:
    """The facts of these numbers. Raises ValueError."""
    if written == _ALL:
        return list(found)
    chosen = list[Fact]()
    for each in filter(None, _APART.split(written)):
        match = _RANGE.fullmatch(each)
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if not 1 <= first <= last <= len(found):
            raise ValueError(f"没有“{each}”这一项；写 1 至 {len(found)} 的号码，或者 {_ALL}")
        chosen += found[first - 1 : last]
    return chosen


def _enter(options: parsing.Options, plan: Plan, chosen: list[Fact]) -> int:
    found = facts(plan)
    wanted = entering.with_needs(chosen, found, plan)
    if not wanted:
        return say("这几项都已经写了，或者写的不一样，没有改动。")
    done, refused = entering.as_far_as_possible(wanted, lambda f: _tried(options, plan, f)[1])
    texts = _tried(options, plan, done)[0] if done else {}
    if texts:
        try:
            files.replace_all(options.plan, texts)
        except OSError as error:
            return not_written(options.plan, error)
    numbers = {fact.key: number for number, fact in enumerate(found, 1)}
    asked = {fact.key for fact in chosen}
    parts = [f"已写进 {len(done)} 项，改了 {'、'.join(sorted(texts))}。"] if done else []
    if more := [str(numbers[fact.key]) for fact in done if fact.key not in asked]:
        parts.append(f"其中 {'、'.join(more)} 没有选，是选了的几项要用到的，一并写了。")
    parts += [f"没有写 {numbers[f.key]}（{WORDS[f.kind]}）：{why}" for f, why in refused]
    return say("\n".join(parts)) if done else refuse("\n".join(parts), ERRORS)


def _tried(options: parsing.Options, plan: Plan, wanted: list[Fact]) -> tuple[dict[str, str], str]:
    """The texts with these facts in them, and what a check has against them."""

    def read(path: str) -> str | None:
        file = options.plan / path
        return file.read_text("utf-8") if file.is_file() else None

    order = {fact.key: at for at, fact in enumerate(facts(plan))}
    wanted = sorted(wanted, key=lambda fact: order[fact.key])
    try:
        texts = entering.entered(plan, wanted, read, Targets(plan, pinyin.reading))
    except CannotWrite as reason:
        return {}, str(reason)
    report = tried(options.plan, texts, None)
    wrong = next((each for each in report.diagnostics if each.severity == ERROR), None)
    return texts, wrong.message if wrong else ""
