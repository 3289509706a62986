"""The DOCX that every paper begins from: python-docx's own template without what no paper uses.

That template brings 164 styles in two versions, nine tenths of a megabyte for each paper to read,
write and compress; Word knows its own styles without them. Read and cut down once in a process.
"""

import io
from functools import cache

from docx import Document
from docx.document import Document as Made
from docx.oxml.ns import qn

_STYLES = {
    "Normal", "Heading 1", "Heading 2", "Table Grid", "Header", "Footer",
    "Default Paragraph Font", "Normal Table", "No List",
}  # fmt: skip
# By the end of the kind of relationship: among them a picture of somebody else's page.
_PARTS = {"stylesWithEffects", "webSettings", "fontTable", "customXml", "numbering", "thumbnail"}


def begin() -> Made:
    """A new empty document of python-docx."""
    return Document(io.BytesIO(_blank()))


@cache
def _blank() -> bytes:
    document = Document()
    for part in (document.part, document.part.package):
        for key, relation in list(part.rels.items()):
            if relation.reltype.rpartition("/")[2] in _PARTS:
                del part.rels[key]
    styles = document.styles.element
    for style in list(document.styles):
        if style.name not in _STYLES:
            styles.remove(style.element)
    kept = {style.get(qn("w:styleId")) for style in styles.findall(qn("w:style"))}
    for style in styles.findall(qn("w:style")):
        for follower in (style.find(qn("w:link")), style.find(qn("w:next"))):
            if follower is not None and follower.get(qn("w:val")) not in kept:
                style.remove(follower)
    raw = io.BytesIO()
    document.save(raw)
    return raw.getvalue()
