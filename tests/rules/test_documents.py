"""The rules for documents: their numbers, and the fields that header and notice print."""

from hashlib import sha256

import pytest

from generator.grammar.times import read_printed_day

from ..conftest import Repository
from .conftest import ALPHA, BETA, JIA, reports

test_a_broken_rule_is_reported_at_its_place = reports(
    (ALPHA, "id: alpha-2020", "id: alpha", f"{ALPHA}:1:5: id 是 alpha，文件名却是 alpha-2020.yml；请把文件改名为 alpha.yml，文件名对的就改 id [id-is-the-file-name]"),
    (JIA, "id: jia", "id: jian", f"{JIA}:1:5: id 是 jian，文件名却是 jia.yml；请把文件改名为 jian.yml，文件名对的就改 id [id-is-the-file-name]"),
    (ALPHA, "issuer: 甲市人民政府办公室", "issuer: 甲市人民政府", f"{ALPHA}:5:9: issuer 印作“甲市人民政府办公室”，这里却写作“甲市人民政府”；请照印出的写 [fields-are-printed]"),
    (ALPHA, "published: 2020-03-09", "published: 2020-03-10", f"{ALPHA}:9:12: published 印作“2020-03-09”，这里却写作“2020-03-10”；请照印出的写 [fields-are-printed]"),
    (ALPHA, "issued: 2020-03-02", "issued: 2020-03-09", f"{ALPHA}:8:9: issued 印作“2020-03-02”，这里却写作“2020-03-09”；请照印出的写 [fields-are-printed]"),
    (ALPHA, "- number: 省政办发〔2020〕9号", "- number: 省政办发〔2020〕8号", f"{ALPHA}:12:11: 文号“省政办发〔2020〕8号”不在 quote 里；请从 quote 原样复制 [basis-is-quoted]"),
    (ALPHA, "quote: 根据《全省要点》", "quote: 按照《全省要点》", f"{ALPHA}:13:10: quote“按照《全省要点》（省政办发〔2020〕9号）”不在通知或开头段里；最接近的是：根据《全省要点》（省政办发〔2020〕9号）；请从原文复制 [basis-is-quoted]"),
    (BETA, "  - no: 2\n", "  - no: 1\n    label: （二）\n", f"{BETA}:37:9: 任务的编号 1 重复或倒退，前一任务是 1；请改编号 [numbers-rise]"),
    (BETA, "- no: 3\n  title: 监督", "- no: 1\n  title: 监督", f"{BETA}:47:7: 部分的编号 1 重复或倒退，前一部分是 1；请改编号 [numbers-rise]"),
    (BETA, "title: 乙县公开要点责任表\n", "title: 乙县公开要点责任表\nyear: 2019\n", f"{BETA}:4:7: 标题、文号和成文日期里没有“2019”；年份不明就删去 year [fields-are-printed]"),
)  # fmt: skip


def test_a_header_may_be_printed_above_the_title(repository: Repository) -> None:
    archive = (repository.root / "content/sources/alpha-2020.txt").read_bytes()
    title, header, dates = archive.split(b"\n")[1:4]
    new = archive.replace(b"\n".join([title, header, dates]), b"\n".join([header, dates, title]))
    repository.write("content/sources/alpha-2020.txt", new)
    repository.edit(ALPHA, sha256(archive).hexdigest(), sha256(new).hexdigest())
    assert repository.problems() == []


@pytest.mark.parametrize(
    ("printed", "issued"),
    [
        ("二〇二〇年三月二日", "2020-03-02"),
        ("2020 年3月2日", "2020-03-02"),
        ("2020.03.02", "2020-03-02"),
    ],
)
def test_a_date_may_be_printed_in_other_ways(printed: str, issued: str) -> None:
    assert str(read_printed_day(printed)) == issued
