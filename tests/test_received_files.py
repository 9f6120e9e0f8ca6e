"""Received files: their formats and encodings, whatever their names say."""

import io
import zipfile

import pytest

from generator.drafting.blocks import Paragraph, Refusal
from generator.drafting.formats import Received, read_file
from generator.messages import Language, say
from generator.records.sources import Format

WORDS = "云山市2021年政务公开工作要点\n一、重点任务\n1.公开财政预算。（市财政局负责）\n"
TRADITIONAL = "雲山市2021年政務公開工作要點\n一、重點任務\n1.公開財政預算。（市財政局負責）\n"


def questions(received: Received) -> list[str]:
    return [say(one.question, Language.ZH) for one in received.remarks]


def refusal(data: bytes, name: str) -> str:
    with pytest.raises(Refusal) as refused:
        read_file(data, name)
    return say(refused.value.message, Language.ZH)


def zipped(**members: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name, data in members.items():
            file.writestr(name, data)
    return made.getvalue()


# ---- encodings


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("gb18030", WORDS),
        ("gb18030", TRADITIONAL),
        ("big5", TRADITIONAL),
        ("utf-16", WORDS),
        ("utf-16-le", WORDS),
        ("utf-16-be", WORDS),
        ("utf-32", WORDS),
        ("utf-32-be", WORDS),
        ("gb18030", "市财政局"),
        ("big5", "財政局公開"),
        ("utf-16-le", "市财政局"),
    ],
)
def test_the_encoding_of_a_text_is_recognised(encoding: str, words: str) -> None:
    received = read_file(words.encode(encoding), "a.txt")
    assert (received.format, received.text) == (Format.RECODED, words)
    assert questions(received) == []


@pytest.mark.parametrize("declared", ["gb2312", "utf-8", "big5"])
@pytest.mark.parametrize("real", ["gb18030", "utf-8", "big5"])
def test_a_page_is_read_in_its_real_encoding_whatever_it_declares(real: str, declared: str) -> None:
    words = "公開財政預算，由市財政局負責。"
    page = f'<html><meta charset="{declared}"><p>{words}'
    assert read_file(page.encode(real), "a.html").blocks == (Paragraph(words),)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5"])
@pytest.mark.parametrize("stray", [b"\x81", b"\xff"])
def test_a_stray_byte_costs_one_character_and_is_asked_about(encoding: str, stray: bytes) -> None:
    before, after = (part.encode(encoding) for part in TRADITIONAL.split("財政預算", 1))
    received = read_file(before + stray + "財政預算".encode(encoding) + after, "a.txt")
    assert received.text == TRADITIONAL.replace("財政預算", "\ufffd財政預算")
    assert questions(received) == [
        "文件有 1 个字符的字节坏了，读不出（�）：點任務1.公開�財政預算。（市財；请对照原件补上"
    ]


def test_a_text_in_another_language_is_refused() -> None:
    assert refusal("café crème brûlée déjà vu".encode("latin-1"), "a.txt").startswith(
        "看不出文件的编码"
    )


# ---- formats that cannot be read


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (OLE + "WordDocument".encode("utf-16-le"), "a.doc", "旧的 Word 文档（.doc）"),
        (OLE + "WordDocument".encode("utf-16-le"), "a.docx", "旧的 Word 文档（.doc）"),
        (OLE + "WordDocument".encode("utf-16-le"), "a.wps", "WPS 文字文档（.wps）"),
        (OLE + "Workbook".encode("utf-16-le"), "a.et", "WPS 表格（.et）"),
        (OLE + "Workbook".encode("utf-16-le"), "a.xls", "旧的或二进制的 Excel 表格（.xls、.xlsb）"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", "加了密码的 Word 或 Excel 文件"),
        (zipped(**{"OFD.xml": b"<ofd:OFD/>"}), "a.ofd", "OFD 版式文件"),
        (zipped(**{"OFD.xml": b"<ofd:OFD/>"}), "a.docx", "OFD 版式文件"),
        (
            zipped(mimetype=b"application/vnd.oasis.opendocument.text"),
            "a.odt",
            "OpenDocument 文档（.odt）",
        ),
        (
            zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"),
            "a",
            "OpenDocument 表格（.ods）",
        ),
        (zipped(**{"ppt/presentation.xml": b"<p/>"}), "a.pptx", "幻灯片"),
        (zipped(**{"计划.docx": b"PK"}), "a.zip", "压缩包"),
        (b"PK\x03\x04" + bytes(60), "a.zip", "压缩包"),
        (b"Rar!\x1a\x07\x00" + bytes(60), "a.docx", "压缩包"),
        (rb"{\rtf1\ansi \u20113?", "a.doc", "RTF 文档"),
        (
            b"From: <Saved by Blink>\r\nSubject: a\r\n b\r\nMIME-Version: 1.0\r\n"
            b"Content-Type: multipart/related;\r\n\ttype=text/html\r\n\r\n<html>",
            "a.mhtml",
            "网页存档（MHTML）",
        ),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', "a.doc", "XML 形式"),
        (b"\x89PNG\r\n\x1a\n" + bytes(60), "a.pdf", "图片，没有文字"),
        (b"\xff\xd8\xff\xe0" + bytes(60), "a.jpg", "图片，没有文字"),
    ],
)
def test_a_format_that_cannot_be_read_is_refused_by_its_name_with_the_way_out(
    data: bytes, name: str, said: str
) -> None:
    message = refusal(data, name)
    assert message.startswith(f"这是{said}")
    assert message.endswith(("再试", "用里面的文件"))


def test_an_encrypted_archive_is_refused_as_locked() -> None:
    data = bytearray(zipped(a=b"words"))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert refusal(bytes(data), "a.docx").startswith("这是加了密码的压缩包或文档")


@pytest.mark.parametrize("name", ["a.doc", "a.xls", "a.pdf", "a.docx", "a"])
def test_a_page_is_read_under_any_name(name: str) -> None:
    received = read_file("<html><body><p>公开财政预算。".encode(), name)
    assert received.format is Format.HTML


def test_a_text_is_read_under_any_name() -> None:
    assert read_file(WORDS.encode(), "a.doc").text == WORDS
