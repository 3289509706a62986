"""`plan verify-site`: is every file of a site there, and as it was made."""

from generators.cli import parsing
from generators.cli.answers import ERRORS, refuse, say
from generators.site.build import checksums

_SHOWN = 20
arguments = parsing.site


def run(options: parsing.Options) -> int:
    if faults := checksums.faults(options.site):
        more = [f"另有 {len(faults) - _SHOWN} 处"] * (len(faults) > _SHOWN)
        return refuse("\n".join(["网站不完整：", *faults[:_SHOWN], *more]), ERRORS)
    return say(f"{options.site} 完整，每个文件都与生成时相同。")
