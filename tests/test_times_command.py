"""`gongkai times`: how the times in a sentence are read, and by which rule."""

import pytest
from click.testing import CliRunner

from generator.cli import main


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["决定作出后5个工作日内公开", "--year", "2022"],
            "# “决定作出后5个工作日内”，规则 within：时长加“内”\n"
            "- quote: 决定作出后5个工作日内公开\n"
            "  expression: 决定作出后5个工作日内\n"
            "  kind: relative\n"
            "  duration: P5D\n"
            "  working_days: true\n"
            "  after: 决定作出\n",
        ),
        (
            ["10月前完成", "--year", "2022"],
            "# “10月前”，规则 before-a-period：某月、某季度、某年“前”，可能是它的第一天以前，"
            "也可能是最后一天以前：要问\n"
            "- quote: 10月前完成\n  expression: 10月前\n  kind: period-end\n"
            "  # 可能是 2022-10-01、2022-10-31；原文没有说定，due 不写\n",
        ),
        (
            ["次月10日前", "--lang", "en"],
            "# “次月10日前” is asked about: write it into deadlines (without an unknown due), or into "
            "not_a_deadline; rule unfixed: A time that the words and the document's year do not fix is "
            "asked about\n",
        ),
        (
            ["已于4月1日公布"],
            "# “4月1日”不是时限，规则 done-already：“已于”某日，说的是做过的事\n",
        ),
        (
            ["长期坚持", "--column"],
            "# “长期坚持”，规则 ongoing：时限栏里的“长期坚持”“持续推进”\n"
            "- quote: 长期坚持\n  expression: 长期坚持\n  kind: ongoing\n",
        ),
        (
            ["季度", "--column"],
            "# “季度”要问：写进 deadlines（定不下来的 due 不写），或写进 not_a_deadline；"
            "规则 unread-column：时限栏里别的说时间的字：要问\n",
        ),
        (["公开目录"], "没有读到说时间的话\n"),
    ],
)
def test_each_time_is_said_with_its_rule_and_its_deadline(arguments: list[str], said: str) -> None:
    result = CliRunner().invoke(main, ["times", *arguments])
    assert (result.exit_code, result.stdout) == (0, said)
