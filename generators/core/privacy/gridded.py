"""Convert the XML of a worksheet to lines of cells separated by tabs.

Takes whatever stands there, in one pass, and raises nothing: for scanning, not for reading as data.
"""

import html
import re
from collections.abc import Iterator

_TOKEN = r"<(?P<close>/?)(?:\w{1,20}:)?(?P<name>\w{1,20})(?P<rest>[^<>]*)>|(?P<text>[^<>]+)"
_MOST_COLUMNS = 200


def is_sheet(text: str) -> bool:
    """Whether a text is the XML of a sheet."""
    return re.match(r"\s*(?:<\?[^<>]*>\s*)?<(?:\w{1,20}:)?worksheet\b", text) is not None


def shared(text: str) -> list[str]:
    """The texts that cells refer to by number."""
    strings: list[str] = []
    inside = False
    for token in re.finditer(_TOKEN, text):
        if token["name"] == "si" and not token["close"]:
            strings.append("")
        elif token["name"] in ("t", "rPh"):
            inside = token["name"] == "t" and not token["close"]
        elif token["text"] and inside and strings:
            strings[-1] += html.unescape(token["text"])
    return strings


def rows(text: str, strings: list[str]) -> str:
    """The rows of a sheet as lines; what is no cell (heads of pages, notes) is left out."""
    return "\n".join("\t".join(row) for row in _rows(text, strings)) + "\n"


def _rows(text: str, strings: list[str]) -> Iterator[list[str]]:
    row: list[str] = []
    kind, written, inside = "", "", False
    for token in re.finditer(_TOKEN, text):
        name, close = token["name"], bool(token["close"])
        if name == "row" and not close:
            row = []
        elif name == "row":
            yield row
        elif name == "c" and not close:
            row += [""] * (min(_column(token["rest"]), _MOST_COLUMNS) - len(row))
            found = re.search(r"\bt=[\"'](\w{1,12})", token["rest"])
            kind, written = found[1] if found else "", ""
            if token["rest"].endswith("/"):
                row.append("")
        elif name == "c":
            row.append(_cell(written, kind, strings))
        elif name in ("v", "t"):
            inside = not close
        elif token["text"] and inside:
            written += html.unescape(token["text"])


def _column(attributes: str) -> int:
    """Which column a cell says it stands in, from 0; 0 where it says nothing."""
    number = 0
    place = re.search(r"\br=[\"']([A-Za-z]{1,3})[0-9]", attributes)
    for letter in place[1].upper() if place else "":
        number = number * 26 + ord(letter) - 64
    return max(0, number - 1)


def _cell(written: str, kind: str, strings: list[str]) -> str:
    if kind == "s":
        number = int(written) if re.fullmatch(r"[0-9]{1,9}", written) else len(strings)
        shown = strings[number] if number < len(strings) else ""
    elif re.fullmatch(r"[0-9.]{1,20}[eE]\+?[0-9]{1,2}|[0-9]{1,20}\.0+", written):
        shown = f"{float(written):.0f}"
    else:
        shown = written
    return " ".join(shown.split())
