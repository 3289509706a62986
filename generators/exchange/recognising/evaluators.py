"""Who evaluates, where a sentence says it of certificates: 某某公司为评价机构，负责甲、乙的认定."""

import re
from collections.abc import Sequence

from generators.core.chinese import HAN
from generators.exchange.recognising.certificate_tables import Found
from generators.exchange.recognising.pieces import Piece

_ROLE = r"(?:(?:合作|备案|社会|培训)*(?:评价|认定|鉴定|发证|颁证)(?:机构|组织|单位))"
_ORG = rf"[{HAN}（）]{{2,30}}?(?:公司|中心|集团|协会|学会|基金会|研究院|学院|鉴定所)"
_BEFORE = re.compile(rf"^({_ORG})(?:为|是|作为)[^，,；;。]{{0,12}}{_ROLE}")
_BEHIND = re.compile(rf"{_ROLE}(?:为|是|[：:])?({_ORG})(?=[，,。；;负认组颁实承的]|$)")
_DOES = re.compile("认定|评价|鉴定|颁发|考核")
_OTHERS = re.compile("^(?:其余|其他|其它)")


def told(pieces: Sequence[Piece], found: dict[str, Found]) -> None:
    """Notes it of those certificates of which no table says it."""
    for piece in pieces:
        if piece.kind not in ("paragraph", "item"):
            continue
        words = re.sub(r"^[（(][一二三四五六七八九十0-9]+[）)]", "", piece.text)
        for part in re.split("[；;。]", words):
            match = _BEFORE.search(part) or _BEHIND.search(part)
            if match is None or not _DOES.search(part[match.end() :]):
                continue
            name = re.sub("^(?:我院|我校|本院|本校)", "", match[1])
            said = part[: match.start()] + part[match.end() :]
            for certificate, each in found.items():
                short = re.sub("（[^（）]*）$", "", certificate)
                meant = certificate in said or short in said or _OTHERS.match(part)
                if meant and each.evaluator is None:
                    each.evaluator = name
