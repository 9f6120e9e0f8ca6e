"""Recognises the catalogue header: labels and values that a portal prints above a document."""

import re

_LABELS = """
    索引号 信息索取号 索取号 文号 发文字号 文件编号 发布文号
    发布机构 发布单位 发文机关 发文单位 发文机构 制发机关 责任部门 来源 信息来源 文章来源 作者
    发布日期 发布时间 成文日期 发文日期 公开日期 生成日期 印发日期 生效日期 废止日期 失效日期 时间 日期
    有效性 有效状态 效力状态 时效 有效期
    信息分类 主题分类 体裁分类 组配分类 服务对象 分类 主题词 关键词 题裁 体裁 公文种类 文件类型
    名称 标题 信息名称 内容概述 载体类型 记录形式 语种
    公开方式 公开范围 公开时限 公开形式 公开责任部门
"""
_LONGEST_FIRST = sorted(_LABELS.split(), key=len, reverse=True)
_LABEL = "|".join(r"\s*".join(label) for label in _LONGEST_FIRST)
"""Any label of the header; layout may have put spaces between its characters."""

_COUNTERS = "访问量|浏览次数|浏览量|阅读|点击|点击数|字体|字号|分享|编辑|责任编辑|打印"
"""Words that may follow the last item on its line and are not items."""

ITEM = re.compile(
    rf"""
    (?: ^ | (?<= \s ) | (?<= [】\]] ) )
    [【\[]? (?P<label> {_LABEL} ) \s* [】\]]? \s* [：:] \s*
    (?P<value> .*? )
    (?= [\s|]+ (?: 【? (?: {_LABEL}|{_COUNTERS} ) \s* 】? \s* [：:] | \Z )   # the next label
      | $ )
    """,
    re.VERBOSE,
)
"""Matches an item of the catalogue header: 索引号：000014349/2020-00012."""

LABEL_CELL = re.compile(rf"(?:{_LABEL})\s*[：:]?")
"""Matches a cell that holds only a label."""
