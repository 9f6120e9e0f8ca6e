"""Refuses documents that are not plans."""

import re
from collections.abc import Iterable, Sequence

from generator.drafting.blocks import Block, NotAPlan, Paragraph, Refusal
from generator.drafting.headings import read_heading
from generator.problems import Message
from generator.records.tasks import SectionRecord

_OTHERS = (
    (r"通讯录|联系(?:方式|电话)|花名册|名录", Message("drafting.kind-directory")),
    (
        r"""
          年度报告 | 工作报告 | 工作总结 | 情况(?:的)?(?:报告|总结|汇报) | 总结(?:报告)?$
        | 自查报告 | 完成情况 | 落实情况
        """,
        Message("drafting.kind-report"),
    ),
    (
        r"""
          (?:政策|文件)?解读$ | 解读[《：:] | 》(?:的)?(?:政策|文字|图文)?解读
        | 一图读懂 | 图解 | 问答
        """,
        Message("drafting.kind-interpretation"),
    ),
    (
        r"放假|节假日|假期|值班(?:表|安排)|休假",
        Message("drafting.kind-duties"),
    ),
    (r"预算(?:表|公开|情况)|决算", Message("drafting.kind-budget")),
    (
        r"(?:领导|班子|党组|局长|市长|县长|区长|主任|成员)[^，。]{0,8}(?:工作)?分工",
        Message("drafting.kind-leaders"),
    ),
    (
        r"评分(?:表|标准|细则)|考核(?:评分|细则|办法|指标)|(?:打分|赋分)表",
        Message("drafting.kind-scores"),
    ),
    (r"决策事项目录|事项目录(?:清单)?$|公开目录$|公开指南$", Message("drafting.kind-catalogue")),
    (r"名单(?:的)?公[示告]|招聘|招标|中标|公示$|任免", Message("drafting.kind-announcement")),
    (
        r"""
        ^ (?:我|全|本)? (?:市|县|区|省)? .{0,12} (?:印发|出台|发布|部署|召开) .{0,40} $
        (?<!通知)(?<!方案)(?<!要点)(?<!计划)(?<!意见)(?<!措施)(?<!安排)
        """,
        Message("drafting.kind-news"),
    ),
)
_KINDS = tuple((re.compile(words, re.VERBOSE), kind) for words, kind in _OTHERS)
"""Patterns for the titles of other documents, each with the kind of document."""

_PLAN = re.compile(
    "要点|方案|计划|分工|任务|清单|安排|台账|分解|决定(?!书)|意见(?!征集|反馈|建议)|措施|重点工作|行动|部署"
)
"""Matches a word that a line at the head of each plan has."""

_PLAN_TITLE_END = re.compile(
    r"(?:要点|方案|计划|(?:任务|责任|重点工作|职责)分工|分工(?:表|方案)|清单|意见|措施|安排)$"
)
_EXPLAINS = re.compile("解读$|解读[《：]")

_REPORTED = re.compile(
    r"""
      (?: 已 | 共 | 累计 | 开展了 | 完成了 | 取得了 | 实现了 | 制定了 | 印发了 | 举办了 | 组织了
        | 公开了 | 发布了 | 办理了 | 受理了 )
      [^，。]{0,16} \d+ (?:余|多)? [件条次场人篇个期份]              # 共公开信息300余条
    | 存在的?(?:主要)?(?:问题|不足) | 下一步(?:工作)?(?:打算|计划|安排|将) | 近日 | 记者
    """,
    re.VERBOSE,
)
"""Matches words about results, as in reports and news."""

_ARTICLE = re.compile("第[一二三四五六七八九十百]{1,4}条")
_LONGEST_TITLE = 60
_HEAD = 25
"""How many lines at the head of a document are searched for titles."""

_LEAST_TASKS = 3


def refuse_other_documents(
    title: str, blocks: Sequence[Block], sections: Iterable[SectionRecord]
) -> None:
    """Raise `NotAPlan` for a document that is none by its title, wording or number of tasks, with the
    reason and what speaks for it; `Refusal` for one without any task.
    """
    tasks = [task for section in sections for task in section.tasks]
    if not tasks:
        raise Refusal("drafting.no-tasks")
    answered = sum(any(group.printed for group in task.units) for task in tasks)
    if reason := _find_reason(title, blocks, len(tasks), answered):
        raise NotAPlan(reason, len(tasks), answered)


def _find_reason(title: str, blocks: Sequence[Block], tasks: int, answered: int) -> Message | None:
    """Return why a document is no plan, or None."""
    lines = [block.text for block in blocks if isinstance(block, Paragraph)]
    titles = _titles(title, lines)
    is_plan = answered >= _LEAST_TASKS or any(map(_PLAN.search, titles))
    if other := _find_other_kind(
        title, titles, is_plan=is_plan, is_answered=answered >= _LEAST_TASKS
    ):
        return other
    if tasks < _LEAST_TASKS:
        return Message("drafting.few-tasks")
    if not is_plan and not answered:
        return Message("drafting.no-plan")
    if sum(map(bool, map(_ARTICLE.match, lines))) >= _LEAST_TASKS:
        return Message("drafting.regulations")
    reported = len(_REPORTED.findall("\n".join(lines)))
    if reported >= max(_LEAST_TASKS + 1, tasks):
        return Message("drafting.reported", number=reported)
    return None


def _titles(title: str, lines: Sequence[str]) -> list[str]:
    """Return the lines at a document's head that may be titles, `title` first."""
    heads = [line for line in lines[:_HEAD] if len(line) > 6 and not read_heading(line)]
    return [line for line in (title, *heads) if len(line) < _LONGEST_TITLE and "。" not in line]


def _find_other_kind(
    title: str, titles: Sequence[str], *, is_plan: bool, is_answered: bool
) -> Message | None:
    """Return what a title says that the document is instead of a plan, or None."""
    for pattern, kind in _KINDS:
        telling = [line for line in titles if pattern.search(line)]
        is_titled = title in telling and not _PLAN_TITLE_END.search(title)
        is_explained = not is_answered and any(map(_EXPLAINS.search, telling))
        if is_titled or is_explained or (telling and not is_plan):
            shown = title if is_titled else telling[0]
            return Message("drafting.other-kind", kind=kind, title=shown)
    return None
