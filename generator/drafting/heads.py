"""What stands before and behind the numbered parts: title, notice, catalogue header, page furniture."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.drafting.blocks import Block, Paragraph, TableRow
from generator.drafting.headings import read_heading
from generator.drafting.omissions import CHROME, IMPRINT, REPEATED
from generator.proof.steps import DITTO
from generator.records.documents import HeaderItem, NoticeRecord
from generator.records.sources import Omission

_CATALOGUE = (
    "索引号|信息索取号|索取号|文号|发文字号|文件编号|发布文号|发布机构|发布单位|发布日期|发布时间|成文日期|发文日期|公开日期"
    "|生成日期|印发日期|生效日期|废止日期|失效日期|信息分类|主题分类|体裁分类|组配分类|服务对象|分类|有效性|有效状态|效力状态|时效"
    "|有效期|名称|标题|主题词|关键词|来源|信息来源|文章来源|时间|日期|公开方式|公开范围|公开时限|公开形式|公开责任部门|内容概述"
    "|发文机关|发文单位|发文机构|制发机关|责任部门|信息名称|文件类型|作者|载体类型|记录形式|语种|题裁|体裁|公文种类"
)
_SPACED = "|".join(r"\s*".join(one) for one in sorted(_CATALOGUE.split("|"), key=len, reverse=True))
_ITEM = re.compile(
    rf"(?:^|(?<=\s)|(?<=[】\]]))[【\[]?(?P<label>{_SPACED})\s*[】\]]?\s*[：:]\s*(?P<value>.*?)"
    rf"(?=[\s|]+(?:【?(?:{_SPACED}|访问量|浏览次数|浏览量|阅读|点击|点击数|字体|字号|分享|编辑|责任编辑|打印)\s*】?\s*[：:]|\Z)|$)"
)

_LABEL_CELL = re.compile(rf"(?:{_SPACED})\s*[：:]?")

_CHROME = re.compile(
    r"当前位置|您现在|您的位置|首页\s*[>＞»/]|^首页|扫一扫|访问量|浏览次数|浏览量|点击数|阅读次数|^阅读|字体|字号|分享到?|打印|关闭"
    r"|收藏|上一篇|下一篇|相关(?:阅读|链接|新闻|文章|词条|附件|稿件|信息|文档)|热门词条|版权|ICP|备案|公网安备|网站标识|主办[：:]"
    r"|承办[：:]|技术支持|联系我们|联络我们|网站地图|无障碍|返回|今天是|微信|微博|客户端|登录|注册|搜索|联系方式从略|责任编辑"
    r"|编辑[：:]|邮编|地址[：:]|凡本网|转载|声明|更多|^导航|网站首页|政务服务$|^政务公开$|互动交流|基本介绍|中文名|^•|Copyright"
    r"|来源[：:]\s*$|时间[：:]\s*$|主办单位[：:].*承办单位|纠错|用户|^繁體|^English|^无障碍|适老|长者|政府网站找错|二维码|下载|听全文|保护视力|背景色|\[?大\s*中\s*小\]?",
    re.IGNORECASE,
)
_PAGE_NUMBER = re.compile(
    r"^[-—–－\s·.]*(?:第\s*)?\d{1,3}(?:\s*页)?(?:\s*/\s*\d+|\s*共\s*\d+\s*页)?[-—–－\s·.]*$"
)
_IMPRINT = re.compile(
    r"^抄送|^抄报|^主送|印发$|^\S{2,30}办公室?\s+\d{4}年\d{1,2}月\d{1,2}日印发|^分送|^报[：:送]"
)

NUMBER = re.compile(
    r"^[（(]?[^\s，。：；、《》]{1,16}[〔\[［(（【]\s*\d{4}\s*[〕\]］)）】]\s*第?\s*\d{1,4}\s*号[）)]?$"
)
_DATE = re.compile(
    r"^[（(]?\s*(?:\d{4}|[〇○零一二三四五六七八九]{4})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日\s*[）)]?$"
)
_PRINTED_ON = re.compile(
    r"^[（(][^，。；]{0,30}\d{4}年\d{1,2}月\d{1,2}日(?:印发|发布|公布|制定)?[）)]$"
)
_RELEASE = re.compile(
    r"^[（(]\s*(?:此件|此文|本文|公开属性|信息公开|依申请|主动公开).{0,20}[）)]$|^(?:信息)?公开(?:属性|方式|选项)[：:]"
)
_ATTACHMENT = re.compile(
    r"^附\s*件\s*\d{0,2}\s*[：:.．]?|\.(?:pdf|docx?|xlsx?|wps|ofd|zip)$", re.IGNORECASE
)
_SIGNATURE = re.compile(
    r"^[^，。：；！？、\d]{4,40}(?:政府|办公厅|办公室|委员会|局|厅|府办|领导小组|管委会|小组办公室|中心|院|委|办)$"
)
_PLAN = re.compile(r"要点|方案|计划|分工|任务|清单|安排|规划|分解|台账|一览表|实施意见|措施|责任表")
_TITLE = re.compile(r"^(?!.*[。！？；])(?!.*[：:]$).{5,70}$")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """All that is no numbered part and has a field."""

    title: str | None
    notice: NoticeRecord | None
    header: tuple[HeaderItem, ...]
    opening: tuple[str, ...]
    closing: tuple[str, ...]
    omissions: tuple[Omission, ...]


def read_surroundings(
    before: Sequence[Block],
    between: Sequence[Block],
    behind: Sequence[Block],
    omitted: Sequence[Omission],
) -> Surroundings:
    """Place the lines before the first part, between tables, and behind the last part."""
    reader = _Reader(list(omitted))
    reader.read_before(reader.plain_lines(before))
    reader.read_between(reader.plain_lines(between))
    reader.read_behind(reader.plain_lines(behind))
    return Surroundings(
        title=reader.title,
        notice=reader.notice(),
        header=tuple(reader.header),
        opening=tuple(reader.opening),
        closing=tuple(reader.closing),
        omissions=tuple(reader.omissions),
    )


def _choose_titles(lines: Sequence[str]) -> tuple[int | None, int | None]:
    """Return which lines are the plan's title and the notice's; a plan without a notice may bear the
    notice's.
    """
    titles = [n for n, line in enumerate(lines) if _is_title(line)]
    notices = [n for n in titles if re.search(r"(?:通知|的函|通告|决定|批复)$", lines[n])]
    plans = [n for n in titles if n not in notices and _PLAN.search(lines[n])]
    if plans:
        return plans[-1], notices[0] if notices else None
    if notices:
        return notices[0], None
    return (titles[-1] if titles else None), None


_TELLING = (
    ("number", NUMBER),
    ("release", _RELEASE),
    ("date", _DATE),
    ("date", _PRINTED_ON),
)
"""Fields whose lines tell by themselves what they are."""


class _Reader:
    """Gives every line its field, the first that fits; a line that none fits is left unplaced."""

    def __init__(self, omissions: list[Omission]) -> None:
        self.title: str | None = None
        self.header: list[HeaderItem] = []
        self.opening: list[str] = []
        self.closing: list[str] = []
        self.omissions = omissions
        self._fields: dict[str, str] = {}
        self._letter: list[str] = []
        self._attachments: list[str] = []

    def read_before(self, lines: Sequence[str]) -> None:
        """Place what stands before the first part."""
        plan, notice = _choose_titles(lines)
        if plan is not None:
            self.title = lines[plan]
        if notice is not None:
            self._fields["title"] = lines[notice]
        for number, line in enumerate(lines):
            is_opening = plan is None or number > plan
            if number in (plan, notice) or self._take_common(line):
                continue
            if is_opening and plan is not None and (_is_paragraph(line) or read_heading(line)):
                self.opening.append(line)
            elif _is_addressee(line) and "addressees" not in self._fields:
                self._fields["addressees"] = line
            elif _ATTACHMENT.match(line):
                self._attachments.append(line)
            elif _SIGNATURE.match(line) and "signature" not in self._fields and self._is_notice():
                self._fields["signature"] = line
            elif self._is_notice() and _is_paragraph(line):
                self._letter.append(line)
            elif plan is None and _is_paragraph(line):
                self.opening.append(line)
            else:
                self._leave(line)

    def read_between(self, lines: Sequence[str]) -> None:
        """Place what stands between two tables: their titles, printed again."""
        for line in lines:
            if not self._take_common(re.sub("（续表?）$", "", line), line):
                self._leave(line)

    def read_behind(self, lines: Sequence[str]) -> None:
        """Place what stands behind the last part."""
        is_over = False
        for line in lines:
            if _IMPRINT.search(line):
                self.omissions.append(Omission(text=line, why=IMPRINT))
            elif _ATTACHMENT.search(line):
                self._attachments.append(line)
            elif self._take_common(line):
                is_over = is_over or bool(_DATE.match(line))
            elif _SIGNATURE.match(line) and "signature" not in self._fields:
                self._fields["signature"], is_over = line, True
            elif not is_over and _is_paragraph(line) and len(line) > 15:
                self.closing.append(line)
            else:
                self._leave(line)

    def _is_notice(self) -> bool:
        return bool({"title", "addressees"} & self._fields.keys())

    def _take_common(self, line: str, printed: str | None = None) -> bool:
        """Place a line that tells by itself what it is: a number, a date, a title printed again; it
        may be `printed` with more.
        """
        for name, pattern in _TELLING:
            if pattern.match(line) and name not in self._fields:
                self._fields[name] = line
                return True
        if line in (self.title, self._fields.get("title")):
            self.omissions.append(Omission(text=printed or line, why=REPEATED))
            return True
        return False

    def notice(self) -> NoticeRecord | None:
        """Return the notice, if any of it is printed."""
        letter = {"letter": "\n".join(self._letter)} if self._letter else {}
        parts = {**self._fields, **letter, "attachments": tuple(self._attachments)}
        return NoticeRecord.model_validate(parts) if any(parts.values()) else None

    def plain_lines(self, blocks: Sequence[Block]) -> list[str]:
        """Return the lines that hold neither the catalogue header nor page furniture."""
        lines: list[str] = []
        for block in _join_titles(blocks):
            if isinstance(block, TableRow):
                self._read_row(block)
                continue
            for line in filter(None, map(str.strip, block.text.split("\n"))):
                is_text = _is_paragraph(line) and len(line) > 80
                items = [] if is_text else list(_ITEM.finditer(line))
                if items and not (len(items) == 1 and _is_paragraph(items[0]["value"])):
                    self._read_items(line, items)
                elif _PAGE_NUMBER.match(line) or _is_chrome(line):
                    self.omissions.append(Omission(text=line, why=CHROME))
                else:
                    lines.append(line)
        return lines

    def _read_items(self, line: str, items: Sequence[re.Match[str]]) -> None:
        position = 0
        between: list[str] = []
        for item in items:
            between.append(line[position : item.start()])
            self._add_item(item["label"], item["value"])
            position = item.end()
        for words in filter(None, map(str.strip, [*between, line[position:]])):
            if not self._take_common(words):
                self._leave(words)

    def _add_item(self, label: str, value: str) -> None:
        self.header.append(HeaderItem(label=label.strip(), value=value.strip() or None))

    def _read_row(self, row: TableRow) -> None:
        """Read a row of the catalogue header: label and value in one cell, or by turns."""
        cells = [cell for cell in row.cells if cell and cell != DITTO]
        items = [_ITEM.fullmatch(cell) for cell in cells]
        if all(items):
            for item in filter(None, items):
                self._add_item(item["label"], item["value"])
        elif len(cells) % 2 == 0 and all(_LABEL_CELL.fullmatch(label) for label in cells[::2]):
            for label, value in zip(cells[::2], cells[1::2], strict=True):
                self._add_item(label.rstrip("：: "), value)

    def _leave(self, line: str) -> None:
        line = line.strip(" |") or line.strip()
        if line and (_is_chrome(line) or _PAGE_NUMBER.match(line) or re.fullmatch(r"[\W_]+", line)):
            self.omissions.append(Omission(text=line, why=CHROME))


def _join_titles(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield blocks with a notice's title on one line that was printed on two: …办公室 / 关于印发…的通知."""
    pending: Paragraph | None = None
    for block in blocks:
        if pending and isinstance(block, Paragraph) and _joins(pending.text, block.text):
            block, pending = Paragraph(pending.text + block.text), None
        if pending:
            yield pending
        pending = block if isinstance(block, Paragraph) else None
        if pending is None:
            yield block
    if pending:
        yield pending


def _joins(first: str, second: str) -> bool:
    if not re.search(r"(?:通知|的函)$", second) or len(first + second) > 90:
        return False
    if re.search("[。：；]", first):
        return False
    return bool(re.search("关于印发《?$|关于$|印发$", first)) or bool(
        _SIGNATURE.match(first) and second.startswith(("关于", "印发", "转发"))
    )


def _is_title(line: str) -> bool:
    return bool(
        _TITLE.match(line)
        and (_PLAN.search(line) or line.endswith("通知"))
        and not _ATTACHMENT.match(line)
        and not _is_chrome(line)
        and not _ITEM.match(line)
        and not line.startswith(("《", "1", "（"))
    ) or bool(re.fullmatch(r"20\d\d年.{2,50}(?:要点|方案|计划|分工|安排)", line))


def _is_chrome(line: str) -> bool:
    return (
        bool(_CHROME.search(line))
        and (len(line) < 60 or "版权" in line or "ICP" in line)
        and not ("。" in line and len(line) > 40 and "版权" not in line)
    )


def _is_paragraph(line: str) -> bool:
    return "。" in line or (len(line) > 25 and "，" in line) or line.endswith(("：", "；"))


def _is_addressee(line: str) -> bool:
    return (
        line.endswith("：")
        and len(line) < 200
        and bool(re.search("政府|部门|单位|委|办|局|镇|街道|公司|科室|机构", line))
        and "。" not in line
    )


def is_tail(block: Block) -> bool:
    """Tell whether a line can no longer belong to a task: signature, date, attachment, furniture."""
    if not isinstance(block, Paragraph):
        return False
    line = block.text
    return bool(
        _DATE.match(line)
        or _IMPRINT.search(line)
        or _RELEASE.match(line)
        or _is_chrome(line)
        or _PAGE_NUMBER.match(line)
        or _ATTACHMENT.search(line)
        or (_SIGNATURE.match(line) and not _PLAN.search(line))
    )
