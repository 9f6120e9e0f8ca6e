"""Finds words for what is done again and again in folded text, and reads how often."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.grammar.numbers import read_number
from generator.grammar.vocabulary import (
    AT_LEAST,
    CLOCK,
    COUNTED,
    DAY_NUMBER,
    MONTH_NUMBER,
    NUMBER,
    NUMERALS,
    YEAR_NUMBER,
)
from generator.hanzi import HAN
from generator.records.commitments import Frequency
from generator.records.values import MAX_COUNT


@dataclass(frozen=True, slots=True)
class Cadence:
    """A repetition at `start` to `end` of a folded text: its frequencies from often to rare (none
    if no frequency can hold it: 每两年), the season that it is limited to, its least number.
    """

    start: int
    end: int
    frequency: tuple[Frequency, ...]
    at_least: int | None = None
    condition_end: int | None = None


_PART = rf"""
    (?: 的?(?:第?[一二三1-3]个|[首末]|最后一个)月 (?:底|末|初|{DAY_NUMBER}[日号]{CLOCK})?
      | 的?最后一个?(?:工作日|天|日|周) | 第[一二三四五1-5]个?(?:工作日|周)
      | 年?[底末终]月? (?:{DAY_NUMBER}[日号]{CLOCK})? | 年[初中] | (?:结束|终了)后的?{NUMBER}(?:个?工作日|天|日|个月)(?:之|以)?内 | 的?头{NUMBER}(?:个工作日|天|日)(?:之|以)?内?
      | 初月? (?:{DAY_NUMBER}[日号])? | [上中下]旬 | 的?{DAY_NUMBER}[日号]{CLOCK} (?:[、和及]{DAY_NUMBER}[日号]{CLOCK})*
      | {MONTH_NUMBER}月份? (?: {DAY_NUMBER}[日号]{CLOCK} | [上中下]旬 | [底末] )?
          (?: 前?[、和及至到-] {MONTH_NUMBER}月份? (?:{DAY_NUMBER}[日号]{CLOCK}|[底末])? )*
      | 第?[一二三四1-4]季度[底末]? | [上下]半年 | (?<=周)[一二三四五六日天](?:至|到|[-—~])周[一二三四五六日天]{CLOCK} | (?<=周)[一二三四五六日天]{CLOCK} (?:[、和及]周?[一二三四五六日天](?![{HAN}]){CLOCK})* | {CLOCK} )
    (?: 之?前后? | 以前 | 左右 )?
"""
"""The part of a repeated period on which something falls due: 每月5日前, 每年3月底前, 每周五."""

_EVERY = rf"""
    每 (?: 隔?{NUMBER}(?:年|个?月|个?星期|周|天|日|个?季度|个?工作日|个?小时|分钟)(?!度)
         | 个?(?:工作日|季度|半年|学期|学年|[年月周天日季旬])度?(?![级度])
         | 隔[一二两三]?个?[年月周天日] | 届(?:任期)? | 逢[{HAN}]{{0,6}}?(?:节假日|节日|周[一二三四五六日]|[{HAN}]节)前? )
    (?:{_PART})?
"""
_MORE = rf"""
    (?: 或者? (?: 每?(?:半年|季度|个?月|年|周) | {_EVERY} ) )*
"""
_OTHER = rf"""
    逐[月季周日](?!步) | 逐年(?=公[开布示]|发布|报送|更新|上报) | 隔[日周月年](?!离|壁|热|音)
  | (?<![遵依])按(?:季度?|月度?|周|半年度?|年度|年|日|天)
      (?![份期常程历龄前均照计规底中末]|度?(?:计划|目标|任务|工作|重点|要求|报告|内))
  | (?<![\d{NUMERALS}第])[一1](?:年|个?季度?|个?月|周|日)(?:至少)?[一1](?:次|报送?(?!告)|更新|调度|通报|公开|公布|主题|度|小结|总结|评)
  | (?<![\d{NUMERALS}第])[一1](?:年|个?季度?|个?月|周|日)(?:至少|不得?[少低]于)?{NUMBER}次
  | (?<![\d{NUMERALS}第])[一1](?:年|个?季度?|个?月|周)[{HAN}]{{1,4}}?[一1](?:次|回|轮|版)
  | (?<![\d{NUMERALS}第])[一1](?:年|季|月|周)[一1](?![日号月年周季天个])[{HAN}]
  | (?<![上下一])半年(?:至少)?[一1](?:小结|总结|报|评|通报|调度|检查|公开|公布|考评)
  | (?<![\d{NUMERALS}第半])[两二2](?:年|个?季度|个?月|周)(?:至少)?[一1]次
  | (?<![\d{NUMERALS}第半]){NUMBER}(?:年|个季度|个月|周)(?:至少)?(?:(?!内|后|前|以|之)[{HAN}]{{1,3}}?)?[一1](?:次|轮|回|评|审|修)
  | (?<![上下])(?<!一)半年(?:至少)?(?:(?:通报|公布|开展|召开|组织|更新|报告|检查|公开){{0,1}}(?:[一1两2二]次))
  | (?<![上下一])半年(?:至少)?[{HAN}]{{1,3}}[一1](?:次|回|轮)
  | (?<![\d{NUMERALS}1-4])[单双][月周](?!休)
  | (?<=质量)日报(?=工作|制度|,|。) | (?:日|周|旬|月|季|半年)报(?=制度)
  | (?<![上本下一二三四1-4\d{NUMERALS}]) (?:季度|月度|(?<![上下])半年度?) (?:抽查|检查|通报|普查|督查|巡查|点评|调度|考评|考核)
  | (?<!\d)年度绩效评价(?!报告|结果) | (?<=[评报]、)年度考评 | (?<=[析计查报评]、)年(?:总结|考核|考评|评估|通报)
  | (?<![{NUMERALS}\d个本上下各每逐按次当隔翌即月季年日周])(?:[日周月季]|(?<![上下])半年)
      (?:通报|调度|研判|会商|点评|督查|巡查|督办|例会|监测|汇总|统计|分析|讲评)
  | 分(?:季度?|月度?)(?=公布|公开|发布|报送|通报|更新|公示|汇总|推进|上报)
"""
_ALWAYS = r"""
    [7七][×xX*](?:24|二十四)小时(?!便利|药店|书店|自助) | (?:全年365天[、,]?)?每[天日](?:24|二十四)小时(?:不间断)?
  | (?:全天候|全年365天[、,]?)?(?<![\d×xX*])24小时(?=.{0,4}(?:监测|值班(?![电室表费])|值守|在线|不间断|畅通)|(?:对外)?(?:开放|接诊|受理|接听|营业|服务(?![热电区点站大中])))(?:不间断|在线)?
  | 全天候(?=.{0,4}(?:监测|值班|值守|在线|不间断|监控|运行))
"""
_SEASON = rf"(?:[{HAN}]{{0,4}}?(?:旺季|淡季|汛期)|[{HAN}]{{2,6}}?(?:期间|时段))"
_COUNT = rf"""
    (?: [^,。;、:\n]{{0,18}}? {AT_LEAST} [^,。;、:\n\d]{{0,8}}? {NUMBER}{COUNTED}
      | (?:(?!不|[最至]多)[^,。;、:\n\d]){{0,8}} {NUMBER}(?!个){COUNTED}(?:及?以上)? )
"""
_TIMES = "[次期条篇场轮件份批]"
"""What is done so many times in a year; 20个体验区 are made once."""
_LEAST_IN_A_YEAR = rf"[^,。;、:\n\d]{{0,18}}? {AT_LEAST} [^,。;、:\n\d]{{0,8}}? {NUMBER}{_TIMES}"

_CADENCE = re.compile(
    rf"""
    (?P<season>{_SEASON})? (?P<each> {_EVERY} {_MORE} | {_OTHER} | {_ALWAYS} ) (?P<count>{_COUNT})?
  | (?P<year> (?:{YEAR_NUMBER}年度?|今年|本年度?|(?<![半\d{NUMERALS}])年度?)(?:之|以)?内
            | 全年(?!龄) | (?:今年|本年) )
    (?P<times> {_LEAST_IN_A_YEAR} | (?:(?!先后|已|共|累计)[^,。;、:\n\d{NUMERALS}个]){{0,6}}? {NUMBER}次(?:及?以上)? )
    """,
    re.ASCII | re.VERBOSE,
)

_FREQUENCIES = (
    ("[7七][×xX*]|24小时|二十四小时|全天候", Frequency.CONTINUOUS),
    (
        r"[每逐][天日]|每个?工作日|日报|按[日天]|(?<![月\d])[一1]日一|日(?:通|调|研|会|点|监|汇|统|分|巡|督|例)",
        Frequency.DAILY,
    ),
    (
        r"[每逐或、]个?周|按周|周报|(?<![\d第])[一1]周[一1]|周(?:通|调|研|会|点|例|监|汇|统|分|巡|督)",
        Frequency.WEEKLY,
    ),
    (
        r"[每逐或、分]个?月|按月|月报|月度|(?<![\d十年])[一1]个?月(?:至少)?[一1](?![\d十日号])|月(?:通|调|研|会|点|例|监|汇|统|分|巡|督)",
        Frequency.MONTHLY,
    ),
    (
        "[每逐按分]个?季|季报|[一1]季|季度|季(?:通|调|研|会|点|监|汇|统|分|巡|督|例)",
        Frequency.QUARTERLY,
    ),
    ("半年", Frequency.HALF_YEARLY),
    (
        "[每逐]个?年|[、或和]年|按年|(?<!半)年[度内]|全年|[今本]年|[一1]年|(?<!半)年[总考评通]",
        Frequency.YEARLY,
    ),
)
_PART_OF_A_YEAR = re.compile(
    "第?[一二三四1-4]季度(?![一1两二])|(?<!半)年?[底末终]|年[初中]|[上下]半年|(?<=[每逐按]季)度|第[一二三1-3]个月|最后一个?(?:工作日|天|日|周|月)"
)
_UNHELD = re.compile(
    rf"每隔|每(?!1(?!\d)|一){NUMBER}(?:年|个?月|周|天|日|个?季度)|^隔|每逢|每届|学期|学年|[单双][月周](?!休)|^[两二2](?:年|个?季度|个?月|周)|旬报|每旬",
    re.ASCII,
)


def find_cadences(text: str) -> Iterator[Cadence]:
    """Yield the repetitions of a folded text, in order."""
    for match in _CADENCE.finditer(text):
        if match["each"]:
            frequency = _read_frequency(match["each"])
            count = match["count"] or ""
            end = match.end() if _keeps(count) else match.end("each")
            season = match.end("season") if match["season"] else None
            if season and match["season"].startswith(("的", "于", "在")):
                season = None
            start = match.start() if season else match.start("each")
            least = _read_least(match["each"] + count, frequency)
            yield Cadence(start, end, frequency, least, season)
        elif match["year"]:
            least = _read_least(match["times"], (Frequency.YEARLY,))
            if least is None:  # 年内完成一次 is done once, not each year
                continue
            yield Cadence(match.start(), match.end(), (Frequency.YEARLY,), least)


def _keeps(count: str) -> bool:
    numbers = re.findall(rf"({NUMBER})次$", count, re.ASCII)
    return bool(re.search(rf"{AT_LEAST}|以上$", count)) or bool(
        numbers and (read_number(numbers[-1]) or 0) > 1
    )


def _read_frequency(words: str) -> tuple[Frequency, ...]:
    if _UNHELD.search(words):
        return ()
    if re.search(_FREQUENCIES[0][0], words):
        return (Frequency.CONTINUOUS,)
    words = _PART_OF_A_YEAR.sub("", words)
    found = {frequency for pattern, frequency in _FREQUENCIES if re.search(pattern, words)}
    return tuple(one for one in Frequency if one in found)


def _read_least(count: str, frequency: tuple[Frequency, ...]) -> int | None:
    """Return the least number that words name; 一次 alone only repeats the frequency."""
    numbers = re.findall(rf"({NUMBER}){COUNTED}", count, re.ASCII)
    number = read_number(numbers[-1]) if numbers and frequency else None
    if number and number > MAX_COUNT:  # a misprint: no record can hold it
        return None
    is_least = re.search(AT_LEAST, count) or "以上" in count
    return number if is_least or (number or 0) > 1 else None
