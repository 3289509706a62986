"""The description of the open data for programs: OpenAPI 3.1, made from the shapes."""

from collections.abc import Iterable

from generators.exchange.api import endpoints, shapes
from generators.exchange.api.endpoints import RESOURCES, Resource
from generators.exchange.api.shapes import Schema
from generators.model.programmes import Programme
from generators.model.registries import College

PROMISE = (
    "v1 里已有的地址、键名、类型和含义不会改，也不会取消；"
    "只会增加新的地址和新的键，程序应当忽略不认识的键。"
    "非改不可时另开 v2，v1 至少再保留一年。"
)
_FRAME: dict[str, Schema] = {
    "api": {"type": "string", "description": "接口的版本，例如 1.0.0"},
    "college": {"type": "string", "description": "学校全称"},
    "year": {"type": "integer", "description": "年份"},
    "as_of": {"type": "string", "format": "date", "description": "数据截至哪一天"},
    "version": {"type": ["string", "null"], "description": "数据的版本（提交编号）"},
}


def document(college: College, programmes: Iterable[Programme]) -> Schema:
    """The whole description, of the data of these programmes."""
    programmes = tuple(programmes)
    project = "、".join(each.short for each in programmes)
    about = f"{college.name}{project}的公开数据，静态文件，只读。{PROMISE}"
    about += f"数据的许可：{college.licence}。" if college.licence else "数据的许可：学院尚未声明。"
    server = college.address(endpoints.ROOT) or "."
    paths = {"/index.json": _path("有哪些年份和文件", {"$ref": "#/components/schemas/Index"}, ())}
    for each in RESOURCES:
        paths[f"/{{year}}/{each.name}.json"] = _path(each.title, _answer(each), (_YEAR,))
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{project}公开数据",
            "version": endpoints.VERSION,
            "description": about,
        },
        "servers": [{"url": server}],
        "paths": paths,
        "components": {"schemas": _schemas(programmes)},
    }  # fmt: skip


def _schemas(programmes: Iterable[Programme]) -> dict[str, Schema]:
    """Every named schema."""
    named: dict[str, Schema] = {shapes.DATE_NAME: shapes.DATE_SCHEMA, "Index": _INDEX}
    named[shapes.LEVEL_NAME] = shapes.scale(level for each in programmes for level in each.levels)
    for each in RESOURCES:
        for thing in shapes.within(each.shape):
            named[thing.name] = shapes.described(thing)
    return dict(sorted(named.items()))


_YEAR: Schema = {
    "name": "year", "in": "path", "required": True, "description": "年份，例如 2021",
    "schema": {"type": "integer"},
}  # fmt: skip
_INDEX: Schema = {
    "type": "object",
    "description": "目录",
    "properties": {
        **{name: _FRAME[name] for name in ("api", "college", "as_of", "version")},
        "licence": {"type": ["string", "null"], "description": "数据的许可；null 是尚未声明"},
        "years": {
            "type": "array",
            "description": "各年的文件",
            "items": {
                "type": "object",
                "properties": {
                    "year": _FRAME["year"],
                    "files": {
                        "type": "object",
                        "description": "名称和地址，地址从本文件算起",
                        "additionalProperties": {"type": "string"},
                    },
                },
                "required": ["year", "files"],
            },
        },
        "quotas_csv": {"type": "string", "description": "各年名额合在一起的 CSV"},
    },
    "required": ["api", "college", "as_of", "version", "licence", "years", "quotas_csv"],
}


def _answer(resource: Resource) -> Schema:
    properties = _FRAME | {"data": shapes.schema(resource.shape)}
    return {"type": "object", "properties": properties, "required": [*properties]}


def _path(title: str, schema: Schema, parameters: tuple[Schema, ...]) -> Schema:
    answer: Schema = {"description": title, "content": {"application/json": {"schema": schema}}}
    operation: Schema = {"summary": title, "responses": {"200": answer}}
    return {"get": operation} | ({"parameters": [*parameters]} if parameters else {})
