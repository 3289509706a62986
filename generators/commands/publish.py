"""`plan publish`: the site of an earlier commit, made again."""

from generators.commands import parsing
from generators.commands.answers import BUSY, ERRORS, refuse, say
from generators.history.revisions import NoRevision
from generators.outputs import layout
from generators.site.publishing import Busy, NotReplaced
from generators.site.republishing import NotRebuilt, republish


def arguments(command: parsing.Parser) -> None:
    parsing.plan(command)
    parsing.fonts(command)
    command.add_argument("revision", metavar="版本", help="git 的提交、分支或标签")
    parsing.site(command)


def run(options) -> int:
    try:
        commit = republish(options.plan, options.revision, options.site, options.fonts)
    except (NoRevision, NotReplaced) as error:
        return refuse(str(error))
    except NotRebuilt as error:
        return refuse(str(error), ERRORS)
    except Busy as error:
        return refuse(str(error), BUSY)
    if told := layout.lacks(options.site):
        say(told)
    return say(f"{options.site} 现在是提交 {commit[:10]} 的网站。")
