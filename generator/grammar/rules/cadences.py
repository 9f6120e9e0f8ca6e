"""The rules for repetitions."""

from generator.grammar.rules import Outcome, Rule, shapes
from generator.grammar.vocabulary import ANY_HAN

CADENCE_RULES = (
    Rule(
        "name-of-a-repetition",
        "A repetition in the name of a document, or in a short name between quotation marks",
        "文件名称、引号里的短名称中的“每月”“每周”",
        Outcome.NONE,
        ("更新“每周一星”先进人物栏目",),
        only=shapes("name"),
    ),
    Rule(
        "price",
        "What is paid, or counted, each month or day: 每月910元",
        "每月多少元、每年的率：价钱和统计，不说多久做一次",
        Outcome.NONE,
        ("低保标准为每人每月910元", "每月发放50元", "每年随访率为81.2%"),
        after=rf"(?!公|发布|报|更新){ANY_HAN}{{0,6}}?(?:\d[\d,.]*万?元|率[为达])",
    ),
    Rule(
        "unheld-frequency",
        "A repetition for which there is no frequency is asked about",
        "没有对应频率的重复：要问",
        Outcome.ASK,
        ("每两年评估一次", "每学期公布收费标准"),
        only=shapes("unheld"),
    ),
    Rule(
        "cadence",
        "每, 按, 逐 with a period, and names of repeated acts",
        "“每”“按”“逐”加一段时间，以及定期做的事的名称",
        Outcome.RECURRING,
        ("每月公开", "按季度通报", "7×24小时监测", "年内至少听取1次汇报"),
    ),
)
