"""The rules for points of the calendar, in sentences and in time columns."""

from generator.grammar.rules import Outcome, Rule, shapes
from generator.grammar.vocabulary import BEFORE, DONE, WITHIN
from generator.hanzi import HAN

_HAN = f"[{HAN}]"
_PASSED = "(?:公布|印发|发布|施行|实施|修订|修正|通过|制定|出台|签订|签署|下发|批准|颁布|召开|转发|提出|部署|确定)"
_HELD = (
    "(?:完成|建成|取得|到期|期满|毕业|出生|登记|注册|成立|发生|形成|办理|开工|竣工|投产|验收|移交|认定|核准"
    "|入库|入学|退役|新建|开通|备案|归集|印发|出台|制定|公布|发布|审批|批复|下达)"
)
_DESCRIBES = (
    rf"(?:{BEFORE}|{WITHIN})?(?:已|未|尚未)?{_HELD}(?:资质|手续|许可|登记)?(?:、{_HAN}{{1,8}})?的"
)
_LIMIT = "(?:不[迟晚]于|[最至][迟晚]于?|限|截止(?:日期|时间|到|至)?(?:为|是|:)?|(?:直|时)?[到至])"
_AT = (
    "(?:于|在|定于|拟于|将于|将|力争|争取|计划|预计|拟|确保|务必|赶在|要|应|须|并|至|到|:|分别于|提前(?:至|到)"
    "|今后|工作|均|需|再|会|由)"
)
_CLAUSE = r"(?:^|[,。;、:(\n“—])"

FROM_TO = Rule(
    "from-to",
    "A span: 自6月15日至7月15日, 8月1日起至10月31日止",
    Outcome.START,
    ("自6月15日至7月15日公开征求意见",),
    before="自|从|由",
    only=shapes("range"),
)

POINT_RULES = (
    Rule(
        "title",
        "A time in the name of a document says nothing about a task",
        Outcome.NONE,
        ("落实《2022年政务公开工作要点》",),
        only=shapes("title"),
    ),
    Rule(
        "month-or-number",
        "A number at the beginning of a line can be a month or that of an item: asked",
        Outcome.ASK,
        ("3、6、9月底前报送",),
        only=shapes("numbering"),
    ),
    Rule(
        "since",
        "What has been so since a day is a state",
        Outcome.NONE,
        ("2016年以来制定的文件",),
        after="年?(?:以来|至今|起至今|起的)",
    ),
    Rule(
        "state",
        "截至 with a day tells of a state that was reached",
        Outcome.NONE,
        ("截至2021年底，已建成12个专区", "截至3月底已归集的数据"),
        before="截至|截止到?",
        after=rf"(?!{BEFORE}|止)(?:,?{_HAN}{{0,10}}?(?:已|共|全[省市县区国]|累计|建成|拥有|达)|的)",
    ),
    Rule(
        "state-or-limit",
        "截至 with a day can also mean a limit: asked",
        Outcome.ASK,
        ("问卷回收截至9月5日18:00", "截止到10月21日，未完成的须说明原因"),
        before="截至|截止到?",
        after=f"(?!{BEFORE}|止|截)(?:,|。|;|$)",
    ),
    Rule(
        "done-already",
        "已于 before a day tells of what was done",
        Outcome.NONE,
        ("已于4月1日对外公布",),
        before="已经?(?:于|在)",
    ),
    Rule(
        "already",
        "已 after a time tells of what was done before it",
        Outcome.NONE,
        ("2021年12月31日前已办理登记的",),
        after=f"(?:{BEFORE}|{WITHIN})?(?:已经?|尚未|未)(?!完成整改)",
    ),
    Rule(
        "comparison",
        "A time that something is compared with",
        Outcome.NONE,
        ("与2020年底相比", "较去年底提高"),
        before="与|较|比|同(?=$)",
        after=f"(?!{BEFORE}|{WITHIN})",
    ),
    Rule(
        "last-year",
        "去年 and 上年度 are before the document",
        Outcome.NONE,
        ("去年年底开展了督查",),
        only=shapes("last-year"),
    ),
    Rule(
        "told",
        "A past time of which the sentence tells: 了",
        Outcome.NONE,
        ("2021年8月31日，市政府印发了办法",),
        after="[^。;]{0,25}(?:了|作出部署|作出安排)",
        only=shapes("past"),
    ),
    Rule(
        "figures",
        "A period that figures are about: 同比, 增长6.2%",
        Outcome.NONE,
        ("一季度，全市工业增加值增长6.2%",),
        after=r",?(?:全[市省县区国]|我[市省县区])[^。;]{0,30}?(?:同比|增长\d|环比)",
    ),
    Rule(
        "printed-day",
        "The day on which a text was issued, published or adopted",
        Outcome.NONE,
        ("成文日期：2022年6月2日", "发布时间：2022-06-28"),
        before="(?:成文|发布|印发|公布|发文|生成|发稿)(?:日期|时间):",
    ),
    Rule(
        "adopted-in-brackets",
        "A bracket says when a text was adopted, or which edition it is",
        Outcome.NONE,
        ("（2022年4月26日常务会议通过）", "（2019年版）", "《办法》（2011年6月1日起施行）"),
        before=r"\(|》\(",
        after=rf"[^()]{{0,24}}?(?:{_PASSED}|版|施行)\)",
    ),
    Rule(
        "adopted",
        "A text was adopted or printed on that day",
        Outcome.NONE,
        ("已经2019年10月8日国务院第66次常务会议通过", "《民法典》自2021年1月1日起施行"),
        before="已经?|》已?(?:自|从|于)",
    ),
    Rule(
        "printed-by",
        "A foot line says who printed the text, and when",
        Outcome.NONE,
        ("县政府办公室 2022年5月18日印发",),
        after="印发$",
        only=shapes("day", "named-year"),
    ),
    Rule(
        "adopted-text",
        "A text that was adopted at a time: the words describe the text",
        Outcome.NONE,
        ("贯彻2019年4月3日国务院令第711号公布的《条例》",),
        after=rf"(?!{BEFORE}|{WITHIN})(?:起)?[^,。;]{{0,30}}?{_PASSED}的(?:《|{_HAN})",
        only=shapes("named-year"),
    ),
    Rule(
        "due-of-things",
        "What falls due, was taken or finished at a time is described by it",
        Outcome.NONE,
        ("公开2022年12月到期的项目",),
        after="(?:到期|期满|届满|毕业|出生)(?:的|后)",
    ),
    Rule(
        "described-past",
        "Things that were done by a past time are described by it",
        Outcome.NONE,
        ("2000年底前建成的小区",),
        after=_DESCRIBES,
        only=shapes("past"),
    ),
    Rule(
        "described",
        "Things that are done by a time may be described by it, or be the task: asked",
        Outcome.ASK,
        ("2022年底前建成的项目",),
        after=_DESCRIBES,
    ),
    Rule(
        "about-a-day",
        "左右 and 前后 leave the day open: asked",
        Outcome.ASK,
        ("6月左右",),
        after="(?:左右|前后|许)",
    ),
    Rule(
        "from",
        "A commitment that begins: 从…起, 自…起施行, 7月起",
        Outcome.START,
        ("从2021年7月1日起公开", "7月起正式运行"),
        after="(?:之日)?(?:起(?![草点步诉因来])|开始|以后)",
    ),
    FROM_TO,
    Rule(
        "statistics",
        "The period that figures are about",
        Outcome.NONE,
        ("统计期限为2021年1月1日至12月31日",),
        before="(?:统计|数据|报告)[^,。;]{0,6}(?:期限|期间|时段|周期)(?:为|是|:)",
    ),
    Rule(
        "before-a-period",
        "Before a month or a quarter can mean before its first or its last day: asked",
        Outcome.TWO_DAYS,
        ("10月前", "二季度前", "2022年前"),
        after=BEFORE,
        unless=shapes("day", "end"),
    ),
    Rule(
        "by-a-day",
        "A day with 前, 止 or 不迟于",
        Outcome.DAY,
        ("8月20日前", "6月30日截止"),
        after=f"(?:{BEFORE}|止|截止)",
        only=shapes("day"),
    ),
    Rule(
        "not-later-than",
        "不迟于, 最迟, 截止 or 到 with a day",
        Outcome.DAY,
        ("不迟于6月30日", "最迟6月30日报送"),
        before=_LIMIT,
        only=shapes("day"),
    ),
    Rule(
        "on-a-day",
        "A day on which something is done",
        Outcome.DAY,
        ("于9月28日召开推进会",),
        before=_AT,
        after="(?!的)",
        only=shapes("day"),
        unless=shapes("past"),
    ),
    Rule(
        "day-of-a-clause",
        "A day at the beginning of a clause, or alone in brackets",
        Outcome.DAY,
        ("12月1日，全部支持搜索", "组织自查（5月31日）"),
        before=_CLAUSE,
        after=rf"(?:,(?!市|省|县|区|国)|\)|。|;|$|{DONE}|将)",
        only=shapes("day"),
        unless=shapes("past"),
    ),
    Rule(
        "done-on-a-day",
        "A day, and the verb of what is done on it",
        Outcome.DAY,
        ("第一批清单5月16日公布",),
        after=DONE,
        only=shapes("day"),
        unless=shapes("past"),
    ),
    Rule(
        "day", "Any other day is asked about", Outcome.ASK, ("6月30日的数据",), only=shapes("day")
    ),
    Rule(
        "within",
        "A period with 内, 之前 or 止",
        Outcome.PERIOD,
        ("5月内", "2021年内", "年底前"),
        after=f"(?:{WITHIN}|(?:以|之)?{BEFORE}|止)",
    ),
    Rule(
        "reporting-period",
        "The period that a report or a figure is about",
        Outcome.NONE,
        ("解读上半年经济运行情况",),
        after=rf"(?!{DONE})(?:{_HAN}{{0,12}}?(?:运行|情况|数据|总结|报告|统计|增长|决算|预算|分析|小结|结果|名单)|份数据)",
        only=shapes("period"),
    ),
    Rule(
        "end-of-a-period",
        "底, 末, or a third of a month",
        Outcome.PERIOD,
        ("10月上旬完成", "2022年末实现", "年底完成"),
        only=shapes("end"),
        unless=shapes("last-year"),
    ),
    Rule(
        "by-a-year",
        "到 with a year or a month means until its end",
        Outcome.PERIOD,
        ("到2025年，全面实现", "到2023年6月，一体调度"),
        before="(?<![直达受])(?:到|至)|力争|争取",
        unless=shapes("past"),
    ),
    Rule(
        "next-year",
        "Another year as the time of an act",
        Outcome.PERIOD,
        ("计划明年完成二期建设",),
        after=DONE,
        only=shapes("year", "next-year"),
    ),
    Rule(
        "fiscal-year",
        "2023年度: the year of a budget, a standard or a report",
        Outcome.NONE,
        ("公布2023年度缴费标准",),
        only=shapes("fiscal-year"),
    ),
    Rule(
        "years-of-a-plan",
        "2021—2025年: the years of a plan, or past years",
        Outcome.NONE,
        ("落实2021—2025年法治政府建设规划",),
        after=rf"{_HAN}{{0,12}}?(?:规划|行动|计划|纲要)",
        only=shapes("year", "range"),
    ),
    Rule(
        "past-years",
        "Past years that records are from",
        Outcome.NONE,
        ("2017年至2021年规范性文件汇编",),
        only=shapes("year", "range", "past"),
    ),
    Rule(
        "later-year",
        "A later year as an attribute",
        Outcome.NONE,
        ("实现2035年远景目标",),
        after="度|远景|规划|目标|行动|版|届|年?的|[—-]|,?是",
        only=shapes("year", "later"),
    ),
    Rule(
        "future-year",
        "A later year that fits no other rule is asked about",
        Outcome.ASK,
        ("2025年全省知晓率明显提高",),
        only=shapes("year", "later"),
    ),
    Rule(
        "attribute",
        "A year that says which budget, report or plan is meant",
        Outcome.NONE,
        ("今年是建党百年", "公开2021年部门决算"),
        only=shapes("year"),
        unless=shapes("range"),
    ),
    Rule(
        "place",
        "六月坡, 七月坪村: names of places",
        Outcome.NONE,
        ("七月坪村",),
        after=r"[湖坪田路山坡街岭村镇乡寺桥河江塘庄屯园季城广]|三(?!季度)",
        only=shapes("period"),
    ),
    Rule(
        "done-in-a-period",
        "A month, a quarter or a half-year, and what is done in it",
        Outcome.PERIOD,
        ("6月完成", "上半年通过验收"),
        after=rf",?{DONE}",
        unless=shapes("past", "year"),
    ),
    Rule(
        "in-a-period",
        "A period as the time of an act: 争取6月, （3月至4月）",
        Outcome.PERIOD,
        ("动员部署阶段（3月至4月）",),
        before=r"(?:力争|争取|于|在|将|拟|计划|预计|\()",
        after=rf"(?:\)|(?!的){_HAN}|,|$)",
        unless=shapes("past", "year"),
    ),
    Rule(
        "range",
        "A range of days or months that something lasts",
        Outcome.PERIOD,
        ("6月至10月;",),
        after=rf",?{DONE}|\)|;|。|$",
        only=shapes("range"),
    ),
    Rule("unclear", "Any other time is asked about", Outcome.ASK, ("2016年2月的意见",)),
)

COLUMN_RULES = (
    *(
        rule
        for rule in POINT_RULES
        if rule.name in ("since", "state", "about-a-day", "from", "from-to", "before-a-period")
    ),
    Rule(
        "day-of-a-column", "A day in a time column", Outcome.DAY, ("8月15日",), only=shapes("day")
    ),
    Rule("period-of-a-column", "A period in a time column", Outcome.PERIOD, ("6月", "2022年")),
)
