"""Rules for months, quarters, halves and years."""

from generator.grammar.rules import Outcome, Rule, shapes
from generator.grammar.vocabulary import BEFORE, DONE, WITHIN
from generator.hanzi import HAN

_HAN = f"[{HAN}]"

_REVIEWED = (
    "(?:检查|考核|抽查|评估|通报|督查|调查|测评|普查|考评|监测|巡查|审计|评议|收支|办理|处置)"
)
_FIGURE = r"\d[\d.]*[万亿余多]*(?:[条件份次个篇场项人家户期元起宗例批亩吨%]|公里|平方)"

PERIODS = (
    Rule(
        "within",
        "A period with 内, 之前 or 止",
        "一段时间加“内”“前”“止”",
        Outcome.PERIOD,
        ("5月内", "2021年内", "年底前"),
        after=f"(?:{WITHIN}|(?:以|之)?{BEFORE}|止)",
    ),
    Rule(
        "reporting-period",
        "The period that a report or a figure is about",
        "报告、数字说的那段时间",
        Outcome.NONE,
        ("解读上半年经济运行情况",),
        after=rf"(?!{DONE})(?:{_HAN}{{0,12}}?(?:运行|情况|数据|总结|报告|统计|增长|决算|预算|分析|小结|结果|名单|报表)|份数据)",
        only=shapes("period"),
    ),
    Rule(
        "reviewed",
        "A period whose results, review or report the sentence is about",
        "检查、考核、报告的那段时间",
        Outcome.NONE,
        ("对5月份考核情况进行通报",),
        before="(?:对|根据|按照?|依据|结合|公布|公开|发布|公示|填报|报送|落实|在|将|通报|关于)(?:20\\d\\d年)?",
        after=f"份?{_REVIEWED}的?(?:结果|情况|报告|报表|名单|数据|总结|台账|中)",
        only=shapes("period"),
    ),
    Rule(
        "end-of-a-period",
        "底, 末, or a third of a month",
        "“底”“末”，或上、中、下旬",
        Outcome.PERIOD,
        ("10月上旬完成", "2022年末实现", "年底完成"),
        only=shapes("end"),
        unless=shapes("last-year"),
    ),
    Rule(
        "by-a-year",
        "到 with a year or a month means until its end",
        "“到”某年某月，指到那时的最后一天",
        Outcome.PERIOD,
        ("到2025年，全面实现", "到2023年6月，一体调度"),
        before="(?<![直达受])(?:到|至)|力争|争取",
        unless=shapes("past"),
    ),
    Rule(
        "next-year",
        "Another year as the time of an act",
        "别的年份，是做事的时间",
        Outcome.PERIOD,
        ("计划明年完成二期建设",),
        after=DONE,
        only=shapes("year", "next-year"),
    ),
    Rule(
        "fiscal-year",
        "2023年度: the year of a budget, a standard or a report",
        "某年度：预算、标准、报告的年度",
        Outcome.NONE,
        ("公布2023年度缴费标准",),
        only=shapes("fiscal-year"),
    ),
    Rule(
        "years-of-a-plan",
        "2021—2025年: the years of a plan, or past years",
        "2021—2025年：规划的年份，或过去的几年",
        Outcome.NONE,
        ("落实2021—2025年法治政府建设规划",),
        after=rf"{_HAN}{{0,12}}?(?:规划|行动|计划|纲要)",
        only=shapes("year", "range"),
    ),
    Rule(
        "past-years",
        "Past years that records are from",
        "过去几年的材料",
        Outcome.NONE,
        ("2017年至2021年规范性文件汇编",),
        only=shapes("year", "range", "past"),
    ),
    Rule(
        "later-year",
        "A later year as an attribute",
        "以后的年份，说明是什么目标、规划",
        Outcome.NONE,
        ("实现2035年远景目标",),
        after="度|远景|规划|目标|行动|版|届|年?的|[—-]|,?是",
        only=shapes("year", "later"),
    ),
    Rule(
        "future-year",
        "A later year that fits no other rule is asked about",
        "以后的年份，不合别的规则：要问",
        Outcome.ASK,
        ("2025年全省知晓率明显提高",),
        only=shapes("year", "later"),
    ),
    Rule(
        "attribute",
        "A year that says which budget, report or plan is meant",
        "年份，说明是哪一年的预算、报告、要点",
        Outcome.NONE,
        ("今年是建党百年", "公开2021年部门决算"),
        only=shapes("year"),
        unless=shapes("range"),
    ),
    Rule(
        "place",
        "六月坡, 七月坪村: names of places",
        "地名：七月坪村",
        Outcome.NONE,
        ("七月坪村",),
        after=r"[湖坪田路山坡街岭村镇乡寺桥河江塘庄屯园季城广]|三(?!季度)",
        only=shapes("period"),
    ),
    Rule(
        "figures-or-task",
        "What is done in a period, with its number, may be a figure or a task: asked",
        "某段时间做了多少，可能是统计，也可能是任务：要问",
        Outcome.ASK,
        ("一季度发布信息320条",),
        after=rf",?共?{DONE}[^。;,]{{0,8}}?{_FIGURE}",
        only=shapes("period"),
    ),
    Rule(
        "done-in-a-period",
        "A month, a quarter or a half-year, and what is done in it",
        "某月、某季度、半年里做完的事",
        Outcome.PERIOD,
        ("6月完成", "上半年通过验收"),
        after=rf",?{DONE}",
        unless=shapes("past", "year"),
    ),
    Rule(
        "in-a-period",
        "A period as the time of an act: 争取6月, （3月至4月）",
        "做事的那段时间：争取6月、（3月至4月）",
        Outcome.PERIOD,
        ("动员部署阶段（3月至4月）",),
        before=r"(?:力争|争取|于|在|将|拟|计划|预计|\()",
        after=rf"(?:\)|(?!的){_HAN}|,|$)",
        unless=shapes("past", "year"),
    ),
    Rule(
        "range",
        "A range of days or months that something lasts",
        "从某日到某日、从某月到某月持续的一段",
        Outcome.PERIOD,
        ("6月至10月;",),
        after=rf",?{DONE}|\)|;|。|$",
        only=shapes("range"),
    ),
    Rule(
        "unclear",
        "Any other time is asked about",
        "别的时间：要问",
        Outcome.ASK,
        ("2016年2月的意见",),
    ),
)
"""They are tried last, in this order; the last of them asks."""
