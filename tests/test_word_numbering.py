"""The automatic numbers of Word documents, as Word shows them."""

import pytest

from generator.drafting.formats.docx import read
from generator.drafting.formats.docx.numerals import numeral
from generator.messages import Language, say

from .office_files import paragraph, word_file


def level(place: int, kind: str, text: str, more: str = "", suffix: str = "nothing") -> str:
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{more}'
        f'<w:suff w:val="{suffix}"/><w:lvlText w:val="{text}"/></w:lvl>'
    )


def shape(*levels: str, number: int = 1, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{more}{"".join(levels)}</w:abstractNum>'


def number(name: int, overrides: str = "", shape: int = 1) -> str:
    return f'<w:num w:numId="{name}"><w:abstractNumId w:val="{shape}"/>{overrides}</w:num>'


def item(place: int = 0, name: int = 1, words: str = "公开") -> str:
    numbered = f'<w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="{name}"/></w:numPr>'
    return paragraph(words, numbered)


def labels(body: str, lists: str, styles: str = "") -> list[str]:
    """Return the numbers of the paragraphs 公开 of a document."""
    blocks = read(word_file(body, lists=lists, styles=styles)).blocks
    return [getattr(one, "text").removesuffix("公开") for one in blocks]  # noqa: B009


HAN = shape(
    level(0, "chineseCountingThousand", "%1、"), level(1, "chineseCountingThousand", "（%2）")
)
START = '<w:lvlOverride w:ilvl="{}"><w:startOverride w:val="{}"/></w:lvlOverride>'


def test_a_level_begins_anew_behind_a_higher_one() -> None:
    body = item() + item(1) + item(1) + item() + item(1)
    assert labels(body, HAN + number(1)) == ["一、", "（一）", "（二）", "二、", "（一）"]


def test_a_level_below_none_begins_the_higher_ones() -> None:
    assert labels(item(1) + item() + item(1), HAN + number(1)) == ["（一）", "二、", "（一）"]


def test_lists_of_one_shape_go_on_counting() -> None:
    body = item() + item(name=2) + item()
    assert labels(body, HAN + number(1) + number(2)) == ["一、", "二、", "三、"]


def test_a_list_that_starts_anew_does_so_once() -> None:
    body = item() + item() + item(name=2) + item(name=2) + item()
    lists = HAN + number(1) + number(2, START.format(0, 1))
    assert labels(body, lists) == ["一、", "二、", "一、", "二、", "三、"]


def test_a_list_starts_at_its_own_number() -> None:
    lists = HAN + number(1, START.format(0, 5))
    assert labels(item() + item(), lists) == ["五、", "六、"]


def test_a_level_starts_anew_at_its_own_number() -> None:
    lists = HAN + number(1) + number(2, START.format(1, 4))
    body = item() + item(1) + item(1, name=2) + item(1, name=2)
    assert labels(body, lists) == ["一、", "（一）", "（四）", "（五）"]


def test_a_list_may_have_levels_of_its_own() -> None:
    changed = f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "%1.")}</w:lvlOverride>'
    assert labels(item(), HAN + number(1, changed)) == ["1."]


@pytest.mark.parametrize(
    ("restart", "last"), [("", "（一）"), ('<w:lvlRestart w:val="0"/>', "（三）")]
)
def test_a_level_may_go_on_through_all_sections(restart: str, last: str) -> None:
    lists = shape(
        level(0, "chineseCounting", "%1、"), level(1, "chineseCounting", "（%2）", restart)
    )
    body = item() + item(1) + item(1) + item() + item(1)
    assert labels(body, lists + number(1))[-1] == last


def test_a_level_may_begin_anew_only_behind_the_highest() -> None:
    lists = shape(
        level(0, "decimal", "%1"),
        level(1, "decimal", "%1.%2"),
        level(2, "decimal", "%3)", '<w:lvlRestart w:val="1"/>'),
    )
    body = item() + item(1) + item(2) + item(1) + item(2) + item() + item(2)
    assert labels(body, lists + number(1))[2::2] == ["1)", "2)", "1)"]


def test_a_legal_level_has_arabic_numbers_only() -> None:
    lists = shape(
        level(0, "chineseCounting", "第%1章"),
        level(1, "chineseCounting", "%1.%2 ", "<w:isLgl/>"),
    )
    assert labels(item() + item(1), lists + number(1)) == ["第一章", "1.1 "]


@pytest.mark.parametrize(("suffix", "gap"), [("nothing", ""), ("space", " "), ("tab", " ")])
def test_what_stands_behind_a_number_keeps_it_apart(suffix: str, gap: str) -> None:
    lists = shape(level(0, "decimal", "%1.", suffix=suffix)) + number(1)
    blocks = read(word_file(item(words="2021年底前公开"), lists=lists)).blocks
    assert [getattr(one, "text") for one in blocks] == [f"1.{gap}2021年底前公开"]  # noqa: B009


STYLES = (
    '<w:style w:type="paragraph" w:styleId="条"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
    '</w:pPr></w:style><w:style w:type="paragraph" w:styleId="款"><w:basedOn w:val="条"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="无"><w:basedOn w:val="条"/><w:pPr><w:numPr>'
    '<w:numId w:val="0"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="numbering" w:styleId="编号"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
    "</w:pPr></w:style>"
)
OF_STYLE = shape(
    level(0, "chineseCounting", "%1、"),
    level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="条"/>'),
)


@pytest.mark.parametrize(
    ("properties", "label"),
    [
        ('<w:pStyle w:val="条"/>', "（一）"),
        ('<w:pStyle w:val="款"/>', "（一）"),
        ('<w:pStyle w:val="无"/>', ""),
        ('<w:pStyle w:val="条"/><w:numPr><w:numId w:val="0"/></w:numPr>', ""),
        ('<w:pStyle w:val="条"/><w:numPr><w:ilvl w:val="0"/></w:numPr>', "一、"),
    ],
)
def test_a_paragraph_is_numbered_by_its_style(properties: str, label: str) -> None:
    body = paragraph("公开", properties)
    assert labels(body, OF_STYLE + number(1), STYLES) == [label]


def test_a_list_may_have_the_shape_of_a_style_of_lists() -> None:
    linked = shape(number=2, more='<w:numStyleLink w:val="编号"/>')
    lists = HAN + linked + number(1) + number(2, shape=2)
    assert labels(item(name=2), lists, STYLES) == ["一、"]


def test_a_deleted_paragraph_is_not_counted() -> None:
    gone = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        '<w:rPr><w:del w:id="1"/></w:rPr></w:pPr>'
        '<w:del w:id="2"><w:r><w:delText>公开</w:delText></w:r></w:del></w:p>'
    )
    assert labels(item() + gone + item(), HAN + number(1)) == ["一、", "二、"]


@pytest.mark.parametrize(
    ("font", "sign", "shown"), [("Wingdings", "\uf06c", "●"), ("Wingdings", "\uf0d8", "➢"),
                                ("Symbol", "\uf0b7", "•"), ("宋体", "◆", "◆"), ("x", "\uf0ff", "•")]
)  # fmt: skip
def test_a_bullet_is_read_as_the_sign_that_is_shown(font: str, sign: str, shown: str) -> None:
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>'
    assert labels(item(), shape(level(0, "bullet", sign, fonts)) + number(1)) == [shown]


def test_a_format_of_ones_own_has_its_width() -> None:
    kind = (
        '<w:lvl w:ilvl="0"><w:start w:val="7"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback>'
        '<w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
        '<w:suff w:val="nothing"/><w:lvlText w:val="%1."/></w:lvl>'
    )
    assert labels(item(), shape(kind) + number(1)) == ["007."]


def test_a_number_in_an_unknown_format_is_asked_about() -> None:
    found = read(word_file(item(), lists=shape(level(0, "hebrew1", "%1.")) + number(1))).remarks
    assert [say(one.question, Language.ZH) for one in found] == [
        "原件有 1 个自动编号的样式读不出，写作阿拉伯数字：1（hebrew1）；请对照原件"
    ]


@pytest.mark.parametrize(
    ("kind", "number", "written"),
    [
        ("decimalZero", 7, "07"),
        ("decimalFullWidth", 12, "１２"),
        ("upperLetter", 27, "AA"),
        ("lowerRoman", 14, "xiv"),
        ("ordinal", 12, "12th"),
        ("chineseCounting", 29, "二十九"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("chineseCountingThousand", 105, "一百零五"),
        ("chineseCountingThousand", 1010, "一千零一十"),
        ("chineseCountingThousand", 2000, "二千"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("chineseLegalSimplified", 103, "壹佰零叁"),
        ("ideographDigital", 10, "一〇"),
        ("ideographTraditional", 3, "丙"),
        ("ideographTraditional", 11, "11"),
        ("ideographZodiac", 12, "亥"),
        ("ideographEnclosedCircle", 2, "㊁"),
        ("decimalEnclosedCircle", 20, "⑳"),
        ("decimalEnclosedCircle", 21, "21"),
        ("decimalEnclosedFullstop", 1, "⒈"),
        ("decimalEnclosedParen", 3, "⑶"),
        ("numberInDash", 4, "- 4 -"),
        ("hebrew1", 1, None),
    ],
)
def test_a_number_is_written_in_the_formats_of_word(
    kind: str, number: int, written: str | None
) -> None:
    assert numeral(number, kind) == written
