"""`plan build`: the whole site."""

from generators.cli import parsing
from generators.cli.answers import ERRORS, made_from, refuse, say
from generators.site.build.mkdocs_hook import SiteFailed, build_site
from generators.site.build.publishing import NotReplaced
from generators.site.pages import layout


def arguments(command: parsing.Parser) -> None:
    parsing.plan_and_day(command)
    parsing.fonts(command)
    parsing.drafts(command)
    parsing.site(command)


def run(options: parsing.Options) -> int:
    try:
        build_site(options.plan, options.as_of, options.site, options.fonts, options.drafts)
    except SiteFailed as error:
        return refuse(str(error), ERRORS)
    except NotReplaced as error:
        return refuse(str(error))
    if told := layout.lacks(options.site):
        say(told)
    made_from(options.plan)
    preview = "里面有草案，只供预览，不能公布。" if options.drafts else ""
    return say(f"网站已生成：{options.site}/index.html，双击可以打开。{preview}")
