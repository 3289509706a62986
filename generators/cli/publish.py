"""`plan publish`: the site of an earlier commit, made again."""

from generators.cli import parsing
from generators.cli.answers import ERRORS, refuse, say
from generators.core.git.git import NoRevision
from generators.site.build.publishing import NotReplaced
from generators.site.build.republishing import PUBLISHED, NotRebuilt, Unlike, republish
from generators.site.pages import layout

_UNLIKE = (
    "重新生成的网站与当时发布的不同，原来的网站没有动。多半是字体或 Python 换了；确实要换上的，"
    "加上 --unlike 再运行一次。不同的是："
)
_UNKNOWN = (
    "没有当时发布的记录，所以没有比较是否一字不差。有网络时先取来记录："
    f"git fetch origin {PUBLISHED}:{PUBLISHED}"
)


def arguments(command: parsing.Parser) -> None:
    parsing.plan(command)
    parsing.fonts(command)
    command.add_argument("revision", metavar="版本", help="git 的提交、分支或标签")
    what = "与当时发布的不同，例如字体或这台机器的 Python 换了，也换上"
    command.add_argument("--unlike", action="store_true", help=what)
    parsing.site(command)


def run(options: parsing.Options) -> int:
    try:
        done = republish(
            options.plan, options.revision, options.site, options.fonts, options.unlike
        )
    except (NoRevision, NotReplaced) as error:
        return refuse(str(error))
    except Unlike as where:
        return refuse(f"{_UNLIKE}\n{where}", ERRORS)
    except NotRebuilt as error:
        return refuse(str(error), ERRORS)
    if told := layout.lacks(options.site):
        say(told)
    if not done.recorded:
        say(_UNKNOWN)
    return say(f"{options.site} 现在是提交 {done.commit[:10]} 的网站。")
