"""The commands about versions: what a change does, who agrees to it, earlier sites again.

The other half of cli.py, which takes them in: prints, writes; everything else is done below.
"""

import sys

from generators.privacy import personal

OK, ERRORS, COULD_NOT_RUN, BUSY = 0, 1, 2, 75  # EX_TEMPFAIL of sysexits.h


def _diff(options) -> int:
    from generators.reports import differences
    from generators.reviews import NotReadable, review
    from generators.revisions import NoRevision

    try:
        told = review(options.plan, options.base, options.head, options.as_of)
    except (NoRevision, NotReadable) as error:
        return refuse(str(error))
    sys.stdout.write(differences.FORMATS[options.format](told))
    return OK


def _effect(options) -> int:
    from generators.reports.effects import effect
    from generators.reviews import NotReadable, review
    from generators.revisions import NoRevision, changed_paths

    try:
        paths = changed_paths(options.plan, options.base)
        told = review(options.plan, options.base, None, options.as_of, options.actor)
        report = told.report
    except NotReadable as error:
        told, report = None, error.report
    except NoRevision as error:
        return refuse(str(error))
    of_program = any(path.startswith(("generators/", "schemas/")) for path in paths)
    sys.stdout.write(effect(options.commit, report, told, of_program))
    return OK


def _owners(options) -> int:
    from generators import owners
    from generators.edition import make_edition

    report = make_edition(options.plan, options.as_of).report
    if report.institution is None:
        return refuse("数据读不懂，先运行 plan check 改好", ERRORS)
    text = owners.codeowners(report.institution, report.plans)
    if text is None:
        return refuse("college.yaml 里没有登记教务部门的账号（accounts），没有名单可以生成", OK)
    if options.write:
        file = options.plan.absolute().parent / owners.CODEOWNERS
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
        print(personal.mask(f"已写入 {file}"))
    else:
        sys.stdout.write(text)
    return OK


def _publish(options) -> int:
    from generators.publishing import Busy, Foreign
    from generators.republishing import NotRebuilt, republish
    from generators.revisions import NoRevision

    try:
        commit = republish(options.plan, options.revision, options.site, options.fonts)
    except NoRevision as error:
        return refuse(str(error))
    except (NotRebuilt, Foreign) as error:
        return refuse(str(error), ERRORS)
    except Busy as error:
        return refuse(str(error), BUSY)
    print(personal.mask(f"{options.site} 现在是提交 {commit[:10]} 的网站。"))
    return OK


def _verify(options) -> int:
    from generators import publishing

    if faults := publishing.faults(options.site):
        shown = [*faults[:20], *[f"另有 {len(faults) - 20} 处"] * (len(faults) > 20)]
        return refuse("\n".join(["网站不完整：", *shown]), ERRORS)
    print(personal.mask(f"{options.site} 完整，每个文件都与生成时相同。"))
    return OK


def refuse(message: str, status: int = COULD_NOT_RUN) -> int:
    print(personal.mask(message), file=sys.stderr)
    return status


COMMANDS = {
    "diff": _diff,
    "effect": _effect,
    "owners": _owners,
    "publish": _publish,
    "verify-site": _verify,
}
