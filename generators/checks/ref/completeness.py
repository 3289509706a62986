"""REF: what the facts need beside names that lead somewhere, so that they can be used."""

import re
from collections import Counter
from collections.abc import Iterator

from generators.checks.engine import Context, Judgement, rule
from generators.core.diagnostics import INFO, WARNING, Note, Unknown
from generators.model.document.issued_text import print_blocks, solid
from generators.model.entities import Responsibility


@rule("REF-04", WARNING, "每个专业都写明所属的系")
def major_without_department(context: Context) -> Iterator[Judgement]:
    """名额分到专业，通知发到系。专业不知道属于哪个系，它的名额就没有人去落实。

    怎么改：在 majors.yaml 的 department 写上系的名称（先在 departments.yaml 登记）。录入不到一半时
    不作判断，只列出还缺哪些。
    """
    majors, departments = context.institution.majors, context.institution.departments
    missing = [major.name for major in majors.values() if major.department is None]
    begun = 2 * len(missing) <= len(majors)
    if not begun:
        yield Unknown(f"{len(missing)} 个专业所属的系（majors.yaml 的 department）")
    for major in majors.values():
        if major.department is None and begun:
            yield major.finding(
                "department",
                message=f"{major.name}没有写所属的系",
                advice="写上系的名称",
            )
        department = departments.get(major.department or "")
        if department and department.collective:
            yield major.finding(
                "department",
                message=f"{major.name}写的是“{major.department}”，这是统称，不是某一个系",
                advice="写具体的系，先在 departments.yaml 里登记",
            )


@rule("REF-05", WARNING, "专业名称在专业目录之中")
def major_outside_catalogue(context: Context) -> Iterator[Judgement]:
    """专业目录会修订，专业会更名。申报用的名称不在当年的目录里，平台上选不到，上级也对不上。

    怎么改：按目录里的名称写，旧名称写进 former；目录录在 majors.yaml 的 catalogue。
    """
    catalogue = context.institution.catalogue
    if catalogue is None:
        yield Unknown("当年的专业目录（majors.yaml 的 catalogue）")
        return
    used = {quota.major for _, quota in context.plan.quotas}
    used |= {name for c in context.plan.certificates for name in c.eligible.majors}
    for major in context.institution.majors.values():
        if major.name in used and not {major.name, *major.aliases} & set(catalogue.names):
            yield major.finding(
                "name",
                message=f"“{major.name}”不在《{catalogue.title}》里",
                advice="按目录里的名称改，旧名称写进 former；目录漏录的，补进 catalogue",
                related=(Note(catalogue.at("names"), "目录里的名称写在这里"),),
            )


_LAW = re.compile("中华人民共和国.+法")


@rule("REF-06", WARNING, "引用的文件写明文号")
def citation_without_number(context: Context) -> Iterator[Judgement]:
    """引用文件，先写标题，再写发文字号。只有标题，同名的文件分不清，读者也查不到。法律只写名称，没有文号。

    怎么改：查到文号后，起草中的方案补上；已经印发的，以后的文件注意写全。
    """
    for citation in context.plan.citations:
        if citation.number is None and not _LAW.fullmatch(citation.title):
            yield citation.finding(
                "number",
                message=f"引用《{citation.title}》，没有写文号",
                advice="已经印发的原文不改；以后引用时写上文号"
                if context.plan.status.is_issued
                else "查到文号，写在 number",
            )


@rule("REF-07", WARNING, "每个证书写明评价组织")
def certificate_without_evaluator(context: Context) -> Iterator[Judgement]:
    """评价组织定考期、设考点、发证书。证书没有写它，考点申报、费用结算都不知道找谁。
    （级别由 QTA-13 检查。）

    怎么改：按备案结果写在证书文件的 evaluator，并写明依据的文件；不知道的保留 null，不要猜。
    """
    for certificate in context.plan.offered:
        if certificate.evaluator is None:
            yield certificate.finding(
                "evaluator",
                message=f"{certificate.name}没有写{context.plan.programme.evaluator}",
                advice="按备案结果填写；不知道的不要猜",
            )


@rule(
    "REF-08", INFO, "各部门在文件里不止出现一次", needs=("REF-01", "REF-02", "SRC-05"), habit=True
)
def department_named_once(context: Context) -> Iterator[Judgement]:
    """部门只在“分工”里出现、前面各条和进度表都没有它，它的职责和哪项工作相配就不清楚。列出来供核对。

    怎么改：核对分工与前文是否相配；已经印发的不用改。
    """
    plan = context.plan.as_issued
    clauses: dict[str, str] = {}
    for block in print_blocks(plan):
        clauses[block.clause] = clauses.get(block.clause, "") + solid(block.text)
    counted: Counter[Responsibility] = Counter()
    known = plan.institution.departments
    for each in plan.responsibilities:
        department = known.get(each.department)
        if department and not department.collective and not department.outside:
            names = (department.name, *department.aliases)
            counted[each] = sum(any(n in text for n in names) for text in clauses.values())
    places = [each.at("department") for each in plan.responsibilities]
    if places and (unknown := context.waiting("REF-01", *places)):
        yield unknown
        return
    once = [each for each, count in counted.items() if count == 1]
    if once:  # it may have been named in what was changed, or by a wrong name
        finding = once[0].finding(
            "department",
            message=f"{'、'.join(each.department for each in once)}只在文件的一条里出现",
            advice="核对它的职责与前文各条是否相配",
            related=tuple(Note(each.at("department"), each.department) for each in once[1:]),
        )
        yield context.waiting("SRC-05") or context.waiting("REF-02") or finding
