"""HTML files: a draft has the words that a browser shows, and no others."""

import pytest
from playwright.sync_api import Browser

from generator.drafting.blocks import Paragraph, Refusal, TableRow
from generator.drafting.formats import Received, read_file
from generator.drafting.formats.html.lists import marker
from generator.drafting.formats.html.media import applies
from generator.messages import Language, say

HEAD = '<!doctype html><meta charset="utf-8">'


def received(page: str) -> Received:
    return read_file((HEAD + page).encode(), "page.html")


def lines(page: str) -> list[str]:
    blocks = received(page).blocks
    return [one.text if isinstance(one, Paragraph) else " | ".join(one.cells) for one in blocks]


def questions(page: str) -> list[str]:
    return [say(one.question, Language.ZH) for one in received(page).remarks]


def refusal(page: str) -> str:
    with pytest.raises(Refusal) as refused:
        received(page)
    return say(refused.value.message, Language.ZH)


# ---- what a browser hides

HIDDEN = {
    "inline style": '<p style="DISPLAY : none">隐去的文字</p>',
    "attribute": "<p hidden>隐去的文字</p>",
    "class": "<style>.x{display:none}</style><p class='y x'>隐去的文字</p>",
    "id": "<style>#x{display:none}</style><p id=x>隐去的文字</p>",
    "element": "<style>h6{display:none}</style><h6>隐去的文字</h6>",
    "descendant": "<style>.a .b{display:none}</style><div class=a><p><b class=b>隐去的文字</b></div>",
    "child of a type": "<style>p>b:first-child{display:none}</style><p><b>隐去的文字</b></p>",
    "important": "<style>b{display:none!important}</style><b style='display:block'>隐去的文字</b>",
    "screen": "<style>@media screen{.x{display:none}}</style><p class=x>隐去的文字</p>",
    "not print": "<style>@media not print{.x{display:none}}</style><p class=x>隐去的文字</p>",
    "supports": "<style>@supports (display:grid){.x{display:none}}</style><p class=x>隐去的文字</p>",
    "visibility": "<p style='visibility:hidden'>隐去的文字</p>",
    "opacity": "<p style='opacity:0'>隐去的<b style='opacity:1'>文字</b></p>",
    "size": "<p style='font-size:0px'>隐去的文字</p>",
    "indent": "<p style='text-indent:-9999px'>隐去的文字</p>",
    "outside": "<p style='position:absolute;left:-3000px'>隐去的文字</p>",
    "clipped": "<p style='position:absolute;clip:rect(0,0,0,0)'>隐去的文字</p>",
    "no height": "<p style='height:0;overflow:hidden'>隐去的文字</p>",
    "white": "<p style='color:#fff'>隐去的文字</p>",
    "white font": "<font color=white>隐去的文字</font>",
    "like its ground": "<p style='background:#CCC;color:#cccccc'>隐去的文字</p>",
    "transparent": "<p style='color:transparent'>隐去的文字</p>",
    "closed dialogue": "<dialog>隐去的文字</dialog>",
    "row": "<table><tr><td>甲<td>乙<tr style='display:none'><td>隐去的文字<td>丙</table>",
}


@pytest.mark.parametrize("page", HIDDEN.values(), ids=HIDDEN)
def test_words_that_a_page_hides_are_left_out_and_asked_about(page: str) -> None:
    assert "隐" not in "".join(lines(f"<p>公开</p>{page}<p>预算</p>"))
    (asked,) = questions(f"<p>公开</p>{page}<p>预算</p>")
    assert asked.startswith("原件有 1 处文字读者看不见，没有写入：隐去的文字")


SHOWN = {
    "more specific": "<style>#x.y{display:block}.y{display:none}</style><p id=x class=y>看得见</p>",
    "later": "<style>.y{display:none}.y{display:block}</style><p class=y>看得见</p>",
    "print": "<style>@media print{p{display:none}}</style><p>看得见</p>",
    "print sheet": "<style media=print>p{display:none}</style><p>看得见</p>",
    "narrow": "<style>@media (max-width:600px){p{display:none}}</style><p>看得见</p>",
    "inside": "<div style='visibility:hidden'><p style='visibility:visible'>看得见</p></div>",
    "gap": "<div style='font-size:0'><span style='font-size:16px'>看得见</span></div>",
    "indent": "<p style='text-indent:2em'>看得见</p>",
    "white on red": "<p style='background:#c00'><font color=white>看得见</font></p>",
    "half": "<p style='opacity:.5'>看得见</p>",
    "broken rule": "<style>p,:::{display:none}</style><p>看得见</p>",
    "for readers aloud": "<p aria-hidden=true>看得见</p>",
    "unknown element": "<o:p>看得见</o:p>",
    "button": "<button>看得见</button>",
    "picture": "<svg><title>图</title><text>看得见</text></svg>",
    "from a rule": "<style>p::before{content:'看得'}</style><p>见</p>",
}


@pytest.mark.parametrize("page", SHOWN.values(), ids=SHOWN)
def test_words_that_a_page_shows_are_kept(page: str) -> None:
    assert (lines(page), questions(page)) == (["看得见"], [])


@pytest.mark.parametrize(
    "page",
    [
        "<template>模板里的文字</template>公开",
        "<noscript>没有脚本时的文字</noscript>公开",
        "<script>var x='脚本里的文字'</script>公开",
        "<!-- 注释里的文字 -->公开",
    ],
)
def test_words_that_are_never_shown_are_no_question(page: str) -> None:
    assert (lines(page), questions(page)) == (["公开"], [])


@pytest.mark.parametrize("style", ["visibility:hidden", "opacity:0", "display:none"])
def test_a_page_that_its_script_shows_is_read(style: str) -> None:
    assert lines(f"<body style='{style}'><p>公开</p></body>") == ["公开"]


@pytest.mark.parametrize(
    "page",
    [
        "<link rel=stylesheet href=a.css><p class=hidden>也许看得见</p>",
        "<link rel=stylesheet href=a.css><p style='color:#fff'>也许看得见</p>",
        "<details>也许看得见</details>",
    ],
)
def test_words_that_may_be_hidden_are_kept_and_asked_about(page: str) -> None:
    assert lines(page) == ["也许看得见"]
    assert questions(page) == [
        "有 1 处文字，原件的读者可能看不见，仍写入了：也许看得见；原件上看不见的，请删去"
    ]


@pytest.mark.parametrize(
    "struck",
    [
        "<del>6月底前</del>",
        "<s>6月底前</s>",
        "<strike>6<b>月底</b>前</strike>",
        "<span style='text-decoration:line-through'>6月底前</span>",
        "<style>.d{text-decoration-line:underline line-through}</style><i class=d>6月底前</i>",
    ],
)
def test_struck_words_are_left_out_and_asked_about(struck: str) -> None:
    page = f"<p>{struck}9月底前完成</p>"
    assert lines(page) == ["9月底前完成"]
    assert questions(page) == ["原件划去了 1 处文字，没有写入：6月底前；没有划去的，请补记"]


# ---- lists, annotations and white space


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("<ol start=4><li>甲<li>乙</ol>", ["4. 甲", "5. 乙"]),
        ("<ol><li>甲<li value=12>乙<li>丙</ol>", ["1. 甲", "12. 乙", "13. 丙"]),
        ("<ol reversed><li>甲<li>乙</ol>", ["2. 甲", "1. 乙"]),
        ("<ol type=a><li>甲<li>乙</ol>", ["a. 甲", "b. 乙"]),
        ("<ol><li><p>甲</p><ol type=i><li>乙</ol><li>丙</ol>", ["1. 甲", "i. 乙", "2. 丙"]),
        ("<ol><li style='display:none'>隐<li>乙</ol>", ["1. 乙"]),
        ("<ol style='list-style:none'><li>1．甲</ol>", ["1．甲"]),
        ("<ol style='list-style-type:cjk-ideographic'><li>甲</ol>", ["一、甲"]),
        ("<style>li{list-style:decimal inside}</style><ul><li>甲<li>乙</ul>", ["1. 甲", "2. 乙"]),
        ("<ul><li>甲</ul>", ["甲"]),
    ],
)
def test_lists_have_the_numbers_that_a_browser_shows(page: str, shown: list[str]) -> None:
    assert lines(page) == shown


@pytest.mark.parametrize(
    ("kind", "number", "shown"),
    [
        ("upper-roman", 14, "XIV. "),
        ("lower-latin", 28, "ab. "),
        ("decimal-leading-zero", 3, "03. "),
        ("cjk-heavenly-stem", 2, "乙、"),
        ("'（甲）'", 1, "（甲）"),
        ("disc", 1, ""),
    ],
)
def test_a_marker_has_the_form_of_its_list(kind: str, number: int, shown: str) -> None:
    assert marker(kind, number) == shown


def test_pinyin_beside_a_character_breaks_no_line_and_is_asked_about() -> None:
    page = "<p>市<ruby>财<rp>(</rp><rt>cái</rt><rp>)</rp></ruby>政局</p>"
    assert lines(page) == ["市财政局"]
    assert questions(page) == ["原件有 1 处字旁的注音，没有写入：cái；是正文的，请补记"]


def test_words_beside_a_text_stay_in_brackets() -> None:
    assert lines("<p><ruby>牵头<rt>市财政局</rt></ruby></p>") == ["牵头（市财政局）"]


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("<p>市财政局\n市审计局</p>", ["市财政局 市审计局"]),
        ("<p>公开 \n\t <b> 预算</b></p>", ["公开 预算"]),
        ("<p>公开<wbr>预算<br>表</p>", ["公开预算", "表"]),
        ("<pre>公开\n预算</pre>", ["公开", "预算"]),
        ("<p style='white-space:pre-line'>公开\n预算</p>", ["公开", "预算"]),
        ("<p>公开&nbsp;&nbsp;预算</p>", ["公开  预算"]),
        ("<p><font>公开</font><span>预算</span></p>", ["公开预算"]),
        ("<span style='display:block'>公开</span>预算", ["公开", "预算"]),
        ("<div style='display:flex'><span>1.</span><span>公开</span></div>", ["1. 公开"]),
    ],
)
def test_white_space_is_what_a_browser_shows(page: str, shown: list[str]) -> None:
    assert lines(page) == shown


def test_a_source_that_a_program_wrapped_has_no_spaces_at_its_breaks() -> None:
    width = 38
    words = "各部门要加强组织领导，" * 20
    wrapped = "\n".join(words[at : at + width] for at in range(0, len(words), width))
    assert lines(f"<p>{wrapped}</p>") == [words]


# ---- tables


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("<tr><td>市财政局\n市审计局<td>1<tr><td>a<td>2", ["市财政局 市审计局 | 1", "a | 2"]),
        ("<tr><td rowspan=0>甲<td>1<tr><td>2<tr><td>3", ["甲 | 1", "〃 | 2", "〃 | 3"]),
        (
            "<tbody><tr><td rowspan=9>甲<td>1<tr><td>2<tbody><tr><td>乙<td>3",
            ["甲 | 1", "〃 | 2", "乙 | 3"],
        ),
        ("<tr><td colspan=99999>题<tr><td>1<td>2<tr><td>3<td>4", ["题 | ", "1 | 2", "3 | 4"]),
        ("<tfoot><tr><td>末<td>3<tbody><tr><td>甲<td>1", ["甲 | 1", "末 | 3"]),
        ("<caption>题</caption><tr><td>1<td>2<tr><td>3<td>4", ["题", "1 | 2", "3 | 4"]),
    ],
)
def test_a_table_is_laid_out_as_a_browser_does(page: str, shown: list[str]) -> None:
    assert lines(f"<table>{page}</table>") == shown


def test_a_table_may_be_made_of_other_elements() -> None:
    row = (
        '<div style="display:table-row"><i style="display:table-cell">{}</i><b class=c>{}</b></div>'
    )
    page = "<style>.c{display:table-cell}</style><div style='display:table'>"
    assert received(page + row.format("甲", "1") + row.format("乙", "2")).blocks == (
        TableRow(("甲", "1")),
        TableRow(("乙", "2")),
    )


def test_a_table_inside_a_cell_is_part_of_the_cell() -> None:
    inner = "<table><tr><td>甲<td>乙<tr><td>丙<td>丁</table>"
    page = f"<table><tr><td>序号<td>任务<tr><td>1<td>公开{inner}<tr><td>2<td>公布</table>"
    assert received(page).blocks == (
        TableRow(("序号", "任务")),
        TableRow(("1", "公开\n甲 乙\n丙 丁")),
        TableRow(("2", "公布")),
    )


# ---- limits


@pytest.mark.parametrize("tag", ["div", "font", "span", "b"])
def test_deep_nesting_loses_nothing(tag: str) -> None:
    assert lines(f"<{tag}>" * 1000 + "<p>公开</p><p>预算</p>") == ["公开", "预算"]


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("<div>" * 20_000 + "公开", "网页的标签一层套一层"),
        ("<p>公开</p>" * 100_000, "文件超过 5000 个段落和表格行"),
        ("<table>" + "<tr><td colspan=1000 rowspan=65534>甲<td>乙" * 2000, "一个表格超过 100000 格"),
        ("<style>" + "a[b]{display:none}" * 6000 + "</style>公开", "网页的样式表超过 5000 条规则"),
    ],
)  # fmt: skip
def test_a_page_beyond_a_limit_is_refused_with_the_limit(page: str, said: str) -> None:
    assert refusal(page).startswith(said)


# ---- the browser itself

SEEN = """() => {
  const shown = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    const [box] = range.getClientRects();
    return box && box.right > 0 && box.bottom > 0 && box.width > 0 && box.height > 1;
  };
  const words = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement } = walker.currentNode;
    const visible = parentElement.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    if (visible && shown(walker.currentNode)) words.push(walker.currentNode.data);
  }
  return words.join("");
}"""

BY_COLOR = ("white", "white font", "like its ground", "transparent", "clipped", "no height")
"""What no box of a text tells."""


def test_a_browser_shows_and_hides_the_same(browser: Browser) -> None:
    tab = browser.new_page()
    for name, page in [*HIDDEN.items(), *SHOWN.items()]:
        if name not in BY_COLOR and name not in ("from a rule", "picture"):
            tab.set_content(f"{HEAD}<body>{page}<i>公开</i>")
            read = "".join(lines(f"{page}<i>公开</i>")).replace(" | ", "")
            assert read == tab.evaluate(SEEN), name
    tab.close()


PAGES = [
    "<h1>云山市\n 工作要点</h1><p>一、  重点<b>任务</b>\n公开<br>预算</p>尾<p>末",
    "<ul><li>甲<li>乙<ul><li>丙</ul></ul><dl><dt>词<dd>义</dl><hr>后",
    "<div>甲<span style='display:block'>乙</span>丙</div>",
    "<pre>公开\n\n  预算</pre><p style='white-space:pre-wrap'>公开\n预算",
    "<p>甲<div>乙</div>丙</p><table>外<tr><td>内</table>",
    "<p>公&shy;开<wbr>预&nbsp;算 <span> 表 </span></p><fieldset><legend>题</legend>内</fieldset>",
]


@pytest.mark.parametrize("number", range(len(PAGES)))
def test_a_page_has_the_lines_that_a_browser_shows(number: int, browser: Browser) -> None:
    tab = browser.new_page()
    tab.set_content(f"{HEAD}<body>{PAGES[number]}")
    text = str(tab.evaluate("document.body.innerText")).replace("\u00a0", " ")
    tab.close()
    assert lines(PAGES[number]) == [line.strip() for line in text.split("\n") if line.strip()]


def test_every_query_of_media_is_answered() -> None:
    told = {
        query: applies(query)
        for query in ("", "all", "print", "screen, print", "not screen", "only screen", "speech",
                      "screen and (min-width: 800px)", "(max-width:40em)", "not all and (min-width:9999px)")
    }  # fmt: skip
    assert told == {
        "": True, "all": True, "print": False, "screen, print": True, "not screen": False,
        "only screen": True, "speech": False, "screen and (min-width: 800px)": True,
        "(max-width:40em)": False, "not all and (min-width:9999px)": True,
    }  # fmt: skip
