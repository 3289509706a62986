"""The open data keeps its promise: described, valid against the description, and never less."""

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from replanting import replanted

from generators.exchange.api import endpoints, union_csv
from generators.site.edition import make_edition
from generators.site.pages import opendata, urls

GOLDEN = Path(__file__).parent / "golden" / "api-v1.txt"
DAY = date(2025, 6, 1)


def made(folder):
    return {e.path: e.content for e in opendata.render(make_edition(folder, DAY))}


@pytest.fixture(scope="module")
def base(base_folder):
    return made(base_folder)


@pytest.fixture(scope="module")
def real(plan_folder):
    return made(plan_folder)


def data(files, name, year=2025):
    return json.loads(files[f"api/v1/{year}/{name}.json"])["data"]


def test_the_description_is_valid_openapi(base, real):
    for files in (base, real):
        description = json.loads(files[opendata.DESCRIPTION])
        validate(description)
        assert description["openapi"] == "3.1.0"


@pytest.mark.parametrize("college", ["base", "real"])
def test_every_answer_is_valid_against_it_and_every_address_is_described(college, request):
    files = request.getfixturevalue(college)
    description = json.loads(files[opendata.DESCRIPTION])
    year = 2025 if college == "base" else 2021
    described = set()
    for path, item in description["paths"].items():
        address = f"api/v1{path.replace('{year}', str(year))}"
        described.add(address)
        answer = item["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        schema = answer | {"components": description["components"]}
        errors = list(Draft202012Validator(schema).iter_errors(json.loads(files[address])))
        assert errors == [], address
    published = {path for path in files if path.endswith(".json")}
    assert published - described == {opendata.DESCRIPTION}


def test_keys_are_all_described(base):
    """Else a key could be published that nobody has promised."""
    description = json.loads(base[opendata.DESCRIPTION])

    def close(node):
        if isinstance(node, dict):
            if "properties" in node:
                node["additionalProperties"] = False
            for each in node.values():
                close(each)
        elif isinstance(node, list):
            for each in node:
                close(each)

    close(description)
    for path, item in description["paths"].items():
        answer = item["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        answer = answer | {"components": description["components"]}
        read = json.loads(base[f"api/v1{path.replace('{year}', '2025')}"])
        assert list(Draft202012Validator(answer).iter_errors(read)) == [], path


# --- the promise ----------------------------------------------------------------------------------


def promises(description):
    """Every address, and every key below it with its type: one a line."""
    schemas = description["components"]["schemas"]

    def keys(node, at):
        if "$ref" in node:
            node = schemas[node["$ref"].rpartition("/")[2]]
        if "oneOf" in node:
            yield from keys(node["oneOf"][0], at)
            return
        kind = node.get("type") or ",".join(map(str, node["enum"]))
        kind = "|".join(kind) if isinstance(kind, list) else kind
        yield f"{at} {kind}"
        if "items" in node:
            yield from keys(node["items"], f"{at}[]")
        for name, inner in node.get("properties", {}).items():
            yield from keys(inner, f"{at}.{name}")

    for path, item in description["paths"].items():
        schema = item["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        yield from keys(schema, path)
    yield from (f"/quotas.csv {index} {name}" for index, name in enumerate(union_csv.COLUMNS))


def test_nothing_that_was_ever_promised_is_lost(base, request):
    """What is added is blessed; what is lost can only be taken from the list by hand, and then
    the address must become another (v2)."""
    now = list(promises(json.loads(base[opendata.DESCRIPTION])))
    known = GOLDEN.read_text("utf-8").splitlines() if GOLDEN.exists() else []
    assert [line for line in known if line not in now] == []
    if request.config.getoption("bless"):
        more = [line for line in now if line not in known]
        GOLDEN.write_text("\n".join([*known, *more]) + "\n", "utf-8")
        known = now
    assert sorted(now) == sorted(known), "new keys: run pytest --bless"


def test_the_version_is_that_of_the_address():
    assert endpoints.ROOT.rpartition("/")[2] == f"v{endpoints.VERSION.partition('.')[0]}"


@pytest.mark.parametrize("broken", ["removed", "retyped"])
def test_a_broken_promise_is_seen(base, broken):
    description = json.loads(base[opendata.DESCRIPTION])
    properties = description["components"]["schemas"]["Quota"]["properties"]
    if broken == "removed":
        del properties["declared"]
    else:
        properties["declared"]["type"] = "string"
    known = GOLDEN.read_text("utf-8").splitlines()
    lost = [line for line in known if line not in [*promises(description)]]
    assert "/{year}/certificates.json.data[].quotas[].declared integer" in lost


# --- the data -------------------------------------------------------------------------------------


def test_it_says_what_the_plan_says(base, real):
    assert sum(row["declared"] for row in data(real, "quotas", 2021)) == 420
    assert data(real, "plan", 2021)["declared"] == 420
    [one, two] = data(base, "certificates")
    assert one["quotas"][1]["declared"] == 25  # as amended
    assert one["quotas"][1]["origin"]["document"] == "关于调整名额的通知（示卫院〔2025〕6号）"
    assert two["eligible"] == {"open": False, "majors": ["专业三"]}
    assert two["sessions"][0]["starts"] == "14:30"
    month = data(real, "phases", 2021)[0]["starts"]
    assert month == {
        "text": "2021-05", "chinese": "2021年5月", "first": "2021-05-01", "last": "2021-05-31",
        "precision": "month", "moment": None, "before": False,
    }  # fmt: skip
    assert data(real, "phases", 2021)[0]["tasks"][0]["due"] is None


def test_every_file_of_the_index_is_there(base):
    index = json.loads(base[opendata.INDEX])
    for year in index["years"]:
        for address in year["files"].values():
            assert f"api/v1/{address}" in base
    assert f"api/v1/{index['quotas_csv']}" in base


def test_the_licence_is_only_what_the_college_has_stated(base, tmp_path):
    page = urls.DATA.replace(".html", ".md")
    assert json.loads(base[opendata.INDEX])["licence"] is None
    assert "尚未声明" in base[page]

    def stated(kind, its):
        return its | {"licence": "CC BY 4.0"} if kind == "college" else its

    files = made(replanted(tmp_path / "plan", stated))
    assert json.loads(files[opendata.INDEX])["licence"] == "CC BY 4.0"
    assert "尚未声明" not in files[page]
    assert "CC BY 4.0" in json.loads(files[opendata.DESCRIPTION])["info"]["description"]


def test_one_row_a_quota_with_college_year_and_version(base):
    rows = list(csv.DictReader(io.StringIO(base[opendata.QUOTAS], newline="")))
    assert [(r["college"], r["year"], r["certificate"], r["declared"]) for r in rows] == [
        ("示例卫生职业学院", "2025", "证书甲", "30"),
        ("示例卫生职业学院", "2025", "证书甲", "25"),
        ("示例卫生职业学院", "2025", "证书乙", "40"),
    ]
    assert all(r["api"] == endpoints.VERSION and len(r["version"]) == 40 for r in rows)
    assert not base[opendata.QUOTAS].startswith("\ufeff")
    assert "\r" not in base[opendata.QUOTAS]
