"""Where somebody lives, told from where a college is or an examination is held.

Two ways: behind a word for it (家庭住址：…), any place will do; without one, it must be written as
homes are (小区, 单元, 弄, 村 and 组). Rooms, buildings and addresses of institutions are none.
"""

import re
from collections.abc import Iterator

_STRONG = (
    r"家庭(?:详细|现|常住|通讯|通信)?(?:住址|地址|住所)|(?:现|常|原|暂)?住址|(?:现|家|暂|租)住"
    r"|(?:现|长期)?居住?(?:地|在|于|地点)|居住|现居|常住地址?|住(?:在|于)?(?![宿房院建校读宅户所址着过])|户籍(?:所在地|地址|地)?|户口(?:所在地|地址)?"
    r"|住处|(?<![国专大独])家在|老家(?:在|是)?|home(?= ?:)|门牌号?"
    r"|home[ _-]?addr(?:ess)?|(?<![a-z])jt[zd]z(?![a-z])"
)
_WEAK = (
    r"(?:通讯|通信|联系|邮寄|收件|收货|快递|寄件|详细|投递|个人)?地址|收[货件]信息|住所|籍贯"
    r"|(?<![a-z])addr(?:ess)?(?![a-z])"
)
LABEL = rf"(?:{_STRONG}|{_WEAK})"
LINK = r"[\s:=\"'“”‘’()\[\]<>*`|,\-_为是即系在于址地]{0,10}"
VALUE = r"[\u4e00-\u9fff0-9a-z](?:[^\n\t|;,。\"'“”<>{}\[\]@]){3,59}"

_N = r"[0-9a-z一二三四五六七八九十甲乙丙丁东西南北]"
_UNITS = "栋|幢|座|号楼|单元|梯|弄|支弄|号院|号|室|房|户|层|楼|门|#"
_CHAIN = (
    rf"(?:{_N}{{1,4}} ?(?:{_UNITS})[ \-,]?){{2,6}}"
    r"(?:[0-9]{3,4}(?![0-9])|[0-9]{1,2}-[0-9]{1,2}(?![0-9]))?"
    rf"|{_N}{{1,3}} ?(?:栋|幢|座|号楼|单元|门|#)[ \-]?(?:[0-9]{{1,2}}-)?[0-9]{{3,4}}(?![0-9])"
    rf"|{_N}{{1,4}}号之{_N}[ \-]?[0-9]{{3,4}}(?![0-9])"
    r"|[0-9a-z]{1,3}[-#][0-9]{1,3}-[0-9]{2,4}(?![0-9\-])"
    r"|[0-9a-z]{1,3}(?:栋|幢|座|号楼|[-#])[0-9]{0,4}(?![0-9\-])"
)
_ESTATE = (
    r"(?:小区|花园|花苑|[苑庭湾邸墅轩]|公寓|家园|新村|家属[院区楼]|华府|名府|豪庭|新城|名城|大院|雅居"
    r"|别墅|公馆|宿舍区|胡同|里弄|学府|人家|安置房|[新康福]里|府|居|城|坊)"
    rf"{_N}{{0,3}}[区期]?[ \-]?\Z"
)
_VILLAGE = (
    rf"(?:[镇乡县区市]|街道)[\u4e00-\u9fff]{{1,12}}(?<!新)村(?:委会)?[\u4e00-\u9fff]{{0,8}}?{_N}{{1,4}}"
    rf"(?:组|队|社|号|巷|屯|户)"
    rf"|(?:居委会|社区)[\u4e00-\u9fff]{{1,6}}[路街巷里](?:{_N}{{1,2}}巷)?{_N}{{1,4}}号"
    rf"|街道{_N}{{1,3}}组|村(?:民小?组)?{_N}{{1,3}}(?:组|队|社|屯)[ ]?{_N}{{0,4}}号?"
)
_PUBLIC = (
    r"学院|学校|大学|中学|小学|职校|校区|校内|校园|教学|实训|实验|行政|办公|图书|综合楼|科技|信息楼"
    r"|食堂|体育|考[点场]|培训|公司|中心|基地|大厦|医院|厂|园区|产业|[处系]|机房|教室|课室|车间|会议"
    r"|报告厅|政务|学生|宿管|男生|女生|单元测|第.单元|餐厅|展厅|政府|法院|银行|酒店|宾馆"
)  # fmt: skip
_PLACED = (
    r"[0-9一二三四五六七八九十]{1,5} ?(?:号|栋|幢|座|楼|单元|室|房|户|弄|组|队|门|#|巷|社)"
    r"|[\u4e00-\u9fff](?:省|自治区|市|州|盟)[\u4e00-\u9fff]{1,8}(?:市|区|县|旗|镇|乡)"
    r"|[\u4e00-\u9fff][县区市镇乡][\u4e00-\u9fff]{1,8}(?:村|镇|乡|社区|小区|屯|庄|街道|[路街巷苑]|花园|公寓)"
    r"|(?:小区|花园|[苑庭]|公寓|家园|新村|家属院|大院)[ ]?[0-9]"
    r"|[0-9]{1,3}-[0-9]{1,3}-[0-9]{2,4}"
)
_GENERAL = r"省市|市区|区县|县区|市县|乡镇|镇街|街镇|村镇"
_NO_PLACE = r"以外|以内|范围|辖区|考生|学生|填写|不得|登记|变更|汇总|公布|证明|材料|信息|核对|政策"


def is_home(label: str, value: str) -> bool:
    """Whether what stands behind a word for an address is where somebody lives."""
    if re.search(_NO_PLACE, value):
        return False
    if label == "住" and not re.search("[市县区镇乡村路街巷苑]|小区|花园", value):
        return False
    if re.fullmatch(_STRONG, label):
        if re.match(r"[现在于]?[住在]", value) and re.search(_PUBLIC, value):
            return False
        return re.search(_PLACED, re.sub(_GENERAL, "", value)) is not None and not (
            label.startswith(("住", "居住")) and re.search(_PUBLIC, value)
        )
    return not re.search(_PUBLIC, value) and any(True for _ in homes(value, known=True))


def homes(plain: str, *, known: bool = False) -> Iterator[tuple[int, int]]:
    """Where homes stand in a plain text that are written as only homes are; `known`: a word has
    said that an address follows."""
    for match in re.finditer(_CHAIN, plain):
        start = _beginning(plain, match.start())
        before, chain = plain[start : match.start()], match.group()
        around = before + chain + plain[match.end() : match.end() + 8]
        if not re.search(_PUBLIC, re.sub("[\u4e00-\u9fff]{1,4}家属", "", around)) and _lived_in(
            before, chain, known=known
        ):
            yield start, match.start() + len(chain.rstrip(" ,-"))
    for match in re.finditer(_VILLAGE, plain):
        start = _beginning(plain, match.start())
        if not re.search(_PUBLIC, plain[start : match.end() + 6]):
            yield start, match.end()


def _lived_in(before: str, chain: str, *, known: bool) -> bool:
    building = re.search(r"栋|幢|座|号楼|号|门|#", chain)
    if "单元" in chain:
        return building is not None or re.search(_ESTATE, before) is not None
    if "弄" in chain:
        return re.search(r"[号室]", chain) is not None
    if re.search(_ESTATE, before):
        return len(before) > 2 and (
            known or re.search(r"[0-9一二三四五六七八九十]", chain) is not None
        )
    room = re.search(r"[室房户]|[0-9]{3,4}\Z|[0-9]-[0-9]{1,2}\Z", chain)
    street = re.search(r"[路街巷道]", before + chain[:1])
    return bool(street and room and re.search("[栋幢座门#]|号之", chain)) or (
        known and bool(building and room)
    )


def _beginning(plain: str, at: int) -> int:
    """Where the name of the place before a house number begins."""
    start = at
    while start > max(0, at - 28) and re.match(r"[\u4e00-\u9fff0-9a-z ]", plain[start - 1]):
        start -= 1
    return start + len(plain[start:at]) - len(plain[start:at].lstrip())
