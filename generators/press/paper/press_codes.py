"""Codes of findings that appear only when papers are made (`plan check --make`)."""

from generators.core.diagnostics import ERROR, Code

OFF_STANDARD = Code(
    "DOC-22",
    ERROR,
    "印制的 PDF 合乎公文格式",
    "公文有统一的格式（GB/T 9704—2012）。印制的文件生成以后，逐份量出墨迹的位置、线条、字体、字号"
    "和颜色，与标准逐条对照，结果写在“版式核验”页；标准规定的有一条不合，就算不通过。代替的字体一律不算符合，"
    "量不出来的写“未核验”。\n\n"
    "怎么改：运行 plan verify 文件.pdf 看是哪一条；印发文件本身的毛病不改，"
    "其余的改计划里的文字或版式。",
)
UNPRINTABLE = Code(
    "DOC-24",
    ERROR,
    "每个字都有字形，印得出来",
    "印制的文件里，每个字都要在所用的字体里有字形，否则纸上是空白或方框（例如“祎”不在 GB 2312 里，"
    "仿宋_GB2312 就没有）。生成文件时逐字核对：所用字体没有的，用后备字体；后备字体也没有的，"
    "就在这里指出它写在哪个文件、第几行。看不见的字符（控制方向、不占位置的）也不能印。\n\n"
    "怎么改：核对是不是写错了字；确有此字的，用 --fonts 指定有这个字的字体。",
)
UNLIKE = Code(
    "DOC-25",
    ERROR,
    "同样的数据印出同样的文件",
    "同一份数据、同一套字体，不论哪一天、在哪台电脑上，印出来的文件逐字节相同，这样才能核对手里的文件是不是"
    "网站上的那一份（各文件的 SHA-256 见 papers.json）。运行 plan verify all 时，"
    "每份文件另印一次比较。\n\n"
    "怎么改：这是程序的毛病，请告诉维护的人。",
)
CODES = (OFF_STANDARD, UNPRINTABLE, UNLIKE)
