"""The rules for lengths of time."""

from generator.grammar.rules import Outcome, Rule, shapes
from generator.grammar.vocabulary import ANY_HAN, AT_LEAST, AT_MOST, DONE, WITHIN
from generator.hanzi import HAN

_NAMES = (
    "(?:行动|规划|计划|攻坚|历史|周年|版|届|游|工程|战役|会战|大战|以?来|间(?!歇)|一遇|生|制|便民|生活圈|服务圈|办事圈"
    "|圈|自助|便利|客服|热线|不打烊|工作经历|经历|经验|老(?:店|字号|校|宅|屋)|奋斗|远景|疗程|义务|龄|一届|树|如一日|倒计时|无休|平均|内?(?:核酸|抗原)|无理由|清单|级|咳|板|谈|刊(?![登发印])|湾|宴|均[价线值]"
    f"|{ANY_HAN}{{1,3}}圈|“)"
)
_OF_PERSONS = "(?:及?以上)?(?:的)?(?:工作|从业|实践|教学|管理)?(?:经历|经验|年限)"
_CONDITION = (
    "(?:(?<!提)前|租期|工期|住院|近|过去|连续|满|历时|历经|用时|累计|(?<![不得应能])超过|不足|已|逾|达|长达|从业|离校|成立|毕业|注册|退役|出生|入职|参保"
    "|居住|最近|经营|入伍|服务|落户|创业|任职|去世|复退|施行满)"
)

BARE = Rule(
    "bare",
    "A length that fits no other rule is asked about",
    "别的时长：要问",
    Outcome.ASK,
    ("培训7天",),
)
UNREADABLE = Rule(
    "unreadable-length",
    "A length that no duration can hold, or over a hundred years, is asked about",
    "写不成时长，或超过一百年的：要问",
    Outcome.ASK,
    ("3至5个工作日内", "一个半月内"),
)
IN_SENTENCES_ONLY = frozenset({"age", "name", "condition"})
"""Rules for lengths that describe something; in a time column a length is a time."""

LENGTH_RULES = (
    Rule(
        "title",
        "A length in the name of a document",
        "文件名称里的时长",
        Outcome.NONE,
        ("《优化营商环境三年行动计划》",),
        only=shapes("title"),
    ),
    Rule(
        "minimum",
        "至少 or 不少于 with a length",
        "“至少”“不少于”加时长",
        Outcome.MINIMUM,
        ("不少于30天", "至少提前5日"),
        before=rf"{AT_LEAST}(?:提前|公示|公开|为|达|保留|保存|持续)?",
        after=f"(?!{_OF_PERSONS})",
    ),
    Rule(
        "length-of-an-act",
        "不超过 with the length of one act, or of what the sentence is about: asked",
        "每场不超过多久，或用时长说明东西：要问",
        Outcome.ASK,
        ("发布会每场不超过60分钟",),
        before=rf"每[场次人位回]{ANY_HAN}{{0,4}}{AT_MOST}",
    ),
    Rule(
        "at-most-of-things",
        "不超过3年的 may describe things: asked",
        "“不超过3年的”，可能是说明东西：要问",
        Outcome.ASK,
        ("期限不超过3年的贷款",),
        before=AT_MOST,
        after=f"的{ANY_HAN}",
    ),
    Rule(
        "term",
        "How long something may be used, paid or borrowed at most: asked",
        "领取、使用、贷款最长多久，不一定是任务的期限：要问",
        Outcome.ASK,
        ("领取期限最长不超过24个月",),
        before=rf"(?:领取|有效|质保|保修|贷款|还款|租赁|合同|学习|缴费|使用|设计)(?:期限?|年限)(?:为|最长)?{AT_MOST}",
    ),
    Rule(
        "at-most",
        "不超过 or 最长 with a length",
        "“不超过”“最长”加时长",
        Outcome.RELATIVE,
        ("不超过一周",),
        before=AT_MOST,
    ),
    Rule(
        "of-persons",
        "3年以上工作经历: what persons, firms or things have",
        "人、单位、东西具备的时长：3年以上工作经历",
        Outcome.NONE,
        ("不少于3年工作经历", "2小时以上停电区域"),
        after=rf"(?:{_OF_PERSONS}|(?:及?以上|以下)(?:的|[未无]|没有|{ANY_HAN}{{0,6}}(?:人员|区域|婴|住户|企业|项目|人群|居民)))",
    ),
    Rule(
        "publication",
        "公示满七日: a length that has to be over, asked",
        "公示满七日：这段时间要过完，要问",
        Outcome.ASK,
        ("公示满七日且无异议的",),
        before="(?:公示|公告|公开|挂网)(?:期)?满",
    ),
    Rule(
        "before-an-event",
        "A length before an event is asked about",
        "某事之前多久：要问",
        Outcome.ASK,
        ("会前2个工作日报送材料", "合同到期前30日内"),
        before=rf"[{HAN}](?<![以之此目提当的年])前",
    ),
    Rule(
        "condition",
        "A length that describes persons, firms or accounts",
        "说明是哪些人、单位、账号的时长",
        Outcome.NONE,
        ("离校2年内未就业毕业生", "近三年", "连续3个月未更新"),
        before=_CONDITION,
    ),
    Rule(
        "name",
        "A length that is part of a name",
        "名称里的时长",
        Outcome.NONE,
        ("三年行动计划", "15分钟便民生活圈", "24小时便利店"),
        after=_NAMES,
    ),
    Rule(
        "was",
        "从15个工作日压缩: how long it took before",
        "“从15个工作日”压缩：以前要多久",
        Outcome.NONE,
        ("从15个工作日压缩到7个工作日以内",),
        before="从|由",
        after="(?:压缩|压减|缩短|减[少至到为]|提速|降)",
    ),
    Rule(
        "saved",
        "缩短3个工作日: the time that is saved",
        "缩短3个工作日：省下的时间",
        Outcome.NONE,
        ("平均用时缩短3个工作日",),
        before="(?:缩短|压缩|压减|减少|提速)了?",
        after=f"(?!{WITHIN})",
    ),
    Rule(
        "validity",
        "有效期5年: a length without a day to count from is asked about",
        "有效期5年：没有说从哪天起算，要问",
        Outcome.ASK,
        ("有效期5年",),
        before="(?:有效期|试行期?|试用期|公开期限?|公示期?|期限|为期|保[存留]|任期|用)(?:为|限|至)?",
        after=f"(?!{WITHIN}|及?以上)",
    ),
    Rule(
        "about",
        "A length with 左右 is asked about",
        "时长加“左右”：要问",
        Outcome.ASK,
        ("两年左右",),
        after="(?:左右|上下)",
    ),
    Rule(
        "or-more",
        "A length with 以上",
        "时长加“以上”",
        Outcome.MINIMUM,
        ("公示5个工作日以上",),
        after=rf"{WITHIN}?及?以上(?!{ANY_HAN})",
    ),
    Rule(
        "of-things-within",
        "2小时以内的 may describe things: asked",
        "“2小时以内的”，可能是说明东西：要问",
        Outcome.ASK,
        ("行程2小时以内的客运班线", "30天内到期的合同", "一年内未发生事故"),
        after=rf"{WITHIN}(?:{ANY_HAN}{{2,3}})?的(?!时间)|{WITHIN}(?:无|未|没有|不|因|有效|免)"
        rf"|{WITHIN}(?:(?!{DONE}){ANY_HAN}){{0,4}}?(?:人员|人群|学生|职工|患者|儿童|婴儿|车辆)",
        unless=shapes("linked"),
    ),
    Rule(
        "within",
        "A length with 内",
        "时长加“内”",
        Outcome.RELATIVE,
        ("5个工作日内",),
        after=f"{WITHIN}(?!部|容|外|涵|设)",
    ),
    Rule(
        "after-an-event",
        "A length that begins with an event",
        "某事之后的时长",
        Outcome.RELATIVE,
        ("审定之日起20个工作日公开",),
        only=shapes("linked"),
        unless=shapes("afterwards"),
    ),
    Rule(
        "half",
        "半年和全年工作小结: the half-year of a report",
        "半年工作总结：报告的那半年",
        Outcome.NONE,
        ("半年工作总结",),
        after="(?:和全年|及全年|工作|总结|小结|度)",
        only=shapes("half"),
    ),
    Rule(
        "quoted",
        "A length in a name between quotation marks",
        "引号里的名称中的时长",
        Outcome.NONE,
        ("“百日清零”专项行动",),
        only=shapes("quoted"),
    ),
    Rule(
        "age",
        "A length of years or weeks without a limit describes something",
        "没有期限的几年、几周，是说明",
        Outcome.NONE,
        ("改革开放40年",),
        only=shapes("years"),
    ),
    BARE,
)
