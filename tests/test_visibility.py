"""What a schema calls internal is in nothing that is made for the public."""

import io
import re
import zipfile
import zlib
from copy import deepcopy
from datetime import date

import pytest
from pypdfium2 import PdfDocument
from replanting import free_texts, is_free_text, put, replanted

from generators.core.schema import schema, visibility
from generators.model.load import INSTITUTION, YEAR
from generators.site.edition import make_edition
from generators.site.pages import artifacts

DAY = date(2025, 6, 1)
KINDS = [kind for kind, _ in (*INSTITUTION.values(), *YEAR.values())]
# Of these no text may be missing: none can be marked before there is one that may.
WITHOUT = {"days", "paper", "rooms", "errata", "waivers"}
# Without these the rest of an entry has no meaning: nobody would mark them.
STRUCTURE = {"caption", "columns", "members", "labels", "target"}
MARK = "机密暗语"


@pytest.fixture
def marked(monkeypatch):
    """Every free text that may be missing is marked in its schema."""
    bundles = {kind: deepcopy(schema.bundle(kind)) for kind in KINDS}
    for root in bundles.values():
        mark(root, root)
    monkeypatch.setattr(schema, "bundle", bundles.__getitem__)
    visibility.has_internal.cache_clear()
    yield bundles
    visibility.has_internal.cache_clear()


def mark(root, node):
    if isinstance(node, list):
        for each in node:
            mark(root, each)
    if not isinstance(node, dict):
        return
    for name, prop in node.get("properties", {}).items():
        if name not in STRUCTURE and may_be_missing(root, node, name) and is_text(root, prop):
            prop[visibility.KEYWORD] = visibility.INTERNAL
    for each in node.values():
        mark(root, each)


def is_text(root, prop):
    return is_free_text(prop) or is_free_text(visibility.resolved(root, prop).get("items", {}))


def may_be_missing(root, node, name):
    types = visibility.resolved(root, node["properties"][name]).get("type", ())
    types = {types} if isinstance(types, str) else {*types}
    return name not in node.get("required", ()) or bool(types & {"null", "array"})


def planted(folder, wanted):
    """Base with a text of its own in every marked place; returns the folder and how many there
    are of each kind."""
    count = dict.fromkeys(KINDS, 0)

    def change(kind, data):
        root = schema.bundle(kind)
        for route, node, name, _ in list(free_texts(kind, data)):
            if wanted(kind, node, name):
                secret = f"{MARK}{kind}{count[kind]}"
                is_list = "items" in visibility.resolved(root, node["properties"][name])
                put(data, route, [secret] if is_list else secret)
                count[kind] += 1
        return data

    return replanted(folder, change), count


def contents(artifact):
    """The bytes of an artifact, and what is packed into it."""
    raw = artifact.content
    raw = raw.encode("utf-8") if isinstance(raw, str) else raw
    yield artifact.path.encode()
    yield raw
    if raw.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            yield from (packed.read(name) for name in packed.namelist())
    if raw.startswith(b"%PDF"):
        pages = [page.get_textpage() for page in PdfDocument(raw)]
        yield "".join(page.get_text_range() for page in pages).encode()
        for stream in re.findall(rb"stream\r?\n(.*?)endstream", raw, re.S):
            try:
                yield zlib.decompress(stream)
            except zlib.error:
                yield stream


def forms(text):
    """How a text may be spelled: itself, in references, in escapes, in UTF-16."""
    yield text.encode("utf-8")
    yield "".join(f"&#{ord(c)};" for c in text).encode()
    yield "".join(f"&#x{ord(c):x};" for c in text).encode()
    yield "".join(f"\\u{ord(c):04x}" for c in text).encode()
    yield text.encode("utf-16-be").hex().encode()


def showing(edition, text):
    wanted = list(forms(text))
    return sorted({
        each.path for each in artifacts(edition)
        for raw in contents(each) if any(form in raw or form in raw.lower() for form in wanted)
    })  # fmt: skip


def test_what_is_internal_is_in_no_output(marked, tmp_path):
    def is_marked(kind, node, name):
        return visibility.KEYWORD in node["properties"][name]

    folder, count = planted(tmp_path / "plan", is_marked)
    assert {kind for kind, number in count.items() if not number} == WITHOUT
    edition = make_edition(folder, DAY)
    assert edition.institution, edition.report.diagnostics[:3]
    assert any(MARK in each.message for each in edition.report.diagnostics)
    assert showing(edition, MARK) == []


def test_the_same_texts_show_where_nothing_hides_them(tmp_path):
    """Else the test above would find nothing even if everything were shown."""
    places = {("college", "aliases"), ("certificate", "evaluator"), ("commitments", "note"),
              ("department", "document")}  # fmt: skip
    folder, _ = planted(tmp_path / "plan", lambda kind, node, name: (kind, name) in places)
    shown = showing(make_edition(folder, DAY), MARK)
    assert {path.rpartition(".")[2] for path in shown} >= {"md", "xlsx"}


def test_an_amendment_of_what_is_internal_is_internal(marked, tmp_path):
    folder = replanted(tmp_path / "plan", lambda kind, data: data)
    file = folder / "2025" / "amendments.yaml"
    text = file.read_text("utf-8").replace("丁小四", "null").replace("己小六", MARK)
    file.write_text(text.replace('"null"', '"丁小四"'), "utf-8")
    edition = make_edition(folder, DAY)
    assert any(MARK in each.message for each in edition.report.diagnostics)
    assert MARK not in str(edition.public.report)
    assert showing(edition, MARK) == []
    [plan] = edition.public.plans
    assert [each.id for each in plan.amendments] == ["A1"]
    assert MARK not in str(plan.files["amendments.yaml"].spot.source.data)


def test_a_note_about_a_person_is_internal(tmp_path, base_folder):
    def note(kind, data):
        if kind == "people":
            data["people"][0]["note"] = MARK
        return data

    edition = make_edition(replanted(tmp_path / "plan", note), DAY)
    assert edition.institution.people["甲一"].note == MARK
    assert edition.public.institution.people["甲一"].note is None
    assert MARK not in str(edition.public.institution.files["people.yaml"].spot.source.data)


def test_without_internal_values_the_public_edition_is_the_edition(base_folder):
    edition = make_edition(base_folder, DAY)
    assert edition.public.report is edition.report
