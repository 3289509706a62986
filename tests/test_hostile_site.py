"""Hostile words in every slot of a plan stay words in every finished file.

Which slots there are say the schemas, which files the build: a new one of either takes part by
itself, or fails here until it can. How words are planted and files are read: hostile/.
"""

import random
import re

import pytest
from hostile import anatomy, contract, slots
from hostile.planting import BY_AMENDMENT, CLOSED, Ground, Planting, planted
from hostile.slots import named
from hostile.words import INVISIBLE, MARKUP, WORDS
from odd.plans import KINDS, dumped

from generators.core.schema import schema
from generators.core.yaml import source
from generators.site.pages import pages

ROUNDS = {"1": WORDS, "5": MARKUP}  # seeds; `make hostile` goes on
# What a string without words may look like: a new pattern is looked at by somebody.
PATTERNS = {
    r"^(名额|证书|团队|专业|部门|阶段|任务|场次)$",
    r"^[A-Z][A-Z0-9]*(-[0-9]+)?$",
    r"^[A-Z]+-[0-9]+$",
    r"^[a-z][a-z0-9-]*[a-z0-9]$",
    r"^(0[0-9]{2,3}-[2-9][0-9]{6,7}(-[0-9]{1,6})?|内线[0-9]{3,6})$",
    r"^([01][0-9]|2[0-3]):[0-5][0-9]$",
    r"^((certificates|departments)/)?[a-z0-9-]+\.yaml$",
    r"^[a-z0-9]+(-[a-z0-9]+)*\.(docx|xlsx|pdf|jpg|png)$",
    r"^[a-z-]+[.]yaml$|^certificates/[a-z0-9-]+[.]yaml$|^departments/[a-z0-9-]+[.]yaml$",
    r"^[A-Za-z0-9][A-Za-z0-9-]*$|^[A-Za-z0-9][A-Za-z0-9-]*/[A-Za-z0-9][A-Za-z0-9_-]*$",
}


@pytest.fixture(scope="module")
def ground(tmp_path_factory):
    return Ground(tmp_path_factory.mktemp("hostile"), "full")


@pytest.fixture(scope="module", params=ROUNDS)
def finished(request, ground):
    """What was planted, and the files that came of it and of its harmless like."""
    plantings = ground.plant(random.Random(int(request.param)), ROUNDS[request.param])
    return plantings, *(contract.finished(ground, plantings, each) for each in (False, True))


def test_every_slot_of_the_schemas_has_words_in_the_plan(ground):
    missing = {_once(each) for each in slots.slots()} - {_once(each) for each in ground.words}
    lacking = sorted(each for each in map(named, missing) if each not in BY_AMENDMENT)
    assert lacking == [], "give them some in tests/plans/full.txt"


def _once(slot):
    """What `later` says is one definition, read at one place, wherever it stands."""
    _, way = slot
    return ("common", way[way.index("later") :]) if "later" in way else slot


def test_of_strings_only_these_take_no_words():
    closed = {
        node["pattern"]
        for kind, _ in KINDS.values()
        for node in slots.strings(schema.bundle(kind))
        if "pattern" in node and not slots.takes_words(node)
    }
    assert closed == PATTERNS


@pytest.mark.parametrize("name", CLOSED)
def test_what_no_words_pass_tells_its_code(ground, name):
    (slot,) = (each for each in ground.words if named(each) == name)
    char = min(ground.words[slot])[0]
    refused = ground.refusals([Planting("<b>", char, before=False, only=slot)])
    assert CLOSED[name] in {each.code for each in refused}


@pytest.mark.parametrize("escaped", [False, True])
def test_what_cannot_be_seen_is_refused_in_every_slot(ground, escaped):
    passed = []
    for number, (slot, texts) in enumerate(sorted(ground.words.items())):
        if escaped and slot[1][-1] == "{key}":
            continue  # a key stands without quotation marks, which an escape needs
        char = INVISIBLE[number % len(INVISIBLE)]
        marked = planted(ground.plan, [Planting("\ue0ff", min(texts)[0], before=False, only=slot)])
        path = next(path for path in marked if "\ue0ff" in dumped(marked[path]))
        written = f"\\U{ord(char):08X}" if escaped else char
        text = dumped(marked[path]).replace("\ue0ff", written)
        if isinstance(source.parse(text, path), source.Source):
            passed.append((named(slot), char))
    assert passed == []


def test_words_change_nothing_but_themselves(finished):
    plantings, hostile, harmless = finished
    assert contract.compared(hostile, harmless, plantings) == []
    assert len(plantings) > 30


def test_every_format_of_the_site_has_a_reader_and_no_other(finished):
    _, hostile, _ = finished
    assert {file.suffix or file.name for file in hostile.values()} == {*anatomy.READERS}


def test_a_format_without_a_reader_is_refused(tmp_path):
    (tmp_path / "new.xyz").write_bytes(b"")
    with pytest.raises(KeyError):
        anatomy.read(tmp_path / "new.xyz")


def _calendar(raw):
    return raw.replace(b"END:VEVENT", b"ATTACH:https://a.example/\r\nEND:VEVENT", 1)


def _name_of_calendar(raw):
    """As if a name were written without escaping what ends a text."""
    return re.sub(rb"(X-WR-CALNAME:[^\r]*)", rb"\1,x;y", raw, count=1)


def _table(raw):
    return raw.replace(b",", b",=1+1,", 1)


TORN = [
    ("2025/calendar.ics", _name_of_calendar),
    ("2025/index.html", lambda raw: re.sub(b"<h1", b"<h1 onclick=x", raw)),
    ("2025/certificates/alpha.html", lambda raw: raw.replace(b"</h1>", b"</h1><base href=//a>")),
    ("2025/majors/index.html", lambda raw: raw.replace(b"<h1", b"<a href=javascript:x>x</a><h1")),
    ("check.html", lambda raw: raw.replace(b"<h1", b"<script>x</script><h1")),
    ("2025/calendar.ics", _calendar),
    ("2025/tables/quotas.csv", _table),
    ("api/v1/2025/plan.json", lambda raw: raw.replace(b'"title"', b'"x": 1, "title"', 1)),
    ("changes.xml", lambda raw: raw.replace(b"<entry>", b"<entry><x/>", 1)),
]


@pytest.mark.parametrize(("path", "tear"), TORN)
def test_what_gets_out_is_noticed(finished, tmp_path, path, tear):
    plantings, hostile, harmless = finished
    torn = tmp_path / hostile[path].name
    raw = hostile[path].read_bytes()
    torn.write_bytes(tear(raw))
    assert torn.read_bytes() != raw
    pair = {path: torn}, {path: harmless[path]}
    assert contract.compared(*pair, plantings) != []


@pytest.mark.parametrize("instead", ["<b>", "&amp;lt;"])
def test_a_word_that_is_no_text_is_noticed(finished, tmp_path, instead):
    """An escape that is undone makes an element, one too many shows on the page."""
    plantings, hostile, harmless = finished
    path, text = next(
        (path, text)
        for path in hostile
        if path.startswith("2025/") and path.endswith(".html")
        and "&#60;" in (text := hostile[path].read_text("utf-8"))
    )  # fmt: skip
    torn = tmp_path / "page.html"
    torn.write_text(text.replace("&#60;", instead), "utf-8")
    assert contract.compared({path: torn}, {path: harmless[path]}, plantings) != []


def test_no_filter_of_a_template_is_given_markup():
    """It would escape what it is applied to for HTML alone, and Markdown would act on the rest."""
    for path in pages.TEMPLATES.glob("*.j2"):
        for line in path.read_text("utf-8").splitlines():
            assert not re.search(r"\|\s*\w+\([^)]*\|\s*safe", line), (path.name, line)
