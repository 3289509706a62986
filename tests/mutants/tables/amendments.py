"""REF-10, REF-11, REF-17: amendments; and how other tables make one."""

from mutants.plans import BASE
from mutants.replacements import days, mistyped, numbers, slip
from mutants.rows import AMENDMENTS, NEW_AMENDMENT, NOTHING, rows

NEW = NEW_AMENDMENT, r"\A()"


def amended(file: str, target: str, was: str, becomes: str) -> str:
    return (
        f"{{file: {file}, target: [{target}], was: {was}, becomes: {becomes}, "
        "effective: 2025-05-05, document: 关于变更的通知（示卫院〔2025〕12号）}\n"
    )


AMENDED = (
    rows(
        "REF-10",
        (AMENDMENTS, r"was: (\d+)$", numbers(1, 19, 12), numbers(21, 99, 12), *NOTHING),
        (AMENDMENTS, r"was: ([一-龥]+)$", slip, *NOTHING, "壬九"),
        (*NEW, amended("timeline.yaml", "phases, P2, tasks, P2-1, due", "2025-11-01",
                                   "2025-11-28")),
    )
    + rows(
        "REF-17",
        (AMENDMENTS, r"becomes: (25)$", "20"),
        (AMENDMENTS, r"becomes: (己小六)$", "丁小四"),
        (AMENDMENTS, r"effective: (\S+)$", days("2025-01-01", "2025-02-19"), "2024-12-31"),
        plans=BASE,
    )
    + rows(
        "REF-24",
        (AMENDMENTS, r"document: (.+)$", "会议决定", "变更所依据的文件和文号", "关于变更的通知",
         "关于变更的通知（文号）"),
        plans=BASE,
    )
    + rows(
        "REF-11",
        (AMENDMENTS, r"file: certificates/(\w+).yaml", mistyped, "gamma"),
        (AMENDMENTS, r"file: (\S+)", "departments/alpha.yaml", "document.yaml",
         "errata.yaml", "waivers.yaml", "plans.yaml"),
        (AMENDMENTS, r"target: \[([a-z]+)", mistyped, "名额"),
        (*NEW, *(
            amended(file, target, "null", "甲一") for file, target in (
                ("groups.yaml", "groups, 小组, hosted_by"), ("groups.yaml", "group, 办公室"),
                ("timeline.yaml", "phases, P3, tasks, P3-1, due"), ("plan.yaml", "title, first"),
                ("timeline.yaml", "phases, P1, tasks, P1-9, owners, 教学部"))),
         ),
    )
)  # fmt: skip
