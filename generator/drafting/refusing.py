"""Which documents are no plans, and how one knows."""

import re
from collections.abc import Sequence

from generator.drafting.blocks import Block, Paragraph, Refusal
from generator.drafting.outline import read_heading

_OTHERS = (
    (
        r"年度报告|工作报告|工作总结|情况(?:的)?(?:报告|总结|汇报)|总结(?:报告)?$|自查报告|完成情况|落实情况",
        "总结或报告",
        "a report on what was done",
    ),
    (
        r"(?:政策|文件)?解读$|解读[《：:]|》(?:的)?(?:政策|文字|图文)?解读|一图读懂|图解|问答",
        "政策解读",
        "an interpretation of a plan",
    ),
    (
        r"放假|节假日|假期|值班(?:表|安排)|休假",
        "放假或值班的安排",
        "a notice of holidays or duties",
    ),
    (r"预算(?:表|公开|情况)|决算", "预算或决算", "a budget"),
    (r"名单(?:的)?公[示告]|招聘|招标|中标|公示$|任免", "公示或公告", "an announcement"),
    (
        r"^(?:我|全|本)?(?:市|县|区|省)?.{0,12}(?:印发|出台|发布|部署|召开).{0,40}$(?<!通知)(?<!方案)(?<!要点)(?<!计划)",
        "新闻",
        "a piece of news",
    ),
)
_PLAN = re.compile("要点|方案|计划|分工|任务|清单|安排表|台账|分解")
_REPORTED = re.compile(
    r"(?:已|共|累计|开展了|完成了|取得了|实现了|制定了|印发了|举办了|组织了|公开了|发布了|办理了|受理了)[^，。]{0,16}\d+(?:余|多)?[件条次场人篇个期份]"
    r"|存在的?(?:主要)?(?:问题|不足)|下一步(?:工作)?(?:打算|计划|安排|将)|近日|记者"
)


def refuse_other_documents(title: str | None, blocks: Sequence[Block], tasks: int) -> None:
    """Raise `Refusal` for a document that is no plan: by its title, its tone, or for want of tasks."""
    lines = [block.text for block in blocks if isinstance(block, Paragraph)]
    heads = [
        line
        for line in [title or "", *lines[:25]]
        if 6 < len(line) < 60 and "。" not in line and not read_heading(line)
    ]
    words = "\n".join(lines)
    for pattern, kind, english in _OTHERS:
        telling = [line for line in heads if re.search(pattern, line)]
        is_titled = bool(
            title
            and re.search(pattern, title)
            and not re.search(r"(?:要点|方案|计划|分工表?|清单)$", title)
        )
        own = [line for line in telling if re.search("解读$|解读[《：]", line)]
        if is_titled or own or (telling and not any(_PLAN.search(line) for line in heads)):
            name = title if is_titled and title else telling[0]
            raise Refusal(
                f"这不像公开计划，像{kind}：“{name}”；没有写出草稿",
                f"this looks like {english}, not a plan: “{name}”; no draft was written",
            )
    reported = len(_REPORTED.findall(words))
    if tasks < 3:
        raise Refusal(
            "没有找到三项以上带编号或列成表格的任务，这不像公开计划；没有写出草稿",
            "no three numbered or tabled tasks were found: this looks like no plan; no draft was written",
        )
    if reported >= max(4, tasks):
        raise Refusal(
            f"这不像公开计划：有 {reported} 处在说已经做了什么，像总结或报道；没有写出草稿",
            f"this looks like no plan: {reported} places tell what was done; no draft was written",
        )
