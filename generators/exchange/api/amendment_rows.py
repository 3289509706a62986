"""What was changed after issue, as open data: an amendment a row."""

import json

from generators.exchange.api.shapes import TEXT, TEXT_OR_NULL, WHEN, Field, Many, Thing
from generators.model.records import Amendment


def _written(value: object) -> str | None:
    if isinstance(value, dict):  # a whole entry
        return json.dumps(value, ensure_ascii=False)
    return None if value is None else str(value)


AMENDMENT: Thing[Amendment] = Thing("Amendment", "印发以后的一次变更", {
    "id": Field("编号，就是文件名", TEXT, lambda plan, each: each.slug),
    "file": Field("改的是哪个文件", TEXT),
    "target": Field("改的是其中哪一处", Many(TEXT)),
    "was": Field("原来的值，写成文字", TEXT_OR_NULL, lambda p, e: _written(e.was)),
    "becomes": Field("改为什么，写成文字", TEXT_OR_NULL, lambda p, e: _written(e.becomes)),
    "effective": Field("从哪天起生效", WHEN),
    "document": Field("依据的文件", TEXT),
    "reason": Field("缘由", TEXT_OR_NULL),
})  # fmt: skip
