"""The rules for progress: a web page is evidence, once for each day, and not before the plan's year."""

import pytest

from ..conftest import Repository
from .conftest import ALPHA, BETA

ARCHIVED = "https://archive.example/2019/https://yixian.example/"


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("javascript:alert(1)", "“javascript:alert(1)”不是网址；要以 https:// 或 http:// 开头，请从浏览器的地址栏复制"),
        ("JAVASCRIPT://x.example/%0aalert(1)", "“JAVASCRIPT://x.example/%0aalert(1)”不是网址；要以 https:// 或 http:// 开头，请从浏览器的地址栏复制"),
        ("data:text/html,x", "“data:text/html,x”不是网址；要以 https:// 或 http:// 开头，请从浏览器的地址栏复制"),
        ("ftp://x.example/a", "“ftp://x.example/a”不是网址；要以 https:// 或 http:// 开头，请从浏览器的地址栏复制"),
        ("//x.example/a", "“//x.example/a”不是网址；要以 https:// 或 http:// 开头，请从浏览器的地址栏复制"),
        ("www.x.example", "“www.x.example”不是网址；要以 https:// 或 http:// 开头，请从浏览器的地址栏复制"),
        ("https://", "“https://”不是完整的网址；请从浏览器的地址栏复制"),
        ("https://x.example:port/", "“https://x.example:port/”不是完整的网址；请从浏览器的地址栏复制"),
        ("https://name:secret@x.example/", "网址里不能有用户名和密码；请删去“@”和它前面的部分"),
        ("https://gov.example@x.example/", "网址里不能有用户名和密码；请删去“@”和它前面的部分"),
        ("https：//x.example/a", "网址里的冒号“：”是全角的；请改成英文的“:”"),
        ("https://x.example/a b", "网址里“xample/a”后面有空格；请删去，或从浏览器的地址栏重新复制"),
        ("https://x.example/<script>", "网址里不能有“<”；请从浏览器的地址栏复制"),
        ("https://x.example\\@y.example", "网址里不能有“\\”；请从浏览器的地址栏复制"),
        (f"https://x.example/{'a' * 2000}", "网址超过 2000 个字；请换一个短的"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    ("old", "place"), [("http://www.yixian.example/2019/0506.html", 12), (ARCHIVED, 17)]
)
def test_only_a_web_page_is_evidence(
    repository: Repository, old: str, place: int, url: str, message: str
) -> None:
    repository.edit(BETA, old, url)
    line = 63 if place == 12 else 68
    assert repository.problems() == [f"{BETA}:{line}:{place}: {message} [url-leads-to-a-web-page]"]


@pytest.mark.parametrize(
    "url",
    [
        "https://x.example/13812345678/a@b.example/",
        "http://政务.example/公开?年=2020",
        "https://x.example:8443/#/a|b",
    ],
)
def test_web_addresses_of_every_form_are_accepted(repository: Repository, url: str) -> None:
    repository.edit(BETA, ARCHIVED, f"'{url}'")
    assert repository.problems() == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("kind: announced", "kind: done", f"{BETA}:61:13: kind 不能是“done”；可以写：published、partly、updated、announced、reported [value-fits]"),
        ("date: 2019-05-06", "date: 2019-05", f"{BETA}:60:13: “2019-05”不是日期；请写成 2017-06-25 这样，并且是日历上有的一天 [value-fits]"),
        ("      note: 通知各镇（街）设意见箱\n", "", f"{BETA}:60:7: 缺少必填的 note；请补上 [key-is-written]"),
        ("note: 通知", "note: |-\n        通知\n        ", f"{BETA}:62:13: 这里只能写一行；请并成一行 [text-is-clean]"),
        ("      url: http://www.yixian.example/2019/0506.html\n", "", f"{BETA}:60:7: 缺少必填的 url；请补上 [key-is-written]"),
        ("note: 通知各镇", "note: 通知张三13812345678", f"{BETA}:62:13: 记录里有电话号码；请换成〔联系方式从略〕；其实不是的，写入 source.not_contacts [no-contact-details]"),
    ],
)  # fmt: skip
def test_an_invalid_entry_is_reported(
    repository: Repository, old: str, new: str, problem: str
) -> None:
    repository.edit(BETA, old, new)
    assert repository.problems() == [problem]


def test_a_page_is_evidence_for_a_day_only_once(repository: Repository) -> None:
    entry = "    - {date: 2019-05-06, kind: updated, note: 又一次, url: 'http://www.yixian.example/2019/0506.html'}\n"
    repository.edit(BETA, "    progress:\n", f"    progress:\n{entry}")
    assert repository.problems() == [
        f"{BETA}:61:7: 同一天的同一个网址写了两次；请合成一项 [evidence-stands-once]"
    ]


def add_to_alpha(repository: Repository, day: str) -> None:
    entry = f"- {{date: {day}, kind: reported, note: 见报, url: 'https://x.example/'}}"
    text = "    text: 及时公开。\n"
    repository.edit(ALPHA, text, f"{text}    progress:\n    {entry}\n")


def test_evidence_is_not_older_than_the_year_of_the_plan(repository: Repository) -> None:
    add_to_alpha(repository, "2019-12-31")
    assert repository.problems() == [
        f"{ALPHA}:149:14: 2019-12-31 早于这份文件的年份，不会是它的进展；请核对日期"
        " [evidence-follows-the-plan]"
    ]


def test_evidence_may_be_older_than_the_plan_within_its_year(repository: Repository) -> None:
    add_to_alpha(repository, "2020-01-01")
    assert repository.problems() == []
