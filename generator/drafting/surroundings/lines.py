"""Classifies lines around the tasks by their words alone."""

import re

from generator.drafting.blocks import Block, Paragraph
from generator.drafting.furniture import is_chrome, is_contact_line, is_furniture
from generator.drafting.surroundings.catalogue import ITEM

NUMBER = re.compile(
    r"""
    ^ [（(]?
    [^\s，。：；、《》]{1,16} [〔\[［(（【] \s* \d{4} \s* [〕\]］)）】] \s* 第? \s* \d{1,4} \s* 号
    [）)]? $
    """,
    re.VERBOSE,
)
"""Matches a document's number: 鄂州政办发〔2017〕24号."""

_NUMERAL = r"[\d一二三四五六七八九十]{1,3}"
DATE = re.compile(
    rf"""
    ^ [（(]? \s*
    (?: \d{{4}} | [〇○零一二三四五六七八九]{{4}} ) \s* 年 \s*
    {_NUMERAL} \s* 月 \s* {_NUMERAL} \s* 日 \s*
    [）)]? $
    """,
    re.VERBOSE,
)
"""Matches a line that is only a day: 2017年5月12日, 二〇一七年五月十二日."""

PRINTED_ON = re.compile(
    r"""
    ^ [（(] [^，。；]{0,30} \d{4}年\d{1,2}月\d{1,2}日 (?:印发|发布|公布|制定)? [）)] $
    """,
    re.VERBOSE,
)
"""Matches a bracket with the day of issue: （县政府办公室2017年5月12日印发）."""

RELEASE = re.compile(
    r"""
      ^ [（(] \s* (?: 此件 | 此文 | 本文 | 公开属性 | 信息公开 | 依申请 | 主动公开 ) .{0,20} [）)] $
    | ^ (?:信息)? 公开 (?:属性|方式|选项) [：:]
    """,
    re.VERBOSE,
)
"""Matches a line that says who may read the document: （此件公开发布）."""

ATTACHMENT = re.compile(
    r"^ 附\s*件\s*\d{0,2}\s*[：:.．]? | \. (?: pdf | docx? | xlsx? | wps | ofd | zip ) $",
    re.VERBOSE | re.IGNORECASE,
)
"""Matches a line that names an attachment."""

SIGNATURE = re.compile(
    r"""
    ^ [^，。：；！？、\d]{4,40}
    (?: 政府 | 办公厅 | 办公室 | 委员会 | 局 | 厅 | 府办 | 领导小组 | 管委会 | 小组办公室 | 中心 | 院 | 委 | 办 )
    $
    """,
    re.VERBOSE,
)
"""Matches a line that is only the name of an agency."""

IMPRINT_LINE = re.compile(
    r"""
      ^抄送 | ^抄报 | ^主送 | ^分送 | ^报[：:送]
    | 印发$
    | ^ \S{2,30} 办公室? \s+ \d{4}年\d{1,2}月\d{1,2}日印发
    """,
    re.VERBOSE,
)
"""Matches a line of the imprint: 抄送：市委办公室."""

_PLAN = re.compile("要点|方案|计划|分工|任务|清单|安排|规划|分解|台账|一览表|实施意见|措施|责任表")
"""Matches a word that is typical of titles of plans."""

_TITLE = re.compile(r"^(?!.*[。！？；])(?!.*[：:]$).{5,70}$")
_TITLE_WITH_YEAR = re.compile(r"20\d\d年.{2,50}(?:要点|方案|计划|分工|安排)")
_NOTICE_TITLE_END = re.compile(r"(?:通知|的函|通告|决定|批复)$")


def is_title(line: str) -> bool:
    """Tell whether a line may be the title of a plan or of a notice."""
    if _TITLE_WITH_YEAR.fullmatch(line):
        return True
    return bool(
        _TITLE.match(line)
        and (_PLAN.search(line) or line.endswith("通知"))
        and not ATTACHMENT.match(line)
        and not is_chrome(line)
        and not ITEM.match(line)
        and not line.startswith(("《", "1", "（"))
    )


def choose_titles(lines: list[str]) -> tuple[int | None, int | None]:
    """Return the indexes of the plan's title and the notice's title, None for a missing one. If the
    plan has no title of its own, the notice's title is the plan's.
    """
    titles = [n for n, line in enumerate(lines) if is_title(line)]
    notices = [n for n in titles if _NOTICE_TITLE_END.search(lines[n])]
    plans = [n for n in titles if n not in notices and _PLAN.search(lines[n])]
    if plans:
        return plans[-1], notices[0] if notices else None
    if notices:
        return notices[0], None
    return (titles[-1] if titles else None), None


def is_paragraph(line: str) -> bool:
    """Tell whether a line is a sentence or the beginning of one."""
    return "。" in line or (len(line) > 25 and "，" in line) or line.endswith(("：", "；"))


_ADDRESSEE = re.compile("政府|部门|单位|委|办|局|镇|街道|公司|科室|机构")


def is_addressee(line: str) -> bool:
    """Tell whether a line names the addressees of a notice."""
    return (
        line.endswith("：")
        and len(line) < 200
        and "。" not in line
        and bool(_ADDRESSEE.search(line))
    )


def is_tail(block: Block) -> bool:
    """Tell whether a line cannot be part of a task: a signature, date, attachment, or furniture."""
    if not isinstance(block, Paragraph):
        return False
    line = block.text
    return bool(
        DATE.match(line)
        or IMPRINT_LINE.search(line)
        or RELEASE.match(line)
        or is_furniture(line)
        or is_contact_line(line)
        or ATTACHMENT.search(line)
        or (SIGNATURE.match(line) and not _PLAN.search(line))
    )


_TITLE_END = re.compile(r"(?:通知|的函|意见|措施|方案|要点|决定|计划|安排|规划|若干政策)$")
_DIVISION = re.compile(
    r"(?:重点)?(?:任务|责任|工作){0,2}(?:分解|分工)(?:表|方案|意见|清单|一览表)?$"
)
"""Matches the second line of a title: 任务分解表."""

_BREAKS_BEFORE_TITLE = re.compile("关于印发《?$|关于$|印发$")


def are_one_title(first: str, second: str) -> bool:
    """Tell whether two lines are together one title: …办公室 / 关于印发…的通知, …关于支持某区 / 发展的意见,
    …工作要点 / 任务分解表.
    """
    if len(first + second) > 90 or re.search("[。：；，]", first) or NUMBER.match(first):
        return False
    if _DIVISION.match(second):
        return bool(_TITLE_END.search(first))
    if "关于" in first and "关于" not in second and _TITLE_END.search(second):
        return not _TITLE_END.search(first)
    if not re.search(r"(?:通知|的函)$", second):
        return False
    is_signed = SIGNATURE.match(first) and second.startswith(("关于", "印发", "转发"))
    return bool(_BREAKS_BEFORE_TITLE.search(first) or is_signed)
