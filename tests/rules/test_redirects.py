"""The rules for redirects: the old address is removed, and the new one exists."""

import pytest

from generator.problems import ContentError
from generator.site import make_site

from ..conftest import Repository, lines

REDIRECTS = "content/redirects.yml"
FORM = (
    "不是本站的地址；请从网站的首页写起，如 documents/ezhou-2017/1/#task-2："
    "不写域名，开头没有 /，网页以 / 结尾 [address-is-of-this-site]"
)


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("documents/old/: http://x/", [f"1:17: “http://x/”{FORM}"]),
        ("documents/old/: //x/", [f"1:17: “//x/”{FORM}"]),
        ("documents/old/: /documents/", [f"1:17: “/documents/”{FORM}"]),
        ("documents/old/: documents", [f"1:17: “documents”{FORM}"]),
        ("documents/old/: documents/../units/", [f"1:17: “documents/../units/”{FORM}"]),
        ("../old/: documents/", [f"1:1: “../old/”{FORM}"]),
        ("documents/index/: documents/", [f"1:1: “documents/index/”{FORM}"]),
        ("api/v1/old.json: documents/", [f"1:1: “api/v1/old.json”{FORM}"]),
        ("documents/old/:", ["1:16: documents/old/ 不能是空的；请补上，或删去这个键 [value-fits]"]),
        ("- documents/old/", ["1:1: 文件应为若干“键: 值”，这里却是列表；请改正 [value-fits]"]),
        ("a/: units/\na/: units/", ["2:1: 键 a/ 重复了，第 1 行已经写过；请只留一个 [key-stands-once]"]),
        ("units/: documents/", ["1:1: 网站上有 units/，不用转走；请删去这一行 [old-address-is-gone]"]),
        (
            "documents/beta/1/#task-2: documents/",
            ["1:1: 网站上有 documents/beta/1/#task-2，不用转走；请删去这一行 [old-address-is-gone]"],
        ),
        (
            "documents/old/1/#task-2: documents/",
            ["1:1: 网站上没有 documents/old/1/，不能只转它的一部分；请写整页：documents/old/1/ [part-left-a-page]"],
        ),
        (
            "documents/old/: documents/bata/",
            ["1:1: 网站上没有新地址 documents/bata/；最接近的是：documents/beta/、documents/beta/3/、documents/beta/1/；请改正 [new-address-is-there]"],
        ),
        ("a/: documents/beta/1/#opening", ["1:1: 网站上没有新地址 documents/beta/1/#opening；最接近的是：documents/beta/1/、documents/beta/1/original/、documents/beta/3/；请改正 [new-address-is-there]"]),
        ("a/: b/\nb/: units/", ["1:1: 新地址 b/ 自己也要转走；请直接写最后的地址 [new-address-is-there]"]),
        ("a/: a/", ["1:1: 新地址 a/ 自己也要转走；请直接写最后的地址 [new-address-is-there]"]),
    ],
)  # fmt: skip
def test_a_redirect_that_leads_nowhere_is_reported(
    repository: Repository, text: str, problems: list[str]
) -> None:
    repository.write(REDIRECTS, f"{text}\n")
    with pytest.raises(ContentError) as caught:
        make_site(repository.root)
    assert lines(caught.value.problems) == [f"{REDIRECTS}:{problem}" for problem in problems]
