"""Rules for points of the calendar that tell of a state, or of when something else was done."""

from generator.grammar.rules import Outcome, Rule, shapes
from generator.grammar.vocabulary import BEFORE, WITHIN
from generator.hanzi import HAN

_HAN = f"[{HAN}]"
_PASSED = "(?:公布|印发|发布|施行|实施|修订|修正|通过|制定|出台|签订|签署|下发|批准|颁布|召开|转发|提出|部署|确定)"
_HELD = (
    "(?:完成|建成|取得|到期|期满|毕业|出生|登记|注册|成立|发生|形成|办理|开工|竣工|投产|验收|移交|认定|核准"
    "|入库|入学|退役|新建|开通|备案|归集|印发|出台|制定|公布|发布|审批|批复|下达)"
)
_DESCRIBES = (
    rf"(?:{BEFORE}|{WITHIN})?(?:已|未|尚未)?{_HELD}(?:资质|手续|许可|登记)?(?:、{_HAN}{{1,8}})?的"
)

STATES = (
    Rule(
        "title",
        "A time in the name of a document says nothing about a task",
        "文件名称里的时间，不说任务什么时候完成",
        Outcome.NONE,
        ("落实《2022年政务公开工作要点》",),
        only=shapes("title"),
    ),
    Rule(
        "month-or-number",
        "A number at the beginning of a line can be a month or that of an item: asked",
        "行首的数字，可能是月份，也可能是序号：要问",
        Outcome.ASK,
        ("3、6、9月底前报送",),
        only=shapes("numbering"),
    ),
    Rule(
        "since",
        "What has been so since a day is a state",
        "从那天起一直如此，是状况",
        Outcome.NONE,
        ("2016年以来制定的文件",),
        after="年?(?:以来|至今|起至今|起的)",
    ),
    Rule(
        "state",
        "截至 with a day tells of a state that was reached",
        "“截至”某日已经怎样，是状况",
        Outcome.NONE,
        ("截至2021年底，已建成12个专区", "截至3月底已归集的数据"),
        before="截至|截止到?",
        after=rf"(?!{BEFORE}|止)(?:,?{_HAN}{{0,10}}?(?:已|共|全[省市县区国]|累计|建成|拥有|达)|的)",
    ),
    Rule(
        "state-or-limit",
        "截至 with a day can also mean a limit: asked",
        "“截至”某日，也可能是期限：要问",
        Outcome.ASK,
        ("问卷回收截至9月5日18:00", "截止到10月21日，未完成的须说明原因"),
        before="截至|截止到?",
        after=f"(?!{BEFORE}|止|截)(?:,|。|;|$)",
    ),
    Rule(
        "done-already",
        "已于 before a day tells of what was done",
        "“已于”某日，说的是做过的事",
        Outcome.NONE,
        ("已于4月1日对外公布",),
        before="已经?(?:于|在)",
    ),
    Rule(
        "already",
        "已 after a time tells of what was done before it",
        "时间后面有“已”，说的是在那以前做过的事",
        Outcome.NONE,
        ("2021年12月31日前已办理登记的",),
        after=f"(?:{BEFORE}|{WITHIN})?(?:已经?|尚未|未)(?!完成整改)",
    ),
    Rule(
        "comparison",
        "A time that something is compared with",
        "拿来比较的时间",
        Outcome.NONE,
        ("与2020年底相比", "较去年底提高"),
        before="与|较|比|同(?=$)",
        after=f"(?!{BEFORE}|{WITHIN})",
    ),
    Rule(
        "last-year",
        "去年 and 上年度 are before the document",
        "去年、上年度，在文件以前",
        Outcome.NONE,
        ("去年年底开展了督查",),
        only=shapes("last-year"),
    ),
    Rule(
        "told",
        "A past time of which the sentence tells: 了",
        "句子讲的是过去的事：了",
        Outcome.NONE,
        ("2021年8月31日，市政府印发了办法",),
        after="[^。;]{0,25}(?:了|作出部署|作出安排)",
        only=shapes("past"),
    ),
    Rule(
        "figures",
        "A period that figures are about: 同比, 增长6.2%",
        "数字说的那段时间：同比、增长6.2%",
        Outcome.NONE,
        ("一季度，全市工业增加值增长6.2%",),
        after=r",?(?:全[市省县区国]|我[市省县区])[^。;]{0,30}?(?:同比|增长\d|环比)",
    ),
    Rule(
        "printed-day",
        "The day on which a text was issued, published or adopted",
        "文件印发、公布、通过的日子",
        Outcome.NONE,
        ("成文日期：2022年6月2日", "发布时间：2022-06-28"),
        before="(?:成文|发布|印发|公布|发文|生成|发稿)(?:日期|时间):",
    ),
    Rule(
        "adopted-in-brackets",
        "A bracket says when a text was adopted, or which edition it is",
        "括号里说文件什么时候通过，是哪一版",
        Outcome.NONE,
        ("（2022年4月26日常务会议通过）", "（2019年版）", "《办法》（2011年6月1日起施行）"),
        before=r"\(|》\(",
        after=rf"[^()]{{0,24}}?(?:{_PASSED}|版|施行)\)",
    ),
    Rule(
        "adopted",
        "A text was adopted or printed on that day",
        "文件在那天通过或印发",
        Outcome.NONE,
        ("已经2019年10月8日国务院第66次常务会议通过", "《民法典》自2021年1月1日起施行"),
        before="已经?|》已?(?:自|从|于)",
    ),
    Rule(
        "printed-by",
        "A foot line says who printed the text, and when",
        "版记：哪个单位什么时候印发",
        Outcome.NONE,
        ("县政府办公室 2022年5月18日印发",),
        after="印发$",
        only=shapes("day", "named-year"),
    ),
    Rule(
        "adopted-text",
        "A text that was adopted at a time: the words describe the text",
        "某时通过的文件，说的是那份文件",
        Outcome.NONE,
        ("贯彻2019年4月3日国务院令第711号公布的《条例》",),
        after=rf"(?!{BEFORE}|{WITHIN})(?:起)?[^,。;]{{0,30}}?{_PASSED}的(?:《|{_HAN})",
        only=shapes("named-year"),
    ),
    Rule(
        "due-of-things",
        "What falls due, was taken or finished at a time is described by it",
        "某时到期、办理、完成的东西，用时间说明是哪些",
        Outcome.NONE,
        ("公开2022年12月到期的项目",),
        after="(?:到期|期满|届满|毕业|出生)(?:的|后)",
    ),
    Rule(
        "described-past",
        "Things that were done by a past time are described by it",
        "过去某时以前完成的东西，用时间说明是哪些",
        Outcome.NONE,
        ("2000年底前建成的小区",),
        after=_DESCRIBES,
        only=shapes("past"),
    ),
    Rule(
        "described",
        "Things that are done by a time may be described by it, or be the task: asked",
        "某时以前完成的东西，也可能就是任务：要问",
        Outcome.ASK,
        ("2022年底前建成的项目",),
        after=_DESCRIBES,
    ),
    Rule(
        "about-a-day",
        "左右 and 前后 leave the day open: asked",
        "“左右”“前后”没有说定是哪天：要问",
        Outcome.ASK,
        ("6月左右",),
        after="(?:左右|前后|许)",
    ),
)
"""They are tried first, in this order."""
