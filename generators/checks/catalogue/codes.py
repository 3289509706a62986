"""Every code, in two readable lists: what a check of the data can give (rules, shape, bytes and
YAML, personal data), and what is found only when everything is made."""

from generators.checks.rule_list import RULES
from generators.core.failures import NOT_MADE
from generators.core.privacy import personal
from generators.core.schema import schema
from generators.core.yaml import slips, texts
from generators.press.paper import press_codes as of_papers

# What the codes are about, by the letters they begin with.
TOPICS = {
    "QTA": "专业和名额",
    "TIM": "时间和进度",
    "PPL": "人员、机构和职责",
    "REF": "名称、条款和出处",
    "TXT": "文字和标点",
    "SRC": "存档原文和勘误",
    "DOC": "公文和印制文件",
    "TAB": "汇总表",
    "OUT": "网站和文件的生成",
    "CHG": "改动和审批",
    "PRV": "个人信息",
    "S": "填写的内容",
    "Y": "文件的写法",
}

CODES = (*RULES, *schema.CODES, *slips.CODES, *texts.CODES, *personal.CODES)
ALL_CODES = (*CODES, *of_papers.CODES, NOT_MADE)
