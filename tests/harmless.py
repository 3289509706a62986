"""What only looks like personal data: numbers, dates, addresses and words of a college's papers."""

import hashlib
import random
from datetime import date, timedelta

from invented import digits, letters

USCC = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def credit_code(rng):
    """A 统一社会信用代码 of GB 32100: 17 characters and their check modulo 31."""
    body = rng.choice(("12", "52", "91", "93")) + f"44{rng.randrange(1, 22):02}{digits(rng, 2)}"
    body += "".join(rng.choice(USCC[:10] if rng.random() < 0.8 else USCC) for _ in range(9))
    total = sum(USCC.index(c) * pow(3, i, 31) for i, c in enumerate(body))
    return body + USCC[(31 - total % 31) % 31]


def day(rng):
    return date(2000, 1, 1) + timedelta(days=rng.randrange(12000))


def said(rng):
    """A day as papers say it."""
    at = day(rng)
    return rng.choice(
        (f"{at}", f"{at:%Y%m%d}", f"{at:%Y.%m.%d}", f"{at.year}年{at.month}月{at.day}日",
         f"{at.year}/{at.month}/{at.day}", f"{at.year}年{at.month}月", f"{at.month}月{at.day}日")
    )  # fmt: skip


def office(rng):
    local = f"{rng.randrange(2, 9)}{digits(rng, 6)}"
    forms = (
        f"0668-{local}",
        f"（0668）{local}",
        f"0668 {local}",
        f"+86-668-{local}",
        f"020-{local}{digits(rng, 1)}",
        f"400-{digits(rng, 3)}-{digits(rng, 4)}",
        f"0668-{local} 转 {digits(rng, 4)}",
        f"0668-{local}-{digits(rng, 3)}",
        local,
    )
    return rng.choice(forms)


# Each line: braces are filled by the maker of that name.
LINES = {
    "days": """
        {d}
        {d}—{d}
        报名时间：{d}至{d}
        考试日期 {d}，成绩公布 {d}
        有效期至{d}
        学院成立于{d}
        本办法自{d}起施行
        建校日期：{d}
        制定日期: {d}
        学生于{d}前提交材料
        新生于{d}报到
        考生于{d}领取准考证
        毕业生于{d}离校
        本科目考试发生于{d}
        证书发放日期为{d}
        招生日期：{d}
        {d}生效
        {d}生源统计
        {d}生产实习
        {d}，学生报到
        发证日期 | {d}
        出生日期由考生本人填写，{d}截止
        出生于{d}以后的考生可以报名
        2003年9月1日以前出生的不受此限
        年满16周岁（{d}及以前出生）
        考生应当在{d}前核对出生日期
    """,
    "documents": """
        茂健职院〔{y}〕{n}号
        粤教职函〔{y}〕{n} 号
        教职成〔{y}〕6号文件
        根据国发〔{y}〕4号
        采购编号 440900-{y}06-{4}
        440900{y}{8}
        合同编号：HT{y}{6}
        项目编号 GDJG{y}{4}
        公告〔{y}〕第{n}号
        人社部发〔{y}〕{n}号
        档案编号：{y}-JX-{4}
    """,
    "certificates": """
        证书编号：44{14}
        证书编号 2144{12}
        证书号: {16}
        S0000{17}
        第 {y}{8} 号证书
        职业技能等级证书 S{17}
        批准文号 国药准字H{8}
        国药准字Z{8}
        许可证号：粤B2-{y}{4}
        培训评价组织编号 ZJ{4}
        成绩单编号 {y}{8}
        办学许可证 教民{13}号
        食品经营许可证 JY{14}
        H{4}证书
    """,
    "codes": """
        统一社会信用代码：{u}
        uscc: {u}
        {u}
        组织机构代码 {8}-{1}
        院校代码：{5}
        专业代码 {6}
        专业代码：520{3}
        课程代码：{a}{7}
        课程编号 K{8}
        教材编号 M{6}
        模块 E{6}
        考点代码 44{6}
        职业编码 4-10-01-0{1}
        职业代码：{1}-{2}-{2}-{2}
        邮编 525{3}
        邮政编码：52{4}
        班级代码 {y}{4}
        考场号 {3}，座位号 {2}
        设备编号：E{8}
        资产编号 G{8}
        护理（{6}）
    """,
    "serials": """
        序列号 {12}
        SN{11}
        流水号：{16}
        {y}{8}
        NO.{8}
        发票代码 0{11}
        发票号码：{8}
        订单号 {y}{14}
        ISBN 978-7-{4}-{4}-{1}
        ISBN：9787{9}
        ISSN {4}-{4}
        书号：978-7-{5}-{3}-{1}
        条码 69{11}
        软件著作权登记号 {y}SR{7}
        专利号 ZL{y}1{7}.{1}
        批次号：{y}{6}
        机器码 {a}{a}{10}
        {h}
        sha256:{s}
        {m}
    """,
    "offices": """
        办公电话：{o}
        咨询电话 {o}
        联系电话：{o}
        教务部 {o}
        招生办公室电话 {o}
        传真：{o}
        监督电话：{o}（纪检监察室）
        值班电话 {o}
        技术支持热线：{o}
        公司电话：{o}
        学院总机 {o}
        报名咨询：教务部，{o}
        | 部门 | 电话 |\\n|---|---|\\n| 教务部 | {o} |
        部门,办公电话\\n学生处,{o}
        财务处电话为{o}
        社保局咨询电话 {o}
        家长咨询请打学院办公电话 {o}
        宿舍管理中心电话：{o}
        家政服务专业办公室：{o}
        个人信息保护投诉电话：{o}
        护照办理咨询电话 {o}
    """,
    "standards": """
        GB/T {5}-{y}
        GB {5}—{y}
        GB/T 19{3}.{1}-{y}
        ISO {4}:{y}
        ISO/IEC {5}-{1}:{y}
        WS/T {3}-{y}
        YY {4}-{y}
        JR/T 01{2}-{y}
        DB44/T {4}-{y}
        QB/T {4}.{1}-{y}
        RFC {4}
        LD/T {2}.{1}-{y}
        标准编号：TB/T {4}-{y}
    """,
    "addresses on the net": """
        https://www.example.edu.cn/info/{4}/{5}.htm
        https://www.example.edu.cn/{y}/{4}/c{4}a{6}/page.htm
        http://jw.example.edu.cn:8080/jwglxt/xs?id={8}
        https://mp.weixin.qq.com/s/{h}
        https://example.com/a?b={10}&c={6}
        weixin.qq.com
        ftp://10.{3}.12.5/{y}
        192.168.{2}.{2}
        git@github.com:college/plan.git
        https://pan.example.com/s/1{h}
        微信公众号：example-college
        微信公众号 mhc_official
        关注学院微信公众号“健康学院”
        抖音官方号：mhc-official
        请扫描微信二维码
        QQ 群里通知 {2} 人
        QQ 9.7.{5}
        微信 8.0.{2}
        qq.com
        企业微信 4.1.{2}
        微信小程序“1+X 服务”
        微信支付 {3}.00 元
    """,
    "rooms": """
        实训楼 {2}0{1} 室
        A 座 {3} 室
        教学楼 3 栋 {3}
        行政楼{1}楼{3}室
        综合楼B{3}
        {1}号楼{3}教室
        2栋{3}实训室
        机房 B{3}、B{3}
        第{1}考场：教学楼A栋{3}
        图书馆 {1} 楼
        实训中心3号楼2层{3}
        学生宿舍{1}栋
        明德楼{3}会议室
        护理实训室（{3}）
        {1}栋{1}楼多功能厅
    """,
    "places": """
        学校地址：广东省茂名市茂南区光华北路{2}号
        地址：茂名市电白区海城路五段{3}号
        广东茂名健康职业学院光华校区
        学院地址：茂名市安乐路{2}号行政楼{3}室
        通讯地址：广东省茂名市文明北路{3}号健康职业学院教务部
        考点地址：茂名市站前五路{2}号大院教学楼
        联系地址：广东省广州市天河区中山大道{3}号科技大厦{2}楼
        培训地点：茂名市人民医院住院部{1}楼
        公司地址：北京市海淀区学院路{2}号院{1}号楼{3}室科技有限公司
        住所：广东省茂名市油城六路{2}号
        茂名市市区
        广东省茂名市教育局
        注册地址：深圳市南山区科技园{1}栋{3}
        送达地址由考生填写
        家庭住址一栏不用填写
        家庭地址变更的，到学生处登记
        住址证明材料
        居住证办理须知
        户籍不限
        户籍所在地在本市以外的考生
        面向农村三农人员
        乡村医生 {2} 人
        城镇居民 {3} 人
        第{1}单元 {3} 页
        教材第 2 单元 {2} 课时
        校企合作小区域试点 {2} 项
    """,
    "quotas": """
        {n}、{n}、{n}
        {n}\\t{n}\\t{n}\\t{n}
        护理 {n} 人，药学 {n} 人
        招生计划 {n}
        初级 {n}，中级 {n}，高级 {n}
        共 {4} 人次
        {n} | {n} | {n} | {n}
        2021: {n}\\n2022: {n}\\n2023: {n}
        合格率 {2}.{2}%
        {y} {y} {y} {y}
        学号 10 位
        学号前 4 位为入学年份 {y}
        考号长 12 位，{d}起编
        准考证 {d} 前打印
        学号编排自 {y}-{y} 学年起
        出生率 {2}.{1}‰
        车位 {3} 个
        护照 3 本
        社保 {2} 人
        生日会 {1} 次
    """,
    "versions": """
        v{1}.{2}.{2}
        版本 {2}.{1}.{4}
        {2}.{1}.{y}{4}
        Python 3.{2}.{1}
        actions/checkout@v4.1.{1}
        V1.{1}.{2}
        V：{1}.0
        Excel {y}
        Windows 10 {2}H2 {5}.{4}
    """,
    "amounts": """
        {5}.{2} 元
        {2},{3},{3}.00
        人民币 {6} 元整
        合计：{4}.00
        {3}.{8}, {2}.{8}
        经费 {3} 万元
        收款账户：某某职业学院，账号 4405{12}
        预算 {7}
        单价 {3} 元 × {2}
        每人每证 {3} 元
    """,
    "mailboxes": """
        jwb@example.edu.cn
        zsb@some-college.edu.cn
        jiaowuchu@some-college.edu.cn
        office@some-college.edu.cn
        教务部邮箱：mjkjwb@163.com
        招生办邮箱 mjzyzsb@126.com
        jw2021@some-college.edu.cn
        1+noreply@users.noreply.github.com
        xsc.zz@some-college.edu.cn
        hr@some-college.edu.cn
    """,
    "papers of a college": """
        2021年9月18日
        2021-09-18 至 2021-09-30
        报名 2021.9.1—2021.9.15
        自{d}起
        {d}前报送教务部
        出生日期格式为 YYYY-MM-DD
        出生日期、性别、民族由考生填写
        生日贺卡 {2} 张
        学生日常管理 {y} 年
        新生于 {d} 入学
        招生于{d}开始
        考试安排在{d}
        {d}生成
        {d} 生效，{d} 失效
        毕业年份 {y}
        入学年月：{y}年9月
        成立时间：{d}
        发证日期：{d}
        出生证明 {n} 份
        人口出生 {n} 人
        家庭教育指导师 {n} 人
        家庭照护 {n}
        家长学校 {d}
        家电维修 {o}
        家政服务 {o}
        老年人居家照护（{6}）
        住宅小区物业 {n}
        住宿费 {4} 元
        住宿楼 {1} 栋
        地址：广东省茂名市安乐路{2}号
        学校地址：广东省茂名市电白区水东镇{2}号
        办学地址：广东省茂名市高凉中路{2}号光华校区
        考点：茂名市第一职业技术学校{1}栋{3}
        考场设在实训楼A座{1}楼{3}室
        地址：茂名市站前四路{2}号{1}楼
        茂名市双山六路人力资源大厦{1}栋{3}
        地点：{1}栋{3}
        护理实训中心{1}号楼{3}
        文光校区{2}号楼{1}层
        邮寄地址：茂名市光华北路{2}号教务部（525000）
        送货地址：校本部图书馆{3}
        村医培训 {2} 人
        乡镇卫生院{1}组{2}人
        街道办事处{2}个
        电话：{o}
        办公室电话：{o}
        联系人：教务部；联系电话：{o}
        服务热线 400{7}
        12345 热线
        传真 {o}
        教务部（{o}）
        联系方式：{o}
        地址：光华北路{2}号，电话：{o}
        家长咨询电话：{o}
        紧急情况请拨学院总值班 {o}
        监护病房 {3} 床
        个人账号登录编号 {6}
        QQ 群：另行通知
        QQ 浏览器 {1}.{1}
        微信公众平台 {y}
        微信搜一搜“健康学院”
        微信群 {2} 个
        学院官方微博：健康学院
        抖音运营岗位 {1} 人
        V1.{1}
        V{1}.{2}
        版本：v{1}
        wechat-pay 接口 v3
        微信小程序开发 {y}
        微信：关注“教务通知”公众号
        学号共 {1}{1} 位
        学号：由学院编排
        考号 {4}
        准考证号由系统生成
        准考证打印时间：{d}
        学生证 {n} 本
        准考证 {n} 张
        报名号段 {3}-{3}
        护照 {1} 本
        通行证 {2} 张
        出入证编号 {6}
        车辆通行证 {4}
        工作证编号：{6}
        资格证书编号：{y}{11}
        教师资格证号 {y}44{11}
        驾驶证 C1 照
        社保缴费 {6}.{2} 元
        社保基数 {5}
        公积金缴存比例 {2}%
        医保报销 {4} 元
        银行卡 {n} 张
        银行账户管理办法 {y}
        卡号长 {2} 位
        对公账户：4405{15}
        车牌识别 {n} 次
        车位 A{3}
        粤港澳大湾区 {y}
        粤K牌照车辆
        京津冀 {y} 年
        川A级景区
        琼B座 {3}
        桂林 {y}
        GB/T 2260-{y}
        GB 11643-{y}
        GB/T {5}.{1}—{y}
        YY/T {4}-{y}
        ISBN 978-7-5{3}-{4}-{1}
        9787{9}
        ISSN 1{3}-{4}
        CN 44-{4}/G4
        国药准字 H{8}
        国药准字Z{8}
        S{10}00{8}
        证书编号 {y}{10}
        证书编号：S{15}
        许可证编号 JY1{13}
        批准文号：粤卫{y}{4}
        专利号：{y}1{8}.{1}
        编号 HJ{8}
        编号：M{8}
        课程编号 H{8}
        设备编号 C{8}
        型号 E{6}
        合同号 G{8}
        票据号 P{8}
        物料 M{8}
        快递单号 SF{12}
        快递 YT{13}
        运单号 {13}
        订单编号：{18}
        统一社会信用代码 {u}
        91440900{a}{a}{8}
        组织机构代码：{8}-{a}
        {u}
        税号 {u}
        院校代码 {5}
        学校标识码 41440{5}
        专业代码 52{4}
        批次代码 {6}
        职业代码 4-{2}-{2}-{2}
        行政区划代码 4409{2}
        邮编：525000
        邮政编码 52{4}
        {n}人、{n}人、{n}人
        {3} {3} {3} {3}
        {4},{4},{4}
        {2}/{2}/{2}
        {1}×{3}={4}
        {5}.{2}
        {3},{3},{3}元
        ￥{6}.00
        {y}-{y}学年第1学期
        {y}级护理{1}班
        {y}级药学{2}班
        {y}届毕业生{n}人
        20210918
        20210918103000
        2021-09-18T10:30:00+08:00
        1632{6}
        1632{6}{3}
        10.{3}.{2}.{2}:8080
        ::ffff:10.1.2.3
        https://www.example.edu.cn/jwb/info/{4}/{5}.htm
        http://example.cn/x?id={18}
        https://example.cn/{8}/{16}.pdf
        /2021/{8}/{12}.jpg
        e{7}
        {h}
        {m}
        sha256:{s}
        docs/2021/{6}.md
        python==3.{2}.{1}
        requests>=2.{2}.{1}
        2.{2}.{1}-rc.{1}
        jwc@mhc.edu.cn
        mhjkxyjwb@mhc.edu.cn
        zsjy@mhc.edu.cn
        dangzhengban@mhc.edu.cn
        教务部邮箱：mhcjwb@163.com
        招生咨询邮箱：mhczsb@126.com
        公务邮箱 mhcjyc@126.com
        github@users.noreply.github.com
        actions/setup-python@v5.{1}.{1}
        @team/jwb
        npm i @types/node@20.{1}.{2}
        第 {1} 批第 {2} 号
        〔{y}〕{2}号
        粤人社规〔{y}〕{2}号
        教职成厅函〔{y}〕{2}号
        茂职健院教〔{y}〕{3}号
        图 {1}-{2}
        表 {1}.{1}.{1}
        第{1}章第{1}节第{3}条
        附件{1}
        {1}.{1}.{1}.{1}
        |姓名|电话|\\n|--|--|\\n|教务部|{o}|
        部门,电话,地点\\n教务部,{o},行政楼{3}
        专业,代码,计划\\n护理,52{4},{n}
        证书,批次,日期\\n母婴护理,第{1}批,{d}
        学号,姓名\\n（略）,（略）
        姓名,出生日期\\n（不公布）,（不公布）
        考点,地址\\n本部,光华北路{2}号\\n文光,双山四路{2}号
        考点,地址,电话\\n本部,茂名市光华北路{2}号实训楼{3},{o}
        项目,编号\\n护照翻译,{6}
        年份\\t人数\\n{y}\\t{n}
        {y}\\n{y}\\n{y}
        1|2|3\\n{n}|{n}|{n}
    """,
    "words": """
        不写电话、证件号、学号。
        身份证 {y} 年起电子化
        身份证、护照原件及复印件各 {1} 份
        银行卡由学生处代办，{d}前完成
        手机 {1} 部
        社会保障卡 {y} 年起启用
        户口簿复印件 {1} 份
        驾驶证考试 {d}
        护照、港澳通行证办理时间：{d}
        车辆凭证出入，限速 {1} 公里
        车牌识别系统 {1} 套
        家庭经济困难学生 {n} 人
        家长会 {d} 召开
        家庭服务业 {y} 年度
        1+X 证书（母婴护理）{y} 年第 {1} 批
        父母课堂 {2} 讲
        个人缴费 {3} 元
        QQ 号不公布
        云A区 {3} 平方米
        新B栋 {3}
        青年教师 {2} 人
        川渝合作 {y}
    """,
}
PLACES = ("{}", "{}", "note: {}", "# {}", 'note: "{}"', "- {}", "  - {{name: {}}}", "说明：{}。")


def harmless(seed, count=3000):
    """Texts that hold nothing personal: the kind and the text."""
    rng = random.Random(seed)
    kinds = {
        kind: [line.strip() for line in lines.strip().split("\n")] for kind, lines in LINES.items()
    }
    for index in range(count):
        kind = list(kinds)[index % len(kinds)]
        line = rng.choice(kinds[kind]).replace("\\n", "\n").replace("\\t", "\t")
        text = filled(line, rng)
        place = rng.choice(PLACES) if "\n" not in text else "{}"
        yield kind, place.format(text)


def filled(line, rng):
    out, rest = [], line
    while "{" in rest:
        before, _, rest = rest.partition("{")
        name, _, rest = rest.partition("}")
        out += [before, _value(name, rng)]
    return "".join([*out, rest])


def _value(name, rng):
    if name.isdigit():
        return digits(rng, int(name))
    moment = hashlib.sha256(digits(rng, 9).encode()).hexdigest()
    return {
        "d": lambda: said(rng),
        "y": lambda: str(rng.randrange(2000, 2031)),
        "n": lambda: str(rng.choice((5, 10, 15, 20, 30, 50, 60, 120, 150, 200, 87, 146))),
        "u": lambda: credit_code(rng),
        "o": lambda: office(rng),
        "a": lambda: letters(rng, 1).upper(),
        "h": lambda: moment[: rng.choice((7, 12, 22, 40))],
        "s": lambda: moment,
        "m": lambda: f"{moment[:8]}-{moment[8:12]}-{moment[12:16]}-{moment[16:20]}-{moment[20:32]}",
    }[name]()
