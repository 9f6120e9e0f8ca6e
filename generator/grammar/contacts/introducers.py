"""The words that introduce a private detail (联系人：), and where the detail begins."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from types import MappingProxyType


class Role(StrEnum):
    """What a word introduces; a `code` is a number that is nobody's."""

    PERSON = "person"
    PHONE = "phone"
    SHORT = "short"
    MAIL = "mail"
    QQ = "qq"
    WECHAT = "wechat"
    IDENTITY = "identity"
    PAPER = "paper"
    BANK = "bank"
    HOME = "home"
    POST = "post"
    CODE = "code"


class Link(Enum):
    """How a label is joined to its detail: 电话：1, 电话为1, 电话 1, 电话1."""

    COLON = auto()
    COPULA = auto()
    GAP = auto()
    NOTHING = auto()


@dataclass(frozen=True, slots=True)
class Label:
    """Labels that introduce one detail together (联系人及电话：): the detail begins at `value`."""

    roles: frozenset[Role]
    start: int
    value: int
    link: Link


_WORDS: Mapping[Role, str] = MappingProxyType({
    Role.PERSON: """联系人 联系人员 联络人 联络员 联络人员 经办人 经办人员 经手人 填报人 填报人员 填表人 报送人
        上报人 审核人 录入人 录入员 校对人 制表人 统计人 承办人 拟稿人 收件人 收信人 接收人 值班员 值班人员 信息员
        通讯员 记录人 专管员 对接人 联系同志 联系人姓名 联络员姓名 具体联系人 申请人 举报人 投诉人 经办 填报 收款人 户名""",
    Role.PHONE: """电话 手机 传真 电话号码 手机号 手机号码 电话传真 联系方式 联系号码 热线 座机 固话 小灵通 致电 拨打
        来电 电传 tel fax phone mobile telephone cell tel. 移动电话 whatsapp telegram""",
    Role.SHORT: "短号 小号 内线 分机 分机号 虚拟号 集团号 虚拟网",
    Role.MAIL: "邮箱 电子邮件 电子信箱 邮件 信箱 email e-mail mail 邮箱地址",
    Role.QQ: "qq qq号 qq群 qq号码 qq群号 扣扣 企鹅号 q群 oicq",
    Role.WECHAT: """微信 微信号 微信id 薇信 微号 v信 vx wx wechat weixin 微信群号 微信账号 钉钉 钉钉号 钉钉账号
        skype msn 旺旺""",
    Role.IDENTITY: "身份证 身份证号 身份证号码 公民身份号码 身份号码 身份证件号码 证件号码 证件号 驾驶证号",
    Role.PAPER: """护照 护照号 护照号码 通行证 通行证号 通行证号码 军官证 军官证号 士兵证号 社保卡号 社会保障号
        社会保障号码 医保卡号 居住证号""",
    Role.BANK: "账号 银行账号 银行账户 账户 卡号 银行卡 银行卡号 收款账号 开户账号 存折号 对公账户",
    Role.HOME: "住址 家庭住址 家庭地址 家庭详细地址 户籍地址 户籍所在地 现住址 现住 居住地址 住所地 常住地址",
    Role.POST: "通讯地址 通信地址 联系地址 邮寄地址 收件地址 寄送地址 收货地址",
    Role.CODE: """编号 文号 代码 信用代码 索引号 登记号 备案号 许可证号 icp备 网安备 公网安备 isbn issn 条码 流水号
        合同号 订单号 项目号 批号 标准号 专利号 发票号 票号 公告号 标识码 网站标识码 案号 受理号 办件号 查询码 邮编
        邮政编码 投资 金额 资金 经费 预算 收入 支出 总额 总量 累计 总计 合计 共计 面积 次数 访问量 浏览量 点击量
        点击数 阅读量 咨询量 受理量 产值 数量 no. no № 第 号码段 面值 序号 学号 注册号 车架号 设备号 版本 型号 id""",
})  # fmt: skip

_ROLE_OF: Mapping[str, Role] = MappingProxyType(
    {word: role for role, words in _WORDS.items() for word in words.split()}
)


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern of words, whose characters may stand apart: 联 系 人."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    spaced = " {0,4}"
    heads = re.escape("".join(sorted({word[0] for word in longest_first})))
    bodies = "|".join(
        spaced.join(map(re.escape, word)) if not word.isascii() else re.escape(word)
        for word in longest_first
    )
    return re.compile(f"(?=[{heads}])(?:{bodies})")


_WORD = _any_of(_ROLE_OF)
_LATIN_EDGE = re.compile("[a-z0-9_]")
_LATIN = re.compile("[a-z_]")

_JOIN = re.compile(r" {0,4}(?:[/、及和兼与或|(]{0,2}) {0,4}")
"""Joins two labels: 电话/传真, 联系人及电话, 手机（微信）."""

_TAIL = re.compile(r" {0,4}(?:号码|账号|同号|号|id)?(?: {0,4}\([^()\n0-9]{0,16}\))? {0,4}\)?")
"""What may follow a label before its colon: 电话号码, 经办人（签字）, 电话（传真）."""

_COLON = re.compile(r" {0,4}[:;=-](?:[ \t|:]{0,8}(?:\n[ \t|]{0,8}){0,2})")
_COPULA = re.compile(" {0,4}(?:为|是|改为|变更为) {0,4}:?")
_GAP = re.compile(r"[ \t|]{1,8}")
_BREAK = re.compile(r"[ \t|]{0,8}(?:\n[ \t|]{0,8}){1,2}")


def find_labels(text: str) -> tuple[Label, ...]:
    """Return the labels of a folded text in order, and those that head a table's columns."""
    labels = [*_chains(text), *_columns(text)]
    return tuple(sorted(labels, key=lambda label: (label.value, label.start)))


def _words(text: str) -> Iterator[tuple[Role, int, int]]:
    for found in _WORD.finditer(text):
        word = re.sub(" ", "", found[0])
        role = _ROLE_OF.get(word) or _ROLE_OF[found[0]]
        before = text[found.start() - 1 : found.start()]
        if word[0].isascii() and word[0].isalnum() and _LATIN_EDGE.match(before):
            continue  # the end of a longer word
        if word[-1].isascii() and word[-1].isalpha() and _LATIN.match(text, found.end()):
            continue  # the beginning of a longer word
        if role is Role.WECHAT and _PUBLIC.search(text[max(0, found.start() - 4) : found.start()]):
            continue
        yield role, found.start(), found.end()


_PUBLIC = re.compile("(?:公众|官方|政务|订阅|服务)$")
"""An account that an agency publishes in."""


def _chains(text: str) -> Iterator[Label]:
    roles: set[Role] = set()
    start = end = 0
    for role, first, last in _words(text):
        if roles and _joins(text, end, first):
            roles.add(role)
            end = last
            continue
        if roles:
            yield _label(text, frozenset(roles), start, end)
        roles, start, end = {role}, first, last
    if roles:
        yield _label(text, frozenset(roles), start, end)


def _joins(text: str, end: int, start: int) -> bool:
    return start - end <= 6 and bool(_JOIN.fullmatch(text, end, start))


def _label(text: str, roles: frozenset[Role], start: int, end: int) -> Label:
    tail = _TAIL.match(text, end)
    position = tail.end() if tail else end
    if position > end and not text[end:position].strip():
        position = end
    if colon := _COLON.match(text, position):
        return Label(roles, start, colon.end(), Link.COLON)
    if copula := _COPULA.match(text, position):
        return Label(roles, start, copula.end(), Link.COPULA)
    is_alone = start == 0 or text[start - 1] in "\n\t|"
    if is_alone and (line := _BREAK.match(text, position)):
        return Label(roles, start, line.end(), Link.GAP)
    if gap := _GAP.match(text, position):
        return Label(roles, start, gap.end(), Link.GAP)
    return Label(roles, start, position, Link.NOTHING)


_CELL_GAP = re.compile(r"[\t|]")
_MOST_CELLS = 60
_HEADS = frozenset({Role.PERSON, Role.PHONE, Role.SHORT, Role.MAIL, Role.QQ, Role.WECHAT,
                    Role.IDENTITY, Role.BANK, Role.HOME})  # fmt: skip
_NAME_HEAD = re.compile(" {0,4}姓 {0,4}名 {0,4}")
_HEAD_MODIFIERS = "办公联系业务单位移动电子咨询常用固定本人经办姓名及号码/()（）、 "


def _columns(text: str) -> Iterator[Label]:
    """Yield a label for each cell below a head 联系人 or 联系电话 of a table."""
    heads: list[frozenset[Role]] = []
    position = 0
    for line in text.split("\n"):
        cells = _CELL_GAP.split(line)
        if 1 < len(cells) <= _MOST_CELLS:
            if any(found := [_head(cell) for cell in cells]):
                has_contact = any(roles - {Role.PERSON} for roles in found)
                heads = [
                    roles or (frozenset({Role.PERSON}) if has_contact and is_name else roles)
                    for roles, is_name in zip(found, map(_NAME_HEAD.fullmatch, cells), strict=True)
                ]
            elif heads:
                yield from _below(cells, heads, position)
        elif line.strip():
            heads = []
        position += len(line) + 1


def _head(cell: str) -> frozenset[Role]:
    """Return what a cell introduces that is only a label: 联系电话, 办公电话."""
    if len(cell) > 24:
        return frozenset()
    found = list(_words(cell))
    rest = cell
    for _, start, end in reversed(found):
        rest = rest[:start] + rest[end:]
    if rest.strip(_HEAD_MODIFIERS):
        return frozenset()
    return frozenset(role for role, _, _ in found) & _HEADS


def _below(cells: list[str], heads: list[frozenset[Role]], position: int) -> Iterator[Label]:
    is_same = abs(len(cells) - len(heads)) <= 1
    for number, cell in enumerate(cells):
        if is_same and number < len(heads) and heads[number] and cell.strip():
            value = position + len(cell) - len(cell.lstrip(" "))
            yield Label(heads[number], value - 1, value, Link.COLON)
        position += len(cell) + 1
