"""Of every kind of personal data, nearly all that people write is found, and hardly anything else.

The values are made from a seed (invented.py), the ways to write them stand in personal_styles.py,
what only looks like them in harmless.py. What is asked of a kind is a share, as people will always
find another way to write a number.
"""

from collections import defaultdict

from harmless import harmless
from personal_styles import KINDS, positives

from generators.core.privacy import contents, personal

SEED = 20211225
EACH = 60
SHARE = 0.95
MOST_FALSE = 3


def test_of_every_kind_nearly_all_are_found():
    found, missed = defaultdict(int), defaultdict(list)
    for kind, way, raw in positives(SEED, EACH):
        if personal.find(contents.text_of(raw)):
            found[kind] += 1
        else:
            missed[kind].append((way, raw))
    few = {kind: missed[kind] for kind in KINDS if found[kind] < SHARE * EACH}
    assert not few


def test_of_3000_harmless_texts_hardly_any_is_taken_for_personal_data():
    taken = [(kind, text) for kind, text in harmless(SEED) if personal.find(text)]
    assert len(taken) <= MOST_FALSE, taken


def test_frozen_plans_hold_nothing_personal(plan_folder, base_folder):
    for folder in (plan_folder, base_folder):
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            assert personal.find(contents.content_of(file).text) == [], file
