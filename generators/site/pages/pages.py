"""Pages from templates: Markdown headings with HTML below them. Escapes everything.

Whatever a template prints comes out as itself: every ASCII character that Markdown or HTML
could take for markup is written as a character reference. A template that prints None or an
unknown name is an error of this project.
"""

import os
import re
from functools import cache, partial
from pathlib import Path
from zlib import crc32

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generators.core.privacy import personal
from generators.model import answers_later, provenance, serving, withdrawn
from generators.model.dimensions import titles_of_who
from generators.model.document import clause_places, sums
from generators.model.known import known_of, place_of
from generators.model.plans import NOT_ENTERED, Plan
from generators.model.status import NOT_STATED
from generators.model.structure import ADDED, INFERRED, ISSUED
from generators.model.tables.cells import owners
from generators.site.edition import Artifact, Edition
from generators.site.pages import elsewhere, urls
from generators.site.pages.downloads import downloads
from generators.site.pages.given_files import given

Templates = Environment
TEMPLATES = Path(__file__).parent.parent / "templates"
_ACTIVE = re.compile(r"[!-+<-@\[-`{-~]")  # ASCII punctuation except , - . / : ;
_TITLE = re.compile(r"^# (.*)$", re.MULTILINE)
_SERVING = (serving.led_by, serving.in_words, serving.are_people, serving.only_leads)
_ORIGIN_CLASSES = {ISSUED: "issued", INFERRED: "inferred", ADDED: "added"}


def escape(value: object) -> Markup:
    """Text as HTML and Markdown print it unchanged. Raises TypeError for None."""
    if isinstance(value, Markup):
        return value
    if value is None:
        raise TypeError("a template printed None")
    text = " ".join(str(value).splitlines())
    return Markup(_ACTIVE.sub(lambda match: f"&#{ord(match.group())};", text))


def lines(text: str) -> Markup:
    """Several lines for a <pre>, each as it stands but for masked numbers of persons; blank
    lines would end the HTML block."""
    shown = personal.mask(text).split("\n")
    return Markup("\n").join(escape(line) or Markup("&#8203;") for line in shown)


_FOR_ALL = {  # what templates know of, whatever page it is
    "urls": urls,
    "origin_class": _ORIGIN_CLASSES.get,
    "not_entered": NOT_ENTERED,
    "lines": lines,
    "downloads_of": downloads,
    "given": given,
    "sources": provenance.sources,
    "sources_of": provenance.of_fields,
    "place_of": place_of,
}


def page(
    path: str,
    template: str,
    edition: Edition,
    plan: Plan | None,
    edit: str | None,
    titled: bool = False,
    **data: object,
) -> Artifact:
    """One page at `path` (….html). `plan` is the year it belongs to, None for none; `titled` is
    one whose title is a document's, and stays as it was issued. What the page is about, for search
    engines and previews, is what its template sets as `about`."""
    known = _shared(path, edition, plan)
    made = _templates().get_template(template).make_module(known | data)
    about = str(vars(made)["about"]).strip()
    own = plan and path.startswith(f"{plan.year}/")
    of = f"{plan.year}年{'' if plan.status.is_issued else plan.status.name}" if plan and own else ""
    text = _dated(str(made), of) if len(edition.plans) > 1 and not titled else str(made)
    return Artifact(path.removesuffix(".html") + ".md", text, edit, about, of)


def _shared(path: str, edition: Edition, plan: Plan | None) -> dict[str, object]:
    """What every template may ask for."""
    programmes = (plan.programme,) if plan else edition.programmes
    return {
        **_FOR_ALL,
        "url": partial(urls.relative, path),
        "edition": edition,
        "instead": elsewhere.instead(edition, plan, path),
        "college": (plan or edition).institution.college,
        "plan": plan,
        "project": "、".join(each.name for each in programmes),
        "anchors": clause_places.anchors(plan) if plan else {},
        "not_stated": plan.status.unstated if plan else NOT_STATED,
        "original": plan.status.original if plan else ISSUED,
        "answers_to": partial(answers_later.to, plan.files) if plan else None,
        "taken_from": partial(withdrawn.of, plan) if plan else None,
        "known_of": partial(known_of, plan) if plan else None,
        "owners_of": owners,
        **{f.__name__: partial(f, plan) if plan else None for f in _SERVING},
        "titles_of_who": titles_of_who,
        "basis_of": partial(sums.basis_of_places, plan) if plan else None,
    }


def _dated(text: str, of: str) -> str:
    """With the year in the title, which pages of other years have as well."""
    title = _TITLE.search(text)
    return text if not of or not title or of[:5] in title[0] else _TITLE.sub(rf"# {of}\1", text, 1)


def compiled() -> FileSystemBytecodeCache | None:
    """Where templates lie ready compiled, like the modules beside them: a sixth of a build. What
    this module tells the compiler is part of the name, so that nothing outdated is used."""
    folder = TEMPLATES / "__pycache__"
    try:
        folder.mkdir(exist_ok=True)
    except OSError:  # an installation that may not be written to compiles every time
        return None
    version = crc32(Path(__file__).read_bytes())
    writable = os.access(folder, os.W_OK)
    return FileSystemBytecodeCache(str(folder), f"%s-{version:08x}.jinja") if writable else None


@cache
def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        bytecode_cache=compiled(),
        autoescape=True,
        finalize=escape,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        comment_start_string="{##",  # {#id} is the anchor of a Markdown heading
        comment_end_string="##}",
    )
