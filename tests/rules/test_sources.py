"""The rules for sources: an archive is unchanged, and its record is complete."""

from hashlib import sha256

import pytest

from generator.grammar.contacts import find_contacts

from ..conftest import Repository
from .conftest import ALPHA, BETA, reports

test_a_broken_rule_is_reported_at_its_place = reports(
    (ALPHA, "stands: 公  开", "stands: 公   开", f"{ALPHA}:24:13: “公   开”在原文里有 0 处；修补要写得只对上 1 处 [steps-do-what-is-declared]"),
    (ALPHA, "quote: 联系人：〔联系方式从略〕", "quote: 联系人", f"{ALPHA}:28:12: “联系人”要含一处〔联系方式从略〕，并在原文里正好有 1 处；请照原文写 [steps-do-what-is-declared]"),
    (BETA, "count: 1", "count: 2", f"{BETA}:13:12: “程式”在原文里有 1 处，这里写作 2 处；请核对 [steps-do-what-is-declared]"),
    (BETA, "word: 程式", "word: 程試", f"{BETA}:12:5: content/glossary.yml 里没有“程試”；请先在那里登记并审核 [steps-do-what-is-declared]"),
    (BETA, "simplified, glossary, punctuation", "simplified, punctuation", f"{BETA}:10:10: 写了 glossary 的词，steps 里却没有 glossary；请加上这一步 [steps-do-what-is-declared]"),
    (ALPHA, "text: 及时公开。", "text: |-\n      及时公开。\n      （三）另一项", f"{ALPHA}:147:11: 正文里的“（三）”像是编号或责任单位；请写进 no、title 或 units [text-holds-no-structure]"),
    (ALPHA, "text: 及时公开。", "text: 及时公开。责任单位：市财政局", f"{ALPHA}:147:11: 正文里的“责任单位：”像是编号或责任单位；请写进 no、title 或 units [text-holds-no-structure]"),
    (BETA, "    text: 及时更新。\n    units_merged: true\n", "    text: |-\n      及时更新。\n      〃\n", f"{BETA}:38:11: 正文里的“〃”像是编号或责任单位；请写进 no、title 或 units [text-holds-no-structure]"),
    (ALPHA, "text: 及时公开。", "text: |-\n      及时\n      公开。", f"{ALPHA}:147:11: content/sources/alpha-2020.txt 第 17 行：记录在“公开。”之前换行，原文没有换行；请照原文改记录 [source-is-whole]"),
    (BETA, "  - no: 3\n    text: 整理数据。\n    units:\n    - role: responsible\n      printed: 县档案馆\n      names: [县档案馆]\n", "", f"{BETA}:42:10: content/sources/beta.txt 第 5 行：原文在这之前还有没有记录的文字：“（三）整理数据。\\t县档案馆”；请照原文补上这段文字或这一整项，不是文件内容的才写入 source.omissions [source-is-whole]"),
    (ALPHA, "  - 附件：说明.pdf", "  - 附件：说明。各部门要落实", f"{ALPHA}:56:5: 这里有完整的句子；正文的话请写进 text [sentences-stand-in-texts]"),
    (ALPHA, "title: 抓好落实", "title: 抓好落实。及时公开", f"{ALPHA}:146:12: 这里有完整的句子；正文的话请写进 text [sentences-stand-in-texts]"),
    (ALPHA, "printed: （责任单位：市财政局", "printed: 报送名单。（责任单位：市财政局", f"{ALPHA}:70:16: 这里有完整的句子；正文的话请写进 text [sentences-stand-in-texts]"),
    (ALPHA, "  contacts:\n  - quote: 联系人：〔联系方式从略〕\n    why: 联系人的姓名\n", "", f"{ALPHA}:16:3: 原文有 1 处〔联系方式从略〕，contacts 记了 0 处；请补齐 [steps-do-what-is-declared]"),
    (BETA, "  glossary:\n", "  glossary:\n  - word: 程式\n    count: 1\n", f"{BETA}:14:11: “程式”写了两次；请只留一次 [glossary-words-are-unique]"),
    (BETA, "received_sha256: 8", "received_sha256: 9", f"{BETA}:8:20: 略去了联系方式，received_sha256 才与 sha256 不同；请核对 contacts 和校验和 [archive-is-unchanged]"),
    (ALPHA, "- 一份虚构的文件。", "- 联系电话13812345678。", f"{ALPHA}:36:5: 记录里有电话号码；请换成〔联系方式从略〕；其实不是的，写入 source.not_contacts [no-contact-details]"),
)  # fmt: skip


def test_the_last_task_cannot_be_omitted(repository: Repository) -> None:
    repository.edit(ALPHA, "  - no: 2\n    title: 抓好落实\n    text: 及时公开。\n", "")
    omission = "  - text: （二）抓好落实。及时公开。\n    why: 栏目\n"
    repository.edit(ALPHA, "  - text: 扫一扫\n", f"{omission}  - text: 扫一扫\n")
    (problem,) = repository.problems()
    assert problem.endswith(
        ": “（二）抓好落实。及时公开。”像是任务的内容，不能略去；正文里只能略去重印的标题 [source-is-whole]"
    )


def test_an_omission_within_the_body_must_be_a_reprint(repository: Repository) -> None:
    task = "  - no: 3\n    text: 整理数据。\n    units:\n    - role: responsible\n      printed: 县档案馆\n      names: [县档案馆]\n"
    repository.edit(BETA, task, "")
    repository.edit(
        BETA,
        "  - text: 一、公开\n",
        "  - text: （三）整理数据。\n    why: 栏目\n  - text: 县档案馆\n    why: 栏目\n  - text: 一、公开\n",
    )
    messages = [problem.split(": ", 1)[1] for problem in repository.problems()]
    assert messages == [
        "“（三）整理数据。”像是任务的内容，不能略去；正文里只能略去重印的标题 [source-is-whole]",
        "“县档案馆”像是任务的内容，不能略去；正文里只能略去重印的标题 [source-is-whole]",
    ]


def test_an_omission_cannot_cut_a_sentence(repository: Repository) -> None:
    """Its words are between two pieces of the record, but do not begin and end at white space."""
    repository.edit(ALPHA, "text: 及时公开。", "text: 公开。")
    repository.edit(
        ALPHA, "  - text: 扫一扫\n", "  - text: 及时\n    why: 栏目\n  - text: 扫一扫\n"
    )
    (problem,) = repository.problems()
    assert problem.endswith(
        "还有没有记录的文字：“及时”；请照原文补上这段文字或这一整项，不是文件内容的才写入 source.omissions [source-is-whole]"
    )


def test_a_unit_list_is_not_a_reprint(repository: Repository) -> None:
    """The words of 三、（四） occur above, but they are not a heading."""
    archive = (repository.root / "content/sources/beta.txt").read_bytes()
    new = archive.replace("縣檔案館".encode(), "縣財政局、各鎮(街)".encode())
    text = (repository.root / BETA).read_text(encoding="utf-8")
    units = (
        "    units:\n    - role: responsible\n      printed: 县档案馆\n      names: [县档案馆]\n"
    )
    text = text.replace(sha256(archive).hexdigest(), sha256(new).hexdigest()).replace(units, "")
    omission = "  - text: 县财政局、各镇（街）\n    why: 重印\n"
    repository.write("content/sources/beta.txt", new)
    repository.write(BETA, text.replace("  - text: 一、公开\n", f"{omission}  - text: 一、公开\n"))
    (problem,) = repository.problems()
    assert problem.endswith(
        "“县财政局、各镇（街）”像是任务的内容，不能略去；正文里只能略去重印的标题 [source-is-whole]"
    )


def test_line_ends_of_windows_are_white_space(repository: Repository) -> None:
    archive = (repository.root / "content/sources/alpha-2020.txt").read_bytes()
    new = archive.replace(b"\n", b"\r\n")
    repository.write("content/sources/alpha-2020.txt", new)
    repository.edit(ALPHA, sha256(archive).hexdigest(), sha256(new).hexdigest())
    assert repository.problems() == []


def test_an_archive_in_another_encoding_is_reported(repository: Repository) -> None:
    old = (repository.root / "content/sources/beta.txt").read_bytes()
    new = old.decode().encode("gb18030")
    repository.write("content/sources/beta.txt", new)
    text = (repository.root / BETA).read_text(encoding="utf-8")
    repository.write(BETA, text.replace(sha256(old).hexdigest(), sha256(new).hexdigest()))
    (problem,) = repository.problems()
    assert problem.startswith("content/sources/beta.txt:1:")
    assert problem.endswith("不是 UTF-8 编码；请把文件另存为 UTF-8 [text-is-utf-8]")


def test_an_archive_belongs_to_one_record(repository: Repository) -> None:
    text = (repository.root / BETA).read_text(encoding="utf-8")
    repository.write("content/documents/gamma.yml", text.replace("id: beta", "id: gamma"))
    assert repository.problems() == [
        f"content/documents/gamma.yml:6:9: {BETA} 已经用了这份存档；一份存档只做一份记录，请改 file [archive-is-unchanged]"
    ]


def test_the_record_with_the_wrong_checksum_names_the_wrong_archive(repository: Repository) -> None:
    repository.edit(ALPHA, "file: alpha-2020.txt", "file: beta.txt")
    assert (
        f"{ALPHA}:16:9: {BETA} 已经用了这份存档；一份存档只做一份记录，请改 file [archive-is-unchanged]"
        in (repository.problems())
    )
    assert not [one for one in repository.problems() if one.startswith(BETA)]


def test_a_changed_archive_is_not_compared(repository: Repository) -> None:
    repository.write("content/sources/beta.txt", "别的内容")
    (problem,) = repository.problems()
    assert problem.startswith(f"{BETA}:7:11: content/sources/beta.txt 的校验和是 ")
    assert problem.endswith("；存档不能改动，请恢复它 [archive-is-unchanged]")


def test_a_missing_archive_is_reported(repository: Repository) -> None:
    (repository.root / "content/sources/beta.txt").unlink()
    assert repository.problems() == [
        f"{BETA}:6:9: 没有 content/sources/beta.txt；请放进存档，或改文件名 [archive-is-unchanged]"
    ]


def test_an_archive_without_a_record_is_reported(repository: Repository) -> None:
    repository.write("content/sources/gamma.txt", "内容")
    assert repository.problems() == [
        "content/sources/gamma.txt:1:1: 没有文件的记录用到这份存档；请写一份记录，或移走它 [archive-is-unchanged]"
    ]


@pytest.mark.parametrize("name", ["gamma.txt", "gamma.html"])
def test_a_file_that_is_not_an_archive_is_reported(repository: Repository, name: str) -> None:
    (repository.root / "content/sources" / name).mkdir()
    (problem,) = repository.problems()
    assert problem.startswith(f"content/sources/{name}:1:1: ")


@pytest.mark.parametrize(
    "contact",
    [
        "0716-1234567",
        "（0716）1234567",
        "0716－1234567",
        "0716 1234567",
        "13812345678",
        "138 1234 5678",
        "some.one@example.gov.cn",
    ],
)
def test_contact_details_in_an_archive_are_found(repository: Repository, contact: str) -> None:
    kind = "邮箱" if "@" in contact else "电话号码"
    old = (repository.root / "content/sources/beta.txt").read_bytes()
    new = old + f"\n電話:{contact}".encode()
    repository.write("content/sources/beta.txt", new)
    repository.edit(BETA, sha256(old).hexdigest(), sha256(new).hexdigest())
    assert (
        f"content/sources/beta.txt:7:4: 存档里有{kind}；请换成〔联系方式从略〕，并写入 source.contacts；其实不是的，写入 source.not_contacts [no-contact-details]"
        in repository.problems()
    )


def test_a_document_number_is_not_a_phone_number() -> None:
    for printed in ("011217651/2017-20030", "764137816/2020-16573", "2020-10-21 09:55:57"):
        assert find_contacts(printed) == ()


def test_a_checksum_is_not_a_phone_number(repository: Repository) -> None:
    repository.edit(ALPHA, "received_sha256: 00000000000", "received_sha256: 13812345678")
    assert repository.problems() == []


def archived(repository: Repository, line: str) -> list[str]:
    """Return the problems of private details after a line has been added to an archive."""
    old = (repository.root / "content/sources/beta.txt").read_bytes()
    new = old + f"\n{line}".encode()
    repository.write("content/sources/beta.txt", new)
    repository.edit(BETA, sha256(old).hexdigest(), sha256(new).hexdigest())
    return [problem for problem in repository.problems() if "contact" in problem.split(" [")[-1]]


def test_a_doubtful_detail_in_an_archive_is_asked_about(repository: Repository) -> None:
    assert archived(repository, "联系电话：123001") == [
        "content/sources/beta.txt:7:6: “123001”像是电话号码；是的，请换成〔联系方式从略〕并写入 source.contacts；不是的，连同理由写入 source.not_contacts [no-contact-details]"
    ]


def test_an_editor_answers_that_words_are_no_contact_detail(repository: Repository) -> None:
    repository.edit(
        BETA,
        "  glossary:\n",
        "  not_contacts:\n  - quote: '123001'\n    why: 柜台的号\n  glossary:\n",
    )
    assert archived(repository, "联系电话：123001") == []


def test_an_answer_that_answers_nothing_is_reported(repository: Repository) -> None:
    repository.edit(
        BETA,
        "  glossary:\n",
        "  not_contacts:\n  - quote: '123001'\n    why: 柜台的号\n  glossary:\n",
    )
    assert repository.problems() == [
        f"{BETA}:12:12: 原文和记录里没有像联系方式的“123001”；请照抄，或删去这一条 [not-contacts-look-like-one]"
    ]


def test_a_phone_in_the_catalogue_header_is_known_by_its_label(repository: Repository) -> None:
    repository.edit(
        ALPHA, "label: 索引号\n  value: A/2020-1", "label: 联系电话\n  value: '1230001'"
    )
    found = [one for one in repository.problems() if one.endswith("[no-contact-details]")]
    assert found == [
        f"{ALPHA}:40:10: 记录里有电话号码；请换成〔联系方式从略〕；其实不是的，写入 source.not_contacts [no-contact-details]"
    ]


URL = "  url: https://www.jiashi.example/2020/03/yaodian.html\n"
FETCHED = "  fetched: 2020-03-10\n"
ARCHIVED = (
    "  archived: https://archive.example/2020/https://www.jiashi.example/2020/03/yaodian.html\n"
)
UNKNOWN = "  url_unknown: 收到的是打印件\n"


@pytest.mark.parametrize(
    ("path", "old", "new", "problems"),
    [
        (BETA, UNKNOWN, "", ["6:3: 没有写原文的网址；知道就写 url，不知道就在 url_unknown 写明理由"]),
        (BETA, UNKNOWN, f"{URL}{UNKNOWN}", ["10:16: 已经写了 url；请删去 url_unknown，或删去 url"]),
        (BETA, UNKNOWN, f"{UNKNOWN}{FETCHED}", ["10:12: fetched 说的是网址 url 的事，这里却没有 url；请补上 url，或删去 fetched"]),
        (BETA, UNKNOWN, f"{UNKNOWN}{ARCHIVED}", ["10:13: archived 说的是网址 url 的事，这里却没有 url；请补上 url，或删去 archived"]),
        (ALPHA, FETCHED, "  fetched: 2020-03-08\n", ["20:12: 取得的日子 2020-03-08 早于文件的日子 2020-03-09；请改正 fetched"]),
        (ALPHA, FETCHED, "  fetched: 2020-03-09\n", []),
        (ALPHA, f"{FETCHED}{ARCHIVED}", "", []),
    ],
)  # fmt: skip
def test_a_source_has_its_address_or_says_why_none_is_known(
    repository: Repository, path: str, old: str, new: str, problems: list[str]
) -> None:
    repository.edit(path, old, new)
    assert repository.problems() == [f"{path}:{one} [source-has-an-address]" for one in problems]
