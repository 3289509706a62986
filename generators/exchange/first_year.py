"""The first year of a plan folder that has none: a draft with nothing in it but its form."""

from generators.exchange.imports import edits

_TEXTS = {
    "plan.yaml": """\
title: null
number: null
issued: null
status: 草案
document_kind: 方案
registration: {opens: null, closes: null}
thresholds:
  minimum_per_certificate: null
  minimum_per_group: null
  registration_rate: null
  summary_months: null
origin: {kind: 原文, clause: 题头}
""",
    "document.yaml": """\
# 正文，逐条写；表和名单由数据填入
clauses:
  - clause: 一
    heading: 试点目标
  - clause: 二
    heading: 试点内容
  - clause: 三
    heading: 保障措施
  - clause: 四
    heading: 进度安排
  - clause: 五
    heading: 具体分工
""",
    "groups.yaml": """\
# 领导小组、办公室的名单和职责。各证书设团队、项目组或负责人的，另写 teams：怎样称呼、共同的职责
origin: {kind: 原文, clause: 三}
groups: []
""",
    "timeline.yaml": """\
# 各阶段的时间、工作和承担的部门
origin: {kind: 原文, clause: 四}
phases:
  - id: P1
    starts: null
    ends: null
    tasks: []
""",
    "commitments.yaml": "# 写了要做、没有写清由谁做或何时完成的事\ncommitments: []\n",
    "citations.yaml": "# 方案引用的上级文件\ncitations: []\n",
}


def begin(college: str, year: int, project: str, *, named: bool) -> dict[str, str]:
    """The files of a first year, by their path below its folder; `named`: its plan has to say which
    programme it belongs to. Raises CannotWrite."""
    said = {"title": f"{college}关于{year}年{project}的工作方案"}
    said |= {"programme": project} if named else {}
    fresh = {key: edits.grouped(value) for key, value in said.items()}
    return _TEXTS | {"plan.yaml": edits.rewritten(_TEXTS["plan.yaml"], lambda d: d.update(fresh))}
