"""The door for public words: every field is known to it, and rules speak of wrong sentences."""

import shutil
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import get_args

from generators.checks.plan_check import check
from generators.model import kinds
from generators.model.public_texts import NAMES, SENTENCES, SIGNS, public_texts
from generators.model.structure import Entity

SENTENCES_FILE = Path(__file__).parent / "sentences.txt"
ELSEWHERE = Path(__file__).parent / "plans" / "engineering"
NOTICE = """\
kind: 通知
status: 草稿
title: 示例卫生职业学院关于做好证书试点工作的通知
number: null
issued: null
addressees: [各系（部）]
body:
  - items:
{items}
attachments: []
sealed: true
contact: null
meeting: null
present: []
imprint: null
replaces: null
withdrawn: null
"""


def sentences(plan="base"):
    """(the rule that is to speak or None, the words) of those that stand on a plan."""
    on = "base"
    for line in SENTENCES_FILE.read_text("utf-8").splitlines():
        if line.startswith("on "):
            on = line.removeprefix("on ")
        elif on == plan and line.startswith("!"):
            yield tuple(line[2:].split(" ", 1))
        elif on == plan and line.startswith("="):
            yield None, line[2:]


def entities():
    todo = [Entity]
    while todo:
        for cls in todo.pop().__subclasses__():
            todo.append(cls)
            yield cls


def holds_text(type_):
    """Whether a value of this annotation is a text, or has texts in it: str, tuple[str, ...]."""
    inner = get_args(type_)
    return type_ is str or any(map(holds_text, inner))


def test_every_field_with_words_is_known_to_the_door():
    """A new field is a sentence, a name or a sign: who adds one says which."""
    assert kinds  # loads every entity there is
    told = {
        (cls.__name__, field)
        for table in (SENTENCES, NAMES, SIGNS) for cls, names in table.items() for field in names
    }  # fmt: skip
    known = {
        (cls.__name__, each.name)
        for cls in entities() for each in fields(cls) if holds_text(each.type)
    }  # fmt: skip
    assert told == known


def sentences_notice(folder: Path, plan: str = "base", year: str = "2025") -> list[str]:
    """All sentences of a plan in one notice of it, a line each."""
    texts = [words for _, words in sentences(plan)]
    items = "\n".join(f"      - '{words}'" for words in texts)
    path = folder / year / "notices" / "sentences.yaml"
    path.write_text(NOTICE.format(items=items), "utf-8")
    return texts


def told(folder: Path, texts: list[str], day: date) -> dict[str, set[str]]:
    """The codes that speak of each sentence of the notice."""
    first = NOTICE[: NOTICE.index("{items}")].count("\n") + 1
    found: dict[str, set[str]] = {words: set() for words in texts}
    for each in check(folder, day).diagnostics:
        if each.location and each.location.path.endswith("sentences.yaml"):
            at = each.location.line - first
            if 0 <= at < len(texts):
                found[texts[at]].add(each.code)
    return found


def misjudged(folder: Path, plan: str, day: date) -> dict[str, set[str]]:
    """Sentences of which rules say other than what is expected, with what they say."""
    spoken = told(folder, sentences_notice(folder, plan, str(day.year)), day)
    expected = {words: {code} if code else set() for code, words in sentences(plan)}
    assert len(expected) == len([*sentences(plan)])
    return {words: codes for words, codes in spoken.items() if codes != expected[words]}


def test_rules_speak_of_wrong_sentences_only(tmp_path, base_folder):
    folder = shutil.copytree(base_folder, tmp_path / "plan")
    assert misjudged(folder, "base", date(2025, 12, 20)) == {}


def test_they_do_so_of_a_second_college(tmp_path):
    """It has batches, levels, fees, several leads and parts of an exam."""
    folder = shutil.copytree(ELSEWHERE, tmp_path / "plan")
    assert misjudged(folder, "engineering", date(2026, 12, 20)) == {}


def test_words_of_a_withdrawn_notice_are_left_alone(base_folder):
    (plan,) = check(base_folder, date(2025, 12, 20)).plans
    withdrawn = {notice.slug for notice in plan.notices if notice.withdrawn}
    read = {each.notice.slug for each in public_texts(plan) if each.notice}
    assert withdrawn
    assert read
    assert not read & withdrawn
