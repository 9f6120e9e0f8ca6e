"""What a draft reads of an Excel workbook: what its reader sees, as it is shown."""

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font, PatternFill

from generator.drafting.blocks import Paragraph, Refusal
from generator.drafting.formats.xlsx import read
from generator.drafting.formats.xlsx.format_codes import UnknownFormatError
from generator.drafting.formats.xlsx.numbers import show_number, show_text
from generator.messages import Language, say

HEAD = ("序号", "工作任务", "完成时限")


def workbook(*rows: tuple[Any, ...], change: Callable[[Any], None] = lambda _: None) -> bytes:
    """Return a workbook of one sheet with these rows."""
    book = Workbook()
    sheet: Any = book.active
    for one in rows:
        sheet.append(one)
    change(sheet)
    stored = io.BytesIO()
    book.save(stored)
    return stored.getvalue()


def sheet_of(xml: str, *, styles: str = "", columns: str = "", behind: str = "") -> bytes:
    """Return a workbook whose sheet has these rows of XML, as other programs may write it."""
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    members = {"xl/worksheets/sheet1.xml": f"<worksheet {space}>{columns}<sheetData>{xml}</sheetData>{behind}</worksheet>"}  # fmt: skip
    if styles:
        members["xl/styles.xml"] = f"<styleSheet {space}>{styles}</styleSheet>"
    stored = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook())) as old, zipfile.ZipFile(stored, "w", 8) as new:
        for one in old.infolist():
            new.writestr(one.filename, members.get(one.filename, old.read(one)))
    return stored.getvalue()


def lines(data: bytes) -> list[str | tuple[str, ...]]:
    return [one.text if isinstance(one, Paragraph) else one.cells for one in read(data).blocks]


def questions(data: bytes) -> list[str]:
    return [say(one.question, Language.ZH) for one in read(data).remarks]


# ---- numbers as they are shown


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (1, "General", "1"),
        (0.1 + 0.2, "General", "0.3"),
        (1 / 3, "General", "0.333333333"),
        (-2.5, "General", "-2.5"),
        (12345678901, "General", "12345678901"),
        (123456789012, "General", "1.23457E+11"),
        (0.00001, "General", "0.00001"),
        (5, 'General"天"', "5天"),
        (3, 'G/通用格式"项"', "3项"),
        (5, "@", "5"),
        (1, "0%", "100%"),
        (0.955, "0%", "96%"),
        (0.955, "0.0%", "95.5%"),
        (-0.123, "0.0%;[Red]-0.0%", "-12.3%"),
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (1234567, '#,##0,"千元"', "1,235千元"),
        (123456, '0!.0,"万元"', "12.3万元"),
        (3, "00", "03"),
        (3, '"第"0"项"', "第3项"),
        (1234567, "000-0000", "123-4567"),
        (1.005, "0.00", "1.01"),
        (2.5, "0", "3"),
        (-3, "0_);(0)", "(3)"),
        (0, '0;-0;"无"', "无"),
        (5000, "[>=1000]#,##0;0", "5,000"),
        (5, "[>=1000]#,##0;0", "5"),
        (5, "[红色]0", "5"),
        (1234, "[$¥-804]#,##0.00", "¥1,234.00"),
        (12, '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', " 12 "),
        (123, "[DBNum1][$-804]General", "一百二十三"),
        (10, "[DBNum1]General", "一十"),
        (105, "[DBNum1]0", "一〇五"),
        (105, "[DBNum3]0", "１０５"),
        (1234, "[DBNum2][$-804]General", "壹仟贰佰叁拾肆"),
        (44409, 'yyyy"年"m"月"', "2021年8月"),
        (44409, 'm"月"d"日"', "8月1日"),
        (44409, "yyyy年m月d日", "2021年8月1日"),
        (44409, 'yyyy"年"mm"月"', "2021年08月"),
        (44409, 'yy"年"', "21年"),
        (44409, "yyyy.m", "2021.8"),
        (44409, "yyyy/m/d;@", "2021/8/1"),
        (44409, "yyyy-mm-dd", "2021-08-01"),
        (44409, "[$-F800]dddd, mmmm dd, yyyy", "2021年8月1日"),
        (44409, '[DBNum1][$-804]yyyy"年"m"月"d"日"', "二〇二一年八月一日"),
        (44409, "[$-1E000804]yyyy\\年m\\月", "二〇二一年八月"),
        (44409, "[$-x-sysdate]dddd, mmmm dd, yyyy", "2021年8月1日"),
        (44440, "[$-zh-CN]dddd", "星期三"),
        (44440, "aaaa", "星期三"),
        (44409.75, "yyyy-m-d h:mm", "2021-8-1 18:00"),
        (0.6, '上午/下午h"时"mm"分"', "下午2时24分"),
        (1.5, "[h]:mm", "36:00"),
        (0.01, "mm:ss", "14:24"),
        (44409, "mmm-yy", "Aug-21"),
    ],
)
def test_a_number_is_shown_by_its_format(value: float, code: str, shown: str) -> None:
    assert show_number(value, code) == shown


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (1.25, "# ?/?"),
        (12345, "0.00E+00"),
        (44409, "[$-804]mmmm"),
        (44409, "ggge"),
        (44409, "[$-D000409]yyyy"),
        (60, "yyyy-m-d"),
        (-1, "yyyy-m-d"),
        (3e6, "yyyy-m-d"),
        (3, "[DBNum3]General"),
        (3, "hello"),
        (3, "0" * 501),
    ],
)
def test_a_format_that_is_not_known_is_no_guess(value: float, code: str) -> None:
    with pytest.raises(UnknownFormatError):
        show_number(value, code)


def test_days_may_be_counted_from_1904() -> None:
    assert show_number(42947, "yyyy-m-d", from_1904=True) == "2021-8-1"


def test_a_text_is_shown_by_its_format() -> None:
    assert (show_text("明", '@"年底前"'), show_text("明", "0"), show_text("明", ";;;")) == (
        "明年底前", "明", "",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (date(2021, 8, 1), 'yyyy"年"m"月"', "2021年8月"),
        (datetime(2021, 8, 1), 'm"月"d"日"', "8月1日"),
        (1, "0%", "100%"),
        (7, "General", "7"),
        ("007", "General", "007"),
        ("6.10", "@", "6.10"),
        (True, "General", "TRUE"),
    ],
)
def test_a_cell_is_read_as_it_is_shown(value: object, code: str, shown: str) -> None:
    def show(sheet: Any) -> None:
        sheet["C2"].number_format = code

    assert lines(workbook(HEAD, (1, "公开", value), change=show))[1] == ("1", "公开", shown)


@pytest.mark.parametrize(
    ("number", "shown"),
    [(14, "2021/8/1"), (31, "2021年8月1日"), (57, "2021年8月"), (58, "8月1日"), (200, "44409")],
)
def test_a_format_that_is_only_named_by_a_number_is_that_of_chinese_excel(
    number: int, shown: str
) -> None:
    styles = f'<cellXfs><xf numFmtId="0"/><xf numFmtId="{number}"/></cellXfs>'
    row = '<row r="1"><c r="A1" s="1"><v>44409</v></c><c r="B1" t="inlineStr"><is><t>公开</t></is></c></row>'
    assert lines(sheet_of(row, styles=styles)) == [(shown, "公开")]


def test_a_number_of_an_unknown_format_is_asked_about() -> None:
    def show(sheet: Any) -> None:
        sheet["C2"].number_format = "# ?/?"

    data = workbook(HEAD, (1, "公开", 0.5), change=show)
    assert lines(data)[1] == ("1", "公开", "0.5")
    assert questions(data) == [
        "有 1 个单元格的数字格式读不出，照存的数值写了：C2 0.5 # ?/?；请对照原件"
    ]


def test_a_value_that_its_format_hides_is_left_out_with_a_question() -> None:
    def show(sheet: Any) -> None:
        sheet["C2"].number_format = ";;;"

    data = workbook(HEAD, (1, "公开", 20210801), change=show)
    assert lines(data)[1] == ("1", "公开", "")
    assert questions(data) == [
        "原件有 1 处文字读者看不见，没有写入：20210801；原件上看得见的，请补记"
    ]


def test_a_formula_without_a_value_is_asked_about() -> None:
    data = workbook(HEAD, (1, "公开", "=A2+1"))
    assert lines(data)[1] == ("1", "公开", "")
    assert questions(data) == [
        "有 1 个单元格的公式没有存结果，没有写入：C2；请用 Excel 或 WPS 打开、保存后再试，或照原件补上"
    ]


def test_a_formula_shows_its_stored_value() -> None:
    row = (
        '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c>'
        '<c r="B1" t="str"><f>x</f><v>公开</v></c><c r="C1" t="str"><f>y</f><v></v></c></row>'
    )
    assert (lines(sheet_of(row)), questions(sheet_of(row))) == ([("2", "公开")], [])


def test_a_text_that_is_not_there_is_damage() -> None:
    with pytest.raises(Refusal) as refused:
        read(sheet_of('<row r="1"><c r="A1" t="s"><v>9</v></c></row>'))
    assert say(refused.value.message, Language.ZH) == (
        "Excel 文件打不开或已损坏（IndexError）；请重新下载，或另存一份"
    )


# ---- what is not shown


def test_hidden_rows_and_columns_are_left_out_with_a_question() -> None:
    def hide(sheet: Any) -> None:
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["B"].hidden = True

    data = workbook(
        ("序号", "内部", "任务", "时限"), (1, "甲", "公开预算", "6月"), (2, "乙", "公开决算", "9月"),
        change=hide,
    )  # fmt: skip
    assert lines(data) == [("序号", "任务", "时限"), ("1", "公开预算", "6月")]
    assert questions(data) == [
        "原件有 3 处文字读者看不见，没有写入：内部、甲、2 乙 公开决算 9月；原件上看得见的，请补记"
    ]


@pytest.mark.parametrize("row", ['<row r="2" ht="0">', '<row r="2" hidden="true">'])
def test_a_row_without_height_is_hidden(row: str) -> None:
    text = '<c t="inlineStr"><is><t>{}</t></is></c>'
    data = sheet_of(f'<row r="1">{text.format("甲")}</row>{row}{text.format("乙")}</row>')
    assert lines(data) == ["甲"]


def test_a_column_without_width_is_hidden() -> None:
    text = (
        '<row><c t="inlineStr"><is><t>甲</t></is></c><c t="inlineStr"><is><t>乙</t></is></c></row>'
    )
    columns = '<cols><col min="2" max="16384" width="0"/></cols>'
    assert lines(sheet_of(text, columns=columns)) == ["甲"]


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_left_out_with_a_question(state: str) -> None:
    def hide(sheet: Any) -> None:
        other = sheet.parent.create_sheet("底稿")
        other.append(("内部掌握",))
        other.sheet_state = state

    data = workbook(HEAD, (1, "公开", "6月"), change=hide)
    assert len(lines(data)) == 2
    assert questions(data) == ["有 1 个隐藏的工作表没有读：底稿；是计划的，请取消隐藏，重新起草"]


def test_an_empty_hidden_sheet_is_not_asked_about() -> None:
    def hide(sheet: Any) -> None:
        sheet.parent.create_sheet("空").sheet_state = "hidden"

    assert questions(workbook(HEAD, change=hide)) == []


def test_struck_words_are_left_out_with_a_question() -> None:
    part = CellRichText((TextBlock(InlineFont(strike=True), "6月底前"), "9月底前"))

    def strike(sheet: Any) -> None:
        sheet["B2"].font = Font(strike=True)

    data = workbook(HEAD, (1, "公开预算", part), change=strike)
    assert lines(data)[1] == ("1", "", "9月底前")
    assert questions(data) == [
        "原件划去了 2 处文字，没有写入：公开预算、6月底前；没有划去的，请补记"
    ]


def test_white_words_are_asked_about_unless_the_cell_is_filled() -> None:
    def whiten(sheet: Any) -> None:
        for place in ("A1", "B2"):
            sheet[place].font = Font(color="FFFFFFFF")
        sheet["A1"].fill = PatternFill("solid", fgColor="FFC00000")

    data = workbook(HEAD, (1, "公开", "6月"), change=whiten)
    assert questions(data) == [
        "有 1 处文字，原件的读者可能看不见，仍写入了：公开；原件上看不见的，请删去"
    ]


# ---- merged cells


def test_merged_cells_are_read_as_merged() -> None:
    def merge(sheet: Any) -> None:
        sheet.merge_cells("C2:C3")
        sheet.merge_cells("A4:C4")

    data = workbook(
        HEAD, (1, "公开预算", "6月"), (2, "公开决算", None), ("二、保障",), (3, "公开", "9月"),
        change=merge,
    )  # fmt: skip
    assert lines(data)[1:] == [
        ("1", "公开预算", "6月"), ("2", "公开决算", "〃"), "二、保障", ("3", "公开", "9月"),
    ]  # fmt: skip


def test_merged_cells_whose_first_row_is_hidden_show_their_words_below() -> None:
    def merge(sheet: Any) -> None:
        sheet.merge_cells("C2:C4")
        sheet.row_dimensions[2].hidden = True

    data = workbook(
        HEAD, (1, "公开预算", "6月"), (2, "公开决算", None), (3, "公开采购", None), change=merge
    )
    assert lines(data)[1:] == [("2", "公开决算", "6月"), ("3", "公开采购", "〃")]


def test_words_under_merged_cells_are_asked_about() -> None:
    text = '<c r="{}" t="inlineStr"><is><t>{}</t></is></c>'
    rows = f'<row r="1">{text.format("A1", "财政局")}{text.format("B1", "审计局")}</row>'
    data = sheet_of(rows, behind='<mergeCells><mergeCell ref="A1:B1"/></mergeCells>')
    assert lines(data) == ["财政局"]
    assert questions(data) == [
        "原件有 1 处文字读者看不见，没有写入：审计局；原件上看得见的，请补记"
    ]


# ---- limits


@pytest.mark.parametrize("place", ["A1048576", "XFD1", "XFD1048576"])
def test_a_cell_far_away_costs_nothing(place: str) -> None:
    def stray(sheet: Any) -> None:
        sheet[place] = "完"

    found = lines(workbook(HEAD, (1, "公开", "6月"), change=stray))
    assert [one for row in found for one in row if one == "完"] == ["完"]


def test_merged_cells_of_a_whole_sheet_cost_nothing() -> None:
    text = '<row r="1"><c r="A1" t="inlineStr"><is><t>公开</t></is></c></row>'
    behind = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    assert lines(sheet_of(text, behind=behind)) == ["公开"]


@pytest.mark.parametrize(
    ("sheet", "reason"),
    [
        ("<row/>" * 400_001, "文件的内容超过 400000 个元素，不像一份计划；请只留计划的部分再试"),
        (" " * 16_000_001, "文件展开后超过 16 MB，不像一份计划；请把计划的文字另存一份再试"),
        ("<row>" + '<c t="b"><v>1</v></c>' * 41 + "</row>",
         "有表格超过 40 列，不像一份计划；请只留计划的部分再试"),
    ],
)  # fmt: skip
def test_a_workbook_without_end_is_refused(sheet: str, reason: str) -> None:
    with pytest.raises(Refusal) as refused:
        read(sheet_of(sheet))
    assert say(refused.value.message, Language.ZH) == reason
