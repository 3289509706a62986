"""mkdocs hook: supplies the generated pages from memory. The only module that imports it.

mkdocs loads this file as a hook (mkdocs.yml); `plan build` and `plan serve` call it as well.
Knows mkdocs, and neither rules nor pages nor how a site takes the place of another.
"""

import logging
import os
import re
from collections.abc import Callable, Iterable
from datetime import date
from html import escape, unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.theme import Theme
from mkdocs.utils.templates import TemplateContext
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from generators.checks.plan_check import Report
from generators.checks.prv import leaks
from generators.checks.reports import formats
from generators.core import resources
from generators.site.build import checksums, facts, guide_names, line_breaks, publishing
from generators.site.edition import Artifact, Edition, make_edition
from generators.site.making import make
from generators.site.pages import navigation, pages

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

# What we know of a page that is made stands with its file.
_ABOUT, _OF, _PARTS = "about", "of", "parts"
_HEADING = re.compile(r"^(#{1,6} .*)$", re.MULTILINE)
_ASIDE, _PUT_ASIDE = '<hr id="aside-{}">', re.compile(r'<hr id="aside-(\d+)">')
_CRUMBS = re.compile(r'(<h1 .*?</h1>)\s*(<nav class="crumbs".*?</nav>)', re.DOTALL)
_SWITCHES = re.compile(
    r'\s*<(?:input class="md-toggle"|label class="md-overlay")[^>]*>(?:</label>)?'
)


class SiteFailed(Exception):
    """The site was not built; the message says why, in the words of the report."""


# --- the hook ---------------------------------------------------------------------------------


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Check the plan; nothing is built from data with errors."""
    edition = config.extra.get("edition") or make_edition(
        Path(config.config_file_path).parent / config.extra["plan"],
        config.extra.get("as_of"),
        config.extra.get("fonts"),
        drafts=config.extra.get("drafts", False),
    )
    if not edition.report.ok:
        raise PluginError(_refusal(edition.report))
    college = edition.institution.college
    config.extra["edition"] = edition
    config.extra["whole"] = facts.names(edition)
    config.site_name = escape(f"{college.name}{edition.project}")  # the theme prints it as it is
    config.site_url = college.site
    config.nav = navigation(edition)
    if college.repository:
        config.edit_uri = f"{college.repository.rstrip('/')}/edit/main/"
    os.environ["SOURCE_DATE_EPOCH"] = str(facts.noon(edition))  # mkdocs dates its sitemap by it
    _leave_theme_files(config.theme)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add what is made from the plan, and say where each page is edited."""
    for file in files.documentation_pages():
        file.edit_uri = f"docs/{file.src_uri}"
    made = config.extra.get("made") or _artifacts(config.extra["edition"])
    config.extra["fingerprint"] = facts.fingerprint(made, Path(config.docs_dir) / "assets")
    config.extra_css = [f"assets/site.css?{config.extra['fingerprint']}"]
    for artifact in made:
        file = File.generated(config, artifact.path, content=artifact.content)
        file.edit_uri = f"plan/{artifact.edit}" if artifact.edit else None
        vars(file).update({_ABOUT: artifact.about, _OF: artifact.of})
        files.append(file)
    return files


def on_env(env: pages.Templates, config: MkDocsConfig, files: Files) -> pages.Templates:
    """The theme's templates lie ready compiled as well."""
    env.bytecode_cache = pages.compiled()
    return env


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Of a page that is made, only the headings are Markdown (templates/): mkdocs takes its
    contents from them. The HTML below them waits aside; parsing it twice was a tenth of a build."""
    if page.file.generated_by is None:
        return markdown
    parts = [part.strip("\n") for part in _HEADING.split(markdown)]
    vars(page.file)[_PARTS] = parts
    return "\n\n".join(
        part if index % 2 else _ASIDE.format(index) for index, part in enumerate(parts) if part
    )


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """What was put aside, in its place; the guide in names of nobody else."""
    parts: list[str] = vars(page.file).get(_PARTS, [])
    if page.file.generated_by is None:
        letters = config.extra["edition"].institution.college.document_prefix
        return guide_names.of_college(html, letters)
    return _PUT_ASIDE.sub(lambda match: parts[int(match[1])], html)


def on_page_context(
    context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
) -> TemplateContext:
    """The theme prints titles, descriptions and contents as they are. Where one is stands above
    the title, which mkdocs wants first."""
    content = _CRUMBS.sub(r"\2\n\1", page.content or "", count=1)
    page.content = line_breaks.kept_together(content, *config.extra["whole"])
    page.title = escape(unescape(page.title))
    about = page.meta.get("description") or vars(page.file).get(_ABOUT, "")
    page.meta["description"] = escape(unescape(about))
    page.meta["of"] = vars(page.file).get(_OF, "")
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """The skeleton's switches are for the theme's own scripts; to a reader they are fields
    without a name."""
    return _SWITCHES.sub("", output)


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """The page for addresses that lead nowhere has the same skeleton."""
    return _SWITCHES.sub("", output) if template_name.endswith(".html") else output


def on_post_build(config: MkDocsConfig) -> None:
    """Mark the folder as one that the next site may replace, and write down what is in it."""
    checksums.seal(Path(config.site_dir))


def on_serve(
    server: "LiveReloadServer", config: MkDocsConfig, builder: Callable[[], None]
) -> "LiveReloadServer":
    """Rebuild the preview when the plan, a schema or a template changes."""
    plan = Path(config.config_file_path).parent / config.extra["plan"]
    for folder in (plan, resources.SCHEMAS, pages.TEMPLATES):
        server.watch(str(folder))
    return server


# --- building and previewing ------------------------------------------------------------------


def build_site(
    plan: Path, as_of: date | None, site: Path, fonts: Path | None = None, drafts: bool = False
) -> None:
    """Build the whole site into `site`, with `drafts` a preview. Raises SiteFailed, and what
    publishing.replacing raises; either leaves `site` as it was."""
    edition = make_edition(plan, as_of, fonts, drafts=drafts)
    if not edition.report.ok:
        raise SiteFailed(_refusal(edition.report))
    make_site(edition, site)


def make_site(edition: Edition, site: Path) -> None:
    """The site of what has been checked already. Raises as build_site does."""
    try:
        with publishing.replacing(site) as fresh:
            config = _config(site_dir=str(fresh))
            made = _artifacts(edition)  # before mkdocs, which would keep the reason to itself
            config.extra.update(edition=edition, made=made)
            mkdocs_build(config)
            _refuse_personal_data(fresh, edition, made)
    except (Abort, PluginError) as error:
        raise SiteFailed(str(error)) from None


def serve_site(plan: Path, as_of: date | None, fonts: Path | None = None) -> None:
    """Preview on this machine until interrupted, drafts too. Raises SiteFailed when there is
    nothing to show yet; later mistakes are told in the terminal, and the last good pages stay."""
    edition = make_edition(plan, as_of, fonts, drafts=True)
    if not edition.report.ok:
        raise SiteFailed(_refusal(edition.report))
    from mkdocs.commands.serve import serve as mkdocs_serve  # 20 ms that building does without

    logging.basicConfig(format="%(message)s")
    told = {"plan": str(plan.absolute()), "as_of": as_of, "fonts": fonts, "drafts": True}
    # Given whole: options replace what mkdocs.yml says
    mkdocs_serve(str(resources.SETTINGS), extra=dict(_config().extra) | told, **_own_files())


def _config(**options: str) -> MkDocsConfig:
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # news for developers, on every build
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    return load_config(str(resources.SETTINGS), strict=True, **_own_files(), **options)


def _own_files() -> dict[str, Any]:
    """What mkdocs.yml says of files of the package; a wheel has them elsewhere than a checkout."""
    where = MkDocsConfig(config_file_path=str(resources.SETTINGS))
    with resources.SETTINGS.open("rb") as stream:
        settings = yaml_load(stream, get_yaml_loader(config=where))
    return {
        "hooks": [str(Path(__file__).resolve())],
        "theme": settings["theme"] | {"custom_dir": str(resources.THEME)},
    }


def _refuse_personal_data(site: Path, edition: Edition, made: Iterable[Artifact]) -> None:
    """A second look, at what is about to be published; the first was at the plan's files."""
    files = sorted(path for path in site.rglob("*") if path.is_file())
    found = leaks.in_published(
        ((path.relative_to(site).as_posix(), path.read_bytes()) for path in files),
        leaks.sources(made),
        leaks.own_domain(f"site: {edition.institution.college.site}"),
    )
    if found:
        raise SiteFailed(found)


def _refusal(report: Report) -> str:
    return "计划里有错误，网站没有生成。\n\n" + formats.text(report)


def _artifacts(edition: Edition) -> tuple[Artifact, ...]:
    made = make(edition, scanned=False)
    if not made.report.ok:
        raise PluginError(_refusal(made.report))
    return made.artifacts


def _leave_theme_files(theme: Theme) -> None:
    """No page of ours loads the theme's own styles and scripts (site/theme/main.html), and
    looking for them among its fourteen thousand icons takes mkdocs a twentieth of a build."""
    env = theme.get_env()
    vars(env).update(list_templates=lambda *_, **__: [])
    vars(theme).update(get_env=lambda: env)
