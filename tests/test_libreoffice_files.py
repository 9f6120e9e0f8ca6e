"""What a draft reads of files that LibreOffice 7.4 wrote; their words are invented."""

from generator.drafting.blocks import Block, Paragraph
from generator.drafting.formats.docx import read as read_word
from generator.drafting.formats.reading import Reading
from generator.drafting.formats.xlsx import read as read_workbook
from generator.messages import Language, say

from .conftest import ROOT

FILES = ROOT / "tests" / "office"


def lines(blocks: tuple[Block, ...]) -> list[str | tuple[str, ...]]:
    return [one.text if isinstance(one, Paragraph) else one.cells for one in blocks]


def questions(found: Reading) -> list[str]:
    return [say(one.question, Language.ZH) for one in found.remarks]


def test_a_word_document_of_libreoffice_is_read_as_it_is_shown() -> None:
    found = read_word((FILES / "libreoffice.docx").read_bytes())
    assert lines(found.blocks) == [
        "云山市2021年政务公开工作要点",
        "一、重点任务",
        "（一）推进预算公开。9月底前完成。",
        "（二）1-5个工作日内答复。",
        "二、组织保障",
        "（一）加强考核。",
        "一、另列事项",
        "每季度通报。",
        ("序号", "任务", "单位"),
        ("1", "公开决算", "财政局"),
        ("2", "公开采购", "〃"),
    ]
    assert questions(found) == [
        "原件有 1 处文字读者看不见，没有写入：内部掌握。；原件上看得见的，请补记",
        "原件划去了 1 处文字，没有写入：6月底前；没有划去的，请补记",
        "原件有 1 处修订还没有接受，插入的字写入了：每季度；原件不要的，请删去",
        "原件有 1 处修订还没有接受，删去的字没有写入：每月；没有删去的，请补记",
    ]


def test_a_workbook_of_libreoffice_is_read_as_it_is_shown() -> None:
    found = read_workbook((FILES / "libreoffice.xlsx").read_bytes())
    assert lines(found.blocks) == [
        ("序号", "任务", "单位", "时限", "完成率"),
        ("1", "公开预算", "财政局", "2021年8月", "100%"),
        ("2", "公开决算", "〃", "9月1日", "95.5%"),
        ("4", "公开采购", "审计局", "二〇二一年十二月五日", "50%"),
    ]
    assert questions(found) == [
        "原件有 1 处文字读者看不见，没有写入：3 内部掌握 财政局；原件上看得见的，请补记",
        "有 1 个隐藏的工作表没有读：底稿；是计划的，请取消隐藏，重新起草",
    ]
