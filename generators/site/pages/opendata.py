"""开放数据: JSON for programs and its description, the table that stacks, a page for people."""

import json
from collections.abc import Iterator, Mapping
from itertools import islice

from generators.exchange.api import endpoints, openapi, shapes, union_csv
from generators.exchange.api.endpoints import RESOURCES, ROOT, Frame, Resource
from generators.exchange.api.shapes import Json
from generators.exchange.tables import csv_files
from generators.model.plans import Plan
from generators.site.edition import Artifact, Edition
from generators.site.pages import urls
from generators.site.pages.pages import page

INDEX, DESCRIPTION, QUOTAS = f"{ROOT}/index.json", f"{ROOT}/openapi.json", f"{ROOT}/quotas.csv"


def render(edition: Edition) -> Iterator[Artifact]:
    college = edition.institution.college
    frame = _frame(edition)
    yield _json(INDEX, _index(edition, frame))
    about = openapi.document(college, edition.programmes)
    yield _json(DESCRIPTION, about)
    yield Artifact(QUOTAS, _stack(edition, frame))
    for plan in edition.plans:
        for each in RESOURCES:
            with edition.making(f"开放数据 {each.name}.json", plan.head):
                yield _json(_address(plan, each), frame.around(plan.year, each.data(plan)))
    yield page(
        urls.DATA, "opendata.md.j2", edition, edition.newest, edit=None, resources=RESOURCES,
        address=_address, index=INDEX, description=DESCRIPTION, quotas=QUOTAS,
        columns=union_csv.COLUMNS, promise=openapi.PROMISE, api=endpoints.VERSION,
        example=_example(frame, edition.newest) if edition.newest else "",
    )  # fmt: skip


def _example(frame: Frame, plan: Plan) -> str:
    """The beginning of the table of quotas."""
    quotas = next(each for each in RESOURCES if each.name == "quotas")
    data = shapes.value(quotas.shape, plan, list(islice(plan.quotas, 1)))
    return json.dumps(frame.around(plan.year, data), ensure_ascii=False, indent=2)


def _frame(edition: Edition) -> Frame:
    version = edition.revision.commit if edition.revision and edition.version.is_commit else None
    return Frame(edition.institution.college.name, edition.as_of.isoformat(), version)


def _address(plan: Plan, resource: Resource) -> str:
    return f"{ROOT}/{plan.year}/{resource.name}.json"


def _index(edition: Edition, frame: Frame) -> dict[str, Json]:
    return {
        "api": endpoints.VERSION,
        "college": frame.college,
        "as_of": frame.as_of,
        "version": frame.version,
        "licence": edition.institution.college.licence,
        "years": [
            {
                "year": plan.year,
                "files": {each.name: f"{plan.year}/{each.name}.json" for each in RESOURCES},
            }
            for plan in edition.plans
        ],
        "quotas_csv": "quotas.csv",
    }


def _stack(edition: Edition, frame: Frame) -> str:
    rows = [
        row
        for plan in edition.plans
        for row in union_csv.rows(plan, endpoints.VERSION, frame.version, frame.as_of)
    ]
    return csv_files.lines([union_csv.COLUMNS, *rows], end="\n")


def _json(path: str, data: Mapping[str, object]) -> Artifact:
    """Also safe inside a script: neither a tag nor a line end of JavaScript stands in it."""
    text = json.dumps(data, ensure_ascii=False, indent=1)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Artifact(path, text + "\n")
