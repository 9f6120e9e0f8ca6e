"""Rules for days of the calendar, and for starts."""

from generator.grammar.rules import Outcome, Rule, shapes
from generator.grammar.vocabulary import ANY_HAN, BEFORE, DONE, EVERYBODY, STAGE, WHO

_LIMIT = "(?:不[迟晚]于|[最至][迟晚]于?(?:不超过)?|限|截止(?:日期?|时间|到|至)?(?:为|是|:)?|(?:直|时)?[到至])"
_AT = (
    "(?:于|在|定于|拟于|将于|将|力争|争取|计划|预计|拟|确保|务必|赶在|要|应|须|并|至|到|:|分别于|提前(?:至|到)"
    "|今后|工作|均|需|再|会|由)"
)
_CLAUSE = r"(?:^|[,。;、:(\n“—])"

DAYS = (
    Rule(
        "another-year",
        "A month behind another word for a year, as 隔年 or 学年: asked",
        "月日前面是“隔年”“学年”一类，不知道是哪一年：要问",
        Outcome.ASK,
        ("任期满两年6月底前", "本学年6月底前公布"),
        before="年[度份]?的?",
        only=shapes("month"),
        unless=shapes("dated"),
    ),
    Rule(
        "from",
        "A commitment that begins: 从…起, 自…起施行, 7月起",
        "从某日开始：从…起、自…起施行、7月起",
        Outcome.START,
        ("从2021年7月1日起公开", "7月起正式运行"),
        after="(?:之日)?(?:起(?![草点步诉因来])|开始|以后)",
    ),
    Rule(
        "from-to",
        "A span: 自6月15日至7月15日",
        "有起有止：自6月15日至7月15日",
        Outcome.START,
        ("自6月15日至7月15日公开征求意见",),
        before="自|从|由",
        only=shapes("range"),
    ),
    Rule(
        "begins-to",
        "A span: 8月1日起至10月31日止",
        "有起有止：8月1日起至10月31日止",
        Outcome.START,
        ("8月1日起至10月31日止公开征集意见",),
        only=shapes("begins"),
    ),
    Rule(
        "before-a-period",
        "Before a month or a quarter can mean before its first or its last day: asked",
        "某月、某季度、某年“前”，可能是它的第一天以前，也可能是最后一天以前：要问",
        Outcome.TWO_DAYS,
        ("10月前", "二季度前", "2022年前"),
        after=BEFORE,
        unless=shapes("day", "end"),
    ),
    Rule(
        "by-a-day",
        "A day with 前, 止 or 不迟于",
        "日子加“前”“止”，或“不迟于”",
        Outcome.DAY,
        ("8月20日前", "6月30日截止", "10月31日为申报的最后期限"),
        after=rf"(?:{BEFORE}|止|截止|[为是][^,。;]{{0,20}}?(?:截止|期限))",
        only=shapes("day"),
    ),
    Rule(
        "not-later-than",
        "不迟于, 最迟, 截止 or 到 with a day",
        "“不迟于”“最迟”“截止”“到”加日子",
        Outcome.DAY,
        ("不迟于6月30日", "最迟6月30日报送"),
        before=_LIMIT,
        only=shapes("day"),
    ),
    Rule(
        "on-a-day",
        "A day on which something is done",
        "在那天做的事",
        Outcome.DAY,
        ("于9月28日召开推进会",),
        before=_AT,
        after="(?!的|发生|生效|被|获|收到|作出|才|方|到岗|[^,。;]{1,10}后,)",
        only=shapes("day"),
        unless=shapes("past"),
    ),
    Rule(
        "day-of-a-clause",
        "A day at the beginning of a clause, or alone in brackets",
        "句首的日子，或单独写在括号里的日子",
        Outcome.DAY,
        ("12月1日，全部支持搜索", "组织自查（5月31日）"),
        before=_CLAUSE,
        after=rf"(?:,{EVERYBODY}(?:{DONE}|全[部面]|力争|确保|开始)|\)|。|;|$|{DONE}|将)",
        only=shapes("day"),
        unless=shapes("past"),
    ),
    Rule(
        "done-on-a-day",
        "A day, and the verb of what is done on it",
        "日子，后面是那天要做的事",
        Outcome.DAY,
        ("第一批清单5月16日公布", "12月4日国家宪法日开展宣传"),
        after=f"(?:“?(?:全国|国家|世界|国际){ANY_HAN}{{1,8}}日”?,?)?{DONE}",
        only=shapes("day"),
        unless=shapes("past"),
    ),
    Rule(
        "figures-of-days",
        "The days that figures are about",
        "数字说的是哪些天",
        Outcome.NONE,
        ("公布1月1日至3月31日药品采购金额",),
        after=rf"(?!{WHO}{DONE}){ANY_HAN}{{0,8}}?(?:金额|数量|情况|数据|台账|指标|用量)",
        only=shapes("day", "range"),
    ),
    Rule(
        "done-in-days",
        "The days in which somebody does something",
        "哪几天里由谁做的事",
        Outcome.DAY,
        ("8月1日至8月20日各单位开展自查",),
        after=rf",?{WHO}{DONE}",
        only=shapes("day", "range"),
        unless=shapes("past"),
    ),
    Rule(
        "stage-of-days",
        "The days of a stage of the work",
        "一个工作阶段从哪天到哪天",
        Outcome.DAY,
        ("6月1日至6月20日为自查阶段",),
        after=STAGE,
        only=shapes("day", "range"),
    ),
    Rule(
        "day",
        "Any other day is asked about",
        "别的日子：要问",
        Outcome.ASK,
        ("6月30日的数据",),
        only=shapes("day"),
    ),
)
"""They are tried after those of what is described, in this order; the last asks about any other day."""
