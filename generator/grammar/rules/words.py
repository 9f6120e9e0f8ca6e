"""Words that speak of a time without fixing it, and their rules."""

import re

from generator.grammar.rules import Outcome, Rule, shapes
from generator.grammar.vocabulary import (
    ANY_HAN,
    BEFORE,
    DAY_NUMBER,
    DONE,
    LENGTH_UNIT,
    NUMBER,
    YEAR_NUMBER,
)
from generator.hanzi import HAN

_EVENT_WORDS = "(?:召开|启动|开始|到来|开工|竣工|换届|开学|放假|来临|开幕|结束|考试|录取|报名|投票|施工|大会|出梅|入梅|入汛)"

_LENGTH = rf"(?:{NUMBER}{LENGTH_UNIT})?"

WORDS = re.compile(
    rf"""
    [次当本下]个?月(?:底|末|初|中旬|上旬|下旬|内|\d{{1,2}}[日号])?  {BEFORE}?
  | (?<![\d一二两三四五六七八九十每个按逐年单当本次下上双月季]) 月(?:底|末|初|中旬|内) (?:{BEFORE})?
  | (?<![每按逐]) 季度?(?:末|初|底) {BEFORE}? | (?:本|下一?个?|当)季度(?:首月|末月|第[一二三]个月)?(?:{DAY_NUMBER}[日号])?(?:内|末|底)? {BEFORE}?
  | [本下当]周(?:内|[一二三四五六日末])? {BEFORE}?
  | (?<![{HAN}]周)(?<![每至到]) (?:周|星期)[一二三四五六日] (?!至|到|[—~-]) (?:下班|上午|下午|中午)?{BEFORE}
  | (?:当日|当天|次日|翌日|第二天|隔日|即日|明[日天])(?!制|志) (?:起|{BEFORE}|内)?
  | (?<![\d{HAN}]) 年(?:初|中(?!国|央|心|级)|后) {BEFORE}? | 岁末(?:年初)? | 年(?:关|前(?!列))
  | (?:入[冬夏春秋汛梅]|[供采]暖[季期]|[高中]考|秋收|夏收|春耕|两会)(?:来临|到来)?{BEFORE}(?!后|提|期|述|列)
  | “?(?:每年|重大)?(?:(?:春|国庆|中秋|端午|清明|元宵|重阳|劳动|建军|教师|儿童|妇女|青年|护士|记者|丰收|泼水|双|传统)?节(?:假日)?|暑假|寒假|假期|汛期?|学期|封冻期|供暖期|采暖期|七一|国庆|元旦|五一|十一|年)”?(?:来临|到来)?前{_LENGTH}(?!后)(?!提|期|述|列)
  | (?:(?:农历)?(?:[正冬腊]月|[一二三四五六七八九十]{{1,2}}月(?=初|十|廿)) (?:初|[一二]?十|廿)[一二三四五六七八九十]?|除夕|小年|年三十|立[春夏秋冬]|[夏冬]至|清明|惊蛰|谷雨|小满|芒种|白露|霜降|小雪|大雪) {BEFORE}
  | (?:[从自]?(?:{YEAR_NUMBER}年)?)?[春秋]季学期(?:起|开始|前|初|末|内|结束前|开学前) | 今[春夏秋冬](?:明[春夏秋冬])?(?![{HAN}]{{0,2}}节) | (?<![月{HAN}]) [上中下]旬 (?:{BEFORE})? | (?<![月年\d]) \d{{1,2}}[日号](?:至|到|[-—~]) \d{{1,2}}[日号] | (?<![{HAN}\d])月中(?:前|旬|,|$)
  | (?:[本新下]?学期|学年|任期|届期|过渡期|汛期|假期|供暖季|采暖季)(?:初|末|内|起|结束(?:前|后)|开始前)
  | 第[一二三1-3]个(?:月|工作日|周)(?:底|末|内|{BEFORE})
  | (?:(?![年月日在于应须])[{HAN}]){{0,10}}{_EVENT_WORDS}前{_LENGTH}(?!后|期|提|列|述|景|沿|的)
  | 第{NUMBER}个?(?:工作日|自然日|日|天)(?:下班)?{BEFORE} | (?<=[后起算])第{NUMBER}个?(?:工作日|自然日|日|天)
  | “?十[三四五六]五”?(?:规划)?(?:期)?末
  | (?<![\d:至到—~-])\d{{1,2}}(?::\d{{2}}|[时点])(?:整)?{BEFORE}
  | (?<![\d{HAN}])年终(?!前)(?!考|评|述|总结|绩效|目标|奖|[^,。;]{{0,8}}考核)
  | (?<![\d.])(?:1[0-2]|[1-9])\.(?:[12]\d|3[01]|[1-9])(?=[前后)—~-])
  | (?<!\d)\d{{1,3}}(?:月份?(?!龄)|[日号]{BEFORE})
    """,
    re.ASCII | re.VERBOSE,
)
"""Words that speak of a time which neither they nor the document's year fix."""

WORD_RULES = (
    Rule(
        "title",
        "A time in the name of a document",
        "文件名称里的时间",
        Outcome.NONE,
        ("《汛期前检查表》",),
        only=shapes("title"),
    ),
    Rule(
        "attribute",
        "本月, 当日 or 本周 as the period that something is about",
        "本月、当日、本周，说明是哪段时间的情况、数据",
        Outcome.NONE,
        ("本周工作情况", "当日数据"),
        after=rf"(?!{DONE})(?:{ANY_HAN}{{0,6}}?(?:情况|数据|进展|工作|信息|结果|价格|报告|总结|安排))|的",
        unless=shapes("limit"),
    ),
    Rule(
        "from",
        "即日起: a start whose day the words do not fix",
        "即日起：从哪天开始，原文定不下来",
        Outcome.START,
        ("自即日起",),
        only=shapes("from"),
    ),
    Rule(
        "since",
        "年初以来: a state since then",
        "年初以来：从那时起的状况",
        Outcome.NONE,
        ("年初以来",),
        after="以来",
    ),
    Rule(
        "unfixed",
        "A time that the words and the document's year do not fix is asked about",
        "原文和文件的年份都定不下来的时间：要问",
        Outcome.ASK,
        ("次月10日前", "汛期前", "学期末", "月底前"),
    ),
)

STARTS_AT_AN_EVENT = Rule(
    "from-an-event",
    "自…之日起 with 施行 and the like: a start on the day of an event",
    "“自…之日起施行”：从某件事那天开始",
    Outcome.START,
    ("自印发之日起施行",),
)

FROM_AN_EVENT = re.compile(
    r"""
    (?<!》)自 (?P<event>[^,。;、《》\d自]{1,16}) 之日起
    (?=(?:正式|开始)?(?:施行|生效|执行|实施|起效|有效|公开|公布|启用))
    """,
    re.VERBOSE,
)
"""自印发之日起施行: a start on the day of an event."""

GOES_ON = Rule(
    "ongoing",
    "长期坚持 and the like in a time column",
    "时限栏里的“长期坚持”“持续推进”",
    Outcome.ONGOING,
    ("长期坚持",),
)

ONGOING = re.compile(
    "长期坚持|持续推进|持续实施|持续开展|长期推进|长期实施|长期任务|常年坚持|全年推进|全年实施|贯穿全年"
    "|常态化推进|常态化|全年持续|(?:20[0-9][0-9]年)?全年(?!不|至|举|组|召|开)|常年|长期|持续"
)
"""Words of a time column that name no date."""

AT_AN_EVENT = Rule(
    "at-an-event",
    "An event in a time column, without a length: asked",
    "时限栏里只说某事前后、期间，没有说多久：要问",
    Outcome.ASK,
    ("评审结束后", "录取期间"),
)

EVENT = re.compile(
    rf"(?:^|(?<=[,;、。(]))[{HAN}]{{2,20}}?(?:之?[前后]|期间|当[日天])(?=$|[,;、。)])"
)
"""An event that a time column names alone."""

UNREAD_COLUMN = Rule(
    "unread-column",
    "Other words of a time column that speak of time are asked about",
    "时限栏里别的说时间的字：要问",
    Outcome.ASK,
    ("季度",),
)

SPEAKS_OF_TIME = re.compile(r"[年月日旬季]|\d号|[每一二两三本下]周|节[前后日]|天[内前后]|\d[-./]\d")
VAGUE_WORDS = re.compile(
    "不?定期|[适即实随按准同]时|[按如限到]期|及时|时间|时限|期限|第一时|动态|日常|平时|[长中短近]期"
)
"""Words that name no definite time, or only speak of a limit that others set."""
