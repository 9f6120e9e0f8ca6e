"""The words of time: named parts of the regular expressions of this package.

All of them match folded text (see `folding`): ASCII width, no spaces inside. None has a capturing
group unless its sentence says so. Compile with `re.ASCII`: `\\d` must be 0 to 9.
"""

from generator.hanzi import DIGITS, HAN

ANY_HAN = f"[{HAN}]"
"""One Han character."""

NUMERALS = "一二两三四五六七八九十百"
"""The characters of numerals, for use inside brackets."""

NUMBER = rf"(?:\d{{1,12}}|[{NUMERALS}]{{1,5}})"

CENTURY = "(?:1[89]|2[01]|[一1][八九89]|[二2][〇○零0Oo一1])"
YEAR_NUMBER = rf"(?:{CENTURY}[{DIGITS}0-9Oo]{{2}})"
"""A year of four digits, in ASCII, Han or mixed: 2021, 二〇二一, 二0二一, 二O二一."""

THIS_YEAR = "(?:今年|本年度?|当年度?)"
NEXT_YEAR = "(?:今明两年|明年|来年|次年|翌年|第二年|下一?年度?)"
IN_TWO_YEARS = "(?:(?<![今以之此最])后年(?!度))"
LAST_YEAR = "(?:去年|(?<![以原则])上一?年度?)"
FOLLOWING = "(?:次年|翌年|第二年)"
"""Words for the year after another one, which need not be the document's."""

YEAR_WORD = rf"(?:{THIS_YEAR}|{NEXT_YEAR}|{IN_TWO_YEARS}|{LAST_YEAR})"

NOT_AFTER_A_NUMBER = rf"(?<![\d.第{NUMERALS}零〇○])(?<!\d\s)(?<!\d[/:])(?<!每)"
"""What may not stand before a number, so that the number is whole."""

MONTH_NUMBER = "(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]|元)"
DAY_NUMBER = (
    "(?:[12]\\d|3[01]|0?[1-9]|(?:[一二三]?十|廿|卅)[一二三四五六七八九]?|[一二三四五六七八九])"
)

CLOCK = (
    r"(?:\([^()]{1,8}\))?(?:下班|上班)?(?:当日|当天)?(?:上午|下午|中午|晚上?)?"
    r"\s?(?:(?:\d{1,2}|零)(?:[时点](?:\d{1,2}分)?|:\d{2}))?"
)
"""A weekday and an hour after a day: （星期四）, 下班, 上午12点, 18:00."""

END = "[底末]"
"""The end of a month, a quarter, a half or a year."""

BEFORE = "(?:(?:之前|以前|前)(?![后三两期]))"
WITHIN = "(?:之内|以内|内)"
JOINER = "(?:以及|[、和及与])"
RANGE = "(?:(?:起|开始)?(?:(?:直|持续|延续)?[至到]|截至)|[-—–~－]{1,2})"

LENGTH_UNIT = "(?:个?(?:工作|自然|交易|日历)[日天]|天|日|周(?!岁|年|期)|个?星期|个月|(?<=两)月|个季度|个?小时|分钟|年)"
"""The unit of a length of time."""

AT_LEAST = "(?:至少|不得?少于|不得?低于|不得?短于|最少)"
"""Words that make a number a minimum."""

AT_MOST = "(?:不(?:得|应|能)?超过|不(?:得|应)?(?:多于|长于)|最长)"

_UNITS = rf"(?:{ANY_HAN}|[()、]){{1,12}}?"
EVERYBODY = f"(?:各{_UNITS})?"
WHO = f"(?:[各由在]{_UNITS})?"
"""Who does something, between a time and its verb: 8月1日至8月20日各单位开展."""

STAGE = r"[为是]?[^,。;\d]{0,16}?阶段(?!性)"
"""What a time says of a stage of the work: 7月至9月为集中评查阶段."""

COUNTED = "(?:[次期条篇场轮件份批]|个(?!工作日|自然日|交易日|小时|月|季度|星期|年))"
"""The measure word after a least number."""

DONE = (
    "(?:(?:着手|即|抓紧|尽早|全面|基本|全部|务必|集中|陆续|分别|各|统一|正式|前|均|再|要|应|须|组织|对|将|按|由|在|以|向|把){0,3}"
    "(?:完成|建成|建立|印发|出台|公布|公开|发布|报送|上报|报(?![表告名刊纸])|实现|启动|开展|制定|组织|举办|召开|编制|开工|通过|验收|投入|上线"
    "|填报|采集|收集|核查|核对|排查|启用|开放|宣传(?![月周日部册栏片品语画])|更新|形成|汇总|进行|实施|推出|提交|修订|评估|检查|反馈|总结|开通|运行|推开|推广|推进|清理|梳理|归档|移交|到位|达到|取得|试点"
    "|施行|执行|投用|竣工|挂牌|考评|考核|配齐|补齐|配备|接入|联通|覆盖|迁入|送审|送达|送|答复|办结|达标|互评|整改|落实|审议|审定"
    "|公示|兑现|发放|下达|培训|调研|征集|征求|部署|动员|交付|试运行|示范|总体|初步|首轮|终期|建设|实行|普及|推动|申报|评议|评选|评审)"
    "|(?:对|将|就)[^,。;]{1,24}?(?:进行|开展|予以))"
)
"""Verbs that turn a bare period into a commitment: 三季度完成."""

VAGUE = frozenset({"及时", "定期", "尽快", "逐步", "同步", "第一时间", "适时"})
"""Words that name no definite time, and so no deadline."""

PASSED = "(?:公布|印发|发布|施行|实施|修订|修正|通过|制定|出台|签订|签署|下发|批准|颁布|召开|转发|提出|部署|确定)"
"""Verbs of what is done to a text: 印发, 通过."""

HELD = (
    "(?:完成|建成|取得|到期|期满|毕业|出生|登记|注册|成立|发生|形成|办理|开工|竣工|投产|验收|移交|认定|核准"
    "|入库|入学|退役|新建|开通|备案|归集|印发|出台|制定|公布|发布|审批|批复|下达|上线|举行|召开|举办|启动|开展|实施"
    "|部署|受理|收到|新增|购买|提交|报名)"
)
"""Verbs of what was done, taken or held: 2022年底前建成的."""
