"""`plan publish`: the site of an earlier commit, made again."""

from generators.cli import parsing
from generators.cli.answers import ERRORS, refuse, say
from generators.core.git.git import NoRevision
from generators.site.build.publishing import NotReplaced
from generators.site.build.republishing import NotRebuilt, republish
from generators.site.pages import layout


def arguments(command: parsing.Parser) -> None:
    parsing.plan(command)
    parsing.fonts(command)
    command.add_argument("revision", metavar="版本", help="git 的提交、分支或标签")
    parsing.site(command)


def run(options: parsing.Options) -> int:
    try:
        commit = republish(options.plan, options.revision, options.site, options.fonts)
    except (NoRevision, NotReplaced) as error:
        return refuse(str(error))
    except NotRebuilt as error:
        return refuse(str(error), ERRORS)
    if told := layout.lacks(options.site):
        say(told)
    return say(f"{options.site} 现在是提交 {commit[:10]} 的网站。")
