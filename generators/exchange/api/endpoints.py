"""What is published where: one resource a list of things, for each year; and the frame of all.

Every address below /api/v1/ that was ever published stays (tests/golden/api-v1.txt).
"""

from collections.abc import Callable
from dataclasses import dataclass

from generators.exchange.api import after_issue, exam_things, given_rows, shapes, things
from generators.exchange.api.shapes import Json, Many, Shape
from generators.model import attached_files, successors, withdrawn
from generators.model.answers_later import answers, offices
from generators.model.plans import Plan

VERSION = "1.6.0"  # the second number counts what was added; the first is the v1 of the address
ROOT = "api/v1"


@dataclass(frozen=True)
class Resource:
    """`<year>/<name>.json`: what it holds, and how it is found in a plan."""

    name: str
    title: str
    shape: Shape
    find: Callable[[Plan], object]

    def data(self, plan: Plan) -> Json:
        return shapes.value(self.shape, plan, self.find(plan))


RESOURCES = (
    Resource("plan", "方案", things.PLAN, lambda plan: plan),
    Resource("certificates", "证书", Many(things.CERTIFICATE), lambda plan: plan.certificates),
    Resource("quotas", "名额", Many(exam_things.QUOTA_ROW), lambda plan: plan.quotas),
    Resource("majors", "专业", Many(things.MAJOR), lambda plan: plan.institution.majors.values()),
    Resource("departments", "部门", Many(things.DEPARTMENT), successors.units),
    Resource("groups", "机构和人员", Many(things.GROUP), lambda plan: plan.groups),
    Resource("phases", "进度和任务", Many(things.PHASE), lambda plan: plan.phases),
    Resource("commitments", "待落实的事项", Many(things.COMMITMENT), lambda p: p.commitments),
    Resource("citations", "引用的文件", Many(things.CITATION), lambda plan: plan.citations),
    Resource("enrolment", "在校学生数", Many(things.STUDENTS), lambda plan: plan.enrolment),
    Resource("answers", "后来的答复", Many(after_issue.ANSWER), lambda p: answers(p.files)),
    Resource("offices", "办公室的联系办法", Many(after_issue.REACH), lambda p: offices(p.files)),
    Resource(
        "amendments", "印发以后的变更", Many(after_issue.AMENDMENT), lambda plan: plan.amendments
    ),
    Resource("attachments", "另附的文件", Many(given_rows.GIVEN), attached_files.given_out),
    Resource("withdrawn", "撤销的内容", Many(after_issue.WITHDRAWN), withdrawn.withdrawn),
)


@dataclass(frozen=True)
class Frame:
    """What stands around the data of every resource: whose they are and as of when."""

    college: str
    as_of: str
    version: str | None

    def around(self, year: int, data: Json) -> dict[str, Json]:
        return {
            "api": VERSION, "college": self.college, "year": year, "as_of": self.as_of,
            "version": self.version, "data": data,
        }  # fmt: skip
