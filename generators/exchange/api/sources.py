"""Where a value of the open data comes from."""

from typing import Any

from generators.exchange.api.shapes import TEXT, TEXT_OR_NULL, WHEN, Field, Many, Scalar, Thing
from generators.model.provenance import OwnOrigin, apart
from generators.model.structure import ADDED, INFERRED, ISSUED, Origin

# What is published; a preview, which is not, has the words of a draft as well.
_KINDS = (ISSUED, INFERRED, ADDED)
ORIGIN: Thing[Origin] = Thing("Origin", "出处：内容出自哪里", {
    "kind": Field(
        "原文、推定或补录；预览里还没有印发的方案，自己写的是草案", Scalar("string", values=_KINDS),
        lambda plan, entry: plan.status.called(entry.kind),
    ),
    "clause": Field("出自哪一条", TEXT_OR_NULL),
    "basis": Field("推定的依据", TEXT_OR_NULL),
    "document": Field("补录所依据的文件", TEXT_OR_NULL),
    "day": Field("补录所依据的文件是哪天的", WHEN),
})  # fmt: skip
OWN_ORIGIN: Thing[OwnOrigin] = Thing("OwnOrigin", "一项内容自己的出处", {
    "field": Field("是哪一项", TEXT),
    "name": Field("名单里的哪个名称；null 是整项内容", TEXT_OR_NULL),
    "origin": Field("出处", ORIGIN),
})  # fmt: skip
ORIGINS: dict[str, Field[Any]] = {  # of what has an origin
    "origin": Field("出处", ORIGIN),
    "origins": Field(
        "出处与 origin 不同的内容，各自的出处", Many(OWN_ORIGIN), lambda plan, entry: apart(entry)
    ),
}
