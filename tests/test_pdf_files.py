"""PDF files: a draft has the words that their reader sees, in one piece, and bombs cost nothing."""

import zlib

import pytest
from playwright.sync_api import Browser

from generator.characters.radicals import unify
from generator.content.folder import load
from generator.drafting import draft
from generator.drafting.blocks import Paragraph, Refusal, TableRow
from generator.drafting.formats import read_file
from generator.drafting.furniture import PAGE_NUMBER, is_page_numbers
from generator.messages import Language, say

from .conftest import PLANS
from .pdf_files import grid, pdf, stream, text

BODY = text("公开财政预算，由市财政局负责。", 100, 700)
SEEN = Paragraph("公开财政预算，由市财政局负责。")


def questions(data: bytes) -> list[str]:
    return [say(one.question, Language.ZH) for one in read_file(data, "a.pdf").remarks]


def lines(data: bytes) -> list[str]:
    blocks = read_file(data, "a.pdf").blocks
    return [one.text if isinstance(one, Paragraph) else " | ".join(one.cells) for one in blocks]


def refusal(data: bytes) -> str:
    with pytest.raises(Refusal) as refused:
        read_file(data, "a.pdf")
    return say(refused.value.message, Language.ZH)


# ---- what is not seen

OFF = "/OCProperties<</OCGs[900 0 R]/D<</OFF[900 0 R]>>>>"
LAYER = {900: b"<</Type/OCG/Name(x)>>"}
FORM = "/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</F 3 0 R>>>>"
HIDDEN = {
    "invisible": pdf(BODY + text("隐去的文字", 100, 600, before="3 Tr")),
    "white": pdf(BODY + text("隐去的文字", 100, 600, before="1 1 1 rg")),
    "covered": pdf(BODY + text("隐去的文字", 100, 600) + "1 g 90 590 200 30 re f\n"),
    "blackened": pdf(BODY + text("隐去的文字", 100, 600) + "0 g 90 590 200 30 re f\n"),
    "outside": pdf(BODY + text("隐去的文字", 100, 900)),
    "cut off": pdf(BODY + text("隐去的文字", 100, 100), page="/CropBox[0 200 600 800]"),
    "tiny": pdf(BODY + text("隐去的文字", 100, 600, size=0.5)),
    "transparent": pdf(
        BODY + text("隐去的文字", 100, 600, before="/G gs"), resources="/ExtGState<</G<</ca 0>>>>"
    ),
    "layer": pdf(
        f"{BODY}/OC /L BDC\n{text('隐去的文字', 100, 600)}EMC\n",
        resources="/Properties<</L 900 0 R>>",
        catalog=OFF,
        objects=LAYER,
    ),
    "form of a layer": pdf(
        f"{BODY}/X Do\n",
        resources="/XObject<</X 901 0 R>>",
        catalog=OFF,
        objects=LAYER
        | {901: stream(text("隐去的文字", 100, 500).encode(), f"{FORM}/OC 900 0 R")},
    ),
}  # fmt: skip


@pytest.mark.parametrize("data", HIDDEN.values(), ids=HIDDEN)
def test_words_that_a_page_hides_are_left_out_and_asked_about(data: bytes) -> None:
    assert read_file(data, "a.pdf").blocks == (SEEN,)
    assert questions(data) == [
        "原件有 1 处文字读者看不见，没有写入：隐去的文字；原件上看得见的，请补记"
    ]


@pytest.mark.parametrize(
    "page",
    [
        "0 g 90 590 200 30 re f\n" + text("看得见", 100, 600, before="1 g"),
        "1 0 0 rg 90 590 200 30 re f\n" + text("看得见", 100, 600),
        text("看得见", 100, 600, before="0.8 g"),
        text("看得见", 100, 600) + "100 597 36 0.6 re f\n",
    ],
)
def test_words_that_a_page_shows_are_kept(page: str) -> None:
    data = pdf(BODY + page)
    assert (lines(data), questions(data)) == ([f"{SEEN.text}看得见"], [])


@pytest.mark.parametrize(
    "mark",
    [
        text("内部资料", 100, 640, 30, turn="0.7 0.7 -0.7 0.7"),
        text("内部资料", 100, 640, 30, turn="0.94 -0.34 0.34 0.94", before="0.8 g"),
        text("内部资料", 100, 690, 30, before="0.85 g"),
        text("内部资料", 100, 702, 12, before="0.85 g"),
        text("内部资料", 100, 690, 30, before="/G gs"),
        text("内部资料", 50, 300, turn="0 1 -1 0"),
    ],
)
def test_a_watermark_is_left_out_and_asked_about(mark: str) -> None:
    data = pdf(mark + BODY, resources="/ExtGState<</G<</ca 0.2>>>>")
    assert read_file(data, "a.pdf").blocks == (SEEN,)
    assert questions(data) == ["有 1 处像是水印，没有写入：内部资料；是正文的，请补记"]


def test_a_watermark_of_every_page_is_one_question() -> None:
    mark = text("内部资料", 100, 640, 30, turn="0.7 0.7 -0.7 0.7")
    data = pdf(mark + BODY, mark + text("第二页的文字。", 100, 700))
    assert questions(data) == ["有 1 处像是水印，没有写入：内部资料；是正文的，请补记"]


@pytest.mark.parametrize("bar", ["100 604 48 0.6 re f\n", "100 604 m 148 604 l S\n"])
def test_struck_words_are_left_out_and_asked_about(bar: str) -> None:
    data = pdf(text("六月底前九月底前完成。", 100, 600) + bar)
    assert lines(data) == ["九月底前完成。"]
    assert questions(data) == ["原件划去了 1 处文字，没有写入：六月底前；没有划去的，请补记"]


def test_a_page_that_lies_on_its_side_is_read_upright() -> None:
    words = text("公开财政预算，由市财政局负责。", 300, 100, turn="0 1 -1 0")
    assert read_file(pdf(words), "a.pdf").blocks == (SEEN,)


PICTURE = {902: stream(b"\x00" * 3, "/Type/XObject/Subtype/Image/Width 1/Height 1"
                                   "/ColorSpace/DeviceRGB/BitsPerComponent 8")}  # fmt: skip
SHOWS = "q 600 0 0 800 0 0 cm /I Do Q\n"


def test_a_page_that_is_a_picture_is_asked_about() -> None:
    data = pdf(BODY, SHOWS, resources="/XObject<</I 902 0 R>>", objects=PICTURE)
    assert lines(data) == [SEEN.text]
    assert questions(data) == ["第 2 页是图片，没有读到文字；请做文字识别（OCR），或对照原件补上"]


def test_recognised_text_of_a_picture_is_kept_and_asked_about() -> None:
    page = SHOWS + text("识别的文字。", 100, 600, before="3 Tr")
    data = pdf(page, resources="/XObject<</I 902 0 R>>", objects=PICTURE)
    assert lines(data) == ["识别的文字。"]
    assert questions(data) == ["第 1 页是图片，文字是程序识别的；请对照原件逐字核对"]


# ---- what belongs together

XS = (50, 90, 330, 480, 560)
HEAD = ("序号", "工作任务", "责任单位", "时限")
TITLE = text("云山市2021年政务公开重点任务分解表", 120, 750, 20)


def table(*rows: tuple[str, ...]) -> str:
    ys = [700 - 40 * number for number in range(len(rows) + 1)]
    cells = [
        text(words, x + 3, y - 14, 10)
        for row, y in zip(rows, ys, strict=False)
        for words, x in zip(row, XS, strict=False)
        if words
    ]
    return "".join(cells) + grid(XS, ys)


def task(number: int) -> tuple[str, ...]:
    return (str(number), f"公开第{number}项内容。", "市财政局", "12月底前")


BROKEN = ("2", "公开办事指南，并在网站上", "市财政局、市审计", "12月底前")
REST = ("", "及时更新目录。", "局", "")
WHOLE = TableRow(("2", "公开办事指南，并在网站上及时更新目录。", "市财政局、市审计局", "12月底前"))


@pytest.mark.parametrize("head", [(), (HEAD,)])
def test_a_row_that_a_page_divides_is_one_row(head: tuple[tuple[str, ...], ...]) -> None:
    received = read_file(pdf(table(HEAD, task(1), BROKEN), table(*head, REST, task(3))), "a.pdf")
    assert received.blocks == (
        *map(TableRow, (HEAD, task(1))),
        WHOLE,
        *map(TableRow, (*head, task(3))),
    )
    assert received.remarks == ()


def test_a_row_that_perhaps_continues_is_joined_and_asked_about() -> None:
    rest = ("", "及时更新目录。", "", "")
    data = pdf(table(HEAD, task(1), task(2)), table(rest, task(3)))
    assert lines(data)[2] == "2 | 公开第2项内容。及时更新目录。 | 市财政局 | 12月底前"
    assert questions(data) == [
        "表格有 1 行像是接着上一页的，并入了上一行：及时更新目录。；原件上另起一行的，请分开"
    ]


def test_a_row_with_its_own_number_is_a_row() -> None:
    data = pdf(table(HEAD, task(1), task(2)), table(task(3), task(4)))
    assert len(lines(data)) == 5


def test_a_large_title_on_two_lines_is_one() -> None:
    title = text("云山市人民政府办公室关于印发云山", 124, 760, 22)
    title += text("市政务公开工作要点的通知", 168, 728, 22)
    body = [text("各部门要加强领导，认真落实，务求实效。", 74, 690 - 20 * row) for row in range(3)]
    data = pdf(title + "".join(body))
    assert lines(data)[0] == "云山市人民政府办公室关于印发云山市政务公开工作要点的通知"


@pytest.mark.parametrize(
    "line",
    ["1", "— 1 —", "－1－", "－１－", "第1页", "第1页 共3页", "第 1 页（共 3 页）", "共3页 第1页",
     "第一页", "1/3", "1 / 3", "Page 1 of 3", "·1·", "〔1〕", "1页共3页"],
)  # fmt: skip
def test_a_page_number_is_recognised(line: str) -> None:
    assert PAGE_NUMBER.match(line)


@pytest.mark.parametrize("line", ["1.", "（一）", "2021年", "第一条", "第1季度", "一", "1号"])
def test_other_numbers_are_not_page_numbers(line: str) -> None:
    assert not PAGE_NUMBER.match(line)


def test_bare_figures_are_surely_page_numbers_only_if_they_count() -> None:
    assert is_page_numbers(["1", "2", "3"])
    assert is_page_numbers(["- 7 -"])
    assert not is_page_numbers(["7"])
    assert not is_page_numbers(["12", "30"])


def test_page_numbers_and_a_repeated_head_are_no_question_each_time() -> None:
    pages = [
        TITLE * (number == 1) + table(HEAD, *map(task, range(2 * number - 1, 2 * number + 1)))
        + text(f"－{number}－", 290, 20, 10)
        for number in (1, 2, 3)
    ]  # fmt: skip
    made = draft(pdf(*pages), "a.pdf", load(PLANS / "content"))
    asked = [say(one.question, Language.ZH) for one in made.remarks]
    assert [one for one in asked if "不算文件的内容" in one] == [
        "有 1 处读作网页栏目、表头一类，不算文件的内容：序号 工作任务 责任单位 时限；"
        "其中是文件内容的，请移到它该在的地方"
    ]


def test_a_line_with_the_number_of_its_page_is_printed_with_each_page_and_no_text() -> None:
    pages = [
        text("公开" + one * 30, 100, 700)
        + text(f"https://example.org/plan {number}/3", 100, 20, 10)
        for number, one in enumerate("甲乙丙", start=1)
    ]
    feet = [f"https://example.org/plan {number}/3" for number in (1, 2, 3)]
    read = lines(pdf(*pages))
    assert read[-3:] == feet
    assert "".join(read[:-3]) == "公开" + "公开".join(one * 30 for one in "甲乙丙")


# ---- bombs

EMPTY_FORM = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</Y {} 0 R>>>>"
BOMBS = {
    "stream": (pdf(b" " * 60_000_000), "PDF 展开后超过 48 MiB"),
    "stream in a stream": (
        pdf(BODY, objects={900: b"<</Filter[/FlateDecode/FlateDecode]>>\nstream\n"
                                + zlib.compress(zlib.compress(b" " * 60_000_000, 9))
                                + b"\nendstream"}),
        "PDF 展开后超过 48 MiB",
    ),
    "operators": (pdf(b"q Q " * 1_500_000), "PDF 展开后超过 4 MiB"),
    "forms that double": (
        pdf(
            "/Y Do\n",
            resources="/XObject<</Y 901 0 R>>",
            objects={
                901 + number: stream(b"/Y Do /Y Do", EMPTY_FORM.format(902 + number))
                for number in range(19)
            },
        ),
        "PDF 里的字和线超过 100000 个",
    ),
    "reference to itself": (
        pdf(BODY, objects={900: b"901 0 R", 901: b"900 0 R"}, page="/Rotate 900 0 R"),
        "PDF 打不开或已损坏（circular reference）",
    ),
    "pages": (pdf(*["" for _ in range(301)]), "PDF 超过 300 页"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "said"), BOMBS.values(), ids=BOMBS)
def test_a_bomb_is_refused_with_the_limit(data: bytes, said: str) -> None:
    assert refusal(data).startswith(said)


def test_a_form_that_calls_itself_is_read_once() -> None:
    form = f"{FORM[:-2]}/XObject<</X 901 0 R>>>>"
    data = pdf(
        "/X Do\n",
        resources="/XObject<</X 901 0 R>>",
        objects={901: stream((BODY + "/X Do /X Do").encode(), form)},
    )
    assert read_file(data, "a.pdf").blocks == (SEEN,)


# ---- a browser's own files

PRINTED = """<!doctype html><meta charset="utf-8"><style>
  .mark { position: fixed; top: 40%; left: 20%; font-size: 60px; opacity: .2; transform: rotate(-30deg) }
  td { border: 1px solid; padding: 4px; vertical-align: top } .t { width: 60% }
  tr:nth-child(3) td { height: 200px } p { visibility: hidden }
</style><div class="mark">内部资料</div><h1>任务分解表</h1><p>隐去</p><table>
<tr><td>序号<td class="t">工作任务<td>责任单位
<tr><td>1<td style="height: 780px">公开甲。<td>市财政局
<tr><td>2<td>（一）公开乙；<br>（二）公开丙；<br>（三）公开丁；<br>（四）公开戊；<br>（五）公开己。<td>市审计局
</table>"""


def test_what_a_browser_prints_is_read_without_its_watermark(browser: Browser) -> None:
    tab = browser.new_page()
    tab.set_content(PRINTED)
    data = tab.pdf(format="A4")
    tab.close()
    words = unify("".join(lines(data)))
    assert "内部资料" not in words
    assert all(f"公开{one}" in words for one in "甲乙丙丁戊己")
    assert "有 1 处像是水印，没有写入：内部资料；是正文的，请补记" in questions(data)
