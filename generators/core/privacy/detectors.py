"""Table of detectors: kinds of personal data that a word beside them gives away.

A row names the words before the value (`label`), what may stand between (`link`), the value, and
what speaks against it; the words without which it is not asked stand in stems.py, by its kind.
Everything is written for the plain characters of plain.py. All patterns are bounded.
"""

from typing import NamedTuple

from generators.core.privacy import dwellings

GAP = r"[ \-._\u200b]{0,4}"  # what may stand between the digits of one number
# Between a label and its value: nothing but marks and the words for a number; or other words too.
_LINK = r"[\s:=\"'“”‘’「」『』【】()\[\]<>#*`~|,\-_/号码编为為是即系的]{0,16}"
_NEAR = r"[^0-9\n\t|。;!?]{0,18}?"
_SAY = r"[\s:=\"'“”‘’()\[\]<>*`|\-]{0,8}"
_END = r"(?![0-9a-z])"
BEHIND = r"(?:[\"'”’` ]{0,3}[(\[#/<\-]{1,2} {0,3}[\u4e00-\u9fff]{0,8}?|号(?:的|中国|普通|因私)?)"

_YEAR = r"(?:19[0-9]{2}|20[0-3][0-9])"
DAY = rf"{_YEAR}[01][0-9][0-3][0-9]{_END}"
# Beside a programme that is called “…护照”, say; what is put apart otherwise is a number.
_DAY_APART = (
    rf"{_YEAR}[ \-](?:0?[1-9]|1[0-2])(?:[ \-](?:0?[1-9]|[12][0-9]|3[01]))?(?![0-9])"
    rf"|{_YEAR}-{_YEAR}(?![0-9])"
)
_ONES = "一二三四五六七八九十"
_DATES = (
    rf"{_YEAR} ?[-./年] ?[0-1]?[0-9](?: ?[-./月] ?[0-3]?[0-9]日?|月)?"
    rf"|{_YEAR} {{1,2}}[0-1]?[0-9] {{1,2}}[0-3]?[0-9](?![0-9])"
    rf"|{_YEAR}(?:[01][0-9](?:[0-3][0-9])?|年)(?![0-9])"
    r"|[0-9]{2}[./年-][01]?[0-9](?:[./月-][0-3]?[0-9]日?|月)"
    r"|[0-3]?[0-9][/.-][0-3]?[0-9][/.-](?:19|20)?[0-9]{2}(?![0-9])"
    r"|[01]?[0-9]月[0-3]?[0-9][日号]?"
    rf"|[〇零{_ONES}]{{2,4}}年[{_ONES}]{{1,2}}月?(?:[{_ONES}]{{1,3}}日)?"
    r"|(?:[0-9]{1,2} {0,2})?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
    r"[ .,]{0,3}[0-9]{1,2}(?:st|nd|rd|th)?[ ,]{0,3}(?:[0-9]{4})?"
    r"|(?<=:)[1-4][0-9]{4}(?![0-9])"  # the same, as a workbook counts days
)
_LANDLINE = (
    r"(?:(?:(?:00)?86[ -]{0,2})?\(?0?[1-9][0-9]{1,2}\)?[ \-./]{0,3})?"
    r"[2-9][0-9]{2,3}[ \-.]?[0-9]{4}(?![0-9])"
)
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领"
_PLATE = (
    rf"[{_PROVINCES}][a-hj-np-z][ ._\-]{{0,2}}"
    r"(?=[a-z]{0,2}[0-9])[0-9a-hj-np-z](?:[ \-.]?[0-9a-hj-np-z]){3,4}[0-9a-hj-np-z挂学警港澳]?"
)
_OFFICE = (
    "办公|单位|学院|学校|咨询|公开|传真|部门|值班|服务|热线|监督|招生|报名|教务|公司|投诉|手机"
)


class Detector(NamedTuple):
    """A row of the table. `kind` leads to the code and the name; `unless`: words between label
    and value that say otherwise; `never`: values that are something else; `after`: what must not
    follow the value; `behind`: more words that stand after a value."""

    kind: str
    label: str
    value: str
    link: str = _LINK
    unless: str = ""
    never: str = ""
    after: str = ""
    behind: str = ""


DETECTORS = (
    Detector(
        "card",
        r"(?:身份证件?|公民身份|证件|(?<![a-z])(?:sfzh?m?|id[ _-]?card|identity))(?:no\.?|number)?",
        rf"[0-9](?:{GAP}[0-9]){{13,16}}{GAP}[0-9x]{_END}",
    ),
    Detector(
        "paper",
        r"(?:护照|(?<!车辆)(?<!出入)(?<!校园)通行证|回乡[证卡]|台胞证|居住证|永居证?|永久居留|居留|绿卡|五星卡|旅行证"
        r"|证件|身份证|passport|permit|hkid|huzhao)",
        rf"(?<![a-z0-9])[a-z]{{1,3}}[ \-]?[0-9](?:[ \-]?[0-9]){{5,11}}"
        rf"(?: ?\([0-9a-z]\))?{_END}",
        _NEAR,
        unless=r"电话|传真|文号|证书|版本|课程|代码|标准|发票|航班|列车",
        never=r"(?:gb|iso|tel|dg|no|sn|jr|ly|db|ks|kc)[ \-]?[0-9]",
    ),
    Detector(
        "paper",
        r"(?:护照|(?<!车辆)(?<!出入)(?<!校园)通行证|回乡[证卡]|台胞证|居住证|永居证?|永久居留证?|居留证?|证件|驾驶证"
        r"|驾照|(?:香港|澳门)(?:居民)?身份证|passport)(?:no\.?|number)?",
        rf"(?:[157]/[0-9]{{6}}/[0-9]|[0-9](?:[ \-]?[0-9]){{6,11}}(?: ?\([0-9a-z]\))?){_END}",
        never=rf"{DAY}|{_DAY_APART}|0[1-9][0-9]{{1,2}}-",
    ),
    Detector(
        "rank",
        r"(?:军官|士兵|警官|文职干部|退伍|退役|军人)证",
        r"[0-9]{6,9}(?![0-9])",
        _NEAR,
        never=DAY,
    ),
    Detector(
        "social",
        r"(?:社保|社会保障|社会保险|医保|公积金)(?:个人)?[卡编账帐户证]{0,2}(?:号码|号|卡号)?"
        r"|social security(?: ?(?:no|number))?\.?|sbkh",
        rf"[a-z]{{0,2}}[0-9](?:{GAP}[0-9]){{6,18}}x?{_END}",
        never=rf"{_DATES}|0[1-9][0-9]{{1,2}}-|400-?[0-9]{{3}}-?[0-9]{{4}}(?![0-9])|95[0-9]{{3}}(?![0-9])",
    ),
    Detector(  # in groups that numbers.py does not know
        "mobile",
        "手机|电话|联系|致电|号码",
        r"\(?1[3-9][0-9]\)?[ \-./、,*~_|+()]{1,3}[0-9]{4}[ \-./、,*~_|+()]{1,3}[0-9]{4}(?![0-9])",
    ),
    Detector(
        "home",
        r"(?:住宅|私宅|宅电?|(?<![国专大独])家[庭里中]|老家|(?<![专国大独厂商])家(?=电话|座机|固话|用电话)"
        r"|(?:学生)?家长|监护人|父亲|母亲|父母|亲属|配偶|爱人|紧急联系人?"
        r"|家[属人]|家电(?=[: (]|[0-9]{8})"
        r"|(?:私人|个人)(?=电话|座机|固|联系)|自家"
        r"|[(:]家[里庭中]?[):]|(?<![专国大独商厂店买卖作画管行])家(?=:)|home|[(\[]h[)\]]|(?<![a-z0-9])h(?=:))(?:的)?(?:联系)?(?:电话|座机|固定电话|固话|方式|号码|phone|tel)?"
        r"(?:\(0[0-9]{2,3}\))?",
        _LANDLINE,
        r"[^0-9\n\t|。;!?,、]{0,12}?",
        unless=_OFFICE,
        never=DAY,
        after=r"[年元人万个次]",
        behind=r"[住]?宅(?:电)?|家里?|家庭|h[)\]]|home",
    ),
    Detector(
        "student",
        r"(?:学生?号|学生编号|学生证|学籍[号辅]|考籍号|考生?号|准考证|报名序?号|考生编号"
        r"|(?<![a-z])(?:student|examinee|candidate|admission|exam)[ _-]?(?:id|number|num|no\.?)"
        r"|(?<![a-z])(?:xuehao|xh|zkzh?m?|ksh)(?![a-z]))(?: ?no\.?|/[工考]号)?",
        rf"[a-z]{{0,4}}[0-9](?:{GAP}[0-9a-z]){{5,19}}",
    ),
    Detector(
        "qq",
        r"(?:(?<![a-z0-9./])(?:qq|oicq|q(?=号| ?:))|(?<=[加+])[q扣]|(?<=的)扣"
        r"|[q扣]我(?=[: 0-9])|[q扣](?=[:号 是])"
        r"|扣扣|企鹅|秋秋|球球|蔻蔻|抠抠|叩叩)"
        r"(?:[/、及和](?:微信|wx|vx|tim))?(?:\([^()]{1,6}\))?"
        r"(?:账号|帐号|id|群|联系方式|联系|(?<=qq)(?:no\.?|number))?",
        r"[1-9](?:[ \-]{0,4}[0-9]){4,10}(?![0-9.])",
        never=DAY,
        after=r" ?[元分万块%]",
    ),
    Detector(
        "chat",
        r"(?:微信|wei信|薇信|威信|徽信|维信|v信|绿泡泡?|卫星号|(?<![a-z])wei ?xin|we ?chat"
        r"|(?<![a-z])[vw]x|(?<!官方)(?:抖音|快手|小红书|微博|钉钉|支付宝|b站)|(?<![a-z])(?:dyh?|douyin|tiktok"
        r"|telegram|whatsapp|skype))(?:[/、及和](?:qq|手机|电话))?",
        r"[a-z][-_a-z0-9]{5,19}(?![\w.@:/(])|[0-9](?:[ \-]{0,4}[0-9]){5,10}(?![0-9.])",
        r"(?: ?(?:账号|帐号|号码|号|id|同号|名|联系))?[ \"'`*)]{0,3}"
        r"(?:(?:[:=|\t]|为|是)[\s\"'“”()|@`*]{0,6}|(?<=号) ?|(?<=id) )",
        never=DAY + r"|(?:https?|weixin|wechat|qrcode|official)",
    ),
    Detector(
        "chat",
        r"(?:[加+➕]\s?(?:我|个)?\s?(?:微信?|薇信?|v信?|威信|[vw]x)|(?<![a-z0-9])v(?=[:信❤♥])"
        r"|[薇微](?=[: ])|微信|wei信|v信|威信|(?<![a-z])[vw]x)(?:号)?",
        r"(?=[a-z_\-]{0,19}[0-9_])[a-z][-_a-z0-9]{5,19}(?![\w.@:/(])"
        r"|1[3-9][0-9]{9}(?![0-9])",
        r"[ :(\"'“”\[搜索找添加\-→>~❤♥]{0,4}",
        never=r"https?",
    ),
    Detector(
        "chat",
        r"(?:[加+➕] ?(?:我|个)?(?:薇信?|v信?|威信|[vw]x)|[v威薇徽维]信|(?<![a-z])[vw]x"
        r"|绿泡泡?)号?",
        r"[a-z][-_a-z0-9]{5,19}(?![\w.@:/(])",
        r"[ :]{0,3}",
        never=r"https?|wechat|weixin",
    ),
    Detector(
        "born",
        r"(?:出生(?!率|缺陷|证)|(?<![学考新师招医校先])生日(?!程|常|志|报)"
        r"|(?<![学考新业师招医发产诞先卫男女生])生于|诞[辰生]于?|生辰|生年月日?|birth|(?<![a-z])(?:born|d\.?o\.?b\.?|csrq|chusheng)(?![a-z]))"
        r"(?:年月日?|日期|时间|于|年份|[ _-]?(?:date|day|of))?",
        _DATES,
        r"[^0-9\n\t。;!?,一二三四五六七八九〇零]{0,12}?",
        unless=r"应当?|须|不得|必须|从|自",
        after=r"[ (含)]{0,4}(?:以前|以后|之前|之后|及以|前|后|至|到|[\-—~] ?[0-9]|起|止|之间|期间)",
    ),
    Detector(
        "bank",
        r"(?:银行|储蓄|借记|信用|工资)卡|(?<![a-z])(?:yhkh?|bank ?card)",
        rf"[1-9](?:{GAP}[0-9]){{15,18}}(?![0-9])",
        _NEAR,
    ),
    Detector(
        "plate",
        r"车牌号?|车号|号牌|牌号|车辆号?|plate(?: ?(?:no|number))?\.?|(?<![a-z])cph",
        rf"{_PLATE}{_END}|[a-hj-np-z][. -]?(?=[0-9a-z]{{0,3}}[0-9])[0-9a-hj-np-z]{{5,6}}{_END}",
    ),
    Detector(
        "dwelling",
        dwellings.LABEL,
        dwellings.VALUE,
        dwellings.LINK,
    ),
)
_COUNTRIES = (
    "usa|gbr|can|aus|nzl|irl|deu|fra|ita|esp|prt|nld|bel|che|aut|swe|nor|dnk|fin|pol|ukr|rus|jpn|kor"
    "|prk|ind|pak|bgd|npl|lka|tha|vnm|mys|sgp|phl|idn|mmr|lao|khm|mng|kaz|irn|tur|isr|bra|arg|mex|zaf"
    "|egy|nga|ken|gha|eth"
)
# Of a foreigner, until 2023: country, province, day of birth.
BARE_RESIDENT = (
    rf"(?<![a-z0-9])(?P<value>(?:{_COUNTRIES})[1-8][0-9]{{3}}[0-9]{{2}}[01][0-9][0-3][0-9]"
    rf"[0-9]{{2}}){_END}"
)
BORN_BEHIND = (
    rf"(?<![0-9a-z])(?P<value>{_DATES})(?: 00:00(?::00)?)?[日 ,(/#\-]{{0,3}}"
    r"(?:出生|生日|诞生|生人|生(?=[\s,、。;)(|\"'/]|\Z|[人,于])|born|birth)"
)
BARE_PLATE = rf"(?<![a-z0-9])(?P<value>{_PLATE}){_END}"
SCHOOL_YEARS = rf"{_YEAR}[-.](?:{_YEAR}(?:-[12])?|[0-9]{{1,2}}[-.][0-9]{{1,2}})"
