"""The vocabulary of unit lists: endings of names, and the words of roles and notes."""

import re

from generator.records.tasks import Role

_AGENCY = """
    局 | 委 | 委员会 | 办 | 厅 | 部 | 署 | 政府 | 管委会 | 管理处 | 办事处 | 分局 | 法院 | 院
  | 机关 | 机构 | 部门 | 单位 | 税务 | 银监 | 人行 | 消防 | 气象
"""
_OFFICE = """
    处 | 处室 | 科 | 科室 | 股 | 股室 | 室 | 组 | 中心 | 站 | 所 | 台 | 队 | 大队 | 支队 | 总队
"""
_COMMUNITY = """
    镇 | 乡 | 街道 | 街 | 园区 | 园 | 县区 | 区县 | 区 | 县 | 市 | 州 | 盟 | 旗 | 兵团 | 场 | 村 | 社区
"""
_ASSOCIATION = """
    团 | 会 | 社 | 工商联 | 残联 | 妇联 | 文联 | 侨联 | 科协 | 作协 | 团委 | 武装部 | 联社 | 者
"""
_SERVICE = """
    公司 | 集团 | 企业 | 银行 | 支行 | 移动 | 电信 | 联通 | 学校 | 校 | 医院 | 馆 | 库
  | 电视台 | 电台 | 报 | 网
"""
_UNIT_END = rf"(?: {_AGENCY} | {_OFFICE} | {_COMMUNITY} | {_ASSOCIATION} | {_SERVICE} )"
"""The endings of the names of units and groups."""

UNIT = re.compile(
    rf"""
      ^ (?!及时|定期) [^，。；：！？“”]{{1,40}}? {_UNIT_END} (?: （ [^（）]{{1,16}} ） )? $
    | ^ [^，。；：]{{0,12}} （ [^（）]{{1,12}} ） {_UNIT_END}? $   # 各县（区）
    """,
    re.VERBOSE,
)
"""Matches words that look like the name of a unit or a group: 市财政局, 园区管委会（筹）."""

_BY_DUTY = r"""
    (?:按照?|根据|依据|依照|结合|在) (?:各自|本)? (?:的)?
    (?:职责|职能|工作|任务|法定|分管|管理|行业|属地)* (?:职责|职能|分工|范围内?|要求|领域|权限|管理) (?:分工)?
"""
_ANSWERS = r"""
    [，,]?
    (?: 分别 | 共同 | 具体 | 各自 | 联合 | 负责 | 落实 | 组织 | 实施 | 抓好 | 推进 | 做好 | 开展
      | 承担 | 办理 | 牵头负责 )
"""
_AND_OTHERS = r"""
    (?:，)? (?:等|及其他|及其它|以及其他|和其他|及) (?:各|市|县|区|省)? (?:直)?
    (?:相关|有关|业务主管|业务|职能|责任|政府)* (?:单位|部门|机构)?
"""
NOTE = re.compile(rf"(?: {_AND_OTHERS} )? (?: {_BY_DUTY} )? (?: {_ANSWERS} ){{0,4}} $", re.VERBOSE)
"""Matches the note after the last name: 等有关单位, 按职责分工负责落实, or nothing."""

NOTE_START = re.compile(
    """
    等 | 及其他 | 及其它 | 以及其他 | 和其他
    | 按 | 根据 | 依据 | 依照 | 结合
    | 分别 | 共同 | 具体 | 负责 | 落实 | 组织 | 实施 | 抓好 | 推进 | 各自
    """,
    re.VERBOSE,
)
"""Matches the beginning of a note."""

NOTE_AFTER_KNOWN = re.compile("等|及其|按|负|分|共|具|落|组|各|以及")
"""Matches the beginning of a note after a registered name, for which fewer words suffice."""

DUTIES = ("负责", "组织", "落实", "实施", "推进")
"""Words of notes that also occur in names: 组织部, 督查落实室."""

ROLE_ENDS = (
    (
        re.compile(
            r"""
            (?:（)? (?:总|统筹)? (?:牵头|主办)
            (?:负责|落实|组织|实施|办理|抓总)? (?:）)? $
            """,
            re.VERBOSE,
        ),
        Role.LEAD,
    ),
    (
        re.compile(
            r"""
            (?:（)? (?:积极|密切)? (?:配合|协助|协办|参与|参加|协同)
            (?:落实|实施|做好|办理)? (?:）)? $
            """,
            re.VERBOSE,
        ),
        Role.SUPPORTING,
    ),
)
"""Words that give all names of the run before them their role: 市司法局牵头, 各县区配合."""

ANSWERS_FOR_RUN = re.compile("(?:具体|共同|分别)?(?:负责|落实|承办|实施)")
"""Matches a note that ends a run of names and makes all of them responsible."""

LINK = re.compile(r"^(?:由|会|会同|及|和|与|以及|并由|其中)(?=[^同])|^会同")
"""Matches words before a name that are not part of it: 由, 会同."""

OPEN_PHRASE = re.compile(r"^(?:涉及|涉|承担|具有|负有|有|其他|其它)")
"""Matches the beginning of a phrase that names a group: 涉及…的单位."""

PHRASE_END = re.compile(r"(?:单位|部门|机构|企业|镇|街道)(?:（.{0,80}）)?$")
"""Matches the end of such a phrase."""

EXPLANATION = re.compile(r"第一位|首位|第一个单位|^(?:以)?下同$|^以下同|以下简称")
"""Matches an explanation of the list itself: 列第一位的为牵头单位, 下同."""

BARE_GROUP = re.compile(r"^(?:镇|乡|乡镇|街道)(?:人民)?(?:政府|办事处)(?=$|[按等负])")
"""Matches a group that shares the 各 of the one before it: 各街道办事处、镇人民政府."""

NAME_REST = re.compile("(?:人民)?政府|办公室|委员会|管理局|分局|管委会")
"""Matches words that continue a name instead of beginning one."""

AND = re.compile("等?(?:会同|以及|及|和|与)")
"""Matches words that can link two names, or be part of one; behind 等 a name is over."""

WHOLE_NAME_END = re.compile(
    r"""
    (?: 局 | 委 | 办 | 厅 | 政府 | 中心 | 办公室 | 单位 | 部门 | 街道 | 镇 | 乡 | 管委会 | 公司
      | 法院 | 检察院 | 院 | 园区 | 街道办事处 | 办事处 )$
    """,
    re.VERBOSE,
)
WHOLE_NAME_START = re.compile(r"[市县区省州各乡镇街园开高国自本上中直]")
"""With `WHOLE_NAME_END`: the end and the beginning of a complete name on either side of 和."""

TIME_WORDS = re.compile(
    """
    完成 | 前 | 底 | 并 | 长期 | 推进 | 开展 | 实施 | 公开 | 公布 | 通报 | 更新 | 报送 | 落实 | 到位
    | 取得 | 进展 | [于在] | 阶段性 | 成效 | [一1]?次
    """,
    re.VERBOSE,
)
"""Matches words that a token may have besides a time: 年底前完成."""
