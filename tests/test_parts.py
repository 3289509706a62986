"""The list of parts: what the lock file has, in the form of the standard, the same every time."""

import json
import re
from pathlib import Path

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from generators.site.edition import make_edition
from generators.site.pages import parts, urls

ROOT = Path(__file__).parent.parent
LOCK = (ROOT / "requirements/site.txt").read_text("utf-8")


def test_it_is_what_the_standard_wants(base_folder):
    (made,) = parts.render(make_edition(base_folder, None))
    assert made.path == urls.PARTS
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(made.content) is None
    spoilt = made.content.replace('"library"', '"thing"', 1)
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(spoilt) is not None


def test_every_locked_library_is_a_part(base_folder):
    (made,) = parts.render(make_edition(base_folder, None))
    data = json.loads(made.content)
    pins = {line.split(" ")[0] for line in LOCK.splitlines() if re.match("[a-z]", line)}
    assert {f"{part['name']}=={part['version']}" for part in data["components"]} == pins
    assert len(data["components"]) == len(pins) > 30


def test_what_only_some_systems_need_is_optional():
    hashed = " \\\n    --hash=sha256:0\n    # via x\n"
    lock = f"# by hand\na==1.10{hashed}b-c==2.0 ; sys_platform == 'win32'{hashed}"
    found = parts.bill(lock)["components"]
    assert [(part["purl"], part["scope"]) for part in found] == [
        ("pkg:pypi/a@1.10", "required"), ("pkg:pypi/b-c@2.0", "optional"),
    ]  # fmt: skip


def test_the_same_lock_gives_the_same_bytes(base_folder, plan_folder):
    one, other = (list(parts.render(make_edition(f, None))) for f in (base_folder, plan_folder))
    assert one == other
    assert not re.search("timestamp|serialNumber", one[0].content)


def test_the_foot_of_each_page_leads_to_it():
    foot = ROOT / "generators/site/theme/partials/footer.html"
    assert f"'{urls.PARTS}' | url" in foot.read_text("utf-8")
