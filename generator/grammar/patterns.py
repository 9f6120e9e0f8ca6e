"""How a text writes that something is bound to a time: what the finder of commitments looks for."""

import re

from generator.grammar.vocabulary import (
    AT_LEAST,
    BEFORE,
    COUNTED,
    DAY_OF_MONTH,
    END,
    HALF_OF_YEAR,
    LENGTH_UNIT,
    MONTH,
    NUMBER,
    NUMERALS,
    QUARTER_OF_YEAR,
    THIRD_OF_MONTH,
    WITHIN,
    YEAR,
)
from generator.hanzi import HAN

_NO_DIGIT_BEFORE = rf"(?<![\d年个{NUMERALS}])"

_MONTH_OF_A_YEAR = rf"(?:{YEAR}{MONTH}|{_NO_DIGIT_BEFORE}{MONTH})"
_QUARTER = rf"{YEAR}?{QUARTER_OF_YEAR}"
_HALF = rf"{YEAR}?{HALF_OF_YEAR}"
_YEAR_END = rf"(?:{YEAR}年?|年){END}"

_TO_BE_DONE = (
    "(?=前?(?:全面|基本|全部)?(?:完成|建成|印发|出台|公布|公开|发布|报送|上报|实现|启动|开展|制定"
    "|组织|举办|召开|编制))"
)
"""Verbs that turn a bare quarter or half-year into a commitment: 三季度完成."""

FIXED = re.compile(
    rf"""
    {_MONTH_OF_A_YEAR} {DAY_OF_MONTH} (?:{BEFORE}|止)
  | {_MONTH_OF_A_YEAR} (?:{END}{BEFORE}? | {THIRD_OF_MONTH}{BEFORE}? | {BEFORE} | 内)
  | (?:{_QUARTER}|{_HALF}) (?:{END}{BEFORE}? | {BEFORE} | 内 | {_TO_BE_DONE})
  | {_YEAR_END} {BEFORE}
  | {_YEAR_END} (?!考|评|述|总结|绩效|目标|的)         # 年底考核 is an act, not a time
  | {YEAR}年?内
  | (?<![\d{NUMERALS}几多数])年内
    """,
    re.ASCII | re.VERBOSE,
)
"""A day, or the end of a period. 截至2020年底 describes a state and is not a commitment."""

STATE_BEFORE = re.compile(r"(?:截至|截止到?|自|从|以来)$")
"""Words before a day that make a state of it, or the start of a period."""

LENGTH = re.compile(
    rf"""
    (?<![\d第近前.百千{NUMERALS}]) {NUMBER}{LENGTH_UNIT} (?P<within>{WITHIN})?
  | 不(?:得|应)?超过 {NUMBER}{LENGTH_UNIT}
    """,
    re.ASCII | re.VERBOSE,
)

LINK = re.compile(r"(?:之日起|之后|以后|后|之日|日起|起)[，的]?(?:第|当日)?(?:的)?$")
"""The words that link an event to the period after it: 审定后, 印发之日起."""

LINK_OVER_COMMA = re.compile(r"(?:之日起|日起)，$")
"""The same where a comma follows: 自形成之日起，20个工作日内."""

EVENT_BEGINS = re.compile("(?<!现)在(?!线)|自(?!身|行|主|然|己|动)|于")
"""Words that begin an event, unless they are part of 现在, 在线, 自身 …"""

MINIMUM = re.compile(
    rf"""
    (?:{AT_LEAST}|最少|不短于) {NUMBER}{LENGTH_UNIT}
  | (?<![\d.]) {NUMBER}(?:个?工作日|天|日|个月) {WITHIN}? 及?以上
    """,
    re.ASCII | re.VERBOSE,
)

_EVERY = rf"""
    每 (?: 个?(?:工作日|季度|半年|学期|[年月周天日季])度? (?![级度])    # 每级 and 每季度度 are none
         | 两(?:年|个?月|周) )
       (?:[底末初]|{THIRD_OF_MONTH})? (?:\d{{1,2}}[日号](?:前|之前)?)?   # 每月底, 每月5日前
       (?:或每?(?:半年|季度|个?月|年))?                                # 每季度或半年
"""
_BY_PERIOD = """
    (?<![遵依])按(?:季度?|月度?|周|半年|年度|日|天)                    # 遵按, 依按: no period
    (?![份期常程历龄前均照计规]|度?(?:计划|目标|任务|工作|重点|要求|报告))
"""
_ONCE_A_PERIOD = rf"""
    (?<![\d{NUMERALS}第])[一1](?:年|个?季度?|个?月|周|日)(?:至少)?[一1](?:次|报|更新|调度|通报)
  | 半年(?:至少)?[一1两2二]次
"""
_BY_NAME = """
    (?<=质量)日报(?=工作|制度|，|。) | (?:日|周|月|季)报(?=制度)
  | (?<![一二三四1-4])(?:季度|月度|半年)(?:抽查|检查|通报|普查|督查|巡查)
  | 年度绩效评价
"""
_ALWAYS = r"""
    [7七][×xX*](?:24|二十四)小时
  | (?<!\d)24小时(?=.{0,4}(?:监测|值班|值守|在线|不间断))              # no shop's opening hours
  | 全天候
"""
_LEAST = rf"(?:[^，。；、：]{{0,8}}? {AT_LEAST} [^，。；、：\d]{{0,8}}? {NUMBER}{COUNTED})"
_SEASON = rf"[{HAN}]{{2,6}}?(?:旺季|淡季|汛期|期间|时段)"
RECURRING = re.compile(
    rf"""
    (?P<condition>{_SEASON})?
    (?P<each> {_EVERY} | {_BY_PERIOD} | 逐[月季周] | {_ONCE_A_PERIOD} | {_BY_NAME} | {_ALWAYS} )
    {_LEAST}?
  | (?:{YEAR}|年)内? {_LEAST}
  | 全年 {_LEAST}
    """,
    re.ASCII | re.VERBOSE,
)
"""A frequency, with the season it is limited to and the least number of times."""

ONGOING = re.compile(
    "长期坚持|持续推进|持续实施|持续开展|长期推进|长期实施|全年推进|全年实施|贯穿全年"
    "|常态化推进|常态化|全年|常年|长期|持续|全年持续"
)
"""Words of a time column that name no date."""

COLUMN_DAY = re.compile(
    rf"""
    \d{{4}}[-./]\d{{1,2}}[-./]\d{{1,2}}(?!\d)
  | (?: {_MONTH_OF_A_YEAR} {DAY_OF_MONTH}? (?:至|到|[-—－~～]+) )?       # a range: 6月至9月
    {_MONTH_OF_A_YEAR} (?:{DAY_OF_MONTH}|{THIRD_OF_MONTH}|{END})? {BEFORE}?
  | (?:{_QUARTER}|{_HALF}) {END}? (?:{BEFORE}|内)?
  | {_YEAR_END} {BEFORE}?
  | (?:{YEAR}年?|年)内
  | {YEAR}
    """,
    re.ASCII | re.VERBOSE,
)
"""A day or a period in a time column, where 6月 alone is a deadline."""

STARTERS = re.compile(
    "^(?:并|且|同时|其中|一般|原则上|均|应当|应该|应|须|必须|要|需|将|由|的|力争|确保|及时|依法"
    "|各单位|在|自|于|从)+"
)
"""Words at the beginning of a clause that are not part of an event."""

NAMES_A_DAY = re.compile(r"[\d一二三四五六七八九十][日号]|[-./]\d")
YEAR_ALONE = re.compile(r"\d{4}年度?")
