"""Recognises furniture: lines of a page that are not part of the document, such as navigation."""

import re
from collections.abc import Sequence

from generator.hanzi import HAN
from generator.proof.steps import CONTACT_LEFT_OUT

_COUNT = r"(?: \d{1,3} | [一二三四五六七八九十百]{1,5} )"
_SIGNS = r"[-—–－―~～·•\s〔〕【】\[\]]*"
PAGE_NUMBER = re.compile(
    rf"""
    ^ {_SIGNS} (?:
        (?: page | p\.? )? \s* \d{{1,3}} (?: \s* (?: / | of | ／ ) \s* \d+ )?    # 3, 3/12, Page 3 of 12
      | (?: 共 \s* {_COUNT} \s* 页 [，,\s]* )? 第 \s* {_COUNT} \s* 页?          # 第3页, 共12页 第3页
        (?: [/／，,（(\s]* 共 \s* {_COUNT} \s* 页 [）)]? )?                     # 第3页（共12页）
      | \d{{1,3}} \s* 页 (?: \s* 共 \s* \d+ \s* 页 )?                       # 3页
    ) {_SIGNS} $
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Matches a line that is only a page number: — 3 —."""

_BARE = re.compile(r"\s*\d+\s*$")


def is_page_numbers(lines: Sequence[str]) -> bool:
    """Tell whether lines are surely page numbers: none is a bare figure, or the figures count pages."""
    if not all(map(PAGE_NUMBER.match, lines)):
        return False
    bare = [int(line) for line in lines if _BARE.match(line)]
    return not bare or (len(bare) > 1 and bare == list(range(bare[0], bare[0] + len(bare))))


_NAVIGATION = r"""
    当前位置 | 您现在 | 您的位置 | 首页\s*[>＞»/] | ^首页 | ^导航 | 网站首页 | 网站地图 | 政务服务$ | ^政务公开$
  | 互动交流 | 返回 | 更多 | 上一篇 | 下一篇 | 搜索 | 登录 | 注册 | 用户
  | 相关(?:阅读|链接|新闻|文章|词条|附件|稿件|信息|文档) | 热门词条 | 基本介绍 | 中文名 | ^•
"""
_TOOLS = r"""
    扫一扫 | 二维码 | 字体 | 字号 | \[?大\s*中\s*小\]? | 背景色 | 保护视力 | 听全文 | 打印 | 关闭 | 收藏 | 下载
  | 分享到? | 微信 | 微博 | 客户端 | 转载 | 纠错 | 政府网站找错
  | ^繁體 | ^English | 无障碍 | ^无障碍 | 适老 | 长者
"""
_COUNTERS = "访问量 | 浏览次数 | 浏览量 | 点击数 | 阅读次数 | ^阅读 | 今天是"
_IMPRINT = r"""
    版权 | Copyright | ICP | 备案 | 公网安备 | 网站标识 | 凡本网 | 声明 | 技术支持
  | 主办[：:] | 承办[：:] | 主办单位[：:].*承办单位 | 责任编辑 | 编辑[：:]
  | 联系我们 | 联络我们 | 邮编 | 地址[：:] | 来源[：:]\s*$ | 时间[：:]\s*$
"""
_CHROME = re.compile(
    f"{_NAVIGATION} | {_TOOLS} | {_COUNTERS} | {_IMPRINT}", re.VERBOSE | re.IGNORECASE
)
"""Matches words that web pages show around a document."""

_CONTACT_LINE = re.compile(
    rf"""
    ^ [（(]? [{HAN}]{{0,6}}
    (?: 联系人 | 联络[员人] | 经办人 | 填报人 | 填表人 | 审核人 | 信息员 | 联系方式
      | 电话 | 手机 | 传真 | 邮[箱件] | 信箱 | E-?mail | QQ | 微信 | Tel | Fax
    )
    [^。]{{0,300}} {re.escape(CONTACT_LEFT_OUT)} [^。]{{0,300}} 。? [）)]? $
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Matches a line, without its spaces, that only says whom to ask: 联系人：…，电话：…."""

_LONGEST = 60
_LONGEST_SENTENCE = 40


def is_chrome(line: str) -> bool:
    """Tell whether a line belongs to the web page around a document, and is not a sentence."""
    if not _CHROME.search(line):
        return False
    is_imprint = "版权" in line
    if "。" in line and len(line) > _LONGEST_SENTENCE and not is_imprint:
        return False
    return len(line) < _LONGEST or is_imprint or "ICP" in line


def is_contact_line(line: str) -> bool:
    """Tell whether a line only says whom to ask, and has had its contact details left out."""
    return CONTACT_LEFT_OUT in line and bool(_CONTACT_LINE.match(re.sub(r"\s", "", line)))


def is_furniture(line: str) -> bool:
    """Tell whether a line is a page number, or belongs to the web page around a document."""
    return bool(PAGE_NUMBER.match(line)) or is_chrome(line)
