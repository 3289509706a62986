"""Word documents written part by part, as programs of others write them."""

from foreign_files.zips import zipped

_NS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_REL = f'<Relationship Id="{{}}" Type="{_KINDS}/{{}}" Target="{{}}"/>'
_RELS = f'<Relationships xmlns="{_PACKAGE}/relationships">{{}}</Relationships>'
DOCUMENT = "word/document.xml"
# Lists as Word makes them of parts: 一、 （一） 1. and, as another list, 第一章 第一条.


def _level(number: int, how: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{how}"/>'
        f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


def _style(name: str, inner: str, more: str = "") -> str:
    return f'<w:style w:type="paragraph" w:styleId="{name}">{more}<w:pPr>{inner}</w:pPr></w:style>'


# Lists as Word makes them of parts: 一、 （一） 1. and, as another list, 第一章 第一条.
NUMBERING = (
    f'<w:numbering {_NS}><w:abstractNum w:abstractNumId="0">'
    + _level(0, "chineseCountingThousand", "%1、")
    + _level(1, "chineseCounting", "（%2）")
    + _level(2, "decimal", "%3.")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
    + _level(0, "japaneseCounting", "第%1章")
    + _level(1, "japaneseCounting", "第%2条", '<w:lvlRestart w:val="0"/>')
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
)
STYLES = (
    f"<w:styles {_NS}>"
    + _style("Part", '<w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/>')
    + _style("Own", "", '<w:basedOn w:val="Part"/>')
    + "</w:styles>"
)


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def run(text: str, more: str = "") -> str:
    """Words; a tab is a tab and a line end a soft break."""
    pieces = escaped(text).replace("\t", "</w:t><w:tab/><w:t xml:space='preserve'>")
    pieces = pieces.replace("\n", "</w:t><w:br/><w:t xml:space='preserve'>")
    return f'<w:r><w:rPr>{more}</w:rPr><w:t xml:space="preserve">{pieces}</w:t></w:r>'


def p(text: str = "", list_: int = 0, level: int = 0, style: str = "", inner: str = "",
      centred: bool = False) -> str:  # fmt: skip
    """A paragraph; of a list, with its level."""
    numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_}"/></w:numPr>'
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties += numbered if list_ else ""
    properties += '<w:jc w:val="center"/>' if centred else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text) if text else ''}{inner}</w:p>"


def tr(*cells: str, more: str = "") -> str:
    return f"<w:tr>{more}{''.join(c if c.startswith('<w:tc>') else tc(c) for c in cells)}</w:tr>"


def tc(text: str, across: int = 1, down: str = "") -> str:
    """A cell; `down`: restart, or continue."""
    properties = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
    properties += f'<w:vMerge w:val="{down}"/>' if down == "restart" else ""
    properties += "<w:vMerge/>" if down == "continue" else ""
    lines = "".join(p(line) for line in text.split("\n"))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{lines}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{''.join(rows)}</w:tbl>"


def inserted(text: str) -> str:
    return f'<w:ins w:id="1" w:author="x">{run(text)}</w:ins>'


def deleted(text: str) -> str:
    return f'<w:del w:id="2" w:author="x"><w:r><w:delText>{escaped(text)}</w:delText></w:r></w:del>'


def box(text: str) -> str:
    """A text box, as Word writes it: twice."""
    content = f"<w:txbxContent>{p(text)}</w:txbxContent>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{content}</w:drawing>'
        f"</mc:Choice><mc:Fallback><w:pict>{content}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def parts(body: str, **more: str) -> dict[str, bytes]:
    """The parts of a document: a body, and more of them by their kind (header, footer, …)."""
    files = {"numbering": NUMBERING, "styles": STYLES, **more}
    related = "".join(_REL.format(f"r{kind}", kind, f"{kind}.xml") for kind in files)
    texts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
        "_rels/.rels": _RELS.format(_REL.format("r1", "officeDocument", DOCUMENT)),
        DOCUMENT: f"<w:document {_NS}><w:body>{body}<w:sectPr/></w:body></w:document>",
        "word/_rels/document.xml.rels": _RELS.format(related),
        **{f"word/{kind}.xml": text for kind, text in files.items()},
    }
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return {name: f"{head}{text}".encode() for name, text in texts.items()}


def edge(text: str, kind: str = "hdr") -> str:
    """A header or footer."""
    return f"<w:{kind} {_NS}>{p(text)}</w:{kind}>"


def docx(body: str, **more: str) -> bytes:
    return zipped(parts(body, **more))
