"""The rule that every question of a draft is answered, in whatever file and form it is left."""

import pytest

from generator.content.questions import find_questions
from generator.content.writing import format_text
from generator.problems import Place
from generator.records.units import RegistryRecord

from ..conftest import Repository
from .conftest import ALPHA

LEFT = "；请照原文核对、改好，再删去这一行注释 [questions-are-answered]"


@pytest.mark.parametrize(
    ("path", "old", "new", "place", "words"),
    [
        (ALPHA, "year: 2020", "# 请核对: 是哪一年？\nyear: 2020", "4:1", "是哪一年？"),
        (ALPHA, "year: 2020", "#请核对：是哪一年？\nyear: 2020", "4:1", "是哪一年？"),
        (ALPHA, "year: 2020", "# 老张，请核对 年份\nyear: 2020", "4:1", "年份"),
        (ALPHA, "year: 2020", "## 甲 # 请核对\nyear: 2020", "4:1", "请核对"),
        (ALPHA, "year: 2020", "year: 2020 # 请核对: 是哪一年？", "4:12", "是哪一年？"),
        (ALPHA, "title: 抓好落实", "title: 抓好落实 # 请核对: 标题", "146:17", "标题"),
        ("content/units/jia.yml", "units:", "units:\n# 请核对: 从这里起是新的", "5:1", "从这里起是新的"),
        ("content/topics.yml", "topics:", "# 请核对: 主题\ntopics:", "1:1", "主题"),
        ("content/functions.yml", "functions:", "# 请核对: 职能\nfunctions:", "1:1", "职能"),
        ("content/glossary.yml", "words:", "# 请核对: 用词\nwords:", "1:1", "用词"),
        ("content/redirects.yml", "documents/", "# 请核对: 新地址\ndocuments/", "1:1", "新地址"),
    ],
)  # fmt: skip
def test_a_question_that_is_left_is_a_problem_at_its_place(
    repository: Repository, path: str, old: str, new: str, place: str, words: str
) -> None:
    text = (repository.root / path).read_text(encoding="utf-8")
    repository.write(path, text.replace(old, new, 1))
    assert repository.problems() == [f"{path}:{place}: 还有一个问题没有答：“{words}”{LEFT}"]


def test_words_of_the_plan_ask_nothing() -> None:
    text = "text: |-\n  # 请核对: 这是正文\n  二\nquote: '# 请核对: 引文' # 别的话\n"
    assert list(find_questions(text, "x.yml")) == []


def test_a_question_behind_a_value_or_at_the_end_is_found_there() -> None:
    text = (
        "text: |- # 请核对: 一\r\n  # 请核对: 正文\r\nnames: [甲] # 请核对: 二\r\n# 请核对: 三\r\n"
    )
    assert [(one.place, one.words) for one in find_questions(text, "x.yml")] == [
        (Place("x.yml", 1, 10), "一"),
        (Place("x.yml", 3, 12), "二"),
        (Place("x.yml", 4, 1), "三"),
    ]


def test_the_canonical_form_keeps_questions_at_what_they_ask_about() -> None:
    text = (
        "units:\n- kind: group\n  # 请核对: 名称\n  name: 甲\n  id: jia\n"
        "# 请核对: 从这里起是新的\n- {id: yi, name: 乙, kind: other}\nname: 某市\nid: mou\n"
    )
    assert format_text(text, "u.yml", RegistryRecord).partition("\n")[2] == (
        "id: mou\nname: 某市\n\nunits:\n- id: jia\n  # 请核对: 名称\n  name: 甲\n  kind: group\n"
        "# 请核对: 从这里起是新的\n- id: yi\n  name: 乙\n  kind: other\n"
    )
