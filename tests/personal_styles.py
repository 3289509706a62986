"""How people write personal data: words, sentences, tables and files around an invented value."""

import html
import io
import json
import random
import zipfile
from urllib.parse import quote

import invented as made

FULL_WIDTH = str.maketrans("0123456789XEGHM-", "０１２３４５６７８９ＸＥＧＨＭ－")
SPOKEN = str.maketrans("0123456789", "零一二三四五六七八九")
HOLLOW = str.maketrans("0123456789", "〇幺二三四五六七八九")

# By kind: how a value is made, words that head it, and ways to say it.
KINDS = {
    "identity": (
        made.identity,
        (
            "身份证号码|身份证|公民身份号码|证件号码|id_card|居民身份证|身份证件号码|"
            "身份证号(必填)|证照号码"
        ),
        """
        甲一，{}，男
        请把{}报给教务部
        甲一（{}）已报名
        # {}
        联系人 {} 甲一
        {}
        我的身份证：{}
        身份证 #{}
        {}是甲一的身份证
        ID：{}
        甲一/{}/护理
        甲一    {}
        收款人甲一身份证{}开户行工行
        『{}』
        idcard={}
        """,
    ),
    "identity with X": (
        made.identity_of_18_with_x,
        "身份证号|证件号|sfzh",
        """
        甲一 {}
        身份证号为{}的考生
        {}（身份证）
        证号{}
        """,
    ),
    "identity of 15 digits": (
        made.old_identity,
        "身份证号|身份证号码|一代身份证",
        """
        甲一 {}
        旧证 {}
        原身份证号 {}
        {}
        老身份证{}
        一代证号码：{}
        身份证（15位）{}
        {} 甲一
        """,
    ),
    "resident": (
        made.resident,
        (
            "外国人永久居留身份证|永久居留证号|永居证号码|证件号码|外国人永久居留身份证号|"
            "证件号|永居证"
        ),
        """
        外教持永久居留身份证 {}
        永久居留证号码为 {}
        永居证：{}
        绿卡号 {}
        五星卡号码：{}
        永久居留身份证{}
        Foreign Permanent Resident ID: {}
        外籍教师证件号：{}
        外国人居留证 {}
        """,
    ),
    "passport": (
        made.passport,
        (
            "护照号|护照号码|护照|passport|Passport No.|证件号码|护照编号|Passport Number|"
            "护照号（外籍）|passport_no"
        ),
        """
        护照号是{}
        持护照（{}）报名
        护照 {}
        外教护照号码：{}，有效期十年
        passport no. {}
        {}（护照）
        本人中国护照，号码 {}
        护照号：{}
        Passport No: {}
        外教 John，护照 {}
        护照号码为{}的外籍教师
        （护照）{}
        passport {}
        普通护照，证号{}
        """,
    ),
    "permit": (
        made.permit,
        (
            "港澳居民来往内地通行证|回乡证号|通行证号码|港澳通行证|港澳居民来往内地通行证号码|"
            "回乡卡|港澳台证件|通行证号"
        ),
        """
        回乡证 {}
        港澳通行证号为{}
        持通行证{}入境
        {}（回乡证）
        通行证号码：{}
        回乡卡 {}
        港澳居民来往内地通行证：{}
        通行证：{}
        来往内地通行证号 {}
        港澳学生，通行证{}
        {}（港澳通行证）
        港澳居民证件号：{}
        """,
    ),
    "taiwan permit": (
        made.taiwan_permit,
        ("台胞证|台湾居民来往大陆通行证|台胞证号|台胞证号码|台湾居民来往大陆通行证号|台湾通行证"),
        """
        台胞证号：{}
        台胞证 {}
        台胞证号码是{}
        台湾居民来往大陆通行证（{}）
        台胞证{}
        台胞证号是 {}
        台湾学生甲一，台胞证：{}
        台胞证编号：{}
        台湾居民来往大陆通行证号码 {}
        """,
    ),
    "mobile": (
        made.mobile,
        "手机|手机号|联系电话|电话|phone|手机号码|本人电话|联系方式|移动电话|Mobile",
        """
        请联系甲老师 {}
        tel:{}
        +86 {}
        0086-{}
        （+86）{}
        电话{}，微信同号
        手机：{}
        手机:{}
        电话（微信同号）{}
        call {}
        微信/手机 {}
        86 {}
        (+86) {}
        ☎{}
        📱{}
        tel：+86{}
        """,
    ),
    "home telephone": (
        made.landline,
        (
            "家庭电话|住宅电话|宅电|家长电话|住宅座机|家庭联系电话|家庭固话|住宅电话号码|"
            "家长联系电话|宅电（0668）"
        ),
        """
        家庭电话：{}
        住宅电话 {}
        宅电：{}
        家里电话是{}
        {}（宅）
        家长电话{}
        （宅）{}
        紧急联系人电话：{}
        {}（住宅）
        家庭电话:{}
        住宅：{}
        宅电 {}
        家里座机 {}
        家中电话：{}
        家电话 {}
        家长联系电话：{}
        父亲电话：{}
        母亲 {}
        H: {}
        {}（家）
        {}(H)
        {}（家里）
        住宅电话为 {}
        家庭座机号码{}
        私人电话：{}
        家庭联系方式：{}
        监护人联系电话 {}
        """,
    ),
    "bank card": (
        made.card,
        "银行卡号|卡号|工资卡|银行账号|收款账号|工行卡号|发放账户",
        """
        汇到 {} 甲一
        卡号{}
        银行卡（某某银行）{}
        工资卡号是 {}
        {}
        建行卡 {}
        工资卡：{}
        打到我卡上 {}
        银行账户 {}
        开户行：工行，账号：{}
        储蓄卡号 {}
        bank card: {}
        """,
    ),
    "birthday": (
        made.birthday,
        (
            "出生日期|出生年月|生日|birthday|birth_date|出生年月日|Birthday|date of birth|"
            "出生时间|DOB"
        ),
        """
        生于{}
        甲一，女，{}生，汉族
        出生日期为{}
        {}出生
        出生于{}，本地人
        生日：{}
        甲一（{}生）
        出生年月：{}
        born {}
        出生日期：{}
        出生年月 {}
        生日{}
        甲一，男，汉族，{}出生
        甲一（男，{}生）
        生于 {}
        {}生，本科学历
        于{}出生
        DOB: {}
        Date of Birth: {}
        出生：{}
        出生时间为{}
        甲一，{}出生于本地
        他的生日是{}
        阳历生日：{}
        birthday={}
        """,
    ),
    "dwelling": (
        made.dwelling,
        (
            "家庭住址|家庭地址|现住址|住址|home_address|户籍地址|家庭详细住址|现居住地|"
            "常住地址|通讯地址|居住地址|户口所在地"
        ),
        """
        家住{}
        住址：{}
        家庭住址为{}。
        现住{}
        住在{}
        收件地址：{}
        {}
        通讯地址：{}，邮编 525000
        家庭住址：{}
        住址:{}
        我家在{}
        住{}
        现居{}
        家住在{}
        地址：{}
        家庭地址 {}
        居住地：{}
        租住于{}
        户籍地址：{}
        现住址是{}
        {}，甲一收
        寄：{}
        通信地址：{}
        """,
    ),
    "chat": (
        made.wechat,
        "微信号|微信|WeChat|抖音号|WeChat ID|微信账号|wechat|抖音ID|QQ/微信",
        """
        微信：{}
        VX:{}
        加微信 {}
        V信：{}
        加薇 {}
        vx {}
        微信号 {}
        薇：{}
        加我v：{}
        wx号：{}
        抖音号：{}
        WeChat ID: {}
        微信号：{}
        微信:{}
        微信号是 {}
        vx：{}
        VX {}
        v信 {}
        V：{}
        +V {}
        加V：{}
        加我微信：{}
        加微：{}
        薇信：{}
        wx:{}
        WX：{}
        wechat:{}
        wechat id {}
        weixin: {}
        威信{}
        绿泡泡：{}
        抖音：{}
        小红书号：{}
        快手号 {}
        微信（{}）
        我的微信是{}
        微信搜 {}
        """,
    ),
    "qq": (
        made.qq,
        "QQ|QQ号|扣扣|QQ号码|qq号|QQ/微信|扣扣号",
        """
        QQ：{}
        加q {}
        扣扣{}
        QQ号是{}
        qq {}
        企鹅号：{}
        Q：{}
        加QQ{}
        ＱＱ：{}
        QQ:{}
        QQ号：{}
        qq{}
        Q Q：{}
        我的QQ是{}
        加Q：{}
        q号{}
        扣扣：{}
        企鹅{}
        QQ（{}）
        联系QQ {}
        QQ邮箱 {}@qq.com
        {}（QQ）
        加扣{}
        """,
    ),
    "mail": (
        made.mail,
        "邮箱|电子邮箱|email|E-mail|个人邮箱|电子邮件",
        """
        发到{}
        <{}>
        mailto:{}
        甲老师 {}
        邮箱：{}
        邮箱 {}
        E-mail：{}
        mail:{}
        发我邮箱{}
        联系：{}；
        <a href='mailto:{}'>写信</a>
        """,
    ),
    "student": (
        made.student,
        "学号|学生证号|学籍号|student_id|学生学号|student_no|Student ID|学生编号",
        """
        学号：{}
        学号{}
        学号为{}的同学
        学号（{}）
        甲一（学号 {}）
        {}（学号）
        学号:{}
        学号是{}
        学号 {}
        （学号：{}）
        学生 甲一 {}（学号）
        student id: {}
        Student No.{}
        学籍号：{}
        学号-{}
        {} # 学号
        """,
    ),
    "examinee": (
        made.examinee,
        "准考证号|考生号|准考证|报名号|考号|准考证号码|考生编号",
        """
        准考证号：{}
        准考证 {}
        考生号为 {}
        准考证号是{}
        报名序号：{}
        准考证号:{}
        准考证：{}
        准考证号为{}
        考生号{}
        考号：{}
        考生编号 {}
        报名号：{}
        """,
    ),
    "plate": (
        made.plate,
        "车牌号|车牌|车牌号码|车号|车辆牌照",
        """
        车牌{}
        {} 停在校门口
        车号：{}
        车牌号码为{}
        甲一的车（{}）
        {}
        车牌号：{}
        车牌 {}
        车牌是{}
        牌照 {}
        停车登记：{}
        甲老师 {}
        私家车{}
        """,
    ),
    "social security": (
        made.social,
        "社保号|社会保障号码|社保卡号|医保卡号|社会保障号|社保编号|个人社保号",
        """
        社保号：{}
        社保卡号 {}
        社会保障号码为{}
        社保编号：{}
        医保卡号是{}
        社保号:{}
        社会保障卡号：{}
        社保账号 {}
        医保号：{}
        社保个人编号：{}
        社会保障号码：{}
        公积金账号：{}
        """,
    ),
}


def workbook(head, value, rng):
    """A workbook as Excel writes it: shared texts, numbers as numbers, empty cells left out."""
    texts = ["姓名", head, "甲一", html.escape(value)]
    if rng.random() < 0.5:
        texts[3] = "".join(f"&#{ord(c)};" for c in value)
    strings = "".join(f"<si><t>{text}</t></si>" for text in texts)
    cell = '<c r="D{}" t="s"><v>{}</v></c>'
    sheet = "".join(
        f'<row r="{row}"><c r="A{row}" t="s"><v>{first}</v></c>{cell.format(row, second)}</row>'
        for row, first, second in ((1, 0, 1), (2, 2, 3))
    )
    rows = f"<worksheet><sheetData>{sheet}</sheetData></worksheet>"
    shared = f"<sst>{strings}</sst>"
    return packed({"xl/worksheets/sheet1.xml": rows, "xl/sharedStrings.xml": shared})


def document(head, value, rng):
    """A table of a text document, the value in two runs."""
    at = rng.randrange(1, len(value))
    run = "<w:r><w:t>{}</w:t></w:r>".format
    texts = ((run("姓名"), run(head)), (run("甲一"), run(value[:at]) + run(value[at:])))
    rows = "".join(
        "<w:tr>" + "".join(f"<w:tc><w:p>{text}</w:p></w:tc>" for text in row) + "</w:tr>"
        for row in texts
    )
    return packed({"word/document.xml": f"<w:document><w:tbl>{rows}</w:tbl></w:document>"})


def packed(members):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as container:
        for name, text in members.items():
            container.writestr(name, text)
    return stream.getvalue()


def page(head, value, rng):
    return (
        f"<table>\n<thead>\n<tr>\n<th>姓名</th>\n<th>{head}</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n"
        f"<td>甲一</td>\n<td><b>{value[:2]}</b>{value[2:]}</td>\n</tr>\n</tbody>\n</table>\n"
    )


PLACED = {
    "key": lambda h, v, rng: f'note:\n  {h}: "{v}"\n',
    "comment": lambda h, v, rng: f"terms: []\n# {h}：{v}\n",
    "list": lambda h, v, rng: f"{h}:\n  - {v}\n  - {v}\n",
    "record": lambda h, v, rng: f"- {{姓名: 甲一, {h}: '{v}', 备注: 无}}\n",
    "bars": lambda h, v, rng: f"| 姓名 | {h} | 备注 |\n|---|---|---|\n| 甲一 | {v} | 无 |\n",
    "commas": lambda h, v, rng: f"序号,姓名,{h},备注\n1,甲一,{v},\n2,乙二,,\n",
    "tabs": lambda h, v, rng: f"姓名\t{h}\n甲一\t{v}\n",
    "blanks": lambda h, v, rng: f"姓名    {h}    备注\n甲一    {v}    无\n",
    "row": lambda h, v, rng: f"姓名 | 甲一 | 乙二\n{h} | 无 | {v}\n",
    "json": lambda h, v, rng: json.dumps({"姓名": "甲一", h: v}, ensure_ascii=True),
    "page": page,
    "above": lambda h, v, rng: f"{h}：\n{v}\n",
    "above a list": lambda h, v, rng: f"# {h}\n- {v}\n",
    "first column": lambda h, v, rng: f"|{h}|姓名|\n|:--|:--|\n|{v}|甲一|\n",
    "quoted": lambda h, v, rng: f'"姓名","{h}"\n"甲一","{v}"\n',
    "semicolons": lambda h, v, rng: f"姓名;{h};备注\n甲一;{v};\n",
    "wide commas": lambda h, v, rng: f"表1 人员\n\n姓名，{h}\n甲一，{v}\n",
    "bold": lambda h, v, rng: f"**{h}**：`{v}`\n",
    "rows": lambda h, v, rng: f"rows:\n  head: [姓名, {h}]\n  body:\n    - [甲一, '{v}']\n",
    "two columns": lambda h, v, rng: f"<tr><td>{h}</td><td>{v}</td></tr></table>",
    "pairs": lambda h, v, rng: f"<dl><dt>{h}</dt><dd>{v}</dd></dl>",
    "workbook": workbook,
    "document": document,
}
WRITTEN = {
    "as it is": lambda v, rng: v,
    "full width": lambda v, rng: v.translate(FULL_WIDTH),
    "nothing between": lambda v, rng: rng.choice("\u200b\u200d\ufeff").join(v),
    "entities": lambda v, rng: "".join(f"&#{ord(c)};" if c.isdigit() else c for c in v),
    "hexadecimal": lambda v, rng: "".join(f"&#x{ord(c):x};" if c.isdigit() else c for c in v),
    "address": lambda v, rng: "".join(f"%{ord(c):02x}" if c.isdigit() else quote(c) for c in v),
    "escapes": lambda v, rng: "".join(f"\\u{ord(c):04x}" for c in v),
    "yaml": lambda v, rng: "".join(f"\\x{ord(c):02x}" if c.isdigit() else c for c in v),
}
SPLIT = {
    "blanks": lambda v, rng: " ".join((v[:3], v[3:7], v[7:])),
    "dashes": lambda v, rng: "-".join((v[:3], v[3:7], v[7:])),
    "dots": lambda v, rng: ".".join((v[:3], v[3:7], v[7:])),
    "spoken": lambda v, rng: v.translate(SPOKEN),
    "spoken, in part": lambda v, rng: v[:3] + v[3:].translate(HOLLOW),
    "spoken in groups": lambda v, rng: " ".join((v[:3], v[3:7], v[7:])).translate(SPOKEN),
}


def positives(seed, each=60):
    """Texts and files with one personal value: the kind, how it is written, and its bytes."""
    rng = random.Random(seed)
    for kind, (make, words, ways) in KINDS.items():
        heads, sentences = words.split("|"), [way.strip() for way in ways.strip().split("\n")]
        for number in range(each):
            value = make(rng)
            if number % 2:
                place = list(PLACED)[number // 2 % len(PLACED)]
                built = PLACED[place](rng.choice(heads), value, rng)
                yield kind, place, built if isinstance(built, bytes) else built.encode()
                continue
            sentence = sentences[number // 2 % len(sentences)]
            forms = WRITTEN | (SPLIT if kind == "mobile" else {})
            way = rng.choice([*["as it is"] * 8, *forms])
            yield kind, sentence, sentence.format(forms[way](value, rng)).encode()
