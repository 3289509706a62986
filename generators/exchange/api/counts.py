"""How many places there are and how far the ladder is climbed, as open data: computed, so that
nobody has to know which number counts."""

from generators.exchange.api.shapes import COUNT_OR_NULL, TEXT, Field, Many, Thing
from generators.model.known import Known, Step

STEP: Thing[Step] = Thing("Step", "从申报到发证的一步", {
    "field": Field("名额里的键名，例如 approved；各项不在同一步的是空的", TEXT),
    "name": Field("叫什么，例如 核定名额、报名人数；各项不在同一步的是 名额", TEXT),
    "persons": Field("共多少人；不是每一项都知道的是 null", COUNT_OR_NULL),
})  # fmt: skip
KNOWN: Thing[Known] = Thing("Known", "现在知道的名额和人数，由程序计算", {
    "places": Field("现在的名额：核定了的是核定数，否则是申报数", STEP),
    "ladder": Field("已经有数的各步", Many(STEP)),
    "state": Field("要先知道的情况，例如哪天起增加；没有的是空的", TEXT),
})  # fmt: skip
