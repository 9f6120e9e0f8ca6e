"""Which key or word was meant: written alike, or named by the Chinese description of a model."""

import pytest
from pydantic import BaseModel

from generator.content.models import fields_at, meanings_of_choices, meanings_of_keys
from generator.nearest import suggest
from generator.problems import Loc
from generator.records.commitments import DateRecord
from generator.records.documents import DocumentRecord
from generator.records.tasks import TaskRecord, UnitsRecord
from generator.records.units import UnitRecord

from .conftest import Repository
from .rules.conftest import ALPHA


@pytest.mark.parametrize(
    ("model", "wrong", "right"),
    [
        (DocumentRecord, "年份", "year"),
        (DocumentRecord, "文号", "number"),
        (DocumentRecord, "Year", "year"),
        (DocumentRecord, "index-number", "index_number"),
        (TaskRecord, "编号", "no"),
        (TaskRecord, "责任单位", "units"),
        (TaskRecord, "正文", "text"),
        (TaskRecord, "txet", "text"),
        (DateRecord, "截止", "due"),
        (UnitRecord, "别名", "aliases"),
        (UnitRecord, "职能", "function"),
    ],
)
def test_a_key_is_found_by_its_description(model: type[BaseModel], wrong: str, right: str) -> None:
    keys = meanings_of_keys((model,))
    assert suggest(wrong, keys, keys).words[0] == right


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("牵头", "lead"), ("责任单位", "responsible"), ("配合", "supporting"), ("Lead", "lead")],
)
def test_a_word_is_found_by_its_description(wrong: str, right: str) -> None:
    roles = ("lead", "responsible", "supporting", "named")
    meanings = meanings_of_choices(fields_at(UnitsRecord, Loc(("role",))), roles)
    assert suggest(wrong, roles, meanings).words == (right,)


def test_nothing_alike_is_suggested_for_a_word_of_another_subject() -> None:
    keys = meanings_of_keys((DocumentRecord,))
    assert suggest("天气", keys, keys).words == ()


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("year: 2020", "年份: 2020", "不认识的键 年份；最接近的是：year；请改正，或删去 [key-is-known]"),
        ("kind: period-end", "kind: period_end", "kind 不能是“period_end”；最接近的是：period-end；可以写：date、period-end、relative、recurring、minimum-duration、ongoing、start [value-fits]"),
        ("role: lead", "role: 牵头", "role 不能是“牵头”；最接近的是：lead；可以写：lead、responsible、supporting、named [value-fits]"),
        ("  title: 推进公开", "  title: 推进公开\n  units_note: 按职责", "键 units_note 不能写在这里，它写在 opening、closing、tasks 里面；请检查缩进，或改正 [key-is-known]"),
        ("      due: 2020-08-20", "      due: 2020-08-20\n      duration: P5D", "键 duration 只用于 kind 是 relative、minimum-duration 的；请先看 kind 对不对，不对就改，对的才删去这个键 [key-is-known]"),
        ("year: 2020", "year: ２０２０", "“２０２０”里有全角的字符（２０）；请写成 2020 [signs-are-ascii]"),
    ],
)  # fmt: skip
def test_a_problem_names_what_was_meant(
    repository: Repository, old: str, new: str, problem: str
) -> None:
    repository.edit(ALPHA, old, new)
    found = repository.problems()
    assert [one.split(": ", 1)[1] for one in found] == [problem]
