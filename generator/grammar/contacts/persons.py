"""The names of contact persons: after 联系人 and its like, or before a phone number."""

import re
from collections.abc import Iterable, Iterator

from generator.grammar.contacts.introducers import Label, Link, Role
from generator.grammar.contacts.kinds import Kind, Rule, Span
from generator.grammar.contacts.reading import Reading
from generator.grammar.contacts.shapes import is_counted, is_day
from generator.hanzi import HAN

_SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛奚范彭郎鲁韦昌马苗凤"
    "花俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安乐于傅皮卞齐康伍余卜顾孟黄穆萧尹姚邵汪祁毛禹狄米贝臧戴宋庞"
    "熊纪舒屈项祝董梁杜阮蓝闵席季麻贾路娄江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万柯管卢莫经房裘缪解应宗丁"
    "宣邓郁杭洪包诸左石崔吉龚程邢裴陆荣翁荀甄曲储靳段焦侯秋仲伊宫宁仇甘厉武符刘景詹龙叶司黎薄白蒲卓蔺乔翟谭姬"
    "申冉桑牛尚农温庄柴阎连习艾向古易廖耿满匡文寇欧聂晁敖冷阚简饶曾沙关游权益桓覃肖涂熙阳隋兰查青付代闫仝佟"
    "鄢湛占帅邸揭淦佘呼候岳旷"
)
_COMMON = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许吕施张孔曹魏陶姜戚谢邹潘葛范彭鲁韦马苗俞袁柳鲍史唐薛雷贺倪汤罗郝"
    "傅康顾孟黄萧尹姚邵汪祁毛狄戴宋庞熊舒屈董梁杜阮季贾娄江童颜郭梅林徐邱骆夏蔡田樊胡凌霍卢丁邓洪崔龚邢裴陆翁"
    "刘詹龙叶黎白谭冉温柴廖耿聂饶曾覃肖闫佟"
)
"""Surnames that hardly begin another word."""

_NOT_A_NAME = re.compile(
    "[各本该由应需须将请按见未不及无有的]|部门|单位|办公|主任|科长|局长|人员|负责|电话|详见|附件|同上|待定|签字|盖章|签名"
    "|姓名|职务|名单|信息|方式|变动|变更|制度|确定|报送|要求|热线|传真|手机|时间|日期|值班|咨询|政务|服务|监督|投诉|举报"
    "|工作|政府|街道|领导|公开|联系|联络|中心|邮箱|地址|从略|书记|备注|序号|分管|总机|总台|前台|窗口|大厅|平台|网站"
)
_OFFICE_END = "局|办公室|办|科|处|室|委|中心|股|部|院|厅|司|队|所|站|政府|组|区|县|市|镇|乡|会|社|校|团|街道|公司"
_OFFICE = re.compile(rf"[{HAN}]{{1,24}}?(?:{_OFFICE_END})+(?=[ (:/-]|[{HAN}]{{2,3}}(?![{HAN}]))")
_TITLES = "同志|先生|女士|老师|主任|副主任|科长|副科长|局长|副局长|处长|副处长|科员|股长|秘书|书记|工程师|干部|专员|经理"
_NAME = re.compile(
    rf"[{HAN}]{{1,10}}(?: ?· ?[{HAN}]{{1,10}}){{1,3}}"  # of a minority
    rf"|[{HAN}] {{1,4}}[{HAN}](?![{HAN}])"  # of two characters, spaced to three
    rf"|[{HAN}]{{1,5}}"
)
_TITLE_END = re.compile(rf"(?:{_TITLES})$")
_NAME_END = re.compile(r"(?=[ \n\t,，、;；。/|()（）:：0-9+〔\[-]|$)")
_NEXT = re.compile(r"(?: {0,4}\([^()\n]{0,24}\))? {0,4}(?:[、/,;]|和|及|或)? {0,4}")
_MOST_NAMES = 20


def find_persons(reading: Reading, phones: Iterable[Span]) -> Iterator[Span]:
    """Yield the names after the labels of a text, and those before its phone numbers."""
    for label in reading.labels:
        if Role.PERSON in label.roles:
            yield from _after_label(reading, label)
        elif Role.PHONE in label.roles and label.link is not Link.NOTHING:
            yield from _before_number(reading, label)
    for phone in phones:
        if phone.is_sure and (name := _just_before(reading.text, phone.start)):
            yield name


def _after_label(reading: Reading, label: Label) -> Iterator[Span]:
    text, position = reading.text, label.value
    for number in range(_MOST_NAMES):
        limit = reading.next_label(position)
        position = _behind_office(text, position, limit)
        span = _name_at(text, position, limit)
        if span is None or not _is_person(text, span, label.link, is_first=number == 0):
            return
        yield Span(*span, _PERSON, _is_sure(reading, span, label.link))
        behind = _NEXT.match(text, _behind_title(text, span[1]))
        if behind is None or behind.end() == span[1]:
            return
        position = behind.end()


def _behind_office(text: str, position: int, limit: int) -> int:
    """Return where words begin after the name of an office: 市政府办公室 张三."""
    office = _OFFICE.match(text, position, limit)
    if office is None or _name_is_whole(text, position, office.end()):
        return position
    return (
        position
        + len(office[0])
        + len(text[office.end() :][:4])
        - len(text[office.end() :][:4].lstrip(" (:/-"))
    )


def _name_is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether an office is rather a name that ends in such a character: 张市."""
    return end - start <= 3 and text[start] in _COMMON and bool(_NAME_END.match(text, end))


def _name_at(text: str, position: int, limit: int) -> tuple[int, int] | None:
    found = _NAME.match(text, position, limit)
    if found is None:
        return None
    end = found.end()
    if "·" not in found[0]:
        if title := _TITLE_END.search(found[0]):
            end = found.start() + title.start()
        elif end < limit and not _NAME_END.match(text, end):
            return None
        if not 1 <= len(text[position:end].replace(" ", "")) <= 4:
            return None
        if end - position == 1 and end == found.end():
            return None
    return (position, end) if end > position else None


def _behind_title(text: str, end: int) -> int:
    title = re.compile(_TITLES).match(text, end)
    return title.end() if title else end


def _is_person(text: str, span: tuple[int, int], link: Link, *, is_first: bool) -> bool:
    name = text[span[0] : span[1]].replace(" ", "")
    if _NOT_A_NAME.search(name) or name.startswith(("为", "是", "和", "要", "在", "与")):
        return False
    if "·" in name or (is_first and link is Link.COLON):
        return True
    is_surname = name[0] in _SURNAMES or (len(name) > 2 and name[:2] in _DOUBLE)
    if not is_first and len(name) > 3:
        return False
    if link is Link.NOTHING or not is_first:
        is_surname = name[0] in _COMMON or name[-1] == "某" or name[:2] in _DOUBLE
    return is_surname or name[-1] == "某"


_DOUBLE = frozenset(
    [
        "欧阳",
        "司马",
        "上官",
        "诸葛",
        "东方",
        "皇甫",
        "尉迟",
        "公孙",
        "慕容",
        "令狐",
        "司徒",
        "夏侯",
        "南宫",
        "端木",
        "百里",
    ]
)
_GOES_ON = re.compile(r"[ \n\t,，、;；/|:：(]{0,4}(?:\([^()\n]{0,24}\))?[ \n\t,，、;；/|:：(]{0,4}")


def _is_sure(reading: Reading, span: tuple[int, int], link: Link) -> bool:
    """A name next to its label is sure if a number or another label comes after it."""
    if link is not Link.NOTHING:
        return True
    behind = _GOES_ON.match(reading.text, span[1])
    end = behind.end() if behind else span[1]
    is_number = reading.text[end : end + 1].isdecimal()
    return is_number or reading.next_label(end) == end


def _before_number(reading: Reading, label: Label) -> Iterator[Span]:
    """Yield a name between 电话： and the number: 电话：张三 027-12345678."""
    text = reading.text
    span = _name_at(text, label.value, reading.next_label(label.value))
    if span is None:
        return
    name = text[span[0] : span[1]].replace(" ", "")
    is_before_number = re.compile(r"[ ,，:：(]{0,4}[+(]{0,2}[0-9]").match(text, span[1])
    if is_before_number and name[0] in _SURNAMES and not _NOT_A_NAME.search(name):
        yield Span(*span, _PERSON)


_BEFORE = re.compile(
    rf"(?:^|[\n\t|,，、;；。:： ()（）{_OFFICE_END.replace('|', '')}])"
    rf"(?P<name>[{HAN}]{{1,8}}·[{HAN}]{{1,8}}|[{HAN}] {{1,3}}[{HAN}]{{1,2}}|[{HAN}]{{2,3}})"
    rf"(?:{_TITLES})?[ \t|:：,，(（]{{0,4}}$"
)


def _just_before(text: str, start: int) -> Span | None:
    """Return the name that stands just before a phone number, apart from the words before it."""
    first = max(0, start - 24)
    window = text[first:start]
    found = _BEFORE.search(window)
    if found is None:
        return None
    name = found["name"].replace(" ", "")
    if _NOT_A_NAME.search(name) or re.search(f"(?:{_OFFICE_END})$", name):
        return None
    if name[0] not in _COMMON and name[:2] not in _DOUBLE and "·" not in name:
        return None
    return Span(first + found.start("name"), first + found.end("name"), _NEAR)


def find_lone_pairs(reading: Reading) -> Iterator[Span]:
    """Yield a name and the seven or eight digits after it, which may be a phone number: 赵某某 1230001."""
    for run in reading.runs:
        group = run[0]
        if len(group.digits) not in {7, 8} or len(run) > 1 or reading.is_in_address(group.start):
            continue
        if reading.label_at(group.start, *Role) or is_counted(reading.text, group.end):
            continue
        if not is_day(group.digits) and (name := _just_before(reading.text, group.start)):
            yield Span(name.start, name.end, _NEAR, is_sure=False)
            yield Span(group.start, group.end, _LONE, is_sure=False)


_PERSON = "contact person"
_NEAR = "name before a phone number"
_LONE = "number after a name"

RULES = (
    Rule(
        _PERSON,
        Kind.PERSON,
        "A name after 联系人, 联络员, 经办人, 填报人 and their like, or between 电话 and its number; "
        "next to its label it is asked about, unless a number or another label comes after it.",
        (
            "联系人：赵某某",
            "联 系 人：赵 某（办公室）",
            "联络员\t赵某某",
            "经办人：阿依古丽·买买提",
            "联系人赵某某，电话1230001",
            "电话：赵某某 1230001",
        ),
        (
            "确定1名联系人，7月10日前报送",
            "联系人：详见附件",
            "联系人变动的，及时更新",
            "责任人：赵某某",
        ),
    ),
    Rule(
        _NEAR,
        Kind.PERSON,
        "A name of two or three characters with a usual surname that stands alone before a phone number.",
        ("赵某某 13900001111", "赵某某（13900001111）"),
        ("市财政局 13900001111", "监督电话：13900001111"),
    ),
    Rule(
        _LONE,
        Kind.PHONE,
        "Seven or eight digits after a name that stands alone are asked about, with the name.",
        ("赵某某 1230001", "市财政局\t赵某某\t12345678"),
        ("赵某某 1234567人", "市财政局 1230001", "赵某某 20200101"),
    ),
)
