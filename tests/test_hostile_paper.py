"""Hostile words on paper come out as themselves or are refused; nothing of them is obeyed.

Every text of a paper is given some, so that no field is forgotten: the number of things on a
page, the elements of a DOCX and what a PDF can do stay those of harmless words.
"""

import io
import random
import re
import zipfile
from dataclasses import fields, is_dataclass, replace

import pypdfium2
import pytest
from test_paper import docx_text, pdf_text

from generators.model.document.issued_text import solid
from generators.press.paper import glyphs, typeset, word
from generators.press.paper.fonts import font_set
from generators.press.paper.paper_blocks import Run
from generators.press.paper.profiles import STANDARD
from generators.site.edition import make_edition
from generators.site.pages import printed_papers

SEED = 2021
PARTS = [
    "#", "$x$", "*粗*", "_斜_", "`码`", "= 题", "- 项", "@名", "<标>", "</w:t>", "&amp;", "&#x41;",
    "{{7*7}}", "{% raw %}", "${1+1}", '#eval("1")', "#sys.inputs", '#read("/etc/passwd")', "\\",
    "\\u{41}", "~", "---", "//注", "/*注*/", "]", "[", '")', "javascript:alert(1)", "]]>", "<!--",
    "http://a.example/", "file:///etc/passwd", "%PDF", "endobj", "(Tj)", "=1+1", "@SUM(A1)", "'",
    '"', "“”", "１", "%s", "%n", "\\n", "|", "^",
]  # fmt: skip
REFUSED = [
    "\u202e", "\u2066", "\u200b", "\u00ad", "\u0000", "\u0007", "\ud800", "\ue000", "\U0001f600",
    "\u05d0", "\u2028",
]  # fmt: skip
FORBIDDEN = (b"/JS", b"/JavaScript", b"/Launch", b"/EmbeddedFile", b"/URI", b"/OpenAction", b"/AA")


@pytest.fixture(scope="module")
def papers(base_folder):
    """One paper of each section."""
    plan = make_edition(base_folder, None).newest
    return {sheet.section: sheet.draft() for sheet in printed_papers.sheets(plan)}


def hostile(paper, word_of):
    """The paper with a hostile word behind every text that is not a kind or a name of a face."""
    fixed = {"kind", "face"}

    def turned(value):
        if isinstance(value, tuple):
            return tuple(turned(each) for each in value)
        if isinstance(value, Run):
            return replace(value, text=value.text + word_of())
        if is_dataclass(value):
            return replace(value, **{
                f.name: turned(getattr(value, f.name)) for f in fields(value) if f.name not in fixed
            })  # fmt: skip
        return value + word_of() if isinstance(value, str) and value else value

    return turned(paper)


def texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from texts(each)
    elif is_dataclass(value):
        for f in fields(value):
            if f.name not in ("kind", "face", "author", "address", "version", "state"):
                yield from texts(getattr(value, f.name))


def elements(raw):
    """The tags of the body of a DOCX in order: what stands in it, words left out."""
    with zipfile.ZipFile(io.BytesIO(raw)) as container:
        return re.findall(r"<(w:[a-zA-Z]+)", container.read("word/document.xml").decode())


@pytest.mark.parametrize("section", [
    printed_papers.ISSUED, printed_papers.OFFICIAL, printed_papers.STUDENTS,
    printed_papers.TASKS, printed_papers.LISTS, printed_papers.CHECKLISTS,
])  # fmt: skip
def test_hostile_words_come_out_as_themselves(papers, section):
    draw = random.Random(SEED)
    paper = hostile(papers[section], lambda: draw.choice(PARTS))
    harmless = hostile(papers[section], lambda: "无害")
    glyphs.require(paper, font_set(None), ())
    pdf, docx = typeset.pdf(paper, font_set(None), STANDARD), word.docx(paper, STANDARD)
    on_paper, in_word = solid(pdf_text(pdf)), solid(docx_text(docx))
    for text in texts(paper):
        assert solid(text) in on_paper, text
        assert solid(text) in in_word, text
    assert elements(docx) == elements(word.docx(harmless, STANDARD))
    assert not [name for name in FORBIDDEN if name in pdf]
    with pypdfium2.PdfDocument(pdf) as document:
        assert len(document) >= 1
        assert document.get_formtype() == 0


@pytest.mark.parametrize("character", REFUSED, ids=lambda c: f"U+{ord(c):04X}")
def test_what_is_invisible_or_has_no_glyph_is_refused_in_every_field(papers, character):
    for section in (printed_papers.ISSUED, printed_papers.OFFICIAL, printed_papers.CHECKLISTS):
        whole = papers[section]
        count = [0]

        def counted(count=count):
            count[0] += 1
            return ""

        hostile(whole, counted)
        draw = random.Random(SEED)
        for chosen in draw.sample(range(count[0]), min(count[0], 12)):
            turn = iter(range(count[0]))
            paper = hostile(whole, lambda turn=turn, n=chosen: character if next(turn) == n else "")
            if paper.author != whole.author:
                continue  # a property of the file, not printed
            with pytest.raises(glyphs.Unprintable) as caught:
                glyphs.require(paper, font_set(None), ())
            assert caught.value.diagnostics[0].code == "DOC-24"


def test_five_thousand_characters_without_a_break_stay_on_the_page(papers):
    paper = papers[printed_papers.OFFICIAL]
    wide = hostile(paper, lambda: "")
    long = replace(wide.blocks[1], lines=((Run("字" * 5000),),))
    raw = typeset.pdf(replace(wide, blocks=(long, *wide.blocks[2:])), font_set(None), STANDARD)
    with pypdfium2.PdfDocument(raw) as document:
        assert len(document) > 8
    assert solid(pdf_text(raw)).count("字") >= 5000
