"""PRV: personal data."""

from random import Random

from mutants.rows import Become, Row


def identity(random: Random) -> str:
    """A number that nobody has: the place code is not given out."""
    digits = (
        f"459997{random.randrange(1930, 2005)}0{random.randrange(1, 9)}{random.randrange(10, 28)}"
    )
    digits += f"{random.randrange(1000):03}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return (
        digits + "10X98765432"[sum(int(d) * w for d, w in zip(digits, weights, strict=True)) % 11]
    )


def bank_card(random: Random) -> str:
    digits = f"62000{random.randrange(10**13):013}"
    total = sum(sum(divmod(int(d) * (2 - i % 2), 10)) for i, d in enumerate(reversed(digits)))
    return f"{digits}{-total % 10}"


PERSONAL = {
    "PRV-01": (identity, "身份证 {}", "{}"),
    "PRV-02": (lambda r: f"1{r.choice('3589')}{r.randrange(10**9):09}", "手机 {}", "有事打{}"),
    "PRV-03": (bank_card, "交到 {}", "卡号：{}"),
    "PRV-04": (lambda r: f"20{r.randrange(10**8):08}", "学号：{}", "准考证号 {}"),
    "PRV-05": (lambda r: f"{r.randrange(10**8, 10**10)}", "QQ：{}", "发到 {}@qq.com"),
    "PRV-06": (
        lambda r: (
            f"359991{r.randrange(30, 89)}0{r.randrange(1, 9)}{r.randrange(10, 28)}"
            f"{r.randrange(1000):03}"
        ),
        "{}",
    ),
    "PRV-07": (lambda r: f"甲木路{r.randrange(1, 99)}号", "家庭住址：{}", "现住东湾区{}", "家住{}"),
    "PRV-08": (
        lambda r: f"{r.randrange(1950, 2005)}年{r.randrange(1, 13)}月",
        "生于{}",
        "甲一，{}生",
    ),
    "PRV-09": (lambda r: f"粤{r.choice('ABCK')}{r.randrange(10**5):05}", "车牌{}", "{}"),
}


def personal(code: str) -> Become:
    number, *texts = PERSONAL[code]

    def become(match, random, plan):
        spaced = " ".join if code == "PRV-02" and random.random() < 0.3 else "".join
        return [f" {text.format(spaced(number(random)))}" for text in texts]

    return become


PRIVATE = [Row(code, "*.yaml", r"^ *# .*()$", (personal(code),)) for code in PERSONAL]
