"""What certificates were called in a year: an amendment of `name` gives one another name.

Derived from a plan on a day; judges nothing.
"""

from collections.abc import Iterator

from generators.model.entities import Certificate
from generators.model.plans import Plan
from generators.model.records import Amendment

_FOLDER, _NAME = "certificates/", ("name",)


def renamings(plan: Plan, certificate: Certificate) -> list[Amendment]:
    """Those in force on the plan's day, in their order."""
    day = plan.day
    return [e for e in _all_renamings(plan, certificate) if day and e.effective.first <= day]


def with_later_name(plan: Plan, certificate: Certificate) -> str:
    """证书乙（2025年5月6日起称“证书丙”）, where an amendment renames it, on any day."""
    told = "，".join(
        f"{each.effective.chinese}起称“{each.becomes}”"
        for each in _all_renamings(plan, certificate)
        if each.becomes != certificate.name
    )
    return f"{certificate.name}（{told}）" if told else certificate.name


def _all_renamings(plan: Plan, certificate: Certificate) -> list[Amendment]:
    file = f"{_FOLDER}{certificate.slug}.yaml"
    return [each for each in plan.amendments if (each.file, each.target) == (file, _NAME)]


def called_before(plan: Plan, certificate: Certificate) -> str:
    """2025年5月6日起由“证书乙”改称“证书丙”，依据某某文件: nothing of one that kept its name."""
    return "；".join(
        f"{each.effective.chinese}起由“{each.was}”改称“{each.becomes}”，依据{each.document}"
        for each in renamings(plan, certificate)
    )


def of_each(plan: Plan) -> Iterator[tuple[str, Certificate]]:
    """Names of then and now, each with its certificate."""
    for certificate in plan.certificates:
        yield certificate.name, certificate
        for each in renamings(plan, certificate):
            yield str(each.was), certificate


def every_name(plan: Plan) -> set[str]:
    """What certificates of the year were, are and will be called."""
    names = {each.name for each in plan.certificates}
    renamed = [a for a in plan.amendments if a.target == _NAME and a.file.startswith(_FOLDER)]
    return names.union(*((str(each.was), str(each.becomes)) for each in renamed))
