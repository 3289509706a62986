"""The programme of a plan as open data: its words, its levels, the documents that were seen."""

from generators.exchange.api.shapes import TEXT, TEXT_OR_NULL, WHEN, Field, Many, Thing
from generators.exchange.api.sources import ORIGIN
from generators.model.programmes import Basis, Programme

BASIS: Thing[Basis] = Thing("Basis", "项目从哪天开始、到哪天为止，依据的文件", {
    "document": Field("文件的标题和文号", TEXT),
    "since": Field("从哪天开始", WHEN),
    "until": Field("到哪天为止", WHEN),
    "origin": Field("出处", ORIGIN),
})  # fmt: skip
PROGRAMME: Thing[Programme] = Thing("Programme", "方案所属的证书项目", {
    "name": Field("名称", TEXT),
    "kind": Field("证书的种类", TEXT),
    "evaluator": Field("评价机构的叫法", TEXT),
    "authority": Field("主管的机关", TEXT_OR_NULL),
    "levels": Field("等级，从低到高", Many(TEXT)),
    "basis": Field("核对过的依据", Many(BASIS), lambda plan, entry: entry.confirmed),
})  # fmt: skip
