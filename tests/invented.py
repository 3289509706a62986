"""Personal data of nobody, made from a seed: right by their own law, given out to no one.

Identity numbers of places that do not exist, mobiles of prefixes that no carrier has, cards of the
issuer 00000, streets of a town that is on no map. What has no such law is drawn blindly.
"""

from datetime import date, timedelta

from generators.core.privacy.numbers import is_identity, luhn


def digits(rng, count):
    return "".join(rng.choice("0123456789") for _ in range(count))


def letters(rng, count, of="abcdefghijkmnpqrstuvwxyz"):
    return "".join(rng.choice(of) for _ in range(count))


def checked(start):
    return next(start + c for c in "0123456789X" if is_identity(start + c.lower()))


def born(rng):
    return date(1950, 1, 1) + timedelta(days=rng.randrange(20000))


def identity(rng):
    place = (
        rng.choice(("11", "31", "35", "44", "45", "51", "62", "65")) + f"99{rng.randrange(90, 100)}"
    )
    return checked(f"{place}{born(rng):%Y%m%d}{rng.randrange(10)}{digits(rng, 2)}")


def identity_of_18_with_x(rng):
    return next(number for number in iter(lambda: identity(rng), "") if number.endswith("X"))


def old_identity(rng):
    return f"359991{rng.randrange(30, 80)}{born(rng):%m%d}{digits(rng, 3)}"


def resident(rng):
    if rng.random() < 0.5:
        return checked(f"9{rng.choice(('11', '31', '44'))}999{born(rng):%Y%m%d}{digits(rng, 3)}")
    country = rng.choice(("USA", "GBR", "DEU", "FRA", "JPN", "KOR", "CAN"))
    return f"{country}{rng.choice(('11', '31', '44'))}00{born(rng):%y%m%d}{digits(rng, 2)}"


def passport(rng):
    return rng.choice(
        (
            f"E{digits(rng, 8)}",
            f"G{digits(rng, 8)}",
            f"E{letters(rng, 1).upper()}{digits(rng, 7)}",
            f"P{digits(rng, 7)}",
            f"S{digits(rng, 8)}",
        )
    )


def permit(rng):
    return rng.choice((f"H{digits(rng, 8)}", f"M{digits(rng, 8)}", f"C{digits(rng, 8)}"))


def taiwan_permit(rng):
    return f"0{digits(rng, 7)}"


def mobile(rng):
    return f"{rng.choice((154, 160, 161, 163, 164, 168, 169))}{digits(rng, 8)}"


def local(rng):
    return f"{rng.randrange(2, 9)}{digits(rng, 6)}"


def landline(rng):
    form = rng.choice(("0668-{}", "0668{}", "020-8{}", "(0668) {}", "{}"))
    return form.format(local(rng))


def card(rng):
    start = f"62000{digits(rng, rng.choice((11, 13, 14)) - 1)}"
    return next(start + c for c in "0123456789" if luhn(start + c))


def birthday(rng):
    day = born(rng)
    return rng.choice(
        (
            f"{day}",
            f"{day.year}/{day.month}/{day.day}",
            f"{day.year}.{day.month}.{day.day}",
            f"{day:%Y%m%d}",
            f"{day.year}年{day.month}月{day.day}日",
            f"{day.year}年{day.month}月",
            f"{day:%Y.%m}",
            f"{day:%Y-%m}",
        )
    )


def dwelling(rng):
    city = rng.choice(("广东省云木市", "云木市", "广东云木", ""))
    area = rng.choice(("东湾区", "茂北区", "清河县"))
    road = rng.choice(("甲木路", "南塘大道", "望江街", "乙水巷"))
    estate = rng.choice(("翠湖小区", "锦绣花园", "丽景苑", "教师新村", "江畔公寓", "金城华府"))
    a, b, c, d = (
        rng.randrange(1, 200),
        rng.randrange(1, 30),
        rng.randrange(1, 4),
        rng.randrange(1, 30),
    )
    room = f"{d}0{rng.randrange(1, 8)}"
    return rng.choice(
        (
            f"{city}{area}{road}{a}号{estate}{b}栋{c}单元{room}室",
            f"{city}{area}{estate}{b}栋{room}房",
            f"{city}{area}{road}{a}号{b}幢{room}室",
            f"{area}{estate}{b}-{c}-{room}",
            f"{area}{estate}{b}号楼{c}单元{room}",
            f"{city}清河县大沙镇新塘村{rng.choice('一二三四五')}组{a}号",
            f"{area}白石镇坡头村委会石山村{a}号",
            f"{city}{area}{road}{a}弄{b}号{room}室",
        )
    )


def wechat(rng):
    return rng.choice(
        (
            f"wxid_{letters(rng, 8)}{digits(rng, 2)}",
            f"{letters(rng, 5)}_{digits(rng, 3)}",
            f"{letters(rng, 4)}{digits(rng, 6)}",
            f"{letters(rng, 3)}-{letters(rng, 3)}{digits(rng, 2)}",
        )
    )


def qq(rng):
    return f"{rng.randrange(1, 10)}{digits(rng, rng.choice((7, 8, 9)))}"


def mail(rng):
    name = rng.choice((qq(rng), f"{letters(rng, 6)}{digits(rng, 2)}", f"li.{letters(rng, 5)}"))
    return f"{name}@{rng.choice(('qq.com', '163.com', '126.com', 'gmail.com', 'foxmail.com'))}"


def student(rng):
    return f"20{rng.randrange(15, 26)}{digits(rng, rng.choice((6, 7, 8)))}"


def examinee(rng):
    return f"44{digits(rng, rng.choice((10, 12)))}"


def plate(rng):
    start = f"粤{letters(rng, 1, of='ABCDEFGHKRSW')}"
    mark = rng.choice(("", "", "·", " "))
    return rng.choice(
        (
            f"{start}{mark}{digits(rng, 5)}",
            f"{start}{mark}{letters(rng, 1, of='ABCDEF')}{digits(rng, 4)}",
            f"{start}{mark}D{digits(rng, 5)}",
            f"{start}{mark}{digits(rng, 3)}{letters(rng, 2, of='ABCDEFGH')}",
        )
    )


def social(rng):
    return rng.choice((digits(rng, 10), digits(rng, 12), f"A{digits(rng, 8)}", identity(rng)))
